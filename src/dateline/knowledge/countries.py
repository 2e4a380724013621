"""Countries and territories: every usual name, demonym, capital and seat of government, and who borders whom.

`countries.psv` is our own table; neighbours, centres and populations come from GeoNames and Natural Earth (`borders.psv`).
The canonical name is the usual English one ("Ivory Coast", "United States"); names, demonyms and capitals of another
language (`countries_fr.psv`) are looked up only where that language is asked for.

A place is not an actor: whether "Paris" means
the town or the French government is for the caller to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

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

    def __hash__(self) -> int:
        return hash(self.iso3)

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
def _words_of(language: str) -> tuple[tuple[Country, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]:
    """(country, names, demonyms, capital and seats) in a language; nothing for one that has no table."""
    found = []
    for code, names, adjectives, others, seats in read_rows(_TABLES[language], 5) if language in _TABLES else ():
        demonyms = (*(form for a in split_list(adjectives) for form in _french_forms(a)), *split_list(others))
        if (land := by_code(code)) is not None:
            found.append((land, split_list(names), demonyms, split_list(seats)))
    return tuple(found)


def names_in(country: Country, language: str) -> tuple[str, ...]:
    """The names and demonyms of a country in another language, its English name among them, longest first."""
    found = next(((names, demonyms) for c, names, demonyms, _ in _words_of(language) if c == country), ((), ()))
    return tuple(sorted({country.name, *found[0], *found[1]}, key=lambda n: (-len(n), n)))


_TABLES = {"fr": "countries_fr.psv"}
"""Tables of names in other languages."""


def _french_forms(adjective: str) -> tuple[str, ...]:
    """Masculine and feminine, singular and plural of a French adjective ("malien": malienne, maliens, maliennes)."""
    if adjective.endswith("e") or adjective.endswith("è"):
        return adjective, adjective + "s"
    doubled = adjective.endswith(("ien", "éen", "yen", "on"))
    feminine = adjective + ("ne" if doubled else "e")
    plural = adjective if adjective.endswith("s") else adjective + "s"
    return adjective, feminine, plural, feminine + "s"


@cache
def _by_name(language: str = "en") -> NameIndex[Country]:
    if language != "en":
        return NameIndex((c, names) for c, names, _, _ in _words_of(language))
    return NameIndex((c, (c.name, *c.names)) for c in countries())


@cache
def _by_demonym(language: str = "en") -> NameIndex[Country]:
    if language != "en":
        return NameIndex((c, demonyms) for c, _, demonyms, _ in _words_of(language))
    return NameIndex((c, c.demonyms) for c in countries())


@cache
def _by_seat(language: str = "en") -> NameIndex[Country]:
    if language != "en":
        return NameIndex((c, seats) for c, _, _, seats in _words_of(language))
    return NameIndex((c, c.seats) for c in countries())


@cache
def _by_capital() -> NameIndex[Country]:
    return NameIndex((c, (c.capital, *c.seats)) for c in countries() if c.capital)


@lru_cache(maxsize=65_536)
def country(name: str, language: str = "en") -> Country | None:
    """The country of any of its names, spelt any way; None when it is none ("us" in small letters is not the US)."""
    return _by_name().find(name) or (_by_name(language).find(name) if language != "en" else None)


def by_code(code: str) -> Country | None:
    """The country of an ISO 3166 alpha-3 or alpha-2 code."""
    return _by_code().get(code.upper())


@lru_cache(maxsize=65_536)
def by_demonym(word: str, language: str = "en") -> Country | None:
    """The country of an adjective or a word for its people ("French", "Malians", "Turks"); in English it must have a capital
    letter, in French an adjective has none ("malienne")."""
    if language != "en" and (found := _by_demonym(language).find(word)):
        return found
    return _by_demonym().find(word) if word[:1].isupper() else None


@lru_cache(maxsize=65_536)
def by_seat(word: str, language: str = "en") -> Country | None:
    """The country whose government a word stands for ("Washington", "the Kremlin", "Bamako"), None when it is none."""
    return _by_seat().find(word) or (_by_seat(language).find(word) if language != "en" else None)


def by_capital(name: str, language: str = "en") -> Country | None:
    """The country whose capital (or seat of government) this is."""
    return _by_capital().find(name) or (_by_seat(language).find(name) if language != "en" else None)


def are_neighbours(one: str, other: str) -> bool:
    """Whether two ISO3 codes share a border, or are the same."""
    first = by_code(one)
    return one == other or (first is not None and other in first.neighbours)
