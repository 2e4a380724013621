import time

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
    assert places("Tahrir Square")[0].full_name == "Tahrir Square, Cairo, Egypt"
    assert places("Crimea")[0].precision == "region"


def test_unknown_names_give_nothing():
    assert places("Zzyzxville") == ()
    assert places("") == ()


def test_every_line_of_the_tables_can_be_found():
    names, records = SortedTable("place_names.tsv.gz"), SortedTable("places.tsv.gz")
    lines = names._bytes.decode().splitlines()
    for line in [lines[0], lines[-1], *lines[::5000]]:
        key, numbers = line.split("\t")
        assert list(names.rows(key)) == [[numbers]]
        assert all(len(list(records.rows(f"{int(n):08d}"))) == 1 for n in numbers.split(" "))


def test_the_gazetteer_opens_fast():
    start = time.perf_counter()
    SortedTable("place_names.tsv.gz")
    SortedTable("places.tsv.gz")
    assert time.perf_counter() - start < 1.5  # 0.2 s on an idle machine
