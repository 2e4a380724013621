"""Deciding on the command line: what it prints, what it keeps, and what it refuses. The claims are made by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline import cli
from dateline.case import Case
from dateline.link import event_id
from dateline.model import Article, Claim, Filler, Judgement, Span, digest
from dateline.store import Store
from dateline.when import When

Run = Callable[..., Any]
SEIZED, SHUT, RESIGNED, PRAISED = (
    digest(*parts) for parts in (("one", "seized"), ("one", "shut"), ("two", "resigned"), ("some-day", "praised"))
)


@pytest.fixture
def case(handmade: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case, and a clock that goes on by a minute with each decision."""
    minutes = iter(range(60))
    monkeypatch.setattr(cli, "_now", lambda: f"2030-05-06T07:{next(minutes):02}:00.000000+00:00")
    monkeypatch.setenv("DATELINE_AUTHOR", "ann")
    return handmade()


def ids_hidden(out: str) -> str:
    return re.sub(r"\b[0-9a-f]{16}\b", "ID", out)


def test_a_date_is_set_contradicted_and_taken_back(dateline: Run, case: Path) -> None:
    first = dateline("redate", case, event_id(SEIZED), "2019-03-01", "--note", "so the radio")
    assert (first.status, first.err) == (0, "")
    assert ids_hidden(first.out) == (
        "1. redate: event “Soldiers seized the palace” [ID] → 2019-03-01\n"
        "    ann, 2030-05-06 07:00 · ID · so the radio\n"
        "    in force\n"
        "Now: 2019-03-01 · Soldiers seized the palace · 1 claim · id ID\n"
        "    when: 2019-03-03 → 2019-03-01\n"
    )
    second = dateline("redate", case, event_id(SEIZED)[:8], "2019-03-02", "--by", "bob")
    assert "in force · in conflict with 1" in second.out
    assert "Now: 2019-03-02" in second.out
    listed = dateline("judgements", case)
    assert ids_hidden(listed.out) == (
        "1. redate: event “Soldiers seized the palace” [ID] → 2019-03-01\n"
        "    ann, 2030-05-06 07:00 · ID · so the radio\n"
        "    overruled by 2 · in conflict with 2\n"
        "2. redate: event “Soldiers seized the palace” [ID] → 2019-03-02\n"
        "    bob, 2030-05-06 07:01 · ID\n"
        "    in force · in conflict with 1\n"
        "2 judgements.\n"
    )
    undone = dateline("undo", case, "2", "--note", "he was wrong")
    assert "3. undo: judgement 2" in undone.out
    assert "undone by 3" in dateline("judgements", case).out
    data = json.loads(dateline("judgements", case, "--json").out)
    assert [(d["number"], d["verb"], d["author"], d["state"], d["by"], d["conflicts"], d["note"]) for d in data] == [
        (1, "redate", "ann", "in force", [], [], "so the radio"),
        (2, "redate", "bob", "undone", [3], [], ""),
        (3, "undo", "ann", "in force", [], [], "he was wrong"),
    ]
    assert "1 March 2019" in dateline("show", case, "--events", event_id(SEIZED)).out


def test_undo_without_a_number_takes_back_ones_own_last(dateline: Run, case: Path) -> None:
    dateline("retype", case, SHUT, "ACCUSE")
    dateline("restatus", case, SEIZED, "alleged", "--by", "bob")
    assert "2. restatus: claim “seized” (COUP) [ID] → alleged" in ids_hidden(dateline("judgements", case).out)
    assert "undo: judgement 1" in dateline("undo", case).out
    nothing = dateline("undo", case)
    assert nothing.status == 2
    assert "ann has decided nothing that can be undone" in nothing.err


