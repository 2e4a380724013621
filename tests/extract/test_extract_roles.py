"""Who did it to whom: the model's proposal first, else the grammar."""

from __future__ import annotations

from build import report

from dateline.extract.roles import Roles

ACTIVE = report("""
The the DET DT 2 det
guards guard NOUN NNS 3 nsubj person
arrested arrest VERB VBD 0 root
two two NUM CD 5 nummod
editors editor NOUN NNS 3 obj person
in in ADP IN 7 case
Kenya Kenya PROPN NNP 3 obl place B-LOC
. . PUNCT . 3 punct
""")
PASSIVE = report("""
Editors editor NOUN NNS 3 nsubj:pass person
were be AUX VBD 3 aux:pass
arrested arrest VERB VBN 0 root
by by ADP IN 5 case
police police NOUN NN 3 obl:agent organization
in in ADP IN 7 case
May May PROPN NNP 3 obl time B-DATE
. . PUNCT . 3 punct
""")
NOMINAL = report("""
The the DET DT 2 det
arrest arrest NOUN NN 7 nsubj event
of of ADP IN 4 case
editors editor NOUN NNS 2 nmod person
by by ADP IN 6 case
police police NOUN NN 2 nmod organization
angered anger VERB VBD 0 root
Kenya Kenya PROPN NNP 7 obj place B-LOC
. . PUNCT . 7 punct
""")
POSSESSIVE = report("""
The the DET DT 2 det
army army NOUN NN 4 nmod:poss organization
's 's PART POS 2 case
attack attack NOUN NN 7 nsubj event
on on ADP IN 6 case
villagers villager NOUN NNS 4 nmod person
failed fail VERB VBD 0 root
. . PUNCT . 7 punct
""")
COORDINATED = report("""
Kenya Kenya PROPN NNP 4 nsubj place B-LOC
and and CCONJ CC 3 cc
Chad Chad PROPN NNP 1 conj place B-LOC
expelled expel VERB VBD 0 root
envoys envoy NOUN NNS 4 obj person
and and CCONJ CC 7 cc
monks monk NOUN NNS 5 conj person
and and CCONJ CC 9 cc
closed close VERB VBD 4 conj
roads road NOUN NNS 9 obj place
. . PUNCT . 4 punct
""")
OWN = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
withdrew withdraw VERB VBD 0 root
its its PRON PRP$ 4 nmod:poss
soldiers soldier NOUN NNS 2 obj person
from from ADP IN 6 case
Chad Chad PROPN NNP 2 obl place B-LOC
. . PUNCT . 2 punct
""")
MET = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
met meet VERB VBD 0 root
Chad Chad PROPN NNP 2 obj place B-LOC
. . PUNCT . 2 punct
""")
DEMANDED = report("""
Monks monk NOUN NNS 2 nsubj person
demanded demand VERB VBD 0 root
that that SCONJ IN 5 mark
Kenya Kenya PROPN NNP 5 nsubj place B-LOC
resign resign VERB VB 2 ccomp
. . PUNCT . 2 punct
""")
PRICES = report("""
Prices price NOUN NNS 3 nsubj:pass abstract
were be AUX VBD 3 aux:pass
attacked attack VERB VBN 0 root
. . PUNCT . 3 punct
""")


def test_active() -> None:
    actors, recipients = ACTIVE.roles("arrested")
    assert actors == ["guards"]
    assert [r.removeprefix("two ") for r in recipients] == ["editors"]


def test_passive() -> None:
    assert PASSIVE.roles("arrested") == (["police"], ["editors"])


def test_a_noun_with_of_and_by() -> None:
    assert NOMINAL.roles("arrest") == (["police"], ["editors"])


def test_a_noun_with_a_possessor() -> None:
    assert POSSESSIVE.roles("attack") == (["army"], ["villagers"])


def test_coordinated_heads_and_verbs() -> None:
    assert COORDINATED.roles("expelled") == (["Kenya", "Chad"], ["envoys", "monks"])
    assert COORDINATED.roles("closed")[0] == ["Kenya", "Chad"]


def test_what_belongs_to_the_actor_is_not_acted_on() -> None:
    assert OWN.roles("withdrew") == (["Kenya"], [])
    assert OWN.roles("withdrew", seen={"recipients": {"soldiers": 0.9, "Chad": 0.9}}) == (["Kenya"], ["Chad"])


def test_all_parties_act() -> None:
    assert MET.roles("met", parties=True) == (["Kenya", "Chad"], [])
    assert MET.roles("met", parties=False) == (["Kenya"], ["Chad"])


def test_whoever_is_asked_to_act_receives() -> None:
    assert DEMANDED.roles("demanded") == (["monks"], ["Kenya"])


def test_what_cannot_act_fills_no_role() -> None:
    assert PRICES.roles("attacked") == ([], [])
    assert PRICES.roles("attacked", seen={"recipients": {"Prices": 0.85}}) == ([], [])


def test_one_of_whom_the_reader_is_all_but_certain_is_acted_on_whatever_it_takes_the_word_for() -> None:
    assert PRICES.roles("attacked", seen={"recipients": {"Prices": 0.95}}) == ([], ["prices"])


def test_what_the_reader_sees_clearly_comes_first() -> None:
    assert ACTIVE.roles("arrested", seen={"actors": {"Kenya": 0.95}})[0] == ["Kenya"]
    assert ACTIVE.roles("arrested", seen={"actors": {"Kenya": 0.1}})[0] == ["guards"]


