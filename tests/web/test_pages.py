"""Every page says what its twin in JSON says, and nothing that a report says is markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import stories
from conftest import keep  # type: ignore[import-not-found]
from fastapi.testclient import TestClient

from dateline.case import Case
from dateline.link import Standing
from dateline.model import Judgement
from dateline.web.press import key_of
from dateline.web.telling import view_doubtful_links

Open = Callable[[Path], TestClient]
LISTS = (
    *("/", "/events", "/actors", "/reports", "/sources", "/places", "/disagreements", "/commitments", "/reactions", "/offices"),
    *("/pair", "/pair?first=Selmar%20army&second=Ilan%20Torvay", "/ask", "/ask?question=Who%20seized%20the%20palace%3F"),
    *("/search?words=palace", "/new", "/new?since=2031-08-20", "/export", "/review", "/links", "/names", "/judgements"),
)


class Page(HTMLParser):
    """What a browser makes of a page: its tags, and the words between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def twin_of(address: str) -> str:
    path, _, query = address.partition("?")
    return f"{'/overview' if path == '/' else path}.json{'?' + query if query else ''}"


def addresses(site: TestClient) -> list[str]:
    """Every kind of page, and every event, actor, report and source of the case."""
    found = list(LISTS)
    found += [f"/events/{e['id']}" for e in site.get("/api/events").json()["events"]]
    found += [f"/actors/{quote(a['key'])}" for a in site.get("/api/actors").json()["actors"]]
    found += [f"/reports/{quote(r['key'])}" for r in site.get("/api/reports").json()["reports"]]
    found += [f"/claims/{q['claim']}" for q in site.get("/api/review").json()["quotes"][:3]]
    found += [f"/places/{quote(p['key'])}" for p in site.get("/api/places").json()["places"]]
    found += [f"/sources/{quote(s['key'])}" for s in site.get("/api/sources").json()["sources"]]
    return found


def test_every_page_has_a_twin_that_is_the_api_s_answer(site: TestClient) -> None:
    for address in addresses(site):
        page = site.get(address)
        assert page.status_code == 200, address
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        links = [a["href"] for a in Page(page.text).all("link") if a.get("type") == "application/json"]
        assert links == [twin_of(address)], address
        twin = site.get(links[0] or "")
        described = "/api/overview" if address == "/" else f"/api{address}"
        assert twin.json() == site.get(described).json()


def test_every_link_of_a_page_leads_somewhere(site: TestClient) -> None:
    seen: dict[str, int] = {}
    for address in addresses(site):
        for attrs in Page(site.get(address).text).all("a"):
            target = (attrs["href"] or "").partition("#")[0]
            if target.startswith("?"):
                target = address.partition("?")[0] + target
            if target and target not in seen and not target.startswith("https://wire.example/"):
                seen[target] = site.get(target).status_code
    assert {t: s for t, s in seen.items() if s != 200} == {}
    assert len(seen) > 60


def test_what_reports_say_is_never_markup(site: TestClient) -> None:
    for address in addresses(site):
        text = site.get(address).text
        page = Page(text)
        assert stories.NASTY not in text, address
        assert [a.get("src") for a in page.all("script")] == ["/static/web.js"], address
        assert not page.all("style"), address
        for tag, attrs in page.tags:
            assert not [name for name in attrs if name.startswith("on") or name == "style"], (address, tag, attrs)
            assert not str(attrs.get("href") or "").lower().startswith(("javascript:", "data:", "//")), (address, attrs)
            assert attrs.get("lang") in (None, "en", "ar"), (address, attrs)


def test_no_page_loads_anything_from_elsewhere(site: TestClient) -> None:
    for address in addresses(site):
        page = Page(site.get(address).text)
        loaded = [a.get("src") or a.get("href") for tag in ("script", "link", "img", "iframe") for a in page.all(tag)]
        assert all(str(one).startswith("/") for one in loaded), address


def test_every_field_has_a_label_and_every_picture_a_name(site: TestClient) -> None:
    for address in (*addresses(site), "/sign-in", "/api"):
        page = Page(site.get(address).text)
        labelled = {a.get("for") for a in page.all("label")}
        fields = [a for tag in ("input", "select") for a in page.all(tag)]
        unnamed = [a for a in fields if a.get("type") not in ("hidden", "checkbox") and a.get("id") not in labelled]
        assert not unnamed, address
        assert all(a.get("aria-label") or a.get("aria-hidden") for a in page.all("svg")), address
        ids = [a["id"] for _, a in page.tags if a.get("id")]
        assert len(ids) == len(set(ids)), address
        assert [t for t, _ in page.tags].count("h1") == 1, address


def test_the_pieces_of_a_report_are_its_text_at_offsets_in_code_points(site: TestClient) -> None:
    for article in stories.articles().values():
        view = site.get(f"/api/reports/{quote(key_of(article.id))}").json()
        assert "".join(p["text"] for p in view["pieces"]) == article.text
        assert [article.text[p["start"] : p["end"]] for p in view["pieces"]] == [p["text"] for p in view["pieces"]]
        assert [article.text[q["start"] : q["end"]] for q in view["quotes"]] == [q["text"] for q in view["quotes"]]
        shown = Page(site.get(f"/reports/{quote(key_of(article.id))}").text).words
        assert article.text in shown


