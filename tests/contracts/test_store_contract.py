"""What every store keeps, whatever database is under it."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postgres_server import Server
from sqlalchemy import func, insert, select, update

from dateline.errors import CaseError, QuestionError, UnreadableError
from dateline.model import (
    Actor,
    Analysis,
    Article,
    Claim,
    Event,
    Filler,
    Furniture,
    Judgement,
    Link,
    Place,
    SetAside,
    Span,
    Token,
    digest,
)
from dateline.store import AddResult, SearchHit, Store, dump, schema
from dateline.store.codec import to_json
from dateline.store.store import LINKS_OF
from dateline.store.verify import look_over
from dateline.when import UNKNOWN, When

Opener = Callable[..., Store]


def _file(request: pytest.FixtureRequest) -> Opener:
    folder: Path = request.getfixturevalue("tmp_path")
    return lambda name="case.dateline", **options: Store.open(folder / name, **options)


def _database(request: pytest.FixtureRequest) -> Opener:
    server: Server = request.getfixturevalue("postgres")
    places: defaultdict[str, str] = defaultdict(server.schema)
    return lambda name="case", **options: Store.open(places[name], **options)


STORES: dict[str, Callable[[pytest.FixtureRequest], Opener]] = {"file": _file, "postgresql": _database}
"""Each kind of store: what opens a case by name, in a place of the test's own."""


@pytest.fixture(params=STORES)
def opened(request: pytest.FixtureRequest) -> Opener:
    return STORES[request.param](request)


@pytest.fixture
def store(opened: Opener) -> Iterator[Store]:
    with opened() as case:
        yield case
        assert case.check() == []


# ---------------------------------------------------------------- samples

TEXT = "The council met in Brask on Monday. A colonel seized the radio station, the mayor said."


def article(id: str = "a", text: str = TEXT, **facts: object) -> Article:
    return Article(id=id, text=text, digest=digest(text, str(facts.get("outlet"))), **facts)  # type: ignore[arg-type]


def claim(of: Article, words: str, trigger: str, *, name: str | None = None, **slots: object) -> Claim:
    start, at = of.text.index(words), of.text.index(trigger)
    quote, span = Span(of.id, start, start + len(words)), Span(of.id, at, at + len(trigger))
    facts: dict[str, object] = {"type": "COUP", "mode": None, "status": "happened", **slots}
    id_ = name or digest(of.id, words, trigger)
    return Claim(id=id_, article=of.id, quote=quote, trigger=span, trigger_text=trigger, **facts)  # type: ignore[arg-type]


def seizure(of: Article) -> Claim:
    words = "A colonel seized the radio station"
    start = of.text.index("A colonel")
    return claim(
        of,
        words,
        "seized",
        actors=(Filler("colonel", Span(of.id, start, start + 9), text="A colonel"),),
        said_by=(Filler("mayor", rule="speaker of the sentence"),),
        when=When.of("2021-03", reason="the month before the report"),
        where=Place("Brask", "town", 12.5, -7.25, "XYZ"),
    )


def meeting(of: Article) -> Claim:
    return claim(of, "The council met in Brask", "met", type="CONSULT", mode="meet")


def event(id: str, *claims: Claim, when: When = UNKNOWN) -> Event:
    return Event(
        id=id,
        headline=f"event {id}",
        type="COUP",
        types=("COUP",),
        status="happened",
        when=when,
        where=None,
        actors=(),
        recipients=(),
        claims=tuple(c.id for c in claims),
        articles=tuple(sorted({c.article for c in claims})),
        independent_sources=1,
    )


def link(one: Claim, other: Claim, verdict: str = "same", score: float = 0.9) -> Link:
    left, right = sorted((one.id, other.id))
    return Link(left, right, verdict, score, ("same day", "same place"))  # type: ignore[arg-type]


NOTHING: dict[str, object] = {"links": (), "events": (), "actors": (), "origins": {}, "dated": {}}


def save_linked(store: Store, version: str, **parts: object) -> None:
    store.save_linked(version, **{**NOTHING, **parts})  # type: ignore[arg-type]


