"""The chronology counted: over time, over places, and who acts on whom. Counted here, so that a page stays small however
many events there are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dateline.export.families import FAMILIES, Family, family_of
from dateline.model import Event
from dateline.web.filters import Filters
from dateline.web.press import Edition, Selection
from dateline.web.telling import count_all, list_events
from dateline.web.views import Counts, EventList

BINS = 96
"""Bins of the histogram at most."""
TRIMMED = 200
"""One event in so many may lie before the first bin, and one after the last: a slip of a date must not flatten the rest."""
SIDE, NODES, TIES = 10, 24, 60
"""Actors on each side of the matrix; actors and ties of the network."""
HOSTILE, FRIENDLY = {"power", "force", "dispute"}, {"talks", "help"}


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of time, both days included. `sure` events lie in it; `maybe` is the share, by days, of those that may."""

    first: str
    last: str
    sure: int
    maybe: float


@dataclass(frozen=True, slots=True)
class Row:
    """The bins of one family of event types."""

    family: str
    words: str
    glyph: str
    types: tuple[str, ...]
    events: int
    undated: int
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Histogram:
    """Events over time by family; `before` and `after` count what lies outside all bins."""

    unit: str
    rows: tuple[Row, ...]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and how many events are told of it."""

    name: str
    precision: str
    lat: float | None
    lon: float | None
    country: str | None
    events: int


@dataclass(frozen=True, slots=True)
class Cell:
    """How often one acts on another, and how: `leaning` is hostile, friendly, mixed or neutral."""

    actor: str
    recipient: str
    events: int
    leaning: str
    families: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who acts on whom, those of most events; `more` counts the pairs beyond it."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    cells: tuple[Cell, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Node:
    """An actor of the network."""

    name: str
    kind: str
    events: int


@dataclass(frozen=True, slots=True)
class Tie:
    """How many events two actors have together, in whatever part."""

    one: str
    other: str
    events: int


@dataclass(frozen=True, slots=True)
class Network:
    """The actors of most events and the ties between them; `more` counts the actors beyond it."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page: counts, pictures as numbers, and a page of the chronology."""

    case: str
    counts: Counts
    whole: Counts
    histogram: Histogram | None
    places: tuple[Spot, ...]
    matrix: Matrix
    network: Network
    chronology: EventList


def view_overview(edition: Edition, selection: Selection, number: int, *, case: str) -> Overview:
    """The case at a glance, as some filters select it."""
    events, keep = selection.events, selection.keep
    chronology = list_events(edition, selection, number)
    return Overview(
        case,
        chronology.counts,
        count_all(edition, edition.select(Filters())),
        keep("time", lambda: count_time(events)),
        keep("places", lambda: count_places(events)),
        keep("pairs", lambda: count_pairs(events)),
        keep("ties", lambda: count_ties(events, edition)),
        chronology,
    )


# ---------------------------------------------------------------- time


def ends_of(event: Event) -> tuple[int, int]:
    """First and last possible day of a dated event as ordinals; an open end is taken to be the end that is known."""
    first = event.when.earliest or event.when.latest
    last = event.when.latest or event.when.earliest
    assert first is not None
    assert last is not None
    return first.toordinal(), last.toordinal()


def count_time(events: Sequence[Event]) -> Histogram | None:
    """The histogram of some events; None when none of them has a date."""
    dated = [(e, ends_of(e)) for e in events if e.when.dated]
    if not dated:
        return None
    low, high = _range([ends for _, ends in dated])
    unit, edges = _edges(low, high)
    rows = []
    for family in FAMILIES:
        members = [e for e in events if family_of(e.type) is family]
        if members:
            rows.append(_row(family, members, edges))
    outside = [(last < edges[0], first >= edges[-1]) for _, (first, last) in dated]
    before, after = sum(b for b, _ in outside), sum(a for _, a in outside)
    return Histogram(unit, tuple(rows), before, after)


