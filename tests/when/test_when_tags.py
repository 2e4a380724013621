"""What an expression says of itself: kind, TIMEX3 value, bounds, reasons; and laws that hold for any text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows_of_words import article_of, tags

from dateline.errors import VocabularyError
from dateline.extract.when import Times, tag_times, work_out_published
from dateline.extract.when_tags import Tagger
from dateline.extract.when_words import load_language
from dateline.model import Analysis, Article
from dateline.when import UNKNOWN, When


@pytest.mark.parametrize(
    ("text", "kind", "timex", "relative"),
    [
        ("It fell on 5 September 2021.", "date", "2021-09-05", False),
        ("It fell in September 2021.", "date", "2021-09", False),
        ("It fell on Sunday evening.", "time", "2021-09-05TEV", True),
        ("It fell at 10:30 p.m. on Sunday.", "time", "2021-09-05T22:30", True),
        ("It fell last week.", "date", "2021-W35", True),
        ("It lasted two years.", "duration", "P2Y", False),
        ("It lasted for weeks.", "duration", "PXW", False),
        ("It happens every day.", "set", "P1D", False),
        ("It is over now.", "date", "PRESENT_REF", True),
        ("It fell in the 1990s.", "date", "199", False),
        ("It fell in spring 2011.", "date", "2011-SP", False),
        ("It fell in the third quarter of 2019.", "date", "2019-Q3", False),
    ],
)
def test_kind_and_timex(text: str, kind: str, timex: str, relative: bool) -> None:
    (found,) = tags(text)
    assert (found.kind, found.timex, found.relative) == (kind, timex, relative)


def test_every_time_has_a_reason() -> None:
    found = tags("He fled on Monday, two days after May 3, and in June. Nine months later he came back. By 2025 he will go.")
    assert len(found) >= 5
    assert all(e.value.reason for e in found if e.value.known)


def test_an_open_question_is_named() -> None:
    (found,) = tags("It was signed on 3/4/2019.", None)
    assert "day or the month first" in found.value.reason


def test_relative_to_an_interval_is_an_interval() -> None:
    (found,) = tags("It fell yesterday.", "2021-09")
    assert (found.value.earliest, found.value.latest) == (date(2021, 8, 31), date(2021, 9, 29))


def test_relative_to_a_bound_is_a_bound() -> None:
    article = article_of("It fell yesterday.")
    bounded = When(None, date(2021, 9, 8), "bound", "published not later")
    (found,) = Times(article, Analysis("a"), bounded).expressions
    assert (found.value.earliest, found.value.latest) == (None, date(2021, 9, 7))
    assert not found.value.dated


def test_a_lead_tells_its_own_day() -> None:
    (found,) = tags("The minister stepped down a day after troops fired on a crowd.")
    assert found.value.latest == date(2021, 9, 8)
    assert found.other is not None
    assert found.other.latest == date(2021, 9, 7)


@pytest.mark.parametrize("end", ["” (Reuters 20/8/2020).", ".” (Reuters, 20/8/2020)", ". “(Al-Wasat 20/8/2020)."])
def test_what_an_outlet_is_cited_for_counts_from_the_day_of_the_outlet(end: str) -> None:
    found = tags(f"It spoke of “a raid on the town two days ago{end} The talks began two days ago.")
    ago = [e.value.earliest for e in found if e.text == "two days ago"]
    assert ago == [date(2020, 8, 18), date(2021, 9, 6)]


def test_a_day_in_brackets_behind_a_name_is_no_citation() -> None:
    found = tags("Two days ago the council of Ana Silva (born 20/8/1980) met.")
    assert found[0].value.earliest == date(2021, 9, 6)


WORDS = [
    "on",
    "the",
    "5",
    "May",
    "2021",
    "Monday",
    "two",
    "days",
    "after",
    "last",
    "week",
    "before",
    "31",
    "June",
    "/",
    "-",
    "ago",
    "late",
    "next",
    ",",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.sampled_from([None, "2021", "2021-09", "2021-09-08"]))
def test_any_words_are_tagged_in_order_and_as_printed(text: str, published: str | None) -> None:
    found = tags(text, published)
    assert all(text[e.start : e.end] == e.text and e.text for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == tags(text, published)


def test_a_language_without_a_file_says_so() -> None:
    with pytest.raises(VocabularyError, match="no time words"):
        load_language("xx")


# ---------------------------------------------------------------- the date of an undated report


def worked_out(text: str) -> When:
    return work_out_published(article_of(text), Analysis("a"))


def test_a_line_that_is_a_date() -> None:
    assert worked_out("Port strike ends\n\nDockers went back to work.\n\n3 March 2019").latest == date(2019, 3, 3)
    assert worked_out("Published: 3 March 2019\n\nDockers went back to work on Friday.").earliest == date(2019, 3, 3)


def test_the_same_happening_told_twice() -> None:
    text = (
        "A prison breakout shook the capital last week. The wardens said that the prison breakout happened on "
        "March 6, 2019, when a wall fell."
    )
    when = worked_out(text)
    assert (when.earliest, when.latest) == (date(2019, 3, 11), date(2019, 3, 17))
    assert "same happening" in when.reason


def test_the_day_after_a_dated_eve() -> None:
    text = (
        "The bridge collapse cut off four towns today. "
        "One day before the bridge collapse, on August 17, an engineer had asked for help. "
        "In February 2018 the towns signed a pact."
    )
    assert worked_out(text).latest == date(2018, 8, 18)


def test_past_and_upcoming_dates_bound_it() -> None:
    when = worked_out("The king was removed in August 2018. The upcoming March 2020 vote is in doubt.")
    assert (when.earliest, when.latest) == (date(2018, 8, 1), date(2020, 3, 31))
    cited = worked_out("“We will not yield,” he told them. (Reuters 22/8/2017)")
    assert (cited.earliest, cited.latest) == (date(2017, 8, 22), None)


@pytest.mark.parametrize("text", ["Dockers went back to work on Friday.", "He may march.", "They promised a vote by 2030.", ""])
def test_nothing_to_go_by_is_unknown(text: str) -> None:
    assert worked_out(text) == UNKNOWN
    assert tag_times(article_of(""), Analysis("a")) == ()


def test_the_eve_of_something_with_its_date_dates_both() -> None:
    text = "Two days before the bridge collapse, on August 17, an engineer had asked for help."
    found = tag_times(article_of(text, published="2018-08-20"), Analysis("a"))
    assert (found[0].value.latest, found[0].other and found[0].other.latest) == (date(2018, 8, 17), date(2018, 8, 19))


# ---------------------------------------------------------------- citations, feasts, lengths


def test_what_is_cited_counts_from_its_own_day_and_not_from_another_source() -> None:
    took, cited, later, other = tags(
        "Rebels took the town on Monday (Reuters, 10 May 2021). The army retook it two days later (AFP, 14 May 2021)."
    )
    assert [e.cites for e in (took, cited, later, other)] == [False, True, False, True]
    assert took.value.earliest == date(2021, 5, 10)
    assert later.value.earliest == date(2021, 5, 12)


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Rain fell at Easter 2024.", "2024-05-05", date(2024, 3, 31)),
        ("Rain fell on Easter Monday.", "2024-05-05", date(2024, 4, 1)),
        ("Rain will fall at Easter.", "2024-05-05", date(2025, 4, 20)),
        ("Rain fell at Pentecost.", "2024-05-25", date(2024, 5, 19)),
    ],
)
def test_feasts_move_with_easter(text: str, published: str, day: date) -> None:
    (found,) = tags(text, published)
    assert (found.value.earliest, found.value.latest) == (day, day)


@pytest.mark.parametrize(
    ("text", "length", "within"),
    [
        ("They will leave within two weeks.", (2.0, "week"), True),
        ("They will leave in the next ten days.", (10.0, "day"), True),
        ("They gave the rebels a week to leave.", (1.0, "week"), False),
        ("They waited for 90 days.", (90.0, "day"), False),
        ("They left in the past three days.", None, True),
    ],
)
def test_lengths_that_run_from_a_day(text: str, length: tuple[float, str] | None, within: bool) -> None:
    (found,) = tags(text)
    assert (found.length, found.within) == (length, within)


def test_words_of_time_are_counted_from_the_day_of_the_dateline_where_it_came_out_long_after():
    text = "LA PAZ, Nov 10, 2019 (AFP) - The president resigned on Sunday. Police arrested a judge yesterday."
    article = Article("a", text, "a", language="en", dateline="LA PAZ")
    later = When.of("2020-11-20")
    days = {e.text: e.value.earliest for e in Tagger(article, later).tag()}
    assert days["Sunday"] == date(2019, 11, 10)
    assert days["yesterday"] == date(2019, 11, 9)


def test_a_dateline_a_day_before_the_report_changes_nothing():
    text = "LIMA, 18 November (AFP) - The president resigned on Wednesday."
    article = Article("a", text, "a", language="en", dateline="LIMA")
    days = {e.text: e.value.earliest for e in Tagger(article, When.of("2020-11-20")).tag()}
    assert days["Wednesday"] == date(2020, 11, 18)
