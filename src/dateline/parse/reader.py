"""Our own reader: one small encoder with a head a layer, run by onnxruntime on a plain CPU."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.model import Analysis, Article, Happening, Name, Token
from dateline.parse import READS
from dateline.parse.chains import Mentions, find_chains
from dateline.parse.laws import Laws, Sentence, mend
from dateline.parse.lemmas import Lemmas
from dateline.parse.names import join_outlets, join_portfolios, settle_kinds, sound_names, tag_spans
from dateline.parse.pieces import Pieces, word_shape
from dateline.parse.quotes import find_quotations
from dateline.parse.tree import best_tags, best_trees
from dateline.parse.windows import Window, Word, cut_windows, words_of

Array = NDArray[np.float32]
Indices = NDArray[np.int64]

VERSION = "13"
"""Raise it when analyses would come out differently with the same model, so that articles are read anew."""
SPOT = 0.06
"""Words below this probability of naming a happening are dropped, in the graph; the codebook works on what is left."""
ROLE = 0.08
"""Likewise for words that may stand for an argument."""
TOGETHER = 32
"""Windows that are run before what they say is read: their trees are found together, which is quicker."""
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
        """Name, version and digest of the model; a change of it means that articles are read anew."""
        return f"dateline-reader {VERSION} {self._labels['digest']}"

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
        return self._read([(article, words_of(article)) for article in articles])

    def read_words(self, article: Article, words: Sequence[Word]) -> Analysis:
        """The analysis of an article whose words somebody else has found."""
        return self._read([(article, words)])[0]

    def _read(self, articles: Sequence[tuple[Article, Sequence[Word]]]) -> list[Analysis]:
        drafts = [self._draft(article, words) for article, words in articles]
        windows = [(draft, window) for draft in drafts for window in draft.windows()]
        for first in range(0, len(windows), TOGETHER):
            group = windows[first : first + TOGETHER]
            feeds = [self._feed(draft, window) for draft, window in group]
            found = [self._run(feed) for feed in feeds]
            pages = [self._open(draft, window, outputs) for (draft, window), outputs in zip(group, found, strict=True)]
            heads = _heads(pages)
            relations = [self._relations(page.outputs, at) for page, at in zip(pages, heads, strict=True)]
            self._mend(pages, heads, relations)
            for page, at, kinds in zip(pages, heads, relations, strict=True):
                self._read_page(page, at, kinds)
        bias, gaps = self._labels.get("coref_bias", [0, 0]), self._labels.get("coref_gap", [0])
        return [
            draft.finish(article, find_chains(draft.mentions(), bias, gaps), self.name)
            for draft, (article, _) in zip(drafts, articles, strict=True)
        ]

    def _draft(self, article: Article, words: Sequence[Word]) -> _Draft:
        lemmas = self._lemmas.get(article.language, self._lemmas["en"])
        return _Draft(words, self._pieces, lemmas, english=article.language == "en")

    def _open(self, draft: _Draft, window: Window, outputs: dict[str, Array]) -> _Page:
        starts = self._sentence_starts(outputs["sentence"], draft.words, window)
        return _Page(draft, window.start, outputs, starts, [*starts[1:], window.end - window.start])

    def _read_page(self, page: _Page, heads: Indices, relations: Indices) -> None:
        self._read_tokens(page, heads, relations)
        tags = best_tags(page.outputs["names"], page.starts, self._labels["names"])
        page.draft.names += [Name(page.base + a, page.base + b, kind) for a, b, kind in tag_spans(tags)]  # type: ignore[arg-type]
        self._read_happenings(page.outputs, page.base, page.draft)

    def _feed(self, draft: _Draft, window: Window) -> dict[str, Indices]:
        """What the graph takes of the words of a window."""
        pieces = draft.pieces[window.start : window.end]
        sizes = [1, *map(len, pieces), 1]
        ids = [self._labels["cls"], *chain.from_iterable(pieces), self._labels["sep"]]
        shapes = np.repeat([0, *draft.shapes[window.start : window.end], 0], sizes)
        return {"ids": np.array([ids]), "shapes": shapes[None], "first": np.cumsum(sizes[:-2])[None]}

    def _run(self, feed: dict[str, Indices]) -> dict[str, Array]:
        names = self._labels["outputs"]
        return {name: out[0] for name, out in zip(names, self._session.run(names, feed), strict=True)}

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

    def _read_tokens(self, page: _Page, heads: Indices, relations: Indices) -> None:
        """Tokens, sentences and mentions of a page."""
        draft, base, outputs = page.draft, page.base, page.outputs
        words, forms = draft.words[base : base + len(heads)], draft.forms[base : base + len(heads)]
        tags, pos, scripts = ([*map(self._labels[x].__getitem__, outputs[x].tolist())] for x in ("xpos", "upos", "lemma"))
        pos = [_AGREES.get(tag, own) if own == "PROPN" else own for tag, own in zip(tags, pos, strict=True)]
        tags = [*map(draft.lemmas.tag_of, forms, pos, tags)]
        kinds = ["" if x == "O" else x for x in map(self._labels["mention"].__getitem__, outputs["mention"].tolist())]
        sentences = page.sentences + len(draft.sentences)
        draft.sentences += [(base + a, base + b) for a, b in zip(page.starts, page.ends, strict=True)]
        draft.tokens += map(
            Token,
            [word.start for word in words],
            [word.end for word in words],
            forms,
            map(draft.lemmas.of, forms, pos, tags, scripts),
            pos,
            tags,
            (np.where(heads < 0, np.arange(len(heads)), heads) + base).tolist(),
            map(self._labels["rel"].__getitem__, relations.tolist()),
            sentences.tolist(),
            kinds,
        )
        heading = [k for k, kind in enumerate(kinds) if kind]
        draft.heading += [base + at for at in heading]
        draft.sides.append((outputs["coref_from"][heading], outputs["coref_to"][heading]))

    def _relations(self, outputs: dict[str, Array], heads: Indices) -> Indices:
        """Relations as numbers; a word under another is no root."""
        root = self._labels["rel"].index("root")
        left, right = outputs["relation_left"], outputs["relation_right"][heads + 1]
        scores = np.matmul(left.reshape(len(heads), len(self._labels["rel"]), -1), right[:, :, None])[:, :, 0]
        scores[:, root] = -1e9
        found: Indices = np.where(heads < 0, root, scores.argmax(1))
        return found

    def _mend(self, pages: Sequence[_Page], heads: Sequence[Indices], relations: Sequence[Indices]) -> None:
        """Redraw what no tree has, in place."""
        for english, laws in self._laws.items():
            those = [k for k, page in enumerate(pages) if page.draft.english == english]
            if not those:
                continue
            pos = [pages[k].outputs["upos"].astype(np.int64) for k in those]
            base = np.cumsum([0, *map(len, pos)])
            above = [np.where(heads[k] < 0, -1, heads[k] + at) for k, at in zip(those, base, strict=False)]
            faults = laws.breaches(np.concatenate(above), np.concatenate([relations[k] for k in those]), np.concatenate(pos))
            todo = [
                (pages[k], own, heads[k], relations[k], tags)
                for k, own, tags in zip(those, np.split(faults, base[1:-1]), pos, strict=True)
                if own.any()
            ]
            bad = [(*page, a, b) for page in todo for a, b in page[0].spans_of(np.flatnonzero(page[1]))]
            sentences = [page.sentence(at, kinds, tags, a, b) for page, _, at, kinds, tags, a, b in bad]
            mend(sentences, [own[a:b] for _, own, *_, a, b in bad], laws)
            for sentence, (_, _, at, *_, a, b) in zip(sentences, bad, strict=True):
                at[a:b] = np.where(sentence.heads < 0, -1, sentence.heads + a)

    def _read_happenings(self, outputs: dict[str, Array], base: int, draft: _Draft) -> None:
        """Words of the window that may name a happening, with types, statuses and roles over the whole window."""
        begins, goes_on = outputs["trigger"][:, 1].tolist(), outputs["trigger"][:, 2].tolist()
        rows = [
            k for k, i in enumerate(outputs["found"].tolist()) if k and not _is_prefix(begins, draft.words, base, i)
        ]  # the first is there only so that the graph never runs empty
        if not rows:
            return
        types, statuses = self._ranked(outputs, "type", rows), self._ranked(outputs, "status", rows)
        roles = self._roles(outputs["roles"][rows], base)
        for k, i in enumerate(outputs["found"][rows].tolist()):
            end = i + 1
            while end < len(begins) and goes_on[end] > 0.5 and begins[end] < 0.5:
                end += 1
            draft.happenings.append(Happening(base + i, base + end, round(begins[i], 4), types[k], statuses[k], roles[k]))

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

    def __init__(self, words: Sequence[Word], pieces: Pieces, lemmas: Lemmas, *, english: bool) -> None:
        self.words = words
        self.forms = [word.text for word in words]
        self.pieces = [*map(pieces.of, self.forms)]
        self.shapes = [*map(word_shape, self.forms)]
        self.english = english
        self.lemmas = lemmas
        self.tokens: list[Token] = []
        self.sentences: list[tuple[int, int]] = []
        self.names: list[Name] = []
        self.happenings: list[Happening] = []
        self.heading: list[int] = []
        """Words that head mentions, and page by page what the network says of them as anaphors and as antecedents."""
        self.sides: list[tuple[Array, Array]] = []

    def windows(self) -> list[Window]:
        return cut_windows(self.words, [*map(len, self.pieces)])

    def mentions(self) -> Mentions:
        nouns = [x.text.lower() if x.pos in ("NOUN", "PROPN") else "" for x in map(self.tokens.__getitem__, self.heading)]
        anaphors, antecedents = map(np.concatenate, zip(*self.sides, strict=True)) if self.sides else (_NOBODY, _NOBODY)
        return Mentions(self.heading, nouns, anaphors, antecedents)

    def finish(self, article: Article, chains: tuple[tuple[int, ...], ...], reader: str) -> Analysis:
        names = join_portfolios(join_outlets(sound_names(self.names, self.tokens), self.forms), self.forms)
        return Analysis(
            article.id,
            tuple(self.tokens),
            tuple(self.sentences),
            tuple(settle_kinds(names, self.forms)),
            find_quotations(article.text, self.tokens),
            tuple(self.happenings),
            reader,
            chains,
        )


_NOBODY: Array = np.zeros((0, 1), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Page:
    """A window as the network has read it: what it says of the words from `base` on, and where sentences start and end."""

    draft: _Draft
    base: int
    outputs: dict[str, Array]
    starts: list[int]
    ends: list[int]

    @property
    def sentences(self) -> Indices:
        """By word, the number of its sentence in the page."""
        return np.repeat(np.arange(len(self.starts)), np.subtract(self.ends, self.starts))

    def spans_of(self, words: Indices) -> list[tuple[int, int]]:
        """Starts and ends of the sentences in which some words stand."""
        return [(self.starts[k], self.ends[k]) for k in np.unique(self.sentences[words]).tolist()]

    def sentence(self, heads: Indices, relations: Indices, pos: Indices, a: int, b: int) -> Sentence:
        """The sentence from word a to b, given the page's heads, relations and parts of speech."""
        return Sentence(
            np.where(heads[a:b] < 0, -1, heads[a:b] - a),
            relations[a:b],
            pos[a:b],
            self.outputs["arcs"][a:b, a + 1 : b + 1],
            self.outputs["relation_left"][a:b],
            self.outputs["relation_right"][a + 1 : b + 1],
        )


