"""`xlsx`: a workbook with one sheet a table, a sheet `corrections` of all events and claims with cells to write what should be
changed, and an empty sheet `judgements` for what concerns two of them; `dateline corrections` reads both back.

A date that is known to the day is a date to the spreadsheet; a month or a year stays text, with `earliest` and `latest`
beside it. Text is stored as text, and marked as such, so that no formula in it runs, not even when the cell is edited.
Needs the extra `xlsx`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from dateline.errors import QuestionError
from dateline.export.extras import needed
from dateline.export.packing import CORE, core_properties, repack
from dateline.export.review_sheet import COLUMNS, FREE, FREE_COLUMNS, NEW, OPEN, SHEET, VERDICTS, review_rows
from dateline.export.tables import TABLES, Cell, Kind, Table
from dateline.export.text import safe_link, xml_text
from dateline.model import STATUSES, Chronology
from dateline.vocabulary import event_types

MOST_ROWS, MOST_LINKS, LONGEST_LINK, LONGEST_TEXT = 1_048_575, 65_530, 2_079, 32_767
"""What Excel holds in a sheet ("Excel specifications and limits"), the header line not counted."""

FIRST_DATE = date(1900, 3, 1)
"""Before it, spreadsheets do not agree on the number of a day: Excel knows a 29 February 1900."""

JUDGEMENTS = (
    ("link", "a claim or an event", "another one", "They are about the same happening."),
    ("unlink", "a claim or an event", "another one, or nothing", "They are about different happenings."),
    ("rename", "an event or an actor", "a headline or a name", "It is called so."),
    ("redate", "a claim or an event", "2020-08-18, 2020-08, 2020-08/2020-09, or unknown", "It happened then."),
    ("recast", "a claim or an event", "names with semicolons between them, or nobody", "They do it."),
    ("readdress", "a claim or an event", "names with semicolons between them, or nobody", "It is done or said to them."),
    ("relocate", "a claim or an event", "a place, or unknown", "It happened there."),
    ("retype", "a claim or an event", "a type, such as ASSAULT", "It is of this type."),
    ("restatus", "a claim or an event", "a status, such as alleged", "It has this status."),
    ("confirm", "a claim or an event", "nothing", "It is right as it stands."),
    ("reject", "a claim or an event", "nothing", "It is no happening, or not in the report."),
    ("same", "an actor", "another one", "They are one actor."),
    ("apart", "an actor", "another one", "They are two actors."),
    ("undo", "a judgement", "nothing", "It holds no longer."),
)
"""Verb of a decision, its target, its value, and what it says."""

LONGEST_LIST = 255
"""Characters of a list that a cell offers."""

YELLOW = "FFF7CC"
"""The cells to write in."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WIDTHS: dict[Kind, int] = {"id": 18, "text": 22, "words": 60, "link": 30, "iso": 12, "date": 12, "list": 32}
_REVIEW_WIDTHS = {
    "what": 8,
    "id": 18,
    "in words": 60,
    "address": 16,
    "when": 16,
    "type": 14,
    "status": 14,
    "verdict": 12,
    "note": 40,
}
_WRAPPED: tuple[Kind, ...] = ("words", "list")


