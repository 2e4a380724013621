"""The lines of a report with their places in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

GAP = 50
"""Blanks in a row from which on what stands behind them is a line of its own: the other column, the right edge. Nothing that
reads a line need go through longer runs of them again and again."""
_LINE = re.compile(rf"(?:(?!\s{{{GAP}}})[^\n\r\u2028\u2029])+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: [start, end) of the text without the white space around it."""

    start: int
    end: int
    text: str
    apart: bool
    """Whether a blank line stands before it, or nothing."""


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order; `text[line.start:line.end] == line.text`."""
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words)
            gap = text[lines[-1].end : start] if lines else "\n\n"
            apart = gap.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1
            lines.append(Line(start, start + len(words), words, apart))
    return lines


def is_hard_wrapped(lines: list[Line]) -> bool:
    """Whether the lines are cut to a width, so that a line is not a paragraph."""
    if len(lines) < 4:
        return False
    runs = [a for a, b in pairwise(lines) if not b.apart]
    cut = [a for a in runs if 45 <= len(a.text) <= 100 and a.text[-1] not in '.!?”"’»:']
    return len(cut) >= 3 and len(cut) * 2 > len(lines)
