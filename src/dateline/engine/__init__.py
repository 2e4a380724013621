"""Map a stage over batches: in this process, in this and others, or on a Ray cluster. The results come in order and are the
same whatever runs them."""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from itertools import islice
from math import ceil
from typing import Any, TypeVar

from dateline.engine.parcel import pack, unpack
from dateline.errors import DatelineError
from dateline.settings import LOCAL

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 2
"""Batches handed out per worker before the first result is taken: enough to keep all busy, few enough to hold in memory."""
HELD = 8
"""How many times more there may be with those whose turn has not come: this process, too, does some before others are done."""
SHORTER = 16
"""How many times shorter the last batches are, where several workers share them."""
SELDOM = 20_000
"""New objects from which garbage is looked for while articles are read, where Python has 700: what one article leaves is let go
without looking, and looking is a twentieth of the work."""

_KEPT: ContextVar[dict[int, ProcessPoolExecutor] | None] = ContextVar("processes that are kept, by their number", default=None)


def nothing() -> None:
    """What is done where nothing is."""


@contextmanager
def keep_processes() -> Iterator[None]:
    """Within it, processes that one stage started serve the next ones that want as many; they end with it, or with the
    outermost that it is in. A process that has read articles has the tables at hand that comparing their claims needs."""
    if _KEPT.get() is not None:
        yield
        return
    pools: dict[int, ProcessPoolExecutor] = {}
    before = _KEPT.set(pools)
    try:
        yield
    finally:
        _KEPT.reset(before)
        _end(pools)


def start_processes(first: Callable[[], object], *, workers: int) -> None:
    """Have the others of so many workers start now and do a `first` thing, so that they are at hand when there is work. Does
    nothing where no processes are kept, or these run already."""
    others, kept = workers - 1, _KEPT.get()
    if kept is not None and others > 0 and others not in kept:
        with suppress(BrokenProcessPool), _processes(others) as pool:
            for _ in range(others):
                pool.submit(first)


