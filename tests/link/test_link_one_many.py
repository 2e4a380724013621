"""One who is named is no crowd, and what a light verb carries is what happened."""

from newsroom import Newsroom, event_of, told

DAY: dict[str, object] = {"when": "2031-08-10", "where": "Cusco, Peru"}


def test_the_death_of_one_who_is_named_is_not_that_of_civilians() -> None:
    room = Newsroom()
    deed = told("soldiers killed Omar Deng", "killed", "ASSAULT", mode="kill", recipients=["Omar Deng"], **DAY)
    (a,) = room.report("a", "2031-08-11", deed)
    deed = told("India condemned the killing of civilians", "killing", "ASSAULT", mode="kill", recipients=["civilians"])
    (b,) = room.report("b", "2031-08-13", deed)
    events = room.run()
    assert event_of(events, a) != event_of(events, b)


def test_a_light_verb_makes_no_two_happenings_one() -> None:
    room = Newsroom()
    (a,) = room.report("a", "2031-08-11", told("officers were taken hostage", "taken hostage", "ASSAULT", mode="abduct"))
    denied = told("former soldiers had not taken part", "taken part", "ASSAULT", status="denied", actors=["former soldiers"])
    (b,) = room.report("b", "2031-08-12", denied)
    events = room.run()
    assert event_of(events, a) != event_of(events, b)
