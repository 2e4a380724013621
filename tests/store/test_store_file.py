"""A case in a file: what is refused, what is left beside it, what another version does."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dateline.errors import CaseError
from dateline.model import Analysis, Anchor, Article, Claim, Judgement, Span, Token, digest
from dateline.store import Store, dump, migrate, schema

ARTICLE = Article("a", "The bridge is open again.", "0123456789abcdef")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.dateline"
    with Store.open(path) as store:
        store.add_articles([ARTICLE])
    return path


def refused(path: Path, **options: bool) -> CaseError:
    with pytest.raises(CaseError) as caught:
        Store.open(path, **options)
    assert str(path) in str(caught.value)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize("read_only", [False, True])
def test_a_case_that_is_opened_twice_loses_nothing_to_another_program_that_ends(
    case: Path, read_only: bool, add_elsewhere: Callable[..., None]
) -> None:
    # Whoever lets go of the locks on the file leaves the other program to take itself for the last, and to throw away the log.
    with Store.open(case) as one:
        one.add_articles([Article("b", "b", digest("b"))])
        Store.open(case, read_only=read_only).close()
        add_elsewhere(case, "c")
        one.add_articles([Article("d", "d", digest("d"))])
        add_elsewhere(case, "e")
        assert one.count_articles() == 5
    with Store.open(case) as store:
        assert [a.id for a in store.articles()] == ["a", "b", "c", "d", "e"]
        assert store.check() == []


# ---------------------------------------------------------------- refused


def test_a_missing_case_is_made_only_when_wanted(tmp_path: Path) -> None:
    path = tmp_path / "case.dateline"
    assert "no case" in str(refused(path, create=False))
    assert "no case" in str(refused(path, read_only=True))
    assert not path.exists()
    Store.open(path).close()
    assert path.exists()


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    assert "make the folder" in refused(tmp_path / "no" / "case.dateline").remedy
    assert not (tmp_path / "no").exists()


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    assert "is a folder" in str(refused(tmp_path))
    assert "is a folder" in str(refused(tmp_path, read_only=True))


def test_a_pipe_is_no_case(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no ordinary file" in str(refused(tmp_path / "pipe"))


def test_a_name_too_long_for_the_disk(tmp_path: Path) -> None:
    assert "cannot be read" in str(refused(tmp_path / ("x" * 300)))


@pytest.mark.parametrize("content", [b"Once upon a time", b"SQLite", b"\x00" * 4096])
@pytest.mark.parametrize("read_only", [False, True])
def test_another_kind_of_file_is_left_as_it_is(tmp_path: Path, content: bytes, read_only: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert "is not a case" in str(refused(path, read_only=read_only))
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["notes.txt"]


@pytest.mark.parametrize("mark", [0, 77])
def test_another_programs_database_is_left_as_it_is(tmp_path: Path, mark: int) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.executescript(f"PRAGMA application_id = {mark}; CREATE TABLE articles (id TEXT)")
    connection.close()
    before = path.read_bytes()
    assert "another program" in str(refused(path))
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["other.db"]


def test_an_empty_file_becomes_a_case_only_when_wanted(tmp_path: Path) -> None:
    path = tmp_path / "case.dateline"
    path.touch()
    assert "is empty" in str(refused(path, read_only=True))
    assert "is empty" in str(refused(path, create=False))
    with Store.open(path) as store:
        assert store.count_articles() == 0


def test_an_unknown_scheme_is_no_place() -> None:
    with pytest.raises(CaseError, match="no place for a case"):
        Store.open("oracle://host/case")


def test_a_damaged_case_says_so(case: Path) -> None:
    content = case.read_bytes()
    case.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    with pytest.raises(CaseError, match="damaged") as caught, Store.open(case) as store:
        list(store.articles())
    assert str(case) in str(caught.value)


def test_check_reports_a_damaged_case(case: Path) -> None:
    content = case.read_bytes()
    place = content.rindex(ARTICLE.text.encode())
    case.write_bytes(content[:place] + b"the" + content[place + 3 :])
    with Store.open(case) as store:
        assert store.check() == []
    case.write_bytes(content[:place] + b"A ridge" + content[place + 7 :])
    with Store.open(case) as store:
        assert "search index" in store.check()[0]


# ---------------------------------------------------------------- rights


def no_writing_to(monkeypatch: pytest.MonkeyPatch, *places: Path) -> None:
    """As on a disk mounted for reading; rights alone do not stop the superuser."""
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) not in places and allowed(path, mode))


def test_a_read_only_file_is_not_opened_for_writing(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.chmod(0o444)
    no_writing_to(monkeypatch, case)
    error = refused(case)
    assert "is read-only" in str(error)
    assert "for reading only" in error.remedy
    with Store.open(case, read_only=True) as store:
        assert list(store.articles()) == [ARTICLE]


def test_a_read_only_folder(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.parent.chmod(0o555)
    no_writing_to(monkeypatch, case, case.parent)
    refused(case)
    assert "the folder of" in str(refused(case.parent / "new.dateline"))
    with Store.open(case, read_only=True) as store:
        assert list(store.articles()) == [ARTICLE]
        assert store.check() == []
    assert os.listdir(case.parent) == [case.name]
    case.parent.chmod(0o755)


# ---------------------------------------------------------------- left behind


def test_a_closed_case_is_one_file(case: Path) -> None:
    assert os.listdir(case.parent) == [case.name]
    with Store.open(case, read_only=True) as store:
        list(store.articles())
    assert os.listdir(case.parent) == [case.name]


@pytest.mark.parametrize("name", ["a b.dateline", "50%.dateline", "what?.dateline", "#1.dateline", "é.dateline", "x"])
def test_any_name_will_do(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(name) as store:
        store.add_articles([ARTICLE])
        assert store.location == name
    assert os.listdir(tmp_path) == [name]


def test_writes_are_synced_before_they_are_done(case: Path) -> None:
    with Store.open(case) as store, store._read() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        assert [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked] == ["wal", 2, 1]


def test_opening_again_does_without_the_migrations_library(case: Path) -> None:
    program = (
        "import sys; from dateline.store import Store; Store.open(sys.argv[1]).close();"
        "assert 'sqlalchemy' in sys.modules; assert not [m for m in sys.modules if m.startswith('alembic')]"
    )
    subprocess.run([sys.executable, "-c", program, case], check=True)


@pytest.mark.parametrize("names", [["one"] * 4, ["one", "two", "three", "four"]])
def test_cases_can_be_made_at_the_same_moment(tmp_path: Path, names: list[str]) -> None:
    def make(name: str) -> list[Article]:
        with Store.open(tmp_path / name) as store:
            store.add_articles([ARTICLE])
            return list(store.articles())

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(make, names)) == [[ARTICLE]] * 4


# ---------------------------------------------------------------- versions


def test_the_migrations_make_the_tables_that_the_program_knows(case: Path) -> None:
    def ours(name: str | None, kind: str, *_: object) -> bool:
        return not (kind == "table" and (name or "").startswith("article_words"))

    with Store.open(case) as store, store._read() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_server_default": True})
        assert compare_metadata(context, schema.metadata) == []


def test_the_program_writes_the_newest_version() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.VERSION]


NEXT_VERSION = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{version}"


def upgrade():
    op.add_column("notes", sa.Column("author", sa.Text))
    {ending}
"""


