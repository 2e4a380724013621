"""`acled`: one line an event in a table with the columns of ACLED's data, for tools that read these.

What becomes what is data: `acled.toml`, after the Codebook of the Armed Conflict Location & Event Data Project (ACLED),
2023. Where this table is not ACLED's:

* It holds what reports say, not what a researcher settled. Events of types that ACLED does not code are left out, and so
  are those that only are planned, demanded, alleged or denied; `acled_all` keeps these. `status` tells them apart.
* `event_id_cnty` is the country's ISO 3166 code, where it is known, before Dateline's id of the event.
* `event_date` is the first day possible; empty when no report dates the event, or not to the month.
* When reports differ, `fatalities` is the least and `fatalities_most` the most; empty when none counts the dead.
* `actor1` acts and `actor2` is acted on, which ACLED does not say. `source_scale` is not known, and left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.export.acled_rules import NOBODY, NONE, UNKNOWN, Deed, SubEvent, acled_rules, acled_types
from dateline.export.claims import plain_number
from dateline.export.sheet import Cell, guarded
from dateline.export.words import article_name, event_words, told_in_order
from dateline.knowledge.countries import by_code
from dateline.knowledge.places import places
from dateline.model import Actor, Chronology, Claim, Event, Figure, Place, SetAside, Status
from dateline.vocabulary import REST, nature
from dateline.when import When

COLUMNS = (
    *("event_id_cnty", "event_date", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction"),
    *("country", "admin1", "location", "latitude", "longitude", "geo_precision"),
    *("source", "notes", "fatalities", "fatalities_most", "status"),
)
"""The header line."""

_DONE: tuple[Status, ...] = ("happened", "ongoing", "attempted")
_GEO_PRECISION = {"point": 1, "town": 1, "district": 2, "region": 3, "country": 3}
_CROWDS = {"Protests": "protesters", "Riots": "rioters"}
_PARTIES = ("Armed clash", "Agreement")
"""Sub-events between two sides: when all act and nobody is acted on, the second stands across from the first."""


class AcledExporter:
    """Writes the events that ACLED has a sub-event for, in the order of the chronology; see `left_out` for the others."""

    suffix = ".csv"
    single_file = True

    def __init__(self, *, everything: bool = False) -> None:
        """With `everything`, what is only planned, demanded, alleged, denied or supposed goes in too."""
        self.name = "acled_all" if everything else "acled"
        self.everything = everything

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write header and lines to an open binary stream."""
        assert not isinstance(out, Path)
        text = io.StringIO(newline="")
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(COLUMNS)
        chronology = chronology.as_decided()
        for event in chronology.events:
            if not self._why_not(chronology, event) and (kind := sub_event_of(chronology, event)):
                table.writerow([guarded(cell) for cell in _cells(chronology, event, kind)])
        out.write(text.getvalue().encode("utf-8", "replace"))

    def left_out(self, chronology: Chronology) -> tuple[SetAside, ...]:
        """The events that the table does not hold, each with the reason, in the order of the chronology."""
        decided = chronology.as_decided()
        reasons = ((event, self._why_not(decided, event)) for event in decided.events)
        remedy = "the other formats hold it"
        return tuple(SetAside(event.id, "export", why, remedy) for event, why in reasons if why)

    def _why_not(self, chronology: Chronology, event: Event) -> str:
        if sub_event_of(chronology, event) is None:
            return "of a kind that ACLED does not code"
        if event.status not in _DONE and not self.everything:
            return f"not told as done ({event_words(event)})"
        return ""


def sub_event_of(chronology: Chronology, event: Event) -> SubEvent | None:
    """ACLED's sub-event for an event; None when it codes no such events."""
    claims = told_in_order(chronology, event)
    return acled_rules().sub_event(
        Deed(
            type=_known_type(event.type),
            modes=frozenset(c.mode for c in claims if c.mode and c.type == event.type) or frozenset({NONE}),
            by=frozenset(_sides(chronology, event, event.actors)) or frozenset({NOBODY}),
            to=frozenset(_sides(chronology, event, event.recipients, suffers=nature(event.type).violent))
            or frozenset({NOBODY}),
            words=" / ".join(_quotes(chronology, claims)).casefold(),
        )
    )


def _known_type(kind: str) -> str:
    """The type by which the rules of ACLED know an event: its own, or the nearest of PLOVER where they do not have that."""
    return kind if kind in acled_types() else nature(kind).nearest.get(REST, kind)


def _quotes(chronology: Chronology, claims: Iterable[Claim]) -> list[str]:
    """The words that tell of an event, each once."""
    return list(dict.fromkeys(chronology.articles[c.article].quote(c.quote) for c in claims))


# ---------------------------------------------------------------- who


def _sides(chronology: Chronology, event: Event, names: Iterable[str], *, suffers: bool = False) -> list[str]:
    """The side of each name."""
    country = event.where.country if event.where else None
    return [_side(chronology.actors.get(name, Actor(name)), country, suffers=suffers) for name in names]


