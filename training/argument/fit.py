"""Fits the weights of `extract/argument.toml`: `python -m argument.fit --gold DIR --reports DIR --to FILE`.

DIR of gold holds coded news (articles.jsonl, claims.jsonl): a report argues where the coders give a claim to its author. Of
the constructed reports those in authored.txt argue; analysis.txt, half and half, is left out. A logistic regression, kept small
by its squares (Newton's steps from zero): the same texts give the same weights. Prints what ten-fold cross-validation finds.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.extract.argument import signs_of_argument
from dateline.extract.author import LIKELY, Author
from dateline.extract.phrases import Tree
from dateline.ingest import find_dateline
from dateline.model import Analysis, Article
from dateline.parse import shipped_parser
from implied.fit import read_coded
from reports.read import read_file

Array = NDArray[np.float64]

ARGUED, LEFT_OUT = "authored", "analysis"
IS_AUTHOR = re.compile(r"\bauthors?\b|\beditorial|\bcolumnist", re.IGNORECASE)
NEWS_COUNTS = 4.0
"""Real pieces that argue weigh so much more than constructed ones: they are few."""
SQUARES, STEPS, FOLDS = 1.0, 50, 10


def read_reports(folder: Path) -> Iterator[tuple[str, Article, Analysis]]:
    """English constructed reports, as read, each with the name of its file."""
    parser = shipped_parser()
    for file in sorted(folder.glob("*.txt")):
        for report in read_file(file)[0] if file.stem != LEFT_OUT else ():
            if report.language == "en":
                found = find_dateline(report.text)
                article = Article(report.name, report.text, "", language="en", dateline=found.place if found else None)
                yield file.stem, article, parser.read([article])[0]


def signs(article: Article, analysis: Analysis) -> dict[str, float]:
    """The signs of one report."""
    tree = Tree(analysis, article.language)
    return signs_of_argument(article, analysis, tree, Author(article, analysis, tree).own_words)


def fit(rows: Array, right: Array, weight: Array) -> Array:
    """A weight a column, and the constant last."""
    full = np.c_[rows, np.ones(len(rows))]
    ridge = SQUARES * np.diag([*np.ones(rows.shape[1]), 1e-6])
    found = np.zeros(full.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-full @ found))
        slope = full.T @ (weight * (chance - right)) + ridge @ found
        found -= np.linalg.solve((full * (weight * chance * (1 - chance))[:, None]).T @ full + ridge, slope)
    return found


def main() -> None:
    """Read, fit, write."""
    ap = argparse.ArgumentParser(description=__doc__)
    for name in ("gold", "reports", "to"):
        ap.add_argument(f"--{name}", type=Path, required=True)
    a = ap.parse_args()
    found: list[tuple[bool, bool, dict[str, float]]] = []
    for article, analysis, claims in read_coded(a.gold):
        argued = any(IS_AUTHOR.search(source["name"]) for claim in claims for source in claim["said_by"])
        found.append((argued, True, signs(article, analysis)))
    found += [(name == ARGUED, False, signs(article, analysis)) for name, article, analysis in read_reports(a.reports)]
    names = list(found[0][2])
    rows = np.array([[one[name] for name in names] for *_, one in found])
    scale = rows.std(0) + 1e-6
    rows /= scale
    right, news = np.array([x[0] for x in found]), np.array([x[1] for x in found])
    weight = np.where(right & news, NEWS_COUNTS, 1.0)
    part, chance = np.arange(len(rows)) * 7 % FOLDS, np.zeros(len(rows))
    for k in range(FOLDS):
        weights = fit(rows[part != k], right[part != k], weight[part != k])
        chance[part == k] = 1 / (1 + np.exp(-(rows[part == k] @ weights[:-1] + weights[-1])))
    for title, which in (("news", news), ("constructed", ~news)):
        told = chance[which] >= LIKELY
        print(f"{title}: {told[right[which]].sum()} of {right[which].sum()} that argue, {told[~right[which]].sum()} of others")
    weights = fit(rows, right, weight)
    table = dict(zip(names, weights[:-1] / scale, strict=True)) | {"always": weights[-1]}
    lines = ["# Made by training/argument/fit.py: what speaks for a piece that argues. Not written by hand.", "", "[en]"]
    lines += [f"{json.dumps(name)} = {value:.3f}" for name, value in sorted(table.items())]
    a.to.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
