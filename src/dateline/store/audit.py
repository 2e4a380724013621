"""Whether what a case says about its texts is true of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from dateline.errors import CaseError
from dateline.model import Article, Claim, Figure, Filler, Place, Span

if TYPE_CHECKING:
    from dateline.store.store import Store


def faults_of(store: Store) -> list[str]:
    """What is wrong, in words: spans beside their words, links and events without their claims. Empty when nothing is."""
    found: list[str] = []
    claims: set[str] = set()
    for article, coded in _with_claims(store):
        found.extend(_faults_of_article(article))
        found.extend(_faults_of_analysis(store, article))
        for claim in coded:
            claims.add(claim.id)
            found.extend(f"claim {claim.id}: {fault}" for fault in _faults_of_claim(article, claim))
    if store.linked_version() is not None:
        found.extend(_faults_of_linking(store, claims))
    return found


def _with_claims(store: Store) -> Iterator[tuple[Article, list[Claim]]]:
    """Each article with its claims, in one pass: both come by article."""
    groups = groupby(store.claims(), key=lambda claim: claim.article)
    waiting, claims = next(groups, ("", iter(())))
    for article in store.articles():
        if article.id == waiting:
            yield article, list(claims)
            waiting, claims = next(groups, ("", iter(())))
        else:
            yield article, []


def _faults_of_article(article: Article) -> Iterator[str]:
    for furniture in article.furniture:
        if not _inside(furniture.span, article):
            yield f"article {article.id}: page furniture at {_place(furniture.span)} is not in its text"


def _faults_of_analysis(store: Store, article: Article) -> Iterator[str]:
    try:
        for analysis in store.analyses([article.id]):
            if any(not 0 <= t.start <= t.end <= len(article.text) for t in analysis.tokens):
                yield f"article {article.id}: the analysis has words outside the text"
    except CaseError as error:
        yield f"article {article.id}: {error}"


def _faults_of_claim(article: Article, claim: Claim) -> Iterator[str]:
    outside = [span for span in _spans(claim) if not _inside(span, article)]
    for span in outside:
        yield f"{_place(span)} is not in the text of {article.id}"
    if outside:
        return
    if not claim.quote.contains(claim.trigger):
        yield f"the trigger at {_place(claim.trigger)} is not in the quote at {_place(claim.quote)}"
    for span, words in _worded(claim):
        if words.split() != article.quote(span).split():
            yield f"{words!r} is not what stands at {_place(span)}: {article.quote(span)!r}"


def _faults_of_linking(store: Store, claims: set[str]) -> Iterator[str]:
    for link in store.links():
        for end in (link.left, link.right):
            if end not in claims:
                yield f"link {link.left}–{link.right}: there is no claim {end}"
    for event in store.events():
        for claim in event.claims:
            if claim not in claims:
                yield f"event {event.id}: there is no claim {claim}"


def _worded(claim: Claim) -> Iterator[tuple[Span, str]]:
    """Every span of a claim that is kept with the words at it."""
    yield claim.trigger, claim.trigger_text
    if claim.when_span is not None and claim.when_text:
        yield claim.when_span, claim.when_text
    for part in _parts(claim):
        if isinstance(part, (Filler, Place, Figure)) and part.span is not None and part.text:
            yield part.span, part.text


def _spans(claim: Claim) -> Iterator[Span]:
    return (part for part in _parts(claim) if isinstance(part, Span))


def _parts(noun: Any) -> Iterator[Any]:
    """A noun and all nouns in it."""
    if isinstance(noun, tuple):
        for item in noun:
            yield from _parts(item)
    elif is_dataclass(noun):
        yield noun
        for field in fields(noun):
            yield from _parts(getattr(noun, field.name))


def _inside(span: Span, article: Article) -> bool:
    return span.article == article.id and span.end <= len(article.text)


def _place(span: Span) -> str:
    return f"{span.start}:{span.end}"
