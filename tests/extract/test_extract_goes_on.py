"""A sentence that goes on from the one before takes its time; a noun tells no more than the verb of its type."""

from __future__ import annotations

from pin_examples import claims_of

TEXT = "In March 2018 a delegation from Chad visited Accra. The parties also signed an agreement on trade."


def test_the_time_goes_on_and_the_agreement_is_told_once() -> None:
    signed = [c for c in claims_of(TEXT, "2020-08-18") if c.type == "AGREE"]
    assert [c.trigger_text for c in signed] == ["signed"]
    assert signed[0].when.iso() == ("2018-03", "2018-03")
    assert signed[0].when.reason.startswith("as what is told just before")
