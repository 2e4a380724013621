"""Days as reports print them ("5 September 2021", "Sep 5, 2021 at 10:18 am", "31/01/2022"), read without guessing.

A numeric date that can be read day first or month first gives the interval of both, unless the caller knows the order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.ingest.wording import MONTHS, WEEKDAYS
from dateline.when import When

_MONTH = "|".join(sorted((re.escape(m) for m in MONTHS), key=len, reverse=True))
_WEEKDAY = "|".join(sorted((re.escape(w) for w in WEEKDAYS), key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?"
_TIME = (
    r"(?:[\s,|–—T-]|\bat\b|à|às|\ba las\b|\bum\b)*\b\d{1,2}\s*(?:[:.h]\s?\d{2}(?::\d{2}(?:\.\d+)?)?|h\b|(?=[ap]\.?m\b))"
    r"\s*(?:[ap]\.?m\b\.?|hrs|uhr|h\b)?\s*(?:Z\b|(?-i:\(?[A-Z]{2,5}(?:[+-]\d{1,2})?\)?(?![A-Za-z]))|[+-]\d{2}:?\d{2})?"
)
_DATE = (
    rf"(?:(?:{_WEEKDAY})\.?,?\s+(?:le\s+|den\s+|the\s+)?)?"
    rf"(?:(?P<y1>{_YEAR})[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?!\d)"
    rf"|(?P<d2>{_DAY})\s+(?:de\s+|of\s+)?(?P<n2>{_MONTH})\b\.?(?:\s*/\s*(?:{_MONTH}))?,?\s+(?:de\s+|del\s+)?(?P<y2>{_YEAR})(?!\d)"
    rf"|(?P<n3>{_MONTH})\b\.?\s+(?P<d3>{_DAY}),?\s+(?P<y3>{_YEAR})(?!\d)"
    rf"|(?P<a4>\d\d?)[-/.](?P<b4>\d\d?)[-/.](?P<y4>{_YEAR})(?!\d))"
)
DATE_AT = re.compile(_DATE, re.IGNORECASE)
TIME_AFTER = re.compile(rf"(?:{_TIME}|\s*(?:CE|AD|م)\b)", re.IGNORECASE)
PARTIAL_DAY = re.compile(
    rf"(?:(?:{_WEEKDAY})\.?,?\s+)?(?:le\s+|el\s+)?(?:(?:{_DAY})\s+(?:de\s+)?(?:{_MONTH})\b\.?|(?:{_MONTH})\b\.?\s+(?:{_DAY})(?![\d:]))",
    re.IGNORECASE,
)
"""A day and month without a year, as datelines give them."""

_DAY_AND_MONTH = re.compile(
    rf"(?P<d1>\d{{1,2}})\D{{0,3}}\s+(?:de\s+)?(?P<n1>{_MONTH})(?!\w)|(?P<n2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}})", re.IGNORECASE
)
_NUMERIC = re.compile(rf"(?<![\d/.-])(\d\d?)([/.-])(\d\d?)\2{_YEAR}(?!\d)")
_ISO = re.compile(rf"({_YEAR})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:?\d\d.*)?)?)?", re.DOTALL)
_DIGIT = re.compile(r"\d")


MonthDay = tuple[int, int]
"""Month and day of a date without a year."""


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day found in a line, and where it stands with its time of day."""

    when: When
    start: int
    end: int


def day_first(text: str) -> bool | None:
    """Whether the numeric dates of a report put the day first: True or False when its unambiguous ones agree, else None."""
    firsts = set()
    for match in _NUMERIC.finditer(text):
        a, b = int(match[1]), int(match[3])
        if a != b and max(a, b) > 12 and min(a, b) <= 12:
            firsts.add(a > 12)
    return firsts.pop() if len(firsts) == 1 else None


def search_day(words: str) -> re.Match[str] | None:
    """Where the first whole day among words is printed, or the first without a year where there is none. Most words have no
    day; those without a digit are not searched for one."""
    return (DATE_AT.search(words) or PARTIAL_DAY.search(words)) if _DIGIT.search(words) else None


