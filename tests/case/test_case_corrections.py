"""Corrections that come back in a file: what was changed becomes a signed decision, once; the rest is told, with its place."""

from __future__ import annotations

import copy
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from dateline.case import Case
from dateline.corrections import Taken
from dateline.errors import InputError, QuestionError
from dateline.export.corrections import read_corrections
from dateline.link import event_id
from dateline.model import Claim, digest

openpyxl = pytest.importorskip("openpyxl")

SEIZED, SHUT, RESIGNED, PRAISED, LIFTED, BANNED = (
    digest(*parts)
    for parts in (
        *(("one", "seized"), ("one", "shut"), ("two", "resigned"), ("some-day", "praised"), ("later", "lifted")),
        ("two", "banned"),
    )
)
AT = "2030-01-01T00:00:00"


class Sheet:
    """The workbook of a case, as an analyst has it open."""

    def __init__(self, case: Path, folder: Path) -> None:
        self.path = folder / "case.xlsx"
        with Case.open(case) as opened:
            opened.export("xlsx", self.path)
        self.book = openpyxl.load_workbook(self.path)
        self.page = self.book["corrections"]
        self.columns = {cell.value: cell.column for cell in self.page[1]}
        self.rows = {row[self.columns["id"] - 1].value: row[0].row for row in self.page.iter_rows(min_row=2)}

    def cell(self, id_: str, column: str) -> Any:
        return self.page.cell(self.rows[id_], self.columns[column])

    def put(self, id_: str, **values: Any) -> None:
        for column, value in values.items():
            self.cell(id_, column.replace("_", " ")).value = value

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture
def case(handmade: Callable[..., Path]) -> Path:
    path = handmade()
    with Case.open(path) as opened:
        opened.settle()
    return path


@pytest.fixture
def sheet(case: Path, tmp_path: Path) -> Sheet:
    return Sheet(case, tmp_path)


def take(case: Path, file: Path, *, author: str = "ann", at: str = AT) -> Taken:
    with Case.open(case) as opened:
        return opened.take_corrections(file, author=author, at=at)


def claim(case: Path, id_: str) -> Claim:
    with Case.open(case, read_only=True) as opened:
        return opened.chronology().claims[id_]


def told(taken: Taken) -> set[tuple[str, str, str]]:
    return {(j.verb, j.target, j.value) for j in taken.judgements}


# ---------------------------------------------------------------- the workbook


def test_an_untouched_workbook_says_nothing(case: Path, sheet: Sheet) -> None:
    assert take(case, sheet.path) == Taken((), 0, ())
    assert take(case, sheet.save()) == Taken((), 0, ())


def test_every_event_and_claim_has_a_line_with_what_may_be_changed(case: Path, sheet: Sheet) -> None:
    with Case.open(case, read_only=True) as opened:
        chronology = opened.chronology()
    assert sheet.rows.keys() == {*(e.id for e in chronology), *chronology.claims}
    shown = {name: sheet.cell(SHUT, name).value for name in ("when", "actors", "recipients", "place", "type", "status")}
    assert shown == {
        **{"when": "2019-03", "actors": "Nigeria", "recipients": "Niger", "place": "Abuja", "type": "SANCTION"},
        **{"status": "happened"},
    }
    assert [sheet.cell(PRAISED, name).value for name in ("when", "place")] == ["unknown", "unknown"]


