"""Numbers: short passages with what they count and of which happening, none of which may come out worse than is pinned."""

from __future__ import annotations

from suites import fallen


def test_no_kind_of_number_falls_below_its_pin() -> None:
    worse = fallen("figures")
    assert not worse, "\n".join(worse)
