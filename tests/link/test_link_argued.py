"""An event that an author infers says whose argument it is, and keeps it apart from what others report."""

from __future__ import annotations

from typing import Any

from newsroom import Newsroom, judge, told

from dateline.export.words import disagreement_words, event_words

AUTHOR = "author (Northern Post)"


def test_an_event_that_only_an_author_tells_is_argued_by_him() -> None:
    (event,) = _room(_aid("r1", status="alleged", said_by=(AUTHOR,))).run()
    assert (event.status, event.state, event.argued_by) == ("alleged", "argued", (AUTHOR,))
    assert event_words(event) == "argued by the author of Northern Post"
    assert event.headline.endswith(" (argued)")
    assert not event.disagreements


def test_what_others_report_stays_told_and_the_argument_is_said_beside_it() -> None:
    room = _room(_aid("r1", status="alleged", said_by=(AUTHOR,)), _aid("r2"))
    (event,) = room.run()
    assert (event.status, event.state) == ("happened", "happened")
    assert event_words(event) == "happened; also argued by the author of Northern Post"
    assert "argued" not in event.headline
    (one,) = event.disagreements
    assert (one.slot, one.kind, [r.value for r in one.readings]) == ("status", "precision", ["happened", "argued"])
    assert disagreement_words(one) == "status (precision): happened / argued by the author of Northern Post"


def test_what_a_party_alleges_and_an_author_argues_is_both() -> None:
    room = _room(_aid("r1", status="alleged", said_by=(AUTHOR,)), _aid("r2", status="alleged", said_by=("mayor",)))
    (event,) = room.run()
    assert (event.state, event_words(event)) == ("alleged", "alleged; also argued by the author of Northern Post")


def test_a_plan_that_an_author_alone_tells_is_his() -> None:
    (event,) = _room(_aid("r1", status="planned", said_by=(AUTHOR,))).run()
    assert (event.state, event_words(event)) == ("planned", "planned, as argued by the author of Northern Post")
    (event,) = _room(_aid("r1", status="planned", said_by=("mayor",))).run()
    assert event.argued_by == ()


def test_what_a_person_set_is_no_argument() -> None:
    room = _room(_aid("r1", status="alleged", said_by=(AUTHOR,)))
    (event,) = room.run([judge("restatus", room.claims[0].id, "happened")])
    assert (event.state, event.argued_by) == ("happened", ())


def _aid(report: str, **slots: Any) -> tuple[str, dict[str, Any]]:
    quote = "The palace of Port Lanoa financed the rebels"
    sides = {"actors": ("Lanoa palace",), "recipients": ("Lanoa rebels",), "when": "2031-03-02"}
    return report, told(quote, "financed", "AID", **sides, **slots)


def _room(*reports: tuple[str, dict[str, Any]]) -> Newsroom:
    room = Newsroom()
    for number, (name, one) in enumerate(reports, start=5):
        room.report(name, f"2031-03-{number:02}", one)
    return room
