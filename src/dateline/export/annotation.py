"""`annotation`: every claim as a note on its report's words, in the W3C's Web Annotation Data Model (JSON-LD).

A target is the text of a report as Dateline read it; `via` is the page that it was read from. Two selectors say the same
words: `TextPositionSelector` counts code points, half-open, and `TextQuoteSelector` finds them again where the positions
are others, as on the page. The first body names the type, the second the state of the claim, the third says it in words,
the last links it to its event. Ids are URNs of Dateline's own, so that the same claim has the same id everywhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from dateline.export.page import language_tag
from dateline.export.tables import CLAIMS, ClaimRow
from dateline.export.text import json_file, safe_link
from dateline.export.words import date_words
from dateline.model import Article, Chronology, Claim, digest

AROUND = 32
"""Characters before and after the quote that tell it from the same words elsewhere."""


class AnnotationExporter:
    """Writes all claims as one AnnotationPage, in order of article and start."""

    name = "annotation"
    suffix = ".jsonld"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write one JSON-LD document to an open binary stream."""
        assert not isinstance(out, Path)
        rows = list(CLAIMS.rows(chronology))
        page = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": _urn("claims", digest(*(row.claim.id for row in rows))),
            "type": "AnnotationPage",
            "items": [_annotation(row) for row in rows],
        }
        out.write(json_file(page))


def _urn(kind: str, name: str) -> str:
    """An id in the form of RFC 8141, whatever characters the name has."""
    return f"urn:dateline:{kind}:{quote(name, safe='', errors='replace')}"


def _annotation(row: ClaimRow) -> dict[str, Any]:
    claim, article = row.claim, row.article
    bodies: list[dict[str, Any]] = [
        _textual("classifying", claim.type),
        _textual("tagging", claim.state),
        _textual("describing", _in_words(claim)),
    ]
    if row.event:
        bodies.append({"type": "SpecificResource", "purpose": "linking", "source": _urn("event", row.event)})
    return {
        **{"id": _urn("claim", claim.id), "type": "Annotation", "motivation": "classifying", "body": bodies},
        "target": {"source": _source(article), "selector": _selectors(article, claim)},
    }


def _textual(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _in_words(claim: Claim) -> str:
    """Who does it to whom, when and where, and who says so: "Selmar army → Ilan Torvay · 19 August 2031"."""
    sides = " → ".join(", ".join(f.name for f in side) for side in (claim.actors, claim.recipients) if side)
    place = claim.where.name if claim.where else ""
    said = ", ".join(f.name for f in claim.said_by)
    return " · ".join(p for p in (sides, date_words(claim.when), place, said and f"according to {said}") if p)


def _source(article: Article) -> dict[str, Any]:
    """The text that is marked, with the address of its page where a browser may follow it."""
    source: dict[str, Any] = {"id": _urn("article", article.id), "type": "Text", "format": "text/plain"}
    known = {"language": language_tag(article), "via": safe_link(article.url)}
    return source | {name: value for name, value in known.items() if value}


def _selectors(article: Article, claim: Claim) -> list[dict[str, Any]]:
    start, end = claim.quote.start, claim.quote.end
    before, after = article.text[max(start - AROUND, 0) : start], article.text[end : end + AROUND]
    words = {"exact": article.quote(claim.quote), "prefix": before, "suffix": after}
    return [
        {"type": "TextQuoteSelector"} | {name: text for name, text in words.items() if text},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
