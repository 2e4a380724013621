"""Which claims of a case are one event, kept as links and decisions change: only groups that these reach are made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.link.ages import Age, Home, find_home, join_close, split_ages
from dateline.link.decide import decide_clusters, event_id, pulls_together
from dateline.model import Claim, Judgement, Link

Part = tuple[str, ...]
"""Claims that are one event, by id."""
_NONE: Mapping[str, Link] = {}


class Grouping:
    """The groups of a case. Law: after any changes they are those of the claims, links and decisions there are."""

    def __init__(self, claims: Mapping[str, Claim], near: Mapping[str, Mapping[str, Link]]) -> None:
        self._claims, self._near = claims, near
        self._orders: dict[str, list[Judgement]] = {}
        """Claim → the decisions that name it, in order of time."""
        self._tied: dict[str, set[str]] = {}
        """Claim → the claims that decisions name with it."""
        self._head: dict[str, str] = {}
        """Claim → the first of all that are tied to it, by whatever way."""
        self._webs: dict[str, Part] = {}
        """That first one → all of them."""
        self._parts: dict[str, tuple[Part, ...]] = {}
        """What each such web falls into, but for the groups that may be one with others elsewhere."""
        self._rare: dict[str, dict[Part, tuple[Home, Age]]] = {}
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
        waiting = set(stirred)
        for head in self._heads_of(waiting):
            waiting.update(self._webs[head])
            self._take_apart(head, gone, homes)
        for claim in sorted(waiting):
            if claim in self._claims and claim not in self._head:
                web = self._reach(claim)
                for head in self._heads_of(web):
                    self._take_apart(head, gone, homes)
                self._group(web, new, homes)
        for home in homes:
            gone.update(self._joined.pop(home, ()))
            if self._homes[home]:
                self._joined[home] = join_close(self._homes[home])
                new.update(self._joined[home])
        return gone - new, new - gone

    @property
    def is_new(self) -> bool:
        """Whether no claim is grouped yet."""
        return not self._head

    def group_all(self) -> Iterator[Part]:
        """Group all claims, none of which is grouped yet, as one `change` does: each group as soon as it is settled, and those
        last that take longest."""
        homes: set[Home] = set()
        for web in sorted(self._reach_all(), key=lambda web: (len(web), min(web))):
            new: set[Part] = set()
            self._group(web, new, homes)
            yield from sorted(new)
        for home in sorted(homes):
            self._joined[home] = join_close(self._homes[home])
            yield from self._joined[home]

    def stirred_by(self, links: Mapping[tuple[str, str], Link | None]) -> Iterator[str]:
        """The claims that may be grouped otherwise because of links that are others than before, None for one that is no more:
        a link that ties nothing, between claims that nothing else ties, says nothing of either."""
        for (one, other), link in links.items():
            head = self._head.get(one)
            if (link is not None and pulls_together(link)) or (head is not None and head == self._head.get(other)):
                yield one
                yield other

    def _heads_of(self, claims: Iterable[str]) -> set[str]:
        return {head for c in claims if (head := self._head.get(c)) is not None}

    def _take_apart(self, head: str, gone: set[Part], homes: set[Home]) -> None:
        for claim in self._webs.pop(head):
            del self._head[claim]
        gone.update(self._parts.pop(head, ()))
        for part, (home, _) in self._rare.pop(head, {}).items():
            del self._homes[home][part]
            homes.add(home)

    def _reach(self, start: str) -> set[str]:
        """All claims that are tied to one by links that pull, or by decisions."""
        reached, ahead = {start}, [start]
        while ahead:
            claim = ahead.pop()
            pulled = (other for other, link in self._near.get(claim, _NONE).items() if pulls_together(link))
            for other in (*pulled, *self._tied.get(claim, ())):
                if other not in reached and other in self._claims:
                    reached.add(other)
                    ahead.append(other)
        return reached

    def _reach_all(self) -> Iterator[set[str]]:
        """All claims in webs of what is tied together."""
        reached: set[str] = set()
        for claim in self._claims:
            if claim not in reached:
                web = self._reach(claim)
                reached |= web
                yield web

    def _group(self, web: set[str], new: set[Part], homes: set[Home]) -> None:
        """Make the groups of a web, as `compose_events` would those of a case that is nothing else."""
        head, members = min(web), tuple(sorted(web))
        self._head.update(dict.fromkeys(members, head))
        links = [k for c in web for other, k in self._near.get(c, _NONE).items() if c < other and other in web]
        orders = sorted({j for c in web for j in self._orders.get(c, ())}, key=lambda j: (j.at, j.id, j.target, j.value))
        parts = settle_parts({c: self._claims[c] for c in members}, links, orders)
        apart = touched(web, orders, "link", "unlink")
        found = {part: age for part in parts if (age := find_home(part, self._claims, kept=apart)) is not None}
        self._webs[head] = members if len(parts) > 1 else parts[0]
        self._parts[head] = tuple(part for part in parts if part not in found)
        if found:
            self._rare[head] = found
        new.update(self._parts[head])
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
