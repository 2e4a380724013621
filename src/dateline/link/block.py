"""Which pairs of claims are worth comparing: those that share a participant or place and a kind of happening."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from dateline.link.profile import Profile, keys_of_names

FULL = 32
"""A group up to this size is compared all with all."""
WINDOW = 9
"""In a larger group, each claim is compared with this many neighbours in time."""

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

    def add(self, profile: Profile) -> list[Pair]:
        """Put a claim into its groups; the pairs of others that it parts in one of them."""
        parted: list[Pair] = []
        place = (profile.moment, profile.id)
        for key in _keys(profile):
            group = self._groups.setdefault(key, [])
            reach = _reach(key)
            if len(group) > FULL:
                at = bisect_left(group, place)
                parted += (_pair(group[i], group[i + reach]) for i in range(max(0, at - reach), min(at, len(group) - reach)))
            insort(group, place)
            if len(group) == FULL + 1:
                parted += (_pair(a, b) for a, b in _beyond(group, reach) if place not in (a, b))
        return parted

    def remove(self, profile: Profile, met: set[Pair]) -> None:
        """Take a claim out of its groups; notes the pairs of others that meet in one of them now."""
        place = (profile.moment, profile.id)
        for key in _keys(profile):
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
        for key in _keys(profile):
            group = self._groups[key]
            if len(group) <= FULL:
                found.update(group)
            else:
                at, reach = bisect_left(group, place), _reach(key)
                found.update(group[max(0, at - reach) : at + reach + 1])
        return {id_ for _, id_ in found if id_ != profile.id}

    def meet(self, one: Profile, other: Profile) -> bool:
        """Whether two claims, which are in their groups, are compared."""
        places = (one.moment, one.id), (other.moment, other.id)
        return any(self._near(key, *places) for key in {*_keys(one)} & {*_keys(other)})

    def _near(self, key: Key, one: Place, other: Place) -> bool:
        group = self._groups[key]
        return len(group) <= FULL or abs(bisect_left(group, one) - bisect_left(group, other)) <= _reach(key)


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
