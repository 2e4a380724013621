"""The words of a report behind a line: who prints them, when, and in whose voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal

from dateline.export.words import article_name
from dateline.link.passages import are_one_text, join_roots, runs_of
from dateline.model import Article, Chronology, Claim, Status
from dateline.when import When

Voice = Literal["report", "said", "alleged", "opinion"]
"""The report itself; somebody it names; somebody it does not vouch for; a writer who argues."""

_MARKED = re.compile(
    r"^\W*(opinion|comment|commentary|editorial|op-ed|column|viewpoint|tribune)\W*$", re.IGNORECASE | re.MULTILINE
)
_VIEWS = re.compile(r"\b(views|opinions) expressed\b.{0,60}\b(own|not\b.{0,30}\breflect)", re.IGNORECASE | re.DOTALL)
_HEAD = 400
"""Characters at the top of a report in which a line that says "Opinion" marks it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The clause of a report that makes a claim, word for word, and what a reader needs to weigh it."""

    words: str
    article: str
    outlet: str
    published: When
    said_by: tuple[str, ...]
    """Through whom: the nearest to the happening first."""
    status: Status
    voice: Voice
    claim: str
    origin: str
    """Copies of one text have one origin."""


def quote_claim(chronology: Chronology, claim: Claim) -> Quote:
    """The quote behind a claim of a chronology."""
    article = chronology.articles[claim.article]
    return Quote(
        article.quote(claim.quote),
        article.id,
        article_name(article),
        article.published,
        tuple(f.name for f in claim.said_by),
        claim.status,
        voice_of(claim, article),
        claim.id,
        chronology.origins.get(article.id, article.id),
    )


def quote_claims(chronology: Chronology, claims: Iterable[Claim | str]) -> tuple[Quote, ...]:
    """The quotes of some claims, given by themselves or by their ids, in order of publication and of place in the text."""
    found = {c.id: c for c in (chronology.claims[c] if isinstance(c, str) else c for c in claims)}
    return tuple(quote_claim(chronology, c) for c in sorted(found.values(), key=lambda c: _order(c, chronology.articles)))


def _order(claim: Claim, articles: Mapping[str, Article]) -> tuple[object, ...]:
    return (articles[claim.article].published.order, claim.article, claim.quote, claim.trigger, claim.id)


def voice_of(claim: Claim, article: Article) -> Voice:
    """In whose voice a report tells a claim; the writer of an opinion piece vouches for nothing but an opinion."""
    if claim.argued:
        return "opinion"
    if claim.status == "alleged":
        return "alleged"
    if claim.said_by:
        return "said"
    return "opinion" if is_opinion(article) else "report"


def is_opinion(article: Article) -> bool:
    """Whether a report says of itself that it is an opinion: a line at its top, its address, or a note on whose views it
    gives."""
    return _says_opinion(article.title or "", article.url or "", article.text)


@lru_cache(maxsize=1 << 14)
def _says_opinion(title: str, url: str, text: str) -> bool:
    if _MARKED.search(f"{title}\n{text[:_HEAD]}") or _VIEWS.search(text):
        return True
    return bool(re.search(r"/(opinions?|comment|commentary|editorials?)/", url))


def count_origins(quotes: Iterable[Quote]) -> int:
    """How many independent sources some quotes come from; words taken from another report are no further one."""
    told = {(q.origin, q.words) for q in quotes}
    root = {origin: origin for origin, _ in told}
    for (one, words), (other, others) in combinations(sorted(told), 2):
        if root[one] != root[other] and are_one_text(runs_of(words), runs_of(others)):
            root = join_roots(root, one, other)
    return len(set(root.values()))


def first_day(quotes: Iterable[Quote]) -> When:
    """When the first of some quotes was published; unknown sorts last."""
    return min((q.published for q in quotes), key=lambda w: w.order, default=When())
