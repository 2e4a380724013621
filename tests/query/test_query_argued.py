"""What a report's own author infers is called argued, not alleged by a party."""

from __future__ import annotations

import pytest
from desk import Desk

from dateline.export.words import event_words, state_words
from dateline.model import AUTHOR, Article, Claim, Filler, Span, Status
from dateline.query import answer_question, compare_outlets, read_relations
from dateline.query.lines import giver, outlet_lines, relation_lines
from dateline.query.quotes import quote_claim, voice_of

ARTICLE = Article("a", "The palace financed the rebels.", "d", language="en")
AUTHORS = Filler(f"{AUTHOR}Northern Post)", rule="what a piece argues in its own voice is its author's")
MAYOR = Filler("mayor", rule="told of before")


def claim(status: Status, *sources: Filler) -> Claim:
    return Claim("c", "a", Span("a", 0, 31), Span("a", 11, 19), "financed", "AID", None, status, said_by=sources)


@pytest.mark.parametrize(
    ("one", "voice", "words"),
    [
        (claim("alleged", AUTHORS), "opinion", "argued"),
        (claim("planned", AUTHORS), "opinion", "planned"),
        (claim("alleged", MAYOR), "alleged", "alleged"),
        (claim("happened", MAYOR, AUTHORS), "said", "happened"),
        (claim("happened"), "report", "happened"),
    ],
)
def test_only_what_the_author_himself_says_is_argued(one: Claim, voice: str, words: str) -> None:
    assert voice_of(one, ARTICLE) == voice
    assert state_words(one) == words


@pytest.fixture
def desk() -> Desk:
    """An author argues on the 8th what a wire tells on the 12th as a fact."""
    found = Desk()
    found.report("column", "Northern Post", "2031-03-08", "Surely Norland financed the rebels of Sudland.")
    found.report("wire", "Wire", "2031-03-12", "Norland financed the rebels of Sudland, a court found.")
    sides = {"actors": ("Norland",), "recipients": ("Sudland",)}
    argued = found.claim("column", "financed", "AID", status="alleged", said_by=(AUTHORS.name,), **sides)
    told = found.claim("wire", "financed", "AID", **sides)
    found.join(argued, told)
    return found


def test_what_was_argued_on_a_day_is_told_on_a_later_one(desk: Desk) -> None:
    (then,) = desk.chronology(as_of="2031-03-09").events
    (now,) = desk.chronology().events
    assert event_words(then) == "argued by the author of Northern Post"
    assert event_words(now) == "happened; also argued by the author of Northern Post"


def test_an_answer_says_whose_argument_it_is_once(desk: Desk) -> None:
    question = "Who financed the rebels?"
    then, now = (answer_question(desk.chronology(as_of=day), question).text for day in ("2031-03-09", None))
    assert "(argued by the author of Northern Post; 1 independent source)" in then
    assert "(argued)" not in then
    assert "(2 independent sources; also argued by the author of Northern Post)" in now


def test_an_outlet_is_told_for_what_its_authors_only_infer(desk: Desk) -> None:
    outlets = compare_outlets(desk.chronology())
    assert {o.name: len(o.argued) for o in outlets} == {"Northern Post": 1, "Wire": 0}
    assert [line.text for line in outlet_lines(outlets) if "inferred" in line.text] == ["only inferred by its authors: 1 event"]


def test_a_ledger_and_a_quote_say_that_it_is_argued(desk: Desk) -> None:
    chronology = desk.chronology(as_of="2031-03-09")
    found = read_relations(chronology, "Norland", "Sudland")
    assert [entry.state for entry in found.entries] == ["argued"]
    assert any("AID · argued" in line.text for line in relation_lines(found, 80))
    quote = quote_claim(chronology, next(iter(chronology.claims.values())))
    assert giver(quote) == "Northern Post [column] · 2031-03-08 · argued by its author"
