"""Why a claim was coded as it was, on the command line and from Python. The case is that of the examples."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.case import Case
from dateline.cli import mark_words
from dateline.errors import CaseError, QuestionError
from dateline.extract.trace import SLOTS
from dateline.model import Article, Claim, Filler, Span, as_record
from dateline.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
Run = Callable[..., Any]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of the example reports; only to be read."""
    path = tmp_path_factory.mktemp("examples") / "examples.dateline"
    with Case.open(path, settings=Settings()) as case:
        case.add(EXAMPLES)
        case.build()
    return path


def claims_of(path: Path) -> list[Claim]:
    with Case.open(path, read_only=True) as case:
        return case.claims()


def test_every_claim_of_the_examples_is_explained_as_it_was_coded(examples: Path) -> None:
    with Case.open(examples, read_only=True) as case:
        claims = case.claims()
        assert len(claims) > 100
        for claim in claims:
            told = case.explain(claim.id)
            assert told.claim == claim
            assert {s.slot: s.value for s in told.slots} == {slot: getattr(claim, slot) for slot in SLOTS}
            assert all(told.slot(s).because for s in ("type", "actors", "recipients", "said_by", "status", "when", "where"))


def test_an_explanation_shows_the_words_and_the_reasons(dateline: Run, examples: Path) -> None:
    claim = next(c for c in claims_of(examples) if c.actors and c.when_span and c.mode and c.said_by)
    ran = dateline("explain", examples, claim.id)
    shown = " ".join(ran.out.split())
    assert (ran.status, ran.err) == (0, "")
    assert f"claim {claim.id}" in shown
    assert f"[what: {claim.trigger_text}]" in shown
    assert f"What happened: {claim.type}" in shown
    assert f"Who did it: {', '.join(a.name for a in claim.actors)}" in shown
    assert "runner-up" in shown
    assert max(map(len, ran.out.splitlines())) <= 120


def test_the_beginning_of_an_id_is_enough(dateline: Run, examples: Path) -> None:
    ids = sorted(c.id for c in claims_of(examples))
    wanted = ids[len(ids) // 2]
    short = next(wanted[:n] for n in range(1, 17) if sum(i.startswith(wanted[:n]) for i in ids) == 1)
    assert dateline("explain", examples, short).out == dateline("explain", examples, wanted).out
    many = dateline("explain", examples, short[:-1])
    assert many.status == 2
    assert "begins the ids of" in many.err
    assert "give more of the id" in many.err


def test_data_holds_each_slot_of_the_claim(dateline: Run, examples: Path) -> None:
    claim = claims_of(examples)[0]
    told = json.loads(dateline("explain", examples, claim.id, "--json").out)
    assert told["id"] == claim.id
    assert told["trigger"]["text"] == claim.trigger_text
    assert list(told["slots"]) == list(SLOTS)
    for slot, one in told["slots"].items():
        assert one["value"] == as_record(getattr(claim, slot))


def test_the_claims_of_a_report_are_listed(dateline: Run, examples: Path) -> None:
    claims = [c for c in claims_of(examples) if c.article == "kati-mutiny-wire"]
    ran = dateline("explain", examples, "--article", "kati-mutiny-wire")
    lines = ran.out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == [c.id for c in claims]
    assert lines[-1] == f"{len(claims)} claims."
    data = json.loads(dateline("explain", examples, "--article", "kati-mutiny-wire", "--json").out)
    assert [d["id"] for d in data] == [c.id for c in claims]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("zzzz",), "has an id that is or begins with “zzzz”"),
        ((" ",), "claims were looked at"),
        ((), "give CLAIM or --article ID"),
        (("0", "--article", "kati-mutiny-wire"), "give CLAIM or --article ID"),
        (("--article", "kati-mutiny"), "near it: kati-mutiny-"),
    ],
)
def test_what_is_no_claim_is_told(dateline: Run, examples: Path, words: tuple[str, ...], said: str) -> None:
    ran = dateline("explain", examples, *words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert said in ran.err


def test_near_ids_are_shown(examples: Path) -> None:
    wanted = claims_of(examples)[0].id
    with Case.open(examples, read_only=True) as case, pytest.raises(QuestionError, match=wanted):
        case.explain(wanted[:-1] + "z")


def test_a_claim_of_another_version_is_not_explained(handmade: Callable[..., Path]) -> None:
    with Case.open(handmade(), read_only=True) as case, pytest.raises(CaseError, match="run dateline build again"):
        case.explain(case.claims()[0].id)


def test_an_event_shows_the_ids_of_its_claims(dateline: Run, examples: Path) -> None:
    shown = " ".join(dateline("show", examples, "--events", "1").out.split())
    assert any(f"claim {c.id}" in shown for c in claims_of(examples))


# ---------------------------------------------------------------- marks

TEXT = "Aides say so. On Monday rebels and rebels' friends fled. Gao fell."


def span(words: str) -> Span:
    return Span("a", TEXT.index(words), TEXT.index(words) + len(words))


def test_words_are_marked_inside_the_quote_and_those_elsewhere_follow() -> None:
    claim = Claim(
        *("id", "a", span("rebels and rebels' friends fled"), span("fled"), "fled", "RETREAT", None, "happened"),
        actors=(
            Filler("rebels", span("rebels"), text="rebels"),
            Filler("both", span("rebels and rebels' friends"), text="both"),
        ),
        when_span=span("On Monday"),
        said_by=(Filler("aides", span("Aides"), text="Aides"),),
    )
    marked = mark_words(Article("a", TEXT, ""), claim, span("On Monday rebels and rebels' friends fled."))
    assert marked.plain == (
        "[when: On Monday] “[who: [who: rebels] and rebels' friends] [what: fled]”.\nelsewhere: [says so: Aides]"
    )
