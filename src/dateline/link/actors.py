"""One name for one actor across the reports of a case: spellings and short forms are joined, each kept as an alias."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz

from dateline.knowledge.countries import by_demonym, country
from dateline.knowledge.offices import normalise_title
from dateline.knowledge.organisations import organisation
from dateline.knowledge.own_actors import OwnActor
from dateline.knowledge.spelling import fold
from dateline.link.namesakes import group_names
from dateline.link.persons import Proposal, find_described, know_names, propose_names
from dateline.link.sides import home_lands
from dateline.model import Actor, ActorKind, Claim, Filler, Judgement
from dateline.vocabulary import language

SAME_GIVEN_NAME = 80
"""How alike (0…100) two given names before one surname must be spelled to be one person."""
SAME_SURNAME = 85


def find_actors(
    claims: Iterable[Claim], *, own: Sequence[OwnActor] = (), judgements: Sequence[Judgement] = ()
) -> tuple[Actor, ...]:
    """The actors of a case by name, each with every spelling and the articles that use it. Never joins two names on
    nearness alone: same surname and like given names, a short form with one possible full one, an office that one person
    holds, or names that sound alike with the same title and deed (see `persons`). What the user's own file says wins over
    that, and what people decided (`standing.orders_of`) over both."""
    claims = list(claims)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    surfaces: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        for filler in (*claim.actors, *claim.recipients, *claim.said_by):
            seen[fold(filler.name)][filler.name] += 1
            for form in {filler.name, filler.text} - {""}:
                surfaces[filler.name][form].add(claim.article)
    spelled = {key: min(c.items(), key=lambda kv: (-kv[1], _plainness(kv[0]), kv[0]))[0] for key, c in seen.items()}
    weight = {k: sum(c.values()) for k, c in seen.items()}
    home = _join_people(spelled, weight)
    home |= _join_known(claims, spelled, home, weight)
    members: dict[str, set[str]] = defaultdict(set)
    reported: dict[str, str] = {}
    for group in group_names(home, weight, own=own, judgements=judgements):
        name = group.name or spelled[group.head]
        reported.setdefault(name, spelled.get(group.head, name))
        members[name] |= {form for key in group.members if key in seen for form in seen[key]}
    listed = {fold(o.name): o for o in own}
    found = (_actor(name, members[name], surfaces, reported=reported[name]) for name in sorted(members))
    return tuple(_with_own(actor, listed.get(fold(actor.name))) for actor in found)


def propose_actors(
    claims: Iterable[Claim], *, own: Sequence[OwnActor] = (), judgements: Sequence[Judgement] = ()
) -> tuple[Proposal, ...]:
    """Pairs of names that may be one person's and are not sure enough to be joined, with reasons, for a person to decide.
    Nobody is asked again about two whom people keep apart, or about two that the user's own file has."""
    claims = list(claims)
    actors = find_actors(claims, own=own, judgements=judgements)
    known = know_names(rename_claims(claims, actors))
    people = [a.name for a in actors if a.kind == "person"]
    home = {fold(form): a.name for a in actors for form, articles in a.aliases if not articles}
    settled = [{home.get(fold(n), n) for n in (j.target, j.value)} for j in judgements if j.verb == "apart"]
    listed = {o.name for o in own}
    found = (p for p in propose_names(people, known) if not {p.left, p.right} <= listed)
    return tuple(p for p in found if not p.joined and {p.left, p.right} not in settled)


def _with_own(actor: Actor, own: OwnActor | None) -> Actor:
    """The actor with what the user's own file says of it."""
    if own is None:
        return actor
    kind = actor.kind if own.kind == "unknown" else own.kind
    return replace(
        actor, kind=kind, country=own.country or actor.country, sector=own.sector or actor.sector, offices=own.offices
    )


def _join_known(
    claims: Sequence[Claim], spelled: Mapping[str, str], home: Mapping[str, str], weight: Mapping[str, int]
) -> dict[str, str]:
    """Folded name → folded name of the person whom what the reports tell shows it to be."""
    one = {name: spelled[_root(key, home)] for key, name in spelled.items()}
    known = know_names(_with_names(claims, {n: one[spelled[fold(n)]] for c in claims for n in _names(c)}))
    people = sorted({n for n in known if len(n.split()) > 1 and _looks_personal(fold(n), n) and not normalise_title(n)})
    out = {}
    for p in propose_names(people, known):
        if p.joined:
            gone, kept = sorted((p.left, p.right), key=lambda n: (weight[fold(n)], n))
            out[fold(gone)] = fold(kept)
    homes = home_lands(claims)
    found = find_described(known, homes, set(people).__contains__)
    return {fold(n): fold(m) for n, m in found.items()} | {k: _root(v, out) for k, v in out.items()}


def _names(claim: Claim) -> list[str]:
    return [f.name for f in (*claim.actors, *claim.recipients, *claim.said_by)]


def _root(key: str, home: Mapping[str, str]) -> str:
    """Where a chain of other forms ends."""
    while key in home and home[key] != key:
        key = home[key]
    return key


