"""Views made of an edition. Quotes are cut from the reports; nothing here is worked out that the case does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil
from typing import TypeVar

from dateline.export import words
from dateline.export.families import family_of, type_words
from dateline.export.page import MILD, language_tag
from dateline.export.passages import cut_passages, cut_text
from dateline.export.text import safe_link
from dateline.knowledge.spelling import fold
from dateline.model import Article, Claim, Disagreement, Event, Reading
from dateline.store import SearchHit
from dateline.web.filters import is_disputed
from dateline.web.press import Edition, Selection, key_of
from dateline.web.views import (
    ActorLine,
    ActorList,
    ActorView,
    Count,
    Counts,
    Dispute,
    DisputeList,
    EventLine,
    EventList,
    EventView,
    Hit,
    Leaf,
    OfficeView,
    Origin,
    PlaceView,
    Quote,
    ReportLine,
    ReportList,
    ReportView,
    Review,
    SearchView,
    Slot,
    SourceLine,
    SourceList,
    SourceView,
    TextPiece,
    Time,
    Value,
)
from dateline.when import When

SIZE = 50
"""Items on a page of a list."""
LISTED = 30
"""Items of a list that is only a part of a page."""

T = TypeVar("T")


# ---------------------------------------------------------------- parts


def see_time(when: When) -> Time:
    """A time as pages say it."""
    start, end = words.date_range(when)
    early, late = words.bounds(when)
    note = words.date_note(when)
    return Time(words.date_words(when), start, end, early, late, when.precision, note, when.reason)


def turn(items: Sequence[T], number: int, *, size: int = SIZE) -> tuple[Leaf, Sequence[T]]:
    """A page of a list; a number beyond the ends gives the first or last page."""
    pages = max(ceil(len(items) / size), 1)
    at = min(max(number, 1), pages)
    return Leaf(at, pages, size, len(items)), items[(at - 1) * size : at * size]


def see_event(event: Event) -> EventLine:
    """An event as a line of a list."""
    return EventLine(
        event.id,
        event.headline,
        see_time(event.when),
        event.where.name if event.where else None,
        event.type,
        type_words(event.type),
        family_of(event.type).key,
        event.status,
        words.STATUS_WORDS.get(event.status, event.status),
        event.actors,
        event.recipients,
        event.independent_sources,
        len(event.articles),
        tuple(dict.fromkeys(words.slot_words(d.slot) for d in sorted(event.disagreements, key=lambda d: d.kind in MILD))),
        is_disputed(event),
    )


def see_report(edition: Edition, article: Article) -> ReportLine:
    """A report as a line of a list."""
    copied = edition.copies.get(article.id)
    return ReportLine(
        article.id,
        key_of(article.id),
        words.article_name(article),
        article.title or article.id,
        article.outlet,
        see_time(article.published),
        words.KNOWN_WORDS[article.published_known],
        language_tag(article),
        len(edition.told_in.get(article.id, ())),
        len(edition.claims_in.get(article.id, ())),
        words.article_name(copied) if copied else None,
    )


def see_quote(edition: Edition, claim: Claim) -> Quote:
    """A claim with its words."""
    article = edition.chronology.articles[claim.article]
    event = edition.events.get(edition.event_of.get(claim.id, ""))
    return Quote(
        claim.id,
        event.id if event else None,
        event.headline if event else "",
        see_report(edition, article),
        claim.quote.start,
        claim.quote.end,
        article.quote(claim.quote),
        tuple(piece for passage in cut_passages(article, [claim]) for piece in passage),
        claim.type,
        type_words(claim.type),
        family_of(claim.type).key,
        claim.status,
        words.STATUS_WORDS.get(claim.status, claim.status),
        tuple(f.name for f in claim.actors),
        tuple(f.name for f in claim.recipients),
        tuple(f.name for f in claim.said_by),
        see_time(claim.when),
        claim.when_text,
        claim.where.name if claim.where else None,
        tuple(f.text if f.unit in f.text else f"{f.text} ({f.unit})" for f in claim.figures),
        _promise(claim),
        round(claim.score, 4),
        claim.reasons,
    )


def _promise(claim: Claim) -> str:
    if claim.commitment is None:
        return ""
    due = f", due {words.date_words(claim.commitment.due)}" if claim.commitment.due.known else ""
    outcome = "outcome not known" if claim.commitment.outcome == "unknown" else claim.commitment.outcome
    return f"{claim.commitment.what}{due} ({outcome})"


def _see_value(edition: Edition, slot: str, reading: Reading, *, quotes: bool = True) -> Value:
    claims = [edition.chronology.claims[c] for c in reading.claims if c in edition.chronology.claims]
    told = _told(edition, claims) if quotes else []
    return Value(
        reading.value,
        words.value_words(slot, reading.value),
        reading.origins,
        reading.said_by,
        tuple(see_quote(edition, claim) for claim in told[:LISTED]),
    )


def _told(edition: Edition, claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order in which readers could have met them."""
    articles = edition.chronology.articles
    return sorted(claims, key=lambda c: (articles[c.article].published.order, c.article, c.quote.start, c.trigger.start, c.id))


