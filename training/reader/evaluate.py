"""Figures per head on held-out data: `python -m reader.evaluate --corpora DIR --gold DIR [--part dev|test]`.

Trees, tags, lemmas, sentence ends and names on GUM, EWT and Sequoia (French): once with the treebank's words given and
sentences found by the reader, once from running text. Coreference on GUM. Happenings on coded world news from raw text, by
the reader alone (no codebook).
"""

from __future__ import annotations

import argparse
import collections
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.model import Analysis, Article
from dateline.parse.reader import Reader
from dateline.parse.windows import Word
from reader.corpora import Doc, read_ewt, read_gum, read_parties, read_passages, read_sequoia, read_world


def read_words(reader: Reader, doc: Doc) -> Analysis:
    """The analysis of given words; every word stands in one line, so that only the reader finds sentences."""
    words, at = [], 0
    for form in doc.forms:
        words.append(Word(at, at + len(form), form, 0))
        at += len(form) + 1
    return reader.read_words(Article(doc.name, " ".join(doc.forms), "", language=doc.language), words)


def score_given_words(reader: Reader, docs: Sequence[Doc]) -> dict[str, float]:
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
            found = {(x.start, x.end, x.kind) for x in analysis.names}
            _count_names(n, spans(doc.names), found)
    out = {k: round(100 * n[k] / n["words"], 1) for k in ("uas", "las", "xpos", "upos", "lemma")}
    return out | {"sentences": _f1(n, "s"), "names": _f1(n, "n")}


FOUR = ("PERSON", "ORG", "LOC", "EVENT")


def _count_names(n: collections.Counter[str], gold: set[Any], found: set[Any]) -> None:
    gold, found = {g for g in gold if g[2] in FOUR}, {f for f in found if f[2] in FOUR}
    n["n_hit"] += len(gold & found)
    n["n_all"] += len(gold) + len(found)


def _f1(n: collections.Counter[str], key: str) -> float:
    return round(200 * n[f"{key}_hit"] / max(1, n[f"{key}_all"]), 1)


def score_raw_text(reader: Reader, docs: Sequence[Doc]) -> dict[str, float]:
    """F1 in per cent from running text, as the CoNLL 2018 shared task scores it: a word counts where its characters are the
    gold word's, and its head's characters the gold head's."""
    n: collections.Counter[str] = collections.Counter()
    for doc in docs:
        analysis = reader.read([Article(doc.name, doc.running(), "", language=doc.language)])[0]
        at, gold = 0, []
        for gap, form in zip(doc.gaps, doc.forms, strict=True):
            gold.append((at + len(gap), at + len(gap) + len(form)))
            at = gold[-1][1]
        mine = [(t.start, t.end) for t in analysis.tokens]
        place = {span: i for i, span in enumerate(gold)}
        n["all"] += len(gold) + len(mine)
        for i, token in enumerate(analysis.tokens):
            k = place.get(mine[i])
            if k is None:
                continue
            n["words"] += 1
            head = None if token.head == i else mine[token.head]
            same = head == (None if doc.head[k] < 0 else gold[doc.head[k]])
            n["uas"] += same
            n["las"] += same and token.relation == doc.rel[k]
            n["xpos"] += token.tag == doc.xpos[k]
            n["upos"] += bool(doc.upos) and token.pos == doc.upos[k]
            n["lemma"] += bool(doc.lemma) and token.lemma.lower() == doc.lemma[k].lower()
        starts = {mine[a][0] for a, _ in analysis.sentences}
        gold_starts = {gold[i][0] for i in range(len(gold)) if i == 0 or doc.sentence[i] != doc.sentence[i - 1]}
        n["s_hit"] += len(starts & gold_starts)
        n["s_all"] += len(starts) + len(gold_starts)
        if doc.names:
            named = {(gold[a][0], gold[b - 1][1], kind) for a, b, kind in spans(doc.names)}
            _count_names(n, named, {(mine[x.start][0], mine[x.end - 1][1], x.kind) for x in analysis.names})
    out = {k: round(200 * n[k] / n["all"], 1) for k in ("words", "uas", "las", "xpos", "upos", "lemma")}
    return out | {"sentences": _f1(n, "s"), "names": _f1(n, "n")}


