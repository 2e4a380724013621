"""Sums with days: the unit a day lies in, a day so many units off, the tabular Islamic calendar, TIMEX3 values.

Pure functions of dates. `lift` carries any of them from one day to an interval of days, so that what is relative to a
day that is only known to a month, or only as a bound, gets an interval or a bound and never a guess.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dateline.when import Precision, When

Days = tuple[date, date]
"""First and last day, both included."""
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each northern season, as the news uses the words."""
UNIT_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "weekend": 7, "week": 7,
    "fortnight": 14, "month": 30, "quarter": 91, "year": 365, "decade": 3652, "century": 36524,
}  # fmt: skip
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "weekend": "WE",
          "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}  # fmt: skip
_COUNTED_IN = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year")}
"""Units whose lengths TIMEX3 values give in smaller ones."""
PRECISIONS: dict[str, Precision] = {
    "second": "day", "minute": "day", "hour": "day", "day": "day", "week": "week", "weekend": "week", "fortnight": "week",
    "month": "month", "quarter": "span", "year": "year", "decade": "decade", "century": "span",
}  # fmt: skip


def month_days(year: int, month: int) -> Days:
    """The days of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_days(first: int, last: int | None = None) -> Days:
    """The days of a year, or of the years from one to another."""
    return date(first, 1, 1), date(last or first, 12, 31)


def season_days(year: int, season: str) -> Days:
    """The three months of a season; winter runs into the next year."""
    month = SEASONS[season]
    return date(year, month, 1), month_days(year + (month == 12), (month + 1) % 12 + 1)[1]


def unit_at(day: date, unit: str) -> Days:
    """The week (from Monday), month, quarter, year … that a day lies in; the weekend is the one of the day's week."""
    if unit in ("week", "weekend", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return (monday if unit != "weekend" else monday + timedelta(days=5)), monday + timedelta(days=6)
    if unit == "month":
        return month_days(day.year, day.month)
    if unit == "quarter":
        start = (day.month - 1) // 3 * 3 + 1
        return date(day.year, start, 1), month_days(day.year, start + 2)[1]
    if unit in ("year", "decade", "century"):
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        start = max(day.year // size * size, MINYEAR)
        return year_days(start, min(start + size - 1, MAXYEAR))
    return day, day


def move(day: date, count: float, unit: str) -> date:
    """The day so many units later (earlier when negative); a day the month lacks becomes its last. Stays in the calendar."""
    try:
        if unit in _MONTHS:
            months = round(count * _MONTHS[unit])
            year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
            return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
        return day + timedelta(days=round(count * UNIT_DAYS[unit]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return date.max if count > 0 else date.min


def nearest_weekday(day: date, weekday: int, *, ahead: bool, same_day: bool = True) -> date:
    """The last such weekday up to a day, or the next one from it on when `ahead`; the day itself counts if `same_day`."""
    gap = (weekday - day.weekday()) % 7 if ahead else (day.weekday() - weekday) % 7
    if gap == 0 and not same_day:
        gap = 7
    return move(day, gap if ahead else -gap, "day")


def easter_day(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm that J. Meeus gives)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, part = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    day = (32 + 2 * part + 2 * (rest // 4) - moon - rest % 4) % 7
    month, last = divmod(moon + day - 7 * ((golden + 11 * moon + 22 * day) // 451) + 114, 31)
    return date(year, month, last + 1)


def named_days(code: str, year: int) -> Days:
    """The days of a year that bear a name, by their rule: `12-24`; `E-2`, days from Easter; `11:4:3`, the fourth Thursday of
    November, `5:-1:0`, the last Monday of May; `H10-01`, a day of the tabular Islamic calendar, which sighting can move by
    one, and `H09`, a month of it. Raises ValueError where the year has none."""
    if code.startswith("E"):
        day = easter_day(year) + timedelta(days=int(code[1:]))
    elif code.startswith("H"):
        return _named_islamic(code[1:], year)
    elif ":" in code:
        day = _nth_weekday(year, *(int(n) for n in code.split(":")))
    else:
        month, number = code.split("-")
        day = date(year, int(month), int(number))
    return day, day


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth such weekday of a month, the last for -1."""
    first, last = month_days(year, month)
    if nth < 0:
        return nearest_weekday(last, weekday, ahead=False)
    day = nearest_weekday(first, weekday, ahead=True) + timedelta(days=7 * (nth - 1))
    if day > last:
        raise ValueError(f"no weekday {weekday} number {nth} in {year}-{month}")
    return day


def _named_islamic(code: str, year: int) -> Days:
    """A day (`10-01`) or month (`09`) of the Islamic calendar that begins in a year, with the day that it may be off."""
    month, _, number = code.partition("-")
    near = (year - 622) * 33 // 32
    for islamic in range(near - 1, near + 3):
        day = islamic_day(islamic, int(month), int(number or 1))
        if day.year == year:
            off = timedelta(days=1)
            return (day - off, day + off) if number else (day - off, day + timedelta(days=29))
    raise ValueError(f"no such day in {year}")


def islamic_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of a date of the tabular Islamic calendar (civil epoch); sighting can move it by a day."""
    leaps = (3 + 11 * year) // 30
    number = day + -(-(59 * (month - 1)) // 2) + (year - 1) * 354 + leaps + 227014
    return date.fromordinal(number)


def narrow(days: Days, edge: str) -> Days:
    """The early, middle or late third (or half: `first`, `second`) of some days; short stretches stay whole."""
    first, last = days
    length = (last - first).days + 1
    if length < 20:
        return days
    parts = 2 if edge in ("first", "second") else 3
    cut = length // parts
    if edge in ("early", "first"):
        return first, first + timedelta(days=cut)
    if edge in ("late", "second"):
        return last - timedelta(days=cut), last
    return first + timedelta(days=cut), last - timedelta(days=cut)


def lift(anchor: When, sum_of: Callable[[date], Days]) -> tuple[date | None, date | None]:
    """What a sum gives over every day of an interval, as its outermost days; an open end stays open. The sum must not go
    backwards when the day goes forwards."""
    first = sum_of(anchor.earliest)[0] if anchor.earliest else None
    last = sum_of(anchor.latest)[1] if anchor.latest else None
    return first, last


def timex_of(when: When, unit: str = "") -> str:
    """The TIMEX3 value of a time whose ends are those of one unit, else an empty string."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return ""
    if first == last:
        return first.isoformat()
    if unit in ("week", "weekend") or when.precision == "week":
        year, week, weekday = first.isocalendar()
        if (last - first).days == 6 and weekday == 1:
            return f"{year:04d}-W{week:02d}"
        return f"{year:04d}-W{week:02d}-WE" if (last - first).days == 1 and weekday == 6 else ""
    if unit == "century" and (last.year - first.year) == 99:
        return f"{first.year // 100:02d}"
    if unit == "quarter":
        return f"{first.year:04d}-Q{(first.month + 2) // 3}"
    if (first, last) == month_days(first.year, first.month):
        return f"{first.year:04d}-{first.month:02d}"
    if (first, last) == year_days(first.year):
        return f"{first.year:04d}"
    if (first, last) == year_days(first.year, min(first.year + 9, MAXYEAR)) and first.year % 10 == 0:
        return f"{first.year // 10:03d}"
    season = next((code for code, month in SEASONS.items() if month == first.month), "")
    return f"{first.year:04d}-{season}" if season and (first, last) == season_days(first.year, season) else ""


def duration_of(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time; None, an unknown count, is `X`."""
    times, small = _COUNTED_IN.get(unit, (1, unit))
    code, count = _CODES[small], None if count is None else count * times
    if count == 0.5 and unit in ("hour", "year"):
        return "PT30M" if unit == "hour" else "P6M"
    if count is not None and count % 1 == 0.5 and unit in ("hour", "year"):
        return f"PT{int(count)}H30M" if unit == "hour" else f"P{int(count)}Y6M"
    number = "X" if count is None else f"{count:g}"
    return f"PT{number}{code[1:]}" if code.startswith("T") else f"P{number}{code}"
