import pytest
from newsroom import Newsroom, told

from dateline.link.disagree import figures_agree, places_clash, spelt_otherwise
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
    assert found(room, "figures:people") == []


def test_denied_and_happened_contradict() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the rebel camp began at dawn")
    raid(room, "b", "2031-08-11", "There was no raid on the rebel camp, a spokesman said", status="denied")
    (one,) = found(room, "status")
    assert one.kind == "contradiction"


def test_two_towns_contradict_and_a_town_in_its_country_does_not() -> None:
    room = Newsroom()
    raid(room, "a", "2031-08-11", "The army's raid on the rebel camp began at dawn")
    raid(room, "b", "2031-08-11", "The dawn raid on the rebel camp lasted an hour", where="Peru")
    assert found(room, "where") == []
    raid(room, "c", "2031-08-12", "The raid on the rebel camp ended at noon", where="Arequipa, Peru")
    (one,) = found(room, "where")
    assert {r.value for r in one.readings} == {"Cusco, Peru", "Arequipa, Peru"}


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
