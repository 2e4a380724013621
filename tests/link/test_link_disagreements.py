from dataclasses import replace

import pytest
from newsroom import Newsroom, event_of, judge, told

from dateline.link import event_id
from dateline.link.disagree import figure_value, figures_agree, one_word_off, places_clash, spelt_otherwise
from dateline.link.manner import hours_in
from dateline.link.words import families_of
from dateline.model import Disagreement, Figure, Span
from dateline.when import When

RAID: dict[str, object] = {
    "actors": ["Peru armed forces"],
    "recipients": ["Red Hill rebels"],
    "when": "2031-08-10",
    "where": "Cusco, Peru",
}


def raid(room: Newsroom, name: str, published: str, quote: str, **slots: object) -> None:
    room.report(name, published, told(quote, "raid", "ASSAULT", mode="attack", **{**RAID, **slots}))


def found(room: Newsroom, slot: str) -> list[Disagreement]:
    (event,) = room.run()
    return [d for d in event.disagreements if d.slot == slot]


def test_numbers_of_one_day_that_differ_contradict() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the camp left 14 rebels dead", figures=[(14, "dead", "=")])
    raid(room, "b", "2031-08-11", "In the raid on the rebel camp 30 were left dead", figures=[(30, "dead", "=")])
    (one,) = found(room, "figures:dead")
    assert one.kind == "contradiction"
    assert {r.value for r in one.readings} == {"14", "30"}


def test_about_fifty_and_forty_nine_agree() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the camp took some 50 rebels", figures=[(50, "men", "~")])
    raid(room, "b", "2031-08-11", "In the raid on the camp 49 rebels were taken", figures=[(49, "rebels", "=")])
    assert [d.kind for d in found(room, "figures:people")] == ["precision"]


def test_denied_and_happened_contradict() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the rebel camp began at dawn")
    raid(room, "b", "2031-08-11", "There was no raid on the rebel camp, a spokesman said", status="denied")
    (one,) = found(room, "status")
    assert one.kind == "contradiction"


def test_who_says_how_it_was_not_done_does_not_contradict_himself() -> None:
    room = Newsroom()
    how, how_not = "The raid on the rebel camp was led by night", "The raid on the rebel camp was not led against civilians"
    said = {"said_by": ["minister"]}
    slots = {"actors": ["army"], "recipients": ["rebel camp"], "when": "2031-08-10", **said}
    room.report(
        "a", "2031-08-11", told(how, "raid", "ASSAULT", **slots), told(how_not, "raid", "ASSAULT", status="denied", **slots)
    )
    assert found(room, "status") == []
    raid(room, "b", "2031-08-11", "The army's raid on the rebel camp began at dawn")
    assert [d.kind for d in found(room, "status")] == ["contradiction"]


def test_two_towns_contradict_and_a_town_in_its_country_does_not() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the rebel camp began at dawn")
    raid(room, "b", "2031-08-11", "The dawn raid on the rebel camp lasted an hour", where="Peru")
    assert found(room, "where") == []
    raid(room, "c", "2031-08-12", "The raid on the rebel camp ended at noon", where="Arequipa, Peru")
    (one,) = found(room, "where")
    assert {r.value for r in one.readings} == {"Cusco, Peru", "Arequipa, Peru"}


def test_two_places_that_a_report_names_together_do_not_contradict() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the rebel camp in Arequipa began at dawn", where="Arequipa, Peru")
    raid(room, "b", "2031-08-11", "The dawn raid on the rebel camp in Cusco lasted an hour")
    assert found(room, "where")
    raid(room, "c", "2031-08-12", "The raid on the rebel camp in Arequipa near Cusco ended at noon", where="Arequipa, Peru")
    assert found(room, "where") == []


def test_a_date_after_the_report_is_an_error() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-03", "The army's raid on the rebel camp began at dawn")
    (one,) = found(room, "when")
    assert one.kind == "error"


def test_two_spellings_of_a_name() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "Colonel Tejada led the raid on the camp", actors=[("Luis Tejada", "Luis Tejada")])
    raid(room, "b", "2031-08-11", "Luis Tehada led the raid on the camp", actors=[("Luis Tejada", "Luis Tehada")])
    (one,) = found(room, "name")
    assert one.kind == "spelling"
    assert {r.value for r in one.readings} == {"Luis Tejada", "Luis Tehada"}


@pytest.mark.parametrize(
    ("a", "b", "clash"),
    [
        ("Cusco, Peru", "Peru", False),
        ("northern Peru", "Peru", False),
        ("Old Palace, Lima, Peru", "Lima, Peru", False),
        ("Cusco, Peru", "Lima, Peru", True),
        ("Peru", "Chile", True),
    ],
)
def test_places(a: str, b: str, clash: bool) -> None:
    assert places_clash(a, b) is clash
    assert places_clash(b, a) is clash


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ((100, ">="), (105, "="), True),
        ((100, ">="), (90, "="), False),
        ((50, "~"), (49, "="), True),
        ((8, "="), (9, "="), False),
    ],
)
def test_figures(a: tuple[float, str], b: tuple[float, str], agree: bool) -> None:
    left, right = (Figure(v, "people", str(v), Span("x", 0, 1), c) for v, c in (a, b))  # type: ignore[arg-type]
    assert figures_agree(left, right) is agree
    assert figures_agree(right, left) is agree


def test_a_date_carried_from_another_sentence_disputes_nothing() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-16", "The army's raid on the rebel camp began at dawn")
    carried = When.of("2031-08-12", reason="as what is told just before; the last Tuesday")
    raid(room, "b", "2031-08-16", "The dawn raid on the rebel camp lasted an hour", when=carried)
    assert found(room, "when") == []
    raid(room, "c", "2031-08-16", "The dawn raid on the camp came on the 12th", when="2031-08-12")
    assert [d.kind for d in found(room, "when")] == ["contradiction"]


def test_who_denies_it_does_not_date_it() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-16", "The army's raid on the rebel camp began at dawn")
    raid(room, "b", "2031-08-16", "There was no raid on the rebel camp, a spokesman said", when="2031-08-11", status="denied")
    assert found(room, "when") == []


