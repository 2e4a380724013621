"""`html`: one page to read, print or send; it needs no network, no other file and no script to be read.

Every word of a report is escaped by the template, and the page's own policy (CSP) forbids all that is not its one style
and one script, both named by their hash. Links out are the addresses of the reports, when these are http or https.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.export import words
from dateline.export.families import FAMILIES, Family, family_of, type_words
from dateline.export.passages import Piece, cut_passages, cut_text
from dateline.export.text import safe_link as safe_link
from dateline.export.timeline import draw_timeline
from dateline.model import ARGUED, Article, Chronology, Claim, Disagreement, Event, digest
from dateline.when import When

ACTORS_LISTED = 300
"""Actors offered in the list to choose from; the search box finds the others."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
MILD = {"precision", "spelling"}
"""Kinds of disagreement that dispute nothing."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one claim adds to its words: who says so, as what, with which figures."""

    trigger: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One report's part in an event: the passages, and the report that it copies, if any."""

    article: Article
    passages: list[list[Piece]]
    sayings: tuple[Saying, ...]
    copy_of: Article | None


@dataclass(frozen=True, slots=True)
class Card:
    """An event as the page shows it."""

    event: Event
    anchor: str
    family: Family
    voices: tuple[Voice, ...]
    actors: tuple[int, ...]
    differing: tuple[Disagreement, ...]
    """Disagreements, the hard ones first."""
    disputed: bool
    about: Event | None


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading."""

    anchor: str
    words: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One report with every claim marked."""

    article: Article
    pieces: list[Piece]
    claims: int
    copy_of: Article | None


class PageExporter:
    """Writes one self-contained HTML page."""

    name = "html"
    suffix = ".html"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write the page to an open binary stream."""
        assert not isinstance(out, Path)
        stream = _environment().get_template("page.html").stream(_view(chronology))
        stream.enable_buffering(200)
        for part in stream:
            out.write(_UNPRINTABLE.sub("\ufffd", part).encode("utf-8"))


# ---------------------------------------------------------------- the template's surroundings


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "date": words.date_words,
        "note": words.date_note,
        "datetime": machine_date,
        "kind": type_words,
        "status": words.event_words,
        "slot": words.slot_words,
        "outlet": words.article_name,
        "known": lambda known: words.KNOWN_WORDS[known],
        "lang": language_tag,
        "link": safe_link,
        "anchor": _anchor,
        "px": lambda number: f"{number:g}",
    }
    environment.globals |= {"count": words.count_words, "value_words": words.value_words, "kind_words": words.KIND_WORDS}
    return environment


def _asset(name: str) -> str:
    return files("dateline.export").joinpath("static", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The source expression by which a content security policy allows an inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def machine_date(when: When) -> str:
    """The value of a `datetime` attribute, empty for what one ISO date cannot say."""
    start, end = words.date_range(when)
    return start if start and start == end else ""


def language_tag(article: Article) -> str:
    """A language tag that is safe to print, empty when the language is not known."""
    good = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", article.language)
    return article.language if good and article.language != "und" else ""


def _anchor(event_id: str) -> str:
    """The event's place in the page; the same in every export of the same event."""
    return f"e-{event_id if re.fullmatch(r'[A-Za-z0-9_-]+', event_id) else digest(event_id)}"


# ---------------------------------------------------------------- the view


def _view(chronology: Chronology) -> dict[str, Any]:
    style, script = _asset("page.css"), _asset("page.js")
    articles = words.in_order(chronology.articles.values())
    actors = _actors(chronology.events)
    cards = _cards(chronology, {name: at for at, (name, _) in enumerate(actors)})
    asked = words.question_words(chronology.question)
    return {
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "asked": asked,
        "title": asked[:1].upper() + asked[1:] if asked else "Everything in the reports",
        "facts": _facts(chronology, cards),
        "period": _period(chronology.events),
        "timeline": draw_timeline(chronology.events),
        "groups": _groups(cards),
        "types": _types(chronology.events),
        "actors": actors,
        "reports": _reports(chronology, articles),
        "numbers": {a.id: n for n, a in enumerate(articles, 1)},
        "articles": chronology.articles,
        "claim_events": {c: e for e in chronology.events for c in e.claims},
    }


