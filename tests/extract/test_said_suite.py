"""Who says so: short passages of every kind of report of speech, none of which may come out worse than is pinned."""

from __future__ import annotations

from suites import fallen


def test_no_kind_of_report_falls_below_its_pin() -> None:
    worse = fallen("said")
    assert not worse, "\n".join(worse)
