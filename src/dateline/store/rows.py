"""Each noun as a row of its table, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import RowMapping

from dateline.model import Actor, Article, Claim, Event, Furniture, Judgement, Link, SetAside
from dateline.store.codec import from_json, to_json
from dateline.when import When

_PLAIN = (
    "id",
    "digest",
    "title",
    "text",
    "outlet",
    "outlet_known",
    "url",
    "published_known",
    "dateline",
    "dateline_known",
    "language",
    "language_known",
    "origin",
)
"""Fields of an Article that are columns as they are."""


def article_row(article: Article) -> dict[str, Any]:
    """The row of an article, without its number."""
    return {
        **{name: getattr(article, name) for name in _PLAIN},
        **{f"published_{name}": value for name, value in when_row(article.published).items()},
        "credits": to_json(article.credits),
        "furniture": to_json(article.furniture),
        "extra": to_json(article.extra),
    }


def article_of(row: RowMapping) -> Article:
    """Inverse of `article_row`."""
    return Article(
        **{name: row[name] for name in _PLAIN},
        published=when_of(row, prefix="published_"),
        credits=from_json(tuple[str, ...], row["credits"]),
        furniture=from_json(tuple[Furniture, ...], row["furniture"]),
        extra=from_json(tuple[tuple[str, str], ...], row["extra"]),
    )


def when_row(when: When) -> dict[str, Any]:
    """A time as four columns."""
    return {"earliest": when.earliest, "latest": when.latest, "precision": when.precision, "reason": when.reason}


def when_of(row: RowMapping, *, prefix: str = "") -> When:
    """Inverse of `when_row`, with the columns' names after `prefix`."""
    return When(*(row[prefix + name] for name in ("earliest", "latest", "precision", "reason")))


def claim_row(claim: Claim) -> dict[str, Any]:
    """The row of a claim: columns to select and sort by, and the whole claim as `record`."""
    return {
        "id": claim.id,
        "article": claim.article,
        "type": claim.type,
        "mode": claim.mode,
        "status": claim.status,
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        "score": claim.score,
        **_when_and_where(claim),
        "record": to_json(claim),
    }


def claim_of(row: RowMapping) -> Claim:
    """Inverse of `claim_row`."""
    return from_json(Claim, row["record"])


def actor_rows(claim: Claim) -> Iterator[dict[str, str]]:
    """Who stands in the claim, in which role; one row each."""
    for role in ("actors", "recipients", "said_by"):
        for name in dict.fromkeys(filler.name for filler in getattr(claim, role)):
            yield {"claim": claim.id, "role": role, "name": name}


def link_row(link: Link) -> dict[str, Any]:
    """The row of a link, without the versions that made and superseded it."""
    return {
        "left": link.left,
        "right": link.right,
        "verdict": link.verdict,
        "score": link.score,
        "reasons": _write_reasons(link.reasons),
        "decided_by": link.decided_by,
    }


def link_of(row: RowMapping) -> Link:
    """Inverse of `link_row`."""
    return Link(row["left"], row["right"], row["verdict"], row["score"], _read_reasons(row["reasons"]), row["decided_by"])


@lru_cache(maxsize=65536)
def _write_reasons(reasons: tuple[str, ...]) -> str:
    """The links of a case have the same few thousand reasons again and again."""
    return to_json(reasons)


@lru_cache(maxsize=65536)
def _read_reasons(text: str) -> tuple[str, ...]:
    """Inverse of `_write_reasons`."""
    return from_json(tuple[str, ...], text)


def event_row(event: Event) -> dict[str, Any]:
    """The row of an event: columns to select and sort by, and the whole event as `record`."""
    return {
        "id": event.id,
        "headline": event.headline,
        "type": event.type,
        "status": event.status,
        "independent_sources": event.independent_sources,
        **_when_and_where(event),
        "record": to_json(event),
    }


def event_of(row: RowMapping) -> Event:
    """Inverse of `event_row`."""
    return from_json(Event, row["record"])


def actor_row(actor: Actor) -> dict[str, Any]:
    """The row of an actor, all of it but what reports call it as `record`."""
    return {
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "record": to_json(replace(actor, aliases=tuple(alias for alias in actor.aliases if not alias[1]))),
    }


def mention_rows(actor: Actor) -> Iterator[dict[str, str]]:
    """What reports call an actor, one row for each that does."""
    for words, articles in actor.aliases:
        for article in articles:
            yield {"actor": actor.name, "words": words, "article": article}


def actor_of(row: RowMapping, mentions: Mapping[str, Sequence[str]] | None = None) -> Actor:
    """Inverse of `actor_row` and `mention_rows`: the words that reports use come last, in order."""
    actor = from_json(Actor, row["record"])
    heard = tuple((words, tuple(articles)) for words, articles in (mentions or {}).items())
    return replace(actor, aliases=actor.aliases + heard)


def set_aside_row(item: SetAside) -> dict[str, str]:
    """The row of something not used."""
    return {"item": item.item, "stage": item.stage, "reason": item.reason, "remedy": item.remedy}


def set_aside_of(row: RowMapping) -> SetAside:
    """Inverse of `set_aside_row`."""
    return SetAside(**row)


def judgement_row(judgement: Judgement) -> dict[str, str]:
    """The row of a person's decision: columns to sort by and to read, and the whole of it as `record`."""
    plain = {name: getattr(judgement, name) for name in ("id", "verb", "target", "value", "author", "at")}
    return {**plain, "record": to_json(judgement)}


def judgement_of(row: RowMapping) -> Judgement:
    """Inverse of `judgement_row`."""
    return from_json(Judgement, row["record"])


def _when_and_where(noun: Claim | Event) -> dict[str, Any]:
    where = noun.where
    return {
        "earliest": noun.when.earliest,
        "latest": noun.when.latest,
        "precision": noun.when.precision,
        "place": where.name if where else None,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
    }