def rename_claims(claims: Iterable[Claim], actors: Sequence[Actor]) -> Iterator[Claim]:
    """The claims with every actor under its one name; the words and spans stay as they were."""
    yield from _with_names(claims, {form: actor.name for actor in actors for form, articles in actor.aliases if not articles})


def _with_names(claims: Iterable[Claim], canonical: Mapping[str, str]) -> Iterator[Claim]:
    for claim in claims:
        yield replace(
            claim,
            actors=_rename(claim.actors, canonical),
            recipients=_rename(claim.recipients, canonical),
            said_by=_rename(claim.said_by, canonical),
        )


def _rename(fillers: tuple[Filler, ...], canonical: Mapping[str, str]) -> tuple[Filler, ...]:
    named = [replace(f, name=canonical.get(f.name, f.name)) for f in fillers]
    return tuple({f.name: f for f in reversed(named)}.values())[::-1]


def _plainness(name: str) -> int:
    """Spellings with their accents come first."""
    return 0 if any(unicodedata.combining(c) for c in unicodedata.normalize("NFKD", name)) else 1


def _looks_personal(key: str, name: str) -> bool:
    words = name.split()
    return (
        1 <= len(words) <= 5
        and all(w[:1].isupper() or w.lower() in ("al", "el", "ben", "bin", "de", "von", "van", "ould", "ag") for w in words)
        and country(name) is None
        and by_demonym(name) is None
        and organisation(name) is None
        and not key.isdigit()
        and not re.search(
            r"\b(ministry|army|council|party|union|forces|government|commission|court|committee|group|police|front|state)\b",
            key,
        )
    )


def _join_people(spelled: dict[str, str], weight: dict[str, int]) -> dict[str, str]:
    """Folded name → folded name of the person it is another form of."""
    people = [k for k, name in spelled.items() if _looks_personal(k, name)]
    full = sorted((k for k in people if len(k.split()) > 1), key=lambda k: (-weight[k], k))
    home: dict[str, str] = {}
    heads: list[str] = []
    by_drawer: dict[str, list[str]] = defaultdict(list)
    for key in full:
        drawers = (f"surname {key.split()[-1][:1]}", f"given {key.split()[0][:3]}")
        near = sorted({h for d in drawers for h in by_drawer[d] if _one_person(key, h)}, key=heads.index)
        if near:
            home[key] = near[0]
            continue
        heads.append(key)
        for drawer in drawers:
            by_drawer[drawer].append(key)
    for key in people:
        if len(key.split()) == 1:
            fits = [h for h in heads if key in h.split()] or [
                h for h in heads if fuzz.ratio(key, h.split()[-1]) >= 90 and len(key) > 4
            ]
            if len(fits) == 1:
                home[key] = fits[0]
    return home


def _sound(word: str) -> str:
    """A word without what English and French write differently for one sound: "Goyta" and "Goita", "Yusuf" and "Youssouf"."""
    plain = re.sub(r"(.)\1+", r"\1", word.replace("ou", "u").replace("oo", "u").replace("ph", "f"))
    return plain.replace("y", "i").replace("ck", "k")


def _one_person(a: str, b: str) -> bool:
    left, right = ([_sound(w) for w in name.split()] for name in (a, b))
    short, long = sorted((left, right), key=len)
    if any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return True
    if fuzz.ratio(left[-1], right[-1]) < SAME_SURNAME:
        return False
    short, long = sorted((left[:-1], right[:-1]), key=len)
    return all(any(fuzz.ratio(w, x) >= SAME_GIVEN_NAME or (len(w) == 1 and x.startswith(w)) for x in long) for w in short)


@cache
def _pronouns() -> frozenset[str]:
    """Words that stand for a name without being one: "it" is nobody's other name."""
    kinds = ("singular", "thing", "plural", "self", "relative")
    return frozenset(word for code in ("en", "fr") for kind in kinds for word in language(code).grammar[kind])


def _actor(name: str, members: set[str], surfaces: dict[str, dict[str, set[str]]], *, reported: str) -> Actor:
    """Aliases without articles are the claim coder's own names; those with articles are words in the text. What the reports
    call it tells what it is where the name that somebody gave it does not."""
    forms: dict[str, set[str]] = defaultdict(set)
    for member in members:
        for form, articles in surfaces[member].items():
            forms[form] |= articles
    aliases: list[tuple[str, tuple[str, ...]]] = [(member, ()) for member in sorted(members)]
    named = sorted((form, articles) for form, articles in forms.items() if form.lower() not in _pronouns())
    aliases += [(form, tuple(sorted(articles))) for form, articles in named]
    known = next((k for n in (name, reported) if (k := _tables_tell(n))), None)
    if known is not None:
        return Actor(name, *known, tuple(aliases))
    person = any(len(n.split()) > 1 and _looks_personal(fold(n), n) for n in (name, reported))
    return Actor(name, "person" if person else "unknown", None, None, tuple(aliases))


def _tables_tell(name: str) -> tuple[ActorKind, str | None, str | None] | None:
    """Kind, country and sector of a name that the world has."""
    state, known = country(name), organisation(name)
    if state is not None:
        return "state", state.iso3, "GOV"
    return (known.kind, known.country, known.sector) if known is not None else None
