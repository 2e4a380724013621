"""What is new in a case: since a visit, or since a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.export import words
from dateline.model import Event
from dateline.web.press import Edition
from dateline.web.seeing import LISTED, see_event, see_report, turn
from dateline.web.views import EventLine, Leaf, ReportLine
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Grown:
    """An event that was told before, and what the new reports add to it."""

    event: EventLine
    adds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What the reports that came after the first so many, or that were published since a day, brought: new events, a page of
    them, and what they add to others."""

    after: int | None
    since: str | None
    total: int
    """Reports of the case."""
    reports: tuple[ReportLine, ...]
    page: Leaf
    events: tuple[EventLine, ...]
    grown: tuple[Grown, ...]
    more: int
    """Grown events beyond those listed."""


def view_news(edition: Edition, after: int | None, since: When | None, number: int) -> News:
    """What is new. Without a number or a day: what the reports of the newest day brought."""
    day = since.earliest if since else _newest(edition) if after is None else None
    fresh = _fresh(edition, after, day)
    told = {e.id: e for article in fresh for e in edition.told_in.get(article, ())}
    found = sorted(told.values(), key=lambda e: edition.order[e.id])
    page, events = turn([e for e in found if fresh.issuperset(e.articles)], number)
    grown = [e for e in found if not fresh.issuperset(e.articles)]
    reports = [a for a in edition.reports if a.id in fresh]
    return News(
        after,
        day.isoformat() if day else None,
        len(edition.chronology.articles),
        tuple(see_report(edition, a) for a in reports),
        page,
        tuple(map(see_event, events)),
        tuple(Grown(see_event(e), tuple(_adds(e, fresh))) for e in grown[:LISTED]),
        max(len(grown) - LISTED, 0),
    )


def _newest(edition: Edition) -> date | None:
    return max((a.published.latest for a in edition.reports if a.published.latest), default=None)


def _fresh(edition: Edition, after: int | None, day: date | None) -> frozenset[str]:
    """Ids of the reports that count as new."""
    came = edition.arrivals[after:] if after is not None else edition.arrivals
    articles = edition.chronology.articles
    return frozenset(a for a in came if day is None or ((last := articles[a].published.latest) is not None and last >= day))


def _adds(event: Event, fresh: frozenset[str]) -> Iterator[str]:
    """What new reports add to an event that was told before, a line each."""
    origins = sum(fresh.issuperset(group) for group in event.origins)
    if origins:
        yield words.count_words(origins, "more independent source")
    for one in event.disagreements:
        new = [r.value for r in one.readings if fresh.issuperset(r.articles)]
        if new:
            values = ", ".join(words.value_words(one.slot, value) for value in new)
            yield f"{words.slot_words(one.slot)}, on which sources differ: {values}"
    if not origins:
        copies = sum(a in fresh for a in event.articles)
        yield words.count_words(copies, "copy of a report known before", "copies of reports known before")
