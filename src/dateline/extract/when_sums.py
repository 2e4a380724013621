"""What a time phrase means: the phrase, and what is known around it → days with a precision and the reason in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from dateline.extract.when_calendar import (
    PRECISIONS,
    UNIT_DAYS,
    Days,
    duration_of,
    easter_day,
    islamic_day,
    lift,
    month_days,
    move,
    named_days,
    narrow,
    nearest_weekday,
    season_days,
    timex_of,
    unit_at,
    year_days,
)
from dateline.extract.when_words import Phrase, Word
from dateline.when import UNKNOWN, Precision, When

FAR_OFF = 6
"""Days off at which a bare weekday is not meant: many reports bear the day before, or after, the one of their last words."""

RAMADAN = 9
"""The month of the Islamic calendar that the news speaks of by its name alone."""
FAR_LEAP = 8
"""Years that two 29 Februaries may be apart."""

Kind = Literal["date", "duration", "set", "time"]
DayOrder = Literal["day first", "month first", "unknown"]
FEW = (2, 9)
"""What "a few", "several" or a bare plural can mean, as least and most."""
HOURS = 6
"""Hours that "hours after" means where they are not counted: most often of the same day."""
NEWS, BESIDE_FULL, LONG_AGO = 60, 31, 1100
"""Days before a report within which a date without a year is news of it; days after a date that is told in full within which
one that is no news is of its year; and how far back that may be."""
OF_STORY = "the day of the story"
"""Why an hour or part of a day is of a day that no words beside it name."""
HOUR_ALONE = "an hour of a day that is not told"
"""Why "at dawn" alone dates nothing."""


@dataclass(slots=True)
class Setting:
    """What is known where a phrase stands: when the report appeared, the time the story is at, whether the clause looks
    ahead, and which way round the article writes 3/4/2020."""

    published: When = UNKNOWN
    story: When = UNKNOWN
    full: When = UNKNOWN
    """The last date given with its year."""
    near_full: When = UNKNOWN
    """The same, if a day of the story that is told not long before."""
    near_month: When = UNKNOWN
    """The last month given with its year, told not long before."""
    ahead: bool = False
    order: DayOrder = "unknown"
    followed_by: When | None = None
    """The date that an offset is counted from, when the text gives it right after ("two days after May 3")."""
    equals: When | None = None
    """The date in apposition to an offset ("a day before the vote, on May 3")."""
    told: When | None = None
    """When what is told "two days after X" happened, if that is known rather than when X was."""
    told_published: bool = False
    """Whether `told` is no more than the day on which the report appeared, which dates nothing."""
    loose: bool = False
    """Whether a weekday may as well be the coming one, if that is near and the last one is nearly a week ago."""
    lasting: bool = False
    """Whether a length of time reaches up to now ("has fought for nine years")."""
    quarter: When = UNKNOWN
    """The quarter told of just before, if the report is at one."""
    unsaid: bool = False
    """Whether it is left open which weekday it was ("one Tuesday")."""
    within: bool = False
    """Whether "in" or "within" stands before ("in two weeks")."""
    by_words: bool = False
    """Whether `published` is the day of writing that the report's own words give."""
    over: bool = False
    """Whether a sign of the past stands right before the phrase, and none of what is to come: "was jailed in October"."""
    closing: bool = False
    """Whether it is told with the day on which it ended ("the year ended March 31")."""
    year: int | None = None
    """The year told right before a date that has none: "two years ago, on 3 May"."""
    day_off: bool = False
    """Whether the report may have been written the day before or after the one that it bears."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase was worked out to."""

    kind: Kind
    when: When
    timex: str
    relative: bool = False
    other: When | None = None
    """With "two days after X", when X was."""


def work_out(phrase: Phrase, setting: Setting) -> Meaning | None:
    """What a phrase means in its setting; None when it turns out to be no time at all (a 31 June)."""
    try:
        return _SUMS[phrase.means](phrase, setting)
    except (ValueError, OverflowError):
        return None


def published_reason(setting: Setting) -> str:
    """In words, the day that relative times are counted from."""
    day = setting.published
    known = f"written {day} by its own words" if setting.by_words else f"published {day}"
    return known if day.known else "publication date unknown"


# ---------------------------------------------------------------- making meanings


def _fixed(days: Days, precision: Precision, reason: str, *, kind: Kind = "date", unit: str = "", tail: str = "") -> Meaning:
    when = When(days[0], days[1], precision, reason)
    return Meaning(kind, when, timex_of(when, unit) + tail)


def _relative(
    anchor: When,
    sum_of: Callable[[date], Days],
    precision: Precision,
    reason: str,
    *,
    kind: Kind = "date",
    unit: str = "",
    tail: str = "",
    whole_of: Callable[[date], Days] | None = None,
) -> Meaning:
    """Counted from an anchor; `whole_of` is the sum before "early" or "late" narrowed it, which TIMEX3 values name."""
    first, last = lift(anchor, sum_of)
    if first is None and last is None:
        return Meaning(kind, When(reason="counted from a day that is not known"), "", relative=True)
    exact = anchor.earliest == anchor.latest or (first is not None and last is not None and sum_of(first) == (first, last))
    if first is None or last is None:
        precision = "bound"
    elif not exact and anchor.earliest and sum_of(anchor.earliest)[1] != last:
        precision = "span"
    when = When(first, last, precision, reason)
    whole = When(*lift(anchor, whole_of), precision) if whole_of else when
    timex = timex_of(whole, unit)
    return Meaning(kind, when, timex + tail if timex else "", relative=True)


def _edge(phrase: Phrase) -> str:
    """early, mid, late, first, second, or nothing."""
    edge = phrase.first("edge", "brink")
    if edge:
        return str(edge.value)
    if phrase.has("half"):
        ordinal = phrase.first("ordinal")
        return {1: "first", 2: "second"}.get(ordinal.value if ordinal else 0, "")
    return ""


def _narrowed(phrase: Phrase, days: Callable[[date], Days]) -> Callable[[date], Days]:
    edge = _edge(phrase)
    return (lambda d: narrow(days(d), edge)) if edge else days


def _part(phrase: Phrase) -> str:
    """The TIMEX3 tail for a part of the day or a clock."""
    part = phrase.first("part", "parts")
    clock, today = phrase.first("clock"), phrase.first("today")
    if clock:
        tonight = today is not None and today.text.lower() == "tonight"
        return _clock_code(clock.text, str(part.value) if part else "EV" if tonight else "")
    if phrase.means == "clock" and (hour := phrase.first("day", "number")):
        return _clock_code(str(int(hour.value)), str(part.value) if part else "")
    return f"T{part.value}" if part else ""


