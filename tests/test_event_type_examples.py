"""Every example of every event type, through reader and coder: the right type at the word, or not there."""

from __future__ import annotations

import pytest
from pin_examples import Outcome, complaint, pinned, share_passed, type_outcomes

FLOOR = 0.72
"""The part of the examples that must pass, whatever is listed as a miss."""


@pytest.mark.parametrize("outcome", type_outcomes(), ids=lambda o: o.key)
def test_example(outcome: Outcome) -> None:
    assert not complaint(outcome, pinned()["type_examples"])


def test_every_listed_miss_is_an_example() -> None:
    assert pinned()["type_examples"] <= {o.key for o in type_outcomes()}


def test_most_examples_pass() -> None:
    assert share_passed(type_outcomes()) >= FLOOR
