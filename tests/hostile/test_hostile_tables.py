"""The user's own tables of places and actors and the settings: whatever they hold, they are read or refused in words."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import nasty
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DatelineError, InputError
from dateline.knowledge import own_places
from dateline.knowledge.own_actors import read_actors
from dateline.knowledge.own_places import add_places, own_table
from dateline.settings import load_settings

HEAD = b"name,lat,lon,kind,names,geonames\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    return tmp_path


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a cell without end.csv": (lambda: HEAD + b"x" * 300_000 + b",1,1,,,\n", "field"),
    "features.geojson": (lambda: b'{"type":"FeatureCollection","features":5}', "no GeoJSON"),
    "deep.geojson": (lambda: b"[" * 100_000, "no GeoJSON"),
    "junk.zip": (lambda: b"PK\x03\x04junk", "zip"),
    "junk.gz": (lambda: b"\x1f\x8b\x08junk", "Compressed"),
    "bomb.zip": (lambda: nasty.zip_of("a.txt", b"\0" * (300 * nasty.MB)), "larger than"),
    "bomb.gz": (lambda: gzip.compress(b"\0" * (300 * nasty.MB), 1), "larger than"),
    "path.zip": (lambda: nasty.zip_of("../../../tmp/evil.txt", b"evil"), "no columns"),
    "latin.csv": (lambda: HEAD + b"\xff\xfe,1,1,,,\n", "utf-8"),
    "empty.csv": (lambda: b"", "no columns"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_that_is_none_is_refused_in_words(folder: Path, name: str) -> None:
    make, said = REFUSED[name]
    path = folder / name
    path.write_bytes(make())
    with pytest.raises(InputError, match=said) as caught:
        add_places(path)
    assert caught.value.remedy
    assert not own_table().exists()
    assert {p.name for p in folder.iterdir()} <= {name, "data"}


@pytest.mark.parametrize(
    "line", ["A,1,1,,,²", "A,1,1,,," + "9" * 5000, "A\0B,1,1,,,", "=cmd|x,1,1,,,", "A,1,1,,\u202eB\u200b,", "\ud800A,1,1,,,"]
)
def test_odd_lines_are_kept_as_a_table_that_can_be_read_again(folder: Path, line: str) -> None:
    path = folder / "a.csv"
    path.write_bytes(HEAD + line.encode("utf-8", "replace") + b"\n")
    assert add_places(path).added == 1
    assert add_places(path).known == 1


ANY = st.one_of(
    st.binary(max_size=200),
    st.lists(
        st.sampled_from([*HEAD.split(b","), b"\n", b",", b'"', b"\t", b"1", b"-1e400", b"A", b"[[actor]]", b"="]), max_size=40
    ).map(b"".join),
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=ANY, ending=st.sampled_from(["csv", "tsv", "txt", "geojson", "zip", "gz", "toml"]))
def test_any_bytes_are_read_or_refused(folder: Path, data: bytes, ending: str) -> None:
    path = folder / f"a.{ending}"
    path.write_bytes(data)
    for read in (add_places, read_actors, load_settings):
        with suppress(DatelineError):
            read(path)


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(exclude_categories=()), max_size=8)),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "lat", "type", "geometry", "coordinates", "properties", "features"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(properties=_JSON, at=_JSON, name=st.text(st.characters(exclude_categories=()), max_size=10))
def test_any_feature_is_kept_or_set_aside(folder: Path, properties: object, at: object, name: str) -> None:
    path = folder / "a.geojson"
    given = {**properties, "name": name} if isinstance(properties, dict) else properties
    point = {"type": "Point", "coordinates": at}
    features = [
        {"geometry": point, "properties": given},
        {"geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": given},
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    done = add_places(path)
    assert done.added + done.known + len(done.set_aside) in (1, 2)
    own_places.own_places("x")


def test_settings_nested_too_deep(folder: Path) -> None:
    path = folder / "dateline.toml"
    path.write_bytes(b"a=" + b"[" * 100_000)
    with pytest.raises(InputError, match="settings file"):
        load_settings(path)