def _clock_code(text: str, part: str = "") -> str:
    """The TIMEX3 tail of an hour; a part of the day beside it tells morning from evening ("8 o'clock in the evening")."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    hour, minute = (numbers[0], numbers[1] if len(numbers) > 1 else 0) if numbers[0] < 100 else divmod(numbers[0], 100)
    if (re.search(r"p\.?m", text) or part in ("AF", "EV") or (part == "NI" and hour > 5)) and hour < 12:
        hour += 12
    if re.search(r"a\.?m", text) and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}"


def _kind(phrase: Phrase) -> Kind:
    return "time" if phrase.has("part", "clock") else "date"


def unit_of(phrase: Phrase) -> str:
    """The unit of time that a phrase counts in; a day when it names none."""
    word = phrase.first("unit", "units", "month_unit", "small", "smalls")
    return str(word.value) if word else ("weekend" if phrase.has("weekend") else "day")


def count_of(phrase: Phrase) -> float | None:
    """How many: None for "a few", "several" and bare plurals."""
    figures = phrase.every("number", "day")
    if figures:
        values = [float(f.value) for f in figures]
        total = values[0]
        if len(values) > 1 and phrase.has("dash") and values[0] >= 20 and values[1] < 10:
            total = values[0] + values[1]
        elif len(values) > 1:
            total = values[-1]
        return total + (0.5 if phrase.has("half") else 0)
    few = phrase.first("few")
    if few:
        return float(few.value) or None
    if phrase.has("half"):
        return 1.5 if phrase.has("and") else 0.5
    return None if phrase.has("units", "smalls") else 1.0


# ---------------------------------------------------------------- dates of the calendar


def _weekday_of_month(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The first Monday of September, the last Friday in June 2020."""
    nth, weekday, month = phrase.first("ordinal", "last", "final"), phrase.first("weekday"), phrase.first("month")
    year = phrase.first("year")
    if not (nth and weekday and month):
        return None
    code = f"{month.value}:{nth.value if nth.kind == 'ordinal' else -1}:{weekday.value}"
    if year:
        return _fixed(named_days(code, year.value), "day", "date given")
    return _yearless(phrase, setting, lambda y: _safe_named(code, y), "day")


def _date(phrase: Phrase, setting: Setting) -> Meaning | None:
    numeric = phrase.first("numeric", "iso")
    if numeric:
        return _numeric(phrase, numeric, setting)
    if phrase.has("hijri"):
        return _hijri(phrase)
    day, month, year = phrase.first("nth", "day") or phrase.first("ordinal"), phrase.first("month"), phrase.first("year")
    if month is None:
        return _day_of_month(phrase, setting)
    assert day is not None
    tail = _part(phrase)
    if year:
        exact = date(year.value, month.value, day.value)
        return _fixed((exact, exact), "day", "date given", kind=_kind(phrase), tail=tail)
    if phrase.has("unit"):
        return _in_year(phrase, setting, lambda y: (date(y, month.value, day.value),) * 2, "day")
    which = phrase.first("last", "next")
    if which and setting.published.known:
        return _named_date(which, month.value, day.value, setting, tail)
    weekday = phrase.first("weekday")
    return _yearless(
        phrase,
        setting,
        lambda y: _safe_day(y, month.value, day.value),
        "day",
        weekday=weekday.value if weekday else None,
        tail=tail,
    )


def _named_date(which: Word, month: int, day: int, setting: Setting, tail: str) -> Meaning:
    """ "last September 11", "next May 3": the nearest on that side of the report's day."""

    def pick(d: date) -> Days:
        days = [o for y in range(d.year - FAR_LEAP, d.year + FAR_LEAP + 1) if (o := _safe_day(y, month, day))]
        near = [o for o in days if (o[0] < d if which.kind == "last" else o[0] > d)]
        if not near:
            raise ValueError("no such day")
        return near[-1] if which.kind == "last" else near[0]

    return _relative(setting.published, pick, "day", f"counted from {setting.published}", tail=tail)


def _safe_day(year: int, month: int, day: int) -> Days | None:
    try:
        return (date(year, month, day),) * 2
    except ValueError:
        return None


