"""Dateline reads a pile of news reports and writes one sourced chronology.

    import dateline
    with dateline.open("mali.dateline") as case:
        case.add("reports/")
        case.build()
        for event in case.chronology(since="2020-08", actor="ECOWAS"):
            print(event.when, event.headline, event.independent_sources, event.disagreements)

Importing this package loads the standard library alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.model import Article, Chronology, Claim, Event, Question, SetAside, Span
from dateline.when import When

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.case import Case
    from dateline.settings import Settings

__version__ = "0.1.0"
__all__ = ["Article", "Chronology", "Claim", "DatelineError", "Event", "Question", "SetAside", "Span", "When", "open"]


def open(location: str | Path, *, create: bool = True, read_only: bool = False, settings: Settings | None = None) -> Case:
    """The case at a path, or at the address of a PostgreSQL database (`postgresql://user@host/name`), made when it is not there
    (unless `create` is false; a database has to be there). With `read_only` nothing is written, and
    a case that may not be written can be asked all the same. Raises `CaseError` when it cannot be opened or is no case.
    Use it as a context manager."""
    from dateline.case import Case

    return Case.open(location, create=create, read_only=read_only, settings=settings)
