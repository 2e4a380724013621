"""Chronology → one file per format. An exporter is one file here and one line in `EXPORTERS`.

A path is written whole or not at all: the bytes go to a part file beside it, which takes its name at the end.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Protocol, runtime_checkable

from dateline.errors import InputError, QuestionError
from dateline.export.acled import AcledExporter
from dateline.export.annotation import AnnotationExporter
from dateline.export.claims import ClaimsExporter
from dateline.export.datapackage import DataPackageExporter
from dateline.export.document import DocumentExporter
from dateline.export.geojson import GeoJsonExporter
from dateline.export.kml import KmlExporter
from dateline.export.labelstudio import LabelStudioExporter
from dateline.export.markdown import MarkdownExporter
from dateline.export.network import GexfExporter, GraphmlExporter
from dateline.export.page import PageExporter
from dateline.export.parquet import ParquetExporter
from dateline.export.plover import PloverExporter
from dateline.export.shards import LineShardsExporter, TableShardsExporter
from dateline.export.sheet import SheetExporter
from dateline.export.stores import is_address, send
from dateline.export.timelinejs import TimelineJsExporter
from dateline.export.workbook import WorkbookExporter
from dateline.location import BESIDE, is_database
from dateline.model import Chronology, SetAside

__all__ = ["EXPORTERS", "Exporter", "export", "left_out"]


class Exporter(Protocol):
    """A format. `write` gives the same bytes for the same chronology, and never changes it.

    `single_file` exporters are given an open binary stream; the others the path of a new, empty folder.
    """

    name: str
    suffix: str
    single_file: bool

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write the whole chronology to `out`."""
        ...


@runtime_checkable
class Selective(Protocol):
    """A format that cannot hold every event."""

    def left_out(self, chronology: Chronology) -> tuple[SetAside, ...]:
        """The events that it does not hold, each with the reason."""
        ...


EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "acled": AcledExporter(),
        "acled_all": AcledExporter(everything=True),
        "annotation": AnnotationExporter(),
        "claims": ClaimsExporter(),
        "claims_shards": LineShardsExporter(),
        "claims_shards_parquet": TableShardsExporter(),
        "csv": SheetExporter(),
        "datapackage": DataPackageExporter(),
        "datapackage_zip": DataPackageExporter(zipped=True),
        "docx": DocumentExporter(),
        "geojson": GeoJsonExporter(),
        "gexf": GexfExporter(),
        "graphml": GraphmlExporter(),
        "html": PageExporter(),
        "kml": KmlExporter(),
        "labelstudio": LabelStudioExporter(),
        "labelstudio_zip": LabelStudioExporter(zipped=True),
        "markdown": MarkdownExporter(),
        "parquet": ParquetExporter(),
        "parquet_zip": ParquetExporter(zipped=True),
        "plover": PloverExporter(),
        "timelinejs": TimelineJsExporter(),
        "xlsx": WorkbookExporter(),
    }
)
"""Every format by the name that `--to` takes."""


def export(chronology: Chronology, to: str, out: str | Path | BinaryIO) -> None:
    """Write a chronology in the format named `to`, in small or capital letters, to a path or an open binary stream.

    A path is replaced in one step, and kept as it was when writing fails. A format of several files makes a folder,
    which must be new or empty. An address such as `s3://…` is a place in a store that fsspec reaches, under the same rules.
    Raises QuestionError for a format that is not known, or one that needs a folder and was given a stream, or a path where a
    case or another database is; InputError for a path that cannot be written.
    """
    exporter = _exporter(to)
    if isinstance(out, str) and is_address(out):
        send(exporter, chronology, out)
        return
    if isinstance(out, str):
        out = Path(out)
    if not isinstance(out, Path):
        if not exporter.single_file:
            raise QuestionError(f'"{to}" writes a folder, not one file', remedy="give the path of a new folder")
        exporter.write(chronology, out)
        return
    with _said_plainly(out):
        _refuse_database(out)
        if exporter.single_file:
            _write_file(exporter, chronology, out)
        else:
            _write_folder(exporter, chronology, out)


def left_out(chronology: Chronology, to: str) -> tuple[SetAside, ...]:
    """The events of a chronology that the format named `to` does not hold, each with the reason; most hold all. Raises
    QuestionError for a format that is not known."""
    exporter = _exporter(to)
    return exporter.left_out(chronology) if isinstance(exporter, Selective) else ()


def _exporter(to: str) -> Exporter:
    exporter = EXPORTERS.get(to.lower())
    if exporter is None:
        raise QuestionError(f'there is no export format called "{to}"', remedy=f"the formats are {', '.join(EXPORTERS)}")
    return exporter


@contextmanager
def _said_plainly(path: Path) -> Iterator[None]:
    """Turn the system's refusal of a path into an InputError that names it."""
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}", remedy="check the folder and its rights") from error


def _refuse_database(path: Path) -> None:
    """Refuse to write over a case, another database, or a file that one keeps beside itself while it is open."""
    target = Path(os.path.realpath(path))
    for ending in (e for e in BESIDE if target.name.endswith(e) and target.name != e):
        owner = target.with_name(target.name.removesuffix(ending))
        if is_database(owner):
            what = "a case or another database" if owner == target else f"part of {owner.name}, a case or another database"
            raise QuestionError(f"{path} is {what}", remedy="give a file of another name; nothing was written")


def _part(target: Path) -> Path:
    """A hidden name beside the target, which no other writer uses."""
    return target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.part")


def _write_file(exporter: Exporter, chronology: Chronology, path: Path) -> None:
    target = Path(os.path.realpath(path))  # a link stays a link; what it points to is replaced
    if target.is_dir():
        raise InputError(f"{path} is a folder", remedy=f"name a file, such as {path / ('chronology' + exporter.suffix)}")
    if target.exists() and not target.is_file():  # a pipe or device, such as /dev/stdout, cannot be renamed over
        with target.open("wb") as stream:
            exporter.write(chronology, stream)
        return
    part = _part(target)
    try:
        with part.open("wb") as stream:
            exporter.write(chronology, stream)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write_folder(exporter: Exporter, chronology: Chronology, path: Path) -> None:
    target = Path(os.path.realpath(path))
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise InputError(f"{path} is in use", remedy="give the path of a new or empty folder; nothing was changed")
    part = _part(target)
    part.mkdir()
    try:
        exporter.write(chronology, part)
        if target.exists():
            target.rmdir()
        part.replace(target)
    finally:
        if part.exists():
            _remove(part)


def _remove(folder: Path) -> None:
    for inside in folder.iterdir():
        _remove(inside) if inside.is_dir() and not inside.is_symlink() else inside.unlink()
    folder.rmdir()
