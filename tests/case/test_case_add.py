"""Adding: nothing is lost, nothing is added twice, and what cannot be read does not stop the rest."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from dateline.case import ADD_BATCH, Case
from dateline.store import dump


def report(folder: Path, name: str, words: str = "The council met on 3 May 2019 and agreed on nothing.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Council meets\n\n{words}", encoding="utf-8")
    return path


def contents(path: Path) -> list[str]:
    with Case.open(path, read_only=True) as case:
        return list(dump(case._store))


def test_adding_twice_changes_nothing(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.dateline"
    with Case.open(path) as case:
        first = case.add(story)
    before = contents(path)
    with Case.open(path) as case:
        second = case.add(story)
    assert second.added == second.set_aside == ()
    assert sorted(second.known) == sorted(first.added)
    assert contents(path) == before


def test_what_cannot_be_read_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    report(tmp_path, "in/good.txt")
    (tmp_path / "in/empty.txt").write_text("")
    (tmp_path / "in/photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "in/half.json").write_text('{"text": "cut off')
    with Case.open(tmp_path / "c.dateline") as case:
        done = case.add(tmp_path / "in", tmp_path / "nowhere")
        assert done.added == ("good",)
        aside = {Path(s.item).name: s for s in done.set_aside}
        assert sorted(aside) == ["empty.txt", "half.json", "nowhere", "photo.png"]
        assert all(s.reason and s.remedy for s in aside.values())
        assert sorted(case.set_asides(), key=str) == sorted(done.set_aside, key=str)


def test_half_a_character_does_not_stop_the_rest(tmp_path: Path) -> None:
    records = [{"id": f"r{i}", "text": f"Report {i} says that \ud83d the minister left."} for i in range(2)]
    records.append({"id": "\udc00", "outlet": "\ud800", "text": "The minister came back."})
    (tmp_path / "odd.json").write_text(json.dumps(records))
    with Case.open(tmp_path / "c.dateline") as case:
        done = case.add(tmp_path / "odd.json", report(tmp_path, "good.txt"))
        assert "good" in done.added
        assert len(done.added) + len(done.set_aside) == 4


def test_what_is_mended_is_no_longer_set_aside(tmp_path: Path) -> None:
    lines = tmp_path / "records.jsonl"
    good = [
        json.dumps({"id": f"r{i}", "text": f"Report number {i} says that the minister left."}) for i in range(ADD_BATCH + 2)
    ]
    lines.write_text("\n".join(['{"id": "bad"}', *good, "{"]))
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    with Case.open(tmp_path / "c.dateline") as case:
        case.add(lines, empty)
        assert sorted(Path(s.item).name for s in case.set_asides()) == [
            "empty.txt",
            "records.jsonl:1",
            f"records.jsonl:{len(good) + 2}",
        ]
        lines.write_text("\n".join(['{"id": "bad", "text": "It has a text by now."}', *good, "{"]))
        report(tmp_path, "empty.txt")
        case.add(lines, empty)
        assert [Path(s.item).name for s in case.set_asides()] == [f"records.jsonl:{len(good) + 2}"]


def test_progress_is_told_only_of_what_is_stored(tmp_path: Path) -> None:
    for i in range(ADD_BATCH * 2 + 3):
        report(tmp_path, f"in/{i:02d}.txt", f"The council met on {i + 1} May 2019 and agreed on nothing.")
    path = tmp_path / "c.dateline"
    told = []
    with Case.open(path) as case:

        def progress(done: int, whole: int | None) -> None:
            with Case.open(path, read_only=True) as reader:
                assert len(list(reader.articles())) >= done
            told.append((done, whole))

        case.add(tmp_path / "in", progress=progress)
    assert len(told) > 2
    assert told == sorted(told)
    assert told[-1] == (ADD_BATCH * 2 + 3, ADD_BATCH * 2 + 3)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_files_does_not_matter(tmp_path: Path, seed: int) -> None:
    files = [report(tmp_path, f"{folder}/{i}.txt", f"Nr {i} of {folder}.") for folder in "ab" for i in range(ADD_BATCH)]
    shuffled = list(files)
    random.Random(seed).shuffle(shuffled)
    for name, order in (("one", files), ("other", shuffled)):
        with Case.open(tmp_path / name) as case:
            case.add(*order)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_one_name_for_two_reports_keeps_both(tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.dateline") as case:
        done = case.add(report(tmp_path, "a/x.txt", "The first of two."), report(tmp_path, "b/x.txt", "The second of two."))
        assert len(done.added) == 2
        assert sorted(a.text.split()[3] for a in case.articles()) == ["first", "second"]


def test_the_same_text_given_twice_at_once_is_one_report(tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.dateline") as case:
        done = case.add(report(tmp_path, "a/x.txt"), tmp_path / "a")
        assert done.added == ("x",)
        assert done.known == (), "what this run added is not known already"
