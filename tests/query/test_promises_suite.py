"""Stories in which something is promised, and what became of it: raw text in, what `commitments` and `ask` say out."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.query.commitments import Followed

STORIES = Path(__file__).with_name("promises.toml")
FLOORS = {"found": 0.85, "state": 0.8, "due": 0.9, "moved_to": 0.6, "by": 0.85, "to": 0.6, "ask": 0.8}
"""The part that must be right; eight-bit sums differ a little between kinds of processors."""
INVENTED = 0.15
"""Commitments listed at most that no story asks for, for each that is asked for."""


@lru_cache(maxsize=1)
def counts(folder: Path) -> Counter[str]:
    """Per slot how many are asked for ("state") and right ("state right"), over all stories."""
    found: Counter[str] = Counter()
    for number, story in enumerate(tomllib.loads(STORIES.read_text("utf-8"))["stories"]):
        count_story(story, folder / str(number), found)
    return found


def count_story(story: dict[str, Any], folder: Path, found: Counter[str]) -> None:
    folder.mkdir()
    shared = {"title": "", "language": story.get("language", "en")}
    lines = [
        json.dumps({"id": f"r{n}", "text": r["text"], "published": r["day"], "outlet": f"Paper {n}", **shared})
        for n, r in enumerate(story["reports"])
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with dateline.open(folder / "case.dateline") as case:
        case.add(folder / "reports.jsonl")
        case.build()
        listed = list(case.commitments())
        for wanted in story["commitments"]:
            count_one(wanted, listed, found)
        for question in story.get("ask", ()):
            found["ask"] += 1
            found["ask right"] += case.ask(question["question"]).text.startswith(question["begins"])
        told = [w["told"] for w in story["commitments"]]
        found["invented"] += sum(not any(t in q.words for t in told for q in f.quotes) for f in listed)


def count_one(wanted: dict[str, Any], listed: list[Followed], found: Counter[str]) -> None:
    mine = [right_slots(wanted, f) for f in listed if any(wanted["told"] in q.words for q in f.quotes)]
    best = max(mine, key=lambda slots: sum(slots.values()), default={})
    found.update(["found", *(["found right"] if mine else [])])
    for slot in wanted.keys() - {"told"}:
        found[slot] += 1
        found[f"{slot} right"] += best.get(slot, False)


def right_slots(wanted: dict[str, Any], one: Followed) -> dict[str, bool]:
    checks = {
        "state": lambda value: one.state == value,
        "due": lambda value: one.due.iso()[1] == value,
        "moved_to": lambda value: one.moved_to.iso()[1] == value,
        "by": lambda value: set(one.by) == set(value),
        "to": lambda value: set(one.to) == set(value),
    }
    return {slot: check(wanted[slot]) for slot, check in checks.items() if slot in wanted}


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    return counts(tmp_path_factory.mktemp("stories"))


@pytest.mark.parametrize("slot", FLOORS)
def test_most_of_what_became_of_promises_is_told_rightly(right: Counter[str], slot: str) -> None:
    assert right[f"{slot} right"] >= FLOORS[slot] * right[slot], right


def test_little_is_listed_that_nobody_promised(right: Counter[str]) -> None:
    assert right["invented"] <= INVENTED * right["found"], right
