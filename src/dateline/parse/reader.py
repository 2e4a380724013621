"""Our own reader: one small encoder with a head a layer, run by onnxruntime on a plain CPU."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.model import Analysis, Article, Happening, Name, Token
from dateline.parse.lemmas import Lemmas
from dateline.parse.pieces import Pieces, word_shape
from dateline.parse.quotes import find_quotations
from dateline.parse.tree import best_tags, best_tree
from dateline.parse.windows import Window, Word, cut_windows, words_of

Array = NDArray[np.float32]

SPOT = 0.06
"""Words below this probability of naming a happening are dropped; the codebook works on what is left."""
ROLE = 0.08
"""Likewise for words that may stand for an argument."""
ROLE_SIZE = 64


class Reader:
    """Reads articles into analyses. Windows run one at a time on one thread, so that the result never depends on what
    else is read, in which batch, or on how many cores; use more processes for more speed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(str(files("dateline.parse") / "model"))

    @property
    def name(self) -> str:
        """Name and digest of the reader; a change of it means that articles are read anew."""
        return f"dateline-reader {self._labels['digest']}"

    @cached_property
    def _labels(self) -> dict[str, Any]:
        return dict(json.loads((self._folder / "labels.json").read_text(encoding="utf-8")))

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(self._folder / "reader.onnx"), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _pieces(self) -> Pieces:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return Pieces(lambda word: tokenizer.encode(word, add_special_tokens=False).ids, self._labels["unknown"])

    @cached_property
    def _lemmas(self) -> Lemmas:
        with gzip.open(self._folder / "lemmas.json.gz", "rt", encoding="utf-8") as file:
            data = json.load(file)
        return Lemmas(data["table"], data["known"])

    @cached_property
    def _relation_weight(self) -> Array:
        """Relation biaffine: dependents × (relations × heads)."""
        weight: Array = np.load(self._folder / "relations.npy").astype(np.float32)
        return weight.transpose(1, 0, 2).reshape(weight.shape[1], -1)

    def read(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis an article, in order. Text without a word gives an empty analysis."""
        return [self._read(article) for article in articles]

    def _read(self, article: Article) -> Analysis:
        words = words_of(article)
        draft = _Draft(words)
        for window in cut_windows(words, lambda w: len(self._pieces.of(w))):
            self._read_window(words, window, draft)
        return draft.finish(article, self.name)

    def _read_window(self, words: Sequence[Word], window: Window, draft: _Draft) -> None:
        outputs = self._run([w.text for w in words[window.context : window.end]])
        skip = window.start - window.context
        starts = self._sentence_starts(outputs["sentence"], words, window)
        for first, last in zip(starts, [*starts[1:], window.end - window.context], strict=True):
            self._read_sentence(words, window.context, first, last, outputs, draft)
        self._read_happenings(outputs, window.context, skip, draft)

    def _run(self, forms: Sequence[str]) -> dict[str, Array]:
        ids, shapes, first = [self._labels["cls"]], [0], []
        for form in forms:
            pieces = self._pieces.of(form)
            first.append(len(ids))
            ids += pieces
            shapes += [word_shape(form)] * len(pieces)
        ids.append(self._labels["sep"])
        shapes.append(0)
        feed = {
            "ids": np.array([ids], dtype=np.int64),
            "shapes": np.array([shapes], dtype=np.int64),
            "mask": np.ones((1, len(ids)), dtype=np.int64),
            "first": np.array([first], dtype=np.int64),
        }
        names = self._labels["outputs"]
        return {name: out[0] for name, out in zip(names, self._session.run(names, feed), strict=True)}

    def _sentence_starts(self, scores: Array, words: Sequence[Word], window: Window) -> list[int]:
        """Offsets in the window of the kept words that begin a sentence; a line always begins one."""
        starts = []
        for i in range(window.start, window.end):
            at = i - window.context
            if i == window.start or words[i].block != words[i - 1].block or scores[at, 1] > scores[at, 0]:
                starts.append(at)
        return starts

    def _read_sentence(
        self, words: Sequence[Word], base: int, first: int, last: int, outputs: dict[str, Array], draft: _Draft
    ) -> None:
        """Tags, lemmas, tree and names of the words at window offsets [first, last)."""
        labels = self._labels
        arcs = np.concatenate([outputs["arcs"][first:last, :1], outputs["arcs"][first:last, first + 1 : last + 1]], 1)
        heads = best_tree(arcs)
        relations = self._relations(outputs, first, last, heads)
        layers = ("xpos", "upos", "lemma", "mention")
        columns = zip(*([labels[x][k] for k in outputs[x][first:last].argmax(1)] for x in layers), strict=True)
        for k, (tag, pos, script, mention) in enumerate(columns):
            word = words[base + first + k]
            head = base + first + (k if heads[k] == 0 else int(heads[k]) - 1)
            lemma = self._lemmas.of(word.text, pos, tag, script)
            kind = "" if mention == "O" else mention
            draft.add(Token(word.start, word.end, word.text, lemma, pos, tag, head, relations[k], draft.sentence_count, kind))
        draft.end_sentence()
        tags = [labels["names"][k] for k in best_tags(outputs["names"][first:last], labels["names"])]
        draft.names += [Name(base + first + a, base + first + b, kind) for a, b, kind in tag_spans(tags)]  # type: ignore[arg-type]

    def _relations(self, outputs: dict[str, Array], first: int, last: int, heads: NDArray[np.int64]) -> list[str]:
        labels: list[str] = self._labels["rel"]
        at = np.where(heads == 0, 0, heads + first)
        one = np.ones((last - first, 1), dtype=np.float32)
        left = np.concatenate([outputs["rel_dep"][first:last], one], 1) @ self._relation_weight
        right = np.concatenate([outputs["rel_head"][at], one], 1)
        scores = np.einsum("nke,ne->nk", left.reshape(last - first, len(labels), -1), right)
        root = labels.index("root")
        scores[:, root] = -1e9
        return ["root" if h == 0 else labels[k] for h, k in zip(heads, scores.argmax(1), strict=True)]

    def _read_happenings(self, outputs: dict[str, Array], base: int, skip: int, draft: _Draft) -> None:
        """Words of the kept part that may name a happening, with types, statuses and roles over the whole window."""
        spots = softmax(outputs["trigger"])
        for i in range(skip, len(spots)):
            if spots[i, 1] < SPOT or self._is_prefix(spots, draft.words, base, i):
                continue
            end = i + 1
            while end < len(spots) and spots[end, 2] > 0.5 and spots[end, 1] < 0.5:
                end += 1
            draft.happenings.append(
                Happening(
                    base + i,
                    base + end,
                    round(float(spots[i, 1]), 4),
                    self._ranked("type", outputs["type"][i], 4),
                    self._ranked("status", outputs["status"][i], 8),
                    self._roles(outputs, i, base),
                )
            )

    def _is_prefix(self, spots: Array, words: Sequence[Word], base: int, i: int) -> bool:
        """Whether a word is only the front of a hyphenated one that names the happening ("re" of "re-elected")."""
        if i + 2 >= len(spots) or spots[i + 2, 1] < SPOT:
            return False
        word, hyphen, rest = words[base + i : base + i + 3]
        return hyphen.text in ("-", "‑") and word.end == hyphen.start and hyphen.end == rest.start

    def _ranked(self, layer: str, scores: Array, keep: int) -> tuple[tuple[str, float], ...]:
        chances = softmax(scores)
        order = np.argsort(-chances, kind="stable")[:keep]
        return tuple((self._labels[layer][k], round(float(chances[k]), 4)) for k in order)

    def _roles(self, outputs: dict[str, Array], i: int, base: int) -> tuple[tuple[str, int, float], ...]:
        roles: list[str] = self._labels["role"]
        a = outputs["role_from"][i].reshape(len(roles), ROLE_SIZE)
        b = outputs["role_to"].reshape(-1, len(roles), ROLE_SIZE)
        chances = 1 / (1 + np.exp(-(np.einsum("rd,nrd->nr", a, b) / 8.0 + np.array(self._labels["role_bias"]))))
        found = np.argwhere(chances > ROLE)
        return tuple((roles[r], base + int(n), round(float(chances[n, r]), 3)) for n, r in found)


class _Draft:
    """An analysis in the making."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.tokens: list[Token] = []
        self.sentences: list[tuple[int, int]] = []
        self.names: list[Name] = []
        self.happenings: list[Happening] = []

    @property
    def sentence_count(self) -> int:
        return len(self.sentences)

    def add(self, token: Token) -> None:
        self.tokens.append(token)

    def end_sentence(self) -> None:
        start = self.sentences[-1][1] if self.sentences else 0
        self.sentences.append((start, len(self.tokens)))

    def finish(self, article: Article, reader: str) -> Analysis:
        return Analysis(
            article.id,
            tuple(self.tokens),
            tuple(self.sentences),
            tuple(self.names),
            find_quotations(article.text, self.tokens),
            tuple(self.happenings),
            reader,
        )


def softmax(scores: Array) -> Array:
    """Probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    out: Array = shifted / shifted.sum(-1, keepdims=True)
    return out


def tag_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans (start, end, kind) of a legal BIO sequence."""
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag[0] == "B":
            spans.append((i, i + 1, tag[2:]))
        elif tag[0] == "I" and spans:
            start, _, kind = spans[-1]
            spans[-1] = (start, i + 1, kind)
    return spans
