"""What people decide of an event is what the questions and the exports go by, claim by claim."""

from __future__ import annotations

import io
import json

from desk import Desk

from dateline.case import check_question, choose_events
from dateline.export import export
from dateline.link import event_id
from dateline.model import Chronology, Judgement, Question, digest
from dateline.query import answer_question, follow_commitments, list_reactions, read_relations
from dateline.query.decisions import list_actors

TEXT = "Chad will meet Sudan in Niamey in May. Togo condemned the plan."


def decided(*said: tuple[str, str]) -> Chronology:
    """A planned meeting, told by one report and cursed by Togo, with what a person decided of it."""
    desk = Desk()
    desk.report("a", "Post", "2020-01-05", TEXT)
    where = ("Niamey, Niger", "Niamey", "NER")
    met = desk.claim(
        "a", "meet", "CONSULT", actors=["Chad", "Sudan"], when="2020-05", where=where, status="planned", due="2020-05"
    )
    desk.claim("a", "condemned", "ACCUSE", actors=["Togo"], recipients=["Chad"], when="2020-01-04", about=met)
    for number, (verb, value) in enumerate(said):
        day = f"2030-01-{number + 1:02}"
        desk.judgements.append(Judgement(digest(verb, value), verb, event_id(met), value, "ann", day))  # type: ignore[arg-type]
    return desk.chronology()


def test_the_ledger_scores_what_a_person_said_happened_between_whom_he_said() -> None:
    (planned,) = read_relations(decided(), "Chad", "Sudan").entries
    assert (planned.status, planned.score) == ("planned", None)
    (done,) = read_relations(decided(("restatus", "happened")), "Chad", "Sudan").entries
    assert (done.type, done.status, done.score) == ("CONSULT", "happened", 2.5)
    other = decided(("restatus", "happened"), ("recast", "Chad; Ghana"), ("retype", "AGREE"))
    assert read_relations(other, "Chad", "Sudan").entries == ()
    (entry,) = read_relations(other, "Chad", "Ghana").entries
    assert (entry.type, {*entry.actors}, [q.claim for q in entry.quotes] != []) == ("AGREE", {"Chad", "Ghana"}, True)


def test_answers_go_by_what_a_person_decided() -> None:
    assert answer_question(decided(), "Did Chad meet Sudan?").sentences[0].value == "planned"
    said = decided(("restatus", "happened"), ("relocate", "Bamako"), ("redate", "2020-06-02"))
    assert answer_question(said, "Did Chad meet Sudan?").sentences[0].value == "yes"
    assert answer_question(said, "Where did Chad meet Sudan?").sentences[0].value == "Bamako, Mali"
    assert answer_question(said, "When did Chad meet Sudan?").sentences[0].value == "2 June 2020"


def test_somebody_whom_only_a_person_names_may_be_asked_for() -> None:
    said = decided(("restatus", "happened"), ("recast", "Ada Okri; Sudan"))
    assert answer_question(said, "Whom did Ada Okri meet?").sentences[0].value == "Sudan"
    assert read_relations(said, "Ada Okri", "Sudan").known == ("Ada Okri", "Sudan")
    assert {"Ada Okri": 1}.items() <= {a.name: a.events for a in list_actors(said, ())}.items()


def test_so_do_filters_reactions_and_promises() -> None:
    said = decided(("relocate", "Bamako"), ("retype", "AGREE"), ("recast", "Ghana"))

    def chosen(**asked: str) -> list[str]:
        found, _ = choose_events(check_question(Question(**asked)), said.events, said.actors)  # type: ignore[arg-type]
        return [e.type for e in found]

    assert (chosen(place="Niamey"), chosen(place="Bamako")) == ([], ["AGREE"])
    assert (chosen(type="CONSULT"), chosen(type="AGREE"), chosen(actor="Sudan")) == ([], ["AGREE"], [])
    assert [f.by for f in follow_commitments(said)] == [("Ghana",)]
    cursed = next(e for e in said if e.type == "AGREE")
    assert [r.actor for r in list_reactions(said, cursed)] == ["Togo"]


def test_so_does_what_is_exported() -> None:
    out = io.BytesIO()
    export(decided(("retype", "AGREE"), ("recast", "Ghana"), ("restatus", "happened")), "plover", out)
    (record,) = [r for r in map(json.loads, out.getvalue().decode().splitlines()) if r["event"] == ["AGREE"]]
    assert (record["mode"], record["context"], record["event_scale"]) == ([], [], 2.5)
    assert "Ghana" in json.dumps(record["actor"])
    assert "Sudan" not in json.dumps(record["actor"])
