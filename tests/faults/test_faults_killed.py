"""Killed at any moment of adding, reading, linking, judging and exporting, a program has lost nothing that it said was done."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
import working

from dateline import pipeline
from dateline.case import Case
from dateline.settings import Settings
from dateline.store import Store, dump
from dateline.verify import verify

KILLS = 200 if os.environ.get("DATELINE_NIGHTLY") else 15
"""Moments at which the program is killed."""
LIVES = 5
"""Lives of one case, after which it is finished and compared with one that nobody disturbed."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


def live_and_die(path: Path, reports: list[Path], out: Path, moment: float) -> list[str]:
    """What a life said before it was killed, a moment after it began its work; or all, when it ended before."""
    child, heard = working.live(path, reports, out)
    pieces = []
    end = None
    with os.fdopen(heard, "rb", buffering=0) as pipe:
        while end is None or time.monotonic() < end:
            wait = 30.0 if end is None else max(0.0, end - time.monotonic())
            if not select.select([pipe], [], [], wait)[0]:
                break
            piece = pipe.read(65536)
            if not piece:
                break
            pieces.append(piece)
            end = end or time.monotonic() + moment
        os.kill(child, signal.SIGKILL)
        pieces.append(pipe.read(1 << 20) or b"")
    os.waitpid(child, 0)
    lines = b"".join(pieces).decode().split("\n")
    return lines[:-1]


def check(path: Path, out: Path, said: list[str]) -> None:
    """Everything that was said is there, once, and the case is sound."""
    if not said:
        return
    with Store.open(path) as store:
        assert store.check() == []
        ids = Counter(a.id for a in store.articles())
        judged = Counter(j.note for j in store.judgements())
        waiting = set(pipeline.unread(store))
    assert set(ids.values()) <= {1}
    assert set(judged.values()) <= {1}
    for line in said:
        what, _, report = line.partition(" ")
        if what == "added":
            assert report in ids
        elif what == "claims":
            assert not waiting & {f"r{n:02}" for n in range(int(report[1:]) + 1)}
        elif what == "judged":
            assert f"n{report[1:]}" in judged
        elif what == "exported":
            assert all(map(json.loads, out.read_text("utf-8").splitlines()))
    assert not list(out.parent.glob("*.part-*"))


@pytest.mark.parametrize("seed", range(1, -(-KILLS // LIVES) + 1))
def test_nothing_that_was_said_is_lost_or_doubled(
    reports: list[Path], undisturbed: list[str], tmp_path: Path, seed: int
) -> None:
    chance, path, out = random.Random(seed), tmp_path / "case.dateline", tmp_path / "case.jsonl"
    said: list[str] = []
    for _ in range(LIVES):
        said += live_and_die(path, reports, out, chance.random() * chance.choice((0.02, 0.3, 1.5)))
        check(path, out, said)
    working.work(path, reports, out, lambda _: None)
    with Store.open(path) as store:
        assert list(dump(store)) == undisturbed, "what was cut off was taken up again, and nothing else came of it"
        assert verify(store).faults == ()
    with Case.open(path, read_only=True, settings=Settings()) as case:
        case.export("claims", tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == out.read_bytes()
