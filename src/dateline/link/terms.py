"""Within what time reports say that something is to be done: "elections within 60 days"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from dateline.link.profile import PLANS
from dateline.model import Claim, Reading
from dateline.vocabulary import language

_TERM = re.compile(r"([\w-]+)[ -]([^\W\d_]+)")
CLOSE = 0.1
"""What share of the time that is left two last days may be apart and be one: a rounded number, and what is left a day later."""


def find_terms(claims: Iterable[Claim]) -> tuple[Reading, ...]:
    """The times that different reports set for one thing that is still to come, where their last days are others too: "30 days"
    told a month after "60 days" is the same day. In order of length.

    Law: depends on the set given, not on its order.
    """
    given: defaultdict[tuple[float, str], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        days = days_in(claim.when_text) if claim.status in PLANS else None
        if days is not None and claim.when.earliest and claim.when.latest:
            given[days, claim.when_text.lower()].append(claim)
    apart = {
        t for a, b in combinations(given, 2) if any(_ends_otherwise(x, y) for x in given[a] for y in given[b]) for t in (a, b)
    }
    return tuple(_reading(words, given[days, words]) for days, words in sorted(apart))


def _ends_otherwise(a: Claim, b: Claim) -> bool:
    """Whether two reports set last days that are not about the same."""
    if a.article == b.article or not (a.when.earliest and a.when.latest and b.when.earliest and b.when.latest):
        return False
    left = max((w.latest - w.earliest).days for w in (a.when, b.when) if w.earliest and w.latest)
    return abs((a.when.latest - b.when.latest).days) > max(CLOSE * left, 2)


@lru_cache(maxsize=1024)
def days_in(text: str) -> float | None:
    """How many days words for a length of time are ("60 days", "six months"); None for other words."""
    found = _TERM.fullmatch(text.strip().lower())
    for code in ("en", "fr") if found else ():
        words = language(code)
        unit = words.lengths.get(found[2], words.lengths.get(found[2].rstrip("s"))) if found else None
        number = _number(found[1], code) if found else None
        if unit is not None and number:
            return number * unit
    return None


def _number(text: str, code: str) -> float | None:
    return float(text) if text.isdigit() else language(code).numbers.get(text)


def _reading(value: str, claims: Iterable[Claim]) -> Reading:
    listed = list(claims)
    articles = tuple(sorted({c.article for c in listed}))
    said = tuple(sorted({f.name for c in listed for f in c.said_by}))
    return Reading(value, tuple(c.id for c in listed), articles, said, len(articles))
