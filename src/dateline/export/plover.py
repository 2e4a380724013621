"""`plover`: one JSON object a line, one event a line, with the field names of PLOVER's data interchange format.

Source: PLOVER codebook, draft 2.0, Open Event Data Alliance, "Data Fields", "Entity codes" and "Numeric scores". The
scores of categories and modes are in the types' files: the codebook prints that of accusations, all of whose modes are
negative, without a sign, which is taken to be lost in print, and has none for the mode `vandalize`, which gets the category's.
What PLOVER has no name for is added under names of its own, as the codebook invites:

* `extension` is true for the types that Dateline adds (COUP, VOTE, OFFICE, STATEMENT, or a user's own). They stay under
  their own names in `event`; `nearest` says which of PLOVER's categories comes closest, and is empty when none is fair.
* `date` is null when no report dates the event, and the first possible day otherwise; `date_precision` says how exact it is.
* `status` and the auxiliary contexts (`future`, `hypothetical`, `negation`) say whether it happened at all.

The text of the reports is not repeated: PLOVER reserves `text` for those who hold the rights.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, BinaryIO

from dateline.export.claims import json_line, plain_number
from dateline.export.families import family_of
from dateline.export.words import bounds, disagreement_words, told_in_order
from dateline.model import Actor, Article, Chronology, Claim, Event, Place
from dateline.vocabulary import REST, event_types, nature
from dateline.when import When

_STATUS_CONTEXT = {"planned": "future", "called_for": "hypothetical", "hypothetical": "hypothetical", "denied": "negation"}
_RESOLUTION = {"point": 5, "town": 4, "district": 3, "region": 2, "country": 1}
_WORLD_CODES = {"IGO", "NGO", "ISM", "IMG", "MNC"}
_WORLD_NAMES = {"United Nations": "UNO", "European Union": "EUR"}
_PLAIN_NUMBER = re.compile(r"\d[\d,]{0,15}(\.\d{1,9})?", re.ASCII)
_SIZES = {
    "dead": {"dead", "death", "deaths", "killed", "fatalities"},
    "injured": {"injured", "injuries", "wounded", "hurt"},
    "arrested": {"arrested", "arrests", "detained", "detentions", "detainees"},
}


class PloverExporter:
    """Writes every event as a PLOVER record, in the order of the chronology."""

    name = "plover"
    suffix = ".jsonl"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write one line per event to an open binary stream."""
        assert not isinstance(out, Path)
        chronology = chronology.as_decided()
        for event in chronology.events:
            out.write(json_line(_record(chronology, event)))


def _record(chronology: Chronology, event: Event) -> dict[str, Any]:
    claims = told_in_order(chronology, event)
    extension = not _is_category(event.type)
    nearest = _nearest(event, claims) if extension else None
    category = nearest if extension else event.type
    modes = _modes(event.type, claims)
    known = nature(category).plover_modes if category else {}
    record = {
        "id": event.id,
        "has_event": True,
        **_dates(event.when),
        "actor": [_entity(chronology, claims, name) for name in event.actors],
        "recipient": [_entity(chronology, claims, name) for name in event.recipients],
        "event": [event.type],
        "mode": [m for m in modes if m in known],
        "mode_detail": [m for m in modes if m not in known],
        "context": [c for c in (nature(event.type).context, _STATUS_CONTEXT.get(event.status)) if c],
        "event_loc": _location(event.where) if event.where else None,
        "event_text": list(dict.fromkeys(c.trigger_text for c in claims)),
        "quad_code": family_of(event.type).quad or (family_of(category).quad if category else None),
        "event_scale": None if category is None else _score(category, modes),
        "size_info": _sizes(event),
        "link": event.about,
        "text_info": [{"article": c.article, "start": c.quote.start, "end": c.quote.end} for c in claims],
        "cite_info": [_cite(chronology.articles[a]) for a in dict.fromkeys(c.article for c in claims)],
        "coder": "dateline",
        "status": event.status,
        "argued_by": list(event.argued_by),
        "headline": event.headline,
        "independent_sources": event.independent_sources,
        "disagreements": [disagreement_words(d) for d in event.disagreements],
        "extension": extension,
    }
    return record | ({"nearest": [nearest] if nearest else [], "comment": _comment(event, nearest)} if extension else {})


