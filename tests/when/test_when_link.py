"""Which time belongs to which happening."""

from __future__ import annotations

from datetime import date

import pytest
from rows_of_words import at, read

from dateline.extract.when import TimeOf, Times
from dateline.extract.when_passage import Passage
from dateline.model import Analysis, Article, Status
from dateline.when import UNKNOWN, When

SAID = """
Officials NOUN 2 nsubj
said VERB 0 root say
on ADP 4 case
Monday PROPN 2 obl
that SCONJ 8 mark
troops NOUN 8 nsubj
had AUX 8 aux have
left VERB 2 ccomp leave
"""
ARRESTED = """
Police NOUN 2 nsubj
arrested VERB 0 root arrest
him PRON 2 obj
on ADP 5 case
Friday PROPN 2 obl
"""
COUP = """
The DET 2 det
coup NOUN 3 nsubj
took VERB 0 root take
place NOUN 3 obj
on ADP 6 case
Sunday PROPN 3 obl
"""
OPENED = """
On ADP 2 case
Monday PROPN 5 obl
, PUNCT 5 punct
police NOUN 5 nsubj
began VERB 0 root begin
clearing VERB 5 xcomp clear
streets NOUN 6 obj
"""
AFTER = """
He PRON 2 nsubj
resigned VERB 0 root resign
two NUM 4 nummod
days NOUN 7 obl
after SCONJ 7 mark
crowds NOUN 7 nsubj
rioted VERB 2 advcl riot
"""
TWICE = """
He PRON 2 nsubj
led VERB 0 root lead
coups NOUN 2 obj
in ADP 5 case
2010 NUM 2 obl
and CCONJ 7 cc
2011 NUM 5 conj
"""
PLAIN = """
Rebels NOUN 2 nsubj
attacked VERB 0 root attack
"""

DESCRIBED = """
Rulers NOUN 2 nsubj
released VERB 0 root release
the DET 5 det
ousted ADJ 5 amod
governor NOUN 2 obj
on ADP 7 case
Thursday PROPN 2 obl
"""


def time_of(rows: str, word: str, *, published: str | None = "2021-09-08", when: tuple[str, float] | None = None) -> TimeOf:
    article, analysis = read(rows, published=published)
    return Times(article, analysis, article.published).time_of(at(analysis, word, when=when))


def test_the_time_of_saying_is_not_that_of_what_is_said() -> None:
    assert time_of(SAID, "said").when.latest == date(2021, 9, 6)
    left = time_of(SAID, "left")
    assert (left.span, left.text) == (None, "")
    assert not left.when.dated


def test_a_time_under_its_verb_with_its_words() -> None:
    found = time_of(ARRESTED, "arrested")
    assert (found.when.earliest, found.text) == (date(2021, 9, 3), "Friday")
    assert found.span is not None


def test_a_day_is_not_that_of_a_word_that_only_describes_a_noun() -> None:
    assert time_of(DESCRIBED, "released").text == "Thursday"
    assert not time_of(DESCRIBED, "ousted").text


def test_a_light_verb_hands_its_time_to_its_subject() -> None:
    assert time_of(COUP, "coup").when.latest == date(2021, 9, 5)


def test_a_time_at_the_head_of_the_sentence() -> None:
    assert time_of(OPENED, "clearing").text == "Monday"


def test_so_long_after_dates_both_happenings() -> None:
    assert time_of(AFTER, "rioted").when.latest == date(2021, 9, 6)
    assert time_of(AFTER, "resigned").when.latest == date(2021, 9, 8)


def test_two_dates_joined_by_and_are_one_time() -> None:
    found = time_of(TWICE, "led")
    assert (found.when.earliest, found.when.latest, found.text) == (date(2010, 1, 1), date(2011, 12, 31), "2010 and 2011")


def test_a_hint_is_heard_where_the_tree_is_silent() -> None:
    article, analysis = read(ARRESTED, PLAIN)
    times = Times(article, analysis, article.published)
    assert times.time_of(at(analysis, "attacked", when=("Friday", 0.9))).text == "Friday"
    assert times.time_of(at(analysis, "attacked", when=("Friday", 0.2))).text == ""


