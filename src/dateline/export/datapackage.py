"""`datapackage`: a folder of five CSV files and `datapackage.json`, which says what each column holds (Frictionless).

Source: Data Package and Table Schema, Frictionless Standards, version 1; version 2 reads them too. A list is a JSON array
in its cell. A cell of words that a spreadsheet would run as a formula is disarmed with a leading apostrophe, as in `csv`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from dateline.export.packing import write_files
from dateline.export.sheet import guarded
from dateline.export.tables import TABLES, Cell, Column, Kind, Table
from dateline.export.text import json_file, utf8_text
from dateline.export.words import question_words
from dateline.model import Chronology

_TYPES: dict[Kind, str] = {"iso": "string", "date": "date", "integer": "integer", "number": "number", "list": "array"}
_ISO = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_ABOUT = (
    "A chronology of news reports: events, the claims that they are made of, who acts, the reports, and where these differ."
    " A text that begins like a spreadsheet formula has an apostrophe before it."
)


class DataPackageExporter:
    """Writes the tables as a data package: a folder, or with `zipped` the same in one zip file."""

    def __init__(self, *, zipped: bool = False) -> None:
        self.name, self.suffix, self.single_file = ("datapackage_zip", ".zip", True) if zipped else ("datapackage", "", False)

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write the files to a new folder, or to an open binary stream as a zip file."""
        write_files(_files(chronology), out)


def _files(chronology: Chronology) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file, the description first."""
    tables = [(table, _csv(chronology, table)) for table in TABLES]
    package: dict[str, Any] = {"profile": "tabular-data-package", "name": "chronology", "title": "Chronology"}
    package["description"] = _ABOUT
    asked = question_words(chronology.question)
    if asked:
        package["question"] = utf8_text(asked)
    package["resources"] = [_resource(table, content) for table, content in tables]
    yield "datapackage.json", json_file(package)
    for table, content in tables:
        yield f"{table.name}.csv", content


def _csv(chronology: Chronology, table: Table[Any]) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(column.name for column in table.columns)
    for line in table.lines(chronology):
        lines.writerow([_cell(cell) for cell in line])
    return text.getvalue().encode("utf-8", "replace")


def _cell(cell: Cell) -> str | int | float | None:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, tuple):
        return json.dumps(cell, ensure_ascii=False) if cell else None
    return guarded(cell)


def _resource(table: Table[Any], content: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(c) for c in table.columns], "primaryKey": list(table.key)}
    schema["foreignKeys"] = [_foreign(c) for c in table.columns if c.refers]
    if not schema["foreignKeys"]:
        del schema["foreignKeys"]
    return {
        **{"name": table.name, "path": f"{table.name}.csv", "profile": "tabular-data-resource", "description": table.about},
        **{"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
        **{"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"},
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema | {"missingValues": [""]},
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, "string"), "description": column.about}
    limits: dict[str, Any] = {"required": True} if column.needed else {}
    if column.kind == "iso":
        limits["pattern"] = _ISO
    return field | ({"constraints": limits} if limits else {})


def _foreign(column: Column[Any]) -> dict[str, Any]:
    key = next(table.key for table in TABLES if table.name == column.refers)
    return {"fields": [column.name], "reference": {"resource": column.refers, "fields": list(key)}}
