"""Write the pinned scores into README.md and docs/method.md: `python gate/tables.py`. A test holds them to it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PARTS = (
    ("spot", "the happening is found", ".912", ".936"),
    ("typed", "… with the right type", ".859", ".881"),
    ("actors", "… and the right actors", ".746", ".829"),
    ("recipients", "… and the right recipients", ".627", ".746"),
    ("said_by", "… and the right chain", ".781", ".761"),
    ("when", "… and exactly the right time", ".689", ".837"),
    ("when~", "… and a time that fits", ".852", ".884"),
    ("where", "… and the right place", ".837", ".819"),
    ("status", "… and the right status", ".872", ".928"),
    ("record", "type, actors, status, rough time and being sourced all right", ".531", ".677"),
    ("linking", "claims grouped into events (B³, matched claims)", ".954", ".964"),
    ("cross", "pairs of claims of one event in different reports", ".845", ".937"),
)
"""(figure, what counts as right, a second coder on the seeds, on another case)."""
SHORT = {
    "spot": "the happening is found",
    "typed": "… with the right type",
    "actors": "… who does it",
    "when~": "… when, roughly",
    "status": "… its status (happened, planned, alleged …)",
    "cross": "claims of one event joined across reports",
}
MARKS = re.compile(r"(<!-- scores -->\n).*?(<!-- /scores -->)", re.DOTALL)


def figure(value: float) -> str:
    """A figure as .766."""
    return f"{value:.3f}".lstrip("0")


def method_table(scores: dict[str, Any]) -> str:
    """The whole table of docs/method.md."""
    rows = [
        "| part | what counts as right | two cases | seeds | world/dev | second coder, seeds | second coder, another case |"
    ]
    rows.append("|---|---|---|---|---|---|---|")
    for key, words, seeds, other in PARTS:
        world = "–" if key == "cross" else figure(scores["world-dev"][key])
        both, own = figure(scores["guinea + mali"][key]), figure(scores["seeds"][key])
        rows.append(f"| {key} | {words} | {both} | {own} | {world} | {seeds} | {other} |")
    return "\n".join(rows) + "\n"


def readme_table(scores: dict[str, Any]) -> str:
    """The short table of README.md."""
    other = {key: mark for key, _, _, mark in PARTS}
    rows = ["| F1, raw text in, whole chain | Dateline, two cases | a second careful coder |", "|---|---|---|"]
    rows += [f"| {words} | {figure(scores['guinea + mali'][key])} | {other[key]} |" for key, words in SHORT.items()]
    return "\n".join(rows) + "\n"


def main() -> None:
    """Rewrite both tables between their marks."""
    scores = json.loads((ROOT / "gate/pinned.json").read_text(encoding="utf-8"))["f1"]
    for path, table in ((ROOT / "README.md", readme_table(scores)), (ROOT / "docs/method.md", method_table(scores))):
        text = path.read_text(encoding="utf-8")
        path.write_text(MARKS.sub(lambda m, t=table: m[1] + t + m[2], text), encoding="utf-8")


if __name__ == "__main__":
    main()
