"""The French words of every event type and the French word classes."""

from __future__ import annotations

import pytest

from dateline.errors import VocabularyError
from dateline.vocabulary import Wording, cues, event_types, frames, language, nevers, spoken, wordings
from dateline.vocabulary.codebook import read_wording, split_words
from dateline.vocabulary.words import GRAMMAR

FRENCH = wordings("fr")
TYPES = event_types()
WORDING = """
name = "PROTEST"
[[cues]]
lemmas = ["manifester", "descendre dans la rue"]
pos = "VERB"
mode = "demo"
strength = 0.9
"""


def test_every_type_has_french_words() -> None:
    assert [w.type for w in FRENCH] == list(TYPES)
    assert sum(len(w.cues) for w in FRENCH) > 2000


@pytest.mark.parametrize("wording", FRENCH, ids=[w.type for w in FRENCH])
def test_a_wording_is_complete_and_its_modes_are_those_of_the_type(wording: Wording) -> None:
    used = {x.mode for x in (*wording.cues, *wording.frames) if x.mode} | {e.mode for e in wording.examples if e.mode}
    assert used <= set(TYPES[wording.type].modes)
    assert {c.pos for c in wording.cues} >= {"VERB", "NOUN"}
    assert len(wording.frames) >= 5
    assert {e.positive for e in wording.examples} == {True, False}


@pytest.mark.parametrize("wording", FRENCH, ids=[w.type for w in FRENCH])
def test_a_trap_belongs_to_a_word_that_the_wording_has(wording: Wording) -> None:
    words = {c.lemma for c in wording.cues} | {w for f in wording.frames for _, lemmas in f.slots for w in lemmas}
    assert {n.lemma for n in wording.nevers} <= words
    assert all(near <= {w.lower() for w in near} for near in nevers("fr").values())


def test_the_index_finds_every_french_cue_and_frame_and_keeps_languages_apart() -> None:
    for wording in FRENCH:
        assert all(c in cues(c.head, "fr") for c in wording.cues)
        assert all(f in frames(anchor, "fr") for f in wording.frames for anchor in f.anchors)
    assert cues("manifester") == frames("pourparlers") == ()
    assert cues("arrest", "fr") == ()


def test_a_lemma_with_a_wrong_accent_finds_its_cue() -> None:
    assert cues("inquièter", "fr") == cues("inquiéter", "fr") != ()


@pytest.mark.parametrize(
    ("lemma", "head", "beside"),
    [
        ("arrêter", "arrêter", ()),
        ("mettre en garde", "mettre", ("en", "garde")),
        ("prendre le pouvoir", "prendre", ("pouvoir",)),
        ("se retirer", "retirer", ("se",)),
        ("s'entretenir au téléphone", "entretenir", ("se", "au", "téléphone")),
        ("coup d'état", "coup", ("état",)),
        ("cessez-le-feu", "cessez-le-feu", ()),
    ],
)
def test_the_head_of_a_french_cue_comes_first(lemma: str, head: str, beside: tuple[str, ...]) -> None:
    assert split_words(lemma) == (head, beside)


def test_a_wording_of_an_unknown_type_or_mode_is_refused() -> None:
    assert read_wording(WORDING, file="x.toml", language="fr", types=TYPES).cues[1].head == "descendre"
    with pytest.raises(VocabularyError, match="name"):
        read_wording(WORDING.replace("PROTEST", "PICNIC"), file="x.toml", language="fr", types=TYPES)
    with pytest.raises(VocabularyError, match="mode"):
        read_wording(WORDING.replace("demo", "picnic"), file="x.toml", language="fr", types=TYPES)


def test_word_classes_of_both_languages() -> None:
    english, french = language("en"), language("fr")
    assert set(english.grammar) == set(french.grammar) == set(GRAMMAR)
    assert {"dire", "déclarer", "annoncer"} <= french.reporting
    assert french.bare_saying <= french.reporting
    assert french.sector("soldat") == "MIL"
    assert french.is_office("colonel")
    assert french.determiner.sub("", "l'armée malienne") == "armée malienne"
    assert (english.numbers["ten"], french.numbers["dix"]) == (10, 10)


@pytest.mark.parametrize(("tag", "code"), [("fr", "fr"), ("fr-CA", "fr"), ("en", "en"), ("und", "en"), ("xx", "en")])
def test_an_article_is_read_by_the_words_of_its_language_if_there_are_any(tag: str, code: str) -> None:
    assert spoken(tag) == code
