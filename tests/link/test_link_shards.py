"""Many claims compared and many events composed at once, anywhere and in any order, give what one process finds."""

from __future__ import annotations

import pickle
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import Newsroom, told
from test_link_incremental import NAMES, STEPS, VERBS, by_report, counting, newsrooms, portions
from test_link_judged import Court, draw_judgements

from dateline import pipeline
from dateline.case import Case
from dateline.errors import CaseError
from dateline.link import Assignment, Linker, Spread, compare_shard, comparison, compose_assignment, link_whole, shards
from dateline.link.compose import Desk
from dateline.pipeline import linked_case, run_shards, spread_by
from dateline.settings import Settings
from dateline.store import Store, dump

T = TypeVar("T")
R = TypeVar("R")

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few claims count as many, and a shard holds few pairs, or claims."""
    monkeypatch.setattr(shards, "MANY", 1)
    monkeypatch.setattr(shards, "LISTED", 40)
    monkeypatch.setattr(shards, "COMPOSED", 5)


def sent(thing: Any) -> Any:
    """What arrives of a thing elsewhere."""
    return pickle.loads(pickle.dumps(thing))


def scattered(seed: int) -> Spread:
    """Each shard goes somewhere else, and the results come in any order."""

    def spread(stage: Callable[[T], R], some: Iterable[T]) -> Iterator[R]:
        done = [sent(sent(stage)(sent(shard))) for shard in some]
        random.Random(seed).shuffle(done)
        yield from done

    return spread


@STEPS
@pytest.mark.usefixtures("_at_once")
@settings(max_examples=12, deadline=None)
@given(room=newsrooms(), data=st.data(), listed=st.integers(1, 60), composed=st.integers(1, 30), seed=st.integers(0, 100))
def test_however_the_work_is_cut_and_whenever_the_shards_are_done(
    steps: bool, room: Newsroom, data: st.DataObject, listed: int, composed: int, seed: int
) -> None:
    with counting(steps=steps), pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "LISTED", listed)
        patch.setattr(shards, "COMPOSED", composed)
        alone, spread = Linker(), Linker(spread=scattered(seed))
        for portion in portions(data, room):
            given = [room.articles[a] for a in portion], by_report(room.claims, portion)
            assert spread.change(*given) == alone.change(*given)
        silent = data.draw(st.lists(st.sampled_from(sorted(room.articles)), unique=True))
        assert spread.change(reports={a: [] for a in silent}) == alone.change(reports={a: [] for a in silent})
        claims = [c for c in room.claims if c.article not in silent]
        assert linked_case(spread, claims) == linked_case(alone, claims)


@STEPS
@pytest.mark.usefixtures("_at_once")
@settings(max_examples=12, deadline=None)
@given(room=newsrooms(), data=st.data(), composed=st.integers(1, 30), seed=st.integers(0, 100))
def test_what_people_decided_holds_wherever_events_are_composed(
    steps: bool, room: Newsroom, data: st.DataObject, composed: int, seed: int
) -> None:
    with counting(steps=steps), pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "COMPOSED", composed)
        court = Court(room)
        draw_judgements(court, data)
        alone, spread = (link_whole(room.claims, room.articles, court.said, spread=by) for by in (None, scattered(seed)))
        assert linked_case(spread, room.claims) == linked_case(alone, room.claims)


@pytest.mark.usefixtures("_at_once")
def test_each_event_is_composed_once_and_is_given_its_own_reports_alone() -> None:
    given: list[Assignment] = []

    def watched(stage: Callable[[T], R], some: Iterable[T]) -> Iterator[R]:
        for shard in some:
            given.extend([shard] if isinstance(shard, Assignment) else [])
            yield stage(shard)

    room = busy()
    linker = link_whole(room.claims, room.articles, (), spread=watched)
    members = [tuple(sorted(c.id for c in d.members)) for assignment in given for d in assignment.dossiers]
    assert sorted(members) == sorted(e.claims for e in linker.events.events.values())
    assert len(given) > 10
    for assignment in given:
        told = {c.article for d in assignment.dossiers for c in (*d.members, *d.heard)}
        assert told == assignment.desk.articles.keys()


def busy() -> Newsroom:
    """A story in which groups are too large to be compared all with all."""
    chance, room = random.Random(7), Newsroom()
    for i in range(25):
        kinds = chance.choices(sorted(VERBS), k=4)
        room.report(f"r{i:02}", f"2031-04-{1 + i % 9:02}", *(fact(kind, chance) for kind in kinds))
    return room


def fact(kind: str, chance: random.Random) -> dict[str, Any]:
    who, whom = chance.sample(NAMES, 2)
    verb, day = VERBS[kind], f"2031-04-{chance.randrange(1, 10):02}"
    return told(f"{who} {verb} {whom} on {day}", verb, kind, actors=[who], recipients=[whom], when=day)


@STEPS
@pytest.mark.usefixtures("_at_once")
def test_a_pair_that_meets_in_many_groups_is_compared_once(steps: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    monkeypatch.setattr(comparison, "link_pair", lambda a, b, _: here.update([(a.id, b.id)]))
    monkeypatch.setattr(shards, "link_pair", lambda a, b, _: there.update([(a.id, b.id)]))
    room = busy()
    with counting(steps=steps):
        for spread in (None, scattered(1)):
            link_whole(room.claims, room.articles, (), spread=spread)
    assert here == there
    assert len(here) > 300
    assert set(here.values()) == {1}


ENGINES = [
    Settings(workers=2),
    pytest.param(Settings(workers=2, engine="ray"), marks=pytest.mark.skipif(find_spec("ray") is None, reason="no Ray")),
]


@pytest.mark.parametrize("chosen", ENGINES, ids=["processes", "ray"])
@pytest.mark.usefixtures("_at_once")
def test_an_engine_links_as_one_process_does(chosen: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LISTED", 1500)
    room = busy()
    alone, spread = (link_whole(room.claims, room.articles, (), spread=by) for by in (None, spread_by(chosen)))
    assert linked_case(spread, room.claims) == linked_case(alone, room.claims)
    assert len(linked_case(alone, room.claims).links) > 100


@pytest.mark.usefixtures("_at_once")
def test_a_build_links_by_the_engine_that_its_settings_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Settings] = []

    def spread_by(settings: Settings, *, meanwhile: Callable[[], None]) -> Spread:
        asked.append(settings)
        return scattered(1)

    def build(name: str, reports: Sequence[Path]) -> list[str]:
        with Case.open(tmp_path / name, settings=Settings(batch=8)) as case:
            for report in reports:
                case.add(report)
                case.build()
        with Store.open(tmp_path / name) as store:
            return list(dump(store))

    some = sorted(EXAMPLES.iterdir())[:3]
    alone = build("alone.dateline", some)
    monkeypatch.setattr(pipeline, "spread_by", spread_by)
    assert build("spread.dateline", some) == alone
    assert asked == [Settings(batch=8)]


@pytest.mark.usefixtures("_at_once")
def test_few_claims_are_linked_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_stage: Callable[[T], R], _some: Iterable[T]) -> Iterator[R]:
        raise AssertionError("asked for help")

    room = busy()
    monkeypatch.setattr(shards, "MANY", len(room.claims) + 1)
    linker = link_whole(room.claims, room.articles, (), spread=nobody)
    assert linked_case(linker, room.claims) == linked_case(link_whole(room.claims, room.articles, ()), room.claims)


def test_one_process_needs_no_help() -> None:
    assert spread_by(Settings()) is None


def test_a_cluster_is_not_asked_to_compose() -> None:
    spread = spread_by(Settings(workers=2, engine="ray://nowhere:1"))
    assert spread is not None
    assert list(spread(compose_assignment, [Assignment((), Desk({}, {}, {}))])) == [[]]


def test_a_machine_that_links_otherwise_is_refused() -> None:
    with pytest.raises(CaseError, match="links by version"):
        run_shards([], stage=compare_shard, version="of yesterday")
