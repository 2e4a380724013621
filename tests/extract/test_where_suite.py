"""Where it happened: short passages of every kind of place, none of which may come out worse than is pinned."""

from __future__ import annotations

from suites import fallen


def test_no_kind_of_place_falls_below_its_pin() -> None:
    worse = fallen("where")
    assert not worse, "\n".join(worse)
