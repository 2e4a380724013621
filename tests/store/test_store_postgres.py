"""A case in a PostgreSQL database: what is refused and with which words, how it differs from a file, and that it does not."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postgres_server import PASSWORD, QUOTED, Server

from dateline.case import Case
from dateline.errors import CaseError
from dateline.location import Location
from dateline.model import Article, Judgement, digest
from dateline.settings import Settings
from dateline.store import Store, dump, migrate, schema
from dateline.store import postgres as dialect
from dateline.store.verify import look_over

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


def article(id: str, text: str = "", **facts: Any) -> Article:
    return Article(id, text or f"text {id}", digest(text or id), **facts)


@pytest.fixture
def address(postgres: Server) -> str:
    """An empty schema to make a case in."""
    return postgres.schema()


def refused(address: str, **options: bool) -> CaseError:
    with pytest.raises(CaseError) as caught:
        Store.open(address, **options)
    told = "".join(traceback.format_exception(caught.value))
    assert PASSWORD not in told
    assert QUOTED not in told
    assert str(Location.of(address)) in str(caught.value)
    assert caught.value.remedy
    return caught.value


# ---------------------------------------------------------------- refused


def test_without_the_driver(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert refused(address).remedy == "pip install 'dateline[postgres]'"


def test_a_server_that_is_away(postgres: Server) -> None:
    elsewhere = postgres.address("news").replace(f":{postgres.port}/", ":1/")
    assert "does not answer" in str(refused(elsewhere))
    assert "does not answer" in str(refused("postgresql://desk:x@nowhere.invalid/news"))


def test_a_wrong_or_missing_password(postgres: Server) -> None:
    for password in ("wrong", ""):
        error = refused(postgres.address("postgres", password=password))
        assert "does not let you in" in str(error)
        assert "PGPASSWORD" in error.remedy


def test_the_password_may_come_from_the_environment(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    address = postgres.schema().replace(f":{QUOTED}@", "@")
    with Store.open(address) as store:
        assert store.location == str(Location.of(address))


def test_a_database_that_is_not_there(postgres: Server) -> None:
    error = refused(postgres.address("nothing"))
    assert "is not there" in str(error)
    assert "createdb" in error.remedy


def test_a_schema_that_is_not_there(postgres: Server) -> None:
    assert "CREATE SCHEMA" in refused(postgres.address("postgres", options="-csearch_path%3Dnothing")).remedy


def test_a_word_in_the_address_that_nobody_knows(postgres: Server) -> None:
    assert "no address" in str(refused(postgres.address("postgres", pasword=QUOTED)))


def test_an_empty_database_becomes_a_case_only_when_wanted(address: str) -> None:
    assert "is empty" in str(refused(address, create=False))
    assert "is empty" in str(refused(address, read_only=True))
    Store.open(address).close()
    Store.open(address, read_only=True).close()


@pytest.mark.parametrize("tables", [["bills"], ["articles"], ["alembic_version", "bills"]])
def test_another_programs_database_is_left_as_it_is(address: str, tables: list[str]) -> None:
    with closing(connect(address)) as connection:
        for name in tables:
            connection.execute(f"CREATE TABLE {name} (version_num TEXT)")
    for options in ({}, {"read_only": True}):
        assert "another program" in str(refused(address, **options))
    with closing(connect(address)) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
    assert sorted(name for (name,) in found) == sorted(tables)


def test_a_database_that_cannot_hold_every_character(postgres: Server) -> None:
    address = postgres.database("ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0")
    error = refused(address)
    assert "keeps text as LATIN1" in str(error)
    assert "UTF8" in error.remedy


def test_an_old_server(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "OLDEST", 99)
    assert refused(address).remedy == "use 99 or newer"


def test_somebody_without_rights(postgres: Server, address: str) -> None:
    Store.open(address).close()
    with closing(connect(address)) as connection:
        connection.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    guest = address.replace(f"desk:{QUOTED}@", "guest:guest@")
    assert "does not let you" in str(refused(guest)) or "is empty" in str(refused(guest, read_only=True))


def connect(address: str, **options: Any) -> Any:
    import psycopg

    return psycopg.connect(address, autocommit=True, **options)


# ---------------------------------------------------------------- versions


def test_the_migrations_make_the_tables_that_the_program_knows(address: str) -> None:
    def ours(name: str | None, kind: str, *_: object) -> bool:
        return not (kind == "table" and name == "article_words")

    with Store.open(address) as store, store._read() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_server_default": True})
        assert compare_metadata(context, schema.metadata) == []


def test_every_column_of_text_is_sorted_by_code_points(address: str) -> None:
    with Store.open(address) as store, store._read() as connection:
        found = connection.exec_driver_sql(
            "SELECT table_name, column_name, collation_name FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND data_type = 'text'"
        )
        assert {row[2] for row in found} == {"C"}


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
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts the program one version on, by a script that ends so."""

    def arrive(ending: str) -> None:
        (tmp_path / "v9999_next.py").write_text(NEXT_VERSION.format(version=version, ending=ending))
        monkeypatch.setattr(schema, "VERSION", "9999")
        monkeypatch.setattr(migrate, "VERSIONS", [*versions, tmp_path])

    version, versions = schema.VERSION, migrate.VERSIONS
    return arrive


