"""A copy of a case, taken while others read and write it, and looked over before it gets its name.

A case in a file is copied page by page, one in a database row by row; either way the copy is the case as it was at one moment.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, exists, insert, select

from dateline.errors import CaseError
from dateline.location import Location
from dateline.store import schema
from dateline.store.sqlite import SqliteFile
from dateline.store.store import Store
from dateline.store.verify import Looked, look_over

PAGES = 4096
"""Pages copied at a time; writers get their turn in between."""
ROWS = 200
"""Rows copied at a time."""
PART = ".part"
"""Ends the name of a copy that is not whole yet."""


def back_up(store: Store, target: str | Path | Location) -> Looked:
    """Copy a case into a new file, and say what was looked at in the copy. The file has its name only once it is whole, on
    the disk and sound: a program that is stopped leaves at most a file that ends in `.part`, and the next copy takes its place.
    Into an empty database goes the same, in one transaction.

    Raises CaseError for a file that is there already, a database that holds a case, one that cannot be written, and a case
    that is damaged.
    """
    place = Location.of(target)
    if place.address is not None:
        return _into_database(store, place)
    target = Path(place.shown)
    if os.path.lexists(target):
        raise CaseError(f"{target} is there already", remedy="give a file of another name; nothing was written")
    part = target.with_name(target.name + PART)
    copy_case(store, part)
    try:
        with Store.open(part, create=False, read_only=True) as copy:
            looked = look_over(copy)
        _refuse_damaged(store, looked)
        os.replace(part, target)
        _settle(target.parent)
    except OSError as error:
        raise _unwritable(target, error.strerror or str(error)) from error
    finally:
        for name in Location(str(part)).files:
            Path(name).unlink(missing_ok=True)
    return looked


def _refuse_damaged(store: Store, looked: Looked) -> None:
    if looked.faults:
        more = f" and {len(looked.faults) - 1} more" if len(looked.faults) > 1 else ""
        raise CaseError(f"{store.location} is damaged: {looked.faults[0]}{more}", remedy="restore an older copy")


def _into_database(store: Store, place: Location) -> Looked:
    with Store.open(place) as copy:
        copy_rows(store, copy)
        looked = look_over(copy)
    _refuse_damaged(store, looked)
    return looked


def copy_case(store: Store, target: Path) -> None:
    """Copy a case as it is at one moment into a file of its own, in place of what is there. Raises CaseError."""
    for name in Location(str(target)).files:
        Path(name).unlink(missing_ok=True)
    if isinstance(store._dialect, SqliteFile):
        _copy_pages(store, store._dialect, target)
    else:
        with Store.open(target) as copy:
            copy_rows(store, copy)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def copy_rows(store: Store, copy: Store) -> None:
    """Write everything that a case holds at one moment into an empty one, in one transaction. Raises CaseError, also when the
    other is not empty."""
    with store._read() as source, copy._write() as target:
        if any(target.scalar(select(exists(select(table)))) for table in schema.metadata.sorted_tables):
            raise CaseError(f"{copy.location} holds a case already", remedy="give a place where none is; nothing was written")
        for table in schema.metadata.sorted_tables:
            for some in _rows(store, source, table):
                target.execute(insert(table), some)
        ids = list(target.scalars(select(schema.articles.c.id).order_by(schema.articles.c.number)))
        for start in range(0, len(ids), ROWS):
            copy._dialect.index(target, ids[start : start + ROWS])
        copy._dialect.copied(target)


def _rows(store: Store, source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """The rows of a table, some at a time. What goes wrong is explained as the source's, not as the copy's."""
    with store._explained():
        found = source.execution_options(yield_per=ROWS).execute(select(table).order_by(*table.primary_key.columns))
        for some in found.mappings().partitions():
            yield [dict(row) for row in some]


def _copy_pages(store: Store, dialect: SqliteFile, target: Path) -> None:
    address = f"{target.absolute().as_uri()}?mode=rwc"
    try:
        with (
            closing(dialect._connect(foreign_keys=False)) as source,
            closing(sqlite3.connect(address, uri=True)) as copy,
        ):
            source.backup(copy, pages=PAGES)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, which nothing need lie beside
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        if "malformed" in str(error) or "not a database" in str(error):
            raise CaseError(f"{store.location} is damaged: {error}", remedy="restore an older copy") from error
        raise _unwritable(target, str(error)) from error


def _unwritable(target: Path, why: str) -> CaseError:
    return CaseError(f"{target} cannot be written: {why}", remedy="free some space, or give a file in another folder")


def _settle(folder: Path) -> None:
    """Put a new name in a folder on the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
