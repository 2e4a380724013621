"""The same reports give the same case whatever runs them, and a program that is killed loses nothing it reported."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import build_in_process
import pytest

from dateline.case import Case
from dateline.errors import InputError, QuestionError
from dateline.model import Article, digest
from dateline.settings import Settings
from dateline.store import Store


def start(path: Path, workers: int, sources: list[str], **environment: str) -> subprocess.Popen[str]:
    program = [sys.executable, build_in_process.__file__, str(path), str(workers), *sources]
    return subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment})


def test_order_hash_seed_and_processes_do_not_matter(story: Path, tmp_path: Path) -> None:
    files = sorted(str(p) for p in story.iterdir())
    runs = [(1, files, "1"), (2, files[::-1], "2")]
    cases = [tmp_path / f"c{i}.dateline" for i in range(len(runs))]
    programs = [start(c, w, f, PYTHONHASHSEED=seed) for c, (w, f, seed) in zip(cases, runs, strict=True)]
    ends = [p.communicate(timeout=120)[0].splitlines()[-1] for p in programs]
    assert [p.returncode for p in programs] == [0, 0]
    assert ends[0] == ends[1], "the cases hold the same"
    claims = [c.with_suffix(".jsonl").read_bytes() for c in cases]
    assert claims[0] == claims[1]
    assert claims[0].count(b"\n") > 3


@pytest.mark.parametrize("last_words", ["added 5", "reading 2"])
def test_a_build_that_is_killed_loses_nothing_and_can_go_on(
    story: Path, tmp_path: Path, built_once: Path, last_words: str
) -> None:
    path = tmp_path / "c.dateline"
    with start(path, 1, [str(story)]) as program:
        assert program.stdout is not None
        for line in program.stdout:
            if line.strip() == last_words:
                program.kill()
                break
    assert program.returncode == -9, "it must not end by itself"
    with Store.open(path) as store:
        assert store.check() == []
        assert store.count_articles() == 5
        told = 2 if "reading" in last_words else 0
        assert len(list(store.analyses())) >= told
    with Case.open(path, settings=Settings()) as case:
        assert len(case.answer().unread) <= 5 - told, "what it said was read can be asked for"
        assert {c.article for c in case.chronology().claims.values()}.isdisjoint(case.answer().unread)
        assert case.add(story).added == ()
        assert case.build().read <= 5 - told, "and is not read again"
        assert case.answer().unread == ()
    assert build_in_process.fingerprint(path) == build_in_process.fingerprint(built_once)


def add(case: Case, file: Path) -> None:
    """The folder that the case lies in, where its name ends as that of a report does."""
    assert case.add(file.parent).set_aside == ()


def add_shard(case: Case, file: Path) -> None:
    (aside,) = case.add(f"file://{file}").set_aside
    assert aside.reason == "this is a case or another database"


def export(case: Case, file: Path) -> None:
    with pytest.raises(QuestionError, match="is the case itself"):
        case.export("csv", file)


def export_another(case: Case, file: Path) -> None:
    with Case.open(file.parent / "hidden" / "other.dateline") as other, pytest.raises(QuestionError, match="another database"):
        other.export("csv", file)


def take_corrections(case: Case, file: Path) -> None:
    with pytest.raises(InputError, match="another database"):
        case.take_corrections(file, author="Ann", at="2026-11-27T10:00:00Z")


@pytest.mark.parametrize("use", [add, add_shard, export, export_another, take_corrections])
def test_a_case_given_as_some_other_file_loses_nothing_to_another_program_that_ends(
    use: Callable[[Case, Path], None], tmp_path: Path, add_elsewhere: Callable[..., None]
) -> None:
    # Whatever opened and closed it beside SQLite let go of its locks, and what came afterwards was thrown away with the log.
    file = tmp_path / "news.jsonl"
    (tmp_path / "hidden").mkdir()
    with Case.open(file) as case, Store.open(file) as store:
        store.add_articles([Article("a", "a", digest("a"))])
        use(case, file)
        add_elsewhere(file, "b")
        store.add_articles([Article("c", "c", digest("c"))])
        add_elsewhere(file, "d")
    with Store.open(file) as store:
        assert [a.id for a in store.articles()] == ["a", "b", "c", "d"]
        assert store.check() == []