def _see_dispute(edition: Edition, disagreement: Disagreement, *, quotes: bool = True) -> Slot:
    return Slot(
        disagreement.slot,
        words.slot_words(disagreement.slot),
        tuple(_see_value(edition, disagreement.slot, r, quotes=quotes) for r in disagreement.readings),
        disagreement.kind,
        words.KIND_WORDS[disagreement.kind],
        disagreement.note,
        disagreement.kind in MILD,
    )


def _counted(names: Iterable[str], *, most: int = LISTED) -> tuple[Count, ...]:
    counts = Counter(names)
    return tuple(Count(n, k) for n, k in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])


# ---------------------------------------------------------------- pages


def list_events(edition: Edition, selection: Selection, number: int, *, size: int = SIZE) -> EventList:
    """The chronology that some filters select."""
    page, events = turn(selection.events, number, size=size)
    return EventList(
        selection.filters,
        ", ".join(text for text, _ in selection.filters.chips()),
        count_all(edition, selection),
        _left_out(edition, selection),
        page,
        tuple(map(see_event, events)),
    )


def count_all(edition: Edition, selection: Selection) -> Counts:
    """What there is of a selection; reports and origins are of the whole case."""

    def count() -> Counts:
        events, reports = selection.events, len(edition.chronology.articles)
        return Counts(
            reports,
            reports - len(edition.copies),
            len(events),
            sum(len(e.claims) for e in events),
            sum(map(is_disputed, events)),
            sum(not e.when.dated for e in events),
            sum(e.where is None for e in events),
        )

    return selection.keep("all", count)


def _left_out(edition: Edition, selection: Selection) -> tuple[str, ...]:
    """What the asker should know that it leaves out, a line each."""
    answer, day = edition.answer, selection.filters.as_of
    lines = (
        (selection.undated, "event", "that no report dates, and that may be of that time or not"),
        (answer.later, "report", f"published after {day}"),
        (answer.of_unknown_day, "report", f"that may have been published after {day}"),
        (len(answer.unread), "report", "not read yet: build the case again"),
    )
    return tuple(f"{words.count_words(number, one)} {why}" for number, one, why in lines if number)


def view_event(edition: Edition, event: Event) -> EventView:
    """An event whole."""
    chronology = edition.chronology
    differing = sorted(event.disagreements, key=lambda d: d.kind in MILD)
    open_slots = {d.slot for d in differing}
    settled = [
        Slot(slot, words.slot_words(slot), tuple(_see_value(edition, slot, r, quotes=False) for r in readings))
        for slot, readings in sorted(event.slots, key=lambda pair: _slot_order(pair[0]))
        if slot not in open_slots and readings
    ]
    about = edition.events.get(event.about or "")
    return EventView(
        see_event(event),
        PlaceView(event.where.name, event.where.precision, event.where.lat, event.where.lon, event.where.country)
        if event.where
        else None,
        tuple(s for s in settled if len(s.values) == 1),
        tuple(s for s in settled if len(s.values) > 1),
        tuple(_see_dispute(edition, d) for d in differing),
        tuple(_see_origins(edition, event)),
        tuple(see_quote(edition, claim) for claim in _told(edition, chronology.claims_of(event))),
        see_event(about) if about else None,
        tuple(map(see_event, edition.reactions_to.get(event.id, ())[:LISTED])),
    )


