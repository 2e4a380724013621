"""A reaction that only points at what happened in a country is about the deed there that stands out, whoever tells of it."""

from __future__ import annotations

import pytest
from newsroom import Newsroom, event_of, told

COUP = told("Soldiers seized power in Chad", "seized power", "COUP", actors=["soldiers"], when="2031-03-05", where="Chad")
RAID = told("Raiders killed two men", "killed", "ASSAULT", actors=["raiders"], when="2031-03-01", where="Abeche, Chad")
BOMB = told("A bomb killed a guard", "killed", "ASSAULT", recipients=["guard"], when="2031-03-06", where="Moundou, Chad")


def said(day: str, place: str = "Chad") -> dict[str, object]:
    return told("Oslo is worried by the events", "worried", "ACCUSE", actors=["Norway"], when=day, points_at=place)


def about(room: Newsroom, reaction: dict[str, object], *deeds: dict[str, object]) -> str | None:
    """The trigger of the deed that a reaction in a report of its own is about."""
    made = [room.report(f"r{i}", "2031-03-07", deed)[0] for i, deed in enumerate(deeds)]
    (claim,) = room.report("other", "2031-03-20", reaction)
    events = room.run()
    found = event_of(events, claim).about
    return next((c.trigger_text for c in made if event_of(events, c).id == found), None)


def test_seizure_of_power_stands_out() -> None:
    assert about(Newsroom(), said("2031-03-07"), RAID, BOMB, COUP) == "seized power"


def test_only_deed_of_its_kind_is_meant() -> None:
    assert about(Newsroom(), said("2031-03-07"), BOMB) == "killed"


def test_two_alike_are_not_told_apart() -> None:
    """What is not known is not said: both were told once."""
    assert about(Newsroom(), said("2031-03-07"), RAID, BOMB) is None


def test_what_more_reports_tell_is_meant() -> None:
    again = {**RAID, "quote": "In Abeche two men were killed by raiders"}
    room = Newsroom()
    first, _, _ = (room.report(f"r{i}", "2031-03-07", deed)[0] for i, deed in enumerate((RAID, again, BOMB)))
    (claim,) = room.report("other", "2031-03-08", said("2031-03-07"))
    events = room.run()
    assert event_of(events, claim).about == event_of(events, first).id


@pytest.mark.parametrize("reaction", [said("2031-03-04"), said("2031-03-13"), said("2031-03-07", "Niger")])
def test_other_days_and_countries_are_not_meant(reaction: dict[str, object]) -> None:
    """Before the deed, more than a week after it, or in another country."""
    assert about(Newsroom(), reaction, COUP) is None


def test_what_only_may_happen_is_not_meant() -> None:
    assert about(Newsroom(), said("2031-03-07"), {**COUP, "status": "planned"}) is None
