"""Claims, links and judgements → Events: per slot every value with who gives it, the best one, and the disagreements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from dateline.link.ages import join_rare
from dateline.link.answers import against, charged, retell
from dateline.link.correct import SLOTS, read_names, read_place, read_time, set_by
from dateline.link.decide import event_id, name_event
from dateline.link.disagree import figure_slot, figure_value, find_disagreements
from dateline.link.grouping import settle_parts, touched
from dateline.link.headline import names_any, write_headline
from dateline.link.names import same_sound
from dateline.link.passages import merge_origins
from dateline.link.pointing import Pointing
from dateline.link.profile import PLANS, place_parts
from dateline.link.words import families_of, fold, share
from dateline.model import STATUSES, Article, Claim, Event, Judgement, Link, Place, Reading, Status
from dateline.when import UNKNOWN, When

T = TypeVar("T")

FAR = 10**6
"""Days: more than any report is away from what it tells."""
FIRST_STATUS: tuple[Status, ...] = (
    "happened",
    "ongoing",
    "attempted",
    "alleged",
    "planned",
    "called_for",
    "denied",
    "hypothetical",
)
"""The status an event takes is the first of these that a report gives it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every event of a case is written from."""

    articles: Mapping[str, Article]
    origins: Mapping[str, str]
    published: Mapping[str, When]
    named: Mapping[str, str] = field(default_factory=dict)
    """Claim → the id that its event has by what people set apart (`standing.left_names`)."""

    def about(self, claims: Iterable[Claim]) -> Desk:
        """What it knows of some claims and their reports."""
        listed = list(claims)
        reports = {c.article for c in listed}

        def of(known: Mapping[str, T], ids: Iterable[str]) -> dict[str, T]:
            return {id_: known[id_] for id_ in ids if id_ in known}

        told = (of(self.articles, reports), of(self.origins, reports), of(self.published, reports))
        return Desk(*told, named=of(self.named, (c.id for c in listed)))

    def count(self, claims: Iterable[Claim]) -> int:
        """How many origins some claims have."""
        return len({self.origins.get(c.article, c.article) for c in claims})

    def quote(self, claims: Iterable[Claim]) -> dict[str, str]:
        """The words of some claims."""
        return {c.id: article.quote(c.quote) for c in claims if (article := self.articles.get(c.article)) is not None}

    def delay(self, claim: Claim) -> int:
        """Days from the time that a claim gives to the report of it; many where that is not known."""
        out, told = self.published.get(claim.article, UNKNOWN).latest, claim.when.latest
        return abs((out - told).days) if out is not None and told is not None else FAR


@dataclass(frozen=True, slots=True)
class Dossier:
    """The claims of one event, and what else is composed of them, beside what the desk knows."""

    members: tuple[Claim, ...]
    """In the order in which they were reported."""
    heard: tuple[Claim, ...]
    """The reactions to it."""
    orders: tuple[Judgement, ...]
    """What people set of it, in order of time."""


def compose_events(
    claims: Sequence[Claim],
    links: Sequence[Link],
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
    *,
    published: Mapping[str, When],
    judgements: Sequence[Judgement] = (),
    named: Mapping[str, str] | None = None,
) -> tuple[Event, ...]:
    """One Event for each group of claims, in order of time.

    Law: every claim not rejected is in exactly one event; the same sets give the same events in any order; a person's
    judgements hold. A judgement's target is a claim id or an event id (`decide.event_id`): link and unlink take a second
    one as value (unlink with none sets a claim apart), reject and confirm none. Of an event, rename sets the headline, redate
    the time (`correct.read_time`), recast and readdress the sides, relocate the place (`correct.read_place`), retype the type
    and restatus the status; of a claim, `correct.correct_claims` sets these before. The latest about one target holds.
    `named` is what `standing.left_names` gives. Raises InputError for a date that is none.
    """
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    refused = refused_by(ordered)
    kept = {c.id: c for c in claims if c.id not in refused}
    desk = Desk(articles, origins, published, named or {})
    parts = join_rare(settle_parts(kept, links, ordered), kept, kept=touched(kept, ordered, "link", "unlink"))
    answers: defaultdict[str, list[Claim]] = defaultdict(list)
    for c in kept.values():
        answers[c.about or ""].append(c)
    dossiers = (open_dossier(p, kept, published, ordered, refused, [a for c in p for a in answers.get(c, ())]) for p in parts)
    drafts = [compose_event(dossier, desk) for dossier in dossiers if dossier is not None]
    home = {c: e.id for e in drafts for c in e.claims}
    pointing = Pointing(published)
    for event in drafts:
        pointing.add(event)
    return tuple(sorted((tie_event(e, kept, home, pointing) for e in drafts), key=order_of))


def open_dossier(
    part: Sequence[str],
    claims: Mapping[str, Claim],
    published: Mapping[str, When],
    orders: Iterable[Judgement],
    refused: Set[str],
    answers: Iterable[Claim] = (),
) -> Dossier | None:
    """What the event of a group of claims is composed of; None when people reject it. `orders` are what people decided, in
    order of time, `answers` the claims that react to one of the group."""
    names = {event_id(c) for c in part}
    if names & refused:
        return None
    members = sorted((claims[c] for c in part), key=lambda c: (published.get(c.article, UNKNOWN).order, c.id))
    heard = sorted((a for a in answers if a.id not in names and event_id(a.id) not in refused), key=lambda a: a.id)
    return Dossier(tuple(members), tuple(heard), tuple(j for j in orders if j.target in names))


def compose_event(dossier: Dossier, desk: Desk) -> Event:
    """The event of a group of claims with what people set."""
    event = _compose(dossier.members, dossier.heard, desk)
    return _decide(event, dossier.members, desk, dossier.orders)


def order_of(event: Event) -> tuple[object, ...]:
    """What events are in order of: their time, then when they were first reported."""
    return (event.when.order, event.first_reported.order, event.id)


def refused_by(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Targets that were rejected and not confirmed since."""
    last = {j.target: j.verb for j in judgements if j.verb in ("reject", "confirm")}
    return frozenset(t for t, verb in last.items() if verb == "reject")


