"""What a person decides, checked against a case and tied to the words that it is about, before it is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from dateline import link
from dateline.errors import OvertakenError, QuestionError
from dateline.knowledge.spelling import fold
from dateline.model import STATUSES, Actor, Anchor, Claim, Event, Judgement, Verb, digest
from dateline.pipeline import Told
from dateline.vocabulary import event_types

NEEDS_VALUE: Mapping[str, str] = {
    "link": "what it is one with",
    "rename": "the new name",
    "redate": "a date, or unknown",
    "recast": "the names of those who do it, or nobody",
    "readdress": "the names of those it is done or said to, or nobody",
    "relocate": "a place, or unknown",
    "retype": "a type",
    "restatus": "a status",
    "same": "the other name",
    "apart": "the other name",
}
"""Verbs that say nothing without a value, and what it is."""

FEWEST = 4
"""Characters of an id that may stand for it."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The case as a decision finds it."""

    told: Told
    digests: Mapping[str, str]
    """Of the reports, by id."""
    standings: Sequence[link.Standing]
    """How the decisions so far stand."""
    coded: Mapping[str, Claim]
    """The claims as they were coded, before people corrected them, by id."""

    def prepare(self, verb: Verb, target: str, value: str, *, author: str, at: str, note: str = "") -> Judgement:
        """The judgement to keep. Raises `QuestionError` for what the case does not have and for what makes no sense, and
        `InputError` for a date that is none."""
        if not author.strip():
            raise QuestionError("nobody signs this decision", remedy="give your name as its author")
        value = " ".join(value.split())
        if verb in NEEDS_VALUE and not value:
            raise QuestionError(f"to {verb} needs {NEEDS_VALUE[verb]}", remedy="give it")
        verb = self._meant(verb, value)
        draft = Judgement("", verb, target, value, author.strip(), at, " ".join(note.split()))
        if verb == "undo":
            done = self._undo(draft)
        elif verb in ("same", "apart") or (verb == "rename" and not self._is_thing(target)):
            done = self._judge_actor(draft)
        else:
            done = self._judge_thing(draft)
        parts = (verb, done.target, done.value, done.author, at, *filter(None, [done.note]))
        return replace(done, id=digest(*parts))

    def _meant(self, verb: Verb, value: str) -> Verb:
        """To confirm or reject two things is to judge the link between them; to confirm a status is to set it."""
        if verb in ("confirm", "reject") and value:
            if value in STATUSES:
                return "restatus"
            return "link" if verb == "confirm" else "unlink"
        return verb

    # ------------------------------------------------------------ claims and events

    def _is_thing(self, id_: str) -> bool:
        return self._claim(id_) is not None

    def _claim(self, id_: str) -> Claim | None:
        """The claim of an id, or that which an event is named after; the first of an event that has the id of a claim set
        apart."""
        event = next((e for e in self.told.events if e.id == id_), None)
        named = [c for c in event.claims if link.event_id(c) == id_] or [event.claims[0]] if event else []
        return next((c for c in self.told.claims if (c.id in named if event else id_ in (c.id, link.event_id(c.id)))), None)

    def _event_of(self, id_: str) -> Event | None:
        """The event of an id, or that which holds a claim."""
        return next((e for e in self.told.events if e.id == id_ or id_ in e.claims), None)

    def _anchors(self, id_: str) -> tuple[Anchor, ...]:
        """Where a claim stands, or the claims of an event, the one that it is named after first."""
        claim = self._claim(id_)
        if claim is None:
            raise QuestionError(f"the case has no claim or event {id_}", remedy="look the id up in the case")
        event = self._event_of(id_) if id_ != claim.id else None
        others = [c for c in (event.claims if event else ()) if c != claim.id]
        return self._anchors_of([claim.id, *others])

    def _anchors_of(self, ids: Sequence[str]) -> tuple[Anchor, ...]:
        return tuple(self._anchor(self.coded[i]) for i in ids)

    def _anchor(self, claim: Claim) -> Anchor:
        trigger = claim.trigger
        return Anchor(claim.id, self.digests[claim.article], trigger.start, trigger.end, claim.trigger_text, claim.type)

    def _judge_thing(self, draft: Judgement) -> Judgement:
        draft = self._checked(draft)
        done = replace(draft, target_at=self._anchors(draft.target))
        if draft.verb in ("link", "unlink") and draft.value:
            if draft.value == draft.target:
                raise QuestionError(f"{draft.target} is one with itself", remedy="name another claim or event")
            done = replace(done, value_at=self._anchors(draft.value))
            if draft.verb == "unlink":
                self._refuse_part(done)
            return done
        return self._set_apart(done) if draft.verb == "unlink" else done

    def _refuse_part(self, draft: Judgement) -> None:
        """Raises `QuestionError` when what shall be kept apart from something is a part of it, so that nothing is left to be
        apart from."""
        whole = {a.claim for a in draft.target_at}
        if not {a.claim for a in draft.value_at} - whole:
            one = draft.value_at[0].claim
            raise QuestionError(
                f"claim {one} is part of event {draft.target}",
                remedy=f"to take it out, dateline unlink CASE {one}; to say that it is no claim, dateline reject CASE {one}",
            )

    def _set_apart(self, draft: Judgement) -> Judgement:
        """A claim that is not in its event is apart from every other claim of it."""
        if draft.target != draft.target_at[0].claim:
            raise QuestionError("an event cannot be set apart from itself", remedy="name one of its claims")
        event = self._event_of(draft.target)
        fellows = [c for c in (event.claims if event else ()) if c != draft.target]
        if event is None or not fellows:
            return draft
        first = next((c for c in fellows if link.event_id(c) == event.id), fellows[0])
        return replace(draft, value=event.id, value_at=self._anchors_of([first, *(c for c in fellows if c != first)]))

    def _checked(self, draft: Judgement) -> Judgement:
        """The judgement with its value as it is written everywhere."""
        value = draft.value
        if draft.verb == "redate":
            value = value.lower()
            link.read_time(value, reason="")
        elif draft.verb in ("recast", "readdress"):
            value = "; ".join(dict.fromkeys(map(self._known_name, link.read_names(value)))) or link.NOBODY
        elif draft.verb == "relocate":
            place = link.read_place(value, rule="")
            value = place.name if place else link.NO_DATE
        elif draft.verb == "retype":
            value = value.upper()
            if value not in event_types():
                raise QuestionError(f"there is no event type “{value}”", remedy=f"known are {', '.join(event_types())}")
        elif draft.verb == "restatus":
            value = value.lower().replace(" ", "_")
            if value not in STATUSES:
                raise QuestionError(f"there is no status “{draft.value}”", remedy=f"known are {', '.join(STATUSES)}")
        elif draft.verb == "rename":
            event = self._event_of(draft.target)
            return replace(draft, target=event.id) if event else draft
        return replace(draft, value=value)

    # ------------------------------------------------------------ actors

    def _judge_actor(self, draft: Judgement) -> Judgement:
        target, actor = self._named(draft.target)
        if draft.verb == "rename":
            taken = next((a.name for a in self.told.actors if fold(a.name) == fold(draft.value) and a is not actor), None)
            if taken is not None:
                raise QuestionError(f"another actor is called “{taken}” already", remedy="if the two are one, say so: same")
            return replace(draft, target=target)
        value, other = self._named(draft.value)
        if fold(target) == fold(value):
            raise QuestionError(f"“{target}” and “{value}” are one name", remedy="give two names")
        if draft.verb == "same" and actor is other and fold(target) == fold(actor.name):
            raise QuestionError(f"“{target}” and “{value}” are one actor already", remedy="dateline actors lists them")
        return replace(draft, target=target, value=value)

    def _known_name(self, words: str) -> str:
        """A name that somebody in the case has as it is coded; a new one as it is."""
        try:
            return self._named(words)[0]
        except QuestionError:
            return words

    def _named(self, words: str) -> tuple[str, Actor]:
        """A name as it is coded, and whose it is: a name that claims have, else the actor of that name or alias."""
        key = fold(words)
        for actor in self.told.actors:
            coded = {fold(form): form for form in coded_names(actor)}
            if key in coded:
                return coded[key], actor
        called = [a for a in self.told.actors if key in map(fold, (a.name, *(form for form, _ in a.aliases)))]
        exact = [a for a in called if fold(a.name) == key] or called
        if len(exact) == 1:
            names = coded_names(exact[0])
            return (exact[0].name if exact[0].name in names else names[0]), exact[0]
        if exact:
            raise QuestionError(f"“{words}” may be {', '.join(a.name for a in exact)}", remedy="give the whole name")
        near = get_close_matches(words, [a.name for a in self.told.actors], 3, cutoff=0.6)
        raise QuestionError(
            f"the case has no claim, event or actor “{words}”",
            remedy=f"near it: {', '.join(near)}" if near else "dateline actors lists the names",
        )

    # ------------------------------------------------------------ judgements

    def _undo(self, draft: Judgement) -> Judgement:
        standing = next((s for s in self.standings if s.judgement.id == draft.target), None)
        if standing is None:
            raise QuestionError(f"the case has no judgement {draft.target}", remedy="dateline judgements lists them")
        if standing.state == "undone":
            raise QuestionError(f"judgement {draft.target} is undone already", remedy="undo what undid it to have it back")
        return replace(draft, value="")


