"""What a question selects, and what an answer says of what it leaves out. The claims are made by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline import pipeline
from dateline.case import Case
from dateline.errors import CaseError, QuestionError
from dateline.model import Judgement
from dateline.store import Store

Make = Callable[..., Path]


def link_it(path: Path) -> Path:
    with Store.open(path) as store:
        pipeline.relink(store, version="by hand")
    return path


def triggers(path: Path, **question: Any) -> list[str]:
    """The words that name the events found, in their order."""
    with Case.open(path, read_only=True) as case:
        chronology = case.chronology(**question)
        return [c.trigger_text for e in chronology for c in chronology.claims_of(e)]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({}, ["sent", "shut", "seized", "resigned", "lifted", "wept", "banned", "praised"]),
        ({"since": "2019-03-03", "until": "2019-03-03"}, ["shut", "seized"]),
        ({"since": "2019-03-08"}, ["shut", "resigned", "lifted"]),
        ({"until": "2018-06"}, ["sent"]),
        ({"until": "2018"}, ["sent"]),
        ({"since": "2020"}, []),
        ({"actor": "niger"}, ["shut", "lifted", "praised"]),
        ({"actor": "Nigeria"}, ["shut"]),
        ({"actor": "Sudan"}, []),
        ({"actor": "south sudan"}, ["sent"]),
        ({"actor": "France"}, []),
        ({"actor": "Keita"}, ["resigned", "praised"]),
        ({"actor": "IBRAHIM KEITA"}, ["resigned", "praised"]),
        ({"actor": "Keit"}, []),
        ({"place": "Niam"}, []),
        ({"actor": "AU"}, ["lifted"]),
        ({"type": "coup"}, ["seized"]),
        ({"type": "OFFICE, coup,COUP"}, ["seized", "resigned"]),
        ({"sources": 1, "type": "COUP"}, ["seized"]),
        ({"sources": 2}, []),
        ({"place": "Niamey"}, ["seized"]),
        ({"place": "niger"}, ["seized"]),
        ({"place": "Mali"}, []),
        ({"place": "Nigeria", "type": "SANCTION", "since": "2019"}, ["shut"]),
        ({"place": "Nigeria", "type": "COUP"}, []),
    ],
)
def test_filters(handmade: Make, question: dict[str, Any], found: list[str]) -> None:
    assert triggers(link_it(handmade()), **question) == found


def test_an_event_without_a_date_is_counted_when_a_time_is_asked_for(handmade: Make) -> None:
    with Case.open(link_it(handmade()), read_only=True) as case:
        assert case.answer().undated == 0, "nothing is left out when no time is asked for"
        assert case.answer(until="2019-12").undated == 3
        assert case.answer(since="2019-03-05").undated == 2, "one that was told on the 4th did not happen after it"
        assert case.answer(since="2019", actor="France 24").undated == 1


def test_what_was_known_on_a_day(handmade: Make) -> None:
    path = link_it(handmade())
    assert triggers(path, as_of="2019-03-04") == ["shut", "seized", "wept"]
    assert triggers(path, as_of="2019-03") == ["sent", "shut", "seized", "resigned", "wept", "banned"]
    assert triggers(path, as_of="2019-01") == []
    with Case.open(path, read_only=True) as case:
        answer = case.answer(as_of="2019-03")
    assert (answer.later, answer.of_unknown_day) == (1, 1)
    assert sorted(answer.chronology.articles) == ["one", "two"]


def test_as_of_equals_a_case_of_those_reports_alone(handmade: Make, tmp_path: Path) -> None:
    with Case.open(link_it(handmade()), read_only=True) as case:
        then = case.chronology(as_of="2019-03")
    (tmp_path / "handmade.dateline").unlink()
    with Case.open(link_it(handmade("one", "two")), read_only=True) as case:
        alone = case.chronology()
    assert then.events == alone.events
    assert then.claims == alone.claims


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({"since": "yesterday"}, "“yesterday” is no date .*2020-08"),
        ({"since": "2019-13"}, "no date"),
        ({"until": "2019-02-30"}, "no date"),
        ({"as_of": "20"}, "no date"),
        ({"since": ""}, "no date"),
        ({"since": "2020", "until": "2019-05"}, "2020 is after 2019-05"),
        ({"type": "PARTY"}, "no event type “PARTY” .*COUP"),
        ({"type": ""}, "no event type"),
        ({"type": "COUP,"}, "no event type “”"),
        ({"type": "COUP,PARTY"}, "no event type “PARTY”"),
        ({"since": 2023}, "since cannot be 2023.*in quotation marks"),
        ({"until": date(2023, 1, 1)}, "until cannot be .*2020-08"),
        ({"as_of": 2023}, "as_of cannot be 2023"),
        ({"actor": ["Niger"]}, "actor cannot be"),
        ({"type": ["COUP"]}, "type cannot be .*COUP,VOTE"),
        ({"place": 7}, "place cannot be 7"),
        ({"sources": 0}, "sources cannot be 0"),
        ({"sources": "2"}, "sources cannot be '2'"),
        ({"sources": True}, "sources cannot be True"),
        ({"actor": " "}, "no name of an actor"),
        ({"place": ""}, "no name of a place"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(handmade: Make, question: dict[str, Any], message: str) -> None:
    with Case.open(handmade(), read_only=True) as case, pytest.raises(QuestionError, match=message):
        case.chronology(**question)


def test_since_and_until_may_name_one_time(handmade: Make) -> None:
    assert triggers(handmade(), since="2019-03", until="2019") == ["shut", "seized", "resigned", "lifted"]


# ---------------------------------------------------------------- a case that is not up to date


def test_a_case_that_was_not_linked_answers_as_one_that_was(handmade: Make) -> None:
    path = handmade()
    with Case.open(path, read_only=True) as case:
        before = case.answer()
    with Case.open(link_it(path), read_only=True) as case:
        assert case.answer() == before
    assert len(before.chronology) == 8


def test_events_whose_claims_a_running_build_replaced_are_not_shown(handmade: Make) -> None:
    path = link_it(handmade())
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM claims WHERE article = 'one'")
    assert triggers(path) == ["sent", "resigned", "lifted", "banned", "praised"]


def test_a_judgement_holds_at_once(handmade: Make) -> None:
    path = link_it(handmade())
    with Case.open(path, read_only=True) as case:
        event = case.chronology(type="COUP").events[0]
    with Store.open(path) as store:
        store.add_judgement(Judgement("j1", "reject", event.claims[0], "", "somebody", "2019-04-01"))
    found = triggers(path)
    assert triggers(link_it(path)) == found, "the same answer before and after it is linked anew"


def test_reports_that_were_not_read_yet_are_told(handmade: Make, tmp_path: Path) -> None:
    path = link_it(handmade("one", "two"))
    (tmp_path / "new.txt").write_text("Fresh news\n\nNobody has read this report so far.")
    with Case.open(path) as case:
        case.add(tmp_path / "new.txt")
        answer = case.answer()
    assert answer.unread == ("new",)
    assert sorted(answer.chronology.articles) == ["one", "two"], "only what was read was looked at"
    assert len(answer.chronology) == 6


def test_asking_writes_nothing(handmade: Make) -> None:
    path = handmade()
    before = path.read_bytes()
    assert len(triggers(path)) == 8
    with Case.open(path, read_only=True) as case:
        case.export("claims", path.with_suffix(".jsonl"))
        with pytest.raises(CaseError, match="reading only"):
            case.build()
    assert path.read_bytes() == before


def test_claims_of_every_event_are_there_under_one_name(handmade: Make) -> None:
    with Case.open(link_it(handmade()), read_only=True) as case:
        chronology = case.chronology(actor="Keïta")
    assert sorted(chronology.claims) == sorted(c for e in chronology for c in e.claims)
    names = {f.name for c in chronology.claims.values() for f in (*c.actors, *c.recipients)}
    assert names <= set(chronology.actors)


def test_there_must_be_a_case_to_ask(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no case"):
        Case.open(tmp_path / "none.dateline", read_only=True)
    assert not (tmp_path / "none.dateline").exists()


# ---------------------------------------------------------------- sources and origins


def test_events_of_several_sources_alone(built_once: Path) -> None:
    with Case.open(built_once, read_only=True) as case:
        everything = case.chronology()
        for least in (1, 2, 9):
            some = case.chronology(sources=least)
            assert [e.id for e in some] == [e.id for e in everything if e.independent_sources >= least]
            assert some.question.sources == least


def test_origins_are_of_every_report_whatever_is_asked(built_once: Path) -> None:
    with Case.open(built_once, read_only=True) as case:
        asked = [case.chronology(), case.chronology(actor="Nobody At All"), case.chronology(as_of="2019-03-05")]
        for chronology in asked:
            assert set(chronology.origins) == set(chronology.articles)
            assert chronology.origins["palace"] == chronology.origins["palace-again"]
    everything, nothing, early = asked
    assert nothing.origins == everything.origins
    assert len({*everything.origins.values()}) == len(everything.articles) - 1
    assert set(early.articles) == {"palace", "palace-again"}


def test_an_empty_search_is_refused(built_once: Path) -> None:
    with Case.open(built_once, read_only=True) as case:
        for words in ("", " \n"):
            with pytest.raises(QuestionError, match="no words"):
                case.search(words)


def test_what_is_of_one_day_is_in_the_order_in_which_it_was_told(built: Path) -> None:
    with Case.open(built, read_only=True) as case:
        chronology = case.chronology()
    told = []
    for event in chronology:
        claims = chronology.claims_of(event)
        first = min((chronology.articles[c.article].published.order, c.article, c.trigger.start) for c in claims)
        told.append((not event.when.dated, *event.when.order, first))
    assert told == sorted(told)
    assert len(told) > 3
