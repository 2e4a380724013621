"""`claims`: one JSON object a line, one claim a line; the format that is scored against gold, and read back by programs.

Quotes and triggers are the article's own words at half-open offsets in code points. A value that was inferred carries
the rule's name and no offsets. A time that is only a limit gives `not_before` and `not_after`; one that the report's words give
("by June") has an open start or end, too, and one that only publication gives has neither.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, BinaryIO

from dateline.export.words import bounds, date_range
from dateline.model import Chronology, Claim, Commitment, Figure, Filler, Place
from dateline.when import When

_LINE_ENDS = str.maketrans({"\x7f": "\\u007f", "\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class ClaimsExporter:
    """Writes every claim of a chronology as JSON Lines, in order of article, start and id."""

    name = "claims"
    suffix = ".jsonl"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write one line per claim to an open binary stream."""
        assert not isinstance(out, Path)
        events = {claim: event.id for event in chronology.events for claim in event.claims}
        for claim in sorted(chronology.claims.values(), key=lambda c: (c.article, c.quote.start, c.id)):
            out.write(json_line(_record(chronology, claim, event=events.get(claim.id))))


def json_line(record: dict[str, Any]) -> bytes:
    """One line of JSON in UTF-8. Holds no character that any reader takes for the end of a line; a lone half of a
    surrogate pair, which UTF-8 cannot say, is written as JSON's own escape and comes back as it was."""
    text = json.dumps(record, ensure_ascii=False, separators=(", ", ": ")).translate(_LINE_ENDS)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def plain_number(value: float) -> int | float:
    """A whole number without its `.0`."""
    return int(value) if float(value).is_integer() else value


def _record(chronology: Chronology, claim: Claim, *, event: str | None) -> dict[str, Any]:
    article = chronology.articles[claim.article]
    return {
        "id": claim.id,
        "article": claim.article,
        "quote": article.quote(claim.quote),
        "start": claim.quote.start,
        "end": claim.quote.end,
        "trigger": article.quote(claim.trigger),
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        "type": claim.type,
        "mode": claim.mode,
        "actors": [_filler(f) for f in claim.actors],
        "recipients": [_filler(f) for f in claim.recipients],
        "when": _when(claim),
        "where": _place(claim.where) if claim.where else None,
        "status": claim.status,
        "said_by": [_filler(f) for f in claim.said_by],
        "argued": claim.argued,
        "about": claim.about,
        "points_at": _place(claim.points_at) if claim.points_at else None,
        "figures": [_figure(f) for f in claim.figures],
        "commitment": _commitment(claim.commitment) if claim.commitment else None,
        "event": event,
        "score": round(claim.score, 4),
        "reasons": list(claim.reasons),
    }


def _filler(filler: Filler) -> dict[str, Any]:
    if filler.span is None:
        return {"name": filler.name, "rule": filler.rule}
    return {"name": filler.name, "text": filler.text, "start": filler.span.start, "end": filler.span.end}


def _when(claim: Claim) -> dict[str, Any] | None:
    when, words = claim.when, claim.when_text or None
    if not when.known and not words:
        return None
    start, end = date_range(when) if when.dated or not words else bounds(when)
    record: dict[str, Any] = {"start": start, "end": end, "text": words}
    not_before, not_after = bounds(when)
    record |= {k: v for k, v in (("not_before", not_before), ("not_after", not_after)) if v}
    if claim.when_span:
        record |= {"text_start": claim.when_span.start, "text_end": claim.when_span.end}
    return record | {"precision": when.precision, "reason": when.reason}


def _place(place: Place) -> dict[str, Any]:
    record: dict[str, Any] = {"name": place.name, "lat": place.lat, "lon": place.lon, "precision": place.precision}
    record |= {k: v for k, v in (("country", place.country), ("geonames", place.geonames)) if v is not None}
    if place.span is None:
        return record | {"rule": place.rule}
    return record | {"text": place.text, "start": place.span.start, "end": place.span.end}


def _figure(figure: Figure) -> dict[str, Any]:
    record: dict[str, Any] = {"value": plain_number(figure.value), "unit": figure.unit, "text": figure.text}
    record |= {"start": figure.span.start, "end": figure.span.end}
    return record if figure.comparator == "=" else record | {"comparator": figure.comparator}


def _commitment(commitment: Commitment) -> dict[str, Any]:
    return {"what": commitment.what, "due": _due(commitment.due), "outcome": commitment.outcome}


def _due(due: When) -> str | None:
    """The day, month or year by which it is due: the end of the time named, since a deadline is a limit by nature."""
    start, end = due.iso()
    return end or start
