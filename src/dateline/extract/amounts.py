"""Amounts that a report writes in signs and not as a number before a noun: money, shares and ranges.

The reader hangs the numbers of "€450 million", "38.5 per cent" and "30 to 40 people" in many ways; their shapes are plain
in the text, so that they are read from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.extract.numbers import read_number
from dateline.extract.phrases import NOMINAL, Tree
from dateline.model import Article, Span
from dateline.vocabulary import Language, language

NEAR = 3
"""Words behind a range within which what it counts stands."""
_DIGITS = r"\d+(?:[.,\u202f\xa0 ]\d{3})*(?:[.,]\d+)?"


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount: its words, the tokens they are (`start` to before `end`), the least and the most that they say (the same
    for one number), and its unit where a sign gives it, else the token of what it counts, if anything is told to be."""

    span: Span
    start: int
    end: int
    low: float
    high: float
    unit: str
    counted: int | None


def find_amounts(article: Article, tree: Tree, sentence: int) -> Iterator[Amount]:
    """The amounts of a sentence, in text order, none inside another."""
    first, last = tree.analysis.sentences[sentence]
    if first == last:
        return
    reached = begin = tree.tokens[first].start
    for found in _shape(tree.words.code).finditer(article.text, begin, tree.tokens[last - 1].end):
        amount = _read(found, article, tree, first, last) if found.start() >= reached else None
        if amount is not None:
            reached = amount.span.end
            yield amount


@cache
def _shape(code: str) -> re.Pattern[str]:
    """Money ("US$3m", "450 M€"), shares ("38.5 per cent") and ranges ("between 40 and 60", "30-40") of a language."""
    words = language(code)
    scale = "|".join(sorted(map(re.escape, (*words.scales, *words.short_scales)), key=len, reverse=True))
    figure = rf"{_DIGITS}(?:[ \xa0-]?(?:{scale})(?![^\W\d_]))?"
    spelled = "|".join(sorted(map(re.escape, words.numbers), key=len, reverse=True))
    long = "|".join(sorted(map(re.escape, words.scales), key=len, reverse=True))
    number = rf"(?:{_DIGITS}|(?:{spelled})(?:-(?:{spelled}))?)(?:[ \xa0](?:{long}))?(?![^\W_])"
    signs = "|".join(sorted(map(re.escape, words.signs), key=len, reverse=True))
    one = rf"(?P<before>{signs})[ \xa0]?(?P<money>{figure})|(?P<amount>{number}|{figure})[ \xa0]?(?P<after>{signs})(?![^\W\d_])"
    span = "|".join(
        rf"{opening}(?P<low{n}>{number})\s?(?:{joining})\s?(?P<high{n}>{number})"
        for n, (opening, joining) in enumerate(words.ranges.items())
    )
    return re.compile(rf"(?<![\w.,/-])(?:{one}|{span})" if span else rf"(?<![\w.,/-])(?:{one})", re.IGNORECASE)


def _read(found: re.Match[str], article: Article, tree: Tree, first: int, last: int) -> Amount | None:
    """What the words of a shape come to; None where they are no amount: a date, a score, hours, years."""
    words = tree.words
    inside = [i for i in range(first, last) if found.start() < tree.tokens[i].end and tree.tokens[i].start < found.end()]
    sign = found["before"] or found["after"]
    ends = [found[name] for name in found.groupdict() if name.startswith(("low", "high")) and found[name]]
    values = [_value(end, words) for end in ends or [found["money"] or found["amount"]]]
    if not inside or None in values:
        return None
    low, high = _scaled(values[0] or 0.0, values[-1] or 0.0, ends, words)
    counted = None if sign else _counted(tree, inside, last)
    if ends and (low >= high or counted is None):
        return None
    end = found.end() if counted is None else max(found.end(), tree.tokens[counted].end)
    span = Span(article.id, found.start(), end)
    return Amount(span, inside[0], inside[-1] + 1, low, high, words.signs.get(sign.lower() if sign else "", ""), counted)


def _value(text: str, words: Language) -> float | None:
    """The value of a number with what multiplies it, "5m" and "30 million" alike."""
    short = re.fullmatch(rf"({_DIGITS})[ \xa0-]?([^\W\d_]+)", text)
    factor = words.short_scales.get(short[2].lower()) if short else None
    if short is None or factor is None:
        return read_number(re.sub(r"(?<=\d)-?(?=[^\W\d_])", " ", text), words.code)
    value = read_number(short[1], words.code)
    return None if value is None else value * factor


def _scaled(low: float, high: float, ends: list[str], words: Language) -> tuple[float, float]:
    """Both ends of a range as they are meant: "2 to 3 million" begins at two million."""
    last = ends[-1].lower().replace("\xa0", " ").split(" ")[-1] if ends else ""
    factor = words.scales.get(last, 1.0)
    return (low * factor, high) if len(ends) == 2 and low < factor and low * factor < high else (low, high)


def _counted(tree: Tree, inside: list[int], last: int) -> int | None:
    """The noun behind a range, which is no length of time, no hour and no name of a month."""
    for i in range(inside[-1] + 1, min(inside[-1] + 1 + NEAR, last)):
        token = tree.tokens[i]
        if token.pos in ("NOUN", "PROPN"):
            timed = token.lemma.lower() in tree.words.grammar["time_units"] or token.mention == "time"
            return None if timed or (token.pos == "PROPN" and token.mention != "person") else i
        if token.pos in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ", "DET"):
            break
    alone = (i for i in inside if tree.tokens[i].pos in NOMINAL and tree.tokens[i].mention == "person")
    return next(alone, None)
