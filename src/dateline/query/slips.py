"""What single reports get wrong of a person: names spelt in another way than elsewhere, and the title of another office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from dateline.knowledge import fold
from dateline.link.disagree import one_word_off, spelt_otherwise
from dateline.link.names import same_sound
from dateline.link.persons import skeleton
from dateline.model import Chronology, Claim
from dateline.query.offices import list_takers, list_titles
from dateline.query.quotes import count_origins, first_day, quote_claims

RIVAL = frozenset({"head_of_state", "head_of_government", "vice_president", "deputy_head_of_government"})
"""Offices, with those of ministers, of which a person holds one at a time, but for few."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One point on a person: the values with the claims that give each, the most supported first."""

    kind: Literal["spelling", "error"]
    """An error is a title."""
    note: str
    values: tuple[tuple[str, tuple[Claim, ...]], ...]


def find_slips(chronology: Chronology) -> tuple[Slip, ...]:
    """The slips of a chronology's reports on persons, in order of their names: every name that is spelt in several ways, and
    every title that one source alone gives somebody whom others call the holder of another office in the same days; not of
    those of whom a report tells that they took an office."""
    people = sorted(name for name, actor in chronology.actors.items() if actor.kind == "person")
    forms = _forms(chronology, frozenset(people))
    titles, movers = list_titles(chronology), list_takers(chronology)
    found: list[Slip] = []
    akin = _akin(people)
    for name in people:
        own = {**forms.get(name, {}), **{other: some for o in akin.get(name, ()) for other, some in forms.get(o, {}).items()}}
        found += _spelling(chronology, name, own)
        found += _title(chronology, name, titles.get(name, {})) if name not in movers else ()
    return tuple(found)


# ------------------------------------------------------------ spelling


def _forms(chronology: Chronology, people: frozenset[str]) -> dict[str, dict[str, list[Claim]]]:
    """Person → form of the name, without titles → the claims that print it."""
    found: defaultdict[str, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in chronology.claims.values():
        for filler in (*claim.actors, *claim.recipients, *claim.said_by):
            if filler.name in people and filler.text and (form := _bare(filler.text, filler.name)):
                found[filler.name][form].append(claim)
    return {name: dict(forms) for name, forms in found.items()}


def _akin(people: Sequence[str]) -> dict[str, list[str]]:
    """Name → later names, in order, that may be its misspellings though nothing else says that they are one person's."""
    shelves: defaultdict[str, list[str]] = defaultdict(list)
    for name in people:
        shelves[" ".join(fold(name).split()[:1])].append(name)
    found: dict[str, list[str]] = {}
    for a, b in sorted({pair for shelf in shelves.values() for pair in combinations(shelf, 2) if may_be_misspelt(*pair)}):
        found.setdefault(a, []).append(b)
    return found


def may_be_misspelt(a: str, b: str) -> bool:
    """Whether two persons' names have the same given name and a surname in two spellings ("Valdez", "Valdes"): brothers have
    the surname in common instead."""
    return (
        a != b
        and fold(a).split()[:1] == fold(b).split()[:1]
        and (one_word_off(a, b) or (same_sound(a, b) and spelt_otherwise(a, b)))
    )


def _bare(text: str, name: str) -> str:
    """The words of a form that are those of the name, in whatever spelling."""
    own = {fold(w) for w in name.split()} | {skeleton(fold(w)) for w in name.split()}
    words = [w.strip(".,") for w in text.split()]
    return " ".join(w for w in words if w[:1].isupper() and (fold(w) in own or (len(w) > 3 and skeleton(fold(w)) in own)))


def _spelling(chronology: Chronology, name: str, forms: Mapping[str, Sequence[Claim]]) -> Iterator[Slip]:
    """The ways in which the name is spelt; a short form counts for the first long one that holds its words."""
    groups: dict[str, list[Claim]] = {}
    for form in sorted(forms, key=lambda f: (-len(f.split()), f)):
        whole = next((g for g in groups if set(fold(form).split()) <= set(fold(g).split())), form)
        groups.setdefault(whole, []).extend(forms[form])
    near = {f for a, b in combinations(groups, 2) if spelt_otherwise(a, b) or one_word_off(a, b) for f in (a, b)}
    if near:
        values = _ranked(chronology, {f: groups[f] for f in near})
        yield Slip("spelling", f"{name} is spelt {' / '.join(v for v, _ in values)}", values)


def _ranked(chronology: Chronology, given: Mapping[str, Sequence[Claim]]) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Values with their claims, those of most sources first."""
    counts = {value: count_origins(quote_claims(chronology, claims)) for value, claims in given.items()}
    return tuple((value, tuple(given[value])) for value in sorted(given, key=lambda v: (-counts[v], v)))


# ------------------------------------------------------------ titles


def _title(chronology: Chronology, name: str, titles: Mapping[tuple[str, str], Sequence[Claim]]) -> Iterator[Slip]:
    """A title that one source alone gives, where more give another one before and after it or in the same week."""
    held = {post: claims for post, claims in titles.items() if post[0] in RIVAL or post[0].endswith("_minister")}
    offices: dict[str, list[Claim]] = {}
    called: dict[str, str] = {}
    for (office, title), claims in sorted(held.items()):
        offices.setdefault(office, []).extend(claims)
        called.setdefault(office, title[:1].upper() + title[1:])
    if len(offices) < 2:
        return
    ranked = _ranked(chronology, offices)
    most, usual = ranked[0]
    for office, odd in ranked[1:]:
        quotes = quote_claims(chronology, odd)
        if count_origins(quotes) > 1 or count_origins(quote_claims(chronology, usual)) < 2 or not _amid(chronology, odd, usual):
            continue
        values = ((called[most], tuple(usual)), (called[office], tuple(odd)))
        yield Slip("error", f"{quotes[0].outlet} alone calls {name} {called[office]}, others {called[most]}", values)


def _amid(chronology: Chronology, odd: Sequence[Claim], usual: Sequence[Claim]) -> bool:
    """Whether some claims were printed no more than a week before the first or after the last of others."""
    days = [d for c in usual if (d := chronology.articles[c.article].published.latest)]
    day = first_day(quote_claims(chronology, odd)).latest
    return bool(days) and day is not None and (day - min(days)).days >= -7 and (day - max(days)).days <= 7