def _decide(event: Event, members: Sequence[Claim], desk: Desk, orders: Sequence[Judgement]) -> Event:
    """The event with what people set, and the headline that tells it. One that a person wrote stands as it is."""
    event = _apply(event, orders)
    if event.decided:
        event = replace(event, headline=_tell_decided(event, members, desk))
    names = [j.value for j in orders if j.verb == "rename" and j.value]
    return replace(event, headline=names[-1], told_as=event.headline) if names else event


def _apply(event: Event, orders: Iterable[Judgement]) -> Event:
    """The event with the values that people set, earliest first so that the latest holds."""
    decided = dict(event.decided)
    for j in orders:
        change = _change(j)
        if change:
            event = replace(event, **change)
            decided[SLOTS["restatus" if j.verb == "confirm" else j.verb]] = set_by(j)
    return replace(event, decided=tuple(sorted(decided.items())))


def _change(j: Judgement) -> dict[str, Any]:
    """The fields of an event that a decision sets."""
    if j.verb == "redate":
        return {"when": read_time(j.value, reason=set_by(j))}
    if j.verb == "recast":
        return {"actors": read_names(j.value)}
    if j.verb == "readdress":
        return {"recipients": read_names(j.value)}
    if j.verb == "relocate":
        return {"where": read_place(j.value, rule=set_by(j))}
    if j.verb == "retype" and j.value:
        return {"type": j.value, "types": (j.value,)}
    # To confirm an allegation is to say that it was read right, not that it is true.
    if j.verb in ("restatus", "confirm") and j.value in STATUSES:
        return {"status": j.value}
    return {}


def _tell_decided(event: Event, members: Sequence[Claim], desk: Desk) -> str:
    """The headline of an event of which people set something: told of its claims as they are with that, in no words of a
    report that name what does not hold."""
    gone = {r.value for slot in ("actors", "recipients", "where") for r in event.overruled(slot)}
    told = [event.decide(c) for c in members]
    quotable = None
    if gone:
        quotable = {c.id for c in members if c.status == event.status and not names_any(c, desk.articles, gone)}
    return _headline(event, told, gather_slots(told, desk), desk, quotable=quotable)


def tie_event(event: Event, claims: Mapping[str, Claim], home: Mapping[str, str], pointing: Pointing) -> Event:
    """The event with the one that it reacts to; `home` says which event a claim is of. Where no claim names it in its own
    report, it is the one of other reports that its claims point at."""
    about = Counter(home[a] for c in event.claims if (a := claims[c].about) is not None and a in home)
    about.pop(event.id, None)
    if not about:
        away = (claims[c] for c in event.claims if claims[c].points_at is not None)
        about.update(found for c in away if (found := pointing.event_of(c)) is not None and found != event.id)
    first = min(about, key=lambda e: (-about[e], e), default=None)
    return event if event.about == first else replace(event, about=first)


# ------------------------------------------------------------ one event


