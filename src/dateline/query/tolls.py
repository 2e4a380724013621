"""How many died in one attack as reports tell it in several places: "the raid … six were killed", "eleven died in the raid"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from dateline.link.disagree import DEAD, figure_value, figures_agree, is_firm
from dateline.link.heads import PEOPLE, are_assailants, head_of
from dateline.link.words import families_in, families_of
from dateline.model import Chronology, Claim, Figure
from dateline.vocabulary import nature

Toll = tuple[Figure, Claim]
_TOLD = frozenset({"happened", "ongoing", "alleged"})
SOON = 7
"""Days within which two reports tell of one attack, …"""
LASTS = 3
"""… that lasted no more days than this …"""
BESIDE = 300
"""… and give its dead within so many characters of it …"""
MUCH = 0.25
"""… of which one number is no smaller part of the other than this: else it counts others."""


def find_tolls(chronology: Chronology) -> Iterator[tuple[str, Mapping[str, Sequence[Claim]]]]:
    """Each attack of a day, in order of its event, of which reports of the same days give numbers of dead that cannot all be
    right, though not in claims of one event, as (kind, number → claims). Of a report counts the one number of dead that it
    gives beside the attack."""
    home = {c: e.id for e in chronology for c in e.claims}
    dead: defaultdict[str, list[Toll]] = defaultdict(list)
    for claim in sorted(chronology.claims.values(), key=lambda c: c.id):
        dead[claim.article] += _dead(chronology, claim)
    for event in (e for e in chronology if (e.when.days or LASTS + 1) <= LASTS):
        told: dict[str, Toll] = {}
        for article, attacks in _attacks(chronology, event.claims).items():
            if (toll := _toll(attacks, dead[article])) is not None:
                told[article] = toll
        pairs = combinations(sorted(told), 2)
        apart = [(a, b) for a, b in pairs if _are_close(chronology, a, b) and _differ(told[a], told[b], home)]
        if apart:
            some = [told[a] for a in sorted({a for pair in apart for a in pair})]
            values: defaultdict[str, list[Claim]] = defaultdict(list)
            for figure, claim in some:
                values[figure_value(figure)].append(claim)
            yield "development" if _grow(chronology, some) else "contradiction", values


def _attacks(chronology: Chronology, claims: Iterable[str]) -> dict[str, list[Claim]]:
    """Report → its claims of an event that tell of an act of force, and not of those it struck."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in (chronology.claims[c] for c in claims if c in chronology.claims):
        if claim.status in _TOLD and nature(claim.type).deed == "force" and not _counts(claim):
            found[claim.article].append(claim)
    return found


def _counts(claim: Claim) -> bool:
    return bool(families_of(claim.trigger_text) & {"kill", "wound"})


def _dead(chronology: Chronology, claim: Claim) -> Iterator[Toll]:
    """The number of dead that a claim gives, if it gives one: of those killed, or of those who died in what it tells."""
    text = chronology.articles[claim.article].quote(claim.quote)
    words = families_of(claim.trigger_text) if _counts(claim) else families_in(text)
    if claim.status not in _TOLD or nature(claim.type).deed != "force" or "kill" not in words or "wound" in words:
        return
    heads = [f for f in claim.figures if head_of(f.unit) in PEOPLE | DEAD and not are_assailants(f.unit)]
    if heads:
        yield max(heads, key=lambda f: (f.value, f.span)), claim


def _toll(attacks: Sequence[Claim], dead: Sequence[Toll]) -> Toll | None:
    """The number of dead that a report gives right beside an attack; None where it gives two."""
    near = [t for t in dead if any(_is_beside(t[1], a) and _may_be_then(t[1], a) for a in attacks)]
    return near[0] if len({f.value for f, _ in near}) == 1 else None


def _is_beside(claim: Claim, attack: Claim) -> bool:
    return max(claim.quote.start - attack.quote.end, attack.quote.start - claim.quote.end) <= BESIDE


def _are_close(chronology: Chronology, one: str, other: str) -> bool:
    days = [chronology.articles[a].published.latest for a in (one, other)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= SOON


def _may_be_then(claim: Claim, attack: Claim) -> bool:
    firm = is_firm(claim.when) and is_firm(attack.when) and claim.when.dated and attack.when.dated
    return not firm or claim.when.overlaps(attack.when)


def _differ(one: Toll, other: Toll, home: Mapping[str, str]) -> bool:
    """Whether two numbers cannot both be right, and stand in claims of two events: those of one are compared there."""
    less, more = sorted((one[0].value, other[0].value))
    apart = home.get(one[1].id) != home.get(other[1].id)
    return apart and less >= MUCH * more and not figures_agree(one[0], other[0])


def _grow(chronology: Chronology, tolls: Iterable[Toll]) -> bool:
    """Whether later reports give larger numbers."""
    told = [(chronology.articles[c.article].published.latest or date.max, f.value) for f, c in tolls]
    days = {day for day, _ in told}
    return len(days) == len(told) and [v for _, v in sorted(told)] == sorted(v for _, v in told)
