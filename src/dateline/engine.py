"""Map a stage over batches: in this process, or in several. The results come in order and are the same either way."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def batches(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """The items in runs of `size`, the last one shorter."""
    return [items[i : i + size] for i in range(0, len(items), size)]


def run_batches(
    stage: Callable[[Sequence[Item]], Result], work: Sequence[Sequence[Item]], *, workers: int = 1
) -> Iterator[Result]:
    """The stage's result for every batch, in order. `stage` must be a module's function when `workers` is over one."""
    if workers <= 1 or len(work) <= 1:
        yield from map(stage, work)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(work)), mp_context=context) as pool:
        yield from pool.map(stage, work)
