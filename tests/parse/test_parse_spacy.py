"""How a reader is chosen, what stands in the way, and what becomes of a spaCy pipeline's labels."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.model import Article, Name
from dateline.parse import open_parser
from dateline.parse.penn import penn_tag


def test_the_shipped_reader_unless_another_is_named() -> None:
    assert open_parser().name == open_parser("shipped").name


@pytest.mark.parametrize("name", ["spacy", "spacy:", "stanza:en", "Shipped"])
def test_a_reader_that_there_is_not_is_named(name: str) -> None:
    with pytest.raises(InputError, match=f"{name}.*give “shipped”, or “spacy:”"):
        open_parser(name)


def test_without_spacy_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(InputError, match=r"needs spaCy.*pip install 'dateline\[spacy\]'"):
        open_parser("spacy:en_core_web_sm")


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    with pytest.raises(InputError, match=r"en_core_web_none.*python -m spacy download en_core_web_none"):
        open_parser("spacy:en_core_web_none")


@pytest.mark.parametrize(
    ("language", "message"), [("de", "reads “de”.*en or fr"), ("en", "lacks a parser and parts of speech")]
)
def test_a_pipeline_that_cannot_serve_is_refused(tmp_path: Any, language: str, message: str) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    spacy.blank(language).to_disk(tmp_path / "pipeline")
    with pytest.raises(InputError, match=message):
        open_parser(f"spacy:{tmp_path / 'pipeline'}")


def annotated(doc: Any) -> Any:
    """ "The UN’s envoy left ." read as OntoNotes would have it."""
    from spacy.tokens import Doc

    return Doc(
        doc.vocab,
        words=[w.text for w in doc],
        pos="DET PROPN PART NOUN VERB PUNCT".split(),
        tags="DT NNP POS NN VBD .".split(),
        lemmas="the UN 's envoy leave .".split(),
        heads=[1, 3, 1, 4, 4, 4],
        deps="det poss case nsubj ROOT punct".split(),
        ents=["B-ORG", "I-ORG", "I-ORG", "O", "O", "O"],
    )


def test_names_lose_article_and_possessive_and_words_keep_their_own_spelling() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    from dateline.parse.spacy_reader import SpacyReader

    spacy.Language.component("annotated", func=annotated)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("annotated")
    analysis = SpacyReader(pipeline).read([Article("a", "The UN’s envoy left.", "a", language="en")])[0]
    assert analysis.names == (Name(1, 2, "ORG"),)
    assert [t.text for t in analysis.tokens] == ["The", "UN", "’s", "envoy", "left", "."]
    assert [t.mention for t in analysis.tokens] == ["", "organization", "", "person", "", ""]


@pytest.mark.parametrize(
    ("pos", "form", "features", "tag"),
    [
        ("VERB", "arrêter", {"VerbForm": "Inf"}, "VB"),
        ("VERB", "arrêté", {"VerbForm": "Part", "Tense": "Past"}, "VBN"),
        ("VERB", "arrêtant", {"VerbForm": "Part", "Tense": "Pres"}, "VBG"),
        ("AUX", "serait", {"Mood": "Cnd", "VerbForm": "Fin", "Tense": "Pres"}, "MD"),
        ("VERB", "arrêta", {"VerbForm": "Fin", "Tense": "Past"}, "VBD"),
        ("VERB", "arrête", {"VerbForm": "Fin", "Number": "Sing", "Person": "3"}, "VBZ"),
        ("VERB", "arrêtent", {"VerbForm": "Fin", "Number": "Plur", "Person": "3"}, "VBP"),
        ("NOUN", "soldats", {"Number": "Plur"}, "NNS"),
        ("PROPN", "Mali", {}, "NNP"),
        ("PUNCT", "«", {}, "``"),
        ("X", "hm", {}, "FW"),
    ],
)
def test_penn_tags_from_features(pos: str, form: str, features: dict[str, str], tag: str) -> None:
    assert penn_tag(pos, form, features) == tag
