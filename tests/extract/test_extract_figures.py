"""Numbers tied to a happening, and promises."""

from __future__ import annotations

from datetime import date

import pytest
from build import Report, report

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
        ("two dozen", 24),
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


DOZENS = report("""
Dozens dozen NOUN NNS 5 nsubj:pass
of of ADP IN 3 case
monks monk NOUN NNS 1 nmod person
were be AUX VBD 5 aux:pass
held hold VERB VBN 0 root
. . PUNCT . 5 punct
""")
FREED = report("""
They they PRON PRP 2 nsubj
freed free VERB VBD 0 root
a a DET DT 6 det
few few ADJ JJ 6 amod
hundred hundred NUM CD 6 nummod
prisoners prisoner NOUN NNS 2 obj person
two two NUM CD 8 nummod
days day NOUN NNS 9 obl time
ago ago ADV RB 2 advmod
. . PUNCT . 2 punct
""")
STORMED = report("""
Rebels rebel NOUN NNS 2 nsubj person
stormed storm VERB VBD 0 root
barracks barracks NOUN NNS 2 obj place
killing kill VERB VBG 2 advcl
four four NUM CD 6 nummod
guards guard NOUN NNS 4 obj person
. . PUNCT . 2 punct
""")


def test_nouns_of_number_say_the_least_that_they_mean() -> None:
    (found,) = find_figures(DOZENS.article, DOZENS.tree, DOZENS.happening("held"))
    assert (found.value, found.unit, found.comparator, found.text) == (24, "monk", ">=", "Dozens of monks")
    assert DOZENS.name("Dozens") == "monks"


def test_a_few_hundred_are_two_hundred_at_least_and_days_are_no_figure() -> None:
    (found,) = find_figures(FREED.article, FREED.tree, FREED.happening("freed"))
    assert (found.value, found.unit, found.comparator, found.text) == (200, "prisoner", ">=", "few hundred prisoners")


def test_what_another_happening_counts_is_its_own() -> None:
    stormed, killing = STORMED.happening("stormed"), STORMED.happening("killing")
    starts = [stormed.start, killing.start]
    assert find_figures(STORMED.article, STORMED.tree, stormed, starts) == ()
    assert [f.value for f in find_figures(STORMED.article, STORMED.tree, killing, starts)] == [4]


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


PARTS = report("""
Eight eight NUM CD 7 nsubj:pass person
of of ADP IN 5 case
the the DET DT 5 det
eleven eleven NUM CD 5 nummod
clerks clerk NOUN NNS 1 nmod person
were be AUX VBD 7 aux:pass
freed free VERB VBN 0 root
. . PUNCT . 7 punct
""")
OF_THEM = report("""
Police police NOUN NNS 2 nsubj organization
chased chase VERB VBD 0 root
herders herder NOUN NNS 2 obj person
, , PUNCT , 6 punct
then then ADV RB 6 advmod
killed kill VERB VBD 2 conj
two two NUM CD 6 obj person
of of ADP IN 9 case
them they PRON PRP 7 nmod
. . PUNCT . 2 punct
""")
ALONE = report("""
The the DET DT 2 det
blast blast NOUN NN 3 nsubj event
left leave VERB VBD 0 root
six six NUM CD 3 obj
dead dead ADJ JJ 3 xcomp
. . PUNCT . 3 punct
""")
OTHERS = report("""
Twelve twelve NUM CD 2 nummod
others other NOUN NNS 4 nsubj:pass person
were be AUX VBD 4 aux:pass
wounded wound VERB VBN 0 root
. . PUNCT . 4 punct
""")


def test_a_part_counts_and_not_the_whole_that_it_is_of() -> None:
    found = find_figures(PARTS.article, PARTS.tree, PARTS.happening("freed"))
    assert [(f.value, f.unit, f.comparator) for f in found] == [(8, "clerk", "=")]


def test_a_part_of_those_whom_a_pronoun_means_counts_them() -> None:
    killed = OF_THEM.happening("killed")
    found = find_figures(OF_THEM.article, OF_THEM.tree, killed, meant_by=lambda _: 2)
    assert [(f.value, f.unit, f.text) for f in found] == [(2, "herder", "two of them")]
    assert find_figures(OF_THEM.article, OF_THEM.tree, killed) == ()


@pytest.mark.parametrize(("one", "word", "value"), [(ALONE, "left", 6), (OTHERS, "wounded", 12)])
def test_persons_of_whom_only_what_befell_them_is_told_are_counted_as_persons(one: Report, word: str, value: float) -> None:
    assert [(f.value, f.unit) for f in find_figures(one.article, one.tree, one.happening(word))] == [(value, "person")]
