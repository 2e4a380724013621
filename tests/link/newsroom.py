"""Builds reports and claims for the tests: one line of news per claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.link import compose_events, correct_claims, find_origins, link_claims
from dateline.model import Article, Claim, Event, Figure, Filler, Judgement, Link, Place, Span, digest
from dateline.when import UNKNOWN, When


@dataclass
class Newsroom:
    """Collects reports; `run` links and composes them."""

    articles: dict[str, Article] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def report(self, name: str, published: str | None, *told: dict[str, Any], credits: Sequence[str] = ()) -> list[Claim]:
        """One report whose sentences are the quotes of the claims told, in order."""
        text, made = "", []
        for one in told:
            quote = one["quote"]
            made.append(_claim(name, quote, len(text), one))
            text += quote + ".\n"
        when = When.of(published) if published else UNKNOWN
        self.articles[name] = Article(name, text, digest(text), published=when, credits=tuple(credits), language="en")
        self.claims += made
        return made

    @property
    def published(self) -> dict[str, When]:
        return {a.id: a.published for a in self.articles.values()}

    def links(self) -> tuple[Link, ...]:
        return link_claims(self.claims, self.articles, published=self.published)

    def run(self, judgements: Iterable[Judgement] = (), *, claims: Sequence[Claim] | None = None) -> tuple[Event, ...]:
        said = tuple(judgements)
        given = list(correct_claims(self.claims if claims is None else claims, said))
        links = link_claims(given, self.articles, published=self.published)
        origins = find_origins(list(self.articles.values()))
        return compose_events(given, links, self.articles, origins, published=self.published, judgements=said)


def told(quote: str, trigger: str, kind: str, **slots: Any) -> dict[str, Any]:
    """What a claim says; slots are actors, recipients, when, when_text, where, status, mode, said_by, figures, points_at."""
    return {"quote": quote, "trigger": trigger, "type": kind, **slots}


def event_of(events: Iterable[Event], claim: Claim) -> Event:
    """The one event that a claim is in."""
    (found,) = [e for e in events if claim.id in e.claims]
    return found


def judge(verb: Any, target: str, value: str = "", *, at: str = "2030-01-01") -> Judgement:
    return Judgement(digest(verb, target, value, at), verb, target, value, "desk", at)


def _claim(article: str, quote: str, offset: int, one: dict[str, Any]) -> Claim:
    at = offset + quote.index(one["trigger"])
    span, trigger = Span(article, offset, offset + len(quote)), Span(article, at, at + len(one["trigger"]))
    when, where = one.get("when"), one.get("where")
    return Claim(
        id=digest("claim", article, str(at), one["type"]),
        article=article,
        quote=span,
        trigger=trigger,
        trigger_text=one["trigger"],
        type=one["type"],
        mode=one.get("mode"),
        status=one.get("status", "happened"),
        actors=_fill(one.get("actors", ()), span),
        recipients=_fill(one.get("recipients", ()), span),
        when=UNKNOWN if when is None else when if isinstance(when, When) else When.of(when),
        when_text=one.get("when_text", ""),
        where=where if where is None or isinstance(where, Place) else Place(where),
        points_at=Place(one["points_at"]) if one.get("points_at") else None,
        said_by=_fill(one.get("said_by", ()), span),
        figures=tuple(Figure(v, unit, str(v), span, comparator) for v, unit, comparator in one.get("figures", ())),
    )


def _fill(names: Iterable[str | tuple[str, str]], span: Span) -> tuple[Filler, ...]:
    """Names, or (name, words of the report)."""
    pairs = [(n, n) if isinstance(n, str) else n for n in names]
    return tuple(Filler(name, span, "", words) for name, words in pairs)
