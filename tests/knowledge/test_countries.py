import pytest

from dateline.knowledge import by_capital, by_code, by_demonym, by_seat, countries, country, members, region, regions
from dateline.knowledge.countries import are_neighbours


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("U.S.", "United States"),
        ("the United States", "United States"),
        ("America", "United States"),
        ("Britain", "United Kingdom"),
        ("Cote d’Ivoire", "Ivory Coast"),
        ("Côte d'Ivoire", "Ivory Coast"),
        ("DRC", "Democratic Republic of the Congo"),
        ("Congo-Brazzaville", "Republic of the Congo"),
        ("MALI", "Mali"),
        ("Türkiye", "Turkey"),
    ],
)
def test_a_country_by_any_name(written, name):
    found = country(written)
    assert found is not None
    assert found.name == name


def test_what_is_no_country():
    assert country("us") is None
    assert country("Timbuktu") is None
    assert country("") is None


@pytest.mark.parametrize(
    ("word", "iso3"),
    [("Malian", "MLI"), ("Malians", "MLI"), ("Nigerien", "NER"), ("Nigerian", "NGA"), ("French", "FRA"), ("Turks", "TUR"),
     ("Burkinabe", "BFA"), ("Ivorian", "CIV"), ("Danes", "DNK")],
)  # fmt: skip
def test_a_demonym_names_its_country(word, iso3):
    found = by_demonym(word)
    assert found is not None
    assert found.iso3 == iso3


def test_a_demonym_has_a_capital_letter():
    assert by_demonym("polish") is None
    assert by_demonym("turkey") is None


def test_seats_and_capitals():
    assert by_seat("the Kremlin") == country("Russia")
    assert by_seat("Lima") == country("Peru")
    assert by_seat("Brussels") is None, "the Union and NATO sit there too"
    assert by_seat("White House") == country("United States")
    assert by_seat("Abidjan") == country("Ivory Coast")
    assert by_seat("Lyon") is None
    assert by_capital("Yamoussoukro") == country("Ivory Coast")


def test_every_code_and_canonical_name_is_unique_and_finds_its_own_country():
    codes = [c.iso3 for c in countries()]
    assert len(codes) == len(set(codes)) > 240
    for one in countries():
        assert country(one.name) == one
        assert by_code(one.iso3) == one


def test_borders():
    assert are_neighbours("MLI", "NER")
    assert are_neighbours("NER", "MLI")
    assert not are_neighbours("MLI", "GHA")


def test_regions_name_countries_that_exist():
    for one in regions():
        assert all(by_code(iso3) for iso3 in one.countries), one.name
        assert region(one.name) == one
    assert {"MLI", "NER", "TCD"} <= set(members("the Sahel"))
    assert members("Bamako") == ()
