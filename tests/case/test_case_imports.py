"""Importing is cheap: the package loads the standard library alone, and the command no heavy library before it needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = {
    "onnxruntime",
    "numpy",
    "tokenizers",
    "sqlalchemy",
    "alembic",
    "trafilatura",
    "lxml",
    "httpx",
    "pydantic",
    "py3langid",
    "pypdf",
}


def loaded(code: str) -> set[str]:
    """The libraries in memory after some code ran in a program of its own."""
    ending = "import sys; print('\\n'.join({n.partition('.')[0] for n in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{ending}"], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_package_loads_the_standard_library_alone() -> None:
    before = loaded("")
    new = loaded("import dateline; dateline.When.of('2020'); dateline.open") - before
    assert "dateline" in new
    assert {n for n in new if n not in sys.stdlib_module_names and not n.startswith("_")} == {"dateline"}


def test_the_command_loads_no_heavy_library_before_it_needs_one() -> None:
    new = loaded("import dateline.cli, typer.main; typer.main.get_command(dateline.cli.app)")
    assert "typer" in new
    assert new & HEAVY == set()


def test_asking_loads_no_model_and_no_web(built_once: Path) -> None:
    code = f"import dateline\nwith dateline.open({str(built_once)!r}, read_only=True) as case: assert len(case.chronology())"
    assert loaded(code) & {"onnxruntime", "tokenizers", "py3langid", "pypdf", "trafilatura"} == set()
