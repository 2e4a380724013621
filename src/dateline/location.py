"""Where a case lies: in a file, or in a database that an address names. The one place that tells the two apart."""

from __future__ import annotations

import errno
import os
import re
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode

from dateline.errors import CaseError

SCHEMES = ("postgresql", "postgresql+psycopg", "postgres")
"""How the address of a database may begin; all mean the same."""
BESIDE = ("", "-wal", "-shm", "-journal")
"""What follows the name of a case file in the names of all its files."""

HEADER = 100
"""Bytes with which an SQLite database begins."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://")
_HOST = r"(\[[0-9A-Za-z:.%]*\]|[^:/?#@,\[\]]*)(:\d*)?"
_ADDRESS = re.compile(
    rf"(?P<scheme>[a-z0-9+.-]+)://((?P<user>[^:/?#@]*)(:[^/?#@]*)?@)?(?P<host>{_HOST}(,{_HOST})*)"
    r"(/(?P<name>[^/?#@]*))?([?](?P<query>[^#@]*))?"
)
"""The parts of an address. Only one that can be cut up in one way is taken, so that no piece of a password is ever shown."""
_HALF = re.compile("%(?![0-9A-Fa-f]{2})|[?&](?![^=&]+=)")
"""Half a character, and a word of which nothing is said: what would be complained of could be a piece of a password."""
_SHOWN = frozenset("application_name connect_timeout dbname host hostaddr options port service sslmode user".split())
"""What is shown of the rest of an address: names after which no secret can stand."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place for a case. Printing it never prints a password."""

    shown: str
    """As the user named it, without the password of an address."""
    address: str | None = field(default=None, repr=False)
    """The whole address of a database; None for a file. Only what connects may look at it."""
    database: str = field(default="", repr=False)
    """The name of an address's database."""

    @classmethod
    def of(cls, given: str | Path | Location) -> Location:
        """The place of a path, or of an address such as `postgresql://user@host/name`. A `Path` is always a file. Raises
        `CaseError` for an address that no case can have."""
        if isinstance(given, Location):
            return given
        scheme = _SCHEME.match(given) if isinstance(given, str) else None
        return cls(str(given)) if scheme is None else cls._of_address(str(given), scheme[1])

    @classmethod
    def _of_address(cls, given: str, scheme: str) -> Location:
        parts = None if _HALF.search(given) else _ADDRESS.fullmatch(given)
        if scheme not in SCHEMES:
            raise CaseError(
                f"{scheme}:// is no place for a case", remedy="name a file, or an address: postgresql://user@host/name"
            )
        if parts is None:
            remedy = "write postgresql://user@host/name, and / ? # @ in a password as %2F %3F %23 %40"
            raise CaseError(f"{scheme}://… is no address of a database", remedy=remedy)
        if not _database(parts):
            raise CaseError(f"{_shown(parts)} names no database", remedy="write postgresql://user@host/name")
        rest = given.removeprefix(f"{scheme}://")
        return cls(_shown(parts), f"postgresql://{rest}", _database(parts))

    def __str__(self) -> str:
        return self.shown

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files that a case in a file may have; none for a database."""
        return tuple(self.shown + ending for ending in BESIDE) if self.address is None else ()

    @property
    def name(self) -> str:
        """What the case is called: its file without folder and ending, or its database."""
        return Path(self.shown).stem if self.address is None else self.database

    @property
    def whole(self) -> str:
        """The same wherever the program was started: the path from the root, or the address without its password."""
        return str(Path(self.shown).absolute()) if self.address is None else self.shown


def application_of(file: Path) -> int:
    """The application id in the header of an SQLite database, 0 where none was set. Raises `sqlite3.DatabaseError`.

    SQLite reads it, as if nobody ever wrote to the file, so that nothing is touched. No other way may: whoever opens the file
    beside SQLite and closes it lets go of the locks that this program holds on it, and another that ends takes itself for the
    last one and throws away what is not in the file yet (How To Corrupt An SQLite Database File, 2.2).
    """
    import sqlite3  # not before it is needed: `dateline --help` would take longer by a tenth

    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.execute("PRAGMA writable_schema = ON")  # some pages may still be in the log alone
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        return int(application)


def is_database(file: Path) -> bool:
    """Whether a file is an SQLite database, a case or another program's, sound or damaged. To be asked before a file that a
    user names is opened in any other way. Raises OSError for one that may not be read."""
    import sqlite3

    if not file.is_file() or file.stat().st_size < HEADER:
        return False
    if not os.access(file, os.R_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    try:
        application_of(file)
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode != sqlite3.SQLITE_NOTADB
    return True


def _asked(parts: re.Match[str]) -> list[tuple[str, str]]:
    return parse_qsl(parts["query"] or "", keep_blank_values=True)


def _database(parts: re.Match[str]) -> str:
    return dict(_asked(parts)).get("dbname", "") or unquote(parts["name"] or "")


def _shown(parts: re.Match[str]) -> str:
    """The address without its secrets."""
    user = f"{parts['user']}@" if parts["user"] else ""
    name = f"/{parts['name']}" if parts["name"] is not None else ""
    query = urlencode([(key, value) for key, value in _asked(parts) if key in _SHOWN], safe="/,:=-")
    return f"{parts['scheme']}://{user}{parts['host']}{name}{'?' if query else ''}{query}"
