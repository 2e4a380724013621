"""geojson, kml, graphml, gexf and timelinejs: read back by what reads these formats."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
import stories
from lxml import etree

from dateline.export import export, left_out
from dateline.model import Chronology
from dateline.when import UNKNOWN, When

KML = "{http://www.opengis.net/kml/2.2}"
ILLEGAL = "\x01\x0b\ud83d\ufffe"
HARD = f"<b>&\"']]>{ILLEGAL}\u202e عربي\nnext"
SOFT = "<b>&\"']]>\u202e عربي\nnext"
"""What is left of it when all that XML cannot write is gone."""


def written(chronology: Chronology, to: str) -> bytes:
    out = io.BytesIO()
    export(chronology, to, out)
    return out.getvalue()


def one(**slots: Any) -> Chronology:
    """The coup with other values in its first event, and no other event."""
    coup = stories.coup()
    event = replace(coup.events[0], **slots)
    return replace(coup, events=(event,), claims={c: coup.claims[c] for c in event.claims})


class Tags(HTMLParser):
    """The tags and addresses that a browser makes of some HTML, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href"}

    def handle_data(self, data: str) -> None:
        self.words += data


# ---------------------------------------------------------------- geojson


def test_geojson_has_a_feature_for_each_point_and_lists_the_rest() -> None:
    coup = stories.coup()
    found = json.loads(written(coup, "geojson"))
    assert found["type"] == "FeatureCollection"
    (feature,) = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [12.5, -7.25]}, "longitude first (RFC 7946)"
    assert [feature["id"], *(f["id"] for f in found["unplaced"])] == [e.id for e in coup.events]
    place = {k: feature["properties"][k] for k in ("place", "place_precision", "earliest", "latest", "precision")}
    assert place == {
        **{"place": "Port Anwe, Selmar", "place_precision": "town"},
        **{"earliest": "2031-08-18", "latest": "2031-08-19", "precision": "day"},
    }


def test_geojson_leads_back_to_the_words() -> None:
    coup = stories.coup()
    found = json.loads(written(coup, "geojson"))
    quotes = [q for f in found["features"] + found["unplaced"] for q in f["properties"]["quotes"]]
    assert {q["claim"] for q in quotes} == set(coup.claims)
    for quote in quotes:
        assert coup.articles[quote["article"]].text[quote["start"] : quote["end"]] == quote["quote"]
        assert quote["url"] is None or quote["url"].startswith("https://")


def test_geojson_keeps_a_name_without_coordinates_off_the_map() -> None:
    where = replace(stories.ANWE, lat=None, lon=None, precision="unknown")
    found = json.loads(written(one(where=where), "geojson"))
    assert not found["features"]
    assert found["unplaced"][0]["properties"]["place"] == "Port Anwe, Selmar"


# ---------------------------------------------------------------- kml


def placemarks(chronology: Chronology) -> list[Any]:
    return list(etree.fromstring(written(chronology, "kml")).iter(f"{KML}Placemark"))


@pytest.mark.parametrize(
    ("when", "begin", "end"),
    [
        (When.of("2031-08-19"), "2031-08-19", "2031-08-19"),
        (When.of("2031-08"), "2031-08", "2031-08"),
        (When.of("2031"), "2031", "2031"),
        (When(date(2013, 1, 1), None, "span"), "2013-01", None),
        (When.not_after(date(2031, 9, 1), reason=""), None, None),
        (UNKNOWN, None, None),
    ],
)
def test_kml_spans_are_no_finer_than_the_dates(when: When, begin: str | None, end: str | None) -> None:
    (mark,) = placemarks(one(when=when))
    assert (mark.findtext(f".//{KML}begin"), mark.findtext(f".//{KML}end")) == (begin, end)
    assert (mark.find(f"{KML}TimeSpan") is None) == (begin is None and end is None)