def change_linked(store: Store, version: str, **parts: object) -> None:
    nothing = {"links": {}, "events": {}, "actors": {}, "mentions": {}, "origins": {}, "dated": {}, "basis": store.basis()}
    nothing["was"] = store.noted(LINKS_OF) or ""
    assert store.change_linked(version, **{**nothing, **parts})  # type: ignore[arg-type]


# ---------------------------------------------------------------- articles


def test_an_article_comes_back_equal(store: Store) -> None:
    full = article(
        title="Radio silence",
        outlet="The Brask Courier",
        outlet_known="metadata",
        url="https://courier.example/1",
        published=When.of("2021-04-02", reason="printed under the title"),
        published_known="printed",
        dateline="Brask",
        dateline_known="printed",
        language="en",
        language_known="worked out",
        credits=("NEWSWIRE", "Gazette"),
        furniture=(Furniture(Span("a", 0, 3), "share"),),
        origin="reports/a.html",
        extra=(("section", '"world"'), ("page", "3")),
    )
    bare = article("b", "Nothing known of this one.\x00 Ünd 😀")
    assert store.add_articles([full, bare]) == AddResult(added=("a", "b"), known=())
    assert list(store.articles()) == [full, bare]
    assert store.article("a") == full
    assert store.count_articles() == 2


def test_articles_come_by_id_and_unknown_ids_are_passed_over(store: Store) -> None:
    store.add_articles(article(id_, f"text {id_}") for id_ in ("c", "a", "É", "B"))
    assert [a.id for a in store.articles()] == ["B", "a", "c", "É"]
    assert [a.id for a in store.articles(["É", "a", "nobody", "a"])] == ["a", "É"]
    assert list(store.articles([])) == []


def test_any_number_of_ids_can_be_asked_for(store: Store) -> None:
    ids = [f"{i:06d}" for i in range(40_000)]
    store.add_articles(article(id_, f"text {id_}") for id_ in ids[:50])
    assert [a.id for a in store.articles(ids)] == ids[:50]


def test_no_such_article_or_event_is_a_question_error(store: Store) -> None:
    with pytest.raises(QuestionError, match="no article x"):
        store.article("x")
    with pytest.raises(QuestionError, match="no event x"):
        store.event("x")


def test_the_same_digest_is_known_whatever_its_id(store: Store) -> None:
    assert store.add_articles([article("a"), article("a"), article("b")]).added == ("a",)
    again = store.add_articles([article("c"), article("new", "other words")])
    assert (again.added, again.known) == (("new",), ("a",))
    assert store.count_articles() == 2


def test_the_same_id_with_other_words_is_kept_beside_it(store: Store) -> None:
    first, second = article("a", "first words"), article("a", "second words", furniture=(Furniture(Span("a", 0, 6), "share"),))
    store.add_articles([first])
    id_ = f"a~{second.digest[:6]}"
    assert store.add_articles([second]).added == (id_,)
    kept = store.article(id_)
    assert kept == replace(second, id=id_, furniture=(Furniture(Span(id_, 0, 6), "share"),))
    assert store.article("a") == first
    assert store.add_articles([second]).known == (id_,)


def test_a_taken_short_ending_is_made_longer(store: Store) -> None:
    one, other, third = (replace(article("a", t), digest=f"abcdef{t}") for t in ("0000000000", "1111111111", "2222222222"))
    assert store.add_articles([third, other, one]).added == ("a", "a~abcdef", "a~abcdef2")


def test_the_order_in_one_call_does_not_matter(opened: Opener) -> None:
    given_articles = [article("a", "one"), article("a", "two"), article("b", "three"), article("c", "three")]
    with opened("1.dateline") as one, opened("2.dateline") as other:
        assert one.add_articles(given_articles) == other.add_articles(reversed(given_articles))
        assert list(dump(one)) == list(dump(other))


@pytest.mark.parametrize("broken", [article("a", "half \ud83d"), replace(article("a"), extra=(("k", "\udc00"),))])
def test_half_a_character_is_unreadable_and_nothing_of_the_call_is_kept(store: Store, broken: Article) -> None:
    with pytest.raises(UnreadableError, match="half a character"):
        store.add_articles([article("b", "fine"), broken])
    assert store.count_articles() == 0


