"""Who lays what at whose door, and the sides that blame each other for one thing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.link.answers import is_accusation
from dateline.link.heads import head_of
from dateline.link.names import compare_names, lands_of
from dateline.link.sides import find_side, sides_agree
from dateline.model import Chronology, Claim
from dateline.vocabulary import nature

SOON = 4
"""Days within which one accusation may be thrown back at him who made it."""
_ONE = 0.6
"""How well two names or sides match that are one party."""
OUTSIDERS = frozenset(head_of(w) for w in "rebels militants militiamen separatists opposition protesters demonstrators".split())
"""Who stands against the state whose name is beside his."""
GENERIC = 2
"""More parties than this blame nobody in particular."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A claim by which one party says that another did harm, and the day of its report."""

    by: str
    against: str
    claim: Claim
    day: date


def find_charges(chronology: Chronology) -> tuple[Charge, ...]:
    """The charges that the claims of a chronology tell, in order of their ids: accusations, and acts of force that only the
    other side tells."""
    found: list[Charge] = []
    for claim in sorted(chronology.claims.values(), key=lambda c: c.id):
        day = chronology.articles[claim.article].published.latest
        for by, against in _sides(claim) if day is not None else ():
            if day is not None and not _is_one(by, against):
                found.append(Charge(by, against, claim, day))
    return tuple(found)


def _sides(claim: Claim) -> Iterator[tuple[str, str]]:
    kind = nature(claim.type)
    if kind.speech == "blame" and claim.status == "happened" and is_accusation(claim):
        blaming, blamed = claim.actors, claim.recipients
    elif kind.blamed and kind.deed == "force" and (claim.status == "alleged" or _is_struck(claim)):
        blaming, blamed = claim.said_by, claim.actors
    else:
        return
    if len(blaming) <= GENERIC and len(blamed) <= GENERIC:
        yield from ((a.name, b.name) for a in blaming for b in blamed)


def _is_struck(claim: Claim) -> bool:
    """Whether somebody tells what was done to his own side: who tells of others' deeds as facts blames nobody."""
    told = ((by.name, to.name) for by in claim.said_by for to in claim.recipients)
    return claim.status == "happened" and any(_is_one(by, to) for by, to in told)


def list_thrown_back(charges: Iterable[Charge]) -> Iterator[tuple[Charge, Charge]]:
    """The pairs of charges, of different reports of the same days, by which two sides lay the like at each other's door: each
    pair of sides once, with the charges told first."""
    met: list[tuple[str, str]] = []
    for one, other in _near(sorted(charges, key=lambda c: (c.day, c.claim.id))):
        if _answers(one, other) and not any(_is_one(one.by, a) and _is_one(other.by, b) for a, b in met):
            met += [(one.by, other.by), (other.by, one.by)]
            yield one, other


def _near(ordered: Sequence[Charge]) -> Iterator[tuple[Charge, Charge]]:
    """The pairs told within a few days, of charges in order of their days."""
    days = [c.day for c in ordered]
    for at, one in enumerate(ordered):
        end = bisect_right(days, one.day + timedelta(SOON))
        yield from ((one, other) for other in ordered[at + 1 : end])


def _answers(one: Charge, other: Charge) -> bool:
    apart = one.claim.article != other.claim.article
    return apart and _is_one(one.by, other.against) and _is_one(other.by, one.against)


def _is_one(a: str, b: str) -> bool:
    """Whether two names stand for one party: a state and its army, two bodies of it, a group and its fighters."""
    ours, theirs = lands_of(a), lands_of(b)
    if ours and theirs:
        return ours == theirs and (_is_of_state(a) == _is_of_state(b))
    return compare_names(a, b) >= _ONE or sides_agree(find_side(a, ""), find_side(b, "")) >= _ONE


def _is_of_state(name: str) -> bool:
    """Whether people of a country are not told to stand against it."""
    return head_of(name) not in OUTSIDERS


def name_charge(charge: Charge, charges: Sequence[Charge]) -> tuple[str, tuple[Claim, ...]]:
    """Whom a charge blames, with the claims of all charges by which his party is blamed by the same one."""
    same = [c.claim for c in charges if _is_one(c.by, charge.by) and _is_one(c.against, charge.against)]
    return charge.against, tuple({c.id: c for c in same}.values())
