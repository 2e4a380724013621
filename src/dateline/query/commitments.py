"""Promises, deadlines and agreements of a case, and what became of them as far as the reports tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.knowledge import fold
from dateline.link.words import families_in, families_of, split_words
from dateline.model import Chronology, Claim, Commitment
from dateline.query.names import answers_to
from dateline.query.outcomes import (
    DEADLINES,
    DONE,
    SENTENCE,
    STILL_TO_COME,
    Outcomes,
    Promise,
    State,
    Verdict,
    binds,
    is_made,
    is_promise,
    of_old,
    shares_state,
)
from dateline.query.quotes import Quote, quote_claims
from dateline.vocabulary import nature
from dateline.when import UNKNOWN, When

EMPTY = frozenset(
    "i we you he she it they my our your his her its their this that to so as again also the a an and had has have was were is "
    "will would not in on at with last earlier who whom whose those these je nous il elle ils elles sa son leur le la l a ont "
    "each other one another".split()
)
"""Words beside a verb of promising that do not say what is promised."""
LENGTH_PROMISED = "within "
"""How the reason of a time begins that is a length counted from the promise."""
APART = 4
"""Characters between a clause and one right behind it: a quotation mark, a comma and a space."""
_TO_KEEP = of_old(r"(?:keep(?:ing)?|honou?r(?:ing)?|fulfil(?:ling)?|respect(?:er|ing)?|tenir|honorer)")
"""Words that ask or doubt whether a promise made before will be kept: no new one."""
_OF_OLD = re.compile(r"\b(?:violat|breach|br[eo]k|honou?r|viol|romp|enfrei|transgress)\w*\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Words before an agreement that say how somebody keeps to one that was made: "violated agreements"."""
_JUDGING = re.compile(
    r"\b(?:critici[sz]|condemn|denounc|deplor|reject|welcom|prais|hail|applaud|critiqu|condamn|denonc|rejet|salu|applaud)"
    r"\w*\s+(?:an?|une?|des)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
"""Words before it by which others judge one that was made: "criticised an accord"."""
_TIME_AGREED = re.compile(
    r"\b(?:the|that|la|le|les)\s+(?:[\w-]+\s+)?(?:dates?|days?|deadlines?|times?|terms?|conditions?|delais?|jours?|termes?)\s+$",
    re.IGNORECASE,
)
"""Words before "agreed" that name what was agreed on before: "by the date agreed"."""
_NAMED = re.compile(
    r"(?:deal|agreement|accord|pact|treaty|truce|ceasefire|cease-fire|signing|signature|traite|pacte|treve"
    rf"|promise|pledge|offer|offre|vow|commitment|undertaking|guarantee|assurance|promesse|engagement|{DEADLINES})s?"
)
"""Nouns for an agreement, a promise or a deadline."""
_RECALLING = re.compile(r"^(?:that|which|whom|que?|qu['’])\b", re.IGNORECASE)
"""How a clause begins that recalls a promise: "the vote that he promised"."""
_LINKING = re.compile(
    r"^(?:(?:under|by|in|to|at|from|for|through|with|sous|dans|par|pour|avec|selon)\s+)?"
    r"(?:which|whom|lesquel(?:le)?s|laquelle|lequel|auxquel(?:le)?s|auquel)\s+(?=\w+\s+\w+)",
    re.IGNORECASE,
)
"""How a clause begins that hangs on a noun before it: "under which its army must leave"; what is promised reads without it."""
_THE = r"(?:\b(?:the|this|that|these|their|his|her|its|le|la|les|cet|cette|ce|leur|sa|son)\s+|\bl['’]\s*)"
_KNOWN = re.compile(rf"{_THE}(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)
"""Words before such a noun by which it recalls one that was made, and tells of no other."""
_JUDGED = re.compile(r"\b(?:is|was|are|were|est|etait|était)\s+(?:an?|une?)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
"""Words before it that say what one that was made is like: "this is a historic pledge"."""
_VERBS = re.compile(r"(?:promise|pledge|offer|vow|guarantee)s?")
"""Those that are verbs, too: "the soldiers promise a vote"."""
_KNOWN_AT_ONCE = re.compile(rf"{_THE}$", re.IGNORECASE)


_LAW = re.compile(
    r"^\s+(?:(?:on|to|into|the|an?|of|la|le|les|une?|du|[\w-]+)\s+){0,3}?"
    r"(?:laws?|bills?|legislation|decrees?|acts?|orders?|ordinances?|budgets?|lois?|décrets?|ordonnances?)\b",
    re.IGNORECASE,
)
"""What follows a word for signing or agreeing where a law comes about: "signed the bill", "agreement on legislation"."""
_STANDS_FOR = re.compile(r"^\s+(?:to|à|a)\s+(?:(?:the|its|their|la|le|les)\s+)?(?!\w+ing\b)[\w'’-]+", re.IGNORECASE)
"""What follows "committed" where somebody is for a thing, and promises to do nothing: "committed to stability"."""
_BY_WHICH = re.compile(r"\b(?:by|before|within|after|ahead\s+of|avant|apr[eè]s)\s+(?:[\w'’-]+\s+){1,2}$", re.IGNORECASE)
"""Words before a deadline by which something else was or was not done: "had not returned by Wednesday's deadline"."""
_DEADLINE_KNOWN = re.compile(
    rf"{_THE}(?:[\w-]+\s+){{0,2}}{DEADLINES}\s+(?:for|to|pour|de)\b(?:\s+[\w'’-]+){{0,5}}\s*$", re.IGNORECASE
)
"""Words before something by which it recalls a deadline that was set for it: "the deadline for them to leave"."""


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
    asked: bool = False
    """Whether those in `by` demand it of those in `to`, who are to do it, and do not promise it to them."""

    @property
    def limit(self) -> When:
        """By when it is due, as a reader would say it: of what is promised within so many days, the last of them."""
        within = self.due.reason.startswith(LENGTH_PROMISED) and self.due.latest is not None
        return When(None, self.due.latest, "bound", self.due.reason) if within else self.due


def follow_commitments(chronology: Chronology, *, actor: str | None = None) -> tuple[Followed, ...]:
    """Every commitment of a chronology by the day it is due, with its state on the day of the question's `as_of`, or of
    the newest report. `actor` is one who made it, or to whom it was made.

    Law: one whose day has passed is "missed" only when a report says so; else it is unknown.
    """
    chronology = chronology.as_decided()
    day = _day_of(chronology)
    claims = [c for c in chronology.claims.values() if _is_told_by(day, chronology.articles[c.article].published.latest)]
    home = {c: e.id for e in chronology for c in e.claims}
    outcomes = Outcomes(chronology, claims, home, day)
    promises = list(_promises(outcomes))
    judged = [*zip(promises, outcomes.judge_all(promises), strict=True)]
    found = [_follow(chronology, p, v) for p, v in (*judged, *_put_off_at_once(outcomes, judged))]
    if actor is not None:
        found = [f for f in found if any(answers_to(actor, name, chronology.actors) for name in (*f.by, *f.to))]
    return tuple(sorted(found, key=lambda f: (not f.due.known, f.due.order, f.event, f.what)))


def _put_off_at_once(outcomes: Outcomes, judged: Sequence[tuple[Promise, Verdict]]) -> Iterable[tuple[Promise, Verdict]]:
    """What is first told of when it is put off to a new time: "the vote, due in May, was put off to June"."""
    known = {c.id for p, v in judged for c in (*p.claims, *p.acts, *v.shown)}
    times = [t for p, v in judged for t in (p.due, v.moved_to) if t.known]
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in (c for c in outcomes.claims if c.id in outcomes.put_off and c.status in DONE and c.id not in known):
        due = claim.commitment.due if claim.commitment is not None else UNKNOWN
        if due.known and not any(t.overlaps(due) for t in times) and not any(outcomes.moves(p, claim) for p, _ in judged):
            groups[outcomes.home[claim.id]].append(claim)
    for event in sorted(groups):
        claims = sorted(groups[event], key=lambda c: (outcomes.chronology.articles[c.article].published.order, c.trigger, c.id))
        moved = _bond(claims[-1]).due
        days = [d for c in claims if (d := outcomes.out(c))]
        verdict = Verdict("moved", f"the report that tells of it puts it off to {moved}", (), moved)
        yield Promise(event, tuple(claims), (), UNKNOWN, min(days, default=None)), verdict


def _is_told_by(day: date | None, out: date | None) -> bool:
    """Whether a report can have been read on a day; one of an unknown day can."""
    return day is None or out is None or out <= day


def _day_of(chronology: Chronology) -> date | None:
    """The day as of which states are told: that of the question, or of the newest report; None when none is dated."""
    asked = chronology.question.as_of
    if asked is not None:
        return When.of(asked).latest
    return max((a.published.latest for a in chronology.articles.values() if a.published.latest), default=None)


def sides_words(one: Followed) -> str:
    """Who is bound to whom, in words: "by France to Chad", of a demand "asked by France of Chad"; "" where nobody is named."""
    by, to = (", ".join(names) for names in (one.by, one.to))
    first, second = ("asked by", "of" if by else "asked of") if one.asked else ("by", "to")
    parts = ((first, by), (second, to if by or one.asked else ""))
    return " ".join(f"{word} {names}" for word, names in parts if names)


# ------------------------------------------------------------ promises


def _promises(outcomes: Outcomes) -> Iterable[Promise]:
    """Commitments by the event of what is promised. "They promised a vote" is told as two claims, the promise and the vote:
    it is one commitment, to the vote."""
    chronology, home = outcomes.chronology, outcomes.home
    fresh = [c for c in outcomes.claims if c.commitment is not None and c.id not in outcomes.old]
    bound = [c for c in fresh if _promises_something(chronology, c) and not _is_over(outcomes, c)]
    acts = {c.id: [o for o in bound if _is_act_of(chronology, c, o, bound)] for c in bound if binds(c)}
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in bound:
        told = any(_holds(o, claim) or _sets_too(o, claim) or _is_carried_out(chronology, claim, o) for o in bound)
        if not acts.get(claim.id) and not told:
            groups[home[claim.id]].append(claim)
    for event in sorted(groups):
        own = _still_to_make(groups[event])
        mine = [c for c in bound if any(o in own and _is_of_those(c, o) for o in acts.get(c.id, ()))]
        mine = mine or _demands_over(outcomes, own)
        days = [d for c in own if (d := outcomes.out(c))]
        unnamed = not any(c.actors or is_promise(c) for c in (*own, *mine))
        agreed_by = _parties_before(outcomes, own[0]) if unnamed else ()
        due = next((t for told in (own, mine) if (t := _first_due(chronology, told)).known), UNKNOWN)
        yield Promise(event, tuple(own), tuple(mine), due, min(days, default=None), agreed_by)


def _demands_over(outcomes: Outcomes, own: Iterable[Claim]) -> list[Claim]:
    """The demands by which something is asked, where it is told of itself by nobody or of nobody: "they had given them 72 hours
    to leave", "asked the militias to disarm"."""
    asked = [c for c in own if c.status == "planned" or (c.status == "called_for" and not (c.said_by and c.actors))]
    acts = (a for a in outcomes.claims if nature(a.type).demands and a.status in DONE and a.actors)
    return [a for a in acts if any(a.article == c.article and _asks_for(a, c) for c in asked)]


def _asks_for(act: Claim, content: Claim) -> bool:
    sayers, doers = {f.name for f in content.said_by}, {f.name for f in content.actors}
    inside = act.trigger < content.trigger and act.quote.contains(content.trigger)
    ordered = content.status == "called_for" or (bool(sayers) and any(f.name in doers for f in act.recipients))
    return inside and ordered and (not sayers or any(f.name in sayers for f in act.actors))


def _still_to_make(claims: list[Claim]) -> list[Claim]:
    """The claims of a commitment; of an accord that was to be signed and then was, those of its being to be signed."""
    signing = [c for c in claims if is_promise(c) and "agree" in families_of(c.trigger_text)]
    ahead = any(not is_made(c) for c in signing)
    return [c for c in claims if not (ahead and c in signing and is_made(c))]


def _parties_before(outcomes: Outcomes, claim: Claim) -> tuple[str, ...]:
    """The parties of the agreement that a report told of before something that nobody is named for: "they signed an accord.
    Under it, fighting is to stop"."""
    told = [c for c in outcomes.claims if c.article == claim.article and c.trigger < claim.trigger and is_made(c) and c.actors]
    return _names(f.name for f in max(told, key=lambda c: (len(c.actors), c.trigger, c.id)).actors) if told else ()


def _promises_something(chronology: Chronology, claim: Claim) -> bool:
    """Whether a claim says what is promised: "I give my word" does not, nor does "he accepted the invitation"."""
    if not is_promise(claim):
        if _NAMED.fullmatch(fold(claim.trigger_text)) and _BY_WHICH.search(
            chronology.articles[claim.article].text[: claim.trigger.start][-60:]
        ):
            return False
        before = chronology.articles[claim.article].text[max(0, claim.trigger.start - SENTENCE) : claim.trigger.start]
        return claim.status not in STILL_TO_COME or _DEADLINE_KNOWN.search(fold(before)) is None
    article = chronology.articles[claim.article]
    before, after = article.text[claim.quote.start : claim.trigger.start], article.text[claim.trigger.end : claim.quote.end]
    if _recalls(fold(claim.trigger_text), article.text[: claim.trigger.start][-40:]):
        return False
    if _TIME_AGREED.search(fold(article.text[: claim.trigger.start][-40:].replace("\n", " ")) + " "):
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


def _is_over(outcomes: Outcomes, claim: Claim) -> bool:
    """Whether a claim that agrees leaves nothing to be done: a measure that stands with it, a law, or no deed at all."""
    if not is_promise(claim) or claim.status not in DONE:
        return False
    after = outcomes.chronology.articles[claim.article].text[claim.trigger.end : claim.quote.end]
    if claim.trigger_text.casefold() == "committed" and _STANDS_FOR.match(after):
        return True
    if "agree" in families_of(claim.trigger_text) and _LAW.match(after):
        return True
    inside = (o for o in outcomes.claims if o.article == claim.article and claim.quote.contains(o.trigger))
    behind = [o for o in inside if claim.trigger < o.trigger]
    measure = any(o.status in DONE and nature(o.type).hostile and nature(o.type).decreed for o in behind)
    return measure and not any(o.status in STILL_TO_COME for o in behind)


def _recalls(word: str, before: str) -> bool:
    """Whether a noun behind some words names an agreement or promise that was made before: "the deal", "their last pledge"."""
    known = _KNOWN_AT_ONCE if _VERBS.fullmatch(word) else _KNOWN
    patterns = (known, _JUDGED, _OF_OLD, _JUDGING)
    return _NAMED.fullmatch(word) is not None and any(p.search(before) for p in patterns)


def _is_act_of(chronology: Chronology, act: Claim, content: Claim, bound: Iterable[Claim]) -> bool:
    """Whether one claim is the promising or demanding and the other, in its clause, what is promised or demanded: of several
    people's acts the last one before it ("agreed to suspend the strike after they promised to pay")."""
    if act is content or (binds(content) and content.status != "called_for"):
        return False
    if not act.quote.contains(content.trigger):
        return _is_told_behind(chronology, act, content)
    around = [c for c in bound if binds(c) and c.quote.contains(content.trigger)]
    near = max((c.trigger for c in around if c.actors and c.trigger < content.trigger), default=act.trigger)
    theirs = {f.name for c in around if c.trigger == near for f in c.actors}
    return act.trigger == near or not act.actors or theirs == {f.name for f in act.actors}


def _is_told_behind(chronology: Chronology, act: Claim, content: Claim) -> bool:
    """Whether a promise is told behind what is promised, as who says so is: "France will pay, the president promised"."""
    sayers = {f.name for f in content.said_by}
    if not is_promise(act) or content.status != "planned" or not any(f.name in sayers for f in act.actors):
        return False
    between = chronology.articles[act.article].text[content.quote.end : act.quote.start]
    near = act.quote.start - content.quote.end <= APART and not re.search(r"[.;!?\n]", between)
    return content.trigger < act.trigger and act.article == content.article and (near or content.quote.contains(act.trigger))


def _is_of_those(act: Claim, content: Claim) -> bool:
    """Whether who promised or demanded something did so for himself or of others; an agreement that is named behind what is to
    be done under it is that of others: "the rebels are to leave under a UN resolution"."""
    if act.status == "called_for" == content.status:  # "urged both to sign a truce"
        return False
    speakers = {f.name for f in content.said_by or content.actors}
    return act.trigger < content.trigger or not content.actors or any(f.name in speakers for f in act.actors)


def _sets_too(act: Claim, other: Claim) -> bool:
    """Whether one act sets the deadline that another in its clause names: "set" and "deadline"."""
    demands = nature(act.type).demands and nature(other.type).demands and act.status in DONE and other.status in DONE
    first = act.trigger < other.trigger and act.quote.contains(other.trigger)
    return demands and first and _bond(act).due == _bond(other).due


def _is_carried_out(chronology: Chronology, claim: Claim, other: Claim) -> bool:
    """Whether a claim without a day only does what another, right behind it in its clause, is due to be: "order an inquiry"."""
    if binds(claim) or binds(other) or claim.quote != other.quote or not claim.trigger < other.trigger:
        return False
    between = chronology.articles[claim.article].text[claim.trigger.end : other.trigger.start].split()
    return len(between) <= 1 and not _bond(claim).due.known and _bond(other).due.known


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether a claim's clause is part of another one's, so that both tell of one commitment; a deed with a day of its own
    and of another kind is another one ("he will return and a government is to be formed by May"). Of two that stand in one
    clause, the first tells of it."""
    dated = _bond(inner).due.known
    if outer.quote == inner.quote:
        first = outer.trigger < inner.trigger and not binds(inner)
        return not binds(outer) and first and (not dated or _bond(inner).due == _bond(outer).due)
    return not binds(outer) and outer.quote.contains(inner.quote) and not (dated and outer.type != inner.type)


def _first_due(chronology: Chronology, claims: Iterable[Claim]) -> When:
    """The due time that the earliest report gives."""
    dated = ((c, c.commitment.due) for c in claims if c.commitment is not None and c.commitment.due.known)
    given = [(chronology.articles[c.article].published.order, due.order, due) for c, due in dated]
    return min(given, key=lambda g: g[:2])[2] if given else UNKNOWN


def _bond(claim: Claim) -> Commitment:
    assert claim.commitment is not None
    return claim.commitment


# ------------------------------------------------------------ as listed


def _follow(chronology: Chronology, promise: Promise, verdict: Verdict) -> Followed:
    report = quote_claims(chronology, promise.claims)[0].article
    told = sorted((c for c in promise.claims if c.article == report), key=lambda c: (c.trigger, c.id))
    by, to, asked = _sides(chronology, promise, told[0])
    return Followed(
        what=_LINKING.sub("", max((_bond(c).what for c in told), key=lambda words: len(words.split()))),
        by=by,
        to=to,
        due=promise.due,
        state=verdict.state,
        because=verdict.because,
        moved_to=verdict.moved_to,
        event=promise.event,
        quotes=quote_claims(chronology, (*promise.claims, *promise.acts)),
        shown_by=quote_claims(chronology, {c.quote: c for c in reversed(verdict.shown)}.values()),
        asked=asked,
    )


def _sides(chronology: Chronology, promise: Promise, first: Claim) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Those who promised or demanded something, those to whom they promised or of whom they demanded it, and which. What is
    told as a demand first remains one when others say later that they will do it; what somebody must do and nobody is told to
    demand, he has to do himself."""
    if promise.acts or first.status != "called_for":
        by = _makers(chronology, promise)
        return by, _promised_to(promise, first, by), _is_demand(promise.acts or (first,))
    asked = [c for c in promise.claims if c.status == "called_for"]
    by = _names(f.name for c in asked for f in c.said_by) or promise.agreed_by
    to = _names(f.name for c in asked for f in c.actors)
    return (by, to, True) if by or not to else (to, _names(f.name for c in asked for f in c.recipients if _is_given(c)), False)


def _is_demand(acts: Sequence[Claim]) -> bool:
    return bool(acts) and all(nature(c.type).demands and c.status in DONE for c in acts)


def _makers(chronology: Chronology, promise: Promise) -> tuple[str, ...]:
    """Those who promised or demanded something, else those who are to do it, the parties of the agreement, or who says so."""
    plans = [c for c in promise.claims if c.status != "called_for" or promise.acts]
    doers = (_names(f.name for c in claims for f in c.actors) for claims in (promise.acts, plans))
    told = (c.said_by[:1] for c in plans if c.status == "planned")
    sayers = (f.name for first in told for f in first if not _is_press(chronology, f.name))
    return next(filter(None, doers), ()) or promise.agreed_by or _names(sayers)


def _promised_to(promise: Promise, first: Claim, by: Collection[str]) -> tuple[str, ...]:
    """Those to whom something was promised or of whom it was demanded; not who does it ("France will pay, its president
    promised"), nor his own people."""
    told = [f.name for c in promise.acts or promise.claims for f in c.recipients if _is_given(c)]
    given = [name for name in told if promise.acts or not _is_of(name, by)]
    if all(c.trigger > first.trigger for c in promise.acts):
        given = [name for name in given if all(name != f.name for f in first.actors)]
    if not given and _is_demand(promise.acts):
        given = [f.name for c in promise.claims for f in c.actors if f.name not in by]
    return _names(given)


def _is_of(name: str, doers: Iterable[str]) -> bool:
    """Whether somebody is of the people of a state that does something: it does not promise them what it does with them."""
    return any(shares_state(name, doer) for doer in doers)


def _is_given(claim: Claim) -> bool:
    """Whether those to whom a deed is done can be those to whom it was promised: nobody promises an office to its holder."""
    return is_promise(claim) or nature(claim.type).office is None


def _is_press(chronology: Chronology, name: str) -> bool:
    actor = chronology.actors.get(name)
    return actor is not None and (actor.kind == "outlet" or actor.sector == "MED")


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
