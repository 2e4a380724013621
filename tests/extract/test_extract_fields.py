"""What a passage is about: politics or another field of life."""

from __future__ import annotations

from build import Report, report

from dateline.extract.doers import Doers
from dateline.extract.fields import MOST, About, Passages

MATCH = """
{who} {who} NOUN NN 2 nsubj person
attacked attack VERB VBD 0 root
the the DET DT 4 det
goalkeeper goalkeeper NOUN NN 2 obj person
. . PUNCT . 2 punct
"""
PLAYED = """
The the DET DT 2 det
referee referee NOUN NN 6 nsubj person
, , PUNCT , 4 punct
umpire umpire NOUN NN 2 conj person
, , PUNCT , 6 punct
booked book VERB VBD 0 root
a a DET DT 8 det
midfielder midfielder NOUN NN 6 obj person
in in ADP IN 11 case
the the DET DT 11 det
stadium stadium NOUN NN 6 obl place
during during ADP IN 14 case
halftime halftime NOUN NN 14 compound
injury injury NOUN NN 6 obl event
. . PUNCT . 6 punct
"""
LION = report("""
Lions lion NOUN NNS 2 nsubj animal
attacked attack VERB VBD 0 root
monks monk NOUN NNS 2 obj person
. . PUNCT . 2 punct
""")


def about(one: Report, word: str = "attacked") -> About:
    return Passages(one.tree, Doers(one.tree)).about(one.at(word))


def match(who: str) -> Report:
    return report(MATCH.format(who=who), *[PLAYED] * 3)


def test_a_match_report_speaks_against_happenings() -> None:
    assert about(match("striker")).field == "sport"
    assert 0 < about(match("striker")).against <= MOST


def test_those_of_politics_who_act_there_speak_for_them() -> None:
    assert about(match("police")).against < about(match("striker")).against


def test_a_few_words_say_too_little() -> None:
    assert about(report(MATCH.format(who="monk"))).against == 0


FRENCH_MATCH = """
L' le DET DT 2 det
arbitre arbitre NOUN NN 3 nsubj person
expulse expulser VERB VBZ 0 root
un un DET DT 5 det
défenseur défenseur NOUN NN 3 obj person
en en ADP IN 8 case
deuxième deuxième ADJ JJ 8 amod
mi-temps mi-temps NOUN NN 3 obl
du de ADP IN 10 case
match match NOUN NN 8 nmod
. . PUNCT . 3 punct
"""


def test_a_french_match_report_speaks_against_happenings() -> None:
    assert about(report(*[FRENCH_MATCH] * 4, language="fr"), "expulse").field == "sport"
    assert about(report(*[FRENCH_MATCH] * 4, language="fr"), "expulse").against > 0


def test_what_animals_do_is_of_nature() -> None:
    assert Passages(LION.tree, Doers(LION.tree)).is_of_nature(LION.at("attacked"))
    assert not Passages(match("police").tree, Doers(match("police").tree)).is_of_nature(match("police").at("attacked"))
