"""The labelled happenings of the stories that linking is weighed on stand where they are said to."""

from __future__ import annotations

from pathlib import Path

import pytest

STORIES = sorted(f for f in (Path(__file__).parents[2] / "training" / "linked").iterdir() if (f / "happenings.tsv").exists())


@pytest.mark.parametrize("folder", STORIES, ids=lambda f: f.name)
def test_each_labelled_word_stands_in_its_report_once(folder: Path) -> None:
    rows = [line.split("\t") for line in (folder / "happenings.tsv").read_text(encoding="utf-8").splitlines()]
    texts = {f.stem: f.read_text(encoding="utf-8") for f in folder.glob("*.txt")}
    assert len({(report, start) for report, start, *_ in rows}) == len(rows)
    assert {report for report, *_ in rows} <= texts.keys()
    for report, start, word, _ in rows:
        assert texts[report][int(start) :].startswith(word)


def test_happenings_are_told_by_several_reports() -> None:
    for folder in STORIES:
        rows = [line.split("\t") for line in (folder / "happenings.tsv").read_text(encoding="utf-8").splitlines()]
        told: dict[str, set[str]] = {}
        for report, _, _, label in rows:
            told.setdefault(label, set()).add(report)
        several = sum(len(reports) > 1 for label, reports in told.items() if label)
        assert several >= min(20, 2 * len({report for report, *_ in rows})), folder.name
