"""Words as the reader's encoder takes them: word pieces, case shapes, windows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

PIECES_A_WORD = 8
"""A word's further pieces are dropped: they say little, and one long address must not fill a window."""

_STRAIGHT = str.maketrans("’‘`´“”„«»–—‑−", '\'\'\'\'"""""----')

SHAPES = 10


def straighten(word: str) -> str:
    """Typographic quotes and dashes as the treebanks have them."""
    return word.translate(_STRAIGHT)


@lru_cache(65_536)
def word_shape(word: str) -> int:
    """Case shape of a word, which the uncased encoder cannot see: 1 lower, 2 Title, 3 UPPER, 4 single capital, 5 mixed,
    6 digits, 7 digits with marks, 8 marks, 9 letters with digits; 0 stands for padding."""
    if word.isdigit():
        return 6
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 7 if any(c.isdigit() for c in word) else 8
    if any(c.isdigit() for c in word):
        return 9
    if word.islower():
        return 1
    if len(letters) == 1 and letters[0].isupper():
        return 4
    if word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:].islower() else 5


class Pieces:
    """Word pieces of words, remembered: news repeats its words."""

    def __init__(self, encode: Callable[[str], Sequence[int]], unknown: int) -> None:
        @lru_cache(200_000)
        def of(word: str) -> Sequence[int]:
            return tuple(encode(straighten(word)))[:PIECES_A_WORD] or (unknown,)

        self.of: Callable[[str], Sequence[int]] = of
        """Piece ids of one word, never empty, at most `PIECES_A_WORD`."""


def lemma_script(form: str, lemma: str) -> str:
    """How to make `lemma` from `form`: `2|y` drops two characters and adds y; a leading ^ keeps the form's case."""
    low, low_lemma = form.lower(), lemma.lower()
    cased = "^" if lemma == form and form != low else ("C" if lemma[:1].isupper() and lemma != form else "")
    same = 0
    while same < min(len(low), len(low_lemma)) and low[same] == low_lemma[same]:
        same += 1
    if same == 0 and low_lemma != low:
        return f"{cased}={low_lemma}" if len(low_lemma) < 6 else "0|"
    return f"{cased}{len(low) - same}|{low_lemma[same:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma that `script` makes of `form`."""
    cased = ""
    if script[:1] in ("^", "C"):
        cased, script = script[0], script[1:]
    if script.startswith("="):
        lemma = script[1:]
    else:
        drop, add = script.split("|", 1)
        low = form.lower()
        lemma = (low[: len(low) - int(drop)] if int(drop) else low) + add
    if cased == "^":
        return form if script == "0|" else form[: len(lemma)]
    return lemma[:1].upper() + lemma[1:] if cased == "C" else lemma
