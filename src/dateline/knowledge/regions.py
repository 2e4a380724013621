"""Regions that no gazetteer of towns holds: groups of countries, parts of countries, seas, and landmarks news names.

`regions.psv` is our own table; `regions_fr.psv` adds the French names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from dateline.knowledge.spelling import NameIndex
from dateline.knowledge.table import read_rows, split_list

RegionKind = Literal["group", "region", "water", "landmark", "residence"]


@dataclass(frozen=True, slots=True)
class Region:
    """A region, sea or landmark; `within` is what its full name adds after the comma ("Cairo, Egypt")."""

    name: str
    names: tuple[str, ...]
    kind: RegionKind
    countries: tuple[str, ...]
    """ISO3 codes; a group's members, or the countries it lies in."""
    lat: float | None
    lon: float | None
    within: str
    geonames: int | None = None
    """GeoNames number, of continents and the like."""


@cache
def regions() -> tuple[Region, ...]:
    """All of them, in the table's order."""
    return tuple(
        Region(
            name,
            split_list(names),
            cast(RegionKind, kind),
            split_list(lands),
            float(lat) if lat else None,
            float(lon) if lon else None,
            within,
            int(number) if number else None,
        )
        for name, names, kind, lands, lat, lon, within, number in read_rows("regions.psv", 8)
    )


@cache
def _by_name() -> NameIndex[Region]:
    french = {name: split_list(names) for name, names in read_rows("regions_fr.psv", 2)}
    return NameIndex((r, (r.name, *r.names, *french.get(r.name, ()))) for r in regions())


def region(name: str) -> Region | None:
    """The region of any of its names, spelt any way; None when it is none."""
    return _by_name().find(name)


def members(group: str) -> tuple[str, ...]:
    """ISO3 codes of the countries of a group ("Sahel", "Gulf", "Maghreb"); empty when the name is no group."""
    found = region(group)
    return found.countries if found and found.kind == "group" else ()


def residence_of(iso3: str) -> Region | None:
    """Where a country's head of state sits ("Casa Rosada"); None when no name for it is known."""
    return _residences().get(iso3)


@cache
def _residences() -> dict[str, Region]:
    return {iso3: r for r in regions() if r.kind == "residence" for iso3 in r.countries}
