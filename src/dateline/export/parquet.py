"""`parquet`: a folder, or one zip file, with one Parquet file a table, for pandas, Polars, DuckDB, Arrow and Spark.

Days are dates, lists are lists, and each column carries what it holds as its `description`. Needs the extra `parquet`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from dateline.export.extras import needed
from dateline.export.packing import write_files
from dateline.export.tables import TABLES, Cell, Kind, Table
from dateline.export.text import utf8_text
from dateline.model import Chronology

_TYPES: dict[Kind, str] = {"date": "date32", "integer": "int64", "number": "float64"}


class ParquetExporter:
    """Writes the five tables, each as a file of its name."""

    def __init__(self, *, zipped: bool = False) -> None:
        self.name, self.suffix, self.single_file = ("parquet_zip", ".zip", True) if zipped else ("parquet", "", False)

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write the files to a new folder, or as one zip file. Raises InputError when pyarrow is not installed."""
        write_files(_files(chronology), out)


def _files(chronology: Chronology) -> Iterator[tuple[str, bytes]]:
    """The name and content of each table's file."""
    with needed("parquet"):
        from pyarrow import parquet
    for table in TABLES:
        made = io.BytesIO()
        parquet.write_table(arrow_table(chronology, table), made)
        yield f"{table.name}.parquet", made.getvalue()


def arrow_table(chronology: Chronology, table: Table[Any]) -> Any:
    """The table as Arrow has it."""
    import pyarrow as pa

    def field(name: str, kind: Kind, about: str, needed: bool) -> Any:
        type_ = pa.list_(pa.string()) if kind == "list" else pa.type_for_alias(_TYPES.get(kind, "string"))
        return pa.field(name, type_, nullable=not needed, metadata={"description": about})

    schema = pa.schema([field(c.name, c.kind, c.about, c.needed) for c in table.columns], metadata={"description": table.about})
    lines = [[_cell(cell) for cell in line] for line in table.lines(chronology)]
    columns = zip(*lines, strict=True) if lines else [()] * len(schema)
    return pa.Table.from_arrays([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def _cell(cell: Cell) -> Any:
    """What Arrow takes: an empty text is none at all, and every text can be said in UTF-8."""
    if isinstance(cell, tuple):
        return [utf8_text(text) for text in cell]
    return (utf8_text(cell) or None) if isinstance(cell, str) else cell
