"""Fields of life and the words that show them."""

from __future__ import annotations

import pytest

from dateline.errors import VocabularyError
from dateline.vocabulary.fields import LOOSE, POLITICS, SURE, fields, read_fields


def test_a_word_speaks_for_its_fields() -> None:
    known = fields("en")
    assert known["parliament"] == {POLITICS: SURE}
    assert known["goalkeeper"] == {"sport": SURE}
    assert known["match"] == {"sport": LOOSE}


def test_a_language_without_such_words_has_none() -> None:
    assert not fields("xx")


def test_words_are_at_most_three() -> None:
    assert {len(word.split()) for word in fields("en")} <= {1, 2, 3}


def test_a_word_is_sure_or_loose() -> None:
    with pytest.raises(VocabularyError, match="match"):
        read_fields('[sport]\nsure = ["match"]\nloose = ["match"]\n', file="en_fields.toml")
