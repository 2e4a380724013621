"""What each page says, as plain frozen data. The page is printed from it and its twin in JSON is it, so that neither says
what the other does not.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.export.passages import Piece
from dateline.model import SetAside
from dateline.web.filters import Filters


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no answer, and what would help."""

    error: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time: in words, as ISO dates cut to what is known, or as limits, and how it is known."""

    words: str
    start: str | None
    end: str | None
    not_before: str | None
    not_after: str | None
    precision: str
    note: str
    reason: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which part of a list this is; pages are counted from 1."""

    number: int
    pages: int
    size: int
    total: int


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list."""

    id: str
    headline: str
    time: Time
    place: str | None
    type: str
    type_words: str
    family: str
    status: str
    status_words: str
    argued_by: tuple[str, ...]
    """Authors of reports who infer it, as sources are called."""
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    independent_sources: int
    reports: int
    differing: tuple[str, ...]
    """Slots on which the sources differ, in words."""
    disputed: bool


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list. `copy_of` is the outlet of the report of the same origin that was published first."""

    id: str
    key: str
    name: str
    title: str
    outlet: str | None
    published: Time
    published_known: str
    language: str
    events: int
    claims: int
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim with the words that make it: `passage` is the quote with a little of the text around it."""

    claim: str
    event: str | None
    headline: str
    report: ReportLine
    start: int
    end: int
    text: str
    passage: tuple[Piece, ...]
    type: str
    type_words: str
    family: str
    status: str
    status_words: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    said_by: tuple[str, ...]
    time: Time
    time_text: str
    place: str | None
    figures: tuple[str, ...]
    promise: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot: who gives it, in which words, and how many independent sources they are."""

    text: str
    words: str
    independent_sources: int
    said_by: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot with its values, best first; `kind` and `note` say how they differ and are empty where they do not."""

    name: str
    words: str
    values: tuple[Value, ...]
    kind: str = ""
    kind_words: str = ""
    note: str = ""
    mild: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """What there is."""

    reports: int
    origins: int
    events: int
    claims: int
    disputed: int
    undated: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class EventList:
    """The chronology: the events that the filters select, a page of them."""

    filters: Filters
    question: str
    counts: Counts
    left_out: tuple[str, ...]
    page: Leaf
    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that go back to one text, in order of publication."""

    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class DecidedSlot:
    """A slot that a person set: what holds, who says so, and what the reports say."""

    name: str
    words: str
    holds: str
    told: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event whole."""

    event: EventLine
    place: PlaceView | None
    decided: tuple[DecidedSlot, ...]
    """What people set, and what the reports say of it."""
    agreed: tuple[Slot, ...]
    """Slots of which all sources give one value."""
    added: tuple[Slot, ...]
    """Slots that not all sources fill, or with several values, none of which contradicts another."""
    disputed: tuple[Slot, ...]
    origins: tuple[Origin, ...]
    quotes: tuple[Quote, ...]
    about: EventLine | None
    reactors: tuple[ReactorView, ...]
    """Who said or did what about it, the first to be heard first."""
    told_with: tuple[EventLine, ...]
    """Events of which reports tell in the same clauses: its parts, its causes, what it led to."""
    links: tuple[LinkView, ...]
    """Why its claims are taken for one event, the strongest reasons first."""
    alike: tuple[EventLine, ...]
    """Events of the same kind that stand near it in time, one of which may be the same happening."""
    history: tuple[Judged, ...]
    """What people have decided on it, the latest first."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """Two claims compared: the same happening, different ones, or unsure; how surely, why, and who decided."""

    left: str
    right: str
    left_words: str
    right_words: str
    verdict: str
    score: float
    reasons: tuple[str, ...]
    decided_by: str


@dataclass(frozen=True, slots=True)
class ReactionView:
    """One thing that somebody said or did about an event."""

    event: EventLine
    quotes: tuple[Quote, ...]
    inferred: str = ""
    """Why it is taken to be about the event, where its own report does not name that."""


@dataclass(frozen=True, slots=True)
class ReactorView:
    """One who reacts; the name is empty where nobody is named."""

    actor: str
    reactions: tuple[ReactionView, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision, signed, with a note why. `state` is how it stands: in force, undone, overruled by a later one, or hanging
    (`because`) since what it is about is not there now. `event` and `headline`, or `actor`, are what it is on, where that is
    in the case."""

    id: str
    verb: str
    verb_words: str
    target: str
    value: str
    author: str
    at: str
    note: str
    state: str
    because: str
    event: str | None
    headline: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place as exactly as it is known."""

    name: str
    precision: str
    lat: float | None
    lon: float | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """A name and how many."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in a list."""

    name: str
    key: str
    kind: str
    country: str | None
    acts: int
    done_to: int
    statements: int


