"""Where heads of state sit: one place a country, in the town that its full name gives."""

from dateline.knowledge import by_code, region, regions
from dateline.knowledge.places import places, residence

NEAR = 0.6
"""Degrees that a residence may lie off the middle of its town."""


def test_a_country_has_one_residence_at_most() -> None:
    lands = [iso3 for r in regions() if r.kind == "residence" for iso3 in r.countries]
    assert len(lands) == len(set(lands))


def test_a_residence_lies_in_its_town() -> None:
    far = []
    for one in (r for r in regions() if r.kind == "residence"):
        town = one.within.partition(", ")[0]
        here = [p for p in places(town) if p.country == one.countries[0] or p.code == "PPLC"]
        if not any(p.lat and abs(p.lat - one.lat) < NEAR and abs(p.lon - one.lon) < NEAR for p in here):
            far.append(one.name)
    assert far == []


def test_a_residence_keeps_its_full_name() -> None:
    found = residence("ARG")
    assert found is not None
    assert (found.full_name, found.precision, found.country) == ("Casa Rosada, Buenos Aires, Argentina", "point", "ARG")
    assert residence("NOR") is None


def test_the_land_in_a_full_name_is_the_residences() -> None:
    wrong = [
        r.name for r in regions() if r.kind == "residence" and (land := by_code(r.countries[0])) and land.name not in r.within
    ]
    assert wrong == []


def test_other_names_come_to_the_same() -> None:
    assert region("Al-Ittihadiya Palace") == region("Ittihadiya Palace")