def _side(actor: Actor, country: str | None, *, suffers: bool) -> str:
    """The side of an actor. A state's forces outside their country are external; who suffers violence as a person, of no
    armed sector, is a civilian."""
    side = acled_rules().side(actor.name, actor.sector)
    if side == "state" and actor.country and country and actor.country != country:
        return "external"
    if suffers and actor.kind == "person" and (side == UNKNOWN or actor.sector in ("GOV", "OPP", "LEG", "JUD", "PTY")):
        return "civilians"
    return side


@dataclass(frozen=True, slots=True)
class _Actor:
    """The cells of one of the two actors."""

    name: str | None = None
    associates: str | None = None
    side: str = NOBODY

    @property
    def inter(self) -> int | None:
        return acled_rules().code(self.side)


def _actors(chronology: Chronology, event: Event, kind: SubEvent) -> tuple[_Actor, _Actor]:
    """Who acts, who is acted on. Crowds and civilians are named as such, with those who are named as associates."""
    acting, suffering = list(event.actors), list(event.recipients)
    if kind.name in _PARTIES and not suffering:
        acting, suffering = acting[:1], acting[1:]
    land = _country(event)
    first = _actor(acting, _sides(chronology, event, acting), land)
    second = _actor(suffering, _sides(chronology, event, suffering, suffers=nature(event.type).violent), land)
    crowd = _CROWDS.get(kind.event_type)
    if crowd and nature(event.type).occasion == "march":
        first = _Actor(_of_country(crowd, land), "; ".join(acting) or None, crowd)
    return first, second


def _actor(names: Sequence[str], sides: Sequence[str], land: str) -> _Actor:
    if not names:
        return _Actor()
    if sides[0] in ("civilians", "protesters", "rioters"):
        return _Actor(_of_country(sides[0], land), "; ".join(names), sides[0])
    return _Actor(names[0], "; ".join(names[1:]) or None, sides[0])


def _of_country(side: str, land: str) -> str:
    return f"{side.capitalize()} ({land})" if land else side.capitalize()


def _interaction(first: _Actor, second: _Actor) -> str | None:
    """Both codes, the lower first; "0" for nobody; empty when a side is not known."""
    codes = [a.inter for a in (first, second) if a.name]
    if not codes or None in codes:
        return None
    return "".join(map(str, sorted(c for c in codes if c))).ljust(2, "0")


# ---------------------------------------------------------------- when, where, how many


def _date(when: When) -> tuple[str | None, int | None]:
    """First day possible and ACLED's time precision: 1 a day, 2 a week, 3 a month; nothing for what is less exact."""
    if not when.dated or when.earliest is None or when.days is None or when.days > 31:
        return None, None
    return when.earliest.isoformat(), 1 if when.days == 1 else 2 if when.days <= 7 else 3


def _country(event: Event) -> str:
    land = by_code(event.where.country) if event.where and event.where.country else None
    return land.name if land else ""


def _admin1(place: Place) -> str | None:
    """The first-order division that the gazetteer puts a place in; of a region, the region itself."""
    name = place.name.rsplit(", ", 1)[0]
    if place.precision == "region":
        return name
    return next((p.admin1 for p in places(name) if place.geonames and p.geonames == place.geonames), None) or None


def _place(event: Event) -> list[Cell]:
    place = event.where
    if place is None:
        return [None] * 6
    name = place.name.rsplit(", ", 1)[0]
    cells = (_country(event), _admin1(place), name, place.lat, place.lon, _GEO_PRECISION.get(place.precision))
    return [cell or None if isinstance(cell, str) else cell for cell in cells]


def _fatalities(claims: Iterable[Claim]) -> tuple[int | float | None, int | float | None]:
    """The least and the most dead that a report counts, denials aside; "up to 30" says nothing of the least."""
    counted = [f for c in claims if c.status != "denied" for f in _dead(c)]
    least = [f.value for f in counted if f.comparator not in ("<", "<=")]
    most = [f.value for f in counted]
    return plain_number(min(least)) if least else None, plain_number(max(most)) if most else None


def _dead(claim: Claim) -> Iterator[Figure]:
    """The claim's figure of the dead, the one nearest to the happening; of a range both ends."""
    dead = acled_rules().dead
    deadly = claim.trigger_text.casefold() in dead.triggers or claim.mode == "kill"
    found = [f for f in claim.figures if f.unit in dead.units or (deadly and f.unit in dead.people)]
    return (f for f in found if f.span == found[0].span)


def _cells(chronology: Chronology, event: Event, kind: SubEvent) -> list[Cell]:
    claims = told_in_order(chronology, event)
    first, second = _actors(chronology, event, kind)
    outlets = dict.fromkeys(article_name(chronology.articles[c.article]) for c in claims)
    code = event.where.country if event.where and event.where.country else ""
    return [
        *(code + event.id, *_date(event.when), kind.disorder_type, kind.event_type, kind.name),
        *(first.name, first.associates, first.inter, second.name, second.associates, second.inter),
        _interaction(first, second),
        *_place(event),
        *("; ".join(outlets), " / ".join(_quotes(chronology, claims)), *_fatalities(claims), event.status),
    ]
