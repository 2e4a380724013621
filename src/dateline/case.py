"""Case: what a user holds, one file or database: the reports, what was read in them, and the chronology made of that."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from dateline import export, judging, pipeline, query
from dateline.corrections import Taken, weigh
from dateline.engine import keep_processes
from dateline.errors import QuestionError, UnreadableError
from dateline.export.corrections import read_corrections
from dateline.export.stores import is_address
from dateline.extract import Explanation
from dateline.ingest import read_sources
from dateline.kept import OWN_ACTORS, Kept
from dateline.knowledge import country
from dateline.knowledge.own_actors import read_actors
from dateline.knowledge.spelling import fold
from dateline.link import Proposal, Standing, correct_claims, orders_of, propose_actors, settle_by_events
from dateline.location import Location
from dateline.model import Actor, Analysis, Article, Chronology, Claim, Event, Judgement, Link, Question, SetAside, Verb, digest
from dateline.query.names import answers_to, is_named, known_names
from dateline.settings import Settings, load_settings
from dateline.store import AddResult, SearchHit, Store
from dateline.when import When

if TYPE_CHECKING:
    from dateline.store.verify import Looked

ADD_BATCH = 10
"""Reports stored at once while adding: what is lost at most when the program is stopped."""

SHOWN = 5
"""Ids that a message about one that is not there shows."""

FEEDS = "feeds"
"""The note in a case that says what servers called the feeds that were read."""

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_DAYS = ("since", "until", "as_of")
_RECORD = re.compile(r"(:\d+|\[\d+\])$")
"""What follows a file's name in the name of one of its records."""

Progress = Callable[[int, int | None], None]
"""Called with how many files or addresses are read and stored, and how many there are."""


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: ids of new reports, ids of reports known already, and what could not be read, with reasons."""

    added: tuple[str, ...]
    known: tuple[str, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A chronology, and what it leaves out that the asker should know of."""

    chronology: Chronology
    undated: int = 0
    """Events that meet every other filter but that no report dates, so that they cannot meet one of time."""
    unread: tuple[str, ...] = ()
    """Reports that were added and not read by a build since."""
    later: int = 0
    """Reports published after the day of `as_of`."""
    of_unknown_day: int = 0
    """Reports that `as_of` leaves out because their day of publication is not known well enough."""