def _is_prefix(begins: Sequence[float], words: Sequence[Word], base: int, i: int) -> bool:
    """Whether a word is only the front of a hyphenated one that names the happening ("re" of "re-elected")."""
    if i + 2 >= len(begins) or begins[i + 2] < SPOT:
        return False
    word, hyphen, rest = words[base + i : base + i + 3]
    return hyphen.text in ("-", "‑") and word.end == hyphen.start and hyphen.end == rest.start


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


def _heads(pages: Sequence[_Page]) -> list[Indices]:
    """By page, the heads of its words as offsets in it, -1 for a root. Most sentences take every word's best head; only where
    that is no tree, or its arcs cross, is the best tree looked for, of all pages' sentences at once."""
    found, sought = [], []
    for heads, page in zip(map(_best_heads, pages), pages, strict=True):
        found.append(heads)
        sought += [(page, heads, page.starts[k], page.ends[k]) for k in _no_trees(heads, page.sentences, np.array(page.starts))]
    arcs = [page.outputs["arcs"][a:b] for page, _, a, b in sought]
    trees = best_trees([np.concatenate([x[:, :1], x[:, a + 1 : b + 1]], 1) for x, (*_, a, b) in zip(arcs, sought, strict=True)])
    for tree, (_, heads, a, b) in zip(trees, sought, strict=True):
        heads[a:b] = np.where(tree == 0, -1, tree - 1 + a)
    return found


def _best_heads(page: _Page) -> Indices:
    """Every word's best head in its sentence, whether that makes a tree or not."""
    heads = np.empty(page.ends[-1], dtype=np.int64)
    arcs = page.outputs["arcs"]
    for a, b in zip(page.starts, page.ends, strict=True):
        inside = arcs[a:b, a + 1 : b + 1].copy()
        np.fill_diagonal(inside, -np.inf)
        heads[a:b] = np.where(arcs[a:b, 0] >= inside.max(1), -1, inside.argmax(1) + a)
    return heads


def _no_trees(heads: Indices, sentence: Indices, starts: Indices) -> list[int]:
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