def score_coreference(reader: Reader, docs: Sequence[Doc]) -> dict[str, float]:
    """Links of words given, between heads of mentions: B³ (Bagga and Baldwin 1998) and LEA (Moosavi and Strube 2016) F1
    without mentions that stand alone, and how many pronouns of the third person get a true antecedent."""
    b3, lea = [0.0] * 4, [0.0] * 4
    right = pronouns = 0
    for doc in docs:
        chains = read_words(reader, doc).chains
        by: dict[str, list[int]] = collections.defaultdict(list)
        for i, entity in sorted(doc.chain.items()):
            by[entity].append(i)
        gold = [tuple(c) for c in by.values() if len(c) > 1]
        for key, (mine, theirs) in enumerate(((chains, gold), (gold, chains))):
            home = {i: k for k, c in enumerate(theirs) for i in c}
            for chain in mine:
                parts = collections.Counter(home[i] for i in chain if i in home)
                b3[2 * key] += sum(v * v for v in parts.values()) / len(chain)
                b3[2 * key + 1] += len(chain)
                links = len(chain) * (len(chain) - 1) / 2
                lea[2 * key] += len(chain) * sum(v * (v - 1) / 2 for v in parts.values()) / links
                lea[2 * key + 1] += len(chain)
        home = {i: k for k, c in enumerate(gold) for i in c}
        of = {i: c for c in chains for i in c}
        for i, form in enumerate(doc.forms):
            if form.lower() in ("he", "she", "they", "him", "his", "her", "their", "them", "it", "its") and i in home:
                if gold[home[i]][0] == i:
                    continue
                pronouns += 1
                before = [j for j in of.get(i, ()) if j < i]
                right += bool(before) and home.get(before[-1]) == home[i]
    return {"b3": _f(b3), "lea": _f(lea), "pronouns": round(100 * right / max(1, pronouns), 1)}


def _f(x: list[float]) -> float:
    p, r = x[0] / max(1, x[1]), x[2] / max(1, x[3])
    return round(200 * p * r / max(1e-9, p + r), 1)


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """(start, end, kind) of a BIO layer."""
    out: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag[0] == "B":
            out.append((i, i + 1, tag[2:]))
        elif tag[0] == "I" and out:
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return set(out)


ARGUMENTS = ("actors", "recipients", "said_by", "where", "when")


def score_happenings(reader: Reader, docs: Sequence[Doc]) -> dict[str, float]:
    """F1 of happenings that overlap a coded trigger: found, with the type, with the status; and, of those found, F1 of the
    likeliest word of each role, which is right inside any of the coded words."""
    n: collections.Counter[str] = collections.Counter()
    for doc in docs:
        analysis = read_words(reader, doc)
        found = {h.start: h for h in analysis.happenings if h.score >= 0.5}
        n["all"] += len(found) + len(doc.type)
        for g in sorted(doc.type):
            hit = next((h for h in found.values() if h.start <= g < h.end), None)
            if hit is None:
                continue
            n["spot"] += 1
            n["typed"] += hit.types[0][0] == doc.type[g]
            n["status"] += hit.statuses[0][0] == doc.status[g]
            for role in ARGUMENTS:
                chance, word = max(((c, i) for name, i, c in hit.roles if name == role), default=(0.0, -1))
                n[f"{role}_hit"] += chance >= 0.5 and word in doc.roles[g][role]
                n[f"{role}_all"] += (chance >= 0.5) + bool(doc.roles[g][role])
    roles = {role: round(200 * n[f"{role}_hit"] / max(1, n[f"{role}_all"]), 1) for role in ARGUMENTS}
    return {k: round(200 * n[k] / max(1, n["all"]), 1) for k in ("spot", "typed", "status")} | roles


def score_parties(reader: Reader, docs: Sequence[Doc]) -> dict[str, float]:
    """Of every 100 names of a case's parties in running text, how many are read with the same words, and with the same kind."""
    n: collections.Counter[str] = collections.Counter()
    for doc in docs:
        names = {(x.start, x.end): x.kind for x in read_words(reader, doc).names}
        for start, end, kind in spans(doc.names):
            n["all"] += 1
            n["words"] += (start, end) in names
            n["kind"] += names.get((start, end)) == kind
    return {k: round(100 * n[k] / max(1, n["all"]), 1) for k in ("words", "kind")} | {"names": n["all"]}


def main() -> None:
    """Print every figure."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", type=Path, required=True)
    ap.add_argument("--gold", type=Path, required=True)
    ap.add_argument("--part", default="dev", choices=("dev", "test"))
    ap.add_argument("--model", type=Path, help="folder of another model than the shipped one")
    a = ap.parse_args()
    reader = Reader(a.model)
    print("reader", reader.name)
    gum = read_gum(a.corpora / "gum.tar.xz")[a.part]
    trees = {
        "GUM": gum,
        "EWT": read_ewt(a.corpora / "propbank_ewt.jsonl.gz")[a.part],
        "Sequoia": read_sequoia(a.corpora / "fr_sequoia.tar.xz")[a.part],
    }
    for name, docs in trees.items():
        print(name, a.part, "words given", score_given_words(reader, docs), flush=True)
        print(name, a.part, "raw text   ", score_raw_text(reader, docs), flush=True)
    print("GUM", a.part, "coreference", score_coreference(reader, gum))
    for language in ("en", "fr"):
        docs = [doc for case in ("guinea-2021", "mali-2021-22") for doc in read_parties(a.gold / case, language)]
        print("parties of two cases", language, score_parties(reader, docs))
    print("world", a.part, score_happenings(reader, read_world(a.gold / "world" / a.part)))
    if a.part == "dev":
        held = read_passages(a.corpora, Path(__file__).parents[1] / "coded", held=True)
        print("coded news held out", score_happenings(reader, held))


if __name__ == "__main__":
    main()
