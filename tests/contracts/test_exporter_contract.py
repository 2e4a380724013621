"""What every exporter keeps, whatever its format. A new one is tested here by its line in the table."""

from __future__ import annotations

import importlib.util
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import FORMATS
from dateline.export import EXPORTERS, Exporter, export, left_out
from dateline.export.extras import EXTRAS
from dateline.model import Chronology

STORIES = Path(__file__).parents[1] / "export" / "stories.py"
REFERENCE = Path(__file__).parents[2] / "docs" / "reference.md"


def load_stories() -> Any:
    spec = importlib.util.spec_from_file_location("exported_stories", STORIES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


stories = load_stories()
CHRONOLOGIES = {"coup": stories.coup, "nothing": stories.nothing, "odd": stories.odd, "many": lambda: stories.many(60)}


def installed(name: str) -> bool:
    """Whether the package that a format needs is here."""
    return name not in EXTRAS or importlib.util.find_spec(EXTRAS[name]) is not None


def param(name: str) -> Any:
    missing = pytest.mark.skipif(not installed(name), reason=f"needs dateline[{name}]")
    return pytest.param(EXPORTERS[name], id=name, marks=missing)


every_exporter = pytest.mark.parametrize("exporter", [param(name) for name in EXPORTERS])
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


def told(content: bytes) -> bytes:
    """What a reader finds in a file: of a zip all that is in it, of Parquet its values."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return b"".join(map(archive.read, archive.namelist()))
    if content.startswith(b"PAR1"):
        from pyarrow import parquet

        return str(parquet.read_table(io.BytesIO(content)).to_pylist()).encode()
    return content


@pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=EXPORTERS)
def test_it_stands_in_the_table_under_its_own_name(exporter: Exporter) -> None:
    assert EXPORTERS[exporter.name] is exporter
    assert exporter.name.isidentifier()
    assert exporter.name == exporter.name.lower()
    assert not exporter.single_file or exporter.suffix.startswith(".")
    assert type(exporter).__doc__
    assert sys.modules[type(exporter).__module__].__doc__


@pytest.mark.parametrize("name", sorted(set(EXPORTERS) - {"acled_all"}))
def test_the_help_and_the_reference_tell_of_it(name: str) -> None:
    assert name in re.findall(r"\w+", FORMATS)
    rows = [line for line in REFERENCE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert any(f"`{name}`" in row.split("|")[1] for row in rows)


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
def test_every_event_is_told_or_left_out_with_a_reason(exporter: Exporter, tmp_path: Path) -> None:
    chronology = stories.coup()
    everything = b"".join(map(told, written(exporter, chronology, tmp_path / "out").values()))
    aside = {s.item: s.reason for s in left_out(chronology, exporter.name)}
    for event in chronology.events:
        assert (event.id.encode() in everything) != bool(aside.get(event.id))


def test_bytes_do_not_hang_on_the_hash_seed() -> None:
    program = f"""
import hashlib, importlib.util, io, pathlib, tempfile
from dateline.cli import FORMATS
from dateline.export import EXPORTERS
spec = importlib.util.spec_from_file_location("s", {str(STORIES)!r})
s = importlib.util.module_from_spec(spec)
spec.loader.exec_module(s)
for name in {sorted(filter(installed, EXPORTERS))!r}:
    exporter, out = EXPORTERS[name], io.BytesIO()
    if exporter.single_file:
        exporter.write(s.coup(), out)
    else:
        with tempfile.TemporaryDirectory() as folder:
            exporter.write(s.coup(), pathlib.Path(folder))
            for file in sorted(pathlib.Path(folder).iterdir()):
                out.write(file.read_bytes())
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


@every_exporter
def test_it_tells_only_what_the_chronology_holds(exporter: Exporter, tmp_path: Path) -> None:
    coup = stories.coup()
    event = coup.events[0]
    part = replace(coup, events=(event,), claims={c: coup.claims[c] for c in event.claims})
    everything = b"".join(map(told, written(exporter, part, tmp_path / "out").values()))
    for gone in (*(set(coup.claims) - set(event.claims)), *(e.id for e in coup.events[1:])):
        assert gone.encode() not in everything