def test_a_report_does_not_contradict_its_own_date_by_counting() -> None:
    room = Newsroom()
    outright = told("The army's raid on the rebel camp began on the 10th", "raid", "ASSAULT", mode="attack", **RAID)
    counted = When.of("2031-08-13", reason="two days after counted from 2031-08-11")
    second = told(
        "Shots fell two days after the raid on the rebel camp", "raid", "ASSAULT", mode="attack", **{**RAID, "when": counted}
    )
    room.report("a", "2031-08-16", outright, second)
    assert found(room, "when") == []
    raid(room, "b", "2031-08-16", "The raid on the rebel camp came on the 13th", when="2031-08-13")
    assert [d.kind for d in found(room, "when")] == ["contradiction"]


def test_a_number_given_again_after_a_larger_one_contradicts_it() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the camp killed four people", figures=[(4, "people", "=")])
    raid(room, "b", "2031-08-12", "In the raid on the camp seven people were killed", figures=[(7, "people", "=")])
    assert [d.kind for d in found(room, "figures:people")] == ["development"]
    raid(room, "c", "2031-08-15", "The army counts four dead in the raid on the camp", figures=[(4, "dead", "=")])
    assert [d.kind for d in found(room, "figures:people")] == ["contradiction"]


def test_a_state_and_one_who_acts_for_it_do_not_contradict() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "Peru's raid on the rebel camp began at dawn", actors=["Peru"])
    raid(
        room,
        "b",
        "2031-08-11",
        "President Luis Tejada ordered the dawn raid on the rebel camp",
        actors=[("Luis Tejada", "President Luis Tejada")],
    )
    assert found(room, "actors") == []
    raid(room, "c", "2031-08-11", "The Falcons' dawn raid on the rebel camp lasted an hour", actors=["Falcon Brigade"])
    (one,) = found(room, "actors")
    assert {"Falcon Brigade", "Peru"} <= {r.value for r in one.readings}


def test_two_parties_each_named_alone_for_one_deed_contradict() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "Pachacutec's raid on the rebel camp began at dawn", actors=["Pachacutec Movement"])
    raid(room, "b", "2031-08-11", "The Falcons' dawn raid on the rebel camp lasted an hour", actors=["Falcon Brigade"])
    (one,) = found(room, "actors")
    assert {r.value for r in one.readings} == {"Falcon Brigade", "Pachacutec Movement"}
    both = ["Falcon Brigade", "Pachacutec Movement"]
    raid(room, "c", "2031-08-12", "The raid of both on the rebel camp ended at noon", actors=both)
    assert found(room, "actors") == []


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("Colonel Mamud Okelo", "Col. Mahmud Okello", True),
        ("Mamud Okelo", "Mamud Okello", True),
        ("Kenya's Minister Ruth Okelo", "Kenyan minister Ruth Okelo", False),
        ("America", "The United States", False),
        ("Ministry of Defence", "Defense Ministry", False),
        ("ambassadeurs", "ambassadors", False),
    ],
)
def test_what_is_a_spelling_and_what_another_description(a: str, b: str, differ: bool) -> None:
    assert spelt_otherwise(a, b) is differ
    assert spelt_otherwise(b, a) is differ


@pytest.mark.parametrize(
    ("a", "b", "off"),
    [
        ("Momo Sall", "Mumu Sall", True),
        ("Prime Minister Momo Sall", "Mumu Sall", True),
        ("Momo Sall", "Karim Sall", False),
        ("Momo Sall", "Momo Sall", False),
        ("Sall", "Soll", False),
    ],
)
def test_a_name_of_which_one_word_has_other_vowels(a: str, b: str, off: bool) -> None:
    assert one_word_off(a, b) is off
    assert one_word_off(b, a) is off


def test_a_rounded_number_and_an_exact_one_differ_in_precision() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the camp took some 50 men", figures=[(50, "men", "~")])
    raid(room, "b", "2031-08-12", "In the raid on the camp 49 men were taken", figures=[(49, "men", "=")])
    (one,) = found(room, "figures:people")
    assert one.kind == "precision"


def test_an_attempt_that_later_reports_tell_as_done_is_a_development_though_one_tells_both() -> None:
    room = Newsroom()
    both = {**RAID, "mode": "attack"}
    room.report(
        "a",
        "2031-08-11",
        told("The army's attempted raid on the rebel camp was beaten back", "raid", "ASSAULT", status="attempted", **both),
        told("The raid on the rebel camp began at dawn", "raid", "ASSAULT", **both),
    )
    raid(room, "b", "2031-08-12", "The army's raid on the rebel camp succeeded")
    assert [d.kind for d in found(room, "status")] == ["development"]


def test_what_is_planned_after_it_was_told_as_done_is_no_development() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the rebel camp began at dawn")
    raid(room, "b", "2031-08-13", "The army will raid the rebel camp", status="planned", when=None)
    assert found(room, "status") == []


def test_what_is_to_come_is_not_what_was_over_days_before() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the rebel camp began at dawn")
    raid(room, "b", "2031-08-19", "The army will raid the rebel camp", status="planned", when=None)
    assert [len(e.claims) for e in room.run()] == [1, 1]


def test_what_still_goes_on_does_not_contradict_its_beginning() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-12", "The army's raid on the rebel camp began at dawn")
    raid(room, "b", "2031-08-12", "The raid on the rebel camp goes on", when="2031-08-12", status="ongoing")
    assert found(room, "when") == []


def test_a_date_on_another_day_of_the_week_is_an_error() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-12", "The army's raid on the rebel camp began on Sunday, 10 August")
    raid(room, "b", "2031-08-12", "The dawn raid on the rebel camp came on Monday, 10 August")
    room.claims = [
        replace(c, when_text=words) for c, words in zip(room.claims, ("Sunday, 10 August", "Monday, 10"), strict=True)
    ]
    (one,) = found(room, "when")
    assert (one.kind, one.note) == ("error", "b: “Monday, 10”: not that day of the week")


def test_whom_a_deed_was_done_to_is_no_rival_of_who_did_it() -> None:
    room = Newsroom()
    sanction = {"recipients": ["Chile"], "when": "2031-08-10"}
    quotes = (("a", "Peru's sanctions on Chile began", ["Peru"]), ("b", "The sanctions of Chile began", ["Chile"]))
    for name, quote, actors in quotes:
        room.report(name, "2031-08-11", told(quote, "sanctions", "SANCTION", mode="embargo", **{**sanction, "actors": actors}))
    assert [d.slot for e in room.run() for d in e.disagreements] == []


def answer(room: Newsroom, name: str, about: str, quote: str, trigger: str, kind: str, **slots: object) -> None:
    room.report(name, "2031-08-12", told(quote, trigger, kind, **slots))
    room.claims[-1] = replace(room.claims[-1], about=about)


