"""Whom a happening leaves open, and who may be it."""

from __future__ import annotations

import pytest
from build import Report, report

from dateline.extract import implied as module
from dateline.extract.implied import Deed, Implied
from dateline.extract.roles import Roles

SUSPENDED = report(
    """
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
hosted host VERB VBD 0 root
ECOWAS ECOWAS PROPN NNP 2 obj organization B-ORG
. . PUNCT . 2 punct

Chad Chad PROPN NNP 3 nsubj:pass place B-LOC
was be AUX VBD 3 aux:pass
suspended suspend VERB VBN 0 root
. . PUNCT . 3 punct

Norway Norway PROPN NNP 2 nsubj place B-LOC
protested protest VERB VBD 0 root
. . PUNCT . 2 punct
"""
)
WEIGHTS = {"actors": {"nobody": 0.0, "SANCTION IGO": 3.0, "SANCTION state": 1.0}}


def implied(one: Report) -> tuple[Implied, Deed]:
    """The finder and the suspension, with what its own clause tells."""
    roles = Roles(one.who)
    happening = one.happening("suspended")
    actors, recipients = roles.of(happening, parties=False)
    deed = Deed("SANCTION", happening, actors, recipients)
    return Implied(roles, [deed]), deed


@pytest.fixture(autouse=True)
def _known_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_weights", lambda: WEIGHTS)


def test_the_clause_leaves_it_open() -> None:
    _, deed = implied(SUSPENDED)
    assert (deed.actors, [f.name for f in deed.recipients]) == ((), ["Chad"])


def test_the_likeliest_before_it_is_taken_with_its_words() -> None:
    finder, deed = implied(SUSPENDED)
    (found,) = finder.find(deed, "actors", without={"Chad"})
    assert (found.name, found.text) == ("ECOWAS", "ECOWAS")


def test_nobody_named_only_later_is_a_candidate() -> None:
    finder, deed = implied(SUSPENDED)
    assert {f.name for f, _ in finder.candidates(deed)} == {"Kenya", "ECOWAS", "Chad"}


def test_nobody_who_is_ruled_out_comes_out() -> None:
    finder, deed = implied(SUSPENDED)
    assert not finder.find(deed, "actors", without={"Chad", "ECOWAS", "Kenya"})


def test_what_is_not_likely_enough_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_weights", lambda: {"actors": {"nobody": 9.0, "SANCTION IGO": 3.0}})
    finder, deed = implied(SUSPENDED)
    assert finder.find(deed, "actors") == ()


def test_what_speaks_for_somebody() -> None:
    finder, deed = implied(SUSPENDED)
    features = {f.name: said for f, said in finder.candidates(deed)}
    assert {"before subject, last sentence", "passive 1 back", "SANCTION state"} <= features["Kenya"]
    assert {"passive subject", "here name"} <= features["Chad"]
    assert {"before IGO", "SANCTION IGO"} <= features["ECOWAS"]


def test_who_says_so_is_a_feature() -> None:
    finder, deed = implied(SUSPENDED)
    (kenya,) = [f for f, _ in finder.candidates(deed) if f.name == "Kenya"]
    features = {f.name: said for f, said in finder.candidates(deed, [kenya])}
    assert "passive source" in features["Kenya"]
    assert "passive source" not in features["ECOWAS"]


def test_the_shipped_weights_are_of_features_that_occur(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    shipped = module._weights()
    assert set(shipped) == {"actors", "recipients"}
    finder, deed = implied(SUSPENDED)
    known = {f for _, features in finder.candidates(deed) for f in features} | finder.nobody(deed)
    assert len(known & set(shipped["actors"])) > len(known) / 2
