"""Which decisions to hold together or to keep apart can all be kept: a later one beats those before that it cannot stand with.

The things may be claims or names; the law is the same: what is held together is one thing, and nothing is apart from itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PairOrder:
    """One decision: some thing of `left` is one with some thing of `right`, or none of `left` is one of `right` (the first of
    `left` is one with nothing at all when `right` is empty)."""

    id: str
    together: bool
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairsKept:
    """What can be kept: the pairs that each order holds or keeps apart, and for each that gives way the later ones it gives
    way to."""

    pairs: Mapping[str, tuple[Pair, ...]]
    beaten: Mapping[str, tuple[str, ...]]


def keep_pairs(orders: Iterable[PairOrder]) -> PairsKept:
    """Which of some orders, given in order of time, hold. Law: all that hold can be carried out at once; the latest always
    holds; one gives way only to later ones."""
    things = _Things()
    pairs: dict[str, tuple[Pair, ...]] = {}
    beaten: dict[str, tuple[str, ...]] = {}
    for order in reversed(list(orders)):
        against = things.join(order) if order.together else things.split(order)
        if isinstance(against, frozenset):
            beaten[order.id] = tuple(sorted(against))
        else:
            pairs[order.id] = against
    return PairsKept(pairs, beaten)


@dataclass(slots=True)
class _Group:
    """Things that are one, the orders that made them so, and the groups they are apart from with the orders that say so."""

    members: set[str]
    made_by: set[str] = field(default_factory=set)
    apart: dict[int, set[str]] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    """Orders by which it stands alone."""


class _Things:
    """Groups of things under the orders taken so far. An order that cannot be kept gives back the orders against it."""

    def __init__(self) -> None:
        self._home: dict[str, int] = {}
        self._groups: dict[int, _Group] = {}
        self._said: defaultdict[frozenset[str], set[str]] = defaultdict(set)
        """Orders by the pair that they name."""

    def join(self, order: PairOrder) -> tuple[Pair, ...] | frozenset[str]:
        """Hold together the first pair that may be."""
        for left in order.left:
            for right in order.right:
                if self._free(left, right):
                    self._unite(self._at(left), self._at(right)).made_by.add(order.id)
                    self._said[frozenset((left, right))].add(order.id)
                    return ((left, right),)
        return self._against([(a, b) for a in order.left for b in order.right])

    def split(self, order: PairOrder) -> tuple[Pair, ...] | frozenset[str]:
        """Keep all of `left` apart from all of `right`."""
        if not order.right:
            return self._isolate(order)
        pairs = tuple((one, other) for one in order.left for other in order.right if one != other)
        within = [(one, other) for one, other in pairs if self._at(one) == self._at(other)]
        if within:
            return self._against(within)
        for one, other in pairs:
            here, there = self._at(one), self._at(other)
            self._groups[here].apart.setdefault(there, set()).add(order.id)
            self._groups[there].apart.setdefault(here, set()).add(order.id)
            self._said[frozenset((one, other))].add(order.id)
        return pairs

    def _isolate(self, order: PairOrder) -> tuple[Pair, ...] | frozenset[str]:
        one = order.left[0]
        group = self._groups[self._at(one)]
        if len(group.members) > 1:
            return frozenset(group.made_by)
        group.alone.add(order.id)
        return ((one, ""),)

    def _at(self, thing: str) -> int:
        if thing not in self._home:
            self._home[thing] = len(self._home)
            self._groups[self._home[thing]] = _Group({thing})
        return self._home[thing]

    def _free(self, left: str, right: str) -> bool:
        """Whether two things are one already, or may be."""
        a, b = self._at(left), self._at(right)
        one, other = self._groups[a], self._groups[b]
        return a == b or not (b in one.apart or one.alone or other.alone)

    def _unite(self, a: int, b: int) -> _Group:
        if a == b:
            return self._groups[a]
        gone = self._groups.pop(b)
        kept = self._groups[a]
        kept.members |= gone.members
        kept.made_by |= gone.made_by
        self._home.update(dict.fromkeys(gone.members, a))
        for other, orders in gone.apart.items():
            kept.apart.setdefault(other, set()).update(orders)
            self._groups[other].apart.setdefault(a, set()).update(self._groups[other].apart.pop(b))
        return kept

    def _against(self, pairs: list[Pair]) -> frozenset[str]:
        """The orders that name one of some pairs; where none does, those that decide it by way of other things."""
        named = {id_ for pair in pairs for id_ in self._said.get(frozenset(pair), ())}
        if named:
            return frozenset(named)
        ways: set[str] = set()
        for left, right in pairs:
            one, other = self._groups[self._at(left)], self._groups[self._at(right)]
            ways |= one.made_by | other.made_by | one.alone | other.alone | one.apart.get(self._at(right), set())
        return frozenset(ways)
