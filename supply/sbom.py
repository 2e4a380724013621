"""What the default install holds, as a bill of materials (CycloneDX 1.6, JSON): `python supply/sbom.py [--out FILE]`.

Read from the metadata of the packages that are installed, beginning with what `pyproject.toml` asks for and following what each
needs without extras. The same packages give the same bytes: no time and no serial number is written.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = "dateline"
PROJECT = Path(__file__).parents[1] / "pyproject.toml"
WORDS = {
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "The BSD 2-Clause License": "BSD-2-Clause",
    "ISC License (ISCL)": "ISC",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""What packages that give no SPDX expression call their licence → its SPDX name."""


@dataclass(frozen=True, slots=True)
class Package:
    """One package: its name, version, licence as an SPDX expression or in its own words, and what it needs."""

    name: str
    version: str
    licence: str
    about: str
    needs: tuple[str, ...]


def packages(root: str = ROOT) -> dict[str, Package]:
    """Every package that an install of `root` without extras brings here, by name, `root` with them."""
    found: dict[str, Package] = {}
    waiting = [root]
    while waiting:
        name = _plain(waiting.pop())
        if name not in found:
            found[name] = _package(name)
            waiting += found[name].needs
    return dict(sorted(found.items()))


def _package(name: str) -> Package:
    one = distribution(name)
    # An install for development may be older than the file.
    wanted = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"] if name == ROOT else one.requires or ()
    needs = tuple(sorted(_plain(r.name) for r in map(Requirement, wanted) if _is_needed(r)))
    about: Any = one.metadata
    return Package(name, one.version, licence_of(about), about.get("Summary") or "", needs)


def _is_needed(wanted: Requirement) -> bool:
    if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
        return False
    try:
        version(wanted.name)
    except PackageNotFoundError:
        return False
    return True


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(about: Message) -> str:
    """The licence that a package's metadata gives: its SPDX expression, its own words, or its classifiers."""
    expression = about.get("License-Expression")
    if expression:
        return str(expression)
    words = str(about.get("License") or "").strip()
    if words and len(words) < 60 and "\n" not in words:
        return WORDS.get(words, words)
    listed = (c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License :: OSI"))
    return " AND ".join(sorted({WORDS.get(name, name) for name in listed}))


def is_free(expression: str) -> bool:
    """Whether a licence asks nothing of a program that only uses the package: none whose every choice is a GPL, and none that
    is not known."""
    choices = re.split(r"\s+OR\s+", expression.replace("(", "").replace(")", ""))
    return any(all(_asks_nothing(part) for part in re.split(r"\s+AND\s+", choice)) for choice in choices)


def _asks_nothing(name: str) -> bool:
    return (
        re.fullmatch(r"(?:0BSD|Apache-2|BSD|CC0|CNRI|ISC|MIT|MPL|PSF|Python|Unlicense|Zlib)[\w.-]*", name.strip()) is not None
    )


def bill(found: dict[str, Package]) -> dict[str, Any]:
    """The bill of materials."""
    parts = [_component(package) for name, package in found.items() if name != ROOT]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**_component(found[ROOT]), "type": "application"}},
        "components": parts,
        "dependencies": [{"ref": _purl(p), "dependsOn": [_purl(found[n]) for n in p.needs]} for p in found.values()],
    }


def _component(package: Package) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _purl(package),
        "name": package.name,
        "version": package.version,
        "description": package.about,
        "purl": _purl(package),
        "licenses": [{"expression": package.licence}] if package.licence else [],
    }


def _purl(package: Package) -> str:
    return f"pkg:pypi/{package.name}@{package.version}"


def main() -> None:
    """Write the bill, to a file or to standard output."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--out", type=Path)
    a = ap.parse_args()
    text = json.dumps(bill(packages()), indent=1, ensure_ascii=False) + "\n"
    if a.out is None:
        print(text, end="")
        return
    a.out.parent.mkdir(parents=True, exist_ok=True)
    a.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