def test_marks_stand_right_after_emoji_and_in_arabic(site: TestClient) -> None:
    blog = site.get(f"/api/reports/{quote(key_of('blog' + chr(34) + chr(39) + '><i>'))}").json()
    assert [p["text"] for p in blog["pieces"] if p["kind"] == "trigger"] == ["hurt", "typed", "close"]
    sahil = site.get("/reports/sahil").text
    assert re.search(r'<div class="text" dir="auto" lang="ar">.*<a class="t"[^>]*>سيطر</a>', sahil, re.DOTALL)


def test_furniture_is_greyed(site: TestClient) -> None:
    assert '<i class="f">Read also: Ten beaches of Selmar that you must see</i>' in site.get("/reports/gazette").text


def event(site: TestClient, words: str) -> dict[str, Any]:
    found = [e for e in site.get("/api/events").json()["events"] if words in e["headline"]]
    whole: dict[str, Any] = site.get(f"/api/events/{found[0]['id']}").json()
    return whole


def test_an_event_shows_disputed_values_side_by_side_with_their_quotes(site: TestClient) -> None:
    view = event(site, "seizes power")
    (when, name) = view["disputed"]
    assert (when["name"], when["kind"], when["mild"]) == ("when", "contradiction", False)
    assert [(v["words"], v["independent_sources"]) for v in when["values"]] == [("18 August 2031", 1), ("19 August 2031", 2)]
    assert [q["report"]["id"] for q in when["values"][0]["quotes"]] == ["wire", "ledger"]
    assert (name["kind"], name["mild"]) == ("spelling", True)
    page = site.get(f"/events/{view['event']['id']}").text
    assert page.index("18 August 2031</bdi>") < page.index("19 August 2031</bdi>")
    assert "Where the sources disagree" in page


def test_copies_stand_under_their_origin(site: TestClient) -> None:
    origins = [[r["id"] for r in o["reports"]] for o in event(site, "seizes power")["origins"]]
    assert ["wire", "ledger"] in origins
    report = site.get("/api/reports/ledger").json()
    assert report["report"]["copy_of"] == "Northern Wire"
    assert [r["id"] for r in report["same_origin"]] == ["wire"]
    page = Page(site.get("/reports/ledger").text)
    assert "Same origin, counted as one source: Northern Wire" in " ".join(page.words.split())


def test_an_actor_acts_suffers_and_speaks(site: TestClient) -> None:
    army = site.get("/api/actors/Selmar army").json()
    assert any("seizes power" in e["headline"] for e in army["acts"])
    assert [q["text"] for q in site.get("/api/actors/Selmar army spokesman").json()["statements"]] == [
        "Soldiers seized the palace in Port Anwe at dawn on Tuesday"
    ]


def test_a_source_shows_where_it_stands_against_others(site: TestClient) -> None:
    wire = site.get("/api/sources/Northern Wire").json()
    assert wire["shares_with"] == [{"name": "Daily Ledger", "number": 1}]
    assert [d["slot"]["name"] for d in wire["against"]] == ["when", "figures:killed"]


def test_outlets_are_counted_as_on_the_command_line(site: TestClient, hostile_case: Path) -> None:
    with Case.open(hostile_case, read_only=True) as case:
        wanted = {o.name: (o.events, len(o.first), len(o.alone), len(o.copied)) for o in case.sources()}
    found = {s["name"]: s for s in site.get("/api/sources").json()["sources"]}
    assert {n: (s["events"], s["first"], s["alone"], s["copies"]) for n, s in found.items()} == wanted
    assert found["Daily Ledger"]["copies"] == 1


def test_disagreements_come_gravest_first_and_by_kind(hostile_case: Path, site: TestClient) -> None:
    kinds = [d["slot"]["kind"] for d in site.get("/api/disagreements").json()["disputes"]]
    assert kinds[0] == "contradiction"
    assert set(kinds) == {"contradiction", "spelling"}
    with Case.open(hostile_case, read_only=True) as case:
        assert site.get("/api/disagreements").json()["page"]["total"] == len(case.disagreements())
    only = site.get("/api/disagreements?kind=spelling").json()["disputes"]
    assert {d["slot"]["kind"] for d in only} == {"spelling"}
    assert site.get("/disagreements?kind=quarrel").status_code == 400


def test_search_finds_events_actors_and_reports_and_says_when_there_are_none(site: TestClient) -> None:
    found = site.get("/api/search", params={"words": "torvay"}).json()
    assert any("Torvay" in e["headline"] for e in found["events"])
    assert [a["name"] for a in found["actors"]] == ["Ilan Torvay"]
    assert {"gazette", "wire"} <= {h["report"]["id"] for h in found["reports"]}
    assert "No event, actor or report has these words." in site.get("/search?words=zzz").text
    assert site.get("/search", params={"words": "<b>\"' OR 1=1 --"}).status_code == 200
    assert site.get("/search").status_code == 200


