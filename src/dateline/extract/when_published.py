"""When an undated report appeared, from its own words: an interval or a bound with its reasons, never a guess.

Five kinds of evidence, each an interval that is intersected with the others (what contradicts the stronger is left out):
a line that is nothing but a date; a happening told both with a date and with "today", "last week" and the like; the latest
full date seen as past (not before); an upcoming thing with a date (not after); dates without a year (within a year).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.extract.when_headings import find_headings
from dateline.extract.when_sums import Setting, work_out
from dateline.extract.when_tags import Tagger, TimeExpression
from dateline.extract.when_words import Phrase, Word
from dateline.model import Article
from dateline.when import UNKNOWN, Precision, When

SEARCH_DAYS = 400
"""How long after a happening a report may still call it "last month" or "last year"."""
REACH = 110
"""Characters on each side of a time in which the words of its happening are looked for."""
SHARED = 2
"""Content words that two mentions must share to be taken for the same happening."""
HEAD = 6
"""Lines at the head of a report that may say as of when it is."""
OPENING = 40
"""Characters of a line before which a date stands that dates the report."""
_AS_OF = re.compile(r"(?:\(|\b)(?:as (?:of|at)|situation au|en date du|au)\s*:?\s*$", re.IGNORECASE)
DEICTIC = ("today", "unit", "weekend")


@dataclass(frozen=True, slots=True)
class _Told:
    """A happening's words and when it was."""

    words: frozenset[str]
    when: When
    text: str
    sentence: int


def date_from_content(article: Article) -> When:
    """The publication date that an article's words allow: a day, an interval, a bound, or UNKNOWN."""
    tagger = Tagger(article, UNKNOWN)
    expressions = tagger.tag()
    whole = _own_lines(tagger, expressions)
    if whole:
        return whole
    full = _latest_past(tagger, expressions)
    found = _together((_upper(tagger, expressions), _lower(full)))
    yearless = _yearless(tagger, found, full.value) if full else None
    found = _together((found, yearless.within)) if yearless else found
    told = _told(tagger, expressions) + (yearless.told if yearless else [])
    for phrase in tagger.phrases:
        if phrase.means in DEICTIC:
            match = _match_deictic(tagger, phrase, told, found)
            if match is not None:
                found = _together((found, match))
    return found


def _together(parts: tuple[When, ...]) -> When:
    """The intersection of what is known, later parts left out where they contradict earlier ones."""
    out = UNKNOWN
    for part in parts:
        if not part.known:
            continue
        both = out.intersect(part) if out.known else part
        if both is not None:
            out = When(
                both.earliest, both.latest, _precision(both), "; ".join(dict.fromkeys(filter(None, (out.reason, part.reason))))
            )
    return out


def _precision(when: When) -> Precision:
    if when.days == 1:
        return "day"
    return "bound" if when.days is None else "span"


# ---------------------------------------------------------------- a line of its own


def _own_lines(tagger: Tagger, expressions: tuple[TimeExpression, ...]) -> When | None:
    """A full date that is all there is on its line, or follows "published" there; none of a list of dates."""
    found = UNKNOWN
    entries = {h.start for h in find_headings(tagger.text, expressions)}
    for e in expressions:
        if (
            e.start in entries
            or e.value.days is None
            or e.value.days > 3
            or e.relative
            or not re.search(r"\d{4}|[/.]\d\d\b", e.text)
        ):
            continue
        start = tagger.text.rfind("\n", 0, e.start) + 1
        if e.start - start >= OPENING:
            continue
        end = tagger.text.find("\n", e.end)
        before, after = tagger.text[start : e.start], tagger.text[e.end : end if end >= 0 else len(tagger.text)]
        alone = not re.search(r"\w", before) or bool(tagger.language.posted.match(before.strip()))
        alone = alone or (_AS_OF.search(before) is not None and tagger.text.count("\n", 0, start) < HEAD)
        if alone and not re.search(r"[^\W\d_]{4}", after):
            part = When(
                e.value.earliest, e.value.latest, e.value.precision, f"the line {(before + e.text).strip()!r} dates the report"
            )
            found = _together((found, part))
    return found if found.known else None


# ---------------------------------------------------------------- bounds


def _full(e: TimeExpression) -> bool:
    """Whether an expression names a time with its year, not counted from another."""
    return e.kind in ("date", "time") and not e.relative and e.value.known and bool(re.search(r"\d{4}|/\d\d\b", e.text))


def _latest_past(tagger: Tagger, expressions: tuple[TimeExpression, ...]) -> TimeExpression | None:
    """The latest full date that the text tells as past, a cited report's date among them."""
    past = [
        e
        for e in expressions
        if _full(e) and e.value.earliest and e.bound not in ("by", "until", "before") and not _upcoming(tagger, e)
        and (tagger.is_past(e) or _cited(tagger.text, e))
    ]  # fmt: skip
    return max(past, key=lambda e: (e.value.order, -e.start), default=None)


def _lower(latest: TimeExpression | None) -> When:
    if latest is None or latest.value.earliest is None:
        return UNKNOWN
    return When(latest.value.earliest, None, "bound", f"tells {latest.text!r} as past")


def _upcoming(tagger: Tagger, e: TimeExpression) -> bool:
    """Whether the words before a time call it upcoming."""
    near = re.split(r"[.!?;]\s|\n", tagger.text[max(0, e.start - 40) : e.end])[-1]
    return tagger.language.upcoming.search(near) is not None


