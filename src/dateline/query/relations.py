"""The ledger of a pair: what two sides do and say to each other, and how it adds up month by month."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import permutations
from typing import Literal

from dateline.errors import QuestionError
from dateline.knowledge.spelling import fold
from dateline.model import Actor, Chronology, Claim, Event, Status
from dateline.query.names import answers_to, serves, service
from dateline.query.quotes import Quote, quote_claims
from dateline.when import When

Side = Literal["first", "second"]
Direction = Literal["first", "second", "both"]
"""Who acts: the side named first, the side named second, or both together."""

DONE: frozenset[Status] = frozenset({"happened", "ongoing", "attempted"})
"""States of what counts in the scores: what is only planned, demanded, alleged, denied or supposed is listed and not scored."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    event: str
    when: When
    type: str
    status: Status
    direction: Direction
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    headline: str
    score: float | None
    """None for what is not told as done, and for types without a score."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The scores of one month: `month` is `2020-08`, `number` how many entries have a score."""

    month: str
    number: int
    total: float
    mean: float


@dataclass(frozen=True, slots=True)
class Relations:
    """The ledger of two sides in order of time, and its months from the first to the last with a score."""

    first: str
    second: str
    entries: tuple[Entry, ...]
    months: tuple[Month, ...]
    undated: int
    """Scored entries that are in no month, because no report dates them to one."""
    known: tuple[str, ...]
    """The names asked for that some actor of the chronology answers to."""


@cache
def scores() -> Mapping[str, float]:
    """The score of each event type that has one; the source is in `scores.toml`."""
    table = tomllib.loads((files(__package__) / "scores.toml").read_text("utf-8"))
    return {kind: float(value) for kind, value in table.items()}


def read_relations(chronology: Chronology, first: str, second: str) -> Relations:
    """What two sides do and say to each other, in either direction. A side is any spelling of a name; a state stands for
    its bodies and for those who hold an office of it at the time. Whoever is named as one side is not part of the other.
    Raises `QuestionError` for a name that is none, or one name given twice."""
    _check(first, second)
    pair = _Pair(first, second, chronology.actors)
    entries = [e for event in chronology if (e := _entry(chronology, event, pair))]
    known = tuple(asked for side, asked in pair.asked if any(side in pair.named(a) for a in chronology.actors))
    scored = [e for e in entries if e.score is not None]
    months = _months(scored)
    undated = len(scored) - sum(m.number for m in months)
    return Relations(first, second, tuple(entries), months, undated, known)


def _check(first: str, second: str) -> None:
    for name in (first, second):
        if not fold(name):
            raise QuestionError(f"“{name}” is no name of an actor", remedy="give a name")
    if fold(first) == fold(second):
        raise QuestionError(f"“{first}” and “{second}” are one name", remedy="give the names of two sides")


class _Pair:
    """Which of two sides a name belongs to; what the names say is worked out once for each."""

    def __init__(self, first: str, second: str, actors: Mapping[str, Actor]) -> None:
        self.asked: tuple[tuple[Side, str], ...] = (("first", first), ("second", second))
        self.actors = actors
        self._named: dict[str, frozenset[Side]] = {}
        self._always: dict[str, frozenset[Side] | None] = {}

    def named(self, name: str) -> frozenset[Side]:
        """The sides that an actor is called by."""
        if name not in self._named:
            self._named[name] = frozenset(side for side, asked in self.asked if answers_to(asked, name, self.actors))
        return self._named[name]

    def sides(self, name: str, on: When) -> frozenset[Side]:
        """The sides that an actor is called by, else those that he, she or it acts for at a time."""
        if name not in self._always:
            self._always[name] = self._at_all_times(name)
        always = self._always[name]
        return frozenset(side for side, asked in self.asked if serves(asked, name, on)) if always is None else always

    def _at_all_times(self, name: str) -> frozenset[Side] | None:
        """The sides of a name where they do not hang on the time; None where they do."""
        named = self.named(name)
        serving = {side: service(asked, name) for side, asked in self.asked}
        if not named and any(terms for _, terms in serving.values()):
            return None
        return named or frozenset(side for side, (whole, _) in serving.items() if whole)

    def way(self, claim: Claim, on: When) -> Direction | None:
        """Who acts on whom in a claim, as far as it is between the two; None when it is not."""
        doers = [self.sides(f.name, on) for f in claim.actors]
        if not any(doers):
            return None
        targets = [self.sides(f.name, on) for f in claim.recipients]
        ways: tuple[tuple[Side, Side], ...] = (("first", "second"), ("second", "first"))
        for one, other in ways:
            if any(one in d for d in doers) and any(other in t for t in targets):
                return one
        return "both" if any("first" in a and "second" in b for a, b in permutations(doers, 2)) else None


def _entry(chronology: Chronology, event: Event, pair: _Pair) -> Entry | None:
    """The event as a line of the ledger; None when none of its claims is between the two."""
    told = [(c, pair.way(c, event.when)) for c in chronology.claims_of(event)]
    found = [(c, way) for c, way in told if way is not None]
    if not found:
        return None
    ways = Counter(way for _, way in found)
    way = min(ways, key=lambda w: (-ways[w], w))
    claims = [c for c, w in found if w == way]
    kinds = Counter(c.type for c in claims)
    kind = min(kinds, key=lambda k: (k != event.type, -kinds[k], k))
    status = event.status if any(c.status == event.status for c in claims) else claims[0].status
    return Entry(
        event.id,
        event.when,
        kind,
        status,
        way,
        _names(f.name for c in claims for f in c.actors),
        _names(f.name for c in claims for f in c.recipients),
        event.headline,
        scores().get(kind) if status in DONE else None,
        quote_claims(chronology, (c for c, _ in found)),
    )


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Names, the one given most often first."""
    count = Counter(names)
    return tuple(sorted(count, key=lambda n: (-count[n], n)))


def _months(entries: Iterable[Entry]) -> tuple[Month, ...]:
    """The months from the first to the last in which something is scored, empty ones between them included."""
    by_month: defaultdict[str, list[float]] = defaultdict(list)
    for entry in entries:
        month = month_of(entry.when)
        if month is not None and entry.score is not None:
            by_month[month].append(entry.score)
    if not by_month:
        return ()
    found = []
    for month in _every_month(min(by_month), max(by_month)):
        values = by_month.get(month, [])
        total = round(sum(values), 2)
        found.append(Month(month, len(values), total, round(total / len(values), 2) if values else 0.0))
    return tuple(found)


def month_of(when: When) -> str | None:
    """The month that a dated time lies in, as `2020-08`; None for one that lies in no single month."""
    if not when.dated or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.isoformat()[:7], when.latest.isoformat()[:7]
    return first if first == last else None


def _every_month(first: str, last: str) -> Iterable[str]:
    year, month = map(int, first.split("-"))
    while f"{year:04d}-{month:02d}" <= last:
        yield f"{year:04d}-{month:02d}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