def without_days(words: str) -> str:
    """The words without the days among them."""
    return PARTIAL_DAY.sub("", DATE_AT.sub("", words)) if _DIGIT.search(words) else words


def find_day(line: str, start: int = 0, *, day_first: bool | None = None) -> PrintedDay | None:
    """The day printed exactly at `start` with the time of day after it, or None. Numeric dates of unknown order give both."""
    match = DATE_AT.match(line, start)
    if match is None:
        return None
    when = _when(match, day_first)
    if when is None:
        return None
    after = TIME_AFTER.match(line, match.end())
    return PrintedDay(when, start, after.end() if after else match.end())


def find_month_day(words: str) -> MonthDay | None:
    """Month and day of the first date without a year in `words` ("Aug 18"), or None."""
    match = PARTIAL_DAY.search(words)
    parts = _DAY_AND_MONTH.search(match.group()) if match else None
    if parts is None:
        return None
    month, day = MONTHS.get((parts["n1"] or parts["n2"]).lower(), 0), int(parts["d1"] or parts["d2"])
    return (month, day) if _day(2000, month, day) else None  # 2000 has a 29 February


def day_within(printed: MonthDay, known: When) -> When | None:
    """The one day that a date without a year can be in what is known of the time, or None.

    Of a mere "not after", the last such day counts; of an interval that holds it twice, none does.
    """
    if known.latest is None:
        return None
    first = known.earliest.year if known.earliest else known.latest.year - 8  # 29 February can be eight years back
    days = [d for y in range(first, known.latest.year + 1) if (d := _day(y, *printed)) and known.contains(When(d, d, "day"))]
    if not days or (known.earliest and len(days) > 1):
        return None
    return When(days[-1], days[-1], "day", f"printed without a year; {known.reason or 'the year is known'}")


def read_published(value: str, *, reason: str) -> When | None:
    """What a record's or page's `published` says: ISO date or time, RFC 822, or a date in words; None when it is none.

    The day is the one written, in whatever zone it is written; nothing is shifted to another zone.
    """
    value = value.strip()
    iso = _ISO.fullmatch(value)
    if iso:
        try:
            return When.of("-".join(p for p in iso.groups() if p), reason=reason)
        except ValueError:
            return None
    found = find_day(value)
    if found is None or value[found.end :].strip(" .,;ZGMTU+-:0123456789"):
        return None
    return When(found.when.earliest, found.when.latest, found.when.precision, reason)


def _when(match: re.Match[str], day_first: bool | None) -> When | None:
    """The interval that a match of `DATE_AT` names; None for a day that no calendar has."""
    g = match.groupdict()
    words = match.group().strip()
    if g["y4"]:
        return _numeric(int(g["a4"]), int(g["b4"]), int(g["y4"]), day_first, words)
    if g["y1"]:
        year, month, day = int(g["y1"]), int(g["m1"]), g["d1"]
    elif g["y2"]:
        year, month, day = int(g["y2"]), MONTHS.get(g["n2"].lower(), 0), g["d2"]
    else:
        year, month, day = int(g["y3"]), MONTHS.get(g["n3"].lower(), 0), g["d3"]
    found = _day(year, month, int(re.sub(r"\D", "", day)))
    return When(found, found, "day", f"printed “{words}”") if found else None


def _numeric(a: int, b: int, year: int, day_first: bool | None, words: str) -> When | None:
    """`a/b/year` read day first, month first, or as both."""
    readings = {first: _day(year, b, a) if first else _day(year, a, b) for first in (True, False)}
    if day_first is not None and readings[day_first]:
        reason = f"printed “{words}”; the report's other dates put the {'day' if day_first else 'month'} first"
        return When(readings[day_first], readings[day_first], "day", reason)
    days = sorted({d for d in readings.values() if d})
    if not days:
        return None
    if len(days) == 1:
        return When(days[0], days[0], "day", f"printed “{words}”")
    return When(days[0], days[-1], "span", f"printed “{words}”, which can be {days[0]} or {days[1]}")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