# ---------------------------------------------------------------- stages


def analysis(of: Article, reader: str = "reader 1") -> Analysis:
    return Analysis(of.id, (Token(0, 3, "The", "the", "DET", "DT", 0, "root", 0),), ((0, 1),), reader=reader)


def test_pending_is_what_is_not_done_at_this_version(store: Store) -> None:
    b, a = article("b", "The one"), article("a", "The other")
    store.add_articles([b, a])
    assert store.pending("parse", "1") == ["a", "b"]
    store.save_analyses("1", [analysis(a)])
    assert store.pending("parse", "1") == ["b"]
    assert store.pending("parse", "2") == ["a", "b"]
    assert store.pending("extract", "1") == ["a", "b"]
    store.save_claims("1", {"a": []})
    assert store.pending("extract", "1") == ["b"]


def test_an_analysis_comes_back_and_the_next_replaces_it(store: Store) -> None:
    b, a = article("b", "The one"), article("a", "The other")
    store.add_articles([a, b])
    store.save_analyses("1", [analysis(b), analysis(a)])
    store.save_analyses("2", [analysis(a, "reader 2")])
    assert list(store.analyses(["b", "a", "x"])) == [analysis(a, "reader 2"), analysis(b)]
    assert list(store.analyses()) == [analysis(a, "reader 2"), analysis(b)]


def test_a_new_analysis_makes_the_claims_wait_again(store: Store) -> None:
    store.add_articles([article()])
    store.save_analyses("1", [analysis(article())])
    store.save_claims("x", {"a": []})
    store.save_analyses("2", [analysis(article())])
    assert store.pending("extract", "x") == ["a"]


def test_claims_come_by_article_and_place_and_can_be_selected(store: Store) -> None:
    a, b = article("a"), article("b", TEXT + " ")
    store.add_articles([a, b])
    coded = {"b": [seizure(b), meeting(b)], "a": [seizure(a), meeting(a)]}
    store.save_claims("1", coded)
    assert list(store.claims()) == [meeting(a), seizure(a), meeting(b), seizure(b)]
    assert store.count_claims() == 4
    assert list(store.claims(articles=["b"])) == [meeting(b), seizure(b)]
    assert list(store.claims(ids=[seizure(b).id, meeting(a).id, "x"])) == [meeting(a), seizure(b)]
    assert list(store.claims(articles=["a"], ids=[seizure(b).id])) == []


def test_an_articles_claims_are_replaced(store: Store) -> None:
    a, b = article("a"), article("b", TEXT + " ")
    store.add_articles([a, b])
    store.save_claims("1", {"a": [seizure(a), meeting(a)], "b": [meeting(b)]})
    changed = replace(seizure(a), status="alleged", said_by=())
    store.save_claims("2", {"a": [changed]})
    assert list(store.claims()) == [changed, meeting(b)]
    store.save_claims("3", {"a": []})
    assert list(store.claims()) == [meeting(b)]


def test_writing_about_an_unknown_article_is_refused_whole(store: Store) -> None:
    a, stranger = article(), article("x", TEXT)
    store.add_articles([a])
    for write in (
        lambda: store.save_claims("1", {"a": [meeting(a)], "x": [meeting(stranger)]}),
        lambda: store.save_analyses("1", [analysis(a), analysis(stranger)]),
        lambda: save_linked(store, "1", origins={"a": "a", "x": "a"}),
    ):
        with pytest.raises(CaseError, match="does not have"):
            write()
    assert list(store.claims()) == []
    assert list(store.analyses()) == []
    assert store.origins() == {}
    assert store.pending("extract", "1") == store.pending("parse", "1") == ["a"]
    assert store.linked_version() is None


def test_claims_that_cannot_be_told_apart_are_refused(store: Store) -> None:
    a, b = article("a"), article("b", TEXT + " ")
    store.add_articles([a, b])
    with pytest.raises(CaseError, match="two different claims"):
        store.save_claims("1", {"a": [meeting(a), replace(meeting(a), status="denied")]})
    with pytest.raises(ValueError, match="under b"):
        store.save_claims("1", {"b": [meeting(a)]})
    store.save_claims("1", {"a": [meeting(a), meeting(a)]})
    with pytest.raises(CaseError, match="one id"):
        store.save_claims("1", {"b": [replace(meeting(b), id=meeting(a).id)]})
    assert list(store.claims()) == [meeting(a)]


