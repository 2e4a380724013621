"""What no tree of Universal Dependencies has, and the least change of a tree that breaks such a law.

The network scores each word's head, and its relation to that head, for itself alone: now and then a verb gets two subjects.
A word that breaks a law takes the likeliest other head or relation by which fewer laws are broken.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]

DEAREST = 2.0
"""What a change may cost at most, in natural logarithms of chances: the reader may be surer of a word than of a law."""
MOST = 12
"""Changes of a sentence at most. Those of news need eight, what is no sentence at all, hundreds."""
HEADS, RELATIONS = 4, 4
"""Heads and relations to each that are tried."""

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_ONCE = (_SUBJECTS, ("obj",), ("ccomp",), ("xcomp",), ("cop",), ("det",))
"""Relations of which a word has one at most."""
_BEHIND = ("conj", "appos", "flat", "fixed", "goeswith", "list")
"""Relations of words that stand behind their head."""
_BEFORE = ("cc", "mark")
"""Relations of words that stand before it; in English a compound's too."""
_NOMINAL = ("nsubj", "nsubj:pass", "iobj", "nmod")
"""Relations of nouns, never of verbs."""
_OF_PREDICATES = (*_SUBJECTS, "obj", "iobj", "obl", "ccomp", "xcomp")
_FUNCTION = ("aux", "aux:pass", "cop", "case", "mark", "det", "cc", "punct")
"""Relations of words that bear nothing of a predicate's: that hangs on the predicate itself."""
_MARKED = ("nmod", "obl")
"""Relations that a preposition or a mark shows in English."""


