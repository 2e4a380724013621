"""Questions to a case: sixty with their answers, twelve of which the reports do not answer; and what holds of every answer."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, niger

import dateline
from dateline.model import Chronology, as_record
from dateline.query import Reply, answer_question
from dateline.query.reply import NOTHING

HERE = Path(__file__).parent
QUESTIONS: list[dict[str, Any]] = tomllib.loads((HERE / "questions.toml").read_text("utf-8"))["questions"]
LEAST = 0.8
"""The share of the questions to the examples that must be answered rightly, whatever reader is shipped."""


@pytest.fixture(scope="session")
def chronologies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Chronology]:
    """The two cases that are asked; the examples are read once."""
    with dateline.open(tmp_path_factory.mktemp("asked") / "examples.dateline") as case:
        case.add(HERE.parents[1] / "examples/reports")
        case.build()
        return {"niger": niger().chronology(), "examples": case.chronology()}


def of(case: str, *, declined: bool = False) -> list[Any]:
    return [pytest.param(q, id=q["ask"]) for q in QUESTIONS if q["case"] == case and bool(q.get("declined")) is declined]


def right(reply: Reply, question: dict[str, Any]) -> bool:
    """Whether the answer has every fact that it must have."""
    return reply.said and all(any(one in reply.text for one in fact.split(" | ")) for fact in question["expect"])


def test_the_suite_is_whole() -> None:
    assert len(QUESTIONS) == 60
    assert sum(bool(q.get("declined")) for q in QUESTIONS) == 12
    assert len({(q["case"], q["ask"]) for q in QUESTIONS}) == 60


@pytest.mark.parametrize("question", of("niger"))
def test_an_answer_has_the_facts(question: dict[str, Any], chronologies: dict[str, Chronology]) -> None:
    reply = answer_question(chronologies["niger"], question["ask"])
    assert right(reply, question), (reply.text, reply.why_not)
    assert question.get("marked", "") in reply.text
    if disputed := question.get("disputed"):
        (found,) = [d for d in reply.disputes if d.slot == disputed["slot"]]
        assert sorted(v.words for v in found.values) == disputed["values"]
        assert all(v.quotes for v in found.values)


def test_the_examples_answer_most_of_what_they_tell(chronologies: dict[str, Chronology]) -> None:
    asked = [q for q in QUESTIONS if q["case"] == "examples" and not q.get("declined")]
    missed = [q["ask"] for q in asked if not right(answer_question(chronologies["examples"], q["ask"]), q)]
    assert len(missed) <= (1 - LEAST) * len(asked), missed


@pytest.mark.parametrize("question", [*of("niger", declined=True), *of("examples", declined=True)])
def test_what_the_reports_do_not_say_is_declined(question: dict[str, Any], chronologies: dict[str, Chronology]) -> None:
    reply = answer_question(chronologies[question["case"]], question["ask"])
    assert reply.text == NOTHING
    assert not reply.sentences
    assert reply.why_not


def test_no_sentence_is_without_words_of_a_report(chronologies: dict[str, Chronology]) -> None:
    for question in QUESTIONS:
        chronology = chronologies[question["case"]]
        reply = answer_question(chronology, question["ask"])
        for told in (*reply.sentences, *((reply.nearest,) if reply.nearest else ())):
            assert told.quotes, told.sentence
            assert told.sources == len({chronology.origins[q.article] for q in told.quotes})
            for quote in told.quotes:
                assert quote.words in chronology.articles[quote.article].text
                assert chronology.claims[quote.claim].article == quote.article


def test_an_answer_does_not_hang_on_the_order_of_things() -> None:
    desk = niger()
    turned = Desk(dict(reversed(desk.articles.items())), dict(reversed(desk.claims.items())), desk.judgements[::-1])
    for question in QUESTIONS:
        one, other = (answer_question(d.chronology(), question["ask"]) for d in (desk, turned))
        assert as_record(one) == as_record(other)


def test_what_was_looked_for_and_the_nearest_are_told() -> None:
    reply = answer_question(niger().chronology(), "Did France close its border with Niger?")
    assert not reply.said
    assert any("France" in part for part in reply.looked_for)
    assert any("SANCTION" in part for part in reply.looked_for)
    assert reply.nearest is not None


@pytest.mark.parametrize("question", ["", "   ", "?", "Who?", "What happened?", "\x1b[31m", "When", "of of of"])
def test_a_question_of_nothing_is_declined(question: str) -> None:
    reply = answer_question(niger().chronology(), question)
    assert reply.text == NOTHING
    assert reply.why_not


def test_a_day_without_a_year_is_one_of_those_that_the_reports_cover() -> None:
    chronology = niger().chronology()
    assert "ECOWAS" in answer_question(chronology, "Who met Issa Moro on 8 March?").text
    assert not answer_question(chronology, "Who met Issa Moro on 9 April?").said


def test_who_does_it_is_not_taken_for_whom_it_is_done_to() -> None:
    chronology = niger().chronology()
    assert not answer_question(chronology, "Who did Amadou Sani arrest?").said
    assert not answer_question(chronology, "Did Niger close its border with Nigeria?").said
    assert not answer_question(chronology, "Who was arrested by Amadou Sani?").said


def test_a_name_that_no_report_prints_is_told() -> None:
    reply = answer_question(niger().chronology(), "Did Barack Obama meet Issa Moro?")
    assert not reply.said
    assert "Obama" in reply.why_not


def test_an_office_that_no_report_gives_is_declined() -> None:
    chronology = niger().chronology()
    assert not answer_question(chronology, "Who is the president of Chad?").said
    desk = Desk()
    desk.report("a", "Post", "2020-08-20", "Chad's foreign minister, Omar Deng, resigned.")
    desk.claim("a", "resigned", "OFFICE", mode="resign", actors=["Omar Deng"], when="2020-08-19")
    assert "Omar Deng" in answer_question(desk.chronology(), "Who was the foreign minister of Chad?").text
    assert not answer_question(desk.chronology(), "Who was the foreign minister of Chad in May 1990?").said


def test_a_state_answers_for_those_who_act_for_it() -> None:
    desk = Desk()
    desk.report("a", "Post", "2020-08-20", "President Emmanuel Macron condemned the coup. French troops left the town of Gao.")
    desk.claim("a", "condemned", "ACCUSE", actors=["Emmanuel Macron"], when="2020-08-19")
    assert "Macron" in answer_question(desk.chronology(), "Did France condemn the coup?").text
    assert not answer_question(desk.chronology(), "Did Germany condemn the coup?").said


def test_a_copy_is_no_second_source() -> None:
    desk = Desk()
    text = (
        "Rebels under General Omar Deng took the northern town of Kidri before dawn on Tuesday after two hours of shelling, "
        "and the garrison fled across the river with what it could carry, residents said by telephone. Deng praised his men."
    )
    desk.report("a", "Post", "2020-08-19", text)
    desk.report("b", "Mirror", "2020-08-20", text)
    for article in ("a", "b"):
        desk.claim(article, "praised", "SUPPORT", actors=[("Omar Deng", "Deng")], recipients=["men"], when="2020-08-18")
    (told,) = answer_question(desk.chronology(), "Whom did Omar Deng praise?").sentences
    assert told.sources == 1
    assert {q.article for q in told.quotes} == {"a", "b"}
