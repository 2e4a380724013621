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


TOGETHER = 16
"""Sentences of about one length in a chart."""


class _Chart:
    """Scores of the best halves of trees over every run of words of some sentences, and where each half was joined.

    A half is `right` or `left` of its head, which is the run's first or its last word, and nothing more hangs on it; `linked`
    to both sides has the arc from one end to the other, under which more may hang. Halves are kept by sentence, by the word
    where the run starts or where it ends, and by its length, so that all that may be joined to one run lies side by side.
    Behind a short sentence's end stand numbers that nothing in it is made of.
    """

    def __init__(self, sentences: Sequence[Scores]) -> None:
        n = max(map(len, sentences))
        arcs = np.zeros((len(sentences), n, n))
        """Heads × dependents."""
        for row, scores in enumerate(sentences):
            arcs[row, : len(scores), : len(scores)] = scores[:, 1:].T
        shape = (len(sentences), n, n)
        self._right, self._right_ends, self._left, self._left_ends = (np.zeros(shape) for _ in range(4))
        linked_right, linked_left_ends = np.zeros(shape), np.zeros(shape)
        self._cut, self._cut_right, self._cut_left = (np.zeros(shape, dtype=np.int16) for _ in range(3))
        for length in range(1, n):
            starts, ends = np.s_[:, : n - length], np.s_[:, length:]
            score, self._cut[*starts, length] = _best(
                self._right[*starts, :length] + self._left_ends[*ends, :length][:, :, ::-1]
            )
            linked_right[*starts, length] = score + arcs.diagonal(length, 1, 2)
            linked_left_ends[*ends, length] = score + arcs.diagonal(-length, 1, 2)
            score, self._cut_right[*starts, length] = _best(
                linked_right[*starts, 1 : length + 1] + self._right_ends[*ends, :length][:, :, ::-1]
            )
            self._right[*starts, length] = self._right_ends[*ends, length] = score
            score, self._cut_left[*starts, length] = _best(
                self._left[*starts, :length] + linked_left_ends[*ends, 1 : length + 1][:, :, ::-1]
            )
            self._left[*starts, length] = self._left_ends[*ends, length] = score

    def heads(self, row: int, n: int, roots: Scores) -> Indices:
        """The heads of the best tree of a sentence of n words, given each word's score as the root."""
        root = int((self._left[row, 0, :n] + self._right_ends[row, n - 1, n - 1 :: -1] + roots).argmax())
        cut, cut_right, cut_left = self._cut[row], self._cut_right[row], self._cut_left[row]
        found = np.zeros(n, dtype=np.int64)
        todo = [(0, root, "left"), (root, n - 1, "right")]
        while todo:
            i, j, half = todo.pop()
            if i == j:
                continue
            if half == "right":
                at = i + 1 + int(cut_right[i, j - i])
                todo += [(i, at, "linked"), (at, j, "right")]
                found[at] = i + 1
            elif half == "left":
                at = i + int(cut_left[i, j - i])
                todo += [(i, at, "left"), (at, j, "linked")]
                found[at] = j + 1
            else:
                at = i + int(cut[i, j - i])
                todo += [(i, at, "right"), (at + 1, j, "left")]
        return found


def _best(scores: NDArray[np.float64]) -> tuple[NDArray[np.float64], Indices]:
    """Along the last axis, the highest scores and where they stand; to look there is quicker than `max`."""
    at = scores.argmax(2)
    first = np.arange(0, scores.size, scores.shape[2]).reshape(at.shape)
    return scores.reshape(-1).take(first + at), at


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
