"""The day of the passage: a news event that no words date takes the day told beside it, and says so.

Never for what is demanded or only supposed, nor for what a noun merely recalls ("after the coup"), and only a day near
the publication date: a report's background keeps its own dates.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.extract.when import TimeExpression, TimeOf, Times
from dateline.model import Analysis, Span, Status
from dateline.when import When

NEAR = 8
"""Days that a carried day may lie from the publication date."""
LONGEST = 3
"""Days that a carried time may last."""
SENTENCES = 5
"""Sentences that a day is carried on."""
TOLD_BESIDE = frozenset({"happened", "alleged", "planned", "ongoing", "attempted", "denied"})
"""Statuses that take the day of their sentence; a plan takes the day it was told, as coders do."""
NOT_AHEAD = frozenset({"happened", "alleged", "ongoing", "attempted", "denied"})
"""Statuses of what cannot lie after the report."""
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TOLD_BEFORE = frozenset({"happened", "alleged"})
"""Statuses that take a day told in an earlier sentence."""


class Passage:
    """Carries days through one article; ask in text order."""

    def __init__(self, analysis: Analysis, times: Times) -> None:
        self.analysis, self.times = analysis, times
        self._last: tuple[TimeOf, int] | None = None
        self._told: tuple[TimeOf, int] | None = None

    def time_of(self, found: TimeOf, token: int, *, status: Status, recalled: bool) -> TimeOf:
        """The time found for a happening at a token, or the day of its passage when none was."""
        sentence = self.analysis.tokens[token].sentence
        found = self._as_past(found, status)
        if found.when.dated:
            self._told = (found, sentence)
            if self._is_near(found.when):
                self._last = (self._newest(found), sentence)
            return found
        if found.text or recalled or status not in TOLD_BESIDE:
            return found
        goes_on = self._gone_on(sentence) if status in TOLD_BEFORE else None
        if goes_on is not None:
            self._told = (goes_on, sentence)
            return goes_on
        days = [e for e in self._in_sentence(sentence) if self._is_near(e.value) and not self._is_ahead(e.value, status)]
        if days:
            at = self.analysis.tokens[token].start
            return self._from(min(days, key=lambda e: (abs(e.start - at), e.start)))
        if status in TOLD_BEFORE and self._last is not None and sentence - self._last[1] <= SENTENCES:
            before = self._last[0]
            if self._is_ahead(before.when, status):
                return found
            return replace(before, when=replace(before.when, reason=f"as what is told just before; {before.when.reason}"))
        return found

    def _is_ahead(self, when: When, status: Status) -> bool:
        """Whether a day lies after publication though what is dated by it is not told as still to come."""
        published = self.times.published.latest
        ahead = published is not None and when.earliest is not None and when.earliest > published
        return ahead and status in NOT_AHEAD

    def _as_past(self, found: TimeOf, status: Status) -> TimeOf:
        """A weekday told of the past that was read as the coming one is the one before it."""
        when = found.when
        if not self._is_ahead(when, status) or when.earliest is None or when.days != 1:
            return found
        words = found.text.lower().split()
        if not any(w.strip(",.()") in WEEKDAYS for w in words) or any(c.isdigit() for c in found.text):
            return found
        day = when.earliest - timedelta(days=7)
        return replace(
            found, when=replace(when, earliest=day, latest=day, reason=f"{when.reason}; told as past, so the week before")
        )

    def _gone_on(self, sentence: int) -> TimeOf | None:
        """The time told just before, for a sentence that plainly goes on from it: "During their stay …", "… also signed"."""
        if self._told is None or sentence - self._told[1] != 1 or self._in_sentence(sentence):
            return None
        first, last = self.analysis.sentences[sentence]
        words = [t.text.lower() for t in self.analysis.tokens[first:last]]
        if words[:1] != ["during"] and "also" not in words[:6]:
            return None
        before = self._told[0]
        return replace(before, when=replace(before.when, reason=f"as what is told just before; {before.when.reason}"))

    def _newest(self, found: TimeOf) -> TimeOf:
        """The newest of the days told so far is the news; older ones are its background."""
        if self._last is None or self._last[0].when.order < found.when.order:
            return found
        return self._last[0]

    def _from(self, expression: TimeExpression) -> TimeOf:
        when = replace(expression.value, reason=f"same sentence as “{expression.text}”; {expression.value.reason}")
        return TimeOf(when, Span(self.analysis.article, expression.start, expression.end), expression.text)

    def _in_sentence(self, sentence: int) -> list[TimeExpression]:
        """The dated expressions of a sentence."""
        first, last = self.analysis.sentences[sentence]
        low, high = self.analysis.tokens[first].start, self.analysis.tokens[last - 1].end
        return [e for e in self.times.expressions if low <= e.start < high and e.kind in ("date", "time") and e.value.dated]

    def _is_near(self, when: When) -> bool:
        """Whether a time is a day or so, near the publication date where that is known."""
        if not when.dated or when.days is None or when.days > LONGEST or when.latest is None:
            return False
        published = self.times.published.latest
        return published is None or abs((published - when.latest).days) <= NEAR
