"""Times of what is still to come: lengths counted from the day of a promise, deadlines, and whose day is whose."""

from __future__ import annotations

from datetime import date

import pytest
from rows_of_words import at, read

from dateline.extract.when import TimeOf, Times
from dateline.extract.when_calendar import easter_day
from dateline.extract.when_passage import Passage
from dateline.model import Happening, Status

PROMISED = """
On ADP 2 case
Monday PROPN 4 obl
Kenya PROPN 4 nsubj Kenya NNP
promised VERB 0 root promise VBD
to PART 6 mark
free VERB 4 xcomp free VB
monks NOUN 6 obj
within ADP 10 case
two NUM 10 nummod
weeks NOUN 6 obl
. PUNCT 4 punct
"""
UNDATED = """
Kenya PROPN 2 nsubj Kenya NNP
promised VERB 0 root promise VBD
to PART 4 mark
free VERB 2 xcomp free VB
monks NOUN 4 obj
within ADP 8 case
two NUM 8 nummod
weeks NOUN 4 obl
. PUNCT 2 punct
"""
GIVEN = """
Kenya PROPN 2 nsubj Kenya NNP
gave VERB 0 root give VBD
rebels NOUN 2 iobj rebel
30 NUM 5 nummod
days NOUN 2 obj day
to PART 7 mark
leave VERB 2 xcomp leave VB
. PUNCT 2 punct
"""
DEADLINE = """
Kenya PROPN 2 nsubj Kenya NNP
set VERB 0 root set VBD
a DET 4 det
deadline NOUN 2 obj deadline
of ADP 7 case
1 NUM 7 nummod
October PROPN 4 nmod
for ADP 11 mark
rebels NOUN 11 nsubj
to PART 11 mark
leave VERB 2 advcl leave VB
. PUNCT 2 punct
"""
AGREED = """
They PRON 2 nsubj
agreed VERB 0 root agree VBD
in ADP 4 case
October PROPN 2 obl
to PART 6 mark
meet VERB 2 xcomp meet VB
. PUNCT 2 punct
"""


def timed(rows: str, *told: tuple[str, Status], kind: str = "RETREAT", published: str | None = "2021-09-08") -> list[TimeOf]:
    """The times of happenings at some words, asked in text order."""
    article, analysis = read(rows, published=published)
    times = Times(article, analysis, article.published)
    passage = Passage(analysis, times)
    happenings: list[tuple[Happening, Status]] = [(at(analysis, word), status) for word, status in told]
    return [passage.time_of(times.time_of(h), h.start, kind=kind, status=s, recalled=False) for h, s in happenings]


def test_a_length_is_counted_from_the_day_of_the_promise() -> None:
    promised, free = timed(PROMISED, ("promised", "happened"), ("free", "planned"))
    assert promised.when.earliest == promised.when.latest == date(2021, 9, 6)
    assert (free.when.earliest, free.when.latest) == (date(2021, 9, 6), date(2021, 9, 20))
    assert free.when.reason == "within 2 weeks of 2021-09-06"


def test_else_from_publication_and_from_no_day_at_all_when_there_is_none() -> None:
    _, free = timed(UNDATED, ("promised", "happened"), ("free", "planned"))
    assert (free.when.earliest, free.when.latest, free.text) == (date(2021, 9, 8), date(2021, 9, 22), "two weeks")
    _, free = timed(UNDATED, ("promised", "happened"), ("free", "planned"), published=None)
    assert not free.when.known
    assert "not known" in free.when.reason


def test_a_length_dates_nothing_that_is_over() -> None:
    (free,) = timed(UNDATED, ("free", "happened"))
    assert (free.text, free.when.earliest, free.when.latest) == ("", None, date(2021, 9, 8))


def test_a_time_given_is_for_what_is_demanded() -> None:
    gave, leave = timed(GIVEN, ("gave", "happened"), ("leave", "called_for"))
    assert gave.text == ""
    assert (leave.when.earliest, leave.when.latest) == (date(2021, 9, 8), date(2021, 10, 8))


def test_a_deadline_is_a_limit_ahead_and_not_the_day_on_which_it_was_set() -> None:
    deadline, leave = timed(DEADLINE, ("deadline", "happened"), ("leave", "called_for"))
    assert (deadline.text, str(deadline.when)) == ("", "by 2021-09-08")
    assert (leave.when.earliest, leave.when.latest) == (None, date(2021, 10, 1))


def test_what_an_act_sets_is_known_by_it() -> None:
    article, analysis = read(DEADLINE)
    passage = Passage(analysis, Times(article, analysis, article.published))
    assert passage.due_by(at(analysis, "deadline").start).latest == date(2021, 10, 1)
    assert passage.due_by(at(analysis, "leave").start).known is False


def test_words_between_an_agreement_and_what_is_agreed_say_when_it_was_agreed() -> None:
    agreed, meet = timed(AGREED, ("agreed", "happened"), ("meet", "planned"), kind="CONSULT")
    assert agreed.when.latest == date(2020, 10, 31)
    assert meet.when.latest is None or meet.when.latest <= date(2021, 9, 8)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, date(1818, 3, 22)), (2000, date(2000, 4, 23)), (2019, date(2019, 4, 21)), (2038, date(2038, 4, 25))],
)
def test_easter(year: int, day: date) -> None:
    assert easter_day(year) == day
