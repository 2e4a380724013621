"""Which of a case's actors a name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from dateline.knowledge import by_code, by_demonym, country, organisation
from dateline.knowledge.offices import offices_of
from dateline.knowledge.own_actors import SOURCE
from dateline.knowledge.spelling import fold
from dateline.model import Actor
from dateline.vocabulary import language
from dateline.when import When

SERVING = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "CVL"})
"""Sectors of those who are counted with their state: its bodies and servants, and its people."""
OPPOSED = frozenset({"OPP", "REB", "UAF"})
"""Sectors of those who are not, whatever else they are called ("rebel officers")."""
_OVER = frozenset("former ex ousted deposed exiled ancien ancienne".split())
_ELSEWHERE = re.compile(r"\s(?:to|in|at|with|against|from|near|au|aux|en|auprès|à|contre|avec)\s.*")
"""What follows a description and tells where, or to whom: "ambassador to Chad"."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def known_names(asked: str) -> frozenset[str]:
    """A name, folded, and what the country or organisation of that name is called."""
    known = (country(asked), organisation(asked))
    return frozenset({fold(asked), *(fold(k.name) for k in known if k is not None)})


def is_named(wanted: str, form: str, asked: str) -> bool:
    """Whether a folded name stands in a form in whole words: "keita" in "President Keïta", but "niger" not in "Nigeria",
    and "sudan" not in "South Sudan", which is another country."""
    folded = fold(form)
    if wanted == folded:
        return True
    known = country(form) or organisation(form)
    if known is not None and known not in (country(asked), organisation(asked)):
        return False
    words, part = folded.split(), wanted.split()
    starts = (i for i in range(len(words) - len(part) + 1) if words[i : i + len(part)] == part)
    return any(not _is_of_longer(words, i, i + len(part)) for i in starts)


def _is_of_longer(words: Sequence[str], start: int, end: int) -> bool:
    """Whether some words with the one beside them name another state: "Sudan" in "South Sudan's army"."""
    own = country(" ".join(words[start:end]))
    wider = [words[start - 1 : end] if start else [], words[start : end + 1]]
    lands = (country(" ".join(w)) for w in wider if len(w) > end - start)
    return own is not None and any(land is not None and land != own for land in lands)


def answers_to(asked: str, name: str, actors: Mapping[str, Actor]) -> bool:
    """Whether an actor is called by a name, or by a part of it in whole words, in any spelling that the reports use."""
    wanted = known_names(asked)
    forms = {name, *(form for form, _ in actors[name].aliases)} if name in actors else {name}
    return bool(wanted & known_names(name)) or any(is_named(w, form, asked) for form in forms for w in wanted)


def acts_for(asked: str, name: str, actors: Mapping[str, Actor], on: When) -> bool:
    """Whether an actor answers to a name or acts for the state of that name: one of its bodies, or a person who holds an
    office of it on a day, as the table of offices has it."""
    return answers_to(asked, name, actors) or serves(asked, name, on)


def serves(asked: str, name: str, on: When) -> bool:
    """Whether a name is that of a body of a state, or of a person who holds an office of it on a day."""
    whole, terms = service(asked, name)
    return whole or any(held.overlaps(on) for held in terms)


@lru_cache(maxsize=65536)
def service(asked: str, name: str) -> tuple[bool, tuple[When, ...]]:
    """Whether a name is that of a body of a state, and the terms of the person of that name in its offices."""
    state = country(asked)
    if state is None:
        return False, ()
    known = organisation(name)
    if known is not None and known.country == state.iso3:
        return True, ()
    return False, tuple(term.held for term in offices_of(name) if term.country == state.iso3)


@lru_cache(maxsize=65536)
def lands_of(name: str) -> frozenset[str]:
    """The states (ISO3) for whose people a description speaks: its bodies, servants and citizens, named by a demonym or by
    whose they are ("three Malian soldiers", "Chad's ambassador", "two Nigeriens", "the presidents of Mali and Niger"). None
    for a name that is no description, and for those who oppose their state or served it once."""
    words = _WORD.findall(_ELSEWHERE.sub("", f"{name} ").replace("’", "'"))
    sectors = {s for w in words if (s := sector_of(w)) is not None}
    if sectors & OPPOSED or any(fold(w) in _OVER for w in words):
        return frozenset()
    named = _joined(words)
    people = {land for w in named if (land := _people_of(w)) is not None}
    if people:
        return frozenset(people)
    return frozenset(land for w in named if (land := _land_in(w)) is not None) if sectors & SERVING else frozenset()


def _joined(words: Sequence[str]) -> list[str]:
    """Words, two that name a state or people together as one: "South Sudanese"."""
    out: list[str] = []
    for word in words:
        pair = f"{out[-1]} {word}" if out else ""
        if pair and (country(pair) or by_demonym(pair)) is not None:
            out[-1] = pair
        else:
            out.append(word)
    return out


@lru_cache(maxsize=65536)
def sector_of(word: str) -> str | None:
    """The sector of those whom a noun names, in English or French, singular or plural; None for any other word."""
    low = word.lower()
    for code in ("en", "fr"):
        for form in (low, low.removesuffix("s"), f"{low[:-3]}y" if low.endswith("ies") else low, low.replace("men", "man")):
            if (sector := language(code).sector(form)) is not None:
                return sector
    return None


@lru_cache(maxsize=65536)
def _people_of(word: str) -> str | None:
    """The state (ISO3) whose citizens a word names by itself ("Malians", "Turks"), no adjective."""
    state = by_demonym(word)
    return state.iso3 if state is not None and fold(word) not in map(fold, state.adjectives) else None


@lru_cache(maxsize=65536)
def _land_in(word: str) -> str | None:
    """The state (ISO3) that a word names or is the adjective of."""
    state = (country(word) if word[:1].isupper() else None) or by_demonym(word) or by_demonym(word, "fr")
    state = state or (country(word, "fr") if word[:1].isupper() else None)
    return state.iso3 if state is not None else None


def people_in(text: str) -> Iterator[tuple[int, str]]:
    """(where it starts, the words) of every description in a text of a state's people by an adjective: "the two Malian
    soldiers", "trois soldats maliens"."""
    words = list(_WORD.finditer(text))
    for k, word in enumerate(words):
        if by_demonym(word[0]) is None and by_demonym(word[0], "fr") is None:
            continue
        before, after = words[max(0, k - 1) : k], words[k + 1 : k + 4]
        nouns = [w for w in after if sector_of(w[0]) is not None][:1]
        if nouns and not re.search(r"[,.;:]", text[word.start() : nouns[0].end()]):
            yield word.start(), text[word.start() : nouns[0].end()]
        elif before and sector_of(before[0][0]) is not None:
            yield before[0].start(), text[before[0].start() : word.end()]
        elif _people_of(word[0]) is not None:
            yield word.start(), word[0]


def held_by_file(actor: Actor | None) -> Iterator[tuple[str, str, When]]:
    """(title, name of the country or empty, when) of every office that the user's own file gives an actor."""
    for office in actor.offices if actor is not None else ():
        if office.source == SOURCE:
            state = by_code(office.country) if office.country else None
            yield office.title, state.name if state else "", office.held
