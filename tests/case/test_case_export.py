"""What a case writes, and the files that it never writes over."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dateline.case import Case
from dateline.errors import QuestionError

Make = Callable[..., Path]


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a case made of a text, two records and a broken file, named from inside the folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/talks.txt").write_text("Talks\n\nThe ministers met in Niamey on 3 March 2019.")
    (tmp_path / "in/more.jsonl").write_text('{"text": "Envoys came to Niamey."}\n{"body": ""}\n')
    (tmp_path / "in/broken.json").write_text("{")
    with Case.open("news.dateline") as case:
        case.add("in")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def refused(out: str | Path, says: str) -> None:
    with Case.open("news.dateline", read_only=True) as case, pytest.raises(QuestionError, match=says) as error:
        case.export("csv", out)
    assert "another name" in error.value.remedy


@pytest.mark.parametrize("name", ["news.dateline", "./in/../news.dateline", "news.dateline-wal", "news.dateline-shm"])
def test_the_case_is_not_written_over(newsroom: Path, name: str) -> None:
    before = contents(newsroom)
    refused(name, "is the case itself")
    refused(newsroom / name, "is the case itself")
    assert contents(newsroom) == before


def test_links_to_the_case_are_seen_through(newsroom: Path) -> None:
    os.symlink("news.dateline", "soft.csv")
    os.link("news.dateline", "hard.csv")
    before = contents(newsroom)
    for name in ("soft.csv", "hard.csv"):
        refused(name, "is the case itself")
    assert contents(newsroom) == before


@pytest.mark.parametrize("name", ["in/talks.txt", "in/more.jsonl", "in/broken.json"])
def test_what_the_case_was_built_from_is_not_written_over(newsroom: Path, name: str) -> None:
    before = contents(newsroom)
    refused(name, "the case was built from")
    refused(newsroom / name, "the case was built from")
    assert contents(newsroom) == before


def test_a_source_is_known_from_another_folder(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(newsroom / "in")
    with Case.open("../news.dateline", read_only=True) as case, pytest.raises(QuestionError, match="was built from"):
        case.export("csv", "talks.txt")


def test_no_other_case_nor_database_is_written_over(newsroom: Path) -> None:
    with Case.open("other.dateline"), closing(sqlite3.connect("books.db")) as other:
        other.execute("CREATE TABLE books (title)")
        other.commit()
        before = contents(newsroom)
        for name in ("other.dateline", "other.dateline-wal", "other.dateline-journal", "books.db", "books.db-shm"):
            refused(name, "a case or another database")
        assert contents(newsroom) == before


def test_any_other_file_is_replaced(newsroom: Path) -> None:
    for name in ("new.csv", "-wal", "talks.txt"):
        for old in (None, "something else"):
            if old:
                Path(name).write_text(old)
            with Case.open("news.dateline", read_only=True) as case:
                assert case.export("csv", name) == Path(name)
            assert (newsroom / name).read_text("utf-8-sig").startswith("event,")


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_may_be_text(handmade: Make, tmp_path: Path, kind: Callable[[str], str | Path]) -> None:
    with Case.open(handmade(), read_only=True) as case:
        assert case.export("CSV", kind(str(tmp_path / "k.csv")), type="COUP,OFFICE") == tmp_path / "k.csv"
    assert len((tmp_path / "k.csv").read_text().splitlines()) == 3


def test_a_case_without_reports_is_discarded_and_no_other(newsroom: Path) -> None:
    with Case.open("news.dateline") as case:
        assert not case.discard()
    with Case.open("empty.dateline") as case:
        assert case.discard()
    assert sorted(p.name for p in newsroom.glob("*.dateline*")) == ["news.dateline"]
