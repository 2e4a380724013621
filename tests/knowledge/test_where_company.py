"""Places of an article in the light of each other, and what that means for where happenings took place."""

import pytest
from test_where import read

from dateline.extract.implied import Deed
from dateline.model import Filler, Happening


def resolve(words, asked, names):
    place = read(*words, names=[(s, e, "LOC") for s, e in names]).names.resolve(*asked)
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("words", "names", "asked", "runner_up"),
    [
        ("Georgia said Atlanta and Macon .", [(0, 1), (2, 3), (4, 5)], ("Georgia, United States", "region"), "Georgia"),
        ("Georgia said Tbilisi and Gori .", [(0, 1), (2, 3), (4, 5)], ("Georgia", "country"), "Georgia, United States"),
        ("Paris is near Bonham and Hugo .", [(0, 1), (3, 4), (5, 6)], ("Paris, United States", "town"), None),
        ("Paris is near Lyon and Lille .", [(0, 1), (3, 4), (5, 6)], ("Paris, France", "town"), None),
        ("Mali said Conakry and Kankan .", [(0, 1), (2, 3), (4, 5)], ("Mali", "country"), None),
    ],
)
def test_a_name_is_read_in_the_light_of_the_others(words, names, asked, runner_up):
    place = resolve(words.split(), (0, 1), names)
    assert (place.name, place.precision) == asked
    assert runner_up in (None, place.runner_up)


def test_the_runner_up_tells_namesakes_of_one_country_apart():
    place = resolve(["Springfield", "and", "Chicopee", "."], (0, 1), [(0, 1), (2, 3)])
    assert place.name == "Springfield, United States"
    assert place.lat == pytest.approx(42.1, abs=0.1)
    assert place.runner_up.count(", ") == 2


@pytest.mark.parametrize(("short", "state"), [("Ind.", "Indiana"), ("W.Va.", "West Virginia"), ("N.Y.", "New York")])
def test_a_state_cut_short_is_that_state(short, state):
    place = resolve(["Police", "in", short, "said"], (2, 3), [(2, 3)])
    assert place.name == f"{state}, United States"
    assert place.precision == "region"


def test_an_acronym_of_an_organisation_is_no_place():
    assert read("The", "EU", "agreed", names=[(1, 2, "LOC")]).names.resolve(1, 2) is None


def test_all_names_are_listed_the_unknown_ones_too_and_those_inside_other_names():
    words = ["Malian", "troops", "left", "Zzyzx", "with", "Texas", "Rangers", "and", "Gao", "Hilton"]
    places = read(*words, names=[(3, 4, "LOC"), (5, 7, "ORG"), (8, 10, "PERSON")])
    assert [(p.text, p.name, p.precision) for p in places.names.mentions()] == [
        ("Malian", "Mali", "country"),
        ("Zzyzx", "Zzyzx", "unknown"),
        ("Texas", "Texas, United States", "region"),
    ]


def attacked_then(word):
    """Gunmen attacked Gao, and a second sentence with another attack, told by a word: (places, the two happenings)."""
    places = read(
        "Gunmen", "attacked", "Gao", "in", "Mali", ".", "Ten", "were", word, ".",
        names=[(2, 3, "LOC"), (4, 5, "LOC")], pos={1: "VERB", 8: "VERB"},
    )  # fmt: skip
    attack, second = Happening(1, 2, 1.0, roles=(("where", 2, 0.9),)), Happening(8, 9, 1.0)
    places.survey([Deed("ASSAULT", h, (), ()) for h in (attack, second)])
    return places, attack, second


def test_a_deed_takes_the_place_where_the_text_tells_of_it_by_the_same_word():
    places, attack, again = attacked_then("attacked")
    first, second = (places.place_of(h, type="ASSAULT") for h in (attack, again))
    assert first is not None
    assert second is not None
    assert (first.name, first.rule) == ("Gao, Mali", "")
    assert (second.name, second.span, second.text) == ("Gao, Mali", None, "")
    assert second.rule


def test_a_deed_by_another_word_likely_goes_on_where_the_report_places_the_first():
    places, _, death = attacked_then("killed")
    place = places.place_of(death, type="ASSAULT")
    assert place is not None
    assert (place.name, place.span) == ("Gao, Mali", None)
    assert place.rule


def test_a_coup_is_a_countrys_wherever_the_soldiers_stand():
    places = read("Soldiers", "seized", "power", "in", "Conakry", ".", names=[(4, 5, "LOC")], pos={1: "VERB"})
    coup = Happening(1, 2, 1.0, roles=(("where", 4, 0.9),))
    place = places.place_of(coup, type="COUP")
    assert place is not None
    assert (place.name, place.precision, place.text) == ("Guinea", "country", "Conakry")


