"""How fast the reader reads, beside its encoder alone: `python bench/reader.py ARTICLES.jsonl` (a line an article, with
`id` and `text`). Needs the package `onnx`, to cut the encoder out of the shipped graph.

Both run in turns in one process on one thread, on the same windows; the best of several turns counts, by the processor's time,
so that other work on the machine changes little.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx

from dateline.model import Article
from dateline.parse.reader import Reader, open_graph
from dateline.parse.windows import words_of

TURNS = 5


def encoder_alone(graph: Path, folder: Path) -> Any:
    """A session of the graph up to the encoder's last layer."""
    model = onnx.load(str(graph))
    gather = [n for n in model.graph.node if n.op_type == "GatherElements"][-1]
    cut = folder / "encoder.onnx"
    onnx.utils.extract_model(str(graph), str(cut), ["ids", "shapes"], [gather.input[0]])
    return open_graph(cut)


def best_seconds(run: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The least seconds of the processor that each takes, in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(TURNS):
        for call, spent in zip((run, other), times, strict=True):
            begun = time.process_time()
            call()
            spent.append(time.process_time() - begun)
    return min(times[0]), min(times[1])


def main() -> None:
    """Print load time, words a second, the share of the encoder, and the memory at its height."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("articles", type=Path)
    ap.add_argument("--most", type=int, default=60, help="articles to read")
    a = ap.parse_args()
    lines = [json.loads(x) for x in a.articles.read_text(encoding="utf-8").splitlines() if x.strip()][: a.most]
    articles = [Article(x["id"], x["text"], x["id"], language="en") for x in lines]
    begun = time.perf_counter()
    reader = Reader()
    reader.read(articles[:1])
    print(f"loaded and read one article in {time.perf_counter() - begun:.2f} s")
    words = sum(len(words_of(x)) for x in articles)
    feeds = []
    for article in articles:
        draft = reader._draft(article, words_of(article))
        feeds += [reader._feed(draft, window) for window in draft.windows()]
    with tempfile.TemporaryDirectory() as folder:
        encoder = encoder_alone(Path(reader._folder) / "reader.onnx", Path(folder))
        slim = [{k: f[k] for k in ("ids", "shapes")} for f in feeds]
        whole, alone = best_seconds(lambda: reader.read(articles), lambda: [encoder.run(None, f) for f in slim])
    pieces = int(np.sum([f["ids"].size for f in feeds]))
    print(f"{len(articles)} articles, {words} words, {len(feeds)} windows, {pieces} pieces")
    print(f"encoder alone   {words / alone:8.0f} words a second")
    print(f"whole analysis  {words / whole:8.0f} words a second: {whole / alone:.2f} times the encoder")
    print(f"memory at its height: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