class Laws:
    """The laws for trees with these relations and parts of speech."""

    def __init__(self, relations: Sequence[str], pos: Sequence[str], *, english: bool) -> None:
        def among(names: Container[str], labels: Sequence[str] = relations) -> Flags:
            return np.array([label in names for label in labels])

        self._behind, self._nominal, self._of_predicates = among(_BEHIND), among(_NOMINAL), among(_OF_PREDICATES)
        self._before = among((*_BEFORE, "compound") if english else _BEFORE)
        self._function, self._verbs = among(_FUNCTION), among(("VERB", "AUX"), pos)
        self._marked, self._marks = among(_MARKED if english else ()), among(("case", "mark"))
        self._xcomp, self._subject = among(("xcomp",)), among(_SUBJECTS)
        self._family = np.array([next((k for k, names in enumerate(_ONCE, 1) if name in names), 0) for name in relations])

    def breaches(self, heads: Indices, relations: Indices, pos: Indices) -> Indices:
        """By word, the laws that it breaks, in sentences whose heads are offsets, negative for a root; of two subjects both."""
        n = len(heads)
        place, rooted = np.arange(n), heads < 0
        above = np.where(rooted, n, heads)
        count = (self._behind[relations] & (heads > place)).astype(np.int64)
        count += self._before[relations] & (heads < place)
        count += self._of_predicates[relations] & self._function[relations[heads]]
        count += self._nominal[relations] & self._verbs[pos]
        marked, ruled = np.zeros(n + 1, dtype=bool), np.zeros(n + 1, dtype=bool)
        marked[above[self._marks[relations]]] = True
        count += self._marked[relations] & ~marked[:n]
        ruled[above[self._subject[relations]]] = True
        count += self._xcomp[relations] & ruled[:n]
        family = self._family[relations]
        keys = above * (len(_ONCE) + 1) + family
        count += (family > 0) & (np.bincount(keys)[keys] > 1)
        count[rooted] = 0
        return count


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's heads as offsets, negative for the root; relations and parts of speech as numbers; what the network says:
    scores of arcs, words × heads, and the two factors of the scores of relations."""

    heads: Indices
    relations: Indices
    pos: Indices
    arcs: Array
    left: Array
    right: Array


Change = tuple[int, int, int]
"""A word, and its other head and relation."""


def mend(sentences: Sequence[Sentence], broken: Sequence[Indices], laws: Laws) -> None:
    """Change heads and relations of sentences in place, as long as a change breaks fewer laws; `broken` are the laws that each
    of their words breaks. Sentences given together are worked out together, which is quicker and changes nothing."""
    found = _changes(sentences, [np.flatnonzero(faults) for faults in broken])
    for sentence, faults, changes in zip(sentences, broken, found, strict=True):
        left: Indices | None = _changed(sentence, changes, int(faults.sum()), laws)
        for _ in range(MOST - 1):
            if left is None or not left.any():
                break
            changes = _changes([sentence], [np.flatnonzero(left)])[0]
            left = _changed(sentence, changes, int(left.sum()), laws)


def _changed(sentence: Sentence, changes: Sequence[Change], worst: int, laws: Laws) -> Indices | None:
    """Make the first change by which fewer laws are broken than at worst: those that still are, or None if no change helps."""
    heads, relations = sentence.heads, sentence.relations
    for word, head, relation in changes:
        if not _may_hang(heads, word, head):
            continue
        before = heads[word], relations[word]
        heads[word], relations[word] = head, relation
        now = laws.breaches(heads, relations, sentence.pos)
        if now.sum() < worst:
            return now
        heads[word], relations[word] = before
    return None


def _changes(sentences: Sequence[Sentence], words: Sequence[Indices]) -> list[list[Change]]:
    """By sentence, other heads and relations of some of its words, the likeliest first."""
    if not any(map(len, words)):
        return [[] for _ in sentences]
    pairs = list(zip(sentences, words, strict=True))
    own, kinds = (np.concatenate([getattr(x, layer)[at] for x, at in pairs]) for layer in ("heads", "relations"))
    rows = np.arange(len(own))
    arcs = np.full((len(own), max(len(x.heads) for x in sentences)), -np.inf, dtype=np.float32)
    of = np.split(rows, np.cumsum([len(at) for at in words])[:-1])
    for (sentence, at), here in zip(pairs, of, strict=True):
        arcs[here, : len(sentence.heads)] = sentence.arcs[at]
    likely = np.argsort(-arcs, axis=1, kind="stable")[:, :HEADS]
    tried = np.concatenate([own[:, None], likely], 1)
    tried = np.where(np.isneginf(np.take_along_axis(arcs, tried, 1)), own[:, None], tried)  # a short sentence has no more
    again = tried == own[:, None]
    again[:, 0] = False
    chances = _relation_chances(pairs, [tried[here] for here in of])
    gains = np.take_along_axis(arcs, tried, 1)[:, :, None] + chances
    costs = (arcs[rows, own] + chances[rows, 0, kinds])[:, None, None] - gains
    costs[again], costs[rows, 0, kinds] = np.inf, np.inf
    best = np.argsort(-chances, axis=2, kind="stable")[:, :, :RELATIONS]
    costs = np.take_along_axis(costs, best, 2)
    out: list[list[Change]] = [[] for _ in sentences]
    row, nth, rank = np.nonzero(costs < DEAREST)
    cheap = np.argsort(costs[row, nth, rank], kind="stable")
    row, nth, rank = row[cheap], nth[cheap], rank[cheap]
    home, place = np.repeat(np.arange(len(words)), [len(at) for at in words])[row], np.concatenate(words)[row]
    for k, *change in zip(*(x.tolist() for x in (home, place, tried[row, nth], best[row, nth, rank])), strict=True):
        out[k].append((change[0], change[1], change[2]))
    return out


def _relation_chances(pairs: Sequence[tuple[Sentence, Indices]], heads: Sequence[Indices]) -> Array:
    """Logarithms of the chances of every relation of some words to each of some heads: words × heads × relations."""
    right = np.concatenate([sentence.right[tried] for (sentence, _), tried in zip(pairs, heads, strict=True)])
    left = np.concatenate([sentence.left[at] for sentence, at in pairs])
    scores: Array = right @ left.reshape(len(left), -1, right.shape[2]).transpose(0, 2, 1)
    scores -= scores.max(2, keepdims=True)
    out: Array = scores - np.log(np.exp(scores).sum(2, keepdims=True))
    return out


def _may_hang(heads: Indices, word: int, head: int) -> bool:
    """Whether a word may hang on another: one that does not hang on it, and no arc crosses the new one."""
    above = head
    while above >= 0 and above != word:
        above = int(heads[above])
    if above == word:
        return False
    place, other = np.arange(len(heads)), np.maximum(heads, -1)
    low, high = np.minimum(place, other), np.maximum(place, other)
    first, last = min(word, head), max(word, head)
    crossed = ((low < first) & (first < high) & (high < last)) | ((first < low) & (low < last) & (last < high))
    crossed[word] = False  # its own arc goes
    return not crossed.any()
