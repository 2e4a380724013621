"""How common things are, exactly in a small case and in steps in a large one."""

from __future__ import annotations

import pytest
from newsroom import Newsroom, told

from dateline.link.profile import profile_claims
from dateline.link.tally import MANY, Statistics, step_below


@pytest.mark.parametrize(("count", "step"), [(1, 1), (3, 1), (4, 4), (15, 4), (16, 16), (1000, 256), (1024, 1024)])
def test_steps_are_powers_of_four(count: int, step: int) -> None:
    assert step_below(count) == step


def test_in_a_large_case_one_more_report_concerns_few_others_however_many_share_its_words() -> None:
    room, statistics, most = Newsroom(), Statistics(), 0
    for i in range(1200):
        fact = told("The mill near the river was attacked", "attacked", "ASSAULT", actors=["Ana Moreau"])
        room.report(f"r{i:04}", "2031-04-03", fact)
    profiles = profile_claims(room.claims, room.articles, room.published)
    statistics.change((), profiles[:1100])
    for profile in profiles[1100:]:
        moved = statistics.change((), [profile])
        most = max(most, len(moved.claims), *map(len, moved.among), 0)
    assert most <= MANY


@pytest.mark.parametrize("before", [3, 15])
def test_a_word_that_few_claims_have_is_weighed_anew_when_more_do(before: int) -> None:
    room, statistics = Newsroom(), Statistics()
    for i in range(1200):
        near = "mill" if i < before or i == 1199 else f"place{i}"
        room.report(f"r{i:04}", "2031-04-03", told(f"The {near} was attacked", "attacked", "ASSAULT"))
    profiles = {p.article: p for p in profile_claims(room.claims, room.articles, room.published)}
    last = profiles.pop("r1199")
    statistics.change((), list(profiles.values()))
    rare = statistics.background.words["mill"]
    assert statistics.change((), [last]).claims == {last.id, *(profiles[f"r{i:04}"].id for i in range(before))}
    assert statistics.background.words["mill"] < rare
