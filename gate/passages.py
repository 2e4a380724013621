"""Score the whole chain on passages of real news that were coded by hand and held out (`training/coded/held.txt`): raw text in.

`python gate/passages.py --shared DIR` prints F1 of the triggers found, with their types and with their statuses, and, of the
claims found, how many have a slot right: each coded phrase is overlapped by one of ours, and each of ours by a coded one. Names
play no part, for the passages were coded by their words. Neither the reader nor a rule learnt from them. The report's day is
not known; each passage is taken for one of 1 June 2015.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

import dateline
from coded.read import Span, read_coded
from dateline.model import Claim
from reports.read import CodedReport

SLOTS = ("actors", "recipients", "said_by", "where", "when")
CODED = Path(__file__).parents[1] / "training" / "coded"


def chain(reports: Iterable[CodedReport]) -> dict[str, list[Claim]]:
    """The claims of each passage."""
    found: dict[str, list[Claim]] = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, dateline.open(Path(folder) / "passages.dateline") as case:
        path = Path(folder) / "passages.jsonl"
        rows = ({"id": r.name, "text": r.text, "published": "2015-06-01", "language": r.language} for r in reports)
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        case.add(path)
        case.build()
        for claim in case.claims():
            found[claim.article].append(claim)
    return found


def spans(claim: Claim, slot: str) -> list[Span]:
    """Where the words of a slot stand."""
    if slot in ("where", "when"):
        span = claim.when_span if slot == "when" else claim.where.span if claim.where else None
        return [(span.start, span.end)] if span else []
    return [(f.span.start, f.span.end) for f in getattr(claim, slot) if f.span]


def overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether each span of one meets one of the other, and the other way about."""

    def covered(a: Sequence[Span], b: Sequence[Span]) -> bool:
        return all(any(x[0] < y[1] and y[0] < x[1] for y in b) for x in a)

    return covered(one, other) and covered(other, one)


def score(reports: Sequence[CodedReport], found: dict[str, list[Claim]]) -> dict[str, float]:
    """Every figure, 0 to 1."""
    n: collections.Counter[str] = collections.Counter()
    for report in reports:
        free = list(found[report.name])
        n["all"] += len(report.claims) + len(free)
        for start, end, kind, status, roles in sorted(report.claims, key=lambda c: c[0]):
            here = [c for c in free if c.trigger.start < end and start < c.trigger.end]
            if not here:
                continue
            claim = max(here, key=lambda c: (c.type == kind, -abs(c.trigger.start - start)))
            free.remove(claim)
            n["found"] += 1
            n["typed"] += claim.type == kind
            n["status"] += claim.status == status
            n.update(slot for slot in SLOTS if overlap(roles[slot], spans(claim, slot)))
    whole = {k: 2 * n[k] / max(1, n["all"]) for k in ("found", "typed", "status")}
    return whole | {slot: n[slot] / max(1, n["found"]) for slot in SLOTS}


def main() -> None:
    """Print the figures by corpus and of all."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, required=True)
    a = ap.parse_args()
    reports = [r for r in read_coded(a.shared / "corpora", CODED, held=True) if r.claims]
    found = chain(reports)
    corpora = sorted({r.name.split("-")[0] for r in reports})
    print(f"{'':12}{'claims':>8}" + "".join(f"{k:>12}" for k in ("found", "typed", "status", *SLOTS)))
    for name in (*corpora, "all"):
        part = [r for r in reports if name in ("all", r.name.split("-")[0])]
        figures = score(part, found)
        print(f"{name:12}{sum(len(r.claims) for r in part):8}" + "".join(f"{v:12.3f}" for v in figures.values()))


if __name__ == "__main__":
    main()
