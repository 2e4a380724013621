"""Promises, deadlines and agreements of a case, and what became of them as far as the reports tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.knowledge import fold
from dateline.link.words import families_in, families_of, split_words
from dateline.model import Chronology, Claim, Commitment
from dateline.query.names import answers_to
from dateline.query.quotes import Quote, quote_claims
from dateline.vocabulary import nature, same_deeds
from dateline.when import UNKNOWN, When

State = Literal["kept", "missed", "moved", "pending", "unknown"]

DONE = frozenset({"happened", "ongoing"})
EMPTY = frozenset(
    "i we you he she it they my our your his her its their this that to so as again also the a an and had has have was were is "
    "will would not je nous il elle ils elles sa son leur le la l a ont".split()
)
"""Words beside a verb of promising that do not say what is promised."""
_WORD_GIVEN = (
    r"(?:promises?|pledges?|vows?|commitments?|undertakings?|word|deal|agreement|accord|promesses?|engagements?|parole)"
)
_KEPT = r"(?:kept|keeping|honou?red|fulfilled|tenue?s?|respectee?s?)"
_BROKEN = (
    r"(?:broke|broken|breaking|breached|reneged on|trahie?s?"
    r"|(?:not|never|failed to) (?:been |yet )*(?:kept|keep|honou?r(?:ed)?|fulfil(?:led)?)"
    r"|pas (?:ete )?(?:tenue?s?|respectee?s?))"
)


def _of_old(verb: str) -> re.Pattern[str]:
    """What somebody has promised as that of which a verb tells: "kept his word", "the promise made by him had been kept"."""
    return re.compile(rf"\b{verb}(?: \w+){{0,2}} {_WORD_GIVEN}\b|\b{_WORD_GIVEN}(?: \w+){{0,6}} {verb}\b")


_TO_KEEP = _of_old(r"(?:keep(?:ing)?|honou?r(?:ing)?|fulfil(?:ling)?|respect(?:er|ing)?|tenir|honorer)")
"""Words that ask or doubt whether a promise made before will be kept: no new one."""
_NAMED = re.compile(r"(?:deal|agreement|accord|pact|treaty|truce|ceasefire|cease-fire|signing|signature|traite|pacte|treve)s?")
"""Nouns for an agreement."""
_RECALLING = re.compile(r"^(?:that|which|whom|que?|qu['’])\b", re.IGNORECASE)
"""How a clause begins that recalls a promise: "the vote that he promised"."""
_KNOWN = re.compile(r"\b(?:the|this|that|these|their|its|le|la|les|cet|cette|ce|leur|l['’])\s*(?:[\w-]+\s+)?$", re.IGNORECASE)
"""Words before such a noun by which it recalls one that was made, and tells of no other."""
NEWS: tuple[tuple[bool, re.Pattern[str]], ...] = ((False, _of_old(_BROKEN)), (True, _of_old(_KEPT)))
"""By which words a report tells whether what somebody promised before was kept, accents folded."""
_UNDONE = re.compile(
    r"\b(?:did|has|have|had|was|were) (?:not|never)\b(?: \w+){1,12} "
    r"(?:as|though|although|despite)(?: \w+){0,4} (?:promised?|pledged?|vow|vowed|agreed)\b"
    r"|\b(?:missed|overran|let pass)(?: \w+){0,3} deadline\b|\bn ?a pas\b(?: \w+){1,12} comme(?: \w+){0,4} promis\b"
)
"""Words by which a report tells, of whatever deed, that what was promised of it did not come about."""
NOT_DONE = frozenset({"denied", "attempted"})
STILL_TO_COME = frozenset({"planned", "called_for", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Followed:
    """One commitment with its state, and the reports that show it."""

    what: str
    """The words of the report that first tells of it."""
    by: tuple[str, ...]
    to: tuple[str, ...]
    due: When
    """The time first named for it."""
    state: State
    because: str
    moved_to: When
    """The time named for it later; unknown unless it was moved to one."""
    event: str
    quotes: tuple[Quote, ...]
    """Who tells of the commitment."""
    shown_by: tuple[Quote, ...]
    """Who tells what became of it."""


@dataclass(frozen=True, slots=True)
class _Promise:
    """A commitment as it was first told: the claims that carry it, and those of the act of promising it."""

    claims: tuple[Claim, ...]
    acts: tuple[Claim, ...]
    due: When
    since: date | None
    """The day of the first report."""

    @property
    def types(self) -> frozenset[str]:
        own = {c.type for c in self.claims}
        return frozenset(own.union(*map(same_deeds, own)))

    @property
    def parties(self) -> frozenset[str]:
        return frozenset(f.name for c in (*self.claims, *self.acts) for f in c.actors)


def follow_commitments(chronology: Chronology, *, actor: str | None = None) -> tuple[Followed, ...]:
    """Every commitment of a chronology by the day it is due, with its state on the day of the question's `as_of`, or of
    the newest report. `actor` is one who made it, or to whom it was made.

    Law: one whose day has passed is "missed" only when a report says so; else it is unknown.
    """
    chronology = chronology.as_decided()
    day = _day_of(chronology)
    claims = [c for c in chronology.claims.values() if _is_told_by(day, _out(chronology, c))]
    home = {c: e.id for e in chronology for c in e.claims}
    news = {c.id: kept for c in claims if (kept := _news_in(chronology, c)) is not None}
    put_off = _put_off(claims)
    promises = list(_promises(chronology, [c for c in claims if c.id not in news and c.id not in put_off], home))
    made = Counter(name for _, promise in promises for name in promise.parties)
    found = []
    for event, promise in promises:
        alone = frozenset(name for name in promise.parties if made[name] == 1)
        later = _later(chronology, promise, claims, home, news=news, alone=alone)
        found.append(_follow(chronology, event, promise, later, day, news=news, put_off=put_off))
    if actor is not None:
        found = [f for f in found if any(answers_to(actor, name, chronology.actors) for name in (*f.by, *f.to))]
    return tuple(sorted(found, key=lambda f: (not f.due.known, f.due.order, f.event, f.what)))


def _is_told_by(day: date | None, out: date | None) -> bool:
    """Whether a report can have been read on a day; one of an unknown day can."""
    return day is None or out is None or out <= day


def _day_of(chronology: Chronology) -> date | None:
    """The day as of which states are told: that of the question, or of the newest report; None when none is dated."""
    asked = chronology.question.as_of
    if asked is not None:
        return When.of(asked).latest
    return max((a.published.latest for a in chronology.articles.values() if a.published.latest), default=None)


def _out(chronology: Chronology, claim: Claim) -> date | None:
    """The last day on which the report of a claim can have appeared."""
    return chronology.articles[claim.article].published.latest


def _put_off(claims: Sequence[Claim]) -> frozenset[str]:
    """The claims that tell of a putting off: those of the act, and of what it puts off ("agreed to delay the vote")."""
    acts = [c for c in claims if c.mode == "postpone" or families_of(c.trigger_text) == {"postpone"}]
    by_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for act in acts:
        by_report[act.article].append(act)
    moved = (c for c in claims if any(_joins(act, c) for act in by_report[c.article]))
    return frozenset(c.id for c in (*acts, *moved))


def _joins(act: Claim, claim: Claim) -> bool:
    """Whether a claim is what a putting off is done to, or the agreement on it."""
    moved = act.quote.contains(claim.trigger) and act.trigger < claim.trigger
    return moved or (_is_promise(claim) and claim.quote.contains(act.trigger) and claim.trigger < act.trigger)


# ------------------------------------------------------------ promises


def _promises(chronology: Chronology, claims: Sequence[Claim], home: dict[str, str]) -> Iterable[tuple[str, _Promise]]:
    """Commitments by the event of what is promised. "They promised a vote" is told as two claims, the promise and the vote:
    it is one commitment, to the vote."""
    bound = [c for c in claims if c.commitment is not None and _promises_something(chronology, c)]
    acts = {c.id: [o for o in bound if _is_act_of(c, o)] for c in bound if _binds(c)}
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in bound:
        if not acts.get(claim.id) and not any(_holds(o, claim) or _sets_too(o, claim) for o in bound):
            groups[home[claim.id]].append(claim)
    for event in sorted(groups):
        own = groups[event]
        mine = [c for c in bound if any(o in own for o in acts.get(c.id, ()))]
        days = [d for c in own if (d := _out(chronology, c))]
        yield event, _Promise(tuple(own), tuple(mine), _first_due(chronology, own), min(days, default=None))


def _promises_something(chronology: Chronology, claim: Claim) -> bool:
    """Whether a claim says what is promised: "I give my word" does not, nor does "he accepted the invitation"."""
    if not _is_promise(claim):
        return True
    article = chronology.articles[claim.article]
    before, after = article.text[claim.quote.start : claim.trigger.start], article.text[claim.trigger.end : claim.quote.end]
    if _NAMED.fullmatch(fold(claim.trigger_text)) and _KNOWN.search(article.text[: claim.trigger.start][-40:]):
        return False
    if _RECALLING.match(article.quote(claim.quote)):
        return False
    if claim.status != "happened" and _TO_KEEP.search(" ".join(split_words(article.quote(claim.quote)))):
        return False
    if claim.mode == "accept" and families_in(after) == {"invite"}:
        return False
    known = [*(f.text for f in (*claim.actors, *claim.said_by)), claim.when_text, claim.where.text if claim.where else ""]
    words = {w for w in split_words(f"{before} {after}") if not w.isdigit()}
    return bool(words - EMPTY - set(split_words(" ".join(known))))


def _news_in(chronology: Chronology, claim: Claim) -> bool | None:
    """Whether a claim tells that a promise made before was kept (True) or broken (False); None when it tells neither."""
    if claim.status not in DONE:
        return None
    words = " ".join(split_words(chronology.articles[claim.article].quote(claim.quote)))
    if _UNDONE.search(words):
        return False
    if not _is_promise(claim) or claim.status != "happened":
        return None
    return next((kept for kept, pattern in NEWS if pattern.search(words)), None)


def _is_promise(claim: Claim) -> bool:
    return nature(claim.type).speech == "promise"


def _is_vote(claim: Claim) -> bool:
    return nature(claim.type).occasion == "vote"


def _binds(claim: Claim) -> bool:
    """Whether a claim is the act by which somebody is bound, a promise or a demand that sets a deadline."""
    return _is_promise(claim) or (nature(claim.type).demands and claim.status in DONE)


def _is_act_of(act: Claim, content: Claim) -> bool:
    """Whether one claim is the promising or demanding and the other, in its clause, what is promised or demanded."""
    return not _binds(content) and act.quote.contains(content.trigger)


def _sets_too(act: Claim, other: Claim) -> bool:
    """Whether one act sets the deadline that another in its clause names: "set" and "deadline"."""
    demands = nature(act.type).demands and nature(other.type).demands and act.status in DONE and other.status in DONE
    first = act.trigger < other.trigger and act.quote.contains(other.trigger)
    return demands and first and _bond(act).due == _bond(other).due


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether a claim's clause is part of another one's, so that both tell of one commitment; a deed with a day of its own
    and of another kind is another one ("he will return and a government is to be formed by May")."""
    other = _bond(inner).due.known and outer.type != inner.type
    return not _binds(outer) and outer.quote != inner.quote and outer.quote.contains(inner.quote) and not other