def _range(ends: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The first and last day, but for a few that lie far off."""
    firsts, lasts, spare = sorted(a for a, _ in ends), sorted(b for _, b in ends), len(ends) // TRIMMED
    return firsts[spare], max(lasts[len(lasts) - 1 - spare], firsts[spare])


def _row(family: Family, events: Sequence[Event], edges: Sequence[int]) -> Row:
    sure, maybe = [0] * (len(edges) - 1), [0.0] * (len(edges) - 1)
    dated = [e for e in events if e.when.dated]
    for event in dated:
        _spread(*ends_of(event), edges, sure, maybe)
    days = [(date.fromordinal(a).isoformat(), date.fromordinal(b - 1).isoformat()) for a, b in pairwise(edges)]
    bins = tuple(Bin(*ends, s, round(m, 2)) for ends, s, m in zip(days, sure, maybe, strict=True))
    kinds = tuple(sorted({e.type for e in events}))
    return Row(family.key, family.words, family.glyph, kinds, len(events), len(events) - len(dated), bins)


def _spread(first: int, last: int, edges: Sequence[int], sure: list[int], maybe: list[float]) -> None:
    """Count an event in the bin that holds it, or by days in all that it may lie in."""
    low, high = bisect_right(edges, first) - 1, bisect_right(edges, last) - 1
    if low == high:
        if 0 <= low < len(sure):
            sure[low] += 1
        return
    for at in range(max(low, 0), min(high, len(maybe) - 1) + 1):
        days = min(edges[at + 1] - 1, last) - max(edges[at], first) + 1
        maybe[at] += days / (last - first + 1)


def _edges(low: int, high: int) -> tuple[str, list[int]]:
    """The unit, and the first days of the bins from low to high with the day after the last one's end."""
    span = high - low + 1
    if span <= BINS:
        return "day", list(range(low, high + 2))
    if span <= 7 * (BINS - 1):
        monday = low - (low - 1) % 7
        return "week", [*range(monday, high + 1, 7), high + 7 - (high - monday) % 7]
    first, last = date.fromordinal(low), date.fromordinal(high)
    for unit, months in (("month", 1), ("quarter", 3), ("year", 12), ("decade", 120), ("century", 1200)):
        starts = list(_starts(first, last, months))
        if len(starts) <= BINS + 1 or unit == "century":
            return unit, starts
    raise AssertionError


def _starts(first: date, last: date, months: int) -> Iterator[int]:
    """First days of stretches of so many months, from the one that holds `first` to the one after that which holds `last`."""
    at = (first.year * 12 + first.month - 1) // months * months
    while True:
        year, month = divmod(at, 12)
        if year > date.max.year:
            yield date.max.toordinal() + 1
            return
        yield date(max(year, 1), month + 1, 1).toordinal()
        if (year, month + 1) > (last.year, last.month):
            return
        at += months


def day_before(iso: str) -> str:
    """The day before another, as ISO."""
    return (date.fromisoformat(iso) - timedelta(1)).isoformat()


# ---------------------------------------------------------------- places


def count_places(events: Iterable[Event]) -> tuple[Spot, ...]:
    """Places by events, the foremost first; each with the coordinates that most of its events give."""
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[tuple[str, float | None, float | None, str | None]]] = {}
    for event in events:
        if event.where is not None:
            where = event.where
            counts[where.name] += 1
            forms.setdefault(where.name, Counter())[(where.precision, where.lat, where.lon, where.country)] += 1
    spots = []
    for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        (precision, lat, lon, country), _ = min(forms[name].items(), key=lambda item: (-item[1], repr(item[0])))
        spots.append(Spot(name, precision, lat, lon, country, number))
    return tuple(spots)


# ---------------------------------------------------------------- actors


def count_pairs(events: Iterable[Event]) -> Matrix:
    """The matrix of those who act most, and of those who are acted on most."""
    pairs: dict[tuple[str, str], Counter[str]] = {}
    for event in events:
        for actor in event.actors:
            for recipient in event.recipients:
                pairs.setdefault((actor, recipient), Counter())[family_of(event.type).key] += 1
    actors, recipients = (_foremost(pairs, side) for side in (0, 1))
    shown = {pair: kinds for pair, kinds in pairs.items() if pair[0] in actors and pair[1] in recipients}
    rows = tuple(a for a in actors if any(pair[0] == a for pair in shown))
    columns = tuple(r for r in recipients if any(pair[1] == r for pair in shown))
    order = sorted(shown, key=lambda pair: (rows.index(pair[0]), columns.index(pair[1])))
    cells = tuple(Cell(*p, shown[p].total(), _leaning(shown[p]), tuple(sorted(shown[p].items()))) for p in order)
    return Matrix(rows, columns, cells, len(pairs) - len(shown))


def _foremost(pairs: dict[tuple[str, str], Counter[str]], side: int) -> list[str]:
    counts: Counter[str] = Counter()
    for pair, kinds in pairs.items():
        counts[pair[side]] += kinds.total()
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:SIDE]]


def _leaning(kinds: Counter[str]) -> str:
    hostile, friendly = (sum(kinds[k] for k in group) for group in (HOSTILE, FRIENDLY))
    if not hostile and not friendly:
        return "neutral"
    return "hostile" if hostile > 2 * friendly else "friendly" if friendly > 2 * hostile else "mixed"


def count_ties(events: Iterable[Event], edition: Edition) -> Network:
    """The network of those who stand in most events with others."""
    ties: Counter[tuple[str, str]] = Counter()
    for event in events:
        names = sorted({*event.actors, *event.recipients})[:SIDE]
        ties.update((a, b) for i, a in enumerate(names) for b in names[i + 1 :])
    weight: Counter[str] = Counter()
    for (one, other), number in ties.items():
        weight[one] += number
        weight[other] += number
    foremost = [name for name, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:NODES]]
    among = [(pair, number) for pair, number in ties.items() if pair[0] in foremost and pair[1] in foremost]
    kept = tuple(Tie(*pair, number) for pair, number in sorted(among, key=lambda item: (-item[1], item[0]))[:TIES])
    tied = {name for tie in kept for name in (tie.one, tie.other)}
    actors = edition.chronology.actors
    nodes = tuple(Node(n, actors[n].kind if n in actors else "unknown", weight[n]) for n in foremost if n in tied)
    return Network(nodes, kept, len(weight) - len(nodes))
