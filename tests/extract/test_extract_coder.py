"""The laws of claims, on hand-built and on read reports."""

from __future__ import annotations

from functools import cache

import pytest
from build import Report, report, with_happenings
from pin_examples import claims_of

from dateline.extract import code_article, date_article
from dateline.model import STATUSES, Analysis, Article, Claim, Filler
from dateline.parse import shipped_parser
from dateline.vocabulary import event_types
from dateline.when import UNKNOWN, When

STORIES = (
    "Soldiers in Niger arrested President Ana Silva on Sunday. She had promised elections by May. ECOWAS condemned the coup.",
    "“We did not fire on anyone. They attacked us,” Colonel Issa Moro told Reuters, after at least 20 protesters were killed.",
    "The two countries agreed to reopen the border. Kenya's government, according to the BBC, will lift its ban on Monday.",
    "",
    "Nothing happened.",
)


@cache
def read(text: str) -> tuple[Article, Analysis]:
    article = Article("story", text, "", language="en", published=When.of("2021-09-08"), published_known="given")
    return article, shipped_parser().read([article])[0]


def fillers(claim: Claim) -> list[Filler]:
    return [*claim.actors, *claim.recipients, *claim.said_by]


@pytest.mark.parametrize("text", STORIES)
def test_every_value_has_its_words_or_its_rule(text: str) -> None:
    article, analysis = read(text)
    for claim in code_article(article, analysis):
        for filler in fillers(claim):
            assert filler.name
            assert (filler.span is None) == bool(filler.rule)
            assert filler.span is None or article.quote(filler.span) == filler.text
        if claim.when.dated:
            assert claim.when_span is not None or claim.when.reason
        if claim.when_span is not None:
            assert article.quote(claim.when_span) == claim.when_text
        if claim.where is not None:
            assert claim.where.span is not None or claim.where.rule
        assert all(article.quote(f.span) in f.text for f in claim.figures)


@pytest.mark.parametrize("text", STORIES)
def test_quote_holds_trigger_and_both_are_the_reports_words(text: str) -> None:
    article, analysis = read(text)
    for claim in code_article(article, analysis):
        assert claim.article == claim.quote.article == claim.trigger.article == article.id
        assert claim.quote.contains(claim.trigger)
        assert article.quote(claim.trigger) == claim.trigger_text
        assert claim.trigger_text.strip()


@pytest.mark.parametrize("text", STORIES)
def test_types_statuses_and_reasons_are_known_ones(text: str) -> None:
    claims = code_article(*read(text))
    for claim in claims:
        assert claim.type in event_types()
        assert claim.mode is None or claim.mode in event_types()[claim.type].modes
        assert claim.status in STATUSES
        assert 0 <= claim.score <= 1
        assert claim.reasons
        assert not event_types()[claim.type].parties or claim.recipients == ()
        assert len({f.name for f in claim.said_by}) == len(claim.said_by)
        assert not {f.name for f in claim.actors} & {f.name for f in claim.recipients}
    ids = {c.id for c in claims}
    assert len(ids) == len(claims)
    assert {c.about for c in claims if c.about} <= ids
    assert all(c.about != c.id for c in claims)
    assert [c.trigger.start for c in claims] == sorted(c.trigger.start for c in claims)


@pytest.mark.parametrize("text", STORIES)
def test_the_same_report_has_the_same_claims(text: str) -> None:
    article, analysis = read(text)
    assert code_article(article, analysis) == code_article(article, analysis)


def test_no_happenings_no_claims() -> None:
    assert code_article(*read("")) == ()
    assert claims_of("The cat sat on the mat.") == ()


