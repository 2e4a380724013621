"""Figures per head on held-out data: `python -m reader.evaluate --corpora DIR --gold DIR [--part dev|test]`.

Trees, tags, lemmas, sentence ends and names on GUM and EWT, with the treebank's words given and sentences found by the
reader. Happenings on coded world news from raw text, by the reader alone (no codebook).
"""

from __future__ import annotations

import argparse
import collections
from collections.abc import Sequence
from pathlib import Path

from dateline.model import Analysis, Article
from dateline.parse.reader import Reader, _Draft
from dateline.parse.windows import Word, cut_windows
from reader.corpora import Doc, read_ewt, read_gum, read_world


def read_words(reader: Reader, doc: Doc) -> Analysis:
    """The analysis of given words; every word stands in one line, so that only the reader finds sentences."""
    words, at = [], 0
    for form in doc.forms:
        words.append(Word(at, at + len(form), form, 0))
        at += len(form) + 1
    draft = _Draft(words)
    for window in cut_windows(words, lambda w: len(reader._pieces.of(w))):
        reader._read_window(words, window, draft)
    return draft.finish(Article(doc.name, " ".join(doc.forms), ""), reader.name)


def score_trees(reader: Reader, docs: Sequence[Doc]) -> dict[str, float]:
    """Accuracies in per cent over words; F1 of sentence starts and names."""
    n: collections.Counter[str] = collections.Counter()
    for doc in docs:
        analysis = read_words(reader, doc)
        starts = {s for s, _ in analysis.sentences}
        gold_starts = {i for i in range(len(doc.forms)) if i == 0 or doc.sentence[i] != doc.sentence[i - 1]}
        n["s_hit"] += len(starts & gold_starts)
        n["s_all"] += len(starts) + len(gold_starts)
        for i, token in enumerate(analysis.tokens):
            n["words"] += 1
            head = -1 if token.head == i else token.head
            n["uas"] += head == doc.head[i]
            n["las"] += head == doc.head[i] and token.relation == doc.rel[i]
            n["xpos"] += token.tag == doc.xpos[i]
            n["upos"] += bool(doc.upos) and token.pos == doc.upos[i]
            n["lemma"] += bool(doc.lemma) and token.lemma.lower() == doc.lemma[i].lower()
        if doc.names:
            gold = spans(doc.names)
            found = {(x.start, x.end, x.kind) for x in analysis.names}
            four = {"PERSON", "ORG", "LOC", "EVENT"}
            gold, found = {g for g in gold if g[2] in four}, {f for f in found if f[2] in four}
            n["n_hit"] += len(gold & found)
            n["n_all"] += len(gold) + len(found)
    out = {k: round(100 * n[k] / n["words"], 1) for k in ("uas", "las", "xpos", "upos", "lemma")}
    out["sentences"] = round(200 * n["s_hit"] / max(1, n["s_all"]), 1)
    out["names"] = round(200 * n["n_hit"] / max(1, n["n_all"]), 1)
    return out


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """(start, end, kind) of a BIO layer."""
    out: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag[0] == "B":
            out.append((i, i + 1, tag[2:]))
        elif tag[0] == "I" and out:
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return set(out)


def score_happenings(reader: Reader, folder: Path) -> dict[str, float]:
    """F1 of happenings that overlap a coded trigger: found, with the type, with the status; and of arguments given these."""
    n: collections.Counter[str] = collections.Counter()
    for doc in read_world(folder):
        analysis = read_words(reader, doc)
        found = {h.start: h for h in analysis.happenings if h.score >= 0.5}
        gold = sorted(doc.type)
        n["all"] += len(found) + len(gold)
        for g in gold:
            hit = next((h for h in found.values() if h.start <= g < h.end), None)
            if hit is None:
                continue
            n["spot"] += 1
            n["typed"] += hit.types[0][0] == doc.type[g]
            n["status"] += hit.statuses[0][0] == doc.status[g]
    return {k: round(200 * n[k] / max(1, n["all"]), 1) for k in ("spot", "typed", "status")}


def main() -> None:
    """Print every figure."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", type=Path, required=True)
    ap.add_argument("--gold", type=Path, required=True)
    ap.add_argument("--part", default="dev", choices=("dev", "test"))
    a = ap.parse_args()
    reader = Reader()
    print("GUM", a.part, score_trees(reader, read_gum(a.corpora / "gum.tar.xz")[a.part]))
    print("EWT", a.part, score_trees(reader, read_ewt(a.corpora / "propbank_ewt.jsonl.gz")[a.part]))
    print("world", a.part, score_happenings(reader, a.gold / "world" / a.part))


if __name__ == "__main__":
    main()
