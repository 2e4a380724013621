"""`claims_shards` and `claims_shards_parquet`: the claims in files of bounded size, for programs that work through many.

Beside them stands `shards.json`, which lists the files in order with the number of claims and the digest of each. It is
written last: a folder that has it is whole.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from dateline.export.claims import ClaimsExporter
from dateline.export.extras import needed
from dateline.export.parquet import arrow_table
from dateline.export.tables import CLAIMS
from dateline.model import Chronology, Claim

SHARD = 10_000
"""Claims in a file at most."""


class LineShardsExporter:
    """Writes the claims as JSON Lines, each file as `claims` would."""

    name = "claims_shards"
    suffix = ""
    single_file = False

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write the files to a new folder."""
        assert isinstance(out, Path)
        _write(chronology, out, ".jsonl", _as_lines)


class TableShardsExporter:
    """Writes the claims as Parquet, each file as the table `claims` of `parquet`."""

    name = "claims_shards_parquet"
    suffix = ""
    single_file = False

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write the files to a new folder. Raises InputError when pyarrow is not installed."""
        assert isinstance(out, Path)
        _write(chronology, out, ".parquet", _as_table)


def _write(chronology: Chronology, folder: Path, ending: str, pack: Callable[[Chronology], bytes]) -> None:
    listed = []
    for number, claims in enumerate(_cut(chronology)):
        name, data = f"claims-{number:05}{ending}", pack(replace(chronology, claims=claims))
        (folder / name).write_bytes(data)
        listed.append({"name": name, "claims": len(claims), "sha256": hashlib.sha256(data).hexdigest()})
    text = json.dumps({"claims": len(chronology.claims), "shards": listed}, indent=2)
    (folder / "shards.json").write_text(f"{text}\n", encoding="utf-8")


def _cut(chronology: Chronology) -> Iterator[Mapping[str, Claim]]:
    """The claims in order of article, start and id, so many at a time."""
    claims = sorted(chronology.claims.values(), key=lambda c: (c.article, c.quote.start, c.id))
    for first in range(0, len(claims), SHARD):
        yield {c.id: c for c in claims[first : first + SHARD]}


def _as_lines(chronology: Chronology) -> bytes:
    out = io.BytesIO()
    ClaimsExporter().write(chronology, out)
    return out.getvalue()


def _as_table(chronology: Chronology) -> bytes:
    with needed("parquet"):
        from pyarrow import parquet
    out = io.BytesIO()
    parquet.write_table(arrow_table(chronology, CLAIMS), out)
    return out.getvalue()