def let_processes_go() -> None:
    """Tell the processes that are kept to end, and do not wait for it: the next stage that wants some starts others."""
    kept = _KEPT.get()
    while kept:
        kept.popitem()[1].shutdown(wait=False, cancel_futures=True)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Within it garbage is looked for seldom in this process, as it always is in those that are at work for it."""
    before = gc.get_threshold()
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _collect_seldom() -> None:
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


@contextmanager
def uncollected(*, sweep: bool = True) -> Iterator[None]:
    """Within it no garbage is looked for, and what there is at its end is left out of looking for it afterwards. A large case
    is tens of millions of small objects that stay. To go through them again and again while they are made is a twelfth of the
    work; and once they are there, a report more would now and then have to wait until all were gone through. `sweep`: look
    once before, which takes seconds where much is there already."""
    gc.unfreeze()
    if sweep:
        gc.collect()
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


def batches(items: Sequence[Item], size: int, *, workers: int = 1) -> list[Sequence[Item]]:
    """The items in runs of `size`, the last one shorter. What fills more than one is given to several workers in runs that grow
    shorter towards the end, down to a part of the size, so that none has much left when the others are done."""
    least = max(1, size // SHORTER)
    runs: list[Sequence[Item]] = []
    at = 0
    while at < len(items):
        share = ceil((len(items) - at) / ((AHEAD + 1) * workers)) if workers > 1 and len(items) > size else size
        runs.append(items[at : at + min(size, max(least, share))])
        at += len(runs[-1])
    return runs


def run_batches(
    stage: Callable[[Sequence[Item]], list[Result]],
    work: Iterable[Sequence[Item]],
    *,
    workers: int = 1,
    engine: str = LOCAL,
    lost: Callable[[Item], Result] | None = None,
    ahead: int = AHEAD,
    meanwhile: Callable[[], object] = nothing,
) -> Iterator[list[Result]]:
    """The stage's results for every batch, one an item, in order; batches are taken from `work` as they are needed. `stage`
    must be a module's function when anything but this process runs it. Of several workers, this process is one, and once the
    others have work, so many batches `ahead` for each, it first does what it has to do `meanwhile`; afterwards they have AHEAD.
    `engine` is a setting: see `Settings.engine`.

    Of a cluster, `workers` is the number meant from two on, else as many as it has cores; a batch whose worker dies is done
    again, and `lost` gives what stands for an item that ends every worker it is given to. Raises what the stage raises, and
    `DatelineError` when a process dies, or a cluster cannot be reached or does no work.
    """
    if engine != LOCAL:
        from dateline.engine.cluster import run_on_cluster

        meanwhile()
        yield from run_on_cluster(stage, iter(work), engine=engine, workers=workers, ahead=ahead, lost=lost)
        return
    if workers <= 1:
        meanwhile()
        yield from map(stage, work)
        return
    others = workers - 1
    try:
        with _processes(others) as pool:
            yield from _in_order(pool, stage, iter(work), others, others * ahead, meanwhile)
    except BrokenProcessPool as error:
        raise DatelineError(
            "a process that was at work ended before its time", remedy="run again with fewer workers; what was done is kept"
        ) from error


@contextmanager
def _processes(workers: int) -> Iterator[ProcessPoolExecutor]:
    """So many processes: those that are kept, or some that end with it."""
    kept = _KEPT.get()
    pools = {} if kept is None else kept
    if workers in pools and not _is_alive(pools[workers]):
        pools.pop(workers).shutdown(wait=False)
    if workers not in pools:
        # Started anew and not forked: the same on every system, and safe beside threads.
        context = multiprocessing.get_context("spawn")
        pools[workers] = ProcessPoolExecutor(workers, mp_context=context, initializer=_collect_seldom)
    try:
        yield pools[workers]
    except BrokenProcessPool:
        pools.pop(workers).shutdown()
        raise
    finally:
        if kept is None:
            _end(pools)


def _is_alive(pool: ProcessPoolExecutor) -> bool:
    """Whether no process of a pool ended before its time while it had nothing to do."""
    try:
        pool.submit(nothing)
    except BrokenProcessPool:
        return False
    return True


def _end(pools: Mapping[int, ProcessPoolExecutor]) -> None:
    for pool in pools.values():
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    stage: Callable[[Sequence[Item]], Result],
    work: Iterator[Sequence[Item]],
    others: int,
    first: int,
    meanwhile: Callable[[], object],
) -> Iterator[Result]:
    """What a stage gives for each batch. So many are handed out at `first`, then AHEAD for each of the `others`; this process
    does a batch itself rather than wait for one, until `HELD` times as many are done or on the way."""
    ahead = others * AHEAD
    handed: deque[tuple[Future[Any], Callable[[Any], Result]]] = deque()
    """Each with what makes the result of it."""
    out: set[Future[bytes]] = set()

    def hand_out(most: int = ahead) -> None:
        out.difference_update([future for future in out if future.done()])
        for batch in islice(work, max(0, most - len(out))):
            future = pool.submit(_done_there, stage, pack(batch))
            handed.append((future, unpack))
            out.add(future)

    try:
        hand_out(first)
        meanwhile()
        while handed:
            while not handed[0][0].done() and len(handed) < HELD * ahead and (own := next(work, None)) is not None:
                handed.append((_done_here(stage, own), _as_it_is))
                hand_out()
            future, opened = handed.popleft()
            result = future.result()
            hand_out()
            yield opened(result)
    finally:
        for future in out:
            future.cancel()


def _done_there(stage: Callable[[Sequence[Item]], Result], batch: bytes) -> bytes:
    """What a stage gives for a batch, in another process than the one that hands it out."""
    return pack(stage(unpack(batch)))


def _as_it_is(result: Result) -> Result:
    return result


def _done_here(stage: Callable[[Sequence[Item]], Result], batch: Sequence[Item]) -> Future[Result]:
    """What a stage gives for a batch in this process, or raises, to be told in its turn."""
    future: Future[Result] = Future()
    try:
        future.set_result(stage(batch))
    except Exception as error:
        future.set_exception(error)
    return future
