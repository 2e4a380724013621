"""The package's own tables: small ones as text with "|" between columns, large ones sorted by key and packed in blocks."""

from __future__ import annotations

import gzip
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate

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
    """A table of `key<TAB>cells` lines in byte order of their keys, each key once, in blocks that are unpacked one by one:
    opening reads the index alone, and a look-up unpacks the one block that may hold the key.

    The file is made of gzip members, so that `zcat` prints it. The first member holds comments ("# …": source, licence,
    date) and the index, a line per block: its size in bytes and its first key.
    """

    def __init__(self, name: str) -> None:
        self._packed = (_DATA / name).read_bytes()
        member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        head = member.decompress(self._packed).decode().splitlines()
        at = len(self._packed) - len(member.unused_data)
        self.comments = tuple(line[2:] for line in head if line.startswith("# "))
        index = [line.split("\t") for line in head if not line.startswith("#")]
        self._keys = [key.encode() for _, key in index]
        self._bounds = list(accumulate((int(size) for size, _ in index), initial=at))

    def row(self, key: str) -> list[str] | None:
        """The cells after the key; None when the table has no such key."""
        wanted = b"\n" + key.encode() + b"\t"
        number = bisect_right(self._keys, key.encode()) - 1
        block = _unpack(self, number) if number >= 0 else b""
        at = block.find(wanted) + len(wanted)
        return block[at : block.index(b"\n", at)].decode().split("\t") if at >= len(wanted) else None

    def keys(self) -> Iterator[str]:
        """All keys in order; unpacks the whole table."""
        for number in range(len(self._keys)):
            yield from (line.partition(b"\t")[0].decode() for line in self.unpack(number).splitlines()[1:])

    def unpack(self, number: int) -> bytes:
        """The lines of one block, with an end of line before the first too."""
        return b"\n" + gzip.decompress(self._packed[self._bounds[number] : self._bounds[number + 1]])


@lru_cache(maxsize=512)
def _unpack(table: SortedTable, number: int) -> bytes:
    """Blocks asked for lately stay unpacked."""
    return table.unpack(number)


@cache
def open_table(name: str) -> SortedTable:
    """A large table, opened once and kept."""
    return SortedTable(name)
