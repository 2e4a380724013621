"""Phrases, clauses and subjects by the tree."""

from __future__ import annotations

import pytest
from build import Report, report
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.phrases import without_circles
from dateline.model import Token

BANNED = report("""
The the DET DT 2 det
government government NOUN NN 7 nsubj organization
of of ADP IN 5 case
northern northern ADJ JJ 5 amod
Mali Mali PROPN NNP 2 nmod place B-LOC
reportedly reportedly ADV RB 7 advmod
banned ban VERB VBD 0 root
two two NUM CD 10 nummod
large large ADJ JJ 10 amod
rallies rally NOUN NNS 7 obj event
in in ADP IN 12 case
Gao Gao PROPN NNP 10 nmod place B-LOC
. . PUNCT . 7 punct
""")
FLED = report("""
Soldiers soldier NOUN NNS 5 nsubj:pass person
who who PRON WP 3 nsubj
fled flee VERB VBD 1 acl:relcl
were be AUX VBD 5 aux:pass
arrested arrest VERB VBN 0 root
by by ADP IN 8 case
military military ADJ JJ 8 amod
police police NOUN NN 5 obl:agent organization
and and CCONJ CC 10 cc
beaten beat VERB VBN 5 conj
. . PUNCT . 5 punct
""")
ASKED = report("""
Chad Chad PROPN NNP 2 nsubj place B-LOC
urged urge VERB VBD 0 root
Kenya Kenya PROPN NNP 2 obj place B-LOC
to to PART TO 5 mark
expel expel VERB VB 2 xcomp
the the DET DT 7 det
envoy envoy NOUN NN 5 obj person
and and CCONJ CC 9 cc
promised promise VERB VBD 2 conj
to to PART TO 11 mark
help help VERB VB 9 xcomp
. . PUNCT . 2 punct
""")
SAID = report("""
Rebels rebel NOUN NNS 2 nsubj person
said say VERB VBD 0 root
that that SCONJ IN 5 mark
Chad Chad PROPN NNP 5 nsubj place B-LOC
attacked attack VERB VBD 2 ccomp
before before SCONJ IN 7 mark
leaving leave VERB VBG 5 advcl
. . PUNCT . 2 punct
""")
OWNED = report("""
Mali Mali PROPN NNP 4 nmod:poss place B-LOC
's 's PART POS 1 case
military military ADJ JJ 4 amod
government government NOUN NN 5 nsubj organization
resigned resign VERB VBD 0 root
""")


WHOLE = report("""
At at ADP IN 3 case
least least ADV RBS 3 advmod
twenty twenty NUM CD 4 nummod
rebels rebel NOUN NNS 13 nsubj person
from from ADP IN 7 case
the the DET DT 7 det
north north NOUN NN 4 nmod place
speaking speak VERB VBG 4 acl
on on ADP IN 10 case
condition condition NOUN NN 8 obl
that that PRON WDT 12 nsubj
fled flee VERB VBD 4 acl:relcl
attacked attack VERB VBD 0 root
a a DET DT 15 det
nurse nurse NOUN NN 13 obj person
on on ADP IN 17 case
Monday Monday PROPN NNP 15 nmod time
. . PUNCT . 13 punct
""")


@pytest.mark.parametrize(
    ("head", "words"), [("rebels", "At least twenty rebels from the north speaking on condition"), ("nurse", "a nurse")]
)
def test_a_whole_phrase_says_which_are_meant_and_how_many(head: str, words: str) -> None:
    assert WHOLE.words(WHOLE.tree.whole(WHOLE.at(head))) == words


@pytest.mark.parametrize(
    ("one", "head", "words"),
    [
        (BANNED, "government", "The government of northern Mali"),
        (BANNED, "rallies", "two large rallies"),
        (BANNED, "Gao", "Gao"),
        (FLED, "Soldiers", "Soldiers"),
        (FLED, "police", "military police"),
        (OWNED, "government", "Mali's military government"),
        (OWNED, "Mali", "Mali"),
    ],
)
def test_a_phrase_holds_its_modifiers_and_no_clause(one: Report, head: str, words: str) -> None:
    assert one.words(one.tree.phrase(one.at(head))) == words


@pytest.mark.parametrize(
    ("one", "verb", "subject"),
    [
        (BANNED, "banned", "government"),
        (FLED, "fled", "Soldiers"),
        (FLED, "arrested", "Soldiers"),
        (FLED, "beaten", "Soldiers"),
        (ASKED, "urged", "Chad"),
        (ASKED, "expel", "Kenya"),
        (ASKED, "promised", "Chad"),
        (ASKED, "help", "Chad"),
        (SAID, "attacked", "Chad"),
        (SAID, "leaving", "Chad"),
    ],
)
def test_a_subject_is_found_through_control_coordination_and_relative_clauses(one: Report, verb: str, subject: str) -> None:
    found = one.tree.subject(one.at(verb))
    assert found is not None
    assert one.analysis.tokens[found].text == subject


def test_the_subject_of_saying_is_not_that_of_what_is_said() -> None:
    one = report("""
It it PRON PRP 2 expl
seems seem VERB VBZ 0 root
nobody nobody PRON NN 4 nsubj
left leave VERB VBD 2 ccomp
""")
    assert one.tree.subject(one.at("left")) == one.at("nobody")
    assert one.tree.subject(one.at("seems")) is None


