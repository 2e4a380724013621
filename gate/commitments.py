"""Measure promises, deadlines and agreements on the coded stories, raw text in.

`python gate/commitments.py --shared DIR [--case NAME …] [--misses]`: builds each case and compares what `commitments` lists
with what coders marked as a commitment. One that is listed answers a marked claim when a clause that tells of it overlaps that
claim's clause. Printed are recall (marked claims that are answered), precision (those listed that answer one, of the reports
that have gold), and of the answered ones how many have one of the same doers, a due time that ends within the marked one (or
none where gold has none), and the same outcome ("moved" counts as missed). Coders marked few agreements and hardly any plan:
precision says how like them the list is, not how much of it is invented.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import dateline
from dateline.model import Chronology
from dateline.query.commitments import Followed
from dateline.when import When

CASES = {
    "guinea-2021": ("gold/guinea-2021/articles", "gold/guinea-2021"),
    "mali-2021-22": ("gold/mali-2021-22/articles", "gold/mali-2021-22"),
    "seeds": ("seeds", "gold/seeds"),
    "world-dev": ("gold/world/dev/articles.jsonl", "gold/world/dev"),
    "world-train": ("gold/world/train/articles.jsonl", "gold/world/train"),
}
USUAL = ("guinea-2021", "mali-2021-22", "seeds", "world-dev")
OUTCOMES = {"moved": "missed"}

Gold = dict[str, Any]


def read_gold(folder: Path, scorer: Any) -> list[Gold]:
    """The claims of a case's gold, English and French, with the folded names of who does it."""
    table = scorer.aliases(folder / "actors.json")
    files = [p for p in (folder / "claims.jsonl", folder / "claims.fr.jsonl") if p.exists()]
    claims = [json.loads(line) for p in files for line in p.read_text("utf-8").splitlines() if line.strip()]
    return [{**c, "who": scorer.names(c["actors"], table), "table": table} for c in claims]


def answers(gold: Gold, found: Followed, chronology: Chronology) -> bool:
    """Whether a clause that tells of a listed commitment overlaps the marked claim."""
    clauses = (chronology.claims[q.claim].quote for q in found.quotes if q.article == report_of(gold))
    return any(c.start < gold["end"] and gold["start"] < c.end for c in clauses)


def report_of(gold: Gold) -> str:
    """The report that a marked claim stands in."""
    return str(gold.get("article") or gold["doc"])


def judge(gold: Gold, found: Followed, scorer: Any) -> dict[str, bool]:
    """Which slots of a listed commitment are as marked."""
    mark, verdicts = gold["commitment"], {}
    if gold["who"]:
        verdicts["by"] = bool(gold["who"] & scorer.names(list(found.by), gold["table"]))
    due = When.of(mark["due"]) if mark.get("due") else None
    if due is not None and due.latest is not None and due.earliest is not None:
        last = found.due.latest
        verdicts["due"] = last is not None and due.earliest <= last <= due.latest
    else:
        verdicts["no due"] = not found.due.known
    verdicts["outcome"] = OUTCOMES.get(found.state, found.state) == mark.get("outcome")
    return verdicts


def measure(name: str, shared: Path, work: Path, *, misses: bool) -> dict[str, tuple[int, int]]:
    """Right and all, by figure, of one case."""
    texts, folder = CASES[name]
    sys.path.insert(0, str(shared / "score"))
    import score as scorer  # the scorer is not part of this repository

    claims = read_gold(shared / folder, scorer)
    marked = [c for c in claims if c.get("commitment")]
    coded = {report_of(c) for c in claims}
    with dateline.open(work / f"{name}.dateline") as case:
        case.add(shared / texts)
        case.build()
        listed = [f for f in case.commitments() if any(q.article in coded for q in f.quotes)]
        chronology = case.chronology()
    counts: dict[str, tuple[int, int]] = {}

    def count(figure: str, right: bool) -> None:
        old = counts.get(figure, (0, 0))
        counts[figure] = (old[0] + right, old[1] + 1)

    for gold in marked:
        found = [f for f in listed if answers(gold, f, chronology)]
        verdicts = max((judge(gold, f, scorer) for f in found), key=lambda v: sum(v.values()), default=None)
        if verdicts is not None or not gold.get("optional"):
            count("recall", verdicts is not None)
        for figure, right in (verdicts or {}).items():
            count(figure, right)
        if misses and (verdicts is None or not all(verdicts.values())):
            wrong = "missing" if verdicts is None else ", ".join(k for k, right in verdicts.items() if not right)
            print(f"{wrong}: {gold['id']} {gold['commitment']['what']} {gold['commitment'].get('due')} «{gold['quote']}»")
            print(*(f"      {f.state} {f.due} {', '.join(f.by)}: {f.what}" for f in found), sep="\n")
    for one in listed:
        right = any(answers(gold, one, chronology) for gold in marked)
        count("precision", right)
        if misses and not right:
            print(f"not marked: {one.quotes[0].article} {one.state} {one.due} {', '.join(one.by)}: {one.what}")
    return counts


def main() -> int:
    """Build, list, compare."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, required=True)
    ap.add_argument("--case", nargs="*", choices=CASES, default=USUAL)
    ap.add_argument("--misses", action="store_true", help="print what is missing, wrong or not marked")
    a = ap.parse_args()
    if not (a.shared / "score/score.py").exists():
        print(f"no gold under {a.shared}: nothing is measured")
        return 0
    keys = ("recall", "precision", "by", "due", "no due", "outcome")
    with tempfile.TemporaryDirectory() as folder:
        for name in a.case:
            counts = measure(name, a.shared, Path(folder), misses=a.misses)
            told = (f"{k} {counts[k][0]}/{counts[k][1]}" if k in counts else f"{k} –" for k in keys)
            print(f"{name:<13} {'  '.join(told)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
