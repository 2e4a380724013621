"""Whatever is asked of the API, it answers as its description says: requests made up by Schemathesis, a bounded number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import TOKEN  # type: ignore[import-not-found]
from hypothesis import HealthCheck, Phase, given, settings

from dateline.web import make_app
from dateline.web.guard import Desk

schemathesis = pytest.importorskip("schemathesis", reason="the package schemathesis is not installed")
openapi = pytest.importorskip("schemathesis.specs.openapi.checks")
"""Its checks; one would have every text be a day or a type."""

ASKED = 8
"""Requests made up for each address."""


def test_every_answer_is_as_described(hostile_case: Path) -> None:
    app = make_app(hostile_case, hosts=("testserver",), desk=Desk(token=TOKEN))
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 20
    met = {status for operation in operations for status in _ask(operation)}
    assert {200, 404} <= met <= {200, 400, 404}


def _ask(operation: Any) -> set[int]:
    """Ask an address; gives back the status of each answer."""
    met: set[int] = set()

    @given(case=operation.as_strategy())
    @settings(
        max_examples=ASKED,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        answer = case.call()
        met.add(answer.status_code)
        case.validate_response(answer, excluded_checks=[openapi.positive_data_acceptance])

    ask()
    return met
