"""The nouns, in the order data flows: Article → Analysis → Claim → Link → Event → Chronology, with Span under all.

All are frozen and hold only standard types, so they can be hashed, pickled, stored and compared. Ids are digests of
content: the same articles give the same ids, whatever their order or the engine that read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

from dateline.when import UNKNOWN, When

Status = Literal["happened", "ongoing", "attempted", "planned", "called_for", "alleged", "denied", "hypothetical"]
STATUSES: tuple[Status, ...] = (
    "happened",
    "ongoing",
    "attempted",
    "planned",
    "called_for",
    "alleged",
    "denied",
    "hypothetical",
)

HowKnown = Literal["given", "metadata", "printed", "worked out", "unknown"]
"""How a fact about an article is known: by the user or record that named it, by the page's own metadata, by words
printed in the text, by working it out from the content, or not at all."""

ActorKind = Literal["person", "state", "organisation", "group", "outlet", "unknown"]


def digest(*parts: str) -> str:
    """A 16-digit id of some strings; equal strings give equal ids everywhere."""
    import hashlib  # here: loading it takes longer than all else that a command needs to say what it can do

    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


# ---------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where words stand: half-open characters (code points) of one article's text."""

    article: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end} of {self.article} is not half-open and forward")

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether they share a character."""
        return self.article == other.article and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the text that is not news: share bars, "Read also" lines, credit lines, related-post headings."""

    span: Span
    kind: Literal["related", "share", "credit", "caption", "byline", "heading", "notice"]


@dataclass(frozen=True, slots=True)
class Article:
    """One report as published. Never edited: a correction is a new article.

    `id` is what the user calls it (a record's `id`, or a file's stem) and unique in a case; `digest` is of the text,
    outlet and publication date. `text` is what every span points into. `*_known` say how each fact is known.
    """

    id: str
    text: str
    digest: str
    title: str | None = None
    outlet: str | None = None
    outlet_known: HowKnown = "unknown"
    url: str | None = None
    published: When = UNKNOWN
    published_known: HowKnown = "unknown"
    dateline: str | None = None
    """Where the report says it was written ("Rabat"), as printed."""
    dateline_known: HowKnown = "unknown"
    language: str = "und"
    language_known: HowKnown = "unknown"
    credits: tuple[str, ...] = ()
    """Agencies and outlets that the credit lines name ("AL JAZEERA", "AFP"): they feed the lineage."""
    furniture: tuple[Furniture, ...] = ()
    origin: str = ""
    """The file or address it was read from, as the user named it."""
    extra: tuple[tuple[str, str], ...] = ()
    """Further fields of the record (name, JSON value), kept and never used."""

    def quote(self, span: Span) -> str:
        """The words at a span of this article; always the words shown."""
        if span.article != self.id:
            raise ValueError(f"span of {span.article} asked of {self.id}")
        return self.text[span.start : span.end]

    def is_furniture(self, start: int, end: int) -> bool:
        """Whether a stretch lies in page furniture."""
        return any(f.span.start < end and start < f.span.end for f in self.furniture)


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something not used: what it was, at which stage, why, and what would help."""

    item: str
    stage: Literal["ingest", "parse", "extract", "link", "export"]
    reason: str
    remedy: str = ""


# ---------------------------------------------------------------- analysis


class Token(NamedTuple):
    """A word with its place in the tree. `head` is an index into the analysis's tokens, its own index for a root. A tuple,
    because a case has millions of them and they are quicker to make."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech (NOUN, PROPN, VERB, …)."""
    tag: str
    """Penn treebank tag (VBD, VBN, NNP, …)."""
    head: int
    relation: str
    """Universal dependency relation, with subtype (nsubj:pass, obl:agent)."""
    sentence: int
    mention: str = ""
    """Kind of the mention that this word heads (person, organization, place, event, time, object, …), or empty."""


