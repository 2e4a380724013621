"""A linking kept as reports come is the one that a rebuild makes, whatever the order, the portions and the decisions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import Newsroom, told
from test_link_judged import Court, draw_judgements

from dateline.link import (
    Changes,
    Groundwork,
    Linker,
    block,
    compose_events,
    correct_claims,
    find_actors,
    find_origins,
    inventory,
    left_names,
    link_claims,
    link_whole,
    order_of,
    orders_of,
    rename_claims,
    rename_orders,
    review_judgements,
    score,
    tally,
)
from dateline.link.actors import names_of
from dateline.link.grouping import Grouping
from dateline.link.variants import Variants
from dateline.model import Article, Claim, Judgement
from dateline.pipeline import LinkedCase, linked_case
from dateline.when import When

NAMES = [
    "Ana Moreau",
    "Anna Moreau",
    "A. Moreau",
    "Moreau",
    "Moro",
    "Ana Maria Moreau",
    "Anna Morreau",
    "Issa Kone",
    "Yssa Koné",
    "Kone",
    "Peru",
    "Peru armed forces",
    "president",
    "ousted president",
]
VERBS = {"COUP": "coup", "COERCE": "arrested", "ACCUSE": "accused", "CONSULT": "met", "REJECT": "denied"}
WORDS = ["river", "bridge", "palace", "market", "camp", "road", "harbour", "mill"]
STEPS = pytest.mark.parametrize("steps", [False, True], ids=["exact", "in steps"])
PLACES = [None, "Peru", "Lima, Peru", "Chile"]
DAYS = [None, "2031-04-01", "2031-04-02", "2031-04", "2031-07-09"]


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(VERBS)))
    near = " and the ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
    people = st.lists(st.sampled_from(NAMES), max_size=2, unique=True)
    title = draw(st.sampled_from(["", "President ", "former President "]))
    return told(
        f"It was {VERBS[kind]} near the {near}",
        VERBS[kind],
        kind,
        actors=[(n, title + n) for n in draw(people)],
        recipients=draw(people),
        said_by=draw(st.lists(st.sampled_from(NAMES), max_size=1)),
        when=draw(st.sampled_from(DAYS)),
        points_at=draw(st.sampled_from(PLACES)),
        where=draw(st.sampled_from(PLACES)),
        status=draw(st.sampled_from(["happened", "alleged", "planned"])),
    )


@st.composite
def newsrooms(draw: st.DrawFn) -> Newsroom:
    """Reports of which some are copies of others, with accusations and denials that answer to what the same report tells."""
    room = Newsroom()
    told: list[dict[str, Any]] = []
    for i in range(draw(st.integers(2, 7))):
        copied = draw(st.booleans()) and told
        told = told if copied else draw(st.lists(facts(), min_size=1, max_size=5))
        room.report(f"r{i}", draw(st.sampled_from([None, "2031-04-03", "2031-08-01"])), *told)
    room.claims = [draw(answers(c, room.claims)) for c in {c.id: c for c in room.claims}.values()]
    return room


def answers(claim: Claim, claims: Sequence[Claim]) -> st.SearchStrategy[Claim]:
    """A claim as it is, or where it is an accusation or a denial as one of another claim of its report."""
    others = [c.id for c in claims if c.article == claim.article and c.id != claim.id]
    if claim.type not in ("ACCUSE", "REJECT") or not others:
        return st.just(claim)
    return st.sampled_from([None, *others]).map(lambda about: replace(claim, about=about))


@contextmanager
def counting(*, steps: bool) -> Iterator[None]:
    """As small cases are counted; or as large ones are, with groups that are too large to be compared all with all."""
    with pytest.MonkeyPatch.context() as patch:
        if steps:
            patch.setattr(tally, "EXACT", 4)
            patch.setattr(tally, "SMALL_CASE", 2)
            patch.setattr(block, "FULL", 3)
            patch.setattr(block, "WINDOW", 2)
            patch.setattr(inventory, "OFTEN", 2)
        yield


def rebuilt(claims: Sequence[Claim], articles: dict[str, Article], said: Sequence[Judgement]) -> LinkedCase:
    """The case linked stage after stage, each over the whole of it."""
    digests = {a.id: a.digest for a in articles.values()}
    standings = review_judgements(said, claims, digests)
    orders = orders_of(standings)
    corrected = list(correct_claims(claims, orders))
    actors = find_actors(corrected, judgements=orders)
    named = tuple(rename_claims(corrected, actors))
    origins = find_origins(list(articles.values()))
    published = {a.id: a.published for a in articles.values()}
    links = link_claims(named, articles, published=published)
    orders = tuple(rename_orders(orders, names_of(actors)))
    left = left_names(standings)
    events = compose_events(named, links, articles, origins, published=published, judgements=orders, named=left)
    return LinkedCase(named, links, events, actors, origins, {})


def by_report(claims: Sequence[Claim], articles: Sequence[str]) -> dict[str, list[Claim]]:
    return {a: [c for c in claims if c.article == a] for a in articles}


def portions(data: st.DataObject, room: Newsroom) -> Iterator[list[str]]:
    """The reports in some order, in some portions."""
    waiting = data.draw(st.permutations(sorted(room.articles)))
    while waiting:
        size = data.draw(st.integers(1, len(waiting)))
        yield waiting[:size]
        waiting = waiting[size:]


@STEPS
@settings(max_examples=12, deadline=None)
@given(room=newsrooms(), data=st.data())
def test_any_order_and_any_portions_make_the_case_that_a_rebuild_makes(
    steps: bool, room: Newsroom, data: st.DataObject
) -> None:
    with counting(steps=steps):
        linker, there = Linker(), list[str]()
        for portion in portions(data, room):
            there += portion
            linker.change([room.articles[a] for a in portion], by_report(room.claims, portion))
            claims = [c for c in room.claims if c.article in there]
            assert linked_case(linker, claims) == rebuilt(claims, {a: room.articles[a] for a in sorted(there)}, ())


@settings(max_examples=12, deadline=None)
@given(room=newsrooms(), data=st.data())
def test_groundwork_on_any_reports_changes_nothing_in_their_linking(room: Newsroom, data: st.DataObject) -> None:
    groundwork = Groundwork()
    for portion in portions(data, room):
        if data.draw(st.booleans()):
            groundwork.lay([room.articles[a] for a in portion], (c for c in room.claims if c.article in portion))
    linker = Linker(groundwork=groundwork)
    linker.fill(room.claims, room.articles, ())
    assert linked_case(linker, room.claims) == rebuilt(room.claims, room.articles, ())


@STEPS
@settings(max_examples=12, deadline=None)
@given(room=newsrooms())
def test_pairs_given_up_before_their_wording_is_compared_are_no_links(steps: bool, room: Newsroom) -> None:
    with counting(steps=steps), pytest.MonkeyPatch.context() as patch:
        links = room.links()
        patch.setattr(score, "MOST_OF_WORDS", math.inf)
        patch.setattr(score, "MOST_OF_WORDS_SAID", math.inf)
        assert room.links() == links


def test_a_name_that_becomes_common_is_weighed_anew_where_claims_share_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "EXACT", 4)
    room = Newsroom()
    for i in range(12):
        who = ["Ana Moreau"] if i >= 3 else [f"Person {chr(65 + i)}{chr(97 + i)}"]
        room.report(
            f"r{i:02}", "2031-04-03", told("The mill was attacked", "attacked", "ASSAULT", actors=who, when="2031-04-01")
        )
    linker, among = Linker(), []
    count = tally.Statistics.change

    def watched(*given: Any) -> tally.Moved:
        among.append(count(*given))
        return among[-1]

    monkeypatch.setattr(tally.Statistics, "change", watched)
    for article in sorted(room.articles):
        linker.change([room.articles[article]], by_report(room.claims, [article]))
    assert any(len(shared) >= 4 for moved in among for shared in moved.among)
    assert linked_case(linker, room.claims) == rebuilt(room.claims, room.articles, ())


@STEPS
@settings(max_examples=12, deadline=None)
@given(room=newsrooms(), data=st.data())
def test_so_do_decisions_in_between(steps: bool, room: Newsroom, data: st.DataObject) -> None:
    with counting(steps=steps):
        court = Court(room)
        draw_judgements(court, data)
        linker, there, heard = Linker(), list[str](), 0
        for portion in portions(data, room):
            there += portion
            heard = data.draw(st.integers(heard, len(court.said)))
            linker.change([room.articles[a] for a in portion], by_report(room.claims, portion), court.said[:heard])
            claims = [c for c in room.claims if c.article in there]
            articles = {a: room.articles[a] for a in sorted(there)}
            assert linked_case(linker, claims) == rebuilt(claims, articles, court.said[:heard])
        linker.change(judgements=court.said)
        assert linked_case(linker, room.claims) == rebuilt(room.claims, dict(sorted(room.articles.items())), court.said)


@STEPS
@settings(max_examples=12, deadline=None)
@given(room=newsrooms(), data=st.data())
def test_so_do_claims_that_are_coded_anew_and_reports_that_are_dated_otherwise(
    steps: bool, room: Newsroom, data: st.DataObject
) -> None:
    with counting(steps=steps):
        linker = link_whole(room.claims, room.articles, ())
        some = data.draw(st.lists(st.sampled_from(sorted(room.articles)), unique=True))
        again: list[Claim] = []
        for claim in room.claims:
            if claim.article not in some:
                again.append(claim)
            elif data.draw(st.booleans()):
                again.append(replace(claim, when=When.of(data.draw(st.sampled_from(["2031-04-01", "2030"])))))
        moved = {a: replace(room.articles[a], published=When.of("2031-04-20")) for a in some}
        articles = dict(sorted((room.articles | moved).items()))
        linker.change(moved.values(), by_report(again, some))
        assert linked_case(linker, again) == rebuilt(again, articles, ())


def follow(changes: Changes, links: dict[Any, Any], events: dict[Any, Any], actors: dict[Any, Any]) -> None:
    """Do to a linking what became of it."""
    for kept, changed in ((links, changes.links), (events, changes.events), (actors, changes.actors)):
        kept.update(changed)
        for gone in [key for key, value in kept.items() if value is None]:
            del kept[gone]
    for (name, words, article), there in changes.mentions.items():
        coded = [alias for alias in actors[name].aliases if not alias[1]]
        heard = {form: {*articles} for form, articles in actors[name].aliases if articles}
        said = heard.setdefault(words, set())
        (said.add if there else said.remove)(article)
        forms = ((form, tuple(sorted(heard[form]))) for form in sorted(heard) if heard[form])
        actors[name] = replace(actors[name], aliases=(*coded, *forms))


@STEPS
@settings(max_examples=12, deadline=None)
@given(room=newsrooms(), data=st.data())
def test_the_changes_told_lead_from_one_linking_to_the_next(steps: bool, room: Newsroom, data: st.DataObject) -> None:
    with counting(steps=steps):
        linker = Linker()
        links: dict[Any, Any] = {}
        events: dict[Any, Any] = {}
        actors: dict[Any, Any] = {}
        origins: dict[Any, Any] = {}
        for portion in portions(data, room):
            changes = linker.change([room.articles[a] for a in portion], by_report(room.claims, portion))
            follow(changes, links, events, actors)
            origins.update(changes.origins)
        silent = data.draw(st.lists(st.sampled_from(sorted(room.articles)), unique=True))
        follow(linker.change(reports={a: [] for a in silent}), links, events, actors)
        case = linked_case(linker, [c for c in room.claims if c.article not in silent])
        assert tuple(links[pair] for pair in sorted(links)) == case.links
        assert tuple(sorted(events.values(), key=order_of)) == case.events
        assert tuple(actors[name] for name in sorted(actors)) == case.actors
        assert origins == case.origins


def test_one_more_report_leaves_the_rest_of_a_large_case_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "EXACT", 4)
    room = Newsroom()
    for i in range(20):
        who, whom = f"Party {chr(65 + i)}", f"Union {chr(65 + i)}"
        fact = told(f"{who} condemned {whom} again", "condemned", "ACCUSE", actors=[who], recipients=[whom], when=f"20{10 + i}")
        room.report(f"r{i:02}", f"20{10 + i}-03-01", fact)
    linker = link_whole(room.claims, room.articles, ())
    one = told("Party C condemned Union C once more", "condemned", "ACCUSE", actors=["Party C"], recipients=["Union C"])
    (claim,) = room.report("new", "2012-03-02", one)
    changes = linker.change([room.articles["new"]], {"new": [claim]})
    assert not changes.actors
    assert changes.mentions == {("Party C", "Party C", "new"): True, ("Union C", "Union C", "new"): True}
    assert {a for e in changes.events.values() if e is not None for a in e.articles} <= {"new", "r02"}


def test_a_link_that_only_tells_two_claims_apart_makes_no_group_be_settled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    room, settled = Newsroom(), list[set[str]]()
    for year in range(2010, 2020):
        fact = told(
            "Party A condemned Union A", "condemned", "ACCUSE", actors=["Party A"], recipients=["Union A"], when=f"{year}-03-01"
        )
        room.report(f"r{year}", f"{year}-03-02", fact)
    *before, last = room.claims
    linker = link_whole(before, room.articles, ())
    group = Grouping._group

    def watch(self: Grouping, web: set[str], *into: Any) -> None:
        settled.append(web)
        group(self, web, *into)

    monkeypatch.setattr(Grouping, "_group", watch)
    changes = linker.change((), {last.article: [last]})
    assert len(changes.links) > 3
    assert settled == [{last.id}]


# ------------------------------------------------------------ names


@pytest.mark.parametrize("names", [("Ana Moreau", "Anna Moreau"), ("Issa Koné", "Issa Kone")])
def test_two_names_of_one_person_that_are_used_about_as_often_seldom_change_places(names: tuple[str, str]) -> None:
    found, renamed = inventory.Inventory(), 0
    for i in range(400):
        room = Newsroom()
        who = names[(i + 1) // 2 % 2]
        claims = room.report(f"r{i:03}", None, told(f"{who} met somebody", "met", "CONSULT", actors=[who]))
        renamed += len(found.change({f"r{i:03}": claims}).reports - {f"r{i:03}"})
    assert renamed < 8 * 400
    assert len(found.actors()) == 1


@pytest.mark.parametrize(
    ("count", "step"), [(0, 0), (1, 1), (15, 15), (16, 16), (23, 16), (24, 24), (31, 24), (32, 32), (1000, 768)]
)
def test_uses_of_a_name_are_counted_in_steps(count: int, step: int) -> None:
    assert inventory.step_of_use(count) == step


WEIGHTS = st.dictionaries(
    st.sampled_from(
        ["ana moreau", "anna moreau", "a moreau", "moreau", "moro", "ana maria moreau", "anna morreau", "issa kone"]
    ),
    st.one_of(st.none(), st.integers(0, 5)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WEIGHTS, max_size=5))
def test_forms_of_names_follow_from_what_there_is(changes: list[dict[str, int | None]]) -> None:
    kept, there = Variants(), dict[str, int | None]()
    for change in changes:
        before = dict(kept.home)
        moved = kept.change(change)
        there = {k: w for k, w in (there | change).items() if w is not None}
        fresh = Variants()
        fresh.change(there)
        assert kept.home == fresh.home
        assert {k for k in before.keys() | kept.home.keys() if before.get(k) != kept.home.get(k)} <= moved


def test_an_answer_that_comes_later_disputes_what_it_is_about() -> None:
    room = Newsroom()
    quit_ = told("Rosa Quispe resigned", "resigned", "OFFICE", actors=["Rosa Quispe"], when="2031-04-01")
    (left,) = room.report("a", "2031-04-02", quit_)
    (denial,) = room.report("b", "2031-04-03", told("An aide denied it", "denied", "REJECT", actors=["aide"]))
    denial = replace(denial, about=left.id)
    linker = Linker()
    linker.change([room.articles["a"]], {"a": [left]})
    changed = linker.change([room.articles["b"]], {"b": [denial]}).events
    (disputed,) = [e for e in changed.values() if e is not None and left.id in e.claims]
    assert [d.slot for d in disputed.disagreements] == ["status"]
    assert linker.events.events == link_whole([left, denial], room.articles, ()).events.events
    assert linker.change((), {"b": []}).events[disputed.id] == replace(disputed, disagreements=())
