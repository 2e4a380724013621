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
from dateline.parse import READS
from dateline.parse.chains import Mention, find_chains
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
    """Reads articles into analyses. The words come in windows of nearly the same length, which are the batch: they run one
    at a time on one thread, because an int8 graph scales its numbers by all that it is shown at once. So the result never
    depends on what else is read, in which batch, or on how many cores; use more processes for more speed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(str(files("dateline.parse") / "model"))

    @property
    def name(self) -> str:
        """Name and digest of the reader; a change of it means that articles are read anew."""
        return f"dateline-reader {self._labels['digest']}"

    @property
    def languages(self) -> frozenset[str]:
        """Codes of the languages it was trained on."""
        return READS

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
    def _lemmas(self) -> dict[str, Lemmas]:
        with gzip.open(self._folder / "lemmas.json.gz", "rt", encoding="utf-8") as file:
            data = json.load(file)
        return {code: Lemmas(of["table"], of["known"], code) for code, of in data.items()}

    @cached_property
    def _relation_weight(self) -> Array:
        """Relation biaffine: dependents × (relations × heads)."""
        weight: Array = np.load(self._folder / "relations.npy").astype(np.float32)
        return np.ascontiguousarray(weight.transpose(1, 0, 2).reshape(weight.shape[1], -1))

    def read(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis an article, in order. Text without a word gives an empty analysis."""
        return [self.read_words(article, words_of(article)) for article in articles]

    def read_words(self, article: Article, words: Sequence[Word]) -> Analysis:
        """The analysis of an article whose words somebody else has found."""
        draft = _Draft(words, self._lemmas.get(article.language, self._lemmas["en"]))
        for window in cut_windows(words, lambda w: len(self._pieces.of(w))):
            self._read_window(words, window, draft)
        chains = find_chains(draft.mentions, self._labels.get("coref_bias", [0, 0]), self._labels.get("coref_gap", [0]))
        return draft.finish(article, chains, self.name)

    def _read_window(self, words: Sequence[Word], window: Window, draft: _Draft) -> None:
        outputs = self._run([w.text for w in words[window.context : window.end]])
        skip = window.start - window.context
        starts = self._sentence_starts(outputs["sentence"], words, window)
        ends = [*starts[1:], window.end - window.context]
        heads = np.concatenate([_heads(outputs["arcs"], a, b) for a, b in zip(starts, ends, strict=True)])
        relations = self._relations(outputs, skip, heads)
        self._read_tokens(outputs, skip, set(starts), heads, relations, window.context, draft)
        for a, b in zip(starts, ends, strict=True):
            tags = [self._labels["names"][k] for k in best_tags(outputs["names"][a:b], self._labels["names"])]
            draft.names += [Name(window.context + a + x, window.context + a + y, kind) for x, y, kind in tag_spans(tags)]  # type: ignore[arg-type]
        self._read_happenings(outputs, window.context, skip, draft)

    def _feed(self, forms: Sequence[str]) -> dict[str, NDArray[np.int64]]:
        """What the graph takes of some words."""
        ids, shapes, first = [self._labels["cls"]], [0], []
        for form in forms:
            pieces = self._pieces.of(form)
            first.append(len(ids))
            ids += pieces
            shapes += [word_shape(form)] * len(pieces)
        ids.append(self._labels["sep"])
        shapes.append(0)
        return {
            "ids": np.array([ids], dtype=np.int64),
            "shapes": np.array([shapes], dtype=np.int64),
            "mask": np.ones((1, len(ids)), dtype=np.int64),
            "first": np.array([first], dtype=np.int64),
        }

    def _run(self, forms: Sequence[str]) -> dict[str, Array]:
        names = self._labels["outputs"]
        return {name: out[0] for name, out in zip(names, self._session.run(names, self._feed(forms)), strict=True)}

    def _sentence_starts(self, scores: Array, words: Sequence[Word], window: Window) -> list[int]:
        """Offsets in the window of the kept words that begin a sentence; a line always begins one."""
        starts = []
        for i in range(window.start, window.end):
            at = i - window.context
            if i == window.start or words[i].block != words[i - 1].block or scores[at, 1] > scores[at, 0]:
                starts.append(at)
        return starts

    def _read_tokens(
        self,
        outputs: dict[str, Array],
        skip: int,
        starts: set[int],
        heads: NDArray[np.int64],
        relations: Sequence[str],
        base: int,
        draft: _Draft,
    ) -> None:
        """Tokens of the window from `skip` on; heads are offsets in the window, -1 for a root."""
        layers = ("xpos", "upos", "lemma", "mention")
        columns = zip(*([self._labels[x][k] for k in outputs[x][skip:].argmax(1)] for x in layers), strict=True)
        for k, (tag, pos, script, mention) in enumerate(columns):
            at = skip + k
            if at in starts:
                draft.end_sentence()
            word = draft.words[base + at]
            head = base + (at if heads[k] < 0 else int(heads[k]))
            lemma = draft.lemmas.of(word.text, pos, tag, script)
            kind = "" if mention == "O" else mention
            draft.tokens.append(
                Token(word.start, word.end, word.text, lemma, pos, tag, head, relations[k], draft.sentence_count, kind)
            )
            if kind:
                noun = word.text.lower() if pos in ("NOUN", "PROPN") else ""
                draft.mentions.append(Mention(base + at, noun, outputs["coref_from"][at], outputs["coref_to"][at]))
        draft.end_sentence()

    def _relations(self, outputs: dict[str, Array], skip: int, heads: NDArray[np.int64]) -> list[str]:
        labels: list[str] = self._labels["rel"]
        n = len(heads)
        one = np.ones((n, 1), dtype=np.float32)
        left = np.concatenate([outputs["rel_dep"][skip:], one], 1) @ self._relation_weight
        right = np.concatenate([outputs["rel_head"][heads + 1], one], 1)
        scores = np.matmul(left.reshape(n, len(labels), -1), right[:, :, None])[:, :, 0]
        scores[:, labels.index("root")] = -1e9
        return ["root" if h < 0 else labels[k] for h, k in zip(heads, scores.argmax(1), strict=True)]

    def _read_happenings(self, outputs: dict[str, Array], base: int, skip: int, draft: _Draft) -> None:
        """Words of the kept part that may name a happening, with types, statuses and roles over the whole window."""
        spots = softmax(outputs["trigger"])
        found = [i for i in range(skip, len(spots)) if spots[i, 1] >= SPOT and not self._is_prefix(spots, draft.words, base, i)]
        if not found:
            return
        types, statuses = softmax(outputs["type"][found]), softmax(outputs["status"][found])
        roles = self._roles(outputs, found, base)
        for k, i in enumerate(found):
            end = i + 1
            while end < len(spots) and spots[end, 2] > 0.5 and spots[end, 1] < 0.5:
                end += 1
            draft.happenings.append(
                Happening(
                    base + i,
                    base + end,
                    round(float(spots[i, 1]), 4),
                    self._ranked("type", types[k], 4),
                    self._ranked("status", statuses[k], 8),
                    roles[k],
                )
            )

    def _is_prefix(self, spots: Array, words: Sequence[Word], base: int, i: int) -> bool:
        """Whether a word is only the front of a hyphenated one that names the happening ("re" of "re-elected")."""
        if i + 2 >= len(spots) or spots[i + 2, 1] < SPOT:
            return False
        word, hyphen, rest = words[base + i : base + i + 3]
        return hyphen.text in ("-", "‑") and word.end == hyphen.start and hyphen.end == rest.start

    def _ranked(self, layer: str, chances: Array, keep: int) -> tuple[tuple[str, float], ...]:
        order = np.argsort(-chances, kind="stable")[:keep]
        return tuple((self._labels[layer][k], round(float(chances[k]), 4)) for k in order)

    def _roles(self, outputs: dict[str, Array], found: list[int], base: int) -> list[tuple[tuple[str, int, float], ...]]:
        """By happening, the words that may stand for an argument."""
        roles: list[str] = self._labels["role"]
        a = outputs["role_from"][found].reshape(len(found), len(roles), ROLE_SIZE).transpose(1, 0, 2)
        b = outputs["role_to"].reshape(-1, len(roles), ROLE_SIZE).transpose(1, 2, 0)
        bias = np.array(self._labels["role_bias"], dtype=np.float32)[:, None, None]
        chances = 1 / (1 + np.exp(-((a @ b) / 8.0 + bias)))
        out: list[list[tuple[str, int, float]]] = [[] for _ in found]
        for t, n, r in np.argwhere(chances.transpose(1, 2, 0) > ROLE).tolist():
            out[t].append((roles[r], base + n, round(float(chances[r, t, n]), 3)))
        return [tuple(x) for x in out]