class Case:
    """A case that is open. Not to be shared between threads; any number of processes may read one case."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self.settings = store, settings
        self._kept = Kept()

    @classmethod
    def open(
        cls,
        location: str | Path | Location,
        *,
        create: bool = True,
        read_only: bool = False,
        settings: Settings | None = None,
    ) -> Case:
        """See `dateline.open`. With `read_only` nothing is ever written, and a file that may not be written will do."""
        settings = settings or load_settings(environment=os.environ)
        return cls(Store.open(location, create=create and not read_only, read_only=read_only), settings)

    def close(self) -> None:
        """Close it; the case must not be used afterwards."""
        self._store.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def verify(self) -> Looked:
        """What was looked at in the case, and whatever in it breaks a law of Dateline, in words; nothing is changed. See
        `dateline.verify`."""
        from dateline.verify import verify

        return verify(self._store)

    def back_up(self, target: str | Path | Location) -> Looked:
        """Copy the case as it is now into a new file or an empty database, while others may read and write it, and say what
        was looked at in the copy. Raises `CaseError` when the file is there already or cannot be written, the database holds
        a case, or this one is damaged."""
        from dateline.store.backup import back_up

        return back_up(self._store, target)

    # ------------------------------------------------------------ adding and building

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Within it the processes that a build wants start while reports are still being added, and end with it."""
        with keep_processes():
            yield

    def add(self, *sources: str | Path, progress: Progress | None = None) -> Added:
        """Read files, folders or addresses into the case. Reports known already change nothing; what cannot be read is
        set aside with its reason and the rest goes on. Every batch is safe once it is stored, and `progress` is told
        only then. The order of the sources does not matter."""
        added: list[str] = []
        known: set[str] = set()
        aside: list[SetAside] = []
        origins: set[str] = set()
        told: tuple[int, int | None] = (0, None)

        def note(done: int, whole: int | None) -> None:
            nonlocal told
            told = (done, whole)

        # In order, so that which of two reports of one name keeps the name does not hang on how they were listed.
        names = sorted({str(s) for s in sources})
        seen = _Seen(self._store)
        found = read_sources(names, progress=note, allow_private=self.settings.allow_private_addresses, seen=seen)
        own = {*map(os.path.realpath, self._store.place.files)}
        for articles, failures in _batched(_without(found, own), ADD_BATCH):
            result, refused = self._store_articles(articles)
            self._store.set_aside([*failures, *refused])
            origins |= {a.origin for a in articles}
            added += result.added
            known |= set(result.known)
            aside += [*failures, *refused]
            pipeline.expect(len(added), self.settings)
            if progress:
                progress(*told)
        self._forgive(origins, aside)
        seen.keep()
        if unchanged := {n for n in names if n in seen} - origins - {s.item for s in aside}:
            known |= {a.id for a in self._store.articles() if a.origin in unchanged}
        if progress:
            progress(*told)
        return Added(tuple(added), tuple(sorted(known - set(added))), tuple(aside))

    def _store_articles(self, articles: list[Article]) -> tuple[AddResult, list[SetAside]]:
        """Store a batch; when one of it cannot be stored, each on its own."""
        try:
            return self._store.add_articles(articles), []
        except UnreadableError as error:
            if len(articles) == 1:
                return AddResult((), ()), [SetAside(articles[0].origin, "ingest", error.message, error.remedy)]
        single = [self._store_articles([a]) for a in articles]
        added = [i for result, _ in single for i in result.added]
        known = [i for result, _ in single for i in result.known]
        return AddResult(tuple(added), tuple(known)), [s for _, refused in single for s in refused]

    def _forgive(self, origins: set[str], aside: list[SetAside]) -> None:
        """Forget that files and records were set aside that can be read by now, and reasons that no longer hold."""
        now = {(s.item, s.reason) for s in aside}
        seen = origins | {s.item for s in aside}
        before = [s for s in self._store.set_asides() if s.stage == "ingest" and (s.item, s.reason) not in now]
        stale = {s.item for s in before if s.item in seen or _RECORD.sub("", s.item) in origins}
        self._store.clear_set_asides("ingest", sorted(stale))
        self._store.set_aside([s for s in aside if s.item in stale])

    def build(self, *, actors: str | Path | None = None, progress: pipeline.Progress | None = None) -> pipeline.Built:
        """Read only what is new or whose stage changed, then link. Building twice changes nothing. `actors` is a file that
        says who is who (`knowledge.own_actors`); without it, and without the setting, the case goes by the last one that it
        was given. Lines of it that cannot be used are in what was set aside. Raises `InputError` for a file that is none."""
        path = actors or self.settings.actors or None
        aside = self._take_actors(Path(path)) if path is not None else ()
        built = self._build(progress)
        return replace(built, set_aside=(*built.set_aside, *aside))

    def _take_actors(self, path: Path) -> tuple[SetAside, ...]:
        found, aside = read_actors(path)
        pipeline.keep_actors(self._store, found)
        return aside

    def _build(self, progress: pipeline.Progress | None) -> pipeline.Built:
        if progress is None:
            return pipeline.build(self._store, settings=self.settings, kept=self._kept)
        return pipeline.build(self._store, settings=self.settings, progress=progress, kept=self._kept)

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
        sources: int | None = None,
    ) -> Chronology:
        """Events in order of time that a question selects. Dates are ISO, cut to the precision meant. `type` may name
        several, with commas between them. `as_of` shows what was known on a day, from the reports published by then.
        `sources` leaves out what fewer independent sources tell. Raises `QuestionError` for a date or type that is none."""
        return self.answer(
            since=since, until=until, actor=actor, type=type, place=place, as_of=as_of, sources=sources
        ).chronology

    def answer(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        actor: str | None = None,
        type: str | None = None,
        place: str | None = None,
        as_of: str | None = None,
        sources: int | None = None,
    ) -> Answer:
        """The chronology of a question with what it leaves out. Asking writes nothing: when the case was not linked since
        its claims or judgements changed, it is linked for this answer alone."""
        question = check_question(Question(since, until, actor, type, place, as_of, sources))
        waiting = tuple(pipeline.unread(self._store))
        read = {k: a for k, a in pipeline.dated_articles(self._store).items() if k not in set(waiting)}
        then, unknown = _known_on(as_of, read)
        linked = self._linked(then, whole=as_of is None)
        names = {a.name: a for a in linked.actors}
        chosen, undated = choose_events(question, linked.events, names)
        claims = {c.id: c for c in linked.claims}
        kept = {c: claims[c] for c in sorted({c for e in chosen for c in e.claims})}
        origins = {i: o for i, o in linked.origins.items() if i in then}
        chronology = Chronology(tuple(in_order(chosen, claims, then)), kept, then, question, names, origins)
        return Answer(chronology, undated, waiting, len(read) - len(then) - unknown, unknown)

    def _linked(self, articles: dict[str, Article], *, whole: bool) -> pipeline.Told:
        """What follows from the claims of some articles: as it is stored, where that is the whole case and up to date."""
        stored = pipeline.stored_case(self._store) if whole else None
        if stored is not None and all(i in articles for e in stored.events for i in e.articles):
            return stored
        claims = list(self._store.claims(articles=sorted(articles)))
        linked = self._link(claims, articles)
        return pipeline.Told(linked.claims, linked.events, linked.actors, linked.origins)

    def _link(self, claims: Sequence[Claim], articles: Mapping[str, Article]) -> pipeline.LinkedCase:
        return pipeline.link_case(claims, articles, self._store.judgements(), own=pipeline.own_actors(self._store))

    def export(self, to: str, out: str | Path, **question: Any) -> Path:
        """Write a chronology to a file in one of the formats of `dateline.export`; the options are those of `chronology`.
        Gives back the path. Raises `QuestionError` as `chronology` and `write` do."""
        return self.write(self.chronology(**question), to, out)

    def write(self, chronology: Chronology, to: str, out: str | Path) -> Path:
        """Write a chronology of this case to a file, or to a store under an address such as `s3://…`. Raises `QuestionError`
        when the file is this case, another database, or one that a report of the case was read from; these stay as they
        were."""
        if isinstance(out, Path) or not is_address(out):
            self._refuse_own(Path(out))
        export.export(chronology, to, out)
        return Path(out)

    def _refuse_own(self, out: Path) -> None:
        """Refuse a file that must not be written over: the case, and what its reports were read from."""
        remedy = "give a file of another name; nothing was written"
        own = self._store.place.files
        if os.path.realpath(out) in map(os.path.realpath, own) or any(_same_file(out, name) for name in own):
            raise QuestionError(f"{out} is the case itself", remedy=remedy)
        if not out.is_file():
            return
        items = {s.item for s in self._store.set_asides() if s.stage == "ingest"}
        names = {*(a.origin for a in self._store.articles()), *items, *(_RECORD.sub("", i) for i in items)}
        # A name is as it was given, and the case may have been built from another folder than this one.
        folders = [Path(), *(parent for name in own[:1] for parent in Path(name).absolute().parents)]
        if any(_same_file(out, folder / name) for name in sorted(names) for folder in folders):
            raise QuestionError(f"{out} is a file that the case was built from", remedy=remedy)

    def discard(self) -> bool:
        """Close the case, and remove its file when it holds no report; a database stays. Gives back whether it was removed."""
        empty = next(iter(self._store.articles()), None) is None
        self.close()
        files = self._store.place.files if empty else ()
        for name in files:
            Path(name).unlink(missing_ok=True)
        return bool(files)

    def claims(self, *, article: str | None = None) -> list[Claim]:
        """All claims, or those of one report, as they were coded: by report and place in the text. Raises `QuestionError`
        for a report that the case does not have."""
        if article is not None and not any(self._store.articles([article])):
            ids = [a.id for a in self._store.articles()]
            raise QuestionError(f"{self._store.location} has no report “{article}”", remedy=_near(article, ids, "report"))
        return list(self._store.claims(articles=None if article is None else [article]))

    def explain(self, claim: str) -> Explanation:
        """Why a claim is coded as it is, slot by slot with the runners-up. `claim` is its id, or as much of the beginning
        as no other claim has. The names of actors are those of its own report, before reports are compared. Raises
        `QuestionError` when that is no one claim, `CaseError` when the case was built by another version of Dateline."""
        found = self._store.claim_ids(claim.strip().lower()) if claim.strip() else []
        if len(found) == 1:
            return pipeline.explain(self._store, found[0])
        if found:
            some = ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
            raise QuestionError(f"“{claim}” begins the ids of {len(found)} claims: {some}", remedy="give more of the id")
        which = claim.strip().lower()
        event = next((e for e in self._store.events() if len(which) >= judging.FEWEST and e.id.startswith(which)), None)
        if event is not None:
            remedy = f"its claims are {', '.join(event.claims)}"
            raise QuestionError(
                f"{event.id} is an event (“{event.headline}”), and it is claims that are explained", remedy=remedy
            )
        message = f"no claim of {self._store.location} has an id that is or begins with “{claim}”"
        raise QuestionError(message, remedy=_near(claim, self._store.claim_ids(), "claim"))

    def disagreements(self, **question: Any) -> tuple[query.Dispute, ...]:
        """Every point on which reports disagree, the gravest first; the options are those of `chronology`."""
        return query.list_disagreements(self.chronology(**question))

    def relations(self, first: str, second: str, **question: Any) -> query.Relations:
        """What two sides do and say to each other, and how it adds up month by month; the options are those of `chronology`.
        Raises `QuestionError` for a name that is none, or one name given twice."""
        return query.read_relations(self.chronology(**question), first, second)

    def reactions(self, event: str, **question: Any) -> tuple[query.Reactor, ...]:
        """Who said what about the event of an id, by actor; the options are those of `chronology`. Raises `QuestionError`
        when there is no such event."""
        chronology = self.chronology(**question)
        found = [e for e in chronology if e.id == event]
        if not found:
            raise QuestionError(f"there is no event “{event}”", remedy=_near(event, [e.id for e in chronology], "event"))
        return query.list_reactions(chronology, found[0])

    def commitments(
        self, *, since: str | None = None, until: str | None = None, actor: str | None = None, as_of: str | None = None
    ) -> tuple[query.Followed, ...]:
        """Promises, deadlines and agreements with what became of them as of a day, or of the newest report. `since` and
        `until` choose by the time of what is promised, `actor` by who promises it or to whom; what became of them is looked
        for in the whole case."""
        chosen = {e.id for e in self.chronology(since=since, until=until, as_of=as_of)}
        return tuple(f for f in query.follow_commitments(self.chronology(as_of=as_of), actor=actor) if f.event in chosen)

    def sources(self, **question: Any) -> tuple[query.Outlet, ...]:
        """What each outlet carried first, alone or copied, and how often it stands against the others; the options are
        those of `chronology`."""
        return query.compare_outlets(self.chronology(**question))

    def offices(self, *, actor: str | None = None, as_of: str | None = None) -> tuple[query.Term, ...]:
        """Who held which office as the reports say, with the dates of the shipped table; `actor` names a person, country or
        organisation."""
        return query.list_offices(self.chronology(as_of=as_of), actor=actor)

    def ask(self, question: str, *, as_of: str | None = None) -> query.Reply:
        """The answer to a question in English or French, from coded claims alone, each sentence with the quotes behind it."""
        return query.answer_question(self.chronology(as_of=as_of), question)

    def search(self, words: str, *, limit: int = 50) -> list[SearchHit]:
        """Reports that hold some words, best first; any text but an empty one is a valid question."""
        if not words.strip():
            raise QuestionError("there are no words to look for", remedy="give one word or more")
        return self._store.search(words, limit=limit)

    def state(self) -> str:
        """A word for what the case tells now; another one once reports, claims, events or judgements have changed."""
        counts = (self._store.count_articles(), self._store.count_claims(), self._store.count_events())
        judged = (j.id for j in self._store.judgements())
        noted = (self._store.noted(name) or "" for name in (pipeline.READ_BY, OWN_ACTORS))
        return digest(self._store.linked_version() or "", *noted, *map(str, counts), *judged)

    # ------------------------------------------------------------ correcting

    def judge(
        self,
        verb: Verb,
        target: str,
        *,
        value: str = "",
        author: str,
        at: str,
        note: str = "",
        seen: Collection[str] | None = None,
    ) -> Judgement:
        """Keep a person's decision on a claim or an event, named by its id, on an actor, named by a name, or on a judgement
        (undo). It holds from now on, and in every build to come, also when claims are coded anew; `at` is the time as the
        caller's clock has it (ISO). Raises `QuestionError` for a target that the case does not have, a value that makes no
        sense, or a decision that nobody signs, and `OvertakenError` when somebody else decided otherwise on the same thing
        since: after the judgements that the author had `seen` (their ids), or else after this was called."""
        while True:
            self.settle()
            coded = {c.id: c for c in self._store.claims()}
            standings = pipeline.review(self._store, claims=[*coded.values()])
            there = frozenset(s.judgement.id for s in standings)
            seen = there if seen is None else seen
            bench = judging.Bench(self._told(), self._store.digests(), standings, coded)
            judgement = bench.prepare(verb, target, value, author=author, at=at, note=note)
            after = pipeline.review(self._store, judgement, claims=[*coded.values()])
            judging.refuse_overtaken(judgement, after, seen)
            idle = orders_of(after) == orders_of(standings)
            # When somebody was faster, it is weighed again with what they decided.
            with self._kept.writing(self._store):
                stands = self._store.add_judgement(judgement, idle=idle, among=there)
            if stands:
                self.settle()
                return judgement

    def take_corrections(self, path: str | Path, *, author: str, at: str) -> Taken:
        """Keep what a person changed in a workbook (`xlsx`) or in Label Studio's tasks to which this case was exported. What
        the case says already becomes no judgement, so the same file changes nothing the second time; what cannot be carried
        out is set aside with its place in the file. Raises `InputError` for a file that is neither, or without an author."""
        if not author.strip():
            raise QuestionError("nobody signs these corrections", remedy="give your name as their author")
        given = read_corrections(Path(path))
        self.settle()
        coded = {c.id: c for c in self._store.claims()}
        standings = pipeline.review(self._store, claims=[*coded.values()])
        bench = judging.Bench(self._told(), self._store.digests(), standings, coded)
        taken = weigh(bench, given, Path(path), author=author, at=at)
        after = pipeline.review(self._store, *taken.judgements, claims=[*coded.values()])
        idle = orders_of(after) == orders_of(standings)
        for judgement in taken.judgements:
            with self._kept.writing(self._store):
                self._store.add_judgement(judgement, idle=idle)
        self.settle()
        return taken

    def settle(self) -> None:
        """Link the case anew where claims or judgements changed since it was linked. A case that was never built stays as it
        is."""
        version = self._store.noted(pipeline.READ_BY)
        if version is not None and self._store.linked_version() is None:
            pipeline.relink(self._store, version=version, kept=self._kept)

    def _told(self) -> pipeline.Told:
        return self._linked(pipeline.dated_articles(self._store), whole=True)

    def find(self, which: str) -> str:
        """The id of a claim or event by its beginning, four characters or more; what begins none is given back as it is, for
        it may be a name. Raises `QuestionError` when it begins several, and for a number."""
        return judging.pick_thing(self._told(), which, self.standings())

    def find_judgement(self, which: str | None, *, author: str) -> str:
        """The id of a judgement of a number in `standings`, from 1, or of the beginning of an id; without one, of the last
        that an author made and nobody undid. Raises `QuestionError` when there is none."""
        return judging.pick_judgement(self.standings(), which, author=author)

    def judgements(self) -> list[Judgement]:
        """What people have decided, in order of time."""
        return self._store.judgements()

    def standings(self) -> tuple[Standing, ...]:
        """How each judgement stands: in force, undone, overruled by a later one, or hanging since what it is about is not
        there now; and which contradict each other. In order of time."""
        return settle_by_events(pipeline.review(self._store), self._store.events())

    def proposals(self) -> tuple[Proposal, ...]:
        """Pairs of names that may be one person's, with score and reasons, that nobody has decided on."""
        orders = orders_of(pipeline.review(self._store))
        claims = list(correct_claims(self._store.claims(), orders))
        return propose_actors(claims, own=pipeline.own_actors(self._store), judgements=orders)

    def links(self, event: Event) -> list[Link]:
        """The links between the claims of an event, with their reasons."""
        claims = set(event.claims)
        if self._store.linked_version() is not None:
            links: Iterable[Link] = self._store.links_among(event.claims)
        else:
            articles = pipeline.dated_articles(self._store)
            links = self._link(list(self._store.claims()), articles).links
        return [k for k in links if k.left in claims and k.right in claims]

    def doubtful_links(self, most: int) -> list[Link]:
        """The links between claims of which Dateline is least sure, at most so many, the least sure first."""
        return list(self._store.doubtful_links(most))

    def set_asides(self) -> list[SetAside]:
        """Everything that was not used, with stage, reason and remedy."""
        return self._store.set_asides()

    def articles(self) -> Iterator[Article]:
        """All reports, by id."""
        return iter(pipeline.dated_articles(self._store).values())

    def arrivals(self) -> list[str]:
        """Ids of all reports in the order in which they were added. Only what tells what is new since a visit may look at
        it: that order changes nothing else."""
        return self._store.arrivals()

    def analyses(self, ids: Sequence[str]) -> Iterator[Analysis]:
        """What was read in some reports."""
        return self._store.analyses(ids)

    def actors(self) -> list[Actor]:
        """The case's actors, by name."""
        return list(self._store.actors())


