"""What each outlet brought to a case: first, alone, or copied, and how often it stands against the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.export.words import article_name
from dateline.model import Article, Chronology, Event
from dateline.query.disputes import Dispute, list_disagreements
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Outlier:
    """A contradiction in which an outlet gives another value than most independent sources do."""

    event: str
    headline: str
    slot: str
    value: str
    most: str
    """The value that most give."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet of a case. A report without an outlet stands for itself, by its id."""

    name: str
    reports: tuple[str, ...]
    claims: int
    events: int
    first: tuple[str, ...]
    """Ids of the events that others tell too and that it told on the earliest day."""
    alone: tuple[str, ...]
    """Ids of the events that no other outlet tells."""
    copied: tuple[tuple[str, str], ...]
    """(report, earlier report of another outlet that has the same text)."""
    disputed: int
    """Contradictions with a value that most sources give, in which it takes part."""
    against: tuple[Outlier, ...]
    """Those in which it gives none but other values."""


def compare_outlets(chronology: Chronology) -> tuple[Outlet, ...]:
    """The outlets of a chronology's reports, those of most claims first.

    Two outlets that tell of an event on one day share the first place. A copy is never first: what its original told
    counts for the original.
    """
    articles = chronology.articles
    names = {a.id: article_name(a) for a in articles.values()}
    copies = _copies(chronology, names)
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in chronology:
        for name in sorted({names[a] for a in event.articles}):
            events[name].append(event)
    claims = Counter(names[c.article] for c in chronology.claims.values())
    disputes = _with_majority(list_disagreements(chronology))
    found = []
    for name in sorted(set(names.values())):
        taking, against = _stands(name, disputes)
        found.append(
            Outlet(
                name,
                tuple(sorted(i for i, n in names.items() if n == name)),
                claims[name],
                len(events[name]),
                tuple(e.id for e in events[name] if name in _first(e, names, articles, copies)),
                tuple(e.id for e in events[name] if len({names[a] for a in e.articles}) == 1),
                tuple(sorted((i, o) for i, o in copies.items() if names[i] == name)),
                taking,
                against,
            )
        )
    return tuple(sorted(found, key=lambda o: (-o.claims, o.name)))


def _copies(chronology: Chronology, names: Mapping[str, str]) -> dict[str, str]:
    """Report → the earliest report with the same text, where that is of another outlet and of an earlier day."""
    groups: defaultdict[str, list[Article]] = defaultdict(list)
    for article in chronology.articles.values():
        groups[chronology.origins.get(article.id, article.id)].append(article)
    found: dict[str, str] = {}
    for group in groups.values():
        first = min(group, key=lambda a: (a.published.order, a.id))
        found |= {a.id: first.id for a in group if names[a.id] != names[first.id] and first.published.before(a.published)}
    return found


def _first(event: Event, names: Mapping[str, str], articles: Mapping[str, Article], copies: Mapping[str, str]) -> set[str]:
    """The outlets that told of an event on its earliest day; none when one outlet alone tells of it or no day is known."""
    if len({names[a] for a in event.articles}) == 1:
        return set()
    days: dict[str, When] = {a: articles[a].published for a in event.articles if a not in copies}
    known = [w.latest for w in days.values() if w.latest]
    return {names[a] for a, w in days.items() if known and w.latest == min(known)}


def _with_majority(disputes: Iterable[Dispute]) -> list[tuple[Dispute, str]]:
    """The contradictions in which one value has more independent sources than any other, with that value."""
    found = []
    for dispute in disputes:
        ranked = sorted(dispute.values, key=lambda v: -v.sources)
        if dispute.kind == "contradiction" and len(ranked) > 1 and ranked[0].sources > ranked[1].sources:
            found.append((dispute, ranked[0].value))
    return found


def _stands(name: str, disputes: Iterable[tuple[Dispute, str]]) -> tuple[int, tuple[Outlier, ...]]:
    """In how many disputes an outlet takes part, and those in which it gives none but other values than most."""
    taking, against = 0, []
    for dispute, most in disputes:
        given = [v for v in dispute.values if any(q.outlet == name for q in v.quotes)]
        taking += bool(given)
        if given and all(v.value != most for v in given):
            value = " / ".join(v.value for v in given)
            against.append(Outlier(dispute.event, dispute.headline, dispute.slot, value, most))
    return taking, tuple(against)