NameKind = Literal["PERSON", "ORG", "LOC", "EVENT", "DATE", "GROUP", "OFFICE"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: tokens [start, end) and its kind."""

    start: int
    end: int
    kind: NameKind
    """GROUP: a people, nationality or faith, noun or adjective; OFFICE: the words of an office that somebody holds."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: tokens [start, end), the marks outside."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Happening:
    """A word or words that name a happening, as the model proposes them; the codebook disposes.

    Tokens [start, end); `score` in 0…1; `types` and `statuses` are probabilities by name, best first;
    `roles` are (role, token, probability) for tokens that may stand for an argument (role: actors, recipients,
    said_by, where, when).
    """

    start: int
    end: int
    score: float
    types: tuple[tuple[str, float], ...] = ()
    statuses: tuple[tuple[str, float], ...] = ()
    roles: tuple[tuple[str, int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """What reading an article gives: pure data, no model's own types. Dropping it loses only time."""

    article: str
    tokens: tuple[Token, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    """Half-open token ranges."""
    names: tuple[Name, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    happenings: tuple[Happening, ...] = ()
    reader: str = ""
    """Name and digest of the reader that made it."""
    chains: tuple[tuple[int, ...], ...] = ()
    """Heads of mentions that refer to the same, in the article's order; what is mentioned once has no chain."""

    def span(self, start: int, end: int) -> Span:
        """Characters of tokens [start, end)."""
        return Span(self.article, self.tokens[start].start, self.tokens[end - 1].end)


# ---------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True)
class Filler:
    """One value of a slot: the canonical name, and the words it came from (`span`), or the rule that inferred it."""

    name: str
    span: Span | None = None
    rule: str = ""
    """Non-empty exactly when `span` is None: the name of the rule that inferred the value, in words."""
    text: str = ""
    """The words at the span."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its precision; unresolved names have no coordinates and precision "unknown"."""

    name: str
    precision: Literal["point", "town", "district", "region", "country", "unknown"] = "unknown"
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    """ISO 3166 alpha-3."""
    geonames: int | None = None
    span: Span | None = None
    rule: str = ""
    text: str = ""
    runner_up: str = ""
    """The next best reading of the same words, or empty."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number tied to the happening: value, what it counts, how exact it is said to be."""

    value: float
    unit: str
    text: str
    span: Span
    comparator: Literal["=", "~", ">=", "<=", ">", "<"] = "="


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise, deadline or agreement, and what became of it as far as the reports tell."""

    what: str
    due: When = UNKNOWN
    outcome: Literal["kept", "missed", "pending", "unknown"] = "unknown"


AUTHOR = "author ("
"""How the author of a piece is called as a source begins: "author (Northern Post)"."""
ARGUED = "argued"
"""What stands for "alleged" where nobody says so but the author of the report."""


@dataclass(frozen=True, slots=True)
class Claim:
    """*This article says* this happened. Every filled slot has its span or the rule that inferred it; an empty slot
    stays empty."""

    id: str
    article: str
    quote: Span
    trigger: Span
    trigger_text: str
    type: str
    mode: str | None
    status: Status
    actors: tuple[Filler, ...] = ()
    recipients: tuple[Filler, ...] = ()
    when: When = UNKNOWN
    when_span: Span | None = None
    when_text: str = ""
    where: Place | None = None
    said_by: tuple[Filler, ...] = ()
    """Innermost first; empty is the article's own voice."""
    about: str | None = None
    """Id of the claim that this one is a reaction to, when it is in the same article."""
    points_at: Place | None = None
    """Where the happening took place that a reaction only points at ("the events in Bamako") and its article does not tell."""
    figures: tuple[Figure, ...] = ()
    commitment: Commitment | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    """Why it was coded so, in words, the runner-up among them."""

    @property
    def argued(self) -> bool:
        """Whether its report's own author infers it, and nobody reports it."""
        return bool(self.said_by) and self.said_by[0].name.startswith(AUTHOR)

    @property
    def state(self) -> str:
        """Its status, or "argued" where that is "alleged" by nobody but the author of its report."""
        return ARGUED if self.argued and self.status == "alleged" else self.status


# ---------------------------------------------------------------- links and events


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims: the same happening, different ones, or unsure. `left` < `right`. Appended or superseded, never deleted."""

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    score: float
    reasons: tuple[str, ...]
    decided_by: str = "dateline"


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of one slot of an event, with the claims that give it and the independent origins behind them."""

    value: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    said_by: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A slot for which the reports give values that cannot all be right, or are not the same."""

    slot: str
    """type, actors, recipients, when, where, status, manner, figures:<unit>, length, name."""
    kind: Literal["contradiction", "development", "precision", "spelling", "error"]
    readings: tuple[Reading, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Event:
    """The claims that links join. Derived: can be rebuilt from claims and links at any time."""

    id: str
    headline: str
    type: str
    types: tuple[str, ...]
    status: Status
    when: When
    where: Place | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    independent_sources: int
    """Distinct origins: copies and rewrites of one text count once."""
    origins: tuple[tuple[str, ...], ...] = ()
    """The articles grouped by origin."""
    slots: tuple[tuple[str, tuple[Reading, ...]], ...] = ()
    """Every slot with all its values, best first."""
    disagreements: tuple[Disagreement, ...] = ()
    first_reported: When = UNKNOWN
    about: str | None = None
    """Id of the event that this one is a reaction to."""
    decided: tuple[tuple[str, str], ...] = ()
    """(slot, "set by …") of the values that people set. What the reports say of these slots stays in `slots`."""
    told_as: str = ""
    """The headline that it would have, where a person wrote another."""

    def readings(self, slot: str) -> tuple[Reading, ...]:
        """All values of a slot, best first; empty when no report fills it."""
        return dict(self.slots).get(slot, ())

    @property
    def state(self) -> str:
        """Its status, or "argued" where that is "alleged" and none alleges it but authors of the reports themselves."""
        told = {r.value for r in self.readings("status")}
        return ARGUED if self.status == "alleged" and ARGUED in told and "alleged" not in told else self.status

    @property
    def argued_by(self) -> tuple[str, ...]:
        """The authors of reports who infer it, as sources are called, whoever else tells it; and the author on whose word alone
        it is called what it is, such as planned."""
        found = {r.value: r for r in self.readings("status")}
        argued, leading = found.get(ARGUED), found.get(self.status)
        if argued is None and self.status not in ("happened", "ongoing") and leading and len(leading.articles) == 1:
            argued = leading if all(name.startswith(AUTHOR) for name in leading.said_by) else None
        return tuple(name for name in argued.said_by if name.startswith(AUTHOR)) if argued else ()

    def values(self, slot: str) -> tuple[str, ...]:
        """What holds of a slot of which people may decide, written as readings are; empty when nothing does."""
        sides = {"actors": self.actors, "recipients": self.recipients, "type": self.types, "status": (self.status,)}
        sides |= {"where": (self.where.name,) if self.where else (), "when": (str(self.when),) if self.when.known else ()}
        return sides.get(slot, ())

    def overruled(self, slot: str) -> tuple[Reading, ...]:
        """What reports say of a slot and a person set otherwise."""
        if slot not in dict(self.decided):
            return ()
        return tuple(r for r in self.readings(slot) if r.value not in self.values(slot))

    def decide(self, claim: Claim) -> Claim:
        """A claim of the event with what people set of the event. A value that has no words of the report behind it names the
        person in its reason."""
        said = dict(self.decided)
        if "when" in said:
            claim = replace(claim, when=self.when, when_span=None, when_text="")
        if "where" in said:
            claim = replace(claim, where=self.where)
        if "actors" in said:
            claim = replace(claim, actors=_named(self.actors, claim.actors, said["actors"]))
        if "recipients" in said:
            claim = replace(claim, recipients=_named(self.recipients, claim.recipients, said["recipients"]))
        if "type" in said and claim.type != self.type:
            claim = replace(claim, type=self.type, mode=None)
        return replace(claim, status=self.status) if "status" in said else claim


def _named(names: Iterable[str], told: Iterable[Filler], rule: str) -> tuple[Filler, ...]:
    """Names that a person set, with the words of the report where it has them."""
    known = {f.name: f for f in told}
    return tuple(known.get(name) or Filler(name, rule=rule) for name in names)


@dataclass(frozen=True, slots=True)
class Question:
    """What selects a chronology; None asks for everything. Dates are ISO, cut to the precision meant. `type` may name
    several, with commas between them."""

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    type: str | None = None
    place: str | None = None
    as_of: str | None = None
    sources: int | None = None
    """The fewest independent sources of an event."""


@dataclass(frozen=True, slots=True)
class Chronology:
    """Events in order of time, the claims and articles behind them, and the question that selected them."""

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    question: Question = field(default_factory=Question)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    """Article id → id of its origin, of the articles without an event too: copies of one text have one origin."""

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def claims_of(self, event: Event) -> list[Claim]:
        """The event's claims, in the order of its `claims`."""
        return [self.claims[c] for c in event.claims]

    def as_decided(self) -> Chronology:
        """The same, each claim with what people set of its event, and with the actors that only they name: for what counts by
        claims and says what is so, not what the reports say."""
        events = [e for e in self.events if e.decided]
        if not events:
            return self
        claims = {c: e.decide(self.claims[c]) for e in events for c in e.claims}
        new = {n for e in events for n in (*e.actors, *e.recipients)} - self.actors.keys()
        actors = dict(sorted({**self.actors, **{n: Actor(n) for n in new}}.items())) if new else self.actors
        return replace(self, claims={**self.claims, **claims}, actors=actors)


@dataclass(frozen=True, slots=True)
class Office:
    """An office held by a person over a time."""

    title: str
    country: str | None
    held: When = UNKNOWN
    source: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: one canonical name, every spelling with the articles that use it, kind, country, PLOVER sector."""

    name: str
    kind: ActorKind = "unknown"
    country: str | None = None
    sector: str | None = None
    """GOV MIL OPP REB IGO NGO MED JUD LEG CVL … (PLOVER actor codes)."""
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(surface form, article ids)."""
    offices: tuple[Office, ...] = ()


Verb = Literal[
    "link", "unlink", "rename", "redate", "recast", "readdress", "relocate", "retype", "restatus", "reject", "confirm", "same",
    "apart", "undo",
]  # fmt: skip
"""What a person may decide. Of a claim or an event, recast says who does it, readdress to whom, relocate where."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a claim stands in its report: what a judgement holds on to when the claim is coded anew under another id."""

    claim: str
    """Its id when it was judged."""
    article: str
    """Digest of the report."""
    start: int
    end: int
    words: str
    """The words that name the happening, which stand at [start, end)."""
    type: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, signed, kept apart, and replayed on every rebuild."""

    id: str
    verb: Verb
    target: str
    """Id of a claim, an event or a judgement, or the name of an actor."""
    value: str
    author: str
    at: str
    note: str = ""
    """Why, in the author's words."""
    target_at: tuple[Anchor, ...] = ()
    """The claim that is judged, or the claims of the event as it was, the one that the event is named after first."""
    value_at: tuple[Anchor, ...] = ()
    """The same of what it is joined with or kept apart from."""


def as_record(value: Any) -> Any:
    """Plain lists, dicts and scalars of any noun, for JSON; field order is the class's."""
    from dataclasses import fields, is_dataclass

    if isinstance(value, When):
        return value.as_record()
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: as_record(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Token):
        return value._asdict()
    if isinstance(value, (list, tuple)):
        return [as_record(v) for v in value]
    if isinstance(value, Mapping):
        return {str(k): as_record(v) for k, v in value.items()}
    return value