def _day_of_month(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "on the 18th", "Sunday (5)": the month is that of the report or the one next to it."""
    day = phrase.first("nth", "day")
    if day is None:
        return None
    anchor = setting.story if setting.story.days == 1 and not phrase.has("weekday") else setting.published

    def near(d: date) -> Days:
        options = [_safe_day(m.year, m.month, day.value) for m in (move(d, n, "month") for n in (-1, 0, 1))]
        good = [o for o in options if o] or [(d, d)]
        ahead = [o for o in good if o[0] >= d]
        behind = [o for o in good if o[0] <= d]
        return (ahead or good)[0] if setting.ahead else (behind or good)[-1]

    return _relative(anchor, near, "day", f"day of the month nearest to {anchor}", kind=_kind(phrase), tail=_part(phrase))


def _hijri(phrase: Phrase) -> Meaning | None:
    day, month, year = phrase.first("nth", "day"), phrase.first("hijri"), phrase.first("year")
    if not (day and month and year and 1 <= year.value <= 1600):
        return None
    shift = (
        1 if month.value in (3, 5) and any(w.text.lower() in ("thani", "akhira", "ii") for w in phrase.every("filler")) else 0
    )
    exact = islamic_day(year.value, month.value + shift, day.value)
    days = exact - timedelta(days=1), exact + timedelta(days=1)
    return Meaning("date", When(*days, "span", "Islamic calendar, tabular; a day either way"), exact.isoformat())


def read_numeric(text: str) -> tuple[int, int, int] | None:
    """First, second and year of 27/8/2020, 27.8.2020, 27-8-20; two-digit years are of 1930 to 2029."""
    parts = [int(p) for p in re.split(r"[/.-]", text)]
    if len(parts) != 3:
        return None
    year = parts[2] if parts[2] >= 100 else parts[2] + (1900 if parts[2] >= 30 else 2000)
    return parts[0], parts[1], year


def numeric_options(text: str) -> dict[DayOrder, date]:
    """The days a numeric date can be, by the order of its parts."""
    numbers = read_numeric(text)
    if numbers is None:
        return {}
    first, second, year = numbers
    orders: tuple[tuple[DayOrder, int, int], ...] = (("day first", second, first), ("month first", first, second))
    return {order: days[0] for order, month, day in orders if (days := _safe_day(year, month, day))}


def _numeric(phrase: Phrase, word: Word, setting: Setting) -> Meaning | None:
    tail = _part(phrase)
    if word.kind == "iso":
        return _iso(phrase, word.text, tail)
    options = numeric_options(word.text)
    if not options:
        return None
    if len(options) == 1 or len(set(options.values())) == 1:
        (order, day), *_ = options.items()
        why = "date given" if len(options) == 1 else "date given in numbers"
        return _fixed((day, day), "day", why, kind=_kind(phrase), tail=tail)
    weekday = phrase.first("weekday")
    if weekday:
        fit = {o: d for o, d in options.items() if d.weekday() == weekday.value}
        options = fit if len(fit) == 1 else options
    if len(options) == 1 or setting.order in options:
        order = setting.order if len(options) > 1 else next(iter(options))
        return _fixed((options[order],) * 2, "day", f"date given in numbers, {order}", kind=_kind(phrase), tail=tail)
    days = sorted(options.values())
    reason = f"{days[0]} or {days[-1]}: nothing in the article tells whether it writes the day or the month first"
    return Meaning("date", When(days[0], days[-1], "span", reason), "")


def _iso(phrase: Phrase, text: str, tail: str) -> Meaning | None:
    if "W" in text:
        year, week = text.split("-W")
        monday = date.fromisocalendar(int(year), int(week), 1)
        return _fixed((monday, monday + timedelta(days=6)), "week", "week given", unit="week")
    day = date(*(int(p) for p in re.split(r"[-/]", text[:10])))
    return _fixed((day, day), "day", "date given", kind=_kind(phrase), tail=tail)


def _days(phrase: Phrase, setting: Setting) -> Meaning | None:
    """May 11 to 12, 2022; 1 to 5 May."""
    days, month, year = phrase.every("nth", "day"), phrase.first("month"), phrase.first("year")
    assert month is not None
    low, high = days[0].value, days[-1].value
    if low > high:
        return None
    if year:
        return _fixed((date(year.value, month.value, low), date(year.value, month.value, high)), "span", "dates given")

    def option(y: int) -> Days | None:
        first, last = _safe_day(y, month.value, low), _safe_day(y, month.value, high)
        return (first[0], last[1]) if first and last else None

    return _yearless(phrase, setting, option, "span")


def _yearless(
    phrase: Phrase,
    setting: Setting,
    option: Callable[[int], Days | None],
    precision: Precision,
    *,
    weekday: int | None = None,
    tail: str = "",
) -> Meaning | None:
    """A date without its year: of the year nearest to the anchor, the past preferred unless the clause looks ahead; a
    weekday beside it settles the year."""
    anchor, name = (setting.published, "publication") if setting.published.known else (setting.full, "the last full date")

    def news(d: date) -> Days:
        years = (d.year - 1, d.year, d.year + 1) if setting.year is None else (setting.year,)
        options = [o for y in years if (o := option(y))]
        if weekday is not None:
            options = [o for o in options if o[0].weekday() == weekday] or options
        if not options:
            raise ValueError("no such day")
        return _nearest(options, d, ahead=setting.ahead, over=setting.over)

    out, settled = setting.published.latest, setting.year is not None or weekday is not None
    beside = None if settled or out is None else _beside_full(setting, option, news(out), out)
    reason = f"year worked out from {name} ({anchor})" if setting.year is None else "of the year told right before it"
    if beside is not None:
        reason = f"year worked out from the last full date ({beside[1]})"

    def pick(d: date) -> Days:
        return beside[0] if beside else news(d)

    if not anchor.known or anchor.earliest is None or anchor.latest is None:
        edge = anchor.earliest or anchor.latest
        if edge is None:
            return Meaning(_kind(phrase), UNKNOWN, _yearless_timex(phrase) + tail)
    if name != "publication":
        begun, anchor = anchor.earliest if anchor.days != 1 else None, _middle(anchor)

        def closest(d: date) -> Days:
            return _closest([o for y in (d.year - 1, d.year, d.year + 1) if (o := option(y))], d)

        if begun is not None and anchor.latest is not None and closest(anchor.latest)[1] < begun:
            # "The mission dates from March 2020. On 9 January it left": a story goes on, into a year that nobody tells.
            return Meaning(_kind(phrase), UNKNOWN, _yearless_timex(phrase) + tail)
        return _relative(anchor, closest, precision, reason)
    return _relative(anchor, _narrowed(phrase, pick), precision, reason, kind=_kind(phrase), tail=tail, whole_of=pick)


def _beside_full(setting: Setting, option: Callable[[int], Days | None], news: Days, out: date) -> tuple[Days, When] | None:
    """The date near one that was told in full, or of a month that was, and that one, where that of the year by publication is
    no news: what a report of March 2021 that tells of "10 November 2019", or of "November 2019", means by "15 November"."""
    if setting.ahead or abs((out - news[1]).days) <= NEWS:
        return None
    for full in (setting.near_full, setting.near_month):
        if full.earliest is None or full.latest is None or (out - full.latest).days > LONG_AGO:
            continue
        last = full.latest + timedelta(BESIDE_FULL) if full.days == 1 else full.latest
        for year in (full.earliest.year, last.year):
            found = option(year)
            if found and found[1] <= out and full.earliest <= found[0] <= last:
                return found, full
    return None


def _yearless_timex(phrase: Phrase) -> str:
    month, day = phrase.first("month"), phrase.first("nth", "day")
    return f"XXXX-{month.value:02d}" + (f"-{day.value:02d}" if day else "") if month else ""


def _middle(when: When) -> When:
    """The last day of an interval: what follows a date in a story is after it rather than before."""
    day = when.latest or when.earliest
    return When(day, day, "day")


def _nearest(options: list[Days], day: date, *, ahead: bool, over: bool = False) -> Days:
    """The option the writer means: the latest that has begun, or the next when looking ahead; but what would be ten months
    back or ahead is rather the near one on the other side, unless it is told of as over."""
    behind = [o for o in options if o[0] <= day + timedelta(days=1)]
    before = behind[-1] if behind else options[0]
    after = next((o for o in options if o[1] >= day), options[-1])
    back, forth = max((day - before[1]).days, 0), max((after[0] - day).days, 0)
    if ahead:
        return before if forth > 300 and back < 30 else after
    return after if back > 240 and forth < 100 and not over else before


def _closest(options: list[Days], day: date) -> Days:
    """The option nearest to a day, the later of equals."""
    if not options:
        raise ValueError("no such day")
    return min(options, key=lambda o: (min(abs((o[0] - day).days), abs((o[1] - day).days)), -o[0].toordinal()))


def _in_year(
    phrase: Phrase, setting: Setting, option: Callable[[int], Days], precision: Precision, *, unit: str = ""
) -> Meaning | None:
    """October of last year, in June this year."""
    which = phrase.first("last", "this", "next", "same", "that", "previous", "following")
    if unit_of(phrase) != "year" or which is None:
        return None
    anchor = setting.published if which.kind in ("last", "this", "next") else setting.story
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which.kind, 0)

    def whole_of(d: date) -> Days:
        return option(d.year + step)

    reason, tail = f"counted from {anchor}", _part(phrase)
    return _relative(
        anchor, _narrowed(phrase, whole_of), precision, reason, kind=_kind(phrase), unit=unit, tail=tail, whole_of=whole_of
    )


def _month(phrase: Phrase, setting: Setting) -> Meaning | None:
    month, year = phrase.first("month"), phrase.first("year")
    assert month is not None
    if year:
        days = month_days(year.value, month.value)
        edge = _edge(phrase)
        meaning = _fixed(days, "month", "month given")
        return (
            meaning
            if not edge
            else Meaning("date", When(*narrow(days, edge), "month", f"{edge} in the month given"), meaning.timex)
        )
    if unit := phrase.first("unit", "units"):
        if unit.start < month.start:
            return _in_month(phrase, setting, str(unit.value), month.value)
        return _in_year(phrase, setting, lambda y: month_days(y, month.value), "month")
    which = phrase.first("last", "next", "this")
    if which and setting.published.known:
        return _named_month(phrase, which, month.value, setting)
    return _yearless(phrase, setting, lambda y: month_days(y, month.value), "month")


def _in_month(phrase: Phrase, setting: Setting, unit: str, month: int) -> Meaning | None:
    """The first week of September, the last days of August 2020."""
    nth, year = phrase.first("ordinal", "last", "final"), phrase.first("year")
    if unit not in ("day", "week") or nth is None or (nth.kind == "ordinal" and nth.value > 4):
        return None

    def option(y: int) -> Days:
        first, last = month_days(y, month)
        if nth.kind != "ordinal":
            return last - timedelta(days=6), last
        start = first + timedelta(days=7 * (nth.value - 1))
        return start, start + timedelta(days=6)

    found = (
        _fixed(option(year.value), "week", "part of the month given") if year else _yearless(phrase, setting, option, "week")
    )
    if found is None or found.when.earliest is None:
        return found
    return replace(found, timex=timex_of(When(*unit_at(found.when.earliest + timedelta(days=3), "week"), "week"), "week"))


def _named_month(phrase: Phrase, which: Word, month: int, setting: Setting) -> Meaning:
    def pick(d: date) -> Days:
        years = [month_days(y, month) for y in (d.year - 1, d.year, d.year + 1)]
        if which.kind == "last":
            return [m for m in years if m[1] < d][-1]
        if which.kind == "next":
            return next(m for m in years if m[0] > d)
        return month_days(d.year, month)

    return _relative(setting.published, _narrowed(phrase, pick), "month", f"counted from {setting.published}", whole_of=pick)


def _months(phrase: Phrase, setting: Setting) -> Meaning | None:
    (one, *_, two), year = phrase.every("month"), phrase.first("year")

    def option(y: int) -> Days:
        return month_days(y - (one.value > two.value), one.value)[0], month_days(y, two.value)[1]

    if year:
        return _fixed(option(year.value), "span", "months given")
    return _yearless(phrase, setting, option, "span")


def _year(phrase: Phrase, setting: Setting) -> Meaning | None:  # noqa: ARG001
    decade = phrase.first("decade", "units") and phrase.first("decade", "year", "number")
    if decade:
        first = int(re.sub(r"\D", "", decade.text))
        if first % 10:
            return None
        first = first + 1900 if first < 100 else first
        days, precision = year_days(first, first + 9), "decade"
        if first % 100 == 0:
            precision = "decade"
    else:
        year = phrase.first("year")
        if year is None or (phrase.has("unit") and unit_of(phrase) != "year"):
            return None
        days, precision = year_days(year.value), "year"
    meaning = _fixed(days, "decade" if precision == "decade" else "year", f"{precision} given")
    edge = _edge(phrase)
    if not edge:
        return meaning
    return Meaning("date", When(*narrow(days, edge), "span", f"{edge} in the {precision} given"), meaning.timex)


def _years(phrase: Phrase, setting: Setting) -> Meaning | None:  # noqa: ARG001
    years = phrase.every("year")
    first = years[0].value
    last = years[1].value if len(years) > 1 else None
    if last is None:
        figure = phrase.first("number", "day")
        assert figure is not None
        last = first // 100 * 100 + int(figure.value)
    return _fixed(year_days(first, last), "span", "years given") if first < last else None


def _quarter(phrase: Phrase, setting: Setting) -> Meaning | None:
    ordinal = phrase.every("ordinal", "nth")[-1] if phrase.has("ordinal", "nth") else None
    units = phrase.every("unit")
    if units and units[-1].value == "century":
        return _century(phrase)
    units.sort(key=lambda w: w.value != "quarter")
    if ordinal is None or not units or units[0].value != "quarter" or ordinal.value > 4:
        return None

    def option(y: int) -> Days:
        return date(y, ordinal.value * 3 - 2, 1), month_days(y, ordinal.value * 3)[1]

    year = phrase.first("year")
    if year:
        return _fixed(option(year.value), "span", "quarter given", unit="quarter")
    if len(units) > 1:
        rest = Phrase(phrase.means, tuple(w for w in phrase.words if w is not units[0]))
        return _in_year(rest, setting, option, "span", unit="quarter")
    anchor = setting.published
    ahead = setting.ahead and not phrase.has("dash")  # "plans to cut jobs after a third-quarter loss"

    def pick(d: date) -> Days:
        return _nearest([option(y) for y in (d.year - 1, d.year, d.year + 1)], d, ahead=ahead)

    return _relative(anchor, pick, "span", f"quarter nearest to {anchor}", unit="quarter")


def _then(phrase: Phrase, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """ "since then", "by then": the time that the story is at, where one is told."""
    when = setting.story
    if not when.dated or when == setting.published:
        return None
    return Meaning("date", replace(when, reason=f"then: {when}; {when.reason}"), timex_of(when), relative=True)


def _half(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The first half of 2019, the second half of this year, first-half results."""
    ordinal, year = phrase.first("ordinal"), phrase.first("year")
    half = int(ordinal.value) if ordinal else 2
    if half > 2 or (phrase.has("unit") and unit_of(phrase) != "year"):
        return None

    def option(y: int) -> Days:
        return date(y, half * 6 - 5, 1), month_days(y, half * 6)[1]

    def timex(when: When) -> str:
        return f"{when.earliest.year:04d}-H{half}" if when.earliest and when.days and when.days < 190 else ""

    if year:
        meaning: Meaning | None = _fixed(option(year.value), "span", "half of a year given")
    elif phrase.has("unit"):
        meaning = _in_year(phrase, setting, option, "span")
    else:
        meaning = _relative(setting.published, lambda d: option(d.year), "span", f"of the year of {setting.published}")
    return replace(meaning, timex=timex(meaning.when)) if meaning else None


def _century(phrase: Phrase) -> Meaning | None:
    """the 20th century: 1901 to 2000."""
    word = phrase.first("ordinal", "nth")
    if word is None or not 1 <= word.value <= 21:
        return None
    last = word.value * 100
    return Meaning("date", When(*year_days(last - 99, last), "span", "century given"), f"{word.value - 1:02d}")


def _stretch(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The quarter that a report on results is about, and the one a year before: "the latest quarter", "the year-ago period"."""
    units, newest = [w.value for w in phrase.every("unit")], phrase.has("latest", "recent")
    if (
        not phrase.has("stretch")
        and "quarter" not in units
        and not (units == ["year"] and (setting.closing or phrase.has("ago", "shift", "beside", "dash")))
    ):
        return None
    if (year := phrase.first("year")) is not None:
        return _quarter_of(year.value, phrase, setting)
    back = phrase.has("ago", "shift", "beside", "before", "last", "previous")
    if setting.closing and units == ["year"] and not back:
        return Meaning("duration", UNKNOWN, duration_of(1, "year"))
    quarter = setting.quarter
    if not quarter.known or (newest and "quarter" in units):
        if not setting.published.known or not ("quarter" in units or newest):
            return _year_back(phrase, setting) if units == ["year"] else None
        quarter = _relative(setting.published, lambda d: unit_at(move(d, -1, "quarter"), "quarter"), "span", "").when
    reason = f"a year before {quarter}" if back else f"the quarter told of, {quarter}"
    return _relative(quarter, lambda d: unit_at(move(d, -back, "year"), "quarter"), "span", reason, unit="quarter")


def _quarter_of(year: int, phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the 1988 period" of a report on a quarter: the same quarter of that year; else the year itself."""
    if setting.quarter.known and unit_of(phrase) in ("quarter", "day"):
        reason = f"the quarter told of, {setting.quarter}, in {year}"
        return _relative(
            setting.quarter, lambda d: unit_at(d.replace(year=year, day=1), "quarter"), "span", reason, unit="quarter"
        )
    return _fixed(year_days(year), "year", "year given")


def _year_back(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The year before a report on results that tells of no quarter: "the year-ago figures"."""
    if not phrase.has("ago", "shift", "last"):
        return None
    year = _relative(setting.published, lambda d: year_days(d.year - 1), "year", f"a year before {setting.published}")
    return year if year.when.known else None


def _spelled(phrase: Phrase, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """A year or its month in words: nineteen ninety-six, January nineteen ninety-seven, the year two thousand."""
    numbers, month = [int(w.value) for w in phrase.every("number")], phrase.first("month")
    if phrase.has("unit") and unit_of(phrase) == "year" and numbers[1:] == [1000]:
        year = numbers[0] * 1000
    elif numbers[0] in (18, 19, 20) and 10 <= numbers[1] < 100 and all(w.text.isalpha() for w in phrase.every("number")):
        year = numbers[0] * 100 + sum(numbers[1:])
    else:
        return None
    days = month_days(year, month.value) if month else year_days(year)
    return _fixed(days, "month" if month else "year", "date given in words")


def _season(phrase: Phrase, setting: Setting) -> Meaning | None:
    season, year = phrase.first("season"), phrase.first("year")
    assert season is not None
    if year:
        days = season_days(year.value, season.value)
        return _fixed(days, "season", "season given")
    if phrase.has("unit"):
        return _in_year(phrase, setting, lambda y: season_days(y, season.value), "season")
    which = phrase.first("last", "this", "next", "previous", "following")
    anchor = setting.story if which and which.kind in ("previous", "following") else setting.published

    def pick(d: date) -> Days:
        options = [season_days(y, season.value) for y in (d.year - 2, d.year - 1, d.year, d.year + 1)]
        if which and which.kind in ("last", "previous"):
            return [o for o in options if o[1] < d][-1]
        if which and which.kind in ("next", "following"):
            return next(o for o in options if o[0] > d)
        if which and which.kind == "this":
            return next((o for o in options if o[0] <= d <= o[1]), season_days(d.year, season.value))
        return _nearest(options, d, ahead=setting.ahead)

    return _relative(anchor, _narrowed(phrase, pick), "season", f"season nearest to {anchor}", whole_of=pick)


# ---------------------------------------------------------------- counted from the publication date or the story


def _weekday(phrase: Phrase, setting: Setting) -> Meaning | None:
    word = phrase.first("weekday")
    assert word is not None
    if phrase.has("unit"):
        return _weekday_of_week(phrase, word, setting)
    if setting.unsaid:
        why, last = f"some {word.text} or other", None if setting.ahead else setting.published.latest
        when = When.not_after(last, reason=f"{why}; not after publication") if last else replace(UNKNOWN, reason=why)
        return Meaning("date", when, f"XXXX-WXX-{int(word.value) + 1}")
    which = phrase.first("last", "next", "this", "following", "previous")
    beside = phrase.first("before", "after")
    story = bool(beside) or (which is not None and which.kind in ("following", "previous"))
    anchor = (setting.followed_by or setting.story) if story else setting.published
    ahead = setting.ahead
    if which and which.kind in ("last", "previous"):
        ahead = False
    if which and which.kind in ("next", "following"):
        ahead = True
    if beside:
        ahead = beside.kind == "after"
    if beside and which and which.kind == "last":
        return _before_last(word, setting)
    same_day = not story and (which is None or which.kind == "this")
    loose = setting.loose and anchor.earliest is not None and same_day and not beside
    if loose and anchor.days == 1 and anchor.earliest and 0 < (word.value - anchor.earliest.weekday()) % 7 <= 2:
        ahead = True
    if which and which.kind == "next" and anchor is setting.published:
        return _weekday_of_week(phrase, word, setting)
    reason = f"the {'next' if ahead else 'last'} {word.text} {'from' if ahead else 'up to'} {anchor}"
    if setting.day_off and same_day and which is None and not ahead and anchor.earliest and anchor.days == 1:
        far = nearest_weekday(anchor.earliest, word.value, ahead=ahead)
        if abs((far - anchor.earliest).days) == FAR_OFF:
            ahead, reason = not ahead, f"the {word.text} beside {anchor}: a bare weekday is not {FAR_OFF} days off"

    def pick(d: date) -> Days:
        return (nearest_weekday(d, word.value, ahead=ahead, same_day=same_day),) * 2

    return _relative(anchor, pick, "day", reason, kind=_kind(phrase), tail=_part(phrase))


def _before_last(word: Word, setting: Setting) -> Meaning:
    """ "the Friday before last": a week before the last one."""

    def pick(d: date) -> Days:
        return (move(nearest_weekday(d, word.value, ahead=False, same_day=False), -7, "day"),) * 2

    return _relative(setting.published, pick, "day", f"a week before the last {word.text} up to {setting.published}")


def _night(phrase: Phrase, setting: Setting) -> Meaning | None:
    """the night of Sunday to Monday: both days."""
    one, two = phrase.every("weekday")
    if (two.value - one.value) % 7 != 1:
        return None
    reason = f"the {'next' if setting.ahead else 'last'} {two.text} from {setting.published}, and the day before"

    def pick(d: date) -> Days:
        second = nearest_weekday(d, two.value, ahead=setting.ahead)
        return move(second, -1, "day"), second

    meaning = _relative(setting.published, pick, "span", reason, kind="time")
    return replace(meaning, timex=f"{meaning.when.earliest}TNI" if meaning.when.days == 2 else "")


def _weekday_of_week(phrase: Phrase, word: Word, setting: Setting) -> Meaning | None:
    which = phrase.first("last", "this", "next")
    if which is None:
        return None
    if phrase.has("unit") and unit_of(phrase) != "week":
        return _unit_sum(Phrase("unit", tuple(w for w in phrase.words if w.start >= which.start)), setting)
    step = {"last": -7, "next": 7}.get(which.kind, 0)

    def pick(d: date) -> Days:
        return (unit_at(d, "week")[0] + timedelta(days=step + word.value),) * 2

    return _relative(setting.published, pick, "day", published_reason(setting), kind=_kind(phrase), tail=_part(phrase))


def _today(phrase: Phrase, setting: Setting) -> Meaning | None:
    anchor, part = setting.published, phrase.first("part")
    word = phrase.first("today")
    if phrase.has("overnight"):
        night = _relative(anchor, lambda d: (d - timedelta(days=1), d), "span", f"the night up to {anchor}", kind="time")
        return replace(night, timex=f"{night.when.earliest}TNI" if night.when.days == 2 else "")
    step = (
        int(word.value)
        if word
        else {"last": -1, "next": 1}.get(w.kind if (w := phrase.first("last", "this", "next")) else "", 0)
    )
    beside = phrase.first("before", "after")
    if beside:
        step *= 2
    if phrase.has("that", "same"):
        anchor = setting.story
    which = phrase.first("previous", "following") or (phrase.has("the") and phrase.first("next")) or None
    if which and part:
        anchor, step = setting.story, -1 if which.kind == "previous" else 1  # "the next morning"
    tail = _part(phrase) or ("TNI" if word and word.text.lower() == "tonight" else "")
    kind: Kind = "time" if part or tail else "date"
    return _relative(anchor, lambda d: (move(d, step, "day"),) * 2, "day", published_reason(setting), kind=kind, tail=tail)


def _which(phrase: Phrase, setting: Setting) -> tuple[When, int] | None:
    """What last, this, next, the previous, the following … is counted from, and which way."""
    word = phrase.first("that") or phrase.first("last", "this", "next", "previous", "following", "same")
    if word is None:
        return None
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(word.kind, 0)
    step *= 2 if phrase.has("before") else 1
    of_story = word.kind in ("previous", "following", "same", "that") or (word.kind == "next" and phrase.has("the"))
    return (setting.story if of_story else setting.published), step


def _unit_sum(phrase: Phrase, setting: Setting) -> Meaning | None:
    unit = unit_of(phrase)
    which = _which(phrase, setting)
    if which is None:
        if not phrase.has("edge", "brink", "shift") and not (unit == "year" and phrase.has("more")):
            return None
        which = setting.published, 0
    anchor, step = which
    if unit == "day" and phrase.has("shift") and setting.story.days == 1:
        anchor = setting.story  # "earlier in the day": of the day told of

    def whole_of(d: date) -> Days:
        return unit_at(move(d, step, unit), unit)

    sum_of = _narrowed(phrase, whole_of)
    shift = phrase.first("shift")
    if shift and anchor.days == 1 and step == 0:
        sum_of = _cut_at(sum_of, shift.value)
    reason = f"counted from {anchor}"
    return _relative(anchor, sum_of, PRECISIONS[unit], reason, kind=_kind(phrase), unit=unit, whole_of=whole_of)


def _cut_at(sum_of: Callable[[date], Days], sign: int) -> Callable[[date], Days]:
    """ "earlier this week" ends and "later this week" starts with the day it is counted from."""
    return lambda d: (sum_of(d)[0], d) if sign < 0 else (d, sum_of(d)[1])


def _unit_of_day(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the week of October 9", "the weekend of May 3 to 5": the one that the day lies in."""
    unit, (low, *_) = unit_of(phrase), phrase.every("nth", "day")
    kinds = ("month", "year")
    dated = _date(Phrase("date", tuple(w for w in phrase.words if w is low or w.kind in kinds)), setting)
    if dated is None or unit not in ("week", "weekend"):
        return dated
    return _relative(dated.when, lambda d: unit_at(d, unit), "week", f"that of {dated.when}; {dated.when.reason}", unit=unit)


def _weekend(phrase: Phrase, setting: Setting) -> Meaning | None:
    if phrase.has("holiday"):
        return _weekend_beside(phrase, setting)
    which = phrase.first("last", "this", "next", "previous", "following")
    anchor = setting.story if which and which.kind in ("previous", "following") else setting.published
    ahead = setting.ahead or bool(which and which.kind in ("next", "following"))

    def pick(d: date) -> Days:
        coming = which is not None and which.kind == "this" and d.weekday() in (3, 4)
        saturday = nearest_weekday(d, 5, ahead=(ahead or coming) and d.weekday() != 6, same_day=True)
        if which and which.kind in ("last", "previous") and d.weekday() >= 5 and not phrase.has("this"):
            saturday = move(d, -(d.weekday() - 5) - 7, "day")
        if phrase.has("before"):
            saturday = move(saturday, -7, "day")
        return saturday, move(saturday, 1, "day")

    return _relative(anchor, pick, "week", f"the weekend nearest to {anchor}", unit="weekend")


def _weekend_beside(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the Easter weekend": the one nearest to the day that bears the name."""
    named = _holiday(Phrase("holiday", tuple(phrase.every("holiday"))), setting)
    if named is None or named.when.days != 1:
        return named

    def pick(d: date) -> Days:
        saturday = move(d, (8 - d.weekday()) % 7 - 3, "day")
        return saturday, move(saturday, 1, "day")

    return _relative(named.when, pick, "week", f"the weekend nearest to {named.when}", unit="weekend")


def _window(phrase: Phrase, setting: Setting) -> Meaning | None:
    """the past three days, the coming weeks, recent months."""
    unit, count = unit_of(phrase), count_of(phrase)
    if [w.kind for w in phrase.words] == ["those", "units"] and unit == "day":
        return _referred("PRESENT_REF" if phrase.words[0].text.lower() == "these" else "PAST_REF", setting)
    which = phrase.first("next", "following", "last", "recent", "previous")
    ahead = which is not None and which.kind in ("next", "following")
    anchor = setting.story if which and which.kind in ("following", "previous") else setting.published
    most = count if count is not None else FEW[1] if UNIT_DAYS[unit] <= 7 else 6
    timex = duration_of(count, unit)
    if count is None and UNIT_DAYS[unit] >= 300:
        return Meaning("duration", UNKNOWN, timex, relative=True)

    def pick(d: date) -> Days:
        return (d, move(d, most, unit)) if ahead else (move(d, -most, unit), d)

    meaning = _relative(anchor, pick, "span", f"counted from {anchor}")
    return Meaning("duration", meaning.when, timex, relative=True)


def _year_before_quarter(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "a year earlier" of a quarter is the same quarter of the year before."""
    if not setting.quarter.known or unit_of(phrase) != "year" or count_of(phrase) != 1:
        return None
    back = phrase.first("shift", "beside", "before", "after")
    if back and (back.kind == "after" or back.value == 1):
        return None
    return _stretch(phrase, setting)


def _ago(phrase: Phrase, setting: Setting) -> Meaning | None:
    if phrase.has("weekday", "today", "this", "month"):
        return _ago_from(phrase, setting)
    quarter = _year_before_quarter(phrase, setting)
    if quarter is not None:
        return quarter
    if phrase.has("reference"):
        return _counted(phrase, setting.published, 1) if phrase.words[-1].text.lower() == "now" else None
    meaning = _counted(phrase, setting.published, -1)
    return replace(meaning, timex="PAST_REF") if count_of(phrase) is None else meaning


def _ago_from(phrase: Phrase, setting: Setting) -> Meaning | None:
    """So many units before a day that is told with them: "a week ago Monday", "two years ago today", "ten years ago this week",
    "a year ago in May"."""
    ago, unit, count = phrase.first("ago"), unit_of(phrase), count_of(phrase)
    assert ago is not None
    tail = tuple(w for w in phrase.words if w.start > ago.start and w.kind not in ("on", "in", "dot"))
    if count is None or UNIT_DAYS[unit] < 1:
        return _counted(Phrase("ago", tuple(w for w in phrase.words if w.start <= ago.start)), setting.published, -1)
    means = {"weekday": "weekday", "today": "today", "this": "unit", "month": "month"}[tail[0].kind]
    now = _SUMS[means](Phrase(means, tail), replace(setting, ahead=False))
    grain = {"unit": unit_of(Phrase(means, tail)), "month": "month"}.get(means, "day")
    if now is None or not now.when.known:
        return now
    middle = (
        now.when if grain == "day" else setting.published if means == "unit" else replace(now.when, latest=now.when.earliest)
    )

    def pick(d: date) -> Days:
        return unit_at(move(d, -count, unit), grain)

    return _relative(middle, pick, PRECISIONS[grain], f"{phrase_words(phrase)} counted from {now.when}", unit=grain)


def is_of_other(phrase: Phrase) -> bool:
    """Whether a phrase counts from what stands behind it: "two days after", "au lendemain de"."""
    return phrase.has("before", "after") or (phrase.has("beside") and phrase.words[-1].kind == "du")


def _offset(phrase: Phrase, setting: Setting) -> Meaning | None:
    word = phrase.first("shift", "beside", "before", "after")
    sign = (word.value if word.kind in ("shift", "beside") else -1 if word.kind == "before" else 1) if word else 1
    if setting.equals is not None:
        counted_from = _counted(phrase, setting.equals, -sign).when if is_of_other(phrase) else None
        return Meaning("date", setting.equals, timex_of(setting.equals), relative=True, other=counted_from)
    if setting.told is not None:
        other = _counted(phrase, setting.told, -sign)
        if setting.told_published and sign < 0:
            # "A year before his election, he promised …", "Two days before the vote …" may be told long after: what came then
            # is not so far ahead of the report.
            other = replace(other, when=UNKNOWN)
        when = replace(setting.told, reason=f"told as of {setting.told}")
        if setting.told_published and setting.told.latest:
            when = When.not_after(setting.told.latest, reason=f"no date given; not after {setting.told}")
        return Meaning("date", when, timex_of(when), relative=True, other=other.when)
    quarter = _year_before_quarter(phrase, setting)
    if quarter is not None and setting.followed_by is None:
        return quarter
    anchor = setting.followed_by or setting.story
    counted = _counted(phrase, anchor, sign)
    return counted if not is_of_other(phrase) else replace(counted, other=anchor)


def _anniversary(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the first anniversary of the coup": when the coup was, to the month; it dates nothing else."""
    word = phrase.first("ordinal", "nth", "number", "day")
    given = setting.followed_by or setting.equals
    if given is not None and given.days == 1:
        return _anniversary_of(given, int(word.value) if word else None, setting)
    anchor = setting.told or setting.story
    if word is None or anchor.days is None or anchor.days > 31 or word.value != int(word.value):
        return None
    reason = f"{phrase_words(phrase)} counted from {anchor}"
    other = _relative(anchor, lambda d: unit_at(move(d, -word.value, "year"), "month"), "month", reason).when
    return Meaning("duration", UNKNOWN, "", relative=True, other=other)


def _anniversary_of(given: When, count: int | None, setting: Setting) -> Meaning:
    """ "the tenth anniversary of the coup of May 3, 2010", "… of the coup, on May 3, 2020": its day, and that of the coup.
    Without a number it is the last one up to the report."""
    if given is setting.equals:
        coup = (
            _relative(given, lambda d: (move(d, -count, "year"),) * 2, "day", f"{count} years before {given}")
            if count
            else None
        )
        return Meaning("date", given, timex_of(given), relative=True, other=coup.when if coup else UNKNOWN)

    def pick(d: date) -> Days:
        return (move(d, count or 0, "year"),) * 2

    def last(d: date) -> Days:
        first = given.earliest or d
        days = [o for y in (d.year - 1, d.year) if (o := _safe_day(y, first.month, first.day)) and o[0] <= d]
        return days[-1] if days else (first, first)

    if count is not None:
        meaning = _relative(given, pick, "day", f"{count} years after {given}")
    else:
        meaning = _relative(setting.published, last, "day", f"the last anniversary of {given} up to {setting.published}")
    return replace(meaning, other=given)


def _counted(phrase: Phrase, anchor: When, sign: int) -> Meaning:
    """So many units before or after: to the day for days, to the week for weeks, the month for months, the year for years."""
    unit, count = unit_of(phrase), count_of(phrase)
    if unit == "year" and count is not None and count % 1:
        unit, count = "month", count * 12
    exact = phrase.has("to") and phrase.has("the")  # "a month to the day after"
    low, high = (count, count) if count is not None else FEW
    if phrase.has("a") and phrase.has("or") and phrase.has("number"):  # "a week or two"
        low = 1

    def pick(d: date) -> Days:
        near, far = move(d, sign * low, unit), move(d, sign * high, unit)
        first, last = min(near, far), max(near, far)
        if UNIT_DAYS[unit] < 1:
            return _within_hours(d, sign, high if count is not None else HOURS, unit)
        if unit in ("week", "fortnight", "weekend") and count is not None:
            return move(first, -3, "day"), move(last, 3, "day")
        grain = "day" if exact else _grain(unit)
        return unit_at(first, grain)[0], unit_at(last, grain)[1]

    precision: Precision = "day" if exact else PRECISIONS[unit] if count is not None and unit != "decade" else "span"
    back = "before" if sign < 0 else "after"
    reason = f"{phrase_words(phrase)} counted from {anchor}" if anchor.known else f"{back} a time that is not known"
    meaning = _relative(anchor, pick, precision, reason, kind=_kind(phrase), unit="" if unit in _WEEKS else unit)
    return replace(meaning, timex=_week_of(anchor, sign * count * _WEEKS[unit])) if unit in _WEEKS and count else meaning


_WEEKS = {"week": 1, "fortnight": 2}


def _week_of(anchor: When, weeks: float) -> str:
    """The TIMEX3 value of the week so many weeks from a day."""
    if anchor.days != 1 or anchor.earliest is None:
        return ""
    first, last = unit_at(move(anchor.earliest, weeks, "week"), "week")
    return timex_of(When(first, last, "week"))


def _within_hours(day: date, sign: int, count: float, unit: str) -> Days:
    other = move(day, sign * max(1, round(count * UNIT_DAYS[unit])), "day")
    return (min(day, other), max(day, other)) if count * UNIT_DAYS[unit] >= 0.3 else (day, day)


def _grain(unit: str) -> str:
    return {"decade": "year", "century": "decade", "week": "day", "fortnight": "day"}.get(unit, unit)


def phrase_words(phrase: Phrase) -> str:
    """The phrase's own words, single-spaced."""
    return " ".join(w.text for w in phrase.words)


def _duration(phrase: Phrase, setting: Setting) -> Meaning | None:
    unit, count = unit_of(phrase), count_of(phrase)
    if unit == "quarter" and (phrase.has("a") or len(phrase.words) == 1 or phrase.has("dash")):
        return None
    timex = duration_of(count, unit)
    if setting.within and count is not None and setting.ahead and setting.published.known:
        when = _relative(
            setting.published,
            lambda d: (d, move(d, count, unit)),
            "span",
            f"within {phrase_words(phrase)} of {setting.published}",
        ).when
        return Meaning("duration", when, timex, relative=True)
    if setting.lasting and not setting.ahead:
        return Meaning("duration", _lasting(unit, count, setting), timex, relative=True)
    return Meaning("duration", UNKNOWN, timex)


def length_of(phrase: Phrase) -> tuple[float, str] | None:
    """How many of which unit a length of time is that can run from a day on ("90 days", "the next ten days"), else None."""
    count = count_of(phrase)
    runs = phrase.means == "duration" or (phrase.means == "window" and phrase.has("next", "following"))
    return (count, unit_of(phrase)) if runs and count is not None else None


def _lasting(unit: str, count: float | None, setting: Setting) -> When:
    """The stretch up to the report's day, its start as fine as the unit says."""
    if count is None and UNIT_DAYS[unit] >= 300:
        return UNKNOWN
    long = count if count is not None else FEW[0]

    def pick(d: date) -> Days:
        return unit_at(move(d, -long, unit), _grain(unit))[0], d

    return _relative(setting.published, pick, "span", f"up to {setting.published}").when


def _set(phrase: Phrase, setting: Setting) -> Meaning | None:  # noqa: ARG001
    often = phrase.first("often")
    if often:
        return Meaning("set", UNKNOWN, str(often.value))
    weekday = phrase.first("weekday", "weekdays")
    if weekday:
        return Meaning("set", UNKNOWN, f"XXXX-WXX-{weekday.value + 1}{_part(phrase)}")
    if phrase.has("part"):
        return Meaning("set", UNKNOWN, f"XXXX-XX-XX{_part(phrase)}")
    if phrase.has("other"):
        return Meaning("set", UNKNOWN, duration_of(2, unit_of(phrase)))
    return Meaning("set", UNKNOWN, duration_of(count_of(phrase), unit_of(phrase)))


def _clock(phrase: Phrase, setting: Setting) -> Meaning | None:
    hour, unit = phrase.first("day", "number"), phrase.first("small", "smalls")
    if unit and hour and (unit.value != "hour" or hour.value > 24):
        return None
    anchor = setting.story if setting.story.days == 1 else setting.published
    meaning = _relative(anchor, lambda d: (d, d), "day", f"{OF_STORY}, {anchor}", kind="time", tail=_part(phrase))
    if phrase.words[0].kind in ("part", "le", "edge") and anchor is setting.published:  # "at dawn", of no day that is told
        return replace(meaning, when=replace(UNKNOWN, reason=HOUR_ALONE))
    return meaning


def _reference(phrase: Phrase, setting: Setting) -> Meaning | None:
    return _referred(str(phrase.words[0].value), setting)


def _referred(code: str, setting: Setting) -> Meaning:
    day = setting.published
    if code == "PRESENT_REF":
        return Meaning("date", _relative(day, lambda d: (d, d), "day", published_reason(setting)).when, code, relative=True)
    if code == "PAST_REF" and day.latest:
        return Meaning("date", When.not_after(day.latest, reason=published_reason(setting)), code, relative=True)
    if code == "FUTURE_REF" and day.earliest:
        return Meaning("date", When(day.earliest, None, "bound", published_reason(setting)), code, relative=True)
    return Meaning("date", UNKNOWN, code, relative=True)


def _holiday(phrase: Phrase, setting: Setting) -> Meaning | None:
    word, year, which = phrase.first("holiday", "hijri"), phrase.first("year"), phrase.first("last", "this", "next")
    if word is None or (word.kind == "hijri" and word.value != RAMADAN):
        return None
    code, side = f"H{RAMADAN:02d}" if word.kind == "hijri" else str(word.value), which.kind if which else ""
    if code.count("-") == 2:
        return _fixed((date.fromisoformat(code),) * 2, "day", "the day it is named after")
    precision: Precision = "span" if code.startswith("H") else "day"
    if year:
        meaning: Meaning | None = _fixed(named_days(code, year.value), precision, "date given")
    elif which and setting.published.known:
        meaning = _relative(setting.published, lambda d: _named_beside(code, d, side), precision, published_reason(setting))
    else:
        meaning = _yearless(phrase, setting, lambda y: _safe_named(code, y), precision)
    return meaning and _as_named(meaning, code)


def _safe_named(code: str, year: int) -> Days | None:
    try:
        return named_days(code, year)
    except ValueError:
        return None


def _named_beside(code: str, day: date, which: str) -> Days:
    """The days of a name right before, right after, or in the year of a day."""
    if which == "this":
        return named_days(code, day.year)
    options = [o for y in (day.year - 1, day.year, day.year + 1) if (o := _safe_named(code, y))]
    return [o for o in options if o[1] < day][-1] if which == "last" else next(o for o in options if o[0] > day)


def _as_named(meaning: Meaning, code: str) -> Meaning:
    """With the rule of the name, by which it may be moved to another year; a day that may be off by one is the middle one."""
    when = meaning.when
    middle = when.earliest + timedelta(days=1) if when.earliest and when.days == 3 else None
    reason = f"{when.reason}; named day {code}"
    return replace(meaning, when=replace(when, reason=reason), timex=middle.isoformat() if middle else meaning.timex)


def _feast(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A feast that moves with Easter: "before Easter", "Pentecost 2023"."""
    word, year, weekday = phrase.first("feast"), phrase.first("year"), phrase.first("weekday")
    assert word is not None
    after = int(word.value) + (((weekday.value + 3) % 7) - 2 if weekday else 0)

    def option(y: int) -> Days:
        return (easter_day(y) + timedelta(days=after),) * 2

    if year:
        return _fixed(option(year.value), "day", "feast given")
    meaning = _yearless(phrase, setting, option, "day")
    return meaning and replace(meaning, when=replace(meaning.when, reason=f"{meaning.when.reason}; {after} days from Easter"))


_SUMS: dict[str, Callable[[Phrase, Setting], Meaning | None]] = {
    "date": _date, "nth weekday": _weekday_of_month, "days": _days,
    "month": _month, "months": _months, "year": _year, "years": _years, "spelled": _spelled,
    "half": _half, "quarter": _quarter, "stretch": _stretch, "season": _season, "weekday": _weekday, "night": _night,
    "today": _today, "unit of day": _unit_of_day, "unit": _unit_sum, "weekend": _weekend, "window": _window, "ago": _ago,
    "offset": _offset, "then": _then, "anniversary": _anniversary,
    "duration": _duration, "set": _set, "clock": _clock, "part": _clock, "reference": _reference, "holiday": _holiday,
    "feast": _feast,
}  # fmt: skip


def settle_order(texts: Iterable[str], known: Iterable[date], published: When) -> DayOrder:
    """Which way round an article writes 3/4/2020, from its own evidence: a part above twelve; else a date that it also
    spells out; else the order in which no date is after publication; else the order that spreads least."""
    options = [o for t in texts if (o := numeric_options(t))]
    certain = {next(iter(o)) for o in options if len(o) == 1}
    if len(certain) == 1:
        return certain.pop()
    unsure = [o for o in options if len(o) == 2 and len(set(o.values())) == 2]
    if certain or not unsure:
        return "unknown"
    orders: tuple[DayOrder, DayOrder] = ("day first", "month first")
    spelled = set(known)
    hits = {order: sum(o[order] in spelled for o in unsure) for order in orders}
    if len(set(hits.values())) == 2:
        return max(orders, key=lambda order: hits[order])
    if published.latest:
        late = {order: sum(o[order] > published.latest for o in unsure) for order in orders}
        if len(set(late.values())) == 2:
            return min(orders, key=lambda order: late[order])
    return _by_sequence(unsure)


def _by_sequence(unsure: list[dict[DayOrder, date]]) -> DayOrder:
    """The order in which several dates run forward without a step back, when the other order steps back."""
    if len(unsure) < 3:
        return "unknown"
    runs: dict[DayOrder, bool] = {}
    for order in ("day first", "month first"):
        days = [o[order] for o in unsure]
        runs[order] = all(a <= b for a, b in pairwise(days))
    good = [order for order, fits in runs.items() if fits]
    return good[0] if len(good) == 1 else "unknown"
