"""Numbers tied to a happening: value, what they count, and how exact they are said to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache
from typing import Literal, cast

from dateline.extract.phrases import SUBJECTS, Tree
from dateline.model import Article, Figure, Happening, Span
from dateline.vocabulary import Language, language

Comparator = Literal["=", "~", ">=", "<=", ">", "<"]
_SEVERAL_OF = frozenset({12, 100, 1_000, 1_000_000, 1_000_000_000})
"""Numbers of which there are two at least where there are "a few" or "several"."""


@cache
def _comparing(code: str) -> tuple[re.Pattern[str], tuple[Comparator, ...]]:
    """Words before a number that say how exact it is, one group a sign, and the signs in order; "a" may stand between."""
    comparators = language(code).comparators
    pattern = r"(?:" + "|".join(f"({words})" for words in comparators.values()) + r")\s*(?:\b(?:an?|une?)\s+)?$"
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


def find_figures(
    article: Article,
    tree: Tree,
    happening: Happening,
    others: Collection[int] = (),
    meant_by: Callable[[int], int | None] = lambda _: None,
) -> tuple[Figure, ...]:
    """Counted things in the clause of a happening, nearest first, at most three; lengths of time are not counted here. What
    stands in the clause of one of the `others` (tokens where happenings start) is theirs. `meant_by` gives the phrase that a
    pronoun stands for ("two of them")."""
    clause = tree.clause(happening.start)
    if tree.tokens[happening.start].pos == "VERB":
        inside = tree.below(clause)
    else:
        inside = tree.below(happening.start) | set(tree.children[clause])
        if tree.tokens[clause].lemma in tree.words.light | tree.words.grammar["motion"]:
            inside |= {i for subject in tree.of(clause, *SUBJECTS) for i in tree.children[subject]}
    inside -= _in_clauses_of(others, tree, happening.start)
    found = []
    for i in sorted(inside):
        counted = tree.counted(i)
        if counted is not None and tree.is_part(i) and meant_by(counted) in inside:
            continue  # "58 people were detained, nine of them minors"
        if counted is not None:
            figure = _amount(article, tree, i, meant_by)
        else:
            figure = _persons(article, tree, i) if _stands_alone(tree, i) else _number(article, tree, i)
        if figure is not None:
            found.append((abs(i - happening.start), figure))
    return tuple(figure for _, figure in sorted(found, key=lambda f: (f[0], f[1].span))[:3])


def _in_clauses_of(others: Collection[int], tree: Tree, at: int) -> set[int]:
    """The words of the clauses that other happenings head below a happening or beside it, without its own."""
    below, above = tree.below(at), {at, *tree.up(at)}
    heads = [o for o in others if o not in above and tree.tokens[o].pos == "VERB" and tree.is_predicate(o)]
    return {i for head in heads for i in tree.below(head) if head in below or i not in below}


def _number(article: Article, tree: Tree, i: int) -> Figure | None:
    """What a number before a noun counts: "two armed soldiers", "a few hundred prisoners"; no length of time and no hour."""
    token, times = tree.tokens[i], tree.words.grammar["time_units"]
    unit = tree.tokens[token.head]
    beside = (unit, *tree.tokens[i + 1 : i + 2])
    if not _is_number_before(tree, i) or any(t.lemma in times for t in beside) or tree.counted(token.head) is not None:
        return None
    if tree.has(token.head, "nmod") and tree.is_part(unit.head) and tree.counted(unit.head) == token.head:
        return None  # the eleven of "eight of the eleven suspects"
    joined = [k for k in tree.of(token.head, "nummod") if abs(k - i) == 1]  # "two dozen"
    if any(k < i for k in joined):
        return None
    numbers = [i, *joined, *tree.of(i, "compound", "flat")]
    span = Span(article.id, tree.tokens[min(numbers)].start, tree.tokens[max(numbers)].end)
    value = read_number(article.quote(span), tree.words.code)
    if value is None or unit.pos in ("SYM", "ADV") or (unit.pos == "PROPN" and 1 <= value <= 31):
        return None
    # What is kept is the words as they stand, from the number to what it counts: "two armed soldiers".
    whole = replace(span, start=min(span.start, unit.start), end=max(span.end, unit.end))
    few = tree.tokens[min(numbers) - 1] if min(numbers) else token
    if few.lemma.lower() in tree.words.grammar["few"] and value in _SEVERAL_OF:
        several = replace(whole, start=few.start)
        return Figure(2 * value, unit.lemma, article.quote(several), several, ">=")
    return Figure(value, _unit(tree, token.head), article.quote(whole), whole, _comparator(article, span, tree.words.code))


def _unit(tree: Tree, i: int) -> str:
    """What is counted: those of whom no more is said than what befell them, or that they are others, are persons."""
    token, words = tree.tokens[i], tree.words.grammar
    told = words["person"] if token.lemma.lower() in words["befallen"] and token.mention in ("person", "") else ()
    return next(iter(told), token.lemma)


def _stands_alone(tree: Tree, i: int) -> bool:
    """Whether a number stands for persons without a noun: "killed six", "left six dead"."""
    token, befallen = tree.tokens[i], tree.words.grammar["befallen"]
    if token.pos != "NUM" or not tree.has(i, "nsubj", "nsubj:pass", "obj"):
        return False
    return token.mention == "person" or (i + 1 < len(tree.tokens) and tree.tokens[i + 1].lemma.lower() in befallen)


def _persons(article: Article, tree: Tree, i: int) -> Figure | None:
    """How many persons a number without a noun stands for."""
    span = Span(article.id, tree.tokens[i].start, tree.tokens[i].end)
    value, unit = read_number(article.quote(span), tree.words.code), next(iter(tree.words.grammar["person"]), "")
    if value is None or not unit:
        return None
    return Figure(value, unit, article.quote(span), span, _comparator(article, span, tree.words.code))


def _is_number_before(tree: Tree, i: int) -> bool:
    """Whether a word is a number before its noun, whatever the reader calls it; an article that is also a number is none."""
    word = tree.tokens[i].text.lower()
    named = tree.has(i, "det") and word in tree.words.numbers and word not in tree.words.grammar["unsure"]
    return named or tree.has(i, "nummod")


def _amount(article: Article, tree: Tree, head: int, meant_by: Callable[[int], int | None]) -> Figure | None:
    """What a noun of number counts: "dozens of soldiers" are two dozen at least, "une vingtaine de" about twenty, "two of
    them" two of those who are meant."""
    words, counted = tree.words, tree.counted(head)
    if counted is None or (tree.has(head, "nmod") and tree.counted(tree.tokens[head].head) == head):
        return None
    unit, times = counted, 1.0
    while (inner := tree.counted(unit)) is not None:
        times *= words.scales.get(tree.tokens[unit].lemma.lower(), 1.0)
        unit = inner
    if tree.tokens[unit].lemma in words.grammar["time_units"]:
        return None
    span, read, comparator = _how_many(article, tree, head)
    if read is None:
        return None
    whole = replace(span, end=tree.tokens[unit].end)
    meant = meant_by(unit) if tree.tokens[unit].pos == "PRON" else unit
    if meant is None:
        return None
    return Figure(read * times, _unit(tree, meant), article.quote(whole), whole, comparator)


def _how_many(article: Article, tree: Tree, head: int) -> tuple[Span, float | None, Comparator]:
    """The words of a noun of number with the number before it, what they say, and how exact that is."""
    token, words = tree.tokens[head], tree.words
    number = next((i for i in tree.of(head, "nummod") if read_number(tree.tokens[i].text, words.code) is not None), None)
    span = Span(article.id, token.start if number is None else tree.tokens[number].start, token.end)
    least = words.amounts.get(token.text.lower())
    if number is None and least is not None:
        return span, least, ">="
    told = _comparator(article, span, words.code)
    vague = number is None and told == "=" and not tree.is_part(head)
    return span, read_number(article.quote(span), words.code), "~" if vague else told


def _comparator(article: Article, span: Span, code: str) -> Comparator:
    before = article.text[max(0, span.start - 20) : span.start]
    pattern, signs = _comparing(code)
    found = pattern.search(before)
    return "=" if found is None else signs[(found.lastindex or 1) - 1]
