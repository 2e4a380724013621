"""The timeline as plain geometry: lanes by family, a mark per dated event, ticks.

Across, positions are per cent of the width, so that the drawing fits any screen without a script; down, they are pixels.
A day is a dot; a time known less exactly is a bar over all the days it may have been. When a few events stand far from the
rest, the far ends of the axis are squeezed, and `bands` says which years they hold.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.export.families import FAMILIES, Family, family_of
from dateline.export.words import MONTHS
from dateline.model import Event

LEFT, RIGHT = 1.2, 98.8
SQUEEZED = 8.0
"""Per cent of the width that a squeezed end takes at least."""
NOMINAL = 760
"""Width in pixels for which marks are packed so as not to touch."""
ROWS, DENSE_FROM = 12, 8
"""Rows a lane may have, beyond which marks overlap and are drawn paler; and those from which they are drawn smaller."""
LABEL, ROW, DENSE_ROW, GAP = 24, 15, 9, 9


@dataclass(frozen=True, slots=True)
class Mark:
    """One dated event: from x1 to x2 (equal for a day) at height y; `weight` 1…3 by independent sources."""

    event: Event
    x1: float
    x2: float
    y: float
    weight: int

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.event.when.days == 1


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one family, and how many of its events have no date."""

    family: Family
    top: float
    height: float
    marks: tuple[Mark, ...]
    undated: int
    style: Literal["", "dense", "dense crowded"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled date on the axis; minor ones may be left out on a narrow screen."""

    x: float
    label: str
    major: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A squeezed end of the axis, from x1 to x2, and the years in it."""

    x1: float
    x2: float
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is drawn; `height` in pixels without the axis. Between `knots` (day as an ordinal, x) the axis is straight."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    height: float
    knots: tuple[tuple[float, float], ...]


def draw_timeline(events: Sequence[Event], *, rows: int = ROWS, dense_from: int = DENSE_FROM) -> Timeline | None:
    """The timeline of some events; None when none of them has a date. `rows` and `dense_from` are those of a lane."""
    dated = [e for e in events if e.when.dated]
    if not dated:
        return None
    scale = _Scale.over([_ends(e) for e in dated])
    lanes: list[Lane] = []
    top = 0.0
    for family in FAMILIES:
        members = [e for e in events if family_of(e.type) is family]
        if members:
            lane = _lane(family, members, scale, top=top, most=rows, dense_from=dense_from)
            lanes.append(lane)
            top += lane.height
    return Timeline(tuple(lanes), tuple(_ticks(scale)), scale.bands(), top, scale.knots)


def _ends(event: Event) -> tuple[int, int]:
    """First and last possible day as ordinals; an open end is drawn at the end that is known."""
    first = event.when.earliest or event.when.latest
    last = event.when.latest or event.when.earliest
    assert first is not None
    assert last is not None
    return first.toordinal(), last.toordinal()


# ---------------------------------------------------------------- scale


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to per cent of the width: straight between knots (day, x)."""

    knots: tuple[tuple[float, float], ...]
    core: tuple[float, float]

    @classmethod
    def over(cls, ends: Sequence[tuple[int, int]]) -> _Scale:
        """Straight over all days; where most events crowd into a small part of them, straight there and squeezed outside."""
        low, high = min(a for a, _ in ends), max(b for _, b in ends)
        middles = sorted((a + b) / 2 for a, b in ends)
        first, last = _crowd(middles)
        pad = max((last - first) * 0.12, 4)
        core_low, core_high = max(first - pad, low), min(last + pad, high)
        slack = (core_high - core_low) / 3  # an end that is near is drawn straight
        core_low = float(low) if core_low - low < slack else core_low
        core_high = float(high) if high - core_high < slack else core_high
        if len(ends) < 8 or high - low < 3 * (core_high - core_low):
            spare = max((10 - (high - low)) / 2, 0)  # a few days are not stretched over the whole width
            core_low, core_high = low - spare, high + spare
        x_low = LEFT + _squeezed(sum(m < core_low for m in middles), len(ends)) * (low < core_low)
        x_high = RIGHT - _squeezed(sum(m > core_high for m in middles), len(ends)) * (high > core_high)
        inner = [(core_low, x_low), (core_high, x_high)]
        before = [(float(low), LEFT)] if low < core_low else []
        after = [(float(high), RIGHT)] if high > core_high else []
        return cls(tuple(before + inner + after), (core_low, core_high))

    def x(self, day: float) -> float:
        """Per cent of the width at a day."""
        at = min(max(bisect_right(self.knots, (day, 101.0)), 1), len(self.knots) - 1)
        (d0, x0), (d1, x1) = self.knots[at - 1], self.knots[at]
        return round(x0 + (day - d0) / (d1 - d0) * (x1 - x0), 2)

    def bands(self) -> tuple[Band, ...]:
        """The squeezed ends."""
        found = []
        for (d0, x0), (d1, x1) in zip(self.knots, self.knots[1:], strict=False):
            if (d0, d1) != self.core:
                years = sorted({date.fromordinal(int(d0)).year, date.fromordinal(int(d1)).year})
                edge = (0.0, x1) if d0 < self.core[0] else (x0, 100.0)
                found.append(Band(round(edge[0], 2), round(edge[1], 2), "–".join(map(str, years))))
        return tuple(found)


def _crowd(middles: Sequence[float]) -> tuple[float, float]:
    """The shortest stretch that holds three quarters of some sorted days."""
    held = max(len(middles) * 3 // 4, 1)
    starts = range(len(middles) - held + 1)
    at = min(starts, key=lambda i: (middles[i + held - 1] - middles[i], i))
    return middles[at], middles[at + held - 1]


def _squeezed(events: int, of: int) -> float:
    """Per cent of the width for a squeezed end: more for more events."""
    return min(SQUEEZED + 60 * events / of, 20.0)


# ---------------------------------------------------------------- lanes


def _lane(family: Family, events: Sequence[Event], scale: _Scale, *, top: float, most: int, dense_from: int) -> Lane:
    dated = sorted((e for e in events if e.when.dated), key=lambda e: (_ends(e), e.id))
    rows, crowded = _rows([_reach(e, scale) for e in dated], most)
    dense = max(rows, default=0) >= dense_from
    step = DENSE_ROW if dense else ROW
    marks = []
    for event, row in zip(dated, rows, strict=True):
        first, last = _ends(event)
        weight = min(max(event.independent_sources, 1), 3)
        marks.append(Mark(event, scale.x(first), scale.x(last), top + LABEL + step * (row + 0.5), weight))
    height = LABEL + step * (max(rows, default=-1) + 1) + GAP
    style: Literal["", "dense", "dense crowded"] = "dense crowded" if crowded else "dense" if dense else ""
    return Lane(family, top, height, tuple(marks), len(events) - len(dated), style)


def _reach(event: Event, scale: _Scale) -> tuple[float, float]:
    """What a mark covers of the nominal width, with its round ends and a little air."""
    first, last = _ends(event)
    air = 5.5 + min(max(event.independent_sources, 1), 3)
    return scale.x(first) * NOMINAL / 100 - air, scale.x(last) * NOMINAL / 100 + air


def _rows(reaches: Sequence[tuple[float, float]], most: int) -> tuple[list[int], bool]:
    """For each mark the first row where it touches nothing, or, when all are full, the one that comes free first; and
    whether more than a tenth of the marks overlap so."""
    free: list[float] = []
    rows, crowded = [], 0
    for low, high in reaches:
        row = next((i for i, until in enumerate(free) if until <= low), len(free))
        if row == most:
            crowded, row = crowded + 1, min(range(most), key=lambda i: (free[i], i))
        if row == len(free):
            free.append(high)
        free[row] = max(high, free[row])
        rows.append(row)
    return rows, 10 * crowded > len(rows)


# ---------------------------------------------------------------- ticks


def _ticks(scale: _Scale) -> list[Tick]:
    low = date.fromordinal(max(math.ceil(scale.core[0]), 1))
    high = date.fromordinal(min(math.floor(scale.core[1]), date.max.toordinal()))
    days = tick_days(low, high)
    every = max(1, -(-len(days) // 4))
    return [Tick(scale.x(d.toordinal()), words, i % every == 0) for i, (d, words) in enumerate(days)]


def tick_days(low: date, high: date) -> list[tuple[date, str]]:
    """At most a dozen round dates between two days: days, first days of months, or first days of years."""
    span = (high - low).days
    if span <= 84:
        step = next(s for s in (1, 2, 3, 7, 14) if span / s <= 9 or s == 14)
        days = [low + timedelta(i) for i in range(0, span + 1, step)]
        return [(d, f"{d.day} {MONTHS[d.month - 1][:3]}" + f" {d.year}" * (d in (days[0], date(d.year, 1, 1)))) for d in days]
    for step in (1, 2, 3, 6):
        months = _months(low, high, step=step) if span < 31 * step * 10 else []
        if 0 < len(months) <= 9:
            return [(m, f"{MONTHS[m.month - 1][:3]} {m.year}") for m in months]
    every = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if span / 365.25 / s <= 11)
    years = [y for y in range(low.year, high.year + 1) if y % every == 0 and date(y, 1, 1) >= low]
    return [(date(y, 1, 1), str(y)) for y in years]


def _months(low: date, high: date, *, step: int) -> list[date]:
    """First days of every `step`th month of the year, from low to high."""
    firsts = (date(y, m, 1) for y in range(low.year, high.year + 1) for m in range(1, 13, step))
    return [first for first in firsts if low <= first <= high]