def test_nobody_is_both_actor_and_recipient() -> None:
    actors, recipients = MET.roles("met", seen={"actors": {"Kenya": 0.9}, "recipients": {"Kenya": 0.8, "Chad": 0.9}})
    assert (actors, recipients) == (["Kenya"], ["Chad"])


def test_a_phrase_inside_another_one_does_not_act_beside_it() -> None:
    actors, _ = POSSESSIVE.roles("failed", seen={"actors": {"army": 0.9, "attack": 0.1}})
    assert actors == ["army"]
    owned = report("""
Mali Mali PROPN NNP 4 nmod:poss place B-LOC
's 's PART POS 1 case
military military ADJ JJ 4 amod
junta junta NOUN NN 5 nsubj organization
resigned resign VERB VBD 0 root
""")
    assert len(owned.roles("resigned", seen={"actors": {"Mali": 0.9, "junta": 0.9}})[0]) == 1


CLEFT = report("""
It it PRON PRP 3 nsubj
was be AUX VBD 3 cop
Chad Chad PROPN NNP 0 root place B-LOC
that that SCONJ WDT 6 obl:unmarked
Kenya Kenya PROPN NNP 6 nsubj:pass place B-LOC
attacked attack VERB VBD 3 acl:relcl
""")
CHARGED = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
praised praise VERB VBD 0 root
Chad Chad PROPN NNP 2 obj place B-LOC
for for SCONJ IN 5 mark
arresting arrest VERB VBG 2 advcl
monks monk NOUN NNS 5 obj person
""")
OWN_ARREST = report("""
Chad Chad PROPN NNP 3 nmod:poss place B-LOC
's 's PART POS 1 case
arrest arrest NOUN NN 4 nsubj event
angered anger VERB VBD 0 root
Kenya Kenya PROPN NNP 4 obj place B-LOC
""")
WRONG = {"actors": {"Chad": 0.9}, "recipients": {"Kenya": 0.9}}
"""A reader that takes the one who suffers for the one who acts."""


def test_grammar_keeps_the_one_who_suffers_from_acting_whatever_the_reader_thinks() -> None:
    assert CLEFT.roles("attacked") == (["Kenya"], ["Chad"])
    assert CLEFT.roles("attacked", seen=WRONG) == (["Kenya"], ["Chad"])


def test_who_is_praised_for_a_deed_did_it() -> None:
    assert CHARGED.roles("arresting", seen={"actors": {"Kenya": 0.9}}) == (["Chad"], ["monks"])


def test_whose_arrest_it_is_was_arrested() -> None:
    assert OWN_ARREST.roles("arrest", seen={"actors": {"Chad": 0.9}}) == ([], ["Chad"])


CRITICISM = report("""
French french ADJ JJ 2 amod
criticism criticism NOUN NN 3 nsubj event
angered anger VERB VBD 0 root
Kenya Kenya PROPN NNP 3 obj place B-LOC
. . PUNCT . 3 punct
""")
PRAISE = report("""
Praise praise NOUN NN 4 nsubj event
for for ADP IN 3 case
Salma Salma PROPN NNP 1 nmod person B-PERSON
annoyed annoy VERB VBD 0 root
Kenya Kenya PROPN NNP 4 obj place B-LOC
. . PUNCT . 4 punct
""")
TWO_NAMED = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
told tell VERB VBD 0 root
Chad Chad PROPN NNP 2 iobj place B-LOC
of of ADP IN 5 case
raids raid NOUN NNS 2 obl event
. . PUNCT . 2 punct
""")
IT_WAS = report("""
It it PRON PRP 3 expl
was be AUX VBD 3 cop
Eritrea Eritrea PROPN NNP 0 root place B-LOC
that that SCONJ IN 6 mark
Kenya Kenya PROPN NNP 6 nsubj:pass place B-LOC
accused accuse VERB VBN 3 csubj
. . PUNCT . 3 punct
""")


def test_a_people_before_a_noun_acts() -> None:
    assert CRITICISM.roles("criticism")[0] == ["France"]


def test_whom_praise_is_for_does_not_give_it() -> None:
    assert PRAISE.roles("Praise", seen={"actors": {"Salma": 0.9}}) == ([], ["Salma"])


def test_one_side_does_what_is_not_done_together() -> None:
    assert TWO_NAMED.roles("raids", seen={"actors": {"Kenya": 0.7, "Chad": 0.9}})[0] == ["Chad"]
    assert TWO_NAMED.roles("raids", parties=True, seen={"actors": {"Kenya": 0.7, "Chad": 0.9}})[0] == ["Kenya", "Chad"]


def test_whoever_is_likelier_the_one_acted_on_does_not_act() -> None:
    assert TWO_NAMED.roles("raids", seen={"actors": {"Chad": 0.7}, "recipients": {"Chad": 0.8}}) == ([], ["Chad"])


def test_a_cleft_names_whom_it_is_done_to() -> None:
    assert IT_WAS.roles("accused", seen={"recipients": {"Kenya": 0.9}}) == (["Kenya"], ["Eritrea"])


def test_who_stands_in_what_is_denied_is_not_whom_the_denial_answers() -> None:
    one = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
denied deny VERB VBD 0 root
that that SCONJ IN 5 mark
soldiers soldier NOUN NNS 5 nsubj person
crossed cross VERB VBD 2 ccomp
. . PUNCT . 2 punct
""")
    seen = {"recipients": {"soldiers": 0.9}}
    roles = Roles(one.who)
    assert [f.name for f in roles.of(one.happening("denied", roles=seen), parties=False, denies=True)[1]] == []
    assert [f.name for f in roles.of(one.happening("denied", roles=seen), parties=False)[1]] == ["soldiers"]
