"""Score the whole chain, raw text in, on the gold cases; compare with what is pinned.

`python gate/run.py --shared DIR [--pin] [--lower "reason"]`: writes gate/scores.json. Fails when a pinned figure falls by
more than the tolerance. `--pin` takes today's figures as the new pins; one that is lower than before also needs
`--lower`, whose reason belongs into the changelog.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pins import hold

import dateline
from dateline.export import export

HERE = Path(__file__).parent
CASES = {
    "seeds": "seeds",
    "guinea-2021": "gold/guinea-2021/articles",
    "mali-2021-22": "gold/mali-2021-22/articles",
    "world-dev": "gold/world/dev/articles.jsonl",
}
GOLD = {
    "seeds": "gold/seeds",
    "guinea-2021": "gold/guinea-2021",
    "mali-2021-22": "gold/mali-2021-22",
    "world-dev": "gold/world/dev",
}
TOGETHER = ("guinea-2021", "mali-2021-22")
FRENCH = "claims.fr.jsonl"
"""The French part of a case's gold, where it has one."""
TOLERANCE = 0.002


def digest_of(path: Path) -> str:
    """Digest of a file, or of all files of a folder in order."""
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    state = hashlib.sha256()
    for file in files:
        state.update(file.name.encode() + file.read_bytes())
    return state.hexdigest()[:16]


def score_case(shared: Path, name: str, work: Path) -> tuple[dict[str, dict[str, Any]], float]:
    """The scorer's figures for one case, in English and where there is gold in French, and the seconds its build took."""
    begun = time.perf_counter()
    with dateline.open(work / f"{name}.dateline") as case:
        case.add(shared / CASES[name])
        case.build()
        seconds = time.perf_counter() - begun
        faults = [s for s in case.set_asides() if "a fault of Dateline" in s.reason]
        if faults:
            raise SystemExit(f"{name}: {len(faults)} reports met a fault: {faults[0].reason}")
        export(case.chronology(), "claims", work / f"{name}.jsonl")
    found = {name: figures(shared, name, work)}
    if (shared / GOLD[name] / FRENCH).exists():
        found[f"{name} fr"] = figures(shared, name, work, "--gold", FRENCH)
    return found, seconds


def figures(shared: Path, name: str, work: Path, *options: str) -> dict[str, Any]:
    """What the scorer prints for the claims of a case."""
    command = [sys.executable, str(shared / "score/score.py"), str(shared / GOLD[name]), str(work / f"{name}.jsonl")]
    run = subprocess.run([*command, "--json", *options], check=True, capture_output=True, text=True)
    return dict(json.loads(run.stdout))


def pooled(results: list[dict[str, Any]]) -> dict[str, float]:
    """F1 of several cases together: true positives, found and gold counts added up."""
    out = {}
    for key in results[0]:
        hits = sum(r[key]["r"] * r[key]["n"] for r in results)
        gold = sum(r[key]["n"] for r in results)
        found = sum(r[key]["r"] * r[key]["n"] / r[key]["p"] if r[key]["p"] else 0 for r in results)
        out[key] = round(2 * hits / (gold + found), 4) if gold + found else 0.0
    return out


def main() -> int:
    """Score, write, compare."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, required=True)
    ap.add_argument("--pin", action="store_true")
    ap.add_argument("--lower", default="")
    a = ap.parse_args()
    if not (a.shared / "score/score.py").exists():
        print(f"no gold under {a.shared}: nothing is scored")
        return 0
    scores: dict[str, Any] = {"corpora": {n: digest_of(a.shared / p) for n, p in GOLD.items()}, "f1": {}, "seconds": {}}
    rows: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as tmp:
        for name in CASES:
            found, scores["seconds"][name] = score_case(a.shared, name, Path(tmp))
            rows |= found
    scores["f1"] = {name: {k: round(v["f1"], 4) for k, v in row.items()} for name, row in rows.items()}
    scores["f1"]["guinea + mali"] = pooled([rows[n] for n in TOGETHER])
    scores["f1"]["guinea + mali fr"] = pooled([rows[f"{n} fr"] for n in TOGETHER])
    seconds = scores.pop("seconds")
    keys = list(rows["seeds"])
    print(f"{'F1, raw text in':<17}" + "".join(f"{k:>11}" for k in keys))
    for name, row in scores["f1"].items():
        print(
            f"{name:<17}"
            + "".join(f"{row[k]:>11.3f}" for k in keys)
            + (f"   built in {seconds[name]:.1f} s" if name in seconds else "")
        )
    (HERE / "scores.json").write_text(json.dumps(scores, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return hold(HERE / "pinned.json", scores, "f1", tolerance=TOLERANCE, pin=a.pin, lower=a.lower)


if __name__ == "__main__":
    raise SystemExit(main())
