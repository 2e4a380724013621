"""The best projective dependency tree of a sentence from arc scores (Eisner 1996), and the best BIO tag sequence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Indices = NDArray[np.int64]


def best_trees(sentences: Sequence[Scores]) -> list[Indices]:
    """By sentence, the heads of its n words from scores of shape n × (n + 1), column 0 the root: 0 for the one root, else
    1-based heads.

    The tree is the highest-scoring one with a single root in which no two arcs cross; ties go to the lower index. In the
    treebanks of English and French one arc in several hundred crosses another; of those that scores alone would draw, two in
    three are wrong. Sentences given together are worked out together, which is quicker and changes nothing.
    """
    order = sorted(range(len(sentences)), key=lambda k: len(sentences[k]))
    found: dict[int, Indices] = {}
    for first in range(0, len(order), TOGETHER):
        group = order[first : first + TOGETHER]
        chart = _Chart([sentences[k] for k in group])
        found |= {k: chart.heads(row, len(sentences[k]), sentences[k][:, 0]) for row, k in enumerate(group)}
    return [found[k] for k in range(len(sentences))]


TOGETHER = 24
"""Sentences of about one length in a chart."""


class _Chart:
    """Scores of the best halves of trees over every run of words of some sentences, and where each half was joined.

    A half lies to the right or to the left of its head, which is the run's first or its last word, and nothing more hangs on
    it; a link has the arc from one end of a run to the other, under which more may hang. A half to the right is a link to the
    right with another such half behind it, a half to the left has a link to the left behind one; so both are found in one go,
    the right first. Scores are kept by a run's length (a link's less one), its first or its last word, and sentence; those by
    the last word have the longest first, so that all that may be joined to one run is met in order. Behind a short sentence's
    end stand numbers that nothing in it is made of.
    """

    def __init__(self, sentences: Sequence[Scores]) -> None:
        n = max(map(len, sentences))
        arcs = np.zeros((n, n, len(sentences)), dtype=np.float32)
        """Heads × dependents × sentences."""
        for row, scores in enumerate(sentences):
            arcs[: len(scores), : len(scores), row] = scores[:, 1:].T
        front, back, halves = np.zeros((3, 2, n, n, len(sentences)), dtype=np.float32)
        (links_right, self._left), (self._right, links_left) = front, back
        right, left = halves
        """The halves once more, to the right by their first word and to the left by their last."""
        self._cut = np.zeros((n, n, len(sentences)), dtype=np.int16)
        self._cuts = np.zeros((2, n, n, len(sentences)), dtype=np.int16)
        for length in range(1, n):
            starts, ends = slice(n - length), slice(length, n)
            score, self._cut[length, starts] = _best(right[:length, starts] + left[n - length :, ends])
            links_right[length - 1, starts] = score + arcs.diagonal(length).T
            links_left[n - length, ends] = score + arcs.diagonal(-length).T
            both, self._cuts[:, length, starts] = _best(front[:, :length, starts] + back[:, n - length :, ends])
            right[length, starts] = self._right[n - 1 - length, ends] = both[0]
            self._left[length, starts] = left[n - 1 - length, ends] = both[1]

    def heads(self, row: int, n: int, roots: Scores) -> Indices:
        """The heads of the best tree of a sentence of n words, given each word's score as the root."""
        root = int((self._left[:n, 0, row] + self._right[-n:, n - 1, row] + roots).argmax())
        cut, cut_right, cut_left = (x[:, :, row].item for x in (self._cut, *self._cuts))
        found = np.zeros(n, dtype=np.int64)
        todo = [(0, root, "left"), (root, n - 1, "right")]
        while todo:
            i, j, half = todo.pop()
            if i == j:
                continue
            if half == "right":
                at = i + 1 + cut_right(j - i, i)
                todo += [(i, at, "linked"), (at, j, "right")]
                found[at] = i + 1
            elif half == "left":
                at = i + cut_left(j - i, i)
                todo += [(i, at, "left"), (at, j, "linked")]
                found[at] = j + 1
            else:
                at = i + cut(j - i, i)
                todo += [(i, at, "right"), (at + 1, j, "left")]
        return found


def _best(scores: Scores) -> tuple[Scores, NDArray[np.int16]]:
    """Along the third axis from the last, the highest scores and where they first stand; `argmax` takes twice as long there."""
    best = scores.max(-3, keepdims=True)
    places = np.arange(scores.shape[-3], 0, -1, dtype=np.int16)[:, None, None]
    return best.squeeze(-3), scores.shape[-3] - ((scores == best) * places).max(-3)


def best_tags(scores: Scores, starts: Sequence[int], labels: list[str]) -> list[str]:
    """The best legal BIO sequence of every sentence, one behind the other: an I- follows only B- or I- of its own kind.
    Sentences begin at `starts`. Only those whose words' best tags are not legal are looked at further (Viterbi)."""
    tags = [labels[k] for k in scores.argmax(1).tolist()]
    ends = [*starts[1:], len(tags)]
    begins = set(starts)
    wrong = [i for i, tag in enumerate(tags) if tag[0] == "I" and (i in begins or tags[i - 1][1:] != tag[1:])]
    for k in sorted({bisect_right(starts, i) - 1 for i in wrong}):
        tags[starts[k] : ends[k]] = _best_legal(scores[starts[k] : ends[k]], labels)
    return tags


def _best_legal(scores: Scores, labels: list[str]) -> list[str]:
    forbidden, at_start = _transitions(tuple(labels))
    best = scores[0] + at_start
    back = []
    for row in scores[1:]:
        paths = best[:, None] + forbidden
        choice = paths.argmax(0)
        back.append(choice)
        best = paths[choice, np.arange(len(labels))] + row
    tags = [int(best.argmax())]
    for choice in reversed(back):
        tags.append(int(choice[tags[-1]]))
    return [labels[k] for k in reversed(tags)]


_KNOWN: dict[tuple[str, ...], tuple[Scores, Scores]] = {}


def _transitions(labels: tuple[str, ...]) -> tuple[Scores, Scores]:
    if labels not in _KNOWN:
        forbidden = np.zeros((len(labels), len(labels)), dtype=np.float32)
        for a, left in enumerate(labels):
            for b, right in enumerate(labels):
                if right[0] == "I" and (left == "O" or left[2:] != right[2:]):
                    forbidden[a, b] = -1e4
        start = np.array([-1e4 if x[0] == "I" else 0 for x in labels], dtype=np.float32)
        _KNOWN[labels] = (forbidden, start)
    return _KNOWN[labels]
