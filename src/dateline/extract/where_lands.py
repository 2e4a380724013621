"""Which country somebody is of: a state, a body of one state, somebody who held office in one state only."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache

from dateline.knowledge.countries import Country, by_capital, by_code, by_demonym, country
from dateline.knowledge.offices import offices_of
from dateline.knowledge.organisations import organisation
from dateline.knowledge.places import places
from dateline.knowledge.spelling import fold
from dateline.model import Filler
from dateline.vocabulary import language

NAMES = 1 << 16
"""How many names' countries are remembered at once."""
KNOWN_TOWN = 10_000
"""People from which a town may be meant by the name that a country has for short."""
LONGEST_LAND = 6
"""Words of a country's name at most, hyphens among them."""


def only_towns(names: Iterable[str], words: Sequence[str], code: str) -> frozenset[str]:
    """Folded names that are a part of a country's, which an article calls nothing else, and a town's of another country that it
    speaks of more than once: "Trinidad" in a report on Bolivia. `names` are the places that it names, `words` all its words."""
    called: defaultdict[Country, set[str]] = defaultdict(set)
    told: Counter[str] = Counter()
    for name in names:
        if (land := country(name, code)) is not None:
            called[land].add(name)
        if (land := land or by_capital(name.title(), code)) is not None:
            told[land.iso3] += 1
    if all(len(fold(land.name).split()) == 1 for land in called):
        return frozenset()
    for word in words:
        if word[:1].isupper() and (land := by_demonym(word, code)) is not None:
            called[land].add(word)
            told[land.iso3] += 1
    text = fold(" ".join(words))
    short = {min(names): land for land, names in called.items() if len(names) == 1 and fold(land.name) not in text}
    lands = {iso3 for iso3, times in told.items() if times > 1}
    return frozenset(fold(n) for n, land in short.items() if _is_part(n, land) and _has_town(n, lands - {land.iso3}))


def _is_part(words: str, land: Country) -> bool:
    """Whether words are some of a country's name, not all."""
    return {*fold(words).split()} < {*fold(land.name).split()}


def _has_town(name: str, lands: Collection[str]) -> bool:
    """Whether a town that is not small is called so in one of some countries."""
    towns = (p for p in places(name) if p.code.startswith("PPL") and p.main and p.population >= KNOWN_TOWN)
    return any(town.country in lands for town in towns)


def lands_of(parties: Sequence[Filler]) -> list[Country]:
    """The countries that somebody is of, in order; those of whom it is not known are left out."""
    return [land for one in parties if (land := _land_of(one.name)) is not None]


@lru_cache(maxsize=NAMES)
def _land_of(name: str) -> Country | None:
    """The country of a state, a body of one state, or someone who held office in one state only; None when not known."""
    if land := country(name):
        return land
    if known := organisation(name):
        return by_code(known.country or "")
    if offices_of(name):
        return office_land(name)
    first, _, rest = name.partition(" ")
    second = rest.partition(" ")[0]
    if not rest or country(f"{first} {second}"):
        return country(f"{first} {second}") if rest else None
    return (None if _is_surname(rest) else country(first)) or by_demonym(first)


def _is_surname(words: str) -> bool:
    """Whether words behind a country's name make a person's of it, who bears it as a given name: "Israel Ramírez"."""
    known = language("en")
    nouns = known.grammar["generic_org"] | known.grammar["bodies"] | known.grammar["government"]
    called = (not w.isupper() and w.lower() not in nouns and known.sector(w.lower()) is None for w in words.split())
    return all(w[:1].isupper() for w in words.split()) and all(called)


def office_land(name: str) -> Country | None:
    """The country whose offices a person held; None when nobody of the name is known, or one of several states."""
    held = {term.country for term in offices_of(name)}
    return by_code(held.pop() or "") if len(held) == 1 else None


def lands_in(title: str, land_of: Callable[[str], Country | None]) -> list[Country]:
    """The countries that the words of a title name, each once, in their order; `land_of` knows that of a name."""
    parts = [w.removesuffix("'s").removesuffix("’s") for w in re.split(r"[\s:;,.!?]+", title) if w]
    found: dict[str, Country] = {}
    start = 0
    while start < len(parts):
        ends = range(min(len(parts), start + LONGEST_LAND), start, -1)
        end, land = next(((e, known) for e in ends if (known := land_of(" ".join(parts[start:e])))), (start + 1, None))
        if land is not None:
            found.setdefault(land.iso3, land)
        start = end
    return list(found.values())
