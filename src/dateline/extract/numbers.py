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
    """The value of a number in figures or words: "5,100", "ten", "1.2 million", "half a million"; None for what is no plain
    number."""
    words = language(code)
    value, total, scale = None, 0.0, 0.0
    parts = _parts(text.lower(), words)
    if not words.grammar["halves"].isdisjoint(parts) and not any(part in words.scales for part in parts):
        return None
    for at, word in enumerate(parts):
        plain = word.replace(",", "") if word[:1] != "," else ""  # ",000" is the end of a number
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            value = float(plain)
        elif word in words.numbers:
            value = (value or 0.0) + words.numbers[word]
        elif word in words.grammar["halves"]:
            more = value is not None and not {"and", "et"}.isdisjoint(parts[max(0, at - 2) : at])
            total, value = (total + scale / 2, None) if scale and value is None else (total, (value or 0.0) * more + 0.5)
        elif word in words.scales:
            scale = words.scales[word]
            total += (value if value is not None else 1.0) * scale
            value = None
        elif word not in JOINING:
            return None
    if value is None and not total:
        return None
    return total + (value or 0.0)


def with_half(text: str, start: int, end: int, code: str) -> tuple[int, int]:
    """Where a number with the half before or behind it begins and ends: "half a million", "un million et demi"."""
    halves = "|".join(sorted(language(code).grammar["halves"]))
    before = re.search(
        rf"\b(?:\w+\s+and\s+an?\s+)?(?:{halves})(?:\s+an?)?[\s-]+$", text[max(0, start - 30) : start], re.IGNORECASE
    )
    behind = re.match(rf"\s+(?:and\s+a|et)\s+(?:{halves})\b", text[end : end + 30], re.IGNORECASE)
    return start - (len(before[0]) if before else 0), end + (len(behind[0]) if behind else 0)


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
