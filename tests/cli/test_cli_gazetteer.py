"""`dateline gazetteer`: look a name up, add places, forget them."""

import pytest


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))


def test_places_are_added_found_and_forgotten(dateline, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("name,lat,lon,country\nTissila,12.65,-8.1,Mali\n", encoding="utf-8")
    added = dateline("gazetteer", "add", table)
    assert added.status == 0
    assert "1 place added, 0 set aside" in added.out
    assert "Tissila, Mali  town, 12.6500, -8.1000, added by you" in dateline("gazetteer", "find", "tissila").out
    assert "1 known already" in dateline("gazetteer", "add", table).out
    assert "1 place forgotten" in dateline("gazetteer", "forget").out
    assert "No place is called" in dateline("gazetteer", "find", "Tissila").out


def test_what_cannot_be_used_is_told_and_counts_in_the_status(dateline, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("name,lat,lon\nA,1,1\nB,100,1\n", encoding="utf-8")
    ran = dateline("gazetteer", "add", table)
    assert ran.status == 1
    assert "own.csv, line 3" in ran.out
    table.write_text("name,lat,lon\nB,100,1\n", encoding="utf-8")
    assert dateline("gazetteer", "add", table).status == 2


def test_a_file_of_another_kind_is_refused(dateline, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    ran = dateline("gazetteer", "add", table)
    assert ran.status == 2
    assert "no columns name, lat and lon" in ran.err
