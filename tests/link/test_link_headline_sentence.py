"""The sentence that a headline quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import Newsroom, told

from dateline.link.headline import LONGEST, SENTENCE, Words, sentence_round, trim, write_headline
from dateline.model import Span


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It was calm. The guard seized the palace at noon. Nobody died.", "seized", "The guard seized the palace at noon."),
        ("He recalled the Sept. 11 raids on it. Then he left.", "raids", "He recalled the Sept. 11 raids on it."),
        ("Heading\nGen. Diaw resigned on Friday", "resigned", "Gen. Diaw resigned on Friday"),
        ("DAKAR, Senegal (AP) — Troops left the town.", "left", "Troops left the town."),
        ("LIMA - Police seized arms.", "seized", "Police seized arms."),
        ("The AU (African Union) - a bloc - left.", "left", "The AU (African Union) - a bloc - left."),
        ("“We left.” The army said it had withdrawn.", "withdrawn", "The army said it had withdrawn."),
    ],
)
def test_sentence_round_a_word(text: str, word: str, expected: str) -> None:
    at = text.index(word)
    start, end = sentence_round(text, at, at + len(word))
    assert text[start:end] == expected


LONG = (
    "The leaders of the fourteen states of the coast, who had met all night behind closed doors, voiced their regret; "
    "the envoy would be recalled, and the border with the north will be shut to lorries from the first day of spring on."
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("met", "The leaders of the fourteen states of the coast, who had met all night behind closed doors"),
        ("recalled", "… the envoy would be recalled, and the border with the north will be shut to lorries…"),
        ("shut", "… the envoy would be recalled, and the border with the north will be shut to lorries…"),
    ],
)
def test_a_line_that_is_cut_keeps_the_word_it_is_about(word: str, expected: str) -> None:
    at = LONG.index(word)
    assert trim(Words(LONG, at, at + len(word))) == expected


@given(
    st.text("ab ,;.", min_size=1, max_size=300), st.integers(0, 299), st.integers(1, 12), st.sampled_from([LONGEST, SENTENCE])
)
def test_a_cut_line_is_short_and_holds_the_trigger(text: str, start: int, length: int, longest: int) -> None:
    words = " ".join(text.split())
    start = min(start, len(words))
    trigger = words[start : start + length].strip(" ,;:")
    if trigger:
        at = words.index(trigger)
        line = trim(Words(words, at, at + len(trigger)), longest)
        assert len(line) <= longest + 2
        assert trigger in line


@pytest.mark.parametrize(("word", "aside"), [("asked", False), ("killed", True)])
def test_words_that_tell_something_else_first_stand_back(word: str, aside: bool) -> None:
    text = "A judge asked for the files on the raid in which four were killed."
    at = text.index(word)
    assert Words(text, at, at + len(word)).is_aside is aside


def test_a_headline_is_a_sentence_that_tells_it_not_one_that_mentions_it() -> None:
    room = Newsroom()
    reports = {
        "a": ("The deal frees all those detained by Thursday", "detained"),
        "b": ("She said that 58 people were held at the barracks for a week", "58 people were held"),
    }
    for name, (text, quote) in reports.items():
        trigger = quote.split()[-1]
        (claim,) = room.report(name, "2030-06-17", told(text, trigger, "COERCE"))
        at = text.index(quote)
        room.claims[-1] = replace(claim, quote=Span(claim.article, at, at + len(quote)))
    line = write_headline(
        "COERCE", (), "happened", actors=(), recipients=(), where=None, claims=room.claims, articles=room.articles
    )
    assert line == "She said that 58 people were held at the barracks for a week."


def test_a_headline_mixes_no_languages() -> None:
    """ "Soldats overthrow Rabe" is no line that anybody writes: the report's own words stand."""
    room = Newsroom()
    slots = {"actors": ["soldats"], "recipients": ["Rabe"]}
    room.report(
        "a", "2031-03-12", told("Des soldats ont renversé Rabe dans son palais", "renversé", "COUP", mode="coup", **slots)
    )
    lines = []
    for language in ("fr", "und"):
        articles = {"a": replace(room.articles["a"], language=language)}
        names = {"actors": slots["actors"], "recipients": slots["recipients"], "where": None}
        lines.append(write_headline("COUP", ("coup",), "happened", **names, claims=room.claims, articles=articles))
    assert lines == ["Des soldats ont renversé Rabe dans son palais", "Soldats overthrow Rabe"]
