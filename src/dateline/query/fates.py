"""What reports tell became of one person that cannot all be so: released, rescued or escaped; fled, captured or killed;
convicted or acquitted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dateline.link.disagree import is_firm
from dateline.link.words import families_of
from dateline.model import Chronology, Claim, Filler
from dateline.vocabulary import nature

Told = Mapping[str, Sequence[Claim]]
"""What became of somebody, in words → the claims that tell so."""
SOON = 7
"""Days within which two reports tell of one end; later, it may be another."""
_RESCUE = re.compile(r"\b(?:rescu|secouru|secour)", re.IGNORECASE)
_GUILTY = re.compile(r"\b(?:convict|found guilty|condamné|reconnue? coupable)", re.IGNORECASE)
_INNOCENT = re.compile(r"\b(?:acquit|cleared|relaxée?\b)", re.IGNORECASE)
CONVICTED, ACQUITTED = "was convicted", "was acquitted"
RELEASED, RESCUED, ESCAPED = "was released", "was rescued", "got away"
CAPTURED, KILLED, WOUNDED = "was captured", "was killed", "was hurt"
_FREE = frozenset({RELEASED, RESCUED, ESCAPED})
"""Ways in which somebody held comes free: each by other hands."""
_VERDICTS = frozenset({CONVICTED, ACQUITTED})
_THEN = ((ESCAPED, CAPTURED), (ESCAPED, KILLED), (CAPTURED, KILLED), (WOUNDED, KILLED))
"""Two ends that are no contradiction where the second comes after the first."""


def find_fates(chronology: Chronology, people: Mapping[str, str]) -> Iterator[tuple[str, Told]]:
    """Each person, in order of the names, of whom different reports of the same days tell ends that cannot both be so, with
    these. `people` are the persons by the names of actors. What no report tells before the other end is no earlier one."""
    told: defaultdict[str, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(chronology.claims.values(), key=lambda c: c.id):
        for end, fillers in _ends(claim):
            for name in sorted({people[f.name] for f in fillers if f.name in people}):
                told[name][end].append(claim)
    for name, ends in sorted(told.items()):
        pairs = [p for p in combinations(sorted(ends), 2) if _are_rivals(chronology, *p, ends[p[0]], ends[p[1]])]
        if pairs:
            yield name, {end: ends[end] for end in sorted({end for pair in pairs for end in pair})}


def _ends(claim: Claim) -> Iterator[tuple[str, tuple[Filler, ...]]]:
    """What a claim tells as done became of somebody, and of whom."""
    kind, words = nature(claim.type), families_of(claim.trigger_text)
    if claim.status != "happened":
        return
    if _GUILTY.search(claim.trigger_text):
        yield CONVICTED, claim.recipients
    elif _INNOCENT.search(claim.trigger_text):
        yield ACQUITTED, claim.recipients
    elif kind.speech is not None:
        return
    elif _RESCUE.search(claim.trigger_text):
        yield RESCUED, claim.recipients
    elif "release" in words:
        yield RELEASED, claim.recipients
    elif "flee" in words and not claim.recipients:
        yield ESCAPED, claim.actors
    elif "kill" in words and kind.deed == "force":
        yield KILLED, claim.recipients
    elif "wound" in words and kind.deed == "force":
        yield WOUNDED, claim.recipients
    elif words & {"arrest", "seize"} and kind.deed == "order":
        yield CAPTURED, claim.recipients


def _are_rivals(chronology: Chronology, one: str, other: str, some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether two ends that no report tells together cannot both be so."""
    if {c.article for c in some} & {c.article for c in others} or not _are_close(some, others):
        return False
    if {one, other} <= _FREE or {one, other} <= _VERDICTS:
        return True
    if (one, other) in _THEN:
        return not _precede(chronology, some, others)
    return (other, one) in _THEN and not _precede(chronology, others, some)


def _are_close(some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    days = [[c.when.latest for c in side if c.when.latest] for side in (some, others)]
    return any(abs((a - b).days) <= SOON for a in days[0] for b in days[1])


def _precede(chronology: Chronology, first: Sequence[Claim], then: Sequence[Claim]) -> bool:
    """Whether some claims tell what was, by its time or the day of the reports, before what others tell."""
    return all(_is_before(chronology, a, b) for a in first for b in then)


def _is_before(chronology: Chronology, a: Claim, b: Claim) -> bool:
    if is_firm(a.when) and is_firm(b.when) and a.when.dated and b.when.dated:
        return bool(a.when.latest and b.when.earliest and a.when.latest < b.when.earliest)
    one, other = (chronology.articles[c.article].published for c in (a, b))
    return not (one.latest and other.earliest and one.latest >= other.earliest)