def test_undated_is_a_bound_and_never_a_silent_date() -> None:
    found = time_of(PLAIN, "attacked")
    assert (found.when.earliest, found.when.latest, found.when.precision) == (None, date(2021, 9, 8), "bound")
    assert found.when.reason == "no date given; not after publication"
    assert time_of(PLAIN, "attacked", published=None).when == UNKNOWN


def carried(rows: str, word: str, *, status: Status = "happened", recalled: bool = False) -> TimeOf:
    article, analysis = read(rows)
    times = Times(article, analysis, article.published)
    happening = at(analysis, word)
    found = times.time_of(happening)
    return Passage(analysis, times).time_of(found, happening.start, kind="ASSAULT", status=status, recalled=recalled)


def test_a_day_is_carried_within_its_sentence_and_said() -> None:
    found = carried(SAID, "left")
    assert found.when.latest == date(2021, 9, 6)
    assert found.when.reason.startswith("same sentence as “Monday”")
    assert found.text == "Monday"


def test_no_day_is_carried_to_what_is_only_supposed_or_recalled() -> None:
    assert carried(SAID, "left", status="planned").when.dated
    assert not carried(SAID, "left", status="hypothetical").when.dated
    assert not carried(SAID, "left", recalled=True).when.dated


def test_an_analysis_without_tokens_still_has_expressions() -> None:
    article = Article(id="a", text="It fell in 2012.", digest="")
    assert [e.text for e in Times(article, Analysis("a"), UNKNOWN).expressions] == ["2012"]


def test_a_weekday_told_as_past_is_never_the_coming_one() -> None:
    article, analysis = read(SAID)
    happening = at(analysis, "left")
    coming = TimeOf(When.of("2021-09-13", reason="next Monday"), None, "Monday")
    passage = Passage(analysis, Times(article, analysis, article.published))
    past = passage.time_of(coming, happening.start, kind="ASSAULT", status="happened", recalled=False)
    assert past.when.earliest == date(2021, 9, 6)
    assert "told as past" in past.when.reason
    planned = passage.time_of(coming, happening.start, kind="ASSAULT", status="planned", recalled=False)
    assert planned.when.earliest == date(2021, 9, 13)


HELD = """
Envoys NOUN 2 nsubj
praised VERB 0 root praise
talks NOUN 2 obj
held VERB 3 acl hold
on ADP 6 case
Monday PROPN 4 obl
"""
SEIZED = """
Crowds NOUN 2 nsubj
met VERB 0 root meet
men NOUN 2 obj
seized VERB 3 acl seize
on ADP 6 case
Monday PROPN 4 obl
"""
REGROUPED = """
Troops NOUN 2 nsubj
came VERB 0 root arrive
in ADP 4 case
2013 NUM 2 obl
but CCONJ 7 cc
rebels NOUN 7 nsubj
regrouped VERB 2 conj regroup
"""
OWNED = """
Leaders NOUN 2 nsubj
left VERB 0 root leave
angry ADJ 2 advcl
over ADP 7 case
Monday PROPN 7 nmod:poss
's PART 5 case
vote NOUN 3 obl
"""
HAD_FLED = """
Guards NOUN 3 nsubj
had AUX 3 aux have
fled VERB 0 root flee
"""
OUSTED = """
He PRON 4 nsubj:pass
has AUX 4 aux have
been AUX 4 aux:pass be
ousted VERB 0 root oust
"""


def test_the_time_in_a_clause_on_a_noun_is_that_clause_s() -> None:
    assert time_of(SEIZED, "met").text == ""
    assert time_of(SEIZED, "seized").text == "Monday"


def test_a_light_clause_on_a_noun_gives_it_its_time() -> None:
    assert time_of(HELD, "talks").text == "Monday"


def test_another_subject_s_verb_does_not_share_the_time() -> None:
    assert time_of(REGROUPED, "came").text == "2013"
    assert time_of(REGROUPED, "regrouped").text == ""


def carried_over(*sentences: str, word: str, after: str) -> TimeOf:
    """The time of a word, when that of another has been asked before."""
    article, analysis = read(*sentences)
    times = Times(article, analysis, article.published)
    passage = Passage(analysis, times)
    out = TimeOf(UNKNOWN, None, "")
    for name in (after, word):
        happening = at(analysis, name)
        out = passage.time_of(times.time_of(happening), happening.start, kind="ASSAULT", status="happened", recalled=False)
    return out


