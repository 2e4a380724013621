"""Whether two names can stand for one participant: spelling, short forms, initials, a country and its government."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from dateline.knowledge.countries import by_demonym, country
from dateline.link.words import split_words

_EMPTY_LIST = "the of and for de du des la le les l d et to in a an"
_EMPTY = frozenset(_EMPTY_LIST.split())
_GENERIC_LIST = (
    "government military army armed forces force ministry minister president presidency foreign affairs defence "
    "defense interior police special group national council committee commission court supreme security junta "
    "authorities officials official spokesman spokesperson party movement parliament assembly republic union united "
    "state states international transitional unnamed unidentified former people population soldiers troops officers "
    "members leaders operation task mission department gouvernement armee forces ministere ministre presidence "
    "conseil comite union"
)
_GENERIC = frozenset(_GENERIC_LIST.split())


@lru_cache(maxsize=65536)
def name_tokens(name: str) -> tuple[str, ...]:
    """Folded words of a name, small words and years left out; a country or its adjective becomes the country's code."""
    words = re.findall(r"[^\W_]+(?:['’`-][^\W_]+)*", name)
    tokens: list[str] = []
    at = 0
    while at < len(words):
        size, code = _country_at(words, at)
        if code and "of" in words[:at] and at + size < len(words) and words[at - 1] not in ("of", "the"):
            code = ""  # whose people others are done to, not whose they are: "kidnappers of three Polish geologists"
        tokens.extend([code] if code else split_words(words[at]))
        at += size
    return tuple(w for w in tokens if w not in _EMPTY and not w.isdigit()) or tuple(split_words(name))


def _country_at(words: Sequence[str], at: int) -> tuple[int, str]:
    """(how many words name a country here, its code), the longest name first; (1, "") when none does."""
    for size in (3, 2, 1):
        phrase = " ".join(words[at : at + size])
        if at + size <= len(words) and phrase[:1].isupper() and (found := country(phrase) or by_demonym(phrase)):
            return size, f"={found.iso3.lower()}"
    return 1, ""


@lru_cache(maxsize=65536)
def lands_of(name: str) -> frozenset[str]:
    """The codes of the countries that a name tells: "five Ecuadorean soldiers" → "=ecu"."""
    return frozenset(t for t in name_tokens(name) if t[0] == "=")


@lru_cache(maxsize=65536)
def own_tokens(name: str) -> frozenset[str]:
    """The words that tell a name from others; none when every one is common ("the ministry of defence")."""
    return frozenset(t for t in name_tokens(name) if t not in _GENERIC)


def key_tokens(name: str) -> frozenset[str]:
    """The words that tell a name from others; all its words when every one is common."""
    return own_tokens(name) or frozenset(name_tokens(name))


def _weight(token: str) -> float:
    return 0.3 if token in _GENERIC else 1.0


@lru_cache(maxsize=131072)
def _akin(a: str, b: str) -> float:
    """How far two words of names are one word: 1 equal, less for a spelling variant or a demonym."""
    if a == b:
        return 1.0
    short = min(a, b, key=len)
    if a[0] == "=" or b[0] == "=":
        return 0.0
    ends = {a[-1], b[-1]}
    ends_alike = len(ends) == 1 or ends <= {"i", "y", "e"} or ends == {"s", "z"}
    if len(short) >= 5 and a[0] == b[0] and ends_alike and Indel.normalized_similarity(a, b) >= 0.8:
        return 0.85
    if len(short) >= 6 and Indel.normalized_similarity(a, b) >= 0.85:
        return 0.8
    return 0.0


def _initials(name: str) -> set[str]:
    words = split_words(name)
    return {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in _EMPTY)} if len(words) > 1 else set()


def compare_names(a: str, b: str) -> float:
    """0 … 1: 1 for one name, about 0.75 when one holds the other ("Norland", "Norland Ministry of Defence"), small when
    only common words are shared. Symmetric."""
    return _compare_ordered(a, b) if a < b else _compare_ordered(b, a)


@lru_cache(maxsize=262144)
def _compare_ordered(a: str, b: str) -> float:
    if a == b:
        return 1.0
    ta, tb = name_tokens(a), name_tokens(b)
    if set(ta) == set(tb):
        return 1.0
    if (len(ta) == 1 and ta[0] in _initials(b)) or (len(tb) == 1 and tb[0] in _initials(a)):
        return 0.95
    return _overlap(tb, ta) if len(ta) > len(tb) else _overlap(ta, tb)


def _overlap(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    """Weighted share of common words; full containment of the shorter name counts 0.75 at least."""
    common, free = 0.0, list(long)
    for token in short:
        akin, best = 0.0, ""
        for other in free:
            found = _akin(token, other)
            if found > akin or (found == akin and other > best):
                akin, best = found, other
        if akin > 0:
            common += akin * min(_weight(token), _weight(best))
            free.remove(best)
    if not common:
        return 0.0
    small = sum([_weight(t) for t in short])
    whole = small + sum([_weight(t) for t in long]) - common
    share = common / whole if whole > 0 else 0.0
    return max(share, 0.75) if common >= 0.84 * small and small >= 0.9 else share


@lru_cache(maxsize=65536)
def is_full_name(name: str) -> bool:
    """Whether a name is one throughout, and no description ("Norland", "Ana Moreau", not "Norland soldiers", "President")."""
    words = [w for w in name.split() if w.lower() not in _EMPTY]
    return bool(own_tokens(name)) and all(w[:1].isupper() or w[:1].isdigit() for w in words)


def same_sound(a: str, b: str) -> bool:
    """Whether two different spellings are near enough to be one name, word by word ("Dumbuya", "Doumbouya")."""
    ta, tb = name_tokens(a), name_tokens(b)
    return a != b and len(ta) == len(tb) and all(_akin(x, y) >= 0.8 for x, y in zip(ta, tb, strict=True))


def best_match(left: Iterable[str], right: Iterable[str]) -> float:
    """How well two sets of names agree: mean over the smaller set of each name's best match."""
    small, large = sorted((tuple(left), tuple(right)), key=len)
    if not small:
        return 0.0
    return sum([max([_compare_ordered(a, b) if a < b else _compare_ordered(b, a) for b in large]) for a in small]) / len(small)


@lru_cache(maxsize=65536)
def has_name(names: tuple[str, ...]) -> bool:
    """Whether one of some names has a capital: "Norland soldiers", not "six soldiers"."""
    return any(name != name.lower() for name in names)


@lru_cache(maxsize=65536)
def are_full_names(names: tuple[str, ...]) -> bool:
    """Whether one of some names is one throughout."""
    return any(map(is_full_name, names))
