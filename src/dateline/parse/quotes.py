"""Words in quotation marks, also over several sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Quotation, Token

_OPEN = {"“": "”", "«": "»", "„": "“"}
LONGEST = 400
"""Tokens a quotation may hold; a longer one means that a mark was lost."""


def find_quotations(text: str, tokens: Sequence[Token]) -> tuple[Quotation, ...]:
    """Quotations in order, none inside another. A paragraph that opens with a mark inside an open quotation goes on with it."""
    found: list[Quotation] = []
    start, closer = -1, ""
    for i, token in enumerate(tokens):
        mark = token.text
        if start < 0:
            closer = _OPEN.get(mark, '"' if mark in ('"', "''", "``") else "")
            if closer:
                start = i + 1
        elif mark == closer or (closer == '"' and mark == "''"):
            if i > start:
                found.append(Quotation(start, i))
            start = -1
        elif mark in _OPEN and "\n" in text[tokens[i - 1].end : token.start]:
            found.append(Quotation(start, i))
            start = i + 1
        elif i - start > LONGEST:
            start = -1
    return tuple(found)
