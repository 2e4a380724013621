"""What people decided and may decide, in words: judgements and how they stand, actors, why claims are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from shlex import quote

from dateline.export.words import count_words, event_words
from dateline.link import NO_DATE, NOBODY, Proposal, Standing, is_about_actor, read_place
from dateline.model import Actor, Chronology, Claim, Event, Judgement, Link
from dateline.query.lines import Line
from dateline.query.offices import Term
from dateline.when import UNKNOWN, When

SHOWN = 3
"""Reports named behind one alias; `--json` has them all."""


# ------------------------------------------------------------ judgements


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement with how it stands, in words. Other judgements are named by their numbers in the list."""

    number: int
    id: str
    verb: str
    target: str
    what: str
    """The words that the target stands on, or the headline of an event."""
    value: str
    value_what: str
    author: str
    at: str
    note: str
    state: str
    because: str
    by: tuple[int, ...]
    conflicts: tuple[int, ...]


def list_decisions(standings: Sequence[Standing], chronology: Chronology) -> tuple[Decision, ...]:
    """Every judgement in order of time. `chronology` tells what events are called now."""
    numbers = {s.judgement.id: n for n, s in enumerate(standings, 1)}
    return tuple(_decision(s, numbers, chronology) for s in standings)


def _decision(s: Standing, numbers: Mapping[str, int], chronology: Chronology) -> Decision:
    j = s.judgement
    what, value_what = _what(j.target, s, chronology), _what(j.value, s, chronology, value=True)
    if j.verb == "undo":
        what = f"judgement {numbers[j.target]}" if j.target in numbers else ""
    by, conflicts = (tuple(sorted(numbers[i] for i in ids)) for ids in (s.by, s.conflicts))
    return Decision(
        numbers[j.id],
        j.id,
        j.verb,
        j.target,
        what,
        j.value,
        value_what,
        j.author,
        j.at,
        j.note,
        s.state,
        s.because,
        by,
        conflicts,
    )


def _what(id_: str, s: Standing, chronology: Chronology, *, value: bool = False) -> str:
    """What a claim or event that was judged is, in words: an event as it is called now, a claim by its words."""
    at = s.judgement.value_at if value else s.judgement.target_at
    if not at:
        return ""
    if id_ == at[0].claim:
        return f"claim “{at[0].words}” ({at[0].type})"
    here = {a.claim for a in at}
    event = next((e for e in chronology if e.id == id_), None) or next((e for e in chronology if here & {*e.claims}), None)
    headline = (s.judgement.verb == "rename" and event and event.told_as) or (event.headline if event else "")
    return f"event “{headline}”" if event else f"event of “{at[0].words}” ({at[0].type})"


def decision_lines(decisions: Sequence[Decision]) -> Iterator[Line]:
    """Each judgement with its number: who, when, what, and how it stands."""
    for d in decisions:
        yield Line(f"{d.number}. {d.verb}: {_told(d)}", 0, "bold" if d.state == "in force" else "")
        yield Line(f"{d.author}, {d.at.replace('T', ' ')[:16]} · {d.id}" + (f" · {d.note}" if d.note else ""), 4, "dim")
        yield Line(state_words(d), 4, "red" if d.conflicts or d.state == "hanging" else "")
    yield Line(f"{count_words(len(decisions), 'judgement')}." if decisions else "Nobody has decided anything in this case.")


def _told(d: Decision) -> str:
    what = f"{d.what} [{d.target}]" if d.what else d.target
    if d.verb == "unlink" and d.value_what.startswith("event"):
        return f"{what}, not in {d.value_what} [{d.value}]"
    if not d.value:
        return what
    value = f"{d.value_what} [{d.value}]" if d.value_what else d.value
    return f"{what} {'and' if d.verb in ('link', 'unlink', 'same', 'apart') else '→'} {value}"


def state_words(d: Decision) -> str:
    """How a judgement stands: "overruled by 4 · in conflict with 4"."""
    words = d.state + (f" by {_listed(d.by)}" if d.by else "") + (f": {d.because}" if d.because else "")
    return words + (f" · in conflict with {_listed(d.conflicts)}" if d.conflicts else "")


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


# ------------------------------------------------------------ what became of it


