"""The post that the words behind a verb of taking or leaving an office name, and to whom a replacement gives it."""

from __future__ import annotations

from datetime import date

import pytest
from desk import Desk

from dateline.query import list_offices
from dateline.query.titles import post_in
from dateline.when import When


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" as first vice president of South Sudan on Saturday", ("vice_president", "vice president", "South Sudan")),
        (
            " Ana Abo, who had left the cabinet, as his prime minister the same day",
            ("head_of_government", "prime minister", ""),
        ),
        (" prime minister on February 10 in defiance of the government", ("head_of_government", "prime minister", "")),
        (" samedi Ana Abo Premier ministre du Niger", ("head_of_government", "Premier ministre", "Niger")),
        (" as South Sudan's defence minister", ("defence_minister", "defence minister", "South Sudan")),
        (" interim president of the transition", ("head_of_state", "interim president", "")),
        (" Ana Abo, a former deputy president of South Africa, as mediator", None),
        (" Ana Abo, the interior minister, as prime minister", ("head_of_government", "prime minister", "")),
        (" as president of the court", None),
        (" by the president", None),
        (" to succeed Prime Minister Omar Deng", None),
        (" to replace the former president", None),
        (" a veteran to the post. The president left", None),
    ],
)
def test_the_post_that_words_name(text: str, found: tuple[str, str, str] | None) -> None:
    assert post_in(text) == found


def test_who_is_sworn_in_holds_the_office_that_the_words_name() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Ruth Abo was sworn in as vice president of South Sudan on Saturday.")
    desk.claim("a", "sworn in", "OFFICE", mode="sworn-in", recipients=["Ruth Abo"], when="2031-01-04")
    (term,) = list_offices(desk.chronology())
    assert (term.person, term.title, term.body, str(term.taken)) == ("Ruth Abo", "vice president", "South Sudan", "2031-01-04")


def test_of_a_replacement_one_comes_and_the_other_goes() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Omar Deng replaced Ruth Abo as Chad's prime minister.")
    desk.claim("a", "replaced", "OFFICE", mode="replace", actors=["Omar Deng"], recipients=["Ruth Abo"], when="2031-01-04")
    terms = {t.person: t for t in list_offices(desk.chronology())}
    assert terms["Omar Deng"].taken.known
    assert not terms["Omar Deng"].left.known
    assert terms["Ruth Abo"].left.known
    assert {(t.office, t.body) for t in terms.values()} == {("head_of_government", "Chad")}


def test_who_hands_over_power_leaves_and_who_puts_another_in_stays_out_of_it() -> None:
    desk = Desk()
    desk.report(
        "a", "Post", "2031-01-05", "President Omar Deng handed power to a board. Ana Abo replaced Ruth Nur with a friend."
    )
    desk.claim("a", "handed power", "OFFICE", mode="replace", actors=[("Omar Deng", "President Omar Deng")], when="2031-01-04")
    desk.claim("a", "replaced", "OFFICE", mode="replace", actors=["Ana Abo"], recipients=["Ruth Nur"], when="2031-01-04")
    terms = {t.person: t for t in list_offices(desk.chronology())}
    assert (terms["Omar Deng"].taken.known, terms["Omar Deng"].left.known) == (False, True)
    assert "Ana Abo" not in terms


def test_a_country_of_two_words_is_not_its_second() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "South Sudan's president, Omar Deng, spoke.")
    desk.claim("a", "spoke", "STATEMENT", actors=["Omar Deng"])
    assert [(t.office, t.body) for t in list_offices(desk.chronology())] == [("head_of_state", "South Sudan")]


def test_what_has_lasted_since_a_day_began_on_it_and_a_term_of_long_ago_is_not_meant() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Omar Deng has held office as prime minister of Chad since 2 January.")
    desk.claim("a", "held", "OFFICE", mode="take-office", actors=["Omar Deng"], when=When(date(2031, 1, 2), None, "day"))
    (term,) = list_offices(desk.chronology())
    assert str(term.taken) == "2031-01-02"
    desk.report("b", "Post", "2020-02-23", "Riek Machar was sworn in as vice president of South Sudan.")
    desk.claim("b", "sworn in", "OFFICE", mode="sworn-in", recipients=["Riek Machar"], when="2020-02-22")
    machar = next(t for t in list_offices(desk.chronology()) if t.person == "Riek Machar")
    assert not machar.table.known or machar.table.overlaps(When.of("2020"))
