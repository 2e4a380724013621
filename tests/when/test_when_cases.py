"""Every case of tests/cases/en/when.toml: the expressions, their words and their days."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from rows_of_words import tags

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "en" / "when.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["why"])
def test_case(case: dict[str, Any]) -> None:
    found = tags(case["text"], case["published"] or None)
    got = [[e.text, str(e.value.earliest or ""), str(e.value.latest or "")] for e in found]
    assert got == case["find"]
    assert all(case["text"][e.start : e.end] == e.text for e in found)