CHANGED = 5
"""Events listed at most that one decision changed."""
_FIELDS: tuple[tuple[str, Callable[[Event], str]], ...] = (
    ("when", lambda e: str(e.when)),
    ("type", lambda e: ", ".join(e.types or (e.type,))),
    ("status", event_words),
    ("who", lambda e: "; ".join(e.actors) or NOBODY),
    ("to whom", lambda e: "; ".join(e.recipients) or NOBODY),
    ("where", lambda e: e.where.name if e.where else NO_DATE),
    ("headline", lambda e: f"“{e.headline}”"),
    ("claims", lambda e: str(len(e.claims))),
)


def change_lines(made: Judgement, before: Iterable[Event], after: Iterable[Event]) -> Iterator[Line]:
    """What a decision changed: each event that is new or another than before, with what of it, and each id that no event has
    any more, with the events that its claims are in. Where nothing changed, the events that it is about."""
    old, new = {e.id: e for e in before}, {e.id: e for e in after}
    yield from _warn(made)
    gone = [e for e in old.values() if e.id not in new]
    changed = [e for e in new.values() if e.id not in old or any(f(old[e.id]) != f(e) for _, f in _FIELDS)]
    judged = {made.target, *(a.claim for a in made.target_at)}
    told = changed or [e for e in new.values() if judged & {e.id, *e.claims}]
    for event in told[:CHANGED]:
        yield from _now(event, old)
    if len(told) > CHANGED:
        yield Line(f"Now: {len(told) - CHANGED} more events are changed")
    for event in gone[:CHANGED]:
        homes = [e.id for e in new.values() if not {*event.claims}.isdisjoint(e.claims)]
        where = f"is now part of {' and of '.join(homes)}" if homes else f"is no event any more: “{event.headline}”"
        yield Line(f"Now: id {event.id} {where}")
    if not (told or gone):
        yield Line("Now: no event is changed by it")


def _now(event: Event, old: Mapping[str, Event]) -> Iterator[Line]:
    """An event as it is, and what of it was otherwise before."""
    yield Line(f"Now: {event.when} · {event.headline} · {count_words(len(event.claims), 'claim')} · id {event.id}")
    before = old.get(event.id)
    if before is None:
        held = [e.id for e in old.values() if not {*event.claims}.isdisjoint(e.claims)]
        if held:
            yield Line(f"a new id; before, it was part of {' and of '.join(held)}", 4)
        return
    for name, field in _FIELDS:
        if field(before) != field(event):
            yield Line(f"{name}: {field(before)} → {field(event)}", 4)


def _warn(made: Judgement) -> Iterator[Line]:
    """What a person should know of a value that was kept as it was given."""
    place = read_place(made.value, rule="") if made.verb == "relocate" else None
    if place is not None and place.precision == "unknown":
        yield Line(f"The gazetteer has no place “{place.name}”: it is kept as a name without coordinates")


# ------------------------------------------------------------ actors


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office of an actor, from when to when, and who says so."""

    title: str
    body: str
    held: When
    source: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One actor of the inventory."""

    name: str
    kind: str
    country: str | None
    sector: str | None
    aliases: tuple[tuple[str, tuple[str, ...]], ...]
    """Other names with the ids of the reports that use them; none for a name that was only worked out."""
    offices: tuple[HeldOffice, ...]
    events: int
    """Events in which it acts or is acted upon."""


def list_actors(chronology: Chronology, terms: Iterable[Term]) -> tuple[Listed, ...]:
    """The actors by name; `terms` are the offices that the reports tell of."""
    chronology = chronology.as_decided()
    offices: dict[str, list[HeldOffice]] = {}
    for t in terms:
        offices.setdefault(t.person, []).append(HeldOffice(t.title, t.body, _held(t), _source(t)))
    counts: dict[str, int] = {}
    for event in chronology:
        for name in {*event.actors, *event.recipients}:
            counts[name] = counts.get(name, 0) + 1
    return tuple(_listed_actor(a, offices.get(a.name, []), counts.get(a.name, 0)) for a in chronology.actors.values())


