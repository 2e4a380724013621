"""Where a claim stands: its report, the span of its quote, the words, and the address of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.export.text import safe_link
from dateline.export.words import told_in_order
from dateline.model import Article, Chronology, Claim, Event


@dataclass(frozen=True, slots=True)
class Citation:
    """The way back from a claim to its words. `url` is empty when no browser should follow it."""

    claim: str
    article: str
    start: int
    end: int
    quote: str
    url: str

    @property
    def reference(self) -> str:
        """Report and span in one word, `kati#char=10,58`: the way of RFC 5147 to point into a plain text."""
        return f"{self.article}#char={self.start},{self.end}"

    def as_record(self) -> dict[str, Any]:
        """Plain data for JSON; an empty address is null."""
        place = {"claim": self.claim, "article": self.article, "start": self.start, "end": self.end}
        return place | {"quote": self.quote, "url": self.url or None}


def cite(article: Article, claim: Claim) -> Citation:
    """The citation of a claim of an article."""
    span = claim.quote
    return Citation(claim.id, article.id, span.start, span.end, article.quote(span), safe_link(article.url))


def cite_event(chronology: Chronology, event: Event) -> list[Citation]:
    """The citations of all claims of an event, the first published first."""
    return [cite(chronology.articles[c.article], c) for c in told_in_order(chronology, event)]
