"""`timelinejs`: the JSON that TimelineJS (Knight Lab) draws, one slide an event that has a start.

Start and end have a month and a day only where these are known. TimelineJS puts text into the page as HTML: every word is
escaped for that, nothing is turned into a link by itself, and links go only to addresses of the web.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any, BinaryIO

from dateline.export.cite import Citation, cite_event
from dateline.export.families import family_of
from dateline.export.text import json_file
from dateline.export.words import count_words, date_range, date_words, disagreement_words, event_words, question_words
from dateline.model import Chronology, Event, SetAside

_NO_START = "no report dates its start, and a timeline has to put it somewhere"


class TimelineJsExporter:
    """Writes the slides, in the order of the chronology."""

    name = "timelinejs"
    suffix = ".json"
    single_file = True

    def left_out(self, chronology: Chronology) -> tuple[SetAside, ...]:
        """The events without a date, and those of which only the end is known."""
        return tuple(SetAside(e.id, "export", _NO_START) for e in chronology.events if not date_range(e.when)[0])

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write one JSON document to an open binary stream."""
        assert not isinstance(out, Path)
        slides = [_slide(chronology, event) for event in chronology.events if date_range(event.when)[0]]
        asked = question_words(chronology.question)
        title = {"title": {"text": {"headline": escape(asked)}, "autolink": False}} if asked else {}
        out.write(json_file({**title, "events": slides, "scale": "human"}))


def _slide(chronology: Chronology, event: Event) -> dict[str, Any]:
    start, end = date_range(event.when)
    assert start
    cited = cite_event(chronology, event)
    return {
        "unique_id": event.id,
        "start_date": _date(start),
        **({"end_date": _date(end)} if end and end != start else {}),
        "display_date": escape(date_words(event.when)),
        "group": escape(family_of(event.type).words),
        "text": {"headline": escape(event.headline), "text": _text(event, cited)},
        "autolink": False,
    }


def _date(iso: str) -> dict[str, int]:
    """An ISO date cut to its precision as TimelineJS has it."""
    return dict(zip(("year", "month", "day"), map(int, iso.split("-")), strict=False))


def _text(event: Event, cited: list[Citation]) -> str:
    """HTML: how sure, the quotes with their reports, and what the reports differ on."""
    lines = [escape(f"{event_words(event)} · {count_words(event.independent_sources, 'independent source')}")]
    lines += [f"“{escape(c.quote)}” – {_link(c)}" for c in cited]
    lines += [escape(f"The reports differ on {disagreement_words(d)}") for d in event.disagreements]
    return "".join(f"<p>{line}</p>" for line in lines)


def _link(cited: Citation) -> str:
    """The report and span in words, linked when it has an address."""
    name = escape(cited.reference)
    return f'<a href="{escape(cited.url)}">{name}</a>' if cited.url else name
