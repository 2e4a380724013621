import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import places
from dateline.knowledge.table import SortedTable


def test_a_name_gives_every_place_that_bears_it():
    found = places("Tripoli")
    assert {p.country for p in found} >= {"LBY", "LBN"}
    assert found[0].population >= found[-1].population


def test_accents_and_alternates_do_not_matter():
    assert places("Menaka")[0].country == places("Ménaka")[0].country == "MLI"
    assert places("Kiev")[0].full_name == "Kyiv, Ukraine"
    assert not places("Kiev")[0].main


def test_full_names_are_what_records_give():
    assert next(p for p in places("Bamako") if p.code == "PPLC").full_name == "Bamako, Mali"
    assert places("Mali")[0].full_name == "Mali"
    assert places("Mali")[0].precision == "country"
    assert places("Fallujah")[0].full_name == "Fallujah, Iraq"
    assert places("Groznyy")[0].full_name == "Grozny, Russia"
    assert any(p.full_name == "Diyarbakir, Turkey" for p in places("Diyarbakır"))
    assert places("Tahrir Square")[0].full_name == "Tahrir Square, Cairo, Egypt"
    assert places("Crimea")[0].precision == "region"


@pytest.mark.parametrize(("short", "full"), [("Zamfara", "Zamfara State"), ("North Darfur", "Northern Darfur")])
def test_a_division_is_known_without_the_word_for_its_kind(short, full):
    assert full in {p.name for p in places(short) if p.code == "ADM1"}


def test_unknown_names_give_nothing():
    assert places("Zzyzxville") == ()
    assert places("") == ()


def test_a_small_town_is_known_with_what_it_lies_in():
    (found,) = places("Cottonport")
    assert (found.admin2, found.admin1, found.country) == ("Avoyelles Parish", "Louisiana", "USA")
    assert found.key == "Cottonport, Louisiana, United States"
    assert found.full_name == "Cottonport, United States"


def test_every_entry_of_the_tables_can_be_found_and_they_fit_together():
    names, records = SortedTable("place_names.tsv.gz"), SortedTable("places.tsv.gz")
    keys = list(names.keys())
    assert keys == sorted(keys, key=str.encode)
    assert len(set(keys)) == len(keys) > 400_000
    for key in [keys[0], keys[-1], *keys[::5000]]:
        cells = names.row(key)
        assert cells is not None
        assert all(records.row(f"{int(n):08d}") for n in cells[0].split(" "))


@given(st.text(max_size=12))
def test_what_is_no_key_gives_nothing(key):
    table = SortedTable("place_names.tsv.gz")
    row = table.row(key)
    assert row is None or all(number.isdigit() for number in row[0].split(" "))


def test_the_tables_say_where_they_come_from():
    for name in ("place_names.tsv.gz", "places.tsv.gz"):
        told = " ".join(SortedTable(name).comments)
        assert "GeoNames" in told
        assert "CC BY 4.0" in told
        assert "2023" in told


def test_the_tables_are_small_and_open_fast():
    tables = ("place_names.tsv.gz", "places.tsv.gz")
    assert sum(len((files("dateline.knowledge") / "data" / name).read_bytes()) for name in tables) < 25_000_000
    start = time.perf_counter()
    for name in tables:
        SortedTable(name)
    assert time.perf_counter() - start < 0.5  # 0.02 s on an idle machine