def test_where_somebody_speaks_of_a_coup_is_not_where_it_was():
    places = read("In", "Accra", "he", "spoke", "of", "a", "coup", ".", names=[(1, 2, "LOC")], pos={3: "VERB"})
    coup = Happening(6, 7, 1.0, roles=(("where", 1, 0.9),))
    place = places.place_of(coup, type="COUP", recipients=[Filler("Guinea", rule="test")])
    assert place is not None
    assert (place.name, place.span) == ("Guinea", None)


def test_the_place_of_the_saying_is_not_the_place_of_the_deed():
    places = read(
        "They", "say", "in", "Accra", "that", "rebels", "attacked", ".",
        names=[(3, 4, "LOC")], heads={0: 1, 1: 1, 2: 3, 3: 1, 4: 6, 5: 6, 6: 1},
        relations={1: "root", 2: "case", 3: "obl", 6: "ccomp"}, pos={1: "VERB", 2: "ADP", 6: "VERB"},
    )  # fmt: skip
    attack = Happening(6, 7, 1.0)
    places.survey([Deed("ASSAULT", attack, (), ())])
    place = places.place_of(attack, type="ASSAULT")
    assert place is None or place.span is None


def test_an_airport_with_a_possessor_is_a_point():
    places = read(
        "They", "landed", "at", "Bamako", "'s", "airport", ".",
        names=[(3, 4, "LOC")], heads={0: 1, 1: 1, 2: 5, 3: 5, 4: 3, 5: 1},
        relations={1: "root", 2: "case", 3: "nmod:poss", 4: "case", 5: "obl"}, pos={1: "VERB", 4: "PART"},
    )  # fmt: skip
    landing = Happening(1, 2, 1.0, roles=(("where", 3, 0.9),))
    place = places.place_of(landing, type="MOBILIZE")
    assert place is not None
    assert (place.name, place.precision) == ("Bamako airport, Mali", "point")


def seized_then(*words, pos):
    """Soldiers took power in Chad, and a second sentence."""
    return read(
        "Soldiers", "seized", "power", "in", "Chad", ".", *words,
        names=[(4, 5, "LOC"), (6, 7, "LOC")], heads={0: 1, 1: 1, 2: 1, 3: 4, 4: 1},
        relations={0: "nsubj", 1: "root", 2: "obj", 3: "case", 4: "obl"}, pos={1: "VERB", 3: "ADP"} | pos,
    )  # fmt: skip


def test_a_deed_is_where_the_report_tells_of_its_type_rather_than_where_its_sentence_looks_from():
    places = seized_then("Portugal", "deplored", "a", "coup", ".", pos={7: "VERB"})
    seizure, coup = Happening(1, 2, 1.0), Happening(9, 10, 1.0)
    places.survey([Deed("COUP", h, (), ()) for h in (seizure, coup)])
    place = places.place_of(coup, type="COUP")
    assert place is not None
    assert (place.name, place.precision, place.span) == ("Chad", "country", None)
    assert place.rule


@pytest.mark.parametrize("status", ["denied", "hypothetical"])
def test_what_did_not_take_place_has_no_place_unless_its_words_give_one(status):
    places = seized_then("Portugal", "saw", "no", "coup", ".", pos={7: "VERB"})
    seizure, coup = Happening(1, 2, 1.0), Happening(9, 10, 1.0)
    places.survey([Deed("COUP", h, (), ()) for h in (seizure, coup)])
    told = places.place_of(seizure, type="COUP", status=status)
    assert told is not None
    assert told.name == "Chad"
    assert places.place_of(coup, type="COUP", status=status) is None


def test_the_country_of_a_deed_is_one_that_the_report_or_the_claim_speaks_of():
    places = read("They", "arrested", "him", ".", pos={1: "VERB"})
    arrest = Happening(1, 2, 1.0)
    assert places.place_of(arrest, type="COERCE") is None
    place = places.place_of(arrest, type="COERCE", actors=[Filler("Togo", rule="test")])
    assert place is not None
    assert (place.name, place.rule) == ("Togo", "the country of those it concerns")


def test_a_name_read_as_a_place_once_is_one_everywhere_unless_somebody_bears_it():
    said = read("Police", "in", "Rouen", "said", "Rouen", "slept", names=[(2, 3, "LOC"), (4, 5, "PERSON")])
    borne = read("Ana", "Rouen", "met", "Rouen", "in", "Rouen", names=[(0, 2, "PERSON"), (3, 4, "PERSON"), (5, 6, "LOC")])
    assert [p.name for p in said.names.mentions()] == ["Rouen, France", "Rouen, France"]
    assert [p.name for p in borne.names.mentions()] == ["Rouen, France"]
