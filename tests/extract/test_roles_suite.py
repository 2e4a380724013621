"""Who does it to whom: 40 deeds in many constructions. Whoever suffers is not said to act."""

from __future__ import annotations

from suites import fallen, role_outcomes, swapped

FOUND = 0.9
"""The part of the sentences in which both have to be found where they belong."""


def test_nobody_who_suffers_is_said_to_act() -> None:
    wrong = [str(o) for o in role_outcomes() if o.claim is not None and swapped(o.claim, o.sentence.expected)]
    assert not wrong, "\n".join(wrong)


def test_both_are_found_in_most_sentences() -> None:
    outcomes = role_outcomes()
    assert sum(o.right for o in outcomes) >= FOUND * len(outcomes)


def test_no_construction_falls_below_its_pin() -> None:
    worse = fallen("roles")
    assert not worse, "\n".join(worse)
