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
    assert found["contention"] == 3 * 100 / 150
    assert all(0 <= value <= 4 for value in found.values())


def test_a_dateline_speaks_against_an_argument_and_the_authors_voice_for_one() -> None:
    one = report(ARGUED)
    assert chance_of_argument(signs(one, dateline="Kasserine"), "en") < chance_of_argument(signs(one), "en")
    assert chance_of_argument(signs(report(PLAIN)), "en") < chance_of_argument(signs(one), "en")


def test_what_somebody_else_is_quoted_with_is_no_sign_of_the_author() -> None:
    one = report(ARGUED)
    blank = " " * len(one.article.text)
    assert signs_of_argument(one.article, one.analysis, one.tree, blank)["contention"] == 0


GUESSED = """
France France PROPN NNP 3 nsubj place
probably probably ADV RB 3 advmod
paid pay VERB VBD 0 root
monks monk NOUN NNS 3 obj person
. . PUNCT . 3 punct

France France PROPN NNP 2 nsubj place
praised praise VERB VBD 0 root
monks monk NOUN NNS 2 obj person
. . PUNCT . 2 punct

Diplomats diplomat NOUN NNS 2 nsubj person
met meet VERB VBD 0 root
rebels rebel NOUN NNS 2 obj person
, , PUNCT , 6 punct
which which PRON WDT 6 nsubj
tells tell VERB VBZ 2 advcl:relcl
us we PRON PRP 6 iobj
that that SCONJ IN 10 mark
France France PROPN NNP 10 nsubj place
backed back VERB VBD 6 ccomp
them they PRON PRP 10 obj person
. . PUNCT . 2 punct
"""
OPINION = "Opinion: A war of choice"


def test_a_guess_is_the_authors_in_an_opinion_piece_only() -> None:
    one = report(GUESSED)
    assert author(one, title=OPINION).infers(one.at("paid")) == "probably"
    assert author(one, title=OPINION).infers(one.at("paid"), voiced=True) == "probably"
    assert author(one).infers(one.at("paid")) == ""


def test_what_tells_something_is_a_fact_and_what_it_tells_is_the_authors() -> None:
    one = report(GUESSED)
    found = author(one, title=OPINION)
    assert found.infers(one.at("met")) == ""
    assert found.infers(one.at("backed")) == found.infers(one.at("backed"), voiced=True) == "tells us"
    assert found.is_shown(one.at("backed"))
    assert not found.is_shown(one.at("met"))
    assert not author(one).is_shown(one.at("backed"))


def test_what_others_voice_is_a_fact_for_an_author_too() -> None:
    one = report(GUESSED)
    assert author(one, title=OPINION).infers(one.at("praised"), voiced=True) == ""


VIEW = """
France France PROPN NNP 6 nsubj place
, , PUNCT , 5 punct
in in ADP IN 5 case
my my PRON PRP$ 5 nmod:poss
view view NOUN NN 6 obl
betrayed betray VERB VBD 0 root
monks monk NOUN NNS 6 obj person
. . PUNCT . 6 punct

Rebels rebel NOUN NNS 2 nsubj person
fled flee VERB VBD 0 root
. . PUNCT . 2 punct
"""


def test_a_writer_who_calls_it_his_view_is_its_source_whatever_the_piece_is() -> None:
    one = report(VIEW)
    assert not author(one).argues
    assert author(one).infers(one.at("betrayed"), voiced=True) == "in my view"
    assert author(one).infers(one.at("fled")) == ""


def test_a_view_in_quotation_marks_is_not_the_writers() -> None:
    quoted = VIEW.replace(", , PUNCT , 5 punct", "“ “ PUNCT `` 5 punct").replace(
        "monks monk NOUN NNS 6 obj person", "us we PRON PRP 6 obj person\n” ” PUNCT '' 6 punct"
    )
    one = report(quoted)
    assert author(one).infers(one.at("betrayed")) == ""


DOUBT = {"alleged": 0.3, "happened": 0.6}


def test_what_the_reader_doubts_in_a_piece_that_argues_is_only_supposed() -> None:
    one = report(ARGUED)
    assert author(one).supposes(one.happening("fled", statuses=DOUBT))
    assert not author(one).supposes(one.happening("fled", statuses={"alleged": 0.01, "happened": 0.9}))
    assert not author(report(PLAIN)).supposes(report(PLAIN).happening("attacked", statuses=DOUBT))


def test_a_dated_sentence_and_what_the_author_does_are_not_supposed() -> None:
    one = report(ARGUED)
    assert not author(one).supposes(one.happening("burned", statuses=DOUBT))
    assert not author(one).supposes(one.happening("explained", statuses=DOUBT))


KNOWN = """
The the DET DT 2 det
raid raid NOUN NN 3 nsubj
helped help VERB VBD 0 root
rebels rebel NOUN NNS 3 obj person
. . PUNCT . 3 punct
"""


def test_a_noun_that_takes_a_deed_for_granted_is_not_supposed() -> None:
    one = report(ARGUED, KNOWN)
    assert author(one).supposes(one.happening("helped", statuses=DOUBT))
    assert not author(one).supposes(one.happening("raid", statuses=DOUBT))


def test_signs_of_argument_weigh_the_same_in_a_language_without_weights_of_its_own() -> None:
    found = signs(report(ARGUED))
    assert chance_of_argument(found, "fr") == chance_of_argument(found, "en") > 0.35


JUDGED = """
Ministers minister NOUN NNS 2 nsubj person
lied lie VERB VBD 0 root
. . PUNCT . 2 punct

Deputies deputy NOUN NNS 2 nsubj person
claimed claim VERB VBD 0 root
that that SCONJ IN 5 mark
ministers minister NOUN NNS 5 nsubj person
lied lie VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""


def test_a_word_that_judges_is_the_authors_in_a_piece_that_argues_and_theirs_who_say_so() -> None:
    one = report(JUDGED)
    editorial = author(one, title="Editorial: A minister without shame")
    mine, theirs = (i for i, t in enumerate(one.analysis.tokens) if t.text == "lied")
    assert (editorial.infers(mine), editorial.is_own(mine)) == ("lied", True)
    assert (editorial.infers(theirs), editorial.is_own(theirs)) == ("", False)
    assert author(one).infers(mine) == ""
