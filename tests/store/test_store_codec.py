"""Nouns go to plain data and come back exactly."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import model
from dateline.errors import CaseError
from dateline.model import Analysis, Article, Filler, Span, Token, as_record
from dateline.store.codec import from_json, from_record, pack_analysis, to_json, unpack_analysis
from dateline.when import When

NOUNS = [
    *(model.Span, model.Furniture, model.Article, model.SetAside, model.Token, model.Name, model.Quotation, model.Happening),
    *(model.Analysis, model.Filler, model.Place, model.Figure, model.Commitment, model.Claim, model.Link, model.Reading),
    *(model.Disagreement, model.Event, model.Question, model.Office, model.Actor, model.Anchor, model.Judgement, When),
]


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 10_000))
    return Span(draw(st.text(max_size=5)), start, start + draw(st.integers(0, 200)))


@st.composite
def whens(draw: st.DrawFn) -> When:
    ends = draw(st.tuples(st.none() | st.dates(), st.none() | st.dates()))
    low, high = sorted(ends, key=lambda d: d or date.min) if None not in ends else ends
    return When(low, high, draw(st.sampled_from(["day", "month", "span", "bound", "unknown"])), draw(st.text(max_size=5)))


st.register_type_strategy(Span, spans())
st.register_type_strategy(When, whens())

relaxed = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def test_every_noun_is_tried() -> None:
    frozen = {kind for kind in vars(model).values() if isinstance(kind, type) and hasattr(kind, "__dataclass_fields__")}
    assert frozen | {model.Token} == {*NOUNS, model.Chronology}


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_a_noun_comes_back_exactly(kind: type) -> None:
    @relaxed
    @given(st.from_type(kind))
    def comes_back(noun: object) -> None:
        back = from_json(kind, to_json(noun))
        # Spelled out, so that 1 and 1.0 differ and a value that is not a number equals itself.
        assert repr(back) == repr(noun)
        assert to_json(back) == to_json(noun)
        assert to_json(noun) == json.dumps(as_record(noun), ensure_ascii=False, separators=(",", ":"))

    comes_back()


def test_what_nouns_have_in_common_is_read_once() -> None:
    kind = tuple[Filler, ...]
    text = to_json(
        (Filler("Ana Moreau", Span("north-star-17", 1234, 1244)), Filler("Ana Moreau", Span("north-star-17", 1234, 1240)))
    )
    one, other = from_json(kind, text)
    assert one.name is other.name
    assert one.span is not None
    assert other.span is not None
    assert one.span.article is other.span.article
    assert one.span.start is other.span.start


@relaxed
@given(st.from_type(Analysis))
def test_an_analysis_comes_back_exactly_when_packed(analysis: Analysis) -> None:
    assert repr(unpack_analysis(pack_analysis(analysis))) == repr(analysis)


def test_half_a_character_in_an_analysis_survives() -> None:
    analysis = Analysis("a", (Token(0, 1, "\ud83d", "\ud83d", "X", "X", 0, "root", 0),))
    assert unpack_analysis(pack_analysis(analysis)) == analysis


def test_a_chronology_comes_back() -> None:
    told = Article("a", "text", "d")
    chronology = model.Chronology((), {}, {"a": told}, model.Question(actor="mayor"), {"mayor": model.Actor("mayor")})
    assert from_record(model.Chronology, json.loads(json.dumps(as_record(chronology)))) == chronology


def test_an_older_record_takes_defaults_and_a_newer_one_loses_what_is_not_known() -> None:
    assert from_record(Filler, {"name": "mayor", "mood": "good"}) == Filler("mayor")


def test_a_packed_analysis_is_much_smaller_than_its_record() -> None:
    words = [f"word{i % 97}" for i in range(600)]
    tokens = tuple(Token(i * 8, i * 8 + 6, w, w, "NOUN", "NN", max(0, i - 1), "dep", i // 20) for i, w in enumerate(words))
    analysis = Analysis("a", tokens)
    assert len(pack_analysis(analysis)) * 20 < len(to_json(analysis))


@pytest.mark.parametrize(
    ("packed", "said"),
    [(b"", "format none"), (b"\x03abc", "format 03"), (b"\x01abc", "damaged"), (pack_analysis(Analysis("a"))[:-3], "damaged")],
)
def test_damaged_or_newer_bytes_say_so(packed: bytes, said: str) -> None:
    with pytest.raises(CaseError, match=said):
        unpack_analysis(packed)
