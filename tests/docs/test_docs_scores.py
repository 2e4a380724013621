"""The figures that README and method print are the pinned ones."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_tables_hold_the_pinned_scores() -> None:
    spec = importlib.util.spec_from_file_location("gate_tables", ROOT / "gate/tables.py")
    assert spec is not None
    assert spec.loader is not None
    tables = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tables)
    scores = json.loads((ROOT / "gate/pinned.json").read_text(encoding="utf-8"))["f1"]
    assert tables.readme_table(scores) in (ROOT / "README.md").read_text(encoding="utf-8")
    assert tables.method_table(scores) in (ROOT / "docs/method.md").read_text(encoding="utf-8")