# ---------------------------------------------------------------- links and events


@pytest.fixture
def coded(store: Store) -> tuple[Claim, Claim, Claim]:
    a, b = article("a"), article("b", TEXT + " ")
    store.add_articles([a, b])
    store.save_claims("1", {"a": [seizure(a), meeting(a)], "b": [seizure(b)]})
    return seizure(a), meeting(a), seizure(b)


def test_a_linking_comes_back(store: Store, coded: tuple[Claim, Claim, Claim]) -> None:
    one, met, other = coded
    events = [event("e2", met), event("e1", one, other, when=When.of("2021-03"))]
    people = [Actor("mayor", "person"), Actor("colonel", "person", "XYZ", "MIL", (("A colonel", ("a", "b")),))]
    when = When.of("2021-04-02", reason="a copy of the text is dated")
    store.save_linked(
        "L1", links=[link(one, other)], events=events, actors=people, origins={"b": "a", "a": "a"}, dated={"b": when}
    )
    assert store.linked_version() == "L1"
    assert [e.id for e in store.events()] == ["e1", "e2"]
    assert store.event("e1") == events[1]
    assert store.count_events() == 2
    assert list(store.links()) == [link(one, other)]
    assert list(store.actors()) == people[::-1]
    assert store.origins() == {"a": "a", "b": "a"}
    assert store.dated() == {"b": when}


def test_mentions_of_an_actor_come_and_go_and_leave_the_actor_as_it_is(store: Store, coded: tuple[Claim, ...]) -> None:
    before = Actor("colonel", "person", "XYZ", "MIL", (("colonel", ()), ("A colonel", ("a", "b")), ("he himself", ("b",))))
    save_linked(store, "1", actors=[before, Actor("mayor")])
    there = {("colonel", "A colonel", "a"): False, ("colonel", "he himself", "b"): False, ("colonel", "The colonel", "c"): True}
    there |= {("colonel", "A colonel", "b"): True, ("mayor", "mayor", "a"): True}
    change_linked(store, "2", mentions=there)
    aliases = (("colonel", ()), ("A colonel", ("b",)), ("The colonel", ("c",)))
    assert list(store.actors()) == [replace(before, aliases=aliases), Actor("mayor", aliases=(("mayor", ("a",)),))]
    change_linked(store, "3", actors={"colonel": None, "mayor": Actor("mayor", "person", aliases=(("the mayor", ("c",)),))})
    assert list(store.actors()) == [Actor("mayor", "person", aliases=(("the mayor", ("c",)),))]
    change_linked(store, "4", actors={"colonel": Actor("colonel")})
    assert next(store.actors()) == Actor("colonel")


def test_what_an_actor_is_called_in_the_second_version_of_a_case_moves_to_a_table_of_its_own(opened: Opener) -> None:
    aliases = (("Ana Moreau", ()), ("Moreau", ()), ("A. \0Moreau", ("a", "b")), ("Moreau", ("c",)))
    people = [Actor("Ana Moreau", "person", "PER", "GOV", aliases), Actor("nobody")]
    with opened() as store:
        save_linked(store, "1", actors=people)
        before = list(dump(store))
        with store._write() as connection:
            for text in ("DROP TABLE mentions", "UPDATE alembic_version SET version_num = '0002'"):
                connection.exec_driver_sql(text)
            for actor in people:
                this = schema.actors.c.name == actor.name
                connection.execute(update(schema.actors).where(this).values(record=to_json(actor)))
    with opened() as store:
        assert list(store.actors()) == people
        assert list(dump(store)) == before
        assert look_over(store).faults == ()
        with store._write() as connection:
            assert connection.scalar(select(func.count()).select_from(schema.mentions)) == 3
            connection.execute(insert(schema.mentions), [{"actor": "somebody", "words": "him", "article": "a"}])
        assert look_over(store).faults == ("reports name somebody, who is no actor",)


