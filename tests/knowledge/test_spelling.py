from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.spelling import NameIndex, fold, may_stand_for


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_spellings_of_one_name_fold_alike():
    assert fold("Côte d’Ivoire") == fold("Cote d'Ivoire")
    assert fold("N'Djamena") == fold("Ndjaména")
    assert fold("the U.N.") == fold("UN")
    assert fold("Saint-Louis") == fold("St. Louis")
    assert fold("Łódź") == "lodz"
    assert fold("Mali's") == "mali"


def test_a_short_acronym_needs_capitals_and_a_long_one_a_capital():
    assert not may_stand_for("us", "US")
    assert not may_stand_for("Is", "IS")
    assert may_stand_for("U.S.", "US")
    assert may_stand_for("Ecowas", "ECOWAS")
    assert may_stand_for("Nato", "NATO")
    assert not may_stand_for("ecowas", "ECOWAS")
    assert may_stand_for("The UK", "UK")
    assert not may_stand_for("the us", "US")


def test_the_first_entry_keeps_a_shared_name():
    index = NameIndex([(1, ["Congo"]), (2, ["Congo", "Congo-Brazzaville"])])
    assert index.find("the Congo") == 1
    assert list(index.every("Congo")) == [1, 2]
    assert index.find("Chad") is None