@pytest.mark.parametrize(
    ("one", "verb", "passive"), [(FLED, "arrested", True), (FLED, "fled", False), (BANNED, "banned", False)]
)
def test_passive(one: Report, verb: str, passive: bool) -> None:
    assert one.tree.passive(one.at(verb)) is passive


@pytest.mark.parametrize(
    ("one", "word", "clause"),
    [
        (BANNED, "rallies", "banned"),
        (BANNED, "Mali", "banned"),
        (FLED, "who", "fled"),
        (SAID, "Chad", "attacked"),
        (SAID, "Rebels", "said"),
    ],
)
def test_the_clause_of_a_word_is_its_nearest_predicate(one: Report, word: str, clause: str) -> None:
    assert one.analysis.tokens[one.tree.clause(one.at(word))].text == clause


def test_the_head_of_a_word_inside_a_phrase() -> None:
    assert BANNED.tree.head_of(BANNED.at("northern")) == BANNED.at("Mali")
    assert BANNED.tree.head_of(BANNED.at("The")) == BANNED.at("government")
    assert BANNED.tree.head_of(BANNED.at("banned")) == BANNED.at("banned")
    assert OWNED.tree.head_of(OWNED.at("Mali")) == OWNED.at("Mali")


MINISTER = report("""
The the DET DT 2 det
Minister minister PROPN NNP 7 nsubj person B-OFFICE
of of ADP IN 4 case _ I-OFFICE
Trade Trade PROPN NNP 2 nmod abstract I-OFFICE
and and CCONJ CC 4 cc _ I-OFFICE
Industry Industry PROPN NNP 4 conj organization I-OFFICE
praised praise VERB VBD 0 root
miners miner NOUN NNS 7 obj person
and and CCONJ CC 10 cc
farmers farmer NOUN NNS 8 conj person
""")


def test_what_an_office_is_for_is_part_of_it() -> None:
    assert MINISTER.tree.head_of(MINISTER.at("Industry")) == MINISTER.at("Minister")
    assert MINISTER.tree.head_of(MINISTER.at("farmers")) == MINISTER.at("farmers")


def test_what_is_below_and_above() -> None:
    tree = SAID.tree
    assert tree.below(SAID.at("attacked")) == {2, 3, 4, 5, 6}
    assert list(tree.up(SAID.at("leaving"))) == [SAID.at("attacked"), SAID.at("said")]
    assert tree.sentence(3) == (0, 8)


EXACT = report("""
At at ADP IN 2 case
least least ADJ JJS 4 nmod
six six NUM CD 4 nummod
guards guard NOUN NNS 5 nsubj person
fled flee VERB VBD 0 root
. . PUNCT . 5 punct
""")
ACCUSED = report("""
Chad Chad PROPN NNP 2 nsubj place B-LOC
accused accuse VERB VBD 0 root
the the DET DT 4 det
movement movement NOUN NN 2 obj organization
of of ADP IN 7 case
the the DET DT 7 det
theft theft NOUN NN 4 nmod event
. . PUNCT . 2 punct
""")


def test_words_that_say_how_exact_a_number_is_are_no_part_of_the_phrase() -> None:
    start, end = EXACT.tree.phrase(3)
    assert [t.text for t in EXACT.tree.tokens[start:end]] == ["six", "guards"]


def test_what_somebody_is_accused_of_hangs_on_the_verb() -> None:
    start, end = ACCUSED.tree.phrase(3)
    assert [t.text for t in ACCUSED.tree.tokens[start:end]] == ["the", "movement"]
    assert ACCUSED.tree.has(6, "obl")
    assert ACCUSED.tree.tokens[6].head == 1


def test_a_mended_tree_has_no_circles() -> None:
    """A name that the reader hangs on another, beyond a word that it takes for a verb and hangs on the name itself."""
    one = report("""
Rebels rebel NOUN NNS 2 nsubj person
left leave VERB VBD 0 root
Benghazi Benghazi PROPN NNP 2 obj place B-LOC
including include VERB VBG 5 case
Ansar Ansar PROPN NNP 3 flat organization B-ORG
. . PUNCT . 2 punct
""")
    assert heads_to_the_root(one.tree.tokens)


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_what_hangs_in_a_circle_is_as_the_reader_has_it(heads: list[int]) -> None:
    tokens = report("a a NOUN NN 0 root\n" + "\n".join("b b NOUN NN 1 obj" for _ in range(7))).analysis.tokens
    mended = tuple(t._replace(head=h) for t, h in zip(tokens, heads, strict=True))
    found = without_circles(mended, tokens)
    assert heads_to_the_root(found)
    assert found == (mended if heads_to_the_root(mended) else tokens)


def heads_to_the_root(tokens: tuple[Token, ...]) -> bool:
    """Whether from every word the way up ends at one that hangs on itself."""
    for i in range(len(tokens)):
        steps, at = 0, i
        while tokens[at].head != at and steps <= len(tokens):
            steps, at = steps + 1, tokens[at].head
        if steps > len(tokens):
            return False
    return True
