"""Runs the command as a terminal would, in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dateline.cli import main


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


@pytest.fixture
def dateline(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`dateline("show", path)` gives exit status, output and error output."""
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["dateline", *map(str, words)])
        capfd.readouterr()
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Ran(status, out, err)

    return run