class _Seen(dict[str, str]):
    """What servers called the feeds that the case was built from, by address. What is new is written when all of it is stored:
    a feed that was cut off is asked for whole again."""

    def __init__(self, store: Store) -> None:
        super().__init__(json.loads(store.noted(FEEDS) or "{}"))
        self._store, self._before = store, json.dumps(self, sort_keys=True)

    def keep(self) -> None:
        """Write down what is new."""
        now = json.dumps(self, sort_keys=True)
        if now != self._before:
            self._store.note(FEEDS, now)


def _near(given: str, known: Sequence[str], what: str) -> str:
    """How many ids were looked at, and those most like the one given."""
    near = ", ".join(get_close_matches(given, known, SHOWN, cutoff=0.4))
    looked = f"{len(known)} {what}{' was' if len(known) == 1 else 's were'} looked at"
    return f"{looked}; near it: {near}" if near else looked


def _without(found: Iterator[Article | SetAside], own: set[str]) -> Iterator[Article | SetAside]:
    """All but the case's own files, when the case lies in the folder that is read."""
    return (one for one in found if isinstance(one, Article) or os.path.realpath(one.item.replace("\0", "")) not in own)


def _same_file(one: Path, other: str | Path) -> bool:
    """Whether two names are of one file that is there, by whatever way they lead to it."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one is not there, or is no name of a file
        return False


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


def _known_on(day: str | None, articles: dict[str, Article]) -> tuple[dict[str, Article], int]:
    """The reports published by the end of a day, and how many may have been: one of an unknown day was not known then."""
    limit = When.of(day).latest if day else None
    if limit is None:
        return articles, 0
    then = {k: a for k, a in articles.items() if a.published.latest is not None and a.published.latest <= limit}
    after = When(earliest=limit + timedelta(days=1), precision="bound") if limit < date.max else None
    unknown = [k for k, a in articles.items() if k not in then and not (after and after.contains(a.published))]
    return then, len(unknown)


# ---------------------------------------------------------------- what a question selects


def choose_events(question: Question, events: Iterable[Event], actors: Mapping[str, Actor]) -> tuple[list[Event], int]:
    """Those of some events that a checked question selects, in the order given, and how many more meet every filter but
    that of time, which they cannot answer since no report dates them. `as_of` is not looked at."""
    called = cache(lambda name: answers_to(question.actor or "", name, actors))
    fits = [e for e in events if _fits(question, e, called)]
    chosen = [e for e in fits if _in_time(question, e)]
    if question.since is None and question.until is None:
        return chosen, 0
    return chosen, sum(not e.when.dated and _in_time(question, e, bounds=True) for e in fits)


def check_question(question: Question) -> Question:
    """The question with its types written as they are named. Raises `QuestionError` when it makes no sense."""
    for name in ("since", "until", "actor", "type", "place", "as_of"):
        given = getattr(question, name)
        if given is not None and not isinstance(given, str):
            example = '"COUP" or "COUP,VOTE"' if name == "type" else f'{name}="2020-08"' if name in _DAYS else f'{name}="…"'
            raise QuestionError(f"{name} cannot be {given!r}: it is no text", remedy=f"write {example}, in quotation marks")
    if question.type is not None:
        kinds = dict.fromkeys(kind.strip().upper() for kind in question.type.split(","))
        question = replace(question, type=",".join(kinds))
    _check(question)
    return question


def _check(question: Question) -> None:
    from dateline.vocabulary import event_types

    for name in _DAYS:
        _check_day(getattr(question, name))
    if _span(question) is None:
        raise QuestionError(f"{question.since} is after {question.until}", remedy="give the earlier date as the first")
    for kind in _types(question):
        if kind not in event_types():
            raise QuestionError(f"there is no event type “{kind}”", remedy=f"known are {', '.join(event_types())}")
    least = question.sources
    if least is not None and (not isinstance(least, int) or isinstance(least, bool) or least < 1):
        raise QuestionError(f"sources cannot be {least!r}", remedy="give a whole number, 1 or more")
    for name in ("actor", "place"):
        given = getattr(question, name)
        if given is not None and not fold(given):
            raise QuestionError(f"“{given}” is no name of {'an' if name == 'actor' else 'a'} {name}", remedy="give a name")


def _types(question: Question) -> list[str]:
    return question.type.split(",") if question.type is not None else []


def _check_day(day: str | None) -> None:
    try:
        if day is not None and (not _DAY.fullmatch(day) or When.of(day) is None):
            raise ValueError
    except ValueError as error:
        raise QuestionError(f"“{day}” is no date", remedy="write 2020, 2020-08 or 2020-08-18") from error


@lru_cache(maxsize=64)
def _span(question: Question) -> When | None:
    """The time a question asks for; None when it ends before it begins."""
    first = When.of(question.since).earliest if question.since else None
    last = When.of(question.until).latest if question.until else None
    return None if first and last and first > last else When(first, last)


def _in_time(question: Question, event: Event, *, bounds: bool = False) -> bool:
    """Whether an event can have happened in the time asked for. One that no report dates cannot answer, unless `bounds`
    asks whether its limits allow it."""
    asked = _span(question)
    if asked is None or not asked.known:
        return True
    return (bounds or event.when.dated) and event.when.overlaps(asked)


def _fits(question: Question, event: Event, called: Callable[[str], bool]) -> bool:
    """Whether an event meets the filters that are not of time; `called` says whether a name is the actor's."""
    if question.type is not None and not {*_types(question)} & {*event.types}:
        return False
    if question.sources is not None and event.independent_sources < question.sources:
        return False
    if question.actor is not None and not any(map(called, (*event.actors, *event.recipients))):
        return False
    return question.place is None or _lies(question.place, event)


def _lies(asked: str, event: Event) -> bool:
    """Whether an event is at a place of this name or, for a country, in it."""
    state = country(asked)
    if state is not None and event.where is not None and event.where.country is not None:
        return event.where.country == state.iso3
    gone = event.overruled("where")
    places = [r.value for r in event.readings("where") if r not in gone] + ([event.where.name] if event.where else [])
    return any(is_named(w, place, asked) for place in places for w in known_names(asked))


def in_order(events: Iterable[Event], claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> list[Event]:
    """The events in order of time, those that no report dates last, by their limits. What is of one time is in the order in
    which it was first told: by the report, and in this as it tells it."""

    def told(event: Event) -> tuple[object, ...]:
        members = (claims[c] for c in event.claims)
        return min((articles[c.article].published.order, c.article, c.trigger.start) for c in members)

    return sorted(events, key=lambda e: (not e.when.dated, *e.when.order, told(e), e.id))