def _cited(text: str, e: TimeExpression) -> bool:
    """Whether a date ends a bracket after a name: "(Reuters 22/8/2020)"."""
    return text[e.end : e.end + 1] == ")" and bool(re.search(r"\([A-Z][^()]{1,40}$", text[max(0, e.start - 44) : e.start]))


def _upper(tagger: Tagger, expressions: tuple[TimeExpression, ...]) -> When:
    """Not after the first full date that the text calls upcoming."""
    days = [(e.value.latest, e.text) for e in expressions if _full(e) and e.value.latest and _upcoming(tagger, e)]
    if not days:
        return UNKNOWN
    first, text = min(days)
    return When.not_after(first, reason=f"calls {text!r} upcoming")


@dataclass(frozen=True, slots=True)
class _Yearless:
    within: When
    told: list[_Told]


def _yearless(tagger: Tagger, found: When, full: When) -> _Yearless | None:
    """Dates without a year are of the year before the report: with its latest full date they give the nearest year."""
    if found.earliest is None:
        return None
    setting = Setting(full=When(found.earliest, full.latest or found.earliest, "span"))
    days: list[tuple[date, str]] = []
    told: list[_Told] = []
    for phrase in tagger.phrases:
        if (
            phrase.means not in ("date", "days")
            or phrase.has("year", "numeric", "iso", "unit", "hijri")
            or not phrase.has("month")
        ):
            continue
        meaning = work_out(phrase, setting)
        if meaning and meaning.when.latest and tagger.is_past(phrase):
            days.append((meaning.when.latest, phrase_text(tagger, phrase)))
            told += _told_by(tagger, phrase.start, phrase.end, meaning.when)
    if not days:
        return None
    latest, text = max(days)
    reason = f"tells {text!r}, without a year, as past, and its latest full date is {found.earliest}"
    return _Yearless(When(latest, latest + timedelta(days=364), "span", reason), told)


def phrase_text(tagger: Tagger, phrase: Phrase) -> str:
    """The words of a phrase as printed."""
    return tagger.text[phrase.start : phrase.end]


# ---------------------------------------------------------------- the same happening, told twice


def _told(tagger: Tagger, expressions: tuple[TimeExpression, ...]) -> list[_Told]:
    """Happenings with a full date to the month or finer, each with the words round it."""
    out = []
    for e in expressions:
        if _full(e) and e.value.days is not None and e.value.days <= 31 and not e.bound:
            out += _told_by(tagger, e.start, e.end, e.value)
    return out


def _told_by(tagger: Tagger, start: int, end: int, when: When) -> list[_Told]:
    """The happening told at a date; with "two days before X, on DATE", X two days later."""
    sentence = tagger.sentence_at(start)
    before = next((p for p in reversed(tagger.phrases) if p.end <= start), None)
    gap = tagger.text[before.end : start] if before else ""
    if (
        before
        and before.means == "offset"
        and before.has("before", "after")
        and re.search(r",\s*(?:on|in)?\s*$", gap)
        and len(gap) < 80
    ):
        moved = _of_other(before, when)
        return [_Told(_content(tagger, gap), moved, tagger.text[before.start : end], sentence)] if moved else []
    return [_Told(_around(tagger, start, end), when, tagger.text[start:end], sentence)]


def _of_other(offset: Phrase, when: When) -> When | None:
    """The time of X in "two days before X" from the time of the whole."""
    flipped = tuple(_flip(w) for w in offset.words)
    meaning = work_out(Phrase("offset", flipped), Setting(story=when))
    return meaning.when if meaning and meaning.when.days else None


def _flip(word: Word) -> Word:
    other = {"before": "after", "after": "before"}.get(word.kind)
    return replace(word, kind=other) if other else word


def _around(tagger: Tagger, start: int, end: int) -> frozenset[str]:
    """Content words near a time, within its sentence."""
    low, high = tagger.sentences[tagger.sentence_at(start)]
    return _content(tagger, tagger.text[max(low, start - REACH) : start] + " " + tagger.text[end : min(high, end + REACH)])


def _content(tagger: Tagger, text: str) -> frozenset[str]:
    """The content words of a stretch, names left out, cut to their first five letters so that "attempted" meets "attempt"."""
    words = [w for w in re.findall(r"[^\W\d_]{4,}", text) if w[0].islower()]
    return frozenset(w[:5] for w in words if w not in tagger.language.common)


def _match_deictic(tagger: Tagger, phrase: Phrase, told: list[_Told], found: When) -> When | None:
    """The publication days for which "today" or "last week" falls on the date of the same happening told elsewhere."""
    words, here = _around(tagger, phrase.start, phrase.end), tagger.sentence_at(phrase.start)
    matches = [t for t in told if t.sentence != here and len(t.words & words) >= SHARED]
    if not matches or phrase.has("next", "following", "previous", "same", "that"):
        return None
    best = max(matches, key=lambda t: (len(t.words & words), -abs(t.sentence - here)))
    days = [d for d in _days_from(best.when) if _falls_on(phrase, d, best.when) and found.contains(When(d, d, "day"))]
    if not days:
        return None
    reason = f"{phrase_text(tagger, phrase)!r} is {best.text!r} of the same happening"
    return When(days[0], days[-1], "day" if len(days) == 1 else "span", reason)


def _days_from(when: When) -> list[date]:
    assert when.earliest is not None
    return [when.earliest + timedelta(days=n) for n in range(SEARCH_DAYS)]


def _falls_on(phrase: Phrase, published: date, when: When) -> bool:
    day = When(published, published, "day")
    meaning = work_out(phrase, Setting(published=day, story=day))
    return meaning is not None and meaning.when.known and meaning.when.overlaps(when)
