"""Weeks later, reports still speak of the same coup; tolls of other days are others."""

from newsroom import Newsroom, event_of, told


def test_weeks_later_the_coup_is_the_same() -> None:
    room = Newsroom()
    coup = told("soldiers seized power in a coup in Norland", "coup", "COUP", mode="seize-power", when="2031-08-10")
    (a,) = room.report("a", "2031-08-12", coup)
    (b,) = room.report("b", "2031-09-20", told("the junta has ruled since the coup", "coup", "COUP", mode="seize-power"))
    (link,) = room.links()
    assert "power is seldom seized" in link.reasons
    events = room.run()
    assert event_of(events, a) == event_of(events, b)


def test_other_numbers_of_people_without_a_name_weeks_apart_are_two_tolls() -> None:
    room = Newsroom()
    first = told("39 people were injured", "injured", "ASSAULT", recipients=["39 people"], figures=[(39, "people", "=")])
    (a,) = room.report("a", "2031-08-10", first)
    second = told("five people were injured", "injured", "ASSAULT", recipients=["five people"], figures=[(5, "people", "=")])
    (b,) = room.report("b", "2031-08-23", second)
    events = room.run()
    assert event_of(events, a) != event_of(events, b)
