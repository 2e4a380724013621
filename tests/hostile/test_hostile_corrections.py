"""Files that come back with corrections, whatever became of them: what can be understood is kept, the rest is refused or set
aside in words, and the case stays sound."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import nasty
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.case import Case
from dateline.corrections import Taken
from dateline.errors import DatelineError, InputError
from dateline.store import Store
from dateline.verify import verify

TRIED = 200 if os.environ.get("DATELINE_NIGHTLY") else 15
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 300),
    st.floats(),
    st.text(st.characters(exclude_categories=()), max_size=8),
    st.sampled_from(
        [
            "happened",
            "COUP",
            "actor",
            "where",
            "when",
            "unknown",
            "x" * 5000,
            "=1+1",
            "labels",
            "relation",
            "\ud800",
            "\0\u202e",
        ]
    ),
)
ANY = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3))


@pytest.fixture(scope="module")
def case(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(built_once, tmp_path_factory.mktemp("corrected") / "story.dateline"))


@pytest.fixture(scope="module")
def labels(case: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The case as Label Studio would give it back, untouched."""
    with Case.open(case, read_only=True) as opened:
        out = opened.export("labelstudio", tmp_path_factory.mktemp("labels") / "tasks.json")
    tasks = json.loads(out.read_bytes())
    for task in tasks:
        task["annotations"] = [{"id": 1, "updated_at": "2020", **one} for one in task.pop("predictions")]
    return list(tasks)


def take(case: Path, file: Path) -> Taken:
    with Case.open(case) as opened:
        return opened.take_corrections(file, author="ann", at="2030-01-01T00:00:00")


def sound(case: Path) -> bool:
    with Store.open(case, read_only=True) as store:
        return verify(store).faults == ()


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something stands in JSON."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for key, value in inner for place in places(value, (*path, key)))]


def put(node: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The same with another value somewhere."""
    if not path:
        return value
    copy = node.copy()
    copy[path[0]] = put(node[path[0]], path[1:], value)
    return copy


def test_an_untouched_file_says_nothing(case: Path, labels: list[Any], tmp_path: Path) -> None:
    (tmp_path / "back.json").write_text(json.dumps(labels))
    assert take(case, tmp_path / "back.json") == Taken((), 0, ())


@settings(deadline=None, max_examples=TRIED, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_value_anywhere_among_the_labels(case: Path, labels: list[Any], tmp_path: Path, data: st.DataObject) -> None:
    where = places(labels)
    changed: Any = labels
    for _ in range(data.draw(st.integers(1, 3))):
        with suppress(KeyError, IndexError, TypeError, AttributeError):  # what is changed may be gone
            changed = put(changed, data.draw(st.sampled_from(where)), data.draw(ANY))
    (tmp_path / "back.json").write_text(json.dumps(changed))
    with suppress(DatelineError):
        taken = take(case, tmp_path / "back.json")
        assert all(s.reason and s.remedy for s in taken.set_aside)
        assert take(case, tmp_path / "back.json").judgements == (), "the same file says nothing the second time"


@settings(deadline=None, max_examples=TRIED, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_value_in_any_cell(case: Path, tmp_path: Path, data: st.DataObject) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = _book(case, tmp_path)
    sheet = book[data.draw(st.sampled_from(["corrections", "judgements"]))]
    for _ in range(data.draw(st.integers(1, 4))):
        cell = sheet.cell(data.draw(st.integers(1, 8)), data.draw(st.integers(1, sheet.max_column)))
        with suppress(ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
            cell.value = data.draw(SCALARS)
    with suppress(UnicodeEncodeError):  # such a cell nobody can save
        book.save(tmp_path / "back.xlsx")
        with suppress(DatelineError):
            assert all(s.reason and s.remedy for s in take(case, tmp_path / "back.xlsx").set_aside)


def _book(case: Path, folder: Path) -> Any:
    import openpyxl

    if not (folder / "case.xlsx").exists():
        with Case.open(case, read_only=True) as opened:
            opened.export("xlsx", folder / "case.xlsx")
    return openpyxl.load_workbook(folder / "case.xlsx")


def _swapped(part: str, data: bytes, folder: Path, case: Path) -> bytes:
    """The workbook with other bytes for one of its parts."""
    _book(case, folder)
    out = BytesIO()
    with zipfile.ZipFile(folder / "case.xlsx") as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return out.getvalue()


LAUGHS = nasty.NASTY["laughs.xml"]().replace(b"rss", b"worksheet")
BROKEN: dict[str, bytes] = {
    "nothing": b"",
    "nul": b"\0" * 1000,
    "half a zip": b"PK\x03\x04" + bytes(100),
    "another zip": nasty.zip_of("a.txt", b"x"),
    "a zip with a broken list": nasty.zip_of("a.txt", b"x").replace(b"PK\x01\x02", b"PK\x01\x00"),
    "a way out": nasty.zip_of("../../evil.xml", b"x"),
    "deep": b"[" * nasty.MB,
    "a number": b"[" + b"9" * 10_000 + b"]",
    "one task": b'[{"data": {}, "annotations": 5}]',
    "no words": b'[{"data": {"claims": [{"id": 5, "type": [], "status": 1, "sides": []}]}, "annotations": [{"result": []}]}]',
    "odd annotations": b'[{"data": {"claims": []}, "annotations": [{"result": [5]}]}]',
    "utf-16": "[]".encode("utf-16"),
    "surrogates": b'[{"data": {"article": "\\ud800"}, "annotations": [{"result": 1}]}]',
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_such_file_is_refused_in_words(case: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "back").write_bytes(BROKEN[name])
    with suppress(InputError):
        assert take(case, tmp_path / "back").judgements == ()
    assert [p.name for p in tmp_path.iterdir()] == ["back"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/styles.xml"])
@pytest.mark.parametrize("data", [b"", b"<a", LAUGHS, b"<worksheet>" + b"<a>" * 100_000, b"\0" * 100], ids=range(5))
def test_a_workbook_with_a_nasty_part_is_refused_in_words(case: Path, tmp_path: Path, part: str, data: bytes) -> None:
    pytest.importorskip("openpyxl")
    (tmp_path / "back.xlsx").write_bytes(_swapped(part, data, tmp_path, case))
    with suppress(InputError):
        assert take(case, tmp_path / "back.xlsx").judgements == ()


def test_a_workbook_that_unpacks_to_very_much_is_refused(case: Path, tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(tmp_path / "back.xlsx", "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(520):
            part.write(bytes(nasty.MB))
    with pytest.raises(InputError, match="unpacks to more"):
        take(case, tmp_path / "back.xlsx")


def test_after_all_of_it_the_case_is_sound(case: Path) -> None:
    assert sound(case)
