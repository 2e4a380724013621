"""Places that the user adds: three kinds of files in, one table out, whatever the order; bad lines are set aside."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.knowledge.own_places import OwnPlace, _by_name, add_places, forget_places, own_places, own_table, own_version
from dateline.knowledge.places import places

CSV = """name,lat,lon,country,kind,population,names
Tissila,12.65,-8.1,Mali,village,800,Tissilla;Tisila
Bordj Nine,20.1,1.0,,base,,
"""
DUMP = "99\tTissila\tTissila\tTisila\t12.65\t-8.1\tP\tPPL\tML\t\t07\t\t\t\t800\t\t350\tAfrica/Bamako\t2020-01-01"


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    _by_name.cache_clear()
    yield
    _by_name.cache_clear()


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def feature(name, lon, lat, **more):
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": {"name": name, **more}}


def test_a_table_adds_places_that_are_found_by_all_their_names(tmp_path):
    done = add_places(written(tmp_path, "own.csv", CSV))
    assert (done.added, done.known, done.set_aside) == (2, 0, ())
    (found,) = places("tissilla")
    assert (found.full_name, found.precision, found.own, found.main) == ("Tissila, Mali", "town", True, False)
    assert places("Bordj Nine")[0].precision == "point"


def test_a_dump_and_points_say_the_same_as_a_table(tmp_path):
    points = json.dumps(
        {"type": "FeatureCollection", "features": [feature("Tissila", -8.1, 12.65, country="ML", population=800)]}
    )
    for name, text in (("own.txt", DUMP), ("own.geojson", points)):
        forget_places()
        assert add_places(written(tmp_path, name, text)).added == 1
        (one,) = own_places("tissila")
        assert (one.name, one.lat, one.lon, one.code, one.country, one.population) == (
            "Tissila",
            12.65,
            -8.1,
            "PPL",
            "MLI",
            800,
        )


def test_a_packed_dump_is_read(tmp_path):
    path = tmp_path / "own.txt.gz"
    path.write_bytes(gzip.compress(DUMP.encode()))
    assert add_places(path).added == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",1,1,,,", "no name"),
        ("A,91,1,,,", "no latitude"),
        ("A,north,1,,,", "no latitude"),
        ("A,nan,1,,,", "no latitude"),
        ("A,1,1,Narnia,,", "no country"),
        ("A,1,1,,spaceport,", "no kind"),
        ("A,1,1,,,many", "no number"),
    ],
)
def test_a_bad_line_is_set_aside_with_the_reason_and_the_rest_is_added(tmp_path, line, reason):
    done = add_places(written(tmp_path, "own.csv", f"name,lat,lon,country,kind,population\n{line}\nGood,1,1,,,\n"))
    assert done.added == 1
    (aside,) = done.set_aside
    assert reason in aside.reason
    assert aside.item == "own.csv, line 2"


def test_what_is_no_point_is_set_aside(tmp_path):
    shapes = {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": None, "properties": {}}, 7]}
    done = add_places(written(tmp_path, "own.json", json.dumps(shapes)))
    assert (done.added, len(done.set_aside)) == (0, 2)


@pytest.mark.parametrize(
    ("name", "text"), [("own.csv", "town,people\nA,1\n"), ("own.json", "{"), ("own.json", "[]"), ("own.zip", "x")]
)
def test_another_file_is_refused(tmp_path, name, text):
    with pytest.raises(InputError):
        add_places(written(tmp_path, name, text))
    assert not own_table().exists()


def test_adding_twice_or_in_another_order_changes_no_byte(tmp_path):
    first, second = written(tmp_path, "a.csv", CSV), written(tmp_path, "b.csv", "name;lat;lon\nOther;3;4\n")
    add_places(first), add_places(second)
    table, version = own_table().read_bytes(), own_version()
    assert add_places(first).known == 2
    assert own_table().read_bytes() == table
    forget_places()
    add_places(second), add_places(first)
    assert (own_table().read_bytes(), own_version()) == (table, version)
    assert forget_places() == 3
    assert own_version() == ""
    assert places("Tissila") == ()


def test_a_place_that_the_gazetteer_has_stays_its_entry(tmp_path):
    known = next(p for p in places("Kati") if p.country == "MLI" and p.precision == "town")
    count = len(places("Kati"))
    add_places(written(tmp_path, "own.csv", f"name,lat,lon,country\nKati,{known.lat},{known.lon},MLI\n"))
    assert len(places("Kati")) == count
    own = [p for p in places("Kati") if p.own]
    assert [p.geonames for p in own] == [known.geonames]


@given(
    st.lists(
        st.builds(
            OwnPlace,
            name=st.text(st.characters(categories=("Lu", "Ll")), min_size=1, max_size=8),
            lat=st.floats(-90, 90),
            lon=st.floats(-180, 180),
            code=st.just("PPL"),
            country=st.sampled_from(["", "MLI", "FRA"]),
            population=st.integers(0, 10**7),
            geonames=st.none(),
            others=st.just(()),
        ),
        max_size=5,
    )
)
def test_what_is_written_is_read_back(tmp_path_factory, given_places):
    from dateline.knowledge.own_places import _read_table, _write_table

    path = tmp_path_factory.mktemp("own") / "gazetteer.tsv"
    _write_table(path, given_places)
    assert set(_read_table(path)) == set(given_places)