def _first_due(chronology: Chronology, claims: Iterable[Claim]) -> When:
    """The due time that the earliest report gives."""
    given = [(chronology.articles[c.article].published.order, k.due.order, k.due) for c in claims if (k := _bond(c)).due.known]
    return min(given, key=lambda g: g[:2])[2] if given else UNKNOWN


def _bond(claim: Claim) -> Commitment:
    assert claim.commitment is not None
    return claim.commitment


# ------------------------------------------------------------ what became of them


def _later(
    chronology: Chronology,
    promise: _Promise,
    claims: Iterable[Claim],
    home: dict[str, str],
    *,
    news: Mapping[str, bool],
    alone: frozenset[str],
) -> list[Claim]:
    """What reports of a later day tell of the same deed, or of the promise itself, in order of publication. `news` are the
    claims that tell of a promise made before, `alone` those who made no other."""
    own = {c.id for c in (*promise.claims, *promise.acts)}
    events = {home[c.id] for c in promise.claims}
    made = events | {home[c.id] for c in promise.acts}

    def told_later(claim: Claim) -> bool:
        day = _out(chronology, claim)
        if nature(claim.type).demands and claim.status in DONE and all(_binds(c) for c in promise.claims):
            return False  # a deadline that is told of again was not kept by that
        if claim.status in NOT_DONE and any(claim.quote.contains(c.trigger) for c in promise.claims):
            return claim.id not in own  # "they have not paid what they promised": both are told at once
        return claim.id not in own and day is not None and promise.since is not None and day > promise.since

    def tells_of_it(claim: Claim) -> bool:
        if claim.id in news:
            return home[claim.id] in made or bool(alone & {f.name for f in claim.actors})
        return (home[claim.id] in events and not _is_other_vote(promise, claim)) or _is_same_deed(promise, claim)

    found = [c for c in claims if told_later(c) and tells_of_it(c)]
    return sorted(found, key=lambda c: (chronology.articles[c.article].published.order, c.article, c.trigger, c.id))


