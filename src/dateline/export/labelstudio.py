"""`labelstudio`: tasks for Label Studio, one a report, with what Dateline found as predictions to check and correct.

A region marks the words that name a happening and is labelled with its type; its id is the claim's. Regions of their own
mark who, whom, where, when and who says so, and relations tie them to the happening. What was worked out and stands in no
words has no region. Offsets count code points, as those of Label Studio's `Text` tag do. The labelling configuration that
goes with it is in `docs/how-to.md`. The data of a task say what was written of each claim, so that `export.labels` can tell
what was changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from dateline.export.corrections import write_time
from dateline.export.tables import CLAIMS, ClaimRow, cited, figure_words
from dateline.export.text import json_file, safe_link
from dateline.model import Article, Chronology, Claim, Span, digest


class LabelStudioExporter:
    """Writes a task for every report that a claim comes from, in order of publication."""

    name = "labelstudio"
    suffix = ".json"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write one JSON document to an open binary stream."""
        assert not isinstance(out, Path)
        rows: dict[str, list[ClaimRow]] = {}
        for row in CLAIMS.rows(chronology):
            rows.setdefault(row.article.id, []).append(row)
        out.write(json_file([_task(article, rows.get(article.id, [])) for article in cited(chronology)]))


def _task(article: Article, rows: list[ClaimRow]) -> dict[str, Any]:
    data = {
        **{"text": article.text, "article": article.id, "title": article.title, "outlet": article.outlet},
        "claims": [_written(row.claim) for row in rows],
        **{"url": safe_link(article.url) or None, "published": str(article.published) if article.published.known else None},
    }
    prediction = {
        "model_version": "dateline",
        "score": round(min((row.claim.score for row in rows), default=0.0), 4),
        "result": [part for row in rows for part in _regions(article, row)],
    }
    return {"data": data, "predictions": [prediction]}


def _written(claim: Claim) -> dict[str, Any]:
    """What a claim says, with the name that each of its words stands for."""
    sides = [{"role": role, "start": s.start, "end": s.end, "name": name} for role, s, name in _sides(claim)]
    at = {"start": claim.trigger.start, "end": claim.trigger.end}
    return {"id": claim.id, "type": claim.type, "status": claim.status, **at, "sides": sides}


def _regions(article: Article, row: ClaimRow) -> Iterator[dict[str, Any]]:
    """The happening with its type and status, then its sides and their ties to it."""
    claim = row.claim
    what = _region(article, claim.id, claim.trigger, control="what", kind="labels", value=claim.type)
    yield what | {"score": round(claim.score, 4), "meta": {"text": [f"event {row.event}"]} if row.event else {}}
    yield _region(article, claim.id, claim.trigger, control="status", kind="choices", value=claim.status)
    for role, span in dict.fromkeys((role, span) for role, span, _ in _sides(claim)):
        name = digest(claim.id, role, str(span.start), str(span.end))
        yield _region(article, name, span, control="role", kind="labels", value=role)
        yield {"type": "relation", "from_id": claim.id, "to_id": name, "direction": "right", "labels": [role]}


def _sides(claim: Claim) -> Iterator[tuple[str, Span, str]]:
    """Role, words and name of all that words fill."""
    for role, fillers in (("actor", claim.actors), ("recipient", claim.recipients), ("said by", claim.said_by)):
        for filler in fillers:
            if filler.span:
                yield role, filler.span, filler.name
    if claim.when_span:
        yield "when", claim.when_span, write_time(claim.when)
    if claim.where and claim.where.span:
        yield "where", claim.where.span, claim.where.name
    for figure in claim.figures:
        yield "figure", figure.span, figure_words(figure)


def _region(article: Article, id_: str, span: Span, *, control: str, kind: str, value: str) -> dict[str, Any]:
    words = {"start": span.start, "end": span.end, "text": article.quote(span)}
    return {"id": id_, "from_name": control, "to_name": "text", "type": kind, "value": words | {kind: [value]}}
