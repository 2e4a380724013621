"""The command: what it prints, and its exit status. 0 all well, 1 something set aside, 2 nothing could be done."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from dateline import __version__, pipeline
from dateline.case import Case
from dateline.cli import app
from dateline.store import Store
from dateline.vocabulary import event_types

Run = Callable[..., Any]


def one_line(err: str) -> str:
    assert err.count("\n") == 1, f"an error is one line: {err}"
    assert "Traceback" not in err
    return err


# ---------------------------------------------------------------- build


def test_build_counts_what_it_did(dateline: Run, story: Path, tmp_path: Path) -> None:
    case = tmp_path / "c.dateline"
    good = story / "palace.txt"
    first = dateline("build", case, good)
    assert (first.status, first.err) == (0, "")
    assert first.out.startswith("1 added, 0 known already, 0 set aside\n")
    assert " claims in " in first.out or " claim in " in first.out

    again = dateline("build", case, good)
    assert again.status == 0
    assert again.out.startswith("0 added, 1 known already, 0 set aside\n")
    assert "(nothing changed)" in again.out

    (tmp_path / "empty.txt").write_text("")
    some = dateline("build", case, good, story / "nota.jsonl", tmp_path / "empty.txt")
    assert some.status == 1
    assert some.out.startswith(
        "1 added, 1 known already, 1 set aside\nOf the reports added or known: 1 not read for claims (language)\n"
    )
    assert "1 × the file is empty – check that it was saved" in some.out
    assert str(tmp_path / "empty.txt") in some.out
    assert "“es”" in some.out

    assert dateline("build", case, story / "nota.jsonl").status == 1, "it is still not read"
    assert dateline("build", case, good).status == 0, "of what this run was given, nothing was set aside"


def test_build_names_reports_without_a_day_of_publication(dateline: Run, tmp_path: Path) -> None:
    news = "Soldiers arrested the mayor of Kati in Mali on Tuesday, a resident said. The council met to name another.\n"
    (tmp_path / "undated.txt").write_text(
        "Rebels burned a bridge near Gao in Mali on Tuesday, a herder said.\n", encoding="utf-8"
    )
    (tmp_path / "dated.txt").write_text(f"Mayor held\n\nQuay Voice FM, Oslo\n5 May 2020\n\n{news} Twice.\n", encoding="utf-8")
    ran = dateline("build", tmp_path / "c.dateline", tmp_path / "undated.txt", tmp_path / "dated.txt")
    told = " ".join(ran.out.split())
    assert "1 report without a day of publication: undated." in told


def test_build_of_nothing_that_can_be_read_ends_with_2(dateline: Run, tmp_path: Path) -> None:
    done = dateline("build", tmp_path / "c.dateline", tmp_path / "nowhere")
    assert done.status == 2
    assert "no file was written" in done.out
    assert not list(tmp_path.iterdir()), "no case is left behind"
    assert done.out.startswith("0 added, 0 known already, 1 set aside\n")
    assert "there is no such file or folder – check the name" in done.out
    assert str(tmp_path / "nowhere") in done.out
    assert "Traceback" not in done.err


def test_a_case_that_was_there_stays_when_nothing_can_be_read(dateline: Run, tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.dateline"):
        pass
    assert dateline("build", tmp_path / "c.dateline", tmp_path / "nowhere").status == 2
    assert "1 set aside." in dateline("set-aside", tmp_path / "c.dateline").out


def test_a_date_that_cannot_be_read_is_told_and_the_report_kept(dateline: Run, tmp_path: Path) -> None:
    case, file = tmp_path / "c.dateline", tmp_path / "a.jsonl"
    record = {"id": "a", "text": "The ministers met.", "language": "en", "published": "32/13/2023"}
    file.write_text(json.dumps(record))
    for counts in ("1 added, 0 known already", "0 added, 1 known already"):
        done = dateline("build", case, file)
        assert done.status == 1
        assert done.out.startswith(f"{counts}, 0 set aside\nOf the reports added or known: 1 without its date\n")
        assert "1 × its publication date “32/13/2023” is no date; the report was kept without it" in done.out
        assert f"{file}:1" in done.out
    file.write_text(json.dumps({**record, "published": "soon"}))
    dateline("build", case, file)
    listed = dateline("set-aside", case).out
    assert "“soon”" in listed
    assert "32/13" not in listed, "a reason that no longer holds is forgotten"
    file.write_text(json.dumps({**record, "published": "2023-12-31"}))
    assert dateline("build", case, file).status == 0
    assert "Nothing was set aside." in dateline("set-aside", case).out


def test_many_files_with_one_trouble_are_counted_and_not_all_listed(dateline: Run, tmp_path: Path) -> None:
    for i in range(9):
        (tmp_path / f"{i}.xyz").write_text("x")
    files = sorted(tmp_path.glob("*.xyz"))
    alone = dateline("build", tmp_path / "c.dateline", *files)
    assert all(f"{i}.xyz" in alone.out for i in range(9)), "there is no case to ask for the others"
    assert "more:" not in alone.out

    (tmp_path / "a.txt").write_text("Talks\n\nThe ministers met in Niamey on 3 March 2019.")
    done = dateline("build", tmp_path / "c.dateline", tmp_path / "a.txt", *files)
    assert "9 × files ending in .xyz are not read" in done.out
    assert "… and 4 more" in done.out
    listed = dateline("set-aside", tmp_path / "c.dateline")
    assert listed.status == 0
    assert all(f"{i}.xyz" in listed.out for i in range(9))
    assert "9 set aside." in listed.out


def test_build_goes_on_with_what_a_stopped_run_left(dateline: Run, story: Path, tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.dateline") as case:
        case.add(story / "borders.jsonl")
    shown = dateline("show", tmp_path / "c.dateline")
    assert "No event was found; 0 reports were looked at." in shown.out
    assert "Not read yet: 1 report." in shown.out
    done = dateline("build", tmp_path / "c.dateline", tmp_path / "nowhere")
    assert done.status == 1, "something was done"
    assert "Not read yet" not in dateline("show", tmp_path / "c.dateline").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--workers", "-1"), "workers"),
        (("--workers", "two"), "workers"),
    ],
)
def test_a_wrong_option_ends_with_2(dateline: Run, tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    done = dateline("build", tmp_path / "c.dateline", tmp_path, *words)
    assert done.status == 2
    assert says in done.err
    assert not (tmp_path / "c.dateline").exists()


def test_a_wrong_variable_is_an_error_of_one_line(dateline: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_BATCH", "0")
    done = dateline("build", tmp_path / "c.dateline", tmp_path)
    assert done.status == 2
    assert "DATELINE_BATCH" in one_line(done.err)


# ---------------------------------------------------------------- errors


@pytest.mark.parametrize("command", ["show", "set-aside", "export", "search"])
def test_a_case_that_is_not_there_or_none_is_one_line(dateline: Run, tmp_path: Path, command: str) -> None:
    more = {"export": ["--to", "csv"], "search": ["word"]}.get(command, [])
    (tmp_path / "text.txt").write_text("no case")
    for name, says in (("none.dateline", "there is no case"), ("text.txt", "not a case"), (".", "a folder")):
        done = dateline(command, tmp_path / name, *more)
        assert (done.status, done.out) == (2, "")
        assert says in one_line(done.err)
        assert str(tmp_path / name) in done.err
    assert not (tmp_path / "none.dateline").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("show", "--since", "soon"), "“soon” is no date"),
        (("show", "--type", "PARTY"), "no event type “PARTY”"),
        (("show", "--events", "99999"), "no event “99999” (give a number from 1 to"),
        (("show", "--events", "abc"), "no event “abc”"),
        (("show", "--actor", "Nobody", "--events", "1"), "there are none"),
        (("show", "--type", "COUP", "--type", "PARTY"), "no event type “PARTY”"),
        (("search", ""), "no words to look for"),
        (("export", "--to", "pdf"), "the formats are acled, acled_all, annotation, claims, claims_shards, "),
        (("export", "--to", "csv", "--out", "/nowhere/x.csv"), "/nowhere/x.csv"),
    ],
)
def test_a_wrong_question_is_one_line(dateline: Run, built_once: Path, words: tuple[str, ...], says: str) -> None:
    done = dateline(words[0], built_once, *words[1:])
    assert (done.status, done.out) == (2, "")
    assert says in one_line(done.err)


def test_errors_carry_no_control_characters(dateline: Run, tmp_path: Path, built_once: Path) -> None:
    for words in (("show", tmp_path / "a\x1b[31mb"), ("show", built_once, "--type", "\x1b]0;title\x07")):
        done = dateline(*words)
        assert done.status == 2
        assert "\x1b" not in done.err
        assert "\x07" not in done.err


# ---------------------------------------------------------------- show, export, search


def test_show_lists_numbered_events_and_shows_each_whole(dateline: Run, handmade: Callable[..., Path]) -> None:
    path = handmade()
    with Case.open(path, read_only=True) as case:
        chronology = case.chronology(actor="Niger")
    done = dateline("show", path, "--actor", "Niger")
    assert (done.status, done.err) == (0, "")
    assert "3 events from 4 reports (actor Niger); sources disagree on 0." in done.out
    for number, event in enumerate(chronology, start=1):
        by_number = dateline("show", path, "--actor", "Niger", "--events", number)
        assert by_number.out == dateline("show", path, "--events", event.id[:8]).out
        assert f"id {event.id}" in by_number.out
        for claim in chronology.claims_of(event):
            assert f"“{chronology.articles[claim.article].quote(claim.quote)}”" in by_number.out


def test_export_says_how_many_events_a_format_leaves_out(dateline: Run, built_once: Path) -> None:
    done, whole = dateline("export", built_once, "--to", "acled"), dateline("export", built_once, "--to", "acled", "--all")
    assert (done.status, whole.status) == (0, 0)
    assert done.out.startswith("event_id_cnty,event_date,")
    assert "; of a kind that ACLED does not code." in done.err
    assert "; of a kind that ACLED does not code." in whole.err
    assert "not told as done" not in whole.err
    assert set(done.out.splitlines()) <= set(whole.out.splitlines())
    assert dateline("export", built_once, "--to", "csv", "--all").status == 2


def test_show_prints_what_the_reader_found(dateline: Run, built_once: Path) -> None:
    done = dateline("show", built_once)
    assert (done.status, done.err) == (0, "")
    assert "2019-03-03" in done.out
    assert "events from 5 reports; sources disagree on" in done.out
    assert "“" in dateline("show", built_once, "--events", "1").out


def test_show_says_what_was_looked_at_when_it_finds_nothing(dateline: Run, built_once: Path, tmp_path: Path) -> None:
    done = dateline("show", built_once, "--actor", "Nobody", "--since", "1999")
    assert done.status == 0
    assert "No event matches since 1999, actor Nobody; 5 reports were looked at." in done.out
    with Case.open(tmp_path / "empty.dateline"):
        pass
    assert "No event was found; 0 reports were looked at." in dateline("show", tmp_path / "empty.dateline").out


def test_show_and_export_say_what_they_leave_out(dateline: Run, handmade: Callable[..., Path]) -> None:
    path = handmade()
    asked = ("--since", "2019", "--as-of", "2019-03")
    lines = [
        "Left out: 2 events that no report dates",
        "Left out: 1 report published after 2019-03.",
        "Left out: 1 report that may have been published after 2019-03.",
    ]
    shown = dateline("show", path, *asked)
    exported = dateline("export", path, "--to", "csv", *asked)
    for line in lines:
        assert line in shown.out
        assert line in exported.err
    assert "Left out" not in dateline("show", path).out


@pytest.mark.parametrize("to", ["claims", "csv", "plover", "html"])
def test_export_gives_the_same_bytes_to_a_file_and_to_the_screen(
    dateline: Run, built_once: Path, tmp_path: Path, to: str
) -> None:
    out = tmp_path / "out"
    done = dateline("export", built_once, "--to", to, "--out", out)
    assert (done.status, done.out) == (0, "")
    assert f"written to {out}" in done.err
    piped = subprocess.run(
        [sys.executable, "-m", "dateline.cli", "export", str(built_once), "--to", to], capture_output=True, check=True
    )
    assert piped.stdout == out.read_bytes() != b""
    assert piped.stderr == b""


def test_export_never_writes_over_the_case_nor_its_sources(dateline: Run, story: Path, tmp_path: Path) -> None:
    source = tmp_path / "palace.txt"
    source.write_bytes((story / "palace.txt").read_bytes())
    case = tmp_path / "me.dateline"
    dateline("build", case, source)
    before = case.read_bytes(), source.read_bytes()
    for out, says in ((case, "is the case itself"), (source, "was built from")):
        done = dateline("export", case, "--to", "csv", "--out", out)
        assert (done.status, done.out) == (2, "")
        assert says in one_line(done.err)
        assert "give a file of another name" in done.err
    assert (case.read_bytes(), source.read_bytes()) == before


def test_export_counts_what_it_wrote(dateline: Run, handmade: Callable[..., Path], tmp_path: Path) -> None:
    path = handmade()
    for to, says in (("claims", "8 claims of 8 events written"), ("Claims", "8 claims of 8"), ("CSV", "8 events written")):
        done = dateline("export", path, "--to", to, "--out", tmp_path / "out")
        assert (done.status, done.err.startswith(says)) == (0, True)
    dateline("export", path, "--to", "claims", "--out", tmp_path / "out")
    assert len((tmp_path / "out").read_text().splitlines()) == 8


def test_several_types_and_a_number_of_sources(dateline: Run, handmade: Callable[..., Path], built_once: Path) -> None:
    path = handmade()
    done = dateline("show", path, "--type", "COUP", "--type", "office")
    assert "2 events from 4 reports (type COUP or OFFICE)" in done.out
    page = dateline("export", path, "--to", "html", "--type", "COUP", "--type", "OFFICE", "--sources", "1").out
    assert "told by at least 1 independent source<" in page
    nothing = dateline("show", built_once, "--sources", "9")
    assert nothing.out == "No event matches at least 9 independent sources; 5 reports were looked at.\n"
    assert dateline("export", built_once, "--to", "claims", "--sources", "9").out == ""
    assert dateline("show", built_once, "--sources", "0").status == 2


def test_the_page_counts_the_origins_of_all_reports(dateline: Run, built_once: Path) -> None:
    for question in ((), ("--actor", "Nobody At All")):
        page = dateline("export", built_once, "--to", "html", *question).out
        assert "<dt>reports</dt><dd>5</dd>" in page
        assert "<dt>independent origins</dt><dd>4</dd>" in page


def test_export_takes_the_filters_of_show(dateline: Run, handmade: Callable[..., Path]) -> None:
    done = dateline("export", handmade(), "--to", "claims", "--actor", "Nigeria")
    assert [json.loads(line)["trigger"] for line in done.out.splitlines()] == ["shut"]


def test_search_finds_words_or_says_how_many_were_looked_at(dateline: Run, built_once: Path) -> None:
    assert "borders" in dateline("search", built_once, "blackmail").out
    assert "No report holds “zebra”; 5 reports were looked at." in dateline("search", built_once, "zebra").out
    assert dateline("search", built_once, '"').status == 0
    words = dateline("search", built_once, "border", "blackmail")
    assert words.out == dateline("search", built_once, "border blackmail").out
    assert "borders" in words.out
    assert "No report holds “zebra crossing”" in dateline("search", built_once, "zebra", "crossing").out


def test_a_case_can_be_asked_while_it_is_not_linked(dateline: Run, handmade: Callable[..., Path]) -> None:
    path = handmade()
    before = dateline("show", path)
    with Store.open(path) as store:
        pipeline.relink(store, version="by hand")
    assert dateline("show", path).out == before.out


def test_a_poor_terminal_and_a_reader_that_leaves_are_no_trouble(built_once: Path) -> None:
    program = [sys.executable, "-m", "dateline.cli", "show", str(built_once)]
    poor = {**os.environ, "PYTHONIOENCODING": "ascii"}
    assert subprocess.run(program, env=poor, capture_output=True, check=True).stderr == b""
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("words", [("export", "--to", "html"), ("set-aside",), ("search", "soldiers")])
def test_no_command_minds_a_reader_that_leaves(built_once: Path, words: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    program = [sys.executable, "-m", "dateline.cli", words[0], str(built_once), *words[1:]]
    done = subprocess.run(program, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_nor_do_those_that_tell_when_the_case_is_closed(built_once: Path, tmp_path: Path) -> None:
    with Case.open(built_once, read_only=True) as case:
        case.export("xlsx", tmp_path / "case.xlsx")
    shutil.copy(built_once, tmp_path / "c.dateline")
    mine = str(tmp_path / "c.dateline")
    for words in (("corrections", mine, str(tmp_path / "case.xlsx")), ("verify", mine), ("gazetteer", "find", "Bamako")):
        read, write = os.pipe()
        os.close(read)
        program = [sys.executable, "-m", "dateline.cli", *words]
        done = subprocess.run(program, stdout=write, stderr=subprocess.PIPE, check=False)
        os.close(write)
        assert (words[0], done.returncode, done.stderr) == (words[0], 0, b"")


def test_a_run_that_is_stopped_says_so_in_one_line(
    dateline: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Case, "build", stop)
    done = dateline("build", tmp_path / "c.dateline", story / "palace.txt")
    assert done.status == 130
    assert "stopped; what was reported as done is kept" in one_line(done.err)
    with Case.open(tmp_path / "c.dateline") as case:
        assert [a.id for a in case.articles()] == ["palace"]


def test_a_full_disk_is_one_line(dateline: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "/tmp/c.dateline")

    monkeypatch.setattr(Case, "add", full)
    done = dateline("build", tmp_path / "c.dateline", story)
    assert done.status == 2
    assert "/tmp/c.dateline: No space left on device" in one_line(done.err)


def test_progress_is_shown_on_a_terminal(story: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    program = [sys.executable, "-m", "dateline.cli", "build", str(tmp_path / "c.dateline"), str(story)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        try:
            while some := os.read(ours, 4096):
                shown += some
        except OSError:  # what Linux gives for the end of a terminal
            pass
        assert process.stdout is not None
        out = process.stdout.read()
    os.close(ours)
    assert b"reading" in shown
    assert b"5/5" in shown
    assert b"reading" not in out
    assert out.startswith(b"5 added, 0 known already, 0 set aside\nOf the reports added or known: 1 not read for claims")


def test_the_case_may_lie_among_the_reports(dateline: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks\n\nThe ministers met in Niamey on 3 March 2019.")
    assert [dateline("build", tmp_path / "c.dateline", tmp_path).status for _ in range(2)] == [0, 0]


def test_the_version_and_the_types_can_be_asked_for(dateline: Run) -> None:
    assert dateline("--version").out == f"dateline {__version__}\n"
    for command in ("show", "export"):
        told = dateline(command, "--help").out
        assert set(event_types()) <= set(re.findall(r"[A-Z]+", told.partition("Event types")[2]))


def test_the_package_runs_as_the_command_does() -> None:
    told = subprocess.run([sys.executable, "-m", "dateline", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout == f"dateline {__version__}\n"


def test_every_command_has_help() -> None:
    command: Any = typer.main.get_command(app)
    for name, inner in command.commands.items():
        assert inner.help, name
        assert all(getattr(p, "help", None) for p in inner.params if p.name != "help"), name
