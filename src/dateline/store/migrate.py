"""Bringing a case to this program's version, in one transaction: a case is of the old version or of the new."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect

from dateline.errors import CaseError
from dateline.store import schema
from dateline.store.dialect import Dialect

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"
VERSIONS = [SCRIPTS / "versions"]
"""Folders of migration scripts, one script per version."""

_one_at_a_time = Lock()
"""Alembic hands the connection to its scripts through a global."""


def bring_up_to_date(dialect: Dialect, engine: Engine, *, create: bool) -> None:
    """Make the tables of a new case, or migrate an older one; nothing when it is of this version.

    Raises CaseError for a case of a newer version, and for one that would have to change but may not.
    """
    with engine.connect() as connection:
        found = _version_of(dialect, connection)
    _refuse(dialect, found, create=create)
    if found != schema.VERSION:
        _upgrade(dialect)


def _version_of(dialect: Dialect, connection: Connection) -> str | None:
    """The version of the case, None while it has no tables. Raises CaseError for the tables of another program."""
    tables = inspect(connection).get_table_names()
    dialect.recognise(tables)
    if "alembic_version" not in tables:
        return None
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def _refuse(dialect: Dialect, found: str | None, *, create: bool) -> None:
    if found is None and (dialect.read_only or not create):
        raise CaseError(f"{dialect.location} is empty", remedy="build the case first")
    if found is not None and found > schema.VERSION:
        raise CaseError(
            f"{dialect.location} is of version {found}, newer than this Dateline knows ({schema.VERSION})",
            remedy="update Dateline",
        )
    if found != schema.VERSION and dialect.read_only:
        raise CaseError(
            f"{dialect.location} is of the older version {found}", remedy="open it once for writing, which brings it up to date"
        )


def _upgrade(dialect: Dialect) -> None:
    # Alembic takes long to import, and hardly any opening needs it.
    from alembic import command

    engine = dialect.engine(migrating=True)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            # Another program may have been faster: ask again, now that nobody else can write.
            found = _version_of(dialect, connection)
            _refuse(dialect, found, create=True)
            if found == schema.VERSION:
                return
            config = _configuration()
            config.attributes["connection"] = connection
            with _one_at_a_time:
                command.upgrade(config, schema.VERSION)
            faults = dialect.faults(connection)
            if faults:
                raise CaseError(f"{dialect.location} is damaged: {faults[0]}", remedy="restore a copy, or build the case again")
    finally:
        engine.dispose()


def _configuration() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _escape(SCRIPTS))
    for option in ("path_separator", "version_path_separator"):  # the new name, and that before Alembic 1.16
        config.set_main_option(option, "os")
    config.set_main_option("version_locations", os.pathsep.join(map(_escape, VERSIONS)))
    return config


def _escape(path: Path) -> str:
    return str(path).replace("%", "%%")
