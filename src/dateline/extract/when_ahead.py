"""Times of what is still to come: lengths of time that run from the day of a promise or demand, and deadlines."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from dateline.extract.phrases import Tree
from dateline.extract.tenses import is_future
from dateline.extract.when import TimeExpression, TimeOf, Times
from dateline.extract.when_calendar import PRECISIONS, move, unit_at
from dateline.extract.when_link import TO_COME
from dateline.extract.when_words import load_language
from dateline.model import Happening, Span, Status
from dateline.when import UNKNOWN, When

WITHIN = "within "
"""How the reason of a time begins that a length of time comes to."""
CONTENT = ("xcomp", "ccomp", "obj", "advcl", "acl")
"""Relations by which what is promised or demanded hangs on the word for that."""
LIMITS = ("by", "before", "until")
"""Words before a time by which it is the last on which something may come."""
YEAR = 366
"""Days of the longest time of a promise that a deadline without a year is read from."""
LONGEST = 31
"""Days of the longest time that a length is counted from."""


class Ahead:
    """Counts what is due in one article. `timed` are the times of the happenings told so far, by their first token."""

    def __init__(self, tree: Tree, times: Times, timed: Mapping[int, TimeOf]) -> None:
        self.tree, self.times, self.timed = tree, times, timed
        self._starts = [t.start for t in tree.tokens]
        self._opening = load_language(tree.words.code).ranges[0][0]

    def time_of(self, found: TimeOf, token: int, status: Status) -> TimeOf:
        """The time found for a happening, where a length of time or a deadline says when it is due; of what is over, no length
        of time says when it was."""
        if status not in TO_COME:
            own = self.expression(found)
            unsaid = own is not None and own.length is not None and not found.when.known
            return TimeOf(self.times.bound(), None, "") if unsaid or self._is_set(token, own) else found
        own = self.expression(found) or (None if found.text else self._given(token))
        if own is None:
            return found
        when = self._due(own, token)
        return found if when is None else TimeOf(when, Span(self.times.article.id, own.start, own.end), own.text)

    def going_on(self, token: int, status: Status) -> TimeOf | None:
        """Since when something goes on of which a length stands before it: "the three-week strike", "a week-old siege"."""
        published = self.times.published.latest
        near = (e for e in self._in_sentence(token) if e.length is not None and "-" in e.text)
        own = next((e for e in near if self.tree.tokens[self._head(e)].head == token and self._head(e) < token), None)
        if own is None or own.length is None or published is None:
            return None
        passed = self.times.article.text.startswith("-old", own.end)
        set_before = self.tree.tokens[token].lemma.lower() in self.tree.words.grammar["prescribed"]
        if not passed and (status != "ongoing" or set_before):
            return None  # a "30-day state of emergency" may have begun today
        count, unit = own.length
        first = unit_at(move(published, -count, unit), unit if unit in ("month", "year") else "day")[0]
        reason = f"{count:g} {unit}{'' if count == 1 else 's'} up to {self.times.published}"
        span = Span(self.times.article.id, own.start, own.end)
        return TimeOf(When(first, None, PRECISIONS.get(unit, "day"), reason), span, own.text)

    def set_by(self, token: int) -> TimeOf | None:
        """The time that an act which is over set for others, or to which it put something off: "gave them until 15 June", "a
        deadline of 1 July", "put the vote off from May to June"."""
        own = next((e for e in self._in_sentence(token) if self._is_set(token, e) or self._is_put_off_to(token, e)), None)
        if own is not None and own.moved:
            return TimeOf(own.value, Span(self.times.article.id, own.start, own.end), own.text)
        if own is None or (own.length is None and own.value.latest is None):
            return None
        when = self._counted(own, token) if own.length is not None else self._last_day(own)
        return TimeOf(when, Span(self.times.article.id, own.start, own.end), own.text)

    def due_of(self, token: int, told: Collection[int]) -> TimeOf | None:
        """When that is due which a promise or demand is the act of, where no deed in it is `told` (tokens) that the words of
        time are of: "pledged to grant relief by June"."""
        found = [e for e in self._in_sentence(token) if self._is_of_content(e, token, told)]
        own = found[0] if len(found) == 1 else None
        when = None if own is None else self._counted(own, token) if own.length is not None else self._last_day(own)
        return None if own is None or when is None else TimeOf(when, Span(self.times.article.id, own.start, own.end), own.text)

    def _is_of_content(self, e: TimeExpression, token: int, told: Collection[int]) -> bool:
        """Whether words of time set a limit to what somebody promises or demands, and stand behind that."""
        head = self._head(e)
        left = self.tree.tokens[self.tree.tokens[head].head].lemma in self.tree.words.grammar["have"] and self.tree.has(
            head, "obj"
        )
        limits = e.within or left if e.length is not None else e.bound in ("", *LIMITS) and e.value.latest is not None
        if not limits or head < token:
            return False
        above = [head, *self.tree.up(head)]
        between = above[: above.index(token)] if token in above else []
        if not between or any(i in told or self.tree.has(i, "acl:relcl", "conj", "parataxis") for i in between):
            return False
        last, day = self.times.published.latest, e.value.latest
        inside = any(self.tree.has(i, *CONTENT) for i in between)
        ahead = last is not None and day is not None and (day > last or e.bound == "by")  # "demanded a ransom by Monday"
        return inside if e.length is not None else (ahead and (inside or bool(e.bound))) or (inside and e.bound in LIMITS)

    def end_of(self, token: int) -> When:
        """The time in which what is to last some length of time will end: "a transition of 18 months"."""
        own = next((e for e in self._in_sentence(token) if e.length is not None and self._is_span(e, token)), None)
        return UNKNOWN if own is None else self._counted(own, token)

    def left_for(self, token: int) -> TimeOf | None:
        """The time that somebody is given or has for a happening, whatever day it is told with ("on Monday they gave him a week
        to go"); none for what else would be done ("or be jailed")."""
        near = (
            e for e in self._in_sentence(token) if (e.length is not None or e.bound == "until") and self._is_given(e, token)
        )
        own = next(near, None)
        when = self._due(own, token) if own is not None and not self.tree.has(token, "conj") else None
        return None if own is None or when is None else TimeOf(when, Span(self.times.article.id, own.start, own.end), own.text)

    def is_last_day(self, e: TimeExpression) -> bool:
        """Whether words of time only say by when something is due: "a deadline of 1 July"."""
        return self._deadline_over(e) is not None

    def was_set(self, token: int) -> bool:
        """Whether a time was set before what is told: "had given them a deadline of 31 July"."""
        verbs = (up for up in (token, *self.tree.up(token)) if self.tree.tokens[up].pos == "VERB")
        verb = next(verbs, None)
        had = self.tree.words.grammar["had"]
        return verb is not None and any(self.tree.tokens[i].text.lower() in had for i in self.tree.of(verb, "aux"))

    def _last_day(self, own: TimeExpression) -> When:
        """The last day that words of time give, as a limit."""
        if own.bound:
            return own.value
        return When(None, own.value.latest, "bound", f"by {own.value}; {own.value.reason}")

    def _due(self, own: TimeExpression, token: int) -> When | None:
        """When something is due by words of time; None where they are no length and set no deadline."""
        if own.length is not None:
            return self._counted(own, token) if own.within or self._is_given(own, token) else None
        if own.value.latest is None or (self._deadline_over(own) is None and not self._is_given(own, token)):
            return None
        return self._last_day(own)

    def _counted(self, own: TimeExpression, token: int) -> When:
        """The days that a length of time comes to, from what it is counted from by words behind it, else from the day of the
        promise or demand, else from publication."""
        assert own.length is not None
        start = self._told_on(token, own) if (first := self._counted_from(own)) is None else first
        count, unit = own.length
        long = f"{count:g} {unit}{'' if count == 1 else 's'}"
        reason = f"{WITHIN}{long} of {start if start.known else 'a day that is not known'}"
        try:
            last = move(start.latest, count, unit) if start.latest else None
        except (ValueError, OverflowError):
            return replace(UNKNOWN, reason=reason)
        return When(start.earliest, last, "span" if start.earliest and last else "bound", reason)

    def _counted_from(self, own: TimeExpression) -> When | None:
        """The day from which words behind a length count it: "within 90 days of the ruling of 3 February"; unknown where they
        name a happening of no known day ("within a week of the vote"), None where they name none."""
        tokens = self.tree.tokens
        at = bisect.bisect_left(self._starts, own.end)
        words = [t.text.lower() for t in tokens[at : at + 2]]
        if not own.within or not {words[0] if words else "", " ".join(words)} & self.tree.words.grammar["counting_from"]:
            return None
        stop = next((i for i in range(at, self.tree.sentence(at)[1]) if tokens[i].pos in ("PUNCT", "CCONJ", "VERB")), at)
        behind = (e.plain or e.value for e in self.times.expressions if own.end < e.start < tokens[stop].start)
        known = (self.timed[i].when for i in range(at, stop) if i in self.timed)
        days = (w for w in (*behind, *known) if w.dated and w.days is not None and w.days <= LONGEST)
        return next(days, UNKNOWN)

    def promised(self, token: int, found: TimeOf) -> When:
        """The time of the promise or demand that a happening is the content of, else that of publication."""
        own = self.expression(found)
        coded = any(up in self.timed for up in (token, *self.tree.up(token)))
        return self._told_on(token, own, longest=YEAR) if own is not None and coded else self.times.published

    def _told_on(self, token: int, own: TimeExpression, *, longest: int = LONGEST) -> When:
        """The day of the promise or demand that a happening is the content of, else that of publication."""
        published = self.times.published
        for up in (token, *self.tree.up(token)):
            found = self.timed.get(up)
            if found is None and up != token and longest == LONGEST and self.tree.tokens[up].pos == "VERB":
                found = self.times.time_of(Happening(up, up + 1, 1.0))
            when = found.when if found is not None and found.span is not None and found.span.start != own.start else UNKNOWN
            over = published.latest is None or (when.latest is not None and when.latest <= published.latest)
            if when.dated and when.days is not None and when.days <= longest and over:
                return when
            if any(self.tree.tokens[i].text.lower() in self.tree.words.grammar["had"] for i in self.tree.of(up, "aux")):
                return UNKNOWN  # "had given them a week": on a day before the one that is told
        return published

    # ------------------------------------------------------------ deadlines

    def _given(self, token: int) -> TimeExpression | None:
        """The words of time that a demand sets for what is demanded: "gave the rebels a week to leave", "a deadline of 1 July
        for the junta to go"."""
        near = (e for e in self._in_sentence(token) if self._is_given(e, token))
        return next(near, None)

    def _is_given(self, e: TimeExpression, token: int) -> bool:
        """Whether somebody is given a time for a happening, which hangs on the giving or on the deadline."""
        above = [token, *self.tree.up(token)][:4]
        deadline = self._deadline_over(e)
        if deadline is not None:
            return deadline in above or self.tree.tokens[deadline].head in above
        head = self._head(e)
        verb = self.tree.tokens[head].head
        giving = self.tree.tokens[verb].lemma in self.tree.words.grammar["allowing"]
        left = self._is_left(verb, head, token)
        given = (e.length is not None or e.bound == "until") and giving and verb in above
        until = e.bound == "until" and self._is_left_until(e, token)
        return until or (left and e.length is not None) or (given and self.tree.has(head, "obj", "iobj", "obl"))

    def _is_left(self, verb: int, head: int, token: int) -> bool:
        """Whether somebody has so much time for a happening: "they have three days to leave"."""
        having = self.tree.tokens[verb].lemma in self.tree.words.grammar["have"] and self.tree.has(head, "obj")
        return having and self.tree.tokens[token].head in (verb, head) and self.tree.has(token, "acl", "xcomp", "advcl")

    def is_left(self, token: int) -> bool:
        """Whether somebody has until a time, or so much time, for a happening."""
        return any(
            self._is_left_until(e, token) if e.bound == "until" else e.length is not None and self._is_left_of(e, token)
            for e in self._in_sentence(token)
        )

    def _is_left_of(self, e: TimeExpression, token: int) -> bool:
        head = self._head(e)
        return self._is_left(self.tree.tokens[head].head, head, token)

    def _is_left_until(self, e: TimeExpression, token: int) -> bool:
        """Whether somebody has until a time for a happening, by the words around it: "they have until Friday to leave"."""
        tokens, grammar = self.tree.tokens, self.tree.words.grammar
        before = bisect.bisect_left(self._starts, e.start) - 1
        while before > 0 and tokens[before].pos == "ADP" and tokens[before].lemma not in grammar["have"]:
            before -= 1
        behind = bisect.bisect_left(self._starts, e.end)
        marked = behind + 1 == token and tokens[behind].text.lower() in grammar["leave_mark"]
        return marked and tokens[before].lemma in grammar["have"]

    def _is_span(self, e: TimeExpression, token: int) -> bool:
        """Whether a length of time is that of what is to last so long: "a truce of two weeks", "it will last a year"."""
        tokens, over = self.tree.tokens, self.tree.tokens[self._head(e)].head
        lasts = tokens[over].lemma in self.tree.words.grammar["spanning"] and self.tree.subject(over) == token
        return tokens[token].lemma.lower() in self.tree.words.grammar["spans"] and (over == token or lasts)

    def _is_set(self, token: int, own: TimeExpression | None) -> bool:
        """Whether words of time say by when something is due that an act demands: they are not its own day."""
        if own is None:
            return False
        deadline, head = self._deadline_over(own), self._head(own)
        if deadline is not None:
            return deadline == token or self.tree.tokens[deadline].head == token
        allowing = self.tree.tokens[token].lemma in self.tree.words.grammar["allowing"]
        given = own.length is not None and self.tree.has(head, "obj", "iobj")
        return allowing and self.tree.tokens[head].head == token and (given or own.bound == "until")

    def _is_put_off_to(self, token: int, own: TimeExpression) -> bool:
        """Whether a time is the one to which an act moves something: "postponed to June", not "from May"."""
        tokens, head = self.tree.tokens, self._head(own)
        before = tokens[max(bisect.bisect_left(self._starts, own.start) - 1, 0)].text.lower()
        return own.moved and before not in self._opening and token in (head, *self.tree.up(head))

    def _deadline_over(self, e: TimeExpression) -> int | None:
        """The deadline whose end words of time give: "a deadline of 1 July"."""
        at = self._head(e)
        subject = next(iter(self.tree.of(at, "nsubj")), at)
        if self.tree.tokens[subject].lemma.lower() in self.tree.words.grammar["deadlines"]:  # "the deadline is 1 July"
            return subject
        for up in self.tree.up(at):
            if self.tree.tokens[up].pos in ("VERB", "AUX"):
                return None
            if self.tree.tokens[up].lemma.lower() in self.tree.words.grammar["deadlines"]:
                return up
        return None

    # ------------------------------------------------------------ expressions

    def looks_ahead(self, found: TimeOf) -> bool:
        """Whether words of time hang on a verb of the future: "would not sign the pact on 12 June"."""
        own = self.expression(found)
        if own is None:
            return False
        verb, grammar = self.tree.tokens[self._head(own)].head, self.tree.words.grammar
        token = self.tree.tokens[verb]
        if own.ahead and (self.is_present(verb) or is_future(token.text.lower(), token.lemma, self.tree.words.code)):
            return True
        auxiliaries = (self.tree.tokens[i].text.lower() for i in self.tree.of(verb, "aux"))
        return any(word in grammar["will"] or word in grammar["would"] for word in auxiliaries)

    def is_below(self, e: TimeExpression, token: int) -> bool:
        """Whether words of time stand in a clause that hangs on a verb."""
        above = list(self.tree.up(self._head(e)))
        inside = above[: above.index(token)] if token in above else []
        return any(self.tree.has(i, "ccomp", "acl", "advcl") for i in inside)

    def is_gone_by(self, found: TimeOf) -> bool:
        """Whether words of time say that it is over: "two weeks ago"."""
        own = self.expression(found)
        return own is not None and load_language(self.tree.words.code).gone_by.search(own.text) is not None

    def is_present(self, verb: int) -> bool:
        """Whether a verb stands in the plain present by its form: "the house votes on Friday"."""
        token = self.tree.tokens[verb]
        form = token.text.lower()
        return token.pos == "VERB" and not self.tree.of(verb, "aux") and form in (f"{token.lemma}s", f"{token.lemma}es")

    def is_moved(self, found: TimeOf) -> bool:
        """Whether a time is the day to which something was moved."""
        own = self.expression(found)
        return own is not None and own.moved

    def expression(self, found: TimeOf) -> TimeExpression | None:
        """The one expression that a time was found by."""
        if found.span is None:
            return None
        return next((e for e in self.times.expressions if (e.start, e.end) == (found.span.start, found.span.end)), None)

    def _in_sentence(self, token: int) -> Iterator[TimeExpression]:
        first, last = self.tree.sentence(token)
        low, high = self.tree.tokens[first].start, self.tree.tokens[last - 1].end
        return (e for e in self.times.expressions if low <= e.start < high and not e.cites)

    def _head(self, e: TimeExpression) -> int:
        """The token of an expression that hangs on something outside it."""
        low = max(bisect.bisect_right(self._starts, e.start) - 1, 0)
        inside = range(low, max(bisect.bisect_left(self._starts, e.end), low + 1))
        tokens = self.tree.tokens
        outer = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
        content = [i for i in outer if tokens[i].pos not in ("ADP", "PUNCT", "DET")]
        return (content or outer or [low])[0]
