"""`plover`: one JSON object a line, one event a line, with the field names of PLOVER's data interchange format.

Source: PLOVER codebook, draft 2.0, Open Event Data Alliance, "Data Fields", "Entity codes" and "Numeric scores". What
PLOVER has no name for is added under names of its own, as the codebook invites:

* `extension` is true for the types that Dateline adds (COUP, VOTE, OFFICE, STATEMENT, or a user's own). They stay under
  their own names in `event`; `nearest` says which of PLOVER's categories comes closest, and is empty when none is fair.
* `date` is null when no report dates the event, and the first possible day otherwise; `date_precision` says how exact it is.
* `status` and the auxiliary contexts (`future`, `hypothetical`, `negation`) say whether it happened at all.

The text of the reports is not repeated: PLOVER reserves `text` for those who hold the rights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from dateline.export.claims import json_line, plain_number
from dateline.export.families import family_of
from dateline.export.words import bounds, disagreement_words, told_in_order
from dateline.model import Actor, Article, Chronology, Claim, Event, Place
from dateline.when import When

SCALE: Mapping[str, tuple[float, Mapping[str, float]]] = {
    "AGREE": (2.5, {}),
    "CONSULT": (2.5, {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}),
    "SUPPORT": (5, {}),
    "CONCEDE": (4.5, {}),
    "COOPERATE": (9.5, {}),
    "AID": (10, {}),
    "RETREAT": (6.5, {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5}),
    "REQUEST": (0, {"assist": 0.5, "change": -1, "yield": -1, "meet": 0}),
    "ACCUSE": (-3, {"disapprove": -2, "investigate": -3.5, "allege": -3.5}),
    "REJECT": (-2, {"assist": -1.5, "change": -2, "yield": -2, "meet": -2}),
    "THREATEN": (
        -3.5,
        {"restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5},
    ),
    "PROTEST": (
        -5,
        {"demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5, "vandalize": -5},
    ),
    "SANCTION": (-6, {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6}),
    "MOBILIZE": (-5.5, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
    "COERCE": (
        -7,
        {
            **{"seize": -7, "restrict": -7, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5},
            **{"arrest": -7, "deport": -7, "withhold": -7, "misinformation": -6.5, "cyber": -7},
        },
    ),
    "ASSAULT": (
        -9,
        {
            **{"abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5},
            **{"primitive": -8, "firearms": -9, "explosives": -9, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5},
            **{"heavy-weapons": -9.5, "crowd-control": -7.5, "unconventional": -10},
        },
    ),
}
"""Category → its conflict–cooperation score and its modes with theirs. The codebook prints 3 for ACCUSE, whose modes are
all negative: the sign is taken to be lost in print. It has no score for `vandalize`, which gets the category's."""

_NEAREST = {"COUP": "COERCE"}
_CONTEXT = {"COUP": "political_institutions", "VOTE": "election", "OFFICE": "executive"}
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
    extension = event.type not in SCALE
    nearest = _nearest(event, claims) if extension else None
    category = nearest if extension else event.type
    modes = _modes(event.type, claims)
    record = {
        "id": event.id,
        "has_event": True,
        **_dates(event.when),
        "actor": [_entity(chronology, claims, name) for name in event.actors],
        "recipient": [_entity(chronology, claims, name) for name in event.recipients],
        "event": [event.type],
        "mode": [m for m in modes if category and m in SCALE[category][1]],
        "mode_detail": [m for m in modes if not category or m not in SCALE[category][1]],
        "context": [c for c in (_CONTEXT.get(event.type), _STATUS_CONTEXT.get(event.status)) if c],
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
        "headline": event.headline,
        "independent_sources": event.independent_sources,
        "disagreements": [disagreement_words(d) for d in event.disagreements],
        "extension": extension,
    }
    return record | ({"nearest": [nearest] if nearest else [], "comment": _comment(event, nearest)} if extension else {})


def _comment(event: Event, nearest: str | None) -> str:
    closest = f"the nearest category is {nearest}" if nearest else "no category comes close"
    return f"{event.type} is not one of PLOVER's categories; {closest}."


def _nearest(event: Event, claims: list[Claim]) -> str | None:
    """PLOVER's closest category for a type of ours: a resignation is a RETREAT, a seizure of power a COERCE."""
    if event.type == "OFFICE" and "resign" in _modes("OFFICE", claims):
        return "RETREAT"
    return _NEAREST.get(event.type)


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


def _score(category: str, modes: list[str]) -> float:
    base, by_mode = SCALE[category]
    return next((by_mode[m] for m in modes if m in by_mode), base)


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
