"""What each outlet brought to a case: first, alone, or copied, and how often it stands against the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.export.words import outlet_names
from dateline.knowledge.spelling import split_article
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
    """One outlet of a case, whether or not its reports print its name with an article. A report without an outlet stands for
    itself, by its id."""

    name: str
    reports: tuple[str, ...]
    claims: int
    events: int
    first: tuple[str, ...]
    """Ids of the events that others tell too and that it told on the earliest day."""
    alone: tuple[str, ...]
    """Ids of the events that no other outlet tells."""
    copied: tuple[tuple[str, str], ...]
    """(report, the report of another outlet of whose text it is a copy: one that it credits, or an earlier one)."""
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
    names = outlet_names(articles.values())
    copies = _copies(chronology, names)
    reports, told, first, alone = (defaultdict[str, list[str]](list) for _ in range(4))
    for article in sorted(names):
        reports[names[article]].append(article)
    for event in chronology:
        tellers = {names[a] for a in event.articles}
        for name in tellers:
            told[name].append(event.id)
        if len(tellers) == 1:
            alone[min(tellers)].append(event.id)
            continue
        for name in _first(event, names, articles, copies):
            first[name].append(event.id)
    claims = Counter(names[c.article] for c in chronology.claims.values())
    taking, against = _stands(_with_majority(list_disagreements(chronology, kinds=("contradiction",))), names)
    found = [
        Outlet(
            name,
            tuple(some),
            claims[name],
            len(told[name]),
            tuple(first[name]),
            tuple(alone[name]),
            tuple((i, copies[i]) for i in some if i in copies),
            taking[name],
            tuple(against[name]),
        )
        for name, some in reports.items()
    ]
    return tuple(sorted(found, key=lambda o: (-o.claims, o.name)))


def _copies(chronology: Chronology, names: Mapping[str, str]) -> dict[str, str]:
    """Report → the report of another outlet of whose text its own is a copy: one of an outlet that it credits, whatever their
    days, else the earliest, of an earlier day."""
    groups: defaultdict[str, list[Article]] = defaultdict(list)
    for article in chronology.articles.values():
        groups[chronology.origins.get(article.id, article.id)].append(article)
    found: dict[str, str] = {}
    for group in groups.values():
        ordered = sorted(group, key=lambda a: (a.published.order, a.id))
        credited = [a for a in ordered if any(_credits(other, names[a.id], names) for other in group)]
        for article in ordered:
            own = [a for a in credited if _credits(article, names[a.id], names)]
            others = (a for a in [*own, *credited[:1], *ordered[:1]] if names[a.id] != names[article.id])
            first = next(others, None)
            if first is not None and (first in own or (article not in credited and first.published.before(article.published))):
                found[article.id] = first.id
    return found


def _credits(article: Article, outlet: str, names: Mapping[str, str]) -> bool:
    """Whether a report names another outlet as where its text is from."""
    return names[article.id] != outlet and split_article(outlet)[1] in {split_article(c)[1] for c in article.credits}


def _first(event: Event, names: Mapping[str, str], articles: Mapping[str, Article], copies: Mapping[str, str]) -> set[str]:
    """The outlets that told of an event on its earliest day, for a copy its original; none when no day is known."""
    days: dict[str, When] = {a: articles[a].published for a in (copies.get(own, own) for own in event.articles)}
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


def _stands(
    disputes: Iterable[tuple[Dispute, str]], names: Mapping[str, str]
) -> tuple[Counter[str], Mapping[str, list[Outlier]]]:
    """By outlet: in how many disputes it takes part, and those in which it gives none but other values than most."""
    taking: Counter[str] = Counter()
    against: defaultdict[str, list[Outlier]] = defaultdict(list)
    for dispute, most in disputes:
        given: defaultdict[str, list[str]] = defaultdict(list)
        for value in dispute.values:
            for outlet in {names[q.article] for q in value.quotes}:
                given[outlet].append(value.value)
        taking.update(given.keys())
        for outlet, values in given.items():
            if most not in values:
                against[outlet].append(Outlier(dispute.event, dispute.headline, dispute.slot, " / ".join(values), most))
    return taking, against
