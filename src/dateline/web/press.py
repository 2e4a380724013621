"""The case as it was last read. It is read whole, once, and again when it has changed; pages ask what is in memory."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

from dateline.case import Answer, Case, check_question, choose_events
from dateline.engine import uncollected
from dateline.export.page import find_copies
from dateline.export.words import in_order, outlet_names
from dateline.extract import Explanation
from dateline.knowledge.spelling import fold
from dateline.link import Proposal, Standing
from dateline.location import Location
from dateline.model import ARGUED, STATUSES, Article, Chronology, Claim, Disagreement, Event, Link, Question, SetAside, digest
from dateline.query import (
    Followed,
    Outlet,
    Reactor,
    Relations,
    Reply,
    Term,
    answer_question,
    compare_outlets,
    follow_commitments,
    list_offices,
    list_reactions,
    read_relations,
)
from dateline.query.disputes import GRAVITY, with_slips
from dateline.query.inventory import Inventory
from dateline.store import SearchHit
from dateline.web.filters import Filters

T = TypeVar("T")

EDITIONS = 4
"""Editions kept: the whole case, and a few as it was known on a day."""
MARKS_KEPT = 500
"""Editions of which it is remembered what judgements they knew."""
CROWD = 10
"""Names of one side of an event that are paired with others."""
DOUBTED = 3000
"""Links that are looked through for those to decide on, at most."""
OFFERED = 300
"""Actors and places offered to choose from."""
SELECTIONS = 32
"""Answers kept of each edition."""
PATIENCE = 8.0
"""Seconds that a page waits for a case that has changed, before it shows the case as it was."""
REST = 3.0
"""How many times as long as the last reading took no new one is begun: a build that is running changes the case all along."""


def key_of(name: str) -> str:
    """What stands for a name in an address: the name itself, or its digest where an address cannot hold it."""
    unfit = not name.strip(". ") or name.endswith(".json") or any(c in "/\\" or not c.isprintable() for c in name)
    return digest(name) if unfit else name


@dataclass(frozen=True, eq=False)
class Selection:
    """The events that some filters select, in order of time, and how many more may be of the time asked for. Each is like
    itself alone, so that what is counted of it can be kept without looking through its events."""

    filters: Filters
    events: tuple[Event, ...]
    undated: int
    _known: dict[str, Any] = field(default_factory=dict, repr=False)

    def keep(self, name: str, count: Callable[[], T]) -> T:
        """What `count` gives, counted once for this selection."""
        if name not in self._known:
            self._known[name] = count()
        found: T = self._known[name]
        return found


class Edition:
    """One reading of the case, with all that pages look up. Never changed once made; shared between threads."""

    def __init__(
        self,
        answer: Answer,
        set_asides: Iterable[SetAside] = (),
        standings: Iterable[Standing] = (),
        arrivals: Iterable[str] = (),
    ) -> None:
        self.answer, self.set_asides = answer, tuple(set_asides)
        self.standings = tuple(standings)
        """What people have decided and how it stands, in order of time."""
        self.chronology: Chronology = answer.chronology
        self.arrivals = tuple(a for a in arrivals if a in self.chronology.articles)
        """Ids of the reports in the order in which they were added."""
        self.events: Mapping[str, Event] = {e.id: e for e in self.chronology.events}
        self.event_of: Mapping[str, str] = {c: e.id for e in self.chronology.events for c in e.claims}
        self.judged = frozenset(s.judgement.id for s in self.standings)
        """Ids of the judgements that it knows."""
        self.mark = digest(*sorted(self.judged))
        """Stands for these in a form, so that a decision made from an older page is told from one made from this."""
        self.select = lru_cache(maxsize=SELECTIONS)(self._select)
        self.reply = lru_cache(maxsize=SELECTIONS)(self._reply)
        self.relations = lru_cache(maxsize=SELECTIONS)(self._relations)

    def _select(self, filters: Filters) -> Selection:
        """What some filters select. Raises `QuestionError` for a filter that makes no sense."""
        question = check_question(filters.question)
        chosen, undated = choose_events(question, self.chronology.events, self.chronology.actors)
        return Selection(filters, tuple(filter(filters.selects, chosen)), undated)

    def _reply(self, question: str) -> Reply:
        """The answer to a question."""
        return answer_question(self.chronology, question, inventory=self.inventory)

    def _relations(self, first: str, second: str) -> Relations:
        """What two sides do and say to each other. Raises `QuestionError` for a name that is none."""
        return read_relations(self.chronology, first, second, terms=self.terms)

    @cached_property
    def inventory(self) -> Inventory:
        """The names that questions can use."""
        return Inventory(self.chronology)

    @cached_property
    def copies(self) -> Mapping[str, Article]:
        """Article id → the report published first of the same origin, for every report that is not the first itself."""
        return find_copies(self.chronology)

    @cached_property
    def reports(self) -> tuple[Article, ...]:
        """All reports in order of publication."""
        return tuple(in_order(self.chronology.articles.values()))

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The days on which reports were published, in order."""
        return tuple(sorted({a.published.latest.isoformat() for a in self.reports if a.published.latest}))

    @cached_property
    def claims_in(self) -> Mapping[str, tuple[Claim, ...]]:
        """Article id → its claims that stand in events, in the order of the text."""
        found: dict[str, list[Claim]] = {}
        for claim in sorted(self.chronology.claims.values(), key=lambda c: (c.quote.start, c.trigger.start, c.id)):
            found.setdefault(claim.article, []).append(claim)
        return {article: tuple(claims) for article, claims in found.items()}

    @cached_property
    def events_of(self) -> Mapping[str, tuple[Event, ...]]:
        """Actor's name → the events in which the actor acts or is acted upon, in order of time."""
        return _grouped((name, e) for e in self.chronology.events for name in dict.fromkeys((*e.actors, *e.recipients)))

    @cached_property
    def told_in(self) -> Mapping[str, tuple[Event, ...]]:
        """Article id → the events that it tells, in order of time."""
        return _grouped((article, e) for e in self.chronology.events for article in e.articles)

    @cached_property
    def said_by(self) -> Mapping[str, tuple[Claim, ...]]:
        """Actor's name → the claims that reports make on the actor's word, by report and place in the text."""
        ordered = sorted(self.chronology.claims.values(), key=lambda c: (c.article, c.quote.start, c.id))
        return _grouped((name, c) for c in ordered for name in dict.fromkeys(f.name for f in c.said_by))

    @cached_property
    def reactions_to(self) -> Mapping[str, tuple[Event, ...]]:
        """Event id → the events that are reactions to it."""
        return _grouped((e.about, e) for e in self.chronology.events if e.about is not None)

    def reactors(self, event: Event) -> tuple[Reactor, ...]:
        """Who said what about an event. Only the reports that tell of it can hold a reaction to it, but for what only points at
        it."""
        claims = {c.id: c for article in event.articles for c in self.claims_in.get(article, ())}
        away = (e.id for e in self.reactions_to.get(event.id, ()))
        homes = dict.fromkeys((event.id, *(self.event_of[c] for c in claims), *away))
        near = replace(self.chronology, events=tuple(self.events[e] for e in homes), claims=_whole(self, homes))
        return list_reactions(near, event)

    @cached_property
    def commitments(self) -> tuple[Followed, ...]:
        """What was promised, by the day it is due, and what became of it."""
        return follow_commitments(self.chronology)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Who held which office, by body and office."""
        return list_offices(self.chronology)

    @cached_property
    def pairs(self) -> tuple[tuple[tuple[str, str], int], ...]:
        """Two actors of whom one acts on the other, or who act together, and in how many events; most first."""
        counts: Counter[tuple[str, str]] = Counter()
        for event in self.chronology.events:
            doers = event.actors[:CROWD]
            met = {tuple(sorted(pair)) for pair in product(doers, (*doers, *event.recipients[:CROWD])) if len({*pair}) == 2}
            counts.update((one, other) for one, other in met)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def places(self) -> Mapping[str, tuple[Event, ...]]:
        """Place → the events there, in order of time; the places of most events first."""
        found = _grouped((e.where.name, e) for e in self.chronology.events if e.where is not None)
        return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))

    @cached_property
    def place_keys(self) -> Mapping[str, str]:
        """What stands in an address → the place."""
        return {key_of(place): place for place in self.places}

    @cached_property
    def disputes(self) -> tuple[tuple[Event, Disagreement], ...]:
        """Every point on which the sources differ, and what reports get wrong across events, by kind, then in order of time."""
        own = [(e, d) for e in self.chronology.events for d in e.disagreements]
        found = sorted(with_slips(self.chronology, own), key=lambda pair: self.order[pair[0].id])
        return tuple(sorted(found, key=lambda pair: GRAVITY.index(pair[1].kind)))

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Event id → its place in the order of time."""
        return {e.id: at for at, e in enumerate(self.chronology.events)}

    @cached_property
    def confirmed(self) -> frozenset[str]:
        """Claims and events of which somebody has said that they are right, and nobody otherwise since."""
        return frozenset(o.target for s in self.standings for o in s.orders if o.verb == "confirm")

    @cached_property
    def doubtful(self) -> tuple[Claim, ...]:
        """All claims, those of which the reading is least sure first."""
        return tuple(sorted(self.chronology.claims.values(), key=lambda c: (c.score, c.id)))

    @cached_property
    def outlets(self) -> Mapping[str, tuple[Article, ...]]:
        """Outlet → its reports in order of publication."""
        return _grouped((self.outlet_of[a.id], a) for a in self.reports if a.outlet)

    @cached_property
    def outlet_of(self) -> Mapping[str, str]:
        """Report → its outlet, however its name is printed there; for a report without one its id."""
        return outlet_names(self.chronology.articles.values())

    @cached_property
    def compared(self) -> Mapping[str, Outlet]:
        """Outlet → what it carried first, alone or copied."""
        return {outlet.name: outlet for outlet in compare_outlets(self.chronology)}

    @cached_property
    def names(self) -> tuple[tuple[str, int], ...]:
        """(actor's name, events) of everybody who acts, is acted upon or speaks; those of most events first."""
        counts = Counter({name: len(events) for name, events in self.events_of.items()})
        counts.update(dict.fromkeys(self.said_by.keys() - counts.keys(), 0))
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def facets(self) -> Mapping[str, Sequence[tuple[str, int]]]:
        """(value, events) of what can be chosen in the filters."""
        events = self.chronology.events
        places = Counter(e.where.name for e in events if e.where)
        statuses = Counter(state for e in events for state in {e.status, e.state})
        return {
            "type": sorted(Counter(t for e in events for t in e.types).items()),
            "status": [(s, statuses[s]) for s in (*STATUSES, ARGUED) if statuses[s]],
            "actor": self.names[:OFFERED],
            "place": sorted(places.items(), key=lambda item: (-item[1], item[0]))[:OFFERED],
        }

    @cached_property
    def headlines(self) -> tuple[tuple[str, Event], ...]:
        """(headline folded for searching, event) of every event."""
        return tuple((f" {fold(e.headline)}", e) for e in self.chronology.events)

    @cached_property
    def actor_keys(self) -> Mapping[str, str]:
        """What stands in an address → the actor's name."""
        return {key_of(name): name for name, _ in self.names}

    @cached_property
    def report_keys(self) -> Mapping[str, str]:
        """What stands in an address → the report's id."""
        return {key_of(article.id): article.id for article in self.reports}

    @cached_property
    def outlet_keys(self) -> Mapping[str, str]:
        """What stands in an address → the outlet, by any of its spellings."""
        printed = {key_of(a.outlet): self.outlet_of[a.id] for a in self.reports if a.outlet}
        return printed | {key_of(outlet): outlet for outlet in self.outlets}