def test_what_is_told_next_takes_the_day_and_says_so() -> None:
    found = carried_over(ARRESTED, PLAIN, word="attacked", after="arrested")
    assert found.when.latest == date(2021, 9, 3)
    assert found.when.reason.startswith("as what is told just before")


def test_what_had_happened_before_takes_no_day_told() -> None:
    assert not carried_over(ARRESTED, PLAIN, PLAIN, HAD_FLED, word="fled", after="arrested").when.dated
    assert not carried_over(ARRESTED, HAD_FLED, word="fled", after="arrested").when.dated


def test_the_news_takes_the_day_told_right_after() -> None:
    article, analysis = read(OUSTED, ARRESTED)
    times = Times(article, analysis, article.published)
    happening = at(analysis, "ousted")
    found = Passage(analysis, times).time_of(
        times.time_of(happening), happening.start, kind="ASSAULT", status="happened", recalled=False
    )
    assert (found.when.latest, found.text) == (date(2021, 9, 3), "Friday")
    assert "right after" in found.when.reason


def test_the_owner_of_something_dates_nothing_else() -> None:
    assert not carried(OWNED, "left").when.dated


def test_a_month_told_as_past_is_never_the_coming_one() -> None:
    article, analysis = read(PLAIN)
    happening = at(analysis, "attacked")
    coming = When.of("2021-12", reason="year worked out from publication (2021-09-08)")
    passage = Passage(analysis, Times(article, analysis, article.published))
    past = passage.time_of(TimeOf(coming, None, "December"), happening.start, kind="ASSAULT", status="happened", recalled=False)
    assert (past.when.earliest, past.when.latest) == (date(2020, 12, 1), date(2020, 12, 31))
    planned = passage.time_of(
        TimeOf(coming, None, "December"), happening.start, kind="ASSAULT", status="planned", recalled=False
    )
    assert planned.when.earliest == date(2021, 12, 1)


BESIDE = """
Envoys NOUN 2 nsubj
said VERB 0 root say
on ADP 4 case
Monday PROPN 2 obl
that SCONJ 8 mark
a DET 7 det
summit NOUN 8 nsubj
backs VERB 2 ccomp back
plans NOUN 8 obj
for ADP 11 case
raids NOUN 9 nmod
"""
AIMED = """
Envoys NOUN 2 nsubj
said VERB 0 root say
on ADP 4 case
Monday PROPN 2 obl
that SCONJ 7 mark
rebels NOUN 7 nsubj
tried VERB 2 ccomp try
to PART 9 mark
seize VERB 7 xcomp seize VB
towns NOUN 9 obj
"""
NOW = """
Rebels NOUN 2 nsubj
hold VERB 0 root hold
towns NOUN 2 obj
now ADV 2 advmod
while SCONJ 7 mark
envoys NOUN 7 nsubj
protest VERB 2 advcl protest
"""


def test_a_noun_takes_a_day_of_its_sentence_only_where_it_tells_what_happened() -> None:
    assert carried(BESIDE, "summit").when.latest == date(2021, 9, 6)
    assert not carried(BESIDE, "summit", status="planned").when.dated
    assert not carried(BESIDE, "summit", status="ongoing").when.dated
    assert not carried(BESIDE, "raids").when.dated


def test_what_a_verb_aims_at_takes_no_day_of_its_sentence() -> None:
    assert carried(AIMED, "tried").when.latest == date(2021, 9, 6)
    assert not carried(AIMED, "seize").when.dated


def test_now_dates_nothing() -> None:
    assert not carried(NOW, "hold").when.dated
    assert not carried(NOW, "protest").when.dated


ORDERED = """
The DET 2 det
ban NOUN 0 root
"""


def test_a_noun_takes_the_day_told_before_only_at_the_top() -> None:
    assert carried_over(ARRESTED, ORDERED, word="ban", after="arrested").when.latest == date(2021, 9, 3)
    assert not carried_over(ARRESTED, PLAIN, PLAIN, ORDERED, word="ban", after="arrested").when.dated


