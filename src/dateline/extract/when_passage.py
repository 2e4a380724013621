"""The day of the passage: a news event that no words date takes the day told beside it, and says so.

Never for what is demanded or only supposed, nor for what a noun merely recalls ("after the coup"), and only a day near
the publication date: a report's background keeps its own dates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from dateline.extract.phrases import Tree
from dateline.extract.trace import SILENT, Trace
from dateline.extract.when import TimeExpression, TimeOf, Times
from dateline.extract.when_ahead import Ahead
from dateline.extract.when_calendar import easter_day, move, named_days
from dateline.extract.when_headings import YEARLESS, Heading, find_headings, to_year
from dateline.extract.when_link import AT_ONCE, TO_COME
from dateline.extract.when_sums import HOUR_ALONE, OF_STORY
from dateline.extract.when_words import load_language
from dateline.model import Analysis, Span, Status, Token
from dateline.vocabulary import language, nature, spoken
from dateline.when import UNKNOWN, When

NEAR = 8
"""Days that a carried day may lie from the publication date."""
BACK = 5
"""Years back to which a promise is looked for that sets a day without a year."""
_WEEKDAY = re.compile(r"(?:^|; )the (?:last|next) \w+ (?:up to|from) ")
"""The reason of a weekday as it is first read."""
NEAR_PROMISE = 14
"""Days after a promise for which a weekday told with it is of those."""
JUST_PAST = 60
"""Days up to which a date without a year, told with a plan, is that on which the plan was told, not one of the year after."""
LONGEST = 3
"""Days that a carried time may last."""
SENTENCES = 5
"""Sentences that a day is carried on."""
TOLD_BESIDE = frozenset({"happened", "alleged", "planned", "ongoing", "attempted", "denied"})
"""Statuses that take the day of their sentence; a plan takes the day it was told, as coders do."""
NOT_AHEAD = frozenset({"happened", "alleged", "ongoing", "attempted", "denied"})
"""Statuses of what cannot lie after the report."""
TOLD_BEFORE = frozenset({"happened", "alleged"})
"""Statuses of a sentence that goes on from the one before."""
NEWS = frozenset({"happened", "ongoing"})
"""Statuses of the news that a report opens with."""
SOON = 92
"""Days ahead within which a day without a year that a noun is dated by is still to come."""
LEAD = 2
"""Sentences after a report's first one in which its news gets its day."""
TOP = 3
"""Sentences after the first in which a verb in the present tells the news, too."""
UNTOLD = frozenset({"VBG", "VBP", "VBZ"})
"""Penn tags of verbs that do not tell what happened next."""
LOOKS_AHEAD = "told as still to come"
"""The reason of a day that was moved ahead."""
AIMED_AT = frozenset({"xcomp", "advcl", "acl"})
"""Relations of a verb that tells what another one aims at, or only goes with it."""
WITHIN_CLAUSE = frozenset({"amod", "compound", "nmod", "nummod", "obl"})
"""Relations of words that belong to one clause with what they hang on."""
NAMED_BESIDE = frozenset({"nmod", "conj"})
"""Relations of a noun that only stands by another one."""
NAMED = NAMED_BESIDE | {"compound", "nsubj", "obj", "ccomp"}
"""Relations of a noun that names something and does not tell it as the next thing."""


LAST_DAYS = ("until ", "by ")
"""How the reason of a time begins that is the last on which something may be done, and so never the day of its telling."""
_FROM_EASTER = re.compile(r"(-?\d+) days from Easter")
"""In the reason of a time: a feast that moves with Easter."""
OF_YEAR = ("year worked out from publication", "season nearest to ")
"""In the reason of a time: it is given without its year."""
_NAMED_DAY = re.compile(r"named day (\S+)")
"""The same for a day with a name, by its rule."""


def _step(day: date, count: int, unit: str, reason: str) -> date:
    """The same day so many units on; of a feast that moves, the one of that year."""
    if feast := _FROM_EASTER.search(reason):
        return easter_day(day.year + count) + timedelta(days=int(feast[1]))
    if named := _NAMED_DAY.search(reason):
        first, last = named_days(named[1], day.year + count)
        return first if day == named_days(named[1], day.year)[0] else last
    return move(day, count, unit)


