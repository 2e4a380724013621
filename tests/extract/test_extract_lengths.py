"""How long what a happening names is to last."""

from build import report

from dateline.extract.lengths import find_lengths

TRUCE = report("""
Norland Norland PROPN NNP 2 nsubj place B-LOC
declared declare VERB VBD 0 root
a a DET DT 8 det
30 30 NUM CD 6 nummod
- - PUNCT HYPH 4 punct
day day NOUN NN 8 compound
unilateral unilateral ADJ JJ 8 amod
truce truce NOUN NN 2 obj event
for for ADP IN 11 case
the the DET DT 11 det
feast feast NOUN NN 8 nmod time
. . PUNCT . 2 punct
""")
JAILED = report("""
Judges judge NOUN NNS 2 nsubj person
sentenced sentence VERB VBD 0 root
nine nine NUM CD 4 nummod
miners miner NOUN NNS 2 obj person
to to ADP IN 7 case
ten ten NUM CD 7 nummod
years year NOUN NNS 2 obl time
after after ADP IN 10 case
two two NUM CD 10 nummod
weeks week NOUN NNS 2 obl time
. . PUNCT . 2 punct
""")
LASTS = report("""
The the DET DT 2 det
curfew curfew NOUN NN 4 nsubj event
will will AUX MD 4 aux
last last VERB VB 0 root
14 14 NUM CD 6 nummod
days day NOUN NNS 4 obj time
. . PUNCT . 4 punct
""")

GIVEN = report("""
The the DET DT 2 det
envoy envoy NOUN NN 4 nsubj:pass person
was be AUX VBD 4 aux:pass
given give VERB VBN 0 root
seventy seventy NUM CD 7 compound
- - PUNCT HYPH 7 punct
two two NUM CD 8 nummod
hours hour NOUN NNS 4 obj time
to to PART TO 10 mark
pack pack VERB VB 4 xcomp
. . PUNCT . 4 punct
""")


def test_a_length_before_the_noun_that_it_measures() -> None:
    (one,) = find_lengths(TRUCE.article, TRUCE.tree, TRUCE.happening("truce"), ordered=False)
    assert (one.value, one.unit, one.text, one.comparator) == (30, "day", "30 - day", "=")
    assert find_lengths(TRUCE.article, TRUCE.tree, TRUCE.happening("declared"), ordered=False) == ()


def test_what_somebody_is_sentenced_to_and_not_what_went_before() -> None:
    (one,) = find_lengths(JAILED.article, JAILED.tree, JAILED.happening("sentenced"), ordered=True)
    assert (one.value, one.unit) == (10, "year")
    assert find_lengths(JAILED.article, JAILED.tree, JAILED.happening("sentenced"), ordered=False) == ()


def test_how_long_something_lasts() -> None:
    (one,) = find_lengths(LASTS.article, LASTS.tree, LASTS.happening("curfew"), ordered=False)
    assert (one.value, one.unit) == (14, "day")


def test_the_time_that_an_ultimatum_gives_with_all_words_of_its_number() -> None:
    (one,) = find_lengths(GIVEN.article, GIVEN.tree, GIVEN.happening("given"), ordered=False)
    assert (one.value, one.unit, one.text) == (72, "hour", "seventy - two hours")
