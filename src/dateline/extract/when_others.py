"""When an undated report appeared, from the dated reports of its case that tell the same happening.

Two reports tell the same news when they share the words that few reports of the case have. Where the undated one says "on
Monday" of what a dated one gives a day, it appeared on one of the days for which that Monday is that day; several such words
narrow it down. Nothing is taken from a report that only resembles it, and what contradicts the likest report is left out.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline.extract.when_calendar import move
from dateline.extract.when_sums import Setting, work_out
from dateline.extract.when_tags import Tagger
from dateline.extract.when_words import Language, Phrase, load_language
from dateline.model import Article
from dateline.vocabulary import spoken
from dateline.when import When

ROUGH = 7
"""Days that a publication date may be unsure by before other reports are asked."""
ALIKE, BY_CHANCE = 0.09, 0.017
"""Likeness of two reports (cosine of their words' weights, 0 to 1) from which they may tell the same news, and how much more
is needed with the logarithm of the number of reports: among many, one is sooner alike by chance."""
SAME = 0.08
"""Likeness of two sentences of such reports from which they tell the same happening."""
SHARED = 2
"""Words that two such sentences share at least."""
FURTHER = 0.5
"""What each further day-word that agrees adds, as a part of the one before."""
OTHERWISE = 0.5
"""Part of the support of the likeliest days that other days may have."""
NEAREST = 6
"""Dated reports that an undated one is compared with, the likest first."""
BEFORE, AFTER = 7, 14
"""Days before and after a dated report in which one with the same news appears."""
APART = 6
"""Days by which two publication days differ to be of other news."""
EVERYWHERE = 0.1, 20
"""A word that more reports than this part of the case have, and more than this many, tells nothing."""
DAY_WORDS = ("weekday", "night", "weekend", "date")
"""Sums of the words that are looked for: they give a day once the day of the report is about known. "Today" is not among them:
it is another day in the next report."""
CALENDAR = ("year", "numeric", "iso", "hijri")
"""Kinds of words that make a date one that needs no day of publication."""
STEM = 6
"""Letters to which words are cut, so that "arrested" meets "arrest"."""

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence's words, and a day that it gives."""

    words: Words
    day: When
    text: str


class _Report:
    """An article, with what is looked for in it worked out once."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def _language(self) -> Language:
        return load_language(spoken(self.article.language))

    @cached_property
    def words(self) -> Words:
        """The words of the whole text."""
        return _words(self.article.text, self._language)

    @cached_property
    def tagger(self) -> Tagger:
        """Its time words."""
        return Tagger(self.article, self.article.published)

    @cached_property
    def told(self) -> list[_Told]:
        """Its sentences that give a day."""
        return [
            _Told(self.around(e.start), e.value, e.text)
            for e in self.tagger.tag()
            if e.kind in ("date", "time") and e.value.days == 1 and not e.bound and not e.timex.endswith("_REF")
        ]

    @cached_property
    def asked(self) -> list[tuple[Phrase, Words]]:
        """Its day-words told of the past, each with the words of its sentence."""
        phrases = [p for p in self.tagger.phrases if p.means in DAY_WORDS and not p.has(*CALENDAR)]
        return [(p, self.around(p.start)) for p in phrases if not self.tagger.looks_ahead(p)]

    def around(self, position: int) -> Words:
        """The words of the sentence that a character is in."""
        low, high = self.tagger.sentences[self.tagger.sentence_at(position)]
        return _words(self.article.text[low:high], self._language)


def _words(text: str, language: Language) -> Words:
    """The words of a stretch that can tell happenings apart, cut to their first letters: names, numbers, longer words."""
    found = (w for w in re.findall(r"[^\W_]+", text) if len(w) > 3 or w.isdigit() or (len(w) == 3 and w[0].isupper()))
    return frozenset(w[:STEM] for w in map(str.lower, found) if w not in language.common and w not in language.words)


class _Case:
    """The dated reports of a case, to find those that tell the same as another."""

    def __init__(self, reports: Sequence[_Report]) -> None:
        self.size = len(reports)
        self.counts = Counter(w for r in reports for w in r.words)
        self.dated = {r.article.id: r for r in reports if r.article.published.days == 1}
        self._having: dict[str, list[str]] = defaultdict(list)
        for id, report in sorted(self.dated.items()):
            for word in report.words:
                self._having[word].append(id)
        self._lengths = {id: self._length(r.words) for id, r in self.dated.items()}

    def weight(self, word: str) -> float:
        """How much two reports that share a word are alike by it: the more, the fewer have it."""
        count = self.counts[word]
        part, most = EVERYWHERE
        return 0.0 if count > max(part * self.size, most) else math.log((self.size + 1) / count)

    def _length(self, words: Words) -> float:
        return math.sqrt(sum(self.weight(w) ** 2 for w in sorted(words))) or 1.0

    def likest(self, report: _Report) -> list[tuple[float, _Report]]:
        """The dated reports that may tell the same news with how like they are, the likest first."""
        sums: dict[str, float] = defaultdict(float)
        for word in sorted(report.words):
            weight = self.weight(word)
            for id in self._having[word] if weight else ():
                sums[id] += weight**2
        length = self._length(report.words)
        alike = {id: total / (length * self._lengths[id]) for id, total in sums.items() if id != report.article.id}
        near = sorted((id for id in alike if alike[id] >= ALIKE), key=lambda id: (-alike[id], id))
        return [(alike[id], self.dated[id]) for id in near[:NEAREST]]

    def likeness(self, one: Words, two: Words) -> float:
        """How much two sentences are alike, from 0 to 1."""
        shared = one & two
        if len(shared) < SHARED:
            return 0.0
        return sum(self.weight(w) ** 2 for w in sorted(shared)) / (self._length(one) * self._length(two))


def date_by_others(articles: Mapping[str, Article]) -> dict[str, When]:
    """The publication time of reports that nothing dates well, by article, as far as dated reports of the case give it;
    others are left out. Each is an interval with its reason, within what the report's own words allow."""
    undated = [a for a in articles.values() if not a.published.days or a.published.days > ROUGH]
    if not undated:
        return {}
    reports = {id: _Report(article) for id, article in articles.items()}
    case = _Case(list(reports.values()))
    found = ((a.id, _published(reports[a.id], case)) for a in undated)
    return {id: when for id, when in found if when is not None}


def _published(report: _Report, case: _Case) -> When | None:
    """The days on which a report appeared, None when no report of the same news tells, or they tell different ones."""
    own = report.article.published
    evidence = [e for like, other in case.likest(report) for e in _evidence(report, like, other, case)]
    votes: dict[date, dict[int, _Evidence]] = defaultdict(dict)
    for e in evidence:
        for day in e.days:
            if own.contains(When(day, day, "day")) and (e.at not in votes[day] or votes[day][e.at].like < e.like):
                votes[day][e.at] = e
    support = {day: _support(by) for day, by in votes.items() if by}
    most = max(support.values(), default=0.0)
    if most < ALIKE + BY_CHANCE * math.log(case.size):
        return None
    best = [day for day in sorted(support) if support[day] >= most * (1 - 1e-9)]
    first, last = best[0], best[-1]
    others = [s for day, s in support.items() if (first - day).days > APART or (day - last).days > APART]
    if (last - first).days > BEFORE + AFTER or max(others, default=0.0) > OTHERWISE * most:
        return None
    reasons = dict.fromkeys(e.reason for e in sorted(votes[first].values(), key=lambda e: (-e.like, e.at)))
    return When(first, last, "day" if first == last else "span", "; ".join(filter(None, [own.reason, *reasons])))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The days of publication for which a day-word, standing at a place, is the day that a report like this one gives."""

    at: int
    days: tuple[date, ...]
    like: float
    reason: str


def _support(by: Mapping[int, _Evidence]) -> float:
    """How much speaks for a day: the likeness of the report behind each day-word, each further one counting less."""
    return sum(like * FURTHER**n for n, like in enumerate(sorted((e.like for e in by.values()), reverse=True)))


def _evidence(report: _Report, like: float, other: _Report, case: _Case) -> Iterator[_Evidence]:
    """For each of a report's day-words to which another gives a day, what follows from it."""
    for phrase, words in report.asked:
        alike = [(case.likeness(words, told.words), told) for told in other.told]
        good = [(s, told, days) for s, told in alike if s >= SAME and (days := _days(phrase, told.day, other))]
        if good:
            _, told, days = max(good, key=lambda one: (one[0], one[1].day.order))
            said = report.tagger.text[phrase.start : phrase.end]
            reason = f"{said!r} is {told.text!r} ({told.day}) of the same happening in {other.article.id}"
            yield _Evidence(phrase.start, days, like, reason)


def _days(phrase: Phrase, day: When, other: _Report) -> tuple[date, ...]:
    """The days near another report on which a day-word would mean a given day."""
    near = other.article.published.earliest
    assert near is not None
    days = (move(near, n, "day") for n in range(-BEFORE, AFTER + 1))
    return tuple(d for d in days if _falls_on(phrase, When(d, d, "day"), day))


def _falls_on(phrase: Phrase, published: When, day: When) -> bool:
    meaning = work_out(phrase, Setting(published=published, story=published))
    return meaning is not None and meaning.when.known and meaning.when.contains(day)