def test_claims_are_joined_set_apart_and_the_event_says_why(dateline: Run, case: Path) -> None:
    joined = dateline("link", case, RESIGNED, PRAISED)
    assert ids_hidden(joined.out).startswith("1. link: claim “resigned” (OFFICE) [ID] and claim “praised” (SUPPORT) [ID]\n")
    assert " · 2 claims · id " in joined.out
    shown = dateline("show", case, "--events", event_id(RESIGNED), "--why").out
    assert shown.partition("Why these are one\n")[2].count("decided that") == 1
    assert "ann decided that" in shown
    apart = dateline("unlink", case, PRAISED)
    assert "in force" in apart.out
    assert "overruled by 2" in dateline("judgements", case).out
    again = dateline("confirm", case, RESIGNED, PRAISED)
    assert "3. link:" in again.out
    assert "4. unlink:" in dateline("reject", case, RESIGNED, PRAISED).out


def test_what_is_rejected_is_gone_until_it_is_confirmed(dateline: Run, case: Path) -> None:
    before = dateline("show", case).out
    dateline("reject", case, event_id(SHUT))
    assert "shut" not in dateline("show", case).out
    assert dateline("confirm", case, event_id(SHUT)).status == 0
    assert dateline("show", case).out == before


def now(out: str) -> list[str]:
    """What a command says of how things are now."""
    lines = ids_hidden(" ".join(out.split("Now: ", 1)[1].split())).split(" Now: ") if "Now: " in out else []
    return [line.strip() for line in lines]


def test_each_decision_says_what_it_changed(dateline: Run, case: Path) -> None:
    event = event_id(SHUT)
    assert "type: SANCTION → CONCEDE" in dateline("retype", case, event, "CONCEDE").out
    assert "status: happened → planned" in dateline("restatus", case, event, "planned").out
    assert "who: Nigeria → Ada Okri" in dateline("recast", case, event, "Ada Okri").out
    assert now(dateline("reject", case, event).out)[-1].startswith("id ID is no event any more: “")
    assert "Ada Okri" in now(dateline("undo", case).out)[0]
    shown = dateline("show", case, "--events", event).out
    assert re.search(r"Who did it +Ada Okri \(set by ann\) *\n +the reports say: Nigeria \(1 report\)", shown)
    assert re.search(r"What happened +Concession \(set by ann\)", shown)
    assert "Ada Okri" not in dateline("show", case, "--type", "SANCTION").out
    assert "Ada Okri" in dateline("show", case, "--type", "CONCEDE").out
    renamed = dateline("rename", case, event, "As Ann has it").out
    assert "headline: “" in renamed
    assert re.search(r"rename: event “Ada Okri [^”]*” \[\w+\] → As Ann has it", dateline("judgements", case).out)


def test_what_an_id_became_is_said(dateline: Run, case: Path) -> None:
    joined = dateline("link", case, event_id(RESIGNED), event_id(PRAISED))
    gone = next(i for i in (event_id(RESIGNED), event_id(PRAISED)) if f"id {i} is now part of" in joined.out)
    kept = event_id(RESIGNED) if gone == event_id(PRAISED) else event_id(PRAISED)
    assert f"id {gone} is now part of {kept}" in joined.out
    for words in (("redate", case, gone, "2019"), ("show", case, "--events", gone), ("rename", case, gone[:5], "X")):
        refused = dateline(*words)
        assert refused.status == 2
        assert f"it is part of {kept}" in refused.err
    (part,) = [c for c in (RESIGNED, PRAISED) if event_id(c) == kept]
    assert f"a new id; before, it was part of {kept}" in dateline("unlink", case, part).out
    assert part not in dateline("show", case, "--events", kept).out


def test_an_event_is_no_claim_to_be_explained(dateline: Run, case: Path) -> None:
    dateline("confirm", case, SHUT)
    told = dateline("explain", case, event_id(SHUT)[:6])
    assert told.status == 2
    assert f"{event_id(SHUT)} is an event" in told.err
    assert f"its claims are {SHUT}" in " ".join(told.err.split())


def test_a_place_that_nobody_knows_is_kept_and_said(dateline: Run, case: Path) -> None:
    assert "The gazetteer has no place “Nowhereville”" in dateline("relocate", case, SHUT, "Nowhereville").out
    assert "gazetteer" not in dateline("relocate", case, SHUT, "Bamako").out


