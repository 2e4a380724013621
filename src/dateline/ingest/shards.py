"""Shards → drafts: JSON Lines and Parquet files of many records, in any store that fsspec reaches, or on this machine.

A shard is read as it comes, a record at a time, so that its size does not matter. Only the address that the user names is
opened: a shard, a folder of shards, or a pattern such as `s3://news/2020-*/*.parquet`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from dateline.errors import UnreadableError
from dateline.ingest.draft import Draft
from dateline.ingest.records import read_each, read_record, stem
from dateline.location import is_database
from dateline.model import SetAside

LINES, TABLES = (".jsonl", ".ndjson"), (".parquet",)
READ = LINES + TABLES
LINE_MAX = 4 * 1024 * 1024
"""Bytes of a line; a longer one holds no report."""
ROWS = 256
"""Rows of a table that are held at a time."""
_GIVE = f"give shards ending in {', '.join(READ)}"


def list_shards(address: str) -> list[str]:
    """The addresses of the shards that one address names, sorted: itself, those of a folder and the folders in it, or those
    that a pattern fits. Raises UnreadableError when nothing is there."""
    pattern = any(mark in address for mark in "*?[")
    if not pattern and PurePosixPath(address).suffix:
        return [address]
    with _said_plainly():
        store, path = _open_store(address)
        if not pattern and not store.isdir(path):
            return [address]
        found = store.glob(path) if pattern else store.find(path)
        shards = sorted(store.unstrip_protocol(p) for p in found if p.endswith(READ))
    if not shards:
        raise UnreadableError("no shard is there", remedy=_GIVE)
    return shards


def read_shard(address: str) -> Iterator[Draft | SetAside]:
    """The records of one shard; a bad record is set aside by its line or row. Raises UnreadableError when the shard cannot be
    read, or not to its end: what came before is good."""
    if not address.endswith(READ):
        if not PurePosixPath(address).suffix:
            list_shards(address)  # says what is the matter with a folder or pattern, if anything is
        raise UnreadableError("only http and https addresses are read as pages, and shards of other stores", remedy=_GIVE)
    with _said_plainly():
        store, path = _open_store(address)
        if "file" in store.protocol and is_database(Path(path)):
            raise UnreadableError("this is a case or another database", remedy=_GIVE)
        with store.open(path, "rb") as file:
            yield from read_rows(file, address) if address.endswith(TABLES) else read_each(_lines(file), address)


def read_rows(file: Any, origin: str) -> Iterator[Draft | SetAside]:
    """The records of an open Parquet file, a row each; cells that are empty are fields that are not there."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        remedy = "pip install 'dateline[parquet]'"
        raise UnreadableError("Parquet needs a package that is not installed", remedy=remedy) from error
    with _said_plainly():
        number = 0
        for some in parquet.ParquetFile(file).iter_batches(batch_size=ROWS):
            for row in some.to_pylist():
                number += 1
                record = {k: _plain(v) for k, v in row.items() if v is not None}
                yield from read_record(record, origin, item=f"{origin}:{number}", fallback=f"{stem(origin)}-{number}")


def _plain(value: Any) -> Any:
    """A cell as JSON would have it: days and times as text, bytes by their number."""
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return value if isinstance(value, str | int | float) or value is None else str(value)


def _lines(file: Any) -> Iterable[str]:
    """The lines of an open file in UTF-8, with U+FFFD for what is none; an overlong one as its beginning, which is no JSON."""
    file = io.BufferedReader(file)  # the files of most stores cannot be asked for a line of bounded length
    while line := file.readline(LINE_MAX):
        yield line.decode("utf-8-sig", "replace").rstrip("\r\n")
        while len(line) == LINE_MAX and not line.endswith(b"\n"):
            line = file.readline(LINE_MAX)


def _open_store(address: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError as error:
        remedy = "pip install 'dateline[remote]'"
        raise UnreadableError(
            "other stores than files and web pages need a package that is not installed", remedy=remedy
        ) from error
    try:
        store, path = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise UnreadableError(f"its store needs a further package: {_words(error)}", remedy="install that package") from error
    except ValueError as error:
        scheme = urlsplit(address).scheme
        remedy = "name a file, a folder, a web page (http, https), or a store that fsspec knows, such as s3"
        raise UnreadableError(f"{scheme}:// is no address that can be read", remedy=remedy) from error
    return store, path


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Whatever a store or a file may raise, in words. What is read here is only bytes and records: no fault of ours hides."""
    try:
        yield
    except UnreadableError:
        raise
    except FileNotFoundError as error:
        raise UnreadableError("there is no such shard", remedy="check the address") from error
    except Exception as error:
        remedy = "check the address, your rights to it and the shard, and run again; what was read is kept"
        raise UnreadableError(f"the shard cannot be read: {_words(error)}", remedy=remedy) from error


def _words(error: BaseException) -> str:
    return " ".join(str(error).encode("utf-8", "replace").decode().split())[:200] or type(error).__name__
