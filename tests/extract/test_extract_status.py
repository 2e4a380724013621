"""Status: grammar where it settles it, the codebook's word next, else the reader's chances."""

from __future__ import annotations

import pytest
from build import Report, report

from dateline.extract.status import StatusReader

KENYA = "Kenya Kenya PROPN NNP 2 nsubj place B-LOC"
ENVOY = "the the DET DT {0} det\nenvoy envoy NOUN NN {1} obj person"


def clause(verb: str, lemma: str) -> Report:
    """Kenya <verb> to expel the envoy."""
    return report(
        f"{KENYA}\n{verb} {lemma} VERB VBD 0 root\nto to PART TO 4 mark\nexpel expel VERB VB 2 xcomp\n{ENVOY.format(6, 4)}"
    )


MODAL = "Kenya Kenya PROPN NNP 3 nsubj place B-LOC\n{0} {0} AUX MD 3 aux\nexpel expel VERB VB 0 root\n" + ENVOY.format(5, 3)
WOULD_SAID = report("""
Monks monk NOUN NNS 2 nsubj person
said say VERB VBD 0 root
Kenya Kenya PROPN NNP 5 nsubj place B-LOC
would would AUX MD 5 aux
expel expel VERB VB 2 ccomp
the the DET DT 7 det
envoy envoy NOUN NN 5 obj person
""")
URGED = report("""
Monks monk NOUN NNS 2 nsubj person
urged urge VERB VBD 0 root
Kenya Kenya PROPN NNP 2 obj place B-LOC
to to PART TO 5 mark
expel expel VERB VB 2 xcomp
the the DET DT 7 det
envoy envoy NOUN NN 5 obj person
""")
ALLEGEDLY = report("""
Kenya Kenya PROPN NNP 3 nsubj place B-LOC
allegedly allegedly ADV RB 3 advmod
expelled expel VERB VBD 0 root
the the DET DT 5 det
envoy envoy NOUN NN 3 obj person
""")
PLAIN = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
expelled expel VERB VBD 0 root
the the DET DT 4 det
envoy envoy NOUN NN 2 obj person
""")
LIKELY = {"happened": 0.9, "alleged": 0.08}


def status(one: Report, word: str, *, kind: str = "SANCTION", told: bool = False, **more: object) -> str:
    happening = one.happening(word, statuses=more.pop("chances", LIKELY))  # type: ignore[arg-type]
    return StatusReader(one.tree).read(happening, kind=kind, told=told, **more)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "word", "wanted"),
    [
        (report(MODAL.format("will")), "expel", "planned"),
        (clause("plans", "plan"), "expel", "planned"),
        (clause("promised", "promise"), "expel", "planned"),
        (clause("tried", "try"), "expel", "attempted"),
        (WOULD_SAID, "expel", "planned"),
        (URGED, "expel", "called_for"),
        (ALLEGEDLY, "expelled", "alleged"),
        (PLAIN, "expelled", "happened"),
    ],
)
def test_grammar_settles_it_whatever_the_reader_thinks(one: Report, word: str, wanted: str) -> None:
    assert status(one, word) == wanted


def test_harm_that_a_party_tells_of_is_alleged() -> None:
    chances = {"happened": 0.6, "alleged": 0.3}
    assert status(PLAIN, "expelled", kind="COERCE", told=True, chances=chances) == "alleged"
    assert status(PLAIN, "expelled", kind="COERCE", told=False, chances=chances) == "happened"
    assert status(PLAIN, "expelled", kind="VOTE", told=True, chances=chances) == "happened"


def test_the_word_itself_comes_before_the_readers_chances_and_after_grammar() -> None:
    assert status(PLAIN, "expelled", meant="attempted") == "attempted"
    assert status(report(MODAL.format("will")), "expel", meant="attempted") == "planned"


def test_a_reader_that_saw_nothing_means_it_happened() -> None:
    assert status(PLAIN, "expelled", chances={}) == "happened"


def test_the_reason_is_in_words() -> None:
    one = clause("tried", "try")
    why = StatusReader(one.tree).read(one.happening("expel", statuses=LIKELY), kind="SANCTION", told=False)[1]
    assert "tried" in why


TOLD_THAT = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
told tell VERB VBD 0 root
reporters reporter NOUN NNS 2 iobj person
that that SCONJ IN 8 mark
the the DET DT 6 det
envoy envoy NOUN NN 8 nsubj:pass person
was be AUX VBD 8 aux:pass
expelled expel VERB VBN 2 ccomp
""")


def test_what_is_told_as_a_fact_is_no_demand() -> None:
    read_as = {"called_for": 0.6, "happened": 0.35}
    assert status(TOLD_THAT, "expelled", chances=read_as) == "happened"
    assert status(PLAIN, "expelled", chances=read_as) == "called_for"


def test_over_read_statuses_are_leant_away_from() -> None:
    assert status(PLAIN, "expelled", chances={"ongoing": 0.45, "happened": 0.4}) == "happened"
    assert status(PLAIN, "expelled", chances={"ongoing": 0.6, "happened": 0.4}) == "ongoing"


def test_what_a_past_verb_brought_about_is_neither_demanded_nor_tried() -> None:
    forced = clause("forced", "force")
    seen = forced.happening("expel", statuses={"called_for": 0.6, "attempted": 0.3, "happened": 0.1})
    assert StatusReader(forced.tree).read(seen, kind="SANCTION", told=False)[0] == "happened"


def test_a_present_without_more_plans_no_arrest() -> None:
    one = report("Police police NOUN NN 2 nsubj organization\nquiz quiz VERB VBP 0 root\nmonks monk NOUN NNS 2 obj person")
    seen = one.happening("quiz", statuses={"planned": 0.7, "happened": 0.3})
    assert StatusReader(one.tree).read(seen, kind="COERCE", told=False)[0] == "happened"
    assert StatusReader(one.tree).read(seen, kind="CONSULT", told=False)[0] == "planned"


def test_a_guess_that_its_author_argues_is_alleged() -> None:
    one = report(
        "Kenya Kenya PROPN NNP 4 nsubj place B-LOC\nmust must AUX MD 4 aux\n"
        "have have AUX VB 4 aux\nexpelled expel VERB VBN 0 root"
    )
    seen, reader = one.happening("expelled"), StatusReader(one.tree)
    assert reader.read(seen, kind="SANCTION", told=False)[0] == "hypothetical"
    assert reader.read(seen, kind="SANCTION", told=False, argued="must")[0] == "alleged"