def test_each_changed_cell_becomes_a_signed_decision_that_holds(case: Path, sheet: Sheet) -> None:
    sheet.put(SHUT, correct_when="2019-03-02", correct_type="coerce", correct_status="alleged", note="the radio has it")
    sheet.put(RESIGNED, correct_actors="Keita; Nigeria", correct_place="Niamey", correct_recipients="Nobody in particular")
    sheet.put(event_id(LIFTED), verdict="Reject")
    taken = take(case, sheet.save())
    assert (taken.known, taken.set_aside) == (0, ())
    assert told(taken) == {
        ("redate", SHUT, "2019-03-02"),
        ("retype", SHUT, "COERCE"),
        ("restatus", SHUT, "alleged"),
        ("recast", RESIGNED, "Keita; Nigeria"),
        ("readdress", RESIGNED, "Nobody in particular"),
        ("relocate", RESIGNED, "Niamey, Niger"),
        ("reject", event_id(LIFTED), ""),
    }
    assert {(j.author, j.at) for j in taken.judgements} == {("ann", AT)}
    assert {j.note for j in taken.judgements if j.target == SHUT} == {"the radio has it"}
    now = claim(case, SHUT)
    assert (str(now.when), now.type, now.status, now.when.reason) == ("2019-03-02", "COERCE", "alleged", "set by ann")
    now = claim(case, RESIGNED)
    assert [(f.name, f.span, f.rule) for f in now.recipients] == [("Nobody in particular", None, "set by ann")]
    assert {"Nigeria"} < {f.name for f in now.actors}
    assert now.where is not None
    assert (now.where.country, now.where.precision, now.where.rule) == ("NER", "town", "set by ann")
    with Case.open(case, read_only=True) as opened:
        assert not any(LIFTED in e.claims for e in opened.chronology())
        assert {s.state for s in opened.standings()} == {"in force"}
        assert not opened.verify().faults


def test_the_beginning_of_an_id_stands_for_it_as_on_the_command_line(case: Path, sheet: Sheet) -> None:
    free = sheet.book["judgements"]
    lines = [("redate", SHUT[:7], "2018"), ("link", SEIZED[:6], event_id(LIFTED)[:8])]
    for row, cells in enumerate(lines, 2):
        for column, value in enumerate(cells, 1):
            free.cell(row, column).value = value
    taken = take(case, sheet.save())
    assert (told(taken), taken.set_aside) == ({("redate", SHUT, "2018"), ("link", SEIZED, event_id(LIFTED))}, ())
    assert {s.state for s in Case.open(case, read_only=True).standings()} == {"in force"}
    for column, value in enumerate(("undo", taken.judgements[0].id[:6], None), 1):
        free.cell(2, column).value = value
    again = take(case, sheet.save())
    assert (told(again), again.known) == ({("undo", taken.judgements[0].id, "")}, 1)


def test_reading_twice_says_nothing_new_whatever_became_of_the_first(case: Path, sheet: Sheet) -> None:
    sheet.put(SHUT, correct_when="2019-03-02", verdict="confirm")
    sheet.put(event_id(RESIGNED), correct_actors="Nigeria", correct_place="unknown")
    free = sheet.book["judgements"]
    for row, cells in enumerate([("link", SEIZED, BANNED), ("unlink", PRAISED), ("rename", "Nigeria", "The Giant")], 2):
        for column, value in enumerate(cells, 1):
            free.cell(row, column).value = value
    path = sheet.save()
    first = take(case, path)
    assert (len(first.judgements), first.set_aside) == (6, ())
    again = take(case, path, at="2031-01-01T00:00:00")
    assert (again.judgements, again.known, again.set_aside) == ((), 7, ())
    with Case.open(case) as opened:
        opened.judge("undo", first.judgements[0].id, author="ann", at="2032-01-01T00:00:00")
        opened.judge("redate", SHUT, value="2019-03-05", author="bob", at="2032-01-01T00:00:01")
        before = opened.judgements()
    assert take(case, path, at="2033-01-01T00:00:00").judgements == ()
    with Case.open(case, read_only=True) as opened:
        assert opened.judgements() == before


def test_sides_and_place_of_an_event_may_be_set_and_taken_back(case: Path, sheet: Sheet) -> None:
    whole = event_id(RESIGNED)
    sheet.put(whole, correct_actors="A new man; ibrahim keita", correct_recipients="Niger", correct_place="Agadez, Niger")
    first = take(case, sheet.save())
    with Case.open(case) as opened:
        before = opened.chronology(as_of="2019-04-01")
        (event,) = [e for e in opened.chronology(actor="new man") if e.id == whole]
        assert (event.actors, event.recipients) == (("A new man", "Ibrahim Keïta"), ("Niger",))
        assert event.where is not None
        assert (event.where.name, event.where.rule) == ("Agadez, Niger", "set by ann")
        assert "A new man" in opened.chronology().actors
        assert [e for e in before if e.id == whole] == [event]
        opened.judge("rename", "Ibrahim Keïta", value="IBK", author="ann", at="2030-02-01")
        (event,) = [e for e in opened.chronology() if e.id == whole]
        assert event.actors == ("A new man", "IBK")
        for number, made in enumerate((*first.judgements, opened.judgements()[-1])):
            opened.judge("undo", made.id, author="ann", at=f"2030-03-{number + 1:02}")
        (event,) = [e for e in opened.chronology() if e.id == whole]
        assert (event.actors, event.recipients, event.where) == (("Ibrahim Keïta",), (), None)
        assert "A new man" not in opened.chronology().actors


