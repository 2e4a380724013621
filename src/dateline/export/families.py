"""Event types in families, and the words a newsroom uses for them.

The four families of PLOVER's codebook (its "quad categories", 2.0), one for the types that Dateline adds on power and
office, one for statements, and one for types that a user's own vocabulary adds.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A lane of the timeline: key, words, a glyph so that colour never speaks alone, PLOVER's quad code."""

    key: str
    words: str
    glyph: str
    types: tuple[str, ...]
    quad: int | None = None


FAMILIES: tuple[Family, ...] = (
    Family("power", "Power and office", "★", ("COUP", "VOTE", "OFFICE")),
    Family("force", "Force and pressure", "▲", ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"), 4),
    Family("dispute", "Demands and disputes", "◆", ("ACCUSE", "REJECT", "REQUEST", "THREATEN"), 3),
    Family("talks", "Talks and accords", "●", ("AGREE", "CONCEDE", "CONSULT", "SUPPORT"), 1),
    Family("help", "Help and easing", "■", ("AID", "COOPERATE", "RETREAT"), 2),
    Family("words", "Statements", "▼", ("STATEMENT",)),
    Family("other", "Other", "○", ()),
)

TYPE_WORDS: dict[str, str] = {
    "ACCUSE": "Accusation",
    "AGREE": "Agreement",
    "AID": "Aid",
    "ASSAULT": "Violence",
    "COERCE": "Coercion",
    "CONCEDE": "Concession",
    "CONSULT": "Talks",
    "COOPERATE": "Cooperation",
    "COUP": "Coup",
    "MOBILIZE": "Mobilisation",
    "OFFICE": "Office",
    "PROTEST": "Protest",
    "REJECT": "Refusal",
    "REQUEST": "Demand",
    "RETREAT": "Withdrawal or release",
    "SANCTION": "Sanction",
    "STATEMENT": "Statement",
    "SUPPORT": "Support",
    "THREATEN": "Threat",
    "VOTE": "Vote",
}

_BY_TYPE = {kind: family for family in FAMILIES for kind in family.types}


def family_of(kind: str) -> Family:
    """The family of an event type; a type that nobody here knows is in the last, "other"."""
    return _BY_TYPE.get(kind, FAMILIES[-1])


def type_words(kind: str) -> str:
    """An event type in plain words: `COUP` → "Coup"; one that nobody here knows as it is, in small letters."""
    return TYPE_WORDS.get(kind) or kind.replace("_", " ").capitalize()
