"""Text cut into pieces to be marked: quotes, the words that name a happening, page furniture.

Every character of the stretch asked for is in exactly one piece, in order: joined, the pieces are the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Article, Claim

CONTEXT = 150
"""Characters of context on each side of a quote, before it is cut at a word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to show: `kind` is "", "quote", "trigger" or "furniture"; `claim` is the id of the trigger's claim."""

    text: str
    kind: str = ""
    claim: str = ""


def cut_text(article: Article, claims: Sequence[Claim], *, start: int = 0, end: int | None = None) -> list[Piece]:
    """A stretch of an article as pieces. Where spans overlap, a trigger wins over a quote, an earlier claim over a later."""
    end = len(article.text) if end is None else end
    paint = [""] * (end - start)
    owner = [""] * (end - start)
    _lay(paint, ((f.span.start, f.span.end) for f in article.furniture), "furniture", start=start)
    _lay(paint, ((c.quote.start, c.quote.end) for c in claims), "quote", start=start)
    for claim in reversed(claims):
        low, high = max(claim.trigger.start - start, 0), min(claim.trigger.end - start, end - start)
        for at in range(low, high):
            paint[at], owner[at] = "trigger", claim.id
    return _joined(article.text[start:end], paint, owner)


def _lay(paint: list[str], spans: Iterable[tuple[int, int]], kind: str, *, start: int) -> None:
    for low, high in spans:
        for at in range(max(low - start, 0), min(high - start, len(paint))):
            paint[at] = kind


def _joined(text: str, paint: list[str], owner: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (paint[at], owner[at]) != (paint[begin], owner[begin]):
            pieces.append(Piece(text[begin:at], paint[begin], owner[begin]))
            begin = at
    return pieces


def cut_passages(article: Article, claims: Sequence[Claim]) -> list[list[Piece]]:
    """The claims' quotes with a little of the paragraph around them; quotes that stand close share a passage.

    A passage that begins or ends inside a paragraph says so with an ellipsis piece.
    """
    passages = []
    for low, high in _windows(article.text, claims):
        pieces = cut_text(article, claims, start=low, end=high)
        before = [Piece("… ")] if low > 0 and article.text[low - 1] != "\n" else []
        after = [Piece(" …")] if high < len(article.text) and article.text[high] != "\n" else []
        passages.append([*before, *pieces, *after])
    return passages


def _windows(text: str, claims: Sequence[Claim]) -> list[tuple[int, int]]:
    windows: list[tuple[int, int]] = []
    for quote in sorted(c.quote for c in claims):
        low, high = _before(text, quote.start), _after(text, quote.end)
        if windows and low <= windows[-1][1] + 1 and "\n" not in text[windows[-1][1] : low]:
            windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
        else:
            windows.append((low, high))
    return windows


def _before(text: str, at: int) -> int:
    paragraph = text.rfind("\n", 0, at) + 1
    if at - paragraph <= CONTEXT:
        return paragraph
    space = text.find(" ", at - CONTEXT, at)
    return space + 1 if space >= 0 else at


def _after(text: str, at: int) -> int:
    paragraph = text.find("\n", at)
    paragraph = len(text) if paragraph < 0 else paragraph
    if paragraph - at <= CONTEXT:
        return paragraph
    space = text.rfind(" ", at, at + CONTEXT)
    return space if space >= 0 else at
