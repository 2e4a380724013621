"""A chronology as five tables with typed columns: events, claims, actors, articles and disagreements.

Each column says its name, kind, what it holds and how to get it, once for every format that is made of tables. Rows are
of what the chronology holds: the reports that its claims come from, and the names that these use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from dateline.export.cite import Citation, cite_event
from dateline.export.claims import plain_number
from dateline.export.text import safe_link
from dateline.export.words import date_range, in_order
from dateline.model import Actor, Article, Chronology, Claim, Disagreement, Event, Figure, Place, Reading
from dateline.when import When

Row = TypeVar("Row")

Kind = Literal["id", "text", "words", "link", "iso", "date", "integer", "number", "list"]
"""`words` are long texts; `iso` is a day, month or year (`2020-08-18`, `2020-08`, `2020`), `date` always a day."""

Cell = str | int | float | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """`refers` names the table whose key the value is, when every value is in it. A `needed` cell is never empty."""

    name: str
    kind: Kind
    about: str
    value: Callable[[Row], Cell]
    needed: bool = False
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """`key` names the columns that together tell every row from all others."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column[Row], ...]
    rows: Callable[[Chronology], Iterable[Row]]

    def lines(self, chronology: Chronology) -> Iterator[tuple[Cell, ...]]:
        """The cells of every row, in the order of the columns."""
        for row in self.rows(chronology):
            yield tuple(column.value(row) for column in self.columns)

    def record(self, row: Row) -> dict[str, Cell]:
        """One row as names and cells."""
        return {column.name: column.value(row) for column in self.columns}


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event, and the claim of it that readers met first."""

    event: Event
    first: Citation | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, its report, and the id of its event."""

    claim: Claim
    article: Article
    event: str | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A name with the number of events that have it on either side."""

    actor: Actor
    acts: int
    receives: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A report, its origin, and the number of its claims."""

    article: Article
    origin: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One value of one disagreement: the event's n-th disagreement, its m-th value."""

    event: Event
    number: int
    disagreement: Disagreement
    rank: int
    reading: Reading


# ---------------------------------------------------------------- rows


def cited(chronology: Chronology) -> list[Article]:
    """The reports behind the events and claims, in order of publication."""
    names = {a for e in chronology.events for a in e.articles} | {c.article for c in chronology.claims.values()}
    return in_order(chronology.articles[a] for a in names if a in chronology.articles)


def event_rows(chronology: Chronology) -> Iterator[EventRow]:
    """Events in the order of the chronology."""
    for event in chronology.events:
        yield EventRow(event, next(iter(cite_event(chronology, event)), None))


def claim_rows(chronology: Chronology) -> Iterator[ClaimRow]:
    """Claims in order of article, start and id."""
    events = {claim: event.id for event in chronology.events for claim in event.claims}
    for claim in sorted(chronology.claims.values(), key=lambda c: (c.article, c.quote.start, c.id)):
        yield ClaimRow(claim, chronology.articles[claim.article], events.get(claim.id))


def actor_rows(chronology: Chronology) -> Iterator[ActorRow]:
    """Every name that acts, is acted on or is said to speak, in order of the alphabet."""
    acts = Counter(n for e in chronology.events for n in set(e.actors))
    receives = Counter(n for e in chronology.events for n in set(e.recipients))
    fillers = {f.name for c in chronology.claims.values() for f in (*c.actors, *c.recipients, *c.said_by)}
    for name in sorted(fillers | set(acts) | set(receives)):
        yield ActorRow(chronology.actors.get(name, Actor(name)), acts[name], receives[name])


def _article_rows(chronology: Chronology) -> Iterator[ArticleRow]:
    counts = Counter(c.article for c in chronology.claims.values())
    for article in cited(chronology):
        yield ArticleRow(article, chronology.origins.get(article.id), counts[article.id])


def _reading_rows(chronology: Chronology) -> Iterator[ReadingRow]:
    for event in chronology.events:
        for number, disagreement in enumerate(event.disagreements, 1):
            for rank, reading in enumerate(disagreement.readings, 1):
                yield ReadingRow(event, number, disagreement, rank, reading)


# ---------------------------------------------------------------- columns that tables share


def _part(get: Callable[[Any], object], name: str) -> Callable[[Any], Cell]:
    """One field of what `get` gets from a row; None when that is not there."""
    return lambda r: getattr(get(r), name, None)


def _times(when: Callable[[Any], When]) -> tuple[Column[Any], ...]:
    """The columns of a time, which `when` gets from a row."""

    def day(end: Literal["earliest", "latest"], *, dated: bool) -> Callable[[Any], Cell]:
        return lambda r: getattr(when(r), end) if when(r).dated == dated else None

    return (
        Column("date_start", "iso", "First day, month or year, no finer than it is known", lambda r: date_range(when(r))[0]),
        Column("date_end", "iso", "Last day, month or year, no finer than it is known", lambda r: date_range(when(r))[1]),
        Column("earliest", "date", "First possible day", day("earliest", dated=True)),
        Column("latest", "date", "Last possible day", day("latest", dated=True)),
        Column(
            "precision", "text", "How finely the reports speak: day, week, month …", lambda r: when(r).precision, needed=True
        ),
        Column("date_reason", "words", "How the date is known", lambda r: when(r).reason),
        Column("not_before", "date", "A limit of what no report dates: not before this day", day("earliest", dated=False)),
        Column("not_after", "date", "A limit of what no report dates: not after this day", day("latest", dated=False)),
    )


