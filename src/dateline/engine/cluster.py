"""A stage on the machines of a Ray cluster: workers that load what they need once, results in order, deaths survived.

A batch whose worker dies is given to another. One that ends its workers twice is taken apart, and the item that ends every
worker it is given to alone is given up, so that the rest goes on. Ray's own retries are not used: they cannot tell the batch
that does harm from those that come after it.
"""

from __future__ import annotations

import importlib
import logging
import os
import socket
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from dateline.errors import DatelineError, InputError
from dateline.settings import RAY

Item = TypeVar("Item")
Result = TypeVar("Result")

TOGETHER_TRIES, TRIES = 2, 3
"""How often a batch may end its worker before it is taken apart, and an item alone before it is given up."""
PATIENCE = 120.0
"""Seconds that a cluster may take to start a worker while none is at work."""
ANSWER = 5.0
"""Seconds that a cluster may take to answer at all."""
JOINING_TRIES = 4
"""How often one that answers is asked to take us in: a head with much to do needs longer than Ray waits for it."""
MEMORY = 100 * 1024 * 1024
"""Bytes of Ray's own store on this machine: what it holds at a time are a few batches."""
SAID = 300
"""Characters told of what Ray says."""
ALONE = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
"""What Ray must find in the environment, before it is imported, to tell nobody of its use and to listen on the loopback alone
(whatever the system; it does so by itself on those that the name names)."""
_KEPT = "what was done is kept"


def run_on_cluster(
    stage: Callable[[Sequence[Item]], list[Result]],
    work: Iterator[Sequence[Item]],
    *,
    engine: str,
    workers: int,
    ahead: int,
    lost: Callable[[Item], Result] | None,
) -> Iterator[list[Result]]:
    """See `engine.run_batches`. Ray is started, or the cluster asked, only when there is a batch."""
    first = next(work, None)
    if first is None:
        return
    with _joined(engine, workers) as ray:
        most = workers if workers > 1 else max(1, int(ray.cluster_resources().get("CPU", 1)))
        pool = _Pool(ray, stage, most, lost)
        try:
            yield from pool.run(_after(first, work), ahead=most * ahead)
        except ConnectionError as error:
            raise DatelineError("the connection to the Ray cluster broke", remedy=f"run again; {_KEPT}") from error
        finally:
            pool.close()


def _after(first: Sequence[Item], rest: Iterator[Sequence[Item]]) -> Iterator[Sequence[Item]]:
    yield first
    yield from rest


# ---------------------------------------------------------------- joining


@contextmanager
def _joined(engine: str, workers: int) -> Iterator[Any]:
    """Ray, joined to what the engine names: the cluster at an address, else one on this machine alone that ends with the
    work. A program that has joined a cluster already stays in that."""
    if engine == RAY:
        os.environ.update(ALONE)
    ray = _import_ray()
    if ray.is_initialized():
        yield ray
        return
    if engine == RAY:
        _start_here(ray, workers)
    else:
        _reach(ray, engine)
    try:
        yield ray
    finally:
        ray.shutdown()


def _import_ray() -> Any:
    try:
        return importlib.import_module("ray")
    except ImportError as error:
        raise InputError(
            "the engine “ray” needs a package that is not installed", remedy="pip install 'dateline[ray]'"
        ) from error


