"""spaCy's English trees come out as Universal Dependencies, and as trees, whatever goes in."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from dateline.parse.clearnlp import Node, to_universal

PLAIN = {"det": "DET/DT", "prep": "ADP/IN", "agent": "ADP/IN", "aux": "AUX/MD", "auxpass": "AUX/VBD", "cc": "CCONJ/CC"}


def tree(text: str) -> list[Node]:
    """Words as `form:relation:head` (heads count from 1, 0 the root), with `:POS/TAG` where the relation does not tell."""
    nodes = []
    for i, item in enumerate(text.split()):
        form, relation, head, *kind = item.split(":")
        pos, tag = (kind[0] if kind else PLAIN.get(relation, "NOUN/NN")).split("/")
        nodes.append(Node(form, pos, tag, int(head) - 1 if head != "0" else i, relation))
    return nodes


def shown(nodes: list[Node]) -> str:
    return " ".join(f"{n.text}:{n.relation}:{n.head + 1 if n.head != i else 0}" for i, n in enumerate(nodes))


CASES = {
    "objects": ("Police:nsubj:2 arrested:ROOT:0:VERB/VBD him:dobj:2", "Police:nsubj:2 arrested:root:0 him:obj:2"),
    "passives": (
        "He:nsubjpass:3 was:auxpass:3 freed:ROOT:0:VERB/VBN by:agent:3 troops:pobj:4",
        "He:nsubj:pass:3 was:aux:pass:3 freed:root:0 by:case:5 troops:obl:agent:3",
    ),
    "prepositions of verbs and nouns": (
        "fled:ROOT:0:VERB/VBD on:prep:1 Monday:pobj:2 of:prep:3 May:pobj:4",
        "fled:root:0 on:case:3 Monday:obl:1 of:case:5 May:nmod:3",
    ),
    "prepositions of prepositions": (
        "According:prep:5:VERB/VBG to:prep:1 the:det:4 army:pobj:2 fled:ROOT:0:VERB/VBD",
        "According:case:4 to:case:4 the:det:4 army:obl:5 fled:root:0",
    ),
    "prepositions of two words": (
        "fled:ROOT:0:VERB/VBD because:prep:1:SCONJ/IN of:pcomp:2:ADP/IN war:pobj:2",
        "fled:root:0 because:case:4 of:case:4 war:obl:1",
    ),
    "prepositions joined": (
        "war:ROOT:0 in:prep:1 Mali:pobj:2 and:cc:2 in:conj:2:ADP/IN Niger:pobj:5",
        "war:root:0 in:case:3 Mali:nmod:1 and:cc:6 in:case:6 Niger:conj:3",
    ),
    "clauses after prepositions": (
        "accused:ROOT:0:VERB/VBN of:prep:1 killing:pcomp:2:VERB/VBG him:dobj:3",
        "accused:root:0 of:mark:3 killing:advcl:1 him:obj:3",
    ),
    "prepositions left alone": (
        "the:det:2 town:dobj:3 fled:ROOT:0:VERB/VBD from:prep:3",
        "the:det:2 town:obj:3 fled:root:0 from:advmod:3",
    ),
    "predicates": (
        "He:nsubj:2 is:ROOT:0:AUX/VBZ a:det:4 minister:attr:2 in:prep:2 May:pobj:5 .:punct:2",
        "He:nsubj:4 is:cop:4 a:det:4 minister:root:0 in:case:6 May:obl:4 .:punct:4",
    ),
    "predicates with a preposition": (
        "talks:nsubj:2 were:ROOT:0:AUX/VBD in:prep:2 Doha:pobj:3",
        "talks:nsubj:4 were:cop:4 in:case:4 Doha:root:0",
    ),
    "there is": (
        "There:expl:2:PRON/EX were:ROOT:0:VERB/VBD clashes:attr:2 in:prep:2 Gao:pobj:4",
        "There:expl:2 were:root:0 clashes:nsubj:2 in:case:5 Gao:obl:2",
    ),
    "becoming": ("He:nsubj:2 became:ROOT:0:VERB/VBD king:attr:2", "He:nsubj:2 became:root:0 king:xcomp:2"),
    "lists": (
        "A:ROOT:0 ,:punct:1 B:conj:1 and:cc:3 C:conj:3",
        "A:root:0 ,:punct:1 B:conj:1 and:cc:5 C:conj:1",
    ),
    "who is told to": (
        "told:ROOT:0:VERB/VBD troops:nsubj:4 to:aux:4:PART/TO leave:ccomp:1:VERB/VB",
        "told:root:0 troops:obj:1 to:mark:4 leave:xcomp:1",
    ),
    "possessors, relative clauses, days": (
        "Mali:poss:3 's:case:1 army:nsubj:6 that:nsubj:5 fled:relcl:3:VERB/VBD won:ROOT:0:VERB/VBD Monday:npadvmod:6",
        "Mali:nmod:poss:3 's:case:1 army:nsubj:6 that:nsubj:5 fled:acl:relcl:3 won:root:0 Monday:obl:unmarked:6",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_comes_out(name: str) -> None:
    before, after = CASES[name]
    nodes = tree(before)
    to_universal(nodes)
    assert shown(nodes) == after


def test_the_first_name_heads_a_person() -> None:
    nodes = tree("President:compound:4 Ana:compound:4 María:compound:4 Silva:nsubj:5 left:ROOT:0:VERB/VBD")
    to_universal(nodes, [(1, 4)])
    assert shown(nodes) == "President:nmod:desc:2 Ana:nsubj:5 María:flat:2 Silva:flat:2 left:root:0"


RELATIONS = (
    "prep pobj pcomp agent conj cc attr acomp expl nsubj dobj aux relcl ccomp npadvmod nmod compound dative punct".split()
)
WORDS = ("is", "in", "of", "left", "army", "there")
KINDS = ("ADP/IN", "VERB/VB", "AUX/VBZ", "NOUN/NN", "PART/TO")


@st.composite
def any_tree(draw: st.DrawFn) -> list[Node]:
    size = draw(st.integers(1, 9))
    order = draw(st.permutations(range(size)))
    nodes = [Node("x", "NOUN", "NN", i, "ROOT") for i in range(size)]
    for place, i in enumerate(order):
        pos, tag = draw(st.sampled_from(KINDS)).split("/")
        head = order[draw(st.integers(0, place - 1))] if place else i
        nodes[i] = Node(draw(st.sampled_from(WORDS)), pos, tag, head, draw(st.sampled_from(RELATIONS)) if place else "ROOT")
    return nodes


@given(any_tree(), st.integers(0, 8), st.integers(1, 3))
def test_a_tree_stays_a_tree(nodes: list[Node], start: int, length: int) -> None:
    end = min(start + length, len(nodes))
    to_universal(nodes, [(start, end)] if start < end else [])
    assert sum(n.head == i for i, n in enumerate(nodes)) == 1
    for i, node in enumerate(nodes):
        assert (node.relation == "root") == (node.head == i)
        steps = 0
        while nodes[i].head != i:
            i, steps = nodes[i].head, steps + 1
            assert steps < len(nodes)
