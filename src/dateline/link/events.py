"""The events of a case, kept as its groups change: those whose claims, origins or decisions changed are composed anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from dateline.link.compose import Desk, Dossier, compose_event, open_dossier, tie_event
from dateline.link.decide import event_id
from dateline.link.grouping import Part
from dateline.link.pointing import Pointing
from dateline.link.shards import Spread, compose_assignment, cut_assignments, worth_spreading
from dateline.model import Claim, Event, Judgement


class Events:
    """The events of a case by id. Law: after any changes they are those of the groups, claims and decisions there are; what
    `spread` has them composed by, when they are of many claims, changes nothing in them."""

    def __init__(self, claims: Mapping[str, Claim], desk: Desk, spread: Spread | None = None) -> None:
        self.events: dict[str, Event] = {}
        self._claims, self._desk, self._spread = claims, desk, spread
        self._drafts: dict[str, Event] = {}
        """The events before it is said what they react to."""
        self._pointing = Pointing(desk.published)
        self._part: dict[str, Part] = {}
        """Claim → its group."""
        self._home: dict[str, str] = {}
        """Claim → its event."""
        self._reactions: defaultdict[str, set[str]] = defaultdict(set)
        """Claim → the claims that react to it."""
        self._about: defaultdict[str, set[str]] = defaultdict(set)
        """Claim → the claims that it reacts to or once did."""
        self._orders: dict[str, list[Judgement]] = {}
        self._refused: Set[str] = frozenset()

    def order(self, orders: Iterable[Judgement], refused: Set[str]) -> None:
        """Take in what people decided, in order of time, and what they reject."""
        self._orders, self._refused = {}, refused
        for j in orders:
            self._orders.setdefault(j.target, []).append(j)

    def react(self, claims: Iterable[Claim]) -> None:
        """Note which claims some claims react to."""
        for claim in claims:
            if claim.about is not None:
                self._reactions[claim.about].add(claim.id)
                self._about[claim.id].add(claim.about)

    def _answers(self, part: Part) -> list[Claim]:
        """The claims that react to one of a group, as they are now."""
        found = (self._claims[r] for c in part for r in self._reactions.get(c, ()) if r in self._claims)
        return list({a.id: a for a in found if a.about in part}.values())

    def fill(self, new: Iterable[Part], claims: int) -> dict[str, Event | None]:
        """Compose the events of a case that has none yet, of so many claims; each group is taken when it is its turn, so that
        some are composed elsewhere while others are still being made."""
        opened = (dossier for part in new if (dossier := self._open(part)) is not None)
        for event in self._compose(opened, claims):
            self._take_in(event)
        return {id_: self.events[id_] for id_ in list(self._drafts) if self._publish(id_)}

    def change(self, gone: Iterable[Part], new: Iterable[Part], stirred: Iterable[str]) -> dict[str, Event | None]:
        """Compose the events of new groups, and anew those of some claims; the events that changed, None for one that is no
        more."""
        lost = list(gone)
        before = [self._lose(part) for part in lost]
        told = {a for c in stirred for a in (c, *self._about.get(c, ()))}
        fresh = {*new, *(self._part[c] for c in told if c in self._part)}
        before += [self._lose(part) for part in fresh]
        opened = [dossier for part in fresh if (dossier := self._open(part)) is not None]
        opened.sort(key=lambda d: (d.members[0].article, d.members[0].id))  # A report's text goes with each portion of them.
        count = sum(len(d.members) for d in opened)
        drafts = [*(draft for draft in before if draft is not None), *map(self._take_in, self._compose(opened, count))]
        old = {draft.id for draft in drafts}
        reacting = {r for part in (*lost, *fresh) for c in part for r in self._reactions.get(c, ())}
        reacting |= {r for draft in drafts for r in self._pointing.stirred_by(draft)}
        old.update(self._home[r] for r in reacting if r in self._home)
        return {id_: self.events.get(id_) for id_ in old if self._publish(id_)}

    def _lose(self, part: Part) -> Event | None:
        """Take out the event of a group, if there is one."""
        id_ = self._home.get(part[0]) if self._part.get(part[0]) == part else None
        draft = self._drafts.pop(id_) if id_ is not None else None
        if draft is not None:
            self._pointing.remove(draft)
        for claim in part:
            if self._part.get(claim) == part:
                del self._part[claim]
                self._home.pop(claim, None)
        return draft

    def _open(self, part: Part) -> Dossier | None:
        """What the event of a group is to be composed of; None when people reject it."""
        named = {event_id(c) for c in part} & self._orders.keys() if self._orders else ()
        orders = sorted((j for n in named for j in self._orders[n]), key=lambda j: (j.at, j.id, j.target, j.value))
        self._part.update(dict.fromkeys(part, part))
        self._pointing.note(self._claims[c] for c in part)
        return open_dossier(part, self._claims, self._desk.published, orders, self._refused, self._answers(part))

    def _compose(self, dossiers: Iterable[Dossier], claims: int) -> Iterator[Event]:
        """The events of some dossiers, of so many claims, in whatever order."""
        spread = worth_spreading(self._spread, claims)
        if spread is None:
            yield from (compose_event(dossier, self._desk) for dossier in dossiers)
        else:
            for events in spread(compose_assignment, cut_assignments(dossiers, claims, self._desk)):
                yield from events

    def _take_in(self, draft: Event) -> Event:
        """Keep the event of a group."""
        self._drafts[draft.id] = draft
        self._pointing.add(draft)
        self._home.update(dict.fromkeys(draft.claims, draft.id))
        return draft

    def _publish(self, id_: str) -> bool:
        """Say what an event reacts to; whether it is another than before."""
        draft, before = self._drafts.get(id_), self.events.get(id_)
        if draft is None:
            return self.events.pop(id_, None) is not None
        self.events[id_] = tie_event(draft, self._claims, self._home, self._pointing)
        return self.events[id_] != before