def _slot_order(slot: str) -> tuple[int, str]:
    known = tuple(words.SLOT_WORDS)
    return (known.index(slot) if slot in known else len(known), slot)


def _see_origins(edition: Edition, event: Event) -> Iterable[Origin]:
    articles = edition.chronology.articles
    groups = event.origins or tuple((a,) for a in event.articles)
    sets = [words.in_order(articles[a] for a in group if a in articles) for group in groups]
    for group in sorted((g for g in sets if g), key=lambda g: (g[0].published.order, g[0].id)):
        yield Origin(tuple(see_report(edition, article) for article in group))


def see_actor(edition: Edition, name: str) -> ActorLine:
    """An actor as a line of a list."""
    actor = edition.chronology.actors.get(name)
    events = edition.events_of.get(name, ())
    return ActorLine(
        name,
        key_of(name),
        actor.kind if actor else "unknown",
        actor.country if actor else None,
        sum(name in e.actors for e in events),
        sum(name in e.recipients for e in events),
        len(edition.said_by.get(name, ())),
    )


def list_actors(edition: Edition, number: int) -> ActorList:
    """All actors."""
    page, names = turn(edition.names, number)
    return ActorList(page, tuple(see_actor(edition, name) for name, _ in names))


def view_actor(edition: Edition, name: str) -> ActorView:
    """An actor whole."""
    actor = edition.chronology.actors.get(name)
    events = edition.events_of.get(name, ())
    acts, done = [e for e in events if name in e.actors], [e for e in events if name in e.recipients]
    aliases = sorted(actor.aliases, key=lambda alias: (-len(alias[1]), alias[0])) if actor else []
    return ActorView(
        see_actor(edition, name),
        actor.sector if actor else None,
        tuple(Count(form, len(articles)) for form, articles in aliases if form != name),
        tuple(OfficeView(o.title, o.country, see_time(o.held), o.source) for o in (actor.offices if actor else ())),
        _counted((r for e in acts for r in e.recipients if r != name), most=8),
        _counted((a for e in done for a in e.actors if a != name), most=8),
        tuple(map(see_event, acts[:LISTED])),
        tuple(map(see_event, done[:LISTED])),
        tuple(see_quote(edition, claim) for claim in _told(edition, edition.said_by.get(name, ()))[:LISTED]),
    )


def view_report(edition: Edition, article: Article) -> ReportView:
    """A report whole."""
    claims = edition.claims_in.get(article.id, ())
    origin = edition.chronology.origins.get(article.id)
    others = [a for a in edition.reports if a.id != article.id and edition.chronology.origins.get(a.id) == origin]
    return ReportView(
        see_report(edition, article),
        safe_link(article.url),
        article.dateline,
        article.credits,
        article.origin,
        tuple(see_report(edition, other) for other in others) if origin else (),
        tuple(_see_text(edition, article, claims)),
        tuple(see_quote(edition, claim) for claim in claims),
    )


def _see_text(edition: Edition, article: Article, claims: Sequence[Claim]) -> Iterable[TextPiece]:
    at = 0
    for piece in cut_text(article, claims):
        event = edition.events.get(edition.event_of.get(piece.claim, ""))
        end = at + len(piece.text)
        yield TextPiece(
            at, end, piece.text, piece.kind, piece.claim, event.id if event else None, event.headline if event else ""
        )
        at = end


def list_reports(edition: Edition, number: int) -> ReportList:
    """All reports, and what was not used."""
    page, articles = turn(edition.reports, number)
    return ReportList(page, tuple(see_report(edition, article) for article in articles), edition.set_asides)


