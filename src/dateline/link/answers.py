"""What reactions say of the happening that they are about: who denies it says that it did not happen, who accuses somebody of
it, or claims it as his own, says who did it.

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
    a claim of the happening has said it. Who denies a part in it denies it where somebody says that he did it.
    """
    by_id = {c.id: c for c in members}
    told = ((a, by_id[a.about]) for a in sorted(answers, key=lambda a: a.id) if a.about in by_id and a.status == "happened")
    retold = [claim for answer, about in told if (claim := _retold(answer, about, members)) is not None]
    doers = {f.name for c in (*members, *retold) if c.status != "denied" for f in c.actors}
    return [c for c in retold if c.status != "denied" or not c.actors or any(f.name in doers for f in c.actors)]


def _retold(answer: Claim, about: Claim, members: Iterable[Claim]) -> Claim | None:
    if about.status in PLANS:
        return None
    bare = replace(answer, type=about.type, mode=about.mode, when=UNKNOWN, where=None, figures=(), recipients=())
    own = [c for c in members if c.article == answer.article]
    sayers, says = answer.actors or answer.said_by, nature(answer.type).speech
    if says == "refusal" and nature(about.type).deniable and _is_of(answer, "deny"):
        said = any(c.status == "denied" for c in own)
        part = sayers if "disown" in families_of(answer.mode or "") else ()
        return None if said else replace(bare, status="denied", actors=part, said_by=sayers)
    if nature(about.type).blamed and names_doer(answer):
        known = {f.name for c in own for f in c.actors}
        named = sayers if is_avowal(answer) else answer.recipients if says == "blame" else ()
        doers = tuple(f for f in named if f.name not in known)
        return replace(bare, status=about.status, actors=doers, said_by=sayers) if doers else None
    return None


def against(answers: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    """(name, report) of those who by some reactions stand against the happening: that report does not tell it as their deed."""
    told = (a for a in answers if nature(a.type).opposes and a.status == "happened")
    return frozenset((f.name, a.article) for a in told for f in a.actors)


def is_accusation(claim: Claim) -> bool:
    """Whether the words of a claim blame somebody."""
    return _is_of(claim, "accuse")


def is_avowal(claim: Claim) -> bool:
    """Whether by the words of a claim somebody claims a deed as his own."""
    return _is_of(claim, "avow")


def names_doer(claim: Claim) -> bool:
    """Whether the words of a claim lay a deed at somebody's door, or at that of him who says them."""
    return is_accusation(claim) or is_avowal(claim)


def charged(answers: Iterable[Claim]) -> frozenset[str]:
    """The claims of deeds that some reactions lay at somebody's door: who did it is in doubt, not that it was done."""
    return frozenset(a.about for a in answers if a.about and names_doer(a))


def _is_of(claim: Claim, family: str) -> bool:
    return family in families_of(claim.trigger_text)
