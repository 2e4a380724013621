"""An article's words, cut into windows for the encoder without cutting a sentence. No word is read twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.model import Article
from dateline.parse.words import split_blocks, split_words

PIECES = 126
"""Pieces a window holds, as in training; a longer sentence gets a longer window, up to `LONGEST`."""
LONGEST = 300

_ENDS = {".", "!", "?", "…", "..."}
_CLOSERS = {'"', "”", "’", "'", ")", "]", "»", "''"}


class Word(NamedTuple):
    """A word of the text; `block` counts the lines it stands in."""

    start: int
    end: int
    text: str
    block: int


class Window(NamedTuple):
    """Words [start, end), shown to the encoder together."""

    start: int
    end: int


def words_of(article: Article) -> list[Word]:
    """The words of an article, page furniture left out."""
    words: list[Word] = []
    for block, (start, end) in enumerate(split_blocks(article.text)):
        line = article.text[start:end]
        words += [Word(start + a, start + b, line[a:b], block) for a, b in split_words(line, article.language)]
    return [w for w in words if not article.is_furniture(w.start, w.end)] if article.furniture else words


def rough_units(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Word ranges that end where a sentence most likely does; the model settles it."""
    units, start = [], 0
    for i in range(len(words)):
        if i + 1 == len(words) or words[i + 1].block != words[i].block or _sentence_ends(words, i):
            units.append((start, i + 1))
            start = i + 1
    return units


def _sentence_ends(words: Sequence[Word], i: int) -> bool:
    if words[i + 1].text in _CLOSERS and words[i + 1].start == words[i].end:
        return False
    last = i
    while last > 0 and words[last].text in _CLOSERS:
        last -= 1
    if words[last].text not in _ENDS or words[i + 1].start == words[i].end:
        return False
    return not words[i + 1].text[:1].islower()


def cut_windows(words: Sequence[Word], sizes: Sequence[int]) -> list[Window]:
    """Windows that together keep every word exactly once; `sizes` are the words' numbers of pieces."""
    units = [part for unit in rough_units(words) for part in _split_long(unit, sizes)]
    weights = [sum(sizes[a:b]) for a, b in units]
    return list(_fill(units, weights))


def _fill(units: Sequence[tuple[int, int]], weights: Sequence[int]) -> Iterator[Window]:
    """The windows, each as full as may be."""
    first, used = 0, 0
    for k, weight in enumerate(weights):
        if used + weight > PIECES and k > first:
            yield Window(units[first][0], units[k - 1][1])
            first, used = k, 0
        used += weight
    if units:
        yield Window(units[first][0], units[-1][1])


def _split_long(unit: tuple[int, int], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """A unit longer than `LONGEST` pieces is cut, or one endless line would outgrow the encoder."""
    parts, start, used = [], unit[0], 0
    for i in range(unit[0], unit[1]):
        if used + sizes[i] > LONGEST:
            parts.append((start, i))
            start, used = i, 0
        used += sizes[i]
    return [*parts, (start, unit[1])]
