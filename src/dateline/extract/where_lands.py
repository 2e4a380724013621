"""Which country somebody is of: a state, a body of one state, somebody who held office in one state only."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.countries import Country, by_code, by_demonym, country
from dateline.knowledge.offices import offices_of
from dateline.knowledge.organisations import organisation
from dateline.model import Filler
from dateline.vocabulary import language


def lands_of(parties: Sequence[Filler]) -> list[Country]:
    """The countries that somebody is of, in order; those of whom it is not known are left out."""
    return [land for one in parties if (land := _land_of(one.name)) is not None]


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