def columns(address: str) -> list[str]:
    with closing(connect(address)) as connection:
        found = connection.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND table_name = 'notes' ORDER BY ordinal_position"
        )
        return [name for (name,) in found]


def test_an_older_case_is_migrated_and_keeps_everything(address: str, next_version: Callable[[str], None]) -> None:
    with Store.open(address) as store:
        store.add_articles([article("a", "The bridge is open.")])
    next_version("pass")
    assert "older version" in str(refused(address, read_only=True))
    with Store.open(address, create=False) as store:
        assert [a.id for a in store.articles()] == ["a"]
        assert store.check() == []
        assert store.search("bridge")
    assert columns(address) == ["key", "value", "author"]


def test_a_migration_that_fails_leaves_the_older_case(address: str, next_version: Callable[[str], None]) -> None:
    Store.open(address).close()
    next_version("1 / 0")
    with pytest.raises(ZeroDivisionError):
        Store.open(address)
    assert columns(address) == ["key", "value"]


def test_a_newer_case_is_refused(address: str) -> None:
    Store.open(address).close()
    with closing(connect(address)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert refused(address).remedy == "update Dateline"


# ---------------------------------------------------------------- many at once


def test_a_writer_that_waited_too_long_says_so_and_readers_never_wait(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "WAIT", 1)
    with Store.open(address) as one, Store.open(address) as other:
        one.note("k", "before")
        with one._write() as connection:
            one._upsert(connection, schema.notes, [{"key": "k", "value": "now"}])
            with pytest.raises(CaseError, match="being written by another program"):
                other.note("k", "after")
            assert other.noted("k") == "before"
        assert other.noted("k") == "now"
        other.note("k", "after")
        assert one.noted("k") == "after"


def test_cases_in_one_database_do_not_wait_for_each_other(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "WAIT", 1)
    with Store.open(postgres.schema()) as one, Store.open(postgres.schema()) as other, one._write():
        other.note("k", "v")


def test_a_connection_that_was_closed_is_said_and_made_anew(address: str) -> None:
    with Store.open(address) as store:
        store.add_articles(article(f"a{i:04d}") for i in range(1000))
        reading = store.articles()
        next(reading)
        with closing(connect(address)) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline'"
                " AND pid <> pg_backend_pid()"
            )
        with pytest.raises(CaseError, match="closed the connection"):
            list(reading)
        assert store.count_articles() == 1000


# ---------------------------------------------------------------- the same as a file


WORDS = [
    "bridge",
    "Élan",
    "ÉLAN",
    "elan",
    "été",
    "Straße",
    "İstanbul",
    "Ωmega",
    "ά",
    "й",
    "7th",
    "1e5",
    "a-b",
    "it’s",
    "x" * 600,
    "日本",
    "क्षि",
]


def test_the_same_words_are_found_as_in_a_file(address: str, tmp_path: Path) -> None:
    with Store.open(address) as base, Store.open(tmp_path / "case.dateline") as file:

        @given(
            texts=st.lists(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), min_size=1, max_size=3),
            asked=st.lists(st.sampled_from([*WORDS, '"bridge Élan"', '"7th a b"', '"', "bridg"]), min_size=1, max_size=3),
        )
        @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
        def check(texts: list[str], asked: list[str]) -> None:
            for store in (base, file):
                store.add_articles(Article(digest(t), t, digest(t), title=t[:7] or None) for t in texts)
            here, there = (store.search(" ".join(asked), limit=1000) for store in (base, file))
            assert sorted(here, key=lambda h: h.article) == sorted(there, key=lambda h: h.article)

        check()
        assert base.check() == file.check() == []


def test_words_together_are_found_behind_many_that_have_them_apart(address: str) -> None:
    with Store.open(address) as store:
        apart = [article(f"a{i:03d}", f"bridge bridge of Brask, Brask number {i}") for i in range(120)]
        store.add_articles([*apart, article("z", "Far away there is a Brask bridge, and nothing else is said of it at all.")])
        assert [hit.article for hit in store.search('"brask bridge"')] == ["z"]
        assert len(store.search("brask bridge")) == 50


def test_a_report_as_long_as_a_book_is_kept_and_found(address: str) -> None:
    with Store.open(address) as store:
        words = " ".join(f"{i:x}word{i}" for i in range(200_000))
        store.add_articles([article("book", f"prologue {words}")])
        assert [hit.article for hit in store.search("prologue")] == ["book"]
        assert store.check() == []


def test_what_the_title_has_comes_first(address: str) -> None:
    with Store.open(address) as store:
        store.add_articles([article("a", "a bridge " + "far " * 40), article("b", "nothing " * 40, title="Bridge")])
        assert [hit.article for hit in store.search("bridge")] == ["b", "a"]