def _whole(edition: Edition, events: Iterable[str]) -> dict[str, Claim]:
    """All claims of some events."""
    return {c: edition.chronology.claims[c] for e in events for c in edition.events[e].claims}


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


class Press:
    """Gives out editions of one case, and reads it again when it has changed.

    While a changed case is read, those who will not wait get the edition before. Errors of reading are raised to whoever
    asks.
    """

    def __init__(self, location: str | Path | Location, *, prepare: Callable[[Edition], object] = id) -> None:
        """`prepare` is called with each edition before anybody gets it."""
        self.location, self._prepare = Location.of(location), prepare
        self._lock = threading.Lock()
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="press")
        self._printed: dict[str | None, Edition] = {}
        self._states: dict[str | None, str] = {}
        self._running: dict[str | None, Future[Edition]] = {}
        self._seen: tuple[object, ...] = ()
        self._judged: dict[str, frozenset[str]] = {}
        self._state = ""
        self._rest_until = 0.0

    @contextmanager
    def opened(self) -> Iterator[Case]:
        """The case, open for reading; for what is looked up in the file itself."""
        with Case.open(self.location, read_only=True) as case:
            yield case

    def search(self, words: str, *, limit: int) -> list[SearchHit]:
        """Reports that hold some words, best first."""
        with self.opened() as case:
            return case.search(words, limit=limit)

    def links(self, event: Event) -> list[Link]:
        """Why the claims of an event are taken for one."""
        if len(event.claims) < 2:
            return []
        with self.opened() as case:
            return [one for one in case.links(event) if {one.left, one.right} <= {*event.claims}]

    def doubtful_links(self) -> list[Link]:
        """The links of which Dateline is least sure."""
        with self.opened() as case:
            return case.doubtful_links(DOUBTED)

    def explain(self, claim: str) -> Explanation:
        """Why a claim was coded as it was. Raises `CaseError` when it would be coded otherwise today."""
        with self.opened() as case:
            return case.explain(claim)

    def proposals(self) -> tuple[Proposal, ...]:
        """Names that may be one person's, and on which nobody has decided."""
        with self.opened() as case:
            return case.proposals()

    def edition(self, as_of: str | None = None) -> tuple[Edition, bool]:
        """The case as it is, or was known on a day, and whether it has changed since. Raises `CaseError` when it cannot be
        read, `QuestionError` for a day that is none."""
        check_question(Question(as_of=as_of))
        with self._lock:
            state = self._look()
            before = self._printed.get(as_of)
            if before is not None and self._states[as_of] == state:
                return before, False
            resting = before is not None and time.monotonic() < self._rest_until
            task = None if resting else self._begin(as_of, state)
        if before is None:
            assert task is not None
            return task.result(), False
        try:
            return (before, True) if task is None else (task.result(timeout=PATIENCE), False)
        except TimeoutError:
            return before, True

    def _begin(self, as_of: str | None, state: str) -> Future[Edition]:
        running = self._running.get(as_of)
        if running is None:
            running = self._running[as_of] = self._reader.submit(self._print, as_of, state)
        return running

    def _print(self, as_of: str | None, state: str) -> Edition:
        began = time.monotonic()
        try:
            with uncollected(sweep=False), self.opened() as case:
                edition = Edition(case.answer(as_of=as_of), case.set_asides(), case.standings(), case.arrivals())
                self._prepare(edition)
        except BaseException:
            with self._lock:
                del self._running[as_of]
            raise
        with self._lock:
            del self._running[as_of]
            self._printed.pop(as_of, None)
            self._printed[as_of] = edition
            self._judged[edition.mark] = edition.judged
            for mark in [*self._judged][:-MARKS_KEPT]:
                del self._judged[mark]
            self._states[as_of] = state
            self._rest_until = time.monotonic() + REST * (time.monotonic() - began)
            for day in [d for d in self._printed if d is not None][: -EDITIONS + 1]:
                del self._printed[day], self._states[day]
        return edition

    def _look(self) -> str:
        """A word for what the case tells; another once it has changed. A file is opened only when it was touched; a database
        is asked every time."""
        touched = tuple(map(_stamp, self.location.files[:2]))
        if touched != self._seen or not touched or not self._state:
            with self.opened() as case:
                self._state = case.state()
            self._seen = touched
        return self._state

    def judged(self, mark: str) -> frozenset[str] | None:
        """The judgements that a page of this mark knew; None for a mark that is not remembered."""
        with self._lock:
            return self._judged.get(mark)

    def forget(self) -> None:
        """Read the case again at the next asking, without rest."""
        with self._lock:
            self._seen, self._rest_until = (), 0.0


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size