def test_a_number_is_told_from_the_beginning_of_an_id(dateline: Run, case: Path) -> None:
    assert "the numbers of a list change" in dateline("redate", case, "2", "2019").err
    told = dateline("redate", case, "999999", "2019").err
    assert "no claim or event has an id that begins with “999999”" in " ".join(told.split())


def test_names_are_given_and_told_apart(dateline: Run, case: Path) -> None:
    assert "1. rename: Nigeria → The Giant" in dateline("rename", case, "Nigeria", "The Giant").out
    listed = dateline("actors", case).out
    assert "The Giant (state · NGA · GOV) · 1 event\n    also “Nigeria”: one\n" in listed
    assert dateline("same", case, "South Sudan", "france 24").status == 0
    assert "also “France 24”: two" in dateline("actors", case).out
    assert "3. apart: South Sudan and France 24" in dateline("apart", case, "South Sudan", "France 24").out
    names = [a["name"] for a in json.loads(dateline("actors", case, "--json").out)]
    assert {"South Sudan", "France 24", "The Giant"} <= {*names}
    assert names == sorted(names)


def test_names_that_may_be_one_are_put_to_the_user(dateline: Run, case: Path) -> None:
    whens = When.of("2031-03-05")
    with Store.open(case) as store:
        for article, name in (("x", "Kasim Getta"), ("y", "Qassem Quitto")):
            text = f"{name} seized power."
            store.add_articles([Article(article, text, digest(text), published=whens, language="en")])
            span, start = Span(article, 0, len(text)), len(name) + 1
            by = Filler(name, Span(article, 0, len(name)), "", name)
            trigger = Span(article, start, start + 6)
            made = Claim(*(article, article, span, trigger, "seized", "COUP", None, "happened"), actors=(by,), when=whens)
            store.save_claims("by hand", {article: [made]})
    asked = dateline("actors", case, "--proposed")
    assert " ".join(asked.out.replace(str(case), "CASE").split()) == (
        "Kasim Getta – Qassem Quitto · 0.85 Kasim Getta and Qassem Quitto sound alike; both do the COUP of 2031-03-05 "
        "dateline same CASE 'Kasim Getta' 'Qassem Quitto', or dateline apart CASE 'Kasim Getta' 'Qassem Quitto' "
        "1 pair that may be one."
    )
    (pair,) = json.loads(dateline("actors", case, "--proposed", "--json").out)
    assert (pair["left"], pair["right"]) == ("Kasim Getta", "Qassem Quitto")
    dateline("apart", case, "Kasim Getta", "Qassem Quitto")
    assert dateline("actors", case, "--proposed").out == "No two names are in doubt.\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("link", "{case}", SEIZED, "22"), "“22” is no id, and the numbers of a list change"),
        (("reject", "{case}", "ffffffffffffffff"), "no claim or event ffffffffffffffff"),
        (("redate", "{case}", SEIZED, "last spring"), "is no date"),
        (("retype", "{case}", SEIZED, "PARTY"), "no event type “PARTY”"),
        (("restatus", "{case}", SEIZED, "dreamt"), "known are happened, ongoing"),
        (("rename", "{case}", "Nobody Known", "X"), "no claim, event or actor “Nobody Known”"),
        (("same", "{case}", "Niger", "Nobody Known"), "no claim, event or actor “Nobody Known”"),
        (("undo", "{case}", "7"), "there is no judgement “7”"),
        (("reject", "{case}", SEIZED, "--by", " "), "nobody signs this decision"),
        (("reject", "{case}.none", SEIZED), "there is no case"),
    ],
)
def test_what_makes_no_sense_is_one_line_and_nothing_is_kept(
    dateline: Run, case: Path, words: tuple[str, ...], says: str
) -> None:
    done = dateline(*(w.format(case=case) for w in words))
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert says in done.err
    assert "Nobody has decided anything" in dateline("judgements", case).out
    assert not Path(f"{case}.none").exists()