@dataclass(frozen=True, slots=True)
class ActorList:
    """All actors, those of most events first, a page of them."""

    page: Leaf
    actors: tuple[ActorLine, ...]


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office held."""

    title: str
    country: str | None
    held: Time
    source: str


@dataclass(frozen=True, slots=True)
class TermView:
    """One person in one office: when it was taken and left and from when to when the holder was called so, as reports tell,
    and the term of the shipped table."""

    person: str
    office: str
    title: str
    body: str
    taken: Time
    left: Time
    seen: Time
    table: Time
    table_source: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """In how many events one actor acts on another, is acted on by it, and acts with it."""

    name: str
    acts_on: int
    acted_on_by: int
    together: int


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor: the first of what is done, suffered and said, and with whom most."""

    actor: ActorLine
    sector: str | None
    aliases: tuple[Count, ...]
    """Other spellings, and how many reports use them."""
    offices: tuple[OfficeView, ...]
    """As the shipped table has them."""
    terms: tuple[TermView, ...]
    """As the reports tell."""
    relations: tuple[Relation, ...]
    """With whom it has most to do."""
    acts: tuple[EventLine, ...]
    done_to: tuple[EventLine, ...]
    statements: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of a report, in characters (code points): `kind` is empty, quote, trigger or furniture."""

    start: int
    end: int
    text: str
    kind: str
    claim: str
    event: str | None
    headline: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with every claim marked; the pieces, laid end to end, are its text."""

    report: ReportLine
    url: str
    dateline: str | None
    credits: tuple[str, ...]
    origin: str
    same_origin: tuple[ReportLine, ...]
    pieces: tuple[TextPiece, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ReportList:
    """All reports in order of publication, a page of them, and what was not used, with the reasons."""

    page: Leaf
    reports: tuple[ReportLine, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An outlet in a list. `first` counts the events that others tell too and that it told on the earliest day, `alone`
    those that no other outlet tells, `argued` those that its authors only infer, `copies` its reports that have the text of an
    earlier one of another."""

    name: str
    key: str
    reports: int
    events: int
    first: int
    alone: int
    argued: int
    copies: int


@dataclass(frozen=True, slots=True)
class SourceList:
    """All outlets, a page of them."""

    page: Leaf
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """An outlet: its reports, whom it copies and who copies it, and the points on which it stands against others."""

    source: SourceLine
    printed: tuple[str, ...]
    """Other spellings of its name in the reports."""
    reports: tuple[ReportLine, ...]
    shares_with: tuple[Count, ...]
    """Outlets with reports of the same origin, and how many of its reports that touches."""
    against: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A point on which the sources differ."""

    event: EventLine
    slot: Slot


@dataclass(frozen=True, slots=True)
class DisputeList:
    """Every point on which the sources differ, contradictions first, a page of them."""

    kind: str
    kinds: tuple[Count, ...]
    page: Leaf
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that has the words."""

    report: ReportLine
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """What was found for some words: events by headline, actors by name, reports by text."""

    words: str
    events: tuple[EventLine, ...]
    actors: tuple[ActorLine, ...]
    reports: tuple[Hit, ...]
    more: int
    """Events found beyond those listed."""


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Two names that may be one person's: how likely, from 0 to 1, and why; `joined` is whether the case takes them for one."""

    left: ActorLine
    right: ActorLine
    score: float
    joined: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameReview:
    """Pairs of names that nobody has decided on, those of which it is least sure first, a page of them."""

    page: Leaf
    pairs: tuple[Namesakes, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The claims that nobody has confirmed, those of which the reading is least sure first, a page of them."""

    page: Leaf
    decided: int
    """Claims that somebody has confirmed."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DoubtfulLink:
    """Two claims that may be of one happening, whether they stand in one event now, and what speaks for and against it. It is
    the least sure of `pairs` links between claims of the same events."""

    left: Quote
    right: Quote
    joined: bool
    score: float
    reasons: tuple[str, ...]
    pairs: int


@dataclass(frozen=True, slots=True)
class LinkReview:
    """Links between claims on which nobody has decided, those of which it is least sure first, one for the same events; a page
    of them. `whole` is false where there are so many that only the least sure were looked through."""

    page: Leaf
    whole: bool
    links: tuple[DoubtfulLink, ...]
