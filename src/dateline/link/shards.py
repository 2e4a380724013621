"""Many claims compared, and many events composed, at once, in shards: each has all that its part of the work needs to know, so
that any process on any machine can do it and needs nothing else of the case.

Law: what comes out is what one process finds, however the work is cut and in whatever order the shards are done. Comparing is
cut by blocking key, and a pair is compared in one shard, that of the first key under which it meets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from dateline.link.block import Blocks, Group, Pair, Stands, find_stands
from dateline.link.compose import Desk, Dossier, compose_event
from dateline.link.profile import Profile
from dateline.link.score import Scorer, link_pair
from dateline.link.tally import Background, Statistics
from dateline.model import Event

T = TypeVar("T")
R = TypeVar("R")

MANY = 5000
"""Claims at once from which spreading the work is worth it: others have to be started, and told what they need."""
LISTED = 100_000
"""Pairs that meet in the groups of a shard, if no single one has more: a few seconds of work."""
COMPOSED = 5000
"""Claims that the events of an assignment are composed of, if no single one has more: a second or two of work."""
SHARES, LEAST = 12, 16
"""A portion of work is at most this part of what is left of it, so that none who share it has much to do when the others are
done; and at least this part of the largest, since each costs something of its own."""


class Spread(Protocol):
    """What has a stage, a module's function, done to each shard, somewhere, and gives the results in order."""

    def __call__(self, stage: Callable[[T], R], shards: Iterable[T], /) -> Iterator[R]: ...  # noqa: D102


def worth_spreading(spread: Spread | None, claims: int) -> Spread | None:
    """What does a work on so many claims, where others are to do it."""
    return spread if claims >= MANY else None


# ---------------------------------------------------------------- comparing


@dataclass(frozen=True, slots=True)
class Shard:
    """Groups of some blocking keys, with all that comparing their claims needs."""

    groups: tuple[Group, ...]
    profiles: Mapping[str, Profile]
    stands: Stands
    fresh: frozenset[str]
    """The claims that are compared, with each other and with the rest."""
    background: Background


def cut_shards(blocks: Blocks, profiles: Mapping[str, Profile], statistics: Statistics, fresh: Set[str]) -> Iterator[Shard]:
    """The shards in which every pair that meets and of which one is `fresh` is compared once. Each is made when it is asked
    for."""
    groups = blocks.groups()
    stands = find_stands(groups)
    met = [g for g in groups if not fresh.isdisjoint(g.claims)]
    listed = sum(group.listed for group in met)
    for some in _portions(met, lambda group: group.listed, listed, first=LISTED // 8, most=LISTED):
        here = {id_: profiles[id_] for group in some for id_ in group.claims}
        yield Shard(some, here, stands.of(here), frozenset(fresh & here.keys()), statistics.about(here.values()))


Found = tuple[str, str, Literal["same", "different", "unsure"], float, tuple[str, ...]]
"""A link as it is sent: its fields alone, which takes a fifth of the time."""


def compare_shard(shard: Shard) -> list[Found]:
    """The links of the pairs that are compared in a shard."""
    scorer = Scorer(shard.background)
    links = (link_pair(shard.profiles[one], shard.profiles[other], scorer) for one, other in _pairs(shard))
    return [(link.left, link.right, link.verdict, link.score, link.reasons) for link in links if link is not None]


def _pairs(shard: Shard) -> Iterator[Pair]:
    """The pairs that meet in a shard, and under no earlier key."""
    have_met, fresh = shard.stands.have_met, shard.fresh
    for group in shard.groups:
        for one, other in group.pairs():
            if (one in fresh or other in fresh) and not have_met(one, other, group.number):
                yield one, other


# ---------------------------------------------------------------- composing


@dataclass(frozen=True, slots=True)
class Assignment:
    """Events to compose, with all that this needs."""

    dossiers: tuple[Dossier, ...]
    desk: Desk


def cut_assignments(dossiers: Iterable[Dossier], claims: int, desk: Desk) -> Iterator[Assignment]:
    """The assignments in which every event is composed once, of so many claims in all. Each is made when it is asked for."""
    for some in _portions(dossiers, lambda dossier: len(dossier.members), claims, first=COMPOSED, most=COMPOSED):
        yield Assignment(some, desk.about(c for d in some for c in (*d.members, *d.heard)))


def compose_assignment(assignment: Assignment) -> list[Event]:
    """The events of an assignment."""
    return [compose_event(dossier, assignment.desk) for dossier in assignment.dossiers]


def _portions(parts: Iterable[T], size: Callable[[T], int], left: int, *, first: int, most: int) -> Iterator[tuple[T, ...]]:
    """Parts in runs which are at most about so large together, by what each counts for and all do; smaller ones last, and
    first, where the `first` is to be."""
    run: list[T] = []
    held, given = 0, 0
    for part in parts:
        more = size(part)
        if run and held + more > max(most // LEAST, min(most, max(first, given), left // SHARES)):
            yield tuple(run)
            given, left = given + held, left - held
            run, held = [], 0
        run.append(part)
        held += more
    if run:
        yield tuple(run)
