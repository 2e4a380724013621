"""On whose side an actor stands that a report does not name: "the junta", "Norland" and "its soldiers" may be one party."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.knowledge.offices import offices_of
from dateline.link.names import name_tokens
from dateline.link.words import split_words
from dateline.model import Claim

STATE = "state"
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Side:
    """A country's code, or empty, and what of the country: its state, government, forces."""

    land: str
    kinds: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    """Word → the sides it may stand for, from `sides.toml`."""
    table = tomllib.loads((files(__package__) / "sides.toml").read_text("utf-8"))
    out: dict[str, set[str]] = {}
    for kind, line in table.items():
        for word in line.replace("|", " ").split():
            out.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in out.items()}


@lru_cache(maxsize=65536)
def find_side(name: str, home: str) -> Side | None:
    """The side that a name stands on; one that names no country stands on that of its report (`home`). None when the name
    tells no side."""
    tokens = name_tokens(name)
    lands = _lands_of(name)
    rest = [t for t in tokens if t[0] != "="]
    if lands and not rest:
        return Side(lands[0], frozenset({STATE}))
    kinds = frozenset(kind for word in split_words(name) for kind in _words().get(word, ()))
    if kinds:
        return Side(lands[0] if lands else home, kinds)
    return _side_of_person(name)


def _side_of_person(name: str) -> Side | None:
    """A person known to hold offices of one country stands for its government."""
    lands = {f"={t.country.lower()}" for t in offices_of(name) if t.country}
    return Side(lands.pop(), frozenset({"government", PERSON})) if len(lands) == 1 else None


def sides_agree(a: Side | None, b: Side | None) -> float:
    """0 … 1: how far two sides may be one party. Two persons are no party; of two countries none."""
    if a is None or b is None or a.land != b.land or (PERSON in a.kinds and PERSON in b.kinds):
        return 0.0
    if a.kinds & b.kinds:
        return 1.0 if a.land else 0.6
    if not a.land:
        return 0.0
    return 0.7 if STATE in a.kinds | b.kinds else 0.5


def home_lands(claims: Iterable[Claim]) -> dict[str, str]:
    """Article → code of the country that its claims speak of most, or empty when two are level."""
    counts: dict[str, Counter[str]] = {}
    for claim in claims:
        count = counts.setdefault(claim.article, Counter())
        for filler in (*claim.actors, *claim.recipients):
            for land in _lands_of(filler.name):
                count[land] += 1
        for land in set(_lands_of(claim.where.name)) if claim.where else ():
            count[land] += 1
    return {article: _most(count) for article, count in counts.items()}


@lru_cache(maxsize=65536)
def _lands_of(name: str) -> tuple[str, ...]:
    """The codes of the countries that a name names."""
    return tuple(t for t in name_tokens(name) if t[0] == "=")


def _most(count: Counter[str]) -> str:
    first = sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))[:2]
    return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else ""