def disputes(room: Newsroom, claim: str, slot: str) -> list[set[str]]:
    (event,) = [e for e in room.run() if claim in e.claims]
    return [{r.value for r in d.readings} for d in event.disagreements if d.slot == slot]


def test_who_denies_it_in_an_answer_disputes_that_it_happened() -> None:
    room = Newsroom()
    quit_ = told("Minister Rosa Quispe resigned, aides said", "resigned", "OFFICE", actors=["Rosa Quispe"], when="2031-08-11")
    (left,) = room.report("a", "2031-08-11", quit_)
    answer(room, "b", left.id, "A spokeswoman denied it", "denied", "REJECT", actors=["spokeswoman"])
    assert disputes(room, left.id, "status") == [{"happened", "denied"}]
    (event,) = [e for e in room.run() if left.id in e.claims]
    (denied,) = [r for d in event.disagreements for r in d.readings if r.value == "denied"]
    assert (denied.said_by, denied.claims) == (("spokeswoman",), (room.claims[-1].id,))
    assert event.claims == (left.id,)
    assert event.status == "happened"


def test_who_refuses_to_answer_for_it_denies_nothing() -> None:
    room = Newsroom()
    (left,) = room.report("a", "2031-08-11", told("Rosa Quispe resigned", "resigned", "OFFICE", actors=["Rosa Quispe"]))
    answer(room, "b", left.id, "The party rejected it", "rejected", "REJECT", actors=["party"])
    assert disputes(room, left.id, "status") == []


def test_two_who_are_blamed_by_different_reports_dispute_who_did_it() -> None:
    room = Newsroom()
    (raided,) = room.report(
        "a", "2031-08-11", told("The gunmen raided the camp", "raided", "ASSAULT", **{**RAID, "actors": ["gunmen"]})
    )
    answer(
        room, "b", raided.id, "The mayor blamed rustlers for it", "blamed", "ACCUSE", actors=["mayor"], recipients=["rustlers"]
    )
    assert disputes(room, raided.id, "actors") == []
    blame = "The army accused the Blue Scarves of it"
    answer(room, "c", raided.id, blame, "accused", "ACCUSE", actors=["army"], recipients=["Blue Scarves"])
    assert disputes(room, raided.id, "actors") == [{"rustlers", "Blue Scarves"}]


def test_who_stands_against_a_deed_in_a_report_is_not_told_there_as_its_doer() -> None:
    room = Newsroom()
    (raided,) = room.report(
        "a", "2031-08-11", told("The Blue Scarves raided the camp", "raided", "ASSAULT", **{**RAID, "actors": ["Blue Scarves"]})
    )
    raid(room, "b", "2031-08-11", "The African Union condemned the raid on the rebel camp", actors=["African Union"])
    assert disputes(room, raided.id, "actors") == [{"Blue Scarves", "African Union"}]
    other = room.claims[-1]
    condemned = replace(other, id="condemned", type="ACCUSE", mode=None, trigger_text="condemned", about=other.id)
    room.claims.append(condemned)
    assert disputes(room, raided.id, "actors") == []


def test_an_answer_that_people_reject_disputes_nothing() -> None:
    room = Newsroom()
    (left,) = room.report("a", "2031-08-11", told("Rosa Quispe resigned", "resigned", "OFFICE", actors=["Rosa Quispe"]))
    answer(room, "b", left.id, "An aide denied it", "denied", "REJECT", actors=["aide"])
    for target in (room.claims[-1].id, event_id(room.claims[-1].id)):
        (event,) = [e for e in room.run([judge("reject", target)]) if left.id in e.claims]
        assert event.disagreements == ()


def test_a_plan_whose_day_is_over_tells_the_day_it_was_spoken_of() -> None:
    room = Newsroom()
    said = When.of("2031-08-12", reason="same sentence as “On the 12th”")
    raid(room, "a", "2031-08-12", "On the 12th the army said it would raid the camp", when=said, status="planned")
    raid(room, "d", "2031-08-12", "The army said on the 11th it would raid the camp", when="2031-08-11", status="planned")
    raid(room, "b", "2031-08-13", "The army's raid on the rebel camp began on the 10th")
    assert found(room, "when") == []
    raid(room, "c", "2031-08-09", "The army's raid on the rebel camp is set for the 11th", when="2031-08-11", status="planned")
    assert [d.kind for d in found(room, "when")] == ["development"]


def test_a_plan_that_a_later_report_says_was_not_carried_out_is_a_development() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-09", "The army is to raid the rebel camp", status="planned")
    raid(room, "b", "2031-08-12", "The army did not raid the rebel camp", status="denied")
    (one,) = found(room, "status")
    assert (one.kind, {r.value for r in one.readings}) == ("development", {"planned", "denied"})


def test_to_stand_for_election_and_win_is_no_disagreement() -> None:
    room = Newsroom()
    vote: dict[str, object] = {"actors": ["Ana Moreau"], "when": "2031-05", "where": "Peru"}
    room.report(
        "a", "2031-06-01", told("Ana Moreau's bid for a second term brought riots", "bid", "VOTE", status="attempted", **vote)
    )
    room.report("b", "2031-06-03", told("Ana Moreau won a second term", "won", "VOTE", **vote))
    events = room.run()
    assert not [d for e in events for d in e.disagreements]


def test_men_and_personnel_count_the_same_heads() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid took 90 men", figures=[(90, "man", "=")])
    raid(
        room, "b", "2031-08-11", "The raid on the camp took 105 military personnel", figures=[(105, "military personnel", "=")]
    )
    assert [d.kind for d in found(room, "figures:people")] == ["contradiction"]


def test_a_plan_that_a_later_report_tells_as_done_is_a_development_though_the_first_tells_both() -> None:
    room = Newsroom()
    room.report(
        "a",
        "2031-08-09",
        told("The army is to raid the rebel camp", "raid", "ASSAULT", status="planned", mode="attack", **RAID),
        told("The raid on the rebel camp is no secret", "raid", "ASSAULT", mode="attack", **RAID),
    )
    raid(room, "b", "2031-08-12", "The army's raid on the rebel camp began at dawn")
    assert [d.kind for d in found(room, "status")] == ["development"]


def test_a_report_that_tells_a_plan_and_the_deed_disagrees_with_none_of_its_day() -> None:
    room = Newsroom()
    room.report(
        "a",
        "2031-08-12",
        told("The army is to raid the rebel camp", "raid", "ASSAULT", status="planned", mode="attack", **RAID),
        told("The raid on the rebel camp is no secret", "raid", "ASSAULT", mode="attack", **RAID),
    )
    raid(room, "b", "2031-08-12", "The army's raid on the rebel camp began at dawn")
    assert found(room, "status") == []


