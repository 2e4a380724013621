"""Filters stand in the address, add up, and are the same as on the command line and in Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dateline.case import Case
from dateline.model import Event, Reading
from dateline.web.drawings import draw_histogram, draw_map
from dateline.web.filters import Filters
from dateline.web.overview import Spot, count_time
from dateline.web.telling import turn
from dateline.when import UNKNOWN, When

Open = Callable[[Path], TestClient]


def headlines(site: TestClient, query: str) -> list[str]:
    answer = site.get(f"/api/events?{query}")
    assert answer.status_code == 200, answer.text
    return [e["headline"] for e in answer.json()["events"]]


@pytest.fixture
def case(handmade: Callable[..., Path]) -> Path:
    return handmade()


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"since": "2019-03-05"},
        {"until": "2019-03-03"},
        {"actor": "keita"},
        {"actor": "Niger"},
        {"type": "COUP,OFFICE"},
        {"place": "Nigeria"},
        {"sources": 1},
        {"since": "2019", "actor": "Niger", "type": "SANCTION"},
        {"as_of": "2019-03-05"},
    ],
)
def test_the_same_question_gives_the_same_events_as_in_python(open_site: Open, case: Path, question: dict[str, Any]) -> None:
    with Case.open(case, read_only=True) as opened:
        wanted = [e.id for e in opened.chronology(**question)]
    asked = {name.replace("_", "-"): value for name, value in question.items()}
    found = open_site(case).get("/api/events", params=asked).json()
    assert [e["id"] for e in found["events"]] == wanted
    assert wanted


def test_types_may_be_given_again(open_site: Open, case: Path) -> None:
    site = open_site(case)
    assert headlines(site, "type=COUP&type=OFFICE") == headlines(site, "type=COUP,OFFICE")
    assert len(headlines(site, "type=COUP&type=OFFICE")) == 2


def test_filters_of_the_pages_alone(open_site: Open, case: Path) -> None:
    site = open_site(case)
    every = site.get("/api/events").json()["events"]
    for query, fits in (
        ("status=planned", lambda e: e["status"] == "planned"),
        ("by=Nigeria", lambda e: "Nigeria" in e["actors"]),
        ("upon=Niger", lambda e: "Niger" in e["recipients"]),
        ("by=Nigeria&upon=Niger", lambda e: "Nigeria" in e["actors"] and "Niger" in e["recipients"]),
        ("lacking=date", lambda e: e["time"]["start"] is None),
        ("lacking=place", lambda e: e["place"] is None),
        ("lacking=place&lacking=actor", lambda e: e["place"] is None and not e["actors"]),
    ):
        wanted = [e["headline"] for e in every if fits(e)]
        assert headlines(site, query) == wanted, query
        assert 0 < len(wanted) < len(every), query
    assert headlines(site, "disputed=yes") == [e["headline"] for e in every if e["disputed"]]


def test_an_empty_field_of_the_form_asks_nothing(open_site: Open, case: Path) -> None:
    site = open_site(case)
    assert headlines(site, "since=&until=&actor=&type=&place=+&status=&sources=&as-of=&by=&upon=&lacking=") == headlines(
        site, ""
    )


@pytest.mark.parametrize(
    "query",
    "since=soon until=2019-13 since=2020&until=2019 type=PARTY status=maybe sources=0 sources=x actor=... "
    "as-of=2019-3 page=0 page=x lacking=sense".split(),
)
def test_a_filter_that_makes_no_sense_is_refused_with_a_reason(open_site: Open, case: Path, query: str) -> None:
    site = open_site(case)
    page, data = site.get(f"/?{query}"), site.get(f"/overview.json?{query}")
    assert (page.status_code, data.status_code) == (400, 400)
    assert data.json()["error"]
    assert "That did not work" in page.text


def test_what_an_address_does_not_take_is_refused_by_its_name(open_site: Open, case: Path) -> None:
    site = open_site(case)
    paths = [p for p in site.get("/api/openapi.json").json()["paths"] if "{" not in p]
    assert len(paths) > 15
    for path in paths:
        page = "/" if path == "/api/overview" else path.removeprefix("/api")
        for address in (path, page, f"{path.removeprefix('/api')}.json"):
            answer = site.get(f"{address}?actr=Mali&as-of=2019-03-05")
            assert answer.status_code == 400, address
            assert "actr" in answer.text
            assert "as-of" in answer.text, "the names that can be given are told"
            assert site.get(f"{address}?as-of=2019-03-05").status_code == 200, address
    assert site.get("/export/csv?actr=Mali").status_code == 400
    assert site.get("/events/none?kind=x").status_code == 400
    assert site.get("/review?judged=abc").status_code == 200, "these pages say so themselves what was just decided"


def test_reports_are_counted_that_tell_of_the_events_shown(open_site: Open, case: Path) -> None:
    site = open_site(case)
    whole, part = site.get("/api/overview").json(), site.get("/api/overview?actor=African+Union").json()
    assert (whole["counts"]["reports"], whole["counts"]["origins"]) == (4, 4)
    assert (part["counts"]["reports"], part["counts"]["origins"], part["whole"]["reports"]) == (1, 1, 4)
    assert "of 4" in site.get("/?actor=African+Union").text


def test_events_without_a_date_that_may_be_meant_are_counted(open_site: Open, case: Path) -> None:
    answer = open_site(case).get("/api/events?since=2019-03-01&until=2019-03-05").json()
    assert any("no report dates" in line for line in answer["left_out"])
    assert "no report dates" in open_site(case).get("/?since=2019-03-01&until=2019-03-05").text


def test_a_day_is_kept_from_page_to_page(open_site: Open, case: Path) -> None:
    site = open_site(case)
    page = site.get("/?as-of=2019-03-05").text
    assert 'href="/actors?as-of=2019-03-05"' in page
    (line, *_) = site.get("/api/events?as-of=2019-03-05").json()["events"]
    assert f'href="/events/{line["id"]}?as-of=2019-03-05"' in page
    assert "later" not in {r["id"] for r in site.get("/api/reports?as-of=2019-03-05").json()["reports"]}


def test_set_filters_can_be_taken_away_one_by_one() -> None:
    asked = Filters.model_validate({"since": "2020-08", "type": "COUP,VOTE", "by": "A & B", "disputed": "yes"})
    chips = dict(asked.chips())
    assert chips["since August 2020"] == "?type=COUP&type=VOTE&by=A+%26+B&disputed=yes"
    assert chips["Vote"] == "?since=2020-08&type=COUP&by=A+%26+B&disputed=yes"
    assert len(chips) == 5
    assert Filters().query() == "?"


# ---------------------------------------------------------------- many events


def test_very_many_events_are_paged_and_binned_by_the_server(open_site: Open, crowded_case: Path) -> None:
    site = open_site(crowded_case)
    first = site.get("/api/overview").json()
    page = first["chronology"]["page"]
    assert page["total"] == first["counts"]["events"] >= 1200
    assert page["pages"] == -(-page["total"] // page["size"])
    whole = [e["id"] for n in range(1, page["pages"] + 1) for e in site.get(f"/api/events?page={n}").json()["events"]]
    assert len(whole) == len(set(whole)) == page["total"]
    assert whole == [e["id"] for n in (1, 2) for e in site.get(f"/api/events?size=1000&page={n}").json()["events"]]
    text = site.get("/").text
    assert len(text) < 400_000
    assert 'class="sure"' in text
    assert text.count('class="line ') == page["size"]
    assert site.get("/?page=999999").status_code == 200
    assert site.get("/api/events?size=1001").status_code == 400


def test_the_bins_hold_every_dated_event_once(open_site: Open, crowded_case: Path) -> None:
    view = open_site(crowded_case).get("/api/overview").json()
    histogram = view["histogram"]
    held = sum(b["sure"] + b["maybe"] for row in histogram["rows"] for b in row["bins"])
    dated = view["counts"]["events"] - view["counts"]["undated"]
    assert held + histogram["before"] + histogram["after"] == pytest.approx(dated, abs=1)
    assert sum(row["undated"] for row in histogram["rows"]) == view["counts"]["undated"]
    assert all(len(row["bins"]) <= 97 for row in histogram["rows"])


def event(when: When, kind: str = "COUP") -> Event:
    return Event("id", "words", kind, (kind,), "happened", when, None, (), (), ("c",), ("a",), 1)


def test_what_authors_alone_allege_can_be_asked_for_apart() -> None:
    def told(*given: str) -> Event:
        readings = tuple(Reading(value, ("c",), ("a",), ("author (Post)",) if value == "argued" else (), 1) for value in given)
        return replace(event(UNKNOWN), status="alleged", slots=(("status", readings),))

    both, argued = told("alleged", "argued"), told("argued")
    assert [Filters(status="argued").selects(e) for e in (both, argued)] == [False, True]
    assert [Filters(status="alleged").selects(e) for e in (both, argued)] == [True, True]
    assert [words for words, _ in Filters(status="argued").chips()] == ["argued"]


def test_a_vague_date_is_spread_over_the_bins_that_it_may_lie_in() -> None:
    days = [event(When.of(f"2020-0{m}-01")) for m in (1, 2, 3, 4)]
    histogram = count_time([*days, event(When.of("2020-02")), event(UNKNOWN)])
    assert histogram is not None
    (row,) = histogram.rows
    assert (row.events, row.undated, histogram.unit) == (6, 1, "day")
    february = [b for b in row.bins if b.first.startswith("2020-02")]
    assert sum(b.maybe for b in february) == pytest.approx(1, abs=0.2)
    assert february[0].sure == 1
    assert not any(b.maybe for b in row.bins if not b.first.startswith("2020-02"))


@pytest.mark.parametrize(
    ("years", "unit"), [(0, "day"), (1, "week"), (6, "month"), (20, "quarter"), (90, "year"), (900, "decade")]
)
def test_bins_are_as_fine_as_the_time_allows(years: int, unit: str) -> None:
    histogram = count_time([event(When.of("1001-05-03")), event(When.of(f"{1001 + years}-06-04"))])
    assert histogram is not None
    bins = histogram.rows[0].bins
    assert histogram.unit == unit
    assert sum(b.sure for b in bins) == 2
    assert bins[0].first <= "1001-05-03" <= bins[0].last
    assert all(date.fromisoformat(b.first).toordinal() == date.fromisoformat(a.last).toordinal() + 1 for a, b in pairwise(bins))
    assert len(draw_histogram(histogram).rows[0].bars) == 2


def test_one_wild_date_does_not_flatten_the_rest() -> None:
    histogram = count_time([event(When.of("2020-08-18"))] * 400 + [event(When.of("1520-01-01"))])
    assert histogram is not None
    assert (histogram.before, histogram.unit) == (1, "day")


def test_a_list_is_turned_within_its_ends() -> None:
    assert [turn(range(101), n)[0].number for n in (-1, 0, 1, 3, 99)] == [1, 1, 1, 3, 3]
    assert list(turn(range(101), 3)[1]) == [100]
    assert turn([], 5)[0].pages == 1


# ---------------------------------------------------------------- map


def spot(name: str, lat: float | None, lon: float | None, events: int, precision: str = "town") -> Spot:
    return Spot(name, precision, lat, lon, None, events)


def test_the_map_shows_where_most_events_are_and_lists_the_rest() -> None:
    drawn = draw_map(
        [spot("Bamako", 12.6, -8.0, 40), spot("Kati", 12.7, -8.1, 9), spot("Kyiv", 50.4, 30.5, 1), spot("X", None, None, 2)]
    )
    assert drawn is not None
    assert [s.name for s in drawn.outside] == ["Kyiv"]
    assert [s.name for s in drawn.nowhere] == ["X"]
    (mark,) = drawn.marks
    assert (mark.events, mark.label and mark.label.text) == (49, "Bamako +1")
    assert drawn.land


def test_the_land_lies_where_it_is() -> None:
    """Bamako is in Mali: the point lies in exactly one outline."""
    from dateline.knowledge.outlines import outlines

    def inside(lon: float, lat: float, ring: tuple[tuple[float, float], ...]) -> bool:
        crossings = 0
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
        return crossings % 2 == 1

    for lon, lat in ((-8.0, 12.65), (2.35, 48.85), (-99.1, 19.4), (149.1, -35.3)):
        held = [rings for rings in outlines() if sum(inside(lon, lat, ring) for ring in rings) % 2]
        assert len(held) == 1
    assert not any(inside(-30.0, 0.0, ring) for rings in outlines() for ring in rings)