def _start_here(ray: Any, workers: int) -> None:
    """Ray on this machine alone, without pages of its own. Raises DatelineError when it does not start."""
    try:
        ray.init(
            address="local",
            num_cpus=workers if workers > 1 else None,
            object_store_memory=MEMORY,
            include_dashboard=False,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    except Exception as error:
        remedy = f"leave out the engine, or run again when the machine has less to do; {_KEPT}"
        raise DatelineError(f"Ray does not start on this machine: {_said(error)}", remedy=remedy) from error


def _reach(ray: Any, engine: str) -> None:
    """Join the cluster at an address. Raises DatelineError when nobody answers there, or one that does not take us in, or of
    another version of Ray."""
    parts = urlsplit(engine)
    where = f"{parts.hostname}:{parts.port}"
    try:
        socket.create_connection((parts.hostname or "", parts.port or 0), timeout=ANSWER).close()
    except (OSError, OverflowError) as error:
        remedy = "start it with `ray start --head --ray-client-server-port=10001` and name that machine and port"
        raise DatelineError(f"no Ray cluster answers at {where}", remedy=remedy) from error
    for left in reversed(range(JOINING_TRIES)):
        try:
            ray.init(engine, logging_level=logging.ERROR, log_to_driver=False)
        except ConnectionError as error:
            if not left:
                remedy = "see that this is its port for clients (10001), or run again when its head has less to do"
                raise DatelineError(f"the Ray cluster at {where} does not take us in: {_said(error)}", remedy=remedy) from error
        except Exception as error:
            remedy = "install the same Python and Ray on all machines of the cluster and on this one"
            raise DatelineError(f"the Ray cluster at {where} refuses: {_said(error)}", remedy=remedy) from error
        else:
            return


def _said(error: BaseException) -> str:
    """What an error says, on one line: of a long message, its end, where the matter is."""
    words = " ".join(str(error).split())
    return (words if len(words) <= SAID else f"… {words[-SAID:]}") or type(error).__name__


# ---------------------------------------------------------------- working


class _Worker(Generic[Item, Result]):
    """What lives on a machine of the cluster: the stage, with whatever it has loaded."""

    def __init__(self, stage: Callable[[Sequence[Item]], list[Result]]) -> None:
        self._stage = stage

    def run(self, items: Sequence[Item]) -> list[Result]:
        """The stage's results."""
        return self._stage(items)


@dataclass(slots=True)
class _Batch(Generic[Result]):
    """What has come of a batch, by the place of the first item of each part."""

    size: int
    found: dict[int, list[Result] | Exception] = field(default_factory=dict)

    def done(self) -> bool:
        """Whether every item has its result, or something was raised."""
        parts = self.found.values()
        return any(isinstance(p, Exception) for p in parts) or sum(len(p) for p in parts if isinstance(p, list)) == self.size

    def results(self) -> list[Result]:
        """The results in order. Raises what the stage raised."""
        every: list[Result] = []
        for _, part in sorted(self.found.items(), key=lambda pair: pair[0]):
            if isinstance(part, Exception):
                raise part
            every += part
        return every


@dataclass(slots=True)
class _Piece(Generic[Item, Result]):
    """Items of a batch that go to one worker together, from the `at`-th on."""

    batch: _Batch[Result]
    at: int
    items: Sequence[Item]
    deaths: int = 0

    def apart(self) -> list[_Piece[Item, Result]]:
        """Its items one by one."""
        return [_Piece(self.batch, self.at + i, self.items[i : i + 1]) for i in range(len(self.items))]


class _Pool(Generic[Item, Result]):
    """Workers, each of which has one piece at a time: so a death is laid to the piece that was at work, and to no other."""

    def __init__(
        self,
        ray: Any,
        stage: Callable[[Sequence[Item]], list[Result]],
        most: int,
        lost: Callable[[Item], Result] | None,
    ) -> None:
        self._ray, self._most, self._lost = ray, most, lost
        self._make = ray.remote(num_cpus=1, max_restarts=0)(_Worker).remote
        self._stage = ray.put(stage)
        self._waiting: deque[_Piece[Item, Result]] = deque()
        self._idle: list[Any] = []
        self._busy: dict[Any, tuple[Any, _Piece[Item, Result]]] = {}
        self._starting: dict[Any, Any] = {}
        self._deaths = 0
        """Since something was done."""

    def run(self, work: Iterator[Sequence[Item]], *, ahead: int) -> Iterator[list[Result]]:
        """The results of every batch, in order; at most `ahead` batches are at work or done and not yet taken."""
        batches: deque[_Batch[Result]] = deque()
        while True:
            while len(batches) < ahead and (items := next(work, None)) is not None:
                batches.append(_Batch(len(items)))
                self._waiting.append(_Piece(batches[-1], 0, items))
            if not batches:
                return
            while not batches[0].done():
                self._hand_out()
                self._take_in()
            yield batches.popleft().results()

    def close(self) -> None:
        """End all workers."""
        for worker in (*self._idle, *self._starting.values(), *(w for w, _ in self._busy.values())):
            self._end(worker)

    def _end(self, worker: Any) -> None:
        with suppress(Exception):  # it may be dead, or the cluster gone
            self._ray.kill(worker)

    def _hand_out(self) -> None:
        """Start as many workers as there is work for, and give every idle one a piece, the oldest first."""
        here = len(self._idle) + len(self._starting) + len(self._busy)
        for _ in range(min(self._most, len(self._waiting) + len(self._busy)) - here):
            worker = self._make(self._stage)
            self._starting[worker.run.remote(())] = worker  # with nothing to do, it loads what it needs
        while self._idle and self._waiting:
            worker, piece = self._idle.pop(), self._waiting.popleft()
            self._busy[worker.run.remote(piece.items)] = worker, piece

    def _take_in(self) -> None:
        """Wait until a worker is ready, done, or dead."""
        patience = None if self._busy else PATIENCE
        ready, _ = self._ray.wait([*self._starting, *self._busy], num_returns=1, timeout=patience)
        if not ready:
            remedy = f"wait until a core of it is free, or add a machine, and run again; {_KEPT}"
            raise DatelineError("the Ray cluster has no room for a worker", remedy=remedy)
        for ref in ready:
            if ref in self._starting:
                self._begin(ref, self._starting.pop(ref))
            else:
                self._finish(ref, *self._busy.pop(ref))

    def _begin(self, ref: Any, worker: Any) -> None:
        try:
            self._ray.get(ref)
        except self._ray.exceptions.RayTaskError as error:
            raise _cause(error) from error
        except self._ray.exceptions.RayError as error:
            self._bury(worker, error)
        else:
            self._idle.append(worker)

    def _finish(self, ref: Any, worker: Any, piece: _Piece[Item, Result]) -> None:
        try:
            piece.batch.found[piece.at] = self._ray.get(ref)
        except self._ray.exceptions.RayTaskError as error:
            piece.batch.found[piece.at] = _cause(error)
        except self._ray.exceptions.RayError as error:
            self._bury(worker, error)
            self._try_again(piece)
            return
        self._deaths = 0
        self._idle.append(worker)

    def _bury(self, worker: Any, error: Exception) -> None:
        """Count a death; when workers only die, or cannot even begin, raise DatelineError: the fault is the cluster's."""
        self._end(worker)
        self._deaths += 1
        if getattr(error, "actor_init_failed", False) or self._deaths > TRIES * (self._most + TRIES):
            remedy = f"see that every machine has this version of Dateline and memory enough, and run again; {_KEPT}"
            raise DatelineError(f"workers of the Ray cluster end before their time: {_said(error)}", remedy=remedy)

    def _try_again(self, piece: _Piece[Item, Result]) -> None:
        piece.deaths += 1
        if len(piece.items) > 1 and piece.deaths >= TOGETHER_TRIES:
            self._waiting.extendleft(reversed(piece.apart()))
        elif len(piece.items) > 1 or piece.deaths < TRIES:
            self._waiting.appendleft(piece)
        elif self._lost is None:
            raise DatelineError(f"what one worker was given ended it {TRIES} times", remedy=f"give it more memory; {_KEPT}")
        else:
            piece.batch.found[piece.at] = [self._lost(piece.items[0])]


def _cause(error: Any) -> Exception:
    """What the stage raised on the worker."""
    return error.cause if isinstance(error.cause, Exception) else DatelineError(_said(error))
