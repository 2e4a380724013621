"""Two small pictures: who printed the text of whom and when, and how two sides came together or apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.export.timeline import Tick, tick_days
from dateline.web.ledgers import Sum
from dateline.web.views import Origin, ReportLine
from dateline.when import When

ROW = 25
"""Pixels from one report to the next."""
LEFT, RIGHT = 3.0, 97.0
"""Between which per cents of the width the days lie."""
TURN = 62.0
"""Per cent of the width from which words stand to the left of their mark."""
HIGH = 66
"""Pixels of the longest bar of a series."""


@dataclass(frozen=True, slots=True)
class Knot:
    """A report on its day; one whose text another had before is hollow and tied to that one by a line from (`from_x`,
    `from_y`)."""

    report: ReportLine
    x: float
    y: float
    anchor: str
    copy: bool
    from_x: float
    from_y: float


@dataclass(frozen=True, slots=True)
class DrawnLineage:
    """Reports by day, those of one origin under each other, in per cent across and pixels down."""

    knots: tuple[Knot, ...]
    ticks: tuple[Tick, ...]
    height: float


def draw_lineage(origins: Sequence[Origin]) -> DrawnLineage | None:
    """The reports of an event; None when fewer than two of them are dated."""
    dated = [[(r, day) for r in origin.reports if (day := _day(r))] for origin in origins]
    days = [day for group in dated for _, day in group]
    if len(days) < 2:
        return None
    low, high = min(days), max(days)
    knots = tuple(_knots([g for g in dated if g], low, high))
    ticks = [Tick(_x(d, low, high), words, True) for d, words in tick_days(low, high) if low <= d <= high]
    every = max(1, -(-len(ticks) // 6))
    return DrawnLineage(knots, tuple(ticks[::every]), len(knots) * ROW + 8)


def _knots(groups: Iterable[Sequence[tuple[ReportLine, date]]], low: date, high: date) -> Iterable[Knot]:
    y = float(ROW) / 2 + 4
    for group in groups:
        first_x, first_y = _x(group[0][1], low, high), y
        for at, (report, day) in enumerate(group):
            x = _x(day, low, high)
            yield Knot(report, x, y, "end" if x > TURN else "start", at > 0, first_x, first_y)
            y += ROW


def _x(day: date, low: date, high: date) -> float:
    return round(LEFT + (day - low).days / max((high - low).days, 1) * (RIGHT - LEFT), 2)


def _day(report: ReportLine) -> date | None:
    start = report.published.start
    return When.of(start).earliest if start else None


# ---------------------------------------------------------------- series


@dataclass(frozen=True, slots=True)
class Column:
    """The sum of one month or year: upwards from the middle where it brings together, downwards where it sets apart."""

    sum: Sum
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """Sums over time, in per cent across and pixels down."""

    columns: tuple[Column, ...]
    labels: tuple[tuple[float, str], ...]
    middle: float


def _short(one: Sum) -> str:
    """ "January 2022" → "Jan 2022"."""
    month, _, year = one.words.partition(" ")
    return f"{month[:3]} {year}" if year else month


def draw_series(sums: Sequence[Sum]) -> DrawnSeries | None:
    """The series of a pair; None when nothing is scored."""
    if not sums:
        return None
    most = max(abs(s.total) for s in sums) or 1.0
    step = 100 / max(len(sums), 12)
    columns = []
    for at, one in enumerate(sums):
        height = round(max(abs(one.total) / most * HIGH, 1.5 if one.number else 0), 1)
        top = HIGH - height if one.total >= 0 else HIGH
        columns.append(Column(one, round(at * step + step * 0.12, 2), round(step * 0.76, 2), top, height))
    every = max(1, -(-len(sums) // 8))
    labels = tuple((round((at + 0.5) * step, 2), _short(s)) for at, s in enumerate(sums) if at % every == 0)
    return DrawnSeries(tuple(columns), labels, HIGH)
