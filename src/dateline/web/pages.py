"""Views printed as HTML. Every word of a report is escaped; templates hold no script, no style and no address of elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.export import words
from dateline.export.families import FAMILIES, type_words
from dateline.export.page import MILD
from dateline.export.timeline import draw_timeline
from dateline.web.drawings import draw_histogram, draw_map, draw_network
from dateline.web.filters import LACKING_WORDS, Filters
from dateline.web.overview import Overview, day_before
from dateline.web.press import Edition, key_of
from dateline.web.telling import months_of
from dateline.web.views import Leaf

MARKS = 500
"""Dated events that the timeline draws one by one; more are drawn as a histogram."""

ROWS = 8
"""Rows of marks in a lane of the timeline, so that the other pictures stay in sight."""
GLYPHS = {family.key: family.glyph for family in FAMILIES}
NAVIGATION = (
    ("/", "Chronology"),
    ("/actors", "Actors"),
    ("/sources", "Sources"),
    ("/reports", "Reports"),
    ("/disagreements", "Disagreements"),
    ("/review", "Review"),
)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "px": lambda number: f"{number:g}",
        "number": lambda number: f"{number:,}",
        "kind": type_words,
        "date": words.date_words,
        "glyph": GLYPHS.__getitem__,
    }
    environment.globals |= {
        "count": words.count_words,
        "kind_words": words.KIND_WORDS,
        "status_words": words.STATUS_WORDS,
        "lacking_words": LACKING_WORDS,
        "navigation": NAVIGATION,
        "families": FAMILIES,
        "mild": sorted(MILD),
        "months_of": months_of,
        "turns": turns,
        "json": lambda value: json.dumps(value, separators=(",", ":")),
        "day_before": day_before,
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
        pairs = [(name.replace("_", "-"), value) for name, value in given.items() if value not in (None, "", 1)]
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
        **surroundings,
        **(_pictures(view, edition) if isinstance(view, Overview) and edition else {}),
    }
    return _environment().get_template(template).render(context)


def _pictures(view: Overview, edition: Edition) -> dict[str, Any]:
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
