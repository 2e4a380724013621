"""What happened: the reader proposes, the codebook disposes."""

from __future__ import annotations

from dataclasses import replace

from build import Report, report

from dateline.extract.doers import Doers
from dateline.extract.phrases import Tree
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

TO_PUNISH = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
met meet VERB VBD 0 root
to to PART TO 4 mark
punish punish VERB VB 2 advcl
monks monk NOUN NNS 4 obj person
. . PUNCT . 2 punct
""")
SAID_PUNISHED = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
said say VERB VBD 0 root
Chad Chad PROPN NNP 4 nsubj place B-LOC
punished punish VERB VBD 2 ccomp
monks monk NOUN NNS 4 obj person
. . PUNCT . 2 punct
""")
TOLD = report("""
Monks monk NOUN NNS 2 nsubj person
told tell VERB VBD 0 root
reporters reporter NOUN NNS 2 iobj person
that that SCONJ IN 6 mark
rebels rebel NOUN NNS 6 nsubj person
fled flee VERB VBD 2 ccomp
. . PUNCT . 2 punct
""")
TOLD_TO = report("""
Monks monk NOUN NNS 2 nsubj person
told tell VERB VBD 0 root
rebels rebel NOUN NNS 2 obj person
to to PART TO 5 mark
leave leave VERB VB 2 xcomp
. . PUNCT . 2 punct
""")
CAME = report("""
The the DET DT 2 det
soldiers soldier NOUN NNS 13 nsubj person
, , PUNCT , 4 punct
forty forty NUM CD 2 appos
of of ADP IN 6 case
them they PRON PRP 4 nmod person
very very ADV RB 8 advmod
young young ADJ JJ 4 amod
and and CCONJ CC 10 cc
tired tired ADJ JJ 8 conj
, , PUNCT , 12 punct
now now ADV RB 13 advmod
came come VERB VBD 0 root
. . PUNCT . 13 punct

They they PRON PRP 2 nsubj person
landed land VERB VBD 0 root
. . PUNCT . 2 punct
""")

CALLED_ON = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
called call VERB VBD 0 root
on on ADP IN 4 case
monks monk NOUN NNS 2 obl person
. . PUNCT . 2 punct
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


def test_what_is_told_is_more_likely_a_claim_than_a_bare_purpose() -> None:
    purpose, told = (one.happening(w) for one, w in ((TO_PUNISH, "punish"), (SAID_PUNISHED, "punished")))
    unsure = [replace(h, score=0.47, types=(("SANCTION", 0.9),)) for h in (purpose, told)]
    assert types(TO_PUNISH, unsure[0]) == []
    assert types(SAID_PUNISHED, unsure[1]) == [("punished", "SANCTION")]


def test_telling_is_a_demand_only_with_something_to_do() -> None:
    chances = {"REQUEST": 0.5, "STATEMENT": 0.4}
    assert types(TOLD, TOLD.happening("told", types=chances)) == []
    assert types(TOLD_TO, TOLD_TO.happening("told", types=chances)) == [("told", "REQUEST")]


def test_those_who_act_fill_a_frame_however_far_they_stand() -> None:
    unsure = {"CONSULT": 0.4, "MOBILIZE": 0.1}
    assert types(CAME, CAME.happening("came", types=unsure)) == [("came", "MOBILIZE")]


def test_a_pronoun_acts_for_the_noun_it_refers_to() -> None:
    soldiers, they, landed = CAME.at("soldiers"), CAME.at("They"), CAME.at("landed")
    assert Doers(CAME.tree).sectors(landed) == set()
    assert Doers(Tree(replace(CAME.analysis, chains=((soldiers, they),)))).sectors(landed) == {"MIL"}


def test_a_frame_weighs_more_than_a_word() -> None:
    (coded,) = code(TALKS, TALKS.happening("talks", types={"CONSULT": 0.9}))
    (alone,) = code(ARRESTED, ARRESTED.happening("arrested", types={"COERCE": 0.9}))
    assert coded.score > alone.score


