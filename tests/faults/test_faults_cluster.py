"""Two machines of a Ray cluster, played by one: the case comes out as without it, also when one of the two goes away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from dateline.case import Case
from dateline.settings import Settings
from dateline.store import Store, dump

pytestmark = [
    pytest.mark.skipif(not os.environ.get("DATELINE_NIGHTLY"), reason="takes minutes: make nightly"),
    pytest.mark.skipif(find_spec("ray") is None, reason="needs dateline[ray]"),
]

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
TWO_MACHINES = Path(__file__).parents[2] / "examples" / "cluster" / "two_machines.py"
NODE = {"num_cpus": 1, "object_store_memory": 100 * 1024 * 1024, "include_dashboard": False}


def build(path: Path, settings: Settings) -> list[str]:
    with Case.open(path, settings=settings) as case:
        case.add(EXAMPLES)
        assert case.build().set_aside == ()
    return content(path)


def content(path: Path) -> list[str]:
    with Store.open(path) as store:
        return list(dump(store))


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return build(tmp_path_factory.mktemp("serial") / "case.dateline", Settings())


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Two nodes of one core each on this machine, joined; the second may be taken away."""
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")  # only here is it what keeps Ray on the loopback
    import ray
    from ray.cluster_utils import Cluster

    found = Cluster(initialize_head=True, head_node_args=NODE)
    found.second = found.add_node(**{k: v for k, v in NODE.items() if k != "include_dashboard"})
    ray.init(address=found.address, log_to_driver=False)
    try:
        assert ray.cluster_resources()["CPU"] == 2
        yield found
    finally:
        ray.shutdown()
        found.shutdown()


def test_two_machines_make_the_case_that_one_makes(cluster: Any, serial: list[str], tmp_path: Path) -> None:
    assert build(tmp_path / "case.dateline", Settings(engine="ray", batch=2)) == serial


def test_a_machine_that_goes_away_takes_no_report_with_it(cluster: Any, serial: list[str], tmp_path: Path) -> None:
    taken = threading.Event()

    def take_away() -> None:
        time.sleep(15)
        cluster.remove_node(cluster.second, allow_graceful=False)
        taken.set()

    thread = threading.Thread(target=take_away)
    thread.start()
    try:
        assert build(tmp_path / "case.dateline", Settings(engine="ray", batch=1)) == serial
    finally:
        thread.join()
    assert taken.is_set()


def test_the_command_reaches_a_cluster_by_its_address(serial: list[str], tmp_path: Path) -> None:
    port = str(10000 + os.getpid() % 20000)
    machines = [sys.executable, str(TWO_MACHINES), tempfile.mkdtemp(dir="/tmp"), port]  # the names of sockets must be short
    with subprocess.Popen(machines, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        assert server.stdin
        while "up" not in server.stdout.readline():
            assert server.poll() is None
        program = "from dateline.cli import main; main()"
        words = ["build", str(tmp_path / "case.dateline"), str(EXAMPLES), "--engine", f"ray://127.0.0.1:{port}"]
        done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=False)
        server.stdin.close()
    shutil.rmtree(machines[2])
    assert done.returncode == 0, done.stderr[-3000:]
    assert content(tmp_path / "case.dateline") == serial
