"""What differs between databases: opening, upserts, lists of ids, the search index, integrity. All other SQL is common.

`Dialect` is the contract; `sqlite.SqliteFile` and `postgres.PostgresDatabase` keep it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table
from sqlalchemy.sql import ColumnElement, Executable

from dateline.location import Location

WAIT = 30
"""Seconds that a writer waits for another to finish."""


class Dialect(ABC):
    """One kind of place that can hold a case; `location` is what the user calls it, without a password."""

    def __init__(self, place: Location, *, read_only: bool) -> None:
        self.place, self.location, self.read_only = place, place.shown, read_only

    @abstractmethod
    def prepare(self, *, create: bool) -> None:
        """Raise CaseError, naming the place and the remedy, when no case can be opened or made there."""

    @abstractmethod
    def engine(self, *, migrating: bool = False) -> Engine:
        """Connections to the place. Those with the execution option `writes` queue for the one right to write;
        those for migrating leave foreign keys unchecked, so that tables can be rebuilt."""

    @abstractmethod
    def recognise(self, tables: Collection[str]) -> None:
        """Raise CaseError when the tables that are there are those of another program."""

    @abstractmethod
    def upsert(self, table: Table) -> Executable:
        """An insert that replaces the row where the primary key is there already."""

    @abstractmethod
    def among(self, column: Column[Any], values: Iterable[str]) -> ColumnElement[bool]:
        """Whether a column is one of any number of strings."""

    @abstractmethod
    def index(self, connection: Connection, ids: Sequence[str]) -> None:
        """Put new articles into the search index."""

    @abstractmethod
    def find(self, connection: Connection, words: str, limit: int) -> list[tuple[str, str, str]]:
        """Articles with all the words, best first: id, title and text, the words found between the two marks.
        Whatever the words are, they are words, never a query language."""

    @abstractmethod
    def copied(self, connection: Connection) -> None:
        """Called when rows were written with the numbers that they had in another case, so that the next gets a new one."""

    @abstractmethod
    def faults(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong with the case, in words."""

    @abstractmethod
    def explain(self, error: Exception) -> tuple[str, str]:
        """What happened and the remedy, for an error of the database."""


def choose_dialect(location: str | Path | Location, *, read_only: bool) -> Dialect:
    """The dialect of a path or an address. Raises CaseError for an address that no case can have."""
    place = Location.of(location)
    # Each brings a library of its own, and a program mostly needs one.
    if place.address is None:
        from dateline.store.sqlite import SqliteFile

        return SqliteFile(place, read_only=read_only)
    from dateline.store.postgres import PostgresDatabase

    return PostgresDatabase(place, read_only=read_only)
