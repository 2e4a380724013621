"""Stages that the workers of a cluster can import: one of them ends its worker."""

from __future__ import annotations

import os
from collections.abc import Sequence

DEADLY = 13


def squares(items: Sequence[int]) -> list[int]:
    """The square of each number; of the deadly one, none, and no worker either."""
    if DEADLY in items:
        os._exit(1)
    return [i**2 for i in items]