def see_source(edition: Edition, outlet: str) -> SourceLine:
    """An outlet as a line of a list."""
    found = edition.compared[outlet]
    reports = len(edition.outlets[outlet])
    return SourceLine(outlet, key_of(outlet), reports, found.events, len(found.first), len(found.alone), len(found.copied))


def list_sources(edition: Edition, number: int) -> SourceList:
    """All outlets, those with most reports first."""
    ordered = sorted(edition.outlets, key=lambda outlet: (-len(edition.outlets[outlet]), outlet))
    page, outlets = turn(ordered, number)
    return SourceList(page, tuple(see_source(edition, outlet) for outlet in outlets))


def view_source(edition: Edition, outlet: str) -> SourceView:
    """An outlet whole."""
    articles = edition.outlets[outlet]
    mine = {a.id for a in articles}
    origins = edition.chronology.origins
    shared = {origins[a] for a in mine if a in origins}
    others = (a.outlet or a.id for a in edition.reports if a.id not in mine and origins.get(a.id) in shared)
    events = dict.fromkeys(e for a in articles for e in edition.told_in.get(a.id, ()))
    against = [(e, d) for e in events for d in e.disagreements if d.kind not in MILD and _stands_against(d, mine)]
    return SourceView(
        see_source(edition, outlet),
        tuple(see_report(edition, article) for article in articles[:SIZE]),
        _counted(others),
        tuple(Dispute(see_event(e), _see_dispute(edition, d, quotes=False)) for e, d in against[:LISTED]),
    )


def _stands_against(disagreement: Disagreement, articles: set[str]) -> bool:
    """Whether some of the reports give one value, and others another."""
    gives = [bool(articles & set(r.articles)) for r in disagreement.readings]
    return any(gives) and not all(gives)


def list_disputes(edition: Edition, kind: str, number: int) -> DisputeList:
    """Every point on which the sources differ, of one kind or of all."""
    counts: Counter[str] = Counter(d.kind for _, d in edition.disputes)
    chosen = [p for p in edition.disputes if kind in ("", p[1].kind)]
    page, some = turn(chosen, number, size=LISTED)
    return DisputeList(
        kind,
        tuple(Count(k, counts[k]) for k in words.KIND_WORDS if counts[k]),
        page,
        tuple(Dispute(see_event(e), _see_dispute(edition, d)) for e, d in some),
    )


def view_search(edition: Edition, given: str, hits: Sequence[SearchHit]) -> SearchView:
    """What was found for some words; `hits` are the reports that have them."""
    wanted = fold(given.replace('"', " ")).split()
    events = [e for e in edition.chronology.events if wanted and _holds(e.headline, wanted)]
    actors = [name for name, _ in edition.names if wanted and _holds(name, wanted)]
    articles = edition.chronology.articles
    return SearchView(
        given,
        tuple(map(see_event, events[:LISTED])),
        tuple(see_actor(edition, name) for name in actors[:LISTED]),
        tuple(Hit(see_report(edition, articles[h.article]), h.snippet) for h in hits if h.article in articles),
        max(len(events) - LISTED, 0),
    )


def _holds(text: str, wanted: Sequence[str]) -> bool:
    folded = f" {fold(text)}"
    return all(f" {word}" in folded for word in wanted)


def view_review(edition: Edition, number: int) -> Review:
    """The claims of which the reading is least sure first."""
    page, some = turn(edition.doubtful, number, size=LISTED)
    return Review(page, tuple(see_quote(edition, claim) for claim in some))


def months_of(events: Sequence[EventLine]) -> list[tuple[str, list[EventLine]]]:
    """Lines of a list under the months that they begin in; those without a date come last."""
    return [(month, list(group)) for month, group in groupby(events, key=_month)]


def _month(event: EventLine) -> str:
    start = event.time.start or event.time.end
    if start is None:
        return "Date not given"
    return words.iso_words(start[:7])
