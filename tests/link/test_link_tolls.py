"""Whose deaths are whose: those of assailants and those of the people in their power, and tolls."""

from datetime import date
from typing import Any

from newsroom import Newsroom, event_of, told

from dateline.model import Place
from dateline.when import When

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


def shot(quote: str, victims: str, number: float, day: str, **more: Any) -> dict[str, Any]:
    figures = [(number, "person", "=")]
    return told(quote, "killed", "ASSAULT", mode="kill", recipients=[victims], figures=figures, when=day, **more)


def test_so_many_others_on_another_day_are_other_dead() -> None:
    room = Newsroom()
    (many,) = room.report("a", "2031-08-03", shot("Raiders killed twelve people", "twelve people", 12, "2031-08-02"))
    (two,) = room.report("b", "2031-08-05", shot("Raiders killed two guards", "two guards", 2, "2031-08-04"))
    assert not [k for k in room.links() if {k.left, k.right} == {many.id, two.id} and k.score > 0]
    events = room.run()
    assert event_of(events, many) != event_of(events, two)


def test_nobody_killed_in_one_town_denies_no_killing_in_another() -> None:
    room = Newsroom()
    (dead,) = room.report(
        "a", "2031-08-05", shot("Raiders killed two guards", "two guards", 2, "2031-08-04", where="Puno, Peru")
    )
    none = told("No one was killed", "killed", "ASSAULT", mode="kill", status="denied", where="Cusco, Peru")
    (denied,) = room.report("b", "2031-08-03", none)
    events = room.run()
    assert event_of(events, dead) != event_of(events, denied)


def test_one_report_that_counts_hundreds_and_hundreds_of_thousands_tells_two_wars() -> None:
    room = Newsroom()
    where = {"mode": "kill", "where": "Cusco, Peru"}
    war = told("400,000 were killed", "killed", "ASSAULT", figures=[(400_000, "person", "=")], **where)
    clashes = told("340 were killed", "killed", "ASSAULT", figures=[(340, "person", "=")], **where)
    room.report("a", "2031-08-03", war, clashes)
    assert [k.reasons for k in room.links()] == [("one report gives another number by far",)]


def test_a_few_dead_here_and_thousands_there_are_hardly_one_toll() -> None:
    room = Newsroom()
    where = {"mode": "kill", "where": "Peru"}
    crew = told("Two crew members are dead", "dead", "ASSAULT", figures=[(2, "person", "=")], **where)
    war = told("4,000 people are dead", "dead", "ASSAULT", figures=[(4000, "person", ">=")], **where)
    (few,) = room.report("a", "2031-08-03", crew)
    (many,) = room.report("b", "2031-08-05", war)
    events = room.run()
    assert event_of(events, few) != event_of(events, many)
    assert all("against: many times fewer people" in k.reasons for k in room.links())


def test_one_report_that_puts_deaths_in_two_towns_tells_two_deeds() -> None:
    for towns, one in ((("Cusco, Peru", "Puno, Peru"), False), (("Cusco, Peru", "Cusco, Peru"), True)):
        room = Newsroom()
        deeds = (told("villagers were killed", "killed", "ASSAULT", mode="kill", where=Place(town, "town")) for town in towns)
        here, there = room.report("a", "2031-08-03", *deeds)
        events = room.run()
        assert (event_of(events, here) == event_of(events, there)) is one
        assert any("two towns" in reason for k in room.links() for reason in k.reasons) is not one


def test_what_has_gone_on_for_years_is_not_what_began_this_week() -> None:
    room = Newsroom()
    (new,) = room.report("a", "2031-08-03", told("a curfew began", "curfew", "COERCE", mode="restrict", when="2031-08-02"))
    since = told(
        "a curfew is in force", "curfew", "COERCE", mode="restrict", status="ongoing", when=When(date(2027, 6, 1), None, "span")
    )
    (old,) = room.report("b", "2031-08-05", since)
    events = room.run()
    assert event_of(events, new) != event_of(events, old)


def test_a_denial_of_nobody_and_nothing_that_is_told_does_not_deny_it() -> None:
    room = Newsroom()
    (heard,) = room.report("a", "2031-08-11", told("shooting was heard near the camp", "shooting", "ASSAULT"))
    refused = told("the captain said that they would not open fire", "fire", "ASSAULT", status="denied")
    (none,) = room.report("b", "2031-08-12", refused)
    events = room.run()
    assert event_of(events, heard) != event_of(events, none)


def test_one_report_that_counts_three_and_thirty_arrests_tells_two() -> None:
    room = Newsroom()
    few = told("police arrested three suspects", "arrested", "COERCE", mode="arrest", figures=[(3, "suspect", "=")])
    many = told("34 people were detained at a march", "detained", "COERCE", mode="arrest", figures=[(34, "person", "=")])
    room.report("a", "2031-08-03", few, many)
    assert [k.reasons for k in room.links()] in ([], [("one report gives another number by far",)])


def test_one_report_that_dates_two_killings_to_two_days_tells_two() -> None:
    room = Newsroom()
    where = {"mode": "kill", "where": "Peru"}
    one = told("one demonstrator is killed", "killed", "ASSAULT", when="2031-08-03", recipients=["one demonstrator"], **where)
    five = told("at least five were killed", "killed", "ASSAULT", when="2031-08-04", **where)
    room.report("a", "2031-08-06", one, five)
    assert [k.reasons for k in room.links()] in ([], [("one report tells of two days",)])