def refuse_overtaken(judgement: Judgement, standings: Sequence[link.Standing], known: Collection[str]) -> None:
    """Raises `OvertakenError` when other people decided otherwise on the same thing in judgements that are not `known` to the
    one who decides now. `standings` are those of all judgements, this one among them."""
    clashing = {i for s in standings if s.judgement.id == judgement.id for i in s.conflicts} - {*known}
    fresh = [s.judgement for s in standings if s.judgement.id in clashing]
    if fresh:
        said = "; ".join(f"{j.author} decided {' '.join(filter(None, [j.verb, j.value]))}" for j in fresh)
        remedy = "look at it again, and decide anew if you still think so; your decision was not kept"
        raise OvertakenError(f"somebody was faster: {said}", remedy=remedy)


def coded_names(actor: Actor) -> list[str]:
    """The names that claims have for an actor."""
    return [form for form, articles in actor.aliases if not articles]


def pick_judgement(standings: Sequence[link.Standing], which: str | None, *, author: str) -> str:
    """The id of a judgement by its number in the list or the beginning of its id (four characters or more); without one, of
    the last of an author that is not undone. Raises `QuestionError` when there is none."""
    remedy = "dateline judgements lists them with their numbers"
    if which is None:
        mine = [s for s in standings if s.judgement.author == author and s.state != "undone" and s.judgement.verb != "undo"]
        if not mine:
            raise QuestionError(f"{author} has decided nothing that can be undone", remedy=remedy)
        return mine[-1].judgement.id
    if which.isdecimal() and 1 <= int(which) <= len(standings):
        return standings[int(which) - 1].judgement.id
    return _one_of((s.judgement.id for s in standings), which, "judgement", remedy)


