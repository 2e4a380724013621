"""How reports say that one happening came about: opposite words ("unarmed", "with weapons of war"), and parts of one day."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import combinations

from dateline.link.profile import PLANS
from dateline.link.words import families_of
from dateline.model import Claim, Disagreement, Reading

Hours = tuple[float, float]
"""Within which hours of its day something was."""
_PARTS: Mapping[str, Hours] = {
    **{"dawn": (3, 8), "aube": (3, 8), "early morning": (0, 9), "morning": (4, 12.5), "matin": (4, 12.5), "midday": (11, 14)},
    **{"noon": (11, 14), "midi": (11, 14), "afternoon": (12, 18.5), "après-midi": (12, 18.5), "evening": (17, 24)},
    **{"soir": (17, 24), "soirée": (17, 24)},
}
"""Parts of a day; a night belongs to two days and settles nothing."""
_PART = re.compile(r"\b(?:" + "|".join(sorted(_PARTS, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_LATE = re.compile(r"\b(?:night|late|midnight|overnight|nuit|tard|minuit)\b", re.IGNORECASE)
_SMALL_HOURS = re.compile(r"\b(?:early|dawn|overnight|midnight|night|small hours|nuit|aube|minuit|tôt)\b", re.IGNORECASE)
"""Words by which two days tell of the night between them."""
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?([ap])\.?m\b|\b([01]?\d|2[0-3])[:h]([0-5]\d)\b", re.IGNORECASE)
_ABROAD = re.compile(r"\b(?:GMT|UTC)\b")
_SLACK = 1.0
"""Hours by which what reports say to the hour may be off."""


def find_manners(claims: Iterable[Claim], texts: Mapping[str, str]) -> Iterator[Disagreement]:
    """The points on which reports say opposite things of how one happening came about. `texts` are the words of claims.

    Law: depends on the sets given, not on their order.
    """
    told = sorted((c for c in claims if c.status not in PLANS and c.status != "denied"), key=lambda c: c.id)
    if len({c.article for c in told}) < 2:
        return  # one report does not contradict itself
    marked = [c for c in told if _is_marked(texts.get(c.id, ""))]
    for one, other in _pairs() if marked else ():
        left = _side(marked, texts, one, None)
        right = _side(marked, texts, other, one) if left else None
        if left and right and not {*left.articles} & {*right.articles}:
            yield Disagreement("manner", "contradiction", (left, right), f"told as “{left.value}” and as “{right.value}”")
    yield from _hours(told)


# ------------------------------------------------------------ opposites


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The two sides of each pair of opposites, from `opposites.toml`."""
    return tuple((_pattern(one), _pattern(other)) for one, other in _lines())


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, str], ...]:
    table = tomllib.loads((files(__package__) / "opposites.toml").read_text("utf-8"))
    return tuple((table[name]["one"], table[name]["other"]) for name in sorted(table))


def _is_marked(text: str) -> bool:
    """Whether words may be of any side: most are not, and there are many sides to look for in them."""
    lower = text.lower()
    return any(mark in lower for mark in _marks())


@lru_cache(maxsize=1)
def _marks() -> tuple[str, ...]:
    """What stands in all that has a word of any side: the words of all but those that hold others."""
    words = {w.strip().lower() for sides in _lines() for side in sides for w in side.split("|")}
    return tuple(sorted(w for w in words if not any(other in w for other in words if other != w)))


def _pattern(line: str) -> re.Pattern[str]:
    words = sorted((w.strip() for w in line.split("|")), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def _side(
    claims: Sequence[Claim], texts: Mapping[str, str], words: re.Pattern[str], unless: re.Pattern[str] | None
) -> Reading | None:
    """What the claims say that have words of a side; where words of the other hold them, they are the other's."""
    given: list[tuple[str, Claim]] = []
    for claim in claims:
        text = texts.get(claim.id, "")
        text = unless.sub("", text) if unless else text
        if found := words.search(text):
            given.append((found[0].lower(), claim))
    return _reading(min(w for w, _ in given), [c for _, c in given]) if given else None


def _reading(value: str, claims: Sequence[Claim]) -> Reading:
    articles = tuple(sorted({c.article for c in claims}))
    said = tuple(sorted({f.name for c in claims for f in c.said_by}))
    return Reading(value, tuple(sorted(c.id for c in claims)), articles, said, len(articles))


# ------------------------------------------------------------ parts of a day


def _hours(claims: Iterable[Claim]) -> Iterator[Disagreement]:
    """The parts of one day that reports give by words that are no part of one another, for what is told by one word."""
    given: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status == "happened" and claim.when.days == 1 and hours_in(claim.when_text):
            given[claim.when_text].append(claim)
    hit = {w for a, b in combinations(sorted(given), 2) if _apart(a, b) and _meet(given[a], given[b]) for w in (a, b)}
    if hit:
        values = tuple(_reading(words, given[words]) for words in sorted(hit))
        yield Disagreement("when", "contradiction", values, f"reports say {' / '.join(v.value for v in values)}")


def _apart(a: str, b: str) -> bool:
    one, other = hours_in(a), hours_in(b)
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _meet(some: Iterable[Claim], others: Iterable[Claim]) -> bool:
    """Whether two reports tell the same of one day by one word."""
    return any(
        a.article != b.article
        and (a.when.earliest, a.type) == (b.when.earliest, b.type)
        and bool(families_of(a.trigger_text) & families_of(b.trigger_text))
        for a in some
        for b in others
    )


def tell_one_night(one: Claim, next_: Claim) -> bool:
    """Whether of two claims one tells of the night of a day, and the other of the small hours of the next: "late on Tuesday",
    "early on Wednesday"."""
    eve, morrow = one.when.latest, next_.when.earliest
    follows = bool(eve and morrow and (morrow - eve).days == 1)
    return follows and bool(_LATE.search(one.when_text) and _SMALL_HOURS.search(next_.when_text))


def hours_in(text: str) -> Hours | None:
    """The hours that words for a time of the day leave open; None where they name no part of it, or the clock of another place.

    "Sunday morning": 4 to 12:30; "11:15 a.m.": an hour around it."""
    if _ABROAD.search(text):
        return None
    if clock := _CLOCK.search(text):
        hour = int(clock[1] or clock[4]) + int(clock[2] or clock[5] or 0) / 60
        half = (clock[3] or "").lower()
        hour = hour % 12 + 12 * (half == "p") if half else hour
        return (hour - _SLACK, hour + _SLACK)
    part = _PART.search(text)
    return _PARTS[part[0].lower()] if part else None
