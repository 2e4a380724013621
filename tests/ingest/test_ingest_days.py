"""Printed and given days: read as written, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.days import day_first, find_day, read_published


@pytest.mark.parametrize(
    "printed",
    [
        "5 September 2021",
        "5th September, 2021",
        "September 5, 2021",
        "Sep 5, 2021",
        "Sept. 5, 2021",
        "Sunday, 5 September 2021",
        "dimanche 5 septembre 2021",
        "5 de septiembre de 2021",
        "5 de setembro de 2021",
        "5. September 2021",
        "5 أيلول/ سبتمبر 2021",
        "2021-09-05",
        "2021/09/05",
    ],
)
def test_one_day_in_many_hands(printed: str) -> None:
    found = find_day(printed)
    assert found is not None
    assert (found.when.earliest, found.when.latest, found.when.precision) == (date(2021, 9, 5), date(2021, 9, 5), "day")
    assert found.end == len(printed)


def test_time_of_day_belongs_to_the_date() -> None:
    for tail in (" at 10:18 am", ", 21:32", " 02:59 IST", " à 10h30", " CE"):
        found = find_day(f"5 September 2021{tail}")
        assert found is not None
        assert found.end == len(f"5 September 2021{tail}"), tail


def test_order_of_day_and_month_is_not_guessed() -> None:
    found = find_day("04/07/2022")
    assert found is not None
    assert (found.when.earliest, found.when.latest) == (date(2022, 4, 7), date(2022, 7, 4))
    assert "2022-04-07 or 2022-07-04" in found.when.reason


def test_order_is_taken_from_the_reports_other_dates() -> None:
    assert day_first("It began on 27/8/2020 and ended on 1/9/2020.") is True
    assert day_first("It began on 8/27/2020.") is False
    assert day_first("It began on 8/27/2020, or 27/8/2020.") is None
    assert day_first("It began on 1/9/2020 and on 9/9/2020.") is None
    found = find_day("1/9/2020", day_first=True)
    assert found is not None
    assert found.when.earliest == found.when.latest == date(2020, 9, 1)


def test_a_number_over_twelve_settles_the_order() -> None:
    for printed in ("25-01-2022", "01/25/2022"):
        found = find_day(printed)
        assert found is not None
        assert found.when.earliest == found.when.latest == date(2022, 1, 25)


@pytest.mark.parametrize(
    "words", ["31 February 2021", "2021-13-05", "32/13/2021", "May 2021", "in May", "5 maybe 2021", "ſept 5 2021"]
)
def test_no_day(words: str) -> None:
    found = find_day(words)
    assert found is None or words.startswith("ſ")


@pytest.mark.parametrize(
    ("given_words", "iso"),
    [
        ("2021", "2021"),
        ("2021-09", "2021-09"),
        ("2021-09-05", "2021-09-05"),
        ("2021-09-05T23:30:00Z", "2021-09-05"),
        ("2021-09-05 23:30", "2021-09-05"),
        ("2021-09-05T23:30:00.123+02:00", "2021-09-05"),
        ("Sun, 05 Sep 2021 23:30:00 GMT", "2021-09-05"),
        ("Sun, 05 Sep 2021 23:30:00 +0200", "2021-09-05"),
        ("September 5, 2021", "2021-09-05"),
    ],
)
def test_given_dates(given_words: str, iso: str) -> None:
    when = read_published(given_words, reason="given")
    assert when is not None
    assert str(when) == iso
    assert when.reason == "given"


@pytest.mark.parametrize("words", ["", "yesterday", "2021-02-30", "5 September 2021 or later", "20210905x", "1630850000"])
def test_given_dates_that_are_none(words: str) -> None:
    assert read_published(words, reason="given") is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_iso_day_comes_back(day: date) -> None:
    when = read_published(day.isoformat(), reason="given")
    assert when is not None
    assert when.earliest == when.latest == day


@given(st.text(max_size=60))
def test_any_words_give_a_day_or_nothing(words: str) -> None:
    find_day(words)
    read_published(words, reason="given")
