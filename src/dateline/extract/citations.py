"""Citations in brackets: an outlet or agency and the day on which it told what stands before, "(Reuters, 12 May 2021)".

The day is that on which the source came out: what is told of it did not happen later, and it is never when it happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.extract.when_words import load_language
from dateline.knowledge.organisations import organisation
from dateline.knowledge.places import is_place

BEHIND = 40
"""Letters within which an outlet's name stands before the day of its report."""
_OPENED = re.compile(r"(?P<words>(?:[\w.’'-]+[ ]){0,2}[\w.’'-]+)\s*\((?:on\s+)?$")


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation, from its opening bracket to behind its closing one, with the name that is cited and its place."""

    start: int
    end: int
    name: str
    name_start: int
    name_end: int


def find_citations(text: str, code: str = "en") -> tuple[Citation, ...]:
    """The citations of a text, in order; a place and a day in brackets, "(Kigali, 6 April 1994)", are none."""
    found = (Citation(*m.span(), m["name"], *m.span("name")) for m in _shape(code).finditer(text))
    return tuple(c for c in found if _is_source(c.name, code))


def is_outlets_day(text: str, start: int, end: int, code: str = "en") -> bool:
    """Whether a day stands alone in brackets right behind an outlet's name, "AFP (3 February) reported": then it is the day of
    that report."""
    before, behind = _OPENED.search(text, max(0, start - BEHIND), start), text[end : end + 1]
    if before is None or behind != ")":
        return False
    words = before["words"].split()
    names = (organisation(" ".join(words[-n:]), code) for n in range(1, len(words) + 1))
    return any(one is not None and one.kind == "outlet" for one in names)


@cache
def _shape(code: str) -> re.Pattern[str]:
    months, days = _named(code, "month"), _named(code, "weekday")
    numeric = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
    day = r"\d{1,2}(?:st|nd|rd|th|er)?"
    named = rf"(?i:{day}\s+(?:of\s+)?(?:{months})\.?(?:,?\s+\d{{4}})?|(?:{months})\.?\s+{day}(?:,?\s+\d{{4}})?)"
    return re.compile(
        r"\(\s*(?:[Ss]ources?\s*:\s*)?(?:the\s+|l['’]|les?\s+|la\s+)?(?P<name>[^\W\d_a-zß-ÿ][\w’' ./-]{1,30}?)\s*[,;:]?\s+"
        rf"(?:(?i:on|le|du)\s+)?(?:(?i:{days}),?\s+)?(?:{numeric}|{named})\s*(?:CE|AD)?\s*\)"
    )


def _named(code: str, kind: str) -> str:
    """The words of a language for one kind of time, as alternatives, the longest first."""
    return "|".join(sorted((w for w, (of, _) in load_language(code).words.items() if of == kind), key=len, reverse=True))


def _is_source(name: str, code: str) -> bool:
    """Whether a name can be that of who is cited: an outlet or body, or at least no place."""
    return organisation(name, code) is not None or not is_place(name)
