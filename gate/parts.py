"""How well each part codes with gold given for the parts before it: `python gate/parts.py --shared DIR`.

Three rows a case. *chain*: raw text in, before linking. *triggers given*: the happenings are those that gold names, with what
the reader sees at their words; so `typed` and all behind it are the coder's alone. *types given*: their types are gold's, too.
Beside `gate/run.py` this tells what spotting loses, what typing loses, and what the roles lose by themselves.

Then the codebook's cues on words that nothing was trained on: gold triggers of which no word, in any form, names a happening in
world/train or in training/reports. How many have a cue, and how many get the right type from the strongest cue, from the
reader, and from both.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from run import CASES, GOLD, HERE, figures

from dateline.export.claims import _record, json_line
from dateline.extract import code_article
from dateline.extract.phrases import Tree
from dateline.extract.what import What
from dateline.ingest import read_sources
from dateline.model import Analysis, Article, Happening
from dateline.parse import Parser, shipped_parser
from dateline.vocabulary import event_types

sys.path.insert(0, str(HERE.parent / "training"))
from reports.read import read_file

SURE = 0.9999
ROWS = ("chain", "triggers given", "types given")
SLOTS = ("spot", "typed", "actors", "recipients", "said_by", "when~", "where", "status")

Record = dict[str, Any]


def gold_happenings(article: Article, analysis: Analysis, gold: Iterable[Record], *, types: bool) -> tuple[Happening, ...]:
    """The happenings at gold's triggers, as the reader sees these words; `types`: of gold's type."""
    found: dict[int, Happening] = {}
    for record in gold:
        at = article.text.find(record["trigger"], record["start"], record["end"])
        at = record.get("trigger_start", at)
        end = at + len(record["trigger"])
        inside = [i for i, token in enumerate(analysis.tokens) if token.start < end and token.end > at]
        if not inside:
            continue
        seen = next((h for h in analysis.happenings if h.start <= inside[-1] and inside[0] < h.end), None)
        even = tuple((name, 1 / len(event_types())) for name in event_types())
        one = seen or Happening(inside[0], inside[-1] + 1, SURE, even, (("happened", 1.0),), ())
        one = replace(one, start=inside[0], end=inside[-1] + 1, score=SURE)
        found[inside[0]] = replace(one, types=((record["type"], 1.0),)) if types else one
    return tuple(found[k] for k in sorted(found))


def write_claims(path: Path, coded: Sequence[tuple[Article, Analysis]]) -> None:
    """The claims of some analyses, as the scorer reads them, every claim its own event."""
    chronology: Any = SimpleNamespace(articles={article.id: article for article, _ in coded})
    with path.open("wb") as out:
        for article, analysis in coded:
            for claim in code_article(article, analysis):
                out.write(json_line(_record(chronology, claim, event=claim.id)))


def trained_lemmas(shared: Path, parser: Parser) -> frozenset[str]:
    """Lemmas of all words that name a happening in what the reader was trained on."""
    folder = shared / "gold/world/train"
    marks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for line in (folder / "claims.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        marks[record["article"]].append((record["trigger_start"], record["trigger_end"]))
    articles = [x for x in read_sources([str(folder / "articles.jsonl")]) if isinstance(x, Article)]
    for path in sorted((HERE.parent / "training/reports").glob("*.txt")):
        for report in read_file(path)[0]:
            if report.language == "en":
                articles.append(Article(f"{path.stem} {report.name}", report.text, report.name, language="en"))
                marks[articles[-1].id] = [(start, end) for start, end, *_ in report.claims]
    return frozenset(
        token.lemma.lower()
        for article in articles
        for token in parser.read([article])[0].tokens
        if any(start <= token.start < end for start, end in marks[article.id])
    )


def score_unseen(read: Sequence[tuple[Article, Analysis, list[Record]]], seen: frozenset[str]) -> dict[str, float]:
    """Shares of the gold triggers that share no lemma with what was trained on."""
    count = Counter[str]()
    for article, analysis, gold in read:
        what = What(Tree(analysis))
        for record in gold:
            for one in gold_happenings(article, analysis, [record], types=False):
                if {t.lemma.lower() for t in analysis.tokens[one.start : one.end]} & seen:
                    continue
                cues = [c for c in what._cues(one) if what.doers.allow(c, one.start)]
                strongest = max(cues, key=what._says, default=None)
                right = {record["type"], *record.get("accept", {}).get("type", ())}
                count["triggers"] += 1
                count["with a cue"] += bool(cues)
                count["right by the cue"] += strongest is not None and strongest.type in right
                count["right by the reader"] += one.types[0][0] in right and one.types[0][1] > one.types[-1][1]
                count["right by both"] += what._code(one).type in right
    whole = count.pop("triggers")
    return {"triggers": whole} | {k: v / max(1, whole) for k, v in count.items()}


def main() -> int:
    """Print the F1 of every part, and what unseen words get."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, required=True)
    a = ap.parse_args()
    if not (a.shared / "score/score.py").exists():
        print(f"no gold under {a.shared}: nothing is scored")
        return 0
    parser = shipped_parser()
    every = []
    print(f"{'F1':<30}" + "".join(f"{slot:>11}" for slot in SLOTS))
    for name in CASES:
        gold = defaultdict(list)
        for line in (a.shared / GOLD[name] / "claims.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            gold[record["article"]].append(record)
        articles = [x for x in read_sources([str(a.shared / CASES[name])]) if isinstance(x, Article) and gold[x.id]]
        read = [(article, parser.read([article])[0]) for article in articles]
        every += [(article, analysis, gold[article.id]) for article, analysis in read]
        for row in ROWS:
            given = [
                (
                    x,
                    y
                    if row == "chain"
                    else replace(y, happenings=gold_happenings(x, y, gold[x.id], types=row == "types given")),
                )
                for x, y in read
            ]
            with tempfile.TemporaryDirectory() as folder:
                write_claims(Path(folder) / f"{name}.jsonl", given)
                scored = figures(a.shared, name, Path(folder))
            print(f"{name + ', ' + row:<30}" + "".join(f"{scored[slot]['f1']:>11.3f}" for slot in SLOTS), flush=True)
    for slot, value in score_unseen(every, trained_lemmas(a.shared, parser)).items():
        print(f"unseen words, {slot:<25}{value:>8.3f}" if isinstance(value, float) else f"unseen words, {slot:<25}{value:>8}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