def test_soldiers_and_protesters_are_not_the_same_heads() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the camp left 14 soldiers dead", figures=[(14, "soldiers", "=")])
    raid(room, "b", "2031-08-11", "In the raid on the rebel camp 3 protesters died", figures=[(3, "protesters", "=")])
    assert found(room, "figures:people") == []


def test_a_state_that_one_report_alone_adds_is_more_than_others_say() -> None:
    room = Newsroom()
    lifted: dict[str, object] = {"mode": "lift", "actors": ["ECOWAS"], "when": "2031-07-03"}
    both = {**lifted, "recipients": ["Peru", "Bolivia"]}
    room.report(
        "a", "2031-07-03", told("The bloc lifted its sanctions", "lifted", "RETREAT", **{**lifted, "recipients": ["Peru"]})
    )
    room.report("b", "2031-07-04", told("The bloc lifted sanctions on Peru and Bolivia", "lifted", "RETREAT", **both))
    (one,) = found(room, "recipients")
    assert one.kind == "precision"
    assert [r.value for r in one.readings] == ["Peru", "Bolivia"]


def test_a_report_that_has_somebody_blame_another_than_it_names_itself_tells_of_two() -> None:
    room = Newsroom()
    coup: dict[str, object] = {"mode": "overthrow", "recipients": ["Ana Moreau"], "when": "2031-08-10"}
    blamed = {**coup, "actors": ["Chile"], "said_by": ["envoy"], "status": "alleged"}
    own, other = room.report(
        "a",
        "2031-08-11",
        told("General Luis Prado led the coup", "coup", "COUP", **coup, actors=["Luis Prado"]),
        told("Chile made the coup, says an envoy", "coup", "COUP", **blamed),
    )
    event = event_of(room.run([judge("link", own.id, other.id)]), own)
    (one,) = (d for d in event.disagreements if d.slot == "actors")
    assert {r.value for r in one.readings} == {"Luis Prado", "Chile"}


def test_opposite_words_of_two_reports_contradict_each_other() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The unarmed men were taken in the army's raid")
    raid(room, "b", "2031-08-11", "The army's raid met men with weapons of war")
    (one,) = found(room, "manner")
    assert [r.value for r in one.readings] == ["unarmed", "with weapons"]


def test_a_report_with_words_of_both_sides_contradicts_nobody() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The unarmed men were taken in the army's raid, their armed guards fled")
    raid(room, "b", "2031-08-11", "The army's raid met armed men")
    assert found(room, "manner") == []


def test_no_weapons_are_no_weapons() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "There were no weapons in the camp when the raid began")
    raid(room, "b", "2031-08-11", "The raid on the camp found no weapons of war")
    assert found(room, "manner") == []


def test_morning_and_evening_of_one_day_contradict() -> None:
    room = Newsroom()
    room.report(
        "a", "2031-08-11", told("The raid began on Sunday morning", "raid", "ASSAULT", **RAID, when_text="Sunday morning")
    )
    room.report("b", "2031-08-11", told("The raid came at 7 p.m.", "raid", "ASSAULT", **RAID, when_text="Sunday 7 p.m."))
    (one,) = found(room, "when")
    assert {r.value for r in one.readings} == {"Sunday morning", "Sunday 7 p.m."}


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("on Sunday morning", (4, 12.5)),
        ("early morning", (0, 9)),
        ("at about 11:15 a.m.", (10.25, 12.25)),
        ("at 12.30 pm", (11.5, 13.5)),
        ("à 14h30", (13.5, 15.5)),
        ("on Monday night", None),
        ("at 12:30 GMT", None),
        ("on 3 May", None),
    ],
)
def test_hours_of_a_day(text: str, hours: tuple[float, float] | None) -> None:
    assert hours_in(text) == hours


def test_what_a_report_does_not_vouch_for_and_another_tells_as_fact() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "Rumour has it that the army made a raid on the camp", status="alleged")
    raid(room, "b", "2031-08-12", "The army's raid on the rebel camp began at dawn")
    (one,) = found(room, "status")
    assert (one.kind, one.note) == ("development", "told as unconfirmed, then as fact")


def test_what_somebody_says_is_no_rumour() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army made a raid, the mayor says", status="alleged", said_by=["mayor"])
    raid(room, "b", "2031-08-12", "The army's raid on the rebel camp began at dawn")
    assert found(room, "status") == []


def test_a_demand_that_is_met_is_no_disagreement() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The mayor asked for the army's raid on the camp", status="called_for")
    raid(room, "b", "2031-08-12", "The army's raid on the rebel camp began at dawn")
    assert found(room, "status") == []


def test_the_votes_of_a_body_do_not_grow() -> None:
    room = Newsroom()
    vote: dict[str, object] = {"mode": "parliamentary", "actors": ["Peru parliament"], "when": "2031-08-10"}
    for name, day, votes in (("a", "2031-08-11", 195), ("b", "2031-08-12", 204)):
        quote = f"Parliament passed the bill by {votes} votes"
        room.report(name, day, told(quote, "passed the bill", "VOTE", **vote, figures=[(votes, "votes", "=")]))
    (one,) = found(room, "figures:votes")
    assert one.kind == "contradiction"


def test_who_claims_it_and_who_is_blamed_for_it_dispute_who_did_it() -> None:
    room = Newsroom()
    (raided,) = room.report("a", "2031-08-11", told("The camp was raided", "raided", "ASSAULT", **{**RAID, "actors": []}))
    claim = "The Black Dawn claimed responsibility for it"
    answer(room, "b", raided.id, claim, "claimed responsibility", "STATEMENT", actors=["Black Dawn"])
    assert disputes(room, raided.id, "actors") == []
    blame = "The army accused the Blue Scarves of it"
    answer(room, "c", raided.id, blame, "accused", "ACCUSE", actors=["army"], recipients=["Blue Scarves"])
    assert disputes(room, raided.id, "actors") == [{"Black Dawn", "Blue Scarves"}]


