"""Why a claim is coded as it is: coding tells its trace what it weighs and what it settles, as it goes.

Law: what is explained is what was coded. A trace decides nothing and hands nothing back, so that coding runs the same code
whether somebody listens or not; there is no second account of how a claim comes about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.model import Claim, Filler, Place, Span, as_record

SLOTS = ("type", "mode", "actors", "recipients", "said_by", "status", "when", "where", "figures", "commitment", "about")
"""The slots of a claim, in the order in which they are explained; each is settled for every claim."""

Named = Filler | Place


class Trace:
    """Hears nothing: what coding has unless somebody asks why."""

    on = False
    """Whether anybody listens; asked before what costs something to say."""

    def turn_to(self, trigger: Span) -> None:
        """From here on it is the happening with this trigger."""

    def note(self, slot: str, text: str) -> None:
        """Something that was weighed for a slot."""

    def settle(self, slot: str, value: Any, text: str = "") -> None:
        """What a slot is set to, in place of what it was set to before, and why."""

    def name(self, value: Named, how: str, source: Named | None = None) -> None:
        """How words came to stand for an actor or a place; `source` is the other words that they take it from."""


SILENT = Trace()


@dataclass(slots=True)
class Heard:
    """What was told of one slot of one happening: the notes in order, and the value last settled."""

    value: Any = None
    notes: list[str] = field(default_factory=list)


class Recorder(Trace):
    """Keeps all that is told while one article is coded."""

    on = True

    def __init__(self) -> None:
        self._heard: dict[Span, dict[str, Heard]] = {}
        self._slots: dict[str, Heard] = {}
        self._named: dict[Named, tuple[list[str], Named | None]] = {}

    def turn_to(self, trigger: Span) -> None:
        """From here on it is the happening with this trigger."""
        self._slots = self._heard.setdefault(trigger, {})

    def note(self, slot: str, text: str) -> None:
        """Keep a note."""
        self._slots.setdefault(slot, Heard()).notes.append(text)

    def settle(self, slot: str, value: Any, text: str = "") -> None:
        """Keep a value, and why."""
        self._slots.setdefault(slot, Heard()).value = value
        if text:
            self.note(slot, text)

    def name(self, value: Named, how: str, source: Named | None = None) -> None:
        """Keep how a name was found."""
        hows, _ = self._named.setdefault(value, ([], source))
        if how not in hows:
            hows.append(how)

    def explain(self, claim: Claim, *, sentence: Span) -> Explanation:
        """All that was told of a claim that was coded meanwhile. Raises KeyError for a claim or slot never settled."""
        heard = self._heard[claim.trigger]
        return Explanation(claim, sentence, tuple(self._explain_slot(slot, heard[slot]) for slot in SLOTS))

    def _explain_slot(self, slot: str, heard: Heard) -> Explained:
        values = heard.value if isinstance(heard.value, tuple) else (heard.value,)
        names = [line for v in values if isinstance(v, (Filler, Place)) for line in self._naming(v)]
        return Explained(slot, heard.value, tuple(dict.fromkeys([*heard.notes, *names])))

    def _naming(self, value: Named) -> list[str]:
        """How a name was found, and how the one that it was taken from."""
        lines: list[str] = []
        at: Named | None = value
        while at is not None and at in self._named and len(lines) < len(self._named):
            hows, source = self._named[at]
            lines.append(f"{_shown(at)}: {', '.join(hows)}")
            at = source
        return lines


def _shown(value: Named) -> str:
    """Words and what they stand for: “the colonel” = Issa Moro."""
    words = " ".join(value.text.split())
    return f"“{words}”" + (f" = {value.name}" if words != value.name else "") if words else value.name


@dataclass(frozen=True, slots=True)
class Explained:
    """One slot: the value that coding settled, and why, a line each; the runner-up is among them where there is one."""

    slot: str
    value: Any
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One claim, the sentence that it stands in, and why each of its slots is as it is."""

    claim: Claim
    sentence: Span
    slots: tuple[Explained, ...]

    def slot(self, name: str) -> Explained:
        """One slot. Raises KeyError when there is none of this name."""
        return {one.slot: one for one in self.slots}[name]

    def as_record(self) -> Mapping[str, Any]:
        """Plain data for JSON: the claim's ids and words, then each slot with `value` and `because`."""
        claim = self.claim
        return {
            "id": claim.id,
            "article": claim.article,
            "quote": as_record(claim.quote),
            "trigger": as_record(claim.trigger) | {"text": claim.trigger_text},
            "score": claim.score,
            "slots": {one.slot: {"value": as_record(one.value), "because": list(one.because)} for one in self.slots},
        }