def pick_thing(told: Told, which: str, standings: Sequence[link.Standing] = ()) -> str:
    """The id of a claim or event by its beginning (four characters or more); an actor's name, and what begins no id, as it is.
    Raises `QuestionError` for the beginning of several ids, for a number, since those of a list change with every decision,
    and for an id that an event had once: what it named is then part of another. `standings` know such ids too."""
    ids = {*(c.id for c in told.claims), *(e.id for e in told.events)}
    names = {fold(form) for a in told.actors for form in (a.name, *coded_names(a))}
    near = [i for i in sorted(ids) if i.startswith(which.lower())] if len(which) >= FEWEST else []
    if which in ids or fold(which) in names:
        return which
    if near:
        return _one_of(near, which, "claim or event", "give more of the id")
    now = homes_of(told.events, which, standings)
    if now:
        raise QuestionError(f"no event has the id “{which}” now: it is part of {' and of '.join(now)}", remedy="name that one")
    if which.isdecimal() and len(which) >= FEWEST and int(which) > len(told.events):
        raise QuestionError(f"no claim or event has an id that begins with “{which}”", remedy="look the id up in the case")
    if which.isdecimal():
        remedy = f"dateline show CASE --events {which} prints the ids of the event and its claims"
        raise QuestionError(f"“{which}” is no id, and the numbers of a list change with what is decided", remedy=remedy)
    return which


def homes_of(events: Iterable[Event], which: str, standings: Iterable[link.Standing] = ()) -> tuple[str, ...]:
    """The ids of the events of today that hold what an event was called after once, by the beginning of its id then: the
    claim of which it had its name, or the claims that it had when somebody judged it."""
    if len(which) < FEWEST:
        return ()
    judged = [s.judgement for s in standings]
    sides = [side for j in judged for side in ((j.target, j.target_at), (j.value, j.value_at))]
    known = {a.claim for id_, at in sides if at and id_.startswith(which.lower()) for a in at}
    held = (e for e in events if any(c in known or link.event_id(c).startswith(which.lower()) for c in e.claims))
    return tuple(e.id for e in held)


def _one_of(ids: Iterable[str], which: str, what: str, remedy: str) -> str:
    found = [i for i in ids if i.startswith(which.lower())] if len(which) >= FEWEST else []
    if len(found) == 1:
        return found[0]
    some = f"“{which}” begins the ids of {len(found)}: {', '.join(found[:5])}" if found else f"there is no {what} “{which}”"
    raise QuestionError(some, remedy=remedy)
