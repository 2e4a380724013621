"""Parts of a country, places named together, and what speaks for the country of a deed."""

import tomllib
from importlib.resources import files

import pytest
from test_where import read

from dateline.extract.implied import Deed
from dateline.extract.where_likely import Likely
from dateline.model import Filler, Happening


def name_of(places, start, end):
    place = places.names.resolve(start, end)
    return None if place is None else place.name


@pytest.mark.parametrize(
    ("words", "name", "expected", "said"),
    [
        ("Floods hit Kenya 's north .", (2, 3), "northern Kenya", "Kenya's north"),
        ("Floods hit the west of Kenya .", (5, 6), "western Kenya", "west of Kenya"),
        ("Floods hit an island east of Kenya .", (6, 7), "Kenya", "Kenya"),
        ("Floods hit Kenya 's ports .", (2, 3), "Kenya", "Kenya"),
        ("The north of Lima lies on a hill .", (3, 4), "Lima, Peru", "Lima"),
    ],
)
def test_a_point_of_the_compass_makes_a_part_of_a_country_or_region(words, name, expected, said):
    place = read(*words.split(), names=[(*name, "LOC")]).names.resolve(*name)
    assert place is not None
    assert (place.name, place.text) == (expected, said)


def test_the_countrys_north_is_a_part_of_the_country_the_report_is_about():
    places = read(
        "Rain", "fell", "in", "Kenya", ".", "Herders", "fled", "the", "country", "'s", "north", ".",
        names=[(3, 4, "LOC")], heads={0: 1, 1: 1, 2: 3, 3: 1, 5: 6, 6: 6, 7: 8, 8: 10, 9: 8, 10: 6},
        relations={1: "root", 2: "case", 3: "obl", 6: "root", 8: "nmod:poss", 9: "case", 10: "obj"}, pos={1: "VERB", 6: "VERB"},
    )  # fmt: skip
    place = places.place_of(Happening(6, 7, 1.0, roles=(("where", 10, 0.9),)), type="RETREAT")
    assert place is not None
    assert (place.name, place.precision, place.text) == ("northern Kenya", "region", "north")


def test_a_name_that_the_reader_gives_an_and_loses_it():
    places = read("In", "Oslo", "and", "Bergen", ".", names=[(1, 2, "LOC"), (2, 4, "LOC")], pos={2: "CCONJ"})
    assert name_of(places, 2, 4) == "Bergen, Norway"


def test_an_adjective_is_a_country_or_region_but_no_town():
    def name(word):
        places = read(
            "They", "met", word, "leaders", ".", names=[(2, 3, "LOC")], heads={2: 3}, relations={2: "amod"}, pos={2: "ADJ"}
        )
        return name_of(places, 2, 3)

    assert name("French") == "France"
    assert name("Arab") is None
    assert name("Alpine") is None


def test_a_name_with_the_number_of_a_known_outlet_is_no_place():
    outlet = read("He", "told", "France", "24", "of", "Togo", ".", names=[(2, 3, "LOC"), (5, 6, "LOC")], pos={3: "NUM"})
    year = read("He", "left", "France", "1994", ".", names=[(2, 3, "LOC")], pos={3: "NUM"})
    assert name_of(outlet, 2, 3) is None
    assert outlet.names.focus is not None
    assert outlet.names.focus.name == "Togo"
    assert name_of(year, 2, 3) == "France"


def test_a_place_that_is_named_together_with_others_brings_them_all():
    places = read(
        "Crowds", "marched", "in", "Oslo", "and", "Bergen", ".",
        names=[(3, 4, "LOC"), (5, 6, "LOC")], heads={0: 1, 1: 1, 2: 3, 3: 1, 4: 5, 5: 3},
        relations={1: "root", 2: "case", 3: "obl", 4: "cc", 5: "conj"}, pos={1: "VERB", 2: "ADP", 4: "CCONJ"},
    )  # fmt: skip
    place = places.place_of(Happening(1, 2, 1.0, roles=(("where", 5, 0.9),)), type="PROTEST")
    assert place is not None
    assert (place.name, place.text) == ("Oslo and Bergen, Norway", "Oslo and Bergen")


