"""The lock files: every package by its hash, from no place in particular, and all of one mind."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("*.lock"))


def pins(lock: Path) -> dict[str, str]:
    """The version of each package that a lock file names."""
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_every_package_is_locked_by_hash_and_from_nowhere(lock: Path) -> None:
    text = lock.read_text("utf-8")
    entries = [e for e in text.replace("\\\n", " ").splitlines() if e and not e.lstrip().startswith("#")]
    assert entries
    assert all(re.fullmatch(r"[a-z0-9.-]+==\S+(\s+--hash=sha256:[0-9a-f]{64})+\s*", e) for e in entries)
    assert not re.search(r"://|^-|index", text, re.MULTILINE)


def test_ray_is_locked_as_the_extra_asks_and_goes_with_all_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    ray, rest = pins(ROOT / "ray.lock"), pins(ROOT / "requirements.lock")
    for wanted in map(Requirement, project["optional-dependencies"]["ray"]):
        assert ray[wanted.name] in wanted.specifier
    assert {name: ray[name] for name in ray.keys() & rest.keys()} == {name: rest[name] for name in ray.keys() & rest.keys()}
