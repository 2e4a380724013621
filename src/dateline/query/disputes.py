"""Every point on which the reports of a case disagree, the gravest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dateline.export.words import value_words
from dateline.model import Chronology, Claim, Disagreement, Event, Reading
from dateline.query.quotes import Quote, count_origins, first_day, quote_claims
from dateline.query.slips import find_slips
from dateline.when import When

GRAVITY = ("contradiction", "error", "development", "precision", "spelling")
"""Kinds of disagreement, the gravest first."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value that reports give: who prints it, through whom, and since when."""

    value: str
    words: str
    """The value as a reader would write it."""
    sources: int
    """Independent origins behind it."""
    since: When
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A point on which reports of one event disagree."""

    slot: str
    kind: str
    note: str
    event: str
    """Id of the event."""
    headline: str
    when: When
    values: tuple[Value, ...]


def list_disagreements(
    chronology: Chronology,
    *,
    of: Collection[str] | None = None,
    meant: Callable[[Disagreement], bool] | None = None,
) -> tuple[Dispute, ...]:
    """All points on which the reports of a chronology's events disagree: the gravest kind first, then what more sources
    speak of, then by time of the event; the values of what developed are in order of publication. `of` names the ids of the
    events that are meant; of their points all are, or those that `meant` picks. When all points of a whole case are meant,
    the slips are listed too (`find_slips`)."""
    events = (e for e in chronology if e.disagreements and (of is None or e.id in of))
    points = ((e, d) for e in events for d in map(partial(within, chronology), e.disagreements) if d is not None)
    told = [(e, d) for e, d in points if meant is None or meant(d)]
    if of is None and meant is None:
        told = list(_once(chronology, with_slips(chronology, told)))
    found = [(e, _dispute(chronology, e, d)) for e, d in told]

    def gravity(pair: tuple[Event, Dispute]) -> tuple[object, ...]:
        event, dispute = pair
        voices = count_origins(q for v in dispute.values for q in v.quotes)
        return (
            GRAVITY.index(dispute.kind),
            -voices,
            not event.when.dated,
            event.when.order,
            event.id,
            dispute.slot,
            dispute.note,
        )

    return tuple(dispute for _, dispute in sorted(found, key=gravity))


def _once(chronology: Chronology, told: Iterable[tuple[Event, Disagreement]]) -> Iterator[tuple[Event, Disagreement]]:
    """The points, but of one date that a report prints wrongly only that of the event for which most reports speak: the date of
    an entry may be that of ten events."""
    found: dict[object, list[tuple[Event, Disagreement]]] = defaultdict(list)
    for number, (event, one) in enumerate(told):
        found[_printed(chronology, one) or number].append((event, one))
    for same in found.values():
        event, one = min(same, key=lambda pair: (-pair[0].independent_sources, pair[0].when.order, pair[0].id))
        others = len({e.id for e, _ in same}) - 1
        more = f", and it dates {others} more" if others else ""
        yield event, replace(one, note=f"{one.note}{more}")


def _printed(chronology: Chronology, one: Disagreement) -> frozenset[tuple[str, int]]:
    """Where reports print the dates that an error is about; empty for any other point."""
    if one.kind != "error" or one.slot != "when":
        return frozenset()
    claims = (chronology.claims[c] for r in one.readings for c in r.claims)
    return frozenset((c.article, c.when_span.start) for c in claims if c.when_span and f"“{c.when_text}”" in one.note)


def within(chronology: Chronology, one: Disagreement) -> Disagreement | None:
    """A point with the values that claims of the chronology give; None when too few are left to differ. An answer to an event
    may be left out of a selection that has the event."""
    kept = tuple(r for r in one.readings if not chronology.claims.keys().isdisjoint(r.claims))
    if len(kept) < min(2, len(one.readings)):
        return None
    readings = (replace(r, claims=tuple(c for c in r.claims if c in chronology.claims)) for r in kept)
    return replace(one, readings=tuple(readings))


def with_slips(chronology: Chronology, found: Iterable[tuple[Event, Disagreement]]) -> Iterator[tuple[Event, Disagreement]]:
    """The points of a chronology's events, and what its reports get wrong across events, each with an event that tells it."""
    slips = list(_slips(chronology))
    yield from _without_spelt(found, slips)
    yield from slips


def _without_spelt(
    found: Iterable[tuple[Event, Disagreement]], slips: Iterable[tuple[Event, Disagreement]]
) -> list[tuple[Event, Disagreement]]:
    """The points without the spellings within one event that those of the whole case hold: of one person's name, and all that
    have the same forms."""
    held = [{r.value for r in d.readings} for _, d in slips if d.kind == "spelling"]

    def is_held(d: Disagreement) -> bool:
        return d.kind == "spelling" and (" is spelt " in d.note or any({r.value for r in d.readings} <= h for h in held))

    return [(e, d) for e, d in found if not is_held(d)]


def _slips(chronology: Chronology) -> Iterator[tuple[Event, Disagreement]]:
    """The slips, each with the event of the first claim of the least supported value."""
    home = {c: e for e in chronology for c in e.claims}
    for slip in find_slips(chronology):
        event = home.get(quote_claims(chronology, slip.values[-1][1])[0].claim)
        readings = tuple(_reading(chronology, value, claims) for value, claims in slip.values)
        if event is not None:
            yield event, Disagreement(slip.slot, slip.kind, readings, slip.note)


def _reading(chronology: Chronology, value: str, claims: Sequence[Claim]) -> Reading:
    quotes = quote_claims(chronology, claims)
    articles = tuple(sorted({q.article for q in quotes}))
    return Reading(value, tuple(dict.fromkeys(q.claim for q in quotes)), articles, (), count_origins(quotes))


def _dispute(chronology: Chronology, event: Event, one: Disagreement) -> Dispute:
    values = []
    for reading in one.readings:
        quotes = quote_claims(chronology, reading.claims)
        words = value_words(one.slot, reading.value)
        values.append(Value(reading.value, words, count_origins(quotes), first_day(quotes), quotes))
    if one.kind == "development":
        values.sort(key=lambda v: v.since.order)
    return Dispute(one.slot, one.kind, one.note, event.id, event.headline, event.when, tuple(values))
