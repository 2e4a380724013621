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


def live_and_die(place: str, name: str, chance: random.Random, *, early: bool) -> list[str]:
    """What a writer reported before it was killed."""
    program, path = [sys.executable, killed_writer.__file__, place, name], Path(place)
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        seen = []
        if early and "://" not in place:
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


@pytest.mark.parametrize(("kind", "seed"), [("file", 1), ("file", 2), ("file", 3), ("postgresql", 1)])
def test_nothing_reported_is_lost(request: pytest.FixtureRequest, tmp_path: Path, kind: str, seed: int) -> None:
    chance = random.Random(seed)
    place = str(tmp_path / "case.dateline") if kind == "file" else request.getfixturevalue("postgres").schema()
    reported: dict[str, list[str]] = {}
    for life in range(LIVES):
        name = f"w{life}"
        reported[name] = live_and_die(place, name, chance, early=life == 0)
        with Store.open(place) as store:
            for who, lines in reported.items():
                check_reported(store, who, lines)
            assert store.count_articles() % 4 == 0, "a batch is whole or not there"
            assert store.check() == []
    assert sum(map(len, reported.values())) > LIVES