REACTION = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
condemned condemn VERB VBD 0 root
the the DET DT 4 det
arrest arrest NOUN NN 2 obj event
of of ADP IN 6 case
monks monk NOUN NNS 4 nmod person
by by ADP IN 8 case
police police NOUN NN 4 nmod organization
. . PUNCT . 2 punct
""")


def code(one: Report, **kinds: str) -> dict[str, Claim]:
    """Claims by trigger of a hand-built report in which the reader sees these words as these types, surely."""
    happenings = [one.happening(word, types={kind: 0.97}, statuses={"happened": 0.97}) for word, kind in kinds.items()]
    made = with_happenings(one, *sorted(happenings, key=lambda h: h.start))
    return {c.trigger_text: c for c in code_article(made.article, made.analysis)}


POINTS = [
    ("Norway condemned the events in Chad.", "condemned", "Chad"),
    ("Oslo said it was following the recent developments in Lima with concern.", "following", "Lima, Peru"),
    ("The African Union condemned what had happened in Bamako.", "condemned", "Bamako, Mali"),
    ("Chile voiced concern over the political crisis in Peru.", "concern", "Peru"),
    ("The World Bank voiced concern over the food crisis in Chad.", "concern", None),
    ("Norway condemned an act of that kind in Chad.", "condemned", None),
    ("Soldiers arrested the mayor of Abeche in Chad. Norway condemned the move.", "condemned", None),
]


@pytest.mark.parametrize(("text", "trigger", "place"), POINTS)
def test_a_reaction_points_at_what_its_report_does_not_tell(text: str, trigger: str, place: str | None) -> None:
    """A certain happening of no certain kind; not an ill that lasts, nor what the report tells itself."""
    article, analysis = read(text)
    (claim,) = (c for c in code_article(article, analysis) if trigger in c.trigger_text or trigger in article.quote(c.quote))
    assert (claim.points_at.name if claim.points_at else None) == place


def test_a_reaction_is_about_the_happening_and_blames_its_doer() -> None:
    claims = code(REACTION, condemned="ACCUSE", arrest="COERCE")
    assert claims["condemned"].about == claims["arrest"].id
    assert [f.name for f in claims["condemned"].actors] == ["Kenya"]
    assert [f.name for f in claims["condemned"].recipients] == ["police"]
    assert [f.name for f in claims["arrest"].recipients] == ["monks"]


def test_a_quote_is_its_clause_without_the_next_one() -> None:
    one = report("""
Police police NOUN NN 2 nsubj organization
arrested arrest VERB VBD 0 root
monks monk NOUN NNS 2 obj person
and and CCONJ CC 5 cc
burned burn VERB VBD 2 conj
books book NOUN NNS 5 obj object
. . PUNCT . 2 punct
""")
    claims = code(one, arrested="COERCE", burned="ASSAULT")
    assert one.article.quote(claims["arrested"].quote).startswith("Police arrested monks")
    assert "books" not in one.article.quote(claims["arrested"].quote)
    assert [f.name for f in claims["burned"].actors] == ["police"]


def test_nobody_is_the_source_of_his_own_words() -> None:
    one = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
accused accuse VERB VBD 0 root
Chad Chad PROPN NNP 2 obj place B-LOC
of of SCONJ IN 5 mark
attacking attack VERB VBG 2 advcl
monks monk NOUN NNS 5 obj person
. . PUNCT . 2 punct
""")
    claims = code(one, accused="ACCUSE", attacking="ASSAULT")
    assert claims["accused"].said_by == ()
    assert [f.name for f in claims["attacking"].said_by] == ["Kenya"]


def test_who_condemns_is_not_quoted_on_condemning() -> None:
    one = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
condemned condemn VERB VBD 0 root
the the DET DT 4 det
coup coup NOUN NN 2 obj event
, , PUNCT , 2 punct
Kenya Kenya PROPN NNP 7 nsubj place B-LOC
said say VERB VBD 2 parataxis
. . PUNCT . 2 punct
""")
    assert code(one, condemned="ACCUSE")["condemned"].said_by == ()


def test_ids_tell_articles_and_places_apart() -> None:
    claims = code(REACTION, condemned="ACCUSE", arrest="COERCE")
    other = Report(Article("b", REACTION.article.text, "", language="en"), Analysis("b", *_parts(REACTION.analysis)))
    assert not {c.id for c in claims.values()} & {c.id for c in code(other, condemned="ACCUSE", arrest="COERCE").values()}


def _parts(analysis: Analysis) -> tuple:  # type: ignore[type-arg]
    return analysis.tokens, analysis.sentences, analysis.names, analysis.quotations


def test_a_given_date_is_never_replaced_and_an_unknown_one_stays_unknown() -> None:
    given = Article("x", "Rain fell.", "", published=When.of("2020-01-02"), published_known="given")
    assert date_article(given, Analysis("x")) is given
    undated = Article("x", "Rain fell.", "")
    assert date_article(undated, Analysis("x")).published == UNKNOWN


POINTING = "Soldiers arrested the mayor of Lugano on Monday. {} The weather was mild. Farmers sold their cattle."


@pytest.mark.parametrize("reaction", ["Kenya condemned the move.", "Kenya condemned it.", "Kenya condemned this decision."])
def test_a_reaction_that_only_points_back_is_about_the_deed_told_before(reaction: str) -> None:
    claims = {c.trigger_text: c for c in code_article(*read(POINTING.format(reaction)))}
    assert claims["condemned"].about == claims["arrested"].id
    assert [f.name for f in claims["condemned"].recipients] == [f.name for f in claims["arrested"].actors]


def test_a_reaction_to_somebody_is_about_no_deed() -> None:
    claims = {c.trigger_text: c for c in code_article(*read(POINTING.format("Kenya condemned the mayor.")))}
    assert claims["condemned"].about is None
