"""Writing to a store that an address names (`s3://…`, `gs://…`): what is made here goes there when all of it is made.

Needs the extra `remote`, and what the store needs beside it. A file is replaced; a folder must be new or empty, and its files
go in order of name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError, InputError, QuestionError

if TYPE_CHECKING:
    from dateline.export import Exporter
    from dateline.model import Chronology

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
HERE = ("file", "local")
"""What fsspec calls the files of this machine: these are written by their paths, where cases are looked after."""


def is_address(out: str) -> bool:
    """Whether a place to write to is in a store, and no path."""
    return _ADDRESS.match(out) is not None


def send(exporter: Exporter, chronology: Chronology, address: str) -> None:
    """Write a chronology to a store. Raises QuestionError for an address of this machine or a folder that is in use, InputError
    where the store cannot be written or needs a package that is not installed."""
    if address.partition("://")[0].lower() in HERE:
        raise QuestionError(f"{address} is on this machine", remedy="give its path")
    with TemporaryDirectory() as folder, _said_plainly(address):
        store, path = _open_store(address)
        made = Path(folder, "made")
        if exporter.single_file:
            with made.open("wb") as stream:
                exporter.write(chronology, stream)
            _put(store, made, path)
            return
        if store.isdir(path) and store.find(path):
            raise InputError(f"{address} is in use", remedy="give the address of a new or empty folder; nothing was changed")
        made.mkdir()
        exporter.write(chronology, made)
        for file in sorted(f for f in made.rglob("*") if f.is_file()):
            _put(store, file, f"{path.rstrip('/')}/{file.relative_to(made).as_posix()}")


def _put(store: Any, file: Path, path: str) -> None:
    if path.startswith("/"):  # else the first part is a bucket, without folders to make; and none is made for a slip of the pen
        with suppress(Exception):  # a store that refuses says so when the file comes
            store.makedirs(str(PurePosixPath(path).parent), exist_ok=True)
    store.put_file(str(file), path)


def _open_store(address: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError as error:
        remedy = "pip install 'dateline[remote]'"
        raise InputError("writing to a store needs a package that is not installed", remedy=remedy) from error
    store, path = fsspec.core.url_to_fs(address)
    return store, path


@contextmanager
def _said_plainly(address: str) -> Iterator[None]:
    try:
        yield
    except DatelineError:
        raise
    except Exception as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise InputError(f"cannot write {address}: {said}", remedy="check the address and your rights to it") from error
