"""A case in one SQLite file."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, NullPool, QueuePool, Table, create_engine, event, func, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DatabaseError
from sqlalchemy.sql import ColumnElement, Executable

from dateline.errors import CaseError
from dateline.location import application_of
from dateline.store.dialect import WAIT, Dialect
from dateline.store.words import CLOSE_MARK, OPEN_MARK, as_phrases


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Write-ahead logging. While another program turns it on, SQLite says "locked" at once instead of waiting: so wait here."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)


class SqliteFile(Dialect):
    """A case in one file. What a write reported as done is on the disk: WAL with full sync."""

    APPLICATION = 0x44544C4E
    """"DTLN" in the file's header: a case, not some other program's database."""

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.location)

    @property
    def _folder(self) -> Path:
        return self.path.absolute().parent

    def prepare(self, *, create: bool) -> None:
        """Looks at the file, so that no other program's is ever touched."""
        try:
            if not self.path.exists():
                self._refuse_missing(create=create)
            elif not self.path.is_file():
                what = "a folder" if self.path.is_dir() else "no ordinary file"
                raise CaseError(f"{self.location} is {what}, not a case", remedy="name a file, such as news.dateline")
            self._refuse_unwritable()
            if self.path.exists():
                self._refuse_foreign()
        except OSError as error:
            raise CaseError(
                f"{self.location} cannot be read: {error.strerror}", remedy="check the name and your rights"
            ) from error

    def _refuse_missing(self, *, create: bool) -> None:
        if self.read_only or not create:
            raise CaseError(f"there is no case {self.location}", remedy="check the name, or build the case first")
        if not self._folder.is_dir():
            raise CaseError(f"the folder of {self.location} does not exist", remedy="make the folder first")

    def _refuse_unwritable(self) -> None:
        if self.read_only:
            return
        if self.path.exists() and not os.access(self.path, os.W_OK):
            raise CaseError(f"{self.location} is read-only", remedy="open it for reading only, or allow writing to the file")
        if not os.access(self._folder, os.W_OK):
            raise CaseError(
                f"the folder of {self.location} is read-only, and a case writes beside itself",
                remedy="open it for reading only, or copy the case to a folder of your own",
            )

    def _refuse_foreign(self) -> None:
        """By the mark in the file's header."""
        if not self.path.stat().st_size:
            return
        try:
            application = application_of(self.path)
        except sqlite3.DatabaseError as error:
            happened, remedy = self.explain(error)
            raise CaseError(happened, remedy=remedy) from error
        if application != self.APPLICATION:
            raise CaseError(
                f"{self.location} is a database of another program, not a case",
                remedy="name a case, or a file that does not exist yet",
            )

    def engine(self, *, migrating: bool = False) -> Engine:
        """Connections that begin their transactions themselves: the driver would leave changes of tables out."""
        engine = create_engine(
            "sqlite://",
            creator=lambda: self._connect(foreign_keys=not migrating),
            poolclass=NullPool if migrating else QueuePool,
        )
        event.listen(engine, "begin", _begin)
        return engine

    def _connect(self, *, foreign_keys: bool) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?{self._mode()}"
        connection = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            if self.read_only:
                connection.execute("PRAGMA query_only = ON")
            else:
                self._sign(connection)
                _log_ahead(connection)
                connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _sign(self, connection: sqlite3.Connection) -> None:
        """Mark a new file as a case. Before it turns to WAL, so that the mark stands in the file itself."""
        if connection.execute("PRAGMA application_id").fetchone() != (self.APPLICATION,):
            connection.execute(f"PRAGMA application_id = {self.APPLICATION}")

    def _mode(self) -> str:
        if not self.read_only:
            return "mode=rwc"
        # Readers of a WAL file write beside it too, and tidy up when they may. Where they may not, nobody writes, and
        # the file can be taken as it is.
        if os.access(self._folder, os.W_OK):
            return "mode=rw" if os.access(self.path, os.W_OK) else "mode=ro"
        journal = Path(f"{self.path}-wal")
        return "mode=ro" if journal.exists() and journal.stat().st_size else "mode=ro&immutable=1"

    def recognise(self, tables: Collection[str]) -> None:
        """The mark in the file's header says it, and was looked at before anything was opened."""

    def upsert(self, table: Table) -> Executable:
        """SQLite's `ON CONFLICT`."""
        insert = sqlite.insert(table)
        others = {column.name: insert.excluded[column.name] for column in table.columns if not column.primary_key}
        return insert.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=others)

    def among(self, column: Column[Any], values: Iterable[str]) -> ColumnElement[bool]:
        """By one JSON parameter, since SQLite takes only so many."""
        given = func.json_each(json.dumps(sorted(set(values)))).table_valued("value")
        return column.in_(select(given.c.value))

    def index(self, connection: Connection, ids: Sequence[str]) -> None:
        """The index reads title and text from the row of the same number."""
        connection.execute(
            text(
                "INSERT INTO article_words (rowid, title, text) SELECT number, title, text FROM articles"
                " WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY number"
            ),
            {"ids": json.dumps(list(ids))},
        )

    def find(self, connection: Connection, words: str, limit: int) -> list[tuple[str, str, str]]:
        """By FTS5; a word in the title weighs as much as four in the text."""
        query = as_phrases(words)
        if not query:
            return []
        found = connection.execute(
            text(
                "SELECT articles.id, coalesce(highlight(article_words, 0, :open, :close), ''),"
                " highlight(article_words, 1, :open, :close)"
                " FROM article_words JOIN articles ON articles.number = article_words.rowid"
                " WHERE article_words MATCH :query ORDER BY bm25(article_words, 4.0, 1.0), articles.id LIMIT :limit"
            ),
            {"query": query, "open": OPEN_MARK, "close": CLOSE_MARK, "limit": limit},
        )
        return [(row[0], row[1], row[2]) for row in found]

    def copied(self, connection: Connection) -> None:
        """SQLite counts on from the highest number by itself."""

    def faults(self, connection: Connection) -> list[str]:
        """SQLite's own checks; of the search index only where it may be written, since FTS5 checks it by a write."""
        found = [f"the file is damaged: {line}" for (line,) in _pragma(connection, "integrity_check") if line != "ok"]
        for table, row, parent, _ in _pragma(connection, "foreign_key_check"):
            found.append(f"row {row} of {table} names something that {parent} does not have")
        if not self.read_only:
            try:
                connection.exec_driver_sql("INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)")
            except DatabaseError as error:
                found.append(f"the search index does not match the articles: {error.orig}")
        return found

    def explain(self, error: Exception) -> tuple[str, str]:
        """By what SQLite's message says."""
        said = str(getattr(error, "orig", error))
        for sign, happened, remedy in _SQLITE_ERRORS:
            if sign in said:
                return f"{self.location} {happened}", remedy
        return f"{self.location} cannot be used: {said}", "check the disk and the rights on the file"


_SQLITE_ERRORS = (
    ("locked", "is being written by another program", "wait until it has finished and try again"),
    ("readonly", "is read-only", "open it for reading only, or allow writing to the file and its folder"),
    ("disk is full", "does not fit on the disk", "free some space and run again; what was done is kept"),
    ("malformed", "is damaged", "restore a copy, or build the case again"),
    ("not a database", "is not a case", "name a case, or a file that does not exist yet"),
    ("unable to open", "cannot be opened", "check the name and the rights on the file and its folder"),
    ("FOREIGN KEY", "was given something about an article or claim it does not have", "add the articles first"),
    ("UNIQUE", "was given two different things with one id", "give each its own id"),
)


def _begin(connection: Connection) -> None:
    # A writer takes its turn at once, not at its first write: two of them queue instead of failing halfway.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _pragma(connection: Connection, name: str) -> list[Any]:
    return list(connection.exec_driver_sql(f"PRAGMA {name}"))
