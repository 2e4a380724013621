"""Which reports go back to one text: reprints, shortened copies, light rewrites of one agency's story.

A text is cut into overlapping runs of words (shingles), each hashed. A fixed fraction of all hashes, the same in every
text, stands for the text (Broder's containment sketch); texts that share enough of these are compared in full. So a
short copy is found inside a long report, and the work grows with the number of reports, not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    shingles: frozenset[int]
    sample: frozenset[int]
    credits: frozenset[str]


def find_origins(articles: Sequence[Article]) -> dict[str, str]:
    """Article id → id of its origin: the smallest article id of the group that goes back to one text.

    Law: depends on the articles alone, not on their order. Words in quotation marks are left out where enough others
    remain, since two reporters may quote one speech. Two short texts that share nothing but a long report holding both
    stay apart. Source: Broder, On the resemblance and containment of documents (1997).
    """
    sketches = {s.id: s for s in (_sketch(a) for a in sorted(articles, key=lambda a: a.id))}
    parent = {a: a for a in sketches}
    attached: defaultdict[str, list[str]] = defaultdict(list)
    for _, small, large in _copies(sketches):
        first, second = sorted((_root(parent, small), _root(parent, large)))
        if first == second or _strangers(sketches, small, attached[large]):
            continue
        parent[second] = first
        attached[large].append(small)
    return {a: _root(parent, a) for a in sorted(parent)}


def _root(parent: dict[str, str], item: str) -> str:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _strangers(sketches: Mapping[str, _Sketch], small: str, others: Sequence[str]) -> bool:
    """Whether a text shares next to nothing with the other texts already found in a longer one."""
    mine = sketches[small].shingles
    return bool(others) and all(_share(mine, sketches[o].shingles) < 0.1 for o in others)


def _copies(sketches: Mapping[str, _Sketch]) -> list[tuple[float, str, str]]:
    """(−overlap, shorter, longer) of every pair that is copied, the closest first."""
    found = []
    for left, right in _candidates(sketches.values()):
        a, b = sketches[left], sketches[right]
        small, large = sorted((a, b), key=lambda s: (len(s.shingles), s.id))
        need = AGENCY_COPY if a.credits & b.credits else COPY
        share = _share(small.shingles, large.shingles)
        if share >= need:
            found.append((-share, small.id, large.id))
    return sorted(found)


def _share(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the smaller set that is in the other."""
    return len(a & b) / max(1, min(len(a), len(b)))


def _candidates(sketches: Iterable[_Sketch]) -> list[tuple[str, str]]:
    """Pairs whose samples share enough to be worth a full look."""
    owners: defaultdict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for sketch in sketches:
        sizes[sketch.id] = len(sketch.sample)
        for mark in sketch.sample:
            owners[mark].append(sketch.id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in owners.values():
        if 1 < len(ids) <= COMMON:
            ids.sort()
            shared.update((a, b) for k, a in enumerate(ids) for b in ids[k + 1 :])
    return sorted(p for p, n in shared.items() if n >= 2 and n >= 0.6 * AGENCY_COPY * min(sizes[p[0]], sizes[p[1]]))


def _sketch(article: Article) -> _Sketch:
    words = split_words(_own_text(article))
    marks = {
        int.from_bytes(blake2b(" ".join(words[i : i + RUN]).encode(), digest_size=8).digest(), "big")
        for i in range(len(words) - RUN + 1)
    }
    shingles = frozenset(marks) if len(marks) >= SHORTEST else frozenset()
    sample = frozenset(m for m in shingles if m % KEEP_ONE_IN == 0)
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
