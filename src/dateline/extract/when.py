"""When: the time expressions of an article, the time of each happening, and the date of an undated report.

An article's text is searched once for time phrases (`when_words`), each is worked out in its setting (`when_tags`,
`when_sums`, `when_calendar`), and `Times.time_of` says which of them belongs to a happening. What cannot be known stays
unknown or becomes a bound: the publication date is never a silent answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extract.phrases import Tree
from dateline.extract.trace import SILENT, Trace
from dateline.extract.when_headings import FOLLOWED
from dateline.extract.when_link import Linker
from dateline.extract.when_published import date_from_content
from dateline.extract.when_sums import HOUR_ALONE
from dateline.extract.when_tags import Tagger, TimeExpression
from dateline.model import Analysis, Article, Happening, Span
from dateline.when import UNKNOWN, When

__all__ = ["TimeExpression", "TimeOf", "Times", "tag_times", "work_out_published"]


@dataclass(frozen=True, slots=True)
class TimeOf:
    """The time of a happening, and the words it came from; `span` is None exactly when no words date it."""

    when: When
    span: Span | None
    text: str


def tag_times(article: Article, analysis: Analysis) -> tuple[TimeExpression, ...]:  # noqa: ARG001
    """All time expressions of an article, in text order and not overlapping, worked out against its publication date."""
    return Tagger(article, article.published).tag()


def work_out_published(article: Article, analysis: Analysis) -> When:  # noqa: ARG001
    """When an article appeared, from its words alone: a day, an interval or a bound with its reasons, or UNKNOWN."""
    return date_from_content(article)


class Times:
    """The times of one article's happenings; `published` may be given, worked out or UNKNOWN."""

    def __init__(
        self, article: Article, analysis: Analysis, published: When, *, tree: Tree | None = None, trace: Trace = SILENT
    ) -> None:
        self.article = article
        self.published = published
        self.trace = trace
        self._tagger = Tagger(article, published)
        self.expressions: tuple[TimeExpression, ...] = self._tagger.tag()
        leading = [e for e in self.expressions if self._tagger.heads_line(e.start) and FOLLOWED.match(article.text, e.end)]
        self._linker = Linker(tree or Tree(analysis, article.language), self.expressions, leading=leading, trace=trace)

    def moves(self, happening: Happening) -> bool:
        """Whether a happening is the moving of something to another day: "postponed", "put off"."""
        return self._linker.moves(happening)

    def time_of(self, happening: Happening) -> TimeOf:
        """The time the text gives a happening; with none, no more than that it was not after publication."""
        found = self._linker.find(happening)
        if not found and (same := self._same(happening)) is not None:
            happening, found = same, self._linker.find(same)
        if not found:
            return TimeOf(self._bound_of(happening), None, "")
        for e in found:
            self.trace.note("when", f"“{e.text}” is taken: {self._linker.value(e, happening)}")
        when = _hull([self._linker.value(e, happening) for e in found])
        unsolved = not when.known and any(e.other is not None for e in found)  # "three days after the raid", of no day told
        if when.reason == HOUR_ALONE or unsolved:
            return TimeOf(self._bound_of(happening), None, "")
        start, end = min(e.start for e in found), max(e.end for e in found)
        span = Span(self.article.id, start, end)
        return TimeOf(when, span, self.article.quote(span))

    def _same(self, happening: Happening) -> Happening | None:
        """The happening whose own relative clause tells on of it: "the coup of August 2020 that toppled the president"."""
        tree, at = self._linker.tree, happening.start
        noun = tree.tokens[at].head
        subject = tree.subject(at) if tree.tokens[at].relation == "acl:relcl" else None
        if subject is None or (subject != noun and tree.tokens[subject].tag not in ("WDT", "WP")):
            return None
        return next((h for h in tree.analysis.happenings if h.start == noun), None)

    def _bound_of(self, happening: Happening) -> When:
        """The bound of a happening: of what is told by a source in brackets with its day, that day."""
        cited = self._tagger.day_cited(self._linker.tree.tokens[happening.start].start)
        if cited.latest is None:
            return self.bound()
        return When.not_after(cited.latest, reason=f"no date given; not after {cited}, when what is cited for it came out")

    def bound(self) -> When:
        """What is known of the time of anything that a report tells of as past, with no words to date it."""
        if self.published.latest is None:
            return UNKNOWN
        return When.not_after(self.published.latest, reason="no date given; not after publication")


def _hull(times: list[When]) -> When:
    """One time for a happening that is told with several ("in 2020 and 2021")."""
    known = [t for t in times if t.known]
    if len(known) < 2:
        return known[0] if known else times[0]
    starts, ends = [t.earliest for t in known], [t.latest for t in known]
    first = None if None in starts else min(d for d in starts if d)
    last = None if None in ends else max(d for d in ends if d)
    if first is None and last is None:
        return known[0]
    reason = "; ".join(dict.fromkeys(t.reason for t in known))
    return replace(known[0], earliest=first, latest=last, precision="span" if first and last else "bound", reason=reason)
