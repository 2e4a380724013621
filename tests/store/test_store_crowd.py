"""Four programs write a case and fifty readers look at it, all at once: nothing fails, nothing is lost, and nobody sees half of
anything. Some seconds of every night (`make nightly`); DATELINE_SOAK_MINUTES=10 makes it ten minutes, -s prints the figures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import crowd
import pytest

from dateline.store import Store

WRITERS, PROGRAMS, THREADS = 4, 5, 10
"""Writers, and programs of readers with so many threads each."""
MINUTES = float(os.environ.get("DATELINE_SOAK_MINUTES", "0"))
SECONDS = 60 * MINUTES or 10

pytestmark = pytest.mark.skipif(
    not (MINUTES or os.environ.get("DATELINE_NIGHTLY")), reason="only with DATELINE_NIGHTLY or DATELINE_SOAK_MINUTES"
)


@pytest.fixture(params=["file", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "file":
        return str(tmp_path / "case.dateline")
    address: str = request.getfixturevalue("postgres").schema()
    return address


def start(place: str, role: str, name: str, threads: int) -> subprocess.Popen[str]:
    program = [sys.executable, crowd.__file__, place, role, name, str(SECONDS), str(threads)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    return subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def test_a_crowd(place: str) -> None:
    Store.open(place).close()
    writers = [start(place, "write", f"w{i}", 1) for i in range(WRITERS)]
    readers = [start(place, "read", f"r{i}", THREADS) for i in range(PROGRAMS)]
    done = {one: end(one) for one in (*writers, *readers)}
    tell("wrote", [done[one] for one in writers])
    tell("read", [done[one] for one in readers])
    assert [error for one in done.values() for error in one["errors"]] == []
    assert all(one["counts"] for one in done.values()), "everybody got to do something"
    with Store.open(place, create=False) as store:
        assert store.count_articles() == crowd.BATCH * sum(done[one]["counts"]["add"] for one in writers)
        assert store.count_claims() == 3 * store.count_articles()
        assert store.pending("extract", "1") == []
        assert sorted(j.id for j in store.judgements()) == sorted(k for one in writers for k in done[one]["kept"])
        assert store.check() == []


def end(program: subprocess.Popen[str]) -> dict[str, list[str] | Counter[str]]:
    out, err = program.communicate(timeout=SECONDS + 120)
    assert program.returncode == 0, err[-2000:]
    found = json.loads(out)
    return {**found, "counts": Counter(found["counts"])}


def tell(what: str, done: list[dict]) -> None:
    """Print the figures."""
    counts = sum((one["counts"] for one in done), Counter())
    times = sorted(s for one in done for s in one["seconds"])
    errors = sum(len(one["errors"]) for one in done)
    told = ", ".join(f"{n:,} {name}" for name, n in sorted(counts.items()))
    at = [times[min(int(len(times) * part), len(times) - 1)] * 1000 for part in (0.5, 0.95, 1)] if times else [0, 0, 0]
    quick = f"half within {at[0]:.0f} ms, 95 of 100 within {at[1]:.0f}, all in {at[2]:.0f}"
    print(f"{what} in {SECONDS:g} s: {told}; {errors} errors; {quick}")
