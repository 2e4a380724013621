"""One name for one actor across the reports of a case: spellings and short forms are joined, each kept as an alias."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.knowledge.own_actors import OwnActor
from dateline.knowledge.spelling import fold
from dateline.link.correct import read_names
from dateline.link.inventory import OF_SIDES, Inventory
from dateline.link.persons import Proposal, know_names, propose_names
from dateline.link.renaming import with_names
from dateline.model import Actor, Claim, Judgement


def find_actors(
    claims: Iterable[Claim], *, own: Sequence[OwnActor] = (), judgements: Sequence[Judgement] = ()
) -> tuple[Actor, ...]:
    """The actors of a case by name, as its `inventory` has them."""
    reports: dict[str, list[Claim]] = {}
    for claim in claims:
        reports.setdefault(claim.article, []).append(claim)
    inventory = Inventory(own)
    inventory.change(reports, judgements)
    return inventory.actors()


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


def rename_claims(claims: Iterable[Claim], actors: Sequence[Actor]) -> Iterator[Claim]:
    """The claims with every actor under its one name; the words and spans stay as they were."""
    one = names_of(actors)
    yield from with_names(claims, lambda name: one.get(name, name))


def names_of(actors: Iterable[Actor]) -> dict[str, str]:
    """Name as coded → the one name of the actor."""
    return {form: actor.name for actor in actors for form, articles in actor.aliases if not articles}


def rename_orders(judgements: Iterable[Judgement], one: Mapping[str, str]) -> Iterator[Judgement]:
    """What people decided, with every actor that they set of a side under its one name, as `names_of` has it."""
    for j in judgements:
        names = [one.get(name, name) for name in read_names(j.value)] if j.verb in OF_SIDES else []
        yield replace(j, value="; ".join(names)) if names else j