def test_kml_keeps_the_order_of_its_schema() -> None:
    marks = placemarks(stories.coup())
    assert [m.get("id") for m in marks] == [f"e-{e.id}" for e in stories.coup().events]
    order = ["name", "description", "TimeSpan", "ExtendedData", "Point"]
    for mark in marks:
        tags = [etree.QName(part).localname for part in mark]
        assert tags == [tag for tag in order if tag in tags]
    assert marks[0].findtext(f"{KML}Point/{KML}coordinates") == "12.5,-7.25"


def test_kml_is_valid_to_its_own_library() -> None:
    fastkml = pytest.importorskip("fastkml")
    from fastkml.utils import find_all

    found = fastkml.KML.parse(io.BytesIO(written(stories.coup(), "kml")), validate=True, strict=True)
    marks = list(find_all(found, of_type=fastkml.Placemark))
    assert [m.name for m in marks] == [e.headline for e in stories.coup().events]
    assert str(marks[0].geometry) == "POINT (12.5 -7.25)"
    assert (str(marks[3].begin), str(marks[3].end)) == ("2031-08", "2031-08")


def test_kml_words_are_words_and_links_go_to_the_web_alone() -> None:
    marks = placemarks(stories.coup())
    for mark in marks:
        page = Tags(mark.findtext(f"{KML}description"))
        assert page.tags <= {"p", "a"}
        assert all(link.startswith("https://") for link in page.links if link)
    assert stories.NASTY in Tags(marks[2].findtext(f"{KML}description")).words
    assert [m.findtext(f"{KML}name") for m in marks] == [e.headline for e in stories.coup().events]


def test_kml_data_point_to_the_quotes() -> None:
    (mark,) = placemarks(one())
    data = {d.get("name"): d.findtext(f"{KML}value") for d in mark.iter(f"{KML}Data")}
    assert data["quotes"].split()[0] == "gazette#char=0,58"
    assert data["place_precision"] == "town"


@pytest.mark.parametrize("to", ["kml", "graphml", "gexf"])
def test_what_xml_cannot_write_is_left_out(to: str) -> None:
    text = written(one(headline=HARD, actors=(HARD,)), to)
    tree = etree.fromstring(text)
    words = [*tree.itertext(), *(value for element in tree.iter() for value in element.attrib.values())]
    assert any(SOFT in word for word in words)
    assert not any(c in word for word in words for c in ILLEGAL)


# ---------------------------------------------------------------- graphml and gexf


def tangle() -> Chronology:
    """Four events between two sides: two coups, of which one is only planned, a demand, and one without a recipient."""
    base = stories.coup().events[0]
    made = [
        replace(base, id="e1", when=When.of("2031-08-19")),
        replace(base, id="e2", when=When.of("2031-09"), status="planned"),
        replace(base, id="e3", type="REQUEST", when=UNKNOWN, actors=("Ilan Torvay",), recipients=("Selmar army", HARD)),
        replace(base, id="e4", recipients=()),
        replace(base, id="e5", when=When(date(2013, 1, 1), None, "span"), type="OFFICE"),
    ]
    return replace(stories.coup(), events=tuple(made))


def network(to: str, chronology: Chronology) -> Any:
    nx = pytest.importorskip("networkx")
    return getattr(nx, f"read_{to}")(io.BytesIO(written(chronology, to)))


@pytest.mark.parametrize("to", ["graphml", "gexf"])
def test_an_edge_goes_from_who_acts_to_whom_once_a_type(to: str) -> None:
    graph = network(to, tangle())
    assert graph.is_directed()
    assert graph.is_multigraph()
    names = dict(graph.nodes(data="label"))
    edges = {(names[a], names[b], d["type"]): d for a, b, d in graph.edges(data=True)}
    assert set(edges) == {
        ("Selmar army", "Ilan Torvay", "COUP"),
        ("Selmar army", "Ilan Torvay", "OFFICE"),
        ("Ilan Torvay", "Selmar army", "REQUEST"),
        ("Ilan Torvay", SOFT, "REQUEST"),
    }
    coups = edges["Selmar army", "Ilan Torvay", "COUP"]
    assert (coups["weight"], coups["done"], coups["events"]) == (2.0, 1, "e1 e2")
    assert coups["quotes"].split()[0] == "gazette#char=0,58"
    assert coups["urls"] == "https://wire.example/selmar?a=1&b=2"
    assert {d["country"] for _, d in graph.nodes(data=True) if d["label"] == "Ilan Torvay"} == {"SLM"}


