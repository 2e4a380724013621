"""What people decide holds in every rebuild: whatever the order, whatever the ids, and until it is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from chronicle import palace_coup
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import Newsroom, told
from test_link_laws import stories

from dateline.errors import DatelineError, QuestionError
from dateline.judging import Bench
from dateline.link import event_id, review_judgements, settle_by_events
from dateline.link.standing import Standing
from dateline.model import Chronology, Claim, Event, Judgement, Span, digest
from dateline.pipeline import LinkedCase, Told, link_case

STORY = palace_coup()
ROOM: Newsroom = STORY["room"]  # type: ignore[assignment]
FIRST, SECOND, THIRD = (STORY[k] for k in ("first", "second", "third"))
DAY = "2030-01-{:02}"


class Court:
    """A story, the judgements on it, and what follows."""

    def __init__(self, room: Newsroom, said: Sequence[Judgement] = ()) -> None:
        self.room, self.said = room, list(said)

    def linked(self, *, claims: Sequence[Claim] | None = None) -> LinkedCase:
        return link_case(self.room.claims if claims is None else claims, self.room.articles, self.said)

    def standings(self, *, claims: Sequence[Claim] | None = None) -> tuple[Standing, ...]:
        digests = {a.id: a.digest for a in self.room.articles.values()}
        return review_judgements(self.said, self.room.claims if claims is None else claims, digests)

    def judge(self, verb: Any, target: str, value: str = "", *, by: str = "ann", at: str = "") -> Judgement:
        linked, digests = self.linked(), {a.id: a.digest for a in self.room.articles.values()}
        bench = Bench(
            Told(linked.claims, linked.events, linked.actors, linked.origins),
            digests,
            self.standings(),
            {c.id: c for c in self.room.claims},
        )
        made = bench.prepare(verb, target, value, author=by, at=at or DAY.format(len(self.said) + 1))
        self.said.append(made)
        return made

    def states(self, *, claims: Sequence[Claim] | None = None) -> list[str]:
        return [s.state for s in self.standings(claims=claims)]


def event_of(linked: LinkedCase, claim: Claim) -> Event:
    (found,) = [e for e in linked.events if claim.id in e.claims]
    return found


def recoded(claims: Sequence[Claim], *, kind: str | None = None) -> dict[str, Claim]:
    """The claims as another version codes them, by old id: other ids, words one longer at the end, perhaps another type."""

    def again(c: Claim) -> Claim:
        longer = Span(c.article, c.trigger.start, min(c.trigger.end + 1, c.quote.end))
        return replace(c, id=digest("again", c.id), trigger=longer, type=kind or c.type)

    return {c.id: again(c) for c in claims}


# ------------------------------------------------------------ one at a time


def test_a_claim_that_is_not_in_its_event_leaves_its_fellows_together() -> None:
    court = Court(ROOM)
    before = event_of(court.linked(), SECOND[0])
    made = court.judge("unlink", SECOND[0].id)
    assert {a.claim for a in made.value_at} == {*before.claims} - {SECOND[0].id}
    after = court.linked()
    assert event_of(after, SECOND[0]).claims == (SECOND[0].id,)
    assert event_of(after, FIRST[0]).claims == tuple(sorted({FIRST[0].id, THIRD[0].id}))
    court.judge("link", SECOND[0].id, event_of(after, FIRST[0]).id)
    assert event_of(court.linked(), SECOND[0]).claims == before.claims
    assert court.states() == ["overruled", "in force"]


def test_an_event_that_is_joined_and_left_by_its_first_claim_stays_joined() -> None:
    court = Court(ROOM)
    one, other = event_of(court.linked(), FIRST[1]), event_of(court.linked(), FIRST[2])
    assert len(one.claims) > 1
    court.judge("link", one.id, other.id)
    court.judge("unlink", FIRST[1].id)
    linked = court.linked()
    assert event_of(linked, FIRST[1]).claims == (FIRST[1].id,)
    assert event_of(linked, FIRST[2]).claims == tuple(sorted({*one.claims, *other.claims} - {FIRST[1].id}))
    assert court.states() == ["in force", "in force"]


def test_a_date_a_type_and_a_status_set_of_a_claim_are_the_claims() -> None:
    court = Court(ROOM)
    claim = FIRST[1]
    for verb, value in (("redate", "2031-03-04"), ("retype", "assault"), ("restatus", "called for")):
        court.judge(verb, claim.id, value)
    (now,) = [c for c in court.linked().claims if c.id == claim.id]
    assert (now.type, now.status, str(now.when), now.when.reason) == ("ASSAULT", "called_for", "2031-03-04", "set by ann")
    assert (now.when_span, now.when_text) == (None, "")
    assert now.reasons[-2:] == ("ASSAULT: set by ann", "called_for: set by ann")
    court.judge("redate", claim.id, "unknown")
    (now,) = [c for c in court.linked().claims if c.id == claim.id]
    assert not now.when.known


def test_to_confirm_an_allegation_makes_it_no_fact() -> None:
    room = Newsroom()
    (claim,) = room.report("r", "2031-02-03", told("It looted the bank", "looted", "ASSAULT", status="alleged"))
    court = Court(room)
    court.judge("confirm", court.linked().events[0].id)
    assert event_of(court.linked(), claim).status == "alleged"
    court.judge("restatus", court.linked().events[0].id, "happened")
    assert event_of(court.linked(), claim).status == "happened"


def test_two_people_who_differ_are_shown_and_the_later_holds() -> None:
    court = Court(ROOM)
    event = event_of(court.linked(), FIRST[1])
    ann = court.judge("redate", event.id, "2031-03-01")
    bob = court.judge("redate", event.id, "2031-03-02", by="bob")
    first, second = court.standings()
    assert (first.state, first.by, first.conflicts) == ("overruled", (bob.id,), (bob.id,))
    assert (second.state, second.conflicts) == ("in force", (ann.id,))
    assert str(event_of(court.linked(), FIRST[1]).when) == "2031-03-02"
    court.judge("redate", event.id, "2031-03-02")
    assert not any(s.conflicts for s in court.standings()), "ann has come round"
    assert court.states() == ["overruled", "in force", "in force"]


def test_one_who_changes_his_mind_contradicts_nobody() -> None:
    court = Court(ROOM)
    court.judge("reject", FIRST[1].id)
    court.judge("confirm", FIRST[1].id)
    assert [(s.state, s.conflicts) for s in court.standings()] == [("overruled", ()), ("in force", ())]
    court.judge("link", FIRST[1].id, THIRD[1].id)
    court.judge("unlink", FIRST[1].id, THIRD[1].id, by="bob")
    *_, joined, parted = court.standings()
    assert joined.conflicts == (parted.judgement.id,)
    assert parted.conflicts == (joined.judgement.id,)


def test_an_event_stays_judged_when_the_claim_it_is_named_after_is_rejected() -> None:
    court = Court(ROOM)
    event = event_of(court.linked(), FIRST[1])
    court.judge("rename", event.id, "The night at the palace")
    court.judge("reject", FIRST[1].id)
    assert event_of(court.linked(), SECOND[1]).headline == "The night at the palace"


def test_undo_and_the_undoing_of_it() -> None:
    court = Court(ROOM)
    made = court.judge("reject", FIRST[1].id)
    undo = court.judge("undo", made.id)
    assert court.states() == ["undone", "in force"]
    with pytest.raises(QuestionError, match="undone already"):
        court.judge("undo", made.id)
    court.judge("undo", undo.id)
    assert court.states() == ["in force", "undone", "in force"]
    assert FIRST[1].id not in {c for e in court.linked().events for c in e.claims}


@pytest.mark.parametrize(
    ("verb", "target", "value", "says"),
    [
        ("reject", "nothing", "", "no claim or event nothing"),
        ("link", FIRST[0].id, "nothing", "no claim or event nothing"),
        ("link", FIRST[0].id, FIRST[0].id, "one with itself"),
        ("link", FIRST[0].id, "", "needs what it is one with"),
        ("redate", FIRST[0].id, "last spring", "is no date"),
        ("retype", FIRST[0].id, "PARTY", "no event type “PARTY”"),
        ("restatus", FIRST[0].id, "dreamt", "no status “dreamt”"),
        ("rename", "Nobody Known", "Somebody", "no claim, event or actor “Nobody Known”"),
        ("undo", "nothing", "", "no judgement nothing"),
    ],
)
def test_what_makes_no_sense_is_refused(verb: Any, target: str, value: str, says: str) -> None:
    court = Court(ROOM)
    with pytest.raises(DatelineError, match=says):
        court.judge(verb, target, value)
    assert court.said == []


# ------------------------------------------------------------ one event, named otherwise


def test_what_two_people_say_of_one_event_under_two_names_of_it_is_a_conflict() -> None:
    court = Court(ROOM)
    event = event_of(court.linked(), FIRST[1])
    by_name = court.judge("rename", event.id, "The night at the palace", by="ann")
    late = replace(by_name, id="late", value="A family matter", author="bob", at=DAY.format(9))
    other = next(c for c in event.claims if event_id(c) != event.id)
    late = replace(late, target=event_id(other), target_at=tuple(sorted(by_name.target_at, key=lambda a: a.claim != other)))
    court.said.append(late)
    assert [(s.state, s.conflicts) for s in court.standings()] == [("in force", ()), ("in force", ())]
    settled = settle_by_events(court.standings(), court.linked().events)
    assert [(s.state, s.by, s.conflicts) for s in settled] == [
        ("overruled", ("late",), ("late",)),
        ("in force", (), (by_name.id,)),
    ]
    assert event_of(court.linked(), FIRST[1]).headline == "A family matter"


def test_what_they_say_of_two_events_or_alike_is_none() -> None:
    court = Court(ROOM)
    linked = court.linked()
    one, other = event_of(linked, FIRST[1]), event_of(linked, FIRST[0])
    assert one is not other
    court.judge("rename", one.id, "The night at the palace", by="ann")
    court.judge("rename", other.id, "The coup", by="bob")
    assert settle_by_events(court.standings(), court.linked().events) == court.standings()


# ------------------------------------------------------------ coded anew


def test_judgements_find_their_claims_again_under_other_ids_and_types() -> None:
    court = Court(ROOM)
    event = event_of(court.linked(), FIRST[1])
    court.judge("rename", event.id, "The night at the palace")
    court.judge("reject", FIRST[2].id)
    court.judge("link", SECOND[2].id, THIRD[2].id)
    for kind in (None, "ACCUSE"):
        again = recoded(ROOM.claims, kind=kind)
        assert court.states(claims=list(again.values())) == ["in force"] * 3
        linked = court.linked(claims=list(again.values()))
        assert event_of(linked, again[FIRST[1].id]).headline == "The night at the palace"
        assert again[FIRST[2].id].id not in {c for e in linked.events for c in e.claims}
        assert event_of(linked, again[SECOND[2].id]) is event_of(linked, again[THIRD[2].id])


def test_what_was_judged_and_is_no_claim_any_more_hangs_and_is_not_lost() -> None:
    court = Court(ROOM)
    court.judge("reject", FIRST[1].id)
    court.judge("link", SECOND[2].id, THIRD[2].id)
    left = [c for c in ROOM.claims if c.id not in (FIRST[1].id, THIRD[2].id)]
    standings = court.standings(claims=left)
    assert [s.state for s in standings] == ["hanging", "hanging"]
    assert standings[0].because == f"no claim is read from “{FIRST[1].trigger_text}” now"
    assert [s.judgement for s in standings] == court.said
    (gone,) = review_judgements(court.said[:1], left, {})
    assert gone.because == "its report is not in the case now"


def test_a_value_set_of_an_event_is_its_value_and_what_reports_say_stays_beneath() -> None:
    court = Court(ROOM)
    before = event_of(court.linked(), FIRST[1])
    for verb, value in (("retype", "CONCEDE"), ("restatus", "planned"), ("recast", "Amina Odhiambo"), ("readdress", "nobody")):
        court.judge(verb, before.id, value)
    linked = court.linked()
    now = event_of(linked, FIRST[1])
    assert (now.type, now.types, now.status) == ("CONCEDE", ("CONCEDE",), "planned")
    assert (now.actors, now.recipients) == (("Amina Odhiambo",), ())
    assert now.headline == "Amina Odhiambo is to make a concession"
    assert now.slots == before.slots
    assert [r.value for r in now.overruled("recipients")] == ["Joseph Wanjau"]
    assert dict(now.decided) == dict.fromkeys(("actors", "recipients", "status", "type"), "set by ann")
    told = Chronology(linked.events, {c.id: c for c in linked.claims}, ROOM.articles).as_decided()
    assert {(c.type, c.status, tuple(f.name for f in c.actors), c.recipients) for c in told.claims_of(now)} == {
        ("CONCEDE", "planned", ("Amina Odhiambo",), ())
    }


def test_a_headline_follows_what_is_set_and_quotes_no_name_that_does_not_hold() -> None:
    room = Newsroom()
    (claim,) = room.report(
        "r",
        "2031-02-03",
        told("Ana Kone accused Chile of lies", "accused", "ACCUSE", actors=["Ana Kone"], recipients=["Chile"]),
    )
    (other,) = room.report(
        "s",
        "2031-02-03",
        told("Soldiers of Chile went to the hills in the north", "went", "MOBILIZE", actors=["Chile"], where="Lima, Peru"),
    )
    court = Court(room)
    court.judge("readdress", event_of(court.linked(), claim).id, "Peru")
    court.judge("recast", event_of(court.linked(), other).id, "Bolivia")
    assert event_of(court.linked(), claim).headline == "Ana Kone accuses Peru"
    assert event_of(court.linked(), other).headline == "Bolivia mobilises"
    court.judge("recast", event_of(court.linked(), other).id, "nobody")
    assert event_of(court.linked(), other).headline == "Somebody mobilises"
    court.judge("rename", event_of(court.linked(), other).id, "A march")
    now = event_of(court.linked(), other)
    assert (now.headline, now.told_as) == ("A march", "Somebody mobilises")


def test_an_event_keeps_its_id_when_the_claim_it_is_named_after_is_set_apart() -> None:
    court = Court(ROOM)
    event = event_of(court.linked(), FIRST[0])
    (first,) = [c for c in event.claims if event_id(c) == event.id]
    court.judge("redate", event.id, "2031-03-04")
    court.judge("unlink", first)
    linked = court.linked()
    (alone,) = [e for e in linked.events if e.claims == (first,)]
    (rest,) = [e for e in linked.events if e.id == event.id]
    assert {*rest.claims} == {*event.claims} - {first}
    assert (str(rest.when), str(alone.when)) == ("2031-03-04", "2031-03-05")
    assert len({e.id for e in linked.events}) == len(linked.events)
    court.judge("retype", rest.id, "ACCUSE")
    court.judge("retype", alone.id, "VOTE")
    court.judge("unlink", rest.claims[0])
    linked = court.linked()
    (last,) = [e for e in linked.events if e.id == event.id]
    assert (last.claims, last.type, str(last.when)) == ((rest.claims[1],), "ACCUSE", "2031-03-04")
    assert [e.type for e in linked.events if e.claims == (first,)] == ["VOTE"]
    court.judge("undo", court.said[-1].id)
    court.judge("undo", court.said[1].id)
    assert event_of(court.linked(), FIRST[0]).claims == event.claims
    assert event_of(court.linked(), FIRST[0]).id == event.id


def test_a_part_of_an_event_cannot_be_kept_apart_from_it() -> None:
    court = Court(ROOM)
    event = event_of(court.linked(), FIRST[0])
    with pytest.raises(QuestionError, match=f"part of event {event.id}.*dateline unlink CASE {event.claims[1]}"):
        court.judge("reject", event.id, event.claims[1])
    assert court.said == []


def test_a_time_that_ends_before_it_starts_is_refused_as_such() -> None:
    with pytest.raises(DatelineError, match="ends before it starts"):
        Court(ROOM).judge("redate", FIRST[0].id, "2031-03-10/2031-03-09")


# ------------------------------------------------------------ laws


def draw_judgements(court: Court, data: st.DataObject, most: int = 5) -> None:
    for _ in range(data.draw(st.integers(1, most))):
        linked = court.linked()
        things = sorted({*(c.id for c in linked.claims), *(e.id for e in linked.events)})
        names = [a.name for a in linked.actors] or ["nobody"]
        verb = data.draw(
            st.sampled_from(["link", "unlink", "redate", "retype", "restatus", "reject", "confirm", "same", "apart"])
        )
        pool = names if verb in ("same", "apart") else things
        value = {"redate": "2031-04", "retype": "VOTE", "restatus": "denied"}.get(verb, "")
        if verb in ("link", "unlink", "same", "apart") and (verb != "unlink" or data.draw(st.booleans())):
            value = data.draw(st.sampled_from(pool))
        at = DAY.format(data.draw(st.integers(1, 3)))
        try:
            court.judge(verb, data.draw(st.sampled_from(pool)), value, by=data.draw(st.sampled_from(["ann", "bob"])), at=at)
        except QuestionError:
            continue
    court.said = list({j.id: j for j in court.said}.values())


@settings(max_examples=30, deadline=None)
@given(stories(), st.data())
def test_what_holds_is_carried_out_in_any_order_and_nothing_is_lost(room: Newsroom, data: st.DataObject) -> None:
    court = Court(room)
    draw_judgements(court, data)
    linked = court.linked()
    turned = Court(room, court.said[::-1]).linked(claims=room.claims[::-1])
    assert linked == replace(turned, claims=turned.claims[::-1])
    standings = court.standings()
    assert sorted(s.judgement.id for s in standings) == sorted(j.id for j in court.said)
    home = {c: e.id for e in linked.events for c in e.claims}
    called = {form: a.name for a in linked.actors for form, articles in a.aliases if not articles}
    for order in (o for s in standings for o in s.orders):
        if order.verb in ("link", "unlink") and order.target in home and order.value in home:
            assert (home[order.target] == home[order.value]) == (order.verb == "link")
        if order.verb in ("same", "apart"):
            assert (called[order.target] == called[order.value]) == (order.verb == "same")
        if order.verb == "reject" and order.target not in {e.id for e in linked.events}:
            assert order.target not in home


@settings(max_examples=30, deadline=None)
@given(stories(), st.data())
def test_what_is_set_apart_never_takes_the_id_along(room: Newsroom, data: st.DataObject) -> None:
    court = Court(room)
    for _ in range(4):
        large = [e for e in court.linked().events if len(e.claims) > 1]
        if not large:
            break
        event = data.draw(st.sampled_from(large))
        claim = data.draw(st.sampled_from(event.claims))
        court.judge("unlink", claim)
        events = court.linked().events
        assert len({e.id for e in events}) == len(events)
        (home,) = [e for e in events if claim in e.claims]
        assert home.id != event.id
        assert not {*home.claims} & {*event.claims} - {claim}


@settings(max_examples=20, deadline=None)
@given(stories(), st.data())
def test_undoing_all_gives_the_case_as_it_was(room: Newsroom, data: st.DataObject) -> None:
    court = Court(room)
    before = court.linked()
    draw_judgements(court, data)
    for judgement in list(court.said):
        court.judge("undo", judgement.id, at="2030-01-04")
    assert court.linked() == before


@settings(max_examples=20, deadline=None)
@given(stories(), st.data())
def test_judgements_hold_when_claims_are_coded_anew(room: Newsroom, data: st.DataObject) -> None:
    court = Court(room)
    draw_judgements(court, data)
    again = recoded(room.claims)
    before, after = court.standings(), court.standings(claims=list(again.values()))
    assert [(s.judgement, s.state) for s in before] == [(s.judgement, s.state) for s in after]
    home = {c: e.id for e in court.linked(claims=list(again.values())).events for c in e.claims}
    for order in (o for s in before for o in s.orders if o.verb in ("link", "unlink") and o.value):
        left, right = (home.get(again[i].id) for i in (order.target, order.value))
        if left is not None and right is not None:
            assert (left == right) == (order.verb == "link")


def test_a_claim_that_was_retyped_is_still_found_by_the_type_it_was_coded_as() -> None:
    court = Court(ROOM)
    court.judge("retype", FIRST[1].id, "ASSAULT")
    made = court.judge("restatus", FIRST[1].id, "denied")
    assert [a.type for a in made.target_at] == [FIRST[1].type]
