"""A known fault of a locked package fails the audit; a registry that cannot be asked does not, and is told of."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import audit
import pytest

FAULT = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["1.1"]}
SOUND = {"name": "sound", "version": "1", "vulns": []}
BAD = {"name": "bad", "version": "1.0", "vulns": [FAULT]}
UNKNOWN = {"name": "unknown", "skip_reason": "not found"}


def tool(folder: Path, answers: dict[str, list[dict[str, Any]] | None]) -> str:
    """A pip-audit that gives some answer for each lock file, or cannot reach the registry."""
    path = folder / "pip-audit"
    path.write_text(
        f"""#!{sys.executable}
import json, sys
given = dict(zip(sys.argv[1:], sys.argv[2:]))
answer = json.loads({json.dumps(json.dumps(answers))})[given["--requirement"]]
if answer is None:
    sys.exit("ConnectionError: nobody is there")
open(given["--output"], "w").write(json.dumps({{"dependencies": answer}}))
sys.exit(any(p.get("vulns") for p in answer))
"""
    )
    path.chmod(0o755)
    return str(path)


def test_where_no_fault_is_known_it_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(tool(tmp_path, {"a": [SOUND], "b": [SOUND, SOUND]}), ["a", "b"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "a: 1 packages, none with a known fault",
        "b: 2 packages, none with a known fault",
    ]


def test_a_known_fault_fails_and_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(tool(tmp_path, {"a": [SOUND, BAD], "b": [SOUND]}), ["a", "b"]) == 1
    assert "bad 1.0: PYSEC-1, mended in 1.1" in capsys.readouterr().out


def test_a_fault_that_does_not_concern_us_is_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "ACCEPTED", {"CVE-1": "we never call it"})
    assert audit.main(tool(tmp_path, {"a": [BAD]}), ["a"]) == 0


def test_a_package_that_the_registry_alone_does_not_know_fails(tmp_path: Path) -> None:
    assert audit.main(tool(tmp_path, {"a": [SOUND, UNKNOWN]}), ["a"]) == 1


@pytest.mark.parametrize("answer", [None, [UNKNOWN], []])
def test_a_registry_that_cannot_be_asked_is_told_of_and_asked_no_further(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: list[dict[str, Any]] | None
) -> None:
    assert audit.main(tool(tmp_path, {"a": answer, "b": [BAD]}), ["a", "b"]) == 0
    said = capsys.readouterr().out
    assert "a: NOT AUDITED" in said
    assert "b:" not in said


def test_without_the_tool_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(str(tmp_path / "not there"), ["a"]) == 0
    assert "a: NOT AUDITED" in capsys.readouterr().out