def test_who_denies_a_part_in_it_denies_it_where_somebody_names_him() -> None:
    room = Newsroom()
    (raided,) = room.report("a", "2031-08-11", told("The camp was raided", "raided", "ASSAULT", **{**RAID, "actors": []}))
    part = "The Blue Scarves denied any part in it"
    answer(room, "b", raided.id, part, "denied", "REJECT", mode="disown", actors=["Blue Scarves"])
    assert disputes(room, raided.id, "status") == []
    blame = "The army accused the Blue Scarves of it"
    answer(room, "c", raided.id, blame, "accused", "ACCUSE", actors=["army"], recipients=["Blue Scarves"])
    assert disputes(room, raided.id, "status") == [{"happened", "denied"}]
    (event,) = [e for e in room.run() if raided.id in e.claims]
    (denied,) = [d for d in event.disagreements if d.slot == "status"]
    assert denied.note == "denied by who is said to have done it: Blue Scarves"


def test_what_somebody_is_blamed_for_is_not_unconfirmed() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the rebel camp began at dawn")
    raid(room, "b", "2031-08-11", "He blamed the army for the raid on the rebel camp", status="alleged")
    one, other = room.claims
    assert disputes(room, one.id, "status") == [{"happened", "alleged"}]
    room.claims.append(replace(other, id="blamed", type="ACCUSE", trigger_text="blamed", status="happened", about=other.id))
    assert disputes(room, one.id, "status") == []


def test_troops_of_two_countries_dispute_an_act_of_force() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The raid on the rebel camp began at dawn", actors=["Peruvian troops"])
    raid(room, "b", "2031-08-11", "The dawn raid on the rebel camp lasted an hour", actors=["Chilean soldiers"])
    (one,) = found(room, "actors")
    assert {r.value for r in one.readings} == {"Peruvian troops", "Chilean soldiers"}


def test_pupils_and_girls_count_the_same_heads() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the camp left 14 girls hurt", figures=[(14, "girls", "=")])
    raid(room, "b", "2031-08-11", "In the raid on the rebel camp 30 pupils were hurt", figures=[(30, "pupils", "=")])
    (one,) = found(room, "figures:people")
    assert {r.value for r in one.readings} == {"14", "30"}


def test_large_numbers_are_written_out() -> None:
    assert figure_value(Figure(1_234_567, "votes", "", Span("a", 0, 1), ">")) == ">1234567"


def test_lengths_of_time_that_differ_contradict_and_units_do_not() -> None:
    room = Newsroom()
    truce: dict[str, object] = {"actors": ["Norland", "Red Hill rebels"], "when": "2031-08-10"}
    for name, figure in (("a", (60, "day", "=")), ("b", (2, "month", "="))):
        room.report(
            name,
            "2031-08-11",
            told("Norland and the Red Hill rebels agreed a truce", "truce", "RETREAT", figures=[figure], **truce),
        )
    assert found(room, "length") == []
    room.report(
        "c",
        "2031-08-11",
        told("The truce of Norland and the Red Hill rebels", "truce", "RETREAT", figures=[(30, "day", "=")], **truce),
    )
    (one,) = found(room, "length")
    assert (one.kind, {r.value for r in one.readings}) == ("contradiction", {"60 days", "2 months", "30 days"})


def test_what_two_candidates_got_is_no_dispute_and_two_counts_for_one_are() -> None:
    room = Newsroom()
    vote: dict[str, object] = {"when": "2031-08-10", "where": "Peru", "mode": "result"}
    tellings = (("a", "Rosa Quispe", 39), ("b", "Luis Arana", 41), ("c", "Rosa Quispe", 44))
    for name, who, share in tellings[:2]:
        line = f"{who} won {share} percent of the vote in Peru"
        room.report(name, "2031-08-11", told(line, "won", "VOTE", actors=[who], figures=[(share, "percent", "=")], **vote))
    assert not [d for e in room.run() for d in e.disagreements if d.slot == "figures:percent"]
    name, who, share = tellings[2]
    line = f"{who} won {share} percent of the vote in Peru"
    room.report(name, "2031-08-11", told(line, "won", "VOTE", actors=[who], figures=[(share, "percent", "=")], **vote))
    values = [{r.value for r in d.readings} for e in room.run() for d in e.disagreements if d.slot == "figures:percent"]
    assert values == [{"39", "44"}]


def test_a_truce_that_holds_and_one_that_collapsed_contradict() -> None:
    room = Newsroom()
    truce: dict[str, object] = {"actors": ["Norland", "Red Hill rebels"], "when": "2031-08-10"}
    holds = "The truce of Norland and the Red Hill rebels was holding"
    room.report("a", "2031-08-11", told(holds, "truce", "RETREAT", **truce))
    gone = "The truce of Norland and the Red Hill rebels collapsed"
    room.report("b", "2031-08-11", told(gone, "truce", "RETREAT", **truce))
    (one,) = found(room, "manner")
    assert {r.value for r in one.readings} == {"was holding", "collapsed"}


def test_who_denies_it_does_not_name_himself_as_its_doer() -> None:
    room = Newsroom()
    (raided,) = room.report("a", "2031-08-11", told("The camp was raided", "raided", "ASSAULT", **{**RAID, "actors": []}))
    claim = "The Black Dawn claimed responsibility for it"
    answer(room, "b", raided.id, claim, "claimed responsibility", "STATEMENT", actors=["Black Dawn"])
    blame = "The army accused the Blue Scarves of it"
    answer(room, "c", raided.id, blame, "accused", "ACCUSE", actors=["army"], recipients=["Blue Scarves"])
    part = "The Blue Scarves denied any part in it"
    answer(room, "d", raided.id, part, "denied", "REJECT", mode="disown", actors=["Blue Scarves"])
    (event,) = [e for e in room.run() if raided.id in e.claims]
    (who,) = [d for d in event.disagreements if d.slot == "actors"]
    assert {r.value: r.articles for r in who.readings} == {"Blue Scarves": ("c",), "Black Dawn": ("b",)}


def test_a_part_of_a_toll_does_not_contradict_a_toll() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the camp killed 12 people", figures=[(12, "people", "=")])
    parts = [(30, "people", "="), (20, "rebels", "="), (10, "soldiers", "=")]
    raid(room, "b", "2031-08-12", "In the raid on the camp 30 people were killed, 20 rebels and 10 soldiers", figures=parts)
    (one,) = found(room, "figures:people")
    assert (one.kind, [r.value for r in one.readings]) == ("development", ["12", "30"])