def test_a_protest_by_another_word_is_where_the_report_places_the_first():
    places = read(
        "Crowds", "marched", "in", "Oslo", ".", "Students", "rallied", "later", ".",
        names=[(3, 4, "LOC")], heads={0: 1, 1: 1, 2: 3, 3: 1, 5: 6, 6: 6, 7: 6},
        relations={1: "root", 2: "case", 3: "obl", 6: "root"}, pos={1: "VERB", 2: "ADP", 6: "VERB"},
    )  # fmt: skip
    march, rally = Happening(1, 2, 1.0), Happening(6, 7, 1.0)
    places.survey([Deed("PROTEST", h, (), ()) for h in (march, rally)])
    place = places.place_of(rally, type="PROTEST")
    assert place is not None
    assert (place.name, place.precision, place.span) == ("Oslo, Norway", "town", None)


def features(places, deed, deeds, told):
    return Likely(places.names, deeds, told).candidates(deed)


def summit_and_vote():
    """Leaders met in Accra over Mali, and a vote."""
    places = read(
        "Leaders", "met", "in", "Accra", "about", "Mali", ".", "The", "vote", "waits", ".",
        names=[(3, 4, "LOC"), (5, 6, "LOC")], heads={0: 1, 1: 1, 2: 3, 3: 1, 4: 5, 5: 1, 7: 8, 8: 9, 9: 9},
        relations={1: "root", 2: "case", 3: "obl", 4: "case", 5: "obl", 8: "nsubj", 9: "root"},
        pos={1: "VERB", 2: "ADP", 4: "ADP", 9: "VERB"},
    )  # fmt: skip
    summit, vote = (Deed(t, Happening(i, i + 1, 1.0), (), ()) for t, i in (("CONSULT", 1), ("VOTE", 8)))
    place = places.names.resolve(3, 4)
    assert place is not None
    return features(places, vote, [summit, vote], {summit.at: place})


def test_where_others_met_is_told_apart_from_where_others_voted():
    found = summit_and_vote()
    assert found["Accra, Ghana"] >= {"vote told meeting", "only met"}
    assert "only met" in found["Ghana"], "a country in which leaders met only is not where a vote is"
    assert not any("told meeting" in f or "only met" in f for f in found["Mali"])


def test_how_words_stand_to_a_deed_counts_by_what_it_is_about():
    found = summit_and_vote()
    assert "vote back 2 met" in found["Accra, Ghana"]
    assert "vote back 2 other" in found["Mali"]


def test_the_country_of_a_statesman_may_be_it():
    places = read(
        "Angela", "Merkel", "smiled", ".", "A", "vote", "waits", ".", names=[(0, 2, "PERSON")], pos={2: "VERB", 6: "VERB"}
    )
    vote = Deed("VOTE", Happening(5, 6, 1.0), (), ())
    found = features(places, vote, [vote], {})
    assert found["Germany"] >= {"vote person", "person far"}
    place = places.place_of(vote.happening, type="VOTE")
    assert place is not None
    assert (place.name, place.span) == ("Germany", None)
    assert place.rule


def test_every_weight_is_of_a_feature_that_can_come_up():
    weights = tomllib.loads((files("dateline.extract") / "where_likely.toml").read_text("utf-8"))["places"]
    known = {"focus", "most", "share", "person", "told", "far", "only", "land", "part"}
    known |= {"self", "tied", "clause", "above", "alike", "apart", "elsewhere"}
    known |= {"power", "troops", "force", "order", "words", "vote", "march", "meeting", "joint", "dateline"}
    assert weights
    assert {f.split()[0] for f in weights} <= known


def test_there_is_no_country_that_only_acts():
    places = read(
        "Officials", "want", "Kenya", "to", "leave", "Oslo", ",", "as", "it", "fought", ".", "Guards", "fought", "there", ".",
        names=[(2, 3, "LOC"), (5, 6, "LOC")], heads={0: 1, 1: 1, 2: 1, 3: 4, 4: 1, 5: 4, 11: 12, 12: 12, 13: 12},
        relations={1: "root", 2: "obj", 4: "xcomp", 5: "obj", 12: "root", 13: "advmod"}, pos={1: "VERB", 4: "VERB", 12: "VERB"},
    )  # fmt: skip
    acting = read(
        "Officials", "want", "Kenya", "to", "leave", ".", "Guards", "fought", "there", ".",
        names=[(2, 3, "LOC")], heads={0: 1, 1: 1, 2: 1, 3: 4, 4: 1, 6: 7, 7: 7, 8: 7},
        relations={1: "root", 2: "obj", 4: "xcomp", 7: "root", 8: "advmod"}, pos={1: "VERB", 4: "VERB", 7: "VERB"},
    )  # fmt: skip
    there = places.place_of(Happening(12, 13, 1.0, roles=(("where", 13, 0.9),)), type="ASSAULT")
    nowhere = acting.place_of(Happening(7, 8, 1.0, roles=(("where", 8, 0.9),)), type="ACCUSE")
    assert there is not None
    assert (there.name, there.text) == ("Oslo, Norway", "there")
    assert nowhere is None


