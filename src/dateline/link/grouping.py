"""Which claims of a case are one event, kept as links and decisions change: only groups that these reach are made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from dateline.link.ages import Age, Home, find_home, join_close, split_ages
from dateline.link.block import Pair
from dateline.link.decide import decide_clusters, event_id, pulls_together
from dateline.model import Claim, Judgement, Link

Part = tuple[str, ...]
"""Claims that are one event, by id."""


class Grouping:
    """The groups of a case. Law: after any changes they are those of the claims, links and decisions there are."""

    def __init__(self, claims: Mapping[str, Claim], links: Mapping[Pair, Link], near: Mapping[str, Set[str]]) -> None:
        self._claims, self._links, self._near = claims, links, near
        self._orders: dict[str, list[Judgement]] = {}
        """Claim → the decisions that name it, in order of time."""
        self._tied: dict[str, set[str]] = {}
        """Claim → the claims that decisions name with it."""
        self._web: dict[str, frozenset[str]] = {}
        """Claim → all that are tied to it, by whatever way."""
        self._parts: dict[frozenset[str], list[Part]] = {}
        """What each such web falls into, but for the groups that may be one with others elsewhere."""
        self._rare: dict[frozenset[str], dict[Part, tuple[Home, Age]]] = {}
        self._homes: defaultdict[Home, dict[Part, Age]] = defaultdict(dict)
        self._joined: dict[Home, list[Part]] = {}

    def order(self, orders: Iterable[Judgement], claim_of: Mapping[str, str]) -> None:
        """Take in what people decided, by the claims that it names; `claim_of` finds a claim by its id or its event's."""
        self._orders, self._tied = {}, {}
        for j in orders:
            named = {c for c in (claim_of.get(j.target), claim_of.get(j.value)) if c}
            for claim in named:
                self._orders.setdefault(claim, []).append(j)
                self._tied.setdefault(claim, set()).update(named)

    def change(self, stirred: Iterable[str]) -> tuple[set[Part], set[Part]]:
        """Group some claims anew, with all that are tied to them: the groups that are no more, and those that are new."""
        gone: set[Part] = set()
        new: set[Part] = set()
        homes: set[Home] = set()
        waiting = {c for claim in stirred for c in (self._web.get(claim) or {claim})}
        for web in {w for c in waiting if (w := self._web.get(c)) is not None}:
            self._take_apart(web, gone, homes)
        for claim in sorted(waiting):
            if claim in self._claims and claim not in self._web:
                web = self._reach(claim)
                for old in {w for c in web if (w := self._web.get(c)) is not None}:
                    self._take_apart(old, gone, homes)
                self._group(web, new, homes)
        for home in homes:
            gone.update(self._joined.pop(home, ()))
            if self._homes[home]:
                self._joined[home] = join_close(self._homes[home])
                new.update(self._joined[home])
        return gone - new, new - gone

    def _take_apart(self, web: frozenset[str], gone: set[Part], homes: set[Home]) -> None:
        for claim in web:
            del self._web[claim]
        gone.update(self._parts.pop(web))
        for part, (home, _) in self._rare.pop(web).items():
            del self._homes[home][part]
            homes.add(home)

    def _reach(self, start: str) -> frozenset[str]:
        """All claims that are tied to one by links that pull, or by decisions."""
        reached, ahead = {start}, [start]
        while ahead:
            claim = ahead.pop()
            for other in (*self._near.get(claim, ()), *self._tied.get(claim, ())):
                if other not in reached and other in self._claims and self._are_tied(claim, other):
                    reached.add(other)
                    ahead.append(other)
        return frozenset(reached)

    def _are_tied(self, one: str, other: str) -> bool:
        link = self._links.get((one, other) if one < other else (other, one))
        return (link is not None and pulls_together(link)) or other in self._tied.get(one, ())

    def _group(self, web: frozenset[str], new: set[Part], homes: set[Home]) -> None:
        """Make the groups of a web, as `compose_events` would those of a case that is nothing else."""
        self._web.update(dict.fromkeys(web, web))
        links = [self._links[c, other] for c in web for other in self._near.get(c, ()) if c < other and other in web]
        orders = sorted({j for c in web for j in self._orders.get(c, ())}, key=lambda j: (j.at, j.id, j.target, j.value))
        parts = settle_parts({c: self._claims[c] for c in web}, links, orders)
        apart = touched(web, orders, "link", "unlink")
        found = {part: age for part in parts if (age := find_home(part, self._claims, kept=apart)) is not None}
        self._parts[web] = [part for part in parts if part not in found]
        self._rare[web] = found
        new.update(self._parts[web])
        for part, (home, when) in found.items():
            self._homes[home][part] = when
            homes.add(home)


def settle_parts(claims: Mapping[str, Claim], links: Sequence[Link], orders: Sequence[Judgement]) -> list[Part]:
    """Groups by links and decisions, taken apart by age; what a person decided is not touched again."""
    if len(claims) == 1 and not orders:
        return [tuple(claims)]
    return split_ages(decide_clusters(claims, links, orders), claims, links, kept=touched(claims, orders, "link"))


def touched(claims: Iterable[str], orders: Iterable[Judgement], *verbs: str) -> frozenset[str]:
    """The claims that decisions of some kinds name, by their own ids or those of their events."""
    named = {x for j in orders if j.verb in verbs for x in (j.target, j.value)}
    return frozenset(c for c in claims if c in named or event_id(c) in named) if named else frozenset()