def _places(where: Callable[[Any], Place | None]) -> tuple[Column[Any], ...]:
    """The columns of a place, which `where` gets from a row."""
    return (
        Column("place", "text", "Where it happened", _part(where, "name")),
        Column(
            "place_precision", "text", "What the place is: point, town, district, region, country", _part(where, "precision")
        ),
        Column("country", "text", "Country of the place, ISO 3166 alpha-3", _part(where, "country")),
        Column("lat", "number", "Latitude, WGS 84; of what is no point, its middle", _part(where, "lat")),
        Column("lon", "number", "Longitude, WGS 84; of what is no point, its middle", _part(where, "lon")),
        Column("geonames", "integer", "Id of the place in GeoNames", _part(where, "geonames")),
    )


def figure_words(figure: Figure) -> str:
    """A figure in few words: `30 killed`, `>=12 killed`."""
    sign = "" if figure.comparator == "=" else figure.comparator
    return f"{sign}{plain_number(figure.value)} {figure.unit}".rstrip()


def _author(claim: Claim) -> tuple[str, ...]:
    return tuple(f.name for f in claim.said_by[:1]) if claim.argued else ()


def _due(claim: Claim) -> Cell:
    start, end = claim.commitment.due.iso() if claim.commitment else (None, None)
    return end or start


# ---------------------------------------------------------------- the tables

EVENTS: Table[EventRow] = Table(
    "events",
    "What happened, one row an event, in order of time",
    ("event",),
    (
        Column("event", "id", "Id of the event", lambda r: r.event.id, needed=True),
        Column("headline", "words", "The event in one line", lambda r: r.event.headline),
        *_times(lambda r: r.event.when),
        Column("type", "text", "Type of event", lambda r: r.event.type, needed=True),
        Column("types", "list", "All types that its claims give it", lambda r: r.event.types),
        Column("status", "text", "Whether it happened", lambda r: r.event.status, needed=True),
        Column("argued_by", "list", "Authors of reports who infer it", lambda r: r.event.argued_by),
        Column("actors", "list", "Who did it", lambda r: r.event.actors),
        Column("recipients", "list", "Whom it was done or said to", lambda r: r.event.recipients),
        *_places(lambda r: r.event.where),
        Column(
            "independent_sources", "integer", "Sources; copies of one text count once", lambda r: r.event.independent_sources
        ),
        Column("articles", "list", "Ids of the reports that tell it", lambda r: r.event.articles),
        Column("claims", "list", "Ids of its claims", lambda r: r.event.claims),
        Column("disagreements", "integer", "Points on which the reports differ", lambda r: len(r.event.disagreements)),
        Column("about", "id", "Id of the event that it is a reaction to", lambda r: r.event.about),
        Column("first_quote", "words", "Its claim that was published first", _part(lambda r: r.first, "quote")),
        Column(
            "first_quote_article", "id", "Id of that claim's report", _part(lambda r: r.first, "article"), refers="articles"
        ),
        Column("first_quote_start", "integer", "Its first character in the text", _part(lambda r: r.first, "start")),
        Column("first_quote_end", "integer", "The character after its last", _part(lambda r: r.first, "end")),
        Column("first_quote_url", "link", "Address of that report", _part(lambda r: r.first, "url")),
    ),
    event_rows,
)

CLAIMS: Table[ClaimRow] = Table(
    "claims",
    "What each report says, one row a claim; offsets count code points of the report's text, half-open",
    ("claim",),
    (
        Column("claim", "id", "Id of the claim", lambda r: r.claim.id, needed=True),
        Column("event", "id", "Id of its event", lambda r: r.event, refers="events"),
        Column("article", "id", "Id of its report", lambda r: r.claim.article, needed=True, refers="articles"),
        Column("quote", "words", "The report's own words", lambda r: r.article.quote(r.claim.quote)),
        Column("start", "integer", "First character of the quote", lambda r: r.claim.quote.start, needed=True),
        Column("end", "integer", "The character after its last", lambda r: r.claim.quote.end, needed=True),
        Column("url", "link", "Address of the report", lambda r: safe_link(r.article.url)),
        Column("trigger", "text", "The words that name the happening", lambda r: r.article.quote(r.claim.trigger)),
        Column("trigger_start", "integer", "First character of these", lambda r: r.claim.trigger.start, needed=True),
        Column("trigger_end", "integer", "The character after their last", lambda r: r.claim.trigger.end, needed=True),
        Column("type", "text", "Type of event", lambda r: r.claim.type, needed=True),
        Column("mode", "text", "A finer type", lambda r: r.claim.mode),
        Column("status", "text", "Whether it happened", lambda r: r.claim.status, needed=True),
        Column("actors", "list", "Who does it", lambda r: tuple(f.name for f in r.claim.actors)),
        Column("recipients", "list", "Whom it is done or said to", lambda r: tuple(f.name for f in r.claim.recipients)),
        Column("said_by", "list", "Who says so; empty is the report", lambda r: tuple(f.name for f in r.claim.said_by)),
        Column("argued_by", "list", "The report's author, where it is his or her inference", lambda r: _author(r.claim)),
        *_times(lambda r: r.claim.when),
        Column("date_words", "text", "The words that date it", lambda r: r.claim.when_text),
        *_places(lambda r: r.claim.where),
        Column("figures", "list", "Numbers, with what they count", lambda r: tuple(map(figure_words, r.claim.figures))),
        Column("commitment", "words", "What is promised", _part(lambda r: r.claim.commitment, "what")),
        Column("due", "iso", "By when", lambda r: _due(r.claim)),
        Column("outcome", "text", "What became of it", _part(lambda r: r.claim.commitment, "outcome")),
        Column("about", "id", "Id of the claim that it is a reaction to", lambda r: r.claim.about),
        Column("score", "number", "How sure Dateline is, 0 to 1", lambda r: round(r.claim.score, 4)),
        Column("reasons", "list", "Why it is coded so", lambda r: r.claim.reasons),
    ),
    claim_rows,
)

