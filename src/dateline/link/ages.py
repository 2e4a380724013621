"""A group whose dated claims lie months apart is several happenings that share a name ("the coup"): take it apart by age.

A date that is a few days off stays: reports that differ on the day speak of one happening, and the difference is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.link.decide import log_odds
from dateline.link.profile import CARRIED, PLANS
from dateline.model import Claim, Link
from dateline.vocabulary import event_types, nature

MONTHS = 60
"""Days between two dated claims from which they cannot be one happening, whatever its type."""
WINDOWS = 6
"""How many link windows of their type apart they cannot be one; two weeks at the least."""
FINE = 93
"""Days that a time may last to count as a date here: a day, a month, a season."""


Age = tuple[date, date]


def split_ages(
    parts: Iterable[tuple[str, ...]], claims: Mapping[str, Claim], links: Iterable[Link], *, kept: frozenset[str] = frozenset()
) -> list[tuple[str, ...]]:
    """The groups, those taken apart whose dates lie too far apart; the undated go where their links pull.

    Groups that hold a claim in `kept` (a person joined it) stay whole. Every claim stays in exactly one group.
    """
    pulls: dict[str, dict[str, float]] = defaultdict(dict)
    for link in links:
        if link.score > 0:
            pulls[link.left][link.right] = pulls[link.right][link.left] = log_odds(link.score)
    out: list[tuple[str, ...]] = []
    for part in parts:
        ages = [] if kept.intersection(part) else find_ages([claims[c] for c in part])
        out += [part] if len(ages) < 2 else _deal(part, ages, claims, pulls)
    return sorted(out)


def find_ages(claims: Sequence[Claim]) -> list[Age]:
    """The times that the dated claims fall into, earliest first, each too far from the next to be one happening. Times that
    were carried to a claim from elsewhere in its report count only where there are no others."""
    firm = [c for c in claims if not c.when.reason.startswith(CARRIED)]
    fine = sorted(
        (c.when.earliest, c.when.latest)
        for c in firm or claims
        if c.status not in PLANS and c.when.dated and c.when.earliest and c.when.latest and (c.when.days or FINE + 1) <= FINE
    )
    gap = _gap(_majority([c.type for c in claims]))
    ages: list[Age] = []
    for first, last in fine:
        if ages and (first - ages[-1][1]).days <= gap:
            ages[-1] = (ages[-1][0], max(ages[-1][1], last))
        else:
            ages.append((first, last))
    return ages


def is_rare(kind: str) -> bool:
    """Whether happenings of a type do not come twice in one country within `MONTHS` days as a rule: groups of them are one."""
    return nature(kind).office == "seized"


def _gap(kind: str) -> int:
    """Days that one happening's dates may lie apart: meetings are told apart sooner than coups."""
    if is_rare(kind) or kind not in event_types():
        return MONTHS
    return min(MONTHS, max(14, WINDOWS * event_types()[kind].link_window_days))


def _deal(
    part: tuple[str, ...], ages: Sequence[Age], claims: Mapping[str, Claim], pulls: Mapping[str, Mapping[str, float]]
) -> list[tuple[str, ...]]:
    """Every claim of a group to the age it is dated in, else to the one that it is tied to best (the larger wins a tie)."""
    groups: list[list[str]] = [[] for _ in ages]
    open_claims = []
    for c in part:
        fits = _fitting(claims[c], ages)
        if len(fits) == 1:
            groups[fits[0]].append(c)
        else:
            open_claims.append((c, fits or list(range(len(ages)))))
    settled = [tuple(g) for g in groups]
    for c, fits in open_claims:
        best = max(fits, key=lambda i: (_tie(c, settled[i], claims, pulls), len(settled[i]), -i))
        groups[best].append(c)
    return [tuple(sorted(g)) for g in groups if g]


def _fitting(claim: Claim, ages: Sequence[Age]) -> list[int]:
    """The ages that a claim's own time can meet; all of them when it has none."""
    when = claim.when
    if not when.dated:
        return list(range(len(ages)))
    return [
        i
        for i, (first, last) in enumerate(ages)
        if (when.latest is None or when.latest >= first) and (when.earliest is None or when.earliest <= last)
    ]


def _tie(c: str, group: Sequence[str], claims: Mapping[str, Claim], pulls: Mapping[str, Mapping[str, float]]) -> float:
    """Mean pull of a claim towards a group; claims of its own article count double, since a text keeps to its story."""
    weights = [(pulls[c].get(o, -1.5), 2.0 if claims[o].article == claims[c].article else 1.0) for o in group]
    total = sum(w for _, w in weights)
    return round(sum(p * w for p, w in weights) / total, 9) if total else -9.0


def join_rare(
    parts: Iterable[tuple[str, ...]], claims: Mapping[str, Claim], *, kept: frozenset[str] = frozenset()
) -> list[tuple[str, ...]]:
    """The groups, those of a rare type joined that fall into one country and one age; undated ones stay as they are.

    Groups that hold a claim in `kept` (a person set it apart) are left alone.
    """
    out: list[tuple[str, ...]] = []
    homes: dict[Home, dict[tuple[str, ...], Age]] = defaultdict(dict)
    for part in parts:
        found = find_home(part, claims, kept=kept)
        if found is None:
            out.append(part)
        else:
            homes[found[0]][part] = found[1]
    return sorted([*out, *(group for ages in homes.values() for group in join_close(ages))])


Home = tuple[str, str]
"""A rare type and a country."""


def find_home(
    part: tuple[str, ...], claims: Mapping[str, Claim], *, kept: frozenset[str] = frozenset()
) -> tuple[Home, Age] | None:
    """The type, country and age of a group that may be one with others of these; None when it stays alone."""
    if not any(is_rare(claims[c].type) for c in part):
        return None
    members = [claims[c] for c in part]
    kind, ages = _majority([c.type for c in members]), find_ages(members)
    land = _majority([c.where.country for c in members if c.where and c.where.country])
    if not is_rare(kind) or not land or len(ages) != 1 or kept.intersection(part):
        return None
    return (kind, land), ages[0]


def join_close(ages: Mapping[tuple[str, ...], Age]) -> list[tuple[str, ...]]:
    """Some groups, each joined with the first before it whose age is near its own."""
    found: list[tuple[Age, list[str]]] = []
    for part in sorted(ages):
        home = next((h for h in found if _close(h[0], ages[part])), None)
        if home is None:
            found.append((ages[part], list(part)))
        else:
            home[1].extend(part)
    return [tuple(sorted(group)) for _, group in found]


def _majority(values: Sequence[str]) -> str:
    """The most frequent value, the first by name among equals; empty when there is none."""
    return min(set(values), key=lambda v: (-values.count(v), v), default="")


def _close(one: Age, other: Age) -> bool:
    return (other[0] - one[1]).days <= MONTHS and (one[0] - other[1]).days <= MONTHS