def test_another_person_may_say_the_same_verdict(case: Path, sheet: Sheet) -> None:
    sheet.put(SHUT, verdict="confirm")
    path = sheet.save()
    assert len(take(case, path, author="ann").judgements) == 1
    assert len(take(case, path, author="bob").judgements) == 1


def test_a_value_that_the_case_has_is_no_decision(case: Path, sheet: Sheet) -> None:
    sheet.put(SHUT, correct_when="2019-03", correct_actors="nigeria", correct_type="Sanction", correct_place="ABUJA")
    assert take(case, sheet.save()).judgements == ()


def test_spreadsheets_may_make_days_and_numbers_of_what_is_typed(case: Path, sheet: Sheet) -> None:
    sheet.put(SHUT, correct_when=datetime(2019, 3, 2))
    sheet.put(SEIZED, correct_when=2018)
    sheet.put(LIFTED, correct_when=2018.0)
    assert {v for _, _, v in told(take(case, sheet.save()))} == {"2019-03-02", "2018"}


def test_what_cannot_be_understood_is_told_with_its_place_and_the_rest_goes_on(case: Path, sheet: Sheet) -> None:
    sheet.put(SHUT, correct_when="last Tuesday", correct_type="PARTY", correct_status="denied", verdict="maybe")
    sheet.put(SEIZED, correct_when='=HYPERLINK("http://evil.example")', note="=1+1")
    sheet.put(RESIGNED, note="I doubt it")
    sheet.put(LIFTED, correct_when=datetime(2019, 3, 2, 11, 30), type="ASSAULT")
    sheet.put(PRAISED, id="0123456789abcdef", correct_type="AID")
    taken = take(case, sheet.save())
    assert told(taken) == {("restatus", SHUT, "denied")}
    row = {id_: sheet.rows[id_] for id_ in (SHUT, SEIZED, RESIGNED, LIFTED, PRAISED)}
    found = {s.item.removeprefix("case.xlsx: sheet corrections, "): (s.reason, s.remedy) for s in taken.set_aside}
    assert all(remedy for _, remedy in found.values())
    reasons = {place: reason for place, (reason, _) in found.items()}
    assert reasons[f"row {row[SHUT]}, column G (correct when)"] == "'last tuesday' is no date"
    assert reasons[f"row {row[SHUT]}, column O (correct type)"] == "there is no event type “PARTY”"
    assert reasons[f"row {row[SHUT]}, column R (verdict)"] == "“maybe” is no verdict"
    assert reasons[f"row {row[RESIGNED]}, column S (note)"] == "a note on nothing"
    assert reasons[f"row {row[LIFTED]}, column G (correct when)"].endswith("has an hour, and times are kept as days")
    assert "written over" in reasons[f"row {row[LIFTED]}, column B (id)"]
    assert any("no claim or event 0123456789abcdef" in reason for reason in reasons.values())
    assert any(place.startswith(f"row {row[SEIZED]}") and "a formula" in reason for place, reason in reasons.items())


def test_a_formula_is_told_and_never_evaluated(case: Path, sheet: Sheet) -> None:
    sheet.put(SHUT, correct_actors='=CONCATENATE("Ni","ger")', correct_type="AID")
    taken = take(case, sheet.save())
    assert told(taken) == {("retype", SHUT, "AID")}
    (aside,) = taken.set_aside
    assert (aside.reason, "correct actors" in aside.item) == ("a formula, and none is evaluated", True)


def test_words_that_look_like_a_formula_are_words(case: Path, sheet: Sheet) -> None:
    sheet.cell(SHUT, "correct actors").value = "=Somebody()"
    sheet.cell(SHUT, "correct actors").data_type = "s"
    assert told(take(case, sheet.save())) == {("recast", SHUT, "=Somebody()")}


