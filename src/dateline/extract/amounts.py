"""Amounts that a report writes in signs and not as a number before a noun: money, shares, ranges and the two sides of a vote.

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
HALF = 2
HUNDRED = 100
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
    shapes = _shape(tree.words.code).finditer(article.text, tree.tokens[first].start, tree.tokens[last - 1].end)
    read = (_read(found, article, tree, first, last) for found in shapes)
    parts, each = tree.words.fractions, tree.words.grammar["in_each"]
    shares = [_share(article, tree, i, first, last) for i in range(first, last) if tree.tokens[i].lemma.lower() in parts]
    shares_of = [_one_in(article, tree, i, first, last) for i in range(first, last) if tree.tokens[i].text.lower() in each]
    reached = 0
    for amount in sorted((a for a in (*read, *shares, *shares_of) if a is not None), key=lambda a: a.span):
        if amount.span.start >= reached:
            reached = amount.span.end
            yield amount


def _share(article: Article, tree: Tree, i: int, first: int, last: int) -> Amount | None:
    """A part of some whole in words as so much in a hundred: "a third of the deputies", "half of the 120 seats"; no part of a
    time."""
    tokens, words = tree.tokens, tree.words
    whole = words.fractions[tokens[i].lemma.lower()]
    if i + 1 >= last:
        return None
    before = i - 2 if i - 1 > first and tokens[i - 1].text == "-" else i - 1
    told = tokens[before].text.lower() if before >= first else ""
    parts = 1.0 if told in words.grammar["one"] else read_number(told, words.code) if told else None
    if parts is None:
        ordered = before >= first and tokens[before].pos == "ADJ"  # "the first half of the year"
        parts, before = (1.0, i - 1) if whole == HALF and not ordered else (None, before)
    scaled = whole == HALF and any(t.lemma.lower() in words.scales for t in tokens[i + 1 : min(i + 3, last)])
    of = tokens[i + 1].lemma in words.grammar["of_number"] or (whole == HALF and tokens[i + 1].pos == "DET")
    if before > first and tokens[before - 1].pos == "CCONJ":
        return None  # "a day and a half of talks"
    nouns = (k for k in range(i + 2, min(i + 2 + 2 * NEAR, last)) if tokens[k].pos in ("NOUN", "PROPN"))
    noun = next((k for k in nouns if not tree.has(k, "nmod:poss")), None)  # "half of the country's 40 ministers"
    if parts is None or not parts < whole or not of or noun is None or scaled:
        return None
    if tokens[noun].mention == "time" or tokens[noun].lemma.lower() in words.grammar["time_units"]:
        return None
    start = i if told not in words.grammar["one"] and read_number(told, words.code) is None else before
    span = Span(article.id, tokens[start].start, tokens[noun].end)
    value = round(100 * parts / whole, 1)
    return Amount(span, start, noun + 1, value, value, words.signs["%"], None)


def _one_in(article: Article, tree: Tree, i: int, first: int, last: int) -> Amount | None:
    """So many of each number of persons as so much in a hundred: "one in five voters", "un député sur trois"."""
    tokens, words = tree.tokens, tree.words
    if not first < i < last - 1:
        return None
    whole = read_number(tokens[i + 1].text, words.code)
    before = tokens[i - 1].pos == "NOUN" and i - 2 >= first
    start, noun = (i - 2, i - 1) if before else (i - 1, i + 2)
    parts = read_number(tokens[start].text, words.code)
    if tokens[start].lemma in words.grammar["one"]:
        parts = 1.0
    persons = noun < last and tokens[noun].pos == "NOUN" and tokens[noun].mention == "person"
    if parts is None or whole is None or not parts < whole <= HUNDRED or not persons:
        return None
    end = max(noun, i + 1)
    span = Span(article.id, tokens[start].start, tokens[end].end)
    value = round(HUNDRED * parts / whole, 1)
    return Amount(span, start, end + 1, value, value, words.signs["%"], None)


@dataclass(frozen=True, slots=True)
class Tally:
    """The two sides of a vote: the words of each number and what it comes to, those who were for it first."""

    ayes: tuple[Span, float]
    noes: tuple[Span, float]


def find_tallies(article: Article, tree: Tree, sentence: int) -> Iterator[Tally]:
    """How votes that a sentence tells of went: "voted 120 to 45", "by a vote of 419 to 1", "by 329 votes to 300"."""
    first, last = tree.analysis.sentences[sentence]
    tokens, ballots = tree.tokens, tree.words.grammar["ballots"]
    votes = [i for i in range(first, last) if tokens[i].lemma.lower() in ballots]
    if not votes:
        return
    for found in _tally(tree.words.code).finditer(article.text, tokens[first].start, tokens[last - 1].end):
        inside = [i for i in range(first, last) if found.start() <= tokens[i].start < found.end()]
        behind = inside[-1] + 1 if inside else last
        counts = behind < last and behind not in votes and tokens[behind].pos in ("NOUN", "PROPN", "ADJ", "SYM")
        near = any(i == behind or i in inside or 0 <= inside[0] - i <= NEAR + 1 for i in votes) if inside else False
        named = [side for side in ("ayes", "noes", "yes", "no") if found[side]]
        values = [read_number(found[side], tree.words.code) for side in named]
        if near and not counts and values[0] is not None and values[1] is not None:
            spans = [Span(article.id, *found.span(side)) for side in named]
            yield Tally((spans[0], values[0]), (spans[1], values[1]))


@cache
def _tally(code: str) -> re.Pattern[str]:
    """Two numbers set against each other."""
    words = language(code)
    ballots = "|".join(sorted(words.grammar["ballots"]))
    against = "|".join(sorted(words.grammar["set_apart"]))
    number = r"\d{1,4}(?![\d.,:/]*\d)"
    sides = rf"(?P<ayes>{number})(?:\s+(?:{ballots})s?)?(?:\s+(?:{against})\s+|\s?[-–]\s?)(?P<noes>{number})"
    voted = rf"(?:\s+(?:{ballots})s?)?"
    pro, contra = ("|".join(sorted(words.grammar[key])) for key in ("for_it", "against_it"))
    marked = rf"(?P<yes>{number}){voted}\s+(?:{pro}),?\s(?:\w+\s)?(?P<no>{number}){voted}\s+(?:{contra})"
    return re.compile(rf"(?<![\w.,:/-])(?:{marked}|{sides})", re.IGNORECASE)


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
    halves = "|".join(sorted(words.grammar["halves"]))
    halved = rf"(?P<halved>(?:{_DIGITS}|{spelled})[ \xa0]and[ \xa0]a[ \xa0](?:{halves})[ \xa0](?:{long}))(?![^\W_])"
    return re.compile(rf"(?<![\w.,/-])(?:{'|'.join(filter(None, (one, halved, span)))})", re.IGNORECASE)


def _read(found: re.Match[str], article: Article, tree: Tree, first: int, last: int) -> Amount | None:
    """What the words of a shape come to; None where they are no amount: a date, a score, hours, years."""
    words = tree.words
    inside = [i for i in range(first, last) if found.start() < tree.tokens[i].end and tree.tokens[i].start < found.end()]
    sign = found["before"] or found["after"]
    ends = [found[name] for name in found.groupdict() if name.startswith(("low", "high")) and found[name]]
    values = [_value(end, words) for end in ends or [found["money"] or found["amount"] or found["halved"]]]
    if not inside or None in values:
        return None
    low, high = _scaled(values[0] or 0.0, values[-1] or 0.0, ends, words)
    counted = None if sign else _counted(tree, inside, last)
    if (ends and low >= high) or (counted is None and not sign):
        return None
    end = found.end() if counted is None else max(found.end(), tree.tokens[counted].end)
    span = Span(article.id, found.start(), end)
    return Amount(span, inside[0], inside[-1] + 1, low, high, words.signs.get(sign.lower() if sign else "", ""), counted)


def range_before(article: Article, tree: Tree, i: int) -> tuple[Span, float, float] | None:
    """The words of a range right before a noun, with its least and its most: the five and nine of "between five and nine
    years"."""
    first = tree.tokens[tree.sentence(i)[0]].start
    for found in _shape(tree.words.code).finditer(article.text, first, tree.tokens[i].start):
        ends = [found[name] for name in found.groupdict() if name.startswith(("low", "high")) and found[name]]
        values = [read_number(end, tree.words.code) for end in ends]
        right_before = not article.text[found.end() : tree.tokens[i].start].strip(" -\xa0")
        if right_before and len(values) == 2 and values[0] is not None and values[1] is not None and values[0] < values[1]:
            return Span(article.id, *found.span()), values[0], values[1]
    return None


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
