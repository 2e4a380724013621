"""The chronology as a file, in the formats of `dateline.export` that are one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from dateline.export import EXPORTERS, export
from dateline.model import Chronology
from dateline.web.filters import Filters
from dateline.web.press import Edition, Selection

FORMAT_WORDS = {
    "html": "One page with everything in it, to read, print or send",
    "markdown": "A report to edit: by year, with quotes and numbered citations",
    "docx": "The same report as a Word document",
    "xlsx": "A workbook with all tables, and sheets for corrections that dateline corrections reads back",
    "csv": "A table with one row for each event",
    "claims": "Every claim as a record (JSONL)",
    "plover": "Event records for political-event tools (JSONL)",
    "acled": "A table with the columns of ACLED's data, of what is told as done",
    "acled_all": "The same with what was planned, demanded, alleged or denied",
    "datapackage_zip": "All tables with a description of every column (Frictionless)",
    "parquet_zip": "The same tables as Parquet files, for pandas, Polars, DuckDB and R",
    "geojson": "A map layer",
    "kml": "A layer for Google Earth and other globes",
    "graphml": "Who acts on whom, for Gephi, Cytoscape or NetworkX",
    "gexf": "The same network with times",
    "timelinejs": "A timeline for TimelineJS",
    "annotation": "Each claim as a Web Annotation on the words of its report",
    "labelstudio": "Tasks for Label Studio, to check claims; dateline corrections reads its export back",
    "labelstudio_zip": "The same tasks with the labelling configuration of a project for them",
}
"""Every format that can be sent, in words."""
TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".zip": "application/zip",
}
"""The media type of a file by its ending; of any other it is plain bytes."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, and the ending of its files."""

    name: str
    words: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Exports:
    """In which formats the events that the filters select can be taken along."""

    filters: Filters
    question: str
    events: int
    formats: tuple[Format, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A file to send."""

    name: str
    type: str
    content: bytes


def list_formats(selection: Selection) -> Exports:
    """The formats for some events."""
    formats = tuple(Format(name, said, EXPORTERS[name].suffix) for name, said in FORMAT_WORDS.items() if name in EXPORTERS)
    question = ", ".join(text for text, _ in selection.filters.chips())
    return Exports(selection.filters, question, len(selection.events), formats)


def write_download(edition: Edition, selection: Selection, name: str, *, case: str) -> Download:
    """The events of a selection in a format. Raises `QuestionError` for one that is not known or is a folder, `InputError` for
    one that needs a package more."""
    stream = BytesIO()
    export(_cut(edition, selection), name, stream)
    suffix = EXPORTERS[name.lower()].suffix
    return Download(f"{case}{suffix}", TYPES.get(suffix, "application/octet-stream"), stream.getvalue())


def _cut(edition: Edition, selection: Selection) -> Chronology:
    """The chronology of the selected events alone, as `Case.chronology` would give it."""
    kept = {c: edition.chronology.claims[c] for c in sorted({c for e in selection.events for c in e.claims})}
    return replace(edition.chronology, events=selection.events, claims=kept, question=selection.filters.question)