def test_two_lines_that_contradict_each_other_are_told(case: Path, sheet: Sheet) -> None:
    free = sheet.book["judgements"]
    for row, cells in enumerate([("redate", SHUT, "2018"), ("redate", SHUT, "2017"), ("dance", SHUT), ("confirm", None)], 2):
        for column, value in enumerate(cells, 1):
            free.cell(row, column).value = value
    taken = take(case, sheet.save())
    assert told(taken) == {("redate", SHUT, "2018")}
    assert [s.item.partition(", ")[2] for s in taken.set_aside] == [
        *("row 4, column A (verb)", "row 5, column B (target)", "row 3, column A (verb)")
    ]


def test_a_line_may_name_who_signs_it(case: Path, sheet: Sheet) -> None:
    for column, value in enumerate(("reject", SHUT, None, "Bea", "not in the report"), 1):
        sheet.book["judgements"].cell(2, column).value = value
    (made,) = take(case, sheet.save()).judgements
    assert (made.verb, made.author, made.note) == ("reject", "Bea", "not in the report")


def test_rows_and_columns_may_be_moved_sorted_and_taken_out(case: Path, sheet: Sheet) -> None:
    sheet.put(SHUT, correct_type="AID")
    sheet.page.delete_cols(sheet.columns["address"])
    sheet.page.move_range(sheet.page.dimensions, cols=1)
    sheet.page.insert_rows(2, 3)
    assert told(take(case, sheet.save())) == {("retype", SHUT, "AID")}


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken", b"{}", b"[1]", b"[" * 200_000])
def test_a_file_that_is_none_is_refused(case: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError):
        take(case, path)


def test_a_workbook_of_another_kind_is_refused(case: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(InputError, match="has no sheet “corrections”"):
        take(case, tmp_path / "other.xlsx")
    book.create_sheet("corrections").append(["some", "table"])
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(InputError, match="does not name “id”"):
        take(case, tmp_path / "other.xlsx")
    with zipfile.ZipFile(tmp_path / "plain.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(InputError, match="cannot be read as a workbook"):
        take(case, tmp_path / "plain.zip")
    with pytest.raises(InputError, match="cannot read"):
        take(case, tmp_path / "missing.xlsx")


def test_a_workbook_that_unpacks_without_end_is_refused(case: Path, sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.export.review_sheet.LARGEST", 1000)
    with pytest.raises(InputError, match="unpacks to more than"):
        take(case, sheet.path)


def test_nobody_is_no_author(case: Path, sheet: Sheet) -> None:
    with pytest.raises(QuestionError, match="nobody signs"):
        take(case, sheet.path, author=" ")


# ---------------------------------------------------------------- Label Studio


@pytest.fixture
def tasks(built: Path, tmp_path: Path) -> list[dict[str, Any]]:
    """What Label Studio exports when somebody has accepted every prediction as it was."""
    with Case.open(built) as opened:
        opened.export("labelstudio", tmp_path / "tasks.json")
    read: list[dict[str, Any]] = json.loads((tmp_path / "tasks.json").read_text("utf-8"))
    for number, task in enumerate(read, 1):
        result = copy.deepcopy(task["predictions"][0]["result"])
        task["annotations"] = [{"id": number, "completed_by": 1, "was_cancelled": False, "result": result}]
    return read


def labelled(path: Path, tasks: list[dict[str, Any]]) -> Path:
    path.write_text(json.dumps(tasks), "utf-8")
    return path


def regions(task: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [r for r in task["annotations"][0]["result"] if r.get("from_name") == name]


def drop(task: dict[str, Any], *ids: str) -> None:
    result = task["annotations"][0]["result"]
    result[:] = [r for r in result if not {r.get("id"), r.get("from_id"), r.get("to_id")} & {*ids}]


def test_tasks_that_nobody_changed_say_nothing(built: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    assert take(built, labelled(tmp_path / "back.json", tasks)) == Taken((), 0, ())
    assert take(built, labelled(tmp_path / "back.json", [{**t, "annotations": []} for t in tasks])) == Taken((), 0, ())


def test_what_was_changed_in_label_studio_becomes_decisions(built: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    task = max(tasks, key=lambda t: len(t["data"]["claims"]))
    first, second, *_ = regions(task, "what")
    first["value"]["labels"] = ["AID"]
    first["meta"] = {"text": [*first["meta"]["text"], "as the caption says"]}
    next(r for r in regions(task, "status") if r["id"] == first["id"])["value"]["choices"] = ["denied"]
    drop(task, second["id"])
    alone = {r["id"] for r in regions(task, "role")} - {
        r.get("to_id") for r in task["annotations"][0]["result"] if r["type"] == "relation"
    }
    drop(task, *alone)
    path = labelled(tmp_path / "back.json", tasks)
    taken = take(built, path)
    assert told(taken) == {("retype", first["id"], "AID"), ("restatus", first["id"], "denied"), ("reject", second["id"], "")}
    assert {j.note for j in taken.judgements} == {"as the caption says", ""}
    assert taken.set_aside == ()
    assert take(built, path, at="2031-01-01").judgements == ()


def test_sides_are_set_by_the_words_that_are_tied(built: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    task, tie = next(
        (t, r) for t in tasks for r in t["annotations"][0]["result"] if r["type"] == "relation" and r["labels"] == ["actor"]
    )
    was = next(c for c in task["data"]["claims"] if c["id"] == tie["from_id"])
    kept = [s["name"] for s in was["sides"] if s["role"] == "actor"]
    text = task["data"]["text"]
    start = text.index("ECOWAS") if "ECOWAS" in text else 0
    words = {"start": start, "end": start + 6, "text": text[start : start + 6], "labels": ["actor"]}
    result = task["annotations"][0]["result"]
    result.append({"id": "new1", "from_name": "role", "to_name": "text", "type": "labels", "value": words})
    result.append({"type": "relation", "from_id": "new1", "to_id": tie["from_id"], "direction": "left"})
    result.append({"id": "new2", "from_name": "role", "to_name": "text", "type": "labels", "value": words})
    taken = take(built, labelled(tmp_path / "back.json", tasks))
    ((verb, target, value),) = told(taken)
    assert (verb, target) == ("recast", tie["from_id"])
    assert {*kept, words["text"]} == {*value.split("; ")}
    assert [(s.item, s.reason) for s in taken.set_aside] == [
        (f"back.json: task {task['data']['article']}, region new2", "it is tied to no happening")
    ]


def test_what_has_no_verb_is_told(built: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    task = max(tasks, key=lambda t: len(t["data"]["claims"]))
    first, *_ = regions(task, "what")
    new = {**copy.deepcopy(first), "id": "made-up"}
    task["annotations"][0]["result"].append(new)
    first["value"]["start"] += 1
    odd = next(t for t in tasks if t is not task)
    odd["annotations"][0]["result"] = [{"id": 1}, "x"]
    taken = take(built, labelled(tmp_path / "back.json", tasks))
    assert taken.judgements == ()
    assert {s.reason for s in taken.set_aside} == {
        "a happening that Dateline did not read cannot be added",
        "its words were moved",
        "its data or annotation is not as Dateline and Label Studio write them",
    }


def test_the_newest_annotation_that_was_not_cancelled_counts(built: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    task = tasks[0]
    old = task["annotations"][0] | {"updated_at": "2030-01-01T00:00:00Z"}
    new, gone = copy.deepcopy(old), copy.deepcopy(old)
    new["updated_at"], gone["updated_at"], gone["was_cancelled"] = "2030-01-02T00:00:00Z", "2030-01-03T00:00:00Z", True
    next(r for r in new["result"] if r.get("from_name") == "what")["value"]["labels"] = ["AID"]
    next(r for r in gone["result"] if r.get("from_name") == "what")["value"]["labels"] = ["VOTE"]
    task["annotations"] = [new, gone, old]
    assert {j.value for j in take(built, labelled(tmp_path / "back.json", tasks)).judgements} == {"AID"}


def test_the_same_file_gives_the_same_corrections(tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    for task in tasks:
        task["annotations"][0]["result"].reverse()
    path = labelled(tmp_path / "back.json", tasks)
    assert read_corrections(path) == read_corrections(path)
    assert read_corrections(path).found == ()