class _Draft:
    """An analysis in the making."""

    def __init__(self, words: Sequence[Word], lemmas: Lemmas) -> None:
        self.words = words
        self.lemmas = lemmas
        self.tokens: list[Token] = []
        self.sentences: list[tuple[int, int]] = []
        self.names: list[Name] = []
        self.happenings: list[Happening] = []
        self.mentions: list[Mention] = []

    @property
    def sentence_count(self) -> int:
        return len(self.sentences)

    def end_sentence(self) -> None:
        start = self.sentences[-1][1] if self.sentences else 0
        if len(self.tokens) > start:
            self.sentences.append((start, len(self.tokens)))

    def finish(self, article: Article, chains: tuple[tuple[int, ...], ...], reader: str) -> Analysis:
        return Analysis(
            article.id,
            tuple(self.tokens),
            tuple(self.sentences),
            tuple(self.names),
            find_quotations(article.text, self.tokens),
            tuple(self.happenings),
            reader,
            chains,
        )


def _heads(arcs: Array, first: int, last: int) -> NDArray[np.int64]:
    """Heads of the words [first, last) of a window as offsets in the window, -1 for the root."""
    found = best_tree(np.concatenate([arcs[first:last, :1], arcs[first:last, first + 1 : last + 1]], 1))
    return np.where(found == 0, -1, found - 1 + first)


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