def test_one_word_does_not_fill_two_slots_of_a_frame() -> None:
    (coded,) = code(CALLED_ON, CALLED_ON.happening("called", types={"CONSULT": 0.5, "REQUEST": 0.4}))
    assert coded.type == "REQUEST"


def test_an_article_or_no_alone_is_no_happening() -> None:
    one = report("""
    They they PRON PRP 2 nsubj
    pose pose VERB VBP 0 root
    no no DET DT 4 det
    threat threat NOUN NN 2 obj
    . . PUNCT . 2 punct
    """)
    assert [word for word, _ in types(one, one.happening("no"), one.happening("threat"))] == ["threat"]


def test_a_word_that_neither_the_reader_nor_a_cue_can_tell_is_no_claim_unless_somebody_says_it() -> None:
    """ "They fell to work": the reader sees a happening and cannot tell which."""
    wandered = report("""
    Monks monk NOUN NNS 2 nsubj person
    wandered wander VERB VBD 0 root
    . . PUNCT . 2 punct
    """)
    told = report("""
    Police police NOUN NN 2 nsubj organization
    said say VERB VBD 0 root
    monks monk NOUN NNS 4 nsubj person
    wandered wander VERB VBD 2 ccomp
    . . PUNCT . 2 punct
    """)

    def found(one: Report, **chances: float) -> list[str]:
        return [kind for _, kind in types(one, replace(one.happening("wandered", types=chances), score=0.6))]

    unsure, sure = {"RETREAT": 0.4, "CONSULT": 0.3}, {"RETREAT": 0.7, "CONSULT": 0.1}
    assert found(wandered, **unsure) == []
    assert found(wandered, **sure) == ["RETREAT"]
    assert found(told, **unsure) == ["RETREAT"]


ON_STRIKE = report("""
Monks monk NOUN NNS 2 nsubj person
went go VERB VBD 0 root
on on ADP IN 4 case
strike strike NOUN NN 2 obl event
. . PUNCT . 2 punct
""")


def test_a_phrase_names_a_happening_that_the_reader_overlooks_and_its_noun_is_the_claim() -> None:
    went, strike = (replace(ON_STRIKE.happening(w, types={"PROTEST": 0.9}), score=0.13) for w in ("went", "strike"))
    assert types(ON_STRIKE, went, strike) == [("strike", "PROTEST")]
    assert types(ON_STRIKE, went) == [("went", "PROTEST")]


def test_a_number_that_goes_up_is_no_deed() -> None:
    rose = """
{0} nsubj {1}
rose rise VERB VBD 0 root
. . PUNCT . 2 punct
"""
    exports, monks = (
        report(rose.format("Exports export NOUN NNS 2", "object")),
        report(rose.format("Monks monk NOUN NNS 2", "person")),
    )
    assert types(exports, exports.happening("rose", types={"AID": 0.9})) == []
    assert types(monks, monks.happening("rose", types={"AID": 0.9})) == [("rose", "AID")]


def test_a_bloc_that_denounces_a_deed_accuses_and_one_that_denounces_a_treaty_leaves_it() -> None:
    one = """
The the DET DT 2 det
bloc bloc NOUN NN 3 nsubj organization
denounced denounce VERB VBD 0 root
{0} NOUN NN 3 obj abstract
"""
    ouster, treaty = report(one.format("killings killing")), report(one.format("treaties treaty"))
    sure = {"ACCUSE": 0.9, "SANCTION": 0.05}
    assert types(ouster, ouster.happening("denounced", types=sure)) == [("denounced", "ACCUSE")]
    assert types(treaty, treaty.happening("denounced", types=sure)) == [("denounced", "SANCTION")]


def test_a_plural_that_opens_a_sentence_acts_though_it_is_taken_for_a_name() -> None:
    one = report("""
Pirates Pirates PROPN NNP 2 nsubj organization
seized seize VERB VBD 0 root
monks monk NOUN NNS 2 obj person
. . PUNCT . 2 punct
""")
    assert Doers(one.tree).sectors(one.at("seized")) == {"UAF"}
