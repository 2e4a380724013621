"""One person under several descriptions: by his office, or by a name that sounds alike; and two persons who are two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from newsroom import Newsroom, told

from dateline.link import find_actors, propose_actors, rename_claims
from dateline.link.persons import skeleton, sounds_alike
from dateline.link.variants import looks_personal
from dateline.link.words import fold

COUP = {"when": "2031-03-05", "where": "Kenya"}


def names(room: Newsroom) -> set[str]:
    """The names of those who act or suffer once the case's actors are found."""
    renamed = rename_claims(room.claims, find_actors(room.claims))
    return {f.name for c in renamed for f in (*c.actors, *c.recipients)}


def presidents(*others: tuple[str, str]) -> Newsroom:
    """A coup against President Wanjau, told by name in one report and by office in another; others are titled too."""
    room = Newsroom()
    room.report(
        "a",
        "2031-03-06",
        told(
            "Guards seized President Joseph Wanjau of Kenya",
            "seized",
            "COUP",
            recipients=[("Joseph Wanjau", "President Joseph Wanjau of Kenya")],
            **COUP,
        ),
    )
    room.report(
        "b",
        "2031-03-07",
        told(
            "Envoys met the ousted president in Kenya",
            "met",
            "CONSULT",
            recipients=[("ousted president", "the ousted president")],
            where="Kenya",
        ),
    )
    for i, (name, words) in enumerate(others):
        room.report(f"c{i}", "2031-03-08", told(f"{words} spoke in Kenya", "spoke", "STATEMENT", actors=[(name, words)]))
    return room


def test_the_ousted_president_is_the_one_who_was_overthrown() -> None:
    assert names(presidents()) == {"Joseph Wanjau"}
    assert names(presidents(("Peter Otieno", "President Peter Otieno of Kenya"))) == {"Joseph Wanjau", "Peter Otieno"}


def test_the_president_of_another_country_is_somebody_else() -> None:
    room = presidents()
    room.report(
        "d",
        "2031-03-09",
        told("Peru's president stayed away", "stayed", "REJECT", actors=[("Peru's president", "Peru's president")]),
    )
    assert "Peru's president" in names(room)


def test_an_office_that_two_may_hold_is_joined_with_neither() -> None:
    room = Newsroom()
    for name, who in (("a", "Joseph Wanjau"), ("b", "Peter Otieno")):
        room.report(
            name,
            "2031-03-06",
            told(f"President {who} of Kenya spoke", "spoke", "STATEMENT", actors=[(who, f"President {who} of Kenya")]),
        )
    room.report(
        "c",
        "2031-03-06",
        told("Kenya's president left", "left", "RETREAT", actors=[("Kenya's president", "Kenya's president")]),
    )
    assert "Kenya's president" in names(room)


def two_spellings(first: Sequence[str], second: Sequence[str], *, when: Sequence[str], apart: bool = True) -> Newsroom:
    """Two reports (or one) of a coup; each has a (name, words) for who led it."""
    room = Newsroom()
    claims = [
        told(f"{words} seized power on the {i}th", "seized power", "COUP", actors=[(name, words)], when=day, where="Kenya")
        for i, ((name, words), day) in enumerate(zip((first, second), when, strict=True))
    ]
    if apart:
        for i, claim in enumerate(claims):
            room.report(f"r{i}", "2031-03-06", claim)
    else:
        room.report("r", "2031-03-06", *claims)
    return room


COLONELS = (("Kasim Getta", "Colonel Kasim Getta"), ("Qassem Quitto", "Colonel Qassem Quitto"))
DAY = ("2031-03-05", "2031-03-05")


def test_names_that_sound_alike_with_one_title_and_deed_are_one() -> None:
    room = two_spellings(*COLONELS, when=DAY)
    assert len(names(room)) == 1
    assert propose_actors(room.claims) == ()


@pytest.mark.parametrize(
    ("room", "reasons"),
    [
        (two_spellings(*COLONELS, when=("2031", "2031")), {"both are called colonel", "both do the COUP of 2031"}),
        (two_spellings(*(2 * [n] for n, _ in COLONELS), when=DAY), {"both do the COUP of 2031-03-05"}),
    ],
    ids=["the year alone", "no title"],
)
def test_with_less_to_go_by_they_are_put_to_the_user(room: Newsroom, reasons: set[str]) -> None:
    (proposal,) = propose_actors(room.claims)
    assert (proposal.left, proposal.right) == ("Kasim Getta", "Qassem Quitto")
    assert set(proposal.reasons) == {"Kasim Getta and Qassem Quitto sound alike", *reasons}
    assert names(room) == {"Kasim Getta", "Qassem Quitto"}


@pytest.mark.parametrize(
    "room",
    [
        two_spellings(("Kasim Getta", "Kasim Getta"), ("Qassem Quitto", "Qassem Quitto"), when=("2029-01-02", "2031-03-05")),
        two_spellings(*COLONELS, when=DAY, apart=False),
        two_spellings(("Kasim Getta", "Colonel Kasim Getta"), ("Ruth Getta", "Colonel Ruth Getta"), when=DAY),
    ],
    ids=["sound alone", "one report names both", "another given name"],
)
def test_nearness_alone_proposes_nothing(room: Newsroom) -> None:
    assert propose_actors(room.claims) == ()
    assert len(names(room)) == 2


@pytest.mark.parametrize(("a", "b"), [("Kasim", "Qassem"), ("Getta", "Quitto"), ("Dumbar", "Toumpar"), ("Wagi", "Ouaguie")])
def test_skeletons_of_one_sound(a: str, b: str) -> None:
    assert skeleton(a) == skeleton(b)


def test_likeness_of_sound_is_symmetric_and_needs_both_names() -> None:
    assert sounds_alike("Kasim Getta", "Qassem Quitto") == sounds_alike("Qassem Quitto", "Kasim Getta") == 1.0
    assert sounds_alike("Getta", "Quitto") == 0.0
    assert sounds_alike("Kasim Getta", "Kasim Moreau") < 0.8


@pytest.mark.parametrize("name", ["Free Aceh Movement", "Bangsa Liberation Brigade", "Conseil National", "Pacific Wire"])
def test_a_body_is_no_person(name: str) -> None:
    assert not looks_personal(fold(name), name)
    assert looks_personal("ana silva", "Ana Silva")


def test_a_spokesman_of_one_body_is_not_that_of_another() -> None:
    """A country has as many as it has bodies."""
    room = Newsroom()
    named, unnamed = "Spokesperson Joseph Wanjau of Kenya", "a Kenyan police spokesman"
    room.report("a", "2031-03-06", told(f"{named} spoke", "spoke", "STATEMENT", actors=[("Joseph Wanjau", named)]))
    room.report("b", "2031-03-07", told(f"{unnamed} warned them", "warned", "THREATEN", actors=[(unnamed[2:], unnamed)]))
    assert names(room) == {"Joseph Wanjau", "Kenyan police spokesman"}