@pytest.mark.parametrize("to", ["graphml", "gexf"])
def test_an_event_with_one_side_is_told_as_left_out(to: str) -> None:
    (aside,) = left_out(tangle(), to)
    assert (aside.item, aside.stage) == ("e4", "export")


@pytest.mark.parametrize("to", ["graphml", "gexf"])
def test_a_network_of_nothing_is_read_too(to: str) -> None:
    assert len(network(to, stories.nothing())) == 0


def test_gexf_says_when_in_spells() -> None:
    graph = network("gexf", tangle())
    assert graph.graph["mode"] == "dynamic"
    spells = {d["type"]: d.get("spells") for _, _, d in graph.edges(data=True)}
    assert spells["COUP"] == [("2031-08-19", "2031-08-19"), ("2031-09-01", "2031-09-30")]
    assert spells["REQUEST"] is None, "what no report dates has no time"
    text = written(tangle(), "gexf").decode()
    assert '<spell start="2013-01-01" />' in text, "an open end stays open"


def test_ids_of_actors_are_the_same_in_every_network() -> None:
    part = network("graphml", one())
    whole = network("graphml", stories.coup())
    assert set(part) < set(whole)


# ---------------------------------------------------------------- timelinejs


def slides(chronology: Chronology) -> dict[str, dict[str, Any]]:
    found = json.loads(written(chronology, "timelinejs"))
    return {slide["unique_id"]: slide for slide in found["events"]}


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (When.of("2031-08-19"), {"year": 2031, "month": 8, "day": 19}, None),
        (When.of("2031-08"), {"year": 2031, "month": 8}, None),
        (When.of("2031"), {"year": 2031}, None),
        (
            When.between("2031-08-18", "2031-08-19"),
            {"year": 2031, "month": 8, "day": 18},
            {"year": 2031, "month": 8, "day": 19},
        ),
        (When.between("2029", "2031"), {"year": 2029}, {"year": 2031}),
        (When(date(2013, 1, 1), None, "span"), {"year": 2013, "month": 1}, None),
    ],
)
def test_slides_have_dates_no_finer_than_they_are_known(when: When, start: Any, end: Any) -> None:
    (slide,) = slides(one(when=when)).values()
    assert (slide["start_date"], slide.get("end_date")) == (start, end)


@pytest.mark.parametrize("when", [UNKNOWN, When.not_after(date(2031, 9, 1), reason=""), When(None, date(2031, 1, 1), "span")])
def test_what_has_no_start_has_no_slide_and_is_told(when: When) -> None:
    chronology = one(when=when)
    assert slides(chronology) == {}
    assert [s.item for s in left_out(chronology, "timelinejs")] == [chronology.events[0].id]


def test_slides_have_no_html_of_a_stranger_and_no_links_by_themselves() -> None:
    found = slides(stories.coup())
    assert len(found) == 4
    for slide in found.values():
        text = Tags(slide["text"]["text"])
        assert text.tags <= {"p", "a"}
        assert all(link.startswith("https://") for link in text.links if link)
        assert Tags(slide["text"]["headline"]).tags == set()
        assert slide["autolink"] is False
    deaths = next(s for s in found.values() if s["text"]["headline"].startswith("Guards"))
    assert stories.NASTY in Tags(deaths["text"]["text"]).words
    assert deaths["group"] == "Force and pressure"
