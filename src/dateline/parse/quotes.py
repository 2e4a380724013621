"""Words in quotation marks, also over several sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Quotation, Token

_CLOSERS = {"“": "”", "«": "»", "„": "“”"}
_STRAIGHT = ('"', "''", "``")
_DOUBLED = ("'", "`", "’", "‘")
"""Single marks that stand for a straight double one where two of them touch, as wire services type it."""
_SINGLE = {"‘": "’", "'": "'"}
_MARKS = frozenset({*_STRAIGHT, *_DOUBLED, *_SINGLE, *_CLOSERS})
"""All that may open a quotation."""
_LEFT_OUT = re.compile(r"(?:em|tis|twas|til|cause|n|round|cos)\b", re.IGNORECASE)
"""Words whose front an apostrophe stands for."""
LONGEST = 400
"""Tokens a quotation may hold; a longer one means that a mark was lost."""


def find_quotations(text: str, tokens: Sequence[Token]) -> tuple[Quotation, ...]:
    """Quotations in order, none inside another.

    A paragraph that opens with a mark inside an open quotation goes on with it. A straight mark that is never closed ends
    with its line: it looks the same on both sides, and what follows would be turned inside out. So does any mark when the next
    one in the lines below opens again: it was turned round ("the coup. “ (Reuters)"). Single marks count only when they close
    in the same line, since an apostrophe looks the same; two that touch are one straight mark.
    """
    found: list[Quotation] = []
    start, closers = -1, ""
    for i, token in enumerate(tokens):
        if start < 0 and token.text not in _MARKS:
            continue
        if i and _width(tokens, i - 1) == 2:
            continue  # the second of two single marks
        width = _width(tokens, i)
        if start < 0:
            closers = _closers(text, tokens, i)
            start = i + max(width, 1) if closers else -1
            continue
        new_line = i > 0 and "\n" in text[tokens[i - 1].end : token.start]
        goes_on = new_line and (token.text in _CLOSERS or width > 0)
        if goes_on or (width > 0 if closers == '"' else _ends(text, tokens, i, closers)):
            if i > start:
                found.append(Quotation(start, i))
            start = i + max(width, 1) if goes_on else -1
        elif new_line and (closers == '"' or _opens_anew(tokens, i, closers)):
            if i > start:
                found.append(Quotation(start, i))
            closers = _closers(text, tokens, i)
            start = i + max(width, 1) if closers else -1
        elif i - start > LONGEST:
            start = -1
    return tuple(found)


def _width(tokens: Sequence[Token], i: int) -> int:
    """How many tokens the straight mark takes that begins with a token: one, two single ones that touch, or none."""
    token = tokens[i]
    if token.text in _STRAIGHT:
        return 1
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return 2 if after and token.text in _DOUBLED and after.text == token.text and after.start == token.end else 0


def _closers(text: str, tokens: Sequence[Token], i: int) -> str:
    """The marks that close what a token opens; empty when it opens nothing."""
    token, width = tokens[i], _width(tokens, i)
    if width:
        end = tokens[i + width - 1].end
        behind, before = text[end : end + 1], text[token.start - 1 : token.start]
        inside = width > 1 and before.isalnum()  # a slip of the keyboard ("l''armée")
        return "" if inside or (before.strip() and not behind.strip()) else '"'  # 6 ft 2" is no opening
    if token.text in _SINGLE:
        closers = _SINGLE[token.text]
        return closers if _opens_single(text, token) and _closes_in_line(text, tokens, i, closers) else ""
    return _CLOSERS.get(token.text, "")


def _opens_anew(tokens: Sequence[Token], i: int, closers: str) -> bool:
    """Whether the first mark from a token on opens a quotation of the kind that those closers close."""
    for token in tokens[i : i + LONGEST]:
        if token.text in tuple(closers):
            return False
        if closers in _CLOSERS.get(token.text, ""):
            return True
    return False


def _ends(text: str, tokens: Sequence[Token], i: int, closers: str) -> bool:
    return tokens[i].text in tuple(closers) and (closers not in _SINGLE.values() or _ends_single(text, tokens, i))


def _opens_single(text: str, token: Token) -> bool:
    before, behind = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    apart = token.start == 0 or before.isspace() or before in "([—–“"
    return apart and behind.isalpha() and not _LEFT_OUT.match(text, token.end)


def _ends_single(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a single mark closes a quotation: it does not where it may be a plural's own ("the soldiers’ pay")."""
    before, behind = text[tokens[i].start - 1], text[tokens[i].end : tokens[i].end + 1]
    if before.isspace() or behind.isalnum():
        return False
    return before in ".,!?…" or before != "s" or not behind.isspace()


def _closes_in_line(text: str, tokens: Sequence[Token], i: int, closers: str) -> bool:
    for k in range(i + 1, min(len(tokens), i + LONGEST)):
        if "\n" in text[tokens[k - 1].end : tokens[k].start]:
            return False
        if _ends(text, tokens, k, closers):
            return True
    return False
