"""Numbers tied to a happening, and promises."""

from __future__ import annotations

from datetime import date

import pytest
from build import Report, report

from dateline.extract.commitments import find_commitment
from dateline.extract.figures import find_figures
from dateline.extract.numbers import read_number
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
        ("half a million", 500_000),
        ("a million and a half", 1_500_000),
        ("half", None),
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
    by_day = told(When.not_after(date(2031, 10, 1), reason="by"), "by 1 October")
    due = find_commitment(KILLED.tree, KILLED.happening("killed"), "RETREAT", "planned", by_day, "x")
    assert due is not None
    assert due.due.latest == date(2031, 10, 1)
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


GIVEN = """
Norway Norway PROPN NNP 2 nsubj place B-LOC
gave give VERB VBD 0 root
{0}
to to ADP IN {1} case
Chad Chad PROPN NNP 2 obl place B-LOC
. . PUNCT . 2 punct
"""
HELD = """
Police police NOUN NNS 2 nsubj person
held hold VERB VBD 0 root
{0}
. . PUNCT . 2 punct
"""


def numbered(rows: str, *words: str) -> Report:
    """Rows with words of "word POS relation head mention" put in, the first of them the third token."""
    made = []
    for word in words:
        text, pos, relation, head, *mention = word.split()
        made.append(f"{text} {text.lower().rstrip('s')} {pos} X {head} {relation} {' '.join(mention)}".rstrip())
    return report(rows.replace("{0}", "\n".join(made)).replace("{1}", str(4 + len(words))))


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        (["€ SYM obj 2", "450 NUM compound 5", "million NUM nummod 3"], 450_000_000, "euro"),
        (["£ SYM obj 2", "5m NUM nummod 3"], 5_000_000, "pound"),
        (["$ SYM obj 2", "1.5bn NUM nummod 3"], 1_500_000_000, "dollar"),
        (["US$ SYM obj 2", "300 NUM compound 5", "million NUM nummod 3"], 300_000_000, "dollar"),
        (["38.5 NUM nummod 5", "per NOUN compound 5", "cent NOUN obj 2"], 38.5, "percent"),
        (["38.5 NUM nummod 4", "% NOUN obj 2"], 38.5, "percent"),
    ],
)
def test_money_and_shares_are_read_by_their_signs(words: list[str], value: float, unit: str) -> None:
    one = numbered(GIVEN, *words)
    (found,) = find_figures(one.article, one.tree, one.happening("gave"))
    assert (found.value, found.unit, found.comparator) == (value, unit, "=")


@pytest.mark.parametrize(
    ("words", "low", "high", "text"),
    [
        (["30 NUM nummod 6", "to SYM case 5", "40 NUM nmod 3", "clerks NOUN obj 2 person"], 30, 40, "30 to 40 clerks"),
        (["30 NUM nummod 6", "- SYM case 5", "40 NUM nmod 3", "clerks NOUN obj 2 person"], 30, 40, "30 - 40 clerks"),
        (["two NUM nummod 6", "or CCONJ cc 5", "three NUM conj 3", "clerks NOUN obj 2 person"], 2, 3, "two or three clerks"),
        (
            ["between ADP case 7", "40 NUM nummod 7", "and CCONJ cc 6", "60 NUM conj 4", "clerks NOUN obj 2 person"],
            40, 60, "between 40 and 60 clerks",
        ),
        (["2 NUM nummod 7", "to SYM case 6", "3 NUM compound 6", "million NUM nmod 3", "clerks NOUN obj 2 person"],
         2_000_000, 3_000_000, "2 to 3 million clerks"),
    ],
)  # fmt: skip
def test_a_range_says_the_least_and_the_most(words: list[str], low: float, high: float, text: str) -> None:
    one = numbered(HELD, *words)
    found = find_figures(one.article, one.tree, one.happening("held"))
    assert [(f.value, f.comparator, f.unit, f.text) for f in found] == [(low, ">=", "clerk", text), (high, "<=", "clerk", text)]


@pytest.mark.parametrize(
    "words",
    [
        ["30 NUM nummod 6", "to SYM case 5", "40 NUM nmod 3", "days NOUN obj 2 time"],
        ["3 NUM nummod 6", "- SYM case 5", "4 NUM nmod 3", "May PROPN obl 2 time"],
        ["40 NUM obj 2", "to SYM case 5", "30 NUM nmod 3"],
    ],
)
def test_days_dates_and_what_falls_are_no_range(words: list[str]) -> None:
    one = numbered(HELD, *words)
    assert find_figures(one.article, one.tree, one.happening("held")) == ()


THOUSANDS = report("""
Tens ten NOUN NNS 4 nsubj person
of of ADP IN 3 case
thousands thousand NOUN NNS 1 nmod
marched march VERB VBD 0 root
. . PUNCT . 4 punct
""")
HUNDREDS = report("""
Hundreds hundred NOUN NNS 2 nsubj person
fled flee VERB VBD 0 root
. . PUNCT . 2 punct
""")


@pytest.mark.parametrize(("one", "word", "value"), [(THOUSANDS, "marched", 20_000), (HUNDREDS, "fled", 200)])
def test_nouns_of_number_alone_count_persons(one: Report, word: str, value: float) -> None:
    (found,) = find_figures(one.article, one.tree, one.happening(word))
    assert (found.value, found.unit, found.comparator) == (value, "person", ">=")


SIGNED = report("""
Ghana Ghana PROPN NNP 2 nsubj place B-LOC
signed sign VERB VBD 0 root
an a DET DT 4 det
accord accord NOUN NN 2 obj
to to PART TO 6 mark
reopen reopen VERB VB 4 acl
mines mine NOUN NNS 6 obj
. . PUNCT . 2 punct
""")
UNDER = report("""
Under under ADP IN 3 case
the the DET DT 3 det
accord accord NOUN NN 6 obl
Ghana Ghana PROPN NNP 6 nsubj place B-LOC
will will AUX MD 6 aux
leave leave VERB VB 0 root
. . PUNCT . 6 punct
""")


