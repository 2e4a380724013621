"""Which time expression belongs to which happening, by the reader's hints and the sentence's tree."""

from __future__ import annotations

import bisect
from collections.abc import Collection
from functools import cached_property

from dateline.extract.phrases import Tree
from dateline.extract.trace import SILENT, Trace
from dateline.extract.when_tags import TimeExpression, bounded
from dateline.extract.when_words import load_language
from dateline.model import Happening
from dateline.vocabulary import nature
from dateline.when import When

TO_COME = frozenset({"planned", "called_for", "hypothetical"})
"""Statuses of what is not done yet."""
HINTED = 0.3
"""Mean probability from which the reader's hints count."""
HINTED_FAR, HINTED_OWNED = 0.4, 0.65
"""The same for a time of another sentence, and for one that stands beside another happening."""
RANKED = 8
"""Words back to which one is looked for that ranks something among those since a time."""
GIVEN, UNLIKELY = 0.8, 0.25
"""Mean probability from which a time is another happening's, whatever it hangs on, and below which it is not one's own."""
NEVER = 2.0
"""A probability that no hint has."""
MONTH = 31
"""Days of the longest time of a later sentence that may be heard: what a year tells of comes as background."""
SURE = 1.5
"""Distance in the tree up to which a hint to another time is not heard."""
HIGHEST = 3
"""Steps up the tree within which a word may share another's time; two of them to the clause it is joined to by "and"."""
LIKELY = 0.3
"""Score from which another proposed happening keeps a time for itself."""
FAR = 99
AT_ONCE = frozenset({"when", "as", "while", "lorsque", "quand", "alors"})
"""Words before a clause that tells of the same moment."""


ORDERING = frozenset({"after", "before", "since"})
"""Sides of a happening on which something was."""


