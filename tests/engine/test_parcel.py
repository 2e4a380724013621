"""What processes send each other arrives as it was."""

from __future__ import annotations

import pickle
import threading
from collections import Counter
from dataclasses import InitVar, dataclass, field, replace
from typing import Any

import pytest

from dateline.engine.parcel import pack, unpack
from dateline.model import Article, Claim, Filler, Link, Span
from dateline.when import UNKNOWN, When


@dataclass(frozen=True, slots=True)
class Single:
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    word: str
    count: int = field(default=0, init=False)


@dataclass(frozen=True, slots=True)
class Doubled:
    word: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "word", self.word * 2)


@dataclass(frozen=True, slots=True)
class Started:
    start: InitVar[int]
    count: int = 0

    def __post_init__(self, start: int) -> None:
        object.__setattr__(self, "count", self.count + start)


class Later(Single):
    __slots__ = ()

    def __init__(self, word: str) -> None:
        super().__init__((word, word))


@dataclass
class Loose:
    word: str


@dataclass(frozen=True, slots=True)
class Own:
    word: str

    def __reduce__(self) -> tuple[type, tuple[str, ...]]:
        return Own, (self.word + "!",)


@dataclass(frozen=True, slots=True)
class Bare:
    pass


def make_claim() -> Claim:
    who = Filler("Ana Moreau", Span("a1", 0, 10), text="Ana Moreau")
    words = Span("a1", 0, 40), Span("a1", 12, 18), "seized"
    return Claim("c1", "a1", *words, "COERCE", None, "happened", actors=(who,), when=When.between("2020-08", "2021"))


@pytest.mark.parametrize(
    "value",
    [
        make_claim(),
        [replace(make_claim(), id=f"c{i}") for i in range(5)],
        Article("a1", "L’armée a “nié”.\n", "5ac1", published=UNKNOWN),
        {"c1": Link("c1", "c2", "same", 0.5, ("of one day",))},
        Bare(),
        Single(("a", "b")),
        Counter("abca"),
        frozenset({("a", None, 1.5)}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_packed_arrives_as_its_equal(value: Any) -> None:
    found = unpack(pack(value))
    assert found == value
    assert type(found) is type(value)


def test_a_word_that_stands_in_many_things_is_sent_once() -> None:
    words = "a long reason " * 50
    few, many = (pack([Link("c1", f"d{i}", "same", 0.5, (words,)) for i in range(count)]) for count in (1, 11))
    assert len(many) - len(few) < len(words)


def test_what_more_happens_in_the_making_does_not_happen_again() -> None:
    counted = Counted("a")
    object.__setattr__(counted, "count", 7)
    loose = Loose("a")
    loose.__dict__["more"] = 1
    assert unpack(pack(counted)).count == 7
    assert unpack(pack(Doubled("a"))).word == "aa"
    assert unpack(pack(Started(3))).count == 3
    assert unpack(pack(Later("a"))).words == ("a", "a")
    assert type(unpack(pack(Later("a")))) is Later
    assert unpack(pack(loose)).__dict__ == {"word": "a", "more": 1}
    assert unpack(pack(Own("a"))) == Own("a!")


def test_claims_are_sent_in_fewer_bytes_than_by_python_alone() -> None:
    claims = [replace(make_claim(), id=f"c{i}") for i in range(50)]
    assert len(pack(claims)) < len(pickle.dumps(claims, pickle.HIGHEST_PROTOCOL))


def test_what_cannot_be_sent_is_said() -> None:
    with pytest.raises(TypeError, match="pickle"):
        pack(threading.Lock())
