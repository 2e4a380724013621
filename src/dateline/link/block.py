"""Which pairs of claims are worth comparing: those that share a participant or place and a kind of happening."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from dateline.link.profile import Profile, keys_of_names

FULL = 32
"""A group up to this size is compared all with all."""
WINDOW = 9
"""In a larger group, each claim is compared with this many neighbours in time."""

LATELY = 4096
"""Claims whose keys are remembered."""

Key = tuple[str, ...]
Place = tuple[int, str]
"""Where a claim stands in its groups: its day, then its id."""
Pair = tuple[str, str]


class Blocks:
    """Groups of claims that share something, each in order of time.

    Law: which pairs meet depends on the claims alone, not on the order in which they came. Claims of one article with a type
    or family in common always meet, whatever the size of the case.
    """

    def __init__(self) -> None:
        self._groups: dict[Key, list[Place]] = {}
        self._lately: dict[str, tuple[Profile, frozenset[Key]]] = {}
        """The keys of claims that were asked for lately: those of one are asked for again and again."""

    def add(self, profile: Profile, kept: Set[Key] = frozenset()) -> list[Pair]:
        """Put a claim into its groups, but for those in which it was `kept`; the pairs of others that it parts in one of
        them."""
        parted: list[Pair] = []
        place = (profile.moment, profile.id)
        for key in self._keys_of(profile) - kept:
            group = self._groups.setdefault(key, [])
            reach = _reach(key)
            if len(group) > FULL:
                at = bisect_left(group, place)
                parted += (_pair(group[i], group[i + reach]) for i in range(max(0, at - reach), min(at, len(group) - reach)))
            insort(group, place)
            if len(group) == FULL + 1:
                parted += (_pair(a, b) for a, b in _beyond(group, reach) if place not in (a, b))
        return parted

    def fill(self, profiles: Iterable[Profile]) -> None:
        """Put many claims into their groups, where nobody asks whom they part."""
        grown: set[Key] = set()
        for profile in profiles:
            place = (profile.moment, profile.id)
            for key in _keys(profile):
                self._groups.setdefault(key, []).append(place)
                grown.add(key)
        for key in grown:
            self._groups[key].sort()

    def shared(self, before: Profile, now: Profile) -> frozenset[Key]:
        """The groups of a claim in which it stands as before when it is seen otherwise."""
        return self._keys_of(before) & self._keys_of(now) if before.moment == now.moment else frozenset()

    def remove(self, profile: Profile, met: set[Pair], kept: Set[Key] = frozenset()) -> None:
        """Take a claim out of its groups, but for those in which it is `kept`; notes the pairs of others that meet in one of
        them now."""
        place = (profile.moment, profile.id)
        for key in self._keys_of(profile) - kept:
            group = self._groups[key]
            reach = _reach(key)
            at = bisect_left(group, place)
            if len(group) == FULL + 1:
                met.update(_pair(a, b) for a, b in _beyond(group, reach) if place not in (a, b))
            elif len(group) > FULL:
                first, end = max(0, at - reach), min(at, len(group) - reach - 1)
                met.update(_pair(group[i], group[i + reach + 1]) for i in range(first, end))
            del group[at]
            if not group:
                del self._groups[key]

    def partners(self, profile: Profile) -> set[str]:
        """The claims that a claim, which is in its groups, is compared with."""
        place = (profile.moment, profile.id)
        found: set[Place] = set()
        for key in self._keys_of(profile):
            group = self._groups[key]
            if len(group) <= FULL:
                found.update(group)
            else:
                at, reach = bisect_left(group, place), _reach(key)
                found.update(group[max(0, at - reach) : at + reach + 1])
        return {id_ for _, id_ in found if id_ != profile.id}

    def groups(self) -> list[Group]:
        """Those of two claims or more, numbered in order of their keys."""
        several = sorted(key for key, group in self._groups.items() if len(group) > 1)
        return [Group(n, self._within(key), tuple(id_ for _, id_ in self._groups[key])) for n, key in enumerate(several)]

    def meet(self, one: Profile, other: Profile) -> bool:
        """Whether two claims, which are in their groups, are compared."""
        places = (one.moment, one.id), (other.moment, other.id)
        return any(self._near(key, *places) for key in self._keys_of(one) & self._keys_of(other))

    def _keys_of(self, profile: Profile) -> frozenset[Key]:
        known = self._lately.get(profile.id)
        if known is not None and known[0] is profile:
            return known[1]
        if len(self._lately) >= LATELY:
            self._lately.clear()
        self._lately[profile.id] = profile, frozenset(_keys(profile))
        return self._lately[profile.id][1]

    def _within(self, key: Key) -> int:
        return _reach(key) if len(self._groups[key]) > FULL else FULL

    def _near(self, key: Key, one: Place, other: Place) -> bool:
        group = self._groups[key]
        return len(group) <= FULL or abs(bisect_left(group, one) - bisect_left(group, other)) <= _reach(key)


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that share a key, in order of time; those that are no further apart than `within` meet there."""

    number: int
    within: int
    claims: tuple[str, ...]

    @property
    def listed(self) -> int:
        """How many pairs meet in it."""
        others = len(self.claims) - 1
        near = min(self.within, others)
        return near * (near + 1) // 2 + near * (others - near)

    def pairs(self) -> Iterator[Pair]:
        """The pairs that meet in it, each by the two ids in order."""
        for i, one in enumerate(self.claims):
            for other in self.claims[i + 1 : i + 1 + self.within]:
                yield (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Stands:
    """The groups that each claim is in, by their numbers."""

    open: Mapping[str, Set[int]]
    """Those in which it meets all others …"""
    crowded: Mapping[str, Mapping[int, int]]
    """… and those in which it meets some, with its place there …"""
    within: Mapping[int, int]
    """… and how far off the last of these is."""

    def have_met(self, one: str, other: str, number: int) -> bool:
        """Whether two claims meet in a group of a lower number."""
        both = self.open[one] & self.open[other]
        if both and min(both) < number:
            return True
        theirs = self.crowded[other]
        places = ((n, at, theirs[n]) for n, at in self.crowded[one].items() if n < number and n in theirs)
        return any(abs(at - there) <= self.within[n] for n, at, there in places)

    def of(self, claims: Iterable[str]) -> Stands:
        """The same for some claims alone."""
        listed = list(claims)
        return Stands({c: self.open[c] for c in listed}, {c: self.crowded[c] for c in listed}, self.within)


def find_stands(groups: Iterable[Group]) -> Stands:
    """Where the claims of all groups stand."""
    open_: defaultdict[str, set[int]] = defaultdict(set)
    crowded: defaultdict[str, dict[int, int]] = defaultdict(dict)
    within: dict[int, int] = {}
    for group in groups:
        if len(group.claims) <= group.within + 1:
            for id_ in group.claims:
                open_[id_].add(group.number)
        else:
            within[group.number] = group.within
            for at, id_ in enumerate(group.claims):
                crowded[id_][group.number] = at
    return Stands(open_, crowded, within)


def _reach(key: Key) -> int:
    """How many neighbours each claim is compared with in a group of more than FULL."""
    return 4 * WINDOW if key[0] == "article" else WINDOW


def _pair(one: Place, other: Place) -> Pair:
    return (one[1], other[1]) if one[1] < other[1] else (other[1], one[1])


def _beyond(group: Sequence[Place], reach: int) -> Iterator[tuple[Place, Place]]:
    """The pairs of a group that stand further apart."""
    return ((a, b) for i, a in enumerate(group) for b in group[i + reach + 1 :])


def _keys(p: Profile) -> Iterable[Key]:
    families = p.families | p.mode_families
    for name in keys_of_names(p.people) | {part[:4] for part in p.place}:
        yield "type", p.type, name
        for family in families:
            yield "family", family, name
    if p.fine:
        yield "day", p.type, str(p.first)
        for family in families:
            yield "day", family, str(p.first)
    yield "article", p.article, p.type
    for word in p.trigger:
        yield "word", word
    for family in families:
        yield "article", p.article, family
        yield "kind", family
