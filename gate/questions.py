"""Ask the coded stories sixty questions, raw text in, and print the share that is answered rightly.

`python gate/questions.py --shared DIR [--wrong]`: builds each case, asks what `questions.toml` asks of it, and counts an
answer as right when one of its first sentences has an expected fact, or when it declines what the reports do not say. An
answer given where none should be, and a wrong one, are counted apart from one that was only not found.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import dateline
from dateline.query import Reply

HERE = Path(__file__).parent
CASES = {"seeds": "seeds", "guinea-2021": "gold/guinea-2021/articles", "mali-2021-22": "gold/mali-2021-22/articles"}
FIRST = 3
"""Sentences of an answer that are looked at."""


def judge(reply: Reply, question: dict[str, Any]) -> str:
    """right, wrong (something else is told), silent (nothing is told that should be), or invented (told, not declined)."""
    if question.get("declined"):
        return "invented" if reply.said else "right"
    if not reply.said:
        return "silent"
    told = " ".join(t.sentence for t in reply.sentences[:FIRST])
    return "right" if any(fact.casefold() in told.casefold() for fact in question["expect"]) else "wrong"


def main() -> int:
    """Build, ask, count."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, required=True)
    ap.add_argument("--wrong", action="store_true", help="print the answers that are not right")
    a = ap.parse_args()
    if not all((a.shared / path).exists() for path in CASES.values()):
        print(f"no stories under {a.shared}: nothing is asked")
        return 0
    questions = tomllib.loads((HERE / "questions.toml").read_text("utf-8"))["questions"]
    found: dict[str, Counter[str]] = {name: Counter() for name in CASES}
    with tempfile.TemporaryDirectory() as folder:
        for name, path in CASES.items():
            with dateline.open(Path(folder) / f"{name}.dateline") as case:
                case.add(a.shared / path)
                case.build()
                for question in (q for q in questions if q["case"] == name):
                    reply = case.ask(question["ask"])
                    verdict = judge(reply, question)
                    found[name][verdict] += 1
                    if a.wrong and verdict != "right":
                        print(f"{verdict}: {question['ask']} → {reply.text[:200]} {reply.why_not}")
    for name, counts in {**found, "all": sum(found.values(), Counter())}.items():
        number = sum(counts.values())
        kinds = ", ".join(f"{counts[kind]} {kind}" for kind in ("wrong", "silent", "invented"))
        print(f"{name:<13} {counts['right']:>3} of {number} right ({counts['right'] / max(number, 1):.2f}); {kinds}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
