"""What verify finds in cases that somebody or something has damaged, and that nobody can copy these as sound."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.case import Case
from dateline.cli import app
from dateline.errors import CaseError
from dateline.store import Store
from dateline.store.backup import back_up
from dateline.verify import verify


@pytest.fixture(scope="module")
def judged_once(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of the story with judgements on it; not to be changed."""
    path = Path(shutil.copy(built_once, tmp_path_factory.mktemp("judged") / "story.dateline"))
    with Case.open(path) as case:
        first, second, *_ = [e.claims[0] for e in case.chronology()]
        case.judge("reject", first, author="Ada", at="2020-01-01T00:00:00Z")
        case.judge("redate", second, value="2019-03", author="Ada", at="2020-01-01T00:00:01Z")
        case.build()
    return path


@pytest.fixture
def judged(judged_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(judged_once, tmp_path / "story.dateline"))


def faults(path: Path) -> str:
    with Store.open(path, read_only=True) as store:
        return "\n".join(verify(store).faults)


def test_a_sound_case_is_sound_and_says_what_was_looked_at(judged: Path) -> None:
    before = judged.read_bytes()
    with Store.open(judged, read_only=True) as store:
        looked = verify(store)
    assert looked.faults == ()
    counts = dict(looked.at)
    assert counts["reports"] == 5
    assert counts["judgements"] == counts["judgements in force"] == 2
    assert min(counts[what] for what in ("claims", "events", "actors", "analyses")) > 0
    assert judged.read_bytes() == before


DAMAGE: dict[str, tuple[str, str]] = {
    "text": ("UPDATE articles SET text = replace(text, 'Soldiers', 'Students')", "is not what stands at"),
    "shorter text": ("UPDATE articles SET text = substr(text, 1, 40)", "is not in the text"),
    "index": ("UPDATE articles SET text = text || ' Added words.'", "search index"),
    "words of a claim": ("UPDATE claims SET record = replace(record, 'arrested', 'praised')", "is not what stands at"),
    "column of a claim": ("UPDATE claims SET type = 'VOTE' WHERE type = 'COERCE'", "columns type"),
    "claim gone": ("DELETE FROM claims WHERE type = 'COERCE'", "there is no claim"),
    "claim unreadable": ("UPDATE claims SET record = substr(record, 1, 50)", "cannot be read"),
    "actors of a claim": ("DELETE FROM claim_actors", "who stands in claims"),
    "link to nowhere": ("UPDATE links SET left = 'nowhere'", "there is no claim nowhere"),
    "link changed": ("UPDATE links SET verdict = 'different', score = 0.0", "of the links do not follow"),
    "event changed": ("UPDATE events SET record = replace(record, 'happened', 'denied')", "event"),
    "event gone": ("DELETE FROM event_claims; DELETE FROM events", "of the events do not follow"),
    "actor gone": ("DELETE FROM actors WHERE name LIKE '%ECOWAS%' OR name LIKE '%West African%'", "who is no actor"),
    "mention gone": ("DELETE FROM mentions WHERE article = 'envoys'", "of the actors do not follow"),
    "origin changed": ("UPDATE origins SET origin = 'envoys'", "of the origins"),
    "analysis damaged": ("UPDATE analyses SET packed = substr(packed, 1, 30)", "damaged"),
    "analysis gone": ("DELETE FROM analyses", "which reports are read"),
    "report gone": ("PRAGMA foreign_keys = OFF; DELETE FROM articles WHERE id = 'envoys'", "does not have"),
    "judgement": ("UPDATE judgements SET author = 'Eve'", "columns author"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found_and_never_copied_as_sound(judged: Path, tmp_path: Path, name: str) -> None:
    statement, said = DAMAGE[name]
    with closing(sqlite3.connect(judged)) as connection:
        connection.executescript(statement)
        connection.commit()
    found = faults(judged)
    assert said in found, found
    if "follow" not in found and "index" not in found:  # what is derived, a copy does not make anew
        with Store.open(judged, read_only=True) as store, pytest.raises(CaseError, match="is damaged"):
            back_up(store, tmp_path / "copy.dateline")
        assert [p.name for p in tmp_path.glob("copy*")] == []


@pytest.mark.parametrize("where", [0.02, 0.3, 0.6, 0.95])
def test_a_file_with_a_hole_in_it(judged: Path, where: float) -> None:
    size = judged.stat().st_size
    with judged.open("r+b") as file:
        file.seek(int(size * where))
        file.write(b"\xa5" * 6000)
    assert faults_or_error(judged)


def test_a_file_cut_short(judged: Path) -> None:
    with judged.open("r+b") as file:
        file.truncate(judged.stat().st_size // 2)
    assert faults_or_error(judged)


def faults_or_error(path: Path) -> str:
    """Some damage shows before the case can be opened."""
    try:
        return faults(path)
    except CaseError as error:
        return str(error) if error.remedy else ""


def test_a_copy_holds_what_the_case_holds(judged: Path, tmp_path: Path) -> None:
    from dateline.store import dump

    copy = tmp_path / "copy.dateline"
    with Store.open(judged) as store:
        assert back_up(store, copy).faults == ()
        whole = list(dump(store))
    assert [p.name for p in tmp_path.glob("copy*")] == ["copy.dateline"]
    with Store.open(copy) as store:
        assert list(dump(store)) == whole
        assert verify(store).faults == ()


def test_a_copy_replaces_nothing(judged: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text("mine")
    with Store.open(judged) as store:
        for target in (there, judged):
            with pytest.raises(CaseError, match="is there already"):
                back_up(store, target)
        with pytest.raises(CaseError, match="cannot be written"):
            back_up(store, tmp_path / "none" / "copy.dateline")
    assert there.read_text() == "mine"


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.output


def test_the_commands(judged: Path, tmp_path: Path, damage: Callable[[Path, str], None]) -> None:
    code, said = run("verify", str(judged))
    assert (code, said.splitlines()[-1]) == (0, "Nothing is wrong.")
    assert "5 reports" in said
    code, said = run("backup", str(judged), str(tmp_path / "copy.dateline"))
    assert code == 0
    assert "Nothing is wrong with the copy" in said
    damage(judged, "DELETE FROM claim_actors")
    code, said = run("verify", str(judged))
    assert code == 1
    assert "wrong: who stands in claims" in said
    assert "Restore a backup" in said


@pytest.fixture
def damage() -> Callable[[Path, str], None]:
    def do(path: Path, statement: str) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(statement)
            connection.commit()

    return do
