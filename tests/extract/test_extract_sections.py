"""Parts of a report that countries head: where they begin and end, and what is no heading."""

from __future__ import annotations

import pytest

from dateline.extract.sections import find_parts, find_sections
from dateline.knowledge.countries import country


def parts(text: str) -> list[tuple[str, str]]:
    return [
        ("+".join(c.name for c in s.lands), text[s.low : s.high].strip(" .:–*\n") + ".") for s in find_sections(text, country)
    ]


def test_labels_and_lines_of_their_own_head_parts() -> None:
    text = "ERITREA-ETHIOPIA: Jets bombed.\nNigeria – Ana Silva died.\nMore news.\nPERU: Lima votes.\nThe end.\n"
    assert parts(text) == [
        ("Eritrea+Ethiopia", "Jets bombed."),
        ("Nigeria", "Ana Silva died.\nMore news."),
        ("Peru", "Lima votes."),
    ]
    assert parts("PERU. Lima votes.\nSOUTH AFRICA. Ana Silva left.\n") == [
        ("Peru", "Lima votes."),
        ("South Africa", "Ana Silva left."),
    ]
    text = "On the situation in Mali\nThe council met.\n\n**Guinea-Bissau**\nIt voted.\nThe end.\n"
    assert parts(text) == [("Mali", "The council met."), ("Guinea-Bissau", "It voted.")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru: Congress removes president\nThe army of Chile praised it.\n",
        "Peru: Lima votes\nPERU\nLima voted.\n",
        "Police: Ana Silva left.\nArmy: Juan Rojas left.\n",
        "Mali and Niger said on Tuesday that they would leave.\nPeru did not.\n",
    ],
)
def test_one_country_or_other_labels_head_nothing(text: str) -> None:
    assert parts(text) == []


def test_parts_go_on_to_the_next_heading_whatever_it_says() -> None:
    text = "Protests: city by city\nSantiago: Some marched.\nPolice came.\nTEHRAN\nOthers marched.\nREACTIONS\nOslo said no.\n"
    found = [(p.words, text[p.low : p.high].strip()) for p in find_parts(text)]
    assert found == [
        ("Protests", "city by city"),
        ("Santiago", "Some marched.\nPolice came."),
        ("TEHRAN", "Others marched."),
        ("REACTIONS", "Oslo said no."),
    ]
    assert find_parts("Some 200 people marched.\nthe mayor: he left\n") == []