def _compose(members: Sequence[Claim], heard: Sequence[Claim], desk: Desk) -> Event:
    """The event of some claims; the reactions to it that were `heard` count for what is disputed alone."""
    if len({c.article for c in members}) > 1:
        others = {c.article: desk.origins.get(c.article, c.article) for c in heard}
        desk = replace(desk, origins=others | merge_origins(members, desk.articles, desk.origins))
    slots, said = gather_slots(members, desk), retell(heard, members)
    disputed = gather_slots([*members, *said], desk) if said else slots
    kinds = _weigh_types(members)
    status = next(s for s in FIRST_STATUS if any(c.status == s for c in members))
    reports = tuple(sorted({c.article for c in members}))
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for a in reports:
        groups[desk.origins.get(a, a)].append(a)
    event = Event(
        id=name_event([c.id for c in members], desk.named),
        headline="",
        type=kinds[0],
        types=kinds,
        status=status,
        when=_best_time(members, status, desk),
        where=_best_place(members, desk),
        actors=_leading(slots["actors"]),
        recipients=_leading(slots["recipients"]),
        claims=share(tuple(sorted(c.id for c in members))),
        articles=share(reports),
        independent_sources=len(groups),
        origins=tuple(share(tuple(groups[o])) for o in sorted(groups)),
        slots=tuple((k, v) for k, v in slots.items() if v),
        disagreements=find_disagreements(
            [*members, *said],
            disputed,
            published=desk.published,
            opposed=against(heard),
            charged=charged(heard),
            texts=desk.quote([*members, *said]),
        ),
        first_reported=min((desk.published.get(a, UNKNOWN) for a in reports), key=lambda w: w.order),
    )
    return replace(event, headline=_headline(event, members, slots, desk))


def _headline(
    event: Event,
    members: Sequence[Claim],
    slots: Mapping[str, tuple[Reading, ...]],
    desk: Desk,
    *,
    quotable: Set[str] | None = None,
) -> str:
    """The line that tells an event; `quotable` are the claims whose words may stand for it, all when left out."""
    firm = [c for c in members if c.status in ("happened", "ongoing", "attempted")]
    told = gather_slots(firm, desk) if 0 < len(firm) < len(members) else slots
    return write_headline(
        event.type,
        _families(members),
        event.state,
        actors=_foremost(told["actors"] or slots["actors"], event.actors),
        recipients=_foremost(told["recipients"] or slots["recipients"], event.recipients),
        where=event.where,
        claims=members,
        articles=desk.articles,
        quotable=quotable,
    )


def _weigh_types(members: Iterable[Claim]) -> tuple[str, ...]:
    """Types by the summed scores of the claims that have them; what it was once done goes before what it was asked for as."""
    weight: defaultdict[str, float] = defaultdict(float)
    done = set()
    for c in members:
        weight[c.type] += c.score
        done |= {c.type} if c.status not in PLANS else set()
    return tuple(sorted(weight, key=lambda t: (t not in done, -round(weight[t], 6), t)))


def _families(members: Iterable[Claim]) -> list[str]:
    """Families of the words that name the event, most used first; a mode counts as much as the words."""
    count = Counter(f for c in members for text in (c.trigger_text, c.mode or "") if text for f in families_of(text))
    return sorted(count, key=lambda f: (-count[f], f))


def _foremost(readings: Sequence[Reading], names: Sequence[str]) -> tuple[str, ...]:
    """The names that a headline tells: those given by at least half as many claims as the one given most; readings of what
    is only alleged stay out of it where there are others."""
    given = {r.value: len(r.claims) for r in readings}
    most = max((given.get(n, 0) for n in names), default=0)
    return tuple(n for n in names if most and 2 * given.get(n, 0) >= most)