def test_places_named_together_keep_their_article_and_stand_once():
    places = read(
        "Crowds", "marched", "in", "Jordan", "and", "the", "West", "Bank", ".",
        names=[(3, 4, "LOC"), (6, 8, "LOC")], heads={0: 1, 1: 1, 2: 3, 3: 1, 4: 6, 5: 6, 6: 3, 7: 3},
        relations={1: "root", 2: "case", 3: "obl", 4: "cc", 5: "det", 6: "conj", 7: "conj"},
        pos={1: "VERB", 2: "ADP", 4: "CCONJ"},
    )  # fmt: skip
    place = places.place_of(Happening(1, 2, 1.0, roles=(("where", 3, 0.9),)), type="PROTEST")
    assert place is not None
    assert place.name == "Jordan and the West Bank"


def test_a_square_of_a_name_that_many_cities_have_is_one_only_where_something_speaks_for_it():
    words = "Crowds cheered on Independence Square in {} yesterday .".split()
    square = (3, 5, "LOC")

    def name(land):
        said = [w.format(land) for w in words]
        return name_of(read(*said, names=[square, (6, 7, "LOC")]), 3, 5)

    assert name("Ukraine") == "Independence Square, Kyiv, Ukraine"
    assert name("Mali") == "Independence Square", "kept as it is called, without a place"


def test_a_town_that_somebody_bears_as_a_name_is_his_but_behind_a_preposition_of_place():
    def name(word):
        places = read(
            "Modibo", "Keita", "spoke", ".", "Opponents", word, "Keita", "marched", ".",
            names=[(0, 2, "PERSON"), (6, 7, "LOC")], pos={5: "ADP"},
        )  # fmt: skip
        return name_of(places, 6, 7)

    assert name("of") is None
    assert name("in") is not None


def test_a_border_is_called_by_the_countries_that_it_parts_and_is_its_countrys_when_it_is_acted_on():
    places = read(
        "Shots", "rang", "out", "on", "the", "border", "between", "Peru", "and", "Chile", ".",
        names=[(7, 8, "LOC"), (9, 10, "LOC")], heads={0: 1, 1: 1, 2: 1, 3: 5, 4: 5, 5: 1, 6: 7, 7: 5, 8: 9, 9: 7},
        relations={1: "root", 3: "case", 4: "det", 5: "obl", 6: "case", 7: "nmod", 8: "cc", 9: "conj"},
        pos={1: "VERB", 3: "ADP", 4: "DET", 6: "ADP", 8: "CCONJ"},
    )  # fmt: skip
    shots = places.place_of(Happening(0, 1, 1.0, roles=(("where", 5, 0.9),)), type="ASSAULT")
    assert shots is not None
    assert (shots.name, shots.lat, shots.country) == ("Peru-Chile border", None, None)
    closed = read(
        "Peru", "shut", "its", "border", "with", "Chile", ".",
        names=[(0, 1, "LOC"), (5, 6, "LOC")], heads={0: 1, 1: 1, 2: 3, 3: 1, 4: 5, 5: 3},
        relations={0: "nsubj", 1: "root", 2: "nmod:poss", 3: "obj", 4: "case", 5: "nmod"}, pos={1: "VERB", 2: "PRON", 4: "ADP"},
    )  # fmt: skip
    place = closed.place_of(Happening(1, 2, 1.0, roles=(("where", 3, 0.9),)), type="COERCE")
    assert place is not None
    assert place.name == "Peru"


def test_a_parliament_votes_in_its_own_country_wherever_the_report_is():
    places = read(
        "Finland", "asked", "again", ".", "Turkish", "lawmakers", "vote", "soon", ".",
        names=[(0, 1, "LOC")], heads={0: 1, 1: 1, 2: 1, 4: 5, 5: 6, 6: 6, 7: 6},
        relations={0: "nsubj", 1: "root", 4: "amod", 5: "nsubj", 6: "root"}, pos={1: "VERB", 4: "ADJ", 6: "VERB"},
    )  # fmt: skip
    vote = Deed("VOTE", Happening(6, 7, 1.0), (Filler("Turkish lawmakers"),), ())
    places.survey([vote])
    place = places.place_of(vote.happening, type="VOTE", actors=vote.actors)
    assert place is not None
    assert (place.name, place.rule) == ("Turkey", "the country of those it concerns")
