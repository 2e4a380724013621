"""A case that stays open links what is new; whatever others do to it meanwhile, it comes to what a rebuild gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.case import Case
from dateline.kept import Kept
from dateline.model import Claim
from dateline.settings import Settings
from dateline.store import Store, dump

FILES = ("palace.txt", "envoys.txt", "borders.jsonl", "palace-again.txt")


def derived(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return [line for line in dump(store) if not line.startswith('["judgement"')]


def whole(story: Path, path: Path, files: Sequence[str] = FILES) -> list[str]:
    """What a case comes to that is given all at once."""
    with Case.open(path, settings=Settings()) as case:
        case.add(*(story / name for name in files))
        case.build()
    return derived(path)


def add(case: Case, *files: Path) -> None:
    case.add(*files)
    assert case.build().linked


@contextmanager
def nothing_linked_whole() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline.link.Linker, "fill", lambda *_, **__: pytest.fail("it was linked whole"))
        yield


def test_report_after_report_comes_to_what_all_at_once_give(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "open.dateline"
    with Case.open(path, settings=Settings()) as case:
        add(case, story / FILES[0])
        with nothing_linked_whole():
            for name in FILES[1:]:
                add(case, story / name)
            assert not case.build().linked
            made = case.judge("same", "Nigeria", value="France", author="ann", at="2030-01-01")
            case.judge("undo", made.id, author="ann", at="2030-01-02")
        assert case.verify().faults == ()
    assert [s for s in derived(path) if "linked version" not in s] == [
        s for s in whole(story, tmp_path / "whole.dateline") if "linked version" not in s
    ]


def test_what_others_add_or_decide_meanwhile_is_not_missed(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "shared.dateline"
    with Case.open(path, settings=Settings()) as one, Case.open(path, settings=Settings()) as other:
        add(one, story / FILES[0])
        add(other, story / FILES[1])
        other.add(story / FILES[2])
        add(one, story / FILES[3])
        made = other.judge("same", "Nigeria", value="France", author="bob", at="2030-01-01")
        one.judge("undo", made.id, author="ann", at="2030-01-02")
        assert one.verify().faults == ()
    assert derived(path)[:-1] == whole(story, tmp_path / "whole.dateline")[:-1]


def test_claims_at_hand_are_those_that_are_stored_whoever_wrote_them(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.dateline"
    linked: list[tuple[list[Claim], list[Claim]]] = []

    def watched(kept: Kept, store: Store, articles: Iterable[str]) -> list[Claim]:
        linked.append((at_hand(kept, store, articles), list(store.claims())))
        return linked[-1][0]

    at_hand = Kept.claims
    with pytest.MonkeyPatch.context() as patch, Case.open(path, settings=Settings(batch=1)) as one:
        patch.setattr(Kept, "claims", watched)
        one.add(*(story / name for name in FILES[:2]))
        one.build()
        with Case.open(path, settings=Settings(batch=1)) as other:
            add(other, story / FILES[2])
        add(one, story / FILES[3])
    assert len(linked) == 3
    for used, stored in linked:
        assert used == stored


def test_what_could_not_be_stored_is_linked_again(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "failing.dateline"
    with Case.open(path, settings=Settings()) as case:
        add(case, story / FILES[0])
        case.add(*(story / name for name in FILES[1:]))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Store, "change_linked", lambda *_, **__: (_ for _ in ()).throw(OSError("the disk is full")))
            with pytest.raises(OSError, match="full"):
                case.build()
        assert case.build().linked
    assert derived(path) == whole(story, tmp_path / "whole.dateline")
