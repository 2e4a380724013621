"""A program that is killed at any moment has lost nothing that it reported as done, and leaves a case that opens."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import killed_writer
import pytest

from dateline.store import Store

LIVES = 4
"""Programs that write into one case, one after another, each killed."""


def live_and_die(path: Path, name: str, chance: random.Random, *, early: bool) -> list[str]:
    """What a writer reported before it was killed."""
    program = [sys.executable, killed_writer.__file__, str(path), name]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        seen = []
        if early:
            while not path.exists() and writer.poll() is None:
                time.sleep(0.001)
        else:
            seen = [writer.stdout.readline() for _ in range(chance.randint(1, 40))]
        time.sleep(chance.random() * (0.05 if early else 0.004))
        writer.kill()
        seen += writer.stdout.readlines()
    assert writer.returncode == -9, "it must not end by itself"
    return [line for line in seen if line.endswith("\n")]


def check_reported(store: Store, name: str, reported: list[str]) -> None:
    coded = {claim.article for claim in store.claims()}
    for line in reported:
        what, *number = line.split()
        ids = [article.id for article in killed_writer.batch(name, int(number[0]))] if number else []
        assert [article.id for article in store.articles(ids)] == ids
        if what == "claims":
            assert coded.issuperset(ids)
            assert not set(ids) & set(store.pending("extract", "1"))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_reported_is_lost(tmp_path: Path, seed: int) -> None:
    chance, path = random.Random(seed), tmp_path / "case.dateline"
    reported: dict[str, list[str]] = {}
    for life in range(LIVES):
        name = f"w{life}"
        reported[name] = live_and_die(path, name, chance, early=life == 0)
        with Store.open(path) as store:
            for who, lines in reported.items():
                check_reported(store, who, lines)
            assert store.count_articles() % 4 == 0, "a batch is whole or not there"
            assert store.check() == []
    assert sum(map(len, reported.values())) > LIVES