def test_events_come_in_order_of_time(store: Store) -> None:
    whens = [
        UNKNOWN,
        When.of("2021"),
        When.of("2021-01"),
        When.of("2020-12-31"),
        When.between("2021-01", None),
        When.not_after(date(2020, 6, 1), reason="published then"),
    ]
    save_linked(store, "1", events=[event(f"e{i}", when=when) for i, when in enumerate(whens)])
    kept = list(store.events())
    assert [e.id for e in kept] == ["e5", "e3", "e2", "e1", "e4", "e0"]
    assert kept == sorted(kept, key=lambda e: (e.when.order, e.id))


def test_a_new_linking_replaces_what_is_derived_and_supersedes_links(store: Store, coded: tuple[Claim, Claim, Claim]) -> None:
    one, met, other = coded
    first, second, lasting = link(one, other), link(one, other, "different"), link(one, met, "unsure", 0.5)
    save_linked(store, "1", links=[first, lasting], events=[event("e1", one, other)], actors=[Actor("m")], origins={"a": "a"})
    save_linked(store, "2", links=[lasting, second], events=[event("e2", one)])
    assert [e.id for e in store.events()] == ["e2"]
    assert list(store.actors()) == []
    assert store.origins() == {}
    assert set(store.links()) == {second, lasting}
    assert set(store.links(active_only=False)) == {first, second, lasting}
    save_linked(store, "3", links=[first])
    assert list(store.links()) == [first]
    assert len(list(store.links(active_only=False))) == 4


def test_the_same_linking_again_adds_nothing(store: Store, coded: tuple[Claim, Claim, Claim]) -> None:
    for version in ("1", "1", "2"):
        save_linked(store, version, links=[link(coded[0], coded[2])] * 2)
    assert len(list(store.links(active_only=False))) == 1


def test_changed_claims_put_the_events_out_of_date(store: Store, coded: tuple[Claim, Claim, Claim]) -> None:
    one, met, other = coded
    save_linked(store, "1", links=[link(one, other)], events=[event("e", one, other)])
    store.save_claims("2", {"a": [met, one]})
    assert store.linked_version() == "1", "the same claims at another version change nothing"
    store.save_claims("3", {"a": [met]})
    assert store.linked_version() is None
    assert [e.id for e in store.events()] == ["e"], "readers still see the last linking"
    save_linked(store, "1")
    assert list(store.links()) == []


def test_a_linking_that_fails_leaves_the_one_before(store: Store, coded: tuple[Claim, Claim, Claim]) -> None:
    one, _, other = coded
    save_linked(store, "1", links=[link(one, other)], events=[event("e", one, other)])
    before = list(dump(store))
    with pytest.raises(CaseError, match="one id"):
        save_linked(store, "2", events=[event("e", one), event("e", other)])
    assert list(dump(store)) == before


# ---------------------------------------------------------------- kept apart


def test_set_aside_once_and_cleared_by_stage(store: Store) -> None:
    page = SetAside("b.pdf", "ingest", "no text in it", "scan it with a text layer")
    store.set_aside([page, page, SetAside("a.txt", "parse", "too long"), SetAside("b.pdf", "ingest", "empty")])
    store.set_aside([replace(page, remedy="scan it again")])
    kept = [SetAside("b.pdf", "ingest", "empty"), replace(page, remedy="scan it again"), SetAside("a.txt", "parse", "too long")]
    assert store.set_asides() == kept
    store.clear_set_asides("parse", ["b.pdf"])
    assert store.set_asides() == kept
    store.clear_set_asides("ingest", ["b.pdf", "x"])
    assert store.set_asides() == kept[2:]


def test_judgements_come_in_the_order_made_and_ask_for_a_new_linking(store: Store) -> None:
    later = Judgement("j1", "rename", "mayor", "Mayor of Brask", "ann", "2024-02-02T10:00:00Z")
    sooner = Judgement("j2", "reject", "c1", "", "ben", "2024-02-01T10:00:00Z")
    save_linked(store, "1")
    store.add_judgement(later)
    assert store.linked_version() is None
    store.add_judgement(sooner)
    save_linked(store, "2")
    store.add_judgement(sooner)
    assert store.judgements() == [sooner, later]
    assert store.linked_version() == "2"
    with pytest.raises(CaseError, match="another judgement j2"):
        store.add_judgement(replace(sooner, value="c2"))


