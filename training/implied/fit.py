"""Fits the weights of `extract/implied.toml`: `python -m implied.fit --gold DIR --to FILE`, with DIR a folder of coded news.

DIR holds articles.jsonl and claims.jsonl with the spans of who acts and on whom. The shipped reader reads the articles. Where
its own clause leaves a role of a coded claim open, everybody whom the report spoke of up to there may be it, and right are
those whose words the coder took. A conditional logit with a weight for nobody, kept small by its squares, by Adam from zero:
the same gold gives the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dateline.extract.coder import Coder
from dateline.extract.implied import Deed, Features, Implied
from dateline.ingest import read_sources
from dateline.knowledge.spelling import fold
from dateline.model import Analysis, Article
from dateline.parse import shipped_parser

ROLES = ("actors", "recipients")
SELDOM = 10
"""A feature needs so many candidates to have a weight."""
SQUARES = 3.0
ROUNDS = 300
SMALL = 0.05
"""Weights smaller than this are left out."""

Record = dict[str, Any]


@dataclass(frozen=True)
class Sample:
    """One open role: the features of each candidate, of nobody last, and which of them are right; nobody is when none is."""

    candidates: tuple[Features, ...]
    right: tuple[bool, ...]


def read_samples(article: Article, analysis: Analysis, claims: Iterable[Record]) -> Iterator[tuple[str, Sample]]:
    """(role, sample) of every role that the reader's grammar leaves open in a coded claim of an article."""
    coder = Coder(article, analysis)
    deeds = coder.deeds()
    implied = Implied(coder.roles, deeds)
    gold = list(claims)
    for deed in deeds:
        trigger = analysis.span(deed.happening.start, deed.happening.end)
        coded = next((g for g in gold if g["trigger_start"] < trigger.end and trigger.start < g["trigger_end"]), None)
        if coded is not None:
            for role in ROLES:
                if not getattr(deed, role):
                    yield role, _sample(implied, deed, coder, coded[role])


def _sample(implied: Implied, deed: Deed, coder: Coder, coded: Sequence[Record]) -> Sample:
    starts = {m.filler.name: set[int]() for m in implied.mentions}
    for m in implied.mentions:
        starts[m.filler.name].add(coder.tree.tokens[m.head].start)
    spans = [(c["start"], c["end"]) for c in coded if c.get("start") is not None]
    names = {fold(word) for c in coded for word in (c["name"], c.get("text") or "") if word}

    def is_right(name: str) -> bool:
        return fold(name) in names or any(low <= at < high for at in starts[name] for low, high in spans)

    found = list(implied.candidates(deed, coder.said.chain(deed.happening)))
    right = [is_right(filler.name) for filler, _ in found]
    return Sample((*(features for _, features in found), implied.nobody(deed)), (*right, not any(right)))


def fit(samples: Sequence[Sample], squares: float = SQUARES) -> dict[str, float]:
    """Feature → weight; the larger `squares`, the smaller the weights."""
    counts = Counter(f for s in samples for features in s.candidates for f in features)
    names = sorted(f for f, n in counts.items() if n >= SELDOM)
    index = {f: i for i, f in enumerate(names)}
    flat = [features for s in samples for features in s.candidates]
    row = np.array([r for r, features in enumerate(flat) for f in sorted(features) if f in index])
    column = np.array([index[f] for features in flat for f in sorted(features) if f in index])
    group = np.array([g for g, s in enumerate(samples) for _ in s.candidates])
    right = np.array([r for s in samples for r in s.right], dtype=float)
    weights = np.zeros(len(names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, ROUNDS + 1):
        odds = np.exp(np.bincount(row, weights[column], len(flat)))
        whole = np.bincount(group, odds, len(samples))
        of_right = np.bincount(group, odds * right, len(samples))
        excess = odds / whole[group] - right * odds / of_right[group]
        slope = np.bincount(column, excess[row], len(names)) + squares * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = 0.1 if step <= 2 * ROUNDS // 3 else 0.03
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {f: round(float(w), 2) for f, w in zip(names, weights, strict=True) if abs(w) >= SMALL}


def write(weights: Mapping[str, Mapping[str, float]]) -> str:
    """The weights as TOML, sorted."""
    lines = ["# Made by training/implied/fit.py: what speaks for somebody whom a happening leaves open. Not written by hand."]
    for role, table in weights.items():
        lines += ["", f"[{role}]", *(f"{json.dumps(f)} = {w}" for f, w in sorted(table.items()))]
    return "\n".join(lines) + "\n"


def read_coded(gold: Path) -> Iterator[tuple[Article, Analysis, list[Record]]]:
    """The articles of a folder of coded news, as read, each with its coded claims."""
    claims = defaultdict(list)
    for line in (gold / "claims.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        claims[record["article"]].append(record)
    parser = shipped_parser()
    for one in read_sources([str(gold / "articles.jsonl")]):
        if isinstance(one, Article):
            yield one, parser.read([one])[0], claims[one.id]


def main() -> None:
    """Read, fit, write."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--gold", type=Path, required=True)
    ap.add_argument("--to", type=Path, required=True)
    a = ap.parse_args()
    samples = defaultdict(list)
    for article, analysis, coded in read_coded(a.gold):
        for role, sample in read_samples(article, analysis, coded):
            samples[role].append(sample)
    a.to.write_text(write({role: fit(samples[role]) for role in ROLES}), "utf-8")


if __name__ == "__main__":
    main()
