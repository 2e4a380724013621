"""Windows over the words: each word is kept once, no sentence is cut."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article
from dateline.parse.windows import LONGEST, PIECES, Word, cut_windows, rough_units, words_of

SENTENCE = st.lists(st.sampled_from(["a", "bb", "ccc", "Dddd", ",", "”", "e"]), min_size=1, max_size=60).map(" ".join)
TEXTS = st.lists(st.tuples(SENTENCE, st.sampled_from([". ", ".\n", "? ", " ", "\n", '." '])), max_size=30).map(
    lambda parts: "".join(a + b for a, b in parts)
)


def sizes(words: Sequence[Word]) -> list[int]:
    """Pieces of words, for these tests: their letters."""
    return [len(word.text) for word in words]


@given(TEXTS)
def test_every_word_is_kept_exactly_once_in_order(text: str) -> None:
    words = words_of(Article("a", text, ""))
    kept = [i for w in cut_windows(words, sizes(words)) for i in range(w.start, w.end)]
    assert kept == list(range(len(words)))


@given(TEXTS)
def test_windows_are_bounded_and_whole_sentences(text: str) -> None:
    words = words_of(Article("a", text, ""))
    units = rough_units(words)
    size = [sum(sizes(words[a:b])) for a, b in units]
    ends = {b for _, b in units}
    long = {i for (a, b), s in zip(units, size, strict=True) if s > LONGEST for i in range(a, b + 1)}
    for window in cut_windows(words, sizes(words)):
        assert window.start < window.end
        assert sum(sizes(words[window.start : window.end])) <= max(PIECES, LONGEST)
        assert window.end in ends | long


def test_a_line_without_an_end_is_cut_at_the_longest() -> None:
    words = words_of(Article("a", "word " * 2000, ""))
    windows = cut_windows(words, sizes(words))
    assert max(sum(sizes(words[x.start : x.end])) for x in windows) <= LONGEST
    assert sum(x.end - x.start for x in windows) == 2000


def test_no_words_no_windows() -> None:
    assert cut_windows([], []) == []


def test_sentences_end_after_closing_marks_and_not_before_small_letters() -> None:
    text = "“We leave.” He left (at 5 a.m. today). then nothing\nNew line"
    words = words_of(Article("a", text, ""))
    assert [text[words[a].start : words[b - 1].end] for a, b in rough_units(words)] == [
        "“We leave.”",
        "He left (at 5 a.m. today). then nothing",
        "New line",
    ]
