"""Given names and whether they are a woman's or a man's."""

from __future__ import annotations

import pytest

from dateline.knowledge.given_names import gender_of
from dateline.knowledge.table import read_rows


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Rosa Quispe", "she"), ("Luis Ortega", "he"), ("Aïcha Diallo", "she"), ("Zqrt Moro", ""), ("", ""), ("Quispe", "")],
)
def test_a_given_name_tells_the_gender_where_it_is_known(name: str, gender: str) -> None:
    assert gender_of(name) == gender


def test_no_name_is_given_to_both() -> None:
    rows = dict(read_rows("given_names.psv", 2))
    assert rows.keys() == {"she", "he"}
    assert set(rows["she"].split()).isdisjoint(rows["he"].split())
