"""Words made to break what shows them: markup, formulas, SQL, paths and marks of direction go through every export and page."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from dateline.case import Case
from dateline.errors import QuestionError
from dateline.export import EXPORTERS
from dateline.settings import Settings
from dateline.store import Store
from dateline.web import make_app

MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1", "＝1+1")
SQL = "x'; DROP TABLE claims; --"
PATHS = "../../../etc/passwd"
BIDI = "\u202eetadnoc\u202c\u200b"
TEXT = (
    "NIAMEY – Soldiers arrested the president of Niger, Amadou Sani, on Sunday, {} said. "
    'ECOWAS condemned the coup. "{}", a colonel said. France rejected {}.'
)


def records() -> Iterator[dict[str, str]]:
    for number, words in enumerate((MARKUP, *FORMULAS, SQL, PATHS, BIDI, "javascript:alert(1)", "{{7*7}}", "%s%n", "\x1b[31m")):
        yield {
            "id": f"{words} {number}",
            "title": words,
            "outlet": f"{words} Post",
            "url": f"javascript:alert({number})" if number % 2 else f"https://a.example/{words}",
            "published": "2019-03-04",
            "language": "en",
            "text": TEXT.format(words, words, words),
        }


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    source = folder / "records.jsonl"
    source.write_text("".join(json.dumps(r) + "\n" for r in records()), encoding="utf-8")
    with Case.open(folder / "case.dateline", settings=Settings()) as opened:
        added = opened.add(source)
        assert added.set_aside == ()
        opened.build()
        for event in list(opened.chronology())[:3]:
            opened.judge("confirm", event.id, author=f"{MARKUP}", at="2020-01-01T00:00:00Z")
    return folder / "case.dateline"


def contents(case: Path, name: str, folder: Path) -> dict[str, bytes]:
    """Every file that an export makes, zips opened."""
    with Case.open(case, read_only=True) as opened:
        out = opened.export(name, folder / f"out-{name}")
    files = {
        str(p.relative_to(out)) if p != out else name: p.read_bytes() for p in ([out] if out.is_file() else out.rglob("*"))
    }
    for data in [d for d in files.values() if d.startswith(b"PK")]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inside in archive.namelist():
                assert not inside.startswith(("/", "\\"))
                assert ".." not in inside
                files[inside] = archive.read(inside)
    return files


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_no_export_carries_markup_that_runs_or_a_name_that_leads_out(case: Path, tmp_path: Path, name: str) -> None:
    files = contents(case, name, tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {f"out-{name}"}, "nothing is written beside it"
    for path, data in files.items():
        assert ".." not in path
        if path == name == "html" or path.endswith((".html", ".svg")):
            assert b"<script>alert" not in data
            assert b"<img src=x" not in data
            assert not re.search(rb"""href=["']?\s*javascript:""", data, re.IGNORECASE)
        if name in ("kml", "graphml", "gexf") or path.endswith((".xml", ".rels")):
            ElementTree.fromstring(data)


@pytest.mark.parametrize("name", ["csv", "acled", "datapackage"])
def test_no_cell_is_a_formula(case: Path, tmp_path: Path, name: str) -> None:
    seen = 0
    for path, data in contents(case, name, tmp_path).items():
        if path.endswith(".json"):
            continue
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
            for cell in row:
                seen += 1
                number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
                assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
    assert seen > 20


def test_no_cell_of_the_workbook_is_a_formula(case: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    with Case.open(case, read_only=True) as opened:
        out = opened.export("xlsx", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(out)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > 50
    assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_pages_show_markup_as_words(case: Path) -> None:
    with TestClient(make_app(case), base_url="http://127.0.0.1:8000") as site:
        addresses = [
            "/",
            "/events",
            "/review",
            "/judgements",
            "/search?words=colonel",
            "/reports",
            "/actors",
            "/?actor=" + MARKUP,
        ]
        events = site.get("/api/events").json()["events"]
        addresses += [f"/events/{e['id']}" for e in events[:5]]
        for address in addresses:
            page = site.get(address)
            assert page.status_code in (200, 400, 404), address
            assert "<script>alert" not in page.text, address
            assert "<img src=x" not in page.text, address
            assert not re.search(r"""href=["']?\s*javascript:""", page.text, re.IGNORECASE), address


@pytest.mark.parametrize(
    "words", [SQL, "%", "_", "' OR 1=1 --", '"', '" OR "', "NEAR(a b)", "a*", "NOT", "title:x", "\0", "\ud800", "(", "^a"]
)
def test_what_is_looked_for_is_words_and_nothing_else(case: Path, words: str) -> None:
    before = case.read_bytes()
    with Case.open(case, read_only=True) as opened:
        found = opened.search(words)
        assert len(found) <= len(list(opened.articles()))
        for ask in (
            lambda: opened.chronology(actor=words),
            lambda: opened.chronology(place=words),
            lambda: opened.explain(words),
        ):
            with suppress(QuestionError):
                assert ask() is not None
        assert list(opened.claims())
    assert case.read_bytes() == before


def test_ids_with_paths_stay_ids(case: Path, tmp_path: Path) -> None:
    with Store.open(case, read_only=True) as store:
        ids = [a.id for a in store.articles()]
    assert any(PATHS in i for i in ids)
    assert all("\n" not in i and "\0" not in i and "\u202e" not in i for i in ids)
