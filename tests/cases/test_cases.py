"""Every golden case of tests/cases/en/claims.toml: text in, claims out."""

from __future__ import annotations

import tomllib

from pin_examples import CASES, case_outcomes, cases, complaint, pinned, share_passed

FLOOR = 0.45
"""The part of the cases that must be right in every slot of every claim, whatever is listed as a miss."""
MOST_INVENTED = 0.3
"""Claims that no case asks for, for each one that is asked for."""


DRIFT = 0.04
"""The part that may come out otherwise than listed: eight-bit sums differ a little between kinds of processors."""


def test_cases_come_out_as_listed() -> None:
    said = {name: complaint(outcome, pinned()["cases"]) for name, outcome in case_outcomes().items()}
    otherwise = [f"{name}: {words}" for name, words in said.items() if words]
    assert len(otherwise) <= DRIFT * len(said), "\n".join([*otherwise, "python -m tests.pin_examples lists the misses anew"])


def test_every_listed_miss_is_a_case() -> None:
    assert pinned()["cases"] <= cases().keys()


def test_many_cases_are_right_and_little_is_invented() -> None:
    outcomes = case_outcomes()
    assert share_passed(outcomes) >= FLOOR
    assert sum(o.invented for o in outcomes.values()) <= MOST_INVENTED * sum(o.expected for o in outcomes.values())


def test_cases_have_different_names_and_their_triggers_in_the_text() -> None:
    written = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    assert len(cases()) == len(written)
    assert [c["name"] for c in written if any(claim["trigger"] not in c["text"] for claim in c["claims"])] == []
