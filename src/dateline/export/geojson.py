"""`geojson`: a map layer, one feature an event that has a point (RFC 7946); the others stand in the member `unplaced`.

A point is as exact as `place_precision` says: that of a country is its middle. `earliest` and `latest` are the interval
of an event's time, `not_before` and `not_after` the limits of one that no report dates.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from dateline.export.cite import cite_event
from dateline.export.tables import EVENTS, Cell, EventRow
from dateline.export.text import json_file
from dateline.export.words import disagreement_words
from dateline.model import Chronology

_NOT_HERE = ("lat", "lon", "claims")


class GeoJsonExporter:
    """Writes events as a FeatureCollection, in the order of the chronology."""

    name = "geojson"
    suffix = ".geojson"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write one JSON document to an open binary stream."""
        assert not isinstance(out, Path)
        placed, unplaced = [], []
        for row in EVENTS.rows(chronology):
            where, properties = row.event.where, _properties(chronology, row)
            if where is None or where.lat is None or where.lon is None:
                unplaced.append({"id": row.event.id, "properties": properties})
            else:
                point = {"type": "Point", "coordinates": [where.lon, where.lat]}
                placed.append({"type": "Feature", "id": row.event.id, "geometry": point, "properties": properties})
        out.write(json_file({"type": "FeatureCollection", "features": placed, "unplaced": unplaced}))


def _properties(chronology: Chronology, row: EventRow) -> dict[str, Any]:
    """What the table says of the event, all its quotes, and what the reports differ on in words."""
    record = {k: _plain(v) for k, v in EVENTS.record(row).items() if k not in _NOT_HERE and not k.startswith("first_quote")}
    record["disagreements"] = [disagreement_words(d) for d in row.event.disagreements]
    return record | {"quotes": [c.as_record() for c in cite_event(chronology, row.event)]}


def _plain(cell: Cell) -> Any:
    if isinstance(cell, date):
        return cell.isoformat()
    return list(cell) if isinstance(cell, tuple) else cell
