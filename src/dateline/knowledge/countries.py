"""Countries and territories: every usual name, demonym, capital and seat of government, and who borders whom.

`countries.psv` is our own table; neighbours, centres and populations come from GeoNames and Natural Earth (`borders.psv`).
The canonical name is the usual English one ("Ivory Coast", "United States"). A place is not an actor: whether "Paris" means
the town or the French government is for the caller to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.knowledge.spelling import NameIndex
from dateline.knowledge.table import read_rows, split_list


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; historical ones (Soviet Union) too, without `iso2`."""

    iso3: str
    iso2: str
    name: str
    names: tuple[str, ...]
    """Other names in use ("US", "U.S.", "America")."""
    adjectives: tuple[str, ...]
    """The first is the usual one ("Malian")."""
    people: tuple[str, ...]
    """Words for its people that no adjective makes ("Frenchman", "Turks")."""
    capital: str
    seats: tuple[str, ...]
    """Words that news uses for its government ("Washington", "Kremlin")."""
    neighbours: tuple[str, ...]
    """ISO3 codes."""
    lat: float | None
    lon: float | None
    geonames: int | None
    population: int

    @property
    def adjective(self) -> str:
        """The usual adjective; the name itself where there is none ("Hong Kong")."""
        return self.adjectives[0] if self.adjectives else self.name

    @property
    def demonyms(self) -> tuple[str, ...]:
        """Adjectives, their plurals where they name people ("Malians"), and the other words for its people."""
        plurals = [a + "s" for a in self.adjectives if not a.endswith(("sh", "ch", "ese", "s"))]
        return (*self.adjectives, *plurals, *self.people)


@cache
def countries() -> tuple[Country, ...]:
    """All of them, in the table's order."""
    borders = {row[0]: row[1:] for row in read_rows("borders.psv", 6)}
    return tuple(_make(row, borders.get(row[0], ("", "", "", "", "0"))) for row in read_rows("countries.psv", 8))


def _make(row: tuple[str, ...], border: tuple[str, ...]) -> Country:
    iso3, iso2, name, names, adjectives, people, capital, seats = row
    near, lat, lon, number, population = border
    return Country(
        iso3,
        iso2,
        name,
        split_list(names),
        split_list(adjectives),
        split_list(people),
        capital,
        split_list(seats),
        split_list(near),
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(number) if number else None,
        int(population),
    )


@cache
def _by_code() -> dict[str, Country]:
    return {code: c for c in countries() for code in (c.iso3, c.iso2) if code}


@cache
def _by_name() -> NameIndex[Country]:
    return NameIndex((c, (c.name, *c.names)) for c in countries())


@cache
def _by_demonym() -> NameIndex[Country]:
    return NameIndex((c, c.demonyms) for c in countries())


@cache
def _by_seat() -> NameIndex[Country]:
    return NameIndex((c, c.seats) for c in countries())


@cache
def _by_capital() -> NameIndex[Country]:
    return NameIndex((c, (c.capital, *c.seats)) for c in countries() if c.capital)


def country(name: str) -> Country | None:
    """The country of any of its names, spelt any way; None when it is none ("us" in small letters is not the US)."""
    return _by_name().find(name)


def by_code(code: str) -> Country | None:
    """The country of an ISO 3166 alpha-3 or alpha-2 code."""
    return _by_code().get(code.upper())


def by_demonym(word: str) -> Country | None:
    """The country of an adjective or a word for its people ("French", "Malians", "Turks"); must have a capital letter."""
    return _by_demonym().find(word) if word[:1].isupper() else None


def by_seat(word: str) -> Country | None:
    """The country whose government a word stands for ("Washington", "the Kremlin", "Bamako"), None when it is none."""
    return _by_seat().find(word)


def by_capital(name: str) -> Country | None:
    """The country whose capital (or seat of government) this is."""
    return _by_capital().find(name)


def are_neighbours(one: str, other: str) -> bool:
    """Whether two ISO3 codes share a border, or are the same."""
    first = by_code(one)
    return one == other or (first is not None and other in first.neighbours)
