"""The writer of an opinion piece as a source: what a report argues in its own voice is its author's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from build import Report, report

from dateline.extract.argument import chance_of_argument, signs_of_argument
from dateline.extract.author import Author

ARGUED = """
France France PROPN NNP 4 nsubj place
clearly clearly ADV RB 4 advmod
orchestrated orchestrate VERB VBN 4 dep
attacked attack VERB VBD 0 root
monks monk NOUN NNS 4 obj person
. . PUNCT . 4 punct

Rebels rebel NOUN NNS 2 nsubj person
burned burn VERB VBD 0 root
9 9 NUM CD 4 nummod
barns barn NOUN NNS 2 obj
. . PUNCT . 2 punct

Who who PRON WP 2 nsubj
gains gain VERB VBZ 0 root
? ? PUNCT . 2 punct

We we PRON PRP 3 nsubj
have have AUX VBP 3 aux
explained explain VERB VBN 0 root
that that SCONJ IN 6 mark
rebels rebel NOUN NNS 6 nsubj person
fled flee VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""
PLAIN = """
France France PROPN NNP 3 nsubj place
clearly clearly ADV RB 3 advmod
attacked attack VERB VBD 0 root
monks monk NOUN NNS 3 obj person
. . PUNCT . 3 punct
"""


def author(one: Report, **facts: str) -> Author:
    return Author(replace(one.article, **facts), one.analysis, one.tree)


def test_a_piece_that_speaks_and_asks_and_infers_in_its_own_voice_argues() -> None:
    assert author(report(ARGUED)).argues


def test_a_plain_report_with_one_loaded_word_does_not_argue() -> None:
    one = report(PLAIN)
    assert not author(one).argues
    assert author(one).infers(one.at("attacked")) == ""


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Opinion: A war of choice"},
        {"title": "Q&A: who is behind the raid?"},
        {"url": "https://example.org/opinion/2020/a-war-of-choice"},
        {"url": "https://example.org/commentisfree/2020/a-war"},
    ],
)
def test_a_label_or_an_address_of_opinion_says_that_a_piece_argues(facts: dict[str, str]) -> None:
    one = report(PLAIN)
    assert author(one, **facts).infers(one.at("attacked")) == "clearly"


@pytest.mark.parametrize(
    "title", ["Opinion polls put the mayor ahead", "Comments by the mayor anger farmers", "Analysis of water"]
)
def test_a_headline_that_only_begins_like_a_label_is_none(title: str) -> None:
    assert not author(report(PLAIN), title=title).argues


def test_a_clause_with_a_figure_tells_a_fact_even_where_the_author_argues() -> None:
    one = report(ARGUED)
    assert author(one).infers(one.at("burned")) == ""


def test_what_the_author_explained_is_the_authors_and_the_explaining_is_a_fact() -> None:
    one = report(ARGUED)
    assert author(one).infers(one.at("explained")) == ""
    assert author(one).infers(one.at("fled")) == "We have explained"


def test_the_author_is_named_by_the_outlet_and_stands_where_we_is_written() -> None:
    one = report(ARGUED)
    source = author(one, outlet="Northern Post").source
    assert source.name == "author (Northern Post)"
    assert source.span is not None
    assert one.article.quote(source.span) == source.text == "We"


def test_an_author_who_never_says_we_is_a_source_by_rule() -> None:
    source = author(report(PLAIN), title="Opinion: A war of choice").source
    assert source.span is None
    assert source.rule
    assert source.name == "author (Opinion: A war of choice)"


def signs(one: Report, **facts: str) -> dict[str, float]:
    found = author(one, **facts)
    return signs_of_argument(found.article, one.analysis, one.tree, found.own_words)


def test_signs_are_counted_in_a_hundred_words_and_never_beyond_their_bound() -> None:
    found = signs(report(ARGUED))
    assert found["own voice"] == found["author"] == 100 / 150
    assert found["contention"] == 2 * 100 / 150
    assert all(0 <= value <= 4 for value in found.values())


def test_a_dateline_speaks_against_an_argument_and_the_authors_voice_for_one() -> None:
    one = report(ARGUED)
    assert chance_of_argument(signs(one, dateline="Kasserine"), "en") < chance_of_argument(signs(one), "en")
    assert chance_of_argument(signs(report(PLAIN)), "en") < chance_of_argument(signs(one), "en")


def test_what_somebody_else_is_quoted_with_is_no_sign_of_the_author() -> None:
    one = report(ARGUED)
    blank = " " * len(one.article.text)
    assert signs_of_argument(one.article, one.analysis, one.tree, blank)["contention"] == 0


def test_a_language_without_weights_never_argues_by_signs_alone() -> None:
    assert chance_of_argument(signs(report(ARGUED)), "xx") == 0
