"""The page of questions: an answer from coded claims alone, each sentence with the words behind it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.query import Dispute as Differing
from dateline.query import Told
from dateline.web.ledgers import see_quotes
from dateline.web.press import Edition
from dateline.web.seeing import see_dispute, see_event
from dateline.web.views import Dispute, EventLine, Quote


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer, the event that it tells of, if it is one, and the words behind it."""

    text: str
    value: str
    event: EventLine | None
    independent_sources: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say to a question, or that they do not say; nothing was asked when the question is empty."""

    question: str
    asks: str
    said: bool
    sentences: tuple[Sentence, ...]
    disputes: tuple[Dispute, ...]
    """Points on which the reports disagree, as far as they bear on what was asked."""
    looked_for: tuple[str, ...]
    why_not: str
    nearest: Sentence | None
    """When nothing is said: the nearest thing that the reports do say."""


def view_answer(edition: Edition, question: str) -> Answer:
    """The answer to a question."""
    if not question.strip():
        return Answer("", "", False, (), (), (), "", None)
    reply = edition.reply(" ".join(question.split()))
    listed = reply.disputes if reply.asks != "disagree" else ()  # the sentences tell them then
    return Answer(
        reply.question,
        reply.asks,
        reply.said,
        tuple(_see_told(edition, told) for told in reply.sentences),
        tuple(d for one in listed if (d := _find(edition, one))),
        reply.looked_for,
        reply.why_not,
        _see_told(edition, reply.nearest) if reply.nearest else None,
    )


def _see_told(edition: Edition, told: Told) -> Sentence:
    event = edition.events.get(told.event)
    quotes = see_quotes(edition, told.quotes)
    return Sentence(told.sentence, told.value, see_event(event) if event else None, told.sources, quotes)


def _find(edition: Edition, one: Differing) -> Dispute | None:
    """The point as the pages show it."""
    event = edition.events[one.event]
    same = (d for d in event.disagreements if (d.slot, d.kind, d.note) == (one.slot, one.kind, one.note))
    found = next(same, None)
    return Dispute(see_event(event), see_dispute(edition, found)) if found else None
