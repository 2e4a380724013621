"""Numbers tied to a happening: value, what they count, and how exact they are said to be."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Literal, cast

from dateline.extract.phrases import Tree
from dateline.model import Article, Figure, Happening, Span
from dateline.vocabulary import Language, language

Comparator = Literal["=", "~", ">=", "<=", ">", "<"]


@cache
def _comparing(code: str) -> tuple[re.Pattern[str], tuple[Comparator, ...]]:
    """Words before a number that say how exact it is, one group a sign, and the signs in order."""
    comparators = language(code).comparators
    pattern = r"(?:" + "|".join(f"({words})" for words in comparators.values()) + r")\s*$"
    return re.compile(pattern, re.IGNORECASE), tuple(cast(Comparator, sign) for sign in comparators)


def read_number(text: str, code: str = "en") -> float | None:
    """The value of a number in figures or words: "5,100", "ten", "1.2 million"; None for what is no plain number."""
    words = language(code)
    value, total = None, 0.0
    for word in _parts(text.lower(), words):
        plain = word.replace(",", "")
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            value = float(plain)
        elif word in words.numbers:
            value = (value or 0.0) + words.numbers[word]
        elif word in words.scales:
            total += (value if value is not None else 1.0) * words.scales[word]
            value = None
        elif word not in ("and", "a", "et"):
            return None
    if value is None and not total:
        return None
    return total + (value or 0.0)


def _parts(text: str, words: Language) -> list[str]:
    """The parts of a number; where a comma marks decimals, points and gaps stand between thousands ("2.700,5", "1 200")."""
    if words.code != "en":
        text = re.sub(r"(?<=\d)[.\s\u202f\xa0](?=\d{3}(?!\d))", "", text)
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    return [part for word in text.split() for part in ([word] if word in words.numbers else word.replace("-", " ").split())]


def find_figures(article: Article, tree: Tree, happening: Happening) -> tuple[Figure, ...]:
    """Counted things in the clause of a happening, nearest first, at most three; lengths of time are not counted here."""
    clause = tree.clause(happening.start)
    inside = (
        tree.below(clause)
        if tree.tokens[happening.start].pos == "VERB"
        else tree.below(happening.start) | set(tree.children[clause])
    )
    found = []
    for i in sorted(inside):
        token = tree.tokens[i]
        if not tree.has(i, "nummod") or tree.tokens[token.head].lemma in tree.words.grammar["time_units"]:
            continue
        numbers = [i, *tree.of(i, "compound", "flat")]
        span = Span(article.id, tree.tokens[min(numbers)].start, tree.tokens[max(numbers)].end)
        value = read_number(article.quote(span), tree.words.code)
        unit = tree.tokens[token.head]
        if value is None or unit.pos == "SYM" or (unit.pos == "PROPN" and 1 <= value <= 31):
            continue
        # What is kept is the words as they stand, from the number to what it counts: "two armed soldiers".
        whole = replace(span, start=min(span.start, unit.start), end=max(span.end, unit.end))
        comparator = _comparator(article, span, tree.words.code)
        found.append((abs(i - happening.start), Figure(value, unit.lemma, article.quote(whole), whole, comparator)))
    return tuple(figure for _, figure in sorted(found, key=lambda f: (f[0], f[1].span))[:3])


def _comparator(article: Article, span: Span, code: str) -> Comparator:
    before = article.text[max(0, span.start - 20) : span.start]
    pattern, signs = _comparing(code)
    found = pattern.search(before)
    return "=" if found is None else signs[(found.lastindex or 1) - 1]