def _comment(event: Event, nearest: str | None) -> str:
    closest = f"the nearest category is {nearest}" if nearest else "no category comes close"
    return f"{event.type} is not one of PLOVER's categories; {closest}."


def _is_category(kind: str) -> bool:
    """Whether a type is one of PLOVER's own."""
    known = event_types().get(kind)
    return known is not None and known.plover


def _nearest(event: Event, claims: list[Claim]) -> str | None:
    """PLOVER's closest category for a type of ours: a resignation is a retreat, a seizure of power coercion."""
    nearest = nature(event.type).nearest
    return next((nearest[mode] for mode in _modes(event.type, claims) if mode in nearest), nearest.get(REST))


def _dates(when: When) -> dict[str, Any]:
    first = when.earliest or when.latest if when.dated else None
    last = when.latest if when.dated else None
    not_before, not_after = bounds(when)
    limits = {k: v for k, v in (("not_before", not_before), ("not_after", not_after)) if v}
    return {
        "date": first.isoformat() if first else None,
        "enddate": last.isoformat() if last else None,
        "date_precision": when.precision,
        **limits,
    }


def _modes(kind: str, claims: list[Claim]) -> list[str]:
    """The modes that the event's claims of its own type give, the commonest first, spelt as PLOVER spells them."""
    counts = Counter(c.mode.strip().lower().replace(" ", "-").replace("_", "-") for c in claims if c.mode and c.type == kind)
    return sorted(counts, key=lambda mode: (-counts[mode], mode))


def _score(category: str, modes: list[str]) -> float | None:
    by_mode, base = nature(category).plover_modes, nature(category).score
    score = next((by_mode[m] for m in modes if m in by_mode), base)
    return None if score is None else plain_number(score)


def _entity(chronology: Chronology, claims: list[Claim], name: str) -> dict[str, Any]:
    actor = chronology.actors.get(name, Actor(name))
    texts = [f.text for c in claims for f in (*c.actors, *c.recipients) if f.name == name and f.text]
    sector = "JRN" if actor.kind == "outlet" else actor.sector
    code = _WORLD_NAMES.get(name) or (sector if sector in _WORLD_CODES else None) or actor.country
    record: dict[str, Any] = {"code": code, "sector": None if sector in _WORLD_CODES else sector}
    record |= {"entity_text": texts[0] if texts else None, "identifier_id": None, "identifier_text": name}
    offices = [o.title for o in actor.offices]
    return record | ({"office": "; ".join(dict.fromkeys(offices))} if offices else {})


def _location(place: Place) -> dict[str, Any]:
    return {
        "extracted_place": place.text or None,
        "resolved_place": place.name,
        "geonameid": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "country_code": place.country,
        "resolution": _RESOLUTION.get(place.precision),
    }


def _sizes(event: Event) -> dict[str, int | float | str]:
    """The best value of each figure that PLOVER has a name for; a value that is no plain number stays as it is written."""
    sizes: dict[str, int | float | str] = {}
    for slot, readings in event.slots:
        words = set(slot.removeprefix("figures:").lower().split()) if slot.startswith("figures:") else set()
        for name, units in _SIZES.items():
            if words & units and readings:
                sizes.setdefault(name, _number(readings[0].value))
    return sizes


def _number(value: str) -> int | float | str:
    if _PLAIN_NUMBER.fullmatch(value):
        return plain_number(float(value.replace(",", "")))
    return value


def _cite(article: Article) -> dict[str, Any]:
    return {
        "citation": article.id,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "publication": article.outlet,
        "codebook": "plover-2.0-draft",
    }