def _is_same_deed(promise: _Promise, claim: Claim) -> bool:
    """Whether a claim of another event tells of what was promised: a type of the same family, words of the same family, and
    one who promised it or does it; a vote, which nobody does, must be of the same country."""
    if claim.type not in promise.types or _is_promise(claim):
        return False
    if _is_other_vote(promise, claim):
        return False
    parties = promise.parties & {f.name for f in claim.actors}
    if parties and nature(claim.type).mutual and _places(promise.claims) & _places([claim]):
        return claim.when.dated and not promise.due.before(claim.when)  # "will go to Niamey" and "met him in Niamey"
    words = [families_of(f"{c.trigger_text} {c.mode or ''}") for c in promise.claims]
    if not families_of(f"{claim.trigger_text} {claim.mode or ''}") & frozenset().union(*words):
        return False
    if parties:
        return True
    if not promise.parties and not claim.actors and _objects([claim]) & _objects(promise.claims):
        return True
    lands = {c.where.country for c in promise.claims if c.where and c.where.country}
    return _is_vote(claim) and claim.where is not None and claim.where.country in lands


def _is_other_vote(promise: _Promise, claim: Claim) -> bool:
    """Whether a claim tells of a vote of another kind than the one promised, or its words name none."""
    modes = {c.mode for c in promise.claims if c.mode}
    if not _is_vote(claim) or not modes or not claim.mode or claim.mode == "postpone":
        return False
    named = families_of(claim.trigger_text) & frozenset().union(*(families_of(c.trigger_text) for c in promise.claims))
    return claim.mode not in modes or not named


