"""`labelstudio`: tasks for Label Studio, one a report, with what Dateline found as predictions to check and correct; in a zip
file with the labelling configuration that a project needs for them.

A region marks the words that name a happening and is labelled with its type; its id is the claim's. Regions of their own
mark who, whom, where, when and who says so, and relations tie them to the happening. What was worked out and stands in no
words has no region. Offsets count code points, as those of Label Studio's `Text` tag do. The configuration offers every type
of the codebook, and those of a user's own that the claims have. The data of a task say what was written of each claim, so
that `export.labels` can tell what was changed.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element

from dateline.export.corrections import write_time
from dateline.export.packing import write_zip
from dateline.export.tables import CLAIMS, ClaimRow, cited, figure_words
from dateline.export.text import json_file, safe_link
from dateline.export.xmltree import child, write_xml
from dateline.model import STATUSES, Article, Chronology, Claim, Span, digest
from dateline.vocabulary import event_types

ROLES = ("actor", "recipient", "said by", "when", "where", "figure")
"""What words can be to a happening."""
CONFIGURATION, TASKS = "labels.xml", "tasks.json"
"""The members of the zip file."""


class LabelStudioExporter:
    """Writes a task for every report that a claim comes from, in order of publication; with `zipped` the tasks and the
    labelling configuration in one zip file."""

    single_file = True

    def __init__(self, *, zipped: bool = False) -> None:
        self.name, self.suffix = ("labelstudio_zip", ".zip") if zipped else ("labelstudio", ".json")
        self._zipped = zipped

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write one JSON document, or the zip file, to an open binary stream."""
        assert not isinstance(out, Path)
        tasks = _tasks(chronology)
        if self._zipped:
            write_zip([(CONFIGURATION, _configuration(chronology)), (TASKS, tasks)], out)
        else:
            out.write(tasks)


def _configuration(chronology: Chronology) -> bytes:
    """The labelling configuration: the controls to which the regions of the tasks refer, by name. It has no declaration, with
    which Label Studio does not take it."""
    view = Element("View")
    types = sorted({*event_types(), *(c.type for c in chronology.claims.values())})
    _offer(child(view, "Labels", name="what", toName="text"), "Label", types)
    _offer(child(view, "Labels", name="role", toName="text"), "Label", ROLES)
    status = child(view, "Choices", name="status", toName="text", perRegion="true", whenTagName="what")
    _offer(status, "Choice", STATUSES)
    _offer(child(view, "Relations"), "Relation", ROLES)
    child(view, "Text", name="text", value="$text")
    out = io.BytesIO()
    write_xml(view, out, declared=False)
    return out.getvalue()


def _offer(control: Element, tag: str, values: Iterable[str]) -> None:
    for value in values:
        child(control, tag, value=value)


def _tasks(chronology: Chronology) -> bytes:
    rows: dict[str, list[ClaimRow]] = {}
    for row in CLAIMS.rows(chronology):
        rows.setdefault(row.article.id, []).append(row)
    return json_file([_task(article, rows.get(article.id, [])) for article in cited(chronology)])


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
