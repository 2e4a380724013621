"""Places of an article, on small analyses built by hand."""

import pytest

from dateline.extract.where import Places
from dateline.model import Analysis, Article, Happening, Name, Token


def read(*words, names=(), heads=None, relations=None, pos=None):
    """An article of one or more sentences (a word "." ends one) with a flat tree unless told otherwise."""
    heads, relations, pos = heads or {}, relations or {}, pos or {}
    text, tokens, sentence = "", [], 0
    bounds, first = [], 0
    for i, word in enumerate(words):
        text += ("" if not text or word in (",", ".", "'s") else " ") + word
        kind = pos.get(
            i, "PUNCT" if word in (",", ".") else "DET" if word.lower() == "the" else "PROPN" if word[0].isupper() else "NOUN"
        )
        end = len(text)
        tokens.append(
            Token(end - len(word), end, word, word.lower(), kind, "", heads.get(i, first), relations.get(i, "dep"), sentence)
        )
        if word == ".":
            bounds.append((first, i + 1))
            sentence, first = sentence + 1, i + 1
    if first < len(words):
        bounds.append((first, len(words)))
    marked = tuple(Name(s, e, k) for s, e, k in names)
    return Places(Article("a", text, ""), Analysis("a", tuple(tokens), tuple(bounds), marked))


@pytest.mark.parametrize(
    ("words", "names", "asked", "name"),
    [
        (["Fighting", "in", "Bamako"], [(2, 3, "LOC")], (2, 3), "Bamako, Mali"),
        (["Lebanon", "sent", "troops", "to", "Tripoli"], [(0, 1, "LOC"), (4, 5, "LOC")], (4, 5), "Tripoli, Lebanon"),
        (["Libya", "'s", "rulers", "in", "Tripoli"], [(0, 1, "LOC"), (4, 5, "LOC")], (4, 5), "Tripoli, Libya"),
        (["A", "blast", "in", "Paris", ",", "Texas"], [(3, 4, "LOC"), (5, 6, "LOC")], (3, 4), "Paris, United States"),
        (["A", "blast", "in", "Paris"], [(3, 4, "LOC")], (3, 4), "Paris, France"),
        (["Raids", "in", "northern", "Mali"], [(3, 4, "LOC")], (3, 4), "northern Mali"),
        (["Raids", "in", "northern", "Mali"], [(2, 4, "LOC")], (2, 4), "northern Mali"),
        (["War", "in", "Gaza"], [(2, 3, "LOC")], (2, 3), "Gaza Strip"),
        (["Talks", "in", "Gao", "region", "of", "Mali"], [(2, 4, "LOC"), (5, 6, "LOC")], (2, 4), "Gao Region, Mali"),
        (["The", "U.S.", "election"], [(1, 2, "LOC")], (0, 2), "United States"),
        (["Washington", "leads", "talks", "in", "Geneva"], [(0, 1, "LOC"), (4, 5, "LOC")], (4, 5), "Geneva, Switzerland"),
        (["Troops", "left", "Borno"], [(2, 3, "LOC")], (2, 3), "Borno State, Nigeria"),
        (["Cameroon", "sent", "troops", "to", "the", "South"], [(0, 1, "LOC"), (5, 6, "LOC")], (5, 6), "South, Cameroon"),
    ],
)
def test_a_name_means_what_fits_the_article(words, names, asked, name):
    place = read(*words, names=names).names.resolve(*asked)
    assert place is not None
    assert place.name == name


def test_the_words_and_the_runner_up_are_kept():
    place = read("Lebanon", "sent", "troops", "to", "Tripoli", names=[(0, 1, "LOC"), (4, 5, "LOC")]).names.resolve(4, 5)
    assert place is not None
    assert place.text == "Tripoli"
    assert place.span is not None
    assert place.country == "LBN"
    assert place.runner_up


def test_an_unknown_place_stays_without_coordinates():
    place = read("Clashes", "near", "Zzyzxville", names=[(2, 3, "LOC")]).names.resolve(2, 3)
    assert place is not None
    assert (place.name, place.precision, place.lat) == ("Zzyzxville", "unknown", None)


