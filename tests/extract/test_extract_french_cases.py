"""The golden cases of tests/cases/fr/claims.toml: French text in, claims out, as far as the shipped reader goes."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pin_examples import is_match, parser

from dateline.extract import code_article
from dateline.model import Article, Claim, digest
from dateline.when import When

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "fr" / "claims.toml").read_text(encoding="utf-8")
)["case"]
FLOOR = 0.15
"""The part of the claims that must be right in every slot."""
MOST_INVENTED = 0.5
"""Claims that no case asks for, for each one that is asked for."""


@cache
def claims_of(text: str, published: str) -> tuple[Claim, ...]:
    article = Article("r", text, digest(text), published=When.of(published), published_known="given", language="fr")
    return code_article(article, parser().read([article])[0])


def test_many_french_claims_are_right_and_little_is_invented() -> None:
    asked = right = invented = 0
    for case in CASES:
        found = list(claims_of(case["text"], case["published"]))
        hits = 0
        for expected in case["claims"]:
            hit = next((c for c in found if is_match(case["text"], expected, c)), None)
            if hit is not None:
                found.remove(hit)
                hits += 1
        asked, right = asked + len(case["claims"]), right + hits
        invented += max(0, len(found) - (len(case["claims"]) - hits))
    assert right >= FLOOR * asked
    assert invented <= MOST_INVENTED * asked


def test_cases_have_different_names_and_their_triggers_in_the_text() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES)
    assert [c["name"] for c in CASES if any(claim["trigger"] not in c["text"] for claim in c["claims"])] == []


def test_actors_of_french_claims_have_no_french_article_in_their_names() -> None:
    names = {f.name for case in CASES for c in claims_of(case["text"], case["published"]) for f in (*c.actors, *c.said_by)}
    assert not {name for name in names if name.lower().startswith(("le ", "la ", "les ", "l'", "du ", "des "))}
