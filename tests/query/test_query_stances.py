"""Two answers of one party to one thing, and two who take the post of one who left."""

from __future__ import annotations

import pytest
from desk import Desk

from dateline.query import list_disagreements


@pytest.mark.parametrize(
    ("second", "trigger", "kind", "day", "listed"),
    [
        ("Omar Deng did not accept the ruling.", "did not accept", "REJECT", "2031-03-05", True),
        ("Omar Deng rejected the verdict.", "rejected", "REJECT", "2031-03-05", True),
        ("Omar Deng rejected the verdict.", "rejected", "REJECT", "2031-05-05", False),
        ("Omar Deng rejected an offer of talks.", "rejected", "REJECT", "2031-03-05", False),
        ("Sara Haroun rejected the verdict.", "rejected", "REJECT", "2031-03-05", False),
        ("Omar Deng welcomed the verdict.", "welcomed", "SUPPORT", "2031-03-05", False),
    ],
)
def test_yes_and_no_to_one_thing_in_the_same_days(second: str, trigger: str, kind: str, day: str, listed: bool) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", "Omar Deng accepted the verdict.")
    desk.report("b", "Star", day, second)
    desk.claim("a", "accepted", "AGREE", mode="accept", actors=["Omar Deng"])
    desk.claim("b", trigger, kind, actors=[" ".join(second.split()[:2])])
    found = [d for d in list_disagreements(desk.chronology()) if d.slot == "manner"]
    assert [{v.value for v in d.values} for d in found] == ([{"accepted", trigger}] if listed else [])


@pytest.mark.parametrize(
    ("verb", "kind", "when", "listed"),
    [
        ("overthrown", "COUP", "2031-03-03", True),
        ("dismissed", "OFFICE", "2031-03", True),
        ("toppled", "COUP", "2029-05-01", False),
        ("arrested", "COERCE", "2031-03-03", False),
    ],
)
def test_one_who_fell_from_office_of_himself_or_by_others(verb: str, kind: str, when: str, listed: bool) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", "Omar Deng resigned as president of Chad on Monday.")
    desk.report("b", "Star", "2031-04-05", f"Omar Deng was {verb} as president of Chad.")
    desk.claim("a", "resigned", "OFFICE", mode="resign", actors=["Omar Deng"], when="2031-03-03")
    mode = {"COUP": "overthrow", "OFFICE": "dismiss"}.get(kind)
    desk.claim("b", verb, kind, mode=mode, recipients=["Omar Deng"], when=when)
    found = [d for d in list_disagreements(desk.chronology()) if d.slot == "manner"]
    told = {"resigned", "was overthrown" if kind == "COUP" else "was dismissed"}
    assert [{v.value for v in d.values} for d in found] == ([told] if listed else [])


def test_an_answer_given_on_another_day_is_another_answer() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", "Omar Deng accepted the verdict on Monday.")
    desk.report("b", "Star", "2031-03-05", "Omar Deng rejected the verdict on Tuesday.")
    desk.claim("a", "accepted", "AGREE", actors=["Omar Deng"], when="2031-03-03")
    desk.claim("b", "rejected", "REJECT", actors=["Omar Deng"], when="2031-03-04")
    assert [d for d in list_disagreements(desk.chronology()) if d.slot == "manner"] == []


@pytest.mark.parametrize(("words", "listed"), [("to the post", True), ("to a commission", False)])
def test_two_who_take_the_post_of_one_who_left(words: str, listed: bool) -> None:
    desk = Desk()
    left = "Chad's interior minister, Omar Deng, resigned on Monday."
    desk.report("a", "Post", "2031-03-04", f"{left} Idris Sow named Adam Haroun {words}.")
    desk.report("b", "Star", "2031-03-05", f"{left} Idris Sow appointed Saleh Kebir to replace him.")
    for report, verb, who in (("a", "named", "Adam Haroun"), ("b", "appointed", "Saleh Kebir")):
        desk.claim(report, "resigned", "OFFICE", mode="resign", actors=["Omar Deng"], when="2031-03-03")
        desk.claim(report, verb, "OFFICE", mode="appoint", actors=["Idris Sow"], recipients=[who], when="2031-03-03")
    found = [d for d in list_disagreements(desk.chronology()) if d.slot == "recipients"]
    assert [{v.value for v in d.values} for d in found] == ([{"Adam Haroun", "Saleh Kebir"}] if listed else [])


@pytest.mark.parametrize(("party", "listed"), [("dockers' union", True), ("union", False)])
def test_a_party_described_at_length_answers_too(party: str, listed: bool) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", f"The {party} accepted the government's offer.")
    desk.report("b", "Star", "2031-03-05", f"The {party} rejected the government's offer.")
    desk.claim("a", "accepted", "AGREE", mode="accept", actors=[party])
    desk.claim("b", "rejected", "REJECT", actors=[party])
    assert bool([d for d in list_disagreements(desk.chronology()) if d.slot == "manner"]) is listed
