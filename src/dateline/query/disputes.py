"""Every point on which the reports of a case disagree, the gravest first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dateline.export.words import value_words
from dateline.model import Chronology, Disagreement, Event
from dateline.query.quotes import Quote, count_origins, first_day, quote_claims
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
    chronology: Chronology, *, of: Collection[str] | None = None, kinds: Collection[str] = GRAVITY
) -> tuple[Dispute, ...]:
    """All points on which the reports of a chronology's events disagree: the gravest kind first, then what more sources
    speak of, then by time of the event. `of` names the ids of the events that are meant, `kinds` the kinds."""
    events = (e for e in chronology if e.disagreements and (of is None or e.id in of))
    found = [(e, _dispute(chronology, e, d)) for e in events for d in e.disagreements if d.kind in kinds]

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


def _dispute(chronology: Chronology, event: Event, one: Disagreement) -> Dispute:
    values = []
    for reading in one.readings:
        quotes = quote_claims(chronology, reading.claims)
        words = value_words(one.slot, reading.value)
        values.append(Value(reading.value, words, count_origins(quotes), first_day(quotes), quotes))
    return Dispute(one.slot, one.kind, one.note, event.id, event.headline, event.when, tuple(values))
