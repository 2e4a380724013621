"""Sentences that one report took from another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from newsroom import Newsroom, told

from dateline.link.passages import are_one_text, merge_origins, runs_of

WIRE = "Soldiers surrounded the palace of Quay on Monday night and closed the bridge to the northern bank of the river"
OWN = "A dozen trucks with soldiers drew up at dawn before the palace in which the governor lives, neighbours said"


def origins(room: Newsroom) -> dict[str, str]:
    return merge_origins(room.claims, room.articles, {})


def test_a_sentence_taken_word_for_word_is_no_second_source() -> None:
    room = Newsroom()
    room.report("a", "2031-03-12", told(WIRE, "surrounded", "COERCE"))
    room.report("b", "2031-03-13", told(WIRE.replace("on Monday night", "late on Monday"), "surrounded", "COERCE"))
    room.report("c", "2031-03-13", told(OWN, "drew up", "COERCE"))
    assert origins(room) == {"a": "a", "b": "a", "c": "c"}


def test_a_report_that_tells_something_of_its_own_stays_one() -> None:
    room = Newsroom()
    room.report("a", "2031-03-12", told(WIRE, "surrounded", "COERCE"), told(OWN, "drew up", "COERCE"))
    room.report("b", "2031-03-13", told(WIRE, "surrounded", "COERCE"), told("Two men were held", "held", "COERCE"))
    assert origins(room) == {"a": "a", "b": "b"}


def test_two_reporters_may_quote_one_speech() -> None:
    room = Newsroom()
    speech = "“The army will never again leave the capital to those who sold the country to strangers”"
    room.report("a", "2031-03-12", told(f"{speech}, he vowed", "vowed", "AGREE"))
    room.report("b", "2031-03-13", told(f"{speech}, vowed the general", "vowed", "AGREE"))
    assert origins(room) == {"a": "a", "b": "b"}


@given(st.lists(st.sampled_from([WIRE, OWN, "Two men were held in the town", f"{OWN} on Sunday"]), min_size=1, max_size=6))
def test_origins_do_not_hang_on_the_order_of_the_claims(texts: list[str]) -> None:
    room = Newsroom()
    for number, text in enumerate(texts):
        room.report(f"r{number}", "2031-03-12", told(text, text.split()[1], "COERCE"))
    forth = merge_origins(room.claims, room.articles, {})
    assert forth == merge_origins(list(reversed(room.claims)), room.articles, {})
    assert {a: forth[o] for a, o in forth.items()} == forth


def test_a_few_common_words_are_no_copy() -> None:
    assert not are_one_text(runs_of("He was arrested at his home on Monday"), runs_of("He was arrested at his home on Monday"))
    assert are_one_text(runs_of(WIRE), runs_of(WIRE))
