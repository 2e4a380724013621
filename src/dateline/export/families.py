"""Event types in families, and the words a newsroom uses for them.

The four families of PLOVER's codebook (its "quad categories", 2.0), one for the types that Dateline adds on power and
office, one for statements, and one for types whose file names none of these. Which type is of which is in its file.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.vocabulary import event_types, nature


@dataclass(frozen=True, slots=True)
class Family:
    """A lane of the timeline: key, words, a glyph so that colour never speaks alone, PLOVER's quad code."""

    key: str
    words: str
    glyph: str
    quad: int | None = None

    @property
    def types(self) -> tuple[str, ...]:
        """The types of the family, in order of their names."""
        return tuple(name for name, kind in event_types().items() if kind.nature.family == self.key)


FAMILIES: tuple[Family, ...] = (
    Family("power", "Power and office", "★"),
    Family("force", "Force and pressure", "▲", 4),
    Family("dispute", "Demands and disputes", "◆", 3),
    Family("talks", "Talks and accords", "●", 1),
    Family("help", "Help and easing", "■", 2),
    Family("words", "Statements", "▼"),
    Family("other", "Other", "○"),
)

_BY_KEY = {family.key: family for family in FAMILIES}


def family_of(kind: str) -> Family:
    """The family of an event type; a type that nobody here knows is in the last, "other"."""
    return _BY_KEY[nature(kind).family]


def type_words(kind: str) -> str:
    """An event type in plain words: `COUP` → "Coup"; one that nobody here knows as it is, in small letters."""
    return nature(kind).words
