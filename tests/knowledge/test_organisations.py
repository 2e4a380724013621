import pytest

from dateline.knowledge import by_code, country, national_body, organisation, organisations
from dateline.knowledge.organisations import may_be_called
from dateline.knowledge.table import read_rows, split_list


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("the Economic Community of West African States", "ECOWAS"),
        ("CEDEAO", "ECOWAS"),
        ("Ecowas", "ECOWAS"),
        ("U.N. Security Council", "UN Security Council"),
        ("ISIS", "Islamic State"),
        ("al-Qaida in the Islamic Maghreb", "Al-Qaeda in the Islamic Maghreb"),
        ("Medecins sans frontieres", "Médecins Sans Frontières"),
        ("ICC", "International Criminal Court"),
        ("State Department", "US Department of State"),
        ("Agence France-Presse", "AFP"),
    ],
)
def test_an_organisation_by_any_name(written, name):
    found = organisation(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("word", ["is", "who", "au", "time", "Bamako", ""])
def test_words_that_are_no_organisation(word):
    assert organisation(word) is None


def test_every_organisation_is_found_by_its_own_name():
    names = [o.name for o in organisations()]
    assert len(names) == len(set(names)) > 700
    for one in organisations():
        assert organisation(one.name) == one
        assert one.kind in ("organisation", "group", "outlet")
        assert one.country is None or by_code(one.country)


def test_bodies_that_every_state_has():
    mali = country("Mali")
    assert mali is not None
    assert national_body(mali, "foreign ministry") == ("Mali Ministry of Foreign Affairs", "GOV")
    assert national_body(mali, "Ministry of Defense") == ("Mali Ministry of Defence", "GOV")
    assert national_body(mali, "the army") == ("Malian armed forces", "MIL")
    assert national_body(mali, "government") == ("Mali", "GOV")
    assert national_body(mali, "junta") is None
    assert national_body(mali, "ministry of silly walks") is None


def test_only_known_organisations_are_called_by_a_word_alone():
    listed = {name for _, names in read_rows("called.psv", 2) for name in split_list(names)}
    assert listed <= {o.name for o in organisations()}


def test_the_united_nations_are_no_bloc_and_nato_is_the_alliance():
    un, nato, ecowas = organisation("UN"), organisation("NATO"), organisation("ECOWAS")
    assert un is not None
    assert nato is not None
    assert ecowas is not None
    assert not may_be_called(un, ["regional", "bloc"])
    assert may_be_called(un, ["organisation"])
    assert may_be_called(ecowas, ["regional", "bloc"])
    assert not may_be_called(ecowas, ["alliance"])
    assert may_be_called(nato, ["alliance"])
    assert not may_be_called(nato, ["regional", "alliance"])
