"""The pages of places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.export.words import date_range
from dateline.model import Event
from dateline.web.filters import Filters
from dateline.web.overview import Spot, count_places
from dateline.web.press import Edition, key_of
from dateline.web.seeing import LISTED, count_names, see_event, turn
from dateline.web.telling import count_all
from dateline.web.views import Count, EventLine, Leaf


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in a list; `precision` is how exactly it is known."""

    name: str
    key: str
    precision: str
    country: str | None
    events: int
    first: str | None
    last: str | None
    """First and last time of the dated events there, as ISO cut to what is known."""


@dataclass(frozen=True, slots=True)
class PlaceList:
    """All places, those of most events first, a page of them; `unplaced` events have none."""

    page: Leaf
    places: tuple[PlaceLine, ...]
    spots: tuple[Spot, ...]
    unplaced: int


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place: where it is, what reports call it, who acts there, and the first of the events there."""

    place: PlaceLine
    spot: Spot
    printed: tuple[Count, ...]
    """The words of the reports that were read as it, and in how many reports."""
    runners_up: tuple[Count, ...]
    """What these words could have meant as well."""
    actors: tuple[Count, ...]
    disputed: tuple[EventLine, ...]
    """Events that some report puts here and some elsewhere."""
    events: tuple[EventLine, ...]


def list_places(edition: Edition, number: int) -> PlaceList:
    """All places."""
    page, names = turn(tuple(edition.places), number)
    whole = edition.select(Filters())
    spots = whole.keep("places", lambda: count_places(whole.events))
    return PlaceList(page, tuple(_see_place(edition, name) for name in names), spots, count_all(edition, whole).unplaced)


def _see_place(edition: Edition, name: str) -> PlaceLine:
    events = edition.places[name]
    (spot,) = count_places(events)
    starts = [(e.when.earliest, start) for e in events if e.when.earliest and (start := date_range(e.when)[0])]
    ends = [(e.when.latest, end) for e in events if e.when.latest and (end := date_range(e.when)[1])]
    first, last = min(starts, default=(None, None))[1], max(ends, default=(None, None))[1]
    return PlaceLine(name, key_of(name), spot.precision, spot.country, len(events), first, last)


def view_place(edition: Edition, name: str) -> PlacePage:
    """A place whole."""
    events = edition.places[name]
    claims = [c for e in events for c in edition.chronology.claims_of(e) if c.where is not None and c.where.name == name]
    printed = {(c.where.text, c.article) for c in claims if c.where and c.where.text}
    other = {(c.where.runner_up, c.article) for c in claims if c.where and c.where.runner_up}
    (spot,) = count_places(events)
    return PlacePage(
        _see_place(edition, name),
        spot,
        count_names(text for text, _ in printed),
        count_names(text for text, _ in other),
        _actors_at(events),
        tuple(see_event(e) for e in events if any(d.slot == "where" and d.kind != "precision" for d in e.disagreements)),
        tuple(map(see_event, events[:LISTED])),
    )


def _actors_at(events: Sequence[Event]) -> tuple[Count, ...]:
    counts = Counter(name for e in events for name in {*e.actors, *e.recipients})
    return tuple(Count(n, k) for n, k in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:12])
