"""The case: everything kept between runs, in one place. See `Store`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from sqlalchemy import Connection, Engine, Float, RowMapping, Select, Table, bindparam, delete, func, insert, select, update
from sqlalchemy import Dialect as SqlDialect
from sqlalchemy.exc import DBAPIError

from dateline.errors import CaseError, QuestionError, UnreadableError
from dateline.location import Location
from dateline.model import Actor, Analysis, Article, Claim, Event, Judgement, Link, SetAside
from dateline.store import rows, schema
from dateline.store.codec import PackedAnalysis, unpack_analysis
from dateline.store.dialect import Dialect, choose_dialect
from dateline.store.migrate import bring_up_to_date
from dateline.store.words import CLOSE_MARK, OPEN_MARK
from dateline.when import When

T = TypeVar("T")
Stage = Literal["parse", "extract"]

AT_ONCE = 1000
"""Rows that are made ready and written at once: those of a whole case would take more room than the case itself."""

LINKED = "linked version"
"""The note that says which version made the events; none when they are out of date."""
LINKS_OF = "links of"
"""The note that says of which version the links are that hold, whether or not events follow from them yet."""


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of articles given to a case: the ids they have there, new ones and those it had already; both sorted."""

    added: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that has the words: some words around them, and where in the text they start (None: in the title)."""

    article: str
    snippet: str
    start: int | None


class Store:
    """One case: articles, what was read in them, and what follows from it.

    Every method that writes is one transaction: when it returns, the change is on the disk; when the program dies
    before that, nothing of it is. Readers see the case as it was when they began, and never wait; writers queue.
    Iterators come in a fixed order. Nothing here reads a clock: the same calls make the same case. Every method
    raises CaseError when the case cannot be read or written.
    """

    def __init__(self, dialect: Dialect, engine: Engine) -> None:
        self._dialect, self._engine = dialect, engine
        self._closed = False
        self.own_changes = 0
        """How often this program changed claims or judgements of the case; others' changes move the basis only."""

    @classmethod
    def open(cls, location: str | Path | Location, *, create: bool = True, read_only: bool = False) -> Store:
        """The case at a path or an address, made there if nothing is (unless `create` is off), migrated if it is of an older
        version.

        Raises CaseError, naming the place and the remedy: nothing there, not a case, another program's file, no right
        to write, of a newer version than this program; no driver, no server, not let in.
        """
        dialect = choose_dialect(location, read_only=read_only)
        dialect.prepare(create=create)
        engine = dialect.engine()
        store = cls(dialect, engine)
        try:
            with store._explained():
                bring_up_to_date(dialect, engine, create=create)
        except BaseException:
            store.close()
            raise
        return store

    @property
    def location(self) -> str:
        """The place, as the user named it, without a password."""
        return self._dialect.location

    @property
    def place(self) -> Location:
        """The place, to open it again."""
        return self._dialect.place

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading only."""
        return self._dialect.read_only

    def close(self) -> None:
        """Let go of the place; the store cannot be used after it."""
        self._closed = True
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------ articles

    def add_articles(self, articles: Iterable[Article]) -> AddResult:
        """Keep articles. One with the digest of another is known already, whatever its id; one that has the id of
        another is kept as `id~digest`, the digest cut short. The order in which they are given does not matter.

        Raises UnreadableError for text that is no text (half a character), keeping none of them.
        """
        given = sorted(articles, key=lambda a: (a.id, a.digest))
        for article in given:
            _refuse_half_characters(article)
        added: list[str] = []
        known: list[str] = []
        with self._write() as connection:
            by_digest, taken = self._known_articles(connection, given)
            new: list[Article] = []
            for article in given:
                if article.digest in by_digest:
                    known.append(by_digest[article.digest])
                    continue
                kept = _under_free_id(article, taken)
                by_digest[kept.digest] = kept.id
                taken.add(kept.id)
                new.append(kept)
                added.append(kept.id)
            _insert(connection, schema.articles, map(rows.article_row, new))
            self._dialect.index(connection, added)
        return AddResult(tuple(sorted(added)), tuple(sorted(set(known))))

    def _known_articles(self, connection: Connection, given: Sequence[Article]) -> tuple[dict[str, str], set[str]]:
        """Ids by digest of those the case has, and every id that is taken or may be asked for."""
        table, among = schema.articles.c, self._dialect.among
        by_digest = select(table.digest, table.id).where(among(table.digest, (a.digest for a in given)))
        wanted = {f"{a.id}{ending}" for a in given for ending in _endings(a.digest)}
        taken = select(table.id).where(among(table.id, wanted))
        found = {row.digest: row.id for row in connection.execute(by_digest)}
        return found, set(connection.scalars(taken))

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """All articles, or those with some ids (unknown ids are passed over), by id."""
        query = select(schema.articles).order_by(schema.articles.c.id)
        if ids is not None:
            query = query.where(self._dialect.among(schema.articles.c.id, ids))
        return self._nouns(query, rows.article_of)

    def article(self, id: str) -> Article:
        """One article. Raises QuestionError when the case has no such article."""
        return self._one(schema.articles, id, rows.article_of, "article")

    def arrivals(self) -> list[str]:
        """Ids of all articles in the order in which they came; it says nothing of what they are."""
        table = schema.articles.c
        with self._read() as connection:
            return list(connection.scalars(select(table.id).order_by(table.number)))

    def digests(self) -> dict[str, str]:
        """The digest of each article, by article id."""
        table = schema.articles.c
        with self._read() as connection:
            return {row.id: row.digest for row in connection.execute(select(table.id, table.digest).order_by(table.id))}

    def count_articles(self) -> int:
        """How many articles the case has."""
        return self._count(schema.articles)

    # ------------------------------------------------------------ stages

    def pending(self, stage: Stage, version: str) -> list[str]:
        """Ids of the articles for which a stage has not been done at this version, sorted."""
        article, done = schema.articles.c.id, schema.stages.c
        here = (done.article == article) & (done.stage == stage) & (done.version == version)
        query = select(article).outerjoin(schema.stages, here).where(done.article.is_(None)).order_by(article)
        with self._read() as connection:
            return list(connection.scalars(query))

    def save_analyses(self, version: str, analyses: Sequence[Analysis | PackedAnalysis]) -> None:
        """Keep what reading the articles gave, in place of what was there. Their claims wait to be coded anew.
        Raises CaseError for an article that the case does not have."""
        packed = (a if isinstance(a, PackedAnalysis) else PackedAnalysis.of(a) for a in analyses)
        read = [{"article": a.article, "reader": a.reader, "packed": a.packed} for a in packed]
        with self._write() as connection:
            self._upsert(connection, schema.analyses, read)
            self._mark_done(connection, "parse", version, [a.article for a in analyses])
            done = schema.stages.c
            again = (done.stage == "extract") & self._dialect.among(done.article, (a.article for a in analyses))
            connection.execute(delete(schema.stages).where(again))

    def analyses(self, ids: Sequence[str] | None = None) -> Iterator[Analysis]:
        """What reading gave, for all articles or some, by article id; articles not read yet are passed over."""
        query = select(schema.analyses.c.packed).order_by(schema.analyses.c.article)
        if ids is not None:
            query = query.where(self._dialect.among(schema.analyses.c.article, ids))
        return self._nouns(query, lambda row: unpack_analysis(row["packed"]))

    def save_claims(self, version: str, coded: Mapping[str, Sequence[Claim]]) -> None:
        """Keep the claims of each article (also of one that makes none) in place of those it had.

        When that changes anything, the events are out of date, and `linked_version` is None until the next linking.
        Raises CaseError for an article that the case does not have and for two different claims with one id,
        ValueError for a claim given under another article than its own.
        """
        claims = _by_id(coded)
        records = {id_: rows.claim_row(claim) for id_, claim in claims.items()}
        with self._write() as connection:
            gone, fresh = self._changes(connection, coded, records)
            connection.execute(delete(schema.claims).where(self._dialect.among(schema.claims.c.id, gone)))
            _insert(connection, schema.claims, (records[id_] for id_ in fresh))
            _insert(connection, schema.claim_actors, (row for id_ in fresh for row in rows.actor_rows(claims[id_])))
            self._mark_done(connection, "extract", version, coded)
            if gone or fresh:
                self._forget_linking(connection)

    def _changes(
        self, connection: Connection, articles: Iterable[str], records: Mapping[str, Mapping[str, Any]]
    ) -> tuple[set[str], list[str]]:
        """Ids of the articles' claims that are no longer made, or not so, and of those to write."""
        table = schema.claims.c
        query = select(table.id, table.record).where(self._dialect.among(table.article, articles))
        before = {row.id: row.record for row in connection.execute(query)}
        gone = {id_ for id_, record in before.items() if id_ not in records or records[id_]["record"] != record}
        return gone, sorted(id_ for id_ in records if id_ in gone or id_ not in before)

    def claims(self, *, articles: Sequence[str] | None = None, ids: Sequence[str] | None = None) -> Iterator[Claim]:
        """Claims, of some articles or with some ids or all, by article, place in the text, and id."""
        table = schema.claims.c
        query = select(table.record).order_by(table.article, table.quote_start, table.id)
        if articles is not None:
            query = query.where(self._dialect.among(table.article, articles))
        if ids is not None:
            query = query.where(self._dialect.among(table.id, ids))
        return self._nouns(query, rows.claim_of)

    def claim_ids(self, beginning: str = "") -> list[str]:
        """Ids of the claims that begin so, sorted."""
        if not beginning.isascii():
            return []
        id_ = schema.claims.c.id
        query = select(id_).where(id_ >= beginning, id_ < f"{beginning}\U0010ffff").order_by(id_)
        with self._read() as connection:
            return list(connection.scalars(query))

    def count_claims(self) -> int:
        """How many claims the case has."""
        return self._count(schema.claims)

    def _mark_done(self, connection: Connection, stage: Stage, version: str, articles: Iterable[str]) -> None:
        done = [{"article": article, "stage": stage, "version": version} for article in sorted(set(articles))]
        self._upsert(connection, schema.stages, done)

    # ------------------------------------------------------------ links, events

    def linked_version(self) -> str | None:
        """The version that made the events; None when there are none, or claims or judgements have changed since."""
        return self.noted(LINKED)

    def basis(self) -> str:
        """What a linking is made from, in a word: another one once claims or judgements have changed."""
        return self.noted(schema.CHANGES) or ""

    def save_links(self, version: str, links: Sequence[Link], *, basis: str) -> bool:
        """Keep all links of a linking whose events are still being composed; nobody has to wait for these to change the case.
        Events of another linking are out of date with it. As `save_linked`, which is told afterwards that they are there."""
        with self._write() as connection:
            if basis != _changes_of(connection):
                return False
            self._supersede(connection, version, links)
            if _noted_in(connection, LINKED) != version:
                connection.execute(delete(schema.notes).where(schema.notes.c.key == LINKED))
        return True

    def save_linked(
        self,
        version: str,
        *,
        links: Sequence[Link] | None,
        events: Sequence[Event],
        actors: Sequence[Actor],
        origins: Mapping[str, str],
        dated: Mapping[str, When],
        basis: str | None = None,
    ) -> bool:
        """Keep a linking: all links, and the events, actors, origins (by article) and worked-out dates (by item) that
        follow from them, in place of those before, in one transaction. Links that no longer hold are superseded by
        `version`; they stay in the case. Without `links`, those stand that `save_links` kept. Nothing is kept of a linking made
        from another `basis` than the case has by now, or whose links another has superseded: gives back whether it was kept.
        Raises CaseError for an origin of an article that the case does not have."""
        with self._write() as connection:
            if basis is not None and basis != _changes_of(connection):
                return False
            if links is not None:
                self._supersede(connection, version, links)
            elif version != _noted_in(connection, LINKS_OF):
                return False
            for table in schema.DERIVED:
                connection.execute(delete(table))
            ordered = _in_order(events, key=lambda e: e.id)
            _insert(connection, schema.events, map(rows.event_row, ordered))
            pairs = ({"event": e.id, "claim": claim} for e in ordered for claim in sorted(set(e.claims)))
            _insert(connection, schema.event_claims, pairs)
            self._insert_actors(connection, _in_order(actors, key=lambda a: a.name))
            _insert(connection, schema.origins, ({"article": a, "origin": o} for a, o in sorted(origins.items())))
            _insert(connection, schema.dated, ({"item": i, **rows.when_row(dated[i])} for i in sorted(dated)))
            self._upsert(connection, schema.notes, [{"key": LINKED, "value": version}])
        return True

    def change_linked(
        self,
        version: str,
        *,
        links: Mapping[tuple[str, str], Link | None],
        events: Mapping[str, Event | None],
        actors: Mapping[str, Actor | None],
        mentions: Mapping[tuple[str, str, str], bool],
        origins: Mapping[str, str],
        dated: Mapping[str, When | None],
        basis: str,
        was: str,
    ) -> bool:
        """Keep what became of a linking: `save_linked` for what is another than before, None standing for what is no more
        (links by the ids of their claims). Of actors that are not named, `mentions` says which words (actor, words, article)
        are used now or no longer. What is not named stays as it is. `was` is the version before: nothing is kept where the
        links that hold are of another."""
        with self._write() as connection:
            if basis != _changes_of(connection) or _noted_in(connection, LINKS_OF) not in ("", was):
                return False
            self._exchange_links(connection, version, links)
            new = {id_: event for id_, event in sorted(events.items()) if event is not None}
            _delete(connection, schema.event_claims.c.event, events)
            _delete(connection, schema.events.c.id, events)
            _delete(connection, schema.actors.c.name, actors)
            _delete(connection, schema.mentions.c.actor, actors)
            _delete(connection, schema.dated.c.item, dated)
            _insert(connection, schema.events, map(rows.event_row, new.values()))
            _insert(connection, schema.event_claims, ({"event": e, "claim": c} for e in new for c in sorted(new[e].claims)))
            self._insert_actors(connection, [a for _, a in sorted(actors.items()) if a is not None])
            self._exchange_mentions(connection, mentions)
            self._upsert(connection, schema.origins, [{"article": a, "origin": o} for a, o in sorted(origins.items())])
            _insert(
                connection, schema.dated, ({"item": i, **rows.when_row(w)} for i, w in sorted(dated.items()) if w is not None)
            )
            self._upsert(connection, schema.notes, [{"key": LINKED, "value": version}])
        return True

    def _insert_actors(self, connection: Connection, actors: Sequence[Actor]) -> None:
        _insert(connection, schema.actors, map(rows.actor_row, actors))
        _insert(connection, schema.mentions, (row for actor in actors for row in rows.mention_rows(actor)))

    def _exchange_mentions(self, connection: Connection, mentions: Mapping[tuple[str, str, str], bool]) -> None:
        """Write or forget that some reports use some words for an actor."""
        table = schema.mentions.c
        gone = [{"one": actor, "called": words, "by": article} for actor, words, article in sorted(mentions)]
        if gone:
            row = (table.actor == bindparam("one")) & (table.words == bindparam("called")) & (table.article == bindparam("by"))
            connection.execute(delete(schema.mentions).where(row), gone)
        new = (mention for mention, there in sorted(mentions.items()) if there)
        _insert(connection, schema.mentions, (dict(zip(table.keys(), mention, strict=True)) for mention in new))

    def _exchange_links(self, connection: Connection, version: str, links: Mapping[tuple[str, str], Link | None]) -> None:
        """Supersede the links of some pairs, and write those that take their place."""
        table = schema.links.c
        gone = [{"one": left, "other": right} for left, right in sorted(links)]
        if gone:
            pair = (table.left == bindparam("one")) & (table.right == bindparam("other"))
            one = update(schema.links).where(pair & table.superseded_by.is_(None))
            connection.execute(one.values(superseded_by=version), gone)
        new = (link for _, link in sorted(links.items()) if link is not None)
        _insert(connection, schema.links, ({**rows.link_row(link), "version": version} for link in new))
        self._upsert(connection, schema.notes, [{"key": LINKS_OF, "value": version}])

    def _supersede(self, connection: Connection, version: str, links: Sequence[Link]) -> None:
        table = schema.links.c
        active = connection.execute(select(schema.links).where(table.superseded_by.is_(None))).mappings()
        standing = {rows.link_of(row): row["number"] for row in active}
        wanted = links if _is_in_order(links) else sorted(set(links), key=_link_order)
        new = [link for link in wanted if standing.pop(link, None) is None] if standing else wanted
        gone = [{"gone": number} for number in standing.values()]
        if gone:
            one = update(schema.links).where(table.number == bindparam("gone"))
            connection.execute(one.values(superseded_by=version), gone)
        _insert(connection, schema.links, ({**rows.link_row(link), "version": version} for link in new))
        self._upsert(connection, schema.notes, [{"key": LINKS_OF, "value": version}])

    def events(self) -> Iterator[Event]:
        """All events in order of time: by first possible day, then last, then id; the unknown come last."""
        table = schema.events.c
        start = func.coalesce(table.earliest, table.latest)
        order = (start.is_(None), start, table.latest.is_(None), table.latest, table.id)
        return self._nouns(select(table.record).order_by(*order), rows.event_of)

    def count_events(self) -> int:
        """How many events the case has."""
        return self._count(schema.events)

    def event(self, id: str) -> Event:
        """One event. Raises QuestionError when the case has no such event."""
        return self._one(schema.events, id, rows.event_of, "event")

    def links(self, *, active_only: bool = True) -> Iterator[Link]:
        """The links that hold, or with `active_only` off every link there ever was, by the claims they join."""
        table = schema.links.c
        query = select(schema.links).order_by(table.left, table.right, table.decided_by, table.number)
        if active_only:
            query = query.where(table.superseded_by.is_(None))
        return self._nouns(query, rows.link_of)

    def links_among(self, claims: Sequence[str]) -> Iterator[Link]:
        """The links that hold between some claims, by the claims they join."""
        table, among = schema.links.c, self._dialect.among
        query = select(schema.links).where(
            table.superseded_by.is_(None) & among(table.left, claims) & among(table.right, claims)
        )
        return self._nouns(query.order_by(table.left, table.right, table.decided_by, table.number), rows.link_of)

    def doubtful_links(self, most: int) -> Iterator[Link]:
        """The links that hold of which Dateline is least sure, at most so many, the least sure first."""
        table = schema.links.c
        query = select(schema.links).where(table.superseded_by.is_(None) & (table.verdict == "unsure"))
        return self._nouns(query.order_by(func.abs(table.score - 0.5), table.left, table.right).limit(most), rows.link_of)

    def actors(self) -> Iterator[Actor]:
        """Who acts, by name; what reports call each comes last of its aliases, in order."""
        heard: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        with self._read() as connection:
            query = select(schema.mentions).order_by(*schema.mentions.primary_key.columns)
            for actor, words, article in connection.execute(query):
                heard[actor][words].append(article)
            for row in connection.execute(select(schema.actors).order_by(schema.actors.c.name)).mappings():
                yield rows.actor_of(row, heard.get(row["name"]))

    def origins(self) -> dict[str, str]:
        """The origin of each article, by article id."""
        query = select(schema.origins).order_by(schema.origins.c.article)
        return dict(self._nouns(query, lambda row: (row["article"], row["origin"])))

    def dated(self) -> dict[str, When]:
        """The times that linking worked out, by what they are the time of."""
        query = select(schema.dated).order_by(schema.dated.c.item)
        return dict(self._nouns(query, lambda row: (row["item"], rows.when_of(row))))

    # ------------------------------------------------------------ set aside, judgements, notes

    def set_aside(self, items: Iterable[SetAside]) -> None:
        """Keep what was not used and why. The same item, stage and reason is kept once, with the latest remedy."""
        with self._write() as connection:
            self._upsert(connection, schema.set_asides, [rows.set_aside_row(item) for item in items])

    def set_asides(self) -> list[SetAside]:
        """Everything not used, by stage, item and reason."""
        table = schema.set_asides.c
        return list(self._nouns(select(schema.set_asides).order_by(table.stage, table.item, table.reason), rows.set_aside_of))

    def clear_set_asides(self, stage: str, items: Sequence[str]) -> None:
        """Forget that some items were set aside at a stage: they went through after all."""
        table = schema.set_asides.c
        with self._write() as connection:
            these = (table.stage == stage) & self._dialect.among(table.item, items)
            connection.execute(delete(schema.set_asides).where(these))

    def add_judgement(self, judgement: Judgement, *, idle: bool = False, among: Collection[str] | None = None) -> bool:
        """Keep a person's decision; the events are out of date until the next linking, unless it changes nothing of them
        (`idle`). The same one again changes nothing. With `among`, the ids of those it was weighed against, it is not kept
        when others have come since: gives back whether it is there. Raises CaseError for a different one with the id of one
        that is there."""
        table = schema.judgements
        with self._write() as connection:
            there = connection.execute(select(table).where(table.c.id == judgement.id)).mappings().first()
            if there is None:
                if among is not None and set(connection.scalars(select(table.c.id))) != set(among):
                    return False
                _insert(connection, table, [rows.judgement_row(judgement)])
                if not idle:
                    self._forget_linking(connection)
            elif rows.judgement_of(there) != judgement:
                raise CaseError(f"{self.location} has another judgement {judgement.id}", remedy="give it an id of its own")
        return True

    def judgements(self) -> list[Judgement]:
        """All decisions, in the order in which they were made, then by id."""
        query = select(schema.judgements).order_by(schema.judgements.c.at, schema.judgements.c.id)
        return list(self._nouns(query, rows.judgement_of))

    def note(self, key: str, value: str) -> None:
        """Keep a small fact about the case under a name, in place of the one before."""
        with self._write() as connection:
            self._upsert(connection, schema.notes, [{"key": key, "value": value}])

    def noted(self, key: str) -> str | None:
        """The fact kept under a name, or None."""
        with self._read() as connection:
            return connection.scalar(select(schema.notes.c.value).where(schema.notes.c.key == key))

    # ------------------------------------------------------------ search, check

    def search(self, words: str, *, limit: int = 50) -> list[SearchHit]:
        """Articles whose title or text has all the words, best first; case and accents do not matter, words in
        quotation marks must stand together. Any string will do; one without a word finds nothing."""
        with self._read() as connection:
            found = self._dialect.find(connection, words, limit)
        return [_hit(*marked) for marked in found]

    def check(self) -> list[str]:
        """What is wrong with the case, in words; empty when it is sound: the file, words at spans, ends of links."""
        from dateline.store.audit import faults_of

        try:
            return self.check_database() + faults_of(self)
        except CaseError as error:
            return [str(error)]

    def check_database(self) -> list[str]:
        """What the database itself finds wrong, in words: its file, its search index."""
        with self._read() if self.read_only else self._write() as connection:
            return self._dialect.faults(connection)

    # ------------------------------------------------------------ the database

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Errors of the database as CaseError."""
        try:
            yield
        except DBAPIError as error:
            message, remedy = self._dialect.explain(error)
            raise CaseError(message, remedy=remedy) from error

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        self._refuse_closed()
        with self._explained(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        self._refuse_closed()
        if self.read_only:
            raise CaseError(f"{self.location} was opened for reading only", remedy="open it for writing")
        with self._explained(), self._engine.execution_options(writes=True).begin() as connection:
            yield connection

    def _refuse_closed(self) -> None:
        if self._closed:
            raise CaseError(f"{self.location} is closed", remedy="open it again")

    def _nouns(self, query: Select[Any], make: Callable[[RowMapping], T]) -> Iterator[T]:
        with self._read() as connection:
            for row in connection.execution_options(yield_per=200).execute(query).mappings():
                yield make(row)

    def _one(self, table: Table, id_: str, make: Callable[[RowMapping], T], what: str) -> T:
        found = list(self._nouns(select(table).where(table.c.id == id_), make))
        if not found:
            raise QuestionError(f"{self.location} has no {what} {id_}", remedy="look the id up in the case")
        return found[0]

    def _count(self, table: Table) -> int:
        with self._read() as connection:
            return connection.scalar(select(func.count()).select_from(table)) or 0

    def _forget_linking(self, connection: Connection) -> None:
        """The events are out of date, and so is every linking that is being made."""
        self.own_changes += 1
        connection.execute(delete(schema.notes).where(schema.notes.c.key == LINKED))
        changes = str(int(_changes_of(connection) or 0) + 1)
        self._upsert(connection, schema.notes, [{"key": schema.CHANGES, "value": changes}])

    def _upsert(self, connection: Connection, table: Table, values: list[dict[str, Any]] | list[dict[str, str]]) -> None:
        if values:
            connection.execute(self._dialect.upsert(table), values)


def _insert(connection: Connection, table: Table, values: Iterable[Mapping[str, Any]]) -> None:
    """Write some rows, all of the same columns. They go to the driver as they are: SQLAlchemy would look at each value once
    more, which for the links of a case takes as long as writing them."""
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        statement, as_bound = _insertion(table, tuple(some[0]), connection.dialect)
        connection.exec_driver_sql(statement, [as_bound(row) for row in some])


@lru_cache(maxsize=64)
def _insertion(table: Table, columns: tuple[str, ...], dialect: SqlDialect) -> tuple[str, Callable[[Mapping[str, Any]], Any]]:
    """The words by which a row is written, and how a row is given with them."""
    compiled = insert(table).inline().compile(dialect=dialect, column_keys=columns)
    # Numbers are numbers here: what makes one of anything else would only look at each.
    kinds = {name: table.c[name].type for name in columns if not isinstance(table.c[name].type, Float)}
    found = ((name, kind.dialect_impl(dialect).bind_processor(dialect)) for name, kind in kinds.items())
    made = {name: process for name, process in found if process is not None}

    def processed(row: Mapping[str, Any]) -> Mapping[str, Any]:
        return row if not made else {**row, **{name: process(row[name]) for name, process in made.items()}}

    if compiled.positiontup is None:
        return str(compiled), processed
    take = itemgetter(*compiled.positiontup, compiled.positiontup[0])  # one more, so that it is a tuple for one column, too
    return str(compiled), lambda row: take(processed(row))[:-1]


def _delete(connection: Connection, column: Any, values: Iterable[str]) -> None:
    """Delete the rows in which a column has one of some values."""
    gone = [{"gone": value} for value in sorted(values)]
    if gone:
        connection.execute(delete(column.table).where(column == bindparam("gone")), gone)


def _changes_of(connection: Connection) -> str:
    return _noted_in(connection, schema.CHANGES)


def _noted_in(connection: Connection, key: str) -> str:
    return connection.scalar(select(schema.notes.c.value).where(schema.notes.c.key == key)) or ""


def _in_order(nouns: Iterable[T], *, key: Callable[[T], str]) -> list[T]:
    """Each noun once, sorted."""
    ordered = sorted(nouns, key=key)
    return [noun for at, noun in enumerate(ordered) if not at or noun != ordered[at - 1]]


def _is_in_order(links: Sequence[Link]) -> bool:
    """Whether each link joins two claims that come after those of the one before, so that none is there twice."""
    return all((one.left, one.right) < (other.left, other.right) for one, other in pairwise(links))


def _link_order(link: Link) -> tuple[str, ...]:
    return (link.left, link.right, link.decided_by, link.verdict, repr(link.score), *link.reasons)


def _endings(digest: str) -> Iterator[str]:
    yield ""
    for length in range(6, len(digest) + 1):
        yield f"~{digest[:length]}"


def _under_free_id(article: Article, taken: set[str]) -> Article:
    """The article under the first of its ids that is free, its spans with it. Equal texts share a digest, so one is."""
    id_ = next(article.id + ending for ending in _endings(article.digest) if article.id + ending not in taken)
    if id_ == article.id:
        return article
    furniture = tuple(replace(f, span=replace(f.span, article=id_)) for f in article.furniture)
    return replace(article, id=id_, furniture=furniture)


def _by_id(coded: Mapping[str, Sequence[Claim]]) -> dict[str, Claim]:
    claims: dict[str, Claim] = {}
    for article, some in coded.items():
        for claim in some:
            if claim.article != article:
                raise ValueError(f"claim {claim.id} of {claim.article} was given under {article}")
            if claims.setdefault(claim.id, claim) != claim:
                raise CaseError(f"two different claims have the id {claim.id}", remedy="report it as a fault of Dateline")
    return claims


def _refuse_half_characters(article: Article) -> None:
    """Lone surrogates cannot be written as text anywhere."""
    try:
        "".join(value for value in rows.article_row(article).values() if isinstance(value, str)).encode()
    except UnicodeEncodeError as error:
        raise UnreadableError(f"{article.id!a} holds half a character", remedy="save the file as UTF-8") from error


# ---------------------------------------------------------------- hits

_AROUND = 160
"""Characters of a snippet, about."""


def _hit(article: str, title: str, text: str) -> SearchHit:
    plain, starts = _unmarked(text)
    if not starts:
        return SearchHit(article, _unmarked(title)[0], None)
    start = _densest(starts)
    return SearchHit(article, _around(plain, start), start)


def _unmarked(text: str) -> tuple[str, list[int]]:
    """The text without marks, and where in it the marked words start."""
    pieces = text.split(OPEN_MARK)
    plain, starts = pieces[0], []
    for piece in pieces[1:]:
        starts.append(len(plain))
        plain += piece.replace(CLOSE_MARK, "", 1)
    return plain, starts


def _densest(starts: Sequence[int]) -> int:
    """The first of the starts with the most others close behind it."""
    return max(starts, key=lambda start: (sum(start <= other < start + _AROUND // 2 for other in starts), -start))


def _around(text: str, start: int) -> str:
    """Some words around a place, on one line, cut between words."""
    low, high = max(0, start - _AROUND // 3), min(len(text), start + 2 * _AROUND // 3)
    while low > 0 and not text[low - 1].isspace() and start - low < _AROUND:
        low -= 1
    while high < len(text) and not text[high].isspace() and high - start < 2 * _AROUND:
        high += 1
    words = " ".join(text[low:high].split())
    return f"{'… ' if low else ''}{words}{' …' if high < len(text) else ''}"
