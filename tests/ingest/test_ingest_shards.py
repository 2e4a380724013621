"""Shards of records in any store: what is read, and what becomes of shards that cannot be read."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.case import Case
from dateline.ingest import read_sources
from dateline.ingest.shards import LINE_MAX
from dateline.model import Article, SetAside
from dateline.settings import Settings
from dateline.store import Store, dump

fsspec = pytest.importorskip("fsspec", reason="needs dateline[remote]")

WORDS = "Soldiers arrested the president in Niamey on Sunday, and ECOWAS condemned the coup."
RECORDS: list[dict[str, Any]] = [
    {"id": f"r{n}", "outlet": f"Paper {n}", "published": f"2020-08-{n + 1:02}", "language": "en", "text": f"{n}. {WORDS}"}
    for n in range(9)
]


def lines(records: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(r) + "\n" for r in records).encode()


@pytest.fixture
def store() -> Iterator[Any]:
    """A store in this process, empty before and after."""
    memory = fsspec.filesystem("memory")
    memory.rm("/", recursive=True) if memory.find("/") else None
    yield memory
    memory.rm("/", recursive=True) if memory.find("/") else None


def read(*sources: str) -> tuple[dict[str, Article], list[SetAside]]:
    found = list(read_sources(sources))
    return {a.id: a for a in found if isinstance(a, Article)}, [s for s in found if isinstance(s, SetAside)]


def write_table(store: Any, path: str, records: list[dict[str, Any]]) -> None:
    parquet, pa = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow")
    with store.open(path, "wb") as file:
        parquet.write_table(pa.Table.from_pylist(records), file, row_group_size=2)


@pytest.fixture
def shards(store: Any) -> str:
    store.pipe("/news/a.jsonl", lines(RECORDS[:3]))
    store.pipe("/news/deep/b.ndjson", lines(RECORDS[3:5]))
    store.pipe("/news/readme.txt", b"no shard")
    write_table(store, "/news/c.parquet", RECORDS[5:])
    return "memory://news"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (["memory://news"], range(9)),
        (["memory://news/"], range(9)),
        (["memory://news/a.jsonl"], range(3)),
        (["memory://news/*.jsonl", "memory://news/c.parquet"], [0, 1, 2, 5, 6, 7, 8]),
        (["memory://news/**/*.ndjson"], [3, 4]),
    ],
)
def test_a_shard_a_folder_or_a_pattern(shards: str, asked: list[str], given: list[int]) -> None:
    found, aside = read(*asked)
    assert (sorted(found), aside) == ([f"r{n}" for n in given], [])
    for article in found.values():
        assert article.origin.startswith("memory://")
        assert article.outlet == f"Paper {article.id[1:]}"
        assert article.published_known == "given"


def test_the_same_records_make_the_same_case_in_whatever_shards(shards: str, store: Any, tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_bytes(lines(RECORDS))
    write_table(fsspec.filesystem("file"), str(tmp_path / "all.parquet"), RECORDS)
    cases = []
    for name, source in (("one", shards), ("two", tmp_path / "all.jsonl"), ("three", tmp_path / "all.parquet")):
        with Case.open(tmp_path / f"{name}.dateline", settings=Settings()) as case:
            added = case.add(source)
            assert (len(added.added), added.set_aside) == (9, ())
            assert case.add(source).added == ()
            case.build()
        with Store.open(tmp_path / f"{name}.dateline") as kept:
            cases.append([line for line in dump(kept) if '"origin"' not in line])
    assert cases[0] == cases[1] == cases[2]
    assert len(cases[0]) > 9


def test_a_bad_record_leaves_the_others_and_a_bad_shard_the_other_shards(store: Any) -> None:
    store.pipe("/bad/a.jsonl", lines(RECORDS[:1]) + b'{"id": "half", "te\n\xff\xfe\n' + lines(RECORDS[1:2]))
    store.pipe("/bad/b.parquet", b"PAR1 and no more")
    store.pipe("/bad/c.jsonl", lines([{"id": "empty", "text": ""}, RECORDS[2]]))
    undated = {**RECORDS[8], "text": None, "published": None}
    write_table(store, "/bad/d.parquet", [undated, {**RECORDS[3], "published": date(2020, 8, 4)}])
    found, aside = read("memory://bad")
    assert sorted(found) == ["r0", "r1", "r2", "r3"]
    assert found["r3"].published.iso()[0] == "2020-08-04", "a day that the table has as a day"
    said = {s.item.removeprefix("memory:///bad/").removeprefix("memory://bad/"): s for s in aside}
    assert sorted(said) == ["a.jsonl:2", "a.jsonl:3", "b.parquet", "c.jsonl:1", "d.parquet:1"]
    assert "cannot be read" in said["b.parquet"].reason
    assert all(s.remedy and "fault of Dateline" not in s.reason for s in aside)


class InRanges(fsspec.spec.AbstractBufferedFile):  # type: ignore[name-defined,misc]
    """A file as most stores have it: fetched in ranges, and not to be asked for a line of bounded length."""

    def __init__(self, store: Any, path: str) -> None:
        self.data = store.cat(path)
        super().__init__(store, path, "rb", block_size=64, size=len(self.data))

    def _fetch_range(self, start: int, end: int) -> bytes:
        return bytes(self.data[start:end])


def test_a_shard_may_be_fetched_in_ranges(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    store.pipe("/far/a.jsonl", lines(RECORDS[:5]) + b" " * (LINE_MAX + 5) + b"\n" + lines(RECORDS[5:6]))
    write_table(store, "/far/b.parquet", RECORDS[6:])
    monkeypatch.setattr(type(store), "open", lambda store, path, mode="rb": InRanges(store, path))
    found, aside = read("memory://far")
    assert sorted(found) == sorted(r["id"] for r in RECORDS)
    assert aside == []


def test_a_shard_that_breaks_off_keeps_what_came_before(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    store.pipe("/cut/a.jsonl", lines(RECORDS[:3]))
    whole = store.open

    def breaks(path: str, mode: str = "rb") -> Any:
        file = whole(path, mode)
        told = io.BytesIO(file.readline() + file.readline())
        file.readinto = lambda into: told.readinto(into) or (_ for _ in ()).throw(OSError("the store went away"))
        return file

    monkeypatch.setattr(type(store), "open", lambda _self, path, mode="rb": breaks(path, mode))
    found, aside = read("memory://cut/a.jsonl")
    assert sorted(found) == ["r0", "r1"]
    assert [s.reason for s in aside] == ["the shard cannot be read: the store went away"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://nothing/", "only http and https"),
        ("memory://nothing/*.jsonl", "no such shard"),
        ("memory://nothing/a.jsonl", "no such shard"),
        ("nostore://news/a.jsonl", "nostore:// is no address"),
        ("memory://news/report.html", "only http and https"),
    ],
)
def test_what_is_not_there_is_said(store: Any, address: str, said: str) -> None:
    found, aside = read(address)
    assert (found, [s.item for s in aside]) == ({}, [address])
    assert said in aside[0].reason
    assert aside[0].remedy


@pytest.mark.parametrize(("missing", "extra", "name"), [("fsspec", "remote", "a.jsonl"), ("pyarrow", "parquet", "c.parquet")])
def test_what_is_not_installed_is_named(
    shards: str, monkeypatch: pytest.MonkeyPatch, missing: str, extra: str, name: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    _, aside = read(f"{shards}/{name}")
    assert [s.remedy for s in aside] == [f"pip install 'dateline[{extra}]'"]
