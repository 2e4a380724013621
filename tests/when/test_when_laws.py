"""Laws of times: containment, order, intersection, open ends, and the sums with days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.when_calendar import islamic_day, lift, move, narrow, nearest_weekday, unit_at
from dateline.when import UNKNOWN, When

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
ENDS = st.one_of(st.none(), DAYS)
UNITS = st.sampled_from(["day", "week", "weekend", "month", "quarter", "year", "decade"])


@st.composite
def times(draw: st.DrawFn) -> When:
    first, last = draw(ENDS), draw(ENDS)
    if first and last and first > last:
        first, last = last, first
    precision = "unknown" if first is None and last is None else "bound" if None in (first, last) else "span"
    return When(first, last, precision)


@given(times(), times())
def test_intersection_is_in_both_and_commutes(one: When, two: When) -> None:
    both, other = one.intersect(two), two.intersect(one)
    assert (both is None) == (other is None) == (not one.overlaps(two))
    if both is not None and other is not None:
        assert one.contains(both)
        assert two.contains(both)
        assert (both.earliest, both.latest) == (other.earliest, other.latest)


@given(times(), times(), times())
def test_containment_is_transitive_and_reflexive(one: When, two: When, three: When) -> None:
    assert one.contains(one)
    assert UNKNOWN.contains(one)
    if one.contains(two) and two.contains(three):
        assert one.contains(three)


@given(times(), times())
def test_before_excludes_overlap_and_agrees_with_order(one: When, two: When) -> None:
    if one.before(two):
        assert not one.overlaps(two)
        assert not two.before(one)
        assert one.order <= two.order


@given(times())
def test_records_and_iso_bring_a_time_back(when: When) -> None:
    assert When.from_record(when.as_record()) == when
    start, end = when.iso()
    again = When.between(start, end)
    assert (again.earliest, again.latest) == (when.earliest, when.latest)


@pytest.mark.parametrize(
    ("when", "iso"),
    [
        (When(date(2013, 1, 1), None, "year"), ("2013", None)),
        (When(date(2013, 4, 1), None, "month"), ("2013-04", None)),
        (When(date(2013, 4, 2), None, "month"), ("2013-04-02", None)),
        (When(date(2013, 1, 1), None, "bound"), ("2013-01-01", None)),
        (When(date(2020, 1, 1), date(2021, 12, 31), "span"), ("2020", "2021")),
    ],
)
def test_an_open_time_is_cut_to_what_its_source_says(when: When, iso: tuple[str | None, str | None]) -> None:
    assert when.iso() == iso


@given(DAYS, UNITS)
def test_a_day_is_in_its_unit(day: date, unit: str) -> None:
    first, last = unit_at(day, unit)
    assert first <= last
    assert unit == "weekend" or first <= day <= last
    assert unit_at(first, unit) == (first, last)


@given(DAYS, st.integers(-40, 40), st.sampled_from(["day", "week", "month", "year"]))
def test_moving_keeps_order(day: date, count: int, unit: str) -> None:
    moved = move(day, count, unit)
    assert (moved > day) == (count > 0)
    assert (moved < day) == (count < 0)


def test_moving_stays_in_the_calendar() -> None:
    assert move(date(2020, 1, 31), 1, "month") == date(2020, 2, 29)
    assert move(date(2020, 1, 1), 99_999, "year") == date.max
    assert move(date(2020, 1, 1), -99_999, "century") == date.min


@given(DAYS, st.integers(0, 6), st.booleans(), st.booleans())
def test_the_nearest_weekday_is_one_within_a_week(day: date, weekday: int, ahead: bool, same_day: bool) -> None:
    found = nearest_weekday(day, weekday, ahead=ahead, same_day=same_day)
    gap = (found - day).days if ahead else (day - found).days
    assert found.weekday() == weekday
    assert (0 if same_day else 1) <= gap <= (6 if same_day else 7)


@given(times(), UNITS)
def test_what_is_counted_from_an_interval_holds_what_is_counted_from_its_days(anchor: When, unit: str) -> None:
    first, last = lift(anchor, lambda d: unit_at(d, unit))
    whole = When(first, last, "span")
    for day in filter(None, (anchor.earliest, anchor.latest)):
        assert whole.contains(When(*unit_at(day, unit), "span"))


@given(DAYS, UNITS, st.sampled_from(["early", "mid", "late", "first", "second"]))
def test_a_part_is_inside_the_whole(day: date, unit: str, edge: str) -> None:
    whole = unit_at(day, unit)
    first, last = narrow(whole, edge)
    assert whole[0] <= first <= last <= whole[1]


@pytest.mark.parametrize(
    ("islamic", "gregorian"),
    [((1, 1, 1), date(622, 7, 19)), ((1442, 1, 13), date(2020, 9, 1)), ((1443, 9, 1), date(2022, 4, 3))],
)
def test_the_islamic_calendar(islamic: tuple[int, int, int], gregorian: date) -> None:
    assert abs((islamic_day(*islamic) - gregorian).days) <= 1
