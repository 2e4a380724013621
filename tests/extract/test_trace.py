"""What is explained is what was coded, and the explanation names what settled it and what came second."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest
from build import report

from dateline.extract import Explanation, code_article, explain_article
from dateline.extract.roles import Roles
from dateline.extract.status import StatusReader
from dateline.extract.trace import SLOTS, Recorder
from dateline.extract.what import What
from dateline.model import Analysis, Article, Span
from dateline.parse import shipped_parser
from dateline.when import When

STORIES = (
    "Soldiers in Niger arrested President Ana Silva on Sunday. She had promised elections by May. ECOWAS condemned the coup.",
    "“We did not fire on anyone. They attacked us,” Colonel Issa Moro told Reuters, after at least 20 protesters were killed.",
    "The two countries agreed to reopen the border. Kenya's government, according to the BBC, will lift its ban on Monday.",
    "",
    "Nothing happened.",
    "Gunmen killed six soldiers near Gao on Monday. Nobody has claimed responsibility for the attack.",
)
WHY = ("type", "actors", "recipients", "said_by", "status", "when", "where")
"""Slots of which something is said for every claim, also where they are empty."""


@cache
def read(text: str) -> tuple[Article, Analysis]:
    article = Article("story", text, "", language="en", published=When.of("2021-09-08"), published_known="given")
    return article, shipped_parser().read([article])[0]


def explained(text: str, trigger: str) -> Explanation:
    (found,) = [e for e in explain_article(*read(text)) if e.claim.trigger_text == trigger]
    return found


@pytest.mark.parametrize("text", STORIES)
def test_what_is_explained_is_what_is_coded(text: str) -> None:
    told = explain_article(*read(text))
    assert tuple(e.claim for e in told) == code_article(*read(text))
    for one in told:
        assert [s.slot for s in one.slots] == list(SLOTS)
        for slot in one.slots:
            assert slot.value == getattr(one.claim, slot.slot), slot.slot
            assert slot.because or slot.slot not in WHY, slot.slot
        assert one.sentence.contains(one.claim.quote)


@pytest.mark.parametrize("text", STORIES)
def test_the_runner_up_is_the_claims(text: str) -> None:
    for one in explain_article(*read(text)):
        (second,) = [r for r in one.claim.reasons if r.startswith("runner-up ")]
        assert any(f"{second} " in line for line in one.slot("type").because)


def test_a_cue_is_named_with_its_file_and_strength() -> None:
    lines = explained(STORIES[0], "arrested").slot("type").because
    (cue,) = [line for line in lines if "cue “arrest” of COERCE" in line]
    name = cue[cue.index("(") + 1 : cue.index(")")]
    assert files("dateline").joinpath(name).is_file()
    assert "strength 0." in cue or "strength 1" in cue


def test_a_pronoun_leads_to_the_name_it_stands_for() -> None:
    lines = explained(STORIES[0], "promised").slot("actors").because
    (at,) = [i for i, line in enumerate(lines) if line.startswith("“She” = Ana Silva: a pronoun for “")]
    assert lines[at + 1].endswith("= Ana Silva: a person, by the fullest name here")


def test_the_words_and_the_sum_of_a_date_are_told() -> None:
    lines = explained(STORIES[0], "arrested").slot("when").because
    assert any("“Sunday”" in line for line in lines)
    assert lines[-1].startswith("2021-09-05: ")


# ---------------------------------------------------------------- by hand

CLOSED = report("""
The the DET DT 2 det
junta junta NOUN NN 3 nsubj organization
closed close VERB VBD 0 root
the the DET DT 5 det
border border NOUN NN 3 obj place
. . PUNCT . 3 punct
""")
HELD = report("""
Police police NOUN NN 2 nsubj organization
arrested arrest VERB VBD 0 root
monks monk NOUN NNS 2 obj person
. . PUNCT . 2 punct
""")


def notes(trace: Recorder, trigger: Span, slot: str) -> list[str]:
    return trace._heard[trigger][slot].notes


def test_a_cue_that_the_doer_rules_out_is_told() -> None:
    trace, closing = Recorder(), CLOSED.happening("closed", types={"COERCE": 0.5})
    (coded,) = What(CLOSED.tree, trace=trace).code([closing])
    told = notes(trace, CLOSED.analysis.span(2, 3), "type")
    out = [line for line in told if "ruled out by who acts" in line]
    assert coded.type == "COERCE"
    assert out
    assert all(" of SANCTION " in line for line in out)


def test_the_best_one_left_out_is_told_with_its_chance() -> None:
    trace = Recorder()
    trace.turn_to(HELD.analysis.span(1, 2))
    seen = {"actors": {"Police": 0.9, "monks": 0.31}, "recipients": {"monks": 0.8}}
    who = HELD.who
    Roles(who, trace=trace).of(HELD.happening("arrested", roles=seen), parties=False)
    told = notes(trace, HELD.analysis.span(1, 2), "actors")
    assert told == [
        "the reader gives “Police” 90% (58% needed)",
        "best left out: “monks”, to which the reader gives 31% (58% needed)",
    ]


def test_grammar_is_named_where_the_reader_leaves_it_open() -> None:
    trace = Recorder()
    trace.turn_to(HELD.analysis.span(1, 2))
    Roles(HELD.who, trace=trace).of(HELD.happening("arrested"), parties=False)
    told = notes(trace, HELD.analysis.span(1, 2), "recipients")
    assert told == ["the reader leaves it open; grammar: “monks” is the object of “arrested”"]


def test_how_a_status_was_weighed_is_told() -> None:
    trace = Recorder()
    trace.turn_to(HELD.analysis.span(1, 2))
    happening = HELD.happening("arrested", statuses={"happened": 0.7, "alleged": 0.2})
    status, _ = StatusReader(HELD.tree, trace=trace).read(happening, kind="COERCE", told=True)
    told = notes(trace, HELD.analysis.span(1, 2), "status")
    assert status == "alleged"
    assert "a party says so: “alleged” counts 6 times what the reader gives" in told
    assert "no word or tense settles it; weighed: alleged 1.20, runner-up happened 0.70" in told


def test_a_slot_keeps_the_value_settled_last() -> None:
    trace, here = Recorder(), Span("a", 0, 1)
    trace.turn_to(here)
    trace.settle("actors", ("one",), "first")
    trace.turn_to(Span("a", 2, 3))
    trace.settle("actors", ("other",))
    trace.turn_to(here)
    trace.settle("actors", (), "then nobody")
    heard = trace._heard[here]["actors"]
    assert (heard.value, heard.notes) == ((), ["first", "then nobody"])
