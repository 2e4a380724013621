"""Who says so: the chain of sources of a happening."""

from __future__ import annotations

from dataclasses import replace

import pytest
from build import Report, report

from dateline.extract.said import Said

SAID = report("""
The the DET DT 2 det
mayor mayor NOUN NN 3 nsubj person
said say VERB VBD 0 root
that that SCONJ IN 6 mark
rebels rebel NOUN NNS 6 nsubj person
attacked attack VERB VBD 3 ccomp
monks monk NOUN NNS 6 obj person
because because ADP IN 11 case
of of ADP IN 8 fixed
the the DET DT 11 det
coup coup NOUN NN 6 obl event
. . PUNCT . 3 punct
""")
ACCORDING = report("""
Rebels rebel NOUN NNS 2 nsubj person
attacked attack VERB VBD 0 root
monks monk NOUN NNS 2 obj person
, , PUNCT , 8 punct
according accord VERB VBG 8 case
to to ADP IN 5 fixed
the the DET DT 8 det
mayor mayor NOUN NN 2 obl person
. . PUNCT . 2 punct
""")
AFTER = report("""
Rebels rebel NOUN NNS 2 nsubj person
attacked attack VERB VBD 0 root
monks monk NOUN NNS 2 obj person
, , PUNCT , 2 punct
the the DET DT 6 det
mayor mayor NOUN NN 7 nsubj person
said say VERB VBD 2 parataxis
. . PUNCT . 2 punct
""")
QUOTED = report("""
“ “ PUNCT `` 3 punct
They they PRON PRP 3 nsubj person
attacked attack VERB VBD 0 root
the the DET DT 6 det
old old ADJ JJ 6 amod
monks monk NOUN NNS 3 obj person
. . PUNCT . 3 punct

They they PRON PRP 2 nsubj person
fled flee VERB VBD 7 ccomp
, , PUNCT , 2 punct
” ” PUNCT '' 2 punct
the the DET DT 6 det
mayor mayor NOUN NN 7 nsubj person
said say VERB VBD 0 root
. . PUNCT . 7 punct

Rain rain NOUN NN 2 nsubj
fell fall VERB VBD 0 root
. . PUNCT . 2 punct
""")
RESUMED = report(
    """
“ “ PUNCT `` 4 punct
The the DET DT 3 det
rebels rebel NOUN NNS 4 nsubj person
attacked attack VERB VBD 8 ccomp
, , PUNCT , 4 punct
” ” PUNCT '' 4 punct
monks monk NOUN NNS 8 nsubj person
said say VERB VBD 0 root
. . PUNCT . 8 punct

“ “ PUNCT `` 4 punct
Then then ADV RB 4 advmod
they they PRON PRP 4 nsubj person
fled flee VERB VBD 0 root
. . PUNCT . 4 punct
” ” PUNCT '' 4 punct

{0}

“ “ PUNCT `` 4 punct
The the DET DT 3 det
town town NOUN NN 4 nsubj place
burned burn VERB VBD 0 root
. . PUNCT . 4 punct
” ” PUNCT '' 4 punct
""".replace("{0}", "\n\n".join(["Rain rain NOUN NN 2 nsubj\nfell fall VERB VBD 0 root\n. . PUNCT . 2 punct"] * 3))
)
NESTED = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
said say VERB VBD 0 root
Chad Chad PROPN NNP 4 nsubj place B-LOC
claimed claim VERB VBD 2 ccomp
rebels rebel NOUN NNS 6 nsubj person
fled flee VERB VBD 4 ccomp
. . PUNCT . 2 punct
""")
CITED = report("""
Rebels rebel NOUN NNS 2 nsubj person
attacked attack VERB VBD 0 root
monks monk NOUN NNS 2 obj person
( ( PUNCT -LRB- 5 punct
Reuters Reuters PROPN NNP 2 parataxis organization B-ORG
19/8/2020 19/8/2020 NUM CD 5 nummod
) ) PUNCT -RRB- 5 punct
. . PUNCT . 2 punct

Rain rain NOUN NN 2 nsubj
fell fall VERB VBD 0 root
. . PUNCT . 2 punct
""")


def test_says_that() -> None:
    assert SAID.said("attacked") == ["mayor"]


def test_a_speech_act_is_not_its_own_source() -> None:
    assert SAID.said("said") == []
    assert AFTER.said("said") == []


def test_what_is_only_recalled_in_what_is_said_is_not_told_by_the_speaker() -> None:
    assert SAID.said("coup") == []


def test_according_to() -> None:
    assert ACCORDING.said("attacked") == ["mayor"]


def test_a_report_after_the_comma() -> None:
    assert AFTER.said("attacked") == ["mayor"]


def test_a_quotation_over_two_sentences_is_its_speakers_and_no_more() -> None:
    assert QUOTED.said("attacked") == ["mayor"]
    assert QUOTED.said("fled") == ["mayor"]
    assert QUOTED.said("fell") == []


def test_a_quotation_that_goes_on_keeps_its_speaker_unless_other_news_comes_between() -> None:
    assert RESUMED.said("attacked") == RESUMED.said("fled") == ["monks"]
    assert RESUMED.said("burned") == []


def test_a_chain_goes_from_the_nearest_outwards() -> None:
    assert NESTED.said("fled") == ["Chad", "Kenya"]
    assert NESTED.said("claimed") == ["Kenya"]


def test_an_agency_in_brackets_with_a_date() -> None:
    assert CITED.said("attacked") == ["Reuters"]
    assert CITED.said("fell") == []


def test_the_reports_own_voice_is_nobody() -> None:
    one = report("""
