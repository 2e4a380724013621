"""What became of promises, deadlines and agreements, as far as the reports of a case tell.

A later report settles one by a deed (the same kind of deed by the same people, whatever its words), by words on the promise
itself ("broke his word"), by a new day ("put off to June"), by a deadline that has run out, or, of a truce, by an attack of one
who agreed to it. Law: that no report tells of it does not make it missed; nor does a report that it is not done yet while there
was still time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from dateline.knowledge import country
from dateline.link.words import families_in, families_of, split_words, stems
from dateline.model import Chronology, Claim
from dateline.query.names import lands_of
from dateline.vocabulary import nature, same_deeds
from dateline.when import UNKNOWN, When

State = Literal["kept", "missed", "moved", "pending", "unknown"]

DONE = frozenset({"happened", "ongoing"})
NOT_DONE = frozenset({"denied", "attempted"})
STILL_TO_COME = frozenset({"planned", "called_for", "hypothetical"})
NEAR = timedelta(days=2)
"""How far the day on which a deadline ran out may be from the day that was counted for it."""
HALF_YEAR = timedelta(days=183)
NEXT = 5
"""Words behind a verb in which what is signed is named."""
PARTICLES = frozenset({"out", "off", "up", "down", "over", "away"})
LONG = 5
"""Letters with which two words begin that are of one root."""
SENTENCE = 160
"""Characters behind a word that are looked at for the end of its sentence."""
WHOLE = 0.95
"""The part of a promised number that is as good as all."""
DEADLINES = r"(?:deadlines?|ultimatums?|cut-off|echeances?|delais?|dates? butoirs?)"
_WORD_GIVEN = (
    r"(?:promises?|pledges?|vows?|commitments?|undertakings?|word|deal|agreement|accord|pact|treaty|truce|ceasefire"
    r"|promesses?|engagements?|parole|treve|cessez-le-feu)"
)
_KEPT = r"(?:kept|keeping|honou?red|fulfilled|tenue?s?|respectee?s?)"
_BROKEN = (
    r"(?:broke|broken|breaking|breached|violated|violating|reneged on|trahie?s?|violee?s?|rompue?s?"
    r"|(?:not|never|failed to) (?:been |yet )*(?:kept|keep|honou?r(?:ed)?|fulfil(?:led)?)"
    r"|pas (?:ete )?(?:tenue?s?|respectee?s?))"
)


def of_old(verb: str) -> re.Pattern[str]:
    """What somebody has promised as that of which a verb tells: "kept his word", "the promise made by him had been kept"."""
    return re.compile(rf"\b{verb}(?: \w+){{0,2}} {_WORD_GIVEN}\b|\b{_WORD_GIVEN}(?: \w+){{0,6}} {verb}\b")


_BREAKING = re.compile(r"broke|broken|breach\w*|violat\w*|reneged(?: on)?|trahi\w*|viole\w*|romp\w*")
NEWS: tuple[tuple[bool, re.Pattern[str]], ...] = ((False, of_old(_BROKEN)), (True, of_old(_KEPT)))
"""By which words a report tells whether what somebody promised before was kept, accents folded."""
_UNDONE = re.compile(
    r"\b(?:did|has|have|had|was|were) (?:not|never)\b(?: \w+){1,12} "
    r"(?:as|though|although|despite)(?: \w+){0,4} (?:promised?|pledged?|vow|vowed|agreed)\b"
    r"|\b(?:missed|overran|let pass)(?: \w+){0,3} deadline\b|\bn ?a pas\b(?: \w+){1,12} comme(?: \w+){0,4} promis\b"
)
"""Words by which a report tells, of whatever deed, that what was promised of it did not come about."""
_BEGINNING = re.compile(r"\b(?:beg[aiu]ns?|beginning|start(?:s|ed|ing)?|commence\w*)(?: to)?$")
"""Words before a deed by which a report tells that it begins, accents folded."""
_RUN_OUT = (
    r"(?:expired?s?|expiring|passed|ran out|run out|lapsed?|elapsed?|came and went|(?:go|goes|going|went|gone) by|slip(?:ped)?"
    r"|expiree?s?|passee?s?|ecoulee?s?)"
)
_LAPSED = re.compile(rf"\b{DEADLINES}\b(?: [\w-]+){{0,8}} {_RUN_OUT}\b|\b(?:expiry|expiration) (?:of|de) \w+ {DEADLINES}\b")
"""Words by which a report tells that a time which was set has run out, accents folded."""
_IN_TIME = r"(?:met|meeting|meets|kept to|ahead of|(?:before|avant) (?:the|a|an|l|le)|respectee?|tenue?)"
_MET = re.compile(rf"\b{_IN_TIME} (?:[\w-]+ ){{0,3}}{DEADLINES}\b")
"""Words by which a report tells that something was done by the time that was set, accents folded."""
_SET = re.compile(DEADLINES)
_OVERDUE = re.compile(
    rf"\b(?:fail\w*|unable|did not|was not|were not|never|n a pas|n ont pas)\b(?: [\w-]+){{1,8}} "
    rf"(?:by|before|within|avant|dans) (?:the|that|this|its|their|le|la|l|ce|cette|son|leur) {DEADLINES}\b"
    rf"|\b(?:missed|overran|let pass)(?: \w+){{0,3}} {DEADLINES}\b"
)
"""Words right behind a promise by which its own report tells that its time passed without it, accents folded."""
_FAILING = re.compile(r"^(?:(?:fail|refus|declin|neglect)\w* (?:to|a|de) (?=\w))")
"""How a claim's words begin that tell of a deed as one that somebody did not do: "failed to pay"."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as it was first told: the claims that carry it, and those of the act of promising it."""

    event: str
    claims: tuple[Claim, ...]
    acts: tuple[Claim, ...]
    due: When
    since: date | None
    """The day of the first report."""
    agreed_by: tuple[str, ...] = ()
    """The parties to the agreement under which it is to be done, where its own words name nobody."""

    @property
    def types(self) -> frozenset[str]:
        """The types under which reports may tell of the deed."""
        own = {c.type for c in self.claims}
        return frozenset(own.union(*map(same_deeds, own)))

    @property
    def parties(self) -> frozenset[str]:
        """Those who promised it or are to do it."""
        return frozenset(self.agreed_by).union(f.name for c in (*self.claims, *self.acts) for f in c.actors)

    @property
    def made(self) -> date | None:
        """The day of the promise where that is told, else that of the first report."""
        days = [c.when.earliest for c in self.acts if c.when.dated and c.when.earliest is not None]
        return min(days, default=self.since)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a commitment, why, the claims that show it, and the new time if there is one."""

    state: State
    because: str
    shown: Sequence[Claim] = ()
    moved_to: When = UNKNOWN


@dataclass(frozen=True)
class Outcomes:
    """The claims that can have been read on a day, and what they tell of promises made before."""

    chronology: Chronology
    claims: Sequence[Claim]
    home: Mapping[str, str]
    """Claim → the event that it is part of."""
    day: date | None
    _ends: dict[str, list[Claim]] = field(default_factory=dict)

    @cached_property
    def news(self) -> Mapping[str, bool]:
        """The claims that tell whether a promise made before was kept."""
        return {c.id: kept for c in self.claims if (kept := self._news_in(c)) is not None}

    @cached_property
    def put_off(self) -> frozenset[str]:
        """The claims that tell of a putting off: those of the act, and of what it puts off ("agreed to delay the vote")."""
        by_report: defaultdict[str, list[Claim]] = defaultdict(list)
        acts = [c for c in self.claims if _puts_off(c)]
        for act in acts:
            by_report[act.article].append(act)
        moved = (c for c in self.claims if any(_joins(act, c) for act in by_report[c.article]))
        return frozenset(c.id for c in (*acts, *moved))

    @cached_property
    def ended(self) -> Mapping[str, bool]:
        """The claims that tell that a deadline has run out (False), or that it was met (True)."""
        told = {c.id: f"{self._words(c)} | {self._behind(c)}" for c in self.claims if self._is_set(c)}
        return {id: met for id, words in told.items() if (met := bool(_MET.search(words))) or _LAPSED.search(words)}

    @property
    def old(self) -> frozenset[str]:
        """All claims that tell of a promise made before, and make none."""
        return self.put_off | self.news.keys() | self.ended.keys()

    def out(self, claim: Claim) -> date | None:
        """The last day on which the report of a claim can have appeared."""
        return self.chronology.articles[claim.article].published.latest

    def judge_all(self, promises: Sequence[Promise]) -> list[Verdict]:
        """What became of some promises. One who made no other of them is meant by news of his promise."""
        for claim in (c for c in self.claims if c.id in self.ended):
            if (promise := self._run_out(claim, promises)) is not None:
                self._ends.setdefault(promise.event, []).append(claim)
        makers = [name for promise in promises for name in promise.parties]
        return [self._judge(p, self._later(p, {n for n in p.parties if makers.count(n) == 1})) for p in promises]

    # ------------------------------------------------------------ what tells of a promise

    def _news_in(self, claim: Claim) -> bool | None:
        """Whether a claim tells that a promise made before was kept (True) or broken (False); None when it tells neither."""
        if claim.status not in DONE:
            return None
        words = self._words(claim)
        if _UNDONE.search(words):
            return False
        if claim.status != "happened" or not (
            is_promise(claim) or _BREAKING.fullmatch(" ".join(split_words(claim.trigger_text)))
        ):
            return None
        return next((kept for kept, pattern in NEWS if pattern.search(words)), None)

    def _words(self, claim: Claim) -> str:
        return " ".join(split_words(self.chronology.articles[claim.article].quote(claim.quote)))

    def _behind(self, claim: Claim) -> str:
        """What stands from a claim's word to the end of its sentence."""
        text = self.chronology.articles[claim.article].text[claim.trigger.start : claim.trigger.start + SENTENCE]
        return " ".join(split_words(re.split(r"[.;\n]", text)[0]))

    def _is_set(self, claim: Claim) -> bool:
        return claim.status in DONE and _SET.fullmatch(" ".join(split_words(claim.trigger_text))) is not None

    def _run_out(self, claim: Claim, promises: Iterable[Promise]) -> Promise | None:
        """The promise whose time has run out, of those that share somebody with the report: the one due on that day, else the
        one due last."""
        day, told = self.out(claim), self._named[claim.article]
        at_once = [p for p in promises if any(_is_set_for(claim, c) for c in p.claims)]
        if at_once:
            return at_once[0]
        ours = [p for p in promises if p.due.latest and day and p.due.latest < day and self._names(p) & told]
        if not ours and claim.when.dated:  # nobody whom they share is named, but the day is that of its end
            of_story = (p for p in promises if self._is_of_one_story(p, claim) and day and p.since and p.since < day)
            ours = [p for p in of_story if _is_near(p.due, claim.when)]
        if claim.when.dated:
            ours = [p for p in ours if _is_near(p.due, claim.when)] or ours
        return max(ours, key=lambda p: (self.home[claim.id] == p.event, p.due.order, p.event), default=None)

    @cached_property
    def _named(self) -> Mapping[str, frozenset[str]]:
        """Everybody and every country that the claims of a report name."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for c in self.claims:
            found[c.article] |= _all_names(c)
        return defaultdict(frozenset, {article: frozenset(names) for article, names in found.items()})

    def _names(self, promise: Promise) -> frozenset[str]:
        own = frozenset[str]().union(promise.parties, *(_all_names(c) for c in (*promise.claims, *promise.acts)))
        return own or self._named[promise.claims[0].article]

    def _later(self, promise: Promise, alone: Collection[str]) -> list[Claim]:
        """What reports of a later day tell of the same deed, or of the promise itself, in order of publication. `alone` are
        those of its parties who made no other."""
        own = {c.id for c in (*promise.claims, *promise.acts)}
        found = [c for c in self.claims if c.id not in own and self._is_later(promise, c) and self._tells_of(promise, c, alone)]
        return sorted(found, key=lambda c: (self.chronology.articles[c.article].published.order, c.article, c.trigger, c.id))

    def _is_later(self, promise: Promise, claim: Claim) -> bool:
        day = self.out(claim)
        if nature(claim.type).demands and claim.status in DONE and all(binds(c) for c in promise.claims):
            return any(claim.id == c.id for c in self._ends.get(promise.event, ()))  # told of again: not kept by that
        if claim.status in NOT_DONE and any(
            claim.quote.contains(c.trigger) and claim.trigger < c.trigger for c in promise.claims
        ):
            return True  # "they have not paid what they promised": both are told at once
        return day is not None and promise.since is not None and day > promise.since

    def _tells_of(self, promise: Promise, claim: Claim, alone: Collection[str]) -> bool:
        events = {self.home[c.id] for c in promise.claims}
        made = events | {self.home[c.id] for c in promise.acts}
        if claim.id in self.ended:
            return any(claim.id == c.id for c in self._ends.get(promise.event, ()))
        if (failed := _failed_at(claim)) is not None:
            return shares_party(promise, claim) and _names_deed(promise, failed)
        if claim.id in self.news:
            meant = frozenset(alone) & {f.name for f in claim.actors}
            truce = self._is_truce(promise) and "ceasefire" in families_in(self._words(claim)) and shares_party(promise, claim)
            return self.home[claim.id] in made or bool(meant) or truce
        if claim.status in DONE and claim.id not in self.put_off and all(map(_is_agreed, promise.claims)):
            return self._breaks(promise, claim)  # an agreement that is told again is not kept by that
        if _is_before(claim, promise) or _is_too_early(claim, promise) or self._is_not_to_be(claim):
            return False
        if self.home[claim.id] in events and not is_other_vote(promise, claim):
            return True
        if _puts_off(claim):
            return self.moves(promise, claim)
        return (
            is_same_deed(promise, claim)
            or self._is_by_nobody(promise, claim)
            or self._denies(claim, made)
            or self._breaks(promise, claim)
        )

    def _is_of_one_story(self, promise: Promise, claim: Claim) -> bool:
        """Whether the report of a claim names somebody or some country that the first report of a promise names."""
        ours = self._names(promise) | self._named[promise.claims[0].article]
        return bool(ours & self._named[claim.article])

    def moves(self, promise: Promise, act: Claim) -> bool:
        """Whether a putting off is of what was promised: its words name the deed, and its report is of the same story."""
        if not _names_deed(promise, self._words(act)) or is_other_vote(promise, act):
            return False
        return self._is_of_one_story(promise, act)

    def _is_by_nobody(self, promise: Promise, claim: Claim) -> bool:
        """Whether a claim tells of a deed that somebody said would be done by some day, and not by whom ("all will be freed by
        Friday"): by type and words, in a report of the same story, and done to nobody else."""
        if any(c.actors for c in promise.claims) or not promise.due.known or is_promise(claim) or is_vote(claim):
            return False
        if claim.type not in promise.types or not _is_worded_so(promise, claim):
            return False
        ours, theirs = _objects(promise.claims), _objects([claim])
        return not (ours and theirs and not ours & theirs) and self._is_of_one_story(promise, claim)

    @cached_property
    def _made(self) -> Mapping[str, Sequence[Claim]]:
        """The promises that were made, by report."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if is_made(claim):
                found[claim.article].append(claim)
        return found

    def _is_not_to_be(self, claim: Claim) -> bool:
        """Whether somebody promised not to make a claim true: "promised no revenge"."""
        made = self._made.get(claim.article, ())
        return claim.status in NOT_DONE and any(m.quote.contains(claim.trigger) and m.trigger < claim.trigger for m in made)

    def _denies(self, claim: Claim, made: Collection[str]) -> bool:
        """Whether what is denied is called what was promised then: "has not received the aid that France pledged"."""
        inside = (m for m in self._made.get(claim.article, ()) if claim.quote.contains(m.trigger) and claim.trigger < m.trigger)
        return claim.status in NOT_DONE and any(self.home[m.id] in made for m in inside)

    # ------------------------------------------------------------ what they show

    def _judge(self, promise: Promise, later: Sequence[Claim]) -> Verdict:
        """What was done settles it, unless it was put off first, or later reports say that the promise was broken; then what
        was not done in time, then a new time; else the day decides whether it is still to come."""
        order = {c.id: n for n, c in enumerate(later)}
        breaches = [c for c in later if self._breaks(promise, c)]
        lapsed = [c for c in self._ends.get(promise.event, ()) if not self.ended[c.id]]
        moving = [c for c in later if self._is_moving(promise, c)]
        told = {c.id for c in (*breaches, *lapsed, *moving)} | {c.id for c in later if _failed_at(c) is not None}
        done = [c for c in later if c.id not in told and self.news.get(c.id, c.status in DONE)]
        moved = next((t for c in reversed(moving) if (t := self._new_time(promise, c)).known), UNKNOWN)
        after = [c for c in done if moving and order[moving[0].id] < order[c.id]]
        if after:
            return Verdict("moved", "it was put off, and a later report tells it as done", [*moving, *after], moved)
        broken = [c for c in later if not self.news.get(c.id, True) and (not done or order[done[-1].id] < order[c.id])]
        late = [c for c in done if promise.due.known and promise.due.before(c.when) and c.id not in self.news]
        in_time = [] if done and broken else [c for c in done if c not in late]
        part = self._part_of(promise, in_time) or self._begun(promise, in_time)
        if in_time and not part:
            return Verdict("kept", "a later report tells it as done", in_time)
        if late:
            return Verdict("missed", f"done only after the time named: {late[0].when}", late)
        failed = broken or self._failed(moved if moved.known else promise.due, later)
        settled = self._missed(failed, breaches, lapsed)
        if settled and not (moving and order[settled.shown[-1].id] < order[moving[-1].id]):
            return settled
        if moving:
            because = f"a later report names {moved}" if moved.known else "a later report says that it was put off"
            return Verdict("moved", because, moving, moved)
        if (kept := self._kept_at_once(promise)) is not None:
            because = f"the report that tells of it says that it was {'' if kept else 'not '}kept"
            return Verdict("kept" if kept else "missed", because, promise.claims)
        if overdue := self._overdue(promise):
            return Verdict("missed", "the report that tells of it says that it was not done in time", overdue)
        return self._by_day(promise.due, part, in_time)

    def _begun(self, promise: Promise, done: Sequence[Claim]) -> str:
        """Words for what later reports tell only to have begun, where more was promised than to begin; else none."""
        begins = [self._is_beginning(c) for c in done]
        only = bool(begins) and all(begins) and not any(map(self._is_beginning, promise.claims))
        return "it has begun" if only else ""

    def _is_beginning(self, claim: Claim) -> bool:
        """Whether the words right before a deed say that it begins: "began withdrawing"."""
        text, at = self.chronology.articles[claim.article].text, claim.trigger.start
        return _BEGINNING.search(" ".join(split_words(text[max(0, at - SENTENCE) : at]))) is not None

    def _kept_at_once(self, promise: Promise) -> bool | None:
        """Whether the words right before what was promised tell that it was kept (True) or broken: "kept his pledge to go"."""
        for claim in promise.claims:
            text, at = self.chronology.articles[claim.article].text, claim.trigger.start
            words = " ".join(split_words(re.split(r"[.;:\n]", text[max(0, at - SENTENCE) : at])[-1]))
            for kept, verbs in ((False, _BROKEN), (True, _KEPT)):
                if re.search(rf"\b{verbs}(?: \w+){{0,2}} {_WORD_GIVEN} (?:to|of|that|not|de|d|que)\b(?: \w+){{0,4}}$", words):
                    return kept
        return None

    def _overdue(self, promise: Promise) -> list[Claim]:
        """The claims by which the report of a promise that names a time tells, in the same sentence or the next, that the time
        passed without it."""
        for claim in promise.claims if promise.due.known else ():
            text, end = self.chronology.articles[claim.article].text, claim.trigger.end
            for _ in range(2):
                start, end = end, end + len(re.split(r"(?<=[.;!?])\s|\n", text[end : end + 2 * SENTENCE])[0]) + 1
                if _OVERDUE.search(" ".join(split_words(text[start:end]))):
                    told = [c for c in self.claims if c.article == claim.article and start <= c.trigger.start < end]
                    return [c for c in told if c not in promise.claims] or [claim]
        return []

    def _failed(self, due: When, later: Iterable[Claim]) -> list[Claim]:
        """The claims that tell when there was no time left that something was not done."""
        unsettled = (c for c in later if c.id not in self.put_off and c.id not in self.news)
        not_done = (c for c in unsettled if c.status in NOT_DONE or _failed_at(c) is not None)
        return [c for c in not_done if due.latest is None or (day := self.out(c)) is None or day > due.latest]

    @staticmethod
    def _missed(failed: Sequence[Claim], breaches: Sequence[Claim], lapsed: Sequence[Claim]) -> Verdict | None:
        """The verdict of what tells best that a promise was not kept."""
        if breaches:
            return Verdict("missed", "a later report tells of an attack by one who agreed to it", breaches)
        if failed:
            return Verdict("missed", "a later report says that it was not done", failed)
        because = "a later report says that its time ran out, and none that it was done"
        return Verdict("missed", because, lapsed) if lapsed else None

    def _by_day(self, due: When, part: str, done: Sequence[Claim]) -> Verdict:
        """What is to be said of a promise that no report settles."""
        told = f"; done in part: {part}" if part else ""
        if due.latest is None:
            return Verdict("unknown", f"no time is named for it, and no later report tells of it{told}", done)
        if self.day is not None and self.day <= due.latest:
            return Verdict("pending", f"its time had not passed on {self.day.isoformat()}{told}", done)
        return Verdict("unknown", f"its time has passed, and no report says what became of it{told}", done)

    def _is_moving(self, promise: Promise, claim: Claim) -> bool:
        later = claim.status in STILL_TO_COME and _is_other_time(promise.due, claim.when)
        return claim.id in self.put_off or (later and not self._is_vowed_anew(promise, claim))

    def _is_vowed_anew(self, promise: Promise, claim: Claim) -> bool:
        """Whether another person than those who promised something promises it: his own promise, and no new day for theirs."""
        made = (m for m in self._made.get(claim.article, ()) if m.quote.contains(claim.trigger) and m.trigger < claim.trigger)
        makers = {f.name for m in made for f in m.actors}
        people = (self._persons(makers), self._persons(f.name for c in promise.acts for f in c.actors))
        return all(people) and people[0].isdisjoint(people[1])

    def _persons(self, names: Iterable[str]) -> frozenset[str]:
        known = self.chronology.actors
        return frozenset(n for n in names if n in known and known[n].kind == "person")

    def _is_truce(self, promise: Promise) -> bool:
        """Whether what is promised is that arms fall silent: "signed a ceasefire", "fighting is to stop"."""
        for claim in promise.claims:
            after = self.chronology.articles[claim.article].text[claim.trigger.end : claim.quote.end]
            named = families_of(claim.trigger_text) | families_of(claim.mode or "")
            signed = is_made(claim) and "ceasefire" in families_in(" ".join(after.split()[:NEXT]))
            if signed or "ceasefire" in named or claim.mode == "end-conflict":
                return True
        return False

    def _breaks(self, promise: Promise, claim: Claim) -> bool:
        """Whether a claim is an attack by one who agreed to a truce, when it was to be in force."""
        if claim.status not in DONE or not _is_attack(claim) or _is_before(claim, promise) or not self._is_truce(promise):
            return False
        begun = promise.due.latest is None or (claim.when.earliest is not None and claim.when.earliest >= promise.due.latest)
        return begun and claim.when.dated and shares_party(promise, claim)

    def _new_time(self, promise: Promise, claim: Claim) -> When:
        """To when a claim puts off what was promised; unknown when it does not say. The day of a putting off itself is over."""
        own, out = claim.commitment.due if claim.commitment is not None else UNKNOWN, self.out(claim)
        ahead = claim.status in STILL_TO_COME or (
            out is not None and claim.when.earliest is not None and claim.when.earliest > out
        )
        when = own if own.known else claim.when if ahead else UNKNOWN
        return when if when.known and (not promise.due.known or _is_other_time(promise.due, when)) else UNKNOWN

    def _part_of(self, promise: Promise, done: Sequence[Claim]) -> str:
        """How much of a promised number was done ("40 of 120"), where every report that tells of it gives a number; or by whom
        alone, of several who promised it; else ""."""
        if not done:
            return ""
        promised = {f.unit: f.value for c in promise.claims for f in c.figures}
        for unit, whole in promised.items():
            sums: dict[str, float] = {}
            for claim in done:
                told = max((f.value for f in claim.figures if f.unit == unit), default=whole)
                sums[self.home[claim.id]] = max(told, sums.get(self.home[claim.id], 0))
            if sum(sums.values()) < WHOLE * whole:
                return f"{sum(sums.values()):g} of {whole:g}"
        makers = {f.name for c in promise.claims for f in c.actors}
        doers = {f.name for c in done for f in c.actors}
        single = all(self._is_state(name) for name in makers | doers)
        return f"by {', '.join(sorted(doers))}" if single and doers < makers else ""

    def _is_state(self, name: str) -> bool:
        actor = self.chronology.actors.get(name)
        return actor is not None and actor.kind == "state"


# ------------------------------------------------------------ kinds of claims


def is_promise(claim: Claim) -> bool:
    """Whether a claim is a promise or an agreement."""
    return nature(claim.type).speech == "promise"


def is_made(claim: Claim) -> bool:
    """Whether a claim is a promise or an agreement that was made."""
    return is_promise(claim) and claim.status in DONE


def _is_agreed(claim: Claim) -> bool:
    """Whether a claim is a promise or an agreement that was made, under whatever type ("they reached a truce")."""
    return claim.status in DONE and claim.commitment is not None and not nature(claim.type).demands


def binds(claim: Claim) -> bool:
    """Whether a claim is the act by which somebody is bound, a promise or a demand that sets a deadline."""
    return is_promise(claim) or (nature(claim.type).demands and claim.status in DONE)


def is_vote(claim: Claim) -> bool:
    """Whether a claim is of a vote."""
    return nature(claim.type).occasion == "vote"


def _puts_off(claim: Claim) -> bool:
    return claim.mode == "postpone" or families_of(claim.trigger_text) == {"postpone"}


def _joins(act: Claim, claim: Claim) -> bool:
    """Whether a claim is what a putting off is done to, or the agreement on it."""
    moved = act.quote.contains(claim.trigger) and act.trigger < claim.trigger
    return moved or (is_promise(claim) and claim.quote.contains(act.trigger) and claim.trigger < act.trigger)


def _is_set_for(deadline: Claim, claim: Claim) -> bool:
    """Whether a claim is what a deadline in its sentence was set for: "a deadline he had set for the minister to resign"."""
    near = deadline.article == claim.article and 0 < claim.trigger.start - deadline.trigger.end < SENTENCE
    return near and claim.status in STILL_TO_COME and deadline.quote.contains(claim.trigger)


def _is_attack(claim: Claim) -> bool:
    kind = nature(claim.type)
    return kind.hostile and kind.deed == "force" and kind.occasion is None


def _is_before(claim: Claim, promise: Promise) -> bool:
    """Whether a claim tells of a time before the promise was made."""
    when, made = claim.when, promise.made
    return claim.status in DONE and when.dated and when.latest is not None and made is not None and when.latest < made


def _is_too_early(claim: Claim, promise: Promise) -> bool:
    """Whether a claim tells of a vote that was held long before the one promised: not in the year before its last day, nor in
    the half year before the first one that is named for it."""
    held, due = claim.when.latest, promise.due
    if claim.status not in DONE or not is_vote(claim) or held is None or due.latest is None:
        return False
    begins = due.earliest is not None and due.earliest != promise.made and held + HALF_YEAR < due.earliest
    return begins or held + 2 * HALF_YEAR < due.latest


def is_same_deed(promise: Promise, claim: Claim) -> bool:
    """Whether a claim of another event tells of what was promised: a type of the same family, words of the same family, and
    one who promised it or does it; a vote, which nobody does, must be of the same country."""
    failed = claim.status in NOT_DONE and promise.due.known  # whatever a reader takes it for: "did not pay"
    if (claim.type not in promise.types and not failed) or is_other_vote(promise, claim):
        return False
    if is_promise(claim) and not _is_signed(promise, claim):
        return False
    parties = shares_party(promise, claim)
    if parties and nature(claim.type).mutual and _places(promise.claims) & _places([claim]):
        return claim.when.dated and not promise.due.before(claim.when)  # "will go to Niamey" and "met him in Niamey"
    if not _is_worded_so(promise, claim):
        return False
    if parties:
        return True
    if not promise.parties and not claim.actors and _objects([claim]) & _objects(promise.claims):
        return True
    lands = {c.where.country for c in promise.claims if c.where and c.where.country}
    return is_vote(claim) and claim.where is not None and claim.where.country in lands


def _is_worded_so(promise: Promise, claim: Claim) -> bool:
    """Whether a claim's words are of a family with those for what was promised, or the same where these are of none."""
    families = frozenset[str]().union(*map(_deed_families, promise.claims))
    same = stems(split_words(claim.trigger_text)) & stems(w for c in promise.claims for w in split_words(c.trigger_text))
    return bool(families & _deed_families(claim) if families else same)


def _deed_families(claim: Claim) -> frozenset[str]:
    """The families of a claim's words, and where these are of one, of its mode; what only the particle of a verb may name
    ("set out") is none."""
    words = claim.trigger_text.split()
    own = families_of(words[0] if len(words) == 2 and words[1] in PARTICLES else claim.trigger_text)
    return own | families_of(claim.mode or "") if own else own


def _is_signed(promise: Promise, claim: Claim) -> bool:
    """Whether an agreement that was made is the one still to be made: all its parties are those who were to make it."""
    planned = all(is_promise(c) and c.status not in DONE for c in promise.claims)
    return planned and bool(promise.parties) and promise.parties <= {f.name for f in claim.actors}


def _failed_at(claim: Claim) -> str | None:
    """What somebody did not do, where the words of a claim say so: "failed to pay", "refused to leave"."""
    words = " ".join(split_words(claim.trigger_text))
    failing = _FAILING.match(words)
    return words[failing.end() :] if failing is not None else None


def _names_deed(promise: Promise, words: str) -> bool:
    """Whether words name what was promised, by a word of its family or one that begins alike ("deliver", "deliveries")."""
    deeds = [c.trigger_text for c in promise.claims]
    ours, theirs = stems(split_words(" ".join(deeds))), stems(split_words(words))
    alike = ours & theirs or any(a[:LONG] == b[:LONG] for a in ours for b in theirs if min(len(a), len(b)) >= LONG)
    return bool(alike) or any(families_of(deed) & families_in(words) for deed in deeds)


def shares_party(promise: Promise, claim: Claim) -> bool:
    """Whether one of those who promised acts in a claim, under that name or with words of what he or it is ("rebel People's
    Front"), or a state by those who serve it ("the last French soldiers")."""
    ours, theirs = promise.parties, {f.name for f in claim.actors}
    return bool(ours & theirs) or any(_is_alike(a, b) or shares_state(a, b) for a in ours for b in theirs)


def shares_state(one: str, other: str) -> bool:
    """Whether one of two is a state and the other of its people."""
    pairs = ((country(one), other), (country(other), one))
    return any(state is not None and state.iso3 in lands_of(people) for state, people in pairs)


def _is_alike(one: str, other: str) -> bool:
    """Whether a name of several words, or a common noun ("rebels"), is part of another name."""
    short, long = sorted((split_words(one), split_words(other)), key=len)
    common = len(short) > 1 or one[:1].islower() or other[:1].islower()
    return common and bool(stems(short)) and stems(short) <= stems(long)


def is_other_vote(promise: Promise, claim: Claim) -> bool:
    """Whether a claim tells of a vote of another kind than the one promised, or its words name none."""
    modes = {c.mode for c in promise.claims if c.mode}
    if not is_vote(claim) or not modes or not claim.mode or claim.mode == "postpone":
        return False
    named = families_of(claim.trigger_text) & frozenset().union(*(families_of(c.trigger_text) for c in promise.claims))
    return claim.mode not in modes or not named


def _places(claims: Iterable[Claim]) -> frozenset[str]:
    """Where claims are placed, by words of their reports."""
    return frozenset(c.where.name for c in claims if c.where is not None and c.where.span is not None)


def _objects(claims: Iterable[Claim]) -> frozenset[str]:
    """The head nouns of what claims are done to: "government" of "the unity government"."""
    return frozenset(f.name.split()[-1] for c in claims for f in c.recipients if f.name.split()[-1:] and f.name[-1].islower())


def _all_names(claim: Claim) -> frozenset[str]:
    """Everybody whom a claim names, and the country where it is placed."""
    land = {claim.where.country or claim.where.name} if claim.where is not None else set()
    return frozenset(land.union(f.name for f in (*claim.actors, *claim.recipients, *claim.said_by)))


def _is_near(due: When, when: When) -> bool:
    """Whether a deadline ran out about the day that was counted for it."""
    last, out = due.latest, when.latest
    return last is not None and out is not None and abs(out - last) <= NEAR


def _is_other_time(due: When, when: When) -> bool:
    """Whether a time is a later one than that first named."""
    return due.known and when.dated and due.before(when)
