"""Sentences that one report took from another, where the reports as wholes are no copies of each other.

Of one happening, a report that tells all of it in sentences that another has word for word is no further witness: both go back
to one text. What stands in quotation marks is left out, since two reporters may quote one speech.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from dateline.link.headline import sentence_round
from dateline.link.lineage import RUN
from dateline.link.words import split_words
from dateline.model import Article, Claim

LEAST = 7
"""Runs of a sentence that says enough to be known again: ten words."""
COPIED = 0.6
"""Share of the shorter sentence's runs that the other has, from which one was taken from the other."""
COMMON = 40
"""A run in more reports of one happening than this is a formula, no trace of copying."""
_QUOTED = re.compile(r"[“«\"][^”»\"]*[”»\"]?")


def merge_origins(claims: Iterable[Claim], articles: Mapping[str, Article], origins: Mapping[str, str]) -> dict[str, str]:
    """Article → origin, of the articles of one happening's claims: reports of which one tells every claim of its own in
    sentences of the other have one origin, the smaller of theirs.

    Law: depends on the claims and texts alone, not on their order.
    """
    told: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for claim in claims:
        article = articles.get(claim.article)
        told[claim.article].add(runs_of(_sentence(article, claim)) if article is not None else frozenset())
    found = {a: origins.get(a, a) for a in told}
    for one, other in sorted(_near(told)):
        if found[one] != found[other] and (_is_taken(told[one], told[other]) or _is_taken(told[other], told[one])):
            found = join_roots(found, one, other)
    return found


def join_roots(roots: Mapping[str, str], one: str, other: str) -> dict[str, str]:
    """The roots of some things, two of which go back to one: the smaller of theirs."""
    first, second = sorted((roots[one], roots[other]))
    return {item: first if root == second else root for item, root in roots.items()}


def _near(told: Mapping[str, set[frozenset[str]]]) -> set[tuple[str, str]]:
    """The pairs of reports that have a run in common, but for what many have."""
    having: defaultdict[str, set[str]] = defaultdict(set)
    for article, sentences in told.items():
        for run in frozenset().union(*sentences):
            having[run].add(article)
    return {pair for some in having.values() if len(some) <= COMMON for pair in combinations(sorted(some), 2)}


def _is_taken(some: set[frozenset[str]], others: set[frozenset[str]]) -> bool:
    """Whether each of some sentences is one of others."""
    return all(any(are_one_text(x, y) for y in others) for x in some)


def are_one_text(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences, as their runs of words, have nearly the same words in the same order."""
    least = min(len(one), len(other))
    return least >= LEAST and len(one & other) >= COPIED * least


@lru_cache(maxsize=1 << 15)
def runs_of(text: str) -> frozenset[str]:
    """The runs of words of a text, what is quoted left out."""
    words = split_words(_QUOTED.sub(" ", text))
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _sentence(article: Article, claim: Claim) -> str:
    start, end = sentence_round(article.text, claim.trigger.start, claim.trigger.end)
    return article.text[start:end]