Rebels rebel NOUN NNS 2 nsubj person
attacked attack VERB VBD 0 root
monks monk NOUN NNS 2 obj person
. . PUNCT . 2 punct
""")
    assert one.said("attacked") == []
    assert one.said("attacked", seen={"said_by": {"monks": 0.2}}) == []


def test_a_clear_sight_of_the_reader_helps_where_grammar_is_silent() -> None:
    one = report("""
Rebels rebel NOUN NNS 2 nsubj person
attacked attack VERB VBD 0 root
in in ADP IN 6 case
a a DET DT 6 det
mayor mayor NOUN NN 6 compound person
account account NOUN NN 2 obl abstract
. . PUNCT . 2 punct
""")
    assert one.said("attacked", seen={"said_by": {"account": 0.9}}) == ["mayor account"]


def test_a_source_that_the_reader_sees_nothing_of_is_doubted() -> None:
    assert SAID.said("attacked", seen={"actors": {"rebels": 0.9}}) == []
    assert SAID.said("attacked", seen={"said_by": {"mayor": 0.2}}) == SAID.said("attacked") != []


def test_a_source_cited_in_so_many_words_is_not_doubted() -> None:
    assert ACCORDING.said("attacked", seen={"actors": {"Rebels": 0.9}}) == ACCORDING.said("attacked") != []


CITING = report("""
Kenya Kenya PROPN NNP 7 nsubj place B-LOC
, , PUNCT , 3 punct
citing cite VERB VBG 1 acl
a a DET DT 5 det
nurse nurse NOUN NN 3 obj person
, , PUNCT , 3 punct
said say VERB VBD 0 root
rebels rebel NOUN NNS 9 nsubj person
attacked attack VERB VBD 7 ccomp
. . PUNCT . 7 punct
""")
MISREAD = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
said say VERB VBD 0 root
, , PUNCT , 4 punct
citing cite VERB VBG 6 acl
a a DET DT 6 det
nurse nurse NOUN NN 2 nsubj person
, , PUNCT , 10 punct
that that SCONJ IN 10 mark
rebels rebel NOUN NNS 10 nsubj person
attacked attack VERB VBD 2 ccomp
. . PUNCT . 2 punct
""")
QUOTED_BY = report("""
Rebels rebel NOUN NNS 2 nsubj person
attacked attack VERB VBD 0 root
, , PUNCT , 7 punct
according accord VERB VBG 7 case
to to ADP IN 4 fixed
a a DET DT 7 det
nurse nurse NOUN NN 2 obl person
quoted quote VERB VBN 7 acl
by by ADP IN 10 case
Reuters Reuters PROPN NNP 8 obl:agent organization B-ORG
. . PUNCT . 2 punct
""")
REPORTED_ON = report("""
“ “ PUNCT `` 4 punct
The the DET DT 3 det
rebels rebel NOUN NNS 4 nsubj person
attacked attack VERB VBD 8 ccomp
, , PUNCT , 4 punct
” ” PUNCT '' 4 punct
monks monk NOUN NNS 8 nsubj person
said say VERB VBD 0 root
, , PUNCT , 12 punct
according accord VERB VBG 12 case
to to ADP IN 10 fixed
Reuters Reuters PROPN NNP 8 obl organization B-ORG
. . PUNCT . 8 punct
""")
REASONED = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
said say VERB VBD 0 root
rebels rebel NOUN NNS 4 nsubj person
fled flee VERB VBD 2 ccomp
, , PUNCT , 6 punct
citing cite VERB VBG 2 advcl
a a DET DT 8 det
drought drought NOUN NN 6 obj event
. . PUNCT . 2 punct
""")


def test_who_is_cited_stands_before_who_cites() -> None:
    assert CITING.said("attacked") == ["nurse", "Kenya"]
    assert MISREAD.said("attacked") == ["nurse", "Kenya"]
    assert QUOTED_BY.said("attacked") == ["nurse", "Reuters"]


def test_who_is_cited_and_cites_stands_once(monkeypatch: pytest.MonkeyPatch) -> None:
    mayor = SAID.at("mayor")
    monkeypatch.setattr(Said, "_citing", lambda *_: [(mayor, mayor)])
    assert SAID.said("attacked") == ["mayor"]


def test_a_reason_that_is_cited_says_nothing() -> None:
    assert REASONED.said("fled") == ["Kenya"]


def test_who_passes_a_saying_on_stands_outside_it() -> None:
    assert REPORTED_ON.said("attacked") == ["monks", "Reuters"]


def test_an_outlet_is_no_source_of_what_it_is_told_itself() -> None:
    told = report("""
Rebels rebel NOUN NNS 2 nsubj person
attacked attack VERB VBD 0 root
, , PUNCT , 2 punct
the the DET DT 5 det
mayor mayor NOUN NN 6 nsubj person
told tell VERB VBD 2 parataxis
Reuters Reuters PROPN NNP 6 obj organization B-ORG
. . PUNCT . 2 punct
""")
    ours = Report(replace(told.article, outlet="Reuters"), told.analysis)
    assert told.said("attacked")[:1] == ours.said("attacked") == ["mayor"]


def test_who_cites_is_not_what_stands_before_the_comma() -> None:
    one = report("""
Chad Chad PROPN NNP 2 nsubj place B-LOC
told tell VERB VBD 0 root
Kenya Kenya PROPN NNP 2 obj place B-LOC
, , PUNCT , 5 punct
citing cite VERB VBG 2 advcl
a a DET DT 7 det
nurse nurse NOUN NN 5 obj person
, , PUNCT , 10 punct
rebels rebel NOUN NNS 10 nsubj person
fled flee VERB VBD 2 ccomp
. . PUNCT . 2 punct
""")
    assert one.said("fled") == ["nurse", "Chad"]
