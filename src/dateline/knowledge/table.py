"""The package's own tables: small ones as text with "|" between columns, large ones gzipped and sorted by key."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dateline.errors import VocabularyError

_DATA = files("dateline.knowledge") / "data"


def read_rows(name: str, columns: int) -> list[tuple[str, ...]]:
    """Rows of a small table, comments ("#") and blank lines left out.

    Raises VocabularyError when a row has another number of columns.
    """
    rows = []
    for number, line in enumerate((_DATA / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple(cell.strip() for cell in line.split("|"))
        if len(row) != columns:
            raise VocabularyError(f"{name}, line {number}: {len(row)} columns, {columns} wanted")
        rows.append(row)
    return rows


def split_list(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds a list."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


class SortedTable:
    """A gzipped table of `key<TAB>cells` lines in byte order of their keys, searched by halving and never parsed whole:
    it opens in the time it takes to unpack."""

    def __init__(self, name: str) -> None:
        self._bytes = gzip.decompress((_DATA / name).read_bytes())

    def rows(self, key: str) -> Iterator[list[str]]:
        """The cells after the key, of every line with the key, in the table's order."""
        wanted = key.encode() + b"\t"
        at = self._first(wanted)
        while self._bytes.startswith(wanted, at):
            end = self._bytes.index(b"\n", at)
            yield self._bytes[at + len(wanted) : end].decode().split("\t")
            at = end + 1

    def _first(self, wanted: bytes) -> int:
        """Where the first line not before `wanted` starts."""
        low, high = 0, len(self._bytes)
        while low < high:
            middle = (low + high) // 2
            start = self._bytes.rfind(b"\n", 0, middle) + 1
            end = self._bytes.index(b"\n", middle) + 1
            if self._bytes[start : start + len(wanted)] < wanted:
                low = end
            else:
                high = start
        return low


@cache
def open_table(name: str) -> SortedTable:
    """A large table, unpacked once and kept."""
    return SortedTable(name)
