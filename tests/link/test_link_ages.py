"""Groups of claims are settled by age."""

from __future__ import annotations

from dataclasses import replace

from dateline.link.ages import find_ages, join_rare, split_ages
from dateline.model import Claim, Link, Place, Span
from dateline.when import UNKNOWN, When


def claim(name: str, when: str | None, *, kind: str = "COUP", country: str | None = "KEN", status: str = "happened") -> Claim:
    place = Place("Kenya", "country", country=country) if country else None
    span = Span("a", 0, 4)
    moment = When.of(when) if when else UNKNOWN
    return Claim(name, "a", span, span, "coup", kind, None, status, when=moment, where=place)  # type: ignore[arg-type]


def by_id(*claims: Claim) -> dict[str, Claim]:
    return {c.id: c for c in claims}


def test_two_coups_years_apart_are_two_and_the_undated_follow_their_links() -> None:
    claims = by_id(claim("a", "2012-03-22"), claim("b", "2020-08-18"), claim("c", None), claim("d", "2020-08"))
    links = [Link("a", "c", "same", 0.6, ()), Link("b", "c", "same", 0.95, ())]
    assert split_ages([("a", "b", "c", "d")], claims, links) == [("a",), ("b", "c", "d")]


def test_a_wrong_day_stays_with_its_event() -> None:
    claims = by_id(claim("a", "2020-08-18"), claim("b", "2020-08-21"))
    assert split_ages([("a", "b")], claims, []) == [("a", "b")]


def test_meetings_are_told_apart_sooner_than_coups() -> None:
    days = ("2020-06-09", "2020-07-09")
    assert len(find_ages([claim(d, d) for d in days])) == 1
    assert len(find_ages([claim(d, d, kind="CONSULT") for d in days])) == 2


def test_what_a_person_joined_is_left_alone() -> None:
    claims = by_id(claim("a", "2012-03-22"), claim("b", "2020-08-18"))
    assert split_ages([("a", "b")], claims, [], kept=frozenset({"a"})) == [("a", "b")]


def test_one_coup_of_a_country_and_season_is_one() -> None:
    claims = by_id(
        claim("a", "2020-08-18"), claim("b", "2020-08"), claim("c", "2020-08-18", country="PER"), claim("d", "2021-05")
    )
    assert join_rare([("a",), ("b",), ("c",), ("d",)], claims) == [("a", "b"), ("c",), ("d",)]
    assert join_rare([("a",), ("b",)], claims, kept=frozenset({"b"})) == [("a",), ("b",)]


def test_plans_do_not_date_a_group() -> None:
    assert find_ages([claim("a", "2020-08-18"), claim("b", "2022-02", status="planned")]) == [
        (When.of("2020-08-18").earliest, When.of("2020-08-18").latest)
    ]


def test_a_carried_date_sets_no_age_beside_firm_ones() -> None:
    firm = claim("a", "2020-08-18", kind="CONSULT")
    carried = replace(firm, id="b", when=When.of("2020-10-20", reason="as what is told just before; month given"))
    assert len(find_ages([firm, carried])) == 1
    assert len(find_ages([firm, replace(carried, when=When.of("2020-10-20"))])) == 2