@pytest.fixture
def next_version(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program one version on; what it returns is the script of that version."""
    script = tmp_path_factory.mktemp("next") / "v9999_next.py"
    script.write_text(NEXT_VERSION.format(version=schema.VERSION, ending="pass"))
    with monkeypatch.context() as patch:
        patch.setattr(schema, "VERSION", "9999")
        patch.setattr(migrate, "VERSIONS", [*migrate.VERSIONS, script.parent])
        yield script


def _columns(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [row[1] for row in connection.execute("PRAGMA table_info(notes)")]
    finally:
        connection.close()


def test_an_older_case_is_migrated_and_keeps_everything(case: Path, next_version: Path) -> None:
    assert "older version" in str(refused(case, read_only=True))
    assert _columns(case) == ["key", "value"]
    with Store.open(case, create=False) as store:
        assert list(store.articles()) == [ARTICLE]
        assert store.check() == []
    assert _columns(case) == ["key", "value", "author"]
    with Store.open(case, read_only=True) as store:
        assert store.search("bridge")


def test_a_migration_that_fails_leaves_the_older_case(case: Path, next_version: Path) -> None:
    next_version.write_text(next_version.read_text().replace("pass", "1 / 0"))
    with pytest.raises(ZeroDivisionError):
        Store.open(case)
    assert _columns(case) == ["key", "value"]


def test_a_newer_case_is_refused(case: Path) -> None:
    connection = sqlite3.connect(case)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    for options in ({}, {"read_only": True}):
        error = refused(case, **options)
        assert "version 9999, newer than this Dateline knows" in str(error)
        assert error.remedy == "update Dateline"


def test_what_a_later_program_migrated_an_earlier_one_refuses(case: Path, next_version: Path) -> None:
    with Store.open(case) as store:
        before = list(dump(store))
    with pytest.MonkeyPatch.context() as earlier:
        earlier.setattr(schema, "VERSION", "0001")
        assert "9999" in str(refused(case))
    with Store.open(case) as store:
        assert list(dump(store)) == before


def test_judgements_of_the_first_version_take_hold_of_the_words_they_are_about(case: Path) -> None:
    quote, trigger = Span("a", 0, 10), Span("a", 4, 10)
    claim = Claim("c1", "a", quote, trigger, ARTICLE.quote(trigger), "COUP", None, "happened")
    with Store.open(case) as store:
        store.save_claims("1", {"a": [claim]})
        for name, target, value in (("j1", "c1", ""), ("j2", digest("event", "c1"), "gone")):
            store.add_judgement(Judgement(name, "link", target, value, "ann", "2029-01-01"))
    with closing(sqlite3.connect(case)) as connection:
        connection.executescript(
            "DROP TABLE mentions; ALTER TABLE judgements DROP COLUMN record; UPDATE alembic_version SET version_num = '0001'"
        )
    with Store.open(case) as store:
        anchor = Anchor("c1", ARTICLE.digest, 4, 10, claim.trigger_text, "COUP")
        assert store.judgements() == [
            Judgement("j1", "link", "c1", "", "ann", "2029-01-01", target_at=(anchor,)),
            Judgement("j2", "link", digest("event", "c1"), "gone", "ann", "2029-01-01", target_at=(anchor,)),
        ]
        assert store.check() == []


def test_an_analysis_of_a_newer_format_is_named_by_check(case: Path) -> None:
    with Store.open(case) as store:
        store.save_analyses("1", [Analysis("a", (Token(0, 3, "The", "the", "DET", "DT", 0, "root", 0),))])
    connection = sqlite3.connect(case)
    connection.execute("UPDATE analyses SET packed = x'63'")
    connection.commit()
    connection.close()
    with Store.open(case) as store:
        assert ["format 63" in fault for fault in store.check()] == [True]
