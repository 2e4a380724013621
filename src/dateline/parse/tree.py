"""The best dependency tree of a sentence from arc scores (Chu–Liu/Edmonds, one root), and the best BIO tag sequence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Indices = NDArray[np.int64]

_NEVER = -1e9


def best_tree(scores: Scores) -> Indices:
    """Heads of n words from scores of shape n × (n + 1), column 0 the root: 0 for the one root, else 1-based heads.

    The tree is the highest-scoring one with a single root; ties go to the lower index.
    """
    n = scores.shape[0]
    exact = scores.astype(np.float64)
    exact[np.arange(n), np.arange(n) + 1] = _NEVER
    greedy: Indices = exact.argmax(1)
    if _is_tree(greedy):
        return greedy
    return _best_rooted(exact)


def _best_rooted(scores: NDArray[np.float64]) -> Indices:
    """The best tree over all roots; a root is tried only while its bound (everyone's best head) beats the best tree so far."""
    free = scores[:, 1:].max(1)
    bounds = scores[:, 0] + (free.sum() - free)
    best: tuple[float, Indices] | None = None
    for root in np.argsort(-bounds, kind="stable"):
        if best is not None and bounds[root] <= best[0]:
            break
        found = _rooted_at(scores, int(root))
        if best is None or found[0] > best[0]:
            best = found
    assert best is not None
    return best[1]


def _rooted_at(scores: NDArray[np.float64], root: int) -> tuple[float, Indices]:
    n = scores.shape[0]
    only = scores.copy()
    only[:, 0] = _NEVER
    only[root, :] = _NEVER
    only[root, 0] = scores[root, 0]
    square = np.full((n + 1, n + 1), _NEVER)
    square[:, 1:] = only.T
    np.fill_diagonal(square, _NEVER)
    heads: Indices = _edmonds(square)[1:]
    return float(only[np.arange(n), heads].sum()), heads


def _is_tree(heads: Indices) -> bool:
    if int((heads == 0).sum()) != 1:
        return False
    return _find_cycle(np.concatenate([[-1], heads])) is None


def _find_cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """The first cycle of a head function over nodes 0…n (node 0 has head -1)."""
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at > 0 and colour[at] == 0:
            colour[at] = start
            path.append(at)
            at = int(heads[at])
        if at > 0 and colour[at] == start and at in path:
            return path[path.index(at) :]
    return None


def _edmonds(scores: NDArray[np.float64]) -> Indices:
    """Maximum arborescence from node 0; scores[head, dependent]."""
    heads: Indices = scores.argmax(0)
    heads[0] = -1
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    rest = [v for v in range(scores.shape[0]) if v not in inside]
    position = {v: k for k, v in enumerate(rest)}
    knot = len(rest)
    small = np.full((knot + 1, knot + 1), 2 * _NEVER)
    small[:knot, :knot] = scores[np.ix_(rest, rest)]
    np.fill_diagonal(small, 2 * _NEVER)
    total = sum(scores[heads[v], v] for v in cycle)
    enters, leaves = {}, {}
    for v in rest:
        gain, at = max((scores[v, c] - scores[heads[c], c] + total, c) for c in cycle)
        small[position[v], knot], enters[v] = gain, at
        gain, at = max((scores[c, v], c) for c in cycle)
        small[knot, position[v]], leaves[v] = gain, at
    found = _edmonds(small)
    out = np.full(scores.shape[0], -1, dtype=np.int64)
    for c in cycle:
        out[c] = heads[c]
    for v in rest[1:]:
        head = int(found[position[v]])
        out[v] = leaves[v] if head == knot else rest[head]
    source = rest[int(found[knot])]
    out[enters[source]] = source
    return out


def best_tags(scores: Scores, labels: list[str]) -> list[int]:
    """The best legal BIO sequence (Viterbi): an I- follows only B- or I- of its own kind."""
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
