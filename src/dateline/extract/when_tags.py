"""Time expressions of one article: every phrase in its setting, worked out from the first to the last."""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Literal

from dateline.extract.citations import Citation, find_citations, is_outlets_day
from dateline.extract.when_calendar import UNIT_DAYS, move
from dateline.extract.when_sums import (
    FAR_OFF,
    DayOrder,
    Meaning,
    Setting,
    is_of_other,
    length_of,
    settle_order,
    unit_of,
    work_out,
)
from dateline.extract.when_words import Language, Phrase, find_phrases, iterate_sentences, load_language
from dateline.model import Article
from dateline.vocabulary import language, spoken
from dateline.when import UNKNOWN, When

HEAD_MARKS = " \t-–—•*·#_►▪■"
"""What may stand before the date at the head of a line, and behind one that is all there is on it."""
NEAR_SENTENCES = 2
"""How many sentences back a date still sets the time of the story."""
MONTH = 31
"""Days of the longest time that days or weeks are counted from."""
WHOLE = 28
"""Days from which on a time is one that something can be before, as a whole."""
NEAR_DAYS = 3
"""Days that the day of writing may lie from the one that a report bears."""
HEAD = 600
"""Characters at the top of a report in which its dateline stands."""
QUARTER_SENTENCES = 8
"""How many sentences back a quarter still is the one that results are told of."""
FULL_SENTENCES = 12
"""How many sentences back a day that was told in full still says of which year one without is."""
_NAMING = re.compile(
    r"\b(?:born|n[ée]e?|accords?|agreement|treaty|law|act|decree|resolution|constitution|charter|loi|d[ée]cret|trait[ée])"
    r"\s+(?:on|of|le|du)\s+$",
    re.IGNORECASE,
)
"""What stands before a day that is no day of the story: of birth, or in the name of a text."""
_IN_MONTH = re.compile(r"\b(?:in|since|during|en|depuis)\s+(?:(?:early|mid|late|d[ée]but|fin)\W+)?$", re.IGNORECASE)
"""What stands before a month in which something happened: not in the name of a law, a deal or a movement."""
NEWS_DAYS = 8
"""Days before a report up to which a day told of is that of its news."""
REACHED = 5
"""Words that may stand between a verb that tells of a deed in the past and its time."""
UNTENSED = 30
"""Characters beyond which a verb in the past says nothing about a weekday."""
MOVED = 70
"""Characters before a time in which a verb that moves something to another day stands."""
BESIDE, BETWEEN = 24, " abcdefghijklmnopqrstuvwxyzéèêàûô"
"""Characters before a phrase in which a sign of the past stands right before it, and what may stand between."""
LEAD_SENTENCES = 3
"""How many sentences at the top of a report tell its own day's news."""
TURNED = (
    "month", "months", "date", "nth weekday", "days", "weekday", "night", "weekend", "season", "quarter", "holiday", "feast",
    "duration",
)  # fmt: skip
"""Sums for which it matters whether the clause looks ahead."""
NAME_AFTER = re.compile(r" [A-Z][a-z]")
"""What follows a name's first half: "and Jan Kowal"."""
OWNER = re.compile(r" ?['’]s\b")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
"""A year in four digits."""
BEFORE = re.compile(r"(\w+)\W{0,3}$")
RANKED = 70
"""Characters before a length of time in which a word that ranks what happened in it is looked for."""
WITHIN = 20
"""Characters before a length of time in which a word like "within" is looked for."""
LOOKED_BACK = 100
"""Times before one among which the one that it is counted from is looked for; a table of dates has thousands."""
REACH = 500
"""Characters to either side in which a sign of tense is looked for, in a sentence without end."""
ONE_WORD = re.compile(r"\W*+\w*+\W*+")
RANKS = re.compile(r" (?!(?:of|in|at|and|or|when|after|before|by|to|for|with|as|but|that|while|from|near|against)\b)[a-z]")
"""What follows an ordinal that ranks something: "on the tenth day"."""
COUNTED = re.compile(r"\s*[-–]?\s*[a-z]+s\b")


JOINED = re.compile("-(?!old)")
"""What joins a length of time to a word, but for "a week-old strike"."""
_NAMED = re.compile(
    r"(?:\s+[\w’'-]+){0,4}?\s+(?:l['’])?([^\W\d_]{4,})"
    r"(?=[,.;:)]|\s+(?:of|in|at|on|by|near|that|which|de|des|du|à|en|par)\b)"
)
"""The word that a short phrase ends with: "after the president's arrest,"."""
_SUFFIX = re.compile(r"(?:[ai]tions?|ements?|ments?|ions?|ings?|als?|ed|es|[es])$")
STEM, SUFFIX = 4, 6
"""Letters that two words of one happening share at least, and those that may follow ("arrests", "arrested")."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of an article that say when, with what they come to.

    `value` is UNKNOWN when it cannot be worked out (a length of time, a habit, something relative to an unknown day that
    nothing bounds); `timex` is the TIMEX3 value or empty; `relative` says that it was counted from another day.
    """

    start: int
    end: int
    text: str
    kind: Literal["date", "duration", "set", "time"]
    value: When
    timex: str
    relative: bool
    bound: str = ""
    """since, until, by, before or after, when such a word stands before it; `value` has it counted in."""
    ahead: bool = False
    """Whether the clause looks ahead ("will meet on Monday")."""
    other: When | None = None
    """With "a day after X": when X was, while `value` is when the rest of the sentence was."""
    owns: bool = False
    """Whether it owns what follows ("Thursday's vote"): it dates that alone."""
    cites: bool = False
    """Whether it is the day of a source in brackets ("(Reuters, 12 May 2021)"): it dates nothing that is told."""
    length: tuple[float, str] | None = None
    """How many of which unit a length of time is that runs from some day on: "90 days", "the next ten days"."""
    moved: bool = False
    """Whether something is moved away from it, or to it: "postponed from May to June"."""
    within: bool = False
    """Whether words before a length say that something is to come before its end: "within two weeks"."""
    plain: When | None = None
    """What `value` is without since, until, by, before or after."""
    saying: bool = False
    """Whether it is told with the saying of something: "officials said on Tuesday"."""


