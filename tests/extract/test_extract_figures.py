"""Numbers tied to a happening, and promises."""

from __future__ import annotations

from datetime import date

import pytest
from build import report

from dateline.extract.commitments import find_commitment
from dateline.extract.figures import find_figures, read_number
from dateline.extract.when import TimeOf
from dateline.when import UNKNOWN, When

KILLED = report("""
At at ADP IN 3 case
least least ADJ JJS 3 nmod
20 20 NUM CD 4 nummod
soldiers soldier NOUN NNS 9 nsubj:pass person
and and CCONJ CC 7 cc
three three NUM CD 7 nummod
civilians civilian NOUN NNS 4 conj person
were be AUX VBD 9 aux:pass
killed kill VERB VBN 0 root
for for ADP IN 12 case
two two NUM CD 12 nummod
days day NOUN NNS 9 obl time
. . PUNCT . 9 punct
""")
PROMISED = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
promised promise VERB VBD 0 root
to to PART TO 4 mark
free free VERB VB 2 xcomp
monks monk NOUN NNS 4 obj person
. . PUNCT . 2 punct
""")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5,100", 5100),
        ("ten", 10),
        ("twenty-three", 23),
        ("1.2 million", 1_200_000),
        ("two hundred", 200),
        ("a dozen", 12),
        ("hundred and five", 105),
        ("3bn", None),
        ("few", None),
        ("", None),
    ],
)
def test_numbers_in_figures_and_words(text: str, value: float | None) -> None:
    assert read_number(text) == value


def test_counted_things_with_how_exact_they_are() -> None:
    found = find_figures(KILLED.article, KILLED.tree, KILLED.happening("killed"))
    assert {(f.value, f.unit, f.comparator) for f in found} == {(20, "soldier", ">="), (3, "civilian", "=")}
    assert all(KILLED.article.quote(f.span) in f.text for f in found)


@pytest.mark.parametrize(
    ("words", "comparator"),
    [("more than", ">"), ("up to", "<="), ("about", "~"), ("fewer than", "<"), ("no fewer than", ">="), ("the", "=")],
)
def test_words_before_a_number_say_how_exact_it_is(words: str, comparator: str) -> None:
    before = "\n".join(f"{w} {w} ADP IN 9 case" for w in ["Police", *words.split()])
    rows = f"{before}\n40 40 NUM CD {len(words.split()) + 3} nummod\nmonks monk NOUN NNS 0 root"
    one = report(rows.replace(" 9 case", f" {len(words.split()) + 3} case"))
    assert [f.comparator for f in find_figures(one.article, one.tree, one.happening("monks"))] == [comparator]


def told(when: When, words: str = "") -> TimeOf:
    return TimeOf(when, None, words)


def test_a_promise_is_pending_and_due_when_it_is_dated() -> None:
    day = When.of("2021-10-01")
    found = find_commitment(PROMISED.tree, PROMISED.happening("free"), "CONCEDE", "planned", told(day), "free monks")
    assert found is not None
    assert (found.what, found.due, found.outcome) == ("free monks", day, "pending")
    bound = When.not_after(day.latest, reason="published")  # type: ignore[arg-type]
    undated = find_commitment(PROMISED.tree, PROMISED.happening("free"), "CONCEDE", "planned", told(bound), "free monks")
    assert undated is not None
    assert undated.due == UNKNOWN


def test_the_last_day_that_words_give_for_a_promise_is_when_it_is_due() -> None:
    bound = When.not_after(date(2021, 10, 20), reason="by 2021-10-20")
    found = find_commitment(
        PROMISED.tree, PROMISED.happening("free"), "CONCEDE", "planned", told(bound, "20 October"), "free monks"
    )
    assert found is not None
    assert found.due == bound


def test_what_happened_is_no_promise_but_an_agreement_is() -> None:
    assert find_commitment(PROMISED.tree, PROMISED.happening("free"), "CONCEDE", "happened", told(UNKNOWN), "free") is None
    assert find_commitment(KILLED.tree, KILLED.happening("killed"), "ASSAULT", "planned", told(UNKNOWN), "killed") is None
    agreed = find_commitment(KILLED.tree, KILLED.happening("killed"), "AGREE", "happened", told(UNKNOWN), "x")
    assert agreed is not None
    assert agreed.outcome == "unknown"
