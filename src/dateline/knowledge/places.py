"""The gazetteer: every place a name may mean (GeoNames, CC BY 4.0), countries and our own regions and landmarks with it.

Towns of 15,000 people and more and first- and second-order divisions of all countries; of seven Sahel countries (Burkina
Faso, Guinea, Ivory Coast, Mali, Mauritania, Niger, Senegal) every populated place. Names are folded: accents and case do
not matter. Which of them an article means is decided in `extract.where`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.knowledge.countries import Country, by_code, country
from dateline.knowledge.regions import Region, region
from dateline.knowledge.spelling import fold
from dateline.knowledge.table import open_table, read_rows

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

    @property
    def precision(self) -> Precision:
        """How fine a place it is."""
        if self.code.startswith("PPL"):
            return "town"
        fixed: dict[str, Precision] = {"PCLI": "country", "ADM1": "region", "ADM2": "district", "ADM3": "district"}
        points = ("LNDM", "AIRP", "AIRB", "AIRF", "INSM")
        return fixed.get(self.code, "point" if self.code in points else "region")

    @property
    def full_name(self) -> str:
        """The name as a record gives it: "Bamako, Mali"; a country or a region of several countries stands alone."""
        if self.code in ("RGN", "SEA", "LNDM"):
            return f"{self.name}, {self.admin1}" if self.admin1 else self.name
        land = by_code(self.country) if self.country and self.code != "PCLI" else None
        return f"{self.name}, {land.name}" if land and land.name != self.name else self.name


def places(name: str) -> tuple[PlaceRecord, ...]:
    """Every place a name may mean: country, then our own region, then the gazetteer's by population; empty when none."""
    found: list[PlaceRecord] = []
    land, area = country(name), region(name)
    if land:
        found.append(_of_country(land))
    if area:
        found.append(_of_region(area))
    return (*found, *_of_gazetteer(fold(name)))


def _of_country(land: Country) -> PlaceRecord:
    return PlaceRecord(land.name, land.lat, land.lon, "PCLI", land.iso3, "", land.population, land.geonames)


def _of_region(area: Region) -> PlaceRecord:
    code = {"water": "SEA", "landmark": "LNDM"}.get(area.kind, "RGN")
    only = area.countries[0] if len(area.countries) == 1 else None
    return PlaceRecord(area.name, area.lat, area.lon, code, only, area.within, 0, None)


@cache
def _of_gazetteer(folded: str) -> tuple[PlaceRecord, ...]:
    numbers = [n for (cell,) in open_table("place_names.tsv.gz").rows(folded) for n in cell.split(" ")] if folded else []
    return tuple(_read(number, folded) for number in numbers)


def _read(number: str, folded: str) -> PlaceRecord:
    (cells,) = open_table("places.tsv.gz").rows(f"{int(number):08d}")
    name, lat, lon, code, iso3, admin1, population = cells
    y, x = (float(lat), float(lon)) if lat else (None, None)
    usual = _usual_names().get((name, iso3), name) if code.startswith("PPL") else name
    main = folded in (fold(name), fold(usual))
    return PlaceRecord(usual, y, x, code, iso3 or None, admin1, int(population), int(number), main)


@cache
def _usual_names() -> dict[tuple[str, str], str]:
    """(the gazetteer's name, ISO3) → the name that English news uses."""
    return {(name, iso3): usual for name, iso3, usual in read_rows("towns_own.psv", 3)}


def is_place(name: str) -> bool:
    """Whether the gazetteer, the countries or the regions know the name."""
    return bool(places(name))
