"""The TimeML view: spans, types and values of what the tagger finds."""

from __future__ import annotations

import pytest
from rows_of_words import article_of

from dateline.extract.when_timex import timex_view


def seen(text: str, published: str | None = "2021-11-02") -> list[tuple[str, str, str]]:
    """Words, type and value of each; 2 November 2021 was a Tuesday."""
    found = timex_view(article_of(text, published))
    assert all(text[t.start : t.end] == t.text for t in found)
    return [(t.text, t.type, t.value) for t in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He ruled from 1991 to 1997.", [("1991", "DATE", "1991"), ("1997", "DATE", "1997")]),
        ("He fled two days after the vote.", [("two days", "DURATION", "P2D")]),
        ("They fled the day before.", [("the day before", "DATE", "2021-11-01")]),
        (
            "It waited 2 1/2 years and 5 1/2 hours.",
            [("2 1/2 years", "DURATION", "P2Y6M"), ("5 1/2 hours", "DURATION", "PT5H30M")],
        ),
        ("It left at noon Monday.", [("noon Monday", "TIME", "2021-11-01T12:00")]),
        ("It left at 10:35 a.m. (0735 GMT) Friday.", [("10:35 a.m. (0735 GMT) Friday", "TIME", "2021-10-29T10:35")]),
        ("It fell two weeks ago.", [("two weeks ago", "DATE", "2021-W42")]),
        ("It fell several years ago.", [("several years ago", "DATE", "PAST_REF")]),
        ("It fell in January nineteen ninety-seven.", [("January nineteen ninety-seven", "DATE", "1997-01")]),
        ("It ends by the year two thousand.", [("the year two thousand", "DATE", "2000")]),
        ("The current talks decide the future.", [("current", "DATE", "PRESENT_REF"), ("the future", "DATE", "FUTURE_REF")]),
        ("He flies daily.", [("daily", "SET", "P1D")]),
        ("It sold 700 tons a week.", []),
        ("He left in the early hours of Monday, soon after the vote.", [("Monday", "DATE", "2021-11-01")]),
        ("Iraq grows three-quarters of its food.", []),
        ("It closed for eight trading days.", [("eight trading days", "DURATION", "P8D")]),
    ],
)
def test_the_view(text: str, found: list[tuple[str, str, str]]) -> None:
    assert seen(text) == found


def test_a_year_before_a_quarter_is_that_quarter() -> None:
    text = "Third-quarter profit rose. It had lost money a year earlier. In the year-ago period, sales fell."
    assert [value for *_, value in seen(text)] == ["2021-Q3", "2020-Q3", "2020-Q3"]
    assert seen("The latest quarter was its best.") == [("The latest quarter", "DATE", "2021-Q3")]


def test_a_year_before_no_quarter_is_a_year() -> None:
    assert seen("It had lost money a year ago.") == [("a year ago", "DATE", "2020")]


def test_halves_and_centuries() -> None:
    text = "The first half of 2019 was good; next year's first quarter will be; the 20th century was not."
    assert [value for *_, value in seen(text)] == ["2019-H1", "2022-Q1", "19"]


def test_without_a_day_to_count_from_there_is_no_value() -> None:
    assert seen("He fled yesterday and by year-end.", None) == [("yesterday", "DATE", ""), ("year-end", "DATE", "XXXX-12-31")]
