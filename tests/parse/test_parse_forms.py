"""Dictionary forms, word pieces, case shapes and quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article, Token
from dateline.parse.lemmas import Lemmas
from dateline.parse.pieces import PIECES_A_WORD, SHAPES, Pieces, apply_script, lemma_script, word_shape
from dateline.parse.quotes import LONGEST, find_quotations
from dateline.parse.windows import words_of

KNOWN = ["arrest", "plan", "deny", "release", "tell", "pass", "march", "army", "ally", "man"]
WORD = st.text(st.sampled_from("abceimnrsty"), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("form", "pos", "tag", "lemma"),
    [
        ("arrested", "VERB", "VBD", "arrest"),
        ("planned", "VERB", "VBN", "plan"),
        ("denied", "VERB", "VBD", "deny"),
        ("releasing", "VERB", "VBG", "release"),
        ("passes", "VERB", "VBZ", "pass"),
        ("Marches", "NOUN", "NNS", "march"),
        ("armies", "NOUN", "NNS", "army"),
        ("men", "NOUN", "NNS", "man"),
        ("glass", "NOUN", "NNS", "glass"),
        ("told", "VERB", "VBD", "tell"),
        ("Denies", "PROPN", "NNP", "Denies"),
        ("Can’t", "AUX", "MD", "can't"),
    ],
)
def test_lemmas_of_regular_and_listed_words(form: str, pos: str, tag: str, lemma: str) -> None:
    lemmas = Lemmas({"told|VERB": "tell", "can't|AUX": "can't"}, KNOWN)
    assert lemmas.of(form, pos, tag, "0|") == lemma


def test_unknown_words_follow_the_rule_of_english() -> None:
    verbs = {"blorked": "blork", "blorks": "blork", "evacuating": "evacuate", "seized": "seize", "barred": "bar"}
    lemmas = Lemmas({}, [])
    assert {form: lemmas.of(form, "VERB", "VBD", "0|") for form in verbs} == verbs
    assert lemmas.of("blorks", "NOUN", "NNS", "0|") == "blork"
    assert lemmas.of("", "VERB", "VBD", "0|") == ""


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("withdrew", "withdraw"),
        ("overthrown", "overthrow"),
        ("fled", "flee"),
        ("retold", "retell"),
        ("struck", "strike"),
        ("misled", "mislead"),
    ],
)
def test_irregular_verbs_of_the_news_also_behind_a_prefix(form: str, lemma: str) -> None:
    assert Lemmas({"told|VERB": "tell", "fled|VERB": "flead"}, []).of(form, "VERB", "VBD", "0|") == lemma


def test_a_participle_is_of_its_verb_though_the_noun_is_known() -> None:
    lemmas = Lemmas({}, ["killing", "kill", "bring"])
    assert lemmas.of("killing", "VERB", "VBG", "0|") == "kill"
    assert lemmas.of("killing", "NOUN", "NN", "0|") == "killing"
    assert lemmas.of("bring", "VERB", "VB", "0|") == "bring"


def test_a_doubled_letter_is_dropped_where_the_verb_is_known_without() -> None:
    lemmas = Lemmas({}, ["expel", "add", "plan"])
    assert [lemmas.of(form, "VERB", "VBN", "0|") for form in ("expelled", "added", "planned")] == ["expel", "add", "plan"]


@given(WORD, WORD)
def test_a_script_makes_the_lemma_it_was_made_for(form: str, lemma: str) -> None:
    script = lemma_script(form, lemma)
    if script != "0|" or form == lemma:
        assert apply_script(form, script) == lemma


@pytest.mark.parametrize(
    ("word", "shape"),
    [("troops", 1), ("Mali", 2), ("ECOWAS", 3), ("A", 4), ("McCain", 5), ("2020", 6), ("1,200", 7), ("“", 8), ("G20", 9)],
)
def test_shapes(word: str, shape: int) -> None:
    assert word_shape(word) == shape


@given(st.text(min_size=1, max_size=8))
def test_every_word_has_a_shape(word: str) -> None:
    assert 1 <= word_shape(word) < SHAPES


def test_pieces_are_never_empty_never_many_and_remembered() -> None:
    asked: list[str] = []

    def encode(word: str) -> list[int]:
        asked.append(word)
        return [] if word == "?" else list(range(len(word)))

    pieces = Pieces(encode, unknown=7)
    assert pieces.of("?") == (7,)
    assert len(pieces.of("x" * 50)) == PIECES_A_WORD
    assert pieces.of("’s") == pieces.of("’s")
    assert asked == ["?", "x" * 50, "'s"]


def quoted(text: str) -> list[str]:
    """The words of each quotation of a text."""
    tokens = [Token(w.start, w.end, w.text, w.text, "X", "", 0, "dep", 0) for w in words_of(Article("a", text, ""))]
    return [text[tokens[q.start].start : tokens[q.end - 1].end] for q in find_quotations(text, tokens)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We go,” he said, “and stay.”", ["We go,", "and stay."]),
        ('He said: "No. Never."', ["No. Never."]),
        ("« Non », dit-il", ["Non"]),
        ("„Nein“, sagte er", ["Nein"]),
        ("“One.\n“Two,” she said.", ["One.", "Two,"]),
        ("The order “held. “(Agency)\nThis shows the “rot” in it.", ["held. “(Agency)", "rot"]),
        ("“One.\nTwo,” she said.", ["One.\nTwo,"]),
        ("“”", []),
        ("”", []),
        ("“lost and never closed", []),
        ("It's the ministers' plan", []),
        ('"One.\n\n"Two. Three," she said.\n"Four," he said.', ["One.", "Two. Three,", "Four,"]),
        ('"One, she said.\nNobody answered. "Two," he said.', ["One, she said.", "Two,"]),
        ('A plank of 6 ft 2" broke. "Run!"', ["Run!"]),
        ("‘The soldiers’ pay is late,’ she said. ‘We don’t mind.’", ["The soldiers’ pay is late,", "We don’t mind."]),
        ("'We go,' he said.", ["We go,"]),
        ("''We go,'' he said. ''And 'stay'.''", ["We go,", "And 'stay'."]),
        ("``We go,'' he said.\n``And stay.''", ["We go,", "And stay."]),
        ("L''armée tient la ville. “Non”", ["Non"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"]),
        ('Nobody knows why. "\nThey wait. "Soon," he said.', ["Soon,"]),
        ("Nobody knows why. “\nThey “wait”.", ["wait"]),
        ("Rock 'n' roll and the '90s gave 'em the soldiers' pay.", []),
    ],
)
def test_quotations(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@given(st.text(alphabet="ab.\n \"'`“”‘’«»„", max_size=40))
def test_no_quotation_is_empty_or_inside_another(text: str) -> None:
    tokens = [Token(w.start, w.end, w.text, w.text, "X", "", 0, "dep", 0) for w in words_of(Article("a", text, ""))]
    edges = [edge for q in find_quotations(text, tokens) for edge in (q.start, q.end)]
    assert edges == sorted(edges)
    assert all(start < end for start, end in zip(edges[::2], edges[1::2], strict=True))


def test_a_lost_mark_does_not_swallow_the_report() -> None:
    assert quoted("“ " + "word " * (LONGEST + 50) + "“Yes,” he said.") == ["Yes,"]


def test_every_form_has_a_lemma_whatever_its_tag() -> None:
    lemmas = Lemmas({}, [])
    for form in ("ing", "s", "ed", "'s", "-ing", "x", "Ing"):
        for tag in ("VB", "VBD", "VBG", "VBN", "VBZ", "NNS", "NN"):
            assert lemmas.of(form, "VERB" if tag.startswith("V") else "NOUN", tag, "0|")
