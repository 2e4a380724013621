"""Numbers in figures and words."""

from __future__ import annotations

import re

from dateline.vocabulary import Language, language


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
