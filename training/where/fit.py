"""Fits the weights of `extract/where_lands.toml`: `python -m where.fit --gold DIR --to FILE`, with DIR a folder of coded news.

DIR holds articles.jsonl and claims.jsonl with the names of places ("Kyiv, Ukraine"). The shipped reader reads the articles. For
every happening that the coder gave a place in a country that the report speaks of, that country is right and all others are
wrong, whatever the words beside it tell. The same fit as in `implied.fit`: the same gold gives the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.extract.coder import Coder
from dateline.knowledge.countries import country
from dateline.model import Analysis, Article
from implied.fit import Sample, fit, read_coded

SQUARES = 10.0
"""How small the weights are kept."""

Record = dict[str, Any]


def read_samples(article: Article, analysis: Analysis, claims: Iterable[Record]) -> Iterator[Sample]:
    """The countries that each coded happening of an article may be in, with what speaks for each and which are right."""
    coder = Coder(article, analysis)
    gold = list(claims)
    for claim, deed in zip(coder.claims(), coder.deeds(), strict=True):
        there = claim.trigger
        coded = next((g for g in gold if g["trigger_start"] < there.end and there.start < g["trigger_end"]), None)
        right = _lands(coded) if coded is not None else set()
        found = coder.places.lands.candidates(replace(deed, actors=claim.actors))
        if right & found.keys():
            yield Sample(tuple(found.values()), tuple(land in right for land in found))


def _lands(coded: Record) -> set[str]:
    """ISO3 codes of the countries that the name of a coded place holds."""
    name = (coded.get("where") or {}).get("name") or ""
    return {land.iso3 for part in name.split(",") if (land := country(part.strip())) is not None}


def main() -> None:
    """Read, fit, write."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--gold", type=Path, required=True)
    ap.add_argument("--to", type=Path, required=True)
    a = ap.parse_args()
    samples = [s for one in read_coded(a.gold) for s in read_samples(*one)]
    lines = ["# Made by training/where/fit.py: what speaks for the country of a deed. Not written by hand.", "", "[lands]"]
    lines += [f"{json.dumps(feature)} = {weight}" for feature, weight in sorted(fit(samples, SQUARES).items())]
    a.to.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
