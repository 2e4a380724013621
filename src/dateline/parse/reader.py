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
from dateline.parse.laws import Laws, Sentence, mend
from dateline.parse.lemmas import Lemmas
from dateline.parse.names import join_outlets, settle_kinds, sound_names, tag_spans
from dateline.parse.pieces import Pieces, word_shape
from dateline.parse.quotes import find_quotations
from dateline.parse.tree import best_tags, best_tree
from dateline.parse.windows import Window, Word, cut_windows, words_of

Array = NDArray[np.float32]

SPOT = 0.06
"""Words below this probability of naming a happening are dropped, in the graph; the codebook works on what is left."""
ROLE = 0.08
"""Likewise for words that may stand for an argument."""
TOGETHER = 4
"""Windows that are run before what they say is read: changing between the two less often is quicker."""
_AGREES = {"NNS": "NOUN"}
"""Where the two layers differ on whether a plural is a name, the finer one is right more often."""


def open_graph(path: Path) -> Any:
    """A session on one thread. Without the fused sum and layer norm of onnxruntime: on a CPU it is slower than its parts."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


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
        return open_graph(self._folder / "reader.onnx")

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
    def _laws(self) -> dict[bool, Laws]:
        """Laws of trees, for English and for other languages."""
        return {english: Laws(self._labels["rel"], self._labels["upos"], english=english) for english in (True, False)}

    def read(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis an article, in order. Text without a word gives an empty analysis."""
        return [self.read_words(article, words_of(article)) for article in articles]

    def read_words(self, article: Article, words: Sequence[Word]) -> Analysis:
        """The analysis of an article whose words somebody else has found."""
        draft = _Draft(words, self._lemmas.get(article.language, self._lemmas["en"]), english=article.language == "en")
        windows = cut_windows(words, lambda w: len(self._pieces.of(w)))
        for first in range(0, len(windows), TOGETHER):
            few = windows[first : first + TOGETHER]
            for window, outputs in [(w, self._run([x.text for x in words[w.start : w.end]])) for w in few]:
                self._read_window(words, window, outputs, draft)
        chains = find_chains(draft.mentions, self._labels.get("coref_bias", [0, 0]), self._labels.get("coref_gap", [0]))
        return draft.finish(article, chains, self.name)

    def _read_window(self, words: Sequence[Word], window: Window, outputs: dict[str, Array], draft: _Draft) -> None:
        starts = self._sentence_starts(outputs["sentence"], words, window)
        ends = [*starts[1:], window.end - window.start]
        heads = _heads(outputs["arcs"], starts, ends)
        relations = self._relations(outputs, heads)
        self._mend(outputs, starts, ends, heads, relations, self._laws[draft.english])
        self._read_tokens(outputs, set(starts), heads, relations, window.start, draft)
        kinds = self._labels["names"]
        for a, b in zip(starts, ends, strict=True):
            tags = [kinds[k] for k in best_tags(outputs["names"][a:b], kinds)]
            draft.names += [Name(window.start + a + x, window.start + a + y, kind) for x, y, kind in tag_spans(tags)]  # type: ignore[arg-type]
        self._read_happenings(outputs, window.start, draft)

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
            "first": np.array([first], dtype=np.int64),
        }

    def _run(self, forms: Sequence[str]) -> dict[str, Array]:
        names = self._labels["outputs"]
        return {name: out[0] for name, out in zip(names, self._session.run(names, self._feed(forms)), strict=True)}

    def _sentence_starts(self, begins: Array, words: Sequence[Word], window: Window) -> list[int]:
        """Offsets in the window of the words that begin a sentence: as the model has it, and always at a new line and at a
        capital behind a full stop (abbreviations keep theirs in the word). A mark goes with the word that it is set against:
        one that opens begins the sentence, one that closes begins none."""
        starts = {window.start}
        for i in range(window.start + 1, window.end):
            if words[i].block != words[i - 1].block:
                starts.add(i)
            elif begins[i - window.start] or _follows_a_stop(words, i):
                starts.add(_settle(words, i, window.end))
        return sorted(i - window.start for i in starts if window.start <= i < window.end)

    def _read_tokens(
        self,
        outputs: dict[str, Array],
        starts: set[int],
        heads: NDArray[np.int64],
        relations: NDArray[np.int64],
        base: int,
        draft: _Draft,
    ) -> None:
        """Tokens of the window; heads are offsets in it, -1 for a root."""
        layers = ("xpos", "upos", "lemma", "mention")
        columns = zip(*(map(self._labels[x].__getitem__, outputs[x].tolist()) for x in layers), strict=True)
        kinds = map(self._labels["rel"].__getitem__, relations.tolist())
        for at, (relation, (tag, pos, script, mention)) in enumerate(zip(kinds, columns, strict=True)):
            if at in starts:
                draft.end_sentence()
            word = draft.words[base + at]
            pos = _AGREES.get(tag, pos) if pos == "PROPN" else pos
            head = base + (at if heads[at] < 0 else int(heads[at]))
            lemma = draft.lemmas.of(word.text, pos, tag, script)
            kind = "" if mention == "O" else mention
            draft.tokens.append(
                Token(word.start, word.end, word.text, lemma, pos, tag, head, relation, draft.sentence_count, kind)
            )
            if kind:
                noun = word.text.lower() if pos in ("NOUN", "PROPN") else ""
                draft.mentions.append(Mention(base + at, noun, outputs["coref_from"][at], outputs["coref_to"][at]))
        draft.end_sentence()

    def _relations(self, outputs: dict[str, Array], heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """Relations as numbers; a word under another is no root."""
        root = self._labels["rel"].index("root")
        left, right = outputs["relation_left"], outputs["relation_right"][heads + 1]
        scores = np.matmul(left.reshape(len(heads), len(self._labels["rel"]), -1), right[:, :, None])[:, :, 0]
        scores[:, root] = -1e9
        found: NDArray[np.int64] = np.where(heads < 0, root, scores.argmax(1))
        return found

    def _mend(
        self,
        outputs: dict[str, Array],
        starts: Sequence[int],
        ends: Sequence[int],
        heads: NDArray[np.int64],
        relations: NDArray[np.int64],
        laws: Laws,
    ) -> None:
        """Redraw what no tree has, in place."""
        pos = outputs["upos"].astype(np.int64)
        broken = np.flatnonzero(laws.breaches(heads, relations, pos))
        for k in np.unique(np.searchsorted(starts, broken, side="right") - 1).tolist():
            a, b = starts[k], ends[k]
            sentence = Sentence(
                np.where(heads[a:b] < 0, -1, heads[a:b] - a),
                relations[a:b],
                pos[a:b],
                outputs["arcs"][a:b, a + 1 : b + 1],
                outputs["relation_left"][a:b],
                outputs["relation_right"][a + 1 : b + 1],
            )
            mend(sentence, laws)
            heads[a:b] = np.where(sentence.heads < 0, -1, sentence.heads + a)

    def _read_happenings(self, outputs: dict[str, Array], base: int, draft: _Draft) -> None:
        """Words of the window that may name a happening, with types, statuses and roles over the whole window."""
        spots = outputs["trigger"]
        rows = [
            k for k, i in enumerate(outputs["found"].tolist()) if k and not self._is_prefix(spots, draft.words, base, i)
        ]  # the first is there only so that the graph never runs empty
        if not rows:
            return
        found = outputs["found"][rows].tolist()
        types, statuses = self._ranked(outputs, "type", rows), self._ranked(outputs, "status", rows)
        roles = self._roles(outputs["roles"][rows], base)
        for k, i in enumerate(found):
            end = i + 1
            while end < len(spots) and spots[end, 2] > 0.5 and spots[end, 1] < 0.5:
                end += 1
            chance = round(float(spots[i, 1]), 4)
            draft.happenings.append(Happening(base + i, base + end, chance, types[k], statuses[k], roles[k]))

    def _is_prefix(self, spots: Array, words: Sequence[Word], base: int, i: int) -> bool:
        """Whether a word is only the front of a hyphenated one that names the happening ("re" of "re-elected")."""
        if i + 2 >= len(spots) or spots[i + 2, 1] < SPOT:
            return False
        word, hyphen, rest = words[base + i : base + i + 3]
        return hyphen.text in ("-", "‑") and word.end == hyphen.start and hyphen.end == rest.start

    def _ranked(self, outputs: dict[str, Array], layer: str, rows: list[int]) -> list[tuple[tuple[str, float], ...]]:
        """By happening, its likeliest labels with their chances."""
        names = self._labels[layer]
        order, chances = outputs[layer][rows].tolist(), outputs[f"{layer}_chance"][rows].astype(np.float64).round(4).tolist()
        return [tuple(zip(map(names.__getitem__, row), kept, strict=True)) for row, kept in zip(order, chances, strict=True)]

    def _roles(self, chances: Array, base: int) -> list[tuple[tuple[str, int, float], ...]]:
        """By happening, the words that may stand for an argument."""
        roles: list[str] = self._labels["role"]
        out: list[list[tuple[str, int, float]]] = [[] for _ in chances]
        likely = np.nonzero(chances > ROLE)
        for t, n, r, chance in zip(*(x.tolist() for x in (*likely, chances[likely].astype(np.float64).round(3))), strict=True):
            out[t].append((roles[r], base + n, chance))
        return [tuple(x) for x in out]


class _Draft:
    """An analysis in the making."""

    def __init__(self, words: Sequence[Word], lemmas: Lemmas, *, english: bool) -> None:
        self.words = words
        self.english = english
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
        forms = [word.text for word in self.words]
        return Analysis(
            article.id,
            tuple(self.tokens),
            tuple(self.sentences),
            tuple(settle_kinds(join_outlets(sound_names(self.names, self.tokens), forms), forms)),
            find_quotations(article.text, self.tokens),
            tuple(self.happenings),
            reader,
            chains,
        )


def _follows_a_stop(words: Sequence[Word], i: int) -> bool:
    before, word = words[i - 1], words[i]
    return before.text in (".", "!", "?") and word.text[:1].isupper() and word.start > before.end


_OPENING = frozenset("“«„‘([\"'")
_CLOSING = frozenset("”»’)]\"'")


def _settle(words: Sequence[Word], i: int, end: int) -> int:
    """Where a sentence begins that was said to begin at a word: not behind the mark that opens it, nor at one that closes."""
    while i < end and words[i].text in _CLOSING and words[i - 1].end == words[i].start:
        i += 1
    before = words[i - 1]
    apart = i == 1 or words[i - 2].block != before.block or words[i - 2].end < before.start
    return i - 1 if i < end and apart and before.text in _OPENING and before.end == words[i].start else i


def _heads(arcs: Array, starts: Sequence[int], ends: Sequence[int]) -> NDArray[np.int64]:
    """Heads of the words of a window's sentences as offsets in the window, -1 for a root. Most sentences take every word's best
    head; only where that is no tree, or its arcs cross, is the best tree looked for."""
    sentence = np.repeat(np.arange(len(starts)), np.subtract(ends, starts))
    allowed = np.where(sentence[:, None] == sentence[None], arcs[:, 1:], -np.inf)
    np.fill_diagonal(allowed, -np.inf)
    heads: NDArray[np.int64] = np.where(arcs[:, 0] >= allowed.max(1), -1, allowed.argmax(1))
    for k in _no_trees(heads, sentence, np.array(starts)):
        first, end = starts[k], ends[k]
        found = best_tree(np.concatenate([arcs[first:end, :1], arcs[first:end, first + 1 : end + 1]], 1))
        heads[first:end] = np.where(found == 0, -1, found - 1 + first)
    return heads


def _no_trees(heads: NDArray[np.int64], sentence: NDArray[np.int64], starts: NDArray[np.int64]) -> list[int]:
    """Sentences whose heads (negative for a root) are no tree without crossings: not one root, a word that never comes to it,
    or an arc that leaves what another spans; the root's own comes from before the sentence."""
    count = len(starts)
    up = np.concatenate([[0], np.maximum(heads + 1, 0)])  # counted from 1; 0 stands above the roots
    for _ in range(len(heads).bit_length()):
        up = up[up]
    faults = np.bincount(sentence[heads < 0], minlength=count) != 1
    faults |= np.bincount(sentence[up[1:] > 0], minlength=count) > 0
    place, head = np.arange(len(heads)), np.where(heads < 0, starts[sentence] - 1, heads) + 0.5 * (heads < 0)
    low, high = np.minimum(place, head), np.maximum(place, head)
    crossed = (low[:, None] < low) & (low < high[:, None]) & (high[:, None] < high)
    faults |= np.bincount(sentence[crossed.any(1)], minlength=count) > 0
    return np.flatnonzero(faults).tolist()
