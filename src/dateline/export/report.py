"""A chronology as a report to read: its events by year, each with quotes, and numbered citations to a list of reports.

What is written is decided here; `markdown` and `docx` only say how.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dateline.export.families import type_words
from dateline.export.tables import cited
from dateline.export.text import one_line, safe_link
from dateline.export.words import (
    KIND_WORDS,
    article_name,
    count_words,
    date_range,
    date_words,
    event_words,
    question_words,
    reading_words,
    slot_words,
    told_in_order,
)
from dateline.model import Article, Chronology, Claim, Disagreement, Event


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one or more reports, who says so when it is not the report, and where they stand: number of the report,
    first character, and the one after the last."""

    words: str
    said_by: str
    places: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A point on which the reports differ: each value with the numbers of the reports that give it."""

    point: str
    kind: str
    values: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event."""

    event: str
    date: str
    headline: str
    facts: str
    quotes: tuple[Quote, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report as the list at the end names it; `url` is empty when no browser should follow it."""

    number: int
    outlet: str
    title: str
    published: str
    article: str
    url: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that is written, in the order in which it is. `years` pairs a heading with its events."""

    title: str
    question: str
    summary: str
    years: tuple[tuple[str, tuple[Entry, ...]], ...]
    sources: tuple[Source, ...]


def compose_report(chronology: Chronology) -> Report:
    """The report of a chronology. Texts are single lines; they may hold anything else."""
    articles = cited(chronology)
    numbers = {article.id: number for number, article in enumerate(articles, 1)}
    events = [(_year(event), _entry(chronology, event, numbers)) for event in chronology.events]
    years = groupby(events, key=lambda pair: pair[0])
    return Report(
        title="Chronology",
        question=one_line(question_words(chronology.question)),
        summary=f"{count_words(len(events), 'event')} from {count_words(len(articles), 'report')}",
        years=tuple((year, tuple(entry for _, entry in entries)) for year, entries in years),
        sources=tuple(_source(article, numbers[article.id]) for article in articles),
    )


def _year(event: Event) -> str:
    """The heading under which an event stands: the year in which it began."""
    start, end = date_range(event.when)
    return (start or end or "No report gives a date")[: 4 if start or end else None]


def _entry(chronology: Chronology, event: Event, numbers: dict[str, int]) -> Entry:
    facts = (
        type_words(event.type),
        event_words(event),
        event.where.name if event.where else "",
        count_words(event.independent_sources, "independent source"),
    )
    return Entry(
        event=event.id,
        date=date_words(event.when),
        headline=one_line(event.headline),
        facts=one_line(" · ".join(f for f in facts if f)),
        quotes=tuple(_quotes(chronology, event, numbers)),
        differences=tuple(_difference(d, numbers) for d in event.disagreements),
    )


def _quotes(chronology: Chronology, event: Event, numbers: dict[str, int]) -> Iterator[Quote]:
    """The event's quotes in the order in which readers met them; the same words stand once, with all their reports."""
    said: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    for claim in told_in_order(chronology, event):
        place = (numbers[claim.article], claim.quote.start, claim.quote.end)
        said.setdefault(_saying(chronology, claim), []).append(place)
    for (words, by), places in said.items():
        yield Quote(words, by, tuple(dict.fromkeys(places)))


def _saying(chronology: Chronology, claim: Claim) -> tuple[str, str]:
    words = chronology.articles[claim.article].quote(claim.quote)
    return one_line(words), one_line(", ".join(f.name for f in claim.said_by))


def _difference(disagreement: Disagreement, numbers: dict[str, int]) -> Difference:
    values = tuple(
        (one_line(reading_words(disagreement.slot, r)), tuple(sorted(numbers[a] for a in r.articles if a in numbers)))
        for r in disagreement.readings
    )
    return Difference(slot_words(disagreement.slot), KIND_WORDS.get(disagreement.kind, disagreement.kind), values)


def _source(article: Article, number: int) -> Source:
    outlet, title = one_line(article_name(article)), one_line(article.title or "")
    published = date_words(article.published)
    return Source(number, outlet, title, published, article=one_line(article.id), url=safe_link(article.url))


CITING = "A citation gives the number of the report and, after the colon, the characters of its text that are quoted."
"""What a reader is told of the numbers in brackets."""


def places_words(quote: Quote) -> str:
    """Where a quote stands, as it is printed: `1:0–58, 4:12–70`."""
    return ", ".join(f"{number}:{start}–{end}" for number, start, end in quote.places)


def numbers_words(reports: tuple[int, ...]) -> str:
    """Numbers of reports as they are printed: `1, 4`."""
    return ", ".join(map(str, reports))
