"""Who said what about an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Chronology, Claim, Event
from dateline.query.quotes import Quote, first_day, quote_claims
from dateline.vocabulary import nature
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Reaction:
    """One thing that somebody said or did about an event."""

    event: str
    """Id of the event that the reaction is itself."""
    type: str
    when: When
    headline: str
    quotes: tuple[Quote, ...]
    inferred: str = ""
    """Why it is taken to be about the event, where its own report does not name that."""


@dataclass(frozen=True, slots=True)
class Reactor:
    """One who reacts, and everything that he, she or it said about the event; `actor` is empty where nobody is named."""

    actor: str
    reactions: tuple[Reaction, ...]


def list_reactions(chronology: Chronology, event: Event) -> tuple[Reactor, ...]:
    """Who said what about an event, by actor, the first to be heard first; reactions in order of publication.

    A reaction is a claim of a type by which people answer (`Nature.is_answer`) that is coded as one about the event, or one by
    which they take a stand (`Nature.takes_stand`) whose clause names the event, or that only points at what happened in its
    country in the days before (`dateline.link.pointing`): then `inferred` says so.
    """
    chronology = chronology.as_decided()
    groups: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    home = {c: e for e in chronology for c in e.claims}
    for claim in _reacting(chronology, event):
        for actor in [f.name for f in claim.actors] or [f.name for f in claim.said_by[:1]] or [""]:
            groups[actor, home[claim.id].id].append(claim)
    events = {e.id: e for e in chronology}
    by_actor: defaultdict[str, list[Reaction]] = defaultdict(list)
    for (actor, id), claims in groups.items():
        own = events[id]
        quotes = quote_claims(chronology, claims)
        by_actor[actor].append(Reaction(id, own.type, own.when, own.headline, quotes, _inferred(claims)))
    found = [Reactor(actor, tuple(sorted(some, key=_order))) for actor, some in by_actor.items()]
    return tuple(sorted(found, key=lambda r: (not r.actor, _order(r.reactions[0]), r.actor)))


def _order(reaction: Reaction) -> tuple[object, ...]:
    return (first_day(reaction.quotes).order, reaction.when.order, reaction.event)


def _inferred(claims: Sequence[Claim]) -> str:
    """Why claims are about an event that none of their reports names."""
    places = {c.points_at.name for c in claims if c.points_at is not None}
    if not places or any(c.points_at is None for c in claims):
        return ""
    return (
        f"names no deed and points at what happened in {' and '.join(sorted(places))}, where this stands out in the days before"
    )


def _reacting(chronology: Chronology, event: Event) -> list[Claim]:
    """The claims that react to an event, by id."""
    own = set(event.claims)
    pointing = {c for e in chronology if e.about == event.id for c in e.claims}
    named: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in chronology.claims_of(event):
        named[claim.article].append(claim)

    def reacts(claim: Claim) -> bool:
        if claim.about in own:
            return nature(claim.type).is_answer
        if claim.points_at is not None:
            return claim.id in pointing
        return nature(claim.type).takes_stand and any(
            claim.quote.contains(c.trigger) and not c.quote.contains(claim.trigger) for c in named[claim.article]
        )

    return [c for i, c in sorted(chronology.claims.items()) if i not in own and reacts(c)]
