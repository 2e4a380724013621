"""What linking knows of a whole case: how common names and words are, and who often acts with whom.

One more report changes all of it a little. So that it does not change every score, in a large case only how few claims have a
thing counts, whatever the size of the case: one, some, more, or many. Only while few have it can one more claim move the scores
of the others, and then only of these few.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter

from dateline.link.profile import PLANS, Profile
from dateline.vocabulary import nature

EXACT = 1000
"""A case of fewer claims is counted exactly: each report changes it much, and it is soon compared."""
WHOLE = 1024
"""How many claims a larger case is counted as if it had: the least that it can have, as a power of four."""
MANY = 16
"""Things that more claims of it have are all as common. A power of four."""
SMALL_CASE = 200
"""A case of fewer claims tells little about how common a name or word is; it is counted as if it had so many."""


def step_below(count: int) -> int:
    """The largest power of four that is not above a count of 1 or more."""
    return 1 << ((count.bit_length() - 1) & ~1)


def _whole(size: int) -> int:
    """How many claims a case of so many is counted as if it had."""
    return size if size < EXACT else WHOLE


class Tally:
    """How rare each thing is among the claims of a case: 1 when one claim has it; in a small case 0 when all do, in a large one
    no less than what `MANY` claims have."""

    def __init__(self, things: Callable[[Profile], Iterable[str]]) -> None:
        self._things = things
        self._counts: Counter[str] = Counter()
        self._bearers: defaultdict[str, list[str]] = defaultdict(list)
        self.rarity: dict[str, float] = {}

    def count(self, profile: Profile, by: int, changed: set[str]) -> None:
        """Count a profile in (1) or out (−1); notes what it has."""
        for thing in self._things(profile):
            self._counts[thing] += by
            changed.add(thing)
            if by > 0:
                self._bearers[thing].append(profile.id)

    def settle(self, size: int, things: Iterable[str] | None = None) -> set[str]:
        """Work out how rare some things are, or all, in a case of so many claims; those whose rarity is another than before."""
        exact = size < EXACT
        whole = _whole(size)
        top, moved = math.log(whole), set[str]()
        for thing in list(self._counts) if things is None else things:
            count = self._counts[thing]
            if not count:
                self._forget(thing)
                continue
            value = max(0.0, math.log(whole / (count if exact else min(step_below(count), MANY))) / top)
            if self.rarity.get(thing) != value:
                self.rarity[thing] = value
                moved.add(thing)
        return moved

    def about(self, profiles: Iterable[Profile]) -> dict[str, float]:
        """How rare the things of some profiles are."""
        return {thing: self.rarity[thing] for thing in set[str]().union(*map(self._things, profiles))}

    def bearers(self, things: Iterable[str]) -> set[str]:
        """The claims that have some things, and perhaps some that had them."""
        return set[str]().union(*(self._bearers[thing] for thing in things))

    def _forget(self, thing: str) -> None:
        del self._counts[thing]
        self._bearers.pop(thing, None)
        self.rarity.pop(thing, None)


class Allies:
    """Pairs of names that a case often has act as one: a leader and his troops, a government and its spokesman. Two reports
    may name either for the same deed."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._together: dict[str, Counter[str]] = {}
        self._bearers: defaultdict[str, list[str]] = defaultdict(list)

    def are_allied(self, one: str, other: str) -> bool:
        """Whether two names often act as one."""
        often = self._together[one][other] if one in self._together else 0
        return often >= 2 and often >= 0.2 * min(self._seen[one], self._seen[other])

    def knows(self, names: Iterable[str]) -> bool:
        """Whether one of some names ever acted as one with another; cheap to ask."""
        return not self._together.keys().isdisjoint(names)

    def among(self, names: Set[str]) -> Allies:
        """The allies among some names, and no more."""
        found = Allies()
        for one, other in self._allied(names):
            if other in names:
                found._together.setdefault(one, Counter())[other] = self._together[one][other]
                found._seen.update({n: self._seen[n] for n in (one, other) if n not in found._seen})
        return found

    def count(self, profiles: Iterable[tuple[Profile, int]]) -> set[str]:
        """Count profiles in (1) or out (−1); the claims that name somebody whose allies are others than before."""
        listed = list(profiles)
        names = {n for p, _ in listed for n in (*p.actors, *p.said_by)}
        before = self._allied(names)
        for p, by in listed:
            self._count(p, by)
        moved = before ^ self._allied(names)
        return {c for pair in moved for c in min((self._bearers[n] for n in pair), key=len)}

    def _count(self, p: Profile, by: int) -> None:
        for name in {*p.actors, *p.said_by}:
            self._seen[name] += by
        if by > 0:
            for name in {*p.people, *p.said_by}:
                self._bearers[name].append(p.id)
        for one, other in _act_together(p):
            self._together.setdefault(one, Counter())[other] += by

    def _allied(self, names: Iterable[str]) -> set[tuple[str, str]]:
        return {(n, other) for n in names for other in self._together.get(n, ()) if self.are_allied(n, other)}