def _places(claims: Iterable[Claim]) -> frozenset[str]:
    """Where claims are placed, by words of their reports."""
    return frozenset(c.where.name for c in claims if c.where is not None and c.where.span is not None)


def _objects(claims: Iterable[Claim]) -> frozenset[str]:
    """The head nouns of what claims are done to: "government" of "the unity government"."""
    return frozenset(f.name.split()[-1] for c in claims for f in c.recipients if f.name.split()[-1:] and f.name[-1].islower())


def _follow(
    chronology: Chronology,
    event: str,
    promise: _Promise,
    later: Sequence[Claim],
    day: date | None,
    *,
    news: Mapping[str, bool],
    put_off: Collection[str],
) -> Followed:
    state, because, shown, moved = _judge(promise, later, day, news, put_off)
    acts = promise.acts or promise.claims
    demanded = not promise.acts and all(c.status == "called_for" and c.said_by for c in promise.claims)
    report = quote_claims(chronology, promise.claims)[0].article
    told = sorted((c for c in promise.claims if c.article == report), key=lambda c: (c.trigger, c.id))
    plans = (c for c in promise.claims if c.status == "planned")
    sayers = (f.name for c in plans for f in c.said_by[:1] if not _is_press(chronology, f.name))
    return Followed(
        what=max((_bond(c).what for c in told), key=lambda words: len(words.split())),
        by=_names(f.name for c in acts for f in (c.said_by if demanded else c.actors))
        or _names(f.name for c in promise.claims for f in c.actors)
        or _names(sayers),
        to=_names(f.name for c in acts for f in (c.actors if demanded else c.recipients)),
        due=promise.due,
        state=state,
        because=because,
        moved_to=moved,
        event=event,
        quotes=quote_claims(chronology, (*promise.claims, *promise.acts)),
        shown_by=quote_claims(chronology, shown),
    )


def _is_press(chronology: Chronology, name: str) -> bool:
    actor = chronology.actors.get(name)
    return actor is not None and (actor.kind == "outlet" or actor.sector == "MED")


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _judge(
    promise: _Promise, later: Sequence[Claim], day: date | None, news: Mapping[str, bool], put_off: Collection[str]
) -> tuple[State, str, list[Claim], When]:
    """State, why, the claims that show it, and the new time if there is one. What was done settles it, unless it was put off
    first, then what was not done, then a new time; else the day decides whether it is still to come."""
    due = promise.due
    done = [c for c in later if news.get(c.id, c.status in DONE) and c.id not in put_off]
    late = [c for c in done if due.known and due.before(c.when) and c.id not in news]
    moving = [c for c in later if c.id in put_off or (c.status in STILL_TO_COME and _is_other_time(due, c.when))]
    times = [c.when for c in moving if _is_other_time(due, c.when)]
    moved = times[-1] if times else UNKNOWN
    after = [c for c in done if any(later.index(m) < later.index(c) for m in moving)]
    if after:
        return "moved", "it was put off, and a later report tells it as done", [*moving, *after], moved
    if len(done) > len(late):
        return "kept", "a later report tells it as done", [c for c in done if c not in late], UNKNOWN
    if late:
        return "missed", f"done only after the time named: {late[0].when}", late, UNKNOWN
    failed = [c for c in later if c.id not in put_off and not news.get(c.id, c.status not in NOT_DONE)]
    if failed:
        return "missed", "a later report says that it was not done", failed, UNKNOWN
    if moving:
        because = f"a later report names {moved}" if moved.known else "a later report says that it was put off"
        return "moved", because, moving, moved
    if due.latest is None:
        return "unknown", "no time is named for it, and no later report tells of it", [], UNKNOWN
    if day is not None and day <= due.latest:
        return "pending", f"its time had not passed on {day.isoformat()}", [], UNKNOWN
    return "unknown", "its time has passed, and no report says what became of it", [], UNKNOWN


def _is_other_time(due: When, when: When) -> bool:
    """Whether a time is a later one than that first named."""
    return due.known and when.dated and due.before(when)
