from datetime import date

import pytest

from dateline.knowledge import holders, normalise_title, offices_of, person
from dateline.knowledge.offices import FACTBOOK, OWN, terms
from dateline.when import When


@pytest.mark.parametrize(
    ("body", "title", "day", "name"),
    [
        ("MLI", "president", date(2020, 8, 1), "Ibrahim Boubacar Keïta"),
        ("MLI", "PM", date(2020, 8, 1), "Boubou Cissé"),
        ("MLI", "FM", date(2020, 8, 1), "Tiébilé Dramé"),
        ("USA", "secretary of state", date(2012, 9, 12), "Hillary Clinton"),
        ("GBR", "prime minister", date(2020, 1, 1), "Boris Johnson"),
        ("FRA", "foreign affairs minister", date(2022, 1, 31), "Jean-Yves Le Drian"),
        ("ECOWAS", "chairman", date(2021, 9, 8), "Nana Akufo-Addo"),
        ("United Nations", "Secretary-General", date(2014, 3, 3), "Ban Ki-moon"),
        ("TZA", "president", date(2022, 1, 1), "Samia Suluhu Hassan"),
    ],
)
def test_who_held_an_office_on_a_day(body, title, day, name):
    assert holders(body, title, day)[0].name == name


def test_a_change_of_office_within_the_time_gives_both():
    names = [h.name for h in holders("USA", "president", When.of("2017-01"))]
    assert names == ["Donald Trump", "Barack Obama"]


def test_nothing_known_is_nothing_said():
    assert holders("MLI", "gardener", date(2020, 1, 1)) == []
    assert holders("MLI", "president", date(1805, 1, 1)) == []
    assert person("Zzyzx") is None


def test_a_title_that_only_some_states_have_names_nobody_elsewhere():
    day = date(2023, 10, 12)
    assert [h.name for h in holders("DEU", "chancellor", day)] == ["Olaf Scholz"]
    assert holders("UKR", "chancellor", day) == []
    assert holders("UKR", "prime minister", day) != []


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Premier", "head_of_government"),
        ("former President", "head_of_state"),
        ("Vice President", "vice_president"),
        ("deputy prime minister", "deputy_head_of_government"),
        ("Foreign Secretary", "foreign_minister"),
        ("foreign ministry spokesman", "spokesperson"),
        ("transitional prime minister", "head_of_government"),
        ("gardener", None),
    ],
)
def test_titles_name_offices(title, office):
    assert normalise_title(title) == office


def test_a_person_by_surname_short_name_or_spelling():
    assert person("Macron") == "Emmanuel Macron"
    assert person("IBK") == "Ibrahim Boubacar Keïta"
    assert person("Barack H. Obama") == person("Obama") == "Barack Obama"
    assert person("Keita") is None  # several bear it
    assert person("Cissé", country="MLI", on=When.of("2020-05")) == "Boubou Cissé"


def test_offices_of_a_person_are_in_order_of_time():
    found = offices_of("Boris Johnson")
    assert [t.office for t in found] == ["foreign_minister", "head_of_government"]


def test_every_term_has_a_start_a_source_and_an_order():
    for term in terms():
        assert term.held.earliest is not None
        assert term.source in (OWN, FACTBOOK)
        assert term.name[0].isupper() or term.name[0] == "'"


def test_a_term_without_an_end_says_nothing_of_a_day_long_after_the_table() -> None:
    assert holders("ZMB", "president", date(2025, 6, 1))
    assert holders("ZMB", "president", date(2041, 6, 1)) == []


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Labour Minister", "labour_minister"),
        ("minister of health", "health_minister"),
        ("ministre du Travail", "labour_minister"),
        ("ministre de l’Éducation nationale", "education_minister"),
        ("deputy labour minister", "deputy"),
    ],
)
def test_ministers_are_told_apart_by_their_field(title: str, office: str) -> None:
    assert normalise_title(title) == office