def _act_together(p: Profile) -> set[tuple[str, str]]:
    """The pairs of names, both ways round, that act as one in a claim."""
    if nature(p.type).mutual:  # who act on each other are no allies by that
        return set()
    pairs = {(a, b) for a in p.actors for b in p.actors if a != b}
    if nature(p.type).speech or p.status in PLANS:
        pairs |= {q for a in p.actors for b in p.said_by if a != b for q in ((a, b), (b, a))}
    return pairs


@dataclass(frozen=True, slots=True)
class Moved:
    """The claims whose scores may be others than before."""

    claims: Set[str]
    """Those whose scores with all others may be."""
    among: Sequence[Set[str]] = ()
    """Claims that share a name, or the word of their trigger: their scores with each other may be."""


@dataclass(frozen=True, slots=True)
class Background:
    """What scores need to know of the case that two claims are in: how rare things are, and who often acts with whom."""

    names: Mapping[str, float]
    triggers: Mapping[str, float]
    topics: Mapping[str, float]
    words: Mapping[str, float]
    allies: Allies


class Statistics:
    """The background of a case, kept as claims come and go. `change` says which have to be compared anew."""

    def __init__(self) -> None:
        self.names = Tally(attrgetter("people"))
        self.triggers = Tally(attrgetter("trigger"))
        self.topics = Tally(attrgetter("topics"))
        self.words = Tally(attrgetter("words"))
        self.allies = Allies()
        self._claims = 0
        self._whole = 0

    @property
    def background(self) -> Background:
        """What there is, as it changes."""
        return Background(self.names.rarity, self.triggers.rarity, self.topics.rarity, self.words.rarity, self.allies)

    def about(self, profiles: Collection[Profile]) -> Background:
        """What the scores of some claims with each other need of it, as it is now: little enough to be sent elsewhere."""
        names, triggers, topics, words = (t.about(profiles) for t in (self.names, self.triggers, self.topics, self.words))
        allies = self.allies.among({n for p in profiles for n in (*p.people, *p.said_by)})
        return Background(names, triggers, topics, words, allies)

    def change(self, gone: Collection[Profile], new: Collection[Profile]) -> Moved:
        """Count claims in and out; the claims whose scores may be others than before. How rare a name or a trigger is tells
        only in the scores of claims that share it."""
        self._claims += len(new) - len(gone)
        size = max(self._claims + 1, SMALL_CASE)
        whole = _whole(size)
        counted = [*((p, -1) for p in gone), *((p, 1) for p in new)]
        claims = self.allies.count(counted)
        among: list[Set[str]] = []
        for tally in (self.names, self.triggers, self.topics, self.words):
            changed: set[str] = set()
            for p, by in counted:
                tally.count(p, by, changed)
            moved = tally.settle(size, None if whole != self._whole else changed)
            if whole == self._whole and tally in (self.names, self.triggers):
                among += (tally.bearers([thing]) for thing in moved)
            else:
                claims |= tally.bearers(moved)
        self._whole = whole
        return Moved(claims, among)