def test_two_persons_freed_on_two_days_are_two_happenings() -> None:
    room = Newsroom()
    freed = {"mode": "release", "where": "Cusco, Peru"}
    for name, day, who in (("a", "2031-08-10", "Rosa Quispe"), ("b", "2031-08-12", "Luis Mamani")):
        line = f"The rebels freed {who}"
        room.report(name, "2031-08-13", told(line, "freed", "RETREAT", recipients=[who], when=day, **freed))
    assert [len(e.claims) for e in room.run()] == [1, 1]


def test_what_two_parties_demand_are_two_demands() -> None:
    room = Newsroom()
    for name, who in (("a", "Rosa Quispe"), ("b", "African Union")):
        line = f"{who} demanded the release of Luis Mamani"
        more = {"actors": [who], "recipients": ["Peru"], "when": "2031-08-10"}
        room.report(name, "2031-08-11", told(line, "demanded", "REQUEST", **more))
    assert [len(e.claims) for e in room.run()] == [1, 1]


def test_the_killing_of_one_who_is_named_is_no_toll_of_many() -> None:
    room = Newsroom()
    room.report("a", "2031-08-12", told("Soldiers killed Luis Mamani", "killed", "ASSAULT", recipients=["Luis Mamani"]))
    toll = {"recipients": ["52 people"], "figures": [(52, "people", "=")]}
    room.report("b", "2031-08-12", told("The fighting killed 52 people", "killed", "ASSAULT", **toll))
    assert [len(e.claims) for e in room.run()] == [1, 1]


def test_a_report_that_counts_all_since_a_day_does_not_contradict_itself() -> None:
    room = Newsroom()
    freed = {"recipients": ["prisoners"], "mode": "release", "where": "Cusco, Peru"}
    first = told("The prison freed 298 prisoners", "freed", "RETREAT", when="2031-08-10", **freed)
    first |= {"figures": [(298, "prisoners", "=")]}
    since = told("In all it freed 1400 prisoners since then", "freed", "RETREAT", when="2031-08-09", **freed)
    room.report("a", "2031-08-11", first, since | {"figures": [(1400, "prisoners", "=")]})
    room.report("b", "2031-08-11", first)
    numbers = [d for e in room.run() for d in e.disagreements if d.slot == "figures:people"]
    assert [d.kind for d in numbers] == ["contradiction"]
    room.claims = [
        replace(c, when=replace(c.when, latest=None)) if any(f.value == 1400 for f in c.figures) else c for c in room.claims
    ]
    assert not [d for e in room.run() for d in e.disagreements if d.slot == "figures:people"]


def test_one_without_a_name_may_be_the_one_whom_another_report_names() -> None:
    room = Newsroom()
    killed = {"mode": "kill", "where": "Cusco, Peru", "actors": ["Peruvian soldiers"]}
    line = "Peruvian soldiers killed a former rebel near Cusco"
    room.report("a", "2031-08-12", told(line, "killed", "ASSAULT", recipients=["former rebel"], when="2031-08-10", **killed))
    other = "Soldiers of Peru murdered Luis Mamani near Cusco"
    room.report("b", "2031-08-12", told(other, "murdered", "ASSAULT", recipients=["Luis Mamani"], when="2031-08-09", **killed))
    (event,) = room.run()
    assert "when" in {d.slot for d in event.disagreements}


def test_the_dead_soldiers_of_several_reports_are_a_point_of_their_own() -> None:
    room = Newsroom()
    first = [(30, "people", "="), (20, "rebels", "="), (10, "soldiers", "=")]
    raid(room, "a", "2031-08-11", "In the raid on the camp 30 people were killed, 20 rebels and 10 soldiers", figures=first)
    later = [(50, "people", "="), (38, "rebels", "="), (12, "soldiers", "=")]
    raid(room, "b", "2031-08-14", "The army's raid on the camp killed 50 people, 38 rebels and 12 soldiers", figures=later)
    points = [sorted(r.value for r in d.readings) for d in found(room, "figures:people")]
    assert sorted(points) == [["10", "12"], ["20", "38"], ["30", "50"]]


def test_people_named_by_their_country_are_counted_as_heads() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the camp freed two Frenchmen", figures=[(2, "Frenchmen", "=")])
    raid(room, "b", "2031-08-11", "The raid on the rebel camp freed three citizens", figures=[(3, "French citizens", "=")])
    assert [{r.value for r in d.readings} for d in found(room, "figures:people")] == [{"2", "3"}]


def test_two_named_groups_for_one_attack_contradict_and_descriptions_do_not() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "M99 killed villagers in the raid on the camp", actors=["M99"])
    raid(room, "b", "2031-08-11", "Gunmen killed villagers in the raid on the camp", actors=["gunmen"])
    assert found(room, "actors") == []
    raid(room, "c", "2031-08-11", "Fighters of the Lodeko militia made the raid", actors=["fighters of the Lodeko militia"])
    (one,) = found(room, "actors")
    assert {r.value for r in one.readings} == {"M99", "fighters of the Lodeko militia"}


def test_nobody_is_set_against_one_whom_only_a_pronoun_names() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "Luis Tejada led the raid on the camp", actors=["Luis Tejada"])
    raid(room, "b", "2031-08-11", "He led the raid on the rebel camp", actors=[("Rosa Quispe", "he")])
    assert found(room, "actors") == []
    raid(room, "c", "2031-08-11", "Rosa Quispe led the raid on the rebel camp", actors=["Rosa Quispe"])
    assert [d.kind for d in found(room, "actors")] == ["contradiction"]


@pytest.mark.parametrize(
    ("eve", "morrow", "differ"),
    [
        ("Sunday night", "early on Monday", False),
        ("late on Sunday", "before dawn on Monday", False),
        ("Sunday", "early on Monday", True),
        ("Sunday night", "Monday afternoon", True),
    ],
)
def test_a_night_belongs_to_two_days(eve: str, morrow: str, differ: bool) -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-12", "The raid on the rebel camp began", when="2031-08-10", when_text=eve)
    raid(room, "b", "2031-08-12", "The army's raid on the camp lasted an hour", when="2031-08-11", when_text=morrow)
    assert bool(found(room, "when")) is differ


@pytest.mark.parametrize(("said_by", "kinds"), [((), ["contradiction"]), (("Luis Tejada",), [])])
def test_a_time_told_in_one_sentence_can_be_in_dispute_unless_it_may_be_that_of_saying(
    said_by: tuple[str, ...], kinds: list[str]
) -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-16", "The army's raid on the rebel camp began at dawn")
    carried = When.of("2031-08-12", reason="same sentence as “met”; the last Tuesday")
    raid(room, "b", "2031-08-16", "The dawn raid on the rebel camp lasted an hour", when=carried, said_by=said_by)
    assert [d.kind for d in found(room, "when")] == kinds


