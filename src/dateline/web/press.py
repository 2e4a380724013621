"""The case as it was last read. It is read whole, once, and again when it has changed; pages ask what is in memory."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from dateline.case import Answer, Case, check_question, choose_events
from dateline.export.page import find_copies
from dateline.export.words import KIND_WORDS, in_order
from dateline.model import STATUSES, Article, Chronology, Claim, Disagreement, Event, Question, SetAside, digest
from dateline.query import Outlet, compare_outlets
from dateline.store import SearchHit
from dateline.web.filters import Filters

T = TypeVar("T")

EDITIONS = 4
"""Editions kept: the whole case, and a few as it was known on a day."""
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

    def __init__(self, answer: Answer, set_asides: Iterable[SetAside] = ()) -> None:
        self.answer, self.set_asides = answer, tuple(set_asides)
        self.chronology: Chronology = answer.chronology
        self.events: Mapping[str, Event] = {e.id: e for e in self.chronology.events}
        self.event_of: Mapping[str, str] = {c: e.id for e in self.chronology.events for c in e.claims}
        self.select = lru_cache(maxsize=SELECTIONS)(self._select)

    def _select(self, filters: Filters) -> Selection:
        """What some filters select. Raises `QuestionError` for a filter that makes no sense."""
        question = check_question(filters.question)
        chosen, undated = choose_events(question, self.chronology.events, self.chronology.actors)
        return Selection(filters, tuple(filter(filters.selects, chosen)), undated)

    @cached_property
    def copies(self) -> Mapping[str, Article]:
        """Article id → the report published first of the same origin, for every report that is not the first itself."""
        return find_copies(self.chronology)

    @cached_property
    def reports(self) -> tuple[Article, ...]:
        """All reports in order of publication."""
        return tuple(in_order(self.chronology.articles.values()))

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

    @cached_property
    def disputes(self) -> tuple[tuple[Event, Disagreement], ...]:
        """Every point on which the sources differ, by kind, then in order of time."""
        order = list(KIND_WORDS)
        found = ((e, d) for e in self.chronology.events for d in e.disagreements)
        return tuple(sorted(found, key=lambda pair: order.index(pair[1].kind)))

    @cached_property
    def doubtful(self) -> tuple[Claim, ...]:
        """All claims, those of which the reading is least sure first."""
        return tuple(sorted(self.chronology.claims.values(), key=lambda c: (c.score, c.id)))

    @cached_property
    def outlets(self) -> Mapping[str, tuple[Article, ...]]:
        """Outlet → its reports in order of publication."""
        return _grouped((a.outlet, a) for a in self.reports if a.outlet)

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
        statuses = Counter(e.status for e in events)
        return {
            "type": sorted(Counter(t for e in events for t in e.types).items()),
            "status": [(s, statuses[s]) for s in STATUSES if statuses[s]],
            "actor": self.names[:OFFERED],
            "place": sorted(places.items(), key=lambda item: (-item[1], item[0]))[:OFFERED],
        }

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
        """What stands in an address → the outlet."""
        return {key_of(outlet): outlet for outlet in self.outlets}


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


class Press:
    """Gives out editions of one case file, and reads it again when it has changed.

    While a changed case is read, those who will not wait get the edition before. Errors of reading are raised to whoever
    asks.
    """

    def __init__(self, location: str | Path) -> None:
        self.location = Path(location)
        self._lock = threading.Lock()
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="press")
        self._printed: dict[str | None, Edition] = {}
        self._states: dict[str | None, str] = {}
        self._running: dict[str | None, Future[Edition]] = {}
        self._seen: tuple[object, ...] = ()
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
            with self.opened() as case:
                edition = Edition(case.answer(as_of=as_of), case.set_asides())
        except BaseException:
            with self._lock:
                del self._running[as_of]
            raise
        with self._lock:
            del self._running[as_of]
            self._printed.pop(as_of, None)
            self._printed[as_of] = edition
            self._states[as_of] = state
            self._rest_until = time.monotonic() + REST * (time.monotonic() - began)
            for day in [d for d in self._printed if d is not None][: -EDITIONS + 1]:
                del self._printed[day], self._states[day]
        return edition

    def _look(self) -> str:
        """A word for what the case tells; another once it has changed. The file is opened only when it was touched."""
        touched = tuple(_stamp(Path(f"{self.location}{ending}")) for ending in ("", "-wal"))
        if touched != self._seen or not self._state:
            with self.opened() as case:
                self._state = case.state()
            self._seen = touched
        return self._state

    def forget(self) -> None:
        """Read the case again at the next asking, without rest."""
        with self._lock:
            self._seen, self._rest_until = (), 0.0


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size