def test_check_names_what_the_search_index_lacks(address: str) -> None:
    with Store.open(address) as store:
        store.add_articles([article("a", "one bridge"), article("b", "two bridges")])
        with closing(connect(address)) as connection:
            connection.execute("UPDATE article_words SET words = 'other' WHERE number = 2")
        assert store.check() == ["the search index does not match the articles: b"]


def test_characters_that_postgresql_does_not_take_come_back(address: str, tmp_path: Path) -> None:
    odd = ["\x00", "\x01", "\x01\x01", "\x01\x02", "\x00\x01", "\x02", "a\x00", "a\x01", "a\x02", "a"]
    with Store.open(address) as base, Store.open(tmp_path / "case.dateline") as file:
        for store in (base, file):
            store.add_articles(article(id_, f"text {id_}", title=id_) for id_ in odd)
            store.note("k\x00", "v\x00\x01")
        assert [a.id for a in base.articles()] == sorted(odd)
        assert [a.id for a in base.articles(odd[:3])] == sorted(odd[:3])
        assert list(dump(base)) == list(dump(file))


def test_a_case_copied_to_a_file_and_back_is_the_same(built: Path, tmp_path: Path, postgres: Server) -> None:
    address, copy = postgres.schema(), tmp_path / "copy.dateline"
    with Case.open(built, settings=Settings()) as case:
        event = case.chronology().events[0]
        case.judge("rename", event.id, value="Another", author="ann", at="2029-01-01")
        case.back_up(address)
        before, superseded = list(dump(case._store)), list(case._store.links(active_only=False))
        arrivals = case.arrivals()
    with Case.open(address, create=False, settings=Settings()) as case:
        assert list(dump(case._store)) == before
        assert list(case._store.links(active_only=False)) == superseded
        assert case.arrivals() == arrivals
        assert case.verify().faults == ()
        case.back_up(copy)
        with pytest.raises(CaseError, match="holds a case already"):
            case.back_up(address)
        case._store.add_articles([article("later", "It came later.")])
        assert case.arrivals() == [*arrivals, "later"]
        assert case.search("later")
    with Store.open(copy, create=False, read_only=True) as store:
        assert list(dump(store)) == before
        assert look_over(store).faults == ()
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == [copy.name]


def test_the_same_reports_give_the_same_bytes_in_a_file_and_in_a_database(postgres: Server, tmp_path: Path) -> None:
    exports = []
    for location in (tmp_path / "case.dateline", postgres.database()):
        with Case.open(location, settings=Settings()) as case:
            case.add(REPORTS)
            case.build()
            assert case.verify().faults == ()
            assert list(dump(case._store))
            for to in ("csv", "claims", "html", "datapackage_zip"):
                case.export(to, tmp_path / f"out.{to}")
            exports.append([(tmp_path / f"out.{to}").read_bytes() for to in ("csv", "claims", "html", "datapackage_zip")])
            exports[-1].append("\n".join(dump(case._store)).encode())
            doubtful = case.doubtful_links(50)
            assert {link.verdict for link in doubtful} == {"unsure"}
            assert [abs(k.score - 0.5) for k in doubtful] == sorted(abs(k.score - 0.5) for k in doubtful)
            exports[-1].append(repr(doubtful).encode())
    assert exports[0] == exports[1]


# ---------------------------------------------------------------- secrets


def test_no_password_in_what_is_said_or_logged(postgres: Server, caplog: pytest.LogCaptureFixture) -> None:
    address = postgres.schema()
    with caplog.at_level(logging.DEBUG), Case.open(address, settings=Settings()) as case:
        case._store.add_judgement(Judgement("j", "confirm", "e", "", "ann", "2024-01-01"))
        said = [repr(case._store), repr(case._store.place), case._store.location, repr(case._store._engine)]
        for ask in (lambda: case._store.article("x"), lambda: case.explain("x"), lambda: case.claims(article="x")):
            with pytest.raises(Exception, match="x") as caught:
                ask()
            said.append("".join(traceback.format_exception(caught.value)))
        case.close()
        with pytest.raises(CaseError, match="closed"):
            case.articles()
    whole = "\n".join([*said, caplog.text])
    assert PASSWORD not in whole
    assert QUOTED not in whole


def test_the_command_and_the_pages_show_the_place_without_the_password(
    built: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from starlette.testclient import TestClient

    from dateline.cli import main
    from dateline.web import make_app

    address = postgres.schema()
    gone = postgres.address("gone")
    for command in (
        ["backup", str(built), address],
        ["show", address],
        ["verify", address],
        ["actors", address, "--proposed"],
        ["export", address, "--to", "csv"],
        ["search", address, "palace"],
        ["show", gone],
    ):
        monkeypatch.setattr(sys, "argv", ["dateline", *command])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == (2 if command[1] == gone else 0)
    printed = capsys.readouterr()
    said = printed.out + printed.err
    assert "Nothing is wrong" in said
    site = TestClient(make_app(address), base_url="http://127.0.0.1:8000")
    for page in ("/", "/events", "/review", "/search?words=palace", "/api/overview", "/events/none"):
        said += site.get(page).text
    assert "Niger" in said
    assert PASSWORD not in said
    assert QUOTED not in said
