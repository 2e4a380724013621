"""What a case's questions list: disagreements, relations, reactions, commitments, outlets, offices. Claims are by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from desk import Desk, niger
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import QuestionError
from dateline.export.words import value_words
from dateline.knowledge.own_actors import SOURCE, OwnActor
from dateline.model import Article, Chronology, Event, Office, Place, Span, as_record
from dateline.query import (
    compare_outlets,
    follow_commitments,
    list_disagreements,
    list_offices,
    list_reactions,
    read_relations,
)
from dateline.query.commitments import sides_words
from dateline.query.disputes import GRAVITY
from dateline.query.lines import chart_lines, office_lines, reaction_lines, relation_lines
from dateline.query.names import answers_to, lands_of
from dateline.query.quotes import is_opinion
from dateline.query.relations import Month, scores
from dateline.vocabulary import event_types
from dateline.when import UNKNOWN, When


def event_of(chronology: Chronology, trigger: str) -> Event:
    """The event of the first claim that a word names."""
    return next(e for e in chronology for c in chronology.claims_of(e) if c.trigger_text == trigger)


# ------------------------------------------------------------ disagreements


def test_the_gravest_disagreement_is_first_with_who_says_what_since_when() -> None:
    found = list_disagreements(niger().chronology())
    assert [GRAVITY.index(d.kind) for d in found] == sorted(GRAVITY.index(d.kind) for d in found)
    first = found[0]
    assert (first.slot, first.kind) == ("when", "contradiction")
    values = {v.words: v for v in first.values}
    assert set(values) == {"3 March 2019", "2 March 2019"}
    assert str(values["2 March 2019"].since) == "2019-03-06"
    (quote,) = values["2 March 2019"].quotes
    assert (quote.outlet, quote.said_by) == ("Desert Mirror", ("family",))


def test_one_body_named_in_two_ways_is_one_point() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", "The National Council for the Rescue of the Nation spoke.")
    desk.report("b", "Star", "2031-03-05", "The National Committee for the Rescue of the Nation spoke.")
    for report, words in (("a", "National Council"), ("b", "National Committee")):
        name = f"{words} for the Rescue of the Nation"
        desk.claim(report, "spoke", "STATEMENT", actors=[(name, f"The {name}")])
    (one,) = [d for d in list_disagreements(desk.chronology()) if d.slot == "name"]
    assert {v.value for v in one.values} == {
        "National Council for the Rescue of the Nation",
        "National Committee for the Rescue of the Nation",
    }


def test_bodies_with_short_names_alike_are_two() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", "The Security Council spoke.")
    desk.report("b", "Star", "2031-03-05", "The Security Committee spoke.")
    desk.claim("a", "spoke", "STATEMENT", actors=[("Security Council", "The Security Council")])
    desk.claim("b", "spoke", "STATEMENT", actors=[("Security Committee", "The Security Committee")])
    assert [d for d in list_disagreements(desk.chronology()) if d.slot == "name"] == []


def test_one_report_has_him_resign_and_another_dismissed() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", "Police chief Omar Deng resigned on Monday.")
    desk.report("b", "Star", "2031-03-05", "Police chief Omar Deng was dismissed on Tuesday.")
    who = [("Omar Deng", "Police chief Omar Deng")]
    desk.claim("a", "resigned", "OFFICE", mode="resign", actors=who, when="2031-03-03")
    desk.claim("b", "dismissed", "OFFICE", mode="dismiss", recipients=who, when="2031-03-04")
    (one,) = [d for d in list_disagreements(desk.chronology()) if d.slot == "manner"]
    assert {v.value for v in one.values} == {"resigned", "was dismissed"}


def test_a_resignation_of_no_mode_is_known_by_its_word() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", "Police chief Omar Deng resigned on Monday.")
    desk.report("b", "Star", "2031-03-05", "Police chief Omar Deng was sacked on Tuesday.")
    who = [("Omar Deng", "Police chief Omar Deng")]
    desk.claim("a", "resigned", "OFFICE", actors=who, when="2031-03-03")
    desk.claim("b", "sacked", "OFFICE", mode="dismiss", recipients=who, when="2031-03-04")
    assert [d.kind for d in list_disagreements(desk.chronology()) if d.slot == "manner"] == ["contradiction"]


@pytest.mark.parametrize(
    ("second", "day", "listed"),
    [
        ("Chad's president has named Saleh Kebir prime minister of Chad.", "2031-03-04", True),
        ("Chad's president has named Saleh Kebir prime minister of Chad.", "2031-06-04", False),
        ("Chad's president has named Saleh Kebir foreign minister of Chad.", "2031-03-04", False),
    ],
)
def test_two_who_took_one_office_in_the_same_days_are_set_against_each_other(second: str, day: str, listed: bool) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", "President Idris Sow appointed Adam Haroun as prime minister of Chad on Monday.")
    desk.report("b", "Star", day, second)
    desk.claim("a", "appointed", "OFFICE", mode="appoint", recipients=["Adam Haroun"], when="2031-03-03")
    desk.claim("b", "named", "OFFICE", mode="appoint", recipients=["Saleh Kebir"], when=day)
    found = [d for d in list_disagreements(desk.chronology()) if d.slot == "recipients"]
    assert [{v.value for v in d.values} for d in found] == ([{"Adam Haroun", "Saleh Kebir"}] if listed else [])


@pytest.mark.parametrize(
    ("by", "against", "day", "listed"),
    [
        ("Togolese army", "Beninese troops", "2031-03-05", True),
        ("Togolese army", "Togolese rebels", "2031-03-05", False),
        ("Ghana", "Beninese troops", "2031-03-05", False),
        ("Togolese army", "Beninese troops", "2031-03-25", False),
    ],
)
def test_two_sides_that_blame_each_other(by: str, against: str, day: str, listed: bool) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", "Benin accused Togo's soldiers of firing first.")
    desk.report("b", "Star", day, f"{by} said that {against} shelled its post.")
    desk.claim("a", "accused", "ACCUSE", mode="allege", actors=["Benin"], recipients=[("Togolese soldiers", "Togo's soldiers")])
    desk.claim("b", "shelled", "ASSAULT", status="alleged", actors=[against], said_by=[by])
    found = [d for d in list_disagreements(desk.chronology()) if d.slot == "actors"]
    assert [{v.value for v in d.values} for d in found] == ([{"Togolese soldiers", "Beninese troops"}] if listed else [])


def test_two_titles_of_one_report_each_are_a_contradiction() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-04", "Prime Minister Moussa Diarra spoke.")
    desk.report("b", "Star", "2031-03-05", "Foreign Minister Moussa Diarra spoke.")
    desk.claim("a", "spoke", "STATEMENT", actors=[("Moussa Diarra", "Prime Minister Moussa Diarra")])
    desk.claim("b", "spoke", "STATEMENT", actors=[("Moussa Diarra", "Foreign Minister Moussa Diarra")])
    (one,) = [d for d in list_disagreements(desk.chronology()) if d.slot == "name"]
    assert one.kind == "contradiction"


def test_values_of_a_development_are_in_order_of_publication_and_numbers_are_written_out() -> None:
    desk = Desk()
    desk.report("a", "Post", "2019-03-04", "A blast in Zinder killed four people.")
    desk.report("b", "Star", "2019-03-06", "The blast in Zinder killed at least nine people.")
    desk.report("c", "Lake", "2019-03-07", "The blast in Zinder killed nine people.")
    ids = [
        desk.claim(a, "killed", "ASSAULT", mode="kill", when="2019-03-03", figures=[(n, "people", words)])
        for a, n, words in (("a", 4, "four"), ("b", 9, "nine"), ("c", 9, "nine"))
    ]
    claim = desk.claims[ids[1]]
    desk.claims[ids[1]] = replace(claim, figures=(replace(claim.figures[0], comparator=">="),))
    desk.join(*ids)
    (one,) = list_disagreements(desk.chronology())
    assert (one.kind, [v.words for v in one.values]) == ("development", ["4", "at least 9", "9"])


def told_of(desk: Desk, report: str, day: str, words: str) -> str:
    """A report that the person of some words has spoken."""
    desk.report(report, report.capitalize(), day, f"{words} spoke on the budget.")
    return desk.claim(report, "spoke", "STATEMENT", actors=[("Moussa Diarra", words)], when=day)


def test_a_name_spelt_in_two_ways_is_told_of_the_whole_case() -> None:
    desk = Desk()
    for report, day, words in (
        ("post", "2019-03-04", "President Moussa Diarra"),
        ("star", "2019-05-06", "President Diarra"),
        ("lake", "2019-09-06", "Moussa Diarrah"),
    ):
        told_of(desk, report, day, words)
    (one,) = (d for d in list_disagreements(desk.chronology()) if d.kind == "spelling")
    assert [(v.words, v.sources) for v in one.values] == [("Moussa Diarra", 2), ("Moussa Diarrah", 1)]


def test_two_persons_who_differ_by_a_spelling_are_told_as_one_name_spelt_in_two_ways() -> None:
    desk = Desk()
    for report, day, name in (("post", "2019-03-04", "Pedro Valdez"), ("star", "2019-03-05", "Pedro Valdes")):
        desk.report(report, report.capitalize(), day, f"Minister {name} spoke of {report} matters.")
        desk.claim(report, "spoke", "STATEMENT", actors=[(name, f"Minister {name}")], when=day)
    (one,) = (d for d in list_disagreements(desk.chronology()) if d.kind == "spelling")
    assert {v.words for v in one.values} == {"Pedro Valdes", "Pedro Valdez"}


@pytest.mark.parametrize(
    ("odd", "errors"),
    [
        (("2019-03-06", "Prime Minister Moussa Diarra"), ["Prime Minister"]),
        (("2019-03-06", "Former prime minister Moussa Diarra"), []),
        (("2024-03-06", "Prime Minister Moussa Diarra"), []),
        (("2019-03-06", "President Moussa Diarra"), []),
    ],
)
def test_a_title_that_one_source_alone_gives_is_an_error(odd: tuple[str, str], errors: list[str]) -> None:
    desk = Desk()
    told_of(desk, "post", "2019-03-04", "President Moussa Diarra")
    told_of(desk, "star", "2019-03-08", "President Moussa Diarra")
    told_of(desk, "lake", *odd)
    found = [d for d in list_disagreements(desk.chronology()) if d.kind == "error"]
    assert [d.values[-1].words for d in found] == errors
    assert all(d.values[0].words == "President" and "Lake alone" in d.note for d in found)


def test_two_given_names_of_one_who_bears_one_title_are_a_name_spelt_in_two_ways() -> None:
    desk = Desk()
    for report, name in (("post", "Joan Meer"), ("star", "Envoy Joanne Meer"), ("lake", "Joan Meer")):
        desk.report(report, report.capitalize(), "2019-03-04", f"Envoy {name} spoke of {report} matters.")
        desk.claim(report, "spoke", "STATEMENT", actors=[(name, f"Envoy {name.removeprefix('Envoy ')}")], when="2019-03-04")
    (one,) = (d for d in list_disagreements(desk.chronology()) if d.kind == "spelling")
    assert {v.words for v in one.values} == {"Joan Meer", "Joanne Meer"}


@pytest.mark.parametrize(("other", "differ"), [("Zinderr", True), ("Zinder", False), ("Maradi", False)])
def test_a_place_spelt_in_two_ways_is_told_of_the_whole_case(other: str, differ: bool) -> None:
    desk = Desk()
    for report, words, type in (("post", "Zinder", "PROTEST"), ("star", other, "ASSAULT")):
        desk.report(report, report.capitalize(), "2019-03-04", f"Students acted in {words}.")
        id = desk.claim(report, "acted", type, actors=[("students", "Students")], when="2019-03-04")
        span = desk.claims[id].quote
        desk.claims[id] = replace(desk.claims[id], where=Place("Zinder, Niger", span=span, text=words))
    found = [d for d in list_disagreements(desk.chronology()) if d.kind == "spelling"]
    assert [{v.words for v in d.values} for d in found] == ([{"Zinder", other}] if differ else [])


@pytest.mark.parametrize(("title", "errors"), [("PM", 1), ("President", 0), ("Foreign Minister", 1)])
def test_a_title_that_the_table_gives_to_somebody_else_that_day_is_an_error(title: str, errors: int) -> None:
    desk = Desk()
    desk.report("post", "Post", "2021-10-04", f"French {title} Emmanuel Macron spoke on the budget.")
    desk.claim("post", "spoke", "STATEMENT", actors=[("Emmanuel Macron", f"French {title} Emmanuel Macron")], when="2021-10-04")
    found = [d for d in list_disagreements(desk.chronology()) if d.kind == "error"]
    assert len(found) == errors


@pytest.mark.parametrize(
    ("ranks", "kinds"),
    [
        (["Lt. Col.", "Colonel", "Lieutenant-Colonel"], ["contradiction"]),
        (["Captain", "Captain", "Major"], ["development"]),
        (["Col.", "Colonel", "Secretary General"], []),
    ],
)
def test_ranks_that_differ_contradict_unless_they_only_rise(ranks: list[str], kinds: list[str]) -> None:
    desk = Desk()
    for day, rank in enumerate(ranks, 4):
        told_of(desk, f"report{day}", f"2019-03-0{day}", f"{rank} Moussa Diarra")
    assert [d.kind for d in list_disagreements(desk.chronology()) if "is called" in d.note] == kinds


def test_a_report_that_by_its_own_words_was_written_on_another_day_is_told() -> None:
    desk = Desk()
    desk.report("post", "Post", "2019-03-07", "Early yesterday, March 5, 2019, students marched.")
    when = When.of("2019-03-05", reason="written 2019-03-06 by its own words")
    desk.claim("post", "marched", "PROTEST", actors=[("students", "students")], when=when, when_text="Early yesterday")
    (one,) = list_disagreements(desk.chronology())
    assert (one.slot, one.kind) == ("when", "error")


@pytest.mark.parametrize(
    ("day", "slips"),
    [("Tuesday 8 July 2024", 1), ("Monday, July 8, 2024", 0), ("lundi 8 juillet 2024", 0), ("mardi 8 juillet 2024", 1)],
)
def test_a_weekday_that_the_day_was_not_is_told(day: str, slips: int) -> None:
    desk = Desk()
    desk.report("post", "Post", "2024-07-08", f"KIDRI, {day} – Students marched at noon.")
    desk.claim("post", "marched", "PROTEST", actors=[("students", "Students")], when="2024-07-08")
    found = list_disagreements(desk.chronology())
    assert [(d.slot, d.kind) for d in found] == [("when", "error")] * slips
    assert all("that day was a Monday" in d.note for d in found)


# ------------------------------------------------------------ relations


def test_the_ledger_of_a_pair_goes_both_ways() -> None:
    chronology = niger().chronology()
    there, back = (read_relations(chronology, *pair) for pair in (("Nigeria", "Niger"), ("Niger", "Nigeria")))
    assert [(e.type, e.direction, e.score) for e in there.entries] == [("SANCTION", "first", -6.0)]
    assert [e.direction for e in back.entries] == ["second"]
    assert {q.article for q in there.entries[0].quotes} == {"post", "star"}
    assert there.months == (Month("2019-03", 1, -6.0, -6.0),)


def test_those_who_meet_are_both_sides() -> None:
    (entry,) = read_relations(niger().chronology(), "Moro", "ECOWAS").entries
    assert (entry.type, entry.direction) == ("CONSULT", "both")


def test_what_is_only_planned_or_alleged_is_listed_and_not_scored() -> None:
    desk = Desk()
    desk.report("a", "Post", "2020-01-05", "Chad will attack Sudan in May. Chad said that Sudan attacked it in January.")
    desk.claim("a", "attack", "ASSAULT", actors=["Chad"], recipients=["Sudan"], when="2020-05", status="planned")
    desk.claim("a", "attacked", "ASSAULT", actors=["Sudan"], recipients=["Chad"], when="2020-01", status="alleged")
    relations = read_relations(desk.chronology(), "Chad", "Sudan")
    assert len(relations.entries) == 2
    assert {e.score for e in relations.entries} == {None}
    assert relations.months == ()


def test_a_state_stands_for_who_holds_its_offices_then_and_a_side_is_not_its_own_other() -> None:
    desk = Desk()
    desk.report("a", "Post", "2020-08-20", "President Emmanuel Macron praised Niger. Emmanuel Macron praised France.")
    desk.claim("a", "praised", "SUPPORT", actors=["Emmanuel Macron"], recipients=["Niger"], when="2020-08-19")
    desk.claim("a", "France", "SUPPORT", actors=["Emmanuel Macron"], recipients=["France"], when="2020-08-19")
    chronology = desk.chronology()
    (entry,) = read_relations(chronology, "France", "Niger").entries
    assert (entry.actors, entry.score) == (("Emmanuel Macron",), 5.0)
    (own,) = read_relations(chronology, "Macron", "France").entries
    assert own.direction == "first"


def border() -> Desk:
    """Two invented neighbours fall out: who does what to whom is told by descriptions, titles, capitals and places."""
    desk = Desk()
    desk.report(
        "a",
        "Post",
        "2031-05-06",
        "Chadian police arrested two Cameroonian soldiers on Sunday. Cameroon's foreign minister, Ruth Mbida, demanded their "
        "release. Mbida summoned the Chadian ambassador on Monday. Cameroon had closed the crossing at Kousseri.",
    )
    desk.report(
        "b",
        "Star",
        "2031-05-20",
        "N'Djamena recalled its envoy from Yaoundé. Chad freed the two Cameroonian soldiers on Friday. The presidents of "
        "Chad and Cameroon signed a pact on Saturday. Chadian rebels thanked Cameroon.",
    )
    desk.claim("a", "arrested", "COERCE", actors=["Chadian police"], recipients=["two Cameroonian soldiers"], when="2031-05-04")
    free = desk.claim("a", "release", "RETREAT", status="called_for", actors=["Chad"])
    desk.claim("a", "demanded", "REQUEST", actors=["Ruth Mbida"], about=free, when="2031-05-05")
    desk.claim(
        "a", "summoned", "ACCUSE", actors=[("Ruth Mbida", "Mbida")], recipients=["Chadian ambassador"], when="2031-05-05"
    )
    desk.claim("a", "closed", "COERCE", actors=["Cameroon"], where=("Kousseri, Chad", "Kousseri", "TCD"), when="2031-05-03")
    desk.claim(
        "b", "recalled", "SANCTION", actors=["N'Djamena"], where=("Yaoundé, Cameroon", "Yaoundé", "CMR"), when="2031-05-15"
    )
    desk.claim("b", "freed", "RETREAT", actors=["Chad"], when="2031-05-16")
    desk.claim("b", "signed", "AGREE", actors=["presidents of Chad and Cameroon"], when="2031-05-17")
    desk.claim("b", "thanked", "SUPPORT", actors=["Chadian rebels"], recipients=["Cameroon"], when="2031-05-17")
    return desk


def test_a_state_stands_for_its_people_and_for_its_officials_as_reports_title_them() -> None:
    entries = read_relations(border().chronology(), "Chad", "Cameroon").entries
    told = {(e.type, e.direction, e.actors, e.recipients) for e in entries}
    assert told == {
        ("COERCE", "first", ("Chadian police",), ("two Cameroonian soldiers",)),
        ("REQUEST", "second", ("Ruth Mbida",), ("Chad",)),
        ("ACCUSE", "second", ("Ruth Mbida",), ("Chadian ambassador",)),
        ("COERCE", "second", ("Cameroon",), ("Chad",)),
        ("SANCTION", "first", ("N'Djamena",), ("Cameroon",)),
        ("RETREAT", "first", ("Chad",), ("the two Cameroonian soldiers",)),
        ("AGREE", "both", ("presidents of Chad and Cameroon",), ()),
    }
    back = read_relations(border().chronology(), "Cameroon", "Chad").entries
    assert len(back) == len(entries)
    assert "Chadian police → two Cameroonian soldiers" in {
        line.text for line in relation_lines(read_relations(border().chronology(), "Chad", "Cameroon"), 80)
    }


def test_a_meeting_that_was_announced_and_is_told_of_by_one_side_was_held() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-05-06", "Chad and Cameroon will meet in Lagos on Sunday.")
    desk.report("b", "Star", "2031-05-12", "Chad met its neighbour in Lagos on Sunday.")
    desk.claim("a", "meet", "CONSULT", status="planned", actors=["Chad", "Cameroon"], when="2031-05-11")
    desk.claim("b", "met", "CONSULT", actors=["Chad"], when="2031-05-11")
    desk.join(*desk.claims)
    (entry,) = read_relations(desk.chronology(), "Chad", "Cameroon").entries
    assert (entry.status, entry.score, {q.article for q in entry.quotes}) == ("happened", 2.5, {"a", "b"})


def test_a_deed_in_a_land_is_done_to_its_state_only_where_its_clause_names_who_does_it() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-05-06", "Cameroon had been warned. Trucks were waiting at Kousseri.")
    desk.claim("a", "waiting", "MOBILIZE", actors=["Cameroon"], where=("Kousseri, Chad", "Kousseri", "TCD"))
    assert read_relations(desk.chronology(), "Chad", "Cameroon").entries == ()


@pytest.mark.parametrize(
    ("name", "lands"),
    [
        ("three Malian soldiers", {"MLI"}),
        ("Chad's ambassador", {"TCD"}),
        ("French ambassador to Mali", {"FRA"}),
        ("l'armée tchadienne", {"TCD"}),
        ("présidents du Mali et du Niger", {"MLI", "NER"}),
        ("two Nigeriens", {"NER"}),
        ("Malian rebels", set()),
        ("former Malian president", set()),
        ("Malian Red Cross", set()),
        ("soldiers", set()),
        ("Mali", set()),
    ],
)
def test_whose_people_a_description_names(name: str, lands: set[str]) -> None:
    assert lands_of(name) == lands


def test_months_without_an_entry_are_counted_too() -> None:
    desk = Desk()
    desk.report("a", "Post", "2020-12-05", "Chad praised Sudan in January. Chad aided Sudan in April. Chad met Sudan.")
    desk.claim("a", "praised", "SUPPORT", actors=["Chad"], recipients=["Sudan"], when="2020-01")
    desk.claim("a", "aided", "AID", actors=["Chad"], recipients=["Sudan"], when="2020-04")
    desk.claim("a", "met", "CONSULT", actors=["Chad", "Sudan"], when="2020")
    relations = read_relations(desk.chronology(), "Chad", "Sudan")
    assert [(m.month, m.number, m.total) for m in relations.months] == [
        ("2020-01", 1, 5.0),
        ("2020-02", 0, 0.0),
        ("2020-03", 0, 0.0),
        ("2020-04", 1, 10.0),
    ]
    assert relations.undated == 1


@pytest.mark.parametrize("pair", [("Niger", "niger"), ("Niger", ""), ("?", "Niger")])
def test_a_pair_that_is_none_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(QuestionError):
        read_relations(niger().chronology(), *pair)


def test_a_name_that_no_actor_has_is_told() -> None:
    relations = read_relations(niger().chronology(), "Niger", "Peru")
    assert (relations.entries, relations.known) == ((), ("Niger",))


def test_every_type_between_two_sides_has_a_score() -> None:
    assert set(event_types()) - set(scores()) == {"COUP", "VOTE", "OFFICE"}
    assert set(scores()) <= set(event_types())
    assert all(-10 <= s <= 10 for s in scores().values())


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(-240, 240).map(lambda n: n / 4)), min_size=1, max_size=40),
    st.integers(min_value=0, max_value=200),
)
def test_a_chart_keeps_to_its_width(rows: list[tuple[int, float]], width: int) -> None:
    months = [Month(f"{2000 + k // 12}-{k % 12 + 1:02d}", n, t if n else 0.0, t if n else 0.0) for k, (n, t) in enumerate(rows)]
    months.append(Month("2099-12", 1, 1.0, 1.0))
    drawn = list(chart_lines(months, width))
    assert all(line.fixed for line in drawn)
    assert max(len(line.text) for line in drawn) <= max(width, 50)
    assert [line.text[:7] for line in drawn if line.style != "dim"] == [
        m.month for k, m in enumerate(months) if m.number or _run(months, k) < 3
    ]


def _run(months: list[Month], at: int) -> int:
    """Length of the run of empty months round one."""
    low = max((k for k in range(at) if months[k].number), default=-1)
    high = next(k for k in range(at, len(months)) if months[k].number)
    return high - low - 1


# ------------------------------------------------------------ reactions


def test_reactions_are_by_actor_with_dated_quotes() -> None:
    chronology = niger().chronology()
    (french,) = list_reactions(chronology, event_of(chronology, "coup"))
    assert french.actor == "France"
    (reaction,) = french.reactions
    assert reaction.type == "ACCUSE"
    assert reaction.quotes[0].words == "France condemned the coup"
    assert [r.actor for r in list_reactions(chronology, event_of(chronology, "arrested"))] == ["African Union"]
    assert list_reactions(chronology, event_of(chronology, "resigned")) == ()


def test_a_reaction_whose_report_names_no_deed_is_about_the_one_that_stands_out() -> None:
    desk = Desk()
    desk.report("post", "Post", "2031-03-05", "Soldiers staged a coup in N'Djamena on 5 March.")
    desk.report("star", "Star", "2031-03-06", "Norway condemned the events in Chad.")
    place = ("N'Djamena, Chad", "N'Djamena", "TCD")
    desk.claim("post", "coup", "COUP", actors=[("soldiers", "Soldiers")], when="2031-03-05", where=place)
    desk.claim("star", "condemned", "ACCUSE", actors=["Norway"], points_at=Place("Chad", "country", country="TCD"))
    chronology = desk.chronology()
    (found,) = list_reactions(chronology, event_of(chronology, "coup"))
    assert found.actor == "Norway"
    assert [q.words for q in found.reactions[0].quotes] == ["Norway condemned the events in Chad"]
    assert found.reactions[0].inferred.startswith("names no deed and points at what happened in Chad")
    assert any("names no deed" in line.text for line in reaction_lines("Coup", (found,)))


# ------------------------------------------------------------ commitments


def test_a_deed_that_is_told_not_to_have_come_as_promised_is_missed() -> None:
    desk = Desk()
    desk.report("post", "Post", "2019-03-04", "The president said that an inquiry would report by 31 March.")
    desk.report("star", "Star", "2019-04-02", "The inquiry did not report by 31 March as the president had promised.")
    promised = desk.claim(
        "post", "inquiry", "ACCUSE", mode="investigate", status="planned", said_by=["Amadou Sani"], due="2019-03-31"
    )
    told = desk.claim("star", "inquiry", "ACCUSE", mode="investigate", status="ongoing")
    desk.join(promised, told)
    (found,) = follow_commitments(desk.chronology())
    assert (found.state, found.by) == ("missed", ("Amadou Sani",))
    assert [q.article for q in found.shown_by] == ["star"]


def test_what_is_told_as_promised_and_not_done_in_one_breath_is_missed() -> None:
    desk = Desk()
    desk.report("post", "Post", "2019-03-24", "Nigeria has not freed the miners whose release it pledged by 20 March.")
    slots: dict[str, Any] = {"actors": ["Nigeria"], "recipients": [("miners", "the miners")]}
    desk.claim("post", "freed", "RETREAT", mode="release", status="denied", **slots)
    desk.claim("post", "release", "RETREAT", mode="release", status="planned", due="2019-03-20", **slots)
    assert [f.state for f in follow_commitments(desk.chronology())] == ["missed"]


def states(desk: Desk, *, as_of: str | None = None) -> list[tuple[str, str]]:
    return [(f.state, str(f.due)) for f in follow_commitments(desk.chronology(as_of=as_of))]


def test_what_became_of_promises() -> None:
    kept, moved, pending = follow_commitments(niger().chronology())
    assert (kept.state, kept.by, kept.to, str(kept.due)) == ("kept", ("Nigeria",), ("Niger",), "2019-03-11")
    assert [q.article for q in kept.shown_by] == ["star"]
    assert (moved.state, moved.by, str(moved.moved_to)) == ("moved", ("Issa Moro",), "2020-06")
    assert [q.article for q in moved.shown_by] == ["lake"]
    assert (pending.state, pending.shown_by) == ("pending", ())


def test_states_are_as_of_a_day() -> None:
    assert states(niger(), as_of="2019-03-05") == [("pending", "2019-03-11")]
    assert states(niger(), as_of="2019-03-09") == [("kept", "2019-03-11"), ("pending", "2019-12")]


def promise(*later: dict[str, Any], published: str = "2020-03-01") -> Desk:
    """France promises on 1 January to send food to Chad by the end of the month; what a later report tells of it."""
    desk = Desk()
    desk.report("a", "Post", "2020-01-01", "France promised to send food to Chad by 31 January.")
    desk.claim("a", "send", "AID", status="planned", actors=["France"], recipients=["Chad"], due="2020-01-31")
    desk.report("b", "Mirror", published, "France sent food to Chad, it was told.")
    for slots in later:
        desk.claim("b", "sent", "AID", actors=["France"], recipients=["Chad"], **slots)
    return desk


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ([], "unknown"),
        ([{"when": "2020-01-20"}], "kept"),
        ([{"when": "2020-02-20"}], "missed"),
        ([{"status": "denied"}], "missed"),
        ([{"status": "attempted"}], "missed"),
        ([{"status": "planned", "when": "2020-06"}], "moved"),
        ([{"status": "planned", "when": "2020-01-31"}], "unknown"),
    ],
)
def test_a_later_report_settles_a_promise(later: list[dict[str, Any]], state: str) -> None:
    (found,) = follow_commitments(promise(*later).chronology())
    assert found.state == state
    assert bool(found.shown_by) is (state != "unknown")


def test_news_of_a_promise_is_no_new_one_and_settles_the_old() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-01", "Issa Moro promised to send grain to Chad by May.")
    desk.claim("a", "promised", "AGREE", mode="pledge", actors=["Issa Moro"], promised=True)
    desk.claim("a", "send", "AID", status="planned", actors=["Issa Moro"], recipients=["Chad"], due="2031-05")
    desk.report("b", "Star", "2031-04-01", "The promise made by Issa Moro had been kept, an envoy said.")
    desk.claim("b", "promise", "AGREE", mode="pledge", actors=["Issa Moro"], promised=True)
    (kept,) = follow_commitments(desk.chronology())
    assert (kept.state, [q.article for q in kept.shown_by]) == ("kept", ["b"])
    desk.report("b", "Star", "2031-04-01", "Issa Moro broke his promise, an envoy said.")
    desk.claims = {i: c for i, c in desk.claims.items() if c.article == "a"}
    desk.claim("b", "promise", "AGREE", mode="pledge", actors=["Issa Moro"], promised=True)
    assert [f.state for f in follow_commitments(desk.chronology())] == ["missed"]


def deadline(*later: str) -> Desk:
    """Chad gives Niger until 1 May to withdraw; what reports of a later day tell of that."""
    desk = Desk()
    desk.report("a", "Post", "2031-03-01", "Chad gave Niger until 1 May to withdraw.")
    slots: dict[str, Any] = {"actors": ["Chad"], "recipients": ["Niger"]}
    desk.claim("a", "gave", "THREATEN", mode="ultimatum", due="2031-05-01", **slots)
    desk.claim("a", "withdraw", "RETREAT", status="called_for", actors=["Niger"], said_by=["Chad"], due="2031-05-01")
    for id in later:
        desk.report(id, "Star", "2031-03-09", "Chad gave Niger until May to withdraw.")
        desk.claim(id, "gave", "THREATEN", mode="ultimatum", **slots)
    return desk


def test_a_deadline_is_one_commitment_of_who_sets_it() -> None:
    (found,) = follow_commitments(deadline().chronology())
    assert (found.state, found.by, found.to, str(found.due)) == ("pending", ("Chad",), ("Niger",), "2031-05-01")
    assert (found.asked, sides_words(found)) == (True, "asked by Chad of Niger")
    assert len(found.quotes) == 2


def test_what_somebody_must_do_and_nobody_asks_is_his_own() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-01", "Niger must withdraw by 1 May.")
    desk.claim("a", "withdraw", "RETREAT", status="called_for", actors=["Niger"], due="2031-05-01")
    (found,) = follow_commitments(desk.chronology())
    assert (found.by, found.to, found.asked, sides_words(found)) == (("Niger",), (), False, "by Niger")


def test_a_demand_that_is_answered_stays_one() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-01", "Niger is to withdraw by 1 May, Chad demands.")
    asked = desk.claim("a", "withdraw", "RETREAT", status="called_for", actors=["Niger"], said_by=["Chad"], due="2031-05-01")
    desk.report("b", "Star", "2031-03-02", "Niger will withdraw.")
    told = desk.claim("b", "withdraw", "RETREAT", status="planned", actors=["Niger"], said_by=["Niger"], due="2031-05-01")
    desk.join(asked, told)
    (found,) = follow_commitments(desk.chronology())
    assert (found.by, found.to) == (("Chad",), ("Niger",))


def test_a_deadline_that_is_told_of_again_is_not_kept_by_that() -> None:
    desk = deadline("b")
    desk.claims = {i: c for i, c in desk.claims.items() if c.type == "THREATEN"}
    desk.join(*desk.claims)
    assert [f.state for f in follow_commitments(desk.chronology())] == ["pending"]


def test_an_act_and_the_deadline_that_it_sets_are_one() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-01", "Chad set a deadline of 1 May.")
    desk.claim("a", "set", "THREATEN", mode="ultimatum", actors=["Chad"], due="2031-05-01")
    desk.claim("a", "deadline", "REQUEST", due="2031-05-01")
    (found,) = follow_commitments(desk.chronology())
    assert (found.by, str(found.due)) == (("Chad",), "2031-05-01")


def test_a_demand_with_a_day_is_of_who_demands_it() -> None:
    desk = deadline()
    desk.claims = {i: c for i, c in desk.claims.items() if c.type == "RETREAT"}
    (found,) = follow_commitments(desk.chronology())
    assert (found.by, found.to) == (("Chad",), ("Niger",))


@pytest.mark.parametrize(
    ("text", "trigger", "mode", "promises"),
    [
        ("I give my word.", "give my word", "pledge", False),
        ("He accepted the invitation.", "accepted", "accept", False),
        ("He accepted the plan of the mediators.", "accepted", "accept", True),
        ("They signed a ceasefire.", "signed", "sign", True),
    ],
)
def test_words_that_promise_nothing_are_no_commitment(text: str, trigger: str, mode: str, promises: bool) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-01", text)
    desk.claim("a", trigger, "AGREE", mode=mode, actors=["Issa Moro"], promised=True)
    assert bool(follow_commitments(desk.chronology())) is promises


def test_a_report_of_the_same_day_settles_nothing() -> None:
    assert states(promise({"when": "2020-01-01"}, published="2020-01-01")) == [("pending", "2020-01-31")]


def test_what_others_do_settles_nothing() -> None:
    desk = promise()
    desk.report("c", "Star", "2020-01-20", "Sudan sent food to Chad.")
    desk.claim("c", "sent", "AID", actors=["Sudan"], recipients=["Chad"], when="2020-01-19")
    assert [s for s, _ in states(desk)] == ["unknown"]


def test_what_was_put_off_and_then_done_was_moved_and_the_putting_off_is_no_promise() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "A unity government is to be formed by 12 May 2031.")
    desk.report("b", "Star", "2031-05-04", "Both sides agreed to delay the formation of the unity government.")
    desk.report("c", "Echo", "2031-08-20", "The unity government was formed on 19 August.")
    formed = {"recipients": [("unity government", "unity government")], "mode": "form-government"}
    desk.claim("a", "formed", "OFFICE", status="planned", due="2031-05-12", **formed)
    desk.claim("b", "agreed", "AGREE", promised=True)
    desk.claim("b", "delay", "RETREAT", status="planned", promised=True)
    desk.claim("b", "formation", "OFFICE", status="planned", promised=True, **formed)
    desk.claim("c", "formed", "OFFICE", when="2031-08-19", **formed)
    (one,) = follow_commitments(desk.chronology())
    assert (one.state, [q.article for q in one.shown_by]) == ("moved", ["b", "c"])


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The premier hosted the signing.", "signing", "happened"),
        ("He called the agreement a gift.", "agreement", "happened"),
        ("This is a historic pledge.", "pledge", "happened"),
        ("The deadline passed.", "deadline", "happened"),
        ("Envoys doubt that the parties would keep to the deal.", "keep", "planned"),
        ("The vote that he promised in May was not free.", "promised", "happened"),
    ],
)
def test_words_that_recall_a_promise_are_no_new_one(text: str, trigger: str, status: str) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", text)
    quote = desk.claim("a", trigger, "AGREE", status=status, promised=True)
    if "that he" in text:
        start = text.index("that")
        desk.claims[quote] = replace(desk.claims[quote], quote=Span("a", start, text.index(" in")))
    assert follow_commitments(desk.chronology()) == ()


def test_a_promised_vote_is_not_held_by_one_of_another_kind() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "The ruler promised an election in Chad by May.")
    desk.report("b", "Star", "2031-04-05", "People voted in a referendum in Chad on 4 April.")
    chad = ("Chad", "Chad", "TCD")
    desk.claim("a", "election", "VOTE", mode="election", status="planned", due="2031-05", where=chad)
    desk.claim("b", "referendum", "VOTE", mode="referendum", when="2031-04-04", where=chad)
    desk.join(*desk.claims)
    (one,) = follow_commitments(desk.chronology())
    assert one.state != "kept"


def test_a_journey_that_was_announced_is_done_by_a_meeting_in_that_place() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Omar Deng is to travel to Lagos before February.")
    desk.report("b", "Star", "2031-02-05", "Omar Deng met Ruth Abo in Lagos on 24 January.")
    lagos = ("Lagos", "Lagos", "NGA")
    desk.claim("a", "travel", "CONSULT", mode="visit", status="planned", actors=["Omar Deng"], due="2031-01", where=lagos)
    desk.claim("b", "met", "CONSULT", mode="meet", actors=["Omar Deng", "Ruth Abo"], when="2031-01-24", where=lagos)
    (one,) = follow_commitments(desk.chronology())
    assert (one.state, [q.article for q in one.shown_by]) == ("kept", ["b"])


def test_a_report_that_it_is_not_done_yet_misses_nothing_while_there_is_time() -> None:
    assert states(promise({"status": "denied"}, published="2020-01-20")) == [("pending", "2020-01-31")]


def test_a_promise_that_is_told_again_is_not_kept_by_that() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-01", "France pledged 9 million euros to Chad.")
    desk.report("b", "Star", "2031-06-01", "Chad has not received the 9 million euros that France pledged.")
    one = desk.claim("a", "pledged", "AGREE", mode="aid", actors=["France"], recipients=["Chad"], promised=True)
    two = desk.claim("b", "pledged", "AGREE", mode="aid", actors=["France"], recipients=["Chad"], promised=True)
    desk.join(one, two)
    assert [f.state for f in follow_commitments(desk.chronology())] == ["unknown"]
    desk.claim("b", "received", "AID", status="denied", actors=["Chad"])
    assert [f.state for f in follow_commitments(desk.chronology())] == ["missed"]


@pytest.mark.parametrize(("freed", "state"), [((40,), "unknown"), ((40, 80), "kept")])
def test_a_part_of_what_was_promised_does_not_keep_it(freed: tuple[int, ...], state: str) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Chad pledged to free 120 prisoners by 30 June.")
    slots: dict[str, Any] = {"mode": "release", "actors": ["Chad"]}
    desk.claim("a", "free", "RETREAT", status="planned", due="2031-06-30", figures=[(120, "prisoner", "120")], **slots)
    for month, number in zip((1, 5), freed, strict=False):
        desk.report(f"r{number}", "Star", "2031-07-02", f"Chad freed {number} prisoners in month {month}.")
        figures = [(number, "prisoner", str(number))]
        desk.claim(f"r{number}", "freed", "RETREAT", when=f"2031-0{month}-20", figures=figures, **slots)
    (one,) = follow_commitments(desk.chronology())
    assert (one.state, "40 of 120" in one.because) == (state, state == "unknown")


def test_a_truce_is_broken_by_an_attack_of_one_who_agreed_to_it() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Chad and the Front signed a ceasefire on 4 January.")
    desk.report("b", "Star", "2031-01-20", "Fighters of the Front attacked a base on 19 January. Bandits attacked a bus.")
    desk.claim("a", "signed", "AGREE", mode="sign", actors=["Chad", ("Front", "the Front")], when="2031-01-04", promised=True)
    bandits = desk.claim("b", "attacked a bus", "ASSAULT", actors=["Bandits"], when="2031-01-19")
    assert [f.state for f in follow_commitments(desk.chronology())] == ["unknown"]
    desk.claim("b", "attacked", "ASSAULT", actors=[("Front", "the Front")], when="2031-01-19")
    (one,) = follow_commitments(desk.chronology())
    assert (one.state, [q.claim for q in one.shown_by] == [bandits]) == ("missed", False)


def test_a_deadline_that_ran_out_was_missed_and_the_report_of_that_sets_none() -> None:
    desk = deadline()
    desk.report("b", "Star", "2031-05-04", "Chad closed the border after the deadline passed.")
    desk.claim("b", "closed", "SANCTION", actors=["Chad"], recipients=["Niger"])
    desk.claim("b", "deadline", "REQUEST")
    (one,) = follow_commitments(desk.chronology())
    assert (one.state, [q.article for q in one.shown_by]) == ("missed", ["b"])


def test_an_accord_to_be_signed_is_kept_when_all_its_parties_sign() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Chad and Niger will sign a border accord by 20 January.")
    desk.report("b", "Star", "2031-01-21", "Chad and Niger signed a border accord.")
    desk.claim("a", "sign", "AGREE", mode="sign", status="planned", actors=["Chad", "Niger"], due="2031-01-20")
    desk.claim("b", "signed", "AGREE", mode="sign", actors=["Chad"], when="2031-01-20")
    assert [f.state for f in follow_commitments(desk.chronology())] == ["unknown"]
    signed = desk.claim("b", "signed", "AGREE", mode="sign", actors=["Chad", "Niger"], when="2031-01-20", promised=True)
    desk.join(next(i for i, c in desk.claims.items() if c.article == "a"), signed)
    assert [f.state for f in follow_commitments(desk.chronology())] == ["kept"]


def test_what_is_told_as_failed_or_met_settles_a_promise() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Chad promised to pay the teachers by 1 March.")
    desk.report("b", "Star", "2031-03-05", "Chad failed to pay the teachers.")
    desk.claim("a", "pay", "AID", status="planned", actors=["Chad"], due="2031-03-01")
    desk.claim("b", "failed to pay", "REJECT", mode="refuse", actors=["Chad"])
    assert [f.state for f in follow_commitments(desk.chronology())] == ["missed"]
    desk = deadline()
    desk.report("b", "Star", "2031-05-04", "The army crossed the river, meeting the deadline set by Chad.")
    desk.claim("b", "deadline", "REQUEST", actors=["Chad"])
    assert [f.state for f in follow_commitments(desk.chronology())] == ["kept"]


def test_the_soldiers_of_a_state_keep_its_promise() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "France will withdraw from Chad by 1 March.")
    desk.report("b", "Star", "2031-03-02", "The last French soldiers left Chad on 27 February.")
    slots: dict[str, Any] = {"mode": "withdraw", "recipients": ["Chad"]}
    desk.claim("a", "withdraw", "RETREAT", status="planned", actors=["France"], due="2031-03-01", **slots)
    desk.claim("b", "left", "RETREAT", actors=[("last French soldiers", "last French soldiers")], when="2031-02-27", **slots)
    assert [f.state for f in follow_commitments(desk.chronology())] == ["kept"]


def test_a_promise_is_of_the_act_that_stands_next_to_it() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Omar Deng agreed to resign after Ruth Abo promised to pay the teachers.")
    desk.claim("a", "agreed", "AGREE", actors=["Omar Deng"], promised=True)
    desk.claim("a", "resign", "OFFICE", status="planned", actors=["Omar Deng"], promised=True)
    desk.claim("a", "promised", "AGREE", actors=["Ruth Abo"], promised=True)
    desk.claim("a", "pay", "AID", status="planned", actors=["Ruth Abo"], due="2031-03-01")
    assert {f.by for f in follow_commitments(desk.chronology())} == {("Omar Deng",), ("Ruth Abo",)}


def test_what_nobody_is_named_for_is_kept_by_a_like_deed_of_the_same_story() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "King Omar Deng said that the detainees would be freed by 1 February.")
    desk.report("b", "Star", "2031-01-21", "Chad freed the detainees on 20 January, Omar Deng said.")
    slots: dict[str, Any] = {"mode": "release", "said_by": ["Omar Deng"], "recipients": [("detainees", "the detainees")]}
    desk.claim("a", "freed", "RETREAT", status="planned", due="2031-02-01", **slots)
    desk.claim("b", "freed", "RETREAT", actors=["Chad"], when="2031-01-20", **slots)
    assert [f.state for f in follow_commitments(desk.chronology())] == ["kept"]


def test_a_truce_that_one_party_is_told_to_have_violated_is_missed() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Chad and the Front reached a truce on 4 January.")
    desk.report("b", "Star", "2031-01-20", "The Front violated the truce on 19 January.")
    desk.claim("a", "truce", "RETREAT", mode="ceasefire", actors=["Chad", ("Front", "the Front")], promised=True)
    desk.claim("b", "truce", "RETREAT", mode="ceasefire")
    assert [f.state for f in follow_commitments(desk.chronology())] == ["unknown"]
    desk.claim("b", "violated", "REJECT", actors=[("Front", "The Front")], when="2031-01-19")
    assert [f.state for f in follow_commitments(desk.chronology())] == ["missed"]


# ------------------------------------------------------------ outlets


COPY = (
    "Rebels under General Omar Deng took the northern town of Kidri before dawn on Tuesday after two hours of shelling, and "
    "the garrison fled across the river with what it could carry, residents said by telephone. The mayor was arrested."
)


def test_what_outlets_carry_first_alone_and_copied() -> None:
    desk = Desk()
    desk.report("wire-1", "Wire", "2020-01-01", COPY)
    desk.report("echo-1", "Echo", "2020-01-02", COPY)
    desk.report("post-1", "Post", "2020-01-02", "Rebels seized Kidri on Tuesday. Chad condemned it.")
    took = [
        desk.claim("wire-1", "took", "ASSAULT", actors=["rebels"], when="2019-12-31"),
        desk.claim("echo-1", "took", "ASSAULT", actors=["rebels"], when="2019-12-31"),
        desk.claim("post-1", "seized", "ASSAULT", actors=["rebels"], when="2019-12-30"),
    ]
    desk.claim("post-1", "condemned", "ACCUSE", actors=["Chad"], when="2020-01-02")
    desk.join(*took)
    wire, echo, post = (next(o for o in compare_outlets(desk.chronology()) if o.name == n) for n in ("Wire", "Echo", "Post"))
    assert (len(wire.first), wire.alone, wire.copied) == (1, (), ())
    assert (echo.first, echo.copied) == ((), (("echo-1", "wire-1"),))
    assert (post.first, len(post.alone), post.claims) == ((), 1, 2)


def test_of_one_day_the_agency_or_the_fuller_text_is_the_original() -> None:
    desk = Desk()
    desk.report("echo-1", "Echo", "2020-01-02", COPY)
    desk.report("wire-1", "The Quay Wire", "2020-01-02", COPY, credits=("Quay Wire",))
    desk.report("post-1", "Post", "2020-01-03", COPY.replace("Kidri", "Kidal"))
    copied = {o.name: o.copied for o in compare_outlets(desk.chronology())}
    assert copied == {"Echo": (("echo-1", "wire-1"),), "The Quay Wire": (), "Post": (("post-1", "wire-1"),)}
    desk = Desk()
    desk.report("echo-1", "Echo", "2020-01-02", COPY.removesuffix(" The mayor was arrested."))
    desk.report("post-1", "Post", "2020-01-02", COPY)
    assert {o.name: o.copied for o in compare_outlets(desk.chronology())} == {"Echo": (("echo-1", "post-1"),), "Post": ()}
    desk = Desk()
    desk.report("echo-1", "Echo", "2020-01-02", COPY)
    desk.report("post-1", "Post", "2020-01-02", COPY)
    assert not any(o.copied for o in compare_outlets(desk.chronology()))


def test_a_dispute_without_the_answer_that_makes_it_is_none() -> None:
    desk = Desk()
    desk.report("a", "Wire", "2020-01-02", "Minister Rosa Quispe resigned on Thursday, aides said.")
    desk.report("b", "Post", "2020-01-02", "A spokeswoman denied it.")
    left = desk.claim("a", "resigned", "OFFICE", actors=["Rosa Quispe"], when="2020-01-02")
    denial = desk.claim("b", "denied", "REJECT", actors=["spokeswoman"], about=left)
    chronology = desk.chronology()
    (found,) = [d for d in list_disagreements(chronology) if d.slot == "status"]
    assert [(v.value, [q.claim for q in v.quotes]) for v in found.values] == [("happened", [left]), ("denied", [denial])]
    events = tuple(e for e in chronology if left in e.claims)
    part = replace(chronology, events=events, claims={left: chronology.claims[left]})
    assert list_disagreements(part) == ()


def test_an_article_in_front_makes_no_second_outlet() -> None:
    desk = Desk()
    for number, outlet in enumerate(("Coastal Herald", "The Coastal Herald", "THE COASTAL HERALD", "Le Point", "The Point")):
        desk.report(f"r{number}", outlet, f"2020-01-0{number + 1}", f"Soldiers arrested the mayor of Kidri, number {number}.")
    desk.join(*(desk.claim(f"r{n}", "arrested", "COERCE", actors=["soldiers"], when="2019-12-31") for n in range(5)))
    found = {o.name: o for o in compare_outlets(desk.chronology())}
    assert set(found) == {"Coastal Herald", "Le Point", "The Point"}
    assert found["Coastal Herald"].reports == ("r0", "r1", "r2")
    assert (found["Coastal Herald"].first, found["Le Point"].first) == ((desk.chronology().events[0].id,), ())


def test_a_copy_of_the_same_day_is_known_by_whom_it_credits() -> None:
    desk = Desk()
    desk.report("wire-1", "Wire", "2020-01-01", COPY)
    desk.report("echo-1", "Echo", "2020-01-01", COPY, credits=("The Wire",))
    desk.report("post-1", "Post", "2020-01-02", "Rebels seized Kidri on Tuesday.")
    triggers = (("wire-1", "took"), ("echo-1", "took"), ("post-1", "seized"))
    desk.join(*(desk.claim(a, t, "ASSAULT", actors=["rebels"], when="2019-12-31") for a, t in triggers))
    desk.join(*(desk.claim(a, t, "COERCE", when="2019-12-31") for a, t in (("echo-1", "shelling"), ("post-1", "Kidri"))))
    outlets = {o.name: o for o in compare_outlets(desk.chronology())}
    assert (outlets["Echo"].first, outlets["Echo"].copied) == ((), (("echo-1", "wire-1"),))
    assert (len(outlets["Wire"].first), outlets["Wire"].copied) == (2, ())


def test_of_two_copies_of_one_day_the_shorter_is_the_copy_however_each_prints_the_day() -> None:
    desk = Desk()
    desk.report("post-1", "Post", "2020-01-01", f"{COPY} More is said here than elsewhere.", credits=("Quay Wire",))
    desk.report("echo-1", "Echo", "2020-01-01", COPY, credits=("Quay Wire",))
    printed = replace(desk.articles["echo-1"].published, reason="printed “Wednesday 1 January 2020”")
    desk.articles["echo-1"] = replace(desk.articles["echo-1"], published=printed)
    desk.join(*(desk.claim(a, "took", "ASSAULT", actors=["rebels"], when="2019-12-31") for a in ("post-1", "echo-1")))
    outlets = {o.name: o for o in compare_outlets(desk.chronology())}
    assert (outlets["Echo"].first, outlets["Echo"].copied) == ((), (("echo-1", "post-1"),))


def test_an_outlet_that_stands_against_most_sources_is_told() -> None:
    desk = Desk()
    ids = []
    for number, (outlet, day) in enumerate((("Wire", "1"), ("Post", "1"), ("Echo", "2"))):
        desk.report(
            f"r{number}", outlet, "2020-01-05", f"{outlet} says: soldiers arrested the mayor of Kidri, number {number}."
        )
        ids.append(desk.claim(f"r{number}", "arrested", "COERCE", actors=["soldiers"], when=f"2020-01-0{day}"))
    desk.join(*ids)
    outlets = {o.name: o for o in compare_outlets(desk.chronology())}
    assert [(o.slot, o.value, o.most) for o in outlets["Echo"].against] == [("when", "2020-01-02", "2020-01-01")]
    assert (outlets["Wire"].disputed, outlets["Wire"].against) == (1, ())


# ------------------------------------------------------------ offices


def test_who_appoints_does_not_take_the_office() -> None:
    desk = Desk()
    desk.report("post", "Post", "2019-03-04", "President Moussa Diarra appointed a veteran to the post.")
    desk.claim(
        "post",
        "appointed",
        "OFFICE",
        mode="appoint",
        actors=[("Moussa Diarra", "President Moussa Diarra")],
        recipients=[("veteran", "a veteran")],
        when="2019-03-04",
    )
    assert [t.taken.known for t in list_offices(desk.chronology())] == [False]


def test_offices_are_told_by_titles_and_by_who_leaves_them() -> None:
    terms = {t.person: t for t in list_offices(niger().chronology())}
    assert (terms["Ali Danladi"].office, str(terms["Ali Danladi"].left)) == ("head_of_government", "2019-03-03")
    assert str(terms["Amadou Sani"].seen) == "2019-03-04 – 2019-03-06"
    assert all(t.quotes for t in terms.values())


@pytest.mark.parametrize(
    ("text", "office", "body", "holds"),
    [
        ("Chad's foreign minister, Omar Deng, resigned.", "foreign_minister", "Chad", True),
        ("The Malian vice-president, Omar Deng, resigned.", "vice_president", "Mali", True),
        ("Omar Deng, the prime minister of Chad, resigned.", "head_of_government", "Chad", True),
        ("Former president Omar Deng resigned.", "head_of_state", "", False),
        ("After a talk with the president, Omar Deng resigned.", None, "", False),
        ("A spokesman, Omar Deng, resigned.", None, "", False),
    ],
)
def test_a_title_printed_with_a_name(text: str, office: str | None, body: str, holds: bool) -> None:
    desk = Desk()
    desk.report("a", "Post", "2020-01-05", text)
    desk.claim("a", "resigned", "STATEMENT", actors=["Omar Deng"])
    found = [(t.office, t.body, t.seen.known) for t in list_offices(desk.chronology())]
    assert found == ([(office, body, holds)] if office else [])


def test_a_title_of_no_country_is_of_that_of_its_report_where_this_is_clear() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "Interior minister Omar Deng spoke.", dateline="N'Djamena")
    desk.claim("a", "spoke", "STATEMENT", actors=["Omar Deng"], where=("Chad", "spoke", "TCD"))
    desk.report("b", "Star", "2031-01-06", "Justice minister Ruth Abo praised Chad. Mali praised Chad too.", dateline="Paris")
    desk.claim("b", "praised", "SUPPORT", actors=["Ruth Abo"], recipients=["Chad"])
    desk.claim("b", "too", "SUPPORT", actors=["Mali"], recipients=["Chad"])
    assert {t.person: t.body for t in list_offices(desk.chronology())} == {"Omar Deng": "Chad", "Ruth Abo": ""}


def test_the_country_behind_a_name_is_that_of_its_title() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "President Ana Abo of Chad and President Omar Deng of Mali met.")
    desk.claim("a", "met", "CONSULT", actors=["Ana Abo", "Omar Deng"])
    assert {t.person: t.body for t in list_offices(desk.chronology())} == {"Ana Abo": "Chad", "Omar Deng": "Mali"}


def test_the_users_own_file_says_who_holds_an_office() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", "President Omar Deng of Chad spoke. Ana Abo left.")
    desk.claim("a", "spoke", "STATEMENT", actors=["Omar Deng"])
    desk.claim("a", "left", "STATEMENT", actors=["Ana Abo"])
    desk.own = [
        OwnActor("Ana Abo", (), "person", "TCD", None, (Office("president", "TCD", When.between("2030", None), SOURCE),)),
        OwnActor("Omar Deng", (), "person", "MLI", None, (Office("president", "MLI", UNKNOWN, SOURCE),)),
    ]
    terms = {t.person: (t.body, t.office, t.table_source) for t in list_offices(desk.chronology())}
    assert terms == {"Ana Abo": ("Chad", "head_of_state", SOURCE), "Omar Deng": ("Mali", "head_of_state", SOURCE)}
    shown = [line.text for line in office_lines(list_offices(desk.chronology()))]
    assert "table: at no time named (your actors file)" in shown
    (term,) = [t for t in list_offices(desk.chronology()) if t.person == "Ana Abo"]
    assert not term.seen.known


def test_the_table_adds_its_dates_and_nobody() -> None:
    desk = Desk()
    desk.report("a", "Post", "2020-08-20", "President Emmanuel Macron spoke. Angela Merkel spoke too.")
    desk.claim("a", "spoke", "STATEMENT", actors=[("Emmanuel Macron", "President Emmanuel Macron")])
    desk.claim("a", "too", "STATEMENT", actors=["Angela Merkel"])
    (term,) = list_offices(desk.chronology())
    assert (term.person, term.body, str(term.table.earliest)) == ("Emmanuel Macron", "France", "2017-05-14")
    assert list_offices(desk.chronology(), actor="France") == (term,)
    assert list_offices(desk.chronology(), actor="Chad") == ()


# ------------------------------------------------------------ all of them

ALL: tuple[Callable[[Chronology], Any], ...] = (
    list_disagreements,
    lambda c: read_relations(c, "Nigeria", "Niger"),
    lambda c: [list_reactions(c, e) for e in c],
    follow_commitments,
    compare_outlets,
    list_offices,
)


@pytest.mark.parametrize("ask", ALL)
def test_nothing_hangs_on_the_order_of_things(ask: Callable[[Chronology], Any]) -> None:
    desk = niger()
    turned = Desk(dict(reversed(desk.articles.items())), dict(reversed(desk.claims.items())), desk.judgements[::-1])
    assert as_record(ask(desk.chronology())) == as_record(ask(turned.chronology()))


@pytest.mark.parametrize("ask", ALL)
def test_an_empty_case_can_be_asked(ask: Callable[[Chronology], Any]) -> None:
    assert ask(Desk().chronology()) is not None


@pytest.mark.parametrize(
    ("article", "opinion"),
    [
        ({"text": "Who gains?\nOpinion\nI say."}, True),
        ({"text": "Text.", "url": "https://paper.example/opinion/who-gains"}, True),
        ({"text": "Text. The views expressed here are the author's own."}, True),
        ({"text": "In her opinion the vote was fair."}, False),
    ],
)
def test_an_opinion_says_so_of_itself(article: dict[str, str], opinion: bool) -> None:
    assert is_opinion(Article("a", digest="", published=When(), **article)) is opinion  # type: ignore[arg-type]


def test_what_is_first_told_of_when_it_is_put_off_is_moved() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-01", "Niger postponed the vote to 1 May.")
    desk.claim("a", "postponed", "VOTE", mode="postpone", actors=["Niger"], due="2031-05-01")
    (found,) = follow_commitments(desk.chronology())
    assert (found.state, found.by, str(found.moved_to), found.due.known) == ("moved", ("Niger",), "2031-05-01", False)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The rebels had handed over 40 rifles by the date agreed.", "agreed"),
        ("The vote was held a month after the day agreed in Kidri.", "agreed"),
        ("Those who signed it should live in Kidri for a winter.", "signed"),
        ("Ana Abo criticised an accord between armed men.", "accord"),
        ("Opposition leaders welcomed a shaky truce.", "truce"),
    ],
)
def test_an_agreement_that_is_only_spoken_of_is_no_new_one(text: str, trigger: str) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-01-05", text)
    at = text.index(trigger)
    start = text.index("who") if "who" in text else text.index("by the") if "by the" in text else 0
    claim = desk.claims[desk.claim("a", trigger, "AGREE", mode="settle", promised=True)]
    end = text.index("it") + 2 if "it " in text else len(text) - 1
    desk.claims[claim.id] = replace(claim, quote=replace(claim.quote, start=start if start < at else 0, end=end))
    assert not follow_commitments(desk.chronology())


def test_what_another_person_vows_is_no_new_day_for_it() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-06-04", "Omar Deng promised to order an inquiry into the deaths by 30 June.")
    desk.report("b", "Star", "2031-10-26", "Ana Abo promised to order an inquiry into the deaths by 24 December.")
    for article, name, due in (("a", "Omar Deng", "2031-06-30"), ("b", "Ana Abo", "2031-12-24")):
        desk.claim(article, "promised", "AGREE", mode="pledge", actors=[name])
        desk.claim(article, "order", "REQUEST", status="planned", actors=[name], said_by=[name], promised=True)
        desk.claim(article, "inquiry", "ACCUSE", mode="investigate", status="planned", said_by=[name], when=due, due=due)
    found = follow_commitments(desk.chronology())
    assert [(f.by, f.state) for f in found] == [(("Omar Deng",), "unknown"), (("Ana Abo",), "pending")]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (("freed", "RETREAT", "release"), ("rescued", "AID", "rescue"), {"was released", "was rescued"}),
        (("captured", "COERCE", "arrest"), ("killed", "ASSAULT", "kill"), {"was captured", "was killed"}),
        (("convicted", "SANCTION", "convict"), ("acquitted", "CONCEDE", "pardon"), {"was convicted", "was acquitted"}),
    ],
)
def test_two_ends_of_one_person_contradict(one: tuple[str, ...], other: tuple[str, ...], values: set[str]) -> None:
    desk = Desk()
    for report, (word, kind, mode) in (("a", one), ("b", other)):
        desk.report(report, f"Outlet {report}", "2031-03-05", f"Omar Deng was {word} on Tuesday.")
        desk.claim(report, word, kind, mode=mode, recipients=["Omar Deng"], when="2031-03-04")
    (found,) = [d for d in list_disagreements(desk.chronology()) if d.slot == "manner"]
    assert {v.value for v in found.values} == values


def test_one_who_was_captured_may_be_killed_later() -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-05", "Omar Deng was captured on Tuesday.")
    desk.report("b", "Star", "2031-03-07", "Omar Deng was killed on Thursday.")
    desk.claim("a", "captured", "COERCE", mode="arrest", recipients=["Omar Deng"], when="2031-03-04")
    desk.claim("b", "killed", "ASSAULT", mode="kill", recipients=["Omar Deng"], when="2031-03-06")
    assert [d for d in list_disagreements(desk.chronology()) if d.slot == "manner"] == []


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("Deputy Mayor Omar Deng", {"Mayor", "Deputy mayor"}),
        ("Councillor Omar Deng", {"Mayor", "Councillor"}),
        ("former governor Omar Deng", set()),
        ("Omar Deng", set()),
    ],
)
def test_two_lesser_offices_of_one_person_contradict(words: str, values: set[str]) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-05", "Omar Deng, the mayor of Port Sol, was killed on Tuesday.")
    desk.report("b", "Star", "2031-03-05", f"Gunmen killed {words} on Tuesday.")
    desk.claim("a", "killed", "ASSAULT", mode="kill", recipients=["Omar Deng"], when="2031-03-04")
    desk.claim("b", "killed", "ASSAULT", mode="kill", recipients=[("Omar Deng", words)], when="2031-03-04")
    found = [d for d in list_disagreements(desk.chronology()) if d.slot == "name"]
    assert {v.value for d in found for v in d.values} == values


@pytest.mark.parametrize(("words", "many"), [("deputy finance minister", 2), ("former finance minister", 0)])
def test_a_minister_and_his_deputy_are_two_offices(words: str, many: int) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-05", "Police arrested finance minister Omar Deng on Tuesday.")
    desk.report("b", "Star", "2031-03-05", f"The {words}, Omar Deng, was arrested on Tuesday.")
    desk.claim("a", "arrested", "COERCE", mode="arrest", recipients=["Omar Deng"], when="2031-03-04")
    desk.claim("b", "arrested", "COERCE", mode="arrest", recipients=["Omar Deng"], when="2031-03-04")
    found = [v for d in list_disagreements(desk.chronology()) if d.slot == "name" for v in d.values]
    assert len(found) == many


@pytest.mark.parametrize(("day", "dead", "many"), [("2031-03-06", 11, 2), ("2031-03-06", 900, 0), ("2031-05-06", 11, 0)])
def test_the_dead_of_one_attack_are_compared_wherever_reports_count_them(day: str, dead: int, many: int) -> None:
    desk = Desk()
    desk.report("a", "Post", "2031-03-05", "Gunmen attacked the palace in Port Sol on Tuesday. Six people were killed.")
    desk.report("b", "Star", day, f"{dead} people died in the attack on the palace in Port Sol on Tuesday.")
    desk.claim("a", "attacked", "ASSAULT", mode="attack", actors=["Gunmen"], recipients=["palace"], when="2031-03-04")
    killed = {"recipients": [("six people", "Six people")], "mode": "kill"}
    desk.claim("a", "killed", "ASSAULT", figures=[(6, "person", "Six people")], **killed)
    counted = [(dead, "person", f"{dead} people")]
    desk.claim("b", "attack", "ASSAULT", mode="attack", recipients=["palace"], when="2031-03-04", figures=counted)
    found = [v for d in list_disagreements(desk.chronology()) if d.slot == "figures:people" for v in d.values]
    assert len(found) == many


@pytest.mark.parametrize(
    ("asked", "name", "answers"),
    [
        ("Sudan", "South Sudan's army", False),
        ("South Sudan", "South Sudan's army", True),
        ("Sudan", "Sudan's army", True),
        ("Guinea", "Equatorial Guinea's police", False),
    ],
)
def test_a_state_is_not_called_by_a_part_of_anothers_name(asked: str, name: str, answers: bool) -> None:
    assert answers_to(asked, name, {}) is answers


def test_people_of_a_state_of_two_words_are_of_that_state() -> None:
    assert lands_of("two South Sudanese generals") == {"SSD"}


@pytest.mark.parametrize(
    ("value", "words"),
    [(">=400000", "at least 400,000"), ("~1500", "about 1,500"), ("17", "17"), ("20 days", "20 days"), ("3.5", "3.5")],
)
def test_numbers_are_written_as_a_reader_would(value: str, words: str) -> None:
    assert value_words("figures:people", value) == words


def test_a_date_that_is_printed_wrongly_once_is_listed_once_whatever_it_dates() -> None:
    desk = Desk()
    text = "Monday, 30 July: Leaders met in Abuja. Police dispersed a crowd. Later, on Monday, 30 July, gunmen killed a guard."
    desk.report("a", "Post", "2023-08-04", text)
    first, again = text.index("Monday"), text.rindex("Monday")
    for trigger, kind, at in (("met", "CONSULT", first), ("dispersed", "COERCE", first), ("killed", "ASSAULT", again)):
        written = Span("a", at, at + len("Monday, 30 July"))
        desk.claim("a", trigger, kind, when="2023-07-30", when_text="Monday, 30 July", when_span=written)
    found = [d for d in list_disagreements(desk.chronology()) if d.kind == "error"]
    assert sorted(d.note.partition("week")[2] for d in found) == ["", ", and it dates 1 more"]
