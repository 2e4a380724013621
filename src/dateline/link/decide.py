"""Links and a person's judgements → which claims form one event."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from dateline.model import Judgement, Link, digest

JOIN_AT = -0.2
"""Two groups join while the mean log-odds of their pairs is above this."""
UNSEEN = -1.5
"""Log-odds counted for a pair that was never compared …"""
UNSEEN_SHARE = 0.5
"""… and how much such a pair weighs beside one that was. No more of them count than were compared (or than the square root
of all), since in a large event most pairs are never compared and say nothing."""
LIMIT = 4.0
"""No single pair pulls harder than this, so that one lucky pair joins nothing alone."""
APART = -12.0
"""What a pair that cannot be one happening weighs: enough to keep small groups apart, not to tear a large one whose
other reports agree because one of them has a wrong date."""


def event_id(anchor: str) -> str:
    """The id of the event that a claim anchors: it stays while that claim stays the first of its event."""
    return digest("event", anchor)


def apart_id(claim: str) -> str:
    """The id of the event of a claim that was set apart and left the one named after it to the rest."""
    return digest("event", claim, "apart")


def name_event(members: Sequence[str], named: Mapping[str, str]) -> str:
    """The id of the event of some claims in order of time: that which a claim set apart left to one of them, else that of the
    first that left its own to nobody. `named` is what `standing.left_names` gives."""
    left = {c: named[c] for c in members if c in named}
    inherited = next((name for c, name in left.items() if name != apart_id(c)), None)
    own = next((event_id(c) for c in members if c not in left), None)
    return inherited or own or apart_id(members[0])


def decide_clusters(
    claims: Collection[str], links: Iterable[Link], judgements: Sequence[Judgement] = ()
) -> list[tuple[str, ...]]:
    """Groups of claim ids, each sorted, in order of their first id; every claim is in exactly one.

    Law: depends on the sets given, never on their order. A judgement to keep two claims apart always holds; one to join
    them moves whole groups, or only what people hold together where the groups hold claims that must stay apart. Later
    judgements beat earlier ones about the same pair; which of them hold together is for `standing` to say.
    """
    known = set(claims)
    links = [k for k in links if k.left in known and k.right in known]
    if any(k.decided_by != "dateline" for k in links):
        links.sort(key=lambda k: (k.left, k.right, k.decided_by))
    joins, splits, alone = _orders(sorted(known), links, judgements)
    groups = _Groups(sorted(known - alone), splits)
    groups.add(links)
    groups.join()
    parts = [*groups.parts(), *((c,) for c in sorted(alone))]
    return sorted(_obey(parts, joins, splits))


# ------------------------------------------------------------ judgements


Pair = tuple[str, str]


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _orders(
    claims: list[str], links: Iterable[Link], judgements: Sequence[Judgement]
) -> tuple[list[Pair], set[Pair], set[str]]:
    """What people decided: (pairs to join in order, pairs to keep apart, claims to stand alone)."""
    where = {event_id(c): c for c in claims} | {c: c for c in claims} if judgements else {}
    verdicts: dict[Pair, str] = {}
    for link in links:
        if link.decided_by != "dateline" and link.verdict != "unsure":
            verdicts[_pair(link.left, link.right)] = "link" if link.verdict == "same" else "unlink"
    order: list[Pair] = []
    alone: set[str] = set()
    for j in sorted(judgements, key=lambda j: (j.at, j.id)):
        left, right = where.get(j.target), where.get(j.value)
        if left is None or j.verb not in ("link", "unlink", "confirm"):
            continue
        if right is None or right == left:
            alone |= {left} if j.verb == "unlink" and not j.value else set()
            continue
        if j.verb == "confirm" and verdicts.get(_pair(left, right)) == "unlink":
            continue
        verdicts[_pair(left, right)] = "unlink" if j.verb == "unlink" else "link"
        order.append((left, right))
        alone -= {left, right} if j.verb != "unlink" else set()
    joins = [p for p in verdicts if verdicts[p] == "link"]
    named = {_pair(*p): p for p in order}
    return [named.get(p, p) for p in joins], {p for p in verdicts if verdicts[p] == "unlink"}, alone


def _obey(parts: list[tuple[str, ...]], joins: list[Pair], splits: set[Pair]) -> list[tuple[str, ...]]:
    """The groups with the ordered joins carried out: whole groups move, or the claims alone that people hold together where
    the groups hold claims that must stay apart."""
    home: dict[str, set[str]] = {}
    for part in parts:
        group = set(part)
        home.update(dict.fromkeys(part, group))
    held = {c: {c} for c in home}
    for claim, other in joins:
        left, right = home[claim], home[other]
        if left is not right:
            moved = set(held[claim]) if _torn(left, right, splits) else set(left)
            left -= moved
            right |= moved
            home.update(dict.fromkeys(moved, right))
            strays = {m for m in right - moved - held[other] if _torn(moved, held[m], splits)}
            right -= strays
            home.update(dict.fromkeys(strays, strays))
        one = held[claim] | held[other]
        held.update(dict.fromkeys(one, one))
    seen = {id(g): g for g in home.values()}
    return [tuple(sorted(g)) for g in seen.values() if g]


def _torn(left: Collection[str], right: Collection[str], splits: set[Pair]) -> bool:
    return any(_pair(a, b) in splits for a in left for b in right) if splits else False


# ------------------------------------------------------------ grouping


@lru_cache(maxsize=16384)  # Scores have four decimals.
def log_odds(score: float) -> float:
    """Log-odds of a probability, bounded by LIMIT."""
    p = min(max(score, 1e-6), 1 - 1e-6)
    return max(-LIMIT, min(LIMIT, math.log(p / (1 - p))))


def pulls_together(link: Link) -> bool:
    """Whether a link can join two claims by itself. Groups that no such link ties never become one."""
    return link.decided_by != "dateline" or log_odds(link.score) > JOIN_AT


class _Groups:
    """Average-link grouping over the pairs that were compared."""

    def __init__(self, claims: Sequence[str], splits: set[Pair]) -> None:
        self._members: dict[int, list[str]] = {i: [c] for i, c in enumerate(claims)}
        self._at = {c: i for i, c in enumerate(claims)}
        self._near: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in self._members}
        self._apart: dict[int, set[int]] = {i: set() for i in self._members}
        for a, b in sorted(splits):
            if a in self._at and b in self._at:
                self._apart[self._at[a]].add(self._at[b])
                self._apart[self._at[b]].add(self._at[a])

    def add(self, links: Iterable[Link]) -> None:
        """Count some links, at most one of two claims."""
        at, near = self._at, self._near
        for link in links:
            left, right = at.get(link.left), at.get(link.right)
            if left is None or right is None or link.decided_by != "dateline":
                continue
            weight = APART if link.score == 0.0 and link.verdict == "different" else log_odds(link.score)
            near[left][right] = near[right][left] = (weight, 1)

    def parts(self) -> Iterator[tuple[str, ...]]:
        """The groups as they stand."""
        return (tuple(sorted(m)) for m in self._members.values())

    def join(self) -> None:
        """Join the closest two groups again and again until none are close enough."""
        # Each group is one claim yet, and the mean of two what their one link weighs.
        means = ((round(near[b][0], 9), a, b) for a, near in self._near.items() for b in near if a < b)
        heap = [(-mean, a, b) for mean, a, b in means if mean > JOIN_AT]
        heapq.heapify(heap)
        while heap:
            mean, a, b = heapq.heappop(heap)
            if a not in self._members or b not in self._members or b in self._apart[a]:
                continue
            if mean != -self._mean(a, b):
                continue
            into = self._merge(a, b)
            for other, (total, seen) in self._near[into].items():
                # What was never compared only lowers the mean: most neighbours need no more than this look.
                if total > JOIN_AT * seen and (value := self._mean(into, other)) > JOIN_AT:
                    heapq.heappush(heap, (-value, min(into, other), max(into, other)))

    def _mean(self, a: int, b: int) -> float:
        total, seen = self._near[a].get(b, (0.0, 0))
        pairs = len(self._members[a]) * len(self._members[b])
        unseen = min(pairs - seen, max(seen, math.isqrt(pairs))) * UNSEEN_SHARE
        return round((total + UNSEEN * unseen) / (seen + unseen), 9)

    def _merge(self, a: int, b: int) -> int:
        """Pour the later group into the earlier; the one that stays. So what is joined first among equals does not hang on who
        else is near."""
        into, gone = min(a, b), max(a, b)
        self._members[into] += self._members.pop(gone)
        for other, (total, seen) in self._near.pop(gone).items():
            self._near[other].pop(gone, None)
            if other != into:
                old, count = self._near[into].get(other, (0.0, 0))
                self._near[into][other] = self._near[other][into] = (round(old + total, 9), count + seen)
        for other in self._apart.pop(gone):
            self._apart[other].discard(gone)
            self._apart[other].add(into)
            self._apart[into].add(other)
        return into
