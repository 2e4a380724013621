"""Split text into words the way the treebanks do (Universal Dependencies English): offsets always point into the text."""

from __future__ import annotations

import re

_ABBREVIATIONS = (
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m., J.P.
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Pres|St|Jr|Sr|Rev|Hon|Brig|Cmdr|Insp|Supt"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|vs|etc|Inc|Ltd|Co|Corp)\.(?=\s)"
    r"|[A-Z]\.(?=\s?[A-Z])"  # initials before a name
)
_WORD = re.compile(
    rf"""
      (?P<url>https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+)
    | (?P<abbr>{_ABBREVIATIONS})
    | (?P<num>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|km|m|kg|bn|mn|pm|am)?\b|\d+(?:[.,:/]\d+)*)
    | (?P<word>[^\W\d_]+(?:['’‘`´][^\W\d_]+)*(?:\d+\w*)?)
    | (?P<dots>\.{{2,}}|…|-{{2,}}|[*_=]{{2,}})
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?<=\w)(n['’]t|['’‘`´](?:s|re|ve|ll|d|m))$")
_APOSTROPHES = "'’‘`´"


def split_words(text: str) -> list[tuple[int, int]]:
    """Half-open character spans of the words of `text`, in order; white space belongs to none of them."""
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastgroup == "word":
            spans.extend(_split_clitic(text, start, end))
        else:
            spans.append((start, end))
    return spans


def _split_clitic(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`can't` → `ca` `n't`, `Mali’s` → `Mali` `’s`; other apostrophes (O'Brien, d'Ivoire) stay inside."""
    word = text[start:end]
    if not any(mark in word for mark in _APOSTROPHES):
        return [(start, end)]
    clitic = _CLITIC.search(word)
    if clitic is None or clitic.start() == 0:
        return [(start, end)]
    cut = start + clitic.start()
    return [(start, cut), (cut, end)]


_HARD_BREAK = re.compile(r"\n\s*\n|\n")


def split_blocks(text: str) -> list[tuple[int, int]]:
    """Lines of the text that hold anything: no sentence runs over a line end in a news report."""
    blocks, at = [], 0
    for gap in [*_HARD_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[at:end].strip():
            blocks.append((at, end))
        at = gap.end() if gap else end
    return blocks