class Passage:
    """Carries days through one article; ask in text order."""

    def __init__(self, analysis: Analysis, times: Times, *, tree: Tree | None = None, trace: Trace = SILENT) -> None:
        self.analysis, self.times, self.trace = analysis, times, trace
        self._timed: dict[int, TimeOf] = {}
        self.otherwise: dict[int, TimeOf] = {}
        """The time of what is over, by its first token, if the words of time to come beside it are not its own."""
        self._due = Ahead(tree or Tree(analysis, times.article.language), times, self._timed)
        self._language = language(spoken(times.article.language))
        self._grammar = self._language.grammar
        self._perfect = load_language(spoken(times.article.language)).perfect
        self._bound = load_language(spoken(times.article.language)).bound
        self._last: tuple[TimeOf, int] | None = None
        self._done: tuple[TimeOf, int] | None = None
        self._told: tuple[TimeOf, int] | None = None
        self._passed = 0
        self._vote: TimeOf | None = None

    def time_of(self, found: TimeOf, token: int, *, kind: str, status: Status, recalled: bool) -> TimeOf:
        """The time found for a happening of some type at a token, or the day of its passage when none was."""
        heading = self._heading_of(token)
        if found.span is not None and any(h.start == found.span.start and h is not heading for h in self._headings):
            found = TimeOf(self.times.bound(), None, "")
        found = found if heading is None else self._in_entry(found, heading)
        lasts = nature(kind).hostile or nature(kind).occasion == "march"  # no "two-day summit"
        found = self._before_what_followed(found, token)
        if status in ("happened", "alleged") and found.when.reason.startswith(LAST_DAYS) and self._ends_later(found.when):
            found = TimeOf(self.times.bound(), None, "")  # "remanded her until 15 February": how long, not when
        going_on = self._due.going_on(token, status) if lasts and not found.when.dated else None
        found = going_on or self._due.time_of(found, token, status)
        if status == "called_for" and self._due.is_gone_by(found):
            found = TimeOf(UNKNOWN, None, "")  # "ordered them to leave two weeks ago"
        if self._is_ahead(found.when, status):
            untimed = TimeOf(self.times.bound(), None, "")
            if not nature(kind).occasion and self._is_set_for(found, token):
                found = untimed
            self.otherwise[token] = self._time_of(untimed, token, kind=kind, status=status, recalled=recalled)
        turned = self._turned(found, token, kind, status)
        timed = self._time_of(turned, token, kind=kind, status=status, recalled=recalled)
        if not timed.text and not timed.when.dated and status in TO_COME:
            timed = TimeOf(replace(UNKNOWN, reason="no date given, and still to come"), None, "")
        self._timed[token] = timed
        self.trace.settle("when", timed.when, f"{timed.when}: {timed.when.reason}" if timed.when.reason else "")
        return timed

    def _before_what_followed(self, found: TimeOf, token: int) -> TimeOf:
        """A length of time up to the report moved to end on the day of what came after it, and no time of that: "resigned on 3
        March after months of protests"."""
        own = self._due.expression(found)
        if own is None or own.value.reason != f"up to {self.times.published}" or own.value.earliest is None:
            return found
        noun = self._hanging(own)
        marks = (t for t in self.analysis.tokens if t.head == noun and t.relation == "case")
        if not any(self._bound.get(t.lemma) == "after" for t in marks):
            return found
        verb = self.analysis.tokens[noun].head
        if verb == token:
            return TimeOf(self.times.bound(), None, "")
        told = (e for e in self._in_sentence(self.analysis.tokens[token].sentence) if e.value.days == 1 and e is not own)
        day = next((e.value.earliest for e in told if self.analysis.tokens[self._hanging(e)].head == verb), None)
        if day is None or own.value.latest is None or day >= own.value.latest:
            return found
        moved = own.value.earliest - (own.value.latest - day)
        begun = moved.replace(day=1) if own.value.earliest.day == 1 else moved
        return replace(found, when=replace(found.when, earliest=begun, latest=day, reason=f"up to what came after it, {day}"))

    def _ends_later(self, when: When) -> bool:
        """Whether a time says only by when, and that is after the report."""
        published, last = self.times.published.latest, when.latest
        return when.earliest is None and last is not None and published is not None and last > published

    def _hanging(self, e: TimeExpression) -> int:
        """The word by which a time hangs on the verb of its clause."""
        tokens = self.analysis.tokens
        at = min(bisect_left(tokens, e.start, key=lambda t: t.start), len(tokens) - 1)
        while self._relation(at).split(":")[0] in WITHIN_CLAUSE and tokens[tokens[at].head].pos not in ("VERB", "AUX"):
            at = tokens[at].head
        return at

    def is_set(self, found: TimeOf, token: int) -> bool:
        """Whether a verb in the present tells for when something is set: "the house votes on Friday"."""
        published = self.times.published.latest
        ahead = published is not None and found.when.earliest is not None and found.when.earliest > published
        return ahead and self._due.is_present(token) and self._due.looks_ahead(found)

    def due_by(self, token: int) -> When:
        """The time that a demand, a threat or a putting off told of at a token sets for others, else UNKNOWN."""
        found = self._due.set_by(token)
        if found is None:
            return UNKNOWN
        return found.when if self._due.was_set(token) else self._as_ahead(found, token).when

    def due_of(self, token: int, told: Collection[int]) -> When:
        """When what somebody promises or demands is due, where no deed of those `told` (tokens) has that time, else UNKNOWN."""
        found = self._due.due_of(token, told)
        return UNKNOWN if found is None else self._as_ahead(found, token).when

    def end_of(self, token: int) -> When:
        """The time in which what is told of at a token ends by how long it is to last, else UNKNOWN."""
        return self._due.end_of(token)

    def left_for(self, token: int) -> When:
        """The time that somebody is given or has to do what is told of at a token, else UNKNOWN."""
        found = self._due.left_for(token)
        return UNKNOWN if found is None else self._as_ahead(found, token).when

    def is_left(self, token: int) -> bool:
        """Whether somebody has until a time to do what is told of at a token."""
        return self._due.is_left(token)

    def _time_of(self, found: TimeOf, token: int, *, kind: str, status: Status, recalled: bool) -> TimeOf:
        sentence = self.analysis.tokens[token].sentence
        heading = self._heading_of(token) if status in NOT_AHEAD and not found.text else None
        if found.when.dated and self._is_counted_back(found):
            return found
        if found.when.dated:
            self._told = (found, sentence)
            if nature(kind).occasion == "vote" and found.when.precision in ("day", "month") and status == "happened":
                self._vote = found
            to_come = status in TO_COME and self._due.looks_ahead(found)
            if self._is_near(found.when) and self._clause_of_somebody(token) is None and not to_come:
                self._last = (self._newest(found), sentence)
                if nature(kind).speech is None and status in TOLD_BEFORE:
                    self._done = self._last
            return found
        if heading is not None and not (recalled and self.analysis.tokens[token].pos != "VERB"):
            return self._headed(heading)
        if found.text or recalled or status not in TOLD_BESIDE:
            self._tell_not_carried(found, status, recalled=recalled)
            return found
        at_once = self._at_once_with(token, status) or self._goes_with(token, status) or self._with_subject(token, status)
        if at_once is not None:
            return at_once
        goes_on = self._gone_on(sentence) if status in TOLD_BEFORE else None
        if goes_on is not None:
            self._told = (goes_on, sentence)
            return goes_on
        days = [e for e in self._in_sentence(sentence) if self._is_near(e.value) and not self._is_ahead(e.value, status)]
        days = [e for e in days if not self._is_aside(e, token) and not self._due.is_last_day(e)]
        if nature(kind).speech is None and not nature(kind).judges:
            days = [e for e in days if not self._is_of_words(e, token)]
        if days:
            at = self.analysis.tokens[token].start
            nearest = min(days, key=lambda e: (abs(e.start - at), e.start))
            if self._told_beside(token, status):
                return self._from(nearest)
            self.trace.note("when", f"“{nearest.text}”, told beside it, is not taken: it is only named, or aimed at, there")
        if self._vote is not None and nature(kind).occasion == "vote" and self._goes_on(token):
            reason = f"the vote told of before; {self._vote.when.reason}"
            return replace(self._vote, when=replace(self._vote.when, reason=reason))
        news = self._told_next(token, status)
        if news is not None:
            return news
        self._pass_over(sentence)
        before = self._told_before(sentence, kind) if self._carries(token, status) else None
        if before is not None:
            if self._is_ahead(before.when, status):
                self.trace.note("when", f"“{before.text}”, told before it, lies after the report: it is not carried here")
                return found
            return replace(before, when=replace(before.when, reason=f"as what is told just before; {before.when.reason}"))
        self.trace.note(
            "when", f"no day near the report's own to take is told beside it or within {SENTENCES} sentences before"
        )
        return found

    def _at_once_with(self, token: int, status: Status) -> TimeOf | None:
        """The time of what a clause with "when" or "as" hangs on: "a man was killed when troops fired on the crowd"."""
        word = self.analysis.tokens[token]
        before = self._timed.get(word.head) if self._relation(token) == "advcl" and word.head < token else None
        first, _ = self.analysis.sentences[word.sentence]
        below = [t for t in self.analysis.tokens[first:token] if t.head == token]
        if status not in TOLD_BEFORE or before is None or not before.when.dated or self._auxiliaries(token):
            return None
        clause = any(t.relation.startswith("nsubj") for t in below)  # not "as agreed"
        if not clause or not any(t.lemma in AT_ONCE for t in below if t.relation in ("mark", "advmod")):
            return None
        return replace(before, when=replace(before.when, reason=f"at the same time; {before.when.reason}"))

    def _goes_with(self, token: int, status: Status) -> TimeOf | None:
        """The time of the verb that a participle goes with: "came to power in January, toppling the president"."""
        word = self.analysis.tokens[token]
        before = self._timed.get(word.head) if word.tag == "VBG" and self._relation(token) == "advcl" else None
        if before is None or before.span is None or status not in TOLD_BEFORE or word.head > token:
            return None
        first, _ = self.analysis.sentences[word.sentence]
        marks = (t for t in self.analysis.tokens[word.head : token] if t.head == token and t.relation in ("mark", "case"))
        apart = any(t.lemma in self._bound for t in marks)  # "after toppling"
        if apart or not before.when.dated or before.span.start < self.analysis.tokens[first].start:
            return None
        return replace(before, when=replace(before.when, reason=f"at the same time; {before.when.reason}"))

    def _with_subject(self, token: int, status: Status) -> TimeOf | None:
        """The time of the happening that is the subject of a verb behind it: "three days after mass protests toppled him"."""
        subject = self._due.tree.clause_subject(token) if status in TOLD_BEFORE else None
        before = self._timed.get(subject) if subject is not None else None
        if before is None or before.span is None or not before.when.dated:
            return None
        return replace(before, when=replace(before.when, reason=f"as what does it; {before.when.reason}"))

    def is_entry(self, token: int) -> bool:
        """Whether a word stands in an entry of a list of dates whose day is over: the present tells there what happened, but
        for an infinitive of purpose and what another word only consents to, plans or asks for."""
        if self.analysis.tokens[token].tag == "VB" and self._relation(token) in AIMED_AT:
            return False
        over = self.analysis.tokens[self.analysis.tokens[token].head].lemma
        words = self._language
        if over in self._grammar["assenting"] | words.planning | words.demanding | words.promising:
            return False
        heading, published = self._heading_of(token), self.times.published.latest
        return (
            heading is not None and heading.when.latest is not None and (published is None or heading.when.latest <= published)
        )

    def entry_at(self, token: int) -> int | None:
        """The character behind the date of the entry of a list of dates in which a word stands."""
        heading = self._heading_of(token)
        return None if heading is None else heading.low

    def _heading_of(self, token: int) -> Heading | None:
        """The date at the head of the entry that a word stands in, in a list of dates: "15 July: Soldiers close bridges"."""
        at = self.analysis.tokens[token].start
        return next((h for h in self._headings if h.low <= at < h.high), None)

    def _in_entry(self, found: TimeOf, heading: Heading) -> TimeOf:
        """A time told in an entry of a list of dates; one without a year is of the year that the entry's is of."""
        first, last = heading.when.earliest, heading.when.latest
        if found.span is not None and found.span.start == heading.start:
            return found if (found.when.earliest, found.when.latest) == (first, last) else self._headed(heading)
        if found.when.reason.startswith((OF_STORY, HOUR_ALONE)) and first == last:
            return self._headed(heading)  # "27 September: the envoy leaves at dawn"
        one = first is not None and last is not None and first.year == last.year
        if first is None or not one or not found.when.reason.startswith(YEARLESS):
            return found
        return replace(found, when=to_year(found.when, first.year))

    def _headed(self, heading: Heading) -> TimeOf:
        return TimeOf(heading.when, Span(self.analysis.article, heading.start, heading.end), heading.text)

    @cached_property
    def _headings(self) -> list[Heading]:
        """The dates at the heads of entries."""
        return find_headings(self.times.article.text, self.times.expressions)

    def _told_before(self, sentence: int, kind: str) -> TimeOf | None:
        """The newest day told before; a deed goes on from a deed, rather than from the day of what was said."""
        days = (self._done, self._last) if nature(kind).speech is None else (self._last,)
        return next((d[0] for d in days if d is not None and sentence - d[1] <= SENTENCES), None)

    def _is_counted_back(self, found: TimeOf) -> bool:
        """Whether a time is that of the X of "a day after X": what is told with it or after it was at another time."""
        own = self._due.expression(found)
        return own is not None and own.other is not None and found.when == own.other and own.other != own.value

    def _is_aside(self, expression: TimeExpression, token: int) -> bool:
        """Whether a time stands in a clause that only says who somebody is, away from a happening: "the envoy, who came on
        Sunday, warned"."""
        tokens, at = self.analysis.tokens, self._first_word(expression, token)
        clause = self._clause_of_somebody(at)
        if clause is not None:
            return self._clause_of_somebody(token) != clause
        clause = self._relative_clause(at)
        return clause is not None and self._relative_clause(token) != clause and tokens[clause].head != token

    def _is_of_words(self, expression: TimeExpression, token: int) -> bool:
        """Whether a time only says when words were spoken or printed, in which a deed is told: "in a statement issued on
        Friday"."""
        tokens, at = self.analysis.tokens, self._first_word(expression, token)
        while tokens[at].head != at and tokens[at].relation != "acl":
            at = tokens[at].head
        said = tokens[at].relation == "acl" and tokens[tokens[at].head].lemma.lower() in self._language.speech_nouns
        return said and token not in (at, tokens[at].head)

    def _relative_clause(self, at: int) -> int | None:
        """The head of the relative clause that a word stands in, if it stands in one."""
        tokens = self.analysis.tokens
        while tokens[at].head != at and tokens[at].relation != "acl:relcl":
            at = tokens[at].head
        return at if tokens[at].relation == "acl:relcl" else None

    def _clause_of_somebody(self, at: int) -> int | None:
        """The head of the relative clause of a person or body that a word stands in, if it stands in one."""
        tokens = self.analysis.tokens
        while tokens[at].head != at and tokens[at].relation != "acl:relcl":
            at = tokens[at].head
        somebody = tokens[tokens[at].head].mention in ("person", "organization")
        return at if tokens[at].relation == "acl:relcl" and somebody else None

    def _pass_over(self, sentence: int) -> None:
        """Take in the days of the sentences passed, those of what is no claim too ("said so on Friday")."""
        for passed in range(self._passed, sentence):
            if self._tells_of_another_time(passed):
                self._last = self._done = None
            for e in self._in_sentence(passed):
                if self._is_near(e.value) and not e.ahead and not self._is_ahead(e.value, "happened"):
                    found = TimeOf(e.value, Span(self.analysis.article, e.start, e.end), e.text)
                    self._last = (self._newest(found), passed)
        self._passed = max(self._passed, sentence)

    def _tells_of_another_time(self, sentence: int) -> bool:
        """Whether a sentence tells of times far from the report's alone, to which what follows may belong: "Eight months
        earlier, another officer had sworn the same"."""
        found = self._in_sentence(sentence)
        return bool(found) and not any(self._is_near(e.value) for e in found)

    def _told_beside(self, token: int, status: Status) -> bool:
        """Whether a happening takes a day told beside it in its sentence: not what a noun names beside another noun, nor as a
        plan or as something that goes on; not what a bare infinitive gives as the aim of another verb."""
        word, relation = self.analysis.tokens[token], self._relation(token)
        if self._describes_somebody(token) or self._is_told_of(token):
            return False
        if word.pos != "VERB":
            return relation not in NAMED_BESIDE and status not in ("planned", "ongoing")
        return word.tag != "VB" or relation not in AIMED_AT or bool(self._auxiliaries(token))

    def _carries(self, token: int, status: Status) -> bool:
        """Whether a happening takes a day told in an earlier sentence: what happened, or at the top of a report what somebody
        says happened, told as the next thing; not what a noun under another word names."""
        first, last = self.analysis.sentences[self.analysis.tokens[token].sentence]
        low, high = self.analysis.tokens[first].start, self.analysis.tokens[last - 1].end
        own = (e for e in self.times.expressions if low <= e.start < high and self._leads_away(e, token))
        stands = any(t.relation == "aux:pass" and t.tag in UNTOLD for t in self._auxiliaries(token))  # "is held"
        early = status == "alleged" and self.analysis.tokens[token].sentence <= TOP and not stands
        return (status == "happened" or early) and self._goes_on(token) and next(own, None) is None

    def _leads_away(self, e: TimeExpression, token: int) -> bool:
        """Whether words of time say that a sentence tells of another time: long ago, or counted from a day that is not told;
        not those in what a verb tells of ("suggested that the raid of 2001 …"), but for when that was after which it was done
        ("took power after the king was toppled in 2017")."""
        published, when = self.times.published.latest, e.value
        told = self._due.is_below(e, token) and not self._is_after(e, token)
        if e.kind != "date" or e.timex.endswith("_REF") or told:
            return False
        if e.other is not None and not when.known:
            return True
        return when.dated and when.latest is not None and published is not None and (published - when.latest).days > NEAR

    def _first_word(self, e: TimeExpression, token: int) -> int:
        """The first word of a time in the sentence of another word."""
        tokens = self.analysis.tokens
        first, last = self.analysis.sentences[tokens[token].sentence]
        return next((i for i in range(first, last) if tokens[i].start >= e.start), first)

    def _is_after(self, e: TimeExpression, token: int) -> bool:
        """Whether a time is that of the clause behind "after" or "before" that hangs on a verb."""
        tokens, at = self.analysis.tokens, self._first_word(e, token)
        while self._relation(at).split(":")[0] in WITHIN_CLAUSE and tokens[at].head != at:
            at = tokens[at].head
        first, last = self.analysis.sentences[tokens[token].sentence]
        marks = (t for t in tokens[first:last] if t.head == at and t.relation == "mark")
        return self._relation(at) == "advcl" and tokens[at].head == token and any(t.lemma in self._bound for t in marks)

    def _goes_on(self, token: int) -> bool:
        """Whether a token tells on: a verb in the plain past, or, at the top of a report, a noun at the head of its sentence.
        "Had fled" and "has fled" have a time of their own; so has "flees", but at the top of a report it tells its news."""
        word, relation = self.analysis.tokens[token], self._relation(token)
        if self._describes_somebody(token):
            return False
        if word.pos != "VERB":
            return word.sentence <= LEAD and relation not in NAMED
        joined = [token, *([word.head] if relation == "conj" else [])]  # "had blocked two bridges, and jets bombed the palace"
        if relation in AIMED_AT or any(t.text.lower() in self._perfect for k in joined for t in self._auxiliaries(k)):
            return False
        return word.sentence <= TOP or word.tag not in UNTOLD

    def _describes_somebody(self, token: int) -> bool:
        """Whether a word only says who somebody is ("the ousted president"): the day of the ousting is another one."""
        tokens = self.analysis.tokens
        head = tokens[tokens[token].head]
        if head.relation == "nmod:desc":
            head = tokens[head.head]  # "the ousted president Ana Silva"
        return self._relation(token) == "amod" and head.mention in ("person", "organization")

    def _is_told_of(self, token: int) -> bool:
        """Whether a known happening is only what another one is about: "praised the takeover two days later", "the ban was
        lifted on Monday"."""
        tokens = self.analysis.tokens
        if tokens[token].relation not in ("obj", "nsubj:pass") or tokens[token].head not in self._starts:
            return False
        return any(t.head == token and t.text.lower() in self._grammar["definite"] for t in tokens[max(0, token - 4) : token])

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(h.start for h in self.analysis.happenings if h.score >= 0.5)

    def _relation(self, token: int) -> str:
        return self.analysis.tokens[token].relation.split(":")[0]

    def _auxiliaries(self, token: int) -> list[Token]:
        first, last = self.analysis.sentences[self.analysis.tokens[token].sentence]
        return [t for t in self.analysis.tokens[first:last] if t.head == token and t.relation.split(":")[0] == "aux"]

    def _told_next(self, token: int, status: Status) -> TimeOf | None:
        """The day of the news that a verb of the first sentence tells without one ("has been overthrown"): the first day
        near the report's own that is told right after it."""
        word = self.analysis.tokens[token]
        if status not in NEWS or word.sentence != 0 or word.pos != "VERB":
            return None
        for sentence in range(1, min(1 + LEAD, len(self.analysis.sentences))):
            told = self._in_sentence(sentence)
            for e in told:
                if e.value.days == 1 and self._is_near(e.value) and not self._is_ahead(e.value, status):
                    when = replace(e.value, reason=f"the news is told of “{e.text}” right after; {e.value.reason}")
                    return TimeOf(when, Span(self.analysis.article, e.start, e.end), e.text)
            if any(not self._is_near(e.value) for e in told):
                return None
        return None

    def _tell_not_carried(self, found: TimeOf, status: Status, *, recalled: bool) -> None:
        why = (
            f"“{found.text}” comes to no date"
            if found.text
            else "it is only recalled here, so the day told beside it is not its own"
            if recalled
            else f"what is {status} takes no day from what is told beside it"
        )
        self.trace.note("when", why)

    def _is_ahead(self, when: When, status: Status) -> bool:
        """Whether a day lies after publication though what is dated by it is not told as still to come."""
        published = self.times.published.latest
        ahead = published is not None and when.earliest is not None and when.earliest > published
        return ahead and status in NOT_AHEAD

    def _as_past(self, found: TimeOf, status: Status, *, soon: bool = False) -> TimeOf:
        """A weekday told of the past that was read as the coming one is the one before it; a month or day without a year
        is that of the year before, but where it may be `soon` and is."""
        when = found.when
        if not self._is_ahead(when, status) or when.earliest is None or self._due.looks_ahead(found):
            return found
        if when.reason.startswith(OF_YEAR) and when.latest is not None:
            published = self.times.published.latest
            if soon and published is not None and (when.earliest - published).days <= SOON:
                return found
            first, last = _step(when.earliest, -1, "year", when.reason), _step(when.latest, -1, "year", when.reason)
            reason = f"{when.reason}; told as past, so the year before"
            return replace(found, when=replace(when, earliest=first, latest=last, reason=reason))
        if when.days != 1:
            return found
        words = found.text.lower().split()
        if not any(w.strip(",.()") in self._grammar["weekdays"] for w in words) or any(c.isdigit() for c in found.text):
            return found
        published = self.times.published.latest
        if published is not None and (when.earliest - published).days == 1:
            return found  # the report was last written the day after the one it bears
        day = when.earliest - timedelta(days=7)
        return replace(
            found, when=replace(when, earliest=day, latest=day, reason=f"{when.reason}; told as past, so the week before")
        )

    def _turned(self, found: TimeOf, token: int, kind: str, status: Status) -> TimeOf:
        """The time found, on the side of publication where it must lie: of demands, where a day is set for what is demanded."""
        of_to_come = nature(kind).occasion and self._is_ahead(found.when, status) and self._is_set_for(found, token)
        if of_to_come or self._due.is_moved(found):
            return found
        if status == "planned" and self._is_of_agreeing(found, token):
            return self._as_past(found, "happened")
        if status == "planned" or (status == "called_for" and nature(kind).occasion) or self._is_deadline(found, status):
            return self._as_ahead(found, token)
        if self.analysis.tokens[token].tag == "VB" and self._relation(token) in AIMED_AT:
            return found  # "threatens to march on 20 November"
        noun = self.analysis.tokens[token].pos in ("NOUN", "PROPN")  # which tells no tense: "at the summit of 9 August"
        return self._as_past(found, status, soon=noun and nature(kind).occasion is not None)

    def _is_deadline(self, found: TimeOf, status: Status) -> bool:
        """Whether a time is the last on which something demanded or supposed may come: "unless they are freed by Thursday"."""
        return status in ("called_for", "hypothetical") and found.when.earliest is None and found.when.latest is not None

    def _is_gone_by(self, token: int) -> bool:
        """Whether a deadline is told to be over: "let the deadline of 30 June go by", "the ultimatum expired"."""
        noun = self.analysis.tokens[token]
        over = self.analysis.tokens[noun.head]
        elapsed = over.lemma in self._grammar["elapsing"] and (
            over.tag in ("VBD", "VBN") or over.relation in ("ccomp", "xcomp")
        )
        return noun.lemma in self._grammar["deadlines"] and elapsed

    def _as_ahead(self, found: TimeOf, token: int) -> TimeOf:
        """What is planned or demanded is still to come: a weekday or a date without a year that was read as past is the next
        one, unless it is told before the promise or demand and so is the day of that ("on Sunday they vowed to leave")."""
        when, published = found.when, self.times.published.latest
        if when.latest is None or published is None:
            return found
        if _WEEKDAY.search(when.reason) and (kept := self._weekday_promised(found, token)) is not None:
            return kept
        if any(told in when.reason for told in OF_YEAR) and (kept := self._from_promise(found, token)) is not None:
            return kept
        if when.latest >= published or self._is_gone_by(token):
            return found
        if when.earliest is None and not (when.precision == "bound" and found.text):
            return found
        if self._is_of_telling(found, token):
            self.trace.note("when", f"“{found.text}” stands before the verb that looks ahead: it is the day of that")
            return found
        if any(told in when.reason for told in OF_YEAR):
            if when.earliest is not None and (published - when.latest).days <= JUST_PAST:
                self.trace.note("when", f"“{found.text}” has just been: it is the day on which the plan was told")
                return found
            unit = "year"
        elif when.reason.startswith("the last ") if when.days == 1 else "; the last " in when.reason:
            unit = "week"
        else:
            return found
        first, last = when.earliest and _step(when.earliest, 1, unit, when.reason), _step(when.latest, 1, unit, when.reason)
        told = when.reason if first else when.reason.replace(str(when.latest), str(last), 1)  # "by 2024-05-02; the last …"
        reason = f"{told}; {LOOKS_AHEAD}, so the {unit} after"
        return replace(found, when=replace(when, earliest=first, latest=last, reason=reason))

    def _from_promise(self, found: TimeOf, token: int) -> TimeOf | None:
        """A day without a year for which something was promised or demanded in a time gone by, told with it, is the first one
        from then on: "promised in January to vote by the end of February" is over in May."""
        promised, when = self._due.promised(token, found), found.when
        if promised is self.times.published or promised.earliest is None or when.latest is None:
            return None
        steps = [n for n in range(-BACK, 1) if _step(when.latest, n, "year", when.reason) >= promised.earliest]
        if not steps:
            return None
        first, last = (day and _step(day, steps[0], "year", when.reason) for day in (when.earliest, when.latest))
        told = when.reason if steps[0] == 0 else when.reason.replace(str(when.latest), str(last), 1)
        reason = f"{told}; promised or demanded {promised}, so the first one from then"
        return replace(found, when=replace(when, earliest=first, latest=last, reason=reason))

    def _weekday_promised(self, found: TimeOf, token: int) -> TimeOf | None:
        """A weekday for which something was promised or demanded days before the report is the first one from then: "promised
        on Saturday to be gone by Wednesday" is over on Thursday. Where it is only told that this was before ("had promised to
        be gone by Wednesday"), it is the one nearest to the report."""
        promised, when, report = self._due.promised(token, found), found.when, self.times.published.latest
        unknown = promised.known and promised.latest is None
        if promised is self.times.published or when.latest is None or report is None or unknown:
            return None
        steps = {n: when.latest + timedelta(days=7 * n) for n in (-1, 0, 1)}
        if promised.latest is None:
            step = min(steps, key=lambda n: (abs((steps[n] - report).days), n))
            told = "promised or demanded before what is told, so the one nearest to the report"
        else:
            near = (report - promised.latest).days <= NEAR_PROMISE
            step = next((n for n, day in steps.items() if day > promised.latest), 0) if near else 0
            told = f"promised or demanded {promised}, so the first one from then"
        if step == 0 and steps[0] >= report:
            return None
        first, last = when.earliest and when.earliest + timedelta(days=7 * step), steps[step]
        reason = when.reason.replace(str(when.latest), str(last), 1) if first is None else when.reason
        return replace(found, when=replace(when, earliest=first, latest=last, reason=f"{reason}; {told}"))

    def _is_of_agreeing(self, found: TimeOf, token: int) -> bool:
        """Whether the words of a time stand between the verb over a plan and the plan: "agreed in May to trade captives"."""
        tokens, at = self.analysis.tokens, token
        while tokens[at].head != at and tokens[at].relation.split(":")[0] not in AIMED_AT:
            at = tokens[at].head
        verb = tokens[at].head
        marks = [t.start for t in tokens[verb + 1 : at] if t.head == at and t.relation.split(":")[0] in ("mark", "case")]
        if found.span is None or verb >= at or tokens[verb].pos != "VERB" or not marks:
            return False
        return tokens[verb].end <= found.span.start and found.span.end <= min(marks)

    def _is_of_telling(self, found: TimeOf, token: int) -> bool:
        """Whether the words of a time stand before the verb that a happening is the object or the aim of."""
        tokens, at = self.analysis.tokens, token
        if found.when.reason.startswith(LAST_DAYS):
            return False
        while tokens[at].head != at and (at == token or tokens[at].pos != "VERB"):
            at = tokens[at].head
        if self._is_of_announcing(found, token, at):
            return True
        return at < token and tokens[at].pos == "VERB" and found.span is not None and found.span.start < tokens[at].start

    def _is_set_for(self, found: TimeOf, token: int) -> bool:
        """Whether words of time say for when something is set: "called a strike for 20 May"."""
        first, last = self.analysis.sentences[self.analysis.tokens[token].sentence]
        before = [t for t in self.analysis.tokens[first:last] if found.span is not None and t.end <= found.span.start]
        return bool(before) and before[-1].text.lower() in self._grammar["for"]

    def _is_of_announcing(self, found: TimeOf, token: int, verb: int) -> bool:
        """Whether words of time hang on the verb that announces a happening, or are that verb's own: "announced the opening
        on Friday", "offered talks on Monday"."""
        tokens = self.analysis.tokens
        announced = tokens[token].head == verb and self._relation(token) == "obj" and tokens[token].pos == "NOUN"
        if not announced or found.span is None:
            return False
        told = self._timed.get(verb)
        same = told is not None and told.span == found.span and found.when.reason.startswith("the last ")
        if not same and tokens[verb].lemma not in language(spoken(self.times.article.language)).announcing:
            return False
        low, high = found.span.start, found.span.end
        heads = [i for i, t in enumerate(tokens) if t.head == verb < i and low <= t.start < high]
        marks = {t.text.lower() for i in heads for t in tokens[verb:i] if t.head == i}
        return bool(heads) and marks.isdisjoint(self._grammar["for"])

    def _gone_on(self, sentence: int) -> TimeOf | None:
        """The time told before, for a sentence that plainly goes on from it, as each between does: "During their stay …",
        "… also signed", "The meeting …"."""
        if self._told is None:
            return None
        before, told = self._told
        passed = range(told + 1, sentence + 1)
        if not 0 < len(passed) <= SENTENCES or not all(self._goes_on_from(told, s) for s in passed):
            return None
        return replace(before, when=replace(before.when, reason=f"as what is told just before; {before.when.reason}"))

    def _goes_on_from(self, told: int, sentence: int) -> bool:
        """Whether a sentence without a time of its own goes on from what one before it told."""
        if self._in_sentence(sentence):
            return False
        tokens = self._tokens(sentence)
        words = [t.text.lower() for t in tokens]
        if (words and words[0] in self._grammar["opening"]) or any(w in self._grammar["going_on"] for w in words[:6]):
            return True
        return self._opens_with_told(told, tokens) or self._points_back(sentence)

    def _points_back(self, sentence: int) -> bool:
        """Whether a sentence points to what was told before it: "four died in that raid"."""
        tokens = self.analysis.tokens
        first, last = self.analysis.sentences[sentence]
        dets = (i for i in range(first, last - 1) if tokens[i].text.lower() in self._grammar["demonstrative"])
        beside = (
            i + 1 if tokens[i + 1].pos == "NOUN" else tokens[i].head for i in dets
        )  # however the reader ties "that" to it
        return any(tokens[n].pos == "NOUN" and tokens[n].mention == "event" for n in beside)

    def _opens_with_told(self, told: int, tokens: Sequence[Token]) -> bool:
        """Whether a sentence opens with a happening that another one told: "The meeting …"."""
        if not tokens or tokens[0].text.lower() not in self._grammar["definite"]:
            return False
        lemma = next((t.lemma.lower() for t in tokens[1:4] if t.pos == "NOUN"), None)
        return any(t.lemma.lower() == lemma for t in self._tokens(told))

    def _tokens(self, sentence: int) -> Sequence[Token]:
        first, last = self.analysis.sentences[sentence]
        return self.analysis.tokens[first:last]

    def _newest(self, found: TimeOf) -> TimeOf:
        """The newest of the days told so far is the news; older ones are its background, unless they may be the same day."""
        last = self._last[0] if self._last is not None else None
        return found if last is None or last.when.order < found.when.order or last.when.overlaps(found.when) else last

    def _from(self, expression: TimeExpression) -> TimeOf:
        when = replace(expression.value, reason=f"same sentence as “{expression.text}”; {expression.value.reason}")
        return TimeOf(when, Span(self.analysis.article, expression.start, expression.end), expression.text)

    def _in_sentence(self, sentence: int) -> list[TimeExpression]:
        """The dated expressions of a sentence, but for "now" and the owners of something ("Thursday's vote")."""
        first, last = self.analysis.sentences[sentence]
        low, high = self.analysis.tokens[first].start, self.analysis.tokens[last - 1].end
        found = (e for e in self.times.expressions if low <= e.start < high and e.kind in ("date", "time") and e.value.dated)
        return [e for e in found if not (e.owns or e.cites or e.moved or e.timex.endswith("_REF") or self._names_deed(e))]

    def _names_deed(self, e: TimeExpression) -> bool:
        """Whether a time is part of what a happening is called ("the 6 May election"): it dates that alone, but for words ("a
        Thursday statement") and where they are spoken ("told a Thursday rally"), which date what is said."""
        tokens = self.analysis.tokens
        inside = [t for t in tokens if e.start <= t.start < e.end]
        heads = {t.head for t in inside if not e.start <= tokens[t.head].start < e.end}
        tied = all(t.relation in ("compound", "nmod:unmarked", "amod", "nummod", "obl:unmarked", "det") for t in inside)
        words = self._language
        deeds = [tokens[h] for h in heads if tokens[h].start >= e.end and tokens[h].mention == "event"]
        spoken = [t for t in deeds if t.lemma.lower() in words.speech_nouns or tokens[t.head].lemma.lower() in words.reporting]
        return tied and bool(deeds) and not spoken

    def _is_near(self, when: When) -> bool:
        """Whether a time is a day or so, near the publication date where that is known."""
        if not when.dated or when.days is None or when.days > LONGEST or when.latest is None:
            return False
        published = self.times.published.latest
        return published is None or abs((published - when.latest).days) <= NEAR
