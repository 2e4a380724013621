"""The best projective dependency tree of a sentence from arc scores (Eisner 1996), and the best BIO tag sequence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Indices = NDArray[np.int64]


def best_tree(scores: Scores) -> Indices:
    """Heads of n words from scores of shape n × (n + 1), column 0 the root: 0 for the one root, else 1-based heads.

    The tree is the highest-scoring one with a single root in which no two arcs cross; ties go to the lower index. In the
    treebanks of English and French one arc in several hundred crosses another; of those that scores alone would draw, two in
    three are wrong.
    """
    n = scores.shape[0]
    chart = _Chart(n)
    arcs = scores[:, 1:].T.astype(np.float64)
    for length in range(1, n):
        chart.extend(length, arcs)
    root = int((chart.left[0] + chart.right[:, n - 1] + scores[:, 0]).argmax())
    return chart.heads(root)


class _Chart:
    """Scores of the best halves of trees over words i to j, and where each was joined.

    `left` and `right` are whole: the head is the last word, or the first, and nothing more hangs on it. `linked_left` and
    `linked_right` have the arc from one end to the other, under which more may hang.
    """

    def __init__(self, n: int) -> None:
        self.left, self.right, self.linked_left, self.linked_right = (np.zeros((n, n)) for _ in range(4))
        self.cut, self.cut_left, self.cut_right = (np.zeros((n, n), dtype=np.int64) for _ in range(3))

    def extend(self, length: int, arcs: NDArray[np.float64]) -> None:
        """Work out everything between words so far apart; `arcs` is heads × dependents."""
        first = np.arange(len(self.left) - length)
        last, inside = first + length, first[:, None] + np.arange(length)
        i, j = first[:, None], last[:, None]
        score, self.cut[first, last] = _best(self.right[i, inside] + self.left[inside + 1, j], first)
        self.linked_right[first, last] = score + arcs[first, last]
        self.linked_left[first, last] = score + arcs[last, first]
        whole = self.linked_right[i, inside + 1] + self.right[inside + 1, j]
        self.right[first, last], self.cut_right[first, last] = _best(whole, first + 1)
        whole = self.left[i, inside] + self.linked_left[inside, j]
        self.left[first, last], self.cut_left[first, last] = _best(whole, first)

    def heads(self, root: int) -> Indices:
        """The heads of the best tree under a root."""
        n = len(self.left)
        found = np.zeros(n, dtype=np.int64)
        todo = [(0, root, "left"), (root, n - 1, "right")]
        while todo:
            i, j, half = todo.pop()
            if i == j:
                continue
            if half == "right":
                at = int(self.cut_right[i, j])
                todo += [(i, at, "linked"), (at, j, "right")]
                found[at] = i + 1
            elif half == "left":
                at = int(self.cut_left[i, j])
                todo += [(i, at, "left"), (at, j, "linked")]
                found[at] = j + 1
            else:
                at = int(self.cut[i, j])
                todo += [(i, at, "right"), (at + 1, j, "left")]
        return found


def _best(scores: NDArray[np.float64], first: Indices) -> tuple[NDArray[np.float64], Indices]:
    """By row, the highest score and where it stands, counted from `first`."""
    at = scores.argmax(1)
    return scores[np.arange(len(at)), at], first + at


def best_tags(scores: Scores, labels: list[str]) -> list[int]:
    """The best legal BIO sequence (Viterbi): an I- follows only B- or I- of its own kind."""
    plain = [int(k) for k in scores.argmax(1)]
    if _is_legal([labels[k] for k in plain]):
        return plain
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
    return tags[::-1]


def _is_legal(tags: list[str]) -> bool:
    return all(tag[0] != "I" or (i > 0 and tags[i - 1][1:] == tag[1:]) for i, tag in enumerate(tags))


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