def _facts(chronology: Chronology, cards: Sequence[Card]) -> list[tuple[int, str]]:
    """(number, what it counts), for the head of the page."""
    reports = len(chronology.articles)
    origins = reports - len(find_copies(chronology))
    disputed = sum(card.disputed for card in cards)
    return [
        (reports, "report" if reports == 1 else "reports"),
        (origins, "independent origin" if origins == 1 else "independent origins"),
        (len(cards), "event" if len(cards) == 1 else "events"),
        (disputed, "disputed"),
    ]


def _period(events: Iterable[Event]) -> str:
    """From the first possible day of the first event to the last of the last, in words."""
    ends = [e.when for e in events if e.when.dated]
    first = min((w.earliest for w in ends if w.earliest), default=None)
    last = max((w.latest for w in ends if w.latest), default=None)
    return words.date_words(When(first, last, "day")) if first and last and first <= last else ""


def _actors(events: Iterable[Event]) -> list[tuple[str, int]]:
    """(name, events) of those who act in most events, or are acted on; the most frequent first."""
    counts = Counter(name for e in events for name in {*e.actors, *e.recipients})
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:ACTORS_LISTED]


def _types(events: Iterable[Event]) -> list[tuple[Family, int, list[tuple[str, int]]]]:
    """(family, events, [(type, events)]) of the types that occur."""
    counts = Counter(e.type for e in events)
    by_family = {f: sorted(t for t in counts if family_of(t) is f) for f in FAMILIES}
    return [(f, sum(counts[t] for t in kinds), [(t, counts[t]) for t in kinds]) for f, kinds in by_family.items() if kinds]


def find_copies(chronology: Chronology) -> dict[str, Article]:
    """Article id → the report published first of the same origin, for every report that is not the first itself."""
    first = {a.id: a for a in words.in_order(chronology.articles.values())}
    rank = {a: n for n, a in enumerate(first)}
    root = {a: a for a in first}

    def find(at: str) -> str:
        while root[at] != at:
            root[at] = at = root[root[at]]
        return at

    by_origin: dict[str, list[str]] = {}
    for article in first:
        by_origin.setdefault(chronology.origins.get(article) or f"\0{article}", []).append(article)
    for group in (*by_origin.values(), *(g for e in chronology.events for g in e.origins)):
        known = [a for a in group if a in root]
        for other in known[1:]:
            low, high = sorted((find(known[0]), find(other)), key=lambda a: rank[a])
            root[high] = low
    return {a: first[find(a)] for a in first if find(a) != a}


# ---------------------------------------------------------------- cards


def _cards(chronology: Chronology, actors: Mapping[str, int]) -> list[Card]:
    events = {e.id: e for e in chronology.events}
    copies = find_copies(chronology)
    return [_card(chronology, event, events, copies, actors) for event in chronology.events]


def _card(
    chronology: Chronology,
    event: Event,
    events: Mapping[str, Event],
    copies: Mapping[str, Article],
    actors: Mapping[str, int],
) -> Card:
    names = {*event.actors, *event.recipients}
    return Card(
        event=event,
        anchor=_anchor(event.id),
        family=family_of(event.type),
        voices=tuple(_voices(chronology, event, copies)),
        actors=tuple(sorted(actors[n] for n in names if n in actors)),
        differing=tuple(sorted(event.disagreements, key=lambda d: d.kind in MILD)),
        disputed=any(d.kind not in MILD for d in event.disagreements),
        about=events.get(event.about or ""),
    )


