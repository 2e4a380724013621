"""Holding today's figures against the pinned ones."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any


def hold(
    path: Path,
    today: dict[str, Any],
    table: str,
    *,
    tolerance: float,
    pin: bool,
    lower: str,
    unheld: Collection[str] = (),
) -> int:
    """0 when no figure of `today[table]` (row → figure → value) fell below its pin in the file at `path` by more than the
    tolerance, or a reason is given to pin lower; else 1. `pin` makes today's figures the new pins. A figure that is gone has
    fallen; rows named in `unheld` may."""
    pinned = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"corpora": today["corpora"], table: {}}
    if pinned["corpora"] != today["corpora"]:
        print("the corpora are not those that the pins were made on: pin anew")
    fallen = [
        f"{name}, {figure}: {today[table].get(name, {}).get(figure, 0.0):.4f}, pinned {value:.4f}"
        for name, row in pinned[table].items()
        for figure, value in row.items()
        if name not in unheld and today[table].get(name, {}).get(figure, 0.0) < value - tolerance
    ]
    print("\n".join(fallen) or "nothing fell below what is pinned")
    if fallen and not lower:
        print('mend it, or pin lower with --pin --lower "reason" and say so in the changelog')
        return 1
    if pin:
        path.write_text(json.dumps(today, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print("pinned")
    return 0
