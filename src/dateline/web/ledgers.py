"""Pages of `dateline.query`: what two sides do to each other, what was promised, who held which office, who answered what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from dateline.export.families import family_of, type_words
from dateline.export.words import STATUS_WORDS, iso_words
from dateline.knowledge.spelling import fold
from dateline.model import Event
from dateline.query import Entry, Followed, Month, Quote, Reactor, Relations, Term
from dateline.query.names import answers_to
from dateline.web.filters import Filters
from dateline.web.press import Edition
from dateline.web.seeing import LISTED, see_event, see_quote, see_time, turn
from dateline.web.views import Count, EventLine, Leaf, ReactionView, ReactorView, TermView, Time
from dateline.web.views import Quote as Words

MONTHS = 48
"""Months of a series at most; a longer one is told by years."""
COLUMNS, ROWS = 10, 24
"""Events and actors of the matrix of reactions."""
STATES = ("pending", "kept", "missed", "moved", "unknown")


def see_quotes(edition: Edition, quotes: Iterable[Quote]) -> tuple[Words, ...]:
    """Quotes with the words around them, those of copies after the first of each origin."""
    firsts: list[Quote] = []
    copies: list[Quote] = []
    for quote in quotes:
        (copies if any(q.origin == quote.origin and q.words == quote.words for q in firsts) else firsts).append(quote)
    return tuple(see_quote(edition, edition.chronology.claims[q.claim]) for q in (*firsts, *copies))


# ---------------------------------------------------------------- pairs


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of a ledger: `direction` is first, second or both; `score` is from −10 (apart) to 10 (together), and None for
    what is not told as done."""

    event: EventLine
    direction: str
    type: str
    type_words: str
    family: str
    status: str
    status_words: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    score: float | None
    quotes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """The scores of a month or year."""

    name: str
    words: str
    number: int
    total: float
    mean: float


@dataclass(frozen=True, slots=True)
class PairCount:
    """Two actors, and in how many events they have to do with each other."""

    first: str
    second: str
    events: int


@dataclass(frozen=True, slots=True)
class Pair:
    """The ledger of two sides, a page of it; without two names the pairs that have most to do with each other."""

    first: str
    second: str
    unknown: tuple[str, ...]
    """The names asked for that no actor answers to."""
    page: Leaf
    lines: tuple[LedgerLine, ...]
    unit: str
    """What each sum is of: month or year."""
    sums: tuple[Sum, ...]
    undated: int
    """Scored lines that are in no sum, because no report dates them to a month."""
    foremost: tuple[PairCount, ...]


def view_pair(edition: Edition, first: str, second: str, number: int) -> Pair:
    """What two sides do and say to each other. Raises `QuestionError` for a name that is none."""
    foremost = tuple(islice((PairCount(*pair, n) for pair, n in edition.pairs if not first or first in pair), LISTED))
    if not first.strip() or not second.strip():
        return Pair(first, second, (), turn((), 1)[0], (), "month", (), 0, foremost)
    found = edition.relations(first, second)
    page, entries = turn(found.entries, number)
    lines = tuple(_see_entry(edition, entry) for entry in entries)
    unknown = tuple(name for name in (first, second) if name not in found.known)
    unit, sums = _sums(found)
    return Pair(first, second, unknown, page, lines, unit, sums, found.undated, foremost)


def _see_entry(edition: Edition, entry: Entry) -> LedgerLine:
    return LedgerLine(
        see_event(edition.events[entry.event]),
        entry.direction,
        entry.type,
        type_words(entry.type),
        family_of(entry.type).key,
        entry.status,
        STATUS_WORDS.get(entry.state, entry.state),
        entry.actors,
        entry.recipients,
        entry.score,
        see_quotes(edition, entry.quotes),
    )


def _sums(relations: Relations) -> tuple[str, tuple[Sum, ...]]:
    """The series by month, or by year where the months are too many to tell apart."""
    if len(relations.months) <= MONTHS:
        return "month", tuple(Sum(m.month, iso_words(m.month), m.number, m.total, m.mean) for m in relations.months)
    years = groupby(relations.months, key=lambda m: m.month[:4])
    return "year", tuple(_year(year, list(months)) for year, months in years)


def _year(year: str, months: Sequence[Month]) -> Sum:
    number, total = sum(m.number for m in months), round(sum(m.total for m in months), 2)
    return Sum(year, year, number, total, round(total / number, 2) if number else 0.0)


