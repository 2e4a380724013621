"""A stage on a cluster: the same results as in one process, and what becomes of deaths and of clusters that are not there.

The laws are tried on a Ray of a few lines, in which workers die as it is told; then on Ray itself, where it is installed.
"""

from __future__ import annotations

import random
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import stages
from hypothesis import given, settings
from hypothesis import strategies as st
from stages import DEADLY, squares

from dateline.case import Case
from dateline.engine import AHEAD, batches, cluster, run_batches
from dateline.errors import CaseError, DatelineError, InputError
from dateline.link import shards
from dateline.pipeline import read_and_code
from dateline.settings import Settings
from dateline.store import Store, dump

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
LOST = -1


class DeadError(Exception):
    """As ray.exceptions.RayError."""


class RaisedError(DeadError):
    """As ray.exceptions.RayTaskError: what the stage raised is the cause."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.cause = cause


class Actor:
    def __init__(self, stage: Callable[[Sequence[Any]], list[Any]]) -> None:
        self.stage, self.alive, self.at_work = stage, True, 0
        self.run = SimpleNamespace(remote=self.begin)

    def begin(self, items: Sequence[Any]) -> Any:
        self.at_work += 1
        assert self.at_work == 1, "a worker has one thing to do at a time"
        return lambda: self.work(items)

    def work(self, items: Sequence[Any]) -> list[Any]:
        self.at_work -= 1
        try:
            return self.stage(items)
        except DeadError:
            self.alive = False
            raise
        except Exception as error:
            raise RaisedError(error) from error


class FewLines:
    """What the engine asks of Ray, in one process. Whoever waits is told of the one that chance picks."""

    exceptions = SimpleNamespace(RayError=DeadError, RayTaskError=RaisedError)

    def __init__(self, chance: random.Random, cores: int) -> None:
        self.chance, self.cores, self.actors = chance, cores, list[Actor]()

    def is_initialized(self) -> bool:
        return True

    def cluster_resources(self) -> dict[str, float]:
        return {"CPU": float(self.cores)}

    def put(self, value: Any) -> Any:
        return value

    def remote(self, **_: Any) -> Any:
        return lambda _worker: SimpleNamespace(remote=self.start)

    def start(self, stage: Any) -> Actor:
        self.actors.append(Actor(stage))
        assert sum(a.alive for a in self.actors) <= self.cores
        return self.actors[-1]

    def wait(self, refs: list[Any], **_: Any) -> tuple[list[Any], list[Any]]:
        return [self.chance.choice(refs)], []

    def get(self, ref: Any) -> Any:
        return ref()

    def kill(self, actor: Actor) -> None:
        actor.alive = False


def run(monkeypatch: pytest.MonkeyPatch, ray: Any, stage: Any, work: Any, **given: Any) -> Iterator[list[Any]]:
    monkeypatch.setitem(sys.modules, "ray", ray)
    return run_batches(stage, work, engine="ray", lost=lambda _: LOST, **given)


@given(
    numbers=st.lists(st.integers(0, 40), max_size=30),
    size=st.integers(1, 6),
    cores=st.integers(1, 4),
    deadly=st.sets(st.integers(0, 40), max_size=2),
    accidents=st.sets(st.integers(1, 12), max_size=2),
    seed=st.integers(0, 1000),
)
def test_whoever_dies_the_rest_is_done_once_and_in_order(
    numbers: list[int], size: int, cores: int, deadly: set[int], accidents: set[int], seed: int
) -> None:
    """The n-th time that anything is done, a worker may die by accident; a deadly item ends it every time."""
    times = 0

    def stage(items: Sequence[int]) -> list[int]:
        nonlocal times
        times += 1
        if times in accidents or deadly & {*items}:
            raise DeadError
        return [i**2 for i in items]

    ray = FewLines(random.Random(seed), cores)
    with pytest.MonkeyPatch.context() as patch:
        found = list(run(patch, ray, stage, batches(numbers, size)))
    assert found == [[LOST if i in deadly else i**2 for i in some] for some in batches(numbers, size)]
    assert not any(a.alive for a in ray.actors), "none is left behind"


def test_work_is_taken_as_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    work = (taken.append(n) or [n] for n in range(1000))
    results = run(monkeypatch, FewLines(random.Random(1), 3), lambda items: list(items), work)
    assert [next(results) for _ in range(5)] == [[n] for n in range(5)]
    assert len(taken) <= 5 + 3 * AHEAD


def test_what_a_stage_raises_comes_out_in_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    bad: list[Any] = [[1], [2], ["a"], [3]]
    results = run(monkeypatch, FewLines(random.Random(1), 2), lambda items: [i**2 for i in items], bad)
    assert [next(results), next(results)] == [[1], [4]]
    with pytest.raises(TypeError):
        next(results)


def test_a_cluster_on_which_all_die_is_the_fault_of_the_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    def stage(_: Sequence[int]) -> list[int]:
        raise DeadError("no memory is left")

    with pytest.raises(DatelineError, match=r"no memory is left.*what was done is kept"):
        list(run(monkeypatch, FewLines(random.Random(1), 2), stage, batches(range(100), 4)))


def test_a_cluster_without_room_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = FewLines(random.Random(1), 1)
    monkeypatch.setattr(ray, "wait", lambda refs, **_: ([], refs))
    with pytest.raises(DatelineError, match="no room for a worker"):
        list(run(monkeypatch, ray, squares, [[1]]))


def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"pip install 'dateline\[ray\]'"):
        list(run(monkeypatch, None, squares, [[1]]))


def test_without_work_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(run(monkeypatch, None, squares, [])) == []


def nobody() -> str:
    """An address at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"ray://127.0.0.1:{taken.getsockname()[1]}"


