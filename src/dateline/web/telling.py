"""The pages about events, actors, reports and outlets, made of an edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dateline.export import words
from dateline.export.families import family_of
from dateline.export.page import MILD
from dateline.export.passages import cut_text
from dateline.export.text import safe_link
from dateline.knowledge.spelling import fold
from dateline.link import Proposal
from dateline.model import Article, Claim, Disagreement, Event, Link
from dateline.query.disputes import GRAVITY
from dateline.store import SearchHit
from dateline.web.filters import is_disputed
from dateline.web.ledgers import see_reactors, see_term
from dateline.web.press import Edition, Selection, key_of
from dateline.web.seeing import (
    LISTED,
    SIZE,
    concerns,
    count_names,
    in_telling,
    see_dispute,
    see_event,
    see_judgement,
    see_quote,
    see_report,
    see_time,
    see_value,
    turn,
)
from dateline.web.views import (
    ActorLine,
    ActorList,
    ActorView,
    Count,
    Counts,
    DecidedSlot,
    Dispute,
    DisputeList,
    DoubtfulLink,
    EventLine,
    EventList,
    EventView,
    Hit,
    LinkReview,
    LinkView,
    NameReview,
    Namesakes,
    OfficeView,
    Origin,
    PlaceView,
    Relation,
    ReportList,
    ReportView,
    Review,
    SearchView,
    Slot,
    SourceLine,
    SourceList,
    SourceView,
    TextPiece,
)

NEAR, ALIKE = 60, 12
"""Events on each side that are looked through for one like another, and how many are named."""
RELATIONS = 12
"""Others whom the page of an actor names."""


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
    """What there is of a selection: its events, and the reports that tell of them; of everything, all reports."""

    def count() -> Counts:
        events = selection.events
        every = edition.chronology.articles.keys()
        reports = every if len(events) == len(edition.events) else {a for e in events for a in e.articles}
        origins = {edition.chronology.origins.get(a, a) for a in reports}
        return Counts(
            len(reports),
            len(origins),
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


def view_event(edition: Edition, event: Event, links: Iterable[Link] = ()) -> EventView:
    """An event whole; `links` are those between its claims."""
    chronology = edition.chronology
    differing = sorted(event.disagreements, key=lambda d: d.kind in MILD)
    open_slots = {*(d.slot for d in differing), *(slot for slot, _ in event.decided)}
    settled = [
        Slot(slot, words.slot_words(slot), tuple(see_value(edition, slot, r, quotes=False) for r in readings))
        for slot, readings in sorted(event.slots, key=lambda pair: _slot_order(pair[0]))
        if slot not in open_slots and readings
    ]
    shared = [s for s in settled if len(s.values) == 1 and s.values[0].independent_sources >= event.independent_sources]
    about = edition.events.get(event.about or "")
    return EventView(
        see_event(event),
        PlaceView(event.where.name, event.where.precision, event.where.lat, event.where.lon, event.where.country)
        if event.where
        else None,
        tuple(_see_decided(edition, event)),
        tuple(shared),
        tuple(s for s in settled if s not in shared),
        tuple(see_dispute(edition, d) for d in differing),
        tuple(_see_origins(edition, event)),
        tuple(see_quote(edition, claim) for claim in in_telling(edition, chronology.claims_of(event))),
        see_event(about) if about else None,
        see_reactors(edition, event),
        tuple(map(see_event, _told_with(edition, event)[:LISTED])),
        tuple(_see_link(edition, link) for link in sorted(links, key=lambda one: (-one.score, one.left, one.right))[:LISTED]),
        tuple(map(see_event, _alike(edition, event))),
        tuple(see_judgement(edition, s) for s in reversed(edition.standings) if concerns(s, event)),
    )


def _see_decided(edition: Edition, event: Event) -> Iterable[DecidedSlot]:
    for slot in sorted((slot for slot, _ in event.decided), key=_slot_order):
        told = tuple(see_value(edition, slot, r, quotes=False) for r in event.readings(slot))
        yield DecidedSlot(slot, words.slot_words(slot), words.decided_words(event, slot), told)


def _see_link(edition: Edition, link: Link) -> LinkView:
    claims = edition.chronology.claims
    left, right = (edition.chronology.articles[c.article].quote(c.quote) for c in (claims[link.left], claims[link.right]))
    return LinkView(link.left, link.right, left, right, link.verdict, round(link.score, 4), link.reasons, link.decided_by)


def _alike(edition: Edition, event: Event) -> list[Event]:
    """The events of the same family that stand nearest in the order of time, in that order."""
    at, family = edition.order[event.id], family_of(event.type)
    near = edition.chronology.events[max(at - NEAR, 0) : at + NEAR + 1]
    found = [e for e in near if family_of(e.type) is family and e.id != event.id]
    nearest = sorted(found, key=lambda e: abs(edition.order[e.id] - at))[:ALIKE]
    return sorted(nearest, key=lambda e: edition.order[e.id])


def _told_with(edition: Edition, event: Event) -> list[Event]:
    """The events that reports tell of in the clauses of this one, or in whose clauses they tell of this one; what is about it
    aside."""
    others = {edition.event_of[c.id] for mine in edition.chronology.claims_of(event) for c in _overlapping(edition, mine)}
    others -= {event.id, event.about, *(e.id for e in edition.reactions_to.get(event.id, ()))}
    return sorted((edition.events[e] for e in others if e in edition.events), key=lambda e: edition.order[e.id])


def _overlapping(edition: Edition, claim: Claim) -> Iterable[Claim]:
    return (c for c in edition.claims_in[claim.article] if claim.quote.contains(c.trigger) or c.quote.contains(claim.trigger))


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
        tuple(see_term(edition, term) for term in edition.terms if name in (term.person, term.body)),
        _relations(name, acts, done),
        tuple(map(see_event, acts[:LISTED])),
        tuple(map(see_event, done[:LISTED])),
        tuple(see_quote(edition, claim) for claim in in_telling(edition, edition.said_by.get(name, ()))[:LISTED]),
    )


def _relations(name: str, acts: Iterable[Event], done: Iterable[Event]) -> tuple[Relation, ...]:
    acts = list(acts)
    on = Counter(r for e in acts for r in e.recipients)
    by = Counter(a for e in done for a in e.actors)
    together = Counter(a for e in acts for a in e.actors)
    others = (on + by + together).keys() - {name}
    found = (Relation(other, on[other], by[other], together[other]) for other in others)
    return tuple(sorted(found, key=lambda r: (-r.acts_on - r.acted_on_by - r.together, r.name)))[:RELATIONS]


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
    counts = (len(found.first), len(found.alone), len(found.argued), len(found.copied))
    return SourceLine(outlet, key_of(outlet), reports, found.events, *counts)


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
    others = (edition.outlet_of[a.id] for a in edition.reports if a.id not in mine and origins.get(a.id) in shared)
    printed = dict.fromkeys(a.outlet for a in articles if a.outlet and a.outlet != outlet)
    events = dict.fromkeys(e for a in articles for e in edition.told_in.get(a.id, ()))
    against = [(e, d) for e in events for d in e.disagreements if d.kind not in MILD and _stands_against(d, mine)]
    return SourceView(
        see_source(edition, outlet),
        tuple(printed),
        tuple(see_report(edition, article) for article in articles[:SIZE]),
        count_names(others),
        tuple(Dispute(see_event(e), see_dispute(edition, d, quotes=False)) for e, d in against[:LISTED]),
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
        tuple(Count(k, counts[k]) for k in GRAVITY if counts[k]),
        page,
        tuple(Dispute(see_event(e), see_dispute(edition, d)) for e, d in some),
    )


def view_search(edition: Edition, given: str, hits: Sequence[SearchHit]) -> SearchView:
    """What was found for some words; `hits` are the reports that have them."""
    wanted = fold(given.replace('"', " ")).split()
    events = [e for headline, e in edition.headlines if wanted and _holds(headline, wanted)]
    actors = [name for name, _ in edition.names if wanted and _holds(f" {fold(name)}", wanted)]
    articles = edition.chronology.articles
    return SearchView(
        given,
        tuple(map(see_event, events[:LISTED])),
        tuple(see_actor(edition, name) for name in actors[:LISTED]),
        tuple(Hit(see_report(edition, articles[h.article]), h.snippet) for h in hits if h.article in articles),
        max(len(events) - LISTED, 0),
    )


def _holds(folded: str, wanted: Sequence[str]) -> bool:
    return all(f" {word}" in folded for word in wanted)


def view_review(edition: Edition, number: int) -> Review:
    """The claims that nobody has confirmed, those of which the reading is least sure first."""
    waiting = [c for c in edition.doubtful if c.id not in edition.confirmed]
    page, some = turn(waiting, number, size=LISTED)
    return Review(page, len(edition.doubtful) - len(waiting), tuple(see_quote(edition, claim) for claim in some))


def view_doubtful_links(edition: Edition, links: Sequence[Link], number: int, *, most: int) -> LinkReview:
    """The links on which nobody has decided, in the order given, those of the same events in one row. `links` were looked for
    until there were `most`."""
    rows: dict[frozenset[str], list[Link]] = {}
    for link in _undecided(edition, links):
        rows.setdefault(_events_of(edition, link.left, link.right), []).append(link)
    page, some = turn([*rows.values()], number, size=LISTED)
    return LinkReview(page, len(links) < most, tuple(_see_doubt(edition, row[0], len(row)) for row in some))


def _undecided(edition: Edition, links: Iterable[Link]) -> Iterator[Link]:
    """The links between claims of events on which nobody has decided. Whoever says of claims of two events that they are two
    happenings has said so of all links between these events."""
    orders = [o for s in edition.standings for o in s.orders if o.verb in ("link", "unlink")]
    decided = {frozenset((o.target, o.value)) for o in orders}
    apart = {_events_of(edition, o.target, o.value) for o in orders if o.verb == "unlink" and o.value}
    for link in links:
        pair, events = frozenset((link.left, link.right)), _events_of(edition, link.left, link.right)
        if pair <= edition.event_of.keys() and pair not in decided and not (len(events) == 2 and events in apart):
            yield link


def _events_of(edition: Edition, *claims: str) -> frozenset[str]:
    return frozenset(edition.event_of[c] for c in claims if c in edition.event_of)


def _see_doubt(edition: Edition, link: Link, pairs: int) -> DoubtfulLink:
    claims = edition.chronology.claims
    left, right = (see_quote(edition, claim) for claim in in_telling(edition, (claims[link.left], claims[link.right])))
    joined = edition.event_of[link.left] == edition.event_of[link.right]
    return DoubtfulLink(left, right, joined, round(link.score, 4), link.reasons, pairs)


def view_names(edition: Edition, proposals: Iterable[Proposal], number: int) -> NameReview:
    """The pairs of names that may be one person's, those of which it is least sure first."""
    ordered = sorted(proposals, key=lambda p: (abs(p.score - 0.5), p.left, p.right))
    page, some = turn(ordered, number)
    pairs = (Namesakes(see_actor(edition, p.left), see_actor(edition, p.right), p.score, p.joined, p.reasons) for p in some)
    return NameReview(page, tuple(pairs))


def months_of(events: Sequence[EventLine]) -> list[tuple[str, list[EventLine]]]:
    """Lines of a list under the months that they begin in; those without a date come last."""
    return [(month, list(group)) for month, group in groupby(events, key=_month)]


def _month(event: EventLine) -> str:
    start = event.time.start or event.time.end
    if start is None:
        return "Date not given"
    return words.iso_words(start[:7])
