"""Builds the wheel twice, in two folders and at two times, and says whether the bytes are the same: `python supply/wheel.py`.

Needs no network: it calls hatchling, which is a package of the development install. The time in the wheel is that of
SOURCE_DATE_EPOCH, or of the last commit where git tells it, or hatchling's own.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ("src", "pyproject.toml", "README.md", "LICENSE", "NOTICE")


def build(folder: Path, epoch: str) -> Path:
    """The wheel of a copy of the sources in a new folder."""
    for name in SOURCES:
        source, target = ROOT / name, folder / "copy" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        leave = shutil.ignore_patterns("__pycache__", "*.pyc")
        shutil.copytree(source, target, ignore=leave) if source.is_dir() else shutil.copyfile(source, target)
    code = (
        f"import hatchling.build, os; os.chdir({str(folder / 'copy')!r}); print(hatchling.build.build_wheel({str(folder)!r}))"
    )
    environment = {**os.environ, **({"SOURCE_DATE_EPOCH": epoch} if epoch else {})}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return folder / done.stdout.strip().splitlines()[-1]


def last_commit() -> str:
    """When the last commit was made, in seconds; empty where git cannot tell."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given or shutil.which("git") is None:
        return given
    done = subprocess.run(["git", "-C", ROOT, "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Build, compare, and keep one."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--out", type=Path, help="a folder for the wheel")
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        first, second = build(Path(one), last_commit()), build(Path(other), last_commit())
        same = digest(first) == digest(second)
        print(f"{first.name}: sha256 {digest(first)}" + ("" if same else f", and {digest(second)} when built again"))
        if a.out is not None and same:
            a.out.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(first, a.out / first.name)
    raise SystemExit(0 if same else 1)


if __name__ == "__main__":
    main()
