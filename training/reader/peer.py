"""A peer to hold the reader against: spaCy's CNN pipeline, trained on the same English trees and names, scored alike.

`python -m reader.peer --corpora DIR --out DIR`. The pipeline is the one that spaCy recommends for a plain processor (tok2vec
of width 96 and depth 4 over hashed words, no vectors; tagger, morphologizer, parser, names), with its own settings but for
the number of steps; the parser finds the sentences. Trees are those of GUM, without its non-commercial genres, and EWT;
parts of speech and names those of GUM alone. One seed, one thread. It has no lemmatizer. Needs spaCy.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import itertools
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.tokens import Doc as Parsed
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train

from dateline.parse.spacy_reader import SpacyReader
from reader.corpora import Doc, read_ewt, read_gum
from reader.evaluate import score_given_words, score_raw_text

PIPES = ["tagger", "morphologizer", "parser", "ner"]
SENTENCES = 10
"""Sentences of a training text, as `spacy convert -n 10` makes them of a treebank."""
SEED = 7


def cut(doc: Doc) -> Iterator[tuple[int, int]]:
    """Word ranges of so many whole sentences each."""
    starts = [i for i in range(len(doc.forms)) if i == 0 or doc.sentence[i] != doc.sentence[i - 1]]
    bounds = [*starts[::SENTENCES], len(doc.forms)]
    return itertools.pairwise(bounds)


def parsed(nlp: Language, doc: Doc, start: int, end: int) -> Parsed:
    """A stretch of a document as spaCy's gold; a layer that is missing or masked stays unset."""
    part = slice(start, end)
    return Parsed(
        nlp.vocab,
        words=[form.replace("’", "'") for form in doc.forms[part]],
        spaces=[bool(gap) for gap in [*doc.gaps[start + 1 : end], ""]],
        tags=doc.xpos[part],
        pos=doc.upos[part] or None,
        heads=[(i if head < 0 else head) - start for i, head in enumerate(doc.head[part], start)],
        deps=["ROOT" if rel == "root" else rel for rel in doc.rel[part]],
        ents=["" if tag == "?" else tag for tag in doc.names[part]] or None,
    )


def save(nlp: Language, docs: Sequence[Doc], path: Path) -> int:
    """Write documents as spaCy's gold; the number of words."""
    DocBin(docs=[parsed(nlp, doc, a, b) for doc in docs for a, b in cut(doc)]).to_disk(path)
    return sum(len(doc.forms) for doc in docs)


def fit(folder: Path, steps: int) -> None:
    """Train on the saved documents; the state that is best on the development part stays in `model-best`."""
    config = init_config(lang="en", pipeline=PIPES, optimize="efficiency", gpu=False)
    config["paths"] |= {"train": str(folder / "train.spacy"), "dev": str(folder / "dev.spacy")}
    config["system"]["seed"] = SEED
    config["training"] |= {"seed": SEED, "max_steps": steps, "eval_frequency": max(1, min(400, steps // 2)), "patience": 0}
    train(init_nlp(config), folder, stdout=sys.stdout)


def main() -> None:
    """Train, then print every figure."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--steps", type=int, default=4000)
    ap.add_argument("--docs", type=int, help="only so many documents of each part: for trying whether it runs")
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    trees = {"GUM": read_gum(a.corpora / "gum.tar.xz"), "EWT": read_ewt(a.corpora / "propbank_ewt.jsonl.gz")}
    trees = {name: {part: docs[: a.docs] for part, docs in parts.items()} for name, parts in trees.items()}
    blank = spacy.blank("en")
    for part in ("train", "dev"):
        words = save(blank, [doc for parts in trees.values() for doc in parts[part]], a.out / f"{part}.spacy")
        print(part, words, "words", flush=True)
    begun = time.process_time()
    fit(a.out, a.steps)
    print(f"trained in {(time.process_time() - begun) / 60:.1f} minutes of processor time", flush=True)
    reader = SpacyReader(spacy.load(a.out / "model-best"))
    print("reader", reader.name)
    for part, name in itertools.product(("dev", "test"), trees):
        for how, score in (("words given", score_given_words), ("raw text   ", score_raw_text)):
            figures = score(reader, trees[name][part])  # type: ignore[arg-type]
            print(name, part, how, {k: v for k, v in figures.items() if k != "lemma"}, flush=True)


if __name__ == "__main__":
    main()
