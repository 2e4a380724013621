"""datapackage, parquet and xlsx: the same five tables, read back by programs that read these formats."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import stories

from dateline.errors import InputError, QuestionError
from dateline.export import export
from dateline.export.extras import EXTRAS
from dateline.export.tables import TABLES
from dateline.model import Chronology
from dateline.when import When

CASTS: dict[str, Callable[[str], Any]] = {
    **{"string": str, "integer": int, "number": float, "date": date.fromisoformat, "array": json.loads},
}


def packed(chronology: Chronology, folder: Path) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """The description, and each table's rows with their values cast as it says, "" as None."""
    export(chronology, "datapackage", folder)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    tables = {}
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        with (folder / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
            rows = list(csv.DictReader(file))
        assert all(list(row) == [f["name"] for f in fields] for row in rows)
        tables[resource["name"]] = [
            {f["name"]: CASTS[f["type"]](row[f["name"]]) if row[f["name"]] else None for f in fields} for row in rows
        ]
    return package, tables


# ---------------------------------------------------------------- datapackage


@pytest.mark.parametrize("make", [stories.coup, stories.nothing, stories.odd, lambda: stories.many(60)])
def test_every_row_keeps_what_the_description_says(make: Any, tmp_path: Path) -> None:
    package, tables = packed(make(), tmp_path / "out")
    assert [r["name"] for r in package["resources"]] == ["events", "claims", "actors", "articles", "disagreements"]
    for resource in package["resources"]:
        schema, rows = resource["schema"], tables[resource["name"]]
        content = (tmp_path / "out" / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(rows)
        for field in schema["fields"]:
            values, limits = [row[field["name"]] for row in rows], field.get("constraints", {})
            assert not limits.get("required") or None not in values, field
            assert all(re.fullmatch(limits.get("pattern", ".*"), v, re.DOTALL) for v in values if isinstance(v, str))
        for key in schema.get("foreignKeys", ()):
            (ours,), (theirs,) = key["fields"], key["reference"]["fields"]
            there = {row[theirs] for row in tables[key["reference"]["resource"]]}
            assert {row[ours] for row in rows} <= there | {None}


@pytest.mark.parametrize("to", ["datapackage", "datapackage_zip"])
def test_frictionless_finds_it_valid(to: str, tmp_path: Path) -> None:
    longest = csv.field_size_limit()
    frictionless = pytest.importorskip("frictionless")
    csv.field_size_limit(longest)  # it lets cells of any length in, for the whole process
    target = tmp_path / ("out.zip" if to.endswith("zip") else "out")
    export(stories.coup(), to, target)
    source = target if target.is_file() else target / "datapackage.json"
    with frictionless.system.use_context(trusted=True):
        found = frictionless.validate(str(source), type="package")
    csv.field_size_limit(longest)
    assert found.valid, found.flatten()


def test_the_zip_holds_the_files_of_the_folder_and_no_time(tmp_path: Path) -> None:
    export(stories.coup(), "datapackage", tmp_path / "out")
    export(stories.coup(), "datapackage_zip", tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert {n: archive.read(n) for n in archive.namelist()} == {
            p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()
        }
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_claims_lead_back_to_the_words(tmp_path: Path) -> None:
    coup = stories.coup()
    _, tables = packed(coup, tmp_path / "out")
    assert len(tables["claims"]) == len(coup.claims)
    for row in tables["claims"]:
        article = coup.articles[row["article"]]
        assert article.text[row["start"] : row["end"]] == row["quote"].removeprefix("'")
        assert article.text[row["trigger_start"] : row["trigger_end"]] == row["trigger"]
        assert row["url"] == (article.url if (article.url or "").startswith("http") else None)


def test_every_name_that_is_used_is_in_the_list_of_actors(tmp_path: Path) -> None:
    _, tables = packed(stories.coup(), tmp_path / "out")
    listed = {row["actor"].removeprefix("'") for row in tables["actors"]}
    for row in tables["claims"] + tables["events"]:
        assert {*(row["actors"] or ()), *(row["recipients"] or ()), *(row.get("said_by") or ())} <= listed
    assert "Anwe Gazette" not in listed, "a name of the case that no claim of this chronology uses"


def test_what_the_question_left_out_is_in_no_table(tmp_path: Path) -> None:
    coup = stories.coup()
    event = coup.events[0]
    part = replace(coup, events=(event,), claims={c: coup.claims[c] for c in event.claims})
    _, tables = packed(part, tmp_path / "out")
    assert {row["event"] for row in tables["claims"] + tables["disagreements"]} == {event.id}
    assert [row["article"] for row in tables["articles"]] == ["gazette", "sahil", "wire", "ledger"]


def test_a_month_stays_a_month_and_a_limit_is_no_date(tmp_path: Path) -> None:
    _, tables = packed(stories.coup(), tmp_path / "out")
    by_type = {row["type"]: row for row in tables["events"]}
    demand, vote = by_type["REQUEST"], by_type["VOTE"]
    assert (demand["date_start"], demand["earliest"], demand["latest"]) == ("2031-08", date(2031, 8, 1), date(2031, 8, 31))
    assert (vote["date_start"], vote["latest"], vote["not_after"]) == (None, None, date(2032, 3, 31))


def test_formulas_are_disarmed_in_every_file(tmp_path: Path) -> None:
    export(stories.coup(), "datapackage", tmp_path / "out")
    for path in (tmp_path / "out").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [c for c in cells if c.startswith(("=", "+", "@", "\t", "\r")) or re.match(r"-(?![\d.]+$)", c)]
    assert "'=HYPERLINK" in (tmp_path / "out/claims.csv").read_text("utf-8")


# ---------------------------------------------------------------- parquet


@pytest.mark.parametrize("make", [stories.coup, stories.nothing, stories.odd])
def test_parquet_holds_the_tables_with_their_types(make: Any, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    chronology = make()
    export(chronology, "parquet", tmp_path / "out")
    for table in TABLES:
        found = parquet.read_table(tmp_path / "out" / f"{table.name}.parquet")
        assert found.num_rows == len(list(table.lines(chronology)))
        types = {"date": pa.date32(), "integer": pa.int64(), "number": pa.float64(), "list": pa.list_(pa.string())}
        for column in table.columns:
            field = found.schema.field(column.name)
            assert field.type == types.get(column.kind, pa.string())
            assert field.metadata[b"description"].decode() == column.about


def test_the_parquet_files_are_had_as_one_file_too(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    export(stories.coup(), "parquet", tmp_path / "out")
    export(stories.coup(), "parquet_zip", tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert {n: archive.read(n) for n in archive.namelist()} == {
            p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()
        }
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_parquet_keeps_words_as_they_are(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    coup = stories.coup()
    export(coup, "parquet", tmp_path / "out")
    events = parquet.read_table(tmp_path / "out/events.parquet").to_pylist()
    assert [e["headline"] for e in events] == [e.headline for e in coup.events]
    assert (events[0]["earliest"], events[0]["actors"], events[0]["lat"]) == (date(2031, 8, 18), ["Selmar army"], -7.25)
    for row in parquet.read_table(tmp_path / "out/claims.parquet").to_pylist():
        assert coup.articles[row["article"]].text[row["start"] : row["end"]] == row["quote"]


# ---------------------------------------------------------------- xlsx


def workbook(chronology: Chronology) -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    out = io.BytesIO()
    export(chronology, "xlsx", out)
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    names, *rows = sheet.iter_rows()
    return [{name.value: cell for name, cell in zip(names, row, strict=True)} for row in rows]


def test_a_sheet_a_table_with_a_frozen_header_and_filters() -> None:
    book = workbook(stories.coup())
    assert book.sheetnames == ["events", "claims", "actors", "articles", "disagreements", "corrections", "judgements"]
    for table in TABLES:
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)
        assert sheet.max_row == 1 + len(list(table.lines(stories.coup())))
        assert sheet.column_dimensions["A"].width > 10


def test_only_a_day_that_is_known_is_a_date() -> None:
    by_type = {row["type"].value: row for row in rows_of(workbook(stories.coup())["events"])}
    day, month, limit = by_type["COUP"], by_type["REQUEST"], by_type["VOTE"]
    assert (day["date_start"].value, day["date_start"].is_date) == (datetime(2031, 8, 18), True)
    assert (month["date_start"].value, month["date_start"].data_type) == ("2031-08", "s")
    assert (month["earliest"].value, month["latest"].value) == (datetime(2031, 8, 1), datetime(2031, 8, 31))
    assert (limit["date_start"].value, limit["not_after"].value) == (None, datetime(2032, 3, 31))


def test_a_day_that_spreadsheets_count_wrongly_stays_text() -> None:
    coup = stories.coup()
    old = replace(coup, events=(replace(coup.events[0], when=When.of("1893-07-13")),))
    (row,) = rows_of(workbook(old)["events"])
    assert [row[n].value for n in ("date_start", "earliest", "latest")] == ["1893-07-13"] * 3


def test_no_text_of_a_cell_is_a_formula_an_error_or_a_number() -> None:
    coup = stories.coup()
    names = (stories.FORMULA, "#N/A", "12", "-1+1", "@SUM(1)", "true")
    events = tuple(replace(coup.events[0], id=f"{n}", headline=name) for n, name in enumerate(names))
    rows = rows_of(workbook(replace(coup, events=events))["events"])
    assert [row["headline"].value for row in rows] == list(names)
    for sheet in workbook(coup):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in "snd"
                assert cell.quotePrefix or cell.data_type != "s", "an edited cell would run"


def test_addresses_are_links_when_a_browser_may_follow_them() -> None:
    links = {row["article"].value: row["url"].hyperlink for row in rows_of(workbook(stories.coup())["articles"])}
    assert links["wire"].target == "https://wire.example/selmar?a=1&b=2"
    assert links["blog\"'><i>"] is None


def test_what_no_sheet_can_hold_is_left_out_or_cut() -> None:
    coup = stories.coup()
    long = replace(coup, events=(replace(coup.events[0], headline="\x01a\ud83d\ufffe\u202e" + "b" * 40_000),))
    (row,) = rows_of(workbook(long)["events"])
    assert row["headline"].value.startswith("a\u202ebbb")
    assert row["headline"].value.endswith("b …")
    assert len(row["headline"].value) == 32_767


def test_the_sheet_of_judgements_offers_their_verbs() -> None:
    from typing import get_args, get_type_hints

    from dateline.model import Judgement

    verbs = get_args(get_type_hints(Judgement)["verb"])
    sheet = workbook(stories.coup())["judgements"]
    (choice,) = sheet.data_validations.dataValidation
    assert set(choice.formula1.strip('"').split(",")) == set(verbs)
    assert {cell.value for cell in sheet["G"][1:]} == set(verbs)
    assert [cell.value for cell in sheet["A"][1:]] == [None] * len(verbs), "the first columns are for the user"


def test_the_cells_to_write_in_are_yellow_empty_and_offer_what_there_is() -> None:
    from dateline.model import STATUSES
    from dateline.vocabulary import event_types

    sheet = workbook(stories.coup())["corrections"]
    rows = rows_of(sheet)
    assert len(rows) == len(stories.coup().events) + len(stories.coup().claims)
    yellow = {name for row in rows for name, cell in row.items() if cell.fill.fgColor.rgb.endswith("FFF7CC")}
    slots = ("when", "actors", "recipients", "place", "type", "status")
    assert yellow == {*(f"correct {slot}" for slot in slots), "verdict", "note"}
    assert {row[name].value for row in rows for name in yellow} == {None}
    assert {row[name].number_format for row in rows for name in yellow} == {"@"}, "what is typed stays as it is typed"
    offered = {frozenset(v.formula1.strip('"').split(",")) for v in sheet.data_validations.dataValidation}
    assert offered == {frozenset(STATUSES), frozenset(event_types()), frozenset({"confirm", "reject"})}
    (hidden,) = [name for name, dim in sheet.column_dimensions.items() if dim.hidden]
    assert sheet[f"{hidden}1"].value == "written"


def test_a_table_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("openpyxl")
    monkeypatch.setattr("dateline.export.workbook.MOST_ROWS", 6)
    with pytest.raises(QuestionError, match="at most 6 events"):
        export(stories.coup(), "xlsx", io.BytesIO())


# ---------------------------------------------------------------- extras


@pytest.mark.parametrize("to", EXTRAS)
def test_a_package_that_is_missing_is_named_with_its_extra(to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, EXTRAS[to], None)
    with pytest.raises(InputError, match=rf"pip install 'dateline\[{to}\]'"):
        export(stories.coup(), to, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
