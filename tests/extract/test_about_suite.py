"""What reactions are about: short passages, none of which may come out worse than is pinned."""

from __future__ import annotations

from suites import fallen


def test_no_kind_of_reaction_falls_below_its_pin() -> None:
    worse = fallen("about")
    assert not worse, "\n".join(worse)
