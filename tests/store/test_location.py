"""Where a case lies: what is a file, what an address, and that no password is ever shown."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.errors import CaseError
from dateline.location import Location, is_database
from dateline.store import Store

SECRET = "hunter2"


@pytest.mark.parametrize("given", ["news.dateline", "a/b c.dateline", "C:/x", "x:y", "50%.dateline", ""])
def test_anything_without_a_scheme_is_a_file(given: str) -> None:
    place = Location.of(given)
    assert (place.shown, place.address) == (given, None)
    assert place.files == tuple(given + ending for ending in ("", "-wal", "-shm", "-journal"))


def test_a_path_is_always_a_file() -> None:
    path = Path("postgresql://host/name")
    assert Location.of(path).address is None
    assert Location.of(Location.of(path)) == Location.of(path)


@pytest.mark.parametrize(
    ("given", "shown", "name"),
    [
        (f"postgresql://ann:{SECRET}@host:5433/news", "postgresql://ann@host:5433/news", "news"),
        (f"postgresql+psycopg://ann:{SECRET}@host/my%20news", "postgresql+psycopg://ann@host/my%20news", "my news"),
        ("postgres:///news", "postgres:///news", "news"),
        (
            f"postgresql://[::1]:5433/news?password={SECRET}&sslmode=require",
            "postgresql://[::1]:5433/news?sslmode=require",
            "news",
        ),
        (f"postgresql://one:1,two:2/news?sslpassword={SECRET}", "postgresql://one:1,two:2/news", "news"),
        (f"postgresql://host?dbname=news&pasword={SECRET}", "postgresql://host?dbname=news", "news"),
        ("postgresql://host/news?options=-csearch_path%3Dmali", "postgresql://host/news?options=-csearch_path=mali", "news"),
    ],
)
def test_an_address_is_shown_without_its_secrets(given: str, shown: str, name: str) -> None:
    place = Location.of(given)
    assert (str(place), place.name, place.whole, place.files) == (shown, name, shown, ())
    assert place.address is not None
    assert place.address.partition("://")[2] == given.partition("://")[2]
    assert place.address.startswith("postgresql://")
    assert SECRET not in repr(place)


@pytest.mark.parametrize(
    "given",
    [
        f"oracle://ann:{SECRET}@host/news",
        f"postgresql+asyncpg://ann:{SECRET}@host/news",
        f"postgresql://ann:{SECRET}@host",
        f"postgresql://ann:{SECRET}@host/",
        f"postgresql://ann:{SECRET}",
        f"postgresql://ann:a@{SECRET}@host/news",
        f"postgresql://ann:a/{SECRET}@host/news",
        f"postgresql://ann:a?{SECRET}@host/news",
        f"postgresql://ann:a#{SECRET}@host/news",
        f"postgresql://ann:{SECRET}/news",
        f"postgresql://ann:a%{SECRET}@host/news",
        f"postgresql://ann@host/news?password=a&{SECRET}",
    ],
)
def test_what_can_be_no_address_is_refused_without_showing_it(given: str) -> None:
    with pytest.raises(CaseError) as caught:
        Location.of(given)
    assert SECRET not in str(caught.value)
    assert "postgresql://user@host/name" in caught.value.remedy


# ---------------------------------------------------------------- what is a database


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Path]:
    """Another program's database, which it has open: all of it is still in the log."""
    path = tmp_path / "books of 100%?#.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA application_id = 7")
        connection.execute("CREATE TABLE books (title)")
        connection.commit()
        yield path


def test_a_case_and_another_database_are_databases(tmp_path: Path, books: Path) -> None:
    case = tmp_path / "news.txt"
    with Store.open(case):
        assert is_database(case)
    assert is_database(case)
    assert is_database(books)


def test_a_damaged_database_is_one_still(books: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("CREATE TABLE books (title)")
    whole = damaged.read_bytes()
    for left in (whole[:5000], whole[:100] + bytes(3000) + whole[3100:], whole[:100] + b"\xff" * (len(whole) - 100)):
        damaged.write_bytes(left)
        assert is_database(damaged)


@pytest.mark.parametrize(
    "held", [b"", b"x", b"Envoys came to Niamey. " * 400, b"SQLite format 3 is one. " * 9, b"PK\x03\x04" * 99]
)
def test_what_is_no_database_is_none(tmp_path: Path, held: bytes) -> None:
    file = tmp_path / "news.txt"
    file.write_bytes(held)
    assert not is_database(file)
    assert not is_database(tmp_path)
    assert not is_database(tmp_path / "none.txt")
    assert [f.name for f in tmp_path.iterdir()] == ["news.txt"]


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "news.txt"
    file.write_text("Envoys came to Niamey. " * 9)
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as one who may read everything
    with pytest.raises(PermissionError, match="denied"):
        is_database(file)
