"""A case in a PostgreSQL database: many read and write it at once, over the network or on one machine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    NullPool,
    QueuePool,
    Table,
    cast,
    create_engine,
    event,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy import any_ as any_of
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import REAL, TSQUERY, TSVECTOR
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.sql import ColumnElement, Executable

from dateline.errors import CaseError
from dateline.store import schema
from dateline.store.dialect import WAIT, Dialect
from dateline.store.words import as_phrases, distinct, mark_words, words_of

OLDEST = 15
"""The oldest PostgreSQL that is tested."""
CONNECT_WAIT = 10
"""Seconds in which a server has to answer, unless the address says otherwise."""
QUEUE = 0x44544C4E
"""“DTLN”: names the queue of writers among the advisory locks of the database."""
OURS = frozenset({"alembic_version", "articles", "judgements"})
"""Tables that every case has, and no other program together."""

LONGEST = 500
"""Characters of a word that are looked up; PostgreSQL takes no longer ones. Longer words are told apart by `mark_words`."""
KEPT = 64
"""Places of one word that count for the order of what is found."""
ROOM = 900_000
"""Bytes of the words of one article that are looked up; PostgreSQL takes no more. Only a book has so many different words."""
LAST_PLACE = 16_383
"""The last place in a text that PostgreSQL tells from those behind it."""
BATCH = 50
"""Articles looked at together when words are marked."""


_index = Table("article_words", MetaData(), Column("number", Integer, primary_key=True), Column("words", TSVECTOR))
"""The search index: the words of each article with their places, those of the title as A."""
_WEIGHTS = cast(literal([0.25, 0.25, 0.25, 1.0]), ARRAY(REAL))
"""What words count by where they stand: a word in the title as much as four in the text."""


class PostgresDatabase(Dialect):
    """A case in the database of an address, in the first schema of its search path.

    Readers see the case as it was when they began, and wait for nobody; writers queue by an advisory lock, so that one that
    began is never refused halfway. Text is kept and sorted by code points, whatever the database's own order is.
    """

    def prepare(self, *, create: bool) -> None:  # noqa: ARG002
        """Looks whether there is a driver; the rest shows when the first connection is made."""
        try:
            import psycopg  # noqa: F401
        except ImportError as error:
            raise CaseError(
                f"{self.location} needs the PostgreSQL driver, which is not installed",
                remedy="pip install 'dateline[postgres]'",
            ) from error

    def engine(self, *, migrating: bool = False) -> Engine:
        """Connections by libpq, which reads the address as its own tools do: also `PGPASSWORD` and `~/.pgpass` count."""
        engine = create_engine(
            "postgresql+psycopg://",
            creator=self._connect,
            poolclass=NullPool if migrating else QueuePool,
            pool_pre_ping=not migrating,
        )
        event.listen(engine, "begin", self._begin)
        return engine

    def _connect(self) -> Any:
        import psycopg

        given: dict[str, Any] = {} if "connect_timeout" in (self.place.address or "") else {"connect_timeout": CONNECT_WAIT}
        connection = psycopg.connect(self.place.address or "", application_name="dateline", **given)
        try:
            self._refuse_server(connection.info.server_version, connection.info.parameter_status("server_encoding"))
        except BaseException:
            connection.close()
            raise
        return connection

    def _refuse_server(self, version: int, encoding: str | None) -> None:
        if version // 10_000 < OLDEST:
            raise CaseError(f"{self.location} is PostgreSQL {version // 10_000}", remedy=f"use {OLDEST} or newer")
        if encoding != "UTF8":
            raise CaseError(f"{self.location} keeps text as {encoding}", remedy="make a database with createdb --encoding=UTF8")

    def _begin(self, connection: Connection) -> None:
        from psycopg import IsolationLevel

        writes = bool(connection.get_execution_options().get("writes"))
        driver: Any = connection.connection.driver_connection
        driver.read_only = not writes
        driver.isolation_level = IsolationLevel.READ_COMMITTED if writes else IsolationLevel.REPEATABLE_READ
        if writes:
            # A writer takes its turn before it looks at anything. Every statement after that sees what the one before it
            # wrote: a view of the whole transaction would be older than the turn.
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
            connection.exec_driver_sql("SET LOCAL synchronous_commit = on")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({QUEUE}, hashtext(current_schema()))")

    def recognise(self, tables: Collection[str]) -> None:
        """A database is a case when it has nothing yet, or what every case has."""
        if tables and not set(tables) >= OURS:
            raise CaseError(
                f"{self.location} holds the tables of another program, not a case",
                remedy="make a database for the case: createdb NAME",
            )

    def upsert(self, table: Table) -> Executable:
        """PostgreSQL's `ON CONFLICT`."""
        insert = postgresql.insert(table)
        others = {column.name: insert.excluded[column.name] for column in table.columns if not column.primary_key}
        return insert.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=others)

    def among(self, column: Column[Any], values: Iterable[str]) -> ColumnElement[bool]:
        """By one array. What is no text is in no column."""
        given = [value for value in sorted(set(values)) if _is_text(value)]
        return column == any_of(literal(given, ARRAY(schema.Words())))

    def index(self, connection: Connection, ids: Sequence[str]) -> None:
        """Each article's words with their places, as SQLite would read them."""
        table = schema.articles.c
        found = connection.execute(
            select(table.number, table.title, table.text).where(self.among(table.id, ids)).order_by(table.number)
        )
        rows = [{"number": number, "words": _vector(words_of(title, body))} for number, title, body in found]
        if rows:
            connection.execute(insert(_index), rows)

    def find(self, connection: Connection, words: str, limit: int) -> list[tuple[str, str, str]]:
        """Articles that have all the words come from the index, those that count most first; a word in the title weighs as
        much as four in the text. Whether words stand together is then looked up in each, until there are enough."""
        phrases = as_phrases(words)
        wanted = " & ".join(map(_quoted, distinct(words_of(None, phrases))))
        if not wanted:
            return []
        found: list[tuple[str, str, str]] = []
        for some in self._with_words(connection, wanted):
            found += mark_words(some, phrases)
            if len(found) >= limit:
                break
        return found[:limit]

    def _with_words(self, connection: Connection, wanted: str) -> Iterator[Sequence[tuple[str, str | None, str]]]:
        table, words = schema.articles, _index.c.words
        asked = cast(wanted, TSQUERY)
        query = (
            select(table.c.id, table.c.title, table.c.text)
            .join(_index, _index.c.number == table.c.number)
            .where(words.bool_op("@@")(asked))
            .order_by(func.ts_rank(_WEIGHTS, words, asked, 1).desc(), table.c.id)
        )
        found = iter(connection.execution_options(yield_per=BATCH).execute(query))
        while some := [(row[0], row[1], row[2]) for row in islice(found, BATCH)]:
            yield some

    def faults(self, connection: Connection) -> list[str]:
        """Whether the search index is that of the articles; the server itself looks after everything else."""
        table = schema.articles
        query = (
            select(table.c.id, table.c.title, table.c.text, func.tsvector_to_array(_index.c.words))
            .outerjoin(_index, _index.c.number == table.c.number)
            .order_by(table.c.id)
        )
        wrong = [
            id_
            for id_, title, body, kept in connection.execution_options(yield_per=BATCH).execute(query)
            if set(kept or ()) != set(_places(words_of(title, body))) or kept is None
        ]
        return [f"the search index does not match the articles: {wrong[0]}"] if wrong else []

    def copied(self, connection: Connection) -> None:
        """The counters go on after the highest number."""
        for name in ("articles", "links"):
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'number'), coalesce(max(number), 0) + 1, false) FROM {name}"
            )

    def explain(self, error: Exception) -> tuple[str, str]:
        """By the code of the error; by its words where there was no connection yet, for then the server gives no code."""
        origin = getattr(error, "orig", error)
        code = getattr(origin, "sqlstate", None) or ""
        said = " ".join(str(origin).split())
        for sign, happened, remedy in _ERRORS:
            if sign == code or (not code and sign in said):
                return f"{self.location} {happened}", remedy
        if not code and isinstance(error, ProgrammingError):  # the driver's words may hold pieces of the address
            return f"{self.location} is no address that PostgreSQL understands", "check what stands after the question mark"
        return f"{self.location} cannot be used: {said[:SAID]}", "ask who looks after the server"


