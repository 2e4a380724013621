"""What reactions say of the happening that they are about: who denies it says that it did not happen, who accuses somebody of
it says who did it.

Each is a claim of its own, and so of another event. For what is disputed it counts as one more claim of the happening.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from dateline.link.profile import PLANS
from dateline.link.words import families_of
from dateline.model import Claim
from dateline.vocabulary import nature
from dateline.when import UNKNOWN


def retell(answers: Iterable[Claim], members: Collection[Claim]) -> list[Claim]:
    """What some reactions say of the happening that some claims tell, as claims of it under their own ids.

    Without time, place, number and victims, since a reaction takes these from what it is about. A report that says as much in
    a claim of the happening has said it.
    """
    by_id = {c.id: c for c in members}
    told = ((a, by_id[a.about]) for a in sorted(answers, key=lambda a: a.id) if a.about in by_id and a.status == "happened")
    return [claim for answer, about in told if (claim := _retold(answer, about, members)) is not None]


def _retold(answer: Claim, about: Claim, members: Iterable[Claim]) -> Claim | None:
    if about.status in PLANS:
        return None
    bare = replace(answer, type=about.type, mode=about.mode, when=UNKNOWN, where=None, figures=(), recipients=())
    own = [c for c in members if c.article == answer.article]
    sayers, says = answer.actors or answer.said_by, nature(answer.type).speech
    if says == "refusal" and nature(about.type).deniable and _is_of(answer, "deny"):
        said = any(c.status == "denied" for c in own)
        return None if said else replace(bare, status="denied", actors=(), said_by=sayers)
    if says == "blame" and nature(about.type).blamed and is_accusation(answer):
        known = {f.name for c in own for f in c.actors}
        blamed = tuple(f for f in answer.recipients if f.name not in known)
        return replace(bare, status=about.status, actors=blamed, said_by=sayers) if blamed else None
    return None


def against(answers: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    """(name, report) of those who by some reactions stand against the happening: that report does not tell it as their deed."""
    told = (a for a in answers if nature(a.type).opposes and a.status == "happened")
    return frozenset((f.name, a.article) for a in told for f in a.actors)


def is_accusation(claim: Claim) -> bool:
    """Whether the words of a claim blame somebody."""
    return _is_of(claim, "accuse")


def _is_of(claim: Claim, family: str) -> bool:
    return family in families_of(claim.trigger_text)
