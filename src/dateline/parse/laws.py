"""What no tree of Universal Dependencies has, and the least change of a tree that breaks such a law.

The network scores each word's head, and its relation to that head, for itself alone: now and then a verb gets two subjects.
A word that breaks a law takes the likeliest other head or relation by which fewer laws are broken.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]

DEAREST = 2.0
"""What a change may cost at most, in natural logarithms of chances: the reader may be surer of a word than of a law."""
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

    def relation_chances(self, word: int, heads: Sequence[int]) -> Array:
        """Logarithms of the chances of every relation of a word to each of some heads: heads × relations."""
        right = self.right[heads]
        scores: Array = right @ self.left[word].reshape(-1, right.shape[1]).T
        scores -= scores.max(1, keepdims=True)
        out: Array = scores - np.log(np.exp(scores).sum(1, keepdims=True))
        return out


def mend(sentence: Sentence, laws: Laws) -> None:
    """Change heads and relations of a sentence in place, as long as a change breaks fewer laws."""
    heads, relations = sentence.heads, sentence.relations
    broken = laws.breaches(heads, relations, sentence.pos)
    while broken.any():
        for _, word, head, relation in sorted(_changes(sentence, np.flatnonzero(broken).tolist())):
            before = heads[word], relations[word]
            heads[word], relations[word] = head, relation
            now = laws.breaches(heads, relations, sentence.pos)
            if now.sum() < broken.sum():
                broken = now
                break
            heads[word], relations[word] = before
        else:
            return


def _changes(sentence: Sentence, words: Sequence[int]) -> Iterator[tuple[float, int, int, int]]:
    """The likeliest other heads and relations of some words that leave the tree a tree without crossings: cost, word, head,
    relation."""
    for word in words:
        arcs = sentence.arcs[word]
        own, kind = int(sentence.heads[word]), int(sentence.relations[word])
        heads = list(dict.fromkeys([own, *np.argsort(-arcs, kind="stable")[:HEADS].tolist()]))
        chances = sentence.relation_chances(word, heads)
        likeliest = np.argsort(-chances, axis=1, kind="stable")[:, :RELATIONS].tolist()
        now = arcs[own] + chances[0, kind]
        costs = now - arcs[heads][:, None] - chances
        for k, head in enumerate(heads):
            cheap = [r for r in likeliest[k] if costs[k, r] < DEAREST and (head, r) != (own, kind)]
            if cheap and (head == own or _may_hang(sentence.heads, word, head)):
                yield from ((float(costs[k, r]), word, head, r) for r in cheap)


def _may_hang(heads: Indices, word: int, head: int) -> bool:
    """Whether a word may hang on another: one that does not hang on it, and no arc crosses the new one."""
    above = head
    while above >= 0 and above != word:
        above = int(heads[above])
    if above == word:
        return False
    place = np.delete(np.arange(len(heads)), word)
    other = np.delete(np.where(heads < 0, -1, heads), word)
    low, high = np.minimum(place, other), np.maximum(place, other)
    first, last = min(word, head), max(word, head)
    crossed = ((low < first) & (first < high) & (high < last)) | ((first < low) & (low < last) & (last < high))
    return not crossed.any()
