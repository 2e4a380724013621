"""Every example of every event type, through reader and coder: the right type at the word, or not there."""

from __future__ import annotations

import pytest
from pin_examples import complaint, pinned, share_passed, type_examples, type_outcomes

FLOOR = 0.72
"""The part of the examples that must pass, whatever is listed as a miss."""


@pytest.mark.parametrize("key", type_examples())
def test_example(key: str) -> None:
    assert not complaint(type_outcomes()[key], pinned()["type_examples"])


def test_every_listed_miss_is_an_example() -> None:
    assert pinned()["type_examples"] <= type_examples().keys()


def test_most_examples_pass() -> None:
    assert share_passed(type_outcomes()) >= FLOOR
