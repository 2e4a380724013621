"""Coding of real news is kept as places in texts that are made anew; what is coded is what is learnt."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import coded.read
from coded.read import check, keep, read_coded
from coded.texts import Passage, running, tight

TEXT = "Guards held Ida Holm on Friday. The mayor of Vik said guards held two bakers."
CODED = [
    "=== town-1-0",
    "@ person: Ida Holm | place: Vik",
    "- held | COERCE | happened | a: Guards | r: Ida Holm | t: Friday",
    "- held | COERCE | happened | a: guards | r: two bakers | s: The mayor of Vik",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(coded.read, "passages", lambda corpora: [Passage("town-1-0", TEXT, "en")])
    (tmp_path / "town.txt").write_text("\n".join(keep(CODED, {"town-1-0": TEXT})), encoding="utf-8")
    return tmp_path


def test_a_coding_comes_back_as_the_words_it_was_made_of(folder: Path) -> None:
    (report,) = read_coded(folder, folder)
    words = [[TEXT[a:b] for a, b in roles["recipients"]] for *_, roles in report.claims]
    assert words == [["Ida Holm"], ["two bakers"]]
    assert [(TEXT[a:b], kind) for a, b, kind in report.names or ()] == [("Ida Holm", "PERSON"), ("Vik", "LOC")]


def test_no_word_of_the_text_is_kept(folder: Path) -> None:
    kept = (folder / "town.txt").read_text(encoding="utf-8")
    assert not {word for word in TEXT.rstrip(".").split() if len(word) > 3} & set(kept.split())


def test_a_trigger_that_stands_twice_is_two_claims() -> None:
    first, second = (line for line in keep(CODED, {"town-1-0": TEXT}) if " COERCE " in line)
    assert int(first.split("-")[0]) < int(second.split("-")[0])


def test_another_text_than_the_coded_one_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coded.read, "passages", lambda corpora: [Passage("town-1-0", TEXT + " ", "en")])
    with pytest.raises(ValueError, match="another text for town-1-0"):
        read_coded(folder, folder)


def test_what_is_held_out_is_not_trained_on(folder: Path) -> None:
    (folder / "town.txt").rename(folder / "held.txt")
    assert not read_coded(folder, folder)
    assert len(read_coded(folder, folder, held=True)) == 1


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The U . S . envoy 's aide , Mr. Orn , left .", "The U.S. envoy's aide, Mr. Orn, left."),
        ('He said : " We did n\'t . "', "He said: “We didn't.”"),
        ("Vik - based ( the port ) at 10 : 00", "Vik-based (the port) at 10:00"),
    ],
)
def test_words_of_a_corpus_run_as_a_newspaper_prints_them(tokens: str, text: str) -> None:
    assert tight(running(tokens.split(" "))) == text


def test_the_check_tells_texts_apart() -> None:
    assert check(TEXT) != check(TEXT + "s")
