"""On which side of a report a day without a date lies: the tense of what is told, ranges, and words right before it."""

from __future__ import annotations

import pytest
from rows_of_words import tags

WEDNESDAY = "2021-09-08"


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Talks resume Monday.", "2021-09-13"),
        ("Schools in Gomel reopen on Monday.", "2021-09-13"),
        ("Voters go to the polls on Sunday.", "2021-09-12"),
        ("He left on Tuesday and returns on Sunday.", "2021-09-12"),
        ("The union called a strike for Monday.", "2021-09-13"),
        ("The new deadline is November 12.", "2021-11-12"),
        ("The hearing is Saturday.", "2021-09-11"),
        ("The court ruled Saturday.", "2021-09-04"),
        ("The talks ended on Friday.", "2021-09-03"),
        ("Next Thursday it will end.", "2021-09-16"),
        ("The party held its congress in December.", "2020-12"),
        ("They promised a vote in December.", "2021-12"),
        ("Two years ago, on 3 May, he was shot.", "2019-05-03"),
        ("By year's end it will be over.", "2021"),
    ],
)
def test_the_last_time_of_a_sentence(text: str, timex: str) -> None:
    assert tags(text, WEDNESDAY)[-1].timex == timex


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Between Monday and Friday 12 died.", "2021-08-30 – 2021-09-03"),
        ("Fighting from Friday through Sunday killed 12.", "2021-09-03 – 2021-09-05"),
        ("From Saturday to Tuesday 12 died.", "2021-09-04 – 2021-09-07"),
    ],
)
def test_a_range_of_weekdays_is_of_one_week(text: str, days: str) -> None:
    (found,) = tags(text, WEDNESDAY)
    assert str(found.value) == days
