"""What happened: the reader proposes, the codebook disposes."""

from __future__ import annotations

from build import Report, report

from dateline.extract.what import Coded, What
from dateline.model import Happening


def code(one: Report, *happenings: Happening) -> list[Coded]:
    return What(one.tree).code(happenings)


def types(one: Report, *happenings: Happening) -> list[tuple[str, str]]:
    return [(one.words((c.happening.start, c.happening.end)), c.type) for c in code(one, *happenings)]


ARRESTED = report("""
Police police NOUN NN 2 nsubj organization
arrested arrest VERB VBD 0 root
monks monk NOUN NNS 2 obj person
. . PUNCT . 2 punct
""")
TALKS = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
held hold VERB VBD 0 root
talks talk NOUN NNS 2 obj event
. . PUNCT . 2 punct
""")
SAID = report("""
Monks monk NOUN NNS 2 nsubj person
said say VERB VBD 0 root
rebels rebel NOUN NNS 4 nsubj person
fled flee VERB VBD 2 ccomp
. . PUNCT . 2 punct
""")
MARCH = report("""
In in ADP IN 2 case
March March PROPN NNP 4 obl time B-DATE
crowds crowd NOUN NNS 4 nsubj person
marched march VERB VBD 0 root
. . PUNCT . 4 punct
""")


def test_a_cue_settles_a_type_that_the_reader_is_unsure_of() -> None:
    unsure = {"ASSAULT": 0.4, "COERCE": 0.35}
    assert types(ARRESTED, ARRESTED.happening("arrested", types=unsure)) == [("arrested", "COERCE")]


def test_a_sure_reader_is_followed_where_no_cue_speaks() -> None:
    assert types(SAID, SAID.happening("Monks", types={"PROTEST": 0.9})) == [("Monks", "PROTEST")]


def test_an_unlikely_happening_is_dropped() -> None:
    faint = ARRESTED.happening("monks", types={"COERCE": 0.9})
    assert types(ARRESTED, Happening(faint.start, faint.end, 0.2, faint.types)) == []


def test_a_bare_said_is_no_claim() -> None:
    assert types(SAID, SAID.happening("said", types={"STATEMENT": 0.95})) == []


def test_a_light_verb_is_no_claim_beside_its_noun() -> None:
    held, talks = (TALKS.happening(w, types={"CONSULT": 0.9}) for w in ("held", "talks"))
    assert types(TALKS, held, talks) == [("talks", "CONSULT")]


def test_a_month_is_no_march() -> None:
    (month,) = What(MARCH.tree).code([MARCH.happening("March", types={"VOTE": 0.5})]) or [None]
    assert month is None or month.type != "PROTEST"
    assert types(MARCH, MARCH.happening("marched", types={"VOTE": 0.3, "PROTEST": 0.2})) == [("marched", "PROTEST")]


def test_claims_come_in_text_order_and_never_overlap() -> None:
    one, two = ARRESTED.happening("monks", types={"COERCE": 0.9}), ARRESTED.happening("arrested", types={"COERCE": 0.9})
    wide = Happening(two.start, one.end, 0.95, two.types)
    starts = [c.happening.start for c in code(ARRESTED, one, wide, two)]
    assert starts == sorted(set(starts))
    ends = [c.happening.end for c in code(ARRESTED, one, wide, two)]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_the_reasons_name_the_cue_and_the_runner_up() -> None:
    (coded,) = code(ARRESTED, ARRESTED.happening("arrested", types={"COERCE": 0.8, "ASSAULT": 0.1}))
    assert coded.mode == "arrest"
    assert 0.5 <= coded.score <= 1
    assert "“arrest” is a cue of COERCE" in coded.reasons[0]
    assert coded.reasons[1].startswith("runner-up ")
