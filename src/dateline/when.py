"""Times known to a precision: intervals of days that can be compared, ordered and intersected.

A `When` says: it happened somewhere in [earliest, latest], both days included; an open end is None; unknown is a value
(both None). `precision` is how finely the source speaks (TIMEX3: day, month, year …), `reason` says in words how it is
known. Nothing here reads a clock.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Precision = Literal["day", "week", "month", "season", "year", "decade", "span", "bound", "unknown"]
"""`span` is a duration with its own start and end; `bound` says no more than "not before" or "not after"."""

MAX_DAY, MIN_DAY = date.max, date.min


@dataclass(frozen=True, slots=True)
class When:
    """A time as an interval of whole days; see the module. `earliest` ≤ `latest` always."""

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = "unknown"
    reason: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")

    # ------------------------------------------------------------ making

    @classmethod
    def of(cls, iso: str, *, reason: str = "") -> When:
        """The day, month or year an ISO string names: `2020-08-18`, `2020-08`, `2020`. Raises ValueError otherwise."""
        first, last, precision = _edges(iso)
        return cls(first, last, precision, reason)

    @classmethod
    def between(cls, start: str | None, end: str | None, *, reason: str = "", precision: Precision | None = None) -> When:
        """From the start of one ISO date to the end of another; None leaves that end open."""
        if start is None and end is None:
            return UNKNOWN
        if start is not None and (end is None or end == start) and precision is None and end is not None:
            return cls.of(start, reason=reason)
        first = _edges(start)[0] if start else None
        last = _edges(end)[1] if end else None
        return cls(first, last, precision or ("span" if start and end else "bound"), reason)

    @classmethod
    def not_after(cls, latest: date, *, reason: str) -> When:
        """A bound: on or before a day (the publication date is one, never a silent answer)."""
        return cls(None, latest, "bound", reason)

    # ------------------------------------------------------------ asking

    @property
    def known(self) -> bool:
        """Whether anything at all is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def dated(self) -> bool:
        """Whether a source dates it (more than a bound is known)."""
        return self.known and self.precision != "bound"

    @property
    def days(self) -> int | None:
        """Length in days, None when an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def contains(self, other: When) -> bool:
        """Whether every day of `other` is a day of this; unknown contains everything."""
        low = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        high = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return low and high

    def overlaps(self, other: When) -> bool:
        """Whether they can be the same time; an open end reaches everything."""
        low = self.earliest is None or other.latest is None or self.earliest <= other.latest
        high = self.latest is None or other.earliest is None or other.earliest <= self.latest
        return low and high

    def intersect(self, other: When) -> When | None:
        """The days common to both, None when there are none. Keeps the finer precision and both reasons."""
        if not self.overlaps(other):
            return None
        earliest = max((d for d in (self.earliest, other.earliest) if d), default=None)
        latest = min((d for d in (self.latest, other.latest) if d), default=None)
        fine = min(self, other, key=lambda w: (w.days is None, w.days or 0))
        reason = "; ".join(dict.fromkeys(r for r in (self.reason, other.reason) if r))
        return When(earliest, latest, fine.precision, reason)

    def before(self, other: When) -> bool:
        """Whether all of this is certainly before all of `other`."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    @property
    def order(self) -> tuple[date, date]:
        """Sort key: by first possible day, then last; what has no start sorts by its end, the unknown comes last."""
        if not self.known:
            return (MAX_DAY, MAX_DAY)
        start = self.earliest or self.latest or MAX_DAY
        return (start, self.latest or MAX_DAY)

    # ------------------------------------------------------------ writing

    def iso(self) -> tuple[str | None, str | None]:
        """(start, end) as ISO strings cut to the precision known; a single day, month or year gives the same string twice."""
        if self.earliest and self.latest:
            whole = _whole(self.earliest, self.latest)
            if whole:
                return whole, whole
        if self.earliest and not self.latest and self.precision in ("year", "month"):
            return _opening(self.earliest, self.precision), None
        start = self.earliest.isoformat() if self.earliest else None
        end = self.latest.isoformat() if self.latest else None
        if self.precision in ("month", "season", "span", "year", "decade"):
            if self.earliest and self.earliest.day == 1:
                start = self.earliest.isoformat()[:7]
            if self.latest and self.latest.day == calendar.monthrange(self.latest.year, self.latest.month)[1]:
                end = self.latest.isoformat()[:7]
            if self.earliest and self.latest and _whole_years(self.earliest, self.latest):
                start, end = str(self.earliest.year), str(self.latest.year)
        return start, end

    def as_record(self) -> dict[str, Any]:
        """Plain dict for JSON and the store."""
        return {
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
            "precision": self.precision,
            "reason": self.reason,
        }

    @classmethod
    def from_record(cls, record: dict[str, Any] | None) -> When:
        """Inverse of `as_record`."""
        if not record:
            return UNKNOWN
        earliest, latest = (date.fromisoformat(v) if v else None for v in (record["earliest"], record["latest"]))
        return cls(earliest, latest, record["precision"], record["reason"])

    def __str__(self) -> str:
        if not self.known:
            return "date unknown"
        start, end = self.iso()
        if start and end:
            return start if start == end else f"{start} – {end}"
        return f"from {start}" if start else f"by {end}"


UNKNOWN = When()


def _edges(iso: str) -> tuple[date, date, Precision]:
    """First and last day, and the precision, of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    parts = [int(p) for p in iso.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31), "year"
    if len(parts) == 2:
        last = calendar.monthrange(parts[0], parts[1])[1]
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], last), "month"
    day = date(*parts)
    return day, day, "day"


def _opening(first: date, precision: Precision) -> str:
    """The first day of an open time ("since 2013") as an ISO string, cut to its year or month when it starts one."""
    if precision == "year" and (first.month, first.day) == (1, 1):
        return f"{first.year:04d}"
    return first.isoformat()[:7] if first.day == 1 else first.isoformat()


def _whole_years(first: date, last: date) -> bool:
    """Whether two days are the first of a year and the last of one."""
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _whole(first: date, last: date) -> str | None:
    """The ISO string of a whole day, month or year that the two ends bound, or None."""
    if first == last:
        return first.isoformat()
    for iso in (f"{first.year:04d}-{first.month:02d}", f"{first.year:04d}"):
        if _edges(iso)[:2] == (first, last):
            return iso
    return None
