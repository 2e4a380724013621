"""What every exporter keeps, whatever its format. A new one is tested here by its line in the table."""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.export import EXPORTERS, Exporter, export
from dateline.model import Chronology

STORIES = Path(__file__).parents[1] / "export" / "stories.py"


def load_stories() -> Any:
    spec = importlib.util.spec_from_file_location("exported_stories", STORIES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


stories = load_stories()
CHRONOLOGIES = {"coup": stories.coup, "nothing": stories.nothing, "odd": stories.odd, "many": lambda: stories.many(60)}

every_exporter = pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=EXPORTERS)
every_chronology = pytest.mark.parametrize("make", CHRONOLOGIES.values(), ids=CHRONOLOGIES)


def written(exporter: Exporter, chronology: Chronology, folder: Path) -> dict[str, bytes]:
    """Every file that the exporter makes, by its path inside."""
    if exporter.single_file:
        out = io.BytesIO()
        exporter.write(chronology, out)
        return {"": out.getvalue()}
    folder.mkdir()
    exporter.write(chronology, folder)
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@every_exporter
def test_it_stands_in_the_table_under_its_own_name(exporter: Exporter) -> None:
    assert EXPORTERS[exporter.name] is exporter
    assert exporter.name.isidentifier()
    assert exporter.name == exporter.name.lower()
    assert not exporter.single_file or exporter.suffix.startswith(".")
    assert type(exporter).__doc__
    assert sys.modules[type(exporter).__module__].__doc__


@every_exporter
@every_chronology
def test_it_writes_the_same_bytes_twice_and_in_any_order_of_the_tables(exporter: Exporter, make: Any, tmp_path: Path) -> None:
    first = make()
    turned = replace(
        first,
        claims=dict(reversed(first.claims.items())),
        articles=dict(reversed(first.articles.items())),
        actors=dict(reversed(first.actors.items())),
    )
    one = written(exporter, first, tmp_path / "one")
    assert written(exporter, make(), tmp_path / "two") == one
    assert written(exporter, turned, tmp_path / "three") == one


@every_exporter
@every_chronology
def test_it_does_not_change_the_chronology(exporter: Exporter, make: Any, tmp_path: Path) -> None:
    chronology = make()
    written(exporter, chronology, tmp_path / "out")
    assert chronology == make()


@every_exporter
@every_chronology
def test_it_leaves_the_stream_open_and_writes_what_a_path_gets(exporter: Exporter, make: Any, tmp_path: Path) -> None:
    if not exporter.single_file:
        pytest.skip("writes a folder")
    out = io.BytesIO()
    export(make(), exporter.name, out)
    assert not out.closed
    export(make(), exporter.name, tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == out.getvalue()


@every_exporter
def test_every_event_is_told(exporter: Exporter, tmp_path: Path) -> None:
    chronology = stories.coup()
    everything = b"".join(written(exporter, chronology, tmp_path / "out").values())
    for event in chronology.events:
        assert event.id.encode() in everything


def test_bytes_do_not_hang_on_the_hash_seed() -> None:
    program = f"""
import hashlib, importlib.util, io
from dateline.export import EXPORTERS
spec = importlib.util.spec_from_file_location("s", {str(STORIES)!r})
s = importlib.util.module_from_spec(spec)
spec.loader.exec_module(s)
for name, exporter in EXPORTERS.items():
    if exporter.single_file:
        out = io.BytesIO()
        exporter.write(s.coup(), out)
        print(name, hashlib.sha256(out.getvalue()).hexdigest())
"""
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert "html" in printed.pop()
