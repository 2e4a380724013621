"""Builds small analyses by hand: one "word POS head relation" row a token, then lemma and Penn tag where they matter; heads are
counted from 1 in the sentence, 0 = root."""

from __future__ import annotations

from dateline.extract.when import TimeExpression, tag_times
from dateline.model import Analysis, Article, Happening, Token
from dateline.when import UNKNOWN, When

NO_SPACE_BEFORE = frozenset(",.;:!?)'s")


def article_of(text: str, published: str | None = None) -> Article:
    return Article(id="a", text=text, digest="", language="en", published=When.of(published) if published else UNKNOWN)


def tags(text: str, published: str | None = "2021-09-08") -> tuple[TimeExpression, ...]:
    """The time expressions of a text; 8 September 2021 was a Wednesday."""
    article = article_of(text, published)
    return tag_times(article, Analysis(article.id))


def read(*sentences: str, published: str | None = "2021-09-08") -> tuple[Article, Analysis]:
    """An article and its analysis from rows."""
    text, tokens, bounds = "", [], []
    for number, rows in enumerate(sentences):
        first = len(tokens)
        for row in rows.strip().splitlines():
            word, pos, head, relation, *rest = row.split()
            text += "" if not text or word in NO_SPACE_BEFORE else " "
            at = len(tokens) if head == "0" else first + int(head) - 1
            start, tag = len(text), rest[1] if len(rest) > 1 else ""
            text += word
            tokens.append(Token(start, len(text), word, rest[0] if rest else word.lower(), pos, tag, at, relation, number))
        bounds.append((first, len(tokens)))
    return article_of(text, published), Analysis("a", tuple(tokens), tuple(bounds))


def at(analysis: Analysis, word: str, *, when: tuple[str, float] | None = None) -> Happening:
    """The happening at a word; `when` hints at another word as its time."""
    index = {t.text: i for i, t in enumerate(analysis.tokens)}
    roles = (("when", index[when[0]], when[1]),) if when else ()
    return Happening(index[word], index[word] + 1, 1.0, roles=roles)
