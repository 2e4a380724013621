"""What several reports and voices tell of one number comes together as one disagreement."""

from __future__ import annotations

import json
from pathlib import Path

import dateline

STRIKE = {
    "a": (
        "2021-09-05",
        "An air strike on a wedding in Sanaa killed 20 guests on Saturday, doctors said. The coalition put the toll at three.",
    ),
    "b": (
        "2021-09-06",
        "The death toll from Saturday's air strike on a wedding in Sanaa rose to 27 on Monday, the health ministry said.",
    ),
    "c": (
        "2021-09-06",
        "Warplanes hit a wedding party in Sanaa on Saturday, leaving at least 22 people dead, a hospital director said.",
    ),
}
RALLY = {
    "d": (
        "2023-08-07",
        "About 30,000 supporters of the coup gathered in a stadium in Niamey, according to organisers; "
        "reporters at the scene put the crowd at around 20,000.",
    )
}

ATTACK = {
    "e": ("2023-08-07", "Three gunmen attacked a mosque in Herat on Sunday."),
    "f": ("2023-08-07", "Gunmen attacked a mosque in Herat on Sunday, leaving nine dead."),
}


def numbers(folder: Path, reports: dict[str, tuple[str, str]]) -> set[str]:
    """The numbers of people on which the reports disagree."""
    lines = (
        json.dumps({"id": name, "outlet": f"Post {name}", "published": day, "language": "en", "text": text})
        for name, (day, text) in reports.items()
    )
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with dateline.open(folder / "c.dateline") as case:
        case.add(folder / "reports.jsonl")
        case.build()
        return {r.value for d in case.disagreements() if d.slot == "figures:people" for r in d.values}


def test_tolls_of_one_strike_are_one_disagreement(tmp_path: Path) -> None:
    assert {"20", "3", "27"} <= numbers(tmp_path, STRIKE)


def test_two_numbers_of_one_crowd_in_one_sentence(tmp_path: Path) -> None:
    assert numbers(tmp_path, RALLY) == {"~30000", "~20000"}


def test_those_who_attacked_are_not_counted_against_those_who_died(tmp_path: Path) -> None:
    assert numbers(tmp_path, ATTACK) == set()
