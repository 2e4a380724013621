"""Many claims compared at once, cut by blocking key: a shard has some keys, the claims that share them, and what scores need to
know of these, so that any process on any machine can compare it and needs nothing else of the case.

Law: a pair is compared in one shard, that of the first key under which it meets; what comes out is what one process finds,
however the keys are cut and in whatever order the shards are done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from dateline.link.block import Blocks, Group, Pair, Stands, find_stands
from dateline.link.profile import Profile
from dateline.link.score import Scorer, link_pair
from dateline.link.tally import Background, Statistics
from dateline.model import Link

LISTED = 200_000
"""Pairs that meet in the groups of a shard, if no single one has more: a few seconds of work."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Groups of some blocking keys, with all that comparing their claims needs."""

    groups: tuple[Group, ...]
    profiles: Mapping[str, Profile]
    stands: Stands
    fresh: frozenset[str]
    """The claims that are compared, with each other and with the rest."""
    background: Background


Spread = Callable[[Iterable[Shard]], Iterator[Sequence[Link]]]
"""What has `compare_shard` done to each shard, somewhere, and gives the results in order."""


def cut_shards(blocks: Blocks, profiles: Mapping[str, Profile], statistics: Statistics, fresh: Set[str]) -> Iterator[Shard]:
    """The shards in which every pair that meets and of which one is `fresh` is compared once. Each is made when it is asked
    for."""
    groups = blocks.groups()
    stands = find_stands(groups)
    for some in _portions(g for g in groups if not fresh.isdisjoint(g.claims)):
        here = {id_: profiles[id_] for group in some for id_ in group.claims}
        yield Shard(some, here, stands.of(here), frozenset(fresh & here.keys()), statistics.about(here.values()))


def compare_shard(shard: Shard) -> list[Link]:
    """The links of the pairs that are compared in a shard."""
    scorer = Scorer(shard.background)
    links = (link_pair(shard.profiles[one], shard.profiles[other], scorer) for one, other in _pairs(shard))
    return [link for link in links if link is not None]


def _pairs(shard: Shard) -> Iterator[Pair]:
    """The pairs that meet in a shard, and under no earlier key."""
    have_met, fresh = shard.stands.have_met, shard.fresh
    for group in shard.groups:
        for one, other in group.pairs():
            if (one in fresh or other in fresh) and not have_met(one, other, group.number):
                yield one, other


def _portions(groups: Iterable[Group]) -> Iterator[tuple[Group, ...]]:
    """Groups in runs in which about so many pairs meet as a shard is to have."""
    run: list[Group] = []
    listed = 0
    for group in groups:
        if run and listed + group.listed > LISTED:
            yield tuple(run)
            run, listed = [], 0
        run.append(group)
        listed += group.listed
    if run:
        yield tuple(run)
