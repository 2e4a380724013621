"""What becomes of a small made-up story."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from chronicle import COLONEL, GUARD, PRESIDENT, palace_coup
from newsroom import Newsroom, event_of, judge, told

from dateline.errors import InputError
from dateline.link import event_id
from dateline.link.heads import may_be_alike
from dateline.when import When

STORY = palace_coup()
ROOM: Newsroom = STORY["room"]  # type: ignore[assignment]
FIRST, SECOND, THIRD = (STORY[k] for k in ("first", "second", "third"))
EVENTS = ROOM.run()


def test_one_coup_told_by_three_reports_is_one_event() -> None:
    coup = event_of(EVENTS, FIRST[0])
    assert {FIRST[0].id, SECOND[0].id, THIRD[0].id} == set(coup.claims)
    assert coup.independent_sources == 3
    assert coup.when.iso() == ("2031-03-05", "2031-03-05")
    assert "2 independent sources" in coup.when.reason
    assert coup.type == "COUP"
    assert coup.first_reported == When.of("2031-03-05")


def test_an_earlier_coup_is_another_event() -> None:
    assert event_of(EVENTS, THIRD[1]).claims == (THIRD[1].id,)


def test_the_arrest_is_part_of_the_coup_and_not_the_coup() -> None:
    arrest = event_of(EVENTS, FIRST[1])
    assert set(arrest.claims) == {FIRST[1].id, SECOND[1].id}
    assert arrest.status == "happened"
    assert arrest.headline == f"{GUARD} detains {PRESIDENT}"


def test_two_who_condemn_it_do_two_things() -> None:
    assert event_of(EVENTS, SECOND[2]).claims != event_of(EVENTS, THIRD[2]).claims


def test_every_value_keeps_who_gives_it() -> None:
    coup = event_of(EVENTS, FIRST[0])
    readings = {r.value: r for r in coup.readings("actors")}
    assert readings[GUARD].articles == ("r1", "r2")
    assert readings[GUARD].origins == 2
    assert readings[COLONEL].claims == (SECOND[0].id,)
    assert coup.readings("actors")[0].value == GUARD
    assert coup.actors == (GUARD, COLONEL)


def test_a_growing_toll_is_a_development() -> None:
    deaths = event_of(EVENTS, FIRST[2])
    assert SECOND[3].id in deaths.claims
    (found,) = [d for d in deaths.disagreements if d.slot == "figures:people"]
    assert found.kind == "development"
    assert {r.value for r in found.readings} == {">=12", "19"}


def test_events_come_in_order_of_time() -> None:
    assert [e.when.order for e in EVENTS] == sorted(e.when.order for e in EVENTS)


def test_links_say_why() -> None:
    links = {(k.left, k.right): k for k in ROOM.links()}
    pair = tuple(sorted((FIRST[1].id, SECOND[1].id)))
    assert links[pair].verdict == "same"
    assert "same day" in links[pair].reasons
    assert all(k.left < k.right for k in links.values())
    assert all(0 <= k.score <= 1 and k.decided_by == "dateline" for k in links.values())


def test_dates_too_far_apart_block_a_pair() -> None:
    links = {(k.left, k.right): k for k in ROOM.links()}
    blocked = links.get(tuple(sorted((FIRST[0].id, THIRD[1].id))))  # type: ignore[arg-type]
    assert blocked is None or blocked.verdict == "different"


# ------------------------------------------------------------ copies


def test_copies_count_once() -> None:
    room = Newsroom()
    line = "The governor of the island province resigned on Friday after a week of quarrels over the budget of the hospital"
    more = (
        "The council of the province meets again on Monday to choose who will govern until the vote in the autumn of next year"
    )
    both = [
        told(line, "resigned", "OFFICE", actors=["Governor Lind"], when="2031-05-02"),
        told(more, "meets", "CONSULT", actors=["Provincial council"], when="2031-05-05", status="planned"),
    ]
    one = room.report("one", "2031-05-02", *both)
    room.report("two", "2031-05-03", *both)
    other = told("Governor Lind resigned on Friday", "resigned", "OFFICE", actors=["Governor Lind"], when="2031-05-02")
    room.report("three", "2031-05-04", other)
    event = event_of(room.run(), one[0])
    assert event.articles == ("one", "three", "two")
    assert event.independent_sources == 2
    assert event.origins == (("one", "two"), ("three",)) or event.origins == (("three",), ("one", "two"))
    assert event.readings("when")[0].origins == 2


# ------------------------------------------------------------ best values


def _arrival(*dates: str, status: str = "happened") -> Newsroom:
    room = Newsroom()
    for i, day in enumerate(dates):
        words = ["blue", "grey", "red", "green", "white"][i]
        quote = f"Chadian troops in {words} trucks arrived in Libreville to guard the bank"
        room.report(
            f"r{i}",
            "2031-06-20",
            told(
                quote, "arrived", "MOBILIZE", mode="deploy", actors=["Chad"], when=day, where="Libreville, Gabon", status=status
            ),
        )
    return room


def test_most_independent_sources_beat_the_finest_date() -> None:
    (event,) = _arrival("2031-06-11", "2031-06-12", "2031-06-12").run()
    assert event.when.iso()[0] == "2031-06-12"
    (found,) = [d for d in event.disagreements if d.slot == "when"]
    assert found.kind == "contradiction"


def test_of_times_given_as_often_the_one_reported_soonest_after_it_leads() -> None:
    (event,) = _arrival("2031-06-12", "2031-06-11").run()
    assert event.when.iso()[0] == "2031-06-12", "both appeared on the 20th"
    assert event.readings("when")[0].value == str(When.of("2031-06-12"))


def test_a_month_bears_out_its_day() -> None:
    (event,) = _arrival("2031-06", "2031-06-12", "2031-06").run()
    assert event.when.iso()[0] == "2031-06-12"
    assert "borne out by 2 more" in event.when.reason
    assert not [d for d in event.disagreements if d.kind == "contradiction"]


def test_no_date_is_never_the_day_of_publication() -> None:
    room = Newsroom()
    (claim,) = room.report("r", "2031-02-03", told("Gabon recalled its envoy", "recalled", "SANCTION", actors=["Gabon"]))
    event = event_of(room.run(), claim)
    assert event.when.precision == "bound"
    assert event.when.earliest is None
    assert not event.when.dated


def test_happened_beats_alleged_and_planned() -> None:
    room = _arrival("2031-06-12")
    quote = "Chadian troops in black trucks are to arrive in Libreville"
    room.report(
        "x",
        "2031-06-11",
        told(quote, "arrive", "MOBILIZE", mode="deploy", actors=["Chad"], where="Libreville, Gabon", status="planned"),
    )
    (event,) = room.run()
    assert event.status == "happened"
    assert [d.kind for d in event.disagreements if d.slot == "status"] == ["development"]


# ------------------------------------------------------------ judgements


def test_unlink_holds_and_link_undoes_it() -> None:
    a, b = FIRST[1].id, SECOND[1].id
    apart = ROOM.run([judge("unlink", a, b)])
    assert event_of(apart, FIRST[1]).id != event_of(apart, SECOND[1]).id
    again = ROOM.run([judge("unlink", a, b, at="2030-01-01"), judge("link", a, b, at="2030-01-02")])
    assert event_of(again, FIRST[1]).id == event_of(again, SECOND[1]).id


def test_unlink_without_partner_sets_a_claim_apart() -> None:
    events = ROOM.run([judge("unlink", SECOND[0].id)])
    assert event_of(events, SECOND[0]).claims == (SECOND[0].id,)
    assert set(event_of(events, FIRST[0]).claims) == {FIRST[0].id, THIRD[0].id}


def test_link_joins_whole_events_and_takes_event_ids() -> None:
    left, right = event_of(EVENTS, SECOND[2]), event_of(EVENTS, THIRD[2])
    joined = event_of(ROOM.run([judge("link", left.id, right.id)]), SECOND[2])
    assert set(joined.claims) == {*left.claims, *right.claims}


def test_rename_redate_retype_restatus_and_confirm() -> None:
    arrest = event_of(EVENTS, FIRST[1])
    said = [
        judge("rename", arrest.id, "The night at the palace"),
        judge("redate", arrest.id, "2031-03-04/2031-03-05"),
        judge("retype", arrest.id, "ASSAULT"),
        judge("restatus", arrest.id, "ongoing"),
        judge("confirm", arrest.id),
    ]
    event = event_of(ROOM.run(said), FIRST[1])
    assert event.headline == "The night at the palace"
    assert event.when.iso() == ("2031-03-04", "2031-03-05")
    assert event.when.reason == "set by desk"
    assert event.type == "ASSAULT"
    assert event.status == "ongoing"
    assert event.id == arrest.id


def test_reject_drops_a_claim_or_an_event_until_confirmed() -> None:
    arrest = event_of(EVENTS, FIRST[1])
    without = ROOM.run([judge("reject", FIRST[1].id)])
    assert FIRST[1].id not in {c for e in without for c in e.claims}
    gone = ROOM.run([judge("reject", arrest.id)])
    assert not set(arrest.claims) & {c for e in gone for c in e.claims}
    back = ROOM.run([judge("reject", arrest.id, at="2030-01-01"), judge("confirm", arrest.id, at="2030-01-02")])
    assert event_of(back, FIRST[1]).claims == arrest.claims


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="is no date"):
        ROOM.run([judge("redate", FIRST[0].id, "last spring")])


def test_judgements_about_what_is_not_there_change_nothing() -> None:
    assert ROOM.run([judge("link", "nothing", FIRST[0].id), judge("unlink", FIRST[0].id, "nothing")]) == EVENTS


def test_the_event_id_stays_when_later_reports_come() -> None:
    room: Newsroom = palace_coup()["room"]  # type: ignore[assignment]
    room.report(
        "r9",
        "2031-04-01",
        told(
            "The guard seized power in Kenya on 5 March",
            "seized power",
            "COUP",
            actors=[GUARD],
            when="2031-03-05",
            where="Kenya",
        ),
    )
    assert event_of(room.run(), FIRST[0]).id == event_of(EVENTS, FIRST[0]).id == event_id(FIRST[0].id)


# ------------------------------------------------------------ large and far


def test_an_event_of_many_reports_stays_one() -> None:
    room = Newsroom()
    words = ["river", "bridge", "palace", "market", "camp", "road", "harbour"]
    for i in range(140):
        trigger = ("coup", "takeover", "putsch")[i % 3]
        quote = f"The {trigger} emptied the {words[i % 7]} and the {words[i % 5]}"
        day = "2031-03-05" if i % 2 else None
        told_so = told(quote, trigger, "COUP", actors=[GUARD] if i % 4 else [], when=day, where="Kenya")
        room.report(f"r{i:03}", f"2031-03-{5 + i % 20:02}", told_so)
    (event,) = room.run()
    assert len(event.claims) == 140


def test_two_countries_make_two_coups() -> None:
    room = Newsroom()
    for name, place in (("a", "Kenya"), ("b", "Peru"), ("c", "Kenya"), ("d", "Peru")):
        room.report(
            name, "2031-03-06", told(f"The coup in {place} was over by noon", "coup", "COUP", when="2031-03-05", where=place)
        )
    events = room.run()
    assert sorted(e.articles for e in events) == [("a", "c"), ("b", "d")]


def test_descriptions_of_one_side_tie_reports_and_two_countries_do_not() -> None:
    def events(first: str, second: str) -> int:
        room = Newsroom()
        deed = {"mode": "arrest", "recipients": ["opposition members"], "when": "2031-03-05"}
        room.report("a", "2031-03-06", told("The junta seized opposition members", "seized", "COERCE", actors=[first], **deed))
        room.report("b", "2031-03-06", told("Dozens from the opposition are held", "held", "COERCE", actors=[second], **deed))
        return len(room.run())

    assert events("Kenya's junta", "Kenyan authorities") == 1
    assert events("Kenya", "Peru") == 2


def test_the_same_word_ties_happenings_that_no_family_knows() -> None:
    room = Newsroom()
    for name, quote in (
        ("a", "The walkout at the congress lasted an hour"),
        ("b", "Delegates began a walkout at the congress"),
    ):
        room.report(name, "2031-03-06", told(quote, "walkout", "PROTEST", actors=["Harvest Party"], when="2031-03-05"))
    assert len(room.run()) == 1


def killing(quote: str, trigger: str, victims: str, day: str, town: str) -> dict[str, Any]:
    return told(quote, trigger, "ASSAULT", mode="kill", recipients=[victims], when=day, where=f"{town}, Peru")


def test_other_victims_in_another_town_on_another_day_make_another_killing() -> None:
    room = Newsroom()
    (guards,) = room.report(
        "a", "2031-08-12", killing("Raiders killed nine guards", "killed", "nine guards", "2031-08-10", "Cusco")
    )
    (crowd,) = room.report(
        "b", "2031-08-13", killing("Troops killed four herders", "killed", "four herders", "2031-08-12", "Puno")
    )
    room.report("c", "2031-08-14", told("The killings shocked Peru", "killings", "ASSAULT", mode="kill"))
    blocked = [k for k in room.links() if {k.left, k.right} == {guards.id, crowd.id}]
    assert [(k.score, k.reasons) for k in blocked] == [(0.0, ("other people, in another place on another day",))]
    assert event_of(room.run(), guards).id != event_of(room.run(), crowd).id


@pytest.mark.parametrize(
    ("victims", "day", "town"),
    [("nine guards", "2031-08-12", "Puno"), ("four herders", "2031-08-10", "Puno"), ("four herders", "2031-08-12", "Cusco")],
)
def test_less_than_all_three_blocks_no_killing(victims: str, day: str, town: str) -> None:
    room = Newsroom()
    room.report("a", "2031-08-12", killing("Raiders killed nine guards", "killed", "nine guards", "2031-08-10", "Cusco"))
    room.report("b", "2031-08-13", killing("Raiders killed there too", "killed", victims, day, town))
    assert all(k.score > 0 for k in room.links())


def test_the_arrest_of_one_stranger_is_not_that_of_a_counted_crowd() -> None:
    room = Newsroom()
    arrest = {"mode": "arrest", "where": "Cusco, Peru"}
    (many,) = room.report(
        "a",
        "2031-08-12",
        told("Police held 40 people", "held", "COERCE", recipients=["40 people"], figures=[(40, "people", "=")], **arrest),
    )
    (one,) = room.report(
        "b",
        "2031-08-20",
        told("Chile deplores the arrest of a Chilean nurse", "arrest", "COERCE", recipients=["a Chilean nurse"], **arrest),
    )
    assert event_of(room.run(), many).id != event_of(room.run(), one).id


def test_a_country_that_no_words_name_tells_two_happenings_apart_half_as_surely() -> None:
    def chance(*, named: bool) -> float:
        room = Newsroom()
        for name, land in (("a", "Peru"), ("b", "Chile")):
            room.report(name, "2031-08-12", told("The coup was condemned", "coup", "COUP", where=land))
        if not named:
            rule = "the country the report is about"
            room.claims = [replace(c, where=replace(c.where, rule=rule)) for c in room.claims if c.where is not None]
        return next((link.score for link in room.links()), 0.0)

    assert chance(named=True) < chance(named=False)


def test_what_is_dated_after_a_report_is_not_what_it_tells_as_done_on_a_carried_day() -> None:
    room = Newsroom()
    arrest: dict[str, object] = {"mode": "arrest", "actors": ["Chile police"], "recipients": ["protesters"]}
    carried = When(date(2031, 5, 1), date(2031, 5, 1), "day", "as what is told just before")
    first = room.report("a", "2031-05-02", told("Police arrested protesters", "arrested", "COERCE", **arrest, when=carried))
    last = room.report("b", "2031-05-15", told("Police arrested protesters", "arrested", "COERCE", **arrest, when="2031-05-14"))
    events = room.run()
    assert event_of(events, *first) != event_of(events, *last)


def test_a_pair_that_cannot_be_one_keeps_apart_what_a_third_claim_would_join() -> None:
    room = Newsroom()
    held: dict[str, object] = {"mode": "arrest", "where": "Lima, Peru"}
    (one,) = room.report(
        "a", "2031-05-02", told("One was held", "held", "COERCE", **held, when="2031-05-01", recipients=["Ana Moreau"])
    )
    (two,) = room.report(
        "b", "2031-05-21", told("Two were held", "held", "COERCE", **held, when="2031-05-20", recipients=["Luis Prado"])
    )
    (link,) = (k for k in room.links() if {k.left, k.right} == {one.id, two.id})
    assert (link.verdict, link.score) == ("different", 0.0)
    assert event_of(room.run(), one) != event_of(room.run(), two)


def test_what_is_denied_of_one_is_not_denied_of_another() -> None:
    room = Newsroom()
    (held,) = room.report(
        "a", "2031-05-04", told("A nurse is still in captivity", "captivity", "COERCE", recipients=["nurse"], where="Norland")
    )
    (denied,) = room.report(
        "b",
        "2031-05-06",
        told(
            "Ada Brook had not been arrested", "arrested", "COERCE", recipients=["Ada Brook"], status="denied", where="Norland"
        ),
    )
    assert event_of(room.run(), held) != event_of(room.run(), denied)


def test_a_denial_beside_what_it_denies_is_of_it() -> None:
    room = Newsroom()
    told_, denied = room.report(
        "a",
        "2031-05-06",
        told("Police arrested Ada Brook on Monday", "arrested", "COERCE", recipients=["Ada Brook"], when="2031-05-05"),
        told("Ada Brook had not been arrested", "arrested", "COERCE", recipients=["Ada Brook"], status="denied"),
    )
    assert event_of(room.run(), told_) == event_of(room.run(), denied)


def test_type_time_and_place_alone_do_not_join_strangers() -> None:
    room = Newsroom()
    (moved,) = room.report(
        "a",
        "2031-05-09",
        told("Omar Lund was moved", "moved", "COERCE", recipients=["Omar Lund"], when="2031-05-08", where="Norland"),
    )
    (detained,) = room.report("b", "2031-05-20", told("those detained", "detained", "COERCE", where="Norland"))
    assert event_of(room.run(), moved) != event_of(room.run(), detained)


def test_villagers_may_be_the_people_of_another_report() -> None:
    assert may_be_alike(("six villagers",), ("five people",))
    assert may_be_alike(("four separatists",), ("a guard",)) is None
    assert may_be_alike(("four soldiers",), ("six villagers",)) is False
    assert may_be_alike(("Ada Brook",), ("five people",)) is None


def test_what_befalls_one_people_is_not_what_befalls_another() -> None:
    room = Newsroom()
    first = told(
        "Mortars killed four Peruvian soldiers on the ridge", "killed", "ASSAULT", recipients=["four Peruvian soldiers"]
    )
    second = told(
        "Mortars killed five Ecuadorean soldiers on the ridge", "killed", "ASSAULT", recipients=["five Ecuadorean soldiers"]
    )
    third = told("The mortars killed four Peruvian soldiers", "killed", "ASSAULT", recipients=["Peruvian soldiers"])
    (peru,) = room.report("a", "2031-07-09", {**first, "when": "2031-07-08"})
    (ecuador,) = room.report("b", "2031-07-10", {**second, "when": "2031-07-08"})
    (again,) = room.report("c", "2031-07-10", {**third, "when": "2031-07-08"})
    events = room.run()
    assert again.id in event_of(events, peru).claims
    assert ecuador.id not in event_of(events, peru).claims


def test_two_peoples_that_are_counted_are_kept_apart_whatever_toll_stands_between() -> None:
    room = Newsroom()
    day = {"when": "2031-07-08"}
    four = {"recipients": ["four Peruvian soldiers"], "figures": [(4, "soldiers", "=")], **day}
    five = {"recipients": ["five Ecuadorean soldiers"], "figures": [(5, "soldiers", "=")], **day}
    (peru,) = room.report("a", "2031-07-09", told("Mortars killed four Peruvian soldiers", "killed", "ASSAULT", **four))
    (ecuador,) = room.report("b", "2031-07-09", told("Mortars killed five Ecuadorean soldiers", "killed", "ASSAULT", **five))
    room.report("c", "2031-07-10", told("The clashes killed 29", "killed", "ASSAULT", figures=[(29, "people", "=")]))
    assert ecuador.id not in event_of(room.run(), peru).claims


def test_a_vote_that_was_due_years_ago_is_not_the_one_still_to_come() -> None:
    room = Newsroom()
    (due,) = room.report(
        "old",
        "2012-05-02",
        told("Kenya was to hold an election in April", "election", "VOTE", when="2012-04", where="Kenya", status="planned"),
    )
    (asked,) = room.report(
        "new",
        "2020-08-28",
        told("The bloc called for elections in Kenya", "elections", "VOTE", where="Kenya", status="called_for"),
    )
    (plan,) = room.report(
        "newer", "2022-05-21", told("Kenya plans an election", "election", "VOTE", where="Kenya", status="planned")
    )
    events = room.run()
    assert event_of(events, due).claims == (due.id,)
    assert asked.id not in event_of(events, due).claims
    assert plan.id not in event_of(events, due).claims


def test_what_was_over_long_ago_is_not_what_a_report_tells_without_a_day() -> None:
    """An attempt of a month two years ago is not the coup of the news; a coup of then may be."""

    def one_event(status: str) -> bool:
        room = Newsroom()
        (old,) = room.report(
            "a",
            "2033-07-27",
            told("A coup was foiled in March 2031", "coup", "COUP", status=status, when="2031-03", where="Peru"),
        )
        (now,) = room.report("b", "2033-07-28", told("Chile condemned the coup", "coup", "COUP", where="Peru"))
        events = room.run()
        return event_of(events, old) == event_of(events, now)

    assert not one_event("attempted")


def test_what_was_done_gives_the_type_before_what_was_only_asked_for() -> None:
    room = Newsroom()
    who = {"actors": ["Mandor"], "recipients": ["Ada Quill"]}
    asked = [told("Mandor must free Ada Quill", "free", "CONCEDE", mode="release", status="called_for", **who) for _ in "ab"]
    for name, one in zip("ab", asked, strict=True):
        room.report(name, "2030-01-02", one)
    freed = told("Mandor freed Ada Quill", "freed", "RETREAT", mode="release", when="2030-01-03", **who)
    (done,) = room.report("c", "2030-01-03", freed)
    links = [k.left for k in room.links()] + [k.right for k in room.links()]
    assert done.id in links
    joined = [judge("link", done.id, c.id) for c in room.claims if c.id != done.id]
    assert event_of(room.run(joined), done).types == ("RETREAT", "CONCEDE")
