"""Ask the registry for known faults of the locked packages, by pip-audit.

    python supply/audit.py PIP-AUDIT LOCK…

Prints each fault that is known, and fails when there is one. Where the registry's list of faults cannot be had, it says so and
does not fail: nothing is known then, for the better or the worse. The lock files are asked about in the order given, and no
further than one of which nothing is known: so give a small one first.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LONGEST = 300
"""Seconds that the registry may take for one lock file."""
ACCEPTED: dict[str, str] = {}
"""Known faults that do not concern Dateline, by their ids, with the reason."""


def main(tool: str, locks: Sequence[str]) -> int:
    """The exit status."""
    bad = False
    for lock in locks:
        found = ask(tool, lock)
        if not any("vulns" in package for package in found):
            print(f"{lock}: NOT AUDITED, for the registry's list of known faults cannot be had from here")
            break
        lines = list(tell(found))
        bad |= bool(lines)
        print(f"{lock}: {len(found)} packages, {'none with a known fault' if not lines else 'with these faults:'}")
        print(*(f"  {line}" for line in lines), sep="\n", end="\n" if lines else "")
    return int(bad)


def ask(tool: str, lock: str) -> list[dict[str, Any]]:
    """What is known of each package of a lock file; of none where the registry does not answer."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "found.json"
        words = ["--progress-spinner", "off", "--disable-pip", "--require-hashes", "--format", "json", "--output", str(out)]
        try:
            done = subprocess.run([tool, *words, "--requirement", lock], capture_output=True, timeout=LONGEST, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(error)
            return []
        if not out.exists():
            print(*done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:], sep="\n")
            return []
        packages: list[dict[str, Any]] = json.loads(out.read_text("utf-8"))["dependencies"]
    return packages


def tell(found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A line for each fault that is known and not accepted, and for each package that the registry does not know."""
    for package in found:
        if "vulns" not in package:
            yield f"{package['name']}: {package['skip_reason']}"
        for fault in package.get("vulns", ()):
            if not ACCEPTED.keys() & {fault["id"], *fault["aliases"]}:
                mended = ", ".join(fault["fix_versions"]) or "no version yet"
                yield f"{package['name']} {package['version']}: {fault['id']}, mended in {mended}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
