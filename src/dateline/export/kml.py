"""`kml`: a layer for Google Earth and other globes, one placemark an event, with its span of time (OGC KML 2.2).

`TimeSpan` takes days, months and years as they are known. Globes read a description as HTML: every word in it is escaped
for that, and links go only to addresses of the web. Events without a point are placemarks without one, in their own folder.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element

from dateline.export.cite import Citation, cite_event
from dateline.export.families import type_words
from dateline.export.words import bounds, count_words, date_range, date_words, disagreement_words, event_words
from dateline.export.xmltree import child, write_xml
from dateline.model import Chronology, Event


class KmlExporter:
    """Writes events as placemarks, in the order of the chronology."""

    name = "kml"
    suffix = ".kml"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write one KML document to an open binary stream."""
        assert not isinstance(out, Path)
        root = Element("kml", {"xmlns": "http://www.opengis.net/kml/2.2"})
        document = child(root, "Document")
        child(document, "name", "Chronology")
        for name, with_point in (("On the map", True), ("Without a place", False)):
            folder = child(document, "Folder")
            child(folder, "name", name)
            for event in chronology.events:
                if _has_point(event) == with_point:
                    _add_placemark(folder, chronology, event)
        write_xml(root, out)


def _has_point(event: Event) -> bool:
    return event.where is not None and event.where.lat is not None and event.where.lon is not None


def _add_placemark(folder: Element, chronology: Chronology, event: Event) -> None:
    """The schema's order: name, description, time, data, geometry."""
    cited = cite_event(chronology, event)
    mark = child(folder, "Placemark", id=f"e-{event.id}")
    child(mark, "name", event.headline)
    child(mark, "description", _description(event, cited))
    start, end = date_range(event.when)
    if start or end:
        span = child(mark, "TimeSpan")
        if start:
            child(span, "begin", start)
        if end:
            child(span, "end", end)
    data = child(mark, "ExtendedData")
    for name, value in _data(event, cited).items():
        child(child(data, "Data", name=name), "value", value)
    if event.where and _has_point(event):
        child(child(mark, "Point"), "coordinates", f"{event.where.lon},{event.where.lat}")


def _description(event: Event, cited: list[Citation]) -> str:
    """HTML: what, how sure, the quotes with their reports, and what the reports differ on."""
    facts = (date_words(event.when), type_words(event.type), event_words(event))
    lines = [escape(" · ".join((*facts, count_words(event.independent_sources, "independent source"))))]
    lines += [f"“{escape(c.quote)}” – {_link(c)}" for c in cited]
    lines += [escape(f"The reports differ on {disagreement_words(d)}") for d in event.disagreements]
    return "".join(f"<p>{line}</p>" for line in lines)


def _link(cited: Citation) -> str:
    name = escape(cited.article)
    return f'<a href="{escape(cited.url)}">{name}</a>' if cited.url else name


def _data(event: Event, cited: list[Citation]) -> dict[str, str]:
    """What programs look for; empty values are left out."""
    not_before, not_after = bounds(event.when)
    where = event.where
    values = {
        **{"event": event.id, "type": event.type, "status": event.status, "precision": event.when.precision},
        **{"not_before": not_before, "not_after": not_after},
        **{"place": where.name if where else "", "place_precision": where.precision if where else ""},
        **{"actors": "; ".join(event.actors), "recipients": "; ".join(event.recipients)},
        **{"independent_sources": str(event.independent_sources), "quotes": " ".join(c.reference for c in cited)},
        **{"argued_by": "; ".join(event.argued_by)},
    }
    return {name: value for name, value in values.items() if value}
