"""The documentation tells what is so: its commands and programs run, and every command, option and name is in it."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

import dateline
from dateline.cli import app, main
from dateline.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TUTORIAL = ROOT / "docs/tutorial.md"
REFERENCE = (ROOT / "docs/reference.md").read_text("utf-8")


def blocks(kind: str) -> Iterator[Any]:
    """Every block of a kind, named by its page and line; the tutorial is run as a whole."""
    for page in PAGES:
        if page == TUTORIAL:
            continue
        text = page.read_text("utf-8")
        for found in re.finditer(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
            yield pytest.param(found[1], id=f"{page.name}:{text.count(chr(10), 0, found.start()) + 1}")


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples and the case that the pages speak of."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "examples").symlink_to(ROOT / "examples")
    with dateline.open(folder / "mali.dateline") as case:
        assert case.add(folder / "examples/reports").set_aside == ()
        case.build()
    return folder


@pytest.fixture
def there(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace as the current folder, with the `dateline` of this Python first in the path."""
    monkeypatch.chdir(workspace)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return workspace


def run(line: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit status of a line of a shell; `dateline` is called in this process, which is faster."""
    words = shlex.split(line)
    if words[0] != "dateline":
        return subprocess.run(words, check=False, stdout=subprocess.DEVNULL).returncode
    monkeypatch.setattr(sys, "argv", words)
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.mark.parametrize("block", list(blocks("console")))
def test_commands_run(block: str, there: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    lines = block.splitlines()
    assert all(line.startswith("$ ") for line in lines)
    for line in lines:
        assert run(line[2:], monkeypatch) == 0, line
        out = capfd.readouterr()
        assert "No event" not in out.out, f"{line} shows nothing"
        for name in re.findall(r"--out (\S+)", line):
            assert (there / name).stat().st_size


def maker(name: str) -> Any:
    """A program of the folder of the pages."""
    spec = importlib.util.spec_from_file_location(name, ROOT / f"docs/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_tutorial_prints_what_it_shows(tmp_path: Path) -> None:
    page = TUTORIAL.read_text("utf-8")
    assert maker("run_tutorial").tell(page, tmp_path) == page, "write it anew: python docs/run_tutorial.py"
    assert (tmp_path / "mali.html").stat().st_size


def test_the_reference_says_what_the_code_says() -> None:
    page = (ROOT / "docs/reference-code.md").read_text("utf-8")
    assert maker("make_reference").whole() == page, "write it anew: python docs/make_reference.py"


@pytest.mark.parametrize("block", list(blocks("python")))
def test_programs_run(block: str, there: Path, capfd: pytest.CaptureFixture[str]) -> None:
    exec(compile(block, "block", "exec"), {"__name__": "__main__"})
    assert capfd.readouterr().out


def test_the_broken_examples_are_set_aside_as_told(
    there: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert "dateline build trial.dateline examples/broken" in (ROOT / "docs/how-to.md").read_text("utf-8")
    assert run("dateline build trial.dateline examples/broken", monkeypatch) == 1
    assert capfd.readouterr().out.startswith("1 added, 0 known already, 3 set aside")


def test_copies_of_the_wire_story_count_once(there: Path) -> None:
    with dateline.open("mali.dateline", read_only=True) as case:
        both = [e for e in case.chronology() if set(e.articles) == {"kati-mutiny-wire", "kati-mutiny-herald"}]
    assert both
    assert {e.independent_sources for e in both} == {1}


# ---------------------------------------------------------------- everything is described


def test_every_command_and_option_is_in_the_reference() -> None:
    command: Any = typer.main.get_command(app)
    for name, inner in command.commands.items():
        assert f"### `dateline {name} " in REFERENCE
        for option in (o for p in inner.params for o in p.opts if o.startswith("--") and o != "--help"):
            assert f"{option}" in REFERENCE, f"{name} {option}"


def test_every_option_in_the_pages_is_one() -> None:
    command: Any = typer.main.get_command(app)
    known = {o for inner in command.commands.values() for p in inner.params for o in p.opts}
    for page in PAGES:
        for line in re.findall(r"^\$ (dateline .*)$", page.read_text("utf-8"), re.MULTILINE):
            assert set(re.findall(r"--[a-z-]+", line)) <= known, line


def test_every_public_name_is_in_the_reference() -> None:
    for name in dateline.__all__:
        assert re.search(rf"`(dateline\.)?{name}\b", REFERENCE), name


def test_every_setting_is_in_the_reference_with_its_default() -> None:
    for field in fields(Settings):
        default = str(field.default).lower()
        assert re.search(rf"^\| `{PREFIX}{field.name.upper()}` \|.*\| {default} \|$", REFERENCE, re.MULTILINE), field.name


def test_every_example_is_described_and_there() -> None:
    told = set(re.findall(r"^\| `([\w.-]+\.\w+)` \|", (ROOT / "examples/README.md").read_text("utf-8"), re.MULTILINE))
    assert told == {p.name for folder in ("reports", "broken") for p in (ROOT / "examples" / folder).iterdir()}


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "examples/README.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text("utf-8")):
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}, target
