"""Laws of trees: each breach is seen, and mending takes the cheapest change by which fewer laws are broken."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.parse import laws as of_trees
from dateline.parse.laws import Laws, Sentence, mend

POS = ["NOUN", "VERB", "ADP", "DET"]
RELATIONS = (
    "root nsubj nsubj:pass obj iobj obl nmod nmod:poss conj appos compound case mark det cc cop aux xcomp ccomp acl"
).split()


def breaches(tree: str, *, english: bool = True) -> list[int]:
    """How many laws each word breaks; a word is "POS relation head", heads counted from 1 and 0 for the root."""
    rows = [row.split() for row in tree.split(", ")]
    heads, relations = (np.array(x) for x in zip(*((int(h) - 1, RELATIONS.index(r)) for _, r, h in rows), strict=True))
    pos = np.array([POS.index(p) for p, _, _ in rows])
    return list(map(int, Laws(RELATIONS, POS, english=english).breaches(heads, relations, pos)))


@pytest.mark.parametrize(
    ("tree", "wanted"),
    [
        ("NOUN nsubj 2, VERB root 0, NOUN obj 2", [0, 0, 0]),
        ("NOUN nsubj 3, NOUN nsubj:pass 3, VERB root 0", [1, 1, 0]),
        ("VERB root 0, NOUN obj 1, NOUN obj 1", [0, 1, 1]),
        ("VERB root 0, NOUN obj 1, NOUN iobj 1", [0, 0, 0]),
        ("NOUN conj 2, NOUN root 0", [1, 0]),
        ("NOUN root 0, ADP cc 1", [0, 1]),
        ("NOUN nsubj 2, VERB aux 3, VERB root 0", [1, 0, 0]),
        ("VERB nsubj 2, VERB root 0", [1, 0]),
        ("VERB root 0, NOUN obj 1, NOUN nmod 2", [0, 0, 1]),
        ("VERB root 0, NOUN obj 1, ADP case 4, NOUN nmod 2", [0, 0, 0, 0]),
        ("NOUN root 0, NOUN compound 1", [0, 1]),
        ("VERB root 0, NOUN nsubj 3, VERB xcomp 1", [0, 0, 1]),
    ],
)
def test_a_breach_is_seen(tree: str, wanted: list[int]) -> None:
    assert breaches(tree) == wanted


def test_other_languages_hide_their_prepositions_and_put_compounds_behind() -> None:
    assert breaches("NOUN root 0, NOUN nmod 1, NOUN compound 1", english=False) == [0, 0, 0]


RANK = 4


def sentence(heads: list[int], relations: list[str], arcs: list[list[float]], likely: dict[tuple[int, int], str]) -> Sentence:
    """A sentence of nouns round one verb, in which `likely` relations score 5 and others 0."""
    n = len(heads)
    left = np.zeros((n, len(RELATIONS), RANK), dtype=np.float32)
    for (word, head), relation in likely.items():
        left[word, RELATIONS.index(relation), head] = 5.0
    return Sentence(
        np.array(heads),
        np.array([RELATIONS.index(r) for r in relations]),
        np.array([POS.index("VERB" if h < 0 else "NOUN") for h in heads]),
        np.array(arcs, dtype=np.float32),
        left.reshape(n, -1),
        np.eye(n, RANK, dtype=np.float32),
    )


LAWS = Laws(RELATIONS, POS, english=True)


def mended(*sentences: Sentence) -> None:
    mend(sentences, [LAWS.breaches(x.heads, x.relations, x.pos) for x in sentences], LAWS)


def test_of_two_subjects_the_one_moves_that_costs_least() -> None:
    arcs = [[0.0, 4.0, 5.0], [4.9, 0.0, 5.0], [0.0, 0.0, 0.0]]
    likely = {(0, 2): "nsubj", (1, 2): "nsubj", (1, 0): "appos", (0, 1): "conj"}
    read = sentence([2, 2, -1], ["nsubj", "nsubj", "root"], arcs, likely)
    mended(read)
    assert read.heads.tolist() == [2, 0, -1]
    assert [RELATIONS[k] for k in read.relations] == ["nsubj", "appos", "root"]


def test_what_costs_too_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    arcs = [[0.0, 0.0, 50.0], [0.0, 0.0, 50.0], [0.0, 0.0, 0.0]]
    read = sentence([2, 2, -1], ["nsubj", "nsubj", "root"], arcs, {(0, 2): "nsubj", (1, 2): "nsubj"})
    mended(read)
    assert read.heads.tolist() == [2, 2, -1]
    assert [RELATIONS[k] for k in read.relations] == ["nsubj", "nsubj", "root"]
    monkeypatch.setattr(of_trees, "DEAREST", 60.0)
    mended(read)
    assert sum(RELATIONS[k] == "nsubj" for k in read.relations) == 1


def test_a_word_never_comes_to_hang_on_what_hangs_on_it() -> None:
    arcs = [[0.0, 5.0, 4.9], [9.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    read = sentence([2, 0, -1], ["nsubj", "conj", "root"], arcs, {(0, 2): "nsubj", (1, 0): "conj", (0, 1): "conj"})
    mended(read)
    assert read.heads.tolist() == [2, 0, -1]


def test_sentences_mended_together_come_out_as_each_alone() -> None:
    def both() -> list[Sentence]:
        longer = [[0.0, 4.0, 5.0], [4.9, 0.0, 5.0], [0.0, 0.0, 0.0]]
        likely = {(0, 2): "nsubj", (1, 2): "nsubj", (1, 0): "appos", (0, 1): "conj"}
        return [
            sentence([1, -1], ["conj", "root"], [[0.0, 5.0], [0.0, 0.0]], {(0, 1): "conj", (1, 0): "obj"}),
            sentence([2, 2, -1], ["nsubj", "nsubj", "root"], longer, likely),
        ]

    together, apart = both(), both()
    mended(*together)
    for one in apart:
        mended(one)
    assert [(x.heads.tolist(), x.relations.tolist()) for x in together] == [
        (x.heads.tolist(), x.relations.tolist()) for x in apart
    ]
    assert together[1].heads.tolist() == [2, 0, -1]
