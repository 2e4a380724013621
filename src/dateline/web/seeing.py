"""The nouns of a case as pages show them: a time, an event or report in a list, a claim with its words, a disputed slot. Quotes
are cut from the reports; nothing here is worked out that the case does not hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil
from typing import TypeVar

from dateline.export import words
from dateline.export.families import family_of, type_words
from dateline.export.page import MILD, language_tag
from dateline.export.passages import cut_passages
from dateline.link import Standing, event_id
from dateline.model import Article, Claim, Disagreement, Event, Reading, Verb
from dateline.web.filters import is_disputed
from dateline.web.press import Edition, key_of
from dateline.web.views import Count, EventLine, Judged, Leaf, Quote, ReportLine, Slot, Time, Value
from dateline.when import When

SIZE = 50
"""Items on a page of a list."""
LISTED = 30
"""Items of a list that is only a part of a page."""

T = TypeVar("T")


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
        words.event_words(event),
        event.argued_by,
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
        words.state_words(claim),
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


def see_value(edition: Edition, slot: str, reading: Reading, *, quotes: bool = True) -> Value:
    """A value of a slot, with its quotes unless they are not wanted."""
    claims = [edition.chronology.claims[c] for c in reading.claims if c in edition.chronology.claims]
    told = in_telling(edition, claims) if quotes else []
    return Value(
        reading.value,
        words.reading_words(slot, reading),
        reading.origins,
        reading.said_by,
        tuple(see_quote(edition, claim) for claim in told[:LISTED]),
    )


def in_telling(edition: Edition, claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order in which readers could have met them."""
    articles = edition.chronology.articles
    return sorted(claims, key=lambda c: (articles[c.article].published.order, c.article, c.quote.start, c.trigger.start, c.id))


def see_dispute(edition: Edition, disagreement: Disagreement, *, quotes: bool = True) -> Slot:
    """A slot with the values that the reports give, and how they differ."""
    return Slot(
        disagreement.slot,
        words.slot_words(disagreement.slot),
        tuple(see_value(edition, disagreement.slot, r, quotes=quotes) for r in disagreement.readings),
        disagreement.kind,
        words.KIND_WORDS[disagreement.kind],
        disagreement.note,
        disagreement.kind in MILD,
    )


def count_names(names: Iterable[str], *, most: int = LISTED) -> tuple[Count, ...]:
    """Names by how often they are given, the foremost first."""
    counts = Counter(names)
    return tuple(Count(n, k) for n, k in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])


VERB_WORDS: dict[Verb, str] = {
    "confirm": "confirmed",
    "reject": "rejected",
    "link": "joined",
    "unlink": "set apart",
    "rename": "renamed",
    "redate": "dated anew",
    "recast": "done by others",
    "readdress": "done to others",
    "relocate": "placed anew",
    "retype": "type changed",
    "restatus": "status changed",
    "same": "said to be one",
    "apart": "said to be two",
    "undo": "taken back",
}
"""What people decide, in words."""
VALUES = {"redate": "when", "retype": "type", "restatus": "status"}
"""The slot whose values a verb gives."""


def concerns(standing: Standing, event: Event) -> bool:
    """Whether a decision is about an event or a claim of it, in the ids of today or of when it was made."""
    told, today = (standing.judgement, *standing.orders), {o.target for o in standing.orders}
    named = not {event.id, *event.claims}.isdisjoint(x for j in told for x in (j.target, j.value))
    return named or not today.isdisjoint(map(event_id, event.claims))


def concerns_claim(standing: Standing, claim: Claim) -> bool:
    """Whether a decision is about a claim."""
    return any(claim.id in (j.target, j.value) for j in (standing.judgement, *standing.orders))


def see_judgement(edition: Edition, standing: Standing) -> Judged:
    """A decision, how it stands, and the event or actor that it is on."""
    made = standing.judgement
    targets = [*(o.target for o in standing.orders), made.target]
    ids = [edition.event_of.get(target, target) for target in targets]
    event = next((edition.events[i] for i in ids if i in edition.events), None)
    other = edition.events.get(edition.event_of.get(made.value, made.value))
    value = other.headline if other else words.value_words(VALUES.get(made.verb, ""), made.value)
    return Judged(
        made.id,
        made.verb,
        VERB_WORDS[made.verb],
        made.target,
        value,
        made.author,
        made.at,
        made.note,
        standing.state,
        standing.because,
        event.id if event else None,
        event.headline if event else "",
        made.target if not event and made.target in edition.events_of else None,
    )
