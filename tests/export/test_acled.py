"""acled: which event becomes which sub-event, what is left out, and what the columns say."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
import stories

from dateline.errors import VocabularyError
from dateline.export import export, left_out
from dateline.export.acled import COLUMNS, sub_event_of
from dateline.export.acled_rules import NONE, OTHER, REST, acled_rules, read_rules
from dateline.model import Actor, Article, Chronology, Claim, Event, Figure, Filler, Place, Span, Status
from dateline.vocabulary import event_types
from dateline.vocabulary.codebook import SECTORS
from dateline.when import UNKNOWN, When

WHO = {
    a.name: a
    for a in (
        Actor("Selmar", "state", "SLM", "GOV"),
        Actor("Selmar army", "organisation", "SLM", "MIL"),
        Actor("Selmar police", "organisation", "SLM", "COP"),
        Actor("Ostrian air force", "organisation", "OST", "MIL"),
        Actor("Coast mission", "organisation", None, "IGO"),
        Actor("Red Front", "group", "SLM", "REB"),
        Actor("Northern Union", "group", "SLM", "REB"),
        Actor("Ilan Torvay", "person", "SLM", "GOV"),
        Actor("Mira Solde", "person"),
    )
}
ANWE = Place("Port Anwe, Selmar", "town", -7.25, 12.5, "SLM")
PEACEFUL, CROWD = "Peaceful protest", "Protest with intervention"
ATTACK, CLASH, DEMO = "Attack", "Armed clash", "Violent demonstration"
SHELLING, MINE = "Shelling/artillery/missile attack", "Remote explosive/landmine/IED"
ABDUCTION, CHANGE = "Abduction/forced disappearance", "Change to group/activity"
TRANSFER, BASE = "Non-violent transfer of territory", "Headquarters or base established"


def told(
    *texts: str,
    type: str,
    mode: str | None = None,
    by: Sequence[str] = (),
    to: Sequence[str] = (),
    status: Status = "happened",
    when: When = UNKNOWN,
    where: Place | None = ANWE,
    figures: Sequence[tuple[Figure, ...]] = (),
) -> Chronology:
    """One event, told by as many reports as there are texts; the trigger is the first word of each."""
    articles: dict[str, Article] = {}
    claims: list[Claim] = []
    for number, text in enumerate(texts):
        name = f"r{number}"
        articles[name] = Article(name, text, name, outlet=f"Outlet {number}", outlet_known="given")
        trigger, _, quote = text.partition(": ")
        claims.append(
            Claim(
                id=f"c{number}",
                article=name,
                quote=Span(name, len(trigger) + 2, len(text)) if quote else Span(name, 0, len(text)),
                trigger=Span(name, 0, len(trigger)),
                trigger_text=trigger if quote else text.split()[0],
                type=type,
                mode=mode,
                status=status,
                actors=tuple(Filler(n, rule="named") for n in by),
                recipients=tuple(Filler(n, rule="named") for n in to),
                figures=figures[number] if figures else (),
            )
        )
    event = Event(
        id="e0",
        headline=texts[0],
        type=type,
        types=(type,),
        status=status,
        when=when,
        where=where,
        actors=tuple(by),
        recipients=tuple(to),
        claims=tuple(c.id for c in claims),
        articles=tuple(articles),
        independent_sources=len(texts),
    )
    return Chronology((event,), {c.id: c for c in claims}, articles, actors=WHO)


def row(chronology: Chronology, to: str = "acled") -> dict[str, str]:
    out = io.BytesIO()
    export(chronology, to, out)
    (only,) = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline=""))
    return only


# ---------------------------------------------------------------- which sub-event


@pytest.mark.parametrize(
    ("text", "type_", "mode", "by", "to", "sub_event"),
    [
        ("Rebels and soldiers fought near the mill", "ASSAULT", "fighting", ["Red Front", "Selmar army"], [], CLASH),
        ("The Red Front killed nine soldiers at the ford", "ASSAULT", "kill", ["Red Front"], ["soldiers"], CLASH),
        ("Gunmen killed two farmers on the road", "ASSAULT", "firearms", ["gunmen"], ["farmers"], ATTACK),
        ("Mira Solde was shot at her door", "ASSAULT", "targeted", [], ["Mira Solde"], ATTACK),
        ("President Torvay was stabbed", "ASSAULT", "primitive", [], ["Ilan Torvay"], ATTACK),
        ("A raider blew himself up at the gate", "ASSAULT", "kill", [], [], "Suicide bomb"),
        ("Jets struck a depot", "ASSAULT", "aerial", ["Ostrian air force"], ["Red Front"], "Air/drone strike"),
        ("Nine died when warplanes came back", "ASSAULT", "kill", [], [], "Air/drone strike"),
        ("A hand grenade was thrown into the bar", "ASSAULT", "explosives", [], [], "Grenade"),
        ("A rocket-propelled grenade hit the bus", "ASSAULT", "kill", [], [], ATTACK),
        ("A lorry ran over a mine and three died", "ASSAULT", "kill", [], [], MINE),
        ("A blast at the bus stop killed six", "ASSAULT", "kill", [], [], MINE),
        ("Raiders stormed a gold mine and shot three", "ASSAULT", "kill", [], [], ATTACK),
        ("Mortar rounds fell on the market", "ASSAULT", "none", [], [], SHELLING),
        ("The army shelled the hills", "ASSAULT", "heavy-weapons", ["Selmar army"], ["Red Front"], SHELLING),
        ("The village was gassed", "ASSAULT", "unconventional", [], [], "Chemical weapon"),
        ("Guards raped two prisoners", "ASSAULT", "sexual", ["guards"], ["prisoners"], "Sexual violence"),
        ("Bandits took a priest away", "ASSAULT", "abduct", ["bandits"], ["priest"], ABDUCTION),
        ("The Red Front captured five soldiers", "ASSAULT", "abduct", ["Red Front"], ["soldiers"], OTHER),
        ("Fighters burned the granary", "ASSAULT", "destroy", ["fighters"], [], "Looting/property destruction"),
        ("The army took Anwe back", "ASSAULT", "occupy", ["Selmar army"], [], "Government regains territory"),
        ("The Red Front took Anwe", "ASSAULT", "occupy", ["Red Front"], [], "Non-state actor overtakes territory"),
        ("The Ostrian planes took Anwe", "ASSAULT", "occupy", ["Ostrian air force"], [], "Non-state actor overtakes territory"),
        ("Sappers defused a bomb at the school", "ASSAULT", "explosives", ["Selmar army"], [], "Disrupted weapons use"),
        ("Police shot marchers", "ASSAULT", "firearms", ["Selmar police"], ["marchers"], "Excessive force against protesters"),
        ("Police gassed the marchers", "ASSAULT", "crowd-control", ["Selmar police"], ["marchers"], CROWD),
        ("Rioters stoned the police", "ASSAULT", "primitive", ["rioters"], ["Selmar police"], DEMO),
        ("A mob beat a trader to death", "ASSAULT", "beat", ["mob"], ["trader"], "Mob violence"),
        ("Thousands marched to the port", "PROTEST", "march", [], [], PEACEFUL),
        ("Thousands marched until police used tear gas", "PROTEST", "march", [], [], CROWD),
        ("Guards opened fire on the rally", "PROTEST", "demo", [], [], "Excessive force against protesters"),
        ("Pupils burned tyres and sang", "PROTEST", "demo", ["pupils"], [], DEMO),
        ("Strikers marched past the mill", "PROTEST", "strike", [], [], PEACEFUL),
        ("The police arrested two editors", "COERCE", "arrest", ["Selmar police"], ["editors"], "Arrests"),
        ("Customs men seized the printing press", "COERCE", "seize", ["Selmar"], [], "Looting/property destruction"),
        ("Police searched lorries on the pass", "COERCE", "seize", ["Selmar police"], [], OTHER),
        ("Rebels arrested a mayor", "COERCE", "arrest", ["Red Front"], ["mayor"], ABDUCTION),
        ("A curfew was set", "COERCE", "curfew", ["Selmar"], [], OTHER),
        ("Officers took power", "COUP", "seize-power", ["Selmar army"], [], OTHER),
        ("The plotters and the guard clashed", "COUP", "attempt", ["mutineers"], ["guards"], CLASH),
        ("The army sent a battalion north", "MOBILIZE", "troops", ["Selmar army"], [], CHANGE),
        ("The mission set up a base in the delta", "MOBILIZE", "deploy", ["Coast mission"], [], BASE),
        ("The Front left and handed over the town", "RETREAT", "withdraw", ["Red Front"], [], TRANSFER),
        ("Forty men laid down their arms", "RETREAT", "disarm", ["Red Front"], [], CHANGE),
        ("Both signed a truce", "AGREE", "sign", ["Red Front", "Selmar"], [], "Agreement"),
        ("Both signed a trade pact", "AGREE", "sign", ["Ostria", "Selmar"], [], None),
        ("Dockers stopped work", "PROTEST", "strike", ["dockers"], [], None),
        ("Ministers met in the capital", "CONSULT", "meet", ["Selmar"], [], None),
        ("Hackers broke into the bank", "COERCE", "cyber", [], [], None),
        ("A tour began", "TOUR", None, [], [], None),
    ],
)
def test_what_becomes_what(
    text: str, type_: str, mode: str | None, by: list[str], to: list[str], sub_event: str | None
) -> None:
    chronology = told(text, type=type_, mode=None if mode == "none" else mode, by=by, to=to)
    kind = sub_event_of(chronology, chronology.events[0])
    assert (kind.name if kind else None) == sub_event


def test_one_mode_among_several_that_tells_the_means_is_enough() -> None:
    both = told("Killed: nine died", "Hit: a drone hit them", type="ASSAULT", mode="kill")
    first, second = both.claims.values()
    mixed = replace(both, claims={"c0": first, "c1": replace(second, mode="drone")})
    kind = sub_event_of(mixed, mixed.events[0])
    assert kind is not None
    assert (kind.name, kind.event_type, kind.disorder_type) == (
        *("Air/drone strike", "Explosions/Remote violence", "Political violence"),
    )


# ---------------------------------------------------------------- the file


PAIRS = [(kind.name, mode) for kind in event_types().values() for mode in (*kind.modes, NONE)]


def test_the_mapping_has_acleds_types() -> None:
    rules = acled_rules()
    assert len(rules.sub_events) == 25
    assert {s.event_type for s in rules.sub_events.values()} == {
        *("Battles", "Explosions/Remote violence", "Protests", "Riots", "Strategic developments", "Violence against civilians"),
    }
    assert {r.sub_event for r in rules.rules} | {OTHER} == set(rules.sub_events), "every sub-event can come out"
    assert sorted(s.code for s in rules.sides) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_every_sector_is_of_one_side() -> None:
    sides = acled_rules().sides
    assert sorted(c for s in sides for c in s.sectors) == sorted(SECTORS - {"UNK"})


@pytest.mark.parametrize(("kind", "mode"), PAIRS, ids=[f"{k}-{m}" for k, m in PAIRS])
def test_every_type_and_mode_has_one_way_out(kind: str, mode: str) -> None:
    rules = acled_rules()
    by_rule = any(r.always and kind in r.types and (not r.modes or mode in r.modes) for r in rules.rules)
    named = [mode in listed.get(kind, ()) for listed in (rules.other, rules.left_out)]
    rest = [REST in listed.get(kind, ()) for listed in (rules.other, rules.left_out)]
    assert by_rule + sum(named) == 1 or (by_rule + sum(named) == 0 and sum(rest) == 1)


def test_the_mapping_names_no_type_or_mode_that_the_codebook_lacks() -> None:
    rules = acled_rules()
    known = set(PAIRS) | {(kind, REST) for kind in event_types()}
    said = {(t, m) for r in rules.rules for t in r.types for m in (r.modes or {REST})}
    said |= {(t, m) for listed in (rules.other, rules.left_out) for t, modes in listed.items() for m in modes}
    assert said <= known


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('sub_event = "Chemical weapon"', 'sub_event = "Gas"', "sub_event: is 'Gas'"),
        ('by = ["state", "external"]', 'by = ["states"]', "by: has 'states'"),
        ('to = ["protesters"]', 'too = ["protesters"]', "too: is not a key"),
    ],
)
def test_a_wrong_mapping_is_refused_with_its_place(old: str, new: str, says: str) -> None:
    from importlib.resources import files

    source = files("dateline.export").joinpath("acled.toml").read_text("utf-8")
    assert old in source
    with pytest.raises(VocabularyError, match=r"acled\.toml, line \d+") as refused:
        read_rules(source.replace(old, new, 1), file="acled.toml")
    assert says in str(refused.value)


# ---------------------------------------------------------------- what goes in


@pytest.mark.parametrize("status", ["planned", "called_for", "alleged", "denied", "hypothetical"])
def test_what_is_not_told_as_done_goes_in_only_on_demand(status: Status) -> None:
    chronology = told("Troops will go north", type="MOBILIZE", mode="troops", by=["Selmar army"], status=status)
    out = io.BytesIO()
    export(chronology, "acled", out)
    assert out.getvalue().decode() == ",".join(COLUMNS) + "\r\n"
    (aside,) = left_out(chronology, "acled")
    assert (aside.item, aside.stage) == ("e0", "export")
    assert "not told as done" in aside.reason
    assert row(chronology, "acled_all")["status"] == status
    assert left_out(chronology, "acled_all") == ()


@pytest.mark.parametrize("status", ["happened", "ongoing", "attempted"])
def test_what_is_told_as_done_goes_in(status: Status) -> None:
    chronology = told("Troops went north", type="MOBILIZE", mode="troops", by=["Selmar army"], status=status)
    assert row(chronology)["status"] == status
    assert left_out(chronology, "acled") == ()


def test_what_acled_does_not_code_is_left_out_either_way_and_named() -> None:
    chronology = told("Ministers met", type="CONSULT", mode="meet", by=["Selmar"])
    for to in ("acled", "acled_all"):
        assert [(s.item, s.reason) for s in left_out(chronology, to)] == [("e0", "of a kind that ACLED does not code")]
    assert left_out(chronology, "csv") == ()


# ---------------------------------------------------------------- columns


@pytest.mark.parametrize(
    ("when", "day", "precision"),
    [
        (When.of("2031-08-19"), "2031-08-19", "1"),
        (When(date(2031, 8, 18), date(2031, 8, 19), "day"), "2031-08-18", "2"),
        (When(date(2031, 8, 18), date(2031, 8, 24), "week"), "2031-08-18", "2"),
        (When.of("2031-08"), "2031-08-01", "3"),
        (When.of("2031"), "", ""),
        (When.not_after(date(2031, 8, 19), reason="published then"), "", ""),
        (When(date(2031, 8, 18), None, "month"), "", ""),
        (UNKNOWN, "", ""),
    ],
)
def test_a_date_is_as_exact_as_it_is_told(when: When, day: str, precision: str) -> None:
    only = row(told("Police arrested two", type="COERCE", mode="arrest", when=when))
    assert (only["event_date"], only["time_precision"]) == (day, precision)


def test_places() -> None:
    bare = row(told("Police arrested two", type="COERCE", mode="arrest", where=None))
    assert {bare[k] for k in ("country", "admin1", "location", "latitude", "longitude", "geo_precision")} == {""}
    assert bare["event_id_cnty"] == "e0"
    gao = Place("Gao, Mali", "town", 16.27, -0.04, "MLI", geonames=2457163)
    town = row(told("Police arrested two", type="COERCE", mode="arrest", where=gao))
    assert (town["event_id_cnty"], town["country"], town["admin1"], town["location"]) == ("MLIe0", "Mali", "Gao Region", "Gao")
    assert (town["latitude"], town["longitude"], town["geo_precision"]) == ("16.27", "-0.04", "1")
    region = row(told("Police arrested two", type="COERCE", mode="arrest", where=Place("Kidal, Mali", "region", country="MLI")))
    assert (region["admin1"], region["location"], region["geo_precision"]) == ("Kidal", "Kidal", "3")
    country = row(told("Police arrested two", type="COERCE", mode="arrest", where=Place("Mali", "country", country="MLI")))
    assert (country["admin1"], country["location"], country["geo_precision"]) == ("", "Mali", "3")


@pytest.mark.parametrize(
    ("type_", "mode", "by", "to", "cells"),
    [
        ("ASSAULT", "fighting", ["Red Front", "Selmar army"], [], ("Red Front", "", "2", "Selmar army", "", "1", "12")),
        (
            "ASSAULT",
            "kill",
            ["gunmen"],
            ["farmers", "Mira Solde"],
            ("gunmen", "", "3", "Civilians", "farmers; Mira Solde", "7", "37"),
        ),
        ("ASSAULT", "aerial", ["Ostrian air force"], ["Red Front"], ("Ostrian air force", "", "8", "Red Front", "", "2", "28")),
        ("ASSAULT", "kill", ["somebody"], ["Red Front"], ("somebody", "", "", "Red Front", "", "2", "")),
        ("PROTEST", "march", ["Anwe Dockers"], [], ("Protesters", "Anwe Dockers", "6", "", "", "", "60")),
        ("PROTEST", "riot", [], ["Selmar police"], ("Rioters", "", "5", "Selmar police", "", "1", "15")),
        ("COERCE", "arrest", ["Selmar police"], [], ("Selmar police", "", "1", "", "", "", "10")),
    ],
)
def test_who(type_: str, mode: str, by: list[str], to: list[str], cells: tuple[str, ...]) -> None:
    only = row(told("It happened at dawn", type=type_, mode=mode, by=by, to=to))
    columns = ("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction")
    assert tuple(only[c] for c in columns) == cells


def test_crowds_are_named_with_their_country() -> None:
    bamako = Place("Bamako, Mali", "town", country="MLI")
    assert row(told("Thousands marched", type="PROTEST", mode="march", where=bamako))["actor1"] == "Protesters (Mali)"


def figure(value: float, unit: str, comparator: str = "=") -> Figure:
    return Figure(value, unit, f"{value:g} {unit}", Span("r0", 0, 1), comparator)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figures", "least", "most"),
    [
        ([(figure(12, "person"),), (figure(30, "person"),)], "12", "30"),
        ([(figure(12, "person", ">="),), (figure(12, "person"),)], "12", "12"),
        ([(figure(30, "person", "<="),), ()], "", "30"),
        ([(figure(3, "village"), figure(9, "soldier")), ()], "9", "9"),
        ([(figure(4, "dead"),), ()], "4", "4"),
        ([(figure(3, "village"),), ()], "", ""),
        ([(), ()], "", ""),
    ],
)
def test_the_dead(figures: list[tuple[Figure, ...]], least: str, most: str) -> None:
    only = row(told("killed: They were killed", "killed: They were shot", type="ASSAULT", figures=figures))
    assert (only["fatalities"], only["fatalities_most"]) == (least, most)


def test_figures_of_what_is_not_death_are_not_fatalities() -> None:
    march = row(told("marched: 900 people marched", type="PROTEST", mode="march", figures=[(figure(900, "person"),)]))
    assert march["fatalities"] == ""
    wounded = row(told("wounded: 9 people were hurt", type="ASSAULT", mode="wound", figures=[(figure(9, "person"),)]))
    assert wounded["fatalities"] == ""


def test_sources_and_quotes_stand_once_and_no_cell_runs() -> None:
    texts = ("seized: =cmd() was seized", "seized: =cmd() was seized", "took: The law took it")
    only = row(told(*texts, type="COERCE", mode="seize", by=["=Red"]))
    assert only["source"] == "Outlet 0; Outlet 1; Outlet 2"
    assert only["notes"] == "'=cmd() was seized / The law took it"
    assert only["actor1"] == "'=Red"


def test_the_story_of_the_coup() -> None:
    out = io.BytesIO()
    export(stories.coup(), "acled", out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))
    assert [tuple(r) for r in rows] == [COLUMNS] * 2
    assert [(r["event_type"], r["sub_event_type"], r["fatalities"], r["fatalities_most"]) for r in rows] == [
        ("Strategic developments", "Other", "", ""),
        ("Violence against civilians", "Attack", "12", "30"),
    ]