SAID = 300
"""Characters of a message of the server that are passed on."""

_BUSY = ("is being written by another program", "wait until it has finished and try again")
_AWAY = ("does not answer", "start the server, or check its name, its port and the network")
_LOST = ("closed the connection", "run it again; what was reported as done is kept")
_LOGIN = ("does not let you in", "check the user and the password, in the address, in PGPASSWORD or in ~/.pgpass")
_RIGHTS = ("does not let you do this", "ask its owner for the right to read and write the tables, and at first to make them")

_ERRORS = (
    ("55P03", *_BUSY),
    ("40P01", *_BUSY),
    ("40001", *_BUSY),
    ("23503", "was given something about an article or claim it does not have", "add the articles first"),
    ("23505", "was given two different things with one id", "give each its own id"),
    ("42501", *_RIGHTS),
    ("25006", "is read-only", "open it for reading only, or write to the server that this one copies"),
    ("53100", "does not fit on the server's disk", "free some space and run again; what was done is kept"),
    ("53300", "has no room for another connection", "close some programs, or raise max_connections"),
    ("3F000", "is to lie in a schema that is not there", "make it with CREATE SCHEMA, or leave search_path out of the address"),
    ("57P01", *_LOST),
    ("57P02", *_LOST),
    ("57P03", "is just starting or stopping", "wait a moment and try again"),
    ("does not exist", "is not there", "make the user with createuser and the database with createdb"),
    ("password", *_LOGIN),
    ("authentication", *_LOGIN),
    ("pg_hba.conf", *_LOGIN),
    ("too many", "has no room for another connection", "close some programs, or raise max_connections"),
    ("slots are reserved", "has no room for another connection", "close some programs, or raise max_connections"),
    ("starting up", "is just starting or stopping", "wait a moment and try again"),
    ("shutting down", "is just starting or stopping", "wait a moment and try again"),
    ("resolve host", *_AWAY),
    ("translate host", *_AWAY),
    ("Connection refused", *_AWAY),
    ("running", *_AWAY),
    ("timeout", *_AWAY),
    ("unreachable", *_AWAY),
    ("No route", *_AWAY),
    ("connection", *_LOST),
)
"""Code or sign, what happened, remedy."""


def _is_text(value: str) -> bool:
    """Whether a string can be written: half a character cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _places(words: Iterable[tuple[str, bool]]) -> dict[str, list[str]]:
    """Where each word stands, as PostgreSQL writes it; as much of it as the index holds."""
    places: dict[str, list[str]] = {}
    room = ROOM
    for number, (word, titled) in enumerate(words, 1):
        key = word[:LONGEST]
        if key not in places:
            room -= len(key.encode()) + 2 * KEPT
            if room < 0:
                break
        at = places.setdefault(key, [])
        if len(at) < KEPT:
            at.append(f"{min(number, LAST_PLACE)}{'A' if titled else ''}")
    return places


def _vector(words: Iterable[tuple[str, bool]]) -> str:
    """The words of one article, as PostgreSQL writes a `tsvector`."""
    return " ".join(f"{_quoted(word)}:{','.join(at)}" for word, at in _places(words).items())


def _quoted(word: str) -> str:
    return "'" + word[:LONGEST].replace("\\", "\\\\").replace("'", "''") + "'"
