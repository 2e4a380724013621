"""Sentences without end, or without sense, get a tree at once."""

from __future__ import annotations

import time

import numpy as np
import pytest

from dateline.parse.tree import best_trees
from dateline.parse.windows import LONGEST

SECONDS = 1.0
"""Of the processor's time, for one sentence: some hundred milliseconds, and room for a slow machine."""


def is_tree(heads: list[int]) -> bool:
    """One root, and every word comes to it."""
    up = [0, *heads]
    for _ in range(len(up)):
        up = [up[h] for h in up]
    return heads.count(0) == 1 and not any(up)


def rings(n: int) -> np.ndarray:
    """Pairs of words that each want the other as head: as many cycles as there can be."""
    scores = np.zeros((n, n + 1), dtype=np.float32)
    for word in range(n):
        scores[word, (word ^ 1) % n + 1] = 5.0
    return scores


def noise(n: int) -> np.ndarray:
    return np.random.default_rng(n).normal(size=(n, n + 1)).astype(np.float32)


@pytest.mark.parametrize("n", [1, 100, LONGEST])
@pytest.mark.parametrize(
    "make", [rings, noise, lambda n: np.zeros((n, n + 1), dtype=np.float32)], ids=["rings", "noise", "flat"]
)
def test_a_tree_is_found_at_once(make: object, n: int) -> None:
    scores = make(n)  # type: ignore[operator]
    begun = time.process_time()
    heads = best_trees([scores])[0].tolist()
    assert time.process_time() - begun < SECONDS
    assert is_tree(heads)
    assert best_trees([scores.copy()])[0].tolist() == heads