def test_a_cluster_that_is_not_there_is_named_with_what_would_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", SimpleNamespace(is_initialized=lambda: False))
    address = nobody()
    with pytest.raises(DatelineError, match=rf"no Ray cluster answers at {address.removeprefix('ray://')} .*ray start --head"):
        list(run_batches(squares, [[1]], engine=address))


@pytest.mark.parametrize("refusals", [0, 1, cluster.JOINING_TRIES - 1, cluster.JOINING_TRIES])
def test_a_busy_head_is_asked_again_and_in_the_end_named(monkeypatch: pytest.MonkeyPatch, refusals: int) -> None:
    asked: list[str] = []

    def init(address: str, **_: Any) -> None:
        asked.append(address)
        if len(asked) <= refusals:
            raise ConnectionError("ray client connection timeout")

    ray = FewLines(random.Random(0), cores=2)
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", init, raising=False)
    monkeypatch.setattr(ray, "shutdown", lambda: None, raising=False)
    monkeypatch.setitem(sys.modules, "ray", ray)
    with socket.create_server(("127.0.0.1", 0)) as head:
        address = f"ray://127.0.0.1:{head.getsockname()[1]}"
        if refusals < cluster.JOINING_TRIES:
            assert list(run_batches(squares, [[2]], engine=address)) == [[4]]
        else:
            with pytest.raises(DatelineError, match=r"does not take us in: ray client connection timeout .*has less to do"):
                list(run_batches(squares, [[2]], engine=address))
    assert asked == [address] * min(refusals + 1, cluster.JOINING_TRIES)


@pytest.mark.parametrize("engine", ["", "spark", "ray://", "ray://host", "ray://host:port", "ray://a b:1", "ray://h:1/x"])
def test_what_is_no_engine_is_refused(engine: str) -> None:
    with pytest.raises(InputError, match="no engine"):
        Settings(engine=engine)


def test_a_machine_that_codes_otherwise_is_refused() -> None:
    with pytest.raises(CaseError, match=r"gazetteer\.tsv"):
        read_and_code([], version="of yesterday")


# ---------------------------------------------------------------- Ray itself

needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason="needs dateline[ray]")


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """Ray on this machine alone, with two cores, as the engine starts it; runs of the engine then stay in it."""
    with cluster._joined("ray", 2) as joined:
        joined.cloudpickle.register_pickle_by_value(stages)  # the workers have no folder of tests
        yield joined


def built(path: Path, sources: list[Path], settings: Settings) -> list[str]:
    """All that a case holds that is built of some reports."""
    with Case.open(path, settings=settings) as case:
        case.add(*sources)
        case.build()
        assert case.verify().faults == ()
    with Store.open(path) as store:
        return list(dump(store))


@needs_ray
def test_it_listens_on_the_loopback_alone(ray: Any) -> None:
    assert [node["NodeManagerAddress"] for node in ray.nodes()] == ["127.0.0.1"]


@needs_ray
def test_an_item_that_ends_its_workers_is_given_up_and_the_rest_goes_on(ray: Any) -> None:
    numbers = batches(range(10, 22), 4)
    found = run_batches(squares, numbers, engine="ray", workers=2, lost=lambda _: LOST)
    assert list(found) == [[LOST if i == DEADLY else i**2 for i in some] for some in numbers]


@needs_ray
@settings(max_examples=2, deadline=None)
@given(chosen=st.sets(st.sampled_from(sorted(EXAMPLES.iterdir())), min_size=4, max_size=7), size=st.integers(1, 3))
def test_the_same_reports_give_the_same_case_whatever_reads_them(
    ray: Any, tmp_path_factory: pytest.TempPathFactory, chosen: set[Path], size: int
) -> None:
    folder, sources = tmp_path_factory.mktemp("engines"), sorted(chosen)
    one = built(folder / "serial.dateline", sources, Settings(batch=size))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "MANY", 1)  # so that they are linked by the engine, too
        assert built(folder / "processes.dateline", sources, Settings(batch=size, workers=2)) == one
        assert built(folder / "ray.dateline", sources, Settings(batch=size, workers=2, engine="ray")) == one
