"""The mark for times: reading TimeML, pairing spans, the figures, the baseline."""

from __future__ import annotations

import importlib.util
import io
import sys
import tarfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

GATE = Path(__file__).parents[2] / "gate"


def load() -> Any:
    spec = importlib.util.spec_from_file_location("gate_times", GATE / "times.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate_times"] = module
    spec.loader.exec_module(module)
    return module


times = load()
TIMEML = """<TimeML><DOCID>r1</DOCID>
<DCT><TIMEX3 tid="t0" value="2021-11-02T10:00" functionInDocument="CREATION_TIME">2 November</TIMEX3></DCT>
<TEXT>He <EVENT>fled</EVENT> <TIMEX3 tid="t1" value="2021-11-01">on <EVENT>Monday</EVENT></TIMEX3> &amp; hid.</TEXT></TimeML>"""


def report(text: str, *gold: tuple[int, int, str]) -> Any:
    return times.Report("r", text, date(2021, 11, 2), tuple(times.Timex(*g) for g in gold))


def test_a_report_is_its_text_and_the_day_it_was_made(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "some.tar", "w") as archive:
        info = tarfile.TarInfo("x/r1.tml")
        info.size = len(TIMEML)
        archive.addfile(info, io.BytesIO(TIMEML.encode()))
    (found,) = times.read_corpus(tmp_path / "some.tar")
    assert (found.name, found.made, found.text) == ("r1", date(2021, 11, 2), "He fled on Monday & hid.")
    assert [(found.text[t.start : t.end], t.value) for t in found.gold] == [("on Monday", "2021-11-01")]


def test_the_same_span_is_paired_before_one_that_overlaps() -> None:
    gold = [times.Timex(0, 5, "a"), times.Timex(6, 9, "b")]
    found = [times.Timex(4, 7, "x"), times.Timex(6, 9, "b")]
    assert times.pairs(gold, found) == [(gold[1], found[1]), (gold[0], found[0])]


def test_figures_by_hand() -> None:
    one = report("on Monday and in May", (0, 9, "2021-11-01"), (17, 20, "2021-05"))
    figures = times.score([one], lambda _: [times.Timex(3, 9, "2021-11-01"), times.Timex(17, 20, "2020-05")])
    assert figures == pytest.approx({"strict": 50, "relaxed": 100, "value": 50, "values right": 50})


def test_what_is_missed_and_invented_is_told() -> None:
    one = report("on Monday and in May", (3, 9, "2021-11-01"))
    lines = list(times.misses([one], lambda _: [times.Timex(17, 20, "2021-05")]))
    assert [line.split()[0] for line in lines] == ["missed", "invented"]


def test_the_baseline() -> None:
    found = times.plain(report("On Monday, two days after May 3, they met; last week, now, in 1998."))
    assert [t.value for t in found] == ["2021-11-01", "P2D", "2021-05-03", "2021-W43", "PRESENT_REF", "1998"]


def test_halves_are_told_by_the_name_alone() -> None:
    assert report("a").held_out == report("b").held_out
