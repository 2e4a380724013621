"""Chains of mentions: each takes the best earlier one, if that scores above nothing."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.parse.chains import REACH, Mentions, find_chains

GAPS = [0.0] * 10


Given = tuple[int, str, list[float], list[float]]
"""A mention's word, its noun, and its sides as anaphor and as antecedent."""


def made(given: list[Given]) -> Mentions:
    shape = len(given), len(given[0][2]) if given else 1
    anaphors, antecedents = (np.array([m[k] for m in given], dtype=np.float32).reshape(shape) for k in (2, 3))
    return Mentions([m[0] for m in given], [m[1] for m in given], anaphors, antecedents)


def test_a_mention_joins_the_chain_of_the_earlier_one_that_scores_best() -> None:
    mentions = [
        (0, "president", [0, 0], [4, 0]),
        (3, "army", [0, 0], [0, 4]),
        (7, "", [4, 0], [4, 0]),
        (9, "", [0, 4], [0, 4]),
        (12, "", [4, 0], [0, 0]),
    ]
    assert find_chains(made(mentions), [-2.0, 0.0], GAPS) == ((0, 7, 12), (3, 9))


def test_below_zero_nothing_is_tied() -> None:
    mentions = [(0, "a", [1, 0], [1, 0]), (4, "b", [1, 0], [1, 0])]
    assert find_chains(made(mentions), [-2.0, 0.0], GAPS) == ()


def test_nouns_spelt_alike_are_likelier_the_same_and_pronouns_are_not_nouns() -> None:
    same = [(0, "army", [0], [0]), (4, "army", [0], [0])]
    assert find_chains(made(same), [-1.0, 2.0], GAPS) == ((0, 4),)
    pronouns = [(0, "", [0], [0]), (4, "", [0], [0])]
    assert find_chains(made(pronouns), [-1.0, 2.0], GAPS) == ()


def test_it_looks_back_only_so_far() -> None:
    many = [(i, "x" if i in (0, REACH + 1) else f"n{i}", [0], [0]) for i in range(REACH + 2)]
    assert find_chains(made(many), [-1.0, 2.0], GAPS) == ()


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "army", "rebels"]), st.lists(st.floats(-3, 3, width=32), min_size=2, max_size=2)),
        max_size=12,
    )
)
def test_chains_share_no_mention_and_keep_the_order(given_mentions: list[tuple[str, list[float]]]) -> None:
    chains = find_chains(made([(2 * i, noun, v, v) for i, (noun, v) in enumerate(given_mentions)]), [-1.0, 1.0], GAPS)
    flat = [i for chain in chains for i in chain]
    assert len(flat) == len(set(flat))
    assert all(list(chain) == sorted(chain) and len(chain) > 1 for chain in chains)
