"""The pages of questions say what the same questions say in Python and on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import stories
from fastapi.testclient import TestClient

from dateline import export
from dateline.case import Case
from dateline.export.words import date_words
from dateline.web.ledgers import Sum
from dateline.web.lineage import draw_lineage, draw_series
from dateline.web.views import Origin, ReportLine, Time

Open = Callable[[Path], TestClient]


def get(site: TestClient, page: str, **asked: Any) -> Any:
    answer = site.get(f"/api/{page}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_an_answer_is_that_of_the_case_with_the_words_behind_it(site: TestClient, hostile_case: Path) -> None:
    question = "Who condemned the takeover?"
    with Case.open(hostile_case, read_only=True) as case:
        wanted = case.ask(question)
    found = get(site, "ask", question=question)
    assert wanted.said
    assert [s["text"] for s in found["sentences"]] == [t.sentence for t in wanted.sentences]
    articles = stories.articles()
    for sentence in found["sentences"]:
        assert sentence["quotes"]
        for quote in sentence["quotes"]:
            assert articles[quote["report"]["id"]].text[quote["start"] : quote["end"]] == quote["text"]


def test_what_the_reports_do_not_say_is_declined_with_what_was_looked_for(site: TestClient) -> None:
    found = get(site, "ask", question="Who condemned Zanzibar?")
    assert (found["said"], found["sentences"]) == (False, [])
    assert found["why_not"]
    page = site.get("/ask", params={"question": "Who condemned Zanzibar?"}).text
    assert "The reports do not say" in page
    assert "look for the words themselves" in page
    assert get(site, "ask", question=" ")["question"] == ""
    assert site.get("/ask", params={"question": "x" * 501}).status_code == 400


def test_a_pair_has_the_ledger_of_the_case(site: TestClient, hostile_case: Path) -> None:
    sides = ("Selmar army", "Ilan Torvay")
    with Case.open(hostile_case, read_only=True) as case:
        wanted = case.relations(*sides)
    found = get(site, "pair", first=sides[0], second=sides[1])
    assert [(line["event"]["id"], line["direction"], line["score"]) for line in found["lines"]] == [
        (e.event, e.direction, e.score) for e in wanted.entries
    ]
    assert found["lines"]
    assert [(s["name"], s["total"]) for s in found["sums"]] == [(m.month, m.total) for m in wanted.months]
    assert get(site, "pair")["foremost"][0].keys() == {"first", "second", "events"}
    assert get(site, "pair", first="Nobody", second="Ilan Torvay")["unknown"] == ["Nobody"]
    assert site.get("/pair?first=Mali&second=Mali").status_code == 400


def test_commitments_offices_and_reactions_are_those_of_the_case(site: TestClient, hostile_case: Path) -> None:
    takeover = stories.coup().events[0]
    with Case.open(hostile_case, read_only=True) as case:
        promised, held, reacted = case.commitments(), case.offices(), case.reactions(takeover.id)
    found = get(site, "commitments")["commitments"]
    assert [(c["state"], c["event"]["id"], c["due"]["words"]) for c in found] == [
        (f.state, f.event, date_words(f.due)) for f in promised
    ]
    assert promised
    assert get(site, "commitments", state="kept")["commitments"] == []
    assert len(get(site, "commitments", actor="marrow")["commitments"]) == 1
    assert get(site, "commitments", actor="torvay")["commitments"] == []
    assert [(t["person"], t["title"]) for t in get(site, "offices")["terms"]] == [(t.person, t.title) for t in held]
    event = get(site, f"events/{takeover.id}")
    assert [(r["actor"], [x["event"]["id"] for x in r["reactions"]]) for r in event["reactors"]] == [
        (r.actor, [x.event for x in r.reactions]) for r in reacted
    ]
    assert "League of Coast States" in [r["actor"] for r in event["reactors"]]
    matrix = get(site, "reactions")
    assert takeover.id in [e["id"] for e in matrix["events"]]
    assert {c["actor"] for c in matrix["cells"]} == set(matrix["actors"])


def test_a_claim_says_slot_by_slot_why_it_was_coded_so(open_site: Open, built_once: Path, site: TestClient) -> None:
    with Case.open(built_once, read_only=True) as case:
        claim = case.claims()[0]
        wanted = case.explain(claim.id)
    found = get(open_site(built_once), f"claims/{claim.id}")
    said = {s["slot"]: s["because"] for s in found["slots"]}
    assert said["type"] == list(wanted.slot("type").because)
    assert said["type"]
    assert (found["quote"]["claim"], found["why_not"]) == (claim.id, "")
    by_hand = stories.coup().events[0].claims[0]
    assert "another version" in get(site, f"claims/{by_hand}")["why_not"]


def test_a_place_tells_what_happened_there_and_how_reports_print_it(site: TestClient) -> None:
    (line,) = [p for p in get(site, "places")["places"] if p["name"].startswith("Port Anwe")]
    page = get(site, f"places/{line['key']}")
    assert [e["id"] for e in page["events"]] == [stories.coup().events[0].id]
    assert page["printed"] == [{"name": "Port Anwe", "number": 1}]
    assert get(site, "places")["unplaced"] == len(stories.coup().events) - 1


def test_what_is_new_is_told_apart_from_what_has_grown(site: TestClient, hostile_case: Path) -> None:
    everything = get(site, "new", after=0)
    assert everything["page"]["total"] == len(stories.coup().events)
    with Case.open(hostile_case, read_only=True) as case:
        order = case.arrivals()
    seen = set(order[:2])
    some = get(site, "new", after=2)
    assert {r["id"] for r in some["reports"]} == set(order[2:])
    chronology = stories.coup()
    assert {e["id"] for e in some["events"]} == {e.id for e in chronology.events if not seen & {*e.articles}}
    grown = {e.id for e in chronology.events if seen & {*e.articles} and set(order[2:]) & {*e.articles}}
    assert {g["event"]["id"] for g in some["grown"]} == grown
    assert all(g["adds"] for g in some["grown"])
    late = get(site, "new", since="2031-08-21")
    assert [r["id"] for r in late["reports"]] == ["ledger"]
    assert any("copy of a report known before" in line for g in late["grown"] for line in g["adds"])
    assert get(site, "new", after=99)["events"] == []


def test_a_visitor_is_told_how_many_reports_came_since(site: TestClient) -> None:
    assert "since your last visit" not in site.get("/").text
    (seen,) = [name for name in site.cookies if name.startswith("dateline-seen-")]
    assert site.cookies[seen] == "5"
    for name in list(site.cookies):
        site.cookies.delete(name)
    site.cookies.set(seen, "3")
    page = site.get("/").text
    assert "2 new reports" in page
    assert 'href="/new?after=3"' in page
    assert "2 new reports" in site.get("/").text, "what was new stays new while the browser is open"
    for name in list(site.cookies):
        site.cookies.delete(name)
    site.cookies.set(seen, "77")
    assert "since your last visit" not in site.get("/").text


@pytest.mark.parametrize("format", ["csv", "claims", "html", "geojson", "datapackage_zip", "markdown"])
def test_a_file_is_what_the_command_writes(site: TestClient, hostile_case: Path, tmp_path: Path, format: str) -> None:
    with Case.open(hostile_case, read_only=True) as case:
        written = case.export(format, tmp_path / "wanted", actor="Torvay").read_bytes()
    answer = site.get(f"/export/{format}?actor=Torvay")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''selmar{export.EXPORTERS[format].suffix}"
    assert answer.content == written


def test_only_what_is_one_file_is_offered_and_sent(site: TestClient) -> None:
    offered = {f["name"] for f in get(site, "export")["formats"]}
    assert offered == {name for name, e in export.EXPORTERS.items() if e.single_file}
    assert site.get("/export/parquet").status_code == 400
    assert site.get("/export/nonsense").status_code == 400


def test_filters_of_the_pages_alone_choose_what_is_sent(site: TestClient) -> None:
    lines = site.get("/export/csv?lacking=date").text.strip().splitlines()
    assert len(lines) - 1 == get(site, "events", lacking="date")["page"]["total"] > 0


# ---------------------------------------------------------------- pictures


def report(name: str, day: str | None) -> ReportLine:
    time = Time("", day, day, None, None, "day", "", "")
    return ReportLine(name, name, name, name, name, time, "", "en", 0, 0, None)


def test_a_copy_is_drawn_below_its_original_and_tied_to_it() -> None:
    drawn = draw_lineage(
        [Origin((report("a", "2031-01-01"), report("b", "2031-01-05"))), Origin((report("c", "2031-01-11"), report("d", None)))]
    )
    assert drawn is not None
    a, b, c = drawn.knots
    assert (a.copy, b.copy, c.copy) == (False, True, False)
    assert (b.from_x, b.from_y) == (a.x, a.y)
    assert a.x < b.x < c.x
    assert a.y < b.y < c.y
    assert (a.anchor, c.anchor) == ("start", "end")
    assert draw_lineage([Origin((report("a", "2031-01-01"), report("d", None)))]) is None


def test_a_series_goes_up_for_what_brings_together_and_down_for_what_sets_apart() -> None:
    drawn = draw_series(
        [Sum("1", "May 2031", 1, -8.0, -8.0), Sum("2", "June 2031", 0, 0, 0), Sum("3", "July 2031", 1, 4.0, 4.0)]
    )
    assert drawn is not None
    down, none, up = drawn.columns
    assert down.y == drawn.middle == up.y + up.height
    assert down.height == 2 * up.height
    assert none.height == 0
    assert draw_series([]) is None
