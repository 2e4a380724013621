"""Fits the weights of `extract/where_likely.toml`: `python -m where.fit --gold DIR --to FILE`, with DIR a folder of coded news.

DIR holds articles.jsonl and claims.jsonl with the names and spans of places. The shipped reader reads the articles. Of every
happening that no words of place belong to and that the coder gave a place of which the report speaks, that place is right and
all others are wrong. So it is with the deeds of `passages.txt`, constructed reports of our own. The same fit as in
`implied.fit`: the same gold gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.extract.coder import Coder
from dateline.extract.where_likely import Likely
from dateline.ingest import find_dateline, find_furniture
from dateline.knowledge.spelling import fold
from dateline.model import Analysis, Article, digest
from dateline.parse import shipped_parser
from implied.fit import Sample, fit, read_coded

SQUARES = 20.0
"""How small the weights are kept."""

PASSAGES = Path(__file__).parent / "passages.txt"
_MARK = re.compile(r"([^*]*)(?:\*([^*]+)\*\{([^}]*)\})?", re.DOTALL)

Record = dict[str, Any]


def read_samples(article: Article, analysis: Analysis, claims: Iterable[Record]) -> Iterator[Sample]:
    """The places that each coded happening of an article may have, with what speaks for each and which are right."""
    coder = Coder(article, analysis)
    made, gold = coder.claims(), list(claims)
    likely = coder.places.likely
    told = {deed.at for deed, _ in likely.told}
    by_trigger = {analysis.tokens[deed.happening.start].start: deed for deed in coder.deeds()}
    for claim in made:
        there = claim.trigger
        deed = by_trigger.get(there.start)
        if deed is None:
            continue  # a toll that is told once more has no deed of its own
        coded = next((g for g in gold if g["trigger_start"] < there.end and there.start < g["trigger_end"]), None)
        if coded is None or not coded.get("where") or deed.at in told:
            continue
        found = likely.candidates(replace(deed, actors=claim.actors, recipients=claim.recipients))
        right = [is_right(coded["where"], likely, name) for name in found]
        if any(right):
            yield Sample(tuple(found.values()), tuple(right))


def is_right(coded: Record, likely: Likely, name: str) -> bool:
    """Whether a place is the coded one: called so, or finer than a country and named in the same words."""
    if fold(name.partition(",")[0]) == fold(coded["name"].partition(",")[0]):
        return True
    low, high = coded.get("start"), coded.get("end")
    spans = [m.place.span for m in likely.mentions if m.place.name == name and m.place.precision != "country"]
    return low is not None and any(span is not None and span.start < high and low < span.end for span in spans)


def read_passages(path: Path) -> Iterator[tuple[Article, list[Record]]]:
    """Our own constructed reports, each with the places of the deeds that a star on either side marks."""
    parts = [p for p in path.read_text("utf-8").split("\n\n") if not p.startswith("#")]
    for number, part in enumerate(parts):
        text, marks = "", []
        for plain, trigger, place in _MARK.findall(part.strip()):
            text += plain
            if trigger:
                marks.append((len(text), len(text) + len(trigger), place))
            text += trigger
        yield _article(f"passage-{number}", text), [_coded(text, *mark) for mark in marks]


def _article(id: str, text: str) -> Article:
    """A constructed report, with the dateline that it opens with."""
    opening = find_dateline(text)
    whole = Article(id, text, digest(text), language="en")
    return replace(whole, dateline=opening.place, furniture=tuple(find_furniture(text))) if opening else whole


def _coded(text: str, start: int, end: int, place: str) -> Record:
    """The record of a marked deed; its place has the span of its name where the text has it."""
    at = text.find(place.partition(",")[0])
    span = {"start": at, "end": at + len(place.partition(",")[0])} if at >= 0 else {}
    return {"trigger_start": start, "trigger_end": end, "where": {"name": place, **span}}


def main() -> None:
    """Read, fit, write."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--gold", type=Path, required=True)
    ap.add_argument("--to", type=Path, required=True)
    a = ap.parse_args()
    samples = [s for one in read_coded(a.gold) for s in read_samples(*one)]
    parser = shipped_parser()
    samples += [s for one, coded in read_passages(PASSAGES) for s in read_samples(one, parser.read([one])[0], coded)]
    lines = ["# Made by training/where/fit.py: what speaks for the place of a deed. Not written by hand.", "", "[places]"]
    lines += [f"{json.dumps(feature)} = {weight}" for feature, weight in sorted(fit(samples, SQUARES).items())]
    a.to.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
