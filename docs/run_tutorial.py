"""Run the tutorial and write down what it prints: `python docs/run_tutorial.py`. A test holds the page to it.

Commands and programs run in order, in an empty folder that holds the examples. A block that ends with "…" shows the first
lines only, as many as it showed before.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/tutorial.md"
BLOCK = re.compile(r"^```(?P<kind>console|python|text)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
MORE = "…"
DATELINE = [sys.executable, "-c", "import sys; sys.argv[0] = 'dateline'; from dateline.cli import main; main()"]


def tell(page: str, folder: Path) -> str:
    """A page with what its commands and programs print when they run in a folder."""
    (folder / "examples").symlink_to(ROOT / "examples")
    printed = ""

    def block(found: re.Match[str]) -> str:
        nonlocal printed
        kind, body = found["kind"], found["body"]
        if kind == "console":
            body = "".join(_session(body, folder))
        elif kind == "python":
            printed = _run([sys.executable, "-c", body], folder)
        else:
            body = _shown(printed, body)
        return f"```{kind}\n{body}```"

    return BLOCK.sub(block, page)


def _session(body: str, folder: Path) -> Iterator[str]:
    """Each command of a block with what it prints."""
    for part in re.split(r"^(?=\$ )", body, flags=re.MULTILINE):
        if part:
            line, _, before = part.partition("\n")
            words = shlex.split(line[2:])
            yield f"{line}\n{_shown(_run(DATELINE + words[1:] if words[0] == 'dateline' else words, folder), before)}"


def _run(program: list[str], folder: Path) -> str:
    """What a program prints. Raises CalledProcessError when it fails."""
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR", "DATELINE_AUTHOR")}
    done = subprocess.run(program, cwd=folder, env=plain | {"PYTHONUTF8": "1"}, capture_output=True, text=True, check=True)
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def _shown(printed: str, before: str) -> str:
    """What a page shows of it: all, or as many of the first lines as before."""
    lines, shown = printed.splitlines(keepends=True), before.splitlines()
    cut = bool(shown) and shown[-1] == MORE and len(lines) >= len(shown)
    return "".join([*lines[: len(shown) - 1], f"{MORE}\n"]) if cut else printed


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as empty:
        PAGE.write_text(tell(PAGE.read_text("utf-8"), Path(empty)), encoding="utf-8")
