"""Whose deaths are whose: those of assailants and those of the people in their power, and tolls."""

from newsroom import Newsroom, event_of, told

SIEGE: dict[str, object] = {"mode": "kill", "where": "Mombasa, Kenya"}


def deaths(quote: str, trigger: str, count: int, unit: str, **slots: object) -> dict[str, object]:
    return told(quote, trigger, "ASSAULT", figures=[(count, unit, "=")], **{**SIEGE, **slots})


def test_the_dead_of_assailants_are_not_those_whom_they_killed() -> None:
    room = Newsroom()
    by, back = {"actors": ["gunmen"], "recipients": ["12 guests"]}, {"actors": ["soldiers"], "recipients": ["last two gunmen"]}
    (a,) = room.report("a", "2031-08-11", deaths("gunmen killed 12 guests", "killed", 12, "guest", when="2031-08-10", **by))
    (b,) = room.report(
        "b", "2031-08-12", deaths("soldiers killed the last two gunmen", "killed", 2, "gunman", when="2031-08-11", **back)
    )
    events = room.run()
    assert event_of(events, a) != event_of(events, b)


def test_hostages_who_died_are_no_attackers() -> None:
    room = Newsroom()
    (a,) = room.report("a", "2031-08-11", deaths("six attackers died", "died", 6, "attacker", recipients=["six attackers"]))
    (b,) = room.report("b", "2031-08-11", deaths("two hostages died", "died", 2, "hostage", recipients=["two hostages"]))
    events = room.run()
    assert event_of(events, a) != event_of(events, b)


def test_a_toll_is_of_the_deed_that_killed_about_as_many() -> None:
    slots = {"actors": ["gunmen"], "recipients": ["12 people"], "when": "2031-08-10"}
    for toll, one in ((19, True), (300, False)):
        room = Newsroom()
        (a,) = room.report("a", "2031-08-11", deaths("gunmen killed 12 people", "killed", 12, "person", **slots))
        (b,) = room.report("b", "2031-08-13", deaths(f"the death toll rose to {toll}", "toll", toll, "person", where=None))
        events = room.run()
        assert (event_of(events, a) == event_of(events, b)) is one
