"""Who speaks in an interview or transcript: "ANCHOR: What happened? / ROE: We left.", or questions with quotations as answers.

A line that a label heads begins a turn, which goes on to the next. Whoever mostly asks is the outlet itself; whoever answers
behind no more than a letter ("A:") is the one person whom the lines above the first turn name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.knowledge.spelling import fold

LABELS = 2
"""Different labels at least of a text that is one of turns, where one of them stands again; pairs of question and answer."""
WORDS = 6
"""Words of a label at most."""
SMALL = 3
"""Letters of words that may be small in a label: "de", "al"."""
_NAME = r"(?P<who>[^\W\d_][^:?!.\n]{0,50}?)(?:\s?\([^()\n]{2,60}\))?[*_]*\s?:"
_LABEL = re.compile(rf"[ \t*_–—-]*(?:{_NAME}|(?P<letter>[QAR])[.)])[*_]*\s+(?=\S)")
_ASKS = frozenset({"q", "question"})
_LETTERS = frozenset({"q", "a", "r", "question", "answer", "reponse"})
_MARKS = "\"“«„'‘”»’"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaks: the characters [low, high), behind a label that begins at `start` and may be empty."""

    start: int
    low: int
    high: int
    label: str
    asks: bool = False

    @property
    def is_lettered(self) -> bool:
        """Whether its label names nobody."""
        return not self.label or self.label in _LETTERS


def find_turns(text: str, is_land: Callable[[str], bool] = lambda _: False) -> list[Turn]:
    """The turns of a report, in text order; none where it is none of turns. A country before a colon is no speaker."""
    return _labelled(text, is_land) or _answered(text)


def _labelled(text: str, is_land: Callable[[str], bool]) -> list[Turn]:
    lines = ((line.start(), _LABEL.match(line.group())) for line in re.finditer(r"[^\n]+", text))
    heads = [(start, m, m["who"] or m["letter"]) for start, m in lines if m]
    heads = [(start, m, label) for start, m, label in heads if _may_name(label) and not is_land(label)]
    counts = Counter(fold(label) for _, _, label in heads)
    if len(counts) < LABELS or max(counts.values()) < LABELS:
        return []
    ends = [*(start for start, _, _ in heads[1:]), _line_end(text, heads[-1][0])]
    turns = [Turn(at, at + m.end(), end, fold(label)) for (at, m, label), end in zip(heads, ends, strict=True)]
    asked = Counter(t.label for t in turns if text[t.low : t.high].strip(_MARKS + " \n*_").endswith("?"))
    press = {label for label, n in asked.items() if n >= LABELS and n * 2 > counts[label]} | _ASKS
    return [replace(t, asks=t.label in press) for t in turns]


def _may_name(label: str) -> bool:
    """Whether words may name who speaks: few, all with a capital."""
    words = label.split()
    return len(words) <= WORDS and all(w[0].isupper() or len(w) <= SMALL for w in words)


def _answered(text: str) -> list[Turn]:
    """Questions on lines of their own, and the answers in quotation marks below them; two at least."""
    lines = pairwise(re.finditer(r"[^\n]*\S[^\n]*", text))
    pairs = [(one, two) for one, two in lines if _is_question(one[0]) and two[0].strip()[0] in _MARKS]
    if len(pairs) < LABELS:
        return []
    asked = (Turn(one.start(), one.start(), one.end(), "", asks=True) for one, _ in pairs)
    told = (Turn(two.start(), two.start(), two.end(), "") for _, two in pairs)
    return [turn for pair in zip(asked, told, strict=True) for turn in pair]


def _is_question(line: str) -> bool:
    words = line.strip()
    return words.endswith("?") and words[0] not in _MARKS


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def speaker_of(turn: Turn, turns: Sequence[Turn], persons: Sequence[tuple[int, str]]) -> int | None:
    """Who speaks in a turn, as one of the `persons` that the report names (place, name): with whose name the label ends; behind
    no name the one who answers by name elsewhere, or whom alone the lines above name. None where nobody is."""
    if turn.is_lettered:
        named = {speaker_of(t, turns, persons): t for t in turns if not t.asks and not t.is_lettered}
        above = {fold(name).split()[-1]: at for at, name in sorted(persons) if at < turns[0].start}
        found = [at for at in named if at is not None] or list(above.values())
        return found[0] if len(found) == 1 else None
    last = turn.label.split()[-1:]
    same = [(len(name.split()), -at, at) for at, name in persons if fold(name).split()[-1:] == last]
    return max(same)[2] if same else None