MET = """
Envoys NOUN 2 nsubj
held VERB 0 root hold
a DET 4 det
meeting NOUN 2 obj
in ADP 7 case
May PROPN 7 compound
2019 NUM 2 obl
"""
THE_MEETING = """
The DET 2 det
meeting NOUN 3 nsubj
praised VERB 0 root praise
farmers NOUN 3 obj
"""
ALSO = """
They PRON 3 nsubj
also ADV 3 advmod
signed VERB 0 root sign
accords NOUN 3 obj
"""


def test_a_time_goes_on_over_sentences_that_go_on() -> None:
    praised = carried_over(MET, THE_MEETING, word="praised", after="held")
    assert (praised.when.iso(), praised.text) == (("2019-05", "2019-05"), "May 2019")
    assert carried_over(MET, THE_MEETING, ALSO, word="signed", after="held").when.iso() == ("2019-05", "2019-05")
    assert not carried_over(MET, PLAIN, ALSO, word="signed", after="held").when.dated
    assert not carried_over(ARRESTED.replace("Friday", "2019"), THE_MEETING, word="praised", after="arrested").when.dated


def test_what_is_planned_is_not_over() -> None:
    article, analysis = read(PLAIN)
    happening = at(analysis, "attacked")
    passage = Passage(analysis, Times(article, analysis, article.published))

    def time(when: When, status: Status) -> tuple[date | None, date | None]:
        found = passage.time_of(TimeOf(when, None, "then"), happening.start, kind="ASSAULT", status=status, recalled=False).when
        return found.earliest, found.latest

    friday = When.of("2021-09-03", reason="the last Friday up to 2021-09-08")
    march = When.of("2021-03", reason="year worked out from publication (2021-09-08)")
    given = When.of("2021-03", reason="month given")
    assert time(friday, "planned") == (date(2021, 9, 10), date(2021, 9, 10))
    assert time(march, "planned") == (date(2022, 3, 1), date(2022, 3, 31))
    assert time(given, "planned") == (given.earliest, given.latest)
    assert time(friday, "called_for") == (friday.earliest, friday.latest)


FLEES = """
Guards NOUN 2 nsubj
flee VERB 0 root flee VBP
"""
CAUGHT = """
Soldiers NOUN 2 nsubj
claim VERB 0 root claim VBP
on ADP 4 case
Monday PROPN 2 obl
to PART 7 mark
have AUX 7 aux have
catch VERB 2 xcomp catch VB
him PRON 7 obj
"""


def test_the_present_takes_the_day_told_before_only_at_the_top() -> None:
    assert carried_over(ARRESTED, PLAIN, PLAIN, FLEES, word="flee", after="arrested").when.latest == date(2021, 9, 3)
    assert not carried_over(ARRESTED, PLAIN, PLAIN, PLAIN, FLEES, word="flee", after="arrested").when.dated


def test_an_infinitive_of_what_is_over_is_no_aim() -> None:
    assert carried(CAUGHT, "catch").when.latest == date(2021, 9, 6)


CALLED = """
The DET 2 det
union NOUN 3 nsubj
called VERB 0 root
for ADP 6 case
a DET 6 det
march NOUN 3 obl
on ADP 8 case
Monday PROPN 6 nmod
"""
ON_MONDAY = """
On ADP 2 case
Monday PROPN 5 obl
the DET 4 det
union NOUN 5 nsubj
called VERB 0 root
for ADP 8 case
a DET 8 det
march NOUN 5 obl
"""


@pytest.mark.parametrize(
    ("rows", "kind", "wanted"),
    [(CALLED, "PROTEST", date(2021, 9, 13)), (CALLED, "RETREAT", date(2021, 9, 6)), (ON_MONDAY, "PROTEST", date(2021, 9, 6))],
    ids=["a march is called for a day to come", "a release is demanded on a day", "the day of the call itself"],
)
def test_what_is_called_for_lies_ahead_where_a_day_can_be_set_for_it(rows: str, kind: str, wanted: date) -> None:
    article, analysis = read(rows)
    times = Times(article, analysis, article.published)
    happening = at(analysis, "march")
    passage = Passage(analysis, times)
    found = passage.time_of(times.time_of(happening), happening.start, kind=kind, status="called_for", recalled=False)
    assert found.when.earliest == wanted
