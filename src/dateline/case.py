"""Case: what a user holds. A case is one file: the reports, what was read in them, and the chronology made of that."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from dateline import export, link, pipeline
from dateline.errors import QuestionError
from dateline.ingest import read_sources
from dateline.model import Actor, Analysis, Article, Chronology, Claim, Event, Question, SetAside
from dateline.settings import Settings, load_settings
from dateline.store import SearchHit, Store
from dateline.when import When

ADD_BATCH = 200
"""Reports stored at once while adding."""


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: ids of new reports, ids of reports known already, and what could not be read, with reasons."""

    added: tuple[str, ...]
    known: tuple[str, ...]
    set_aside: tuple[SetAside, ...]


class Case:
    """A case file that is open. Not to be shared between threads; any number of processes may read one case."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self.settings = store, settings

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True, settings: Settings | None = None) -> Case:
        """See `dateline.open`."""
        return cls(Store.open(location, create=create), settings or load_settings(environment=os.environ))

    def close(self) -> None:
        """Close the file; the case must not be used afterwards."""
        self._store.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # ------------------------------------------------------------ adding and building

    def add(self, *sources: str | Path, progress: Callable[[int, int | None], None] | None = None) -> Added:
        """Read files, folders or addresses into the case. Reports known already change nothing; what cannot be read is
        set aside with its reason and the rest goes on. Every batch is safe once it is stored."""
        added: list[str] = []
        known: list[str] = []
        aside: list[SetAside] = []
        found = read_sources([str(s) for s in sources], progress=progress, allow_private=self.settings.allow_private_addresses)
        for articles, failures in _batched(found, ADD_BATCH):
            result = self._store.add_articles(articles)
            self._store.set_aside(failures)
            added += result.added
            known += result.known
            aside += failures
        return Added(tuple(added), tuple(known), tuple(aside))

    def build(self, *, progress: pipeline.Progress | None = None) -> pipeline.Built:
        """Read only what is new or whose stage changed, then link. Building twice changes nothing."""
        if progress is None:
            return pipeline.build(self._store, settings=self.settings)
        return pipeline.build(self._store, settings=self.settings, progress=progress)

    # ------------------------------------------------------------ asking

    def chronology(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        actor: str | None = None,
        type: str | None = None,
        place: str | None = None,
        as_of: str | None = None,
    ) -> Chronology:
        """Events in order of time that a question selects. Dates are ISO, cut to the precision meant. `as_of` shows what
        was known on a day, from the reports published by then. Raises `QuestionError` for a date or type that is none."""
        question = Question(since, until, actor, type.upper() if type else None, place, as_of)
        _check(question)
        articles = pipeline.dated_articles(self._store)
        actors = tuple(self._store.actors())
        claims = {c.id: c for c in link.rename_claims(list(self._store.claims()), actors)}
        events: Sequence[Event] = tuple(self._store.events())
        if as_of is not None:
            articles, claims, events = self._as_of(as_of, articles, claims)
        chosen = sorted((e for e in events if _selects(question, e, actors)), key=_event_order)
        wanted = {c for e in chosen for c in e.claims}
        kept = {c: claims[c] for c in sorted(wanted) if c in claims}
        return Chronology(tuple(chosen), kept, articles, question, {a.name: a for a in actors})

    def _as_of(
        self, day: str, articles: dict[str, Article], claims: dict[str, Claim]
    ) -> tuple[dict[str, Article], dict[str, Claim], tuple[Event, ...]]:
        """The case as it stood on a day: a report whose publication date is unknown was not known then."""
        limit = When.of(day).latest
        assert limit is not None
        then = {k: a for k, a in articles.items() if a.published.latest is not None and a.published.latest <= limit}
        held = [c for c in claims.values() if c.article in then]
        case = pipeline.link_case(held, then, self._store.judgements())
        return then, {c.id: c for c in case.claims}, case.events

    def export(self, to: str, out: Path, **question: str | None) -> Path:
        """Write a chronology to a file in one of the formats of `dateline.export`. Gives back the path."""
        export.export(self.chronology(**question), to, out)
        return out

    def search(self, words: str, *, limit: int = 50) -> list[SearchHit]:
        """Reports that hold some words, best first; any text is a valid question."""
        return self._store.search(words, limit=limit)

    def set_asides(self) -> list[SetAside]:
        """Everything that was not used, with stage, reason and remedy."""
        return self._store.set_asides()

    def articles(self) -> Iterator[Article]:
        """All reports, by id."""
        return iter(pipeline.dated_articles(self._store).values())

    def analyses(self, ids: Sequence[str]) -> Iterator[Analysis]:
        """What was read in some reports."""
        return self._store.analyses(ids)

    def actors(self) -> list[Actor]:
        """The case's actors, by name."""
        return list(self._store.actors())


def _batched(found: Iterator[Article | SetAside], size: int) -> Iterator[tuple[list[Article], list[SetAside]]]:
    articles: list[Article] = []
    failures: list[SetAside] = []
    for one in found:
        if isinstance(one, Article):
            articles.append(one)
        else:
            failures.append(one)
        if len(articles) + len(failures) >= size:
            yield articles, failures
            articles, failures = [], []
    if articles or failures:
        yield articles, failures


def _check(question: Question) -> None:
    from dateline.vocabulary import event_types

    for name in ("since", "until", "as_of"):
        value = getattr(question, name)
        if value is not None:
            try:
                When.of(value)
            except ValueError as error:
                raise QuestionError(f"“{value}” is no date", remedy="write 2020, 2020-08 or 2020-08-18") from error
    if question.type is not None and question.type not in event_types():
        raise QuestionError(f"there is no event type “{question.type}”", remedy=f"known are {', '.join(event_types())}")


def _selects(question: Question, event: Event, actors: Sequence[Actor]) -> bool:
    """Whether an event answers a question; an event without a date answers none that names one."""
    if question.since is not None or question.until is not None:
        if not event.when.dated:
            return False
        asked = When(
            When.of(question.since).earliest if question.since else None,
            When.of(question.until).latest if question.until else None,
        )
        if not event.when.overlaps(asked):
            return False
    if question.type is not None and question.type not in event.types:
        return False
    if question.actor is not None and not _names_match(question.actor, (*event.actors, *event.recipients), actors):
        return False
    return question.place is None or _place_matches(question.place, event)


def _names_match(asked: str, names: Sequence[str], actors: Sequence[Actor]) -> bool:
    wanted = link.fold_name(asked)
    forms = {a.name: [a.name, *(form for form, _ in a.aliases)] for a in actors}
    return any(wanted in link.fold_name(form) for name in names for form in forms.get(name, [name]))


def _place_matches(asked: str, event: Event) -> bool:
    wanted = link.fold_name(asked)
    places = [r.value for r in event.readings("where")] + ([event.where.name] if event.where else [])
    return any(wanted in link.fold_name(p) for p in places)


def _event_order(event: Event) -> tuple[object, ...]:
    return (*event.when.order, event.headline, event.id)
