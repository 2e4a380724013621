"""Shards in an S3 store of this machine's own, in and out: only where `moto[server]` and `s3fs` are installed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.case import Case
from dateline.errors import InputError
from dateline.ingest import read_sources
from dateline.model import SetAside
from dateline.settings import Settings

server = pytest.importorskip("moto.server", reason="moto[server] is not installed")
s3fs = pytest.importorskip("s3fs", reason="s3fs is not installed")
pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

WORDS = "Soldiers arrested the president in Niamey on Sunday, and ECOWAS condemned the coup."
RECORDS: list[dict[str, Any]] = [
    {"id": f"r{n}", "outlet": f"Paper {n}", "published": f"2020-08-{n + 1:02}", "language": "en", "text": f"{n}. {WORDS}"}
    for n in range(9)
]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket with reports in three shards, reached as users reach theirs: by what stands in the environment."""
    there = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    there.start()
    host, port = there.get_host_and_port()
    about = {
        "ENDPOINT_URL": f"http://{host}:{port}",
        "ACCESS_KEY_ID": "desk",
        "SECRET_ACCESS_KEY": "x",
        "DEFAULT_REGION": "us-east-1",
    }
    for name, value in about.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    s3fs.S3FileSystem.clear_instance_cache()
    bucket = s3fs.S3FileSystem()
    for old in bucket.ls(""):
        bucket.rm(old, recursive=True)
    bucket.mkdir("news")
    bucket.pipe("news/2020/a.jsonl", lines(RECORDS[:3]))
    bucket.pipe("news/2020/deep/b.ndjson", lines(RECORDS[3:5]))
    with bucket.open("news/2020/c.parquet", "wb") as file:
        parquet.write_table(pa.Table.from_pylist(RECORDS[5:]), file)
    bucket.pipe("news/2020/readme.txt", b"no shard")
    yield bucket
    there.stop()
    s3fs.S3FileSystem.clear_instance_cache()


def lines(records: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(r) + "\n" for r in records).encode()


def build(path: Path, source: str) -> Path:
    with Case.open(path, settings=Settings()) as case:
        added = case.add(source)
        assert (len(added.added), added.set_aside) == (9, ())
        assert case.add(source).added == ()
        case.build()
    return path


@pytest.mark.parametrize("address", ["s3://news/2020", "s3://news/2020/", "s3://news/*/**"])
def test_from_shards_in_a_bucket_to_claims_in_a_bucket(store: Any, tmp_path: Path, address: str) -> None:
    (tmp_path / "all.jsonl").write_bytes(lines(RECORDS))
    one, other = build(tmp_path / "one.dateline", address), build(tmp_path / "two.dateline", str(tmp_path / "all.jsonl"))
    for to in ("claims_shards", "claims_shards_parquet"):
        with Case.open(one, read_only=True) as case:
            case.export(to, f"s3://news/told/{to}")
            with pytest.raises(InputError, match="in use"):
                case.export(to, f"s3://news/told/{to}")
        with Case.open(other, read_only=True) as case:
            case.export(to, tmp_path / to)
        here = sorted(p for p in (tmp_path / to).iterdir())
        assert sorted(store.find(f"news/told/{to}")) == [f"news/told/{to}/{p.name}" for p in here]
        for file in here:
            assert store.cat(f"news/told/{to}/{file.name}") == file.read_bytes()
    with Case.open(one, read_only=True) as case:
        for _ in range(2):  # a file is replaced
            case.export("claims", "s3://news/told/claims.jsonl")
        case.export("claims", tmp_path / "claims.jsonl")
    assert store.cat("news/told/claims.jsonl") == (tmp_path / "claims.jsonl").read_bytes()


@pytest.mark.parametrize(
    "address", ["s3://news/2020/none.jsonl", "s3://nobucket/a.jsonl", "s3://news/none/*.jsonl", "s3://news/none/"]
)
def test_what_is_not_there_is_said(store: Any, address: str) -> None:
    (found,) = read_sources([address])
    assert isinstance(found, SetAside)
    assert "fault of Dateline" not in found.reason
    assert found.remedy


def test_a_bucket_that_cannot_be_written_is_named(store: Any, built_once: Path) -> None:
    with Case.open(built_once, read_only=True) as case, pytest.raises(InputError, match="cannot write s3://nobucket/x"):
        case.export("claims", "s3://nobucket/x")