def _voices(chronology: Chronology, event: Event, copies: Mapping[str, Article]) -> Iterator[Voice]:
    for article_id, group in groupby(words.told_in_order(chronology, event), key=lambda c: c.article):
        claims = list(group)
        article = chronology.articles[article_id]
        sayings = tuple(s for s in (_saying(event, claim) for claim in claims) if s.facts)
        yield Voice(article, cut_passages(article, claims), sayings, copies.get(article_id))


def _saying(event: Event, claim: Claim) -> Saying:
    """The facts of a claim that its words alone do not show; none when it only repeats the event."""
    chain = [f.name for f in claim.said_by]
    argued, state = claim.state == ARGUED, words.state_words(claim) if claim.argued or claim.status != event.status else ""
    facts = [
        f"according to {', as told by '.join(chain)}" if chain and not argued else "",
        "argued by its author" if argued else state,
        f"read as {type_words(claim.type).lower()}" if claim.type != event.type else "",
        f"dated {words.date_words(claim.when)} from “{claim.when_text}”" if _dates_anew(event, claim) else "",
        *(f"{figure.text} ({figure.unit})" if figure.unit not in figure.text else figure.text for figure in claim.figures),
        _promise(claim),
    ]
    return Saying(claim.trigger_text, tuple(f for f in facts if f))


def _dates_anew(event: Event, claim: Claim) -> bool:
    """Whether a claim gives a date of its own, in words, which is not the event's."""
    return claim.when.dated and bool(claim.when_text) and claim.when.iso() != event.when.iso()


def _promise(claim: Claim) -> str:
    if claim.commitment is None:
        return ""
    due = f", due {words.date_words(claim.commitment.due)}" if claim.commitment.due.known else ""
    outcome = "outcome not known" if claim.commitment.outcome == "unknown" else claim.commitment.outcome
    return f"promised: {claim.commitment.what}{due} ({outcome})"


# ---------------------------------------------------------------- groups


def _groups(cards: Sequence[Card]) -> list[Group]:
    """Cards under months, or under years when there are very many months; those without a date come last."""
    placed = sorted(((_month(card.event.when), card) for card in cards), key=lambda pair: pair[0])
    if len({key for key, _ in placed}) > 60:
        placed = [((key[0], 0), card) for key, card in placed]
    yearly = all(month == 0 for (_, month), _ in placed)
    return [
        Group(_group_anchor(key), _group_words(key, yearly=yearly), tuple(card for _, card in pairs))
        for key, pairs in groupby(placed, key=lambda pair: pair[0])
    ]


def _month(when: When) -> tuple[int, int]:
    """(year, month) that a time falls in or begins in; month 0 when only the year is known; year 10000 when undated."""
    first = when.earliest or when.latest
    if first is None or not when.dated:
        return (date.max.year + 1, 0)
    last = when.latest or first
    whole = when.precision in ("day", "week", "month", "span") or (first.year, first.month) == (last.year, last.month)
    return (first.year, first.month if whole else 0)


def _group_anchor(key: tuple[int, int]) -> str:
    return "undated" if key[0] > date.max.year else f"m-{key[0]:04d}-{key[1]:02d}"


def _group_words(key: tuple[int, int], *, yearly: bool) -> str:
    year, month = key
    if year > date.max.year:
        return "Date not given"
    if month:
        return f"{words.MONTHS[month - 1]} {year}"
    return str(year) if yearly else f"{year}, month not known"


# ---------------------------------------------------------------- reports


def _reports(chronology: Chronology, articles: Sequence[Article]) -> Iterator[Report]:
    copies = find_copies(chronology)
    in_events = {c for e in chronology.events for c in e.claims}
    by_article: dict[str, list[Claim]] = {}
    for claim in sorted(chronology.claims.values(), key=lambda c: (c.quote.start, c.trigger.start, c.id)):
        if claim.id in in_events:
            by_article.setdefault(claim.article, []).append(claim)
    for article in articles:
        claims = by_article.get(article.id, [])
        yield Report(article, cut_text(article, claims), len(claims), copies.get(article.id))
