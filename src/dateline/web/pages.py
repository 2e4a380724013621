"""Views printed as HTML. Every word of a report is escaped; templates hold no script, no style and no address of elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from dateline.export import words
from dateline.export.families import FAMILIES, type_words
from dateline.export.timeline import draw_timeline
from dateline.knowledge.countries import by_code
from dateline.query.lines import signed
from dateline.vocabulary import event_types
from dateline.web.drawings import draw_histogram, draw_map, draw_network
from dateline.web.filters import LACKING_WORDS, Filters
from dateline.web.ledgers import Pair
from dateline.web.lineage import draw_lineage, draw_series
from dateline.web.overview import Overview, day_before, view_overview
from dateline.web.places import PlaceList, PlacePage
from dateline.web.press import Edition, key_of
from dateline.web.seeing import see_judgement
from dateline.web.telling import months_of, view_event
from dateline.web.views import EventView, Judged, Leaf

MARKS = 500
"""Dated events that the timeline draws one by one; more are drawn as a histogram."""

ROWS = 8
"""Rows of marks in a lane of the timeline, so that the other pictures stay in sight."""
STATE_GLYPHS = {"pending": "…", "kept": "✓", "missed": "✗", "moved": "→", "unknown": "?"}
"""Marks of what became of a commitment."""
VERDICT_KEYS = {"confirm": "c", "reject": "x", "unlink": "a"}
"""The key that presses each button of a claim in review."""
GLYPHS = {family.key: family.glyph for family in FAMILIES}
SECTOR_WORDS = {
    **{"AGR": "farmers", "BUS": "business", "COP": "police", "CRM": "criminals", "CVL": "civilians", "EDU": "schools"},
    **{"ELI": "elite", "GOV": "government", "IGO": "body of states", "JRN": "media", "JUD": "courts", "LAB": "workers"},
    **{"LEG": "parliament", "MED": "health", "MIL": "military", "NGO": "non-governmental", "OPP": "opposition"},
    **{"PRM": "paramilitary", "PTY": "party", "REB": "rebels", "REF": "refugees", "REL": "religion", "SPY": "intelligence"},
    **{"UAF": "armed, unidentified", "UNK": "sector not known"},
}
"""PLOVER's sectors in words."""
NAVIGATION = (
    ("/", "Chronology"),
    ("/ask", "Ask"),
    ("/disagreements", "Disagreements"),
    ("/actors", "Actors"),
    ("/pair", "Pairs"),
    ("/places", "Places"),
    ("/reactions", "Reactions"),
    ("/commitments", "Commitments"),
    ("/sources", "Sources"),
    ("/reports", "Reports"),
    ("/review", "Review"),
)


def _land(code: str) -> str:
    """A country's name by its code; a code that is nobody's stays as it is."""
    found = by_code(code)
    return found.name if found else code


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("dateline.web"), PrefixLoader({"export": PackageLoader("dateline.export")})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "px": lambda number: f"{number:g}",
        "number": lambda number: f"{number:,}",
        "kind": type_words,
        "date": words.date_words,
        "day": words.iso_words,
        "glyph": GLYPHS.__getitem__,
        "land": _land,
    }
    environment.globals |= {
        "count": words.count_words,
        "kind_words": words.KIND_WORDS,
        "status_words": words.STATUS_WORDS,
        "lacking_words": LACKING_WORDS,
        "navigation": NAVIGATION,
        "families": FAMILIES,
        "months_of": months_of,
        "turns": turns,
        "json": lambda value: json.dumps(value, separators=(",", ":")),
        "day_before": day_before,
        "state_glyphs": STATE_GLYPHS,
        "signed_number": signed,
        "kinds": [(name, type_words(name)) for name in event_types()],
        "verdict_keys": VERDICT_KEYS,
        "sector_words": SECTOR_WORDS,
    }
    return environment


def print_page(template: str, request: Request, view: Any, edition: Edition | None, surroundings: Mapping[str, Any]) -> str:
    """A page. `edition` is what the view was made from; None for a page that tells of no case."""
    as_of = surroundings["as_of"]

    def to(kind: str, name: str, anchor: str = "") -> str:
        """The address of one thing: an event, actor, report or source by its name."""
        return at(f"/{kind}/{quote(key_of(name), safe='')}") + (f"#{anchor}" if anchor else "")

    def at(path: str, **query: Any) -> str:
        """An address of this program, as known on the same day as this page."""
        given = {"as-of": as_of, **query}
        said = {name: value for name, value in given.items() if value not in (None, "") and (name, value) != ("page", 1)}
        pairs = [(name.replace("_", "-"), value) for name, value in said.items()]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    path = quote(request.scope["path"])
    here = f"{path}?{request.url.query}" if request.url.query else path
    twin = "/overview.json" if path == "/" else f"{path}.json"
    context = {
        "view": view,
        "edition": edition,
        "path": path,
        "here": here,
        "twin": f"{twin}?{request.url.query}" if request.url.query else twin,
        "to": to,
        "at": at,
        "judged": _judged(request, edition),
        **surroundings,
        **(_pictures(view, edition) if edition else {}),
    }
    return _environment().get_template(template).render(context)


def prepare(edition: Edition) -> None:
    """Count and look up once what the first page of an edition and that of an event show, so that nobody has to wait for it."""
    view = view_overview(edition, edition.select(Filters()), 1, case="")
    _overview_pictures(view, edition)
    for event in edition.chronology.events[:1]:
        view_event(edition, event)
    for template in PackageLoader("dateline.web").list_templates():
        _environment().get_template(template)


def _judged(request: Request, edition: Edition | None) -> Judged | None:
    """The decision that was just made, by what stands in the address."""
    wanted = request.query_params.get("judged")
    found = next((s for s in edition.standings if s.judgement.id == wanted), None) if edition and wanted else None
    return see_judgement(edition, found) if edition and found else None


def _pictures(view: Any, edition: Edition) -> dict[str, Any]:
    """The drawings of a page, where it has some."""
    if isinstance(view, Overview):
        return _overview_pictures(view, edition)
    if isinstance(view, EventView):
        return {"lineage": draw_lineage(view.origins), "facets": edition.facets}
    if isinstance(view, Pair):
        return {"series": draw_series(view.sums), "facets": edition.facets}
    if isinstance(view, PlaceList):
        return {"map": draw_map(view.spots)}
    if isinstance(view, PlacePage):
        return {"map": draw_map([view.spot])}
    return {"facets": edition.facets}


def _overview_pictures(view: Overview, edition: Edition) -> dict[str, Any]:
    """The drawings of the overview: marks while they are few enough to tell apart, else the histogram."""
    filters: Filters = view.chronology.filters
    events = edition.select(filters).events
    few = view.counts.events - view.counts.undated <= MARKS
    return {
        "filters": filters,
        "facets": edition.facets,
        "timeline": draw_timeline(events, rows=ROWS, dense_from=3) if few else None,
        "histogram": draw_histogram(view.histogram) if view.histogram and not few else None,
        "map": draw_map(view.places),
        "network": draw_network(view.network),
        "cells": {(c.actor, c.recipient): c for c in view.matrix.cells},
        "most": max((c.events for c in view.matrix.cells), default=1),
    }


def turns(leaf: Leaf) -> list[int | None]:
    """Numbers of the pages to offer: the first, the last and those about this one; None stands for a gap."""
    near = sorted({1, leaf.pages, *(n for n in range(leaf.number - 2, leaf.number + 3) if 1 <= n <= leaf.pages)})
    found: list[int | None] = []
    for one in near:
        if found and found[-1] is not None and one > found[-1] + 1:
            found.append(None)
        found.append(one)
    return found
