"""Claims in shards, and exports to a store."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.case import Case
from dateline.cli import app
from dateline.errors import InputError, QuestionError
from dateline.export import export, shards, stores

ENDINGS = {"claims_shards": ".jsonl", "claims_shards_parquet": ".parquet"}


@pytest.fixture
def store() -> Iterator[Any]:
    memory = pytest.importorskip("fsspec", reason="needs dateline[remote]").filesystem("memory")
    yield memory
    memory.rm("/", recursive=True) if memory.find("/") else None


@pytest.fixture
def chronology(built_once: Path) -> Any:
    with Case.open(built_once, read_only=True) as case:
        return case.chronology()


def rows(data: bytes, to: str) -> list[str]:
    """The ids of the claims in a shard."""
    if to == "claims_shards":
        return [json.loads(line)["id"] for line in data.splitlines()]
    parquet = pytest.importorskip("pyarrow.parquet")
    return list(parquet.read_table(io.BytesIO(data))["claim"].to_pylist())


@pytest.mark.parametrize("to", ENDINGS)
@pytest.mark.parametrize("size", [1, 4, 10_000])
def test_every_claim_is_in_one_shard_and_the_list_tells_of_all(
    chronology: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str, size: int
) -> None:
    monkeypatch.setattr(shards, "SHARD", size)
    export(chronology, to, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "shards.json").read_text("utf-8"))
    names = sorted(p.name for p in (tmp_path / "out").iterdir() if p.name != "shards.json")
    assert [s["name"] for s in told["shards"]] == names == [f"claims-{n:05}{ENDINGS[to]}" for n in range(len(names))]
    found = []
    for one in told["shards"]:
        data = (tmp_path / "out" / one["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one["sha256"]
        assert len(rows(data, to)) == one["claims"] <= size
        found += rows(data, to)
    whole = io.BytesIO()
    export(chronology, "claims", whole)
    assert found == rows(whole.getvalue(), "claims_shards")
    assert told["claims"] == len(found) == len(chronology.claims) > 4
    if to == "claims_shards":
        assert whole.getvalue() == b"".join((tmp_path / "out" / n).read_bytes() for n in names)


def test_a_store_gets_what_a_path_gets(chronology: Any, store: Any, tmp_path: Path) -> None:
    for to, name in (("claims_shards", "shards"), ("claims", "claims.jsonl"), ("datapackage", "tables")):
        export(chronology, to, tmp_path / name)
        export(chronology, to, f"memory://out/{name}")
    for file in (f for f in tmp_path.rglob("*") if f.is_file()):
        assert store.cat(f"/out/{file.relative_to(tmp_path).as_posix()}") == file.read_bytes()


def test_what_is_in_use_is_left_as_it_is(chronology: Any, store: Any) -> None:
    store.pipe("/used/mine.txt", b"mine")
    with pytest.raises(InputError, match="in use"):
        export(chronology, "claims_shards", "memory://used")
    assert store.find("/used") == ["/used/mine.txt"]


def test_no_bucket_is_made_for_a_slip_of_the_pen(tmp_path: Path) -> None:
    """In a store whose paths begin with a bucket, a folder above a file may be that; in others folders have to be made."""
    made: list[str] = []
    bucket = SimpleNamespace(makedirs=lambda path, **_: made.append(path), put_file=lambda *_: None)
    stores._put(bucket, tmp_path, "nobucket/a.jsonl")
    assert made == []
    stores._put(bucket, tmp_path, "/folder/deep/a.jsonl")
    assert made == ["/folder/deep"]


def test_this_machine_is_written_by_its_paths(chronology: Any, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="give its path"):
        export(chronology, "claims", f"file://{tmp_path}/case.dateline")


def test_stores_that_cannot_be_written_are_named(chronology: Any, store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="cannot write nostore://x/y"):
        export(chronology, "claims", "nostore://x/y")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(InputError, match=r"dateline\[remote\]"):
        export(chronology, "claims", "memory://x")


def test_the_command(built_once: Path, store: Any, tmp_path: Path) -> None:
    path = shutil.copy(built_once, tmp_path / "story.dateline")
    done = CliRunner().invoke(app, ["export", str(path), "--to", "claims_shards", "--out", "memory://told/claims"])
    assert done.exit_code == 0, done.output
    assert "written to memory://told/claims" in done.output
    assert sorted(store.find("/told")) == ["/told/claims/claims-00000.jsonl", "/told/claims/shards.json"]
