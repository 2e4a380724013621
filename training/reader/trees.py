"""Trees put together from phrases, and documents made of them: what `grammar.py` writes its sentences in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.corpora import Doc

UPOS = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "PROPN"),
    **dict.fromkeys(("JJ", "JJR", "JJS"), "ADJ"),
    **dict.fromkeys(("RB", "RBR", "WRB"), "ADV"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
    **dict.fromkeys(("PRP", "PRP$", "WP", "WP$", "WDT"), "PRON"),
    **dict.fromkeys((",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH"), "PUNCT"),
    **{"IN": "ADP", "DT": "DET", "MD": "AUX", "CD": "NUM", "CC": "CCONJ", "TO": "PART", "POS": "PART", "RP": "ADP"},
}
"""The universal tag that a Penn tag mostly has."""


@dataclass(eq=False)
class Word:
    """A word with its place in the tree; `tight` says on which sides it stands without a space: "<", ">" or both."""

    form: str
    xpos: str
    lemma: str
    upos: str
    tight: str = ""
    tag: str = "O"
    head: Word | None = None
    rel: str = "root"


@dataclass(eq=False)
class Phrase:
    """Words in their order, one of which heads the others."""

    words: list[Word]
    head: Word


Part = Phrase | tuple[str, Phrase] | None


def word(form: str, xpos: str, lemma: str = "", upos: str = "", tight: str = "") -> Phrase:
    """A phrase of one word; proper nouns keep their capital in the lemma, other words lose it."""
    name = xpos in ("NNP", "NNPS")
    made = Word(form, xpos, lemma or (form if name else form.lower()), upos or UPOS[xpos], tight)
    return Phrase([made], made)


def tree(*parts: Part) -> Phrase:
    """The parts in their order: exactly one has no relation and heads the others; None is no part. Raises `ValueError`."""
    heads = [part for part in parts if isinstance(part, Phrase)]
    if len(heads) != 1:
        raise ValueError(f"a tree has one head, not {len(heads)}")
    words: list[Word] = []
    for part in parts:
        if isinstance(part, Phrase):
            words += part.words
        elif part is not None:
            rel, phrase = part
            phrase.head.head, phrase.head.rel = heads[0].head, rel
            words += phrase.words
    return Phrase(words, heads[0].head)


def named(phrase: Phrase, kind: str) -> Phrase:
    """The whole phrase marked as one name."""
    for i, each in enumerate(phrase.words):
        each.tag = f"{'I' if i else 'B'}-{kind}"
    return phrase


def masked(phrase: Phrase) -> Phrase:
    """The phrase with its names left open: corpora differ in what they say of it."""
    for each in phrase.words:
        each.tag = "?"
    return phrase


def capital(phrase: Phrase) -> Phrase:
    """The phrase as it opens a sentence; figures leave the next word small."""
    first = next(w for w in phrase.words if w.upos != "PUNCT")
    if first.form[0].isalpha():
        first.form = first.form[0].upper() + first.form[1:]
    return phrase


def upper(phrase: Phrase) -> Phrase:
    """The phrase in capitals, as datelines have it."""
    for each in phrase.words:
        each.form = each.form.upper()
    return phrase


def spelt(phrases: Sequence[Phrase], swaps: dict[str, str]) -> None:
    """Change marks in all forms (curly to straight), which never changes how words are split."""
    pattern = re.compile("|".join(map(re.escape, swaps))) if swaps else None
    for phrase in phrases if pattern else ():
        for each in phrase.words:
            each.form = pattern.sub(lambda m: swaps[m[0]], each.form)  # type: ignore[union-attr]


def document(name: str, sentences: Sequence[tuple[Phrase, str]], language: str) -> Doc:
    """A document of sentences, each with what stands before it in running text."""
    doc = Doc(name, [], language=language)
    for number, (sentence, before) in enumerate(sentences):
        base = len(doc.forms)
        place = {id(w): base + i for i, w in enumerate(sentence.words)}
        for i, each in enumerate(sentence.words):
            loose = i and "<" not in each.tight and ">" not in sentence.words[i - 1].tight
            doc.gaps.append(before if not i else " " if loose else "")
            doc.forms.append(each.form)
            doc.xpos.append(each.xpos)
            doc.upos.append(each.upos)
            doc.lemma.append(each.lemma)
            doc.names.append(each.tag)
            doc.head.append(-1 if each.head is None else place[id(each.head)])
            doc.rel.append("root" if each.head is None else each.rel)
            doc.sentence.append(number)
    return doc