# ---------------------------------------------------------------- commitments


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A promise, deadline or agreement, what became of it, and the words of both."""

    what: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    due: Time
    state: str
    because: str
    moved_to: Time
    event: EventLine
    quotes: tuple[Words, ...]
    shown_by: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class CommitmentList:
    """What was promised, by the day it is due, a page of it."""

    state: str
    actor: str
    states: tuple[Count, ...]
    page: Leaf
    commitments: tuple[CommitmentView, ...]


def list_commitments(edition: Edition, state: str, actor: str, number: int) -> CommitmentList:
    """What was promised, of one state or of all, by or to one actor or all."""
    found = [f for f in edition.commitments if not fold(actor) or _concerns(edition, f, actor)]
    counts: Counter[str] = Counter(f.state for f in found)
    page, some = turn([f for f in found if state in ("", f.state)], number, size=LISTED)
    states = tuple(Count(s, counts[s]) for s in STATES if counts[s])
    return CommitmentList(state, actor, states, page, tuple(_see_commitment(edition, f) for f in some))


def _concerns(edition: Edition, one: Followed, actor: str) -> bool:
    return any(answers_to(actor, name, edition.chronology.actors) for name in (*one.by, *one.to))


def _see_commitment(edition: Edition, one: Followed) -> CommitmentView:
    return CommitmentView(
        " ".join(one.what.split()),
        one.by,
        one.to,
        see_time(one.limit),
        one.state,
        one.because,
        see_time(one.moved_to),
        see_event(edition.events[one.event]),
        see_quotes(edition, one.quotes),
        see_quotes(edition, one.shown_by),
    )


# ---------------------------------------------------------------- offices


@dataclass(frozen=True, slots=True)
class OfficeList:
    """Who held which office, by country or organisation, a page of it."""

    actor: str
    page: Leaf
    terms: tuple[TermView, ...]


def list_terms(edition: Edition, actor: str, number: int) -> OfficeList:
    """Who held which office; `actor` is a person, country or organisation."""
    page, some = turn([t for t in edition.terms if not fold(actor) or _is_of(edition, t, actor)], number)
    return OfficeList(actor, page, tuple(see_term(edition, term) for term in some))


def _is_of(edition: Edition, term: Term, actor: str) -> bool:
    return answers_to(actor, term.person, edition.chronology.actors) or bool(term.body and answers_to(actor, term.body, {}))


def see_term(edition: Edition, term: Term) -> TermView:
    """A term with its quotes."""
    taken, left, seen, table = map(see_time, (term.taken, term.left, term.seen, term.table))
    source, quotes = term.table_source, see_quotes(edition, term.quotes)
    return TermView(term.person, term.office, term.title, term.body, taken, left, seen, table, source, quotes)


# ---------------------------------------------------------------- reactions


@dataclass(frozen=True, slots=True)
class ReactionCell:
    """What one actor said or did about one event: how often, by type."""

    actor: str
    event: str
    number: int
    types: tuple[str, ...]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReactionMatrix:
    """Who reacted to what: the events that were reacted to most, in order of time, against those who reacted to most of them.
    The name of an actor is empty where nobody is named. `more` counts the actors beyond it."""

    events: tuple[EventLine, ...]
    actors: tuple[str, ...]
    cells: tuple[ReactionCell, ...]
    more: int


def view_reactions(edition: Edition) -> ReactionMatrix:
    """The matrix of reactions, made once for an edition."""
    return edition.select(Filters()).keep("reactions", lambda: _count_reactions(edition))


def _count_reactions(edition: Edition) -> ReactionMatrix:
    found = _much_reacted(edition)
    counts = Counter(r.actor for _, reactors in found for r in reactors)
    foremost = sorted(counts, key=lambda name: (not name, -counts[name], name))
    order = {name: i for i, name in enumerate(foremost[:ROWS])}
    shown = [(e, some) for e, reactors in found if (some := [r for r in reactors if r.actor in order])]
    cells = sorted((_cell(r, e.id) for e, some in shown for r in some), key=lambda c: (order[c.actor], c.event))
    return ReactionMatrix(tuple(see_event(e) for e, _ in shown), tuple(order), tuple(cells), len(foremost) - len(order))


def _much_reacted(edition: Edition) -> list[tuple[Event, tuple[Reactor, ...]]]:
    """The events that most others are about, with those who react, in order of time."""
    ranked = sorted(edition.reactions_to, key=lambda e: (-len(edition.reactions_to[e]), e))
    known = (edition.events[e] for e in ranked if e in edition.events)
    found = list(islice(((e, reactors) for e in known if (reactors := edition.reactors(e))), COLUMNS))
    return sorted(found, key=lambda pair: edition.order[pair[0].id])


def _cell(reactor: Reactor, event: str) -> ReactionCell:
    kinds = sorted({r.type for r in reactor.reactions})
    families = tuple(dict.fromkeys(family_of(kind).key for kind in kinds))
    return ReactionCell(reactor.actor, event, len(reactor.reactions), tuple(map(type_words, kinds)), families)


def see_reactors(edition: Edition, event: Event) -> tuple[ReactorView, ...]:
    """Who said or did what about an event."""
    return tuple(
        ReactorView(
            reactor.actor,
            tuple(
                ReactionView(see_event(edition.events[r.event]), see_quotes(edition, r.quotes), r.inferred)
                for r in reactor.reactions
            ),
        )
        for reactor in edition.reactors(event)
    )
