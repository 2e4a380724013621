"""Numbers in figures and words."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from dateline.vocabulary import Language, language

JOINING = ("and", "a", "et")
"""Words that may stand within a number or before it and are none."""
Comparator = Literal["=", "~", ">=", "<=", ">", "<"]


@cache
def comparing(code: str) -> tuple[re.Pattern[str], tuple[Comparator, ...]]:
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
        elif word not in JOINING:
            return None
    if value is None and not total:
        return None
    return total + (value or 0.0)


def without_number(phrase: str, code: str = "en") -> str:
    """A phrase without the number that it begins with: "two dozen rebels" gives "rebels", "about 60" nothing."""
    words = phrase.split()
    ends = (n for n in range(len(words), 0, -1) if read_number(" ".join(words[:n]), code) is not None)
    return " ".join(words[next(ends, 0) :])


def _parts(text: str, words: Language) -> list[str]:
    """The parts of a number; where a comma marks decimals, points and gaps stand between thousands ("2.700,5", "1 200")."""
    if words.code != "en":
        text = re.sub(r"(?<=\d)[.\s\u202f\xa0](?=\d{3}(?!\d))", "", text)
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    return [part for word in text.split() for part in ([word] if word in words.numbers else word.replace("-", " ").split())]
