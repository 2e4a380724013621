"""A stage gives the same results, in order, in this process and in several."""

from __future__ import annotations

import gc
import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engine import (
    AHEAD,
    HELD,
    SELDOM,
    batches,
    keep_processes,
    let_processes_go,
    run_batches,
    seldom_collected,
    start_processes,
    uncollected,
)
from dateline.errors import DatelineError

WORK = [[1, 2], [3], [4, 5, 6], [7], [8], [9, 10]]


def process_ids(items: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in items]


def end_elsewhere(statuses: Sequence[int]) -> list[int]:
    """Ends a process that is at work for this one; here it takes its time."""
    if multiprocessing.parent_process() is not None:
        os._exit(statuses[0])
    time.sleep(0.5)
    return list(statuses)


def squares(items: Sequence[int]) -> list[int]:
    return [i**2 for i in items]


@given(items=st.lists(st.integers()), size=st.integers(1, 7))
def test_batches_hold_every_item_once_and_in_order(items: list[int], size: int) -> None:
    found = batches(items, size)
    assert [i for batch in found for i in batch] == items
    assert all(len(batch) == size for batch in found[:-1])
    assert all(0 < len(batch) <= size for batch in found)


@given(items=st.lists(st.integers()), size=st.integers(1, 20), workers=st.integers(2, 5))
def test_batches_for_several_workers_hold_every_item_once_and_grow_shorter(items: list[int], size: int, workers: int) -> None:
    found = batches(items, size, workers=workers)
    assert [i for batch in found for i in batch] == items
    lengths = [len(batch) for batch in found]
    assert lengths == sorted(lengths, reverse=True)
    assert all(0 < length <= size for length in lengths)
    assert len(items) > size or len(found) <= 1


def test_the_last_batches_are_short_where_several_workers_share_them() -> None:
    assert [len(b) for b in batches(range(50), 16)] == [16, 16, 16, 2]
    assert [len(b) for b in batches(range(50), 16, workers=2)] == [9, 7, 6, 5, 4, 4, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1]


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_come_in_order_whatever_runs_them(workers: int) -> None:
    assert list(run_batches(squares, WORK, workers=workers)) == list(map(squares, WORK))


@pytest.mark.parametrize("workers", [1, 2])
def test_no_work_gives_no_result(workers: int) -> None:
    assert list(run_batches(squares, [], workers=workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_work_is_taken_as_it_is_needed(workers: int) -> None:
    taken = 0

    def endless() -> Iterator[list[int]]:
        nonlocal taken
        while True:
            taken += 1
            yield [taken]

    results = run_batches(squares, endless(), workers=workers)
    assert [next(results) for _ in range(3)] == [[1], [4], [9]]
    assert taken <= 3 + HELD * workers * AHEAD
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_stage_raises_comes_out(workers: int) -> None:
    bad: list[Any] = [[1], ["a"]]
    results = run_batches(squares, bad, workers=workers)
    assert next(results) == [1]
    with pytest.raises(TypeError):
        next(results)


def test_a_process_that_dies_is_an_error_in_words() -> None:
    with pytest.raises(DatelineError, match="fewer workers"):
        list(run_batches(end_elsewhere, [[3], [3]], workers=2))


def test_one_of_the_processes_is_this_one() -> None:
    found = {pid for pids in run_batches(process_ids, [[i] for i in range(50)], workers=3) for pid in pids}
    assert len(found) <= 3
    assert os.getpid() in found


def test_processes_that_are_kept_serve_one_stage_after_the_other() -> None:
    with keep_processes():
        first = at_work()
        assert len(first) == 1
        assert at_work() == first
    assert at_work().isdisjoint(first)


def test_processes_that_are_kept_outlast_what_is_inside() -> None:
    with keep_processes():
        first = at_work()
        with keep_processes():
            assert at_work() == first
        assert at_work() == first


def at_work() -> set[int]:
    """The other process than this one that does some work."""
    return {pid for pids in run_batches(process_ids, WORK, workers=2) for pid in pids} - {os.getpid()}


def test_processes_start_before_there_is_work_where_some_are_kept(tmp_path: Path) -> None:
    start_processes(partial(sign, tmp_path), workers=3)
    assert not list(tmp_path.iterdir())
    with keep_processes():
        start_processes(partial(sign, tmp_path), workers=1)
        start_processes(partial(sign, tmp_path), workers=2)
        start_processes(partial(sign, tmp_path), workers=2)
        assert at_work() == {int(path.name) for path in tmp_path.iterdir()}


def sign(folder: Path) -> None:
    """Leave the number of this process."""
    (folder / str(os.getpid())).touch()


def test_others_start_in_place_of_processes_that_ended_before_there_was_work() -> None:
    with keep_processes():
        start_processes(partial(end_elsewhere, [3]), workers=2)
        until = time.monotonic() + 60
        while multiprocessing.active_children() and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(1)  # For the thread that watches over them to have seen it.
        assert list(run_batches(squares, WORK, workers=2)) == list(map(squares, WORK))


def test_kept_processes_that_were_let_go_end_and_others_start() -> None:
    with keep_processes():
        first = at_work()
        let_processes_go()
        assert at_work().isdisjoint(first)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_done_meanwhile_comes_once_others_have_work_and_before_any_result(workers: int) -> None:
    told: list[str] = []
    given = (told.append("given") or batch for batch in WORK)  # type: ignore[func-returns-value]
    results = run_batches(squares, given, workers=workers, ahead=3, meanwhile=lambda: told.append("meanwhile"))
    assert next(results) == squares(WORK[0])
    assert told.count("meanwhile") == 1
    assert told[: told.index("meanwhile")] == ["given"] * (3 if workers > 1 else 0)
    assert [*results] == [squares(batch) for batch in WORK[1:]]


def test_kept_processes_are_started_anew_where_one_died() -> None:
    with keep_processes():
        with pytest.raises(DatelineError, match="fewer workers"):
            list(run_batches(end_elsewhere, [[3], [3]], workers=2))
        assert list(run_batches(squares, WORK, workers=2)) == list(map(squares, WORK))


def test_what_a_stage_raises_leaves_kept_processes_at_work() -> None:
    bad: list[Any] = [["a"], [1], [2]]
    with keep_processes():
        with pytest.raises(TypeError):
            list(run_batches(squares, bad, workers=2))
        assert list(run_batches(squares, WORK, workers=2)) == list(map(squares, WORK))


def thresholds(items: Sequence[int]) -> list[int]:
    return [gc.get_threshold()[0] for _ in items]


def test_garbage_is_looked_for_seldom_where_work_is_done_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold() == (SELDOM, *before[1:])
    assert gc.get_threshold() == before
    elsewhere = {n for found in run_batches(thresholds, [[1]] * 4, workers=2) for n in found} - {before[0]}
    assert elsewhere == {SELDOM}


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_is_looked_for_as_before_once_something_large_is_made(*, enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() == enabled
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        (gc.enable if before else gc.disable)()