class Linker:
    """Finds the expressions of a happening."""

    def __init__(
        self,
        tree: Tree,
        expressions: tuple[TimeExpression, ...],
        *,
        leading: Collection[TimeExpression] = (),
        trace: Trace = SILENT,
    ) -> None:
        """`leading` are the times at the heads of entries: they date only what no other time of its sentence does."""
        self.tree, self.trace, self._leading = tree, trace, frozenset(leading)
        self.language = load_language(tree.words.code)
        self._carriers = self.language.light | tree.words.grammar["deciding"] | tree.words.grammar["decreeing"]
        tokens = tree.tokens
        self.starts = [t.start for t in tokens]
        self.of_token: dict[int, TimeExpression] = {}
        self.heads: dict[TimeExpression, int] = {}
        for e in expressions:
            if not tokens:
                break
            inside = list(range(max(bisect.bisect_right(self.starts, e.start) - 1, 0), bisect.bisect_left(self.starts, e.end)))
            inside = [i for i in inside if tokens[i].end > e.start]
            if inside and e.kind != "set" and not e.cites:
                self.of_token.update(dict.fromkeys(inside, e))
                self.heads[e] = self._head(inside)
        self._owners: dict[TimeExpression, int | None] = {}
        self.busy = {i for h in tree.analysis.happenings if h.score >= LIKELY for i in range(h.start, h.end)}

    @cached_property
    def _by_sentence(self) -> dict[int, list[tuple[TimeExpression, int]]]:
        """The expressions of each sentence with their heads, in text order."""
        out: dict[int, list[tuple[TimeExpression, int]]] = {}
        for e, head in self.heads.items():
            out.setdefault(self.tree.tokens[head].sentence, []).append((e, head))
        return out

    @cached_property
    def _likely(self) -> dict[int, list[Happening]]:
        """The proposed happenings of each sentence that may keep a time for themselves."""
        out: dict[int, list[Happening]] = {}
        for h in self.tree.analysis.happenings:
            if h.score >= LIKELY:
                out.setdefault(self.tree.tokens[self._trigger(h)].sentence, []).append(h)
        return out

    def _head(self, inside: list[int]) -> int:
        """The token of an expression that hangs on something outside."""
        members = set(inside)
        outer = [i for i in inside if self.tree.tokens[i].head not in members or self.tree.tokens[i].head == i]
        content = [i for i in outer if self.tree.tokens[i].pos not in ("ADP", "PUNCT", "DET", "SCONJ")]
        return (content or outer or inside)[0]

    def find(self, happening: Happening) -> tuple[TimeExpression, ...]:
        """The expressions that date a happening, in text order; empty when none does."""
        if (named := self._day_named(happening)) is not None:
            return (named,)
        best, cost = self._nearest(happening)
        self._tell(best, cost)
        if cost > SURE:
            hinted = self._hinted(happening)
            best = best if self._is_of_own_clause(best, hinted, self._trigger(happening)) else hinted or best
        return self._coordinated(best) if best else ()

    def _is_of_own_clause(self, nearest: TimeExpression | None, hinted: TimeExpression | None, at: int) -> bool:
        """Whether the time nearest to a deed stands in its own relative clause, and the one that the reader points to outside:
        "today they overthrew her, who was elected for a term of 2018"."""
        clause = self.tree.relative_clause(at)
        if nearest is None or hinted is None or clause is None:
            return False
        inside = self.tree.below(clause)
        return self.heads[nearest] in inside and self.heads[hinted] not in inside

    def _day_named(self, happening: Happening) -> TimeExpression | None:
        """The expression that a clause says to be the day of a deed: "since 26 July, the day the guard toppled him"."""
        verb, tokens, grammar = self._trigger(happening), self.tree.tokens, self.tree.words.grammar
        over = [tokens[verb].head] if self.tree.has(verb, "acl", "acl:relcl") else []
        for day in (*self.tree.of(verb, "obl", "obl:unmarked"), *over) if tokens[verb].pos == "VERB" else ():
            if not 2 < day < verb or tokens[day].lemma.lower() not in grammar["time_units"]:
                continue
            counted = tokens[day + 1].text.lower() in grammar["counting_from"] | grammar["ahead"]  # "the day after"
            if tokens[day - 1].text.lower() in grammar["article"] and tokens[day - 2].text == "," and not counted:
                ends = tokens[day - 3].end
                return next((e for e, _ in self._by_sentence.get(tokens[verb].sentence, ()) if e.end == ends), None)
        return None

    def _nearest(self, happening: Happening) -> tuple[TimeExpression | None, float]:
        """The expression nearest in the tree, and how far it is; one at the head of an entry where there is no other."""
        best, cost = None, float(FAR)
        here = self._by_sentence.get(self.tree.tokens[self._trigger(happening)].sentence, ())
        for e, head in sorted(here, key=lambda one: one[0].length is not None):  # a length only where it is nearer than a date
            if best is not None and e in self._leading:
                continue
            if not self._may_date(e, happening) or self._is_given_to_other(e, happening):
                continue
            c = self._cost(happening, e, head)
            if c < cost or (best in self._leading and c < FAR):
                best, cost = e, c
        return best, cost

    @cached_property
    def _hints(self) -> dict[TimeExpression, list[tuple[int, float]]]:
        """Who has each time by the reader, as the first tokens of the happenings with the mean probability over its words."""
        out: dict[TimeExpression, list[tuple[int, float]]] = {}
        for h in self.tree.analysis.happenings:
            found: dict[TimeExpression, list[float]] = {}
            for role, token, probability in h.roles:
                if role == "when" and token in self.of_token:
                    found.setdefault(self.of_token[token], []).append(probability)
            for e, p in found.items():
                out.setdefault(e, []).append((h.start, sum(p) / len(p)))
        return out

    def _is_given_to_other(self, e: TimeExpression, happening: Happening) -> bool:
        """Whether the reader gives a time to another happening of its sentence and hardly to this one; not where one is only a
        part of the other ("took power in a coup in 1987", "decided on Monday to stay")."""
        hints, at = self._hints.get(e, ()), self._trigger(happening)
        own = max((p for start, p in hints if start == happening.start), default=0.0)
        if own >= UNLIKELY or self.tree.has(at, "xcomp") or self._runs_from(e, happening):
            return False
        sentence = self.tree.tokens[at].sentence
        others = (start for start, p in hints if p >= GIVEN and self.tree.tokens[start].sentence == sentence)
        return any(not self._is_in_it(start, at) and not self._is_at_once(start, at) for start in others)

    def _is_in_it(self, noun: int, at: int) -> bool:
        """Whether a word names by or in what something was done, rather than before or after what, or tells on of it."""
        if self.tree.tokens[noun].head != at or not self.tree.has(noun, "obl", "obj", "nsubj", "conj"):
            return False
        return all(self.language.bound.get(self.tree.tokens[c].lemma) not in ORDERING for c in self.tree.of(noun, "case"))

    def _may_date(self, e: TimeExpression, happening: Happening) -> bool:
        """Whether an expression can say when something in its sentence was: no word of no time in particular, no length but
        that of a deadline, not the day that something was moved away from, nor any day for the moving itself."""
        if e.other is not None and self._counted_from(e, happening.start):
            return not self._has_own_day(e, happening)
        if not self._may_rank(e, happening) or self._is_of_part(e, self._trigger(happening)):
            return False
        empty = e.kind in ("duration", "time") and not e.value.known and not e.within
        if empty or e.timex.endswith("_REF"):
            return False
        if (e.kind == "duration" and self._is_measured(e)) or self._is_of_thing(e, happening) or self._is_of_end(e, happening):
            return False
        return not (e.moved and (self._is_left(e) or self.moves(happening)))

    def _has_own_day(self, e: TimeExpression, happening: Happening) -> bool:
        """Whether the X of "a week after X" has a day of its own: "a week after soldiers attacked it on 2 April"."""
        tied = (o for o in self.heads if o is not e and self.tree.tokens[self.heads[o]].head == happening.start)
        return any(o.value.days == 1 and o.start > e.end for o in tied)

    def _is_of_end(self, e: TimeExpression, happening: Happening) -> bool:
        """Whether a time tells when a measure ended and not when it was taken: "the curfew was lifted on Tuesday"."""
        at, over = self._trigger(happening), self.tree.tokens[self.heads[e]].head
        ended = self.tree.tokens[over].lemma in self.tree.words.grammar["lifting"]
        return ended and self.tree.has(at, "nsubj", "nsubj:pass", "obj") and self.tree.tokens[at].head == over

    def _is_of_thing(self, e: TimeExpression, happening: Happening) -> bool:
        """Whether a year only says of which year a thing is that is no happening: "the 2019 declaration will be amended"."""
        head = self.heads[e]
        noun = self.tree.tokens[head].head
        tied = (
            self.tree.has(head, "nmod", "amod", "compound", "nummod", "nmod:unmarked") and self.tree.tokens[noun].pos == "NOUN"
        )
        return e.value.precision == "year" and tied and noun not in self.busy and noun != self._trigger(happening)

    def _is_measured(self, e: TimeExpression) -> bool:
        """Whether a length is what a French verb gives, or how much of a thing: "a décrété trois jours de deuil"."""
        head = self.heads[e]
        more = [c for c in self.tree.of(head, "nmod") if c not in self.of_token]
        if self.tree.words.code != "en" and more and self.tree.tokens[head].lemma.lower() in self.tree.words.scales:
            return True  # "une quinzaine de patrons"
        of_phrase = self.tree.words.grammar["of_phrase"]
        if self.tree.words.code != "en" and any(self.tree.tokens[c].lemma in of_phrase for c in self.tree.of(head, "case")):
            return True  # "une peine de cinq ans"
        if self.tree.words.code == "en" or self.tree.of(head, "case"):
            return False
        return self.tree.has(head, "obj") or (self.tree.has(head, "obl") and bool(more))

    def _may_rank(self, e: TimeExpression, happening: Happening) -> bool:
        """Whether a time does not only say since when something is the largest or worst of its kind."""
        return not (self._is_since(e) and (self._is_ranked(self._trigger(happening)) or self._is_behind_rank(e)))

    def _is_behind_rank(self, e: TimeExpression) -> bool:
        """Whether "since" and a time are behind a word that ranks: "the deadliest since", "for the first time since"."""
        tokens, at = self.tree.tokens, bisect.bisect_left(self.starts, e.start)
        for i in range(at - 1, max(at - RANKED, -1), -1):
            if tokens[i].tag in ("JJS", "RBS") or tokens[i].lemma.lower() in self.tree.words.grammar["firsts"]:
                return True
            if tokens[i].pos in ("VERB", "AUX") or tokens[i].text in (".", ";"):
                return False
        return False

    def _is_of_part(self, e: TimeExpression, at: int) -> bool:
        """Whether a time only dates one of those that are counted: "three have died, including one on Friday"."""
        tokens, end = self.tree.tokens, bisect.bisect_left(self.starts, e.start)
        parts = self.tree.words.grammar["including"]
        last = next((i for i in range(end - 1, at, -1) if tokens[i].lemma.lower() in parts), None)
        return last is not None and not any(t.text in (",", ";") or t.pos == "VERB" for t in tokens[last + 1 : end])

    def _is_ranked(self, at: int) -> bool:
        """Whether a noun is ranked among others: "the largest march since …", "the first democratic vote since …"."""
        ranks = (i for own in self.tree.of(at, "amod") for i in (own, *self.tree.of(own, "advmod")))
        firsts = self.tree.words.grammar["firsts"]
        return any(self.tree.tokens[i].tag in ("JJS", "RBS") or self.tree.tokens[i].lemma.lower() in firsts for i in ranks)

    def _is_since(self, e: TimeExpression) -> bool:
        """Whether a time says since when: "since 1990", "since the end of the war in 1990"."""
        above = (self.heads[e], *self.tree.up(self.heads[e]))
        words = (self.tree.tokens[c].lemma for up in above for c in self.tree.of(up, "case", "mark"))
        return any(self.language.bound.get(w) == "since" and w not in self.language.ranges[0][0] for w in words)

    def _is_left(self, e: TimeExpression) -> bool:
        """Whether something is moved away from a time: the word before it opens a range."""
        before = bisect.bisect_left(self.starts, e.start) - 1
        return before >= 0 and self.tree.tokens[before].text.lower() in self.language.ranges[0][0]

    def moves(self, happening: Happening) -> bool:
        """Whether a happening is the moving of something to another day."""
        return self._is_moving(self._trigger(happening))

    def _is_moving(self, at: int) -> bool:
        """Whether a verb moves something to another day: "postponed", "put off"."""
        words = " ".join(t.text for t in self.tree.tokens[at : at + 2])
        return self.language.moving.match(words) is not None

    def _is_moved_to(self, at: int, head: int) -> bool:
        """Whether a happening is moved to a time: both hang on the verb that moves it."""
        verb = self.tree.tokens[at].head
        moved = verb != at and self.tree.has(at, "obj", "nsubj") and self._is_moving(verb)
        return moved and verb in self.tree.up(head)

    def _is_set_for(self, at: int, head: int) -> bool:
        """Whether a noun is what somebody sets for a time: "called a strike for 20 May"."""
        tokens = self.tree.tokens
        beside = tokens[at].pos == "NOUN" and self.tree.has(at, "obj", "obl") and tokens[head].head == tokens[at].head
        return beside and any(tokens[c].text.lower() in self.tree.words.grammar["for"] for c in self.tree.of(head, "case"))

    def value(self, expression: TimeExpression, happening: Happening) -> When:
        """What an expression says of a happening: "a day after X" says one thing of X and another of the rest."""
        if expression.other is not None and self._is_counted_from(expression, happening.start):
            return expression.other
        at = self._trigger(happening)
        if expression.plain is not None and (self._moment(at) is expression or self._names(expression, at)):
            return expression.plain
        return bounded(expression.value, "since") if self._runs_from(expression, happening) else expression.value

    def _is_counted_from(self, e: TimeExpression, at: int) -> bool:
        """Whether something is the X of "a day after X", or what that is done to: also the sit-in of "a month after soldiers
        broke up a sit-in", not the arrest of "a day after the bloc suspended the country over the arrest"."""
        while not self._counted_from(e, at):
            up = self.tree.tokens[at].head
            part = self.tree.has(at, "obj", "nsubj", "conj", "xcomp", "ccomp") or self._is_at_once(at, up)
            if up == at or not part or self.tree.tokens[up].start < e.end:
                return False
            at = up
        return True

    def _names(self, e: TimeExpression, at: int) -> bool:
        """Whether a time stands in the name of what a noun tells: the day of "after the 6 May election" is the election's."""
        head = self.heads[e]
        return self.tree.tokens[head].head == at > head and self.tree.has(head, "compound", "amod", "nummod", "nmod:unmarked")

    def _runs_from(self, e: TimeExpression, happening: Happening) -> bool:
        """Whether an expression dates what a happening has gone on since: "500 have died since fighting began on Monday"."""
        if self._is_behind_since(e, self._trigger(happening)):
            return True
        for up in (self.heads[e], *self.tree.up(self.heads[e])):
            if up != self.heads[e] and self._opens_stretch(up, self._trigger(happening)):
                return True
            marks = (self.tree.tokens[c].lemma for c in self.tree.of(up, "mark")) if self.tree.has(up, "advcl") else ()
            if any(self.language.bound.get(mark) == "since" for mark in marks):
                over = self._trigger(happening)
                return up not in (over, *self.tree.up(over)) and self.tree.tokens[up].head in (over, *self.tree.up(over))
        return False

    def _is_behind_since(self, e: TimeExpression, at: int) -> bool:
        """Whether a time stands behind words for since when something has gone on, and no comma before it, wherever the reader
        hangs it: "1,400 have been freed since the president signed a pardon on Tuesday"."""
        tokens, end = self.tree.tokens, bisect.bisect_left(self.starts, e.start)
        for i in range(end - 2, at, -1):
            if tokens[i].text in (",", ";", ":") or tokens[i].sentence != tokens[at].sentence:
                return False
            if tokens[i].relation in ("mark", "case") and self._opens_stretch(tokens[i].head, at):
                return self.language.bound.get(tokens[i].lemma) == "since"
        return False

    def _counted_from(self, e: TimeExpression, start: int) -> bool:
        """Whether a happening is the X of "a day after X": the first after it, with no comma and no other between, or one
        joined to that ("a day after gunmen attacked the post and burned it")."""
        tokens, first = self.tree.tokens, self.tree.tokens[start].head
        joined = tokens[start].pos == "VERB" and self.tree.has(start, "conj") and self.tree.has(first, "advcl")
        if joined and tokens[start].tag == tokens[first].tag:  # "after they had arrested him, and took him back" is not joined
            return self._counted_from(e, first)
        after = bisect.bisect_left(self.starts, e.end)
        if not after <= start < after + 14 or tokens[start].sentence != tokens[after].sentence:
            return False
        between = range(after, start)
        return not any(tokens[i].text in (",", ";", ":") or i in self.busy for i in between)

    def _hinted(self, happening: Happening) -> TimeExpression | None:
        scores: dict[TimeExpression, list[float]] = {}
        for role, token, probability in happening.roles:
            e = self.of_token.get(token) if role == "when" else None
            e = None if e and (self._is_of_other(e, happening) or self._is_of_part(e, self._trigger(happening))) else e
            e = None if e and self._is_of_end(e, happening) else e
            if e and not self._is_of_somebody(e, self._trigger(happening)) and (not e.moved or self._may_date(e, happening)):
                scores.setdefault(e, []).append(probability)
        means = {e: sum(p) / len(p) for e, p in scores.items()}
        best = max(means, key=lambda e: (means[e], -e.start), default=None)
        if best is None:
            return None
        needed = NEVER if self._is_elsewhere(best, self._trigger(happening)) else self._needed(best, happening)
        self.trace.note("when", f"the reader points to “{best.text}” with {means[best]:.0%} ({needed:.0%} needed to be heard)")
        return best if means[best] >= needed else None

    def _is_elsewhere(self, e: TimeExpression, at: int) -> bool:
        """Whether a time of another sentence cannot be heard: a word that only describes, or tells of the moment of what it
        hangs on, has none of its own."""
        tokens = self.tree.tokens
        if self._describes(at) and tokens[tokens[at].head].mention == "person":
            return tokens[self.heads[e]].head != at
        return tokens[self.heads[e]].sentence != tokens[at].sentence and self._is_at_once(at, tokens[at].head)

    def _tell(self, best: TimeExpression | None, cost: float) -> None:
        if best is None:
            others = f", though the report has {len(self.heads)}" if self.heads else ""
            self.trace.note("when", f"no words of time hang on it in its sentence{others}")
        else:
            self.trace.note("when", f"nearest in the sentence's tree: “{best.text}”, at a distance of {cost:g}")

    def _needed(self, e: TimeExpression, happening: Happening) -> float:
        """The probability a hint needs: more for the time of another happening, or of another sentence."""
        tokens = self.tree.tokens
        apart = tokens[self.heads[e]].sentence - tokens[happening.start].sentence
        if apart > 0 and (e.value.days is None or e.value.days > MONTH):
            return NEVER
        needed = HINTED if apart == 0 else HINTED_FAR
        owner = self._owner(e)
        if owner is not None and (self._only_agrees(owner, e, happening) or (apart and self._is_spoken(owner))):
            return NEVER
        return needed if owner is None or owner == happening.start else max(needed, HINTED_OWNED)

    def _is_spoken(self, owner: int) -> bool:
        """Whether what a time belongs to was done by saying it: a raid is not of the day when somebody condemned it."""
        spoken = next((h for h in self.tree.analysis.happenings if h.start == owner and h.types), None)
        return spoken is not None and nature(spoken.types[0][0]).speech is not None

    def _only_agrees(self, owner: int, e: TimeExpression, happening: Happening) -> bool:
        """Whether a time hangs on a verb in the past and what it makes is still to come and no occasion: "agreed on a truce on
        Saturday" says when they agreed, "agreed to a meeting on Saturday" may say when they meet."""
        tokens, noun = self.tree.tokens, happening.start
        made = tokens[noun].head == owner and self.tree.has(noun, "obj", "obl") and tokens[noun].pos == "NOUN"
        kind = nature(happening.types[0][0]) if happening.types else None
        bound = any(tokens[c].lemma in self.language.bound for c in self.tree.of(self.heads[e], "case"))  # "from Saturday"
        told = tokens[owner].tag in ("VBD", "VBN") and tokens[self.heads[e]].head == owner and not bound
        ahead = bool(happening.statuses) and happening.statuses[0][0] in TO_COME
        return made and told and ahead and kind is not None and not kind.occasion

    def _owner(self, e: TimeExpression) -> int | None:
        """Start of the happening that an expression stands right beside in the tree, if there is one."""
        if e not in self._owners:
            head = self.heads[e]
            likely = self._likely.get(self.tree.tokens[head].sentence, ())
            cost, start = min(((self._cost(h, e, head), h.start) for h in likely), default=(float(FAR), -1))
            self._owners[e] = start if cost <= 1.0 else None
        return self._owners[e]

    def _coordinated(self, e: TimeExpression) -> tuple[TimeExpression, ...]:
        """An expression and those joined to it by "and" or "or"."""
        head = self.heads[e]
        group = [e]
        for other, at in self.heads.items():
            if (
                other is not e
                and other.kind == e.kind
                and other.other is None
                and self.tree.has(at, "conj")
                and self.tree.tokens[at].head == head
            ):
                group.append(other)
        return tuple(sorted(group, key=lambda x: x.start))

    # ------------------------------------------------------------ the tree

    def _cost(self, happening: Happening, e: TimeExpression, head: int) -> float:
        """How far an expression is from a happening in the tree; FAR when it belongs elsewhere."""
        tokens = self.tree.tokens
        at = self._trigger(happening)
        if self._describes(at) and tokens[head].head != at:
            return FAR
        if tokens[at].sentence != tokens[head].sentence:
            return FAR
        if self._is_of_somebody(e, at):
            return FAR
        if self.of_token.get(at) is e:
            return FAR
        if e.bound in ("by", "until") and self._is_aim_below(tokens[head].head, at):
            return FAR
        if self._is_of_asking(e, at):
            return FAR
        asked = self._asked_in(e)
        if asked is not None:
            return FAR if asked == at else 0.5 if tokens[asked].head == at else self._through_governor(at, e, head)
        if e.other is not None and self._counted_from(e, happening.start):
            return 0.5
        if self._is_of_before(e, happening):
            return FAR
        moment = self._moment(at)
        if moment is not None:
            return 0.5 if moment is e else FAR
        if (e.moved and self._is_moved_to(at, head)) or (e.kind == "date" and self._is_set_for(at, head)):
            return 0.5
        down = self._down(at, head, happening)
        if down is not None:
            return down
        return self._through_governor(at, e, head)

    def _is_of_other(self, e: TimeExpression, happening: Happening) -> bool:
        """Whether words of time are those of the verb over or under a happening, or only rank it."""
        under = e.bound in ("by", "until") and self._is_aim_below(self.tree.tokens[self.heads[e]].head, happening.start)
        under |= self._is_of_before(e, happening) or self._is_of_asking(e, happening.start)
        return under or self._asked_in(e) == happening.start or not self._may_rank(e, happening)

    def _is_of_before(self, e: TimeExpression, happening: Happening) -> bool:
        """Whether a time is told with something that was before or after a happening: what is only a circumstance of the X of
        "a day after X", or what "after the fall of the town in May" hangs on."""
        at = self._trigger(happening)
        above = list(self.tree.up(at))
        if e.other is not None and any(self._counted_from(e, up) for up in above):
            return not self._is_counted_from(e, at)
        deed = self._deed_before(e)
        if deed is None or self._runs_from(e, happening):
            return False
        told = deed in self.busy or self.tree.tokens[deed].mention == "event"
        return told and at != deed and deed not in above

    def _deed_before(self, e: TimeExpression) -> int | None:
        """The noun right before a time that says after or before what something was: "after the fall of the town in May"."""
        tokens, end = self.tree.tokens, bisect.bisect_left(self.starts, e.start)
        first = self.tree.sentence(end)[0] if end < len(tokens) else end
        for i in range(end - 1, first - 1, -1):
            if tokens[i].pos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") or i in self.of_token:
                return None
            if any(self.language.bound.get(tokens[c].lemma) in ORDERING for c in self.tree.of(i, "case")):
                return i
        return None

    def _is_aim_below(self, verb: int, at: int) -> bool:
        """Whether a verb tells what another one aims at: the last day of "agreed to leave by May" is none of agreeing."""
        aim = self.tree.tokens[verb].tag == "VB" and bool(self.tree.of(verb, "mark"))
        return aim and verb != at and at in self.tree.up(verb)

    def _is_of_asking(self, e: TimeExpression, at: int) -> bool:
        """Whether a time is that of a French verb of demanding or promising, as it stands before the infinitive that tells what
        is demanded: "a appelé lundi ses partisans à défiler"."""
        tokens, words = self.tree.tokens, self.tree.words
        verb = tokens[at].head
        asks = words.code != "en" and tokens[verb].lemma in words.demanding | words.promising
        marks = self.tree.of(at, "mark") if asks and self.tree.has(at, "xcomp") else []
        return bool(marks) and tokens[verb].start < e.start < tokens[marks[0]].start

    def _asked_in(self, e: TimeExpression) -> int | None:
        """The verb that words of a time gone by hang on though it tells what is to be done: they are of the verb above,
        "ordered them to leave two weeks ago"."""
        tokens = self.tree.tokens
        verb = tokens[self.heads[e]].head
        if tokens[verb].tag != "VB" or not self.tree.has(verb, "xcomp", "ccomp") or self.heads[e] < verb:
            return None
        asked = self.tree.of(verb, "mark") and self.tree.of(tokens[verb].head, "obj", "iobj")
        return verb if asked and self.language.gone_by.search(e.text) else None

    def _is_of_somebody(self, e: TimeExpression, at: int) -> bool:
        """Whether an expression belongs to a person: "today's leader", or "the leader, in power since 2010," dates nothing that
        he did."""
        owner = self.tree.tokens[self.tree.tokens[self.heads[e]].head]
        if e.owns and (owner.mention == "person" or self.tree.words.is_office(owner.lemma)):
            return True
        return self._is_aside(self.heads[e], at)

    def _is_aside(self, head: int, at: int) -> bool:
        """Whether a time stands between two commas, behind somebody and right before the verb that tells what he did."""
        first, _ = self.tree.sentence(at)
        words = self.tree.tokens[first:at]
        group = next((i for i in range(at - 1, first - 1, -1) if not self.tree.has(i, "aux", "advmod")), first)
        commas = [first + i for i, t in enumerate(words) if t.text == "," and first + i < head]
        if not commas or not head < group or self.tree.tokens[group].text != ",":
            return False
        inside = (i for i in range(commas[-1] + 1, group) if i not in self.of_token)
        more = any(self.tree.tokens[i].pos not in ("ADP", "DET", "ADV") for i in inside)  # not "the mayor, on Monday, banned"
        return more and self.tree.tokens[commas[-1] - 1].mention in ("person", "organization")

    def _describes(self, at: int) -> bool:
        """Whether a word only describes the noun behind it: the day on which "the ousted president" spoke is not that of the
        ousting."""
        return self.tree.has(at, "amod") and self.tree.tokens[at].head > at

    def _trigger(self, happening: Happening) -> int:
        return self.tree.head_within(happening.start, happening.end)

    def _down(self, at: int, head: int, happening: Happening) -> float | None:
        """Steps from a trigger down to an expression; None when it is not below or another happening's clause lies between."""
        steps = 0.0
        if head == at:
            return None
        for up in (head, *self.tree.up(head)):
            if up == at:
                return steps
            carries = self.tree.has(up, "acl") and self.tree.tokens[up].lemma in self._carriers
            busy = up in self.busy and not happening.start <= up < happening.end
            apart = self._own_clause(up) or (busy and not carries)
            joined = self._is_at_once(up, at) or self._is_frame(up, at) or self._opens_stretch(up, at)
            if steps and apart and not joined:
                return None
            steps += 2 if apart else 1
        return None

    def _opens_stretch(self, noun: int, at: int) -> bool:
        """Whether a noun or clause tells since when something goes on: "in jail since his arrest in May"."""
        if self.tree.tokens[noun].head != at or not self.tree.has(noun, "obl", "advcl") or not self.tree.is_predicate(at):
            return False
        cases = (self.tree.tokens[c].lemma for c in self.tree.of(noun, "case", "mark"))
        return any(self.language.bound.get(word) == "since" and word not in self.language.ranges[0][0] for word in cases)

    def _is_at_once(self, clause: int, at: int) -> bool:
        """Whether a clause tells of the moment of what it hangs on: "two were hurt when police stormed the camp on Friday",
        "when rebels came in June, the soldiers fled"."""
        words = AT_ONCE if clause > at else self.language.whens
        marks = self.tree.of(clause, "mark", "advmod") if self.tree.has(clause, "advcl") else ()
        return self.tree.tokens[clause].head == at and any(self.tree.tokens[m].lemma in words for m in marks)

    def _moment(self, at: int) -> TimeExpression | None:
        """The time right before the clause with "when" that a verb heads: "in jail since Monday, when the army took power"."""
        tokens = self.tree.tokens
        units = self.tree.words.grammar["time_units"]
        marks = self.tree.of(at, "mark", "advmod", "obl")
        mark = next((m for m in marks if m < at and tokens[m].lemma in self.language.whens), None)
        if mark is not None:
            before = mark - 1
        else:
            days = (tokens[at].head, *self.tree.of(at, "obl")) if self.tree.has(at, "acl") else self.tree.of(at, "obl")
            before = next((i for i in days if i < at and tokens[i].lemma in units and i not in self.of_token), -1)
        if before < 0:
            return None
        if tokens[before].lemma in units and before not in self.of_token:  # "July 26, the day when"
            before = min((before, *self.tree.of(before, "det", "case"))) - 1
            if before < 0 or tokens[before].text != ",":
                return None
        before = before if before < 0 or tokens[before].text != "," else before - 1
        dated = (i for i in self.tree.of(before, "nmod", "compound", "amod") if i in self.of_token) if before >= 0 else ()
        return self.of_token.get(before) or self.of_token.get(next(iter(dated), -1))  # "in a May speech, when he …"

    def _own_clause(self, i: int) -> bool:
        """Whether a token heads a clause of its own; "the talks held on Monday", "the embargo decided on Monday" have none."""
        if self.tree.has(i, "acl") and self.tree.tokens[i].lemma in self._carriers:
            return False
        return self.tree.has(i, "ccomp", "acl", "advcl", "parataxis") or (
            self.tree.has(i, "conj") and self.tree.is_predicate(i)
        )

    def _through_governor(self, at: int, e: TimeExpression, head: int) -> float:
        """Over the verb that a trigger hangs on: "the coup took place on Monday", "began arresting on Monday", a time at the
        start of the sentence; a verb of saying keeps its time for itself."""
        tokens, cost, below = self.tree.tokens, 2.0, at
        for up in self.tree.up(at):
            relation = tokens[below].relation
            if relation.split(":")[0] in ("ccomp", "parataxis") or relation == "acl:relcl":
                return FAR
            if cost > HIGHEST:
                return FAR
            if self._holds(up, head):
                first = e.start < tokens[min(self._subject(up), up)].start
                if relation == "conj" and not first and self.tree.is_predicate(below) and self._subject(below) != below:
                    return FAR
                if relation == "conj" and below == at and self._has_below(at, e):
                    return FAR
                if tokens[up].lemma in self.language.speech or (relation == "conj" and self._comes_later(below, up)):
                    return FAR
                if self._is_at_once(below, up) and e.start < tokens[below].start:
                    return cost
                if (
                    up in self.busy
                    and not (first and relation in ("conj", "xcomp", "advcl"))
                    and tokens[up].lemma not in self.language.light
                ):
                    return FAR if relation not in ("conj", "xcomp") or cost == HIGHEST else cost + 3
                return cost
            if up in self.busy and self._has_own(up, e):
                return FAR
            cost += 1
            below = up
        return FAR

    def _comes_later(self, verb: int, first: int) -> bool:
        """Whether a verb joined to another one tells of another time: "fell in May and has since been rebuilt", "but then"."""
        grammar = self.tree.words.grammar
        if any(self.tree.tokens[i].text.lower() in grammar["afterwards"] for i in self.tree.of(verb, "advmod")):
            return True
        one, two = ({self.tree.tokens[i].lemma.lower() for i in self.tree.of(v, "aux")} for v in (verb, first))
        return bool((one - two) & (grammar["have"] | grammar["will"]))

    def _has_below(self, verb: int, e: TimeExpression) -> bool:
        """Whether another day or month stands in what a verb is told with: "fled in May and was put
        under house arrest in June"."""
        here = self._by_sentence.get(self.tree.tokens[verb].sentence, ())
        return any(o is not e and o.value.dated and self._is_inside(head, verb) for o, head in here)

    def _is_inside(self, head: int, verb: int) -> bool:
        """Whether a word hangs on a verb with no clause between."""
        above = list(self.tree.up(head))
        return verb in above and not any(self._own_clause(i) for i in above[: above.index(verb)])

    def _has_own(self, verb: int, e: TimeExpression) -> bool:
        """Whether another day or month hangs on a verb: what hangs on the verb has none from farther up."""
        here = self._by_sentence.get(self.tree.tokens[verb].sentence, ())
        return any(o is not e and o.value.dated and self._holds(verb, head) for o, head in here)

    def _holds(self, verb: int, head: int) -> bool:
        """Whether an expression hangs directly on a verb or noun (through a noun phrase of time at most)."""
        for steps, up in enumerate((head, *self.tree.up(head))):
            if up == verb:
                return steps > 0
            apart = self._own_clause(up) or up in self.busy or self._is_thing(up)
            if steps > 2 or (steps and apart and not self._is_frame(up, verb)):
                return False
        return False

    def _is_frame(self, noun: int, verb: int) -> bool:
        """Whether a noun tells of the occasion on which its verb was: "during a visit on Sunday he urged both sides …"."""
        spoken = self.tree.tokens[noun].lemma in self.tree.words.speech_nouns
        occasion = spoken or self.tree.tokens[noun].mention == "event" or noun in self.busy
        if not occasion or self.tree.tokens[noun].head != verb or not self.tree.has(noun, "obl"):
            return False
        if spoken:  # "called it treason in a speech on Saturday"
            return True
        return any(self.tree.tokens[c].text.lower() in self.language.framing for c in self.tree.of(noun, "case"))

    def _is_thing(self, i: int) -> bool:
        """Whether a token is a noun and no time: what hangs on it dates it alone."""
        return i not in self.of_token and self.tree.tokens[i].pos in ("NOUN", "PROPN")

    def _subject(self, verb: int) -> int:
        return min(self.tree.of(verb, "nsubj", "csubj", "expl"), default=verb)
