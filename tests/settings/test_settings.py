"""Settings come from a file and from the environment, and a wrong one is an error that names the culprit."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.settings import Settings, load_settings


def written(folder: Path, text: str) -> Path:
    path = folder / "dateline.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_given_gives_the_defaults() -> None:
    assert load_settings() == load_settings(environment={}) == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "workers = 3\nbatch = 5\nallow_private_addresses = true\n")
    assert load_settings(path) == Settings(3, 5, True)
    given = {"DATELINE_WORKERS": " 2 ", "DATELINE_ALLOW_PRIVATE_ADDRESSES": "False", "PATH": "/bin", "DATELINE_HOME": "x"}
    assert load_settings(path, given) == Settings(2, 5, False)


@pytest.mark.parametrize("value", ["-1", "two", "1.5", ""])
def test_a_wrong_variable_is_named(value: str) -> None:
    with pytest.raises(InputError, match=r"DATELINE_WORKERS.*whole number, 0 or more"):
        load_settings(environment={"DATELINE_WORKERS": value})


def test_a_batch_of_nothing_is_refused() -> None:
    with pytest.raises(InputError, match=r"DATELINE_BATCH.*1 or more"):
        load_settings(environment={"DATELINE_BATCH": "0"})
    with pytest.raises(InputError, match="batch"):
        Settings(batch=0)
    with pytest.raises(InputError, match="workers"):
        Settings(workers=-1)


@pytest.mark.parametrize(
    ("text", "culprit"),
    [
        ("wokers = 2", "wokers: there is no such setting .*known are .*workers"),
        ("workers = true", "workers cannot be True"),
        ("workers = 2.5", "workers cannot be 2.5"),
        ("allow_private_addresses = 2", "true or false"),
        ("workers = ", "dateline.toml"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, culprit: str) -> None:
    with pytest.raises(InputError, match=culprit) as caught:
        load_settings(written(tmp_path, text))
    assert str(tmp_path) in str(caught.value)


def test_a_file_that_is_no_text_or_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9\n")
    for name in ("latin.toml", "missing.toml"):
        with pytest.raises(InputError, match=name):
            load_settings(tmp_path / name)


def test_a_reader_is_named_by_file_or_environment(tmp_path: Path) -> None:
    path = written(tmp_path, 'reader = "spacy:en_core_web_sm"')
    assert load_settings(path).reader == "spacy:en_core_web_sm"
    assert load_settings(path, {"DATELINE_READER": " shipped "}).reader == Settings().reader
    for text in ("reader = 3", "reader = ''"):
        with pytest.raises(InputError, match=r"reader cannot be .*give a name"):
            load_settings(written(tmp_path, text))


def test_no_workers_means_as_many_as_there_are_cores() -> None:
    assert Settings(workers=0).cores() >= 1
    assert Settings(workers=3).cores() == 3
