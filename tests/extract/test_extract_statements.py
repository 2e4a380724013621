"""Whose statement it is."""

from __future__ import annotations

import pytest
from build import Report, report

from dateline.extract.statements import Statements

SAYS = "said say VERB VBD 0 root\nmonks monk NOUN NNS {1} nsubj person\nleft leave VERB VBD {0} ccomp"


def spoken(subject: str, head: int) -> Report:
    """<subject> said monks left; `head` is the place of "said"."""
    return report(f"{subject}\n{SAYS.format(head, head + 2)}")


BY = spoken(
    "A a DET DT 2 det\nstatement statement NOUN NN 5 nsubj\nby by ADP IN 4 case\nOxfam Oxfam PROPN NNP 2 nmod _ B-ORG", 5
)
OWNED = spoken("Oxfam Oxfam PROPN NNP 3 nmod:poss _ B-ORG\n's 's PART POS 1 case\nletter letter NOUN NN 4 nsubj", 4)
BESIDE = spoken("An a DET DT 3 det\narmy army NOUN NN 3 compound organization\nreport report NOUN NN 4 nsubj", 4)
OF_A_DAY = spoken(
    "A a DET DT 2 det\nstatement statement NOUN NN 5 nsubj\nof of ADP IN 4 case\nMonday monday NOUN NN 2 nmod time", 5
)
NOBODYS = spoken("A a DET DT 2 det\nstatement statement NOUN NN 3 nsubj", 3)
ISSUED = """
Oxfam Oxfam PROPN NNP 2 nsubj _ B-ORG
issued issue VERB VBD 0 root
a a DET DT 4 det
statement statement NOUN NN 2 obj

{0} {0} DET DT 2 det
statement statement NOUN NN 3 nsubj
said say VERB VBD 0 root
monks monk NOUN NNS 5 nsubj person
left leave VERB VBD 3 ccomp
"""


@pytest.mark.parametrize(
    ("one", "word", "wanted"),
    [
        (BY, "statement", ["Oxfam"]),
        (OWNED, "letter", ["Oxfam"]),
        (BESIDE, "report", ["army"]),
        (OF_A_DAY, "statement", []),
        (NOBODYS, "statement", []),
    ],
)
def test_the_words_beside_a_statement_name_its_owner(one: Report, word: str, wanted: list[str]) -> None:
    owners = Statements(one.who).owners(one.at(word))
    assert [one.analysis.tokens[i].text for i in owners] == wanted


def test_the_statement_is_the_last_one_that_was_issued_and_a_statement_is_another() -> None:
    the, a = report(ISSUED.format("the")), report(ISSUED.format("a"))
    assert the.said("left") == ["Oxfam"]
    assert a.said("left") == ["statement"]


@pytest.mark.parametrize(("word", "owner"), [("text", ["Oxfam"]), ("document", ["Oxfam"]), ("letter", ["letter"])])
def test_the_text_is_whatever_was_issued_and_the_letter_is_not_the_statement(word: str, owner: list[str]) -> None:
    told = ISSUED.replace("statement statement NOUN NN 3 nsubj", f"{word} {word} NOUN NN 3 nsubj").format("the")
    assert report(told).said("left") == owner


def test_who_issues_a_statement_is_the_one_who_says_so() -> None:
    assert BY.said("left") == ["Oxfam"]


def test_what_is_no_statement_has_no_owner() -> None:
    assert Statements(BESIDE.who).owners(BESIDE.at("army")) == []