def test_parts_that_add_up_to_a_whole_do_not_contradict_it() -> None:
    room = Newsroom()
    parts = [(2, "marines", "="), (3, "civilians", "=")]
    raid(room, "a", "2031-08-11", "The raid on the camp killed two marines and three civilians", figures=parts)
    raid(room, "b", "2031-08-11", "The army's raid on the camp killed five people", figures=[(5, "people", "=")])
    assert found(room, "figures:people") == []
    raid(room, "c", "2031-08-11", "The dawn raid on the camp killed six people", figures=[(6, "people", "=")])
    assert found(room, "figures:people")


def win(name: str, share: float, unit: str = "percent") -> dict[str, object]:
    more = {"actors": [name], "when": "2031-08-10", "where": "Peru", "mode": "result", "figures": [(share, unit, "=")]}
    return told(f"{name} won the election with {share:g} {unit} on Sunday", "won", "VOTE", **more)


def test_two_winners_of_one_vote_contradict() -> None:
    room = Newsroom()
    room.report("a", "2031-08-12", win("Luis Tejada", 51))
    room.report("b", "2031-08-12", win("Rosa Quispe", 52))
    assert [{r.value for r in d.readings} for d in found(room, "actors")] == [{"Luis Tejada", "Rosa Quispe"}]


def test_two_parties_win_seats_in_one_vote() -> None:
    room = Newsroom()
    room.report("a", "2031-08-12", win("People's Party", 51, "seats"))
    room.report("b", "2031-08-12", win("Farmers' Union", 26, "seats"))
    assert not [d for e in room.run() for d in e.disagreements if d.slot == "actors"]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("soldiers", "police", True),
        ("Peruvian soldiers", "Chilean soldiers", True),
        ("Al-Mansur", "Fighters", False),
        ("gunmen", "soldiers", False),
        ("Peru armed forces", "police", True),
    ],
)
def test_forces_by_kind_and_country(one: str, other: str, differ: bool) -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The raid on the rebel camp began at dawn", actors=[one])
    raid(room, "b", "2031-08-11", "The dawn raid on the camp lasted an hour", actors=[other])
    assert bool(found(room, "actors")) is differ


def test_names_that_begin_otherwise_are_no_spellings_of_one() -> None:
    assert one_word_off("Momo Sall", "Mumu Sall")
    assert not one_word_off("Hodeidah, Yemen", "Sa'dah, Yemen")


def test_troops_of_two_countries_contradict_where_words_say_whose_they_are() -> None:
    room = Newsroom()
    sent = {"mode": "deploy", "when": "2031-08-10", "where": "Cusco, Peru", "figures": [(100, "troops", "=")]}
    for name, who in (("a", "Bolivian troops"), ("b", ("Chilean troops", "they"))):
        room.report(name, "2031-08-11", told("A hundred troops arrived in Cusco", "arrived", "MOBILIZE", actors=[who], **sent))
    assert found(room, "actors") == []
    line = "A hundred Chilean troops arrived in Cusco"
    room.report("c", "2031-08-11", told(line, "arrived", "MOBILIZE", actors=["Chilean troops"], **sent))
    assert [d.kind for d in found(room, "actors")] == ["contradiction"]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The raid on the rebel camp came after a gas leak", "The raid on the rebel camp came after a bomb", True),
        ("A raid on the camp: Luis hanged himself", "A raid on the camp: Luis was beaten to death", True),
        ("In the raid on the camp they fired live rounds", "In the raid on the camp they fired warning shots", True),
        ("In the raid on the camp the men escaped", "In the raid on the camp the men were released", True),
        ("A raid on the camp: gas cylinders made into a bomb", "A raid on the camp with a bomb", False),
    ],
)
def test_opposite_ways(one: str, other: str, differ: bool) -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", one)
    raid(room, "b", "2031-08-11", other)
    assert bool(found(room, "manner")) is differ


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shot down", "downing"),
        ("swapped", "exchange"),
        ("escaped", "fled"),
        ("searched", "raided"),
        ("impeachment", "removed"),
        ("recaptured", "retook"),
        ("laid down", "surrender"),
        ("broke off", "severed"),
        ("loan", "funding"),
    ],
)
def test_words_of_one_kind(one: str, other: str) -> None:
    assert families_of(one) & families_of(other)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [("lawmakers", "deputies", True), ("spies", "suspected agents", True), ("lawmakers", "protesters", False)],
)
def test_people_of_one_calling_are_counted_alike(one: str, other: str, differ: bool) -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", f"The army's raid on the camp took 17 {one}", figures=[(17, one, "=")])
    raid(room, "b", "2031-08-11", f"In the raid on the rebel camp 19 {other} were taken", figures=[(19, other, "=")])
    assert bool(found(room, "figures:people")) is differ


def test_a_term_that_one_verdict_sets_does_not_grow() -> None:
    ban: dict[str, object] = {"actors": ["Supreme Court of Peru"], "recipients": ["Ana Moreau"], "when": "2031-08-10"}
    room = Newsroom()
    for name, day, years in (("a", "2031-08-11", 5), ("b", "2031-08-12", 10)):
        quote = f"The Supreme Court banned Ana Moreau from politics for {years} years"
        room.report(name, day, told(quote, "banned", "COERCE", figures=[(years, "year", "=")], **ban))
    (one,) = found(room, "length")
    assert one.kind == "contradiction"


def test_who_blames_somebody_for_harm_does_not_stand_beside_him() -> None:
    room = Newsroom()
    slots: dict[str, object] = {"recipients": ["villagers"], "when": "2031-08-10", "status": "alleged", "where": "Cusco, Peru"}
    police, protesters = {"actors": ["Police"], "said_by": ["Rosa Quispe"]}, {"actors": ["protesters"], "said_by": ["Police"]}
    room.report("a", "2031-08-11", told("Police shot at the villagers", "shot", "ASSAULT", mode="firearms", **slots, **police))
    shot = told("protesters shot at the villagers first", "shot", "ASSAULT", mode="firearms", **slots, **protesters)
    room.report("b", "2031-08-11", shot)
    (one,) = found(room, "actors")
    assert {r.value for r in one.readings} == {"Police", "protesters"}


