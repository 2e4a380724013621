"""Numbers tied to a happening: value, what they count, and how exact they are said to be."""

from __future__ import annotations

import re
from typing import Literal

from dateline.extract.phrases import Tree
from dateline.model import Article, Figure, Happening, Span

Comparator = Literal["=", "~", ">=", "<=", ">", "<"]

_WORDS = {
    w: n
    for n, w in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen twenty"
        ).split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "m": 1_000_000,
    "bn": 1_000_000_000,
}
_COMPARATORS: tuple[tuple[str, Comparator], ...] = (
    (r"at least|no fewer than|not less than|a minimum of", ">="),
    (r"more than|over|upwards of|above|in excess of", ">"),
    (r"up to|as many as|at most|no more than|a maximum of", "<="),
    (r"fewer than|less than|under|below", "<"),
    (r"about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated", "~"),
)
_COMPARATOR = re.compile(r"(?:" + "|".join(f"({words})" for words, _ in _COMPARATORS) + r")\s*$", re.IGNORECASE)
_TIME_UNITS = frozenset(["day", "week", "month", "year", "hour", "minute", "decade", "night"])


def read_number(text: str) -> float | None:
    """The value of a number in figures or words: "5,100", "ten", "1.2 million"; None for what is no plain number."""
    value, total = None, 0.0
    for word in text.lower().replace("-", " ").split():
        plain = word.replace(",", "")
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            value = float(plain)
        elif word in _WORDS:
            value = (value or 0.0) + _WORDS[word]
        elif word in _SCALES:
            total += (value if value is not None else 1.0) * _SCALES[word]
            value = None
        elif word not in ("and", "a"):
            return None
    if value is None and not total:
        return None
    return total + (value or 0.0)


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
        if not tree.has(i, "nummod") or tree.tokens[token.head].lemma in _TIME_UNITS:
            continue
        numbers = [i, *tree.of(i, "compound", "flat")]
        span = Span(article.id, tree.tokens[min(numbers)].start, tree.tokens[max(numbers)].end)
        value = read_number(article.quote(span))
        unit = tree.tokens[token.head]
        if value is None or unit.pos == "SYM" or (unit.pos == "PROPN" and 1 <= value <= 31):
            continue
        found.append(
            (
                abs(i - happening.start),
                Figure(value, unit.lemma, f"{article.quote(span)} {unit.text}", span, _comparator(article, span)),
            )
        )
    return tuple(figure for _, figure in sorted(found, key=lambda f: (f[0], f[1].span))[:3])


def _comparator(article: Article, span: Span) -> Comparator:
    before = article.text[max(0, span.start - 20) : span.start]
    found = _COMPARATOR.search(before)
    if found is None:
        return "="
    return _COMPARATORS[(found.lastindex or 1) - 1][1]
