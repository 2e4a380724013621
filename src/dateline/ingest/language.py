"""The language a text is written in, by its ISO 639-1 code."""

from __future__ import annotations

import re

SHORTEST = 20
"""Fewer characters than this say nothing certain."""
ENOUGH = 4000

_PLAIN = {
    "en": frozenset("the of and was were with that has have had said from by his their who which after an".split()),
    "fr": frozenset("les des du une est dans pour par qui que et ont été sur aux après avec sont ses leur".split()),
}
"""Words that hardly a line of these languages lacks, and that few others share."""
PLAIN_SHARE = 0.15
"""A short text with so many of them among its words is of that language: names of persons and places, which weigh as much as
other words with the classifier, do not make it another's (they made Nigerian Pidgin of one English line in 200)."""

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")


def work_out_language(text: str) -> str:
    """The language's code, or "und" for a text of under 20 characters or without letters. The same text gives the same code."""
    words = text.strip()[:ENOUGH]
    if len(words) < SHORTEST or not any(c.isalpha() for c in words):
        return "und"
    import py3langid  # half a second: only when a text's language is asked

    found = str(py3langid.classify(words)[0])
    return found if found in _PLAIN else _plainly(words) or found


def _plainly(text: str) -> str | None:
    """The language whose commonest words alone make up enough of a text."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    enough = PLAIN_SHARE * len(words)
    return next((code for code, plain in _PLAIN.items() if sum(w in plain for w in words) >= enough > 0), None)


def read_language(value: str) -> str | None:
    """The code in what a record or page gives ("en", "en-GB", "PT_br"), None when it is no code."""
    value = value.strip()
    if not _CODE.fullmatch(value) or value.lower() == "und":
        return None
    return re.split(r"[-_]", value.lower())[0]