class WorkbookExporter:
    """Writes the five tables and the sheets for corrections as one workbook."""

    name = "xlsx"
    suffix = ".xlsx"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write the workbook to an open binary stream. Raises InputError when openpyxl is not installed, and QuestionError
        when a table has more rows than a sheet."""
        assert not isinstance(out, Path)
        with needed("xlsx"):
            from openpyxl import Workbook
        _refuse_long(chronology)
        book = Workbook(write_only=True)
        for table in TABLES:
            kinds = [column.kind for column in table.columns]
            _Sheet(book, table.name, kinds, [_WIDTHS.get(kind, 12) for kind in kinds]).fill_table(chronology, table)
        _write_review(book, chronology)
        _write_judgements(book)
        packed = io.BytesIO()
        book.save(packed)
        repack(packed.getvalue(), out, replace={CORE: core_properties(chronology, "Chronology")})


def _refuse_long(chronology: Chronology) -> None:
    for table in TABLES:
        if sum(1 for _ in table.rows(chronology)) > MOST_ROWS:
            refusal = f'a sheet of "xlsx" holds at most {MOST_ROWS:,} {table.name}'
            raise QuestionError(refusal, remedy="ask for less, or export parquet")
    if len(chronology.events) + len(chronology.claims) > MOST_ROWS:
        refusal = f'a sheet of "xlsx" holds at most {MOST_ROWS:,} events and claims'
        raise QuestionError(refusal, remedy="ask for less, or export parquet")


class _Sheet:
    """One sheet that is written from the top down.

    A cell object is written at once, so each column has one for text and one for days, styled once and used for all rows.
    """

    def __init__(self, book: Any, name: str, kinds: Sequence[Kind], widths: Sequence[int]) -> None:
        from openpyxl.utils import get_column_letter

        self.sheet: Any = book.create_sheet(name)
        self.sheet.freeze_panes = "A2"
        self.rows, self.links = 0, 0
        self.last = get_column_letter(len(widths))
        for number, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.kinds = kinds
        self.texts = [self._text_style(kind) for kind in kinds]
        self.days = [self._day_style() for _ in kinds]

    def fill_table(self, chronology: Chronology, table: Table[Any]) -> None:
        """Header, rows and the buttons that filter them."""
        self.append_header([c.name for c in table.columns])
        for line in table.lines(chronology):
            self.append(line)
        self.sheet.auto_filter.ref = f"A1:{self.last}{self.rows}"

    def append(self, line: Sequence[Cell]) -> None:
        """One more row."""
        self.sheet.append([self._cell(number, cell) for number, cell in enumerate(line)])
        self.rows += 1

    def append_header(self, names: Sequence[str]) -> None:
        """The header line, in bold."""
        from openpyxl.styles import Font

        bold = [self._text_style("text") if name else None for name in names]
        for cell, name in zip(bold, names, strict=True):
            if cell:
                cell.font = Font(bold=True)
                _put_text(cell, name)
        self.sheet.append(bold)
        self.rows += 1

    def _cell(self, number: int, cell: Cell) -> Any:
        """A cell as the spreadsheet has it; None is an empty one."""
        if self.kinds[number] == "iso" and isinstance(cell, str) and _DAY.fullmatch(cell):
            cell = date.fromisoformat(cell)
        if isinstance(cell, date) and cell >= FIRST_DATE:
            self.days[number].value = cell
            return self.days[number]
        if isinstance(cell, date):
            cell = cell.isoformat()
        if isinstance(cell, tuple):
            cell = "; ".join(cell)
        return self._text_cell(number, xml_text(cell)) if isinstance(cell, str) else cell

    def _text_cell(self, number: int, text: str) -> Any:
        if not text:
            return None
        cell = self.texts[number]
        _put_text(cell, text)
        if self.kinds[number] == "link":
            may = bool(safe_link(text)) and len(text) <= LONGEST_LINK and self.links < MOST_LINKS
            cell.hyperlink = text if may else None
            self.links += may
        return cell

    def _text_style(self, kind: Kind) -> Any:
        """A cell for text, with the mark that an apostrophe before it sets."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment

        cell = WriteOnlyCell(self.sheet)
        cell.quotePrefix = True
        cell.alignment = Alignment(vertical="top", wrap_text=kind in _WRAPPED)
        return cell

    def _day_style(self) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment

        cell = WriteOnlyCell(self.sheet, value=FIRST_DATE)
        cell.number_format = "yyyy-mm-dd"
        cell.alignment = Alignment(vertical="top")
        return cell


def _put_text(cell: Any, text: str) -> None:
    """Words as words: of the type text, whatever they look like."""
    cell.value = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 2] + " …"
    cell.data_type = "s"


def _write_review(book: Any, chronology: Chronology) -> None:
    """A line for each event and claim; the cells to write in are yellow, and offer what can be chosen from."""
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter

    widths = [_REVIEW_WIDTHS.get(name, 24) for name in COLUMNS]
    kinds: list[Kind] = ["words" if name in ("in words", "reports", "note") else "text" for name in COLUMNS]
    kinds[COLUMNS.index("address")] = "link"
    sheet = _Sheet(book, SHEET, kinds, widths)
    sheet.sheet.freeze_panes = "D2"
    sheet.sheet.column_dimensions[get_column_letter(len(COLUMNS))].hidden = True
    sheet.append_header(COLUMNS)
    yellow = PatternFill("solid", start_color=YELLOW)
    empty = [sheet._text_style(kinds[n]) if name in OPEN else None for n, name in enumerate(COLUMNS)]
    for cell in filter(None, empty):
        cell.fill, cell.number_format = yellow, "@"
    for line in review_rows(chronology):
        sheet.sheet.append([empty[n] or sheet._cell(n, cell) for n, cell in enumerate(line)])
        sheet.rows += 1
    sheet.sheet.auto_filter.ref = f"A1:{sheet.last}{sheet.rows}"
    for name, choices in (("type", event_types()), ("status", STATUSES), ("verdict", VERDICTS)):
        column = get_column_letter(COLUMNS.index(NEW.get(name, name)) + 1)
        _offer(sheet, tuple(choices), f"{column}2:{column}{max(sheet.rows, 2)}")


def _offer(sheet: _Sheet, choices: Sequence[str], cells: str) -> None:
    """Let a cell be filled from a list, where the list is short enough for a sheet to hold."""
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = ",".join(choices)
    if len(offered) <= LONGEST_LIST:
        choice = DataValidation(type="list", formula1=f'"{offered}"', allow_blank=True)
        choice.add(cells)
        sheet.sheet.data_validations.append(choice)


def _write_judgements(book: Any) -> None:
    """A sheet to fill in, with the verbs to choose from, and what they mean at its right."""
    sheet = _Sheet(book, FREE, ["text"] * 10, [12, 22, 40, 22, 40, 4, 12, 22, 44, 48])
    _offer(sheet, [verb for verb, *_ in JUDGEMENTS], "A2:A1000")
    sheet.append_header([*FREE_COLUMNS, "", "the verb", "with", "and", "says"])
    for verb, target, value, meaning in JUDGEMENTS:
        whose = target if target.startswith("an actor") else f"the id of {target}"
        sheet.append([*[None] * 6, verb, whose, value, meaning])
