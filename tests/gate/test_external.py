"""The external marks: the pin file, the mappings of other codebooks, and how a claim is chosen and compared."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dateline.export.acled_rules import acled_rules
from dateline.model import Claim, Filler, Span
from dateline.vocabulary import event_types

GATE = Path(__file__).parents[2] / "gate"


def load() -> Any:
    spec = importlib.util.spec_from_file_location("gate_external", GATE / "external.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate_external"] = module
    sys.path.insert(0, str(GATE))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(GATE))
    return module


external = load()


def claim(type: str, *, at: int, score: float, mode: str | None = None, by: str = "", to: str = "") -> Claim:
    return Claim(
        id=f"{type}{at}",
        article="a",
        quote=Span("a", at, at + 1),
        trigger=Span("a", at, at + 1),
        trigger_text="x",
        type=type,
        mode=mode,
        status="happened",
        actors=(Filler(by, rule="r"),) if by else (),
        recipients=(Filler(to, rule="r"),) if to else (),
        score=score,
    )


def test_the_pins_are_well_formed() -> None:
    pins = json.loads((GATE / "external.json").read_text(encoding="utf-8"))
    assert set(pins) == {"corpora", "scores"}
    assert set(pins["corpora"]) == set(external.FILES)
    assert all(len(d) == 16 and int(d, 16) >= 0 for d in pins["corpora"].values())
    assert set(pins["scores"]) == {"gsr", "plv", "plv, tuned", "wikievents", "muc4", "polnear"}
    values = [v for row in pins["scores"].values() for v in row.values()]
    assert values
    assert all(isinstance(v, float) and 0 < v <= 1 for v in values)


def test_the_codes_of_other_codebooks_are_all_mapped() -> None:
    plover = {t.name for t in event_types().values() if t.plover}
    old = "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT INVESTIGATE DEMAND DISAPPROVE REJECT THREATEN PROTEST"
    assert set(external.GSR) == {*old.split(), *"SANCTION MOBILIZE COERCE ASSAULT FIGHT".split()}
    assert set(external.GSR.values()) == plover
    roots = {external.YIELD.get(t, t) for t in plover}
    assert len(roots) == 15
    assert set(external.PLV) == set(external.PLV.values()) == roots
    assert set(external.NEAREST.values()) <= plover
    assert {name.split()[0] for name in external.NEAREST} <= set(event_types()) - plover


def test_the_kinds_that_wikievents_may_be_are_acleds() -> None:
    kinds = {k for s in acled_rules().sub_events.values() for k in (s.name, s.event_type)}
    assert {k for some in external.WIKIEVENTS.values() for k in some} <= kinds
    names = list(external.WIKIEVENTS)
    assert not any(later.startswith(early) for n, early in enumerate(names) for later in names[n + 1 :])


def test_the_main_claim_is_the_surest_then_the_first() -> None:
    some = [claim("AID", at=9, score=0.8), claim("COUP", at=5, score=0.8), claim("VOTE", at=1, score=0.7)]
    assert external.main_claim(some) is some[1]
    assert external.main_claim([]) is None


def test_types_that_plover_lacks_count_as_the_nearest() -> None:
    assert external.plover_type(claim("COUP", at=0, score=1)) == "COERCE"
    assert external.plover_type(claim("OFFICE", at=0, score=1, mode="resign")) == "RETREAT"
    assert external.plover_type(claim("OFFICE", at=0, score=1, mode="appoint")) == "OFFICE"
    assert external.plv_type(claim("CONCEDE", at=0, score=1)) == "YIELD"


@pytest.mark.parametrize(
    ("gold", "ours", "same"),
    [
        (["Hungarian officials"], ["Hungary"], True),
        (["Senior Hungarian and Romanian officials"], ["Romania"], True),
        (["the IAEA"], ["IAEA"], True),
        (["the man of the house"], ["the lord of the manor"], False),
        (["Chad"], ["Mali"], False),
        (["Chad"], [], False),
    ],
)
def test_names_are_compared_by_their_words(gold: list[str], ours: list[str], same: bool) -> None:
    assert external.overlaps(gold, ours) is same


def test_the_claim_between_two_is_the_one_that_names_most_of_them() -> None:
    mark = external.Mark("m", "", "AID", ("Chad",), ("Mali",))
    both = claim("AID", at=9, score=0.6, by="Chad", to="Mali")
    some = [claim("COUP", at=1, score=0.9), claim("VOTE", at=2, score=0.8, by="Chad"), both]
    assert external.between(mark, some) is both
    assert external.between(mark, some[:2]) is some[1]
    assert external.between(mark, some[:1]) is some[0]
    assert external.between(mark, []) is None


def test_macro_f1_counts_each_type_alike() -> None:
    assert external.macro_f1(["A", "A", "A", "B"], ["A", "A", "A", "A"]) == pytest.approx((6 / 7 + 0) / 2)
    assert external.macro_f1(["A", "B"], ["A", None]) == pytest.approx(0.5)


def test_weights_are_learnt_on_the_other_folds() -> None:
    gold = ["A" if n % 2 else "B" for n in range(40)]
    clear = np.array([[1.0 if g == "A" else -1.0, 0.0] for g in gold])
    assert external.cross_validated(clear, gold) == gold
    own = np.eye(40)  # a feature of each row's own can only be used by one who has seen the row
    assert external.cross_validated(own, gold) != gold


def test_without_the_corpora_nothing_is_scored(tmp_path: Path, capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(sys, "argv", ["external.py", "--shared", str(tmp_path)])
    assert external.main() == 0
    assert "nothing is scored" in capsys.readouterr().out


def test_a_figure_that_falls_fails_unless_a_reason_is_given(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(external, "PINS", tmp_path / "pins.json")

    def today(value: float) -> dict[str, Any]:
        return {"corpora": {"gsr": "0" * 16}, "scores": {"gsr": {"type": value}}}

    assert external.compare(today(0.6), pin=True, lower="") == 0
    assert external.compare(today(0.6 - external.TOLERANCE / 2), pin=False, lower="") == 0
    assert external.compare(today(0.5), pin=True, lower="") == 1
    assert json.loads((tmp_path / "pins.json").read_text()) == today(0.6)
    assert external.compare(today(0.5), pin=True, lower="the reader is new") == 0
    assert json.loads((tmp_path / "pins.json").read_text()) == today(0.5)
    assert external.compare({"corpora": {}, "scores": {}}, pin=False, lower="") == 1, "a figure that is gone has fallen"


def test_attributions_of_polnear_have_content_and_source() -> None:
    lines = [
        "T1\tSource 0 4\tHolm",
        "T2\tCue 5 9\tsaid",
        "T3\tContent 10 20;30 44\tthe bridge … was shut",
        "E1\tAttribution:T9 Content:T3 Cue:T2 Source:T1",
        "E2\tAttribution-no-source:T9 Content:T3 Cue:T2",
        "E3\tAttribution:T9 Content:T3 Source:T1 Source2:T2",
    ]
    found = external._attributions("\n".join(lines))
    assert found[0] == external.Attribution((10, 44), (0, 4))
    assert [a.source for a in found[1:]] == [(0, 4), (5, 9)]
