"""`csv`: one line an event, for a spreadsheet. UTF-8, commas, every list in one cell parted by "; ".

A cell of words that a spreadsheet would run as a formula is disarmed with a leading apostrophe (OWASP, "CSV injection").
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import BinaryIO

from dateline.export.cite import cite_event
from dateline.export.words import bounds, date_range, disagreement_words
from dateline.model import Chronology, Event

COLUMNS = (
    *("event", "date_start", "date_end", "precision", "type", "types", "status", "headline", "actors", "recipients"),
    *("place", "lat", "lon", "independent_sources", "articles", "disagreements", "first_quote", "first_quote_article"),
    *("not_before", "not_after", "first_quote_start", "first_quote_end", "first_quote_url"),
    "argued_by",
)
"""The header line. `not_before` and `not_after` hold the limits of an event that no report dates; the three after these lead to
the first quote: its characters in the text of its report, and the address of that. `argued_by` names the authors of reports who
infer it."""

Cell = str | int | float | None

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class SheetExporter:
    """Writes a flat table, one line an event, in the order of the chronology."""

    name = "csv"
    suffix = ".csv"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write header and lines to an open binary stream."""
        assert not isinstance(out, Path)
        text = io.StringIO(newline="")
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for event in chronology.events:
            table.writerow([guarded(cell) for cell in _cells(chronology, event)])
        out.write(text.getvalue().encode("utf-8", "replace"))


def guarded(cell: Cell) -> Cell:
    """Words that a spreadsheet would run get an apostrophe; numbers of ours, negative ones too, stay numbers."""
    if isinstance(cell, str):
        cell = cell.replace("\x00", "\ufffd")
        return "'" + cell if cell.startswith(_RUNS) else cell
    return cell


def _cells(chronology: Chronology, event: Event) -> list[Cell]:
    start, end = date_range(event.when)
    not_before, not_after = bounds(event.when)
    place = event.where
    first = next(iter(cite_event(chronology, event)), None)
    return [
        *(event.id, start, end, event.when.precision, event.type, "; ".join(event.types), event.status, event.headline),
        *("; ".join(event.actors), "; ".join(event.recipients)),
        *(place.name if place else None, place.lat if place else None, place.lon if place else None),
        *(event.independent_sources, "; ".join(event.articles), "; ".join(map(disagreement_words, event.disagreements))),
        *((first.quote, first.article) if first else (None, None)),
        *(not_before, not_after),
        *((first.start, first.end, first.url) if first else (None, None, None)),
        "; ".join(event.argued_by),
    ]
