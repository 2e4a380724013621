"""How a chronology looks on a terminal. The events are made by hand."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dateline.case import Answer
from dateline.cli import cut, date_cell, plain, print_chronology, print_event
from dateline.model import Article, Chronology, Claim, Disagreement, Event, Filler, Reading, Span, digest
from dateline.when import UNKNOWN, When

NASTY = "The [bold red]minister[/] left\x1b[2J\x07 \u202ekcab\u202c :smile: [link=http://x]here[/link]\r\nand\tcame\x9b31m"
LONG = " ".join(["A council of elders met in the old town hall and talked"] * 20)


def article(name: str, text: str, outlet: str) -> Article:
    return Article(name, text, digest(text), outlet=outlet, published=When.of("2019-03-04"), language="en")


def claim(of: Article) -> Claim:
    whole = Span(of.id, 0, len(of.text))
    return Claim(
        *(digest(of.id), of.id, whole, whole, of.text, "COUP", None, "happened"), said_by=(Filler(NASTY, rule="by hand"),)
    )


ARTICLES = {a.id: a for a in (article("one", "Soldiers took the palace.", "River Post"), article("two", NASTY, NASTY))}
MADE = {a.id: claim(a) for a in ARTICLES.values()}


def event(headline: str, when: When, **more: object) -> Event:
    facts: dict[str, object] = {"types": ("COUP",), "status": "happened", "claims": (), "articles": (), "sources": 1, **more}
    return Event(
        id=digest(headline, str(when)),
        headline=headline,
        type="COUP",
        types=facts["types"],  # type: ignore[arg-type]
        status=facts["status"],  # type: ignore[arg-type]
        when=when,
        where=None,
        actors=(),
        recipients=(),
        claims=facts["claims"],  # type: ignore[arg-type]
        articles=facts["articles"],  # type: ignore[arg-type]
        independent_sources=facts["sources"],  # type: ignore[arg-type]
        origins=facts.get("origins", ()),  # type: ignore[arg-type]
        slots=facts.get("slots", ()),  # type: ignore[arg-type]
        disagreements=facts.get("disagreements", ()),  # type: ignore[arg-type]
    )


READINGS = (
    Reading("2019-03-03", (MADE["one"].id,), ("one",), (), 1),
    Reading(NASTY, (MADE["two"].id,), ("two",), (NASTY,), 1),
)
DISPUTED = event(
    NASTY,
    When.of("2019-03-03", reason=NASTY),
    types=("COUP", "COERCE"),
    claims=tuple(c.id for c in MADE.values()),
    articles=("one", "two"),
    sources=2,
    origins=(("one",), ("two",)),
    slots=(("when", READINGS), (f"figures:{NASTY}", READINGS)),
    disagreements=(
        Disagreement("when", "contradiction", READINGS, NASTY),
        Disagreement(f"figures:{NASTY}", "development", READINGS, NASTY),
    ),
)
EVENTS = (
    event("A vote is held", When.of("2018")),
    DISPUTED,
    event("A march is planned", When.between("2019-03-04", "2019-03-06", precision="day"), status="planned"),
    event("Talks go on", When.between("2019-03-05", "2019-03-09"), status="ongoing"),
    event(LONG, When.of("2019-04")),
    event("A limit", When.not_after(date(2019, 3, 4), reason="published")),
    event("Nobody knows", UNKNOWN),
)
CHRONOLOGY = Chronology(EVENTS, {c.id: c for c in MADE.values()}, ARTICLES)


def printed(width: int = 80, *, whole: Event | None = None, answer: Answer | None = None) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, force_terminal=False)
    if whole is None:
        print_chronology(console, answer or Answer(CHRONOLOGY))
    else:
        print_event(console, CHRONOLOGY, whole)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def row(text: str, words: str) -> str:
    return next(line.rstrip() for line in text.splitlines() if words in line)


def test_a_row_has_number_date_headline_type_and_sources() -> None:
    text = printed()
    assert text.split("\n")[0].split() == ["#", "date", "what", "the", "reports", "say", "type", "sources"]
    assert re.fullmatch(r"1  2018\s+A vote is held\s+COUP\s+1", row(text, "A vote"))
    assert re.search(r"COUP\s+2$", row(text, "2019-03-03"))
    assert "COERCE" in text, "every type is listed"
    assert "7 events from 2 reports; sources disagree on 1. ~ is some day between the two." in " ".join(text.split())


def test_dates_stand_under_each_other_and_say_how_exact_they_are() -> None:
    lines = printed().splitlines()
    starts = {re.search(r"\d{4}|by |unknown", line).start() for line in lines if re.match(r"\d  ", line)}  # type: ignore[union-attr]
    assert len(starts) == 1
    assert str(date_cell(When.of("2019-04"))) == "2019-04"
    assert str(date_cell(When.between("2019-03-04", "2019-03-06", precision="day"))) == "2019-03-04 ~\n2019-03-06"
    assert str(date_cell(When.between("2019-03-04", "2019-03-06"))) == "2019-03-04 –\n2019-03-06"
    assert str(date_cell(When.not_after(date(2022, 5, 20), reason="")).plain) == "by 2022-05-20"
    assert str(date_cell(When(date(2022, 5, 20), None, "bound"))) == "after 2022-05-20"
    assert str(date_cell(When(date(2022, 5, 20), date(2022, 5, 30), "bound"))) == "after 2022-05-20\nby 2022-05-30"
    assert str(date_cell(When(date(2013, 1, 1), None, "year"))) == "from 2013"
    assert str(date_cell(UNKNOWN)) == "unknown"


def test_what_no_report_dates_comes_last_under_a_heading() -> None:
    text = printed()
    assert text.index("Talks go on") < text.index("No date in the reports") < text.index("A limit") < text.index("Nobody knows")
    dated = Answer(Chronology(EVENTS[:5], CHRONOLOGY.claims, ARTICLES))
    assert "No date" not in printed(answer=dated)


def test_status_is_shown_only_where_it_did_not_simply_happen() -> None:
    text = printed()
    assert "planned" in text
    assert "going on" in text
    assert "happened" not in text


def test_disagreements_are_marked_with_words() -> None:
    text = printed(120)
    assert "≠ sources disagree: when, how many" in text
    assert text.count("≠") == 1


def test_a_narrow_list_has_fewer_columns_and_says_the_same() -> None:
    text = printed(40)
    assert text.split("\n")[0].split() == ["#", "date", "what", "the", "reports", "say"]
    assert re.fullmatch(r"1  2018\s+A vote is held", row(text, "A vote"))
    joined = " ".join(text.split())
    assert "COUP · 1 source" in joined
    assert "COUP, planned · 1 source" in joined
    assert "2 sources" in joined
    assert max(map(len, text.splitlines())) <= 40
    assert len([line for line in text.splitlines() if len(line.split()) == 1]) < 30, "words are not cut into letters"


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_and_long_headlines_are_cut(width: int) -> None:
    for text in (printed(width), printed(width, whole=DISPUTED)):
        assert max(map(len, text.splitlines())) <= width
    assert LONG not in " ".join(printed(width).split())
    assert "…" in printed(width)


@pytest.mark.parametrize("whole", [None, DISPUTED])
def test_what_reports_say_is_never_markup_nor_control(whole: Event | None) -> None:
    text = printed(200, whole=whole)
    assert all(c.isprintable() for c in text.replace("\n", ""))
    assert "[bold red]minister[/]" in text
    assert ":smile:" in text
    assert "[link=http://x]" in text


def test_an_event_is_shown_whole() -> None:
    text = printed(120, whole=DISPUTED)
    assert "3 March 2019" in text
    assert "2 independent sources in 2 reports" in text
    assert "River Post [one]" in text
    assert "≠ Where the sources disagree" in text
    assert "the reports contradict each other" in text
    assert "“Soldiers took the palace.”" in text
    assert f"id {DISPUTED.id}" in text.replace("\n", " ")


def test_no_disagreement_no_heading() -> None:
    assert "≠" not in printed(whole=EVENTS[0])


@given(st.text())
def test_plain_text_is_one_line_of_printable_characters(text: str) -> None:
    shown = plain(text)
    assert all(c.isprintable() for c in shown)
    assert plain(shown) == shown


@given(st.text(), st.integers(8, 60))
def test_cut_text_keeps_to_its_length(text: str, most: int) -> None:
    shown = cut(text, most)
    assert len(shown) <= most + 2
    whole = " ".join(plain(text).split())
    assert shown == whole or shown.endswith(" …")
