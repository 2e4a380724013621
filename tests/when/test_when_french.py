"""Every case of tests/cases/fr/when.toml: the expressions of French, their words and their days."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.extract.when import tag_times
from dateline.extract.when_words import load_language
from dateline.model import Analysis, Article
from dateline.when import UNKNOWN, When

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "fr" / "when.toml").read_text(encoding="utf-8"))["case"]


def french(text: str, published: str) -> Article:
    return Article("a", text, "", language="fr", published=When.of(published) if published else UNKNOWN)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["why"])
def test_case(case: dict[str, Any]) -> None:
    found = tag_times(french(case["text"], case["published"]), Analysis("a"))
    assert [[e.text, str(e.value.earliest or ""), str(e.value.latest or "")] for e in found] == case["find"]
    assert all(case["text"][e.start : e.end] == e.text for e in found)


def test_a_regional_tag_reads_as_its_language() -> None:
    article = Article("a", "Il est parti hier.", "", language="fr-CA", published=When.of("2022-01-20"))
    assert [e.text for e in tag_times(article, Analysis("a"))] == ["hier"]


def test_every_word_of_time_is_in_lower_case_and_every_kind_can_stand_in_a_shape() -> None:
    language = load_language("fr")
    assert all(word == word.lower() for word in language.words)
    used = "".join(shape.pattern for _, shape in language.shapes)
    unused = {kind for kind, letter in language.letters.items() if letter not in used}
    assert unused <= {"poss", "decade", "dot", "open", "close", "less", "every", "la_bas", "iso", "small"}