@pytest.mark.parametrize(("one", "word", "act"), [(SIGNED, "reopen", "signed"), (UNDER, "leave", "accord")])
def test_what_an_agreement_holds_is_due_when_it_is_dated(one: Report, word: str, act: str) -> None:
    day = When.of("2021-10-01")
    at = {one.happening(act).start}
    found = find_commitment(one.tree, one.happening(word), "RETREAT", "planned", told(day, "1 October"), word, agreed=at)
    assert found is not None
    assert found.due == day
    assert find_commitment(KILLED.tree, KILLED.happening("killed"), "RETREAT", "planned", told(day, "1 October"), word) is None


def test_what_is_announced_and_what_is_demanded_by_a_day_are_commitments() -> None:
    day, limit = When.of("2021-10-01"), When.not_after(date(2021, 10, 1), reason="by 2021-10-01")
    leave = UNDER.happening("leave")
    said = find_commitment(UNDER.tree, leave, "RETREAT", "planned", told(day, "1 October"), "x", announced=True)
    assert said is not None
    assert said.due == day
    asked = find_commitment(UNDER.tree, leave, "RETREAT", "called_for", told(limit, "1 October"), "x")
    assert asked is not None
    assert asked.due == limit
    killed = KILLED.happening("killed")
    assert find_commitment(KILLED.tree, killed, "RETREAT", "called_for", told(limit, "1 October"), "x") is not None
    assert find_commitment(KILLED.tree, killed, "RETREAT", "called_for", told(day, "1 October"), "x") is None


def test_a_demand_that_sets_a_deadline_is_one() -> None:
    limit = When.not_after(date(2021, 10, 1), reason="by 2021-10-01")
    found = find_commitment(UNDER.tree, UNDER.happening("leave"), "THREATEN", "happened", told(UNKNOWN), "x", deadline=limit)
    assert found is not None
    assert (found.due, found.outcome) == (limit, "pending")


FORTY_THREE = report("""
Forty forty NUM CD 4 nummod
- - PUNCT HYPH 1 punct
three three NUM CD 4 nummod
people person NOUN NNS 10 nsubj:pass person
, , PUNCT , 7 punct
including include VERB VBG 7 case
boys boy NOUN NNS 4 nmod person
, , PUNCT , 7 punct
were be AUX VBD 10 aux:pass
killed kill VERB VBN 0 root
. . PUNCT . 10 punct
""")


def test_a_number_over_a_hyphen_is_one() -> None:
    found = find_figures(FORTY_THREE.article, FORTY_THREE.tree, FORTY_THREE.happening("killed"))
    assert [f.value for f in found if f.unit == "person"] == [43]


DIED_IN = report("""
Six six NUM CD 2 nummod
miners miner NOUN NNS 3 nsubj person
died die VERB VBD 0 root
in in ADP IN 6 case
the the DET DT 6 det
raid raid NOUN NN 3 obl event
. . PUNCT . 3 punct
""")


def test_who_died_in_a_deed_is_counted_with_it() -> None:
    found = find_figures(DIED_IN.article, DIED_IN.tree, DIED_IN.happening("raid"))
    assert [(f.value, f.unit) for f in found] == [(6, "miner")]


PLANES = report("""
Two two NUM CD 2 nsubj
Peruvian Peruvian PROPN NNP 4 nsubj
planes plane NOUN NNS 4 nsubj object
struck strike VERB VBD 0 root
. . PUNCT . 4 punct
""")


def test_a_number_counts_the_noun_that_it_stands_before() -> None:
    found = find_figures(PLANES.article, PLANES.tree, PLANES.happening("struck"))
    assert [(f.value, f.unit) for f in found] == [(2, "plane")]


SENT = report("""
Chad Chad PROPN NNP 2 nsubj place
withdrew withdraw VERB VBD 0 root
90 90 NUM CD 4 nummod
troops troop NOUN NNS 2 obj person
it it PRON PRP 7 nsubj
had have AUX VBD 7 aux
sent send VERB VBN 4 acl:relcl
. . PUNCT . 2 punct
""")
FOUGHT_IN = report("""
Chad Chad PROPN NNP 2 nsubj place
burnt burn VERB VBD 0 root
90 90 NUM CD 4 nummod
villages village NOUN NNS 2 obj place
in in ADP IN 6 case
which which PRON WDT 8 obl
rebels rebel NOUN NNS 8 nsubj person
fought fight VERB VBD 4 acl:relcl
. . PUNCT . 2 punct
""")


def test_the_number_of_whom_a_relative_clause_tells_is_the_clause_s_too() -> None:
    found = find_figures(SENT.article, SENT.tree, SENT.happening("sent"))
    assert [(f.value, f.unit) for f in found] == [(90, "troop")]
    assert find_figures(FOUGHT_IN.article, FOUGHT_IN.tree, FOUGHT_IN.happening("fought")) == ()


PARTED = report("""
The the DET DT 3 det
Unity unity PROPN NNP 3 compound
Party party PROPN NNP 4 nsubj organization
took take VERB VBD 0 root
31 31 NUM CD 4 obj
of of ADP IN 8 case
76 76 NUM CD 8 nummod
seats seat NOUN NNS 4 obl
. . PUNCT . 4 punct
""")


def test_a_part_is_counted_and_not_the_whole_however_the_reader_ties_them() -> None:
    (found,) = find_figures(PARTED.article, PARTED.tree, PARTED.happening("took"))
    assert (found.value, found.unit) == (31, "seat")
