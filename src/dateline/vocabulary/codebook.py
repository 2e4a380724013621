"""Event types as data: what each is, the words and frames that name it, who does what to whom in them, examples."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, cast, get_args

from dateline.model import STATUSES, Status
from dateline.vocabulary.nature import Nature, read_nature
from dateline.vocabulary.schema import Table, read_table

Pos = Literal["VERB", "NOUN", "ADJ"]
Recipient = Literal["object", "subject", "none"]
Trigger = Literal["verb", "noun", "object", "all"]
SLOTS = ("subject", "verb", "modifier", "noun", "prep", "object")
"""Slots of a frame in the order in which they stand in an active sentence."""

SECTORS = frozenset(
    "AGR BUS COP CRM CVL EDU ELI GOV IGO JRN JUD LAB LEG MED MIL NGO OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK".split()
)
"""PLOVER sector codes, with IGO and NGO for the two kinds of organisation that stand above or beside states."""
TARGETS = frozenset(("person", "state", "organisation", "group", "territory", "media", "thing"))
_FRENCH_SMALL = frozenset("le la les l' un une de du des d'".split())
_PARTICLES = frozenset("in out up down off over back by away on through".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that names a happening of one type.

    `lemma` is as written in the file: "arrest", "round up", "air strike", "sit-in". `head` is the word it is found by
    (the verb, or the last word of a noun), `beside` the other words, which must stand close to the head. `strength` is
    how often the word, used for a happening in political news, is of this type.

    Who is who: by default the subject of the active verb acts and its object receives, and a passive verb swaps them.
    `recipient` "none": nobody receives; "subject": the active subject receives ("suffer", "undergo").
    `passive_actor`: the subject of the passive is the one who acts ("was sworn in").
    """

    type: str
    lemma: str
    head: str
    beside: tuple[str, ...]
    pos: Pos
    mode: str | None
    strength: float
    status: Status | None = None
    by: tuple[str, ...] = ()
    """Only when an actor of one of these sectors does it; empty means anyone."""
    not_by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    """Only when done to one of these kinds of thing; empty means anything."""
    passive_actor: bool = False
    recipient: Recipient = "object"

    @property
    def size(self) -> int:
        """Number of words."""
        return 1 + len(self.beside)


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that name a happening together: "hold talks", "take to the streets", "state of emergency", "fighting erupts".

    Every slot that is not empty must be filled by one of its lemmas, in the order subject, verb, modifier, noun, prep,
    object, with other words between allowed. A modifier stands before the noun. `trigger` says which words name the
    happening; "all" is from the first slot to the last.
    """

    type: str
    mode: str | None
    strength: float
    trigger: Trigger
    subject: tuple[str, ...] = ()
    verb: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    prep: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    status: Status | None = None
    by: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    passive_actor: bool = False
    recipient: Recipient = "object"

    slots: tuple[tuple[str, tuple[str, ...]], ...] = field(init=False, repr=False, compare=False)
    """(slot, lemmas) of the slots that are filled, in order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "slots", tuple((slot, lemmas) for slot in SLOTS if (lemmas := getattr(self, slot))))

    @property
    def anchors(self) -> tuple[str, ...]:
        """The lemmas the frame is found by: those of its noun, else object, else subject, else verb."""
        return self.noun or self.object or self.subject or self.verb


