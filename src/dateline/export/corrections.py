"""What an analyst may change of a chronology in another program, and the changes that come back in its file.

A file holds each value as it was written beside the one that a person may put in its place, so that only what was changed says
anything. A change that cannot be understood is set aside with its place, the reason and what would help; the rest goes on.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.errors import InputError
from dateline.location import is_database
from dateline.model import Claim, Event, SetAside, Verb
from dateline.when import When

Slot = Literal["when", "actors", "recipients", "place", "type", "status"]

VERBS: dict[Slot, Verb] = {
    "when": "redate",
    "actors": "recast",
    "recipients": "readdress",
    "place": "relocate",
    "type": "retype",
    "status": "restatus",
}
"""What may be changed of a claim or an event, and the verb that changes it."""

UNKNOWN, NOBODY = "unknown", "nobody"
"""How an empty time or place, and an empty side, are written."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that a person made in a file: what it says, and where it stands there."""

    place: str
    """Sheet, row and column, or task and region."""
    verb: Verb
    target: str
    value: str = ""
    note: str = ""
    author: str = ""
    """Who signs it, where the file says so."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a file says, in its order, and what in it cannot be understood."""

    found: tuple[Correction, ...]
    set_aside: tuple[SetAside, ...]


def written_values(thing: Claim | Event) -> dict[Slot, str]:
    """What may be changed of a claim or event, as it stands, written as a person would write it."""
    names = [tuple(n if isinstance(n, str) else n.name for n in side) for side in (thing.actors, thing.recipients)]
    return {
        "when": write_time(thing.when),
        "actors": "; ".join(names[0]) or NOBODY,
        "recipients": "; ".join(names[1]) or NOBODY,
        "place": thing.where.name if thing.where else UNKNOWN,
        "type": thing.type,
        "status": thing.status,
    }


def write_time(when: When) -> str:
    """A time as it may be typed: a day, month or year, two of them with a slash between; what no report dates is unknown."""
    if not when.dated:
        return UNKNOWN
    start, end = when.iso()
    return start or "" if start == end else f"{start or ''}/{end or ''}"


def read_corrections(path: Path) -> Corrections:
    """The changes in a workbook of the format `xlsx`, or in the JSON that Label Studio exports of tasks of the format
    `labelstudio`. Raises InputError for a file that is neither, or cannot be read."""
    from dateline.export.labels import read_labels
    from dateline.export.review_sheet import read_workbook

    try:
        if is_database(path):
            raise InputError(f"{path} is a case or another database", remedy="give .xlsx, or Label Studio's JSON export")
        return read_workbook(path) if zipfile.is_zipfile(path) else read_labels(path)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}", remedy="check the file and its rights") from error


def set_aside(path: Path, place: str, reason: str, remedy: str) -> SetAside:
    """A change that cannot be understood."""
    return SetAside(f"{path.name}: {place}", "export", reason, remedy)