def test_notes_are_replaced(store: Store) -> None:
    assert store.noted("settings") is None
    store.note("settings", "abc")
    store.note("settings", "déf")
    assert store.noted("settings") == "déf"


# ---------------------------------------------------------------- search


@pytest.fixture
def library(store: Store) -> Store:
    store.add_articles(
        [
            article("bridge", "Engineers reopened the Élan bridge.", title="Traffic returns"),
            article("both", "The mayor of Brask crossed the bridge. The mayor waved.", title="Mayor opens bridge"),
            article("none", "Nothing to see.", title="Weather"),
            article("title", "He spoke for an hour.", title="A mayor’s speech"),
        ]
    )
    return store


def test_search_finds_all_words_in_title_or_text(library: Store) -> None:
    assert {hit.article for hit in library.search("bridge")} == {"bridge", "both"}
    assert [hit.article for hit in library.search("MAYOR Bridge")] == ["both"]
    assert [hit.article for hit in library.search("elan")] == ["bridge"]
    assert [hit.article for hit in library.search('"mayor waved"')] == ["both"]
    assert library.search('"waved mayor"') == []
    assert len(library.search("the", limit=1)) == 1


def test_a_hit_says_where(library: Store) -> None:
    (hit,) = library.search("élan bridge")
    assert library.article(hit.article).text[hit.start :].startswith("Élan bridge")
    assert "Élan bridge" in hit.snippet
    assert library.search("speech") == [SearchHit("title", "A mayor’s speech", None)]


def test_a_snippet_is_cut_between_words_where_the_words_are_closest(store: Store) -> None:
    filler = "word " * 100
    store.add_articles([article("a", f"bridge {filler}the bridge at Brask {filler}")])
    (hit,) = store.search("bridge brask")
    assert hit.start == len(f"bridge {filler}the ")
    assert hit.snippet.startswith("… word ")
    assert hit.snippet.endswith(" word …")
    assert "the bridge at Brask" in hit.snippet
    assert len(hit.snippet) < 220


def test_articles_added_later_are_found_too(library: Store) -> None:
    library.add_articles([article("late", "A late bridge.")])
    assert "late" in {hit.article for hit in library.search("bridge")}


ODD = [
    '"',
    "*",
    "AND",
    "OR NOT",
    "NEAR(",
    "title:bridge",
    "^bridge",
    "a-b",
    "(",
    "'",
    "\x00",
    "\ud800",
    "",
    " ",
    "{x}: y",
    "bridge +",
]


@pytest.mark.parametrize("words", ODD)
def test_odd_words_are_only_words(library: Store, words: str) -> None:
    assert isinstance(library.search(words), list)