@pytest.mark.parametrize("words", [["Korea", "shelled", "the", "South"], ["Nigeria", "lost", "all", "Baga"]])
def test_what_only_a_neighbour_or_nobody_speaks_for_is_not_meant(words):
    place = read(*words, names=[(0, 1, "LOC"), (3, 4, "LOC")]).names.resolve(3, 4)
    assert place is not None
    assert (place.name, place.country) == (words[3], None)


def test_a_small_town_of_a_land_that_the_article_does_not_name_is_not_meant():
    place = read("Ethiopia", "closed", "Abala", names=[(0, 1, "LOC"), (2, 3, "LOC")]).names.resolve(2, 3)
    assert place is not None
    assert (place.name, place.precision) == ("Abala", "unknown")
    near = read("Mexico", "closed", "Abala", names=[(0, 1, "LOC"), (2, 3, "LOC")]).names.resolve(2, 3)
    assert near is not None
    assert near.country == "MEX"


def test_a_name_inside_a_person_or_organisation_is_no_place():
    places = read("Paris", "Hilton", "met", "the", "Bank", "of", "Mali", names=[(0, 2, "PERSON"), (4, 7, "ORG")])
    assert places.names.resolve(0, 1) is None
    assert places.names.resolve(6, 7) is None


def test_the_model_points_at_the_place():
    places = read("Soldiers", "fired", "shots", "in", "Kati", "as", "Mali", "slept", ".", names=[(4, 5, "LOC"), (6, 7, "LOC")])
    sure = Happening(1, 2, 1.0, types=(("ASSAULT", 1.0),), roles=(("where", 4, 0.9),))
    place = places.place_of(sure)
    assert place is not None
    assert place.name == "Kati, Mali"
    assert not place.rule


def test_a_phrase_of_place_in_the_clause_is_the_place():
    places = read(
        "Leaders", "met", "in", "Accra", ".",
        names=[(3, 4, "LOC")], heads={0: 1, 1: 1, 2: 3, 3: 1},
        relations={0: "nsubj", 1: "root", 2: "case", 3: "obl"}, pos={1: "VERB"},
    )  # fmt: skip
    place = places.place_of(Happening(1, 2, 1.0), type="CONSULT")
    assert place is not None
    assert place.name == "Accra, Ghana"
    assert place.span is not None


def test_a_city_by_far_the_largest_of_its_name_is_meant_abroad_too():
    places = read(
        "American", "envoys", "and", "US", "officials", "met", "in", "London", ".",
        names=[(3, 4, "LOC"), (7, 8, "LOC")], heads={0: 1, 1: 5, 2: 4, 3: 4, 4: 1, 5: 5, 6: 7, 7: 5},
        relations={0: "amod", 1: "nsubj", 3: "compound", 4: "conj", 5: "root", 6: "case", 7: "obl"}, pos={0: "ADJ", 5: "VERB"},
    )  # fmt: skip
    place = places.place_of(Happening(5, 6, 1.0), type="CONSULT")
    assert place is not None
    assert place.name == "London, United Kingdom"


def test_two_places_named_together_stay_together():
    places = read(
        "They", "marched", "in", "Gao", "and", "Bamako", ".",
        names=[(3, 4, "LOC"), (5, 6, "LOC")], heads={0: 1, 1: 1, 2: 3, 3: 1, 4: 5, 5: 3},
        relations={1: "root", 2: "case", 3: "obl", 5: "conj"}, pos={1: "VERB", 4: "CCONJ"},
    )  # fmt: skip
    place = places.place_of(Happening(1, 2, 1.0), type="PROTEST")
    assert place is not None
    assert place.name == "Gao and Bamako, Mali"


def test_a_deed_without_a_place_is_in_the_country_it_concerns_and_says_by_which_rule():
    places = read("Malian", "officers", "seized", "power", ".", pos={2: "VERB"})
    place = places.place_of(Happening(2, 3, 1.0), type="COUP")
    assert place is not None
    assert (place.name, place.precision, place.span) == ("Mali", "country", None)
    assert place.rule


def test_words_without_a_place_have_none():
    places = read("Malian", "officers", "condemned", "it", ".", pos={2: "VERB"})
    assert places.place_of(Happening(2, 3, 1.0), type="ACCUSE") is None


def test_nothing_known_gives_no_place():
    assert read("They", "fought", ".").place_of(Happening(1, 2, 1.0), type="ASSAULT") is None
