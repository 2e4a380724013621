"""The page of a claim: its words, and why each slot is coded as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.export import words
from dateline.extract import Explanation
from dateline.model import Claim, Commitment, Figure, Filler, Place
from dateline.web.press import Edition
from dateline.web.seeing import concerns_claim, see_judgement, see_quote
from dateline.web.views import Judged, Quote
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Coded:
    """One slot: what it was coded as, and why, a line each."""

    slot: str
    words: str
    value: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim whole. Where its report would be coded otherwise today, `why_not` says so and no slot is explained."""

    quote: Quote
    slots: tuple[Coded, ...]
    why_not: str
    history: tuple[Judged, ...]
    """What people have decided on it, the latest first."""


def view_claim(edition: Edition, claim: Claim, explanation: Explanation | None, why_not: str = "") -> ClaimView:
    """A claim with the explanation of its coding."""
    slots = tuple(
        Coded(one.slot, words.slot_words(one.slot), _in_words(one.slot, one.value), one.because)
        for one in (explanation.slots if explanation else ())
        if one.because or one.value
    )
    history = tuple(see_judgement(edition, s) for s in reversed(edition.standings) if concerns_claim(s, claim))
    return ClaimView(see_quote(edition, claim), slots, why_not, history)


def _in_words(slot: str, value: Any) -> str:
    """A value of a slot as a reader would write it; "not given" for none."""
    if isinstance(value, When):
        return words.date_words(value)
    if isinstance(value, Filler | Place):
        return value.name
    if isinstance(value, Figure):
        return value.text if value.unit in value.text else f"{value.text} ({value.unit})"
    if isinstance(value, Commitment):
        return value.what
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_in_words(slot, one) for one in value) or "not given"
    return words.value_words(slot, str(value)) if value not in (None, "") else "not given"
