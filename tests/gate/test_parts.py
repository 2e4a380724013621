"""Gold's happenings take the place of the reader's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "gate"))

from parts import SURE, gold_happenings

from dateline.model import Analysis, Article, Happening, Token

TEXT = "Guards shut the bridge"


@pytest.mark.parametrize("types", [False, True])
def test_a_trigger_of_gold_is_a_sure_happening_with_what_the_reader_sees_there(types: bool) -> None:
    tokens = [
        Token(0, 6, "Guards", "guard", "NOUN", "NNS", 1, "nsubj", 0),
        Token(7, 11, "shut", "shut", "VERB", "VBD", 1, "root", 0),
    ]
    seen = Happening(1, 2, 0.2, (("RETREAT", 0.9),), (("planned", 0.8),), (("actors", 0, 0.7),))
    analysis = Analysis("a", tuple(tokens), ((0, 2),), happenings=(seen,))
    gold = [{"trigger": "shut", "start": 0, "end": len(TEXT), "type": "COERCE"}]
    (given,) = gold_happenings(Article("a", TEXT, ""), analysis, gold, types=types)
    assert (given.score, given.roles, given.statuses) == (SURE, seen.roles, seen.statuses)
    assert given.types == ((("COERCE", 1.0),) if types else seen.types)


def test_a_trigger_that_the_reader_does_not_see_is_of_any_type() -> None:
    analysis = Analysis("a", (Token(7, 11, "shut", "shut", "VERB", "VBD", 0, "root", 0),), ((0, 1),))
    gold = [{"trigger": "shut", "start": 0, "end": len(TEXT), "type": "COERCE"}]
    (given,) = gold_happenings(Article("a", TEXT, ""), analysis, gold, types=False)
    assert len({chance for _, chance in given.types}) == 1
