"""The gazetteer: every place a name may mean (GeoNames, CC BY 4.0), countries and our own regions and landmarks with it.

Towns of 500 people and more and first- and second-order divisions of all countries; of seven Sahel countries (Burkina
Faso, Guinea, Ivory Coast, Mali, Mauritania, Niger, Senegal) every populated place; and what the user has added
(`own_places`). Names are folded: accents and case do not matter. Which of them an article means is decided in
`extract.where_names`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dateline.knowledge.countries import Country, by_code, country
from dateline.knowledge.own_places import OwnPlace, own_places
from dateline.knowledge.regions import Region, region, residence_of
from dateline.knowledge.spelling import fold
from dateline.knowledge.table import open_table, read_rows

SAME_SPOT = 0.1
"""Degrees within which two places of one name are one."""

Precision = Literal["point", "town", "district", "region", "country"]


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """One place of the gazetteer."""

    name: str
    lat: float | None
    lon: float | None
    code: str
    """GeoNames feature code (PPLC a capital, PPL a place, ADM1 a first-order division, PCLI a country); our own regions
    have RGN, SEA and LNDM."""
    country: str | None
    """ISO3."""
    admin1: str
    """First-order division it lies in, or empty; for a region of our own what its full name adds."""
    population: int
    geonames: int | None
    main: bool = True
    """Whether the name asked for is its own name, not an alternate."""
    admin2: str = ""
    """Second-order division it lies in, or empty."""
    own: bool = False
    """Whether the user has added it."""

    @property
    def precision(self) -> Precision:
        """How fine a place it is."""
        if self.code.startswith("PPL"):
            return "town"
        fixed: dict[str, Precision] = {"PCLI": "country", "ADM1": "region", "ADM2": "district", "ADM3": "district"}
        points = ("LNDM", "AIRP", "AIRB", "AIRF", "INSM")
        return fixed.get(self.code, "point" if self.code in points else "region")

    @property
    def key(self) -> str:
        """The full name with the division that tells namesakes of a country apart: "Boone County, Indiana, United States"."""
        name, _, rest = self.full_name.partition(", ")
        told = self.admin1 if self.code not in ("RGN", "SEA", "LNDM") and self.admin1 != name else ""
        return ", ".join(part for part in (name, told, rest) if part)

    @property
    def full_name(self) -> str:
        """The name as a record gives it: "Bamako, Mali"; a country or a region of several countries stands alone."""
        if self.code in ("RGN", "SEA", "LNDM"):
            return f"{self.name}, {self.admin1}" if self.admin1 else self.name
        land = by_code(self.country) if self.country and self.code != "PCLI" else None
        return f"{self.name}, {land.name}" if land and land.name != self.name else self.name


def places(name: str, language: str = "en") -> tuple[PlaceRecord, ...]:
    """Every place a name may mean: country, our own region, what the user has added, then the gazetteer's by population;
    empty when none."""
    found: list[PlaceRecord] = []
    land, area = country(name, language), region(name)
    if land:
        found.append(_of_country(land))
    if area:
        found.append(_of_region(area))
    return (*found, *_with_own(fold(name)))


def residence(iso3: str) -> PlaceRecord | None:
    """Where a country's head of state sits; None when no name for it is known."""
    found = residence_of(iso3)
    return _of_region(found) if found else None


def _with_own(folded: str) -> tuple[PlaceRecord, ...]:
    """The user's places of a name, then the gazetteer's; one that both have is the gazetteer's entry, marked as the user's,
    when it is as fine, else the user's alone."""
    own = [_of_user(one, folded) for one in own_places(folded)]
    shipped = _of_gazetteer(folded)
    if not own:
        return shipped
    both = {p: next((o for o in own if _is_at(p, o)), None) for p in shipped}
    same = [p for p, o in both.items() if o is not None and o.precision == p.precision]
    new = [o for o in own if not any(_is_at(p, o) for p in same)]
    return (*new, *(replace(p, own=p in same) for p, o in both.items() if p in same or o is None))


def _of_user(one: OwnPlace, folded: str) -> PlaceRecord:
    main = folded == fold(one.name)
    return PlaceRecord(
        one.name, one.lat, one.lon, one.code, one.country or None, "", one.population, one.geonames, main, own=True
    )


def _is_at(place: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether two places lie within some ten kilometres of each other."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(place.lat - other.lat) < SAME_SPOT and abs(place.lon - other.lon) < SAME_SPOT


def _of_country(land: Country) -> PlaceRecord:
    return PlaceRecord(land.name, land.lat, land.lon, "PCLI", land.iso3, "", land.population, land.geonames)


def _of_region(area: Region) -> PlaceRecord:
    code = {"water": "SEA", "landmark": "LNDM", "residence": "LNDM"}.get(area.kind, "RGN")
    only = area.countries[0] if len(area.countries) == 1 else None
    return PlaceRecord(area.name, area.lat, area.lon, code, only, area.within, 0, area.geonames)


@cache
def _of_gazetteer(folded: str) -> tuple[PlaceRecord, ...]:
    row = open_table("place_names.tsv.gz").row(folded) if folded else None
    return tuple(_read(number, folded) for number in row[0].split(" ")) if row else ()


def _read(number: str, folded: str) -> PlaceRecord:
    """Raises LookupError when the tables do not fit together."""
    row = open_table("places.tsv.gz").row(f"{int(number):08d}")
    if row is None:
        raise LookupError(f"place {number} is in place_names.tsv.gz and not in places.tsv.gz")
    name, lat, lon, code, iso3, admin1, admin2, population = row
    y, x = (float(lat), float(lon)) if lat else (None, None)
    usual = _usual_names().get((name, iso3), name) if code.startswith("PPL") else name
    main = folded in (fold(name), fold(usual))
    return PlaceRecord(usual, y, x, code, iso3 or None, admin1, int(population), int(number), main, admin2)


@cache
def _usual_names() -> dict[tuple[str, str], str]:
    """(the gazetteer's name, ISO3) → the name that English news uses."""
    return {(name, iso3): usual for name, iso3, usual in read_rows("towns_own.psv", 3)}


def is_place(name: str) -> bool:
    """Whether the gazetteer, the countries or the regions know the name."""
    return bool(places(name))
