"""The best dependency tree of a sentence from arc scores (Chu–Liu/Edmonds, one root), and the best BIO tag sequence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Indices = NDArray[np.int64]

_NEVER = -1e9
ROOTS = 4
"""Roots tried at most; nearly always the first is the best."""
LONG = 100
"""Words of a sentence for which the best tree is looked for; a longer one is a list, or no sentence at all, and looking would
take minutes."""


def best_tree(scores: Scores) -> Indices:
    """Heads of n words from scores of shape n × (n + 1), column 0 the root: 0 for the one root, else 1-based heads.

    The tree is the highest-scoring one with a single root; ties go to the lower index. Of a sentence of more than `LONG` words
    it is a good one.
    """
    n = scores.shape[0]
    exact = scores.astype(np.float64)
    exact.ravel()[1 :: n + 2] = _NEVER  # a word is not its own head
    greedy: Indices = exact.argmax(1)
    if _is_tree(greedy):
        return greedy
    # With one root r, no tree scores more than every other word's best head below a word, and r at the root. Roots are tried
    # by that bound until no other can win.
    under: Indices = exact[:, 1:].argmax(1) + 1
    below = exact[np.arange(n), under]
    bounds = exact[:, 0] - below + below.sum()
    if n > LONG:
        return _without_cycles(exact, under, int(bounds.argmax()))
    best, best_score = greedy, -np.inf
    for root in np.argsort(-bounds, kind="stable")[:ROOTS]:
        if best_score >= bounds[root]:
            break
        heads = _with_root(exact, under, int(root))
        score = float(exact[np.arange(n), heads].sum())
        if score > best_score:
            best, best_score = heads, score
    return best


def _with_root(exact: NDArray[np.float64], under: Indices, root: int) -> Indices:
    """The best tree in which one given word, and no other, stands at the root."""
    heads: Indices = under.copy()
    heads[root] = 0
    if _is_tree(heads):
        return heads
    n = exact.shape[0]
    square = np.full((n + 1, n + 1), _NEVER)
    square[:, 1:] = exact.T
    square[0] = square[:, root + 1] = _NEVER
    square[0, root + 1] = 0.0
    found: Indices = _edmonds(square)[1:]
    return found


def _without_cycles(exact: NDArray[np.float64], under: Indices, root: int) -> Indices:
    """Every word's best head below a word, but for one word of each cycle: the one that stands under the root for the least."""
    heads: Indices = under.copy()
    heads[root] = 0
    loss = exact[np.arange(len(heads)), under] - exact[:, root + 1]
    tied = np.zeros(len(heads), dtype=bool)
    for start in range(len(heads)):
        path, at = [], start
        while at >= 0 and not tied[at]:
            tied[at] = True
            path.append(at)
            at = int(heads[at]) - 1
        if at in path:
            cycle = path[path.index(at) :]
            heads[min(cycle, key=lambda word: (loss[word], word))] = root + 1
    return heads


def _is_tree(heads: Indices) -> bool:
    """One root, and every word comes to it: after n steps up, each stands at the root."""
    if np.count_nonzero(heads) != len(heads) - 1:
        return False
    up = np.concatenate([np.zeros(1, dtype=np.int64), heads])
    for _ in range(len(heads).bit_length()):
        up = up[up]
    return not up.any()


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
    inside = np.zeros(scores.shape[0], dtype=bool)
    inside[cycle] = True
    ring, rest = np.flatnonzero(inside), np.flatnonzero(~inside)
    knot = len(rest)
    small = np.full((knot + 1, knot + 1), 2 * _NEVER)
    small[:knot, :knot] = scores[rest[:, None], rest]
    small.ravel()[:: knot + 2] = 2 * _NEVER
    held = scores[heads[ring], ring]
    enter = scores[rest[:, None], ring] - held + held.sum()
    leave = scores[ring[:, None], rest]
    small[:knot, knot], small[knot, :knot] = enter.max(1), leave.max(0)
    enters, leaves = ring[enter.argmax(1)], ring[leave.argmax(0)]
    found = _edmonds(small)
    out = np.full(scores.shape[0], -1, dtype=np.int64)
    out[ring] = heads[ring]
    for k, v in enumerate(rest[1:], start=1):
        out[v] = leaves[k] if found[k] == knot else rest[found[k]]
    out[enters[found[knot]]] = rest[found[knot]]
    return out


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
