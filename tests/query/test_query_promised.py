"""Questions for what became of promises, for what is due, for offices that were taken, and for what some report denies."""

from __future__ import annotations

import pytest
from desk import Desk

from dateline.query import answer_question
from dateline.query.commitments import follow_commitments


def unity() -> Desk:
    """A government that is put off once and then formed, a cabinet that comes late, a road that nobody tells of again."""
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "A unity government is to be formed by 12 May 2031.")
    desk.report("b", "Star", "2031-05-04", "Both sides agreed to delay the formation of the unity government.")
    desk.report("c", "Echo", "2031-08-20", "The unity government was formed on 19 August.")
    formed = {"recipients": [("unity government", "unity government")], "mode": "form-government"}
    desk.claim("a", "formed", "OFFICE", status="planned", due="2031-05-12", **formed)
    desk.claim("b", "delay", "RETREAT", status="planned", promised=True)
    desk.claim("b", "formation", "OFFICE", status="planned", promised=True, **formed)
    desk.claim("c", "formed", "OFFICE", when="2031-08-19", **formed)
    desk.report(
        "d",
        "Post",
        "2031-08-21",
        "Omar Deng promised to free the miners by 1 September. He vowed to mend the road by 28 August.",
    )
    desk.report("e", "Star", "2031-09-09", "Omar Deng freed the miners on 8 September.")
    desk.claim("d", "promised", "AGREE", mode="pledge", actors=["Omar Deng"])
    desk.claim(
        "d", "free", "RETREAT", status="planned", mode="release", actors=["Omar Deng"], due="2031-09-01", recipients=["miners"]
    )
    desk.claim("d", "mend", "AID", status="planned", actors=["Omar Deng"], due="2031-08-28", recipients=["road"])
    desk.claim("e", "freed", "RETREAT", mode="release", actors=["Omar Deng"], recipients=["miners"], when="2031-09-08")
    return desk


@pytest.mark.parametrize(
    ("question", "opening", "reports"),
    [
        ("When was the unity government due?", "12 May 2031, and then put off", {"a", "b", "c"}),
        ("What was the deadline for the unity government?", "12 May 2031, and then put off", {"a", "b", "c"}),
        ("Did Omar Deng keep his promise to free the miners?", "No. Not kept", {"d", "e"}),
        ("Which promises did Omar Deng break?", "Not kept", {"d", "e"}),
        ("Did Omar Deng free the miners by 1 September?", "No. Not kept", {"d", "e"}),
        ("Did Omar Deng break his promise to free the miners?", "Yes. Not kept", {"d", "e"}),
        ("Did Omar Deng free the miners in time?", "No. Not kept", {"d", "e"}),
    ],
)
def test_promises_are_followed(question: str, opening: str, reports: set[str]) -> None:
    reply = answer_question(unity().chronology(), question)
    assert reply.said, reply.why_not
    assert reply.sentences[0].sentence.startswith(opening), reply.text
    assert {q.article for q in reply.sentences[0].quotes} <= reports


def test_a_promise_of_which_no_report_tells_again_is_not_answered_by_yes_or_no() -> None:
    reply = answer_question(unity().chronology(), "Did Omar Deng keep his promise to mend the road?")
    assert not reply.said
    assert "not of what became of it" in reply.why_not
    assert reply.nearest is not None
    assert reply.nearest.quotes


def test_what_one_report_tells_as_done_and_another_denies_is_no_plain_no() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "President Omar Deng resigned on Sunday.")
    desk.report("b", "Star", "2031-01-06", "Omar Deng said that he had never resigned.")
    one = desk.claim("a", "resigned", "OFFICE", mode="resign", actors=["Omar Deng"], when="2031-01-04")
    two = desk.claim("b", "resigned", "OFFICE", status="denied", actors=["Omar Deng"], said_by=["Omar Deng"])
    desk.join(one, two)
    reply = answer_question(desk.chronology(), "Did Omar Deng resign?")
    assert reply.text.startswith("Yes, but Omar Deng denies it")
    assert {q.article for q in reply.sentences[0].quotes} == {"a", "b"}


def test_who_became_what_is_asked_of_the_offices() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Ruth Abo was sworn in as first vice president of South Sudan on Saturday.")
    desk.claim("a", "sworn in", "OFFICE", mode="sworn-in", recipients=["Ruth Abo"], when="2031-01-04")
    (told,) = answer_question(desk.chronology(), "Who became first vice president of South Sudan?").sentences
    assert told.value == "Ruth Abo"


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "found"),
    [
        ("Chad agreed to freeze the rebels' funds.", "freeze", "SANCTION", 0),
        ("Chad agreed to send the rebels food.", "send", "AID", 1),
    ],
)
def test_a_measure_that_stands_once_it_is_agreed_is_no_promise(text: str, trigger: str, kind: str, found: int) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", text)
    bond = {"promised": True, "actors": ["Chad"]}
    desk.claim("a", "agreed", "AGREE", **bond)
    desk.claim("a", trigger, kind, status="planned" if found else "happened", recipients=["rebels"], actors=["Chad"])
    assert len(follow_commitments(desk.chronology())) == found


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        ("Omar Deng signed the new media law.", "signed", 0),
        ("Omar Deng signed a peace accord.", "signed", 1),
        ("Chad is committed to the stability of the region.", "committed", 0),
        ("Chad committed 500 soldiers to the region.", "committed", 1),
    ],
)
def test_laws_and_stances_are_no_promises(text: str, trigger: str, found: int) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", text)
    desk.claim("a", trigger, "AGREE", promised=True, actors=[text.split()[0]])
    assert len(follow_commitments(desk.chronology())) == found
