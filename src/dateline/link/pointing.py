"""Which deed a reaction is about that only points at it ("follows the events in Bamako with concern"), where other reports tell
of the deed: of all grave deeds told of that country in the days before, the gravest, if one stands out.

Law: it follows from what events there are, in whatever order they came; where none stands out, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dateline.link.words import fold
from dateline.model import Claim, Event, Place
from dateline.vocabulary import nature
from dateline.when import UNKNOWN, When

WITHIN = 7
"""Days after a deed in which words that only point at what happened in a country are understood."""
CERTAIN = 7
"""Days within which the time of a deed is known that can be so pointed at."""
Cell = tuple[str, int]
"""A country on a day, as an ordinal."""


class Pointing:
    """The grave deeds of a case by country and day, and the claims that point at such."""

    def __init__(self, published: Mapping[str, When]) -> None:
        self._published = published
        self._deeds: defaultdict[Cell, dict[str, Event]] = defaultdict(dict)
        self._claims: defaultdict[Cell, set[str]] = defaultdict(set)

    def note(self, claims: Iterable[Claim]) -> None:
        """Take in the claims that point at a happening."""
        for claim in claims:
            cell = self._cell_of(claim)
            if cell is not None:
                self._claims[cell].add(claim.id)

    def add(self, event: Event) -> None:
        """Take in an event, if it is a grave deed of a known time and country."""
        cell = _cell_of(event)
        if cell is not None:
            self._deeds[cell][event.id] = event

    def remove(self, event: Event) -> None:
        """Take an event out."""
        cell = _cell_of(event)
        if cell is not None:
            self._deeds[cell].pop(event.id, None)

    def stirred_by(self, event: Event) -> Iterator[str]:
        """The claims that may point at an event: those that say something else when it comes or goes."""
        cell = _cell_of(event)
        if cell is not None:
            for after in range(WITHIN + 1):
                yield from self._claims.get((cell[0], cell[1] + after), ())

    def event_of(self, claim: Claim) -> str | None:
        """The id of the event that a claim points at: a seizure of power before other deeds, then the deed that sets the sides
        furthest apart, then the one that more independent sources tell than any other. None when none stands out."""
        cell = self._cell_of(claim)
        if cell is None:
            return None
        near = [e for back in range(WITHIN + 1) for e in self._deeds.get((cell[0], cell[1] - back), {}).values()]
        told = [e for e in near if claim.id not in e.claims]
        gravest = min(map(_gravity, told), default=None)
        ranked = sorted(e.independent_sources for e in told if _gravity(e) == gravest)
        if not ranked or ranked[-2:-1] == ranked[-1:]:
            return None
        return next(e.id for e in told if _gravity(e) == gravest and e.independent_sources == ranked[-1])

    def _cell_of(self, claim: Claim) -> Cell | None:
        said = claim.when.latest or self._published.get(claim.article, UNKNOWN).latest
        return (_land(claim.points_at), said.toordinal()) if claim.points_at is not None and said is not None else None


def _cell_of(event: Event) -> Cell | None:
    kind, first = nature(event.type), event.when.earliest
    grave = kind.deed is not None and kind.hostile and event.status in ("happened", "ongoing", "attempted")
    sure = event.when.days is not None and event.when.days <= CERTAIN
    return (_land(event.where), first.toordinal()) if grave and sure and event.where is not None and first is not None else None


def _gravity(event: Event) -> tuple[bool, float]:
    """The graver the less."""
    kind = nature(event.type)
    return (kind.office != "seized", kind.score or 0.0)


def _land(place: Place) -> str:
    return place.country or fold(place.name.rpartition(",")[2]).strip()
