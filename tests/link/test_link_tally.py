"""How common things are, exactly in a small case and in steps in a large one."""

from __future__ import annotations

import pytest

from dateline.link.tally import step_below


@pytest.mark.parametrize(("count", "step"), [(1, 1), (3, 1), (4, 4), (15, 4), (16, 16), (1000, 256), (1024, 1024)])
def test_steps_are_powers_of_four(count: int, step: int) -> None:
    assert step_below(count) == step
