"""The best tree without crossings and the best tag sequence are what trying everything finds."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.model import Name, Token
from dateline.parse.names import join_outlets, join_portfolios, settle_kinds, sound_names, tag_spans
from dateline.parse.tree import best_tags, best_trees

LABELS = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"]
SCORE = st.floats(-8, 8, width=32)


def best_tree(scores: np.ndarray) -> np.ndarray:
    return best_trees([scores])[0]


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, every word reaches it, and no arc crosses another; the root's comes from before the sentence."""
    arcs = [(min(i, h), max(i, h)) for i, h in enumerate(heads, start=1)]
    if sum(h == 0 for h in heads) != 1 or any(a < c < b < d for a, b in arcs for c, d in arcs):
        return False
    for i in range(1, len(heads) + 1):
        at, steps = i, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(float(scores[i, h]) for i, h in enumerate(heads)))


def best_by_trying(scores: np.ndarray) -> float:
    n = len(scores)
    return max(total(scores, heads) for heads in product(range(n + 1), repeat=n) if is_tree(heads))


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_the_best_tree_is_the_best_of_all_trees(n: int) -> None:
    for seed in range(40 if n == 5 else 80):
        scores = np.random.default_rng(100 * n + seed).normal(size=(n, n + 1)).astype(np.float32)
        heads = tuple(int(h) for h in best_tree(scores))
        assert is_tree(heads)
        assert total(scores, heads) == pytest.approx(best_by_trying(scores), abs=1e-4)


@given(st.integers(1, 14).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=SCORE)))
def test_always_one_root_no_cycle_and_no_crossing(scores: np.ndarray) -> None:
    assert is_tree(tuple(int(h) for h in best_tree(scores)))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=40), st.integers(0, 2**32 - 1))
def test_sentences_given_together_get_the_trees_that_they_get_alone(sizes: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    sentences = [random.integers(-3, 4, size=(n, n + 1)).astype(np.float32) for n in sizes]
    together = [tree.tolist() for tree in best_trees(sentences)]
    assert together == [best_tree(scores).tolist() for scores in sentences]


def test_equal_scores_still_give_a_tree_and_always_the_same() -> None:
    flat = np.zeros((6, 7), dtype=np.float32)
    assert is_tree(tuple(best_tree(flat).tolist()))
    assert best_tree(flat).tolist() == best_tree(flat.copy()).tolist()


def legal(tags: tuple[str, ...]) -> bool:
    before = ("O", *tags)
    return all(t[0] != "I" or (p != "O" and p[2:] == t[2:]) for p, t in zip(before, tags, strict=False))


@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, len(LABELS)), elements=SCORE)))
def test_the_best_tags_are_the_best_legal_sequence(scores: np.ndarray) -> None:
    tags = tuple(best_tags(scores, [0], LABELS))
    assert legal(tags)
    sequences = (s for s in product(range(len(LABELS)), repeat=len(scores)) if legal(tuple(LABELS[k] for k in s)))
    best = max(sum(float(scores[i, k]) for i, k in enumerate(s)) for s in sequences)
    assert sum(float(scores[i, LABELS.index(t)]) for i, t in enumerate(tags)) == pytest.approx(best, abs=1e-3)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(0, 2**32 - 1))
def test_no_name_runs_over_the_end_of_a_sentence(sizes: list[int], seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(sum(sizes), len(LABELS))).astype(np.float32)
    starts = [sum(sizes[:k]) for k in range(len(sizes))]
    alone = [tag for a, n in zip(starts, sizes, strict=True) for tag in best_tags(scores[a : a + n], [0], LABELS)]
    assert best_tags(scores, starts, LABELS) == alone


def test_tags_become_spans() -> None:
    tags = ["B-ORG", "I-ORG", "O", "B-PERSON", "B-PERSON", "I-PERSON"]
    assert tag_spans(tags) == [(0, 2, "ORG"), (3, 4, "PERSON"), (4, 6, "PERSON")]
    assert tag_spans(["O", "O"]) == []


def test_one_spelling_is_of_one_kind_and_countries_are_places() -> None:
    words = "Lenz saw Lenz in Lenz and Chad met Holm or Holm".split()
    read = [(0, "PERSON"), (2, "PERSON"), (4, "LOC"), (6, "PERSON"), (8, "PERSON"), (10, "ORG")]
    names = [Name(i, i + 1, kind) for i, kind in read]
    assert [name.kind for name in settle_kinds(names, words)] == ["PERSON", "PERSON", "PERSON", "LOC", "PERSON", "ORG"]


def test_a_nationality_behind_an_article_is_no_mans_name() -> None:
    words = "The Chadian met Chadian".split()
    names = [Name(1, 2, "PERSON"), Name(3, 4, "PERSON")]
    assert [name.kind for name in settle_kinds(names, words)] == ["GROUP", "PERSON"]


def test_a_broadcasters_kind_belongs_to_its_name() -> None:
    words = "Radio France Monde and Al-Sahara TV heard Radio Lenz TV of Oslo".split()
    read = [(0, 1, "ORG"), (1, 3, "LOC"), (4, 5, "LOC"), (8, 9, "PERSON"), (11, 12, "LOC")]
    found = join_outlets([Name(*name) for name in read], words)
    assert [(" ".join(words[n.start : n.end]), n.kind) for n in found] == [
        ("Radio France Monde", "ORG"),
        ("Al-Sahara TV", "ORG"),
        ("Radio Lenz TV", "ORG"),
        ("Oslo", "LOC"),
    ]


def test_two_portfolios_of_a_minister_are_one_name():
    words = "the Minister of Foreign Affairs and International Cooperation met the Bank of Health".split()
    read = [Name(1, 5, "OFFICE"), Name(6, 8, "ORG"), Name(10, 13, "ORG")]
    assert join_portfolios(read, words) == [Name(1, 8, "OFFICE"), Name(10, 13, "ORG")]
    pieces = [Name(1, 2, "OFFICE"), Name(3, 5, "ORG"), Name(6, 8, "ORG")]
    assert join_portfolios(pieces, words) == [Name(1, 8, "OFFICE")]
    apart = "the Minister of Finance and Save the Children met".split()
    read = [Name(1, 4, "OFFICE"), Name(5, 8, "ORG")]
    assert join_portfolios(read, apart) == read


def test_neither_a_loose_end_nor_a_plural_in_small_letters_is_a_name() -> None:
    forms = "Soldiers freed the head of nine ministers near Oslo".split()
    tags = "NOUN/NNS VERB/VBD DET/DT NOUN/NN ADP/IN NUM/CD NOUN/NNS ADP/IN PROPN/NNP".split()
    words = [(form, *tag.split("/")) for form, tag in zip(forms, tags, strict=True)]
    tokens = [Token(0, 0, form, form, pos, tag, 1, "dep", 0) for form, pos, tag in words]
    read = [Name(0, 1, "ORG"), Name(3, 5, "OFFICE"), Name(6, 7, "OFFICE"), Name(8, 9, "LOC")]
    assert sound_names(read, tokens) == [Name(3, 4, "OFFICE"), Name(8, 9, "LOC")]
    ann = [tokens[3]._replace(text="Ann", pos="PROPN"), tokens[4]._replace(text="of", pos="ADP")]
    assert sound_names([Name(0, 2, "PERSON")], ann) == [Name(0, 1, "PERSON")]
    assert sound_names([Name(6, 7, "ORG")], [*tokens[:6], tokens[6]._replace(text="Ministers"), *tokens[7:]]) == [
        Name(6, 7, "ORG")
    ]
