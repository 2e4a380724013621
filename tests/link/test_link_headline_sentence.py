"""The sentence that a headline quotes."""

from __future__ import annotations

import pytest

from dateline.link.headline import sentence_round


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It was calm. The guard seized the palace at noon. Nobody died.", "seized", "The guard seized the palace at noon."),
        ("He recalled the Sept. 11 raids on it. Then he left.", "raids", "He recalled the Sept. 11 raids on it."),
        ("Heading\nGen. Diaw resigned on Friday", "resigned", "Gen. Diaw resigned on Friday"),
        ("“We left.” The army said it had withdrawn.", "withdrawn", "The army said it had withdrawn."),
    ],
)
def test_sentence_round_a_word(text: str, word: str, expected: str) -> None:
    at = text.index(word)
    start, end = sentence_round(text, at, at + len(word))
    assert text[start:end] == expected