def test_a_plan_moved_to_another_day_is_not_told_twice() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-08", "The army will raid the rebel camp on 9 August", status="planned", when="2031-08-09")
    raid(room, "b", "2031-08-11", "The army's raid on the rebel camp was on 10 August")
    (event,) = room.run()
    assert [(d.slot, d.kind) for d in event.disagreements] == [("when", "development")]


@pytest.mark.parametrize(
    ("words", "published", "last", "listed"),
    [
        ("90 days", "2031-03-06", "2031-06-04", True),
        ("two months", "2031-03-04", "2031-05-03", False),
        ("30 days", "2031-04-03", "2031-05-03", False),
    ],
)
def test_times_set_for_one_thing_contradict_where_they_end_on_other_days(
    words: str, published: str, last: str, listed: bool
) -> None:
    room = Newsroom()
    for name, day, term, end in (("a", "2031-03-04", "60 days", "2031-05-03"), ("b", published, words, last)):
        quote = f"Peru is to hold an election within {term}"
        slots = {"actors": ["Peru"], "status": "planned", "when": When.between(day, end), "when_text": term}
        room.report(name, day, told(quote, "election", "VOTE", **slots))
    assert [{r.value for r in d.readings} for d in found(room, "length")] == ([{"60 days", words}] if listed else [])


def test_a_meeting_that_was_planned_and_held_is_no_dispute() -> None:
    for trigger, kind, listed in (("meet", "CONSULT", False), ("withdraw", "RETREAT", True)):
        room = Newsroom()
        who: dict[str, object] = {"actors": ["Peru", "Chile"] if kind == "CONSULT" else ["Peru"], "when": "2031-08-10"}
        room.report("a", "2031-08-08", told(f"Peru and Chile are to {trigger}", trigger, kind, status="planned", **who))
        done = {"meet": "met", "withdraw": "withdrew"}[trigger]
        room.report("b", "2031-08-11", told(f"Peru and Chile {done}", done, kind, **who))
        assert [d.kind for d in found(room, "status")] == (["development"] if listed else [])


@pytest.mark.parametrize(("army", "listed"), [("Peru armed forces", True), ("Red Hill rebels", False)])
def test_places_in_two_countries_contradict_where_one_party_is_told_of(army: str, listed: bool) -> None:
    room = Newsroom()
    one = told("The raid on the camp lasted an hour", "raid", "ASSAULT", mode="attack", **{**RAID, "recipients": []})
    two = {**RAID, "where": "La Paz, Bolivia", "actors": [army], "recipients": []}
    (a,) = room.report("a", "2031-08-11", one)
    (b,) = room.report("b", "2031-08-11", told("The raid on the camp began at dawn", "raid", "ASSAULT", mode="attack", **two))
    event = event_of(room.run([judge("link", a.id, b.id)]), a)
    assert [d.slot for d in event.disagreements if d.slot == "where"] == (["where"] if listed else [])


def test_the_town_of_an_official_is_no_second_place_of_what_befell_him() -> None:
    room = Newsroom()
    mayor = ["mayor of Cusco"]
    raid(room, "a", "2031-08-11", "The raid on the house of the mayor began at dawn", recipients=mayor)
    quote = "A raid at dawn struck the mayor of Cusco in Arequipa"
    raid(room, "b", "2031-08-11", quote, recipients=mayor, where="Arequipa, Peru")
    (one,) = found(room, "where")
    assert {r.value for r in one.readings} == {"Cusco, Peru", "Arequipa, Peru"}


def test_two_lengths_of_one_report_are_no_dispute() -> None:
    room = Newsroom()
    quote = "The raid on the camp came with an emergency of 30 days and a curfew of 3 days"
    raid(room, "a", "2031-08-11", quote, figures=[(30, "day", "=")])
    raid(room, "a", "2031-08-11", "The raid on the camp brought a curfew of 3 days", figures=[(3, "day", "=")])
    assert [d for e in room.run() for d in e.disagreements if d.slot == "length"] == []


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Red Hill gang", "national police", True),
        ("mercenaries", "police snipers", True),
        ("drug traffickers", "rebels", True),
        ("rebels", "rebel fighters", False),
        ("gunmen", "police", False),
        ("armed men", "bandits", False),
    ],
)
def test_forces_of_which_nobody_is_in_both_are_two_who_may_have_done_it(one: str, other: str, two: bool) -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", f"The raid on the camp was the work of the {one}", actors=[one])
    raid(room, "b", "2031-08-11", f"The raid on the camp was the work of the {other}", actors=[other])
    assert {r.value for d in found(room, "actors") for r in d.readings} == ({one, other} if two else set())


def test_what_is_denied_in_other_words_is_another_deed() -> None:
    room = Newsroom()
    army = {"actors": ["Peru armed forces"]}
    breach = told("The army was accused of breaking the truce", "breaking", "ASSAULT", status="alleged", **army)
    denial = told("The army denied that it had used drones", "used", "ASSAULT", status="denied", **army)
    room.report("a", "2031-08-11", breach, denial)
    assert [d for e in room.run() for d in e.disagreements if d.slot == "status"] == []


@pytest.mark.parametrize(("word", "points"), [("raided", 1), ("kept troops", 0)])
def test_only_words_of_one_kind_are_denied(word: str, points: int) -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the Red Hill rebel camp began at dawn")
    quote = f"The army has not {word} in the Red Hill rebel camp of the raid at dawn"
    room.report("b", "2031-08-11", told(quote, word, "ASSAULT", status="denied", **RAID))
    assert len([d for e in room.run() for d in e.disagreements if d.slot == "status"]) == points


def test_money_paid_does_not_grow() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The raid on the rebel camp cost 3 million dollars", figures=[(3e6, "dollar", "=")])
    raid(room, "b", "2031-08-14", "The raid on the rebel camp cost 30 million dollars", figures=[(3e7, "dollar", "=")])
    assert [d.kind for d in found(room, "figures:dollar")] == ["contradiction"]


def test_captors_and_soldiers_do_not_both_free_captives() -> None:
    room = Newsroom()
    freed = {"recipients": ["three engineers"], "when": "2031-08-10", "mode": "release"}
    a = told("Kidnappers freed three engineers near the dam", "freed", "RETREAT", actors=["kidnappers"], **freed)
    b = told("Soldiers freed three engineers near the dam", "freed", "RETREAT", actors=["soldiers"], **freed)
    room.report("a", "2031-08-11", a)
    room.report("b", "2031-08-11", b)
    (one,) = [d for e in room.run() for d in e.disagreements if d.slot == "actors"]
    assert {r.value for r in one.readings} == {"kidnappers", "soldiers"}
