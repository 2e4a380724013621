"""The language a text is written in, by its ISO 639-1 code."""

from __future__ import annotations

import re

SHORTEST = 20
"""Fewer characters than this say nothing certain."""
ENOUGH = 4000

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")


def work_out_language(text: str) -> str:
    """The language's code, or "und" for a text of under 20 characters or without letters. The same text gives the same code."""
    words = text.strip()[:ENOUGH]
    if len(words) < SHORTEST or not any(c.isalpha() for c in words):
        return "und"
    import py3langid  # half a second: only when a text's language is asked

    return str(py3langid.classify(words)[0])


def read_language(value: str) -> str | None:
    """The code in what a record or page gives ("en", "en-GB", "PT_br"), None when it is no code."""
    value = value.strip()
    if not _CODE.fullmatch(value) or value.lower() == "und":
        return None
    return re.split(r"[-_]", value.lower())[0]
