"""What each outlet brought to a case: first, alone, or copied, and how often it stands against the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.export.words import outlet_names
from dateline.knowledge.spelling import split_article
from dateline.model import Article, Chronology, Disagreement, Event
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
    argued: tuple[str, ...]
    """Ids of the events that it has from nobody but the authors of its reports, who infer them."""
    copied: tuple[tuple[str, str], ...]
    """(report, the report of another outlet of whose text it is a copy: one that it credits, or an earlier one; of one day the
    agency's own, else the fuller one)."""
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
    reports, told, first, alone, argued = (defaultdict[str, list[str]](list) for _ in range(5))
    for article in sorted(names):
        reports[names[article]].append(article)
    for event in chronology:
        tellers = {names[a] for a in event.articles}
        for name in tellers:
            told[name].append(event.id)
        for name in _arguing(chronology, event, names):
            argued[name].append(event.id)
        if len(tellers) == 1:
            alone[min(tellers)].append(event.id)
            continue
        for name in _first(event, names, articles, copies):
            first[name].append(event.id)
    claims = Counter(names[c.article] for c in chronology.claims.values())
    disputes = list_disagreements(chronology, meant=lambda d: _has_majority(chronology, d))
    taking, against = _stands(disputes, names)
    found = [
        Outlet(
            name,
            tuple(some),
            claims[name],
            len(told[name]),
            tuple(first[name]),
            tuple(alone[name]),
            tuple(argued[name]),
            tuple((i, copies[i]) for i in some if i in copies),
            taking[name],
            tuple(against[name]),
        )
        for name, some in reports.items()
    ]
    return tuple(sorted(found, key=lambda o: (-o.claims, o.name)))


def _arguing(chronology: Chronology, event: Event, names: Mapping[str, str]) -> set[str]:
    """The outlets of an event whose reports tell it as nothing but their authors' inference."""
    if not event.argued_by:
        return set()
    claims = chronology.claims_of(event)
    return {names[c.article] for c in claims if c.argued} - {names[c.article] for c in claims if not c.argued}


def _copies(chronology: Chronology, names: Mapping[str, str]) -> dict[str, str]:
    """Report → the report of another outlet of whose text its own is a copy: one of an outlet that it credits, whatever their
    days, else the first of an earlier day, or of its own day where one is the agency's own or the fuller text."""
    groups: defaultdict[str, list[Article]] = defaultdict(list)
    for article in chronology.articles.values():
        groups[chronology.origins.get(article.id, article.id)].append(article)
    found: dict[str, str] = {}
    for group in groups.values():
        ordered = sorted(group, key=lambda a: (a.published.order, _later_of_day(a, names[a.id]), a.id))
        credited = [a for a in ordered if any(_credits(other, names[a.id], names) for other in group)]
        for article in ordered:
            own = [a for a in credited if _credits(article, names[a.id], names)]
            others = (a for a in [*own, *credited[:1], *ordered[:1]] if names[a.id] != names[article.id])
            first = next(others, None)
            if first is not None and (first in own or (article not in credited and _goes_before(first, article, names))):
                found[article.id] = first.id
    return found


def _goes_before(first: Article, other: Article, names: Mapping[str, str]) -> bool:
    """Whether of two reports with one text one can be told to be the original."""
    if first.published.dated and first.published.iso() == other.published.iso():
        return _later_of_day(first, names[first.id]) < _later_of_day(other, names[other.id])
    return first.published.before(other.published)


def _later_of_day(article: Article, outlet: str) -> tuple[bool, int]:
    """What orders the reports with one text of one day: those with their own outlet's credit, as agencies print it, first,
    then the fuller ones, since who takes over a text shortens it."""
    own = split_article(outlet)[1] in {split_article(c)[1] for c in article.credits}
    return not own, -len(article.text) + sum(f.span.end - f.span.start for f in article.furniture)


def _credits(article: Article, outlet: str, names: Mapping[str, str]) -> bool:
    """Whether a report names another outlet as where its text is from."""
    return names[article.id] != outlet and split_article(outlet)[1] in {split_article(c)[1] for c in article.credits}


def _first(event: Event, names: Mapping[str, str], articles: Mapping[str, Article], copies: Mapping[str, str]) -> set[str]:
    """The outlets that told of an event on its earliest day, for a copy its original; none when no day is known."""
    days: dict[str, When] = {a: articles[a].published for a in (copies.get(own, own) for own in event.articles)}
    known = [w.latest for w in days.values() if w.latest]
    return {names[a] for a, w in days.items() if known and w.latest == min(known)}


def _has_majority(chronology: Chronology, one: Disagreement) -> bool:
    """Whether it is a contradiction in which one value has more independent sources than any other."""
    if one.kind != "contradiction" or len(one.readings) < 2:
        return False
    claims, origins = chronology.claims, chronology.origins
    tellers = [{claims[c].article for c in reading.claims} for reading in one.readings]
    sources = [len({origins.get(a, a) for a in articles}) for articles in tellers]
    return sources.count(max(sources)) == 1


def _stands(disputes: Iterable[Dispute], names: Mapping[str, str]) -> tuple[Counter[str], Mapping[str, list[Outlier]]]:
    """By outlet: in how many disputes with a value that most give it takes part, and those in which it gives none but other
    values."""
    taking: Counter[str] = Counter()
    against: defaultdict[str, list[Outlier]] = defaultdict(list)
    for dispute in disputes:
        most = max(dispute.values, key=lambda v: v.sources).value
        given: defaultdict[str, list[str]] = defaultdict(list)
        for value in dispute.values:
            for outlet in {names[q.article] for q in value.quotes}:
                given[outlet].append(value.value)
        taking.update(given.keys())
        for outlet, values in given.items():
            if most not in values:
                against[outlet].append(Outlier(dispute.event, dispute.headline, dispute.slot, " / ".join(values), most))
    return taking, against
