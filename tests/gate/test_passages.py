"""The score of coded passages: what is found, and what of it is right."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "gate"))
sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import passages

from reports.read import CodedReport

TEXT = "Police arrested two bakers in Lagos on Monday."
ROLES = {"actors": [(0, 6)], "recipients": [(16, 26)], "said_by": [], "where": [(30, 35)], "when": [(39, 45)]}


def test_what_is_coded_as_it_is_read_is_right_in_all() -> None:
    report = CodedReport("town-1-0", "", "", TEXT, claims=[(7, 15, "COERCE", "happened", ROLES)])
    assert set(passages.score([report], passages.chain([report])).values()) == {1.0}


def test_another_type_and_one_who_is_missed_are_wrong() -> None:
    report = CodedReport("town-1-0", "", "", TEXT, claims=[(7, 15, "ASSAULT", "happened", ROLES | {"said_by": [(0, 6)]})])
    figures = passages.score([report], passages.chain([report]))
    assert (figures["found"], figures["typed"], figures["said_by"], figures["actors"]) == (1.0, 0.0, 0.0, 1.0)


def test_a_happening_that_is_missed_and_one_too_many_cost_alike() -> None:
    report = CodedReport("town-1-0", "", "", TEXT, claims=[(16, 19, "COERCE", "happened", ROLES)])
    assert passages.score([report], passages.chain([report]))["found"] == 0.0


def test_spans_meet_both_ways() -> None:
    assert passages.overlap([(0, 3)], [(2, 9)])
    assert not passages.overlap([(0, 3)], [(2, 9), (10, 12)])
    assert passages.overlap([], [])
