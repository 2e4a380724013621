"""What people set of a single claim: its time, type or status, before claims are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.errors import InputError
from dateline.model import STATUSES, Claim, Judgement
from dateline.when import When

NO_DATE = "unknown"
"""What a person writes where the time is not known."""


def correct_claims(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> Iterator[Claim]:
    """The claims with what people set; the latest about one slot of a claim holds. What a person sets has no words of the
    report behind it: its reason names the person. Raises InputError for a date that is none."""
    said: dict[str, list[Judgement]] = {}
    for j in sorted(judgements, key=lambda j: (j.at, j.id)):
        if j.verb in ("redate", "retype", "restatus"):
            said.setdefault(j.target, []).append(j)
    for claim in claims:
        for j in said.get(claim.id, ()):
            claim = _correct(claim, j)
        yield claim


def _correct(claim: Claim, j: Judgement) -> Claim:
    reason = set_by(j)
    if j.verb == "redate":
        return replace(claim, when=read_time(j.value, reason=reason), when_span=None, when_text="")
    if j.verb == "retype":
        return replace(claim, type=j.value, mode=None, reasons=(*claim.reasons, f"{j.value}: {reason}"))
    status = next((s for s in STATUSES if s == j.value), claim.status)
    return replace(claim, status=status, reasons=(*claim.reasons, f"{status}: {reason}"))


def set_by(judgement: Judgement) -> str:
    """The reason of a value that a person set."""
    return f"set by {judgement.author}"


def read_time(value: str, *, reason: str) -> When:
    """The time a person wrote: an ISO day, month or year, two with a slash between, or "unknown". Raises InputError."""
    if value == NO_DATE:
        return When(reason=reason)
    start, _, end = value.partition("/")
    try:
        return When.between(start or None, (end or None) if "/" in value else start, reason=reason)
    except ValueError as error:
        remedy = "write 2020-08-18, 2020-08, 2020, 2020-08/2020-09 or unknown"
        raise InputError(f"{value!r} is no date", remedy=remedy) from error
