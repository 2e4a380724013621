"""French names of countries, organisations, offices and regions come to the same entries as the English ones."""

from __future__ import annotations

import pytest

from dateline.knowledge.countries import by_capital, by_code, by_demonym, by_seat, country
from dateline.knowledge.offices import normalise_title
from dateline.knowledge.organisations import national_body, organisation, organisations
from dateline.knowledge.places import places
from dateline.knowledge.regions import region, regions
from dateline.knowledge.table import read_rows, split_list

COUNTRIES = read_rows("countries_fr.psv", 5)


def test_the_tables_name_only_what_the_english_ones_know() -> None:
    assert [code for code, *_ in COUNTRIES if by_code(code) is None] == []
    assert len({code for code, *_ in COUNTRIES}) == len(COUNTRIES)
    known = {o.name for o in organisations()}
    assert [name for name, _ in read_rows("organisations_fr.psv", 2) if name not in known] == []
    known = {r.name for r in regions()}
    assert [name for name, _ in read_rows("regions_fr.psv", 2) if name not in known] == []


def test_every_french_name_finds_its_country() -> None:
    lost = [
        (code, n)
        for code, names, *_ in COUNTRIES
        for n in split_list(names)
        if (found := country(n, "fr")) is None or found.iso3 != code
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("word", "iso3"),
    [
        ("malienne", "MLI"),
        ("Maliens", "MLI"),
        ("guinéennes", "GIN"),
        ("burkinabè", "BFA"),
        ("français", "FRA"),
        ("turque", "TUR"),
        ("nigérienne", "NER"),
        ("nigérianes", "NGA"),
        ("britanniques", "GBR"),
        ("tchétchène", None),
        ("Malian", "MLI"),
    ],
)
def test_a_french_demonym_needs_no_capital_and_has_four_forms(word: str, iso3: str | None) -> None:
    found = by_demonym(word, "fr")
    assert (found.iso3 if found else None) == iso3


def test_other_languages_see_no_french_names() -> None:
    assert country("Tadjikistan") is None
    assert by_demonym("malienne") is None
    assert organisation("Croix-Rouge") is None


@pytest.mark.parametrize(("word", "iso3"), [("Pékin", "CHN"), ("Londres", "GBR"), ("Quai d'Orsay", "FRA"), ("Moscou", "RUS")])
def test_a_capital_stands_for_its_government(word: str, iso3: str) -> None:
    seat, capital = by_seat(word, "fr"), by_capital(word, "fr")
    assert seat is not None
    assert seat.iso3 == iso3 == (capital.iso3 if capital else "")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Cédéao", "ECOWAS"),
        ("l'Union africaine", "African Union"),
        ("la Croix-Rouge", "International Committee of the Red Cross"),
        ("OTAN", "NATO"),
        ("force Takuba", "Takuba Task Force"),
        ("ua", None),
    ],
)
def test_organisations_have_one_name_in_both_languages(words: str, name: str | None) -> None:
    found = organisation(words, "fr")
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("armée malienne", "Malian armed forces"),
        ("forces armées du Mali", "Malian armed forces"),
        ("ministère malien des Affaires étrangères", "Mali Ministry of Foreign Affairs"),
        ("ministère de l'Intérieur", "Mali Ministry of Interior"),
        ("l'Assemblée nationale", "Malian parliament"),
        ("autorités maliennes", "Mali"),
        ("junte malienne", None),
    ],
)
def test_a_body_of_a_state_is_known_with_or_without_its_country(phrase: str, name: str | None) -> None:
    mali = country("Mali")
    assert mali is not None
    found = national_body(mali, phrase, "fr")
    assert (found[0] if found else None) == name


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Premier ministre", "head_of_government"),
        ("le président de la République", "head_of_state"),
        ("chef de l'État", "head_of_state"),
        ("ministre des Affaires étrangères", "foreign_minister"),
        ("ancienne ministre de la Défense", "defence_minister"),
        ("porte-parole du gouvernement", "spokesperson"),
        ("boulanger", None),
    ],
)
def test_french_titles_name_offices(title: str, office: str | None) -> None:
    assert normalise_title(title) == office


def test_places_and_regions_are_found_by_french_names() -> None:
    assert places("Allemagne", "fr")[0].full_name == "Germany"
    assert places("Londres", "fr")[0].full_name == "London, United Kingdom"
    found = region("Afrique de l'Ouest")
    assert found is not None
    assert found.name == "West Africa"
