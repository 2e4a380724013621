"""What `acled.toml` says: ACLED's sub-events, sides of a conflict, and the rules by which an event becomes which.

Source: Armed Conflict Location & Event Data Project (ACLED), Codebook, 2023, "Event types and sub-event types" and "Actor
types".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dateline.vocabulary.schema import Table, read_table

NONE, REST = "none", "*"
"""In the file: no mode is known; every mode that is not named elsewhere."""
OTHER = "Other"
"""The sub-event of what is of weight in a conflict and fits no other."""
UNKNOWN, NOBODY, ARMED = "unknown", "nobody", "armed"
"""Somebody of a side that is not known; nobody is named; any of the armed sides."""


@dataclass(frozen=True, slots=True)
class SubEvent:
    """One of ACLED's sub-events with what it belongs to."""

    name: str
    event_type: str
    disorder_type: str


@dataclass(frozen=True, slots=True)
class Side:
    """A kind of actor: ACLED's code, and the sectors and words by which one of the kind is known."""

    name: str
    code: int
    sectors: frozenset[str]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """What the rules look at: type, modes, the sides of those who act and of those acted on, the words of the quotes."""

    type: str
    modes: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes an event a sub-event; an empty condition asks for nothing."""

    sub_event: str
    types: frozenset[str]
    modes: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    words: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    @property
    def always(self) -> bool:
        """Whether type and mode alone decide."""
        return not (self.by or self.to or self.words or self.unless)

    def fits(self, deed: Deed) -> bool:
        """Whether every condition is met."""
        return (
            deed.type in self.types
            and (not self.modes or bool(self.modes & deed.modes))
            and (not self.by or bool(self.by & deed.by))
            and (not self.to or bool(self.to & deed.to))
            and (self.words is None or self.words.search(deed.words) is not None)
            and (self.unless is None or self.unless.search(deed.words) is None)
        )


@dataclass(frozen=True, slots=True)
class Dead:
    """By what a figure is known to count the dead."""

    units: frozenset[str]
    triggers: frozenset[str]
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole file."""

    codebook: str
    sub_events: Mapping[str, SubEvent]
    sides: tuple[Side, ...]
    rules: tuple[Rule, ...]
    other: Mapping[str, frozenset[str]]
    left_out: Mapping[str, frozenset[str]]
    dead: Dead

    def sub_event(self, deed: Deed) -> SubEvent | None:
        """The sub-event of the first rule that fits, else "Other" for what the file lists so; None for what ACLED does not
        code, and for types and modes that the file does not know."""
        rule = next((r for r in self.rules if r.fits(deed)), None)
        name = rule.sub_event if rule else OTHER if self._is_other(deed) else None
        return self.sub_events[name] if name else None

    def _is_other(self, deed: Deed) -> bool:
        listed, out = self.other.get(deed.type, frozenset()), self.left_out.get(deed.type, frozenset())
        return bool(listed & deed.modes) or (REST in listed and not deed.modes <= out)

    def side(self, name: str, sector: str | None) -> str:
        """The side of an actor by its sector; without one by the words of its name."""
        if sector:
            found = next((s for s in self.sides if sector in s.sectors), None)
        else:
            found = next((s for s in self.sides if s.words.search(name.casefold())), None)
        return found.name if found else UNKNOWN

    def code(self, side: str) -> int | None:
        """ACLED's code of a side; None when the side is not known."""
        return next((s.code for s in self.sides if s.name == side), None)


@cache
def acled_rules() -> Rules:
    """The rules as shipped. Raises `VocabularyError` when the file breaks its form."""
    return read_rules(files(__package__).joinpath("acled.toml").read_text("utf-8"), file="acled.toml")


@cache
def acled_types() -> frozenset[str]:
    """The types that the rules speak of."""
    rules = acled_rules()
    return frozenset({*rules.other, *rules.left_out}.union(*(rule.types for rule in rules.rules)))


def read_rules(source: str, *, file: str) -> Rules:
    """The rules of a TOML text; a sub-event, side or key that is not declared raises `VocabularyError`."""
    top = read_table(source, file=file)
    codebook = top.text("codebook")
    sub_events = {s.name: s for table in top.tables("sub_events") for s in _read_sub_events(table)}
    sides = tuple(_read_side(table) for table in top.tables("sides"))
    named = {s.name for s in sides}
    armed = frozenset(top.choices("armed", named))
    rules = tuple(_read_rule(t, sub_events, named, armed) for t in top.tables("rules"))
    dead = _read_dead(top.table("dead"))
    other, left_out = (_read_list(top.table(key)) for key in ("other", "left_out"))
    top.done()
    return Rules(codebook, MappingProxyType(sub_events), sides, rules, other, left_out, dead)


def _read_sub_events(table: Table) -> list[SubEvent]:
    event_type, disorder = table.text("event_type"), table.text("disorder_type")
    found = [SubEvent(name, event_type, disorder) for name in table.words("names", needed=True)]
    table.done()
    return found


def _read_side(table: Table) -> Side:
    words = _pattern(table.words("words", needed=True, lower=True))
    side = Side(table.text("name"), int(table.number("code", low=1, high=8)), frozenset(table.words("sectors")), words)
    table.done()
    return side


def _read_rule(table: Table, sub_events: Collection[str], sides: set[str], armed: frozenset[str]) -> Rule:
    def named(key: str) -> frozenset[str]:
        given = frozenset(table.choices(key, sides | {ARMED, UNKNOWN, NOBODY}))
        return given - {ARMED} | (armed if ARMED in given else frozenset())

    def pattern(key: str) -> re.Pattern[str] | None:
        words = table.words(key, lower=True)
        return _pattern(words) if words else None

    rule = Rule(
        sub_event=table.choice("sub_event", sub_events),
        types=frozenset(table.words("types", needed=True)),
        modes=frozenset(table.words("modes")),
        by=named("by"),
        to=named("to"),
        words=pattern("words"),
        unless=pattern("unless"),
    )
    table.done()
    return rule


def _read_dead(table: Table) -> Dead:
    units, triggers, people = (frozenset(table.words(k, needed=True, lower=True)) for k in ("units", "triggers", "people"))
    table.done()
    return Dead(units, triggers, people)


def _read_list(table: Table) -> Mapping[str, frozenset[str]]:
    """Type → its modes."""
    found = {kind: frozenset(table.words(kind, needed=True)) for kind in tuple(table.keys())}
    return MappingProxyType(found)


def _pattern(words: Collection[str]) -> re.Pattern[str]:
    """Any of some words or phrases, whole; "*" at the end of one stands for any ending."""
    return re.compile(r"\b(?:" + "|".join(re.escape(w).replace(r"\*", r"\w*") for w in words) + r")\b")
