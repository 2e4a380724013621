"""What people set of a single claim: its time, sides, place, type or status, before claims are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.errors import InputError
from dateline.knowledge.places import PlaceRecord, places
from dateline.knowledge.spelling import fold
from dateline.model import STATUSES, Claim, Filler, Judgement, Place
from dateline.when import When

NO_DATE = "unknown"
"""What a person writes where the time or the place is not known."""

NOBODY = "nobody"
"""What a person writes where a side of a claim is empty."""

SLOTS = {
    "rename": "headline",
    "redate": "when",
    "recast": "actors",
    "readdress": "recipients",
    "relocate": "where",
    "retype": "type",
    "restatus": "status",
    "reject": "kept",
    "confirm": "kept",
}
"""What of a claim or event a verb decides; the latest on one slot of one target holds."""

SET_BY = "set by "
"""How the reason of a value that a person set begins."""

OF_CLAIMS = ("redate", "recast", "readdress", "relocate", "retype", "restatus")
"""Verbs that set one slot of a claim."""


def correct_claims(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> Iterator[Claim]:
    """The claims with what people set; the latest about one slot of a claim holds. What a person sets has no words of the
    report behind it: its reason names the person. Raises InputError for a date that is none."""
    said: dict[str, list[Judgement]] = {}
    for j in sorted(judgements, key=lambda j: (j.at, j.id)):
        if j.verb in OF_CLAIMS:
            said.setdefault(j.target, []).append(j)
    for claim in claims:
        for j in said.get(claim.id, ()):
            claim = _correct(claim, j)
        yield claim


def _correct(claim: Claim, j: Judgement) -> Claim:
    reason = set_by(j)
    if j.verb == "redate":
        return replace(claim, when=read_time(j.value, reason=reason), when_span=None, when_text="")
    if j.verb == "recast":
        return replace(claim, actors=_fillers(j))
    if j.verb == "readdress":
        return replace(claim, recipients=_fillers(j))
    if j.verb == "relocate":
        return replace(claim, where=read_place(j.value, rule=reason))
    if j.verb == "retype":
        return replace(claim, type=j.value, mode=None, reasons=(*claim.reasons, f"{j.value}: {reason}"))
    status = next((s for s in STATUSES if s == j.value), claim.status)
    return replace(claim, status=status, reasons=(*claim.reasons, f"{status}: {reason}"))


def _fillers(j: Judgement) -> tuple[Filler, ...]:
    return tuple(Filler(name, rule=set_by(j)) for name in read_names(j.value))


def set_by(judgement: Judgement) -> str:
    """The reason of a value that a person set."""
    return f"{SET_BY}{judgement.author}"


def is_set(rule: str) -> bool:
    """Whether the reason of a value says that a person set it."""
    return rule.startswith(SET_BY)


def read_time(value: str, *, reason: str) -> When:
    """The time a person wrote: an ISO day, month or year, two with a slash between, or "unknown". Raises InputError."""
    if value == NO_DATE:
        return When(reason=reason)
    start, _, end = value.partition("/")
    try:
        return When.between(start or None, (end or None) if "/" in value else start, reason=reason)
    except ValueError as error:
        if _is_backwards(start, end):
            raise InputError(f"{value!r} ends before it starts", remedy="give the earlier date first") from error
        remedy = "write 2020-08-18, 2020-08, 2020, 2020-08/2020-09 or unknown"
        raise InputError(f"{value!r} is no date", remedy=remedy) from error


def _is_backwards(start: str, end: str) -> bool:
    """Whether two dates are such, and the second is over before the first begins."""
    try:
        first, last = When.of(start).earliest, When.of(end).latest
    except ValueError:
        return False
    return first is not None and last is not None and last < first


def read_names(value: str) -> tuple[str, ...]:
    """The names a person wrote, with semicolons between them, each once; none for "nobody"."""
    names = (" ".join(name.split()) for name in value.split(";"))
    return tuple(dict.fromkeys(name for name in names if name and name.lower() != NOBODY))


def read_place(value: str, *, rule: str) -> Place | None:
    """The place a person wrote, as the gazetteer knows it: by its full name ("Kati, Mali"), else the first that it may mean,
    with the next as runner-up. A name that the gazetteer does not have is a place without coordinates; "unknown" is none."""
    if value.lower() == NO_DATE:
        return None
    found = _places(value)
    if not found:
        return Place(value, rule=rule)
    best, *others = found
    name = best.key if fold(value) == fold(best.key) else best.full_name
    at = (best.lat, best.lon, best.country, best.geonames)
    return Place(name, best.precision, *at, rule=rule, runner_up=others[0].key if others else "")


def _places(value: str) -> list[PlaceRecord]:
    """What a name may mean: those whose full name it is, else, where it names no country, all; own names before others."""
    name, _, rest = value.partition(",")
    known = sorted(places(name.strip()), key=lambda p: not p.main)
    whole = [p for p in known if fold(value) in (fold(p.full_name), fold(p.key))]
    return whole or ([] if rest.strip() else known)