def _listed_actor(actor: Actor, told: Sequence[HeldOffice], events: int) -> Listed:
    own = [HeldOffice(o.title, o.country or "", o.held, o.source) for o in actor.offices]
    known = {form for form, articles in actor.aliases if articles}
    forms = ((f, articles) for f, articles in actor.aliases if f != actor.name and (articles or f not in known))
    return Listed(actor.name, actor.kind, actor.country, actor.sector, tuple(forms), (*own, *told), events)


def _held(term: Term) -> When:
    """The time in the table of offices, else from taking it to leaving it, else that in which reports call one so."""
    if term.table.known or not (term.taken.known or term.left.known):
        return term.table if term.table.known else term.seen
    start, end = term.taken.earliest, term.left.latest
    return When(start, end, "span" if start and end else "bound") if not (start and end and start > end) else UNKNOWN


def _source(term: Term) -> str:
    if term.table.known:
        return term.table_source
    return "told by reports" if term.taken.known or term.left.known else "called so in reports"


def actor_lines(actors: Sequence[Listed]) -> Iterator[Line]:
    """Each actor with what it is, its other names and who uses them, and its offices."""
    for a in actors:
        kind = " · ".join(p for p in (a.kind if a.kind != "unknown" else "", a.country or "", a.sector or "") if p)
        yield Line(a.name + (f" ({kind})" if kind else "") + f" · {count_words(a.events, 'event')}", 0, "bold")
        for form, articles in a.aliases:
            more = f" and {len(articles) - SHOWN} more" if len(articles) > SHOWN else ""
            yield Line(f"also “{form}”" + (f": {', '.join(articles[:SHOWN])}{more}" if articles else ""), 4)
        for o in a.offices:
            yield Line(" · ".join(p for p in (o.title, o.body, str(o.held), o.source) if p), 4, "dim")
    yield Line(f"{count_words(len(actors), 'actor')}.")


def proposal_lines(proposals: Sequence[Proposal], case: str) -> Iterator[Line]:
    """Each pair that may be one, with score and reasons, and how to answer."""
    for p in proposals:
        yield Line(f"{p.left} – {p.right} · {p.score:.2f}", 0, "bold")
        yield Line("; ".join(p.reasons), 4)
        names = f"{quote(case)} {quote(p.left)} {quote(p.right)}"
        yield Line(f"dateline same {names}, or dateline apart {names}", 4, "dim")
    yield Line(f"{count_words(len(proposals), 'pair')} that may be one." if proposals else "No two names are in doubt.")


# ------------------------------------------------------------ why claims are one


def why_lines(event: Event, claims: Sequence[Claim], links: Iterable[Link], standings: Iterable[Standing]) -> Iterator[Line]:
    """Why the claims of an event, given in the order told, are one: for each after the first, its best link to one told
    before, and what people decided on them."""
    best: dict[str, Link] = {}
    order = {c.id: n for n, c in enumerate(claims)}
    for k in links:
        if k.left in order and k.right in order:
            later = max(k.left, k.right, key=order.__getitem__)
            if later not in best or (k.score, k.left, k.right) > (best[later].score, best[later].left, best[later].right):
                best[later] = k
    by_id = {c.id: c for c in claims}
    for claim in claims[1:]:
        yield from _why(claim, best.get(claim.id), by_id)
    for s in standings:
        for o in s.orders:
            if o.verb in ("link", "confirm") and not is_about_actor(o) and {o.target, o.value} <= order.keys():
                note = f" ({o.note})" if o.note else ""
                yield Line(f"{o.author} decided that {o.target} and {o.value} are one, {o.at[:10]}{note}", 2)
    if len(claims) == 1:
        yield Line(f"Claim {event.claims[0]} stands alone.", 2)


def _why(claim: Claim, link: Link | None, by_id: Mapping[str, Claim]) -> Iterator[Line]:
    if link is None:
        yield Line(f"“{claim.trigger_text}” ({claim.id}) was compared with none told before it; others tie it to them", 2)
        return
    other = by_id[link.left if link.right == claim.id else link.right]
    yield Line(
        f"“{claim.trigger_text}” ({claim.id}) and “{other.trigger_text}” ({other.id}): {link.verdict}, {link.score:.2f}", 2
    )
    yield Line("; ".join(link.reasons) or "no reason outweighs another", 4, "dim")
