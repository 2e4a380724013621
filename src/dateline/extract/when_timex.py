"""The TimeML view of an article's times: TIMEX3 spans, types and values, as corpora mark them.

Dateline itself needs intervals of days; this view is for measuring the tagger, and for whoever works with TimeML. It differs
in that every expression stands by itself ("from Monday to Friday" is two), that lengths and habits have values, that "two
days after the vote" is a length, and that words of no time in particular ("current", "the future") are marked. Guidelines:
TimeML 1.2.1 (Saurí and others 2006).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.extract.when_calendar import duration_of
from dateline.extract.when_sums import count_of, unit_of
from dateline.extract.when_tags import Tagger, TimeExpression
from dateline.extract.when_words import Phrase, load_language
from dateline.model import Article
from dateline.vocabulary import spoken


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3: where it stands, its words, its type (DATE, TIME, DURATION or SET) and its value."""

    start: int
    end: int
    text: str
    type: str
    value: str


def timex_view(article: Article) -> tuple[Timex, ...]:
    """The TIMEX3s of an article, in text order, worked out against its publication date."""
    tagger = Tagger(article, article.published)
    phrases = {p.start: p for p in tagger.phrases}
    found = [t for e in tagger.each() for t in _timexes(e, phrases[e.start], article.text)]
    taken = {i for t in found for i in range(t.start, t.end)}
    found += (t for t in _mentions(article) if taken.isdisjoint(range(t.start, t.end)))
    return tuple(sorted(found, key=lambda t: t.start))


def _timexes(e: TimeExpression, phrase: Phrase, text: str) -> Iterator[Timex]:
    """An expression as TimeML marks it: one TIMEX3, or one for each end of a range."""
    last = phrase.words[-1]
    if phrase.means == "anniversary":
        return
    if phrase.means == "years" and len(phrase.every("year")) > 1:
        for year in phrase.every("year"):
            yield Timex(year.start, year.end, year.text, "DATE", year.text)
    elif phrase.means in ("months", "days") and not e.timex and e.value.earliest and e.value.latest:
        yield from _ends(e, phrase, text)
    elif phrase.means == "offset" and last.kind in ("before", "after") and phrase.words[0].kind != "the":
        end = phrase.words[-2].end
        yield Timex(e.start, end, text[e.start : end], "DURATION", duration_of(count_of(phrase), unit_of(phrase)))
    else:
        yield Timex(e.start, e.end, e.text, e.kind.upper(), e.timex)


_BETWEEN = ("to", "au", "dash", "and", "or")
"""Kinds of words between the two ends of a range."""


def _ends(e: TimeExpression, phrase: Phrase, text: str) -> Iterator[Timex]:
    """The two ends of a range in one phrase: "from May to July", "March 3 to 5"."""
    kinds = ("month",) if phrase.means == "months" else ("nth", "day")
    ends = phrase.every(*kinds)
    cut = next((w for w in phrase.words if ends[0].end <= w.start and w.kind in _BETWEEN), None)
    first = next((w for w in phrase.words if w.kind in (*kinds, "month", "weekday")), ends[0])
    if cut is None or e.value.earliest is None or e.value.latest is None:
        return
    second = next(w for w in phrase.words if w.start >= cut.end and w.kind != "dash")
    left = next(w for w in reversed(phrase.words) if w.end <= cut.start)
    days = e.value.earliest.isoformat(), e.value.latest.isoformat()
    if cut.kind == "dash" and second.kind == "to":
        cut, second = second, next(w for w in phrase.words if w.start >= second.end and w.kind != "dash")
    values = [d[:7] if phrase.means == "months" else d for d in days]
    yield Timex(first.start, left.end, text[first.start : left.end], "DATE", values[0])
    yield Timex(second.start, e.end, text[second.start : e.end], "DATE", values[1])


def _mentions(article: Article) -> Iterator[Timex]:
    """Words of no time in particular."""
    code = spoken(article.language)
    values = load_language(code).mentions
    if not values:
        return
    for match in _mention(code).finditer(article.text):
        value = values[match[0].lower()].replace(
            "XXXX", str(article.published.latest.year if article.published.latest else "XXXX")
        )
        yield Timex(*match.span(), match[0], "DATE", value)


@cache
def _mention(code: str) -> re.Pattern[str]:
    longest_first = sorted(load_language(code).mentions, key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