ACTORS: Table[ActorRow] = Table(
    "actors",
    "Who acts, is acted on, or is said to speak",
    ("actor",),
    (
        Column("actor", "text", "The name that events and claims use", lambda r: r.actor.name, needed=True),
        Column("kind", "text", "person, state, organisation, group, outlet or unknown", lambda r: r.actor.kind, needed=True),
        Column("country", "text", "ISO 3166 alpha-3", lambda r: r.actor.country),
        Column("sector", "text", "PLOVER sector: GOV, MIL, OPP …", lambda r: r.actor.sector),
        Column("spellings", "list", "What the reports call it", lambda r: tuple(dict.fromkeys(n for n, _ in r.actor.aliases))),
        Column("offices", "list", "Offices held", lambda r: tuple(dict.fromkeys(o.title for o in r.actor.offices))),
        Column("acts", "integer", "Events in which it acts", lambda r: r.acts, needed=True),
        Column("receives", "integer", "Events in which it is acted on", lambda r: r.receives, needed=True),
    ),
    actor_rows,
)

ARTICLES: Table[ArticleRow] = Table(
    "articles",
    "The reports that the claims come from, in order of publication",
    ("article",),
    (
        Column("article", "id", "Id of the report", lambda r: r.article.id, needed=True),
        Column("outlet", "text", "Who published it", lambda r: r.article.outlet),
        Column("title", "words", "Its title", lambda r: r.article.title),
        Column("url", "link", "Its address", lambda r: safe_link(r.article.url)),
        Column("published", "iso", "When it was published", lambda r: date_range(r.article.published)[0]),
        Column("published_known", "text", "How that is known", lambda r: r.article.published_known, needed=True),
        Column("language", "text", "Its language", lambda r: r.article.language, needed=True),
        Column("dateline", "text", "Where it says it was written", lambda r: r.article.dateline),
        Column("credits", "list", "Agencies and outlets that it credits", lambda r: r.article.credits),
        Column("origin", "id", "The same for copies of one text", lambda r: r.origin),
        Column("claims", "integer", "Claims of it in this chronology", lambda r: r.claims, needed=True),
        Column("characters", "integer", "Length of its text in code points", lambda r: len(r.article.text), needed=True),
        Column("digest", "id", "Digest of its text, outlet and date", lambda r: r.article.digest, needed=True),
    ),
    _article_rows,
)

DISAGREEMENTS: Table[ReadingRow] = Table(
    "disagreements",
    "Where the reports differ, one row a value",
    ("event", "point", "value_rank"),
    (
        Column("event", "id", "Id of the event", lambda r: r.event.id, needed=True, refers="events"),
        Column("point", "integer", "Number of the disagreement among the event's", lambda r: r.number, needed=True),
        Column("slot", "text", "What they differ on", lambda r: r.disagreement.slot, needed=True),
        Column("kind", "text", "contradiction, development, precision …", lambda r: r.disagreement.kind, needed=True),
        Column("value_rank", "integer", "Number of the value, the best first", lambda r: r.rank, needed=True),
        Column("value", "words", "The value", lambda r: r.reading.value),
        Column("claims", "list", "Ids of the claims that give it", lambda r: r.reading.claims),
        Column("articles", "list", "Ids of the reports that give it", lambda r: r.reading.articles),
        Column("said_by", "list", "Who is said to say so", lambda r: r.reading.said_by),
        Column("independent_sources", "integer", "Sources that give it", lambda r: r.reading.origins),
        Column("note", "words", "What the disagreement is, in words", lambda r: r.disagreement.note),
    ),
    _reading_rows,
)

TABLES: tuple[Table[Any], ...] = (EVENTS, CLAIMS, ACTORS, ARTICLES, DISAGREEMENTS)
"""In the order in which files and sheets hold them."""
