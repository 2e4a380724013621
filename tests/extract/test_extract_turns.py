"""Turns of interviews and transcripts: where they begin and end, who asks, who speaks; and what is no such text."""

from __future__ import annotations

import pytest

from dateline.extract.turns import Turn, find_turns, speaker_of
from dateline.knowledge.countries import country

TALK = "Ana Silva met us in Lima.\nQ: Who left?\nA: Juan Rojas did.\nHe is in Oslo.\nQ: And then?\nA: Nobody.\nThe end.\n"


def turns(text: str) -> list[tuple[str, bool, str]]:
    found = find_turns(text, lambda label: country(label) is not None)
    return [(t.label, t.asks, text[t.low : t.high].strip()) for t in found]


def test_a_turn_goes_on_to_the_next_and_the_last_ends_with_its_line() -> None:
    assert turns(TALK) == [
        ("q", True, "Who left?"),
        ("a", False, "Juan Rojas did.\nHe is in Oslo."),
        ("q", True, "And then?"),
        ("a", False, "Nobody."),
    ]


def test_who_mostly_asks_is_the_outlet() -> None:
    text = "Radio: Who left?\nANA SILVA (minister): I did.\nRadio: Why?\nSILVA: It was late.\nRadio: Thank you.\n"
    assert [(label, asks) for label, asks, _ in turns(text)] == [
        ("radio", True),
        ("ana silva", False),
        ("radio", True),
        ("silva", False),
        ("radio", True),
    ]


def test_answers_in_quotation_marks_need_no_labels() -> None:
    text = "Ana Silva met us.\nWho left?\n“Juan Rojas did.”\nWhy?\n“It was late.”\n"
    assert [(asks, words) for _, asks, words in turns(text)] == [
        (True, "Who left?"),
        (False, "“Juan Rojas did.”"),
        (True, "Why?"),
        (False, "“It was late.”"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Place: Goma\nDate: Monday\nVictims: two teachers\n",
        "Peru: Lima votes.\nChile: Santiago waits.\nPeru: the army is ready.\n",
        "Ana Silva said: we left. Juan Rojas said: we stayed.\n",
        "Why did he leave? Nobody knows.\n“It was late,” Ana Silva said.\n",
    ],
)
def test_fields_countries_and_quotations_are_no_turns(text: str) -> None:
    assert turns(text) == []


def test_a_letter_stands_for_the_one_person_named_above_and_a_surname_for_the_full_name() -> None:
    found = find_turns(TALK)
    assert {speaker_of(t, found, [(0, "Ana Silva"), (42, "Juan Rojas")]) for t in found if not t.asks} == {0}
    assert {speaker_of(t, found, [(0, "Ana Silva"), (5, "Juan Rojas")]) for t in found if not t.asks} == {None}
    one = Turn(10, 18, 30, "mr silva")
    assert speaker_of(one, [one], [(0, "Silva"), (40, "Ana Silva"), (60, "Juan Rojas")]) == 40
    assert speaker_of(one, [one], [(60, "Juan Rojas")]) is None
