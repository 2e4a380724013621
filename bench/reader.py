"""How fast the reader reads, beside its encoder alone and a tokenizer that does nothing else, spaCy's (where it is installed):
`python bench/reader.py ARTICLES.jsonl` (a line an article, with `id` and `text`).

Both run in turns in one process on one thread, on the same windows; the best of several turns counts, by the processor's time,
so that other work on the machine changes little.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from dateline.model import Article
from dateline.parse.reader import Reader, open_graph
from dateline.parse.windows import words_of

TURNS = 5
MODEL_GRAPH, NODE, OUTPUTS = 7, 1, 12
INPUT, OUTPUT, OPERATOR = 1, 2, 4
"""Numbers of fields in ONNX: of a model, of a graph, and of a node."""


def encoder_alone(graph: Path, folder: Path) -> Any:
    """A session of the graph up to the encoder's last layer: the nodes on which that depends, and no other output."""
    (whole,) = _parts(graph.read_bytes(), MODEL_GRAPH)
    nodes = [*_parts(whole, NODE)]
    last = next(_parts([n for n in nodes if [*_parts(n, OPERATOR)] == [b"GatherElements"]][-1], INPUT))
    wanted, kept = {last}, []
    for node in reversed(nodes):
        if wanted & {*_parts(node, OUTPUT)}:
            wanted |= {*_parts(node, INPUT)}
            kept.append(_field(NODE, node))
    rest = [raw for number, raw, _ in _fields(whole) if number not in (NODE, OUTPUTS)]
    fed = b"".join([*reversed(kept), *rest, _field(OUTPUTS, _field(1, last))])
    cut = folder / "encoder.onnx"
    model = _fields(graph.read_bytes())
    cut.write_bytes(b"".join(_field(MODEL_GRAPH, fed) if number == MODEL_GRAPH else raw for number, raw, _ in model))
    return open_graph(cut)


def _parts(message: bytes, number: int) -> Iterator[bytes]:
    """The fields of a number in a message of protobuf, in which graphs are written."""
    return (value for found, _, value in _fields(message) if found == number)


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The fields of a message: number, all bytes, and of those with a length, what they hold."""
    at = 0

    def number() -> int:
        nonlocal at
        found, shift = 0, 0
        while True:
            found, at, more = found | (message[at] & 127) << shift, at + 1, message[at] & 128
            if not more:
                return found
            shift += 7

    while at < len(message):
        begun, key = at, number()
        size = number() if key & 7 in (0, 2) else {1: 8, 5: 4}[key & 7]
        held = at
        at += size if key & 7 else 0
        yield key >> 3, message[begun:at], message[held:at] if key & 7 == 2 else b""


def _field(number: int, value: bytes) -> bytes:
    """A field with a length."""
    size, rest = b"", len(value)
    while rest > 127:
        size, rest = size + bytes([rest & 127 | 128]), rest >> 7
    return bytes([number << 3 | 2]) + size + bytes([rest]) + value


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
        slim = [{i.name: f[i.name] for i in encoder.get_inputs()} for f in feeds]
        whole, alone = best_seconds(lambda: reader.read(articles), lambda: [encoder.run(None, f) for f in slim])
    pieces = int(np.sum([f["ids"].size for f in feeds]))
    print(f"{len(articles)} articles, {words} words, {len(feeds)} windows, {pieces} pieces")
    print(f"encoder alone   {words / alone:8.0f} words a second")
    print(f"whole analysis  {words / whole:8.0f} words a second: {whole / alone:.2f} times the encoder")
    if find_spec("spacy"):
        import spacy

        blank = spacy.blank("en")
        cut, _ = best_seconds(lambda: [blank.make_doc(x.text) for x in articles], lambda: None)
        print(f"spaCy's blank tokenizer {words / cut:8.0f} words a second: {whole / cut:.0f} times the whole analysis")
    print(f"memory at its height: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