def test_review_begins_with_what_is_least_sure(site: TestClient) -> None:
    scores = [q["score"] for q in site.get("/api/review").json()["quotes"]]
    assert scores == sorted(scores)
    assert scores[0] == 0.9124


def test_links_begin_with_what_is_least_sure_and_say_how_they_stand(site: TestClient) -> None:
    links = site.get("/api/links").json()["links"]
    assert [(one["score"], one["joined"], one["pairs"]) for one in links] == [(0.5, True, 1), (0.4, False, 2)]
    page = site.get("/links").text
    assert page.index("Taken for one event") < page.index("Kept apart") < page.index("the least sure of 2 pairs of claims")
    assert "shares &lt;b&gt;words&lt;/b&gt;" in page
    assert "<button" not in page.partition("<main")[2], "nobody has signed in"


def test_who_says_that_two_events_are_two_has_decided_on_all_links_between_them(site: TestClient) -> None:
    press = site.app.state.press  # type: ignore[attr-defined]
    edition, links = press.edition()[0], press.doubtful_links()
    apart = next(one for one in links if edition.event_of[one.left] != edition.event_of[one.right])
    for verb, left in (("unlink", [(True, 1)]), ("link", [(True, 1), (False, 1)])):
        said = Judgement("j", verb, apart.left, value=apart.right, author="Ada", at="2031-09-01T12:00:00+00:00")
        edition.standings = (Standing(said, "in force", orders=(said,)),)
        view = view_doubtful_links(edition, links, 1, most=10)
        assert [(one.joined, one.pairs) for one in view.links] == left


def test_of_very_many_doubtful_links_the_least_sure_are_looked_through(
    hostile_case: Path, open_site: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_site(hostile_case).get("/api/links").json()["whole"]
    monkeypatch.setattr("dateline.web.press.DOUBTED", 2)
    monkeypatch.setattr("dateline.web.addresses.DOUBTED", 2)
    site = open_site(hostile_case)
    view = site.get("/api/links").json()
    assert (view["whole"], [one["pairs"] for one in view["links"]]) == (False, [1, 1])
    assert "There are more of which it is surer" in site.get("/links").text


def test_an_outlet_is_found_by_any_of_its_spellings(open_site: Open, tmp_path: Path) -> None:
    chronology = stories.coup()
    wire = next(a for a in chronology.articles.values() if a.outlet == "Northern Wire")
    again = replace(wire, id="again", outlet="The Northern Wire", digest="again")
    told = replace(chronology, articles={**chronology.articles, "again": again})
    site = open_site(keep(told, tmp_path / "again.dateline"))
    names = [s["name"] for s in site.get("/api/sources").json()["sources"]]
    assert "Northern Wire" in names
    assert "The Northern Wire" not in names
    for spelling in ("Northern Wire", "The Northern Wire"):
        view = site.get(f"/api/sources/{spelling}").json()
        assert (view["source"]["name"], view["printed"]) == ("Northern Wire", ["The Northern Wire"])
        assert {r["outlet"] for r in view["reports"]} == {"Northern Wire", "The Northern Wire"}, "as each report prints it"


def test_the_api_is_described(site: TestClient) -> None:
    description = site.get("/api/openapi.json").json()
    assert all(path.startswith("/api/") for path in description["paths"])
    for path, methods in description["paths"].items():
        assert set(methods) == {"get"}
        assert methods["get"]["description"], path
        assert "$ref" in str(methods["get"]["responses"]["200"]), path
        assert methods["get"]["responses"].keys() == {"200", "4XX", "503"}, path
        assert "Problem" in str(methods["get"]["responses"]["4XX"]), path
        assert f"GET {path}" in site.get("/api").text
    parameters = {p["name"]: p for p in description["paths"]["/api/events"]["get"]["parameters"]}
    filters = {"since", "until", "actor", "type", "place", "status", "sources", "as-of", "by", "upon", "lacking", "disputed"}
    assert filters | {"page", "size"} == set(parameters)
    assert all(p["description"] for p in parameters.values())


@pytest.mark.parametrize(
    "address", ["/events/nope", "/actors/nope", "/reports/nope", "/sources/nope", "/places/nope", "/nope", "/api/nope"]
)
def test_what_is_not_there_is_said(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 404
    if address.startswith("/api/"):
        assert answer.json()["error"]
    else:
        assert "That did not work" in answer.text
        assert site.get(f"{address}.json").json().keys() == {"error", "remedy"}


def test_a_case_without_reports_says_so_on_every_page(open_site: Open, tmp_path: Path) -> None:
    from dateline.store import Store

    Store.open(tmp_path / "empty.dateline").close()
    site = open_site(tmp_path / "empty.dateline")
    for address in LISTS:
        assert site.get(address).status_code == 200, address
    assert "No event fits" in site.get("/").text
    assert site.get("/api/overview").json()["histogram"] is None


def test_names_that_no_address_can_hold_are_named_by_a_digest() -> None:
    assert key_of("Assimi Goïta") == "Assimi Goïta"
    for name in ("a/b", "..", "x.json", "line\nend", "back\\slash", " "):
        assert re.fullmatch("[0-9a-f]{16}", key_of(name)), name
