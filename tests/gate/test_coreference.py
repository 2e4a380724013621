"""The measures of coreference, on partitions whose scores are worked out by hand; and the making of claims."""

from __future__ import annotations

import importlib.util
import itertools
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

GATE = Path(__file__).parents[2] / "gate"


def load() -> Any:
    spec = importlib.util.spec_from_file_location("gate_coreference", GATE / "coreference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate_coreference"] = module
    spec.loader.exec_module(module)
    return module


coreference = load()


def clusters(*groups: str) -> list[frozenset[str]]:
    return [frozenset(g) for g in groups]


def test_a_perfect_answer_scores_one_everywhere() -> None:
    gold = clusters("abc", "de", "f")
    assert coreference.score(gold, gold) == {"muc": 1.0, "b3": 1.0, "ceaf_e": 1.0, "conll": 1.0}


def test_measures_worked_out_by_hand() -> None:
    gold, found = clusters("abc", "de"), clusters("ab", "cde")
    # MUC: 2 of 3 links each way. B-cubed: precision (1 + 1 + 1/3 + 2/3 + 2/3) / 5, recall (2/3 + 2/3 + 1/3 + 1 + 1) / 5.
    assert coreference.muc(gold, found) == pytest.approx(2 / 3)
    assert coreference.b_cubed(gold, found) == pytest.approx(11 / 15)
    # CEAF-e: abc–ab 4/5 and de–cde 4/5, over two clusters each.
    assert coreference.ceaf_e(gold, found) == pytest.approx(0.8)


def test_each_alone_has_no_link_and_still_some_overlap() -> None:
    scores = coreference.score(clusters("ab", "c"), clusters("a", "b", "c"))
    assert scores["muc"] == 0.0
    assert scores["b3"] == pytest.approx(2 * 1 * (2 / 3) / (1 + 2 / 3))


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n + 1, max_size=n + 1), min_size=1, max_size=n)
    )
)
def test_the_assignment_is_the_cheapest_of_all(cost: list[list[int]]) -> None:
    columns = range(len(cost[0]))
    best = min(sum(row[c] for row, c in zip(cost, way, strict=True)) for way in itertools.permutations(columns, len(cost)))
    assert coreference.assign(cost) == best


def test_types_come_from_the_cues_of_any_inflection() -> None:
    assert coreference.type_of("arrested") == coreference.type_of("arrests") == "COERCE"
    assert coreference.type_of("fought") == "ASSAULT"
    assert coreference.type_of("zzz") == ""