@dataclass(frozen=True, slots=True)
class Never:
    """A trap: a word that is not of this type when one of the words in `near` stands in its clause."""

    type: str
    lemma: str
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the word that names a happening of the type, or (`positive` false) a word that does not."""

    text: str
    word: str
    positive: bool
    mode: str | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language names the happenings of one type."""

    type: str
    cues: tuple[Cue, ...]
    frames: tuple[Frame, ...]
    nevers: tuple[Never, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of happening: definition, modes, cues, frames, traps, examples, and how far apart two dates of one may lie.

    Cues, frames, traps and examples are the English ones; other languages have a `Wording` each.
    """

    name: str
    plover: bool
    definition: str
    source: str
    link_window_days: int
    parties: bool
    """Everybody who takes part is an actor, recipients stay empty."""
    nature: Nature
    """What kind of deed it is: what rules ask for instead of its name."""
    modes: Mapping[str, str]
    cues: tuple[Cue, ...]
    frames: tuple[Frame, ...]
    nevers: tuple[Never, ...]
    examples: tuple[Example, ...]
    own: bool = False
    """Whether it is one that the user has added."""

    @property
    def wording(self) -> Wording:
        """The English words of the type."""
        return Wording(self.name, self.cues, self.frames, self.nevers, self.examples)


def read_event_type(source: str, *, file: str, own: bool = False) -> EventType:
    """The event type that a TOML text describes, one of the user's `own` or of those that come with Dateline.

    Law: the file is taken whole or not at all; an unknown key, a mode that is not declared, a repeated cue, a trigger that
    is not in its sentence exactly once raise `VocabularyError` with file, line and key.
    """
    top = read_table(source, file=file)
    name, modes = top.text("name"), top.pairs("modes")
    if not re.fullmatch(r"[A-Z]+", name):
        top.fail("name", f"is {name!r}; write capital letters only")
    made = EventType(
        name=name,
        plover=top.flag("plover"),
        definition=top.text("definition"),
        source=top.text("source"),
        link_window_days=int(top.number("link_window_days", low=0, high=366)),
        parties=top.flag("parties"),
        nature=read_nature(name, modes, top),
        modes=MappingProxyType(modes),
        cues=tuple(_read_cues(name, modes, top)),
        frames=tuple(_read_frame(name, modes, table) for table in top.tables("frames")),
        nevers=tuple(_read_nevers(name, top)),
        examples=tuple(_read_example(modes, table) for table in top.tables("examples")),
        own=own,
    )
    top.done()
    return made


def read_wording(source: str, *, file: str, language: str, types: Mapping[str, EventType]) -> Wording:
    """The words of another language for a type, from a TOML text that names the type and holds what an event type's file
    holds of words. Modes are those of the type. Raises `VocabularyError` with file, line and key.
    """
    top = read_table(source, file=file)
    name = top.choice("name", types)
    modes = types[name].modes
    made = Wording(
        type=name,
        cues=tuple(_read_cues(name, modes, top, language)),
        frames=tuple(_read_frame(name, modes, table) for table in top.tables("frames")),
        nevers=tuple(_read_nevers(name, top)),
        examples=tuple(_read_example(modes, table) for table in top.tables("examples")),
    )
    top.done()
    return made


def _read_cues(name: str, modes: Collection[str], top: Table, language: str = "en") -> Iterator[Cue]:
    """One cue for each lemma of each `[[cues]]` table."""
    seen: set[tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = set()
    for table in top.tables("cues"):
        pos = cast(Pos, table.choice("pos", get_args(Pos)))
        lemmas = table.words("lemmas", needed=True, lower=True)
        mode, strength, status = _read_meaning(table, modes)
        by, not_by, to, passive_actor, recipient = _read_roles(table)
        table.done()
        for lemma in lemmas:
            if (key := (lemma, pos, by, not_by, to)) in seen:
                table.fail("lemmas", f"has {lemma!r} ({pos}), which is already a cue of {name}")
            seen.add(key)
            head, beside = split_lemma(lemma, pos) if language == "en" else split_words(lemma)
            yield Cue(name, lemma, head, beside, pos, mode, strength, status, by, not_by, to, passive_actor, recipient)


def split_lemma(lemma: str, pos: str) -> tuple[str, tuple[str, ...]]:
    """The head of a cue and its other words; hyphens part words as the tokenizer does.

    A verb is headed by its first word ("round up"), a noun or adjective by its last ("air strike"), and a hyphenated word
    by its last unless that is a particle ("re-elect" by "elect", "sit-in" by "sit").
    """
    words = tuple(re.split(r"[ -]", lemma))
    hyphenated = "-" in lemma
    first = words[-1] in _PARTICLES or (pos == "VERB" and not hyphenated)
    at = 0 if first else len(words) - 1
    return words[at], words[:at] + words[at + 1 :]


def split_words(lemma: str) -> tuple[str, tuple[str, ...]]:
    """The head of a cue and its other words where the head comes first: "mettre en garde" by "mettre", "coup d'état" by
    "coup". Hyphenated words are whole; a reflexive verb is found by itself beside "se"; articles and "de" are not looked for.
    """
    words = re.split(r" |(?<=')", lemma.replace("’", "'"))
    reflexive = ("se",) if words[0] in ("se", "s'") else ()
    head, *rest = words[len(reflexive) :]
    return head, (*reflexive, *(w for w in rest if w not in _FRENCH_SMALL))


def _read_meaning(table: Table, modes: Collection[str]) -> tuple[str | None, float, Status | None]:
    """Mode, strength and status of a cue or frame."""
    mode = table.choice("mode", modes, None)
    status = table.choice("status", STATUSES, None)
    return mode, table.number("strength", low=0.05, high=1.0), cast("Status | None", status)


def _read_roles(table: Table) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], bool, Recipient]:
    """Who may act, who may not, on what, and which grammatical place the roles stand in."""
    by, not_by = table.choices("by", SECTORS), table.choices("not_by", SECTORS)
    if by and not_by:
        table.fail("not_by", "cannot stand beside `by`")
    recipient = cast(Recipient, table.choice("recipient", get_args(Recipient), "object"))
    return by, not_by, table.choices("to", TARGETS), table.flag("passive_actor", False), recipient


def _read_frame(name: str, modes: Collection[str], table: Table) -> Frame:
    slots = {slot: table.words(slot, lower=True) for slot in SLOTS}
    if sum(bool(words) for words in slots.values()) < 2:
        table.fail("verb", f"a frame fills two slots at least of {', '.join(SLOTS)}")
    default = "noun" if slots["noun"] else "verb"
    trigger = cast(Trigger, table.choice("trigger", get_args(Trigger), default))
    if trigger != "all" and not slots[trigger]:
        table.fail("trigger", f"is {trigger!r}, a slot that this frame does not fill")
    mode, strength, status = _read_meaning(table, modes)
    by, not_by, to, passive_actor, recipient = _read_roles(table)
    table.done()
    return Frame(
        type=name,
        mode=mode,
        strength=strength,
        trigger=trigger,
        status=status,
        by=by,
        not_by=not_by,
        to=to,
        passive_actor=passive_actor,
        recipient=recipient,
        **slots,
    )


def _read_nevers(name: str, top: Table) -> Iterator[Never]:
    for table in top.tables("never"):
        near = frozenset(table.words("near", needed=True, lower=True))
        for lemma in table.words("lemmas", needed=True, lower=True):
            yield Never(name, lemma, near)
        table.done()


def _read_example(modes: Collection[str], table: Table) -> Example:
    positive = table.has("trigger")
    if positive == table.has("not"):
        table.fail("trigger", "give either `trigger` or `not`")
    text, word = table.text("text"), table.text("trigger" if positive else "not")
    found = len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text))
    if found != 1:
        table.fail("trigger" if positive else "not", f"{word!r} stands {found} times in the text, not once")
    mode, status = table.choice("mode", modes, None), table.choice("status", STATUSES, None)
    table.done()
    return Example(text, word, positive, mode, cast("Status | None", status))
