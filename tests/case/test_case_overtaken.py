"""Several people decide at once: the second from one state is told of the first, nothing is lost, and what is shown follows
from all of it. The same law in a file and in a database."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.case import Case
from dateline.errors import OvertakenError
from dateline.kept import Kept
from dateline.model import Judgement, Verb
from dateline.settings import Settings
from dateline.store import Store

Opener = Callable[[], Case]


@pytest.fixture(params=["file", "postgresql"])
def opened(request: pytest.FixtureRequest, built: Path) -> Opener:
    """What opens one case, each time anew."""
    if request.param == "file":
        return lambda: Case.open(built, settings=Settings())
    address = request.getfixturevalue("postgres").schema()
    with Case.open(built, read_only=True, settings=Settings()) as case:
        case.back_up(address)
    return lambda: Case.open(address, settings=Settings())


@pytest.fixture
def two(opened: Opener) -> Iterator[tuple[Case, Case]]:
    with opened() as one, opened() as other:
        yield one, other


def seen(case: Case) -> set[str]:
    return {j.id for j in case.judgements()}


def judge(case: Case, verb: Verb, target: str, value: str, author: str, second: int = 0, **more: object) -> Judgement:
    at = f"2029-01-01T00:00:{second:02d}"
    return case.judge(verb, target, value=value, author=author, at=at, **more)  # type: ignore[arg-type]


def test_the_second_from_one_state_is_told_and_nothing_is_lost(two: tuple[Case, Case]) -> None:
    ann, ben = two
    event, before = ann.chronology().events[0], seen(ben)
    first = judge(ann, "redate", event.id, "2019-03-01", "Ann")
    with pytest.raises(OvertakenError, match="Ann decided redate 2019-03-01") as caught:
        judge(ben, "redate", event.id, "2019-03-02", "Ben", 1, seen=before)
    assert "your decision was not kept" in caught.value.remedy
    assert [j.id for j in ben.judgements()] == [first.id]
    # Having seen it, he may still think otherwise.
    second = judge(ben, "redate", event.id, "2019-03-02", "Ben", 2, seen=seen(ben))
    assert {s.judgement.id: s.state for s in ann.standings()} == {first.id: "overruled", second.id: "in force"}


def test_a_clock_that_is_slow_hides_nothing(two: tuple[Case, Case]) -> None:
    ann, ben = two
    event, before = ann.chronology().events[0], seen(ben)
    judge(ann, "redate", event.id, "2019-03-01", "Ann", 59)
    with pytest.raises(OvertakenError, match="Ann decided"):
        judge(ben, "redate", event.id, "2019-03-02", "Ben", 1, seen=before)


def test_what_does_not_clash_is_kept(two: tuple[Case, Case]) -> None:
    ann, ben = two
    event, other, before = *ann.chronology().events[:2], seen(ben)
    judge(ann, "redate", event.id, "2019-03-05", "Ann")
    judge(ann, "redate", event.id, "2019-03-01", "Ann", 1, seen=before)
    judge(ben, "redate", event.id, "2019-03-01", "Ben", 2, seen=before)
    judge(ben, "retype", event.id, "PROTEST", "Ben", 3, seen=before)
    judge(ben, "redate", other.id, "2019-03-07", "Ben", 4, seen=before)
    assert len(ann.judgements()) == 5


def test_two_names_joined_and_kept_apart(two: tuple[Case, Case]) -> None:
    ann, ben = two
    one, other, *_ = (a.name for a in ann.actors())
    before = seen(ben)
    judge(ann, "same", one, other, "Ann")
    with pytest.raises(OvertakenError, match="Ann decided same"):
        judge(ben, "apart", one, other, "Ben", 1, seen=before)


def test_a_decision_that_arrives_while_another_is_weighed(two: tuple[Case, Case], monkeypatch: pytest.MonkeyPatch) -> None:
    """Between looking and writing somebody is faster, once with a clash and once without."""
    ann, ben = two
    event, other = ann.chronology().events[:2]
    add, late = Store.add_judgement, [(event.id, "2019-03-01"), (other.id, "2019-03-07")]

    def overtaken(store: Store, judgement: Judgement, **options: object) -> bool:
        if judgement.author == "Ben" and late:
            target, day = late.pop()
            judge(ann, "redate", target, day, "Ann", 30 + len(late))
        return add(store, judgement, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "add_judgement", overtaken)
    with pytest.raises(OvertakenError, match="2019-03-01"):
        judge(ben, "redate", event.id, "2019-03-02", "Ben", 40)
    assert [j.author for j in ben.judgements()] == ["Ann", "Ann"]
    judge(ben, "retype", event.id, "PROTEST", "Ben", 41)
    assert len(ben.judgements()) == 3


def test_a_linking_that_was_overtaken_is_not_kept(two: tuple[Case, Case], monkeypatch: pytest.MonkeyPatch) -> None:
    """While one links, another decides and links: what is kept in the end follows from both decisions."""
    ann, ben = two
    event, other = ann.chronology().events[:2]
    follow, late = Kept.follow, [other.id]

    def slow(kept: Kept, *given: object) -> object:
        made = follow(kept, *given)  # type: ignore[arg-type]
        if late:
            judge(ben, "rename", late.pop(), "By Ben", "Ben", 1)
        return made

    monkeypatch.setattr(Kept, "follow", slow)
    judge(ann, "rename", event.id, "By Ann", "Ann")
    assert {e.headline for e in ann.chronology()} >= {"By Ann", "By Ben"}
    assert ann.verify().faults == ()


def test_many_decide_at_once(opened: Opener) -> None:
    with opened() as case:
        events = [e.id for e in case.chronology()][:3]
    kept: list[str] = []
    told: list[OvertakenError] = []
    failures: list[BaseException] = []
    ready = threading.Barrier(4)

    def person(number: int) -> None:
        try:
            with opened() as case:
                ready.wait()
                for round_ in range(3):
                    target = events[(number + round_) % len(events)]
                    try:
                        kept.append(judge(case, "rename", target, f"{number} {round_}", f"p{number}", 10 * round_ + number).id)
                    except OvertakenError as error:
                        told.append(error)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=person, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with opened() as case:
        assert sorted(j.id for j in case.judgements()) == sorted(kept)
        assert len(kept) + len(told) == 12
        assert case.verify().faults == ()
        headlines = {e.id: e.headline for e in case.chronology()}
        last = {j.target: j.value for j in case.judgements()}
        assert {headlines[target] for target in last} == {*last.values()}
