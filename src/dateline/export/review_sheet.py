"""The sheet `corrections` of the workbook: events and their claims, with empty columns to write what should be changed; and
what comes back in it and in the sheet `judgements`.

Law: what is in a cell is text, a number or a day; a formula is never evaluated. An empty cell says nothing.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO, get_args

from dateline.errors import InputError
from dateline.export.corrections import VERBS, Correction, Corrections, set_aside, written_values
from dateline.export.extras import needed
from dateline.export.text import one_line, safe_link, xml_text
from dateline.export.words import article_name, told_in_order
from dateline.model import Chronology, Claim, Event, SetAside, Verb, digest

SHEET, FREE = "corrections", "judgements"
"""The sheets that are read back: one with a line for each event and claim, one with a line for each decision."""

ABOUT = ("what", "id", "in words", "reports", "address")
MARK = "written"
"""The column, which is not shown, with a digest of what stood in a line when it was written."""

NEW: Mapping[str, str] = {slot: f"correct {slot}" for slot in VERBS}
COLUMNS = (*ABOUT, *(name for slot in VERBS for name in (slot, NEW[slot])), "verdict", "note", MARK)
OPEN = frozenset((*NEW.values(), "verdict", "note"))
"""The columns to write in."""

FREE_COLUMNS = ("verb", "target", "value", "author", "why")
VERDICTS: tuple[Verb, ...] = ("confirm", "reject")
LARGEST = 1 << 29
"""Bytes that the parts of a workbook may come to."""

LONGEST = 32_000
"""Characters of a cell; what is longer is cut, so that every sheet can hold it."""


def review_rows(chronology: Chronology) -> Iterator[tuple[str, ...]]:
    """A line for each event, in order of time, followed by one for each of its claims."""
    for event in chronology.events:
        names = "; ".join(dict.fromkeys(article_name(chronology.articles[a]) for a in event.articles))
        yield _row("event", event, event.headline, names, "")
        for claim in told_in_order(chronology, event):
            article = chronology.articles[claim.article]
            yield _row("claim", claim, article.quote(claim.quote), article_name(article), safe_link(article.url))


def _row(what: str, thing: Event | Claim, words: str, reports: str, url: str) -> tuple[str, ...]:
    about = [xml_text(one_line(cell))[:LONGEST] for cell in (what, thing.id, words, reports, url)]
    values = [xml_text(one_line(value))[:LONGEST] for value in written_values(thing).values()]
    return (*about, *(cell for value in values for cell in (value, "")), "", "", _mark(about[1], values))


def _mark(id_: str, values: Sequence[str]) -> str:
    return digest(id_, *values)


# ------------------------------------------------------------ what comes back


class _UnreadError(Exception):
    """A cell that says nothing that can be used."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason, self.remedy = reason, remedy


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a sheet: its cells by the name of their column."""

    path: Path
    sheet: str
    number: int
    cells: Mapping[str, Any]
    columns: Mapping[str, int]

    def place(self, column: str) -> str:
        """Where a cell stands, as a person finds it."""
        from openpyxl.utils import get_column_letter

        letter = f"{get_column_letter(self.columns[column] + 1)} " if column in self.columns else ""
        return f"sheet {self.sheet}, row {self.number}, column {letter}({column})"

    def text(self, column: str) -> str:
        """What a cell says, empty when nothing. Raises `_UnreadError` for a formula and what else is no text."""
        return _cell_text(self.cells.get(column))

    def unread(self, column: str, why: _UnreadError) -> SetAside:
        """The cell, set aside."""
        return set_aside(self.path, self.place(column), why.reason, why.remedy)


def _cell_text(cell: Any) -> str:
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    kind = getattr(cell, "data_type", "")
    if kind == "f":
        raise _UnreadError("a formula, and none is evaluated", "write what it comes to as plain text")
    if kind == "e" or isinstance(value, bool):
        raise _UnreadError(f"“{value}” is no value that can be set", "write it as text")
    if isinstance(value, datetime):
        if value.time() != time():
            raise _UnreadError(f"“{value}” has an hour, and times are kept as days", "write the day alone: 2020-08-18")
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return one_line(str(value))


def read_workbook(path: Path) -> Corrections:
    """The changes in a workbook. Raises InputError when it is none, or has no sheet for corrections."""
    with needed("xlsx"):
        from openpyxl import load_workbook
    found: list[Correction] = []
    aside: list[SetAside] = []
    with path.open("rb") as file:
        try:
            _refuse_bloated(file, path)
            book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
            if not {SHEET, FREE} & {*book.sheetnames}:
                raise InputError(f"{path} has no sheet “{SHEET}” or “{FREE}”", remedy="give a workbook of export --to xlsx")
            for name, read in ((SHEET, _read_line), (FREE, _read_decision)):
                for line in _lines(path, book, name):
                    for one in read(line):
                        found.append(one) if isinstance(one, Correction) else aside.append(one)
        except InputError:
            raise
        except Exception as error:  # openpyxl and zipfile raise whatever the part of a broken file makes them stumble on
            raise InputError(f"{path} cannot be read as a workbook: {error}", remedy="save it as .xlsx again") from error
    return Corrections(tuple(found), tuple(aside))


def _refuse_bloated(file: BinaryIO, path: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST:
            raise InputError(f"{path} unpacks to more than {LARGEST >> 20} MB", remedy="keep only the sheet of corrections")


def _lines(path: Path, book: Any, name: str) -> Iterator[_Line]:
    """The rows below the header of a sheet that have anything in them."""
    if name not in book.sheetnames:
        return
    rows = book[name].iter_rows()
    header = [one_line(str(cell.value or "")) for cell in next(rows, ())]
    wanted = {column: header.index(column) for column in (*COLUMNS, *FREE_COLUMNS) if column in header}
    least = {"id"} if name == SHEET else {"verb", "target"}
    if not least <= wanted.keys():
        missing = " and ".join(f"“{column}”" for column in sorted(least - wanted.keys()))
        raise InputError(f"{path}: the first row of the sheet “{name}” does not name {missing}", remedy="put it back")
    for number, row in enumerate(rows, 2):
        cells = {column: row[at] for column, at in wanted.items() if at < len(row)}
        if any(getattr(cell, "value", None) is not None for cell in cells.values()):
            yield _Line(path, name, number, cells, wanted)


def _read_line(line: _Line) -> Iterator[Correction | SetAside]:
    """What the line of an event or claim says: each open cell that is not empty."""
    said: list[Correction | SetAside] = []
    try:
        target, note = line.text("id"), line.text("note")
    except _UnreadError as why:
        yield line.unread("id", why)
        return
    for column in (*NEW.values(), "verdict"):
        try:
            value = line.text(column)
            if value:
                said.append(_correction(line, column, target, value, note))
        except _UnreadError as why:
            said.append(line.unread(column, why))
    if note and not said:
        alone = _UnreadError("a note on nothing", "write beside it what should be changed, or confirm or reject as verdict")
        said.append(line.unread("note", alone))
    yield from said
    yield from _written_over(line, target)


def _correction(line: _Line, column: str, target: str, value: str, note: str) -> Correction:
    if not target:
        raise _UnreadError("no id stands in this row", "put back the id of the event or claim, or copy its row anew")
    if column != "verdict":
        verb = next(verb for slot, verb in VERBS.items() if NEW[slot] == column)
        return Correction(line.place(column), verb, target, value, note)
    verdict = next((v for v in VERDICTS if v == value.lower()), None)
    if verdict is None:
        raise _UnreadError(f"“{value}” is no verdict", f"write {' or '.join(VERDICTS)}")
    return Correction(line.place(column), verdict, target, "", note)


def _written_over(line: _Line, target: str) -> Iterator[SetAside]:
    """A value that somebody wrote over, where only the cell beside it is read."""
    try:
        mark, values = line.text(MARK), [line.text(slot) for slot in VERBS]
    except _UnreadError as why:
        yield line.unread(next(iter(VERBS)), why)
        return
    if mark and mark != _mark(target, values):
        over = _UnreadError(
            "a value or id was written over, which is not read", "write the new value in the yellow cell beside it"
        )
        yield line.unread("id", over)


def _read_decision(line: _Line) -> Iterator[Correction | SetAside]:
    """What a line of the sheet of decisions says."""
    column = "verb"
    try:
        texts = []
        for column in FREE_COLUMNS:
            texts.append(line.text(column))
        name, target, value, author, note = texts
        if not any(texts):
            return
        column = "verb"
        verb = next((v for v in get_args(Verb) if v == name.lower()), None)
        if verb is None:
            raise _UnreadError(f"“{name}” is no verb" if name else "no verb stands here", f"write {', '.join(get_args(Verb))}")
        if not target:
            column = "target"
            raise _UnreadError("no target stands here", "write the id of a claim or event, or the name of an actor")
        yield Correction(line.place("verb"), verb, target, value, note, author)
    except _UnreadError as unread:
        yield line.unread(column, unread)
