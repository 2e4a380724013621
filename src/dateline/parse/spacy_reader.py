"""Any spaCy pipeline as a reader: its words, trees and names; happenings by the codebook's cues."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from itertools import groupby, pairwise
from typing import Any

from dateline.errors import InputError
from dateline.model import Analysis, Article, Name, Token
from dateline.parse import READS
from dateline.parse.clearnlp import ONLY_CLEARNLP, Node, to_universal
from dateline.parse.cue_words import propose
from dateline.parse.penn import penn_tag
from dateline.parse.quotes import find_quotations
from dateline.parse.windows import Word, words_of
from dateline.vocabulary import language, spoken

VERSION = "1"
"""Raise it when the same pipeline would give another analysis, so that articles are read anew."""

NAMES = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "EVENT": "EVENT",
    "DATE": "DATE",
    "NORP": "GROUP",
    "GROUP": "GROUP",
    "OFFICE": "OFFICE",
}
"""Kinds of names by the labels of OntoNotes, WikiNER and our own; names of other kinds are dropped."""
MENTIONS = {"PERSON": "person", "ORG": "organization", "LOC": "place", "EVENT": "event", "DATE": "time", "GROUP": "person"}
NEEDED = {"DEP": "a parser", "POS": "parts of speech", "LEMMA": "a lemmatizer"}
_PERSONAL = frozenset("i me we us he him she her they them je nous il elle ils elles".split())
_BODY = frozenset({"it", "its"})
_ARTICLES = frozenset("the a an le la les l'".split())
_POSSESSIVE = frozenset({"'s", "'"})


def load_pipeline(name: str) -> SpacyReader:
    """The reader made of an installed pipeline, or of the folder of one. Raises `InputError` when spaCy or the pipeline is
    missing, or the pipeline lacks a part or reads a language that Dateline has no words for."""
    try:
        import spacy
    except ImportError as error:
        raise InputError(f"the reader “spacy:{name}” needs spaCy", remedy="pip install 'dateline[spacy]'") from error
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        remedy = f"python -m spacy download {name}, or name the folder of a pipeline"
        raise InputError(f"spaCy cannot load the pipeline “{name}”: {str(error)[:200]}", remedy=remedy) from error
    reader = SpacyReader(pipeline)
    if not reader.languages:
        raise InputError(f"pipeline “{name}” reads “{pipeline.lang}”", remedy=f"name one for {' or '.join(sorted(READS))}")
    lacking = reader.lacking()
    if lacking:
        raise InputError(f"pipeline “{name}” lacks {' and '.join(lacking)}", remedy="name one that has them")
    return reader


class SpacyReader:
    """Reads articles by a spaCy pipeline, a line of the text at a time: a sentence never runs over the end of a line, and
    what else is read changes nothing. The words are Dateline's own, so that every span fits whoever reads."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        labels = {label for some in pipeline.pipe_labels.values() for label in some}
        self._is_clearnlp = bool(labels & ONLY_CLEARNLP)

    @cached_property
    def name(self) -> str:
        """Name and digest of the pipeline; a change of it means that articles are read anew."""
        meta = self._pipeline.meta
        content = self._pipeline.to_bytes(exclude=["vocab", "tokenizer"])
        mark = hashlib.blake2b(f"{VERSION} {version('spacy')} ".encode() + content, digest_size=8).hexdigest()
        return f"spacy {meta['lang']}_{meta['name']} {meta['version']} {mark}"

    @property
    def languages(self) -> frozenset[str]:
        """Codes of the languages it reads, of those that Dateline has words for; a pipeline of many reads all of these."""
        code = self._pipeline.lang
        return READS if code == "xx" else READS & {code}

    def lacking(self) -> list[str]:
        """What the pipeline would have to have and has not."""
        doc = self._parsed([Word(0, 4, "They", 0), Word(5, 9, "left", 0)])
        return [what for layer, what in NEEDED.items() if not doc.has_annotation(layer)]

    def read(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis an article, in order. Text without a word gives an empty analysis."""
        return [self.read_words(article, words_of(article)) for article in articles]

    def read_words(self, article: Article, words: Sequence[Word]) -> Analysis:
        """The analysis of an article whose words somebody else has found."""
        tokens: list[Token] = []
        sentences: list[tuple[int, int]] = []
        names: list[Name] = []
        code = spoken(article.language)
        for _, line in groupby(words, key=lambda w: w.block):
            self._read_line(list(line), code, tokens, sentences, names)
        return Analysis(
            article.id,
            tokens=tuple(tokens),
            sentences=tuple(sentences),
            names=tuple(names),
            quotations=find_quotations(article.text, tokens),
            happenings=propose(tokens, sentences, names, code),
            reader=self.name,
        )

    def _parsed(self, words: Sequence[Word]) -> Any:
        """The pipeline's reading of some words; spaCy knows the straight apostrophe alone."""
        from spacy.tokens import Doc

        spaces = [b.start > a.end for a, b in pairwise(words)]
        texts = [w.text.replace("’", "'") for w in words]
        return self._pipeline(Doc(self._pipeline.vocab, words=texts, spaces=[*spaces, False]))

    def _read_line(
        self,
        words: Sequence[Word],
        code: str,
        tokens: list[Token],
        sentences: list[tuple[int, int]],
        names: list[Name],
    ) -> None:
        base, doc = len(tokens), self._parsed(words)
        bounds = [(s.start, s.end) for s in doc.sents] if doc.has_annotation("SENT_START") else [(0, len(doc))]
        named = [n for n in _names(doc) if any(a <= n.start and n.end <= b for a, b in bounds)]
        nodes = self._trees(doc, bounds, named)
        mentions = _mentions(nodes, named)
        for number, (start, end) in enumerate(bounds, start=len(sentences)):
            for word, node, read in zip(words[start:end], nodes[start:end], doc[start:end], strict=True):
                lemma = word.text if node.pos == "PROPN" else read.lemma_ or word.text.lower()
                kind = mentions.get(read.i) or _kind(node, lemma, code)
                head = base + node.head
                tokens.append(
                    Token(word.start, word.end, word.text, lemma, node.pos, node.tag, head, node.relation, number, kind)
                )
        sentences += [(base + a, base + b) for a, b in bounds]
        names += [Name(base + n.start, base + n.end, n.kind) for n in named]

    def _trees(self, doc: Any, bounds: Sequence[tuple[int, int]], names: Sequence[Name]) -> list[Node]:
        """The words of a line as trees in universal relations, one a sentence."""
        nodes = [Node(w.text, w.pos_ or "X", _tag(w), w.head.i, w.dep_) for w in doc]
        if self._is_clearnlp:
            to_universal(nodes, [(n.start, n.end) for n in names if n.kind == "PERSON"])
        for start, end in bounds:
            _give_one_root(nodes, start, end)
        return nodes


def _tag(word: Any) -> str:
    """A word's Penn tag; worked out where the pipeline's tags are others or none."""
    return word.tag_ if word.tag_ and word.tag_ != word.pos_ else penn_tag(word.pos_, word.text, word.morph.to_dict())


def _names(doc: Any) -> list[Name]:
    """Names of the kinds that Dateline knows, without articles before and possessives after them."""
    found = []
    for span in doc.ents:
        start, end = span.start, span.end
        while start < end and doc[start].lower_ in _ARTICLES:
            start += 1
        while start < end and doc[end - 1].lower_ in _POSSESSIVE:
            end -= 1
        if start < end and span.label_ in NAMES:
            found.append(Name(start, end, NAMES[span.label_]))  # type: ignore[arg-type]
    return found


def _give_one_root(nodes: Sequence[Node], start: int, end: int) -> None:
    """Make a sentence a tree of its own words: its first root stays, what hangs on none or on another sentence joins it."""
    loose = [i for i in range(start, end) if nodes[i].head == i or not start <= nodes[i].head < end]
    for i in range(start, end):
        nodes[i].relation = "dep" if nodes[i].relation in ("root", "ROOT", "") else nodes[i].relation
    for i in loose:
        nodes[i].head, nodes[i].relation = loose[0], "parataxis"
    nodes[loose[0]].relation = "root"


def _mentions(nodes: Sequence[Node], names: Sequence[Name]) -> dict[int, str]:
    """Kinds of mentions by the heads of the names; a nationality is one only where it is no adjective."""
    found = {}
    for name in names:
        heads = [i for i in range(name.start, name.end) if not name.start <= nodes[i].head < name.end or nodes[i].head == i]
        at = (heads or [name.end - 1])[0]
        if name.kind in MENTIONS and not (name.kind == "GROUP" and nodes[at].pos == "ADJ"):
            found[at] = MENTIONS[name.kind]
    return found


def _kind(node: Node, lemma: str, code: str) -> str:
    """Kind of the mention that a pronoun or a common noun heads, as far as the language's word lists tell."""
    words, low = language(code), lemma.lower()
    if node.pos == "PRON":
        text = node.text.lower()
        return "person" if text in _PERSONAL else "organization" if text in _BODY else ""
    if node.pos not in ("NOUN", "PROPN"):
        return ""
    if low in words.grammar["generic_org"] | words.grammar["government"]:
        return "organization"
    return "person" if words.sector(low) or words.is_office(low) else ""
