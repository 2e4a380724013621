"""How long what a happening names is to last: the 60 days of "a 60-day truce", the 19 years of "sentenced to 19 years"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.amounts import range_before
from dateline.extract.figures import exactness
from dateline.extract.numbers import read_number
from dateline.extract.phrases import Tree
from dateline.model import Article, Figure, Happening, Span


def find_lengths(article: Article, tree: Tree, happening: Happening, *, ordered: bool) -> tuple[Figure, ...]:
    """The lengths of time that belong to a happening by its own words, in text order; of what is `ordered` (a ban, a sentence)
    also that for which it is, of an ultimatum the time that is given. What only says since when, or for how long somebody had
    done it, is none."""
    words = range(happening.start, happening.end)
    units = sorted({i for at in words for i in _of_word(tree, at, ordered=ordered)})
    return tuple(figure for i in units for figure in _read(article, tree, i))


def _of_word(tree: Tree, at: int, *, ordered: bool) -> Iterator[int]:
    """The words for units of time that measure what a word names."""
    grammar, token = tree.words.grammar, tree.tokens[at]
    if token.pos != "VERB":
        yield from _measuring(tree, at)
        if tree.has(at, "nsubj") and tree.tokens[token.head].lemma in grammar["enduring"]:
            yield from tree.of(token.head, "obj", "obl", "obl:unmarked")
        return
    for_it = grammar["order_mark"] | grammar["charging"] | grammar["addressing"]
    for i in tree.of(at, "obl", "obl:arg", "obl:agent", "obj"):
        cases = {tree.tokens[c].lemma for c in tree.of(i, "case")}
        if tree.has(i, "obj") and token.lemma in grammar["giving_time"]:  # "gave them 48 hours to leave"
            yield i
        if cases & grammar["by"] or (ordered and cases & for_it):
            yield i
        if ordered and (not cases or cases & for_it):
            yield from _measuring(tree, i)


def _measuring(tree: Tree, noun: int) -> Iterator[int]:
    """ "a 60-day truce", "a truce of 60 days"."""
    yield from (i for i in tree.of(noun, "compound", "amod", "nmod:desc") if i < noun)
    of = tree.words.grammar["of_phrase"]
    yield from (i for i in tree.of(noun, "nmod") if any(tree.tokens[c].lemma in of for c in tree.of(i, "case")))


def _read(article: Article, tree: Tree, i: int) -> tuple[Figure, ...]:
    """The length that a unit of time and the number before it make; of a range its least and its most."""
    unit = tree.tokens[i].lemma.lower()
    numbers = tree.of(i, "nummod")
    if unit not in tree.words.lengths or not numbers:
        return ()
    if (ends := range_before(article, tree, i)) is not None:
        span, low, high = replace(ends[0], end=tree.tokens[i].end), ends[1], ends[2]
        text = article.quote(span)
        return Figure(low, unit, text, span, ">="), Figure(high, unit, text, span, "<=")
    number = _number(article, tree, min(numbers), max(numbers), i)
    span = replace(number, end=tree.tokens[i].end)
    value = read_number(article.quote(number), tree.words.code)
    exact = exactness(article, number, tree.words.code)
    return () if value is None else (Figure(value, unit, article.quote(span), span, exact),)


def _number(article: Article, tree: Tree, first: int, last: int, unit: int) -> Span:
    """The words of a number before its unit; all of one in words that a hyphen joins: "seventy-two hours"."""

    def words(start: int, end: int) -> Span:
        return Span(article.id, tree.tokens[start].start, tree.tokens[end].end)

    tied = first >= 2 and tree.tokens[first - 1].text == "-"
    end = unit - 1 - (tree.tokens[unit - 1].text == "-")  # "30-day"
    for start in (first - 2, first) if tied else (first,):
        if last <= end and read_number(article.quote(words(start, end)), tree.words.code) is not None:
            return words(start, end)
    return words(first, last)