def _longest_anchor(phrase: Phrase) -> float:
    """Days of the longest time that a phrase can be counted from: no "two days later" is counted from a year."""
    return MONTH if phrase.means == "offset" and UNIT_DAYS[unit_of(phrase)] <= UNIT_DAYS["week"] else math.inf


def _tells_day(e: TimeExpression) -> bool:
    """Whether a time can be the one that a story is at."""
    unfit = e.timex.endswith("_REF") or e.ahead or e.owns or e.cites
    return e.kind in ("date", "time") and e.value.days is not None and not unfit


BEHIND = re.compile(r"[.!?…”“\"»’] ?$")
"""The end of a sentence or of a quotation, which a citation behind it is of."""
LONGEST_CITED = 700
"""Characters before such brackets that are what was cited, at most."""


class Tagger:
    """One pass over one article's text; `published` may be unknown."""

    def __init__(self, article: Article, published: When, *, language: Language | None = None) -> None:
        self.text = article.text
        self.article = article
        self.published = published
        self.language = language or load_language(spoken(article.language))
        self._cued: dict[re.Pattern[str], tuple[list[int], list[re.Match[str]]]] = {}
        self._of_deeds: dict[TimeExpression, bool] = {}
        self._quarter_at = 0
        self._full_at = self._month_at = 0
        found = (one for p in find_phrases(self.text, self.language) for one in self._apart(p))
        self.phrases = [p for p in map(self._trim, found) if p and self._meant(p)]

    def tag(self) -> tuple[TimeExpression, ...]:
        """All time expressions, in text order; "from Monday to Friday" is one."""
        return tuple(self._join_ranges(self.each()))

    def each(self) -> list[TimeExpression]:
        """All time expressions, in text order, the two ends of a range apart."""
        written = self._written
        setting = Setting(published=written or self.published, order=self.order, day_off=self._day_off, by_words=bool(written))
        found: list[TimeExpression] = []
        own = setting.published
        for i, phrase in enumerate(self.phrases):
            cited = self.day_cited(phrase.start)
            setting.published = cited if cited.known else own
            self._prepare(setting, i, found)
            meaning = work_out(phrase, setting)
            if meaning is None:
                continue
            expression = self._express(phrase, meaning, setting)
            found.append(expression)
            self._move_story(setting, phrase, meaning)
        for n in range(len(found) - 1):
            found[n : n + 2] = self._within_week(*found[n : n + 2])
        return found

    @cached_property
    def _cited(self) -> list[tuple[int, int, When]]:
        """Passages that end in who published them and when, "two days ago” (Reuters, 20/8/2020)": start, end and that day, from
        which their "two days ago" is counted. One begins with its sentence, or where it ends in a citation of its own with its
        line; or behind the last one."""
        out: list[tuple[int, int, When]] = []
        for cited in self.citations:
            inside = (p for p in self.phrases if cited.start < p.start < cited.end)
            dated = Setting(published=self.published, order=self.order)
            meaning = next((m for p in inside if (m := work_out(p, dated))), None)
            if meaning is not None and meaning.when.days == 1:
                out.append((max(self._first_cited(cited), out[-1][1] if out else 0), cited.start, meaning.when))
        return out

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The sources in brackets, with their days."""
        return find_citations(self.text, self.language.code)

    def _first_cited(self, cited: Citation) -> int:
        """The first character of what a citation is of, if no other stands in it."""
        if BEHIND.search(self.text, max(0, cited.start - 2), cited.start):
            return max(self.text.rfind("\n", 0, cited.start) + 1, cited.start - LONGEST_CITED)
        return self.sentences[self.sentence_at(cited.start)][0]

    def day_cited(self, position: int) -> When:
        """The day on which the source came out that is cited for what stands at a character; UNKNOWN where none is."""
        return next((day for low, high, day in self._cited if low <= position < high), UNKNOWN)

    @property
    def _written(self) -> When | None:
        """The day on which the report was written by its own words: that of its dateline, where it was put out long after, or
        "yesterday, 5 September 2021", where it bears one near it and not the same."""
        if self.published.days != 1:
            return None
        if (headed := self._headed) is not None:
            return headed
        for one, two in pairwise(self.phrases):
            gap = self.text[one.end : two.start].strip()
            if one.means == "today" and one.has("today") and two.means == "date" and two.has("year") and gap in ("", ",", "("):
                steps = [d for n in range(-NEAR_DAYS, NEAR_DAYS + 1) if (d := self._moved(n)) and self._is_day(one, two, d)]
                return steps[0] if steps and steps[0] != self.published else None
        return None

    @property
    def _headed(self) -> When | None:
        """The day of the dateline ("LA PAZ, Nov 10, 2019"), where the report is said to be from more than a few days later."""
        place = (self.article.dateline or "").split(",")[0]
        at = self.text[:HEAD].lower().find(place.lower()) if place else -1
        behind = next((p for p in self.phrases if p.start >= at + len(place)), None) if at >= 0 else None
        if behind is None or behind.means != "date" or self.text[at + len(place) : behind.start].strip(" ,("):
            return None
        dated, last = work_out(behind, Setting(published=self.published)), self.published.earliest
        day = dated.when.latest if dated is not None and dated.when.days == 1 else None
        return When.of(day.isoformat()) if day is not None and last is not None and (last - day).days > NEAR_DAYS else None

    def _moved(self, days: int) -> When | None:
        first = self.published.earliest
        return When(move(first, days, "day"), move(first, days, "day"), "day") if first else None

    @staticmethod
    def _is_day(one: Phrase, two: Phrase, published: When) -> bool:
        """Whether two phrases are one day for a report of some day."""
        said, dated = work_out(one, Setting(published=published)), work_out(two, Setting())
        return said is not None and dated is not None and said.when.overlaps(dated.when)

    @property
    def _day_off(self) -> bool:
        """Whether the first weekday told is six days from publication: the report was written a day before or after then."""
        first = next((p for p in self.phrases if p.means == "weekday" and not p.has("unit")), None)
        if first is None or not self.published.known:
            return False
        meaning = work_out(first, Setting(published=self.published, ahead=self.looks_ahead(first)))
        days = self.published.earliest, meaning.when.earliest if meaning else None
        return bool(days[0] and days[1] and abs((days[0] - days[1]).days) == FAR_OFF)

    # ------------------------------------------------------------ what counts as a time

    def _apart(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The two months between which something is moved, each by itself: "put off from July to September"."""
        words = phrase.words
        if phrase.means != "months" or words[0].kind != "from" or not self._moved_by(words[1].start):
            return (phrase,)
        at = max(i for i, w in enumerate(words) if w.kind == "month")
        return Phrase("month", words[1:2]), Phrase("month", words[at:])

    def _trim(self, phrase: Phrase) -> Phrase | None:
        """Without a full stop, comma or dash at its end, nor "upcoming" before a full date."""
        words = phrase.words
        if phrase.means == "month" and words[0].kind in ("last", "this", "next") and phrase.has("year"):
            words = words[1:]
        while words and words[-1].kind in ("dot", "comma", "dash"):
            words = words[:-1]
        if phrase.means == "season" and words[0].kind == "in":
            words = words[1:]
        if phrase.means == "stretch" and words[0].kind in ("the", "a") and words[-1].kind in ("ago", "shift"):
            words = words[1:]  # "the year-ago results"
        if phrase.means == "window" and words[0].kind == "last" and self.language.untimed.match(self.text, phrase.start):
            return Phrase("duration", words[1:])  # "will last two years"
        return Phrase(phrase.means, words) if words else None

    def _meant(self, phrase: Phrase) -> bool:
        """Whether a bare word is meant as a time: a lone "May" or "Sun" needs a word before it that dates; a lone number
        must not count something; "nine-year-old" is an age."""
        words, low = phrase.words, phrase.words[0].text.lower()
        before = BEFORE.search(self.text, max(0, phrase.start - 24), phrase.start)
        word_before = before[1].lower() if before else ""
        aged = re.match(r"[-\s]*olds?\b", self.text[phrase.end : phrase.end + 6])
        if phrase.means == "duration" and aged and (unit_of(phrase) == "year" or not phrase.has("dash")):
            return False  # "a week-old strike" is no age
        given = self.text.startswith(" to ", phrase.end)  # "gave the rebels a week to leave"
        if phrase.means == "duration" and [w.kind for w in words] == ["a", "unit"] and not given and self._rate(phrase):
            return False
        if self.language.untimed.match(self.text, phrase.start):
            return False
        if phrase.means in ("month", "weekday", "holiday") and len(words) == 1 and low in self.language.ambiguous:
            return word_before in self.language.ambiguous_after and not NAME_AFTER.match(self.text, phrase.end)
        if phrase.means == "part" and (words[0].kind in ("part", "edge") or (words[0].kind == "le" and len(words) == 2)):
            clocking = self.language.clocking.search(self.text, max(0, phrase.start - WITHIN), phrase.start)
            hour = words[0].kind == "edge" or words[-1].text.lower() in self.language.alone
            return hour and clocking is not None
        if phrase.means == "then":
            return word_before in self.language.bound  # "since then", "until then"
        if phrase.means == "year" and len(words) == 1 and words[0].kind == "year":
            return self._is_year(phrase, word_before)
        return not (phrase.means == "date" and low == "on" and RANKS.match(self.text, phrase.end))

    def _rate(self, phrase: Phrase) -> bool:
        """Whether "a week" says how much in one: "700 seats a week", "two million a year"."""
        return self.language.much.search(self.text, max(0, phrase.start - 40), phrase.start) is not None

    def _is_year(self, phrase: Phrase, word_before: str) -> bool:
        year = phrase.words[0].value
        after = self.text[phrase.end : phrase.end + 24]
        left = self.text[max(0, phrase.start - 2) : phrase.start]
        if not 1700 <= year <= 2100 or re.search(r"[$£€#/.:\d]\s?$|\w-$", left) or re.match(r"[%/:°]|[.,]\d|-[a-z]+\b", after):
            return False
        if self.language.absolute_only.fullmatch(word_before):
            return False
        dated = word_before in self.language.ambiguous_after or word_before in self.language.bound
        return dated or word_before == "the" or (year % 100 != 0 and not (COUNTED.match(after) and year > 2030))

    # ------------------------------------------------------------ the setting of a phrase

    @cached_property
    def order(self) -> DayOrder:
        """Which way round the article writes numeric dates."""
        numeric = [w.text for p in self.phrases for w in p.every("numeric")]
        if not numeric:
            return "unknown"
        return self._settled(numeric)

    def _settled(self, numeric: list[str]) -> DayOrder:
        """The order that the article's own dates show, else the one of its language, if that has only one."""
        spelled = [
            m.when.earliest
            for p in self.phrases
            if p.means == "date" and p.has("month") and p.has("year") and (m := work_out(p, Setting())) and m.when.earliest
        ]
        shown = settle_order(numeric, spelled, self.published)
        return "day first" if shown == "unknown" and self.language.day_first else shown

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Rough sentences of the text."""
        return list(iterate_sentences(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _ends(self) -> frozenset[int]:
        return frozenset(p.end for p in self.phrases)

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that a character is in."""
        return max(bisect.bisect_right(self._starts, position) - 1, 0)

    def _prepare(self, setting: Setting, i: int, found: list[TimeExpression]) -> None:
        phrase = self.phrases[i]
        bound = self._bound(phrase)
        outcome = self.language.outcome.match(self.text, phrase.end) is not None
        setting.ahead = phrase.means in TURNED and self.looks_ahead(phrase) and not outcome
        if phrase.means in TURNED and not outcome and self._untensed(phrase):
            setting.ahead |= self.language.starting.search(self.text, max(0, phrase.start - WITHIN), phrase.start) is not None
        if self._moved_by(phrase.start) in self.language.ranges[0][1]:
            setting.ahead = phrase.means in TURNED
        setting.over = phrase.means in TURNED and not setting.ahead and self._is_over(phrase)
        setting.closing = self.language.closing.match(self.text, phrase.end) is not None
        setting.loose = phrase.means == "weekday" and not setting.ahead and self._untensed(phrase)
        setting.lasting = phrase.means == "duration" and self._lasts(phrase)
        setting.within = self.language.within.search(self.text, max(0, phrase.start - WITHIN), phrase.start) is not None
        setting.within &= self.language.ranking.search(self.text, max(0, phrase.start - RANKED), phrase.start) is None
        setting.unsaid = self.language.unsaid.search(self.text, max(0, phrase.start - WITHIN), phrase.start) is not None
        setting.year = self._year_before(i, found)
        if setting.near_full.known and self.sentence_at(phrase.start) - self._full_at > FULL_SENTENCES:
            setting.near_full = UNKNOWN
        if setting.near_month.known and self.sentence_at(phrase.start) - self._month_at > FULL_SENTENCES:
            setting.near_month = UNKNOWN
        setting.story = self._story(phrase, found)
        if setting.quarter.known and self.sentence_at(phrase.start) - self._quarter_at > QUARTER_SENTENCES:
            setting.quarter = UNKNOWN
        setting.followed_by = setting.equals = setting.told = None
        setting.told_published = False
        if phrase.has("that") and phrase.means == "offset":
            pass  # "a month before that" is counted from the story
        elif phrase.means in ("offset", "anniversary") or (phrase.means == "weekday" and phrase.has("before", "after")):
            self._look_right(setting, i)
            self._look_left(setting, i, found)
        if bound in ("until", "by") and phrase.means in TURNED:
            setting.ahead = setting.ahead or not (setting.over or self._cue_before(phrase, self.language.past))

    def _year_before(self, i: int, found: list[TimeExpression]) -> int | None:
        """The year told right before a phrase: "two years ago, on 3 May", "last year, in May"."""
        last = found[-1].value if i and found and found[-1].start == self.phrases[i - 1].start else UNKNOWN
        if last.precision != "year" or last.earliest is None or last.latest is None or last.earliest.year != last.latest.year:
            return None
        gap = self.text[self.phrases[i - 1].end : self.phrases[i].start].strip(" ,").lower()
        return last.earliest.year if gap in self.language.of_year else None

    def _look_right(self, setting: Setting, i: int) -> None:
        """A date right after an offset: what it is counted from ("two days after May 3"), or the same day in other words
        ("a day before the vote, on May 3")."""
        phrase = self.phrases[i]
        if i + 1 == len(self.phrases) or not (is_of_other(phrase) or phrase.has("anniversary", "shift")):
            return
        following = self.phrases[i + 1]
        gap = self.text[phrase.end : following.start]
        if phrase.has("shift") and not (gap.startswith(",") and gap.strip(" ,").lower() in self.language.of_year):
            return
        if (
            len(gap.split()) > 8
            or re.search(r"[.;:!?\n]\s", gap)
            or following.means not in ("date", "days", "month", "year", "weekday", "holiday", "feast")
        ):
            return
        plain = replace_setting(setting, ahead=False)
        meaning = work_out(following, plain)
        if meaning is None or not meaning.when.known:
            return
        if re.search(r",\s*(?:on|in)?\s*$", gap):
            setting.equals = meaning.when
        elif gap.count(",") == 0:
            setting.followed_by = meaning.when

    def _look_left(self, setting: Setting, i: int, found: list[TimeExpression]) -> None:
        """What is told "two days after X": the time its own sentence gives, or at the top of a report the report's day."""
        phrase = self.phrases[i]
        alone = re.match(r"\s*[,.;:]", self.text[phrase.end : phrase.end + 4]) is not None
        if setting.followed_by or setting.equals or alone or not (is_of_other(phrase) or phrase.has("anniversary")):
            return
        setting.followed_by = self._told_of(phrase, found)
        if setting.followed_by is not None:
            return
        here = self.sentence_at(phrase.start)
        recalled = self.language.recalled.match(self.text, self.sentences[here][0], phrase.start)
        told_before = self._day_of(recalled[1], here, found) if recalled else None
        told = [e for e in found if self.sentence_at(e.start) == here and e.kind in ("date", "time") and not e.bound]
        dates = [e for e in told if e.value.days == 1] or [e for e in told if e.value.precision == "month" and not e.ahead]
        if dates:
            setting.told = dates[-1].value
        elif (main := self._day_behind(i)) is not None:
            setting.told = main
        elif told_before is not None:
            setting.told = told_before
        elif (here and self._recalls(phrase)) or self._is_before_then(phrase):
            setting.told = UNKNOWN
        elif self._is_news(setting.story):
            setting.told = setting.story
        elif here < LEAD_SENTENCES and self.published.latest:
            setting.told, setting.told_published = self.published, True

    def _day_behind(self, i: int) -> When | None:
        """The day that the rest of a sentence gives behind a comma, if it opens with "two days after X"."""
        phrase = self.phrases[i]
        start, end = self.sentences[self.sentence_at(phrase.start)]
        comma = self.text.find(",", phrase.end, end)
        if comma < 0 or not self._opens(start, phrase):
            return None
        behind = (p for p in self.phrases[i + 1 :] if comma < p.start < end and p.means in ("date", "weekday", "today"))
        following = next(behind, None)
        meaning = work_out(following, Setting(published=self.published, order=self.order)) if following else None
        return meaning.when if meaning is not None and meaning.when.days == 1 else None

    def _is_before_then(self, phrase: Phrase) -> bool:
        """Whether what is told with a phrase had been before the time told of: "a day after the vote, she had invited him"."""
        start, end = self.sentences[self.sentence_at(phrase.start)]
        had = language(self.language.code).grammar["had"]
        return any(word.lower() in had for word in re.findall(r"\w+", self.text[start:end]))

    def _told_of(self, phrase: Phrase, found: list[TimeExpression]) -> When | None:
        """The day of X in "two days after X", where a sentence before tells of X in a word of the same stem: "arrested …
        Hours after the arrests"."""
        named = _NAMED.match(self.text, phrase.end)
        return self._day_of(named[1], self.sentence_at(phrase.start), found) if named else None

    def _recalls(self, phrase: Phrase) -> bool:
        """Whether what an offset is counted from is known by its name alone, "three days after the raid": when that was, no
        other sentence told."""
        named = _NAMED.match(self.text, phrase.end)
        word = named[0].split()[0].lower() if named else ""
        word = "le" if phrase.words[-1].text.lower() in self.language.contracted else word  # "la veille du sommet"
        alone = named is not None and self.text[named.end()] in ",.;:)" and UNIT_DAYS[unit_of(phrase)] <= 1
        return alone and self.language.words.get(word, ("", None))[0] in ("the", "that", "this", "le")

    def _day_of(self, word: str, before: int, found: list[TimeExpression]) -> When | None:
        """The day told nearest to a word of the same stem, in the last sentence before one that has both, else None."""
        stem = _SUFFIX.sub("", word.lower())
        if len(stem) < STEM:
            return None
        alike = re.compile(rf"\b{re.escape(stem)}\w{{0,{SUFFIX}}}\b", re.IGNORECASE)
        days = [e for e in found if _tells_day(e) and e.value.days == 1 and self.sentence_at(e.start) < before]
        for sentence in sorted({self.sentence_at(e.start) for e in days}, reverse=True):
            if said := alike.search(self.text, *self.sentences[sentence]):
                here = [e for e in days if self.sentence_at(e.start) == sentence]
                return min(here, key=lambda e: (abs(e.start - said.start()), e.start)).value
        return None

    def _is_news(self, story: When) -> bool:
        """Whether a day of the story, told in words, is that of a report's news."""
        last, day = self.published.latest, story.latest
        told = story.days == 1 and story is not self.published
        return told and last is not None and day is not None and 0 <= (last - day).days <= NEWS_DAYS

    def _story(self, phrase: Phrase, found: list[TimeExpression]) -> When:
        """The time that the story is at: the date before this one if it is near, else the day of the report's news."""
        if phrase.means == "clock" and self.published.days == 1 and self.heads_line(phrase.start):
            # "10:45 – Two lines are cut": an entry is of the day that heads those before it, whatever day they tell of.
            return next((e.value for e in reversed(found) if e.value.days == 1 and self.heads_line(e.start)), self.published)
        here, longest = self.sentence_at(phrase.start), _longest_anchor(phrase)
        back = found[-LOOKED_BACK:]
        deeds = {o.other: o.start for o in reversed(back) if o.other is not None}
        told = [e for e in reversed(back) if _tells_day(e) and not self._is_after(e.value)]
        told = [e for e in told if not (e.saying and self._tells_other(e, told)) and not self._is_of_deed(e, deeds)]
        near = [e for e in told if here - self.sentence_at(e.start) <= NEAR_SENTENCES]
        if phrase.means == "then" and near:
            beside = [e for e in near if self.sentence_at(e.start) == self.sentence_at(near[0].start)]
            return max(beside, key=lambda e: e.value.order).value
        if longest == MONTH and any(e.value.days == 1 for e in near):
            told = [e for e in told if e.value.days == 1]  # no "two days earlier" is counted from a week or month
        elif phrase.means == "offset" and any(e.value.days == 1 for e in near):
            told = [e for e in told if e.value.precision != "week"]
        if phrase.means == "today" and phrase.has("same", "that"):
            told = [e for e in told if e.value.days == 1] or told  # "that evening" is of a day
        if phrase.means in ("clock", "part"):
            told = [e for e in told if e.value.days == 1 and (self._is_news(e.value) or not self._is_aside(e))] or told
        last = next((e for e in told if (e.value.days or 0) <= longest), None)
        if last is not None and last in near:
            return last.value
        if phrase.means == "offset" and (shift := phrase.first("shift")) and shift.value == 1 and last:
            # What was told as later than something is not later than the report: it goes on from the last date, however far.
            return last.value
        if not self.published.known:
            return last.value if last else UNKNOWN
        news = (e.value for e in found if e.relative and e.value.days == 1 and _tells_day(e))
        return next(news, near[0].value if near else self.published)

    def heads_line(self, start: int) -> bool:
        """Whether nothing but a mark stands before a time on its line."""
        return not self.text[self.text.rfind("\n", 0, start) + 1 : start].strip(HEAD_MARKS)

    def _is_of_deed(self, e: TimeExpression, deeds: Mapping[When, int]) -> bool:
        """Whether a time is that of a deed before or after which something was: "a month after the vote of 3 May", "since the 3
        May vote"; by the times from which others count, and where the first of these stands."""
        if deeds.get(e.value, e.start) < e.start:
            return True
        if e not in self._of_deeds:
            self._of_deeds[e] = self._names_deed(e)
        return self._of_deeds[e]

    def _names_deed(self, e: TimeExpression) -> bool:
        """Whether words for a time say which deed another is counted from: "since the 3 May vote"."""
        before = re.search(r"(\w+)\s+(\w+)\s+$", self.text[max(0, e.start - 24) : e.start].lower())
        if before is None or self.language.words.get(before[2], ("", None))[0] not in ("the", "a"):
            return False
        return before[1] in self.language.bound and self.text[e.end : e.end + 2].strip().islower()

    def _is_aside(self, e: TimeExpression) -> bool:
        """Whether a time only says when somebody did something else: ", who was elected on 3 May 2020,"."""
        start, _ = self.sentences[self.sentence_at(e.start)]
        return self.language.aside.match(self.text[start : e.start].rpartition(",")[2].lstrip()) is not None

    def _tells_other(self, e: TimeExpression, told: list[TimeExpression]) -> bool:
        """Whether a sentence tells of a day besides the one on which it was said: "was shot on Monday, officials said on
        Tuesday"."""
        here = self.sentence_at(e.start)
        return any(o is not e and not o.saying and self.sentence_at(o.start) == here and o.value.days == 1 for o in told)

    def _is_after(self, when: When) -> bool:
        """Whether a time lies after the report, by more than the day that it may have been written later."""
        last = self.published.latest
        return last is not None and when.earliest is not None and (when.earliest - last).days > 1

    def _owns(self, end: int) -> bool:
        """Whether a time is the owner of what follows: "Thursday's decision"."""
        return OWNER.match(self.text, end) is not None

    def _move_story(self, setting: Setting, phrase: Phrase, meaning: Meaning) -> None:
        if meaning.kind in ("date", "time") and phrase.has("year", "numeric", "iso") and meaning.when.days is not None:
            setting.full = meaning.when
            if meaning.when.days == 1 and _NAMING.search(self.text, max(0, phrase.start - 24), phrase.start) is None:
                setting.near_full, self._full_at = meaning.when, self.sentence_at(phrase.start)
            if meaning.when.precision == "month" and _IN_MONTH.search(self.text, max(0, phrase.start - 24), phrase.start):
                setting.near_month, self._month_at = meaning.when, self.sentence_at(phrase.start)
        if phrase.means == "quarter" and "-Q" in meaning.timex:
            setting.quarter, self._quarter_at = meaning.when, self.sentence_at(phrase.start)

    def looks_ahead(self, phrase: Phrase) -> bool:
        """Whether the nearest sign of tense in the sentence points to the future."""
        start, end = self.sentences[self.sentence_at(phrase.start)]
        ahead = self._nearest(self.language.future, phrase, start, end)
        return ahead is not None and ahead < (self._nearest(self.language.past, phrase, start, end) or 10_000) + 1

    def is_past(self, place: Phrase | TimeExpression) -> bool:
        """Whether the nearest sign of tense in the sentence points to the past."""
        start, end = self.sentences[self.sentence_at(place.start)]
        past = self._nearest(self.language.past, place, start, end)
        return past is not None and past <= (self._nearest(self.language.future, place, start, end) or 10_000)

    def _is_over(self, phrase: Phrase) -> bool:
        """Whether a sign of the past stands right before a phrase, or is the nearest to one that opens its sentence: "was
        jailed in October", "In May he fled"."""
        start, _ = self.sentences[self.sentence_at(phrase.start)]
        if self._opens(start, phrase) and self.is_past(phrase):
            return True
        if self._nearest(self.language.future, phrase, start, phrase.end) is not None:
            return False
        low = max(start, phrase.start - 2 * BESIDE)
        if self.language.forth.search(self.text, max(low, phrase.start - BESIDE), phrase.start):
            return False
        signs = self.language.past.finditer(self.text, low, phrase.start)
        return any(self._reaches(m, phrase) for m in signs if not self._is_adjective(m))

    def _is_adjective(self, sign: re.Match[str]) -> bool:
        """Whether a sign of the past is a participle that only describes: "in four occupied regions"."""
        if not sign[0].endswith("ed"):
            return False
        before = BEFORE.search(self.text, max(0, sign.start() - 24), sign.start())
        return before is not None and before.end() == before.end(1) + 1 and before[1].lower() in self.language.adjective_after

    def _reaches(self, sign: re.Match[str], phrase: Phrase) -> bool:
        """Whether a sign of the past says when a time behind it was: "was jailed in October", "held its congress in May"."""
        between = self.text[sign.end() : phrase.start]
        most = 2 if phrase.means == "month" else 1
        if self.language.projecting.fullmatch(sign[0]) is None:
            return len(between.split()) <= REACHED and not between.strip(BETWEEN)
        return len(between) <= BESIDE and len(between.split()) <= most and not between.strip(BETWEEN)

    def _untensed(self, phrase: Phrase) -> bool:
        """Whether no sign of the past is near a phrase."""
        start, end = self.sentences[self.sentence_at(phrase.start)]
        past = self._nearest(self.language.past, phrase, start, end)
        return past is None or past > UNTENSED

    def _opens(self, start: int, phrase: Phrase | TimeExpression) -> bool:
        """Whether no more than one word stands between a character and a phrase behind it."""
        return phrase.start <= start or ONE_WORD.fullmatch(self.text, start, phrase.start) is not None

    def _nearest(self, cue: re.Pattern[str], phrase: Phrase | TimeExpression, start: int, end: int) -> float | None:
        """How far the nearest cue is, in characters; what follows the phrase or lies beyond a comma counts as farther, but
        not what follows a phrase that opens the sentence."""
        best: float | None = None
        opens = phrase.start - start <= REACH and self._opens(start, phrase)
        start, end = max(start, phrase.start - REACH), min(end, phrase.end + REACH)
        at, signs = self._signs(cue)
        for m in signs[bisect.bisect_left(at, start) : bisect.bisect_left(at, end)]:
            if m.end() > end or (m.start() < phrase.end and phrase.start < m.end()) or self._is_adjective(m):
                continue
            left = m.end() <= phrase.start
            between = self.text[m.end() : phrase.start] if left else self.text[phrase.end : m.start()]
            distance = len(between) * (1 if left else 1.3) + (0 if left else 8) + (15 if left else 30) * between.count(",")
            if opens:
                distance = len(between) / 2
            best = distance if best is None else min(best, distance)
        return best

    def _signs(self, cue: re.Pattern[str]) -> tuple[list[int], list[re.Match[str]]]:
        """Where the text has a cue, and the words that are one: looked for once."""
        if cue not in self._cued:
            signs = list(cue.finditer(self.text))
            self._cued[cue] = [m.start() for m in signs], signs
        return self._cued[cue]

    def _lasts(self, phrase: Phrase) -> bool:
        """Whether a length of time is one up to now: "has fought for nine years", "after months of protests"."""
        left = self.text[max(0, phrase.start - 60) : phrase.start]
        left = re.split(r"[.;:!?]\s|\n|, (?:and|et|but|mais) ", left)[-1]
        if self.text.startswith(self.language.of_long, phrase.end) and not self.language.amount.search(left):
            return True
        if phrase.has("dash") and phrase.words[-1].kind == "more" and phrase.words[-1].text.lower() == "long":
            return True
        if self.language.penal.search(left) is not None:
            return False
        return (
            self.language.up_to_now.search(left) is not None
            and self.language.lasting.search(left + self.text[phrase.end : phrase.end + 40].split(".")[0]) is not None
        )

    def _cue_before(self, phrase: Phrase, cue: re.Pattern[str]) -> bool:
        start, _ = self.sentences[self.sentence_at(phrase.start)]
        return cue.search(self.text, start, phrase.start) is not None

    def _moved_by(self, position: int) -> str:
        """The word before a time, "from" or "to" and the like, where a verb before that moves something."""
        before = BEFORE.search(self.text, max(0, position - 24), position)
        opening, joining = self.language.ranges[0]
        if before is None or before[1].lower() not in opening | joining:
            return ""
        start, _ = self.sentences[self.sentence_at(position)]
        moves = self.language.moving.search(self.text, max(start, position - MOVED), position)
        return before[1].lower() if moves else ""

    def _bound(self, phrase: Phrase) -> str:
        if self._moved_by(phrase.start):
            return ""
        before = BEFORE.search(self.text, max(0, phrase.start - 24), phrase.start)
        word = before[1].lower() if before and before.end(1) not in self._ends else ""
        while word in self.language.skipped and before:
            before = BEFORE.search(self.text, max(0, before.start() - 24), before.start())
            word = before[1].lower() if before else ""
        if self._owns(phrase.end) or phrase.means in ("clock", "part"):
            return ""
        if self.language.unbound.search(self.text, max(0, phrase.start - 24), phrase.start):
            return ""
        first = phrase.words[0]
        if first.kind == "from" and phrase.means not in ("months", "years", "days"):
            word = "from"
        bound = self.language.bound.get(word, "") or self._bound_in_words(phrase)
        hour = first.kind in ("part", "clock") and bound in ("before", "after")  # "before dawn on Friday" is on Friday
        return "" if hour else bound

    def _bound_in_words(self, phrase: Phrase) -> str:
        """The bound that several words right before a phrase make: "no later than"."""
        before = self.text[max(0, phrase.start - WITHIN) : phrase.start].rstrip().lower()
        return next((side for words, side in self.language.bound.items() if " " in words and before.endswith(words)), "")

    # ------------------------------------------------------------ expressions

    def _express(self, phrase: Phrase, meaning: Meaning, setting: Setting) -> TimeExpression:
        bound = (
            self._bound(phrase)
            if meaning.kind in ("date", "time") and phrase.means not in ("days", "months", "years", "offset")
            else ""
        )
        text = self.text[phrase.start : phrase.end]
        value = bounded(meaning.when, bound) if bound else meaning.when
        return TimeExpression(
            phrase.start,
            phrase.end,
            text,
            meaning.kind,
            value,
            meaning.timex,
            meaning.relative,
            bound,
            setting.ahead and not (value.days == 1 and value.earliest == self.published.latest),
            meaning.other,
            self._owns(phrase.end),
            any(c.start < phrase.start < c.end for c in self.citations)
            or is_outlets_day(self.text, phrase.start, phrase.end, self.language.code),
            length_of(phrase) if JOINED.match(self.text, phrase.end) is None else None,  # "a year-end deadline"
            bool(self._moved_by(phrase.start)),
            setting.within or phrase.means == "window",
            meaning.when if bound else None,
            self.language.saying.search(self.text, max(0, phrase.start - BESIDE), phrase.start) is not None,
        )

    def _join_ranges(self, found: list[TimeExpression]) -> Iterable[TimeExpression]:
        """ "from Monday to Friday" and "between May 3 and June 4" as one expression; others as they are."""
        out: list[TimeExpression] = []
        for e in found:
            last = out[-1] if out else None
            if last and (joined := self._range(last, e)):
                out[-1] = joined
            else:
                out.append(e)
        return out

    def _within_week(self, one: TimeExpression, two: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
        """The two days of "from Friday through Sunday", the second the first such one from the other on, and over where the
        first is."""
        if not (one.start in self._weekdays and two.start in self._weekdays and self._makes_range(one, two)):
            return one, two
        if not (one.timex and two.timex):
            return one, two
        gap = (date.fromisoformat(two.timex[:10]) - date.fromisoformat(one.timex[:10])).days
        return (_moved(one, -7) if gap < 0 else one), (_moved(two, -7) if gap >= 7 else two)

    @cached_property
    def _weekdays(self) -> frozenset[int]:
        """Where the weekdays stand that are told by themselves."""
        return frozenset(p.start for p in self.phrases if p.means == "weekday")

    def _makes_range(self, one: TimeExpression, two: TimeExpression) -> bool:
        """Whether the words around two times make them the ends of one: "from Monday to Friday"."""
        gap = self.text[one.end : two.start].strip().lower()
        before = BEFORE.search(self.text, max(0, one.start - 16), one.start)
        opener = before[1].lower() if before else ""
        years = YEAR.fullmatch(one.text) and YEAR.fullmatch(two.text) and gap in self.language.ranges[0][1]  # "of 1998 to 2000"
        return bool(years) or any(opener in openers and gap in joiners for openers, joiners in self.language.ranges)

    def _range(self, one: TimeExpression, two: TimeExpression) -> TimeExpression | None:
        if one.moved:
            return None
        low, high = one.value.earliest, two.value.latest
        if not self._makes_range(one, two) or one.kind not in ("date", "time") or low is None or high is None or low > high:
            return None
        value = When(low, high, "span", "from the first to the second date given")
        return TimeExpression(
            one.start, two.end, self.text[one.start : two.end], "date", value, "", one.relative or two.relative
        )


def _moved(e: TimeExpression, days: int) -> TimeExpression:
    """A day told by its weekday, so many days on."""
    off = timedelta(days=days)
    first, last = (day and day + off for day in (e.value.earliest, e.value.latest))
    day = (date.fromisoformat(e.timex[:10]) + off).isoformat()
    reason = f"{e.value.reason}; {abs(days)} days {'earlier' if days < 0 else 'later'}, by the other day told with it"
    return replace(e, value=replace(e.value, earliest=first, latest=last, reason=reason), timex=day + e.timex[10:])


def replace_setting(setting: Setting, *, ahead: bool) -> Setting:
    """A copy with another direction and nothing read from the right."""
    return replace(setting, ahead=ahead, followed_by=None, equals=None)


def bounded(when: When, bound: str) -> When:
    """A time with since, until, by, before or after counted in: one end is open then."""
    if bound == "since" and when.earliest:
        return When(when.earliest, None, when.precision, f"since {when}; {when.reason}")
    if bound == "after" and when.latest:
        first = when.latest if when.days == 1 else move(when.latest, 1, "day")
        return When(first, None, "bound", f"after {when}; {when.reason}")
    if bound == "before" and when.earliest and (when.days or 0) >= WHOLE:  # "before the end of July" is up to its end
        return When(None, move(when.earliest, -1, "day"), "bound", f"{bound} {when}; {when.reason}")
    if bound in ("until", "by", "before") and when.latest:
        return When(None, when.latest, "bound", f"{bound} {when}; {when.reason}")
    return when
