"""Which of a case's actors a name stands for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from dateline.knowledge import country, organisation
from dateline.knowledge.offices import offices_of
from dateline.knowledge.spelling import fold
from dateline.model import Actor
from dateline.when import When


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
    return f" {wanted} " in f" {folded} "


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
