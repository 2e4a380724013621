"""Where a case lies: what is a file, what an address, and that no password is ever shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import CaseError
from dateline.location import Location

SECRET = "hunter2"


@pytest.mark.parametrize("given", ["news.dateline", "a/b c.dateline", "C:/x", "x:y", "50%.dateline", ""])
def test_anything_without_a_scheme_is_a_file(given: str) -> None:
    place = Location.of(given)
    assert (place.shown, place.address) == (given, None)
    assert place.files == tuple(given + ending for ending in ("", "-wal", "-shm", "-journal"))


def test_a_path_is_always_a_file() -> None:
    path = Path("postgresql://host/name")
    assert Location.of(path).address is None
    assert Location.of(Location.of(path)) == Location.of(path)


@pytest.mark.parametrize(
    ("given", "shown", "name"),
    [
        (f"postgresql://ann:{SECRET}@host:5433/news", "postgresql://ann@host:5433/news", "news"),
        (f"postgresql+psycopg://ann:{SECRET}@host/my%20news", "postgresql+psycopg://ann@host/my%20news", "my news"),
        ("postgres:///news", "postgres:///news", "news"),
        (
            f"postgresql://[::1]:5433/news?password={SECRET}&sslmode=require",
            "postgresql://[::1]:5433/news?sslmode=require",
            "news",
        ),
        (f"postgresql://one:1,two:2/news?sslpassword={SECRET}", "postgresql://one:1,two:2/news", "news"),
        (f"postgresql://host?dbname=news&pasword={SECRET}", "postgresql://host?dbname=news", "news"),
        ("postgresql://host/news?options=-csearch_path%3Dmali", "postgresql://host/news?options=-csearch_path=mali", "news"),
    ],
)
def test_an_address_is_shown_without_its_secrets(given: str, shown: str, name: str) -> None:
    place = Location.of(given)
    assert (str(place), place.name, place.whole, place.files) == (shown, name, shown, ())
    assert place.address is not None
    assert place.address.partition("://")[2] == given.partition("://")[2]
    assert place.address.startswith("postgresql://")
    assert SECRET not in repr(place)


@pytest.mark.parametrize(
    "given",
    [
        f"oracle://ann:{SECRET}@host/news",
        f"postgresql+asyncpg://ann:{SECRET}@host/news",
        f"postgresql://ann:{SECRET}@host",
        f"postgresql://ann:{SECRET}@host/",
        f"postgresql://ann:{SECRET}",
        f"postgresql://ann:a@{SECRET}@host/news",
        f"postgresql://ann:a/{SECRET}@host/news",
        f"postgresql://ann:a?{SECRET}@host/news",
        f"postgresql://ann:a#{SECRET}@host/news",
        f"postgresql://ann:{SECRET}/news",
        f"postgresql://ann:a%{SECRET}@host/news",
        f"postgresql://ann@host/news?password=a&{SECRET}",
    ],
)
def test_what_can_be_no_address_is_refused_without_showing_it(given: str) -> None:
    with pytest.raises(CaseError) as caught:
        Location.of(given)
    assert SECRET not in str(caught.value)
    assert "postgresql://user@host/name" in caught.value.remedy
