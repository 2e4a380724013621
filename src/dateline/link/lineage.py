"""Which reports go back to one text: reprints, shortened copies, light rewrites of one agency's story.

A text is cut into overlapping runs of words (shingles), each hashed. A fixed fraction of all hashes, the same in every
text, stands for the text (Broder's containment sketch); texts that share enough of these are compared in full. So a
short copy is found inside a long report, and the work grows with the number of reports, not with its square.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from dateline.link.words import fold, split_words
from dateline.model import Article

RUN = 4
"""Words in a shingle."""
KEEP_ONE_IN = 4
COMMON = 40
"""A shingle in more texts than this is a formula, not a trace of copying."""
COPY = 0.5
"""Share of the shorter text found in the longer one from which it counts as a copy …"""
AGENCY_COPY = 0.3
"""… and when both credit the same agency."""
SHORTEST = 12
"""Texts with fewer shingles say too little to tell a copy."""
_QUOTED = re.compile(r"[“«\"][^”»\"]{25,}[”»\"]")


@dataclass(frozen=True, slots=True)
class _Sketch:
    id: str
    shingles: array[int]
    sample: array[int]
    credits: frozenset[str]


def find_origins(articles: Sequence[Article]) -> dict[str, str]:
    """Article id → id of its origin, as their `Lineage` has it."""
    lineage = Lineage()
    lineage.add(articles)
    return {a: lineage.origins[a] for a in sorted(lineage.origins)}


class Lineage:
    """Reports with their origins: the smallest article id of the group that goes back to one text.

    Law: depends on the articles alone, not on the order in which they came. Words in quotation marks are left out where enough
    others remain, since two reporters may quote one speech. Two short texts that share nothing but a long report holding both
    stay apart. Source: Broder, On the resemblance and containment of documents (1997).
    """

    def __init__(self) -> None:
        self.origins: dict[str, str] = {}
        self._sketches: dict[str, _Sketch] = {}
        self._owners: dict[int, str | list[str]] = {}
        """Shingle → the one text that has it, or those, up to one more than COMMON."""
        self._copies: defaultdict[str, dict[str, _Copy]] = defaultdict(dict)
        """Text → the texts that it is a copy of, or they of it."""

    def add(self, articles: Iterable[Article]) -> set[str]:
        """Take in some reports that are new; those whose origin is another than before."""
        new = [_sketch(a) for a in articles]
        self._sketches |= {s.id: s for s in new}
        common: set[int] = set()
        for sketch in new:
            for mark in sketch.sample:
                self._own(mark, sketch.id, common)
        stirred = {s.id for s in new}
        for mark in sorted(common):
            stirred |= self._forget(mark)
        for sketch in new:
            self._find_copies(sketch)
        return self._settle(stirred)

    def _own(self, mark: int, article: str, common: set[int]) -> None:
        owners = self._owners.get(mark)
        if owners is None:
            self._owners[mark] = article
        elif isinstance(owners, str):
            self._owners[mark] = [owners, article]
        elif len(owners) <= COMMON:
            owners.append(article)
            if len(owners) > COMMON:
                common.add(mark)

    def _forget(self, mark: int) -> set[str]:
        """Look again at the copies that a shingle spoke for that is a formula now; the texts that are none any more."""
        gone = set()
        for one in self._owners[mark]:
            for other in list(self._copies.get(one, ())):
                if not self._is_near(self._sketches[one], self._sketches[other]):
                    del self._copies[one][other], self._copies[other][one]
                    gone |= {one, other}
        return gone

    def _find_copies(self, sketch: _Sketch) -> None:
        """Compare a text with those whose samples share enough with its own."""
        shared: Counter[str] = Counter()
        for mark in sketch.sample:
            owners = self._owners[mark]
            if not isinstance(owners, str) and len(owners) <= COMMON:
                shared.update(owners)
        del shared[sketch.id]
        marks = set(sketch.shingles)
        for id_, count in shared.items():
            other = self._sketches[id_]
            if _enough(count, sketch, other) and (copy := _copy(sketch, marks, other)) is not None:
                self._copies[sketch.id][id_] = self._copies[id_][sketch.id] = copy

    def _is_near(self, one: _Sketch, other: _Sketch) -> bool:
        both = set(one.sample).intersection(other.sample)
        return _enough(sum(len(self._owners[mark]) <= COMMON for mark in both), one, other)

    def _settle(self, stirred: set[str]) -> set[str]:
        """Say anew where some texts go back to, and all that are tied to them."""
        seen: set[str] = set()
        changed = set()
        for start in sorted(stirred):
            if start in seen:
                continue
            group, ahead = {start}, [start]
            while ahead:
                more = self._copies.get(ahead.pop(), {}).keys() - group
                group |= more
                ahead += more
            seen |= group
            for article, origin in self._trace(group).items():
                if self.origins.get(article) != origin:
                    self.origins[article] = origin
                    changed.add(article)
        return changed

    def _trace(self, group: Iterable[str]) -> dict[str, str]:
        """The origins of texts that are tied by copies, the closest copies first."""
        parent = {a: a for a in group}
        attached: defaultdict[str, list[str]] = defaultdict(list)
        for _, small, large in sorted({c for a in parent for c in self._copies.get(a, {}).values()}):
            first, second = sorted((_root(parent, small), _root(parent, large)))
            if first == second or self._strangers(small, attached[large]):
                continue
            parent[second] = first
            attached[large].append(small)
        return {a: _root(parent, a) for a in parent}

    def _strangers(self, small: str, others: Sequence[str]) -> bool:
        """Whether a text shares next to nothing with the other texts already found in a longer one."""
        mine = set(self._sketches[small].shingles) if others else set()
        return bool(others) and all(_share(mine, self._sketches[o].shingles) < 0.1 for o in others)


_Copy = tuple[float, str, str]
"""(−overlap, shorter, longer)."""


def _root(parent: dict[str, str], item: str) -> str:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _copy(one: _Sketch, marks: set[int], other: _Sketch) -> _Copy | None:
    """Two texts as a copy, or None when they share too little; `marks` are the shingles of the one."""
    small, large = sorted((one, other), key=lambda s: (len(s.shingles), s.id))
    share = _share(marks, other.shingles)
    return (-share, small.id, large.id) if share >= (AGENCY_COPY if one.credits & other.credits else COPY) else None


def _share(a: set[int], b: Sequence[int]) -> float:
    """Share of the smaller set that is in the other."""
    return len(a.intersection(b)) / max(1, min(len(a), len(b)))


def _enough(shared: int, one: _Sketch, other: _Sketch) -> bool:
    """Whether samples that share so much make two texts worth a full look."""
    return shared >= 2 and shared >= 0.6 * AGENCY_COPY * min(len(one.sample), len(other.sample))


def _sketch(article: Article) -> _Sketch:
    words = split_words(_own_text(article))
    marks = {
        int.from_bytes(blake2b(" ".join(words[i : i + RUN]).encode(), digest_size=8).digest(), "big")
        for i in range(len(words) - RUN + 1)
    }
    shingles = array("Q", sorted(marks) if len(marks) >= SHORTEST else ())
    sample = array("Q", (m for m in shingles if m % KEEP_ONE_IN == 0))
    credits = {fold(c).strip() for c in article.credits} | ({fold(article.outlet).strip()} if article.outlet else set())
    return _Sketch(article.id, shingles, sample, frozenset(c for c in credits if c))


def _own_text(article: Article) -> str:
    """The article without page furniture and, where enough remains, without what it quotes."""
    text, at = [], 0
    for start, end in sorted((f.span.start, f.span.end) for f in article.furniture):
        if start >= at:
            text.append(article.text[at:start])
        at = max(at, end)
    body = " ".join([*text, article.text[at:]])
    without = _QUOTED.sub(" ", body)
    return without if len(without.split()) >= 60 else body
