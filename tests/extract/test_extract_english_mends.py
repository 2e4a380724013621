"""What the reader gets wrong in English and `mend` puts right: each case is a tree as read, and what one word comes out as."""

from __future__ import annotations

import pytest
from build import report

from dateline.model import Token


def mended(rows: str, word: str) -> tuple[Token, str]:
    """A word of a sentence as it is mended, and the word that it then hangs on."""
    one = report(rows)
    tokens = one.tree.tokens
    token = tokens[one.at(word)]
    return token, tokens[token.head].text


JOINED = """
Burkina Burkina PROPN NNP 5 nsubj place B-LOC
Faso Faso PROPN NNP 1 flat place I-LOC
and and CCONJ CC 4 cc
Niger Niger PROPN NNP 2 conj place B-LOC
left leave VERB VBD 0 root
. . PUNCT . 5 punct
"""
PRESIDENTS = """
President President PROPN NNP 2 nmod:desc
Silva Silva PROPN NNP 8 nsubj person B-PERSON
and and CCONJ CC 6 cc
Prime Prime PROPN NNP 6 nmod:desc
Minister Minister PROPN NNP 4 flat
Juan Juan PROPN NNP 2 flat person B-PERSON
Poe Poe PROPN NNP 6 flat person I-PERSON
met meet VERB VBD 0 root
. . PUNCT . 8 punct
"""
TURNED = """
Silva Silva PROPN NNP 6 flat person B-PERSON
and and CCONJ CC 6 cc
Peru Peru PROPN NNP 6 nmod:poss place B-LOC
's 's PART POS 3 case
Premier Premier PROPN NNP 6 nmod:desc
Poe Poe PROPN NNP 7 nsubj person B-PERSON
met meet VERB VBD 0 root
. . PUNCT . 7 punct
"""
CHARGED = """
Syria Syria PROPN NNP 2 nsubj place B-LOC
blamed blame VERB VBD 0 root
Peru Peru PROPN NNP 5 nsubj place B-LOC
for for SCONJ IN 5 mark
raids raid NOUN NNS 2 ccomp event
. . PUNCT . 2 punct
"""
FENDED = """
Kigo Kigo PROPN NNP 2 nsubj place B-LOC
fended fend VERB VBG 0 root
off off ADP RP 2 compound:prt
a a DET DT 5 det
raid raid NOUN NN 2 obl event
. . PUNCT . 2 punct
"""
DEMANDED = """
It it PRON PRP 2 nsubj
demanded demand VERB VBD 0 root
the the DET DT 4 det
release release VERB VB 2 ccomp
of of ADP IN 6 case
Silva Silva PROPN NNP 4 obl person B-PERSON
. . PUNCT . 2 punct
"""
TOGETHER = """
Peru Peru PROPN NNP 2 nsubj place B-LOC
refused refuse VERB VBD 0 root
, , PUNCT , 6 punct
and and CCONJ CC 6 cc
crowds crowd NOUN NNS 6 nsubj person
came come VERB VBD 2 conj
, , PUNCT , 8 punct
demanding demand VERB VBG 2 advcl
votes vote NOUN NNS 8 obj event
"""
RELATIVE = """
She she PRON PRP 2 nsubj person
announced announce VERB VBD 0 root
a a DET DT 4 det
strike strike NOUN NN 2 obj event
which which PRON WDT 6 nsubj:pass
ended end VERB VBD 4 acl
"""
MODAL = """
He he PRON PRP 2 nsubj person
would would AUX MD 0 root
not not PART RB 4 advmod
sign sign NOUN VB 2 xcomp
treaties treaty NOUN NNS 4 obj event
"""
WHAT = """
They they PRON PRP 2 nsubj person
condemned condemn VERB VBD 0 root
what what PRON WP 5 nsubj
had have AUX VBD 5 aux
happened happen VERB VBN 2 advcl
"""
FRAUGHT = """
After after SCONJ IN 3 mark
fraught fraught ADJ JJ 3 amod
talks talk VERB NNS 5 advcl event
they they PRON PRP 5 nsubj
left leave VERB VBD 0 root
. . PUNCT . 5 punct
"""
IMPOSED = """
It it PRON PRP 3 nsubj
will will AUX MD 3 aux
impose impose VERB VB 0 root
new new ADJ JJ 5 amod
sanctions sanction VERB VBZ 3 obj
. . PUNCT . 3 punct
"""
LEAVES = """
They they PRON PRP 2 nsubj
meet meet VERB VBP 0 root
before before SCONJ IN 5 mark
he he PRON PRP 5 nsubj
heads head NOUN VBZ 2 advcl
home home ADV RB 5 advmod
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(
    ("rows", "word", "relation", "head"),
    [
        (JOINED, "Niger", "conj", "Burkina"),
        (PRESIDENTS, "Juan", "conj", "Silva"),
        (TURNED, "Silva", "nsubj", "met"),
        (TURNED, "Poe", "conj", "Silva"),
        (CHARGED, "Peru", "obj", "blamed"),
        (CHARGED, "raids", "obl", "blamed"),
        (FENDED, "raid", "obj", "fended"),
        (DEMANDED, "release", "obj", "demanded"),
        (DEMANDED, "Silva", "nmod", "release"),
        (FRAUGHT, "talks", "obl", "left"),
        (TOGETHER, "demanding", "advcl", "came"),
        (RELATIVE, "ended", "acl:relcl", "strike"),
        (MODAL, "would", "aux", "sign"),
        (MODAL, "He", "nsubj", "sign"),
        (WHAT, "what", "obj", "condemned"),
        (WHAT, "happened", "acl:relcl", "what"),
    ],
)
def test_a_word_hangs_where_it_belongs(rows: str, word: str, relation: str, head: str) -> None:
    token, over = mended(rows, word)
    assert (token.relation, over) == (relation, head)


@pytest.mark.parametrize(
    ("rows", "word", "pos", "tag"),
    [
        (FENDED, "fended", "VERB", "VBD"),
        (DEMANDED, "release", "NOUN", "NN"),
        (FRAUGHT, "talks", "NOUN", "NNS"),
        (IMPOSED, "sanctions", "NOUN", "NNS"),
        (LEAVES, "heads", "VERB", "VBZ"),
    ],
)
def test_what_hangs_on_a_word_decides_between_noun_and_verb(rows: str, word: str, pos: str, tag: str) -> None:
    token, _ = mended(rows, word)
    assert (token.pos, token.tag) == (pos, tag)
