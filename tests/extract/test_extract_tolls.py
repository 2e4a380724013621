"""How many it was, as several put it: tolls, crowds and numbers told anew."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.extract import code_article
from dateline.extract.numbers import without_number
from dateline.model import Article, Claim
from dateline.parse import shipped_parser
from dateline.when import When


@cache
def coded(text: str, language: str = "en") -> tuple[Claim, ...]:
    article = Article("a", text, "d", published=When.of("2021-09-06"), published_known="given", language=language)
    return code_article(article, shipped_parser().read([article])[0])


def told(text: str, language: str = "en") -> list[tuple[str, float, str]]:
    """(trigger, number, who says so) of all claims with a number."""
    claims = [c for c in coded(text, language) if c.figures]
    return [(c.trigger_text, c.figures[0].value, ", ".join(f.name for f in c.said_by)) for c in claims]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "A bomb exploded in Herat. The health ministry put the death toll at 12, while the Taliban put it at nine.",
            [("toll", 12, "health ministry"), ("put", 9, "Taliban")],
        ),
        (
            "The death toll from the clashes in Khartoum rose from 17 to 21 on Tuesday, doctors said.",
            [("toll", 21, "doctors")],
        ),
        ("The toll has climbed to at least 34 dead and 120 wounded.", [("toll", 34, ""), ("wounded", 120, "")]),
        (
            "Police said 60 people had been detained; a rights group put the figure at 112.",
            [("detained", 60, "Police"), ("put", 112, "rights group")],
        ),
        (
            "Thousands of teachers marched in Dakar on Friday. Unions put the number of protesters at 12,000.",
            [("marched", 2000, ""), ("put", 12000, "unions")],
        ),
        (
            "Gunmen killed 12 people in Kaya, police said. A hospital source said the number of dead was 15.",
            [("killed", 12, "police"), ("dead", 15, "hospital source")],
        ),
        ("Tens of thousands of opposition supporters rallied in Belgrade on Saturday.", [("rallied", 20000, "")]),
        ("The number of people arrested in Kaya stood at 33 on Friday.", [("arrested", 33, "")]),
        ("The number of soldiers killed in the ambush has risen to 19, the army said.", [("killed", 19, "army")]),
        ("Police give the number in custody as 33.", [("custody", 33, "Police")]),
        ("The ministry gave the toll as nine.", [("toll", 9, "ministry")]),
        ("41 remain in custody.", [("custody", 41, "")]),
        ("Police said 41 people remain in custody.", [("custody", 41, "Police")]),
        ("The number of people killed rose to 14.", [("killed", 14, "")]),
        ("Police put the crowd in detention.", []),
        ("Of the 27 states, three remain under sanctions.", []),
        ("Forty-one were still in detention on Friday.", [("detention", 41, "")]),
        ("The number of attacks in which soldiers were killed has risen to 19.", []),
        ("Police arrested 30 protesters. The ministry says 22.", [("arrested", 30, ""), ("says", 22, "ministry")]),
    ],
)
def test_each_number_is_told_by_whom_it_is_told(text: str, numbers: list[tuple[str, float, str]]) -> None:
    assert told(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "The company put the cost at 12 million dollars.",
        "The minister put the meeting at 9 p.m. on Monday.",
        "He gave up the post at 60.",
        "The bridge toll was raised to 12 dollars.",
    ],
)
def test_what_is_no_toll_makes_no_claim_of_one(text: str) -> None:
    assert [c for c in coded(text) if c.mode == "kill"] == []


def test_french_tolls() -> None:
    assert told("Le bilan de l'attaque est passé à 15 morts, a indiqué le gouverneur.", "fr") == [("bilan", 15, "gouverneur")]
    crowd = "Dix mille personnes ont manifesté à Bamako, selon les organisateurs ; la police en a compté 8 000."
    assert told(crowd, "fr") == [("manifesté", 10000, "organisateurs"), ("compté", 8000, "police")]


def test_a_number_told_anew_is_of_the_same_deed_without_the_old_number() -> None:
    first, again = coded("Police said 60 people had been detained; a rights group put the figure at 112.")
    assert (again.type, again.mode, again.status, again.when) == (first.type, first.mode, first.status, first.when)
    assert [(f.name, bool(f.rule)) for f in again.recipients] == [("people", True)]


def test_a_toll_is_dated_by_its_deed_not_by_its_rise() -> None:
    claims = coded("The death toll from Saturday's air strike in Sanaa rose to 27 on Sunday, the health ministry said.")
    assert {str(c.when) for c in claims if c.mode == "kill"} == {"2021-09-04"}


@pytest.mark.parametrize(
    ("phrase", "left"),
    [("60 people", "people"), ("two dozen armed rebels", "armed rebels"), ("rebels", "rebels"), ("nine", "")],
)
def test_phrase_without_its_number(phrase: str, left: str) -> None:
    assert without_number(phrase) == left
