"""Zip files whose bytes hang on what is in them alone: members in the order given, all dated the first day of zip's time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dateline.model import Chronology

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def write_files(members: Iterable[tuple[str, bytes]], out: BinaryIO | Path) -> None:
    """Write members (name, bytes) into a folder that exists, or to an open stream as a zip file."""
    if not isinstance(out, Path):
        write_zip(members, out)
        return
    for name, content in members:
        (out / name).write_bytes(content)


def write_zip(members: Iterable[tuple[str, bytes]], out: BinaryIO) -> None:
    """Write members (name, bytes) as a zip file."""
    made = io.BytesIO()  # so that what is written does not hang on whether `out` can seek
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _PLAIN_FILE
            archive.writestr(info, content)
    out.write(made.getvalue())


def repack(packed: bytes, out: BinaryIO, *, replace: Mapping[str, bytes]) -> None:
    """Write a zip file again without the times in it, some members with other content."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        write_zip(_members(archive, replace), out)


def _members(archive: zipfile.ZipFile, replace: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name in archive.namelist():
        yield name, replace.get(name) or archive.read(name)


CORE = "docProps/core.xml"
"""Where an office document keeps its title and dates."""


def core_properties(chronology: Chronology, title: str) -> bytes:
    """An office document's own record of itself: a title of ours, and as its day that of the newest report, so that the
    same chronology gives the same file."""
    day = newest_day(chronology).isoformat()
    stamps = "".join(f'<dcterms:{t} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{t}>' for t in ("created", "modified"))
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>Dateline</dc:creator>{stamps}</cp:coreProperties>"
    ).encode()


def newest_day(chronology: Chronology) -> date:
    """The day by which the newest report was published; a fixed day when none has a date."""
    days = [a.published.latest for a in chronology.articles.values() if a.published.latest]
    return max(days, default=date(*_FIRST_DAY[:3]))