def _leading(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Names that a good share of the reports give, variants of one spelling once."""
    kept: list[str] = []
    least = 0.25 * max((len(r.claims) for r in readings), default=0)
    for reading in readings:
        if len(reading.claims) >= least and not any(same_sound(reading.value, k) for k in kept):
            kept.append(reading.value)
    return tuple(kept)


# ------------------------------------------------------------ slots


def gather_slots(members: Sequence[Claim], desk: Desk) -> dict[str, tuple[Reading, ...]]:
    """Every slot with all its values; the value that most independent origins give comes first, of such the one
    given in most claims, of such the one reported soonest after what it tells."""
    found: dict[str, dict[str, list[Claim]]] = {s: {} for s in ("when", "where", "actors", "recipients", "status", "type")}
    for claim in members:
        for slot, value in _values(claim):
            givers = found.setdefault(slot, {}).setdefault(value, [])
            if claim not in givers:
                givers.append(claim)
    return {slot: _read(values, desk) for slot, values in found.items()}


def _values(claim: Claim) -> Iterable[tuple[str, str]]:
    if claim.when.dated:
        yield "when", str(claim.when)
    if claim.where:
        yield "where", claim.where.name
    for filler in claim.actors:
        yield "actors", filler.name
    for filler in claim.recipients:
        yield "recipients", filler.name
    yield "status", claim.state
    yield "type", claim.type
    for figure in claim.figures:
        yield figure_slot(figure), figure_value(figure)


def _read(values: Mapping[str, Sequence[Claim]], desk: Desk) -> tuple[Reading, ...]:
    readings = [
        Reading(
            share(value),
            share(tuple(sorted(c.id for c in givers))),
            share(tuple(sorted({c.article for c in givers}))),
            share(tuple(sorted({f.name for c in givers for f in c.said_by}))),
            desk.count(givers),
        )
        for value, givers in values.items()
    ]
    soonest = {value: min(desk.delay(c) for c in givers) for value, givers in values.items()}
    return tuple(sorted(readings, key=lambda r: (-r.origins, -len(r.claims), soonest[r.value], r.value)))


# ------------------------------------------------------------ best values


def _best_time(members: Sequence[Claim], status: Status, desk: Desk) -> When:
    """The time that most independent origins bear out (a month bears out its days), then the finest, then the one most often
    given as it is, then the one reported soonest after it, then the earliest."""
    dated = [c for c in members if c.when.dated]
    closed = [c for c in dated if c.when.days is not None]
    firm = [c for c in closed if c.status not in PLANS]
    pool = dated if status in PLANS else firm or closed or dated
    if not pool:
        return _bounds(members, status, desk)
    options = {c.when.iso(): c.when for c in sorted(pool, key=lambda c: c.id)}.values()

    def rank(when: When) -> tuple[int, int, int, int, int, tuple[object, object]]:
        bearing = desk.count(c for c in pool if _bears_out(c.when, when))
        same = [c for c in pool if _is_same(c.when, when)]
        soonest = min((desk.delay(c) for c in same), default=FAR)
        return (-bearing, when.days or FAR, -desk.count(same), -len(same), soonest, when.order)

    best = min(options, key=rank)
    exact, bearing = (desk.count(c for c in pool if test(c.when, best)) for test in (_is_same, _bears_out))
    others = desk.count(c for c in pool if not c.when.overlaps(best))
    reason = f"given by {_sources(exact)}"
    reason += f", borne out by {bearing - exact} more" if bearing > exact else ""
    reason += f"; {_sources(others)} {'gives' if others == 1 else 'give'} another time" if others else ""
    return replace(best, reason=f"{reason}; {best.reason}" if best.reason else reason)


def _bears_out(told: When, when: When) -> bool:
    """Whether a time bears another out: a day its month or year, not the whole past that "until" or "since" leaves open."""
    return told.days is not None and told.days <= 366 and told.contains(when)


def _is_same(a: When, b: When) -> bool:
    return (a.earliest, a.latest) == (b.earliest, b.latest)


def _sources(count: int) -> str:
    return "1 independent source" if count == 1 else f"{count} independent sources"


def _bounds(members: Sequence[Claim], status: Status, desk: Desk) -> When:
    """What is known when no report dates it: bounds the claims give, else the day it was first reported."""
    known = [c.when for c in members if c.when.known]
    if known:
        return min(known, key=lambda w: (w.order, w.reason))
    out = [d for c in members if (d := desk.published.get(c.article, UNKNOWN).latest)]
    if not out or status in PLANS or status == "denied":
        return UNKNOWN
    return When.not_after(min(out), reason="no report dates it; first reported then")


def _best_place(members: Sequence[Claim], desk: Desk) -> Place | None:
    """The place that most independent origins bear out (a town bears out its country less than itself), then the finest."""
    placed = [(c, c.where) for c in members if c.where]
    if not placed:
        return None

    def rank(pair: tuple[Claim, Place]) -> tuple[int, int, bool, str, str]:
        parts = place_parts(pair[1].name)
        same = desk.count(c for c, p in placed if fold(p.name) == fold(pair[1].name))
        bearing = desk.count(c for c, p in placed if place_parts(p.name) == parts[: len(place_parts(p.name))])
        return (-bearing, -len(parts) - same, pair[1].lat is None, pair[1].name, pair[0].id)

    return min(placed, key=rank)[1]
