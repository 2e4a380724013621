"""A copy of a case, taken while others read and write it, and looked over before it gets its name."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from dateline.errors import CaseError
from dateline.store.dialect import SqliteFile
from dateline.store.store import Store
from dateline.store.verify import Looked, look_over

PAGES = 4096
"""Pages copied at a time; writers get their turn in between."""
PART = ".part"
"""Ends the name of a copy that is not whole yet."""


def back_up(store: Store, target: str | Path) -> Looked:
    """Copy a case into a new file, and say what was looked at in the copy. The file has its name only once it is whole, on
    the disk and sound: a program that is stopped leaves at most a file that ends in `.part`, and the next copy takes its place.

    Raises CaseError for a file that is there already, one that cannot be written, a case that is damaged, and a case that
    lies in a database, which has backups of its own.
    """
    target = Path(target)
    if os.path.lexists(target):
        raise CaseError(f"{target} is there already", remedy="give a file of another name; nothing was written")
    part = target.with_name(target.name + PART)
    copy_case(store, part)
    try:
        with Store.open(part, create=False, read_only=True) as copy:
            looked = look_over(copy)
        if looked.faults:
            more = f" and {len(looked.faults) - 1} more" if len(looked.faults) > 1 else ""
            raise CaseError(f"{store.location} is damaged: {looked.faults[0]}{more}", remedy="restore an older copy")
        os.replace(part, target)
        _settle(target.parent)
    except OSError as error:
        raise _unwritable(target, error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return looked


def copy_case(store: Store, target: Path) -> None:
    """Copy a case as it is at one moment into a file of its own, in place of what is there. Raises CaseError."""
    if not isinstance(store._dialect, SqliteFile):
        raise CaseError(f"{store.location} is no file", remedy="use the backups of its database")
    target.unlink(missing_ok=True)
    address = f"{target.absolute().as_uri()}?mode=rwc"
    try:
        with (
            closing(store._dialect._connect(foreign_keys=False)) as source,
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
    with target.open("rb+") as file:
        os.fsync(file.fileno())


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
