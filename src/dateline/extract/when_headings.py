"""Lists of dates: "15 July: Soldiers close the bridges", or a day on a line of its own with what it brought below it.

A date that heads an entry dates what the entry tells and no other; one without a year is of the year that the list is at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.extract.when_calendar import move
from dateline.extract.when_tags import HEAD_MARKS, TimeExpression
from dateline.when import When

_CLOCK = r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)"
_AT = rf"(?:,?\s+(?:at\s+|à\s+)?{_CLOCK}(?:\s+(?:[A-Z]{{2,4}}\b|local time))?)?"
FOLLOWED = re.compile(rf"{_AT}[*_]*\s?(?::|[-–—](?=\s))")
"""What follows the date at the head of a line in a list of dates, the hour with it: "Wed 6 Nov, 22:40 — In Jos, …"."""
LONGEST = 366
"""Days of the longest time that heads an entry."""
ENTRIES = 2
"""Entries that make a list where the dates stand before what they brought, on its line."""
ENTRIES_ALONE = 3
"""The same where some stand on lines of their own, as the day of a report may."""
YEARLESS = ("year worked out from ", "season nearest to ")
"""How the reason of a time begins that is given without its year."""
_HOUR = re.compile(r"\d{1,2}[:.h]\d\d(?!\d)")
_YEAR = re.compile(rf"(?m)^[{re.escape(HEAD_MARKS)}]*((?:1[5-9]|20)\d\d)(?={FOLLOWED.pattern}|[{re.escape(HEAD_MARKS)}:.]*$)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The date at the head of an entry of a list of dates, and where what it dates begins and ends; all in characters."""

    start: int
    end: int
    text: str
    when: When
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class _Head:
    """A date at the head of a line."""

    start: int
    end: int
    when: When
    line: int
    """Where its line begins."""
    stop: int
    """Where its line ends."""
    alone: bool


def find_headings(text: str, expressions: Sequence[TimeExpression]) -> list[Heading]:
    """The dates at the heads of entries, in text order; none where the text has no list of dates."""
    heads = _heads(text, expressions)
    if len(heads) < (ENTRIES_ALONE if any(h.alone for h in heads) else ENTRIES):
        return []
    most = max((_lines_in(text[one.stop : two.line]) for one, two in pairwise(heads) if one.alone), default=1)
    out = []
    times = _in_turn([h.when for h in heads], _year_over(expressions, heads[0].start))
    for i, (head, when) in enumerate(zip(heads, times, strict=True)):
        words = text[head.start : head.end]
        until = heads[i + 1].line if i + 1 < len(heads) else _end_of(text, head.stop, most)
        told = replace(when, reason=f"under “{words}”; {when.reason}")
        out.append(Heading(head.start, head.end, words, told, head.end, until if head.alone else head.stop))
    return out


def _heads(text: str, expressions: Sequence[TimeExpression]) -> list[_Head]:
    """The dates that head a line, different ones; of those alone on it only what has other words below it."""
    dated = [(e.start, e.end, e.value) for e in expressions if e.value.dated and (e.value.days or LONGEST + 1) <= LONGEST]
    known = {start for start, _, _ in dated}
    years = ((m.start(1), m.end(1)) for m in _YEAR.finditer(text))
    dated += [(a, b, When.of(text[a:b], reason=f"the year {text[a:b]}")) for a, b in years if a not in known]
    found = []
    for start, end, when in sorted(dated, key=lambda d: d[0]):
        line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        stop = stop if stop >= 0 else len(text)
        alone = not text[end:stop].strip(HEAD_MARKS + ":.")
        followed = FOLLOWED.match(text, end) or _HOUR.match(text, start)
        if not text[line:start].strip(HEAD_MARKS) and (alone or followed):
            found.append(_Head(start, end, when, line, stop, alone))
    after = [*(h.line for h in found[1:]), len(text)][: len(found)]
    return [h for h, below in zip(found, after, strict=True) if not h.alone or _is_year(h.when) or text[h.stop : below].strip()]


def _is_year(when: When) -> bool:
    return when.precision == "year"


def _lines_in(words: str) -> int:
    return sum(1 for line in words.splitlines() if line.strip())


def _end_of(text: str, start: int, most: int) -> int:
    """Where the last entry ends: with the block that it begins, or after as many lines as the longest entry has."""
    end, lines = start, 0
    for line in text[start:].splitlines(keepends=True):
        if lines and (lines == most or not line.strip()):
            break
        end += len(line)
        lines += bool(line.strip())
    return end


def _year_over(expressions: Sequence[TimeExpression], start: int) -> When | None:
    """The one year that is told above a list of dates: "1996 in review"."""
    years = {e.value.earliest: e.value for e in expressions if e.start < start and _is_year(e.value)}
    return next(iter(years.values())) if len(years) == 1 else None


def _in_turn(entries: Sequence[When], before: When | None) -> list[When]:
    """The times of entries; one given without its year is of the year of the entry `before` it, where that has one, or of the
    next one where only so the list goes on in its order."""
    whole = [w.earliest for w in entries if w.earliest and not w.reason.startswith(YEARLESS)]
    way = -1 if whole and whole[0] > whole[-1] else 1
    out: list[When] = []
    for when in entries:
        yearless = when.reason.startswith(YEARLESS)
        if yearless and before is not None and before.earliest is not None:
            turned = to_year(when, before.earliest.year)
            back = before.days == 1 and turned.earliest is not None and (turned.earliest - before.earliest).days * way < 0
            when = to_year(when, before.earliest.year + way) if back else turned
        before = when if before is not None or not yearless else None
        out.append(when)
    return _to_first(entries, out, way)


def _to_first(entries: Sequence[When], times: list[When], way: int) -> list[When]:
    """The times of entries, with those at the head of a list that no year stands before in the order of what follows them."""
    for i in range(len(times) - 2, -1, -1):
        one, two = times[i].earliest, times[i + 1].earliest
        if one and two and (two - one).days * way < 0 and all(w.reason.startswith(YEARLESS) for w in entries[: i + 1]):
            times[i] = to_year(times[i], one.year - way)
    return times


def to_year(when: When, year: int) -> When:
    """A time given without its year, in the year that the list of dates is at when it tells of it."""
    if when.earliest is None or when.latest is None or when.earliest.year == year:
        return when
    first, last = (move(day, year - when.earliest.year, "year") for day in (when.earliest, when.latest))
    if when.precision == "month":
        last = When.of(f"{year}-{first.month:02}").latest or last
    return replace(when, earliest=first, latest=last, reason=f"{when.reason}; in {year} by the list of dates that it stands in")