@given(words=st.text(st.characters(), max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_can_be_searched(library: Store, words: str) -> None:
    assert all(hit.article for hit in library.search(words))


# ---------------------------------------------------------------- the whole


def fill(store: Store) -> None:
    a, b = article("a"), article("b", TEXT + " ")
    store.add_articles([a, b])
    store.save_analyses("1", [analysis(a), analysis(b)])
    store.save_claims("1", {"a": [seizure(a), meeting(a)], "b": [seizure(b)]})
    save_linked(
        store,
        "1",
        links=[link(seizure(a), seizure(b))],
        events=[event("e", seizure(a), seizure(b))],
        actors=[Actor("mayor")],
        origins={"a": "a", "b": "a"},
        dated={"b": When.of("2021")},
    )
    store.set_aside([SetAside("c", "ingest", "empty")])
    store.add_judgement(Judgement("j", "confirm", "e", "", "ann", "2024-01-01"))
    store.note("k", "v")


def test_everything_is_there_again_after_closing(opened: Opener) -> None:
    with opened() as store:
        fill(store)
        before = list(dump(store))
    with opened(create=False) as store:
        assert list(dump(store)) == before
        assert store.check() == []
    assert {line.split('"')[1] for line in before} == {
        *(
            "article",
            "stage",
            "analysis",
            "claim",
            "link",
            "event",
            "actor",
            "origin",
            "dated",
            "set aside",
            "judgement",
            "note",
        )
    }


def test_a_case_opened_for_reading_reads_and_does_not_write(opened: Opener) -> None:
    with opened() as store:
        fill(store)
        before = list(dump(store))
    with opened(read_only=True) as store:
        assert list(dump(store)) == before
        assert store.check() == []
        assert store.search("colonel")
        with pytest.raises(CaseError, match="reading only"):
            store.note("k", "w")


def test_batches_and_their_order_make_the_same_case(opened: Opener) -> None:
    pile = [article(id_, f"{TEXT} {id_}") for id_ in "abcdef"]
    with opened("1.dateline") as one, opened("2.dateline") as other:
        one.add_articles(pile)
        one.save_claims("1", {a.id: [meeting(a), seizure(a)] for a in pile})
        for a in reversed(pile):
            other.add_articles([a])
            other.save_claims("0", {a.id: [meeting(a)]})
            other.save_claims("1", {a.id: [seizure(a), meeting(a)]})
        assert list(dump(one)) == list(dump(other))
        other.note("k", "v")
        assert list(dump(one)) != list(dump(other))


def test_a_closed_case_says_so(opened: Opener) -> None:
    store = opened()
    store.close()
    store.close()
    with pytest.raises(CaseError, match="closed"):
        store.count_articles()
    with pytest.raises(CaseError, match="closed"):
        list(store.articles())


def test_a_reader_sees_the_case_as_it_was_when_it_began(store: Store, opened: Opener) -> None:
    store.add_articles([article(f"a{i:04d}", f"text {i}") for i in range(500)])
    with opened(read_only=True) as reader:
        reading = reader.articles()
        first = next(reading)
        store.add_articles([article("a9999", "came later")])
        assert [first, *reading][-1].id == "a0499"
        assert reader.count_articles() == 501


def test_one_can_write_while_reading_the_same_store(store: Store) -> None:
    store.add_articles([article(f"a{i:04d}", f"text {i}") for i in range(300)])
    for one in store.articles():
        if one.id.endswith("00"):
            store.save_claims("1", {one.id: []})
    assert len(store.pending("extract", "1")) == 297


def test_two_writers_take_turns(opened: Opener) -> None:
    opened().close()
    failures: list[BaseException] = []

    def write(name: str) -> None:
        try:
            with opened() as store:
                for i in range(15):
                    store.add_articles([article(f"{name}{i}", f"text {name} {i}")])
                    store.save_claims("1", {f"{name}{i}": []})
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with opened() as store:
        assert store.count_articles() == 45
        assert store.pending("extract", "1") == []


# ---------------------------------------------------------------- check


def test_check_names_what_is_wrong(opened: Opener) -> None:
    a = article(furniture=(Furniture(Span("a", 0, 900), "share"),))
    good = meeting(a)
    wrong = [
        replace(good, id="c1", trigger_text="sat"),
        replace(good, id="c2", quote=Span("a", 40, 900)),
        replace(good, id="c3", quote=Span("a", 0, 3)),
        replace(good, id="c4", actors=(Filler("x", Span("b", 0, 1), text="x"),)),
    ]
    with opened() as store:
        store.add_articles([a])
        far = Token(500, 501, "x", "x", "X", "X", 0, "root", 0)
        store.save_analyses("1", [Analysis("a", (far,))])
        store.save_claims("1", {"a": [good, *wrong]})
        save_linked(store, "1", links=[Link("c0", good.id, "same", 1.0, ())], events=[replace(event("e"), claims=("c9",))])
        said = "\n".join(store.check())
    assert "'sat' is not what stands at 12:15: 'met'" in said
    assert "claim c2: 40:900 is not in the text of a" in said
    assert "claim c3: the trigger at 12:15 is not in the quote at 0:3" in said
    assert "claim c4: 0:1 is not in the text of a" in said
    assert "article a: page furniture at 0:900" in said
    assert "article a: the analysis has words outside the text" in said
    assert "there is no claim c0" in said
    assert "event e: there is no claim c9" in said
    assert len(said.splitlines()) == 8
