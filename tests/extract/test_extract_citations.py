"""Sources in brackets with a day: which they are, whom they are cited for, and what their day says."""

from __future__ import annotations

import pytest
from build import report

from dateline.extract.citations import find_citations
from dateline.extract.when import Times


@pytest.mark.parametrize(
    ("text", "code", "names"),
    [
        ("It fell (Reuters 20/8/2020).", "en", ["Reuters"]),
        ("It fell (the BBC, Monday 3 May 2021).", "en", ["BBC"]),
        ("It fell (Al-Wasat, May 3rd, 2021).", "en", ["Al-Wasat"]),
        ("It fell (AFP, 3 May 2021) and burned (Northern Post, 4 May 2021).", "en", ["AFP", "Northern Post"]),
        ("La ville est tombée (l’AFP, 1er août 2021).", "fr", ["AFP"]),
        ("La ville est tombée (Le Phare, lundi 3 mai 2021).", "fr", ["Le Phare"]),
        ("La ville est tombée (source : Radio Okapi, 12/05/2021).", "fr", ["Radio Okapi"]),
        ("The plane was shot down (Kigali, 6 April 1994).", "en", []),
        ("Ana Silva (born 20/8/1980) spoke.", "en", []),
        ("The rebels (about 300) fled.", "en", []),
    ],
)
def test_who_is_cited_in_brackets(text: str, code: str, names: list[str]) -> None:
    found = find_citations(text, code)
    assert [c.name for c in found] == names
    assert all(text[c.name_start : c.name_end] == c.name and text[c.start] + text[c.end - 1] == "()" for c in found)


TWO = report("""
Rebels rebel NOUN NNS 2 nsubj person
killed kill VERB VBD 0 root
monks monk NOUN NNS 2 obj person
( ( PUNCT -LRB- 5 punct
AFP AFP PROPN NNP 3 appos organization B-ORG
, , PUNCT , 7 punct
3 3 NUM CD 5 nmod
May May PROPN NNP 7 nmod
2021 2021 NUM CD 7 nmod
) ) PUNCT -RRB- 5 punct
and and CCONJ CC 12 cc
burned burn VERB VBD 2 conj
mosques mosque NOUN NNS 12 obj place
( ( PUNCT -LRB- 15 punct
Reuters Reuters PROPN NNP 13 appos organization B-ORG
, , PUNCT , 17 punct
4 4 NUM CD 15 nmod
May May PROPN NNP 17 nmod
2021 2021 NUM CD 17 nmod
) ) PUNCT -RRB- 15 punct
. . PUNCT . 2 punct
""")


def test_each_source_is_of_what_stands_before_it() -> None:
    assert TWO.said("killed") == ["AFP"]
    assert TWO.said("burned") == ["Reuters"]
    assert TWO.said("killed", seen={"said_by": {"Reuters": 0.9}}) == TWO.said("killed")


def test_the_day_of_a_source_bounds_and_is_never_the_day_of_the_deed() -> None:
    times = Times(TWO.article, TWO.analysis, TWO.article.published)
    killed, burned = (times.time_of(TWO.happening(word)) for word in ("killed", "burned"))
    assert [str(t.when) for t in (killed, burned)] == ["by 2021-05-03", "by 2021-05-04"]
    assert (killed.text, killed.span) == ("", None)
    assert "when what is cited for it came out" in killed.when.reason
