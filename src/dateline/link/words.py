"""What a word says for linking: its stem, and the families of happenings that it may name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDING_LIST = "issements issement ations ation ements ement ments ment ings ing ions ion ities ity ers er ed es e s"
_ENDINGS = tuple(_ENDING_LIST.split())
_STOP_LIST = (
    "a an and are as at be been but by for from had has have he her his if in into is it its not of on or our she so "
    "that the their them then there they this to was we were which who will with would au aux ce ces dans de des du "
    "en est et il ils la le les leur mais ne ou par pas pour qu que qui sa se ses son sont sur un une said says say"
)
_STOP = frozenset(_STOP_LIST.split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without accents, apostrophes and case, so that spellings compare equal."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"['’`‘]s\b", "", text.casefold()).replace("’", "'")


def split_words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text) if len(text) < 400 else fold.__wrapped__(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A short form that the inflections of one word mostly share; four letters at least are kept."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(words: Iterable[str]) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(stem(w) for w in words if w not in _STOP and len(w) > 1)


def share(thing: T) -> T:
    """The thing, or the one like it that was met before: equal words, names and reasons of many claims are kept once."""
    kept: T = _first(thing)
    return kept


@lru_cache(maxsize=65536, typed=True)
def _first(thing: Any) -> Any:
    return thing


@lru_cache(maxsize=1)
def _families() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """(whole words, beginnings, phrases) → families, from `families.toml`."""
    tables: tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]] = ({}, {}, {})
    for family, line in tomllib.loads((files(__package__) / "families.toml").read_text("utf-8")).items():
        for phrase, word in re.findall(r"'([^']+)'|([^\s|']+)", line):
            entry = phrase or word
            table = tables[2] if " " in entry else tables[1] if entry.endswith("*") else tables[0]
            table.setdefault(entry.rstrip("*"), set()).add(family)
    whole, starts, phrases = ({k: frozenset(v) for k, v in t.items()} for t in tables)
    return whole, starts, phrases


WIN = "win"
"""The family of words that tell who wins."""


@lru_cache(maxsize=65536)
def families_of(text: str) -> frozenset[str]:
    """The families that the words of a short text may name, phrases first."""
    whole, starts, phrases = _families()
    words = split_words(text)
    joined = " ".join(words)
    found: set[str] = set()
    for phrase, names in phrases.items():
        if phrase in joined:
            found |= names
    if not found:
        for i, word in enumerate(words):
            if i and word in _PARTICLES:
                continue  # "cut back" backs nobody
            found |= whole.get(word, frozenset())
            for k in range(2, len(word) + 1):
                found |= starts.get(word[:k], frozenset())
    return frozenset(found)


def families_in(text: str) -> frozenset[str]:
    """All families that any word of a longer text may name."""
    return frozenset().union(*(families_of(w) for w in split_words(text) if w not in _STOP))


_PARTICLES = frozenset({"back"})
"""Words that behind a verb are a part of it."""
_KIN_LIST = (
    "attack kill shoot bomb fight wound storm",
    "meet visit negotiate discuss consult summon",
    "condemn accuse criticise censure reject deny concern",
    "withdraw reduce recall flee",
    "deploy intervene alert",
    "resign dismiss",
    "appoint oath form",
    "vote win run postpone",
    "support praise",
    "agree promise ceasefire",
    "demand invite propose",
    "release lift reopen",
    "sanction freeze close exclude expel ban",
    "burn destroy quake crash",
)
_KIN: dict[str, set[int]] = {}
for _number, _line in enumerate(_KIN_LIST):
    for _family in _line.split():
        _KIN.setdefault(_family, set()).add(_number)


def are_kin(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of families hold some that one happening often has both of: an attack and its dead."""
    return not _kin_of(a).isdisjoint(_kin_of(b))


@lru_cache(maxsize=65536)
def _kin_of(families: frozenset[str]) -> frozenset[int]:
    """The numbers of the lines that hold one of some families."""
    return frozenset(k for family in families for k in _KIN.get(family, ()))
