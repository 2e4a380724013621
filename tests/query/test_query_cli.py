"""The commands that ask a case, and the same in Python: what they print, at any width, and as plain data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from desk import Desk, niger
from typer.testing import CliRunner

import dateline
from dateline import pipeline
from dateline.cli import app
from dateline.errors import QuestionError
from dateline.model import as_record
from dateline.pipeline import READ_BY
from dateline.store import Store

NASTY = "The minister \x1b[2J\x07\u202ekcab\u202c [bold red]left[/] and\x9b31m wept"
NAME = "Ms \u202e[bold]\x9b31mDeng"
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("disagreements",),
    ("relations", "Nigeria", "Niger"),
    ("reactions", "1"),
    ("commitments",),
    ("sources",),
    ("offices",),
    ("ask", "Who arrested Amadou Sani?"),
    ("ask", "Who arrested the Pope?"),
)


def stored(desk: Desk, path: Path) -> Path:
    """A case file with the desk's reports, claims and judgements."""
    with Store.open(path) as store:
        store.note(READ_BY, "by hand")
        store.add_articles(list(desk.articles.values()))
        claims: dict[str, list[Any]] = {a: [] for a in desk.articles}
        for claim in desk.claims.values():
            claims[claim.article].append(claim)
        store.save_claims("by hand", claims)
        for judgement in desk.judgements:
            store.add_judgement(judgement)
        pipeline.relink(store, version="by hand")
    return path


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = niger()
    desk.report("nasty", NASTY, "2019-12-21", f"{NASTY}. Omar Deng left.")
    desk.claim("nasty", "wept", "STATEMENT", actors=["minister"], said_by=[NAME], when="2019-03-03")
    return stored(desk, tmp_path_factory.mktemp("query") / "niger.dateline")


@pytest.fixture
def run(case: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    def call(command: str, *words: str, width: int = 100) -> Result:
        monkeypatch.setenv("COLUMNS", str(width))
        return CliRunner().invoke(app, [command, str(case), *words])

    return call


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("width", [30, 80, 200])
def test_a_command_keeps_to_the_width_and_to_plain_text(
    command: tuple[str, ...], width: int, run: Callable[..., Result]
) -> None:
    done = run(*command, width=width)
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert lines
    assert max(map(len, lines)) <= width
    assert all(c == "\n" or c.isprintable() for c in done.output)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_gives_plain_data_without_what_steers_a_terminal(
    command: tuple[str, ...], run: Callable[..., Result]
) -> None:
    done = run(*command, "--json")
    assert done.exit_code == 0
    assert all(c == "\n" or c.isprintable() for c in done.output)
    assert json.loads(done.output) is not None


def test_the_words_of_reports_are_no_markup(run: Callable[..., Result]) -> None:
    assert "[bold red]left[/]" in run("ask", "Who wept?").output
    assert json.loads(run("ask", "Who wept?", "--json").output)["sentences"][0]["quotes"][0]["said_by"] == [NAME]


def test_filters_of_show_are_filters_of_disagreements(run: Callable[..., Result]) -> None:
    assert "2 March 2019" in run("disagreements", "--actor", "Sani").output
    assert "2 March 2019" not in run("disagreements", "--since", "2019-06").output
    assert "disagree on nothing" in run("disagreements", "--type", "OFFICE").output


def test_relations_draw_a_chart(run: Callable[..., Result]) -> None:
    (row,) = [line for line in run("relations", "Nigeria", "Niger").output.splitlines() if line.startswith("2019-03 ")]
    assert "█│" in row
    assert "−6" in row
    assert "No actor of these reports is called “Peru”" in run("relations", "Niger", "Peru").output


def test_commitments_as_of_a_day(run: Callable[..., Result]) -> None:
    assert "KEPT" in run("commitments").output
    early = run("commitments", "--as-of", "2019-03-05").output
    assert "KEPT" not in early
    assert "PENDING" in early


def test_what_is_declined_says_what_was_looked_for(run: Callable[..., Result]) -> None:
    out = run("ask", "When did Issa Moro resign?").output
    assert out.startswith("The reports do not say.")
    assert "Looked for: " in out
    assert "nearest" in out


def test_an_event_that_is_none_is_refused(run: Callable[..., Result], case: Path) -> None:
    assert isinstance(run("reactions", "999").exception, QuestionError)
    with dateline.open(case, read_only=True) as opened, pytest.raises(QuestionError):
        opened.reactions("nothing")


def test_python_gives_what_the_commands_give(run: Callable[..., Result], case: Path) -> None:
    def told(*words: str) -> Any:
        return json.loads(run(*words, "--json").output)

    with dateline.open(case, read_only=True) as opened:
        event = opened.chronology().events[0]
        assert as_record(opened.disagreements()) == told("disagreements")
        assert as_record(opened.relations("Nigeria", "Niger")) == told("relations", "Nigeria", "Niger")
        assert as_record(opened.reactions(event.id)) == told("reactions", "1")
        assert as_record(opened.commitments()) == told("commitments")
        assert as_record(opened.sources()) == told("sources")
        assert as_record(opened.offices(actor="Danladi")) == told("offices", "--actor", "Danladi")
        assert as_record(opened.ask("Who condemned the coup?")) == told("ask", "Who condemned the coup?")
        assert [f.state for f in opened.commitments(actor="Moro")] == ["moved"]