def test_the_author_is_given_or_set_or_logged_in(dateline: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_AUTHOR")
    monkeypatch.setattr(cli, "_login", lambda: "root of the machine")
    dateline("reject", case, SEIZED)
    monkeypatch.setattr(cli, "_login", lambda: "")
    assert "nobody signs" in dateline("reject", case, SHUT).err
    dateline("reject", case, SHUT, "--by", "bob")
    with Case.open(case, read_only=True) as opened:
        assert [j.author for j in opened.judgements()] == ["root of the machine", "bob"]


def test_a_hanging_judgement_is_listed_with_its_reason(dateline: Run, case: Path) -> None:
    with Store.open(case) as store:
        store.add_judgement(Judgement("j1", "reject", "gone", "", "ann", "2029-01-01"))
    listed = dateline("judgements", case).out
    assert "1. reject: gone\n" in listed
    assert "hanging: there is no claim or event gone now" in listed


def test_a_file_says_who_is_who(dateline: Run, story: Path, tmp_path: Path) -> None:
    actors, case = tmp_path / "who.csv", tmp_path / "c.dateline"
    actors.write_text("name,aliases,kind,office,from,to\nIssa Moro,,person,ruler,2019,2018\nECOWAS,,planet,,,\n")
    done = dateline("build", case, story / "envoys.txt", "--actors", actors)
    assert done.status == 1
    assert "who.csv, line 2" in done.out
    assert "2019 to 2018 is no time" in done.out
    assert "'planet' is no kind of actor (known are person, state" in done.out
    actors.write_text("name,aliases,kind,office,from,to\nIssa Moro,,person,ruler,2019-03-03,2020\n")
    assert dateline("build", case, "--actors", actors).status == 0
    assert "    ruler · 2019-03-03 – 2020-12 · your actors file\n" in dateline("actors", case).out
    assert "(nothing changed)" in dateline("build", case).out
    assert "no column “name”" in dateline("build", case, "--actors", story / "palace.txt").err
    none = dateline("build", tmp_path / "none.dateline")
    assert (none.status, none.out) == (2, "")
    assert "no report to make one of" in none.err


def test_sides_and_place_are_set(dateline: Run, case: Path) -> None:
    assert "→ South Sudan; France" in dateline("recast", case, SEIZED, "South Sudan; France").out
    assert "→ nobody" in dateline("readdress", case, SHUT, "nobody").out
    assert "→ Agadez, Niger" in dateline("relocate", case, event_id(SHUT), "agadez").out
    shown = dateline("show", case, "--events", event_id(SHUT), "--place", "Agadez")
    assert (shown.status, "Niger\n" in shown.out) == (0, False)


def test_corrections_come_back_from_a_workbook(dateline: Run, case: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "case.xlsx"
    assert dateline("export", case, "--to", "xlsx", "--out", path).status == 0
    book = openpyxl.load_workbook(path)
    sheet = book["corrections"]
    column = {cell.value: cell.column for cell in sheet[1]}
    row = {cells[1].value: cells[1].row for cells in sheet.iter_rows(min_row=2)}
    sheet.cell(row[SHUT], column["correct type"]).value = "AID"
    book.save(path)
    first = dateline("corrections", case, path, "--author", "cid")
    assert (first.status, first.out, first.err) == (0, "1 judgement kept.\n", "")
    again = dateline("corrections", case, path, "--author", "cid")
    assert (again.status, again.out) == (0, "0 judgements kept, 1 known already.\n")
    sheet.cell(row[SEIZED], column["correct when"]).value = "=TODAY()"
    book.save(path)
    odd = dateline("corrections", case, path)
    assert odd.status == 1
    assert odd.out == (
        "0 judgements kept, 1 known already, 1 set aside.\n"
        "  1 × a formula, and none is evaluated – write what it comes to as plain text\n"
        f"      case.xlsx: sheet corrections, row {row[SEIZED]}, column G (correct when)\n"
    )
    assert dateline("corrections", case, tmp_path / "none.xlsx").status == 2
