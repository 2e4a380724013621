"""The claims of a case compared, pair by pair where they share a blocking key: the links, kept as claims come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from dateline.link.block import Blocks, Pair
from dateline.link.profile import Profile, profile_claims
from dateline.link.score import Scorer, link_pair
from dateline.link.shards import Found, Spread, compare_shard, cut_shards, worth_spreading
from dateline.link.tally import Statistics
from dateline.link.words import share
from dateline.model import Article, Claim, Link
from dateline.when import When


def link_claims(claims: Sequence[Claim], articles: Mapping[str, Article], *, published: Mapping[str, When]) -> tuple[Link, ...]:
    """A link for every pair of claims worth comparing, within and across reports, ordered by its two ids.

    Score 0…1 with the reasons for and against, heaviest first; pairs that cannot be one (dates too far apart, one dated
    after the other was reported) score 0. Law: depends on the claims and articles alone, not on their order. A report's
    publication date is never taken for the happening's; it only says by when it was told.
    """
    found = Comparison()
    found.change((), profile_claims(claims, articles, published))
    return tuple(found.links())


class Comparison:
    """The claims of a case compared: those that may be one with those that they may be one with.

    Law: after any changes, the links are those of the claims there are, as if these had been compared at once; what `spread`
    has them compared by, when they are many, changes nothing in them.
    """

    def __init__(self, spread: Spread | None = None) -> None:
        self.near: dict[str, dict[str, Link]] = {}
        """Claim → the claims that it has links with, and these."""
        self._profiles: dict[str, Profile] = {}
        self._by_article: defaultdict[str, dict[str, Profile]] = defaultdict(dict)
        self._blocks = Blocks()
        self._statistics = Statistics()
        self._spread = spread

    def links(self) -> Iterator[Link]:
        """All links, by the two ids."""
        for one in sorted(self.near):
            near = self.near[one]
            yield from (near[other] for other in sorted(near) if one < other)

    def change(self, gone: Iterable[str], new: Sequence[Profile]) -> dict[Pair, Link | None]:
        """Take some claims out and others in, and compare anew what this concerns; the links that are others than before, by
        the two ids in order, None for one that is no more. A claim that is to be seen otherwise is in both."""
        left = [self._profiles.pop(id_) for id_ in gone]
        for profile in left:
            del self._by_article[profile.article][profile.id]
        for profile in new:
            self._by_article[profile.article][profile.id] = profile
        met: set[Pair] = set()
        parted = self._move(left, new, met) if self.near else self._fill(left, new, met)
        self._profiles |= {p.id: p for p in new}
        moved = self._statistics.change(left, new)
        fresh = {p.id for p in new} | (moved.claims & self._profiles.keys())
        before = self._drop(fresh.union(p.id for p in left), parted)
        scorer = Scorer(self._statistics.background)
        changed: dict[Pair, Link | None] = dict.fromkeys(before)
        for pair, link in self._compare_anew(fresh, met, scorer):
            if link == before.get(pair):
                changed.pop(pair, None)
            else:
                changed[pair] = link
        for claims in moved.among:
            for pair in self._to_compare_among(claims - fresh):
                link = self._link_of(pair)
                if self._compare(pair, scorer) != link:
                    changed[pair] = self._link_of(pair)
        return changed

    def of(self, article: str) -> Mapping[str, Profile]:
        """The claims of an article, as they are compared."""
        return self._by_article[article]

    def _move(self, left: Iterable[Profile], new: Sequence[Profile], met: set[Pair]) -> set[Pair]:
        """Take claims out of their groups and put others in; notes pairs that may meet now. The pairs with a link that may be
        parted."""
        before = {p.id: p for p in left}
        kept = {p.id: self._blocks.shared(before[p.id], p) for p in new if p.id in before}
        for profile in before.values():
            self._blocks.remove(profile, met, kept.get(profile.id, frozenset()))
        pairs = (pair for profile in new for pair in self._blocks.add(profile, kept.get(profile.id, frozenset())))
        return {pair for pair in pairs if self._link_of(pair) is not None}

    def _fill(self, left: Iterable[Profile], new: Iterable[Profile], met: set[Pair]) -> set[Pair]:
        """The same where no two have a link, so that none are parted."""
        for profile in left:
            self._blocks.remove(profile, met)
        self._blocks.fill(new)
        return set()

    def _compare_anew(self, fresh: set[str], met: Iterable[Pair], scorer: Scorer) -> Iterator[tuple[Pair, Link | None]]:
        """Compare some claims with all that they meet, and those that meet now and did not before; the pairs with their links,
        those without one left out where they were compared elsewhere."""
        spread = worth_spreading(self._spread, len(fresh))
        if spread is None:
            yield from ((pair, self._compare(pair, scorer)) for pair in self._to_compare(fresh))
        else:
            for links in spread(compare_shard, cut_shards(self._blocks, self._profiles, self._statistics, fresh)):
                yield from map(self._take_in, links)
        for pair in met:
            if self._link_of(pair) is None and not fresh.intersection(pair) and self._meet(pair):
                yield pair, self._compare(pair, scorer)

    def _take_in(self, found: Found) -> tuple[Pair, Link]:
        """Keep a link that came from elsewhere, in the words that are here already; with its pair."""
        one, other, verdict, score, reasons = found
        pair = self._profiles[one].id, self._profiles[other].id
        return pair, self._keep(Link(*pair, verdict, share(score), share(reasons)))

    def _drop(self, claims: Iterable[str], parted: Iterable[Pair]) -> dict[Pair, Link]:
        """Take out the links of some claims, and those of pairs that are no longer compared."""
        pairs = {_in_order(c, other) for c in claims for other in self.near.get(c, ())}
        pairs |= {pair for pair in parted if pair not in pairs and not self._meet(pair)}
        return {pair: self._unlink(pair) for pair in pairs}

    def _unlink(self, pair: Pair) -> Link:
        for one, other in (pair, pair[::-1]):
            link = self.near[one].pop(other)
            if not self.near[one]:
                del self.near[one]
        return link

    def _compare(self, pair: Pair, scorer: Scorer) -> Link | None:
        """Compare two claims, and keep the link that this gives."""
        link = link_pair(self._profiles[pair[0]], self._profiles[pair[1]], scorer)
        if link is not None:
            self._keep(link)
        elif self._link_of(pair) is not None:
            self._unlink(pair)
        return link

    def _keep(self, link: Link) -> Link:
        self.near.setdefault(link.left, {})[link.right] = link
        self.near.setdefault(link.right, {})[link.left] = link
        return link

    def _to_compare_among(self, claims: Set[str]) -> Iterator[Pair]:
        """The pairs of some claims that meet."""
        for one in claims & self._profiles.keys():
            yield from ((one, other) for other in self._blocks.partners(self._profiles[one]) & claims if one < other)

    def _to_compare(self, fresh: set[str]) -> Iterator[Pair]:
        """The pairs of some claims and all that they meet; claims of one time one after the other, since they meet the same
        ones, so that what is looked up for them is at hand."""
        for one in sorted(fresh, key=lambda c: self._profiles[c].moment):
            for other in self._blocks.partners(self._profiles[one]):
                if one < other:
                    yield one, other
                elif other not in fresh:
                    yield other, one

    def _link_of(self, pair: Pair) -> Link | None:
        return self.near.get(pair[0], _NONE).get(pair[1])

    def _meet(self, pair: Pair) -> bool:
        one, other = map(self._profiles.get, pair)
        return one is not None and other is not None and self._blocks.meet(one, other)


_NONE: Mapping[str, Link] = {}


def _in_order(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
