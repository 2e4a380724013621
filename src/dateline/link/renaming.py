"""Claims with their actors called otherwise; the words and spans stay as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dateline.model import Claim, Filler


def fillers_of(claim: Claim) -> tuple[Filler, ...]:
    """Everybody who stands in a claim, in whatever part."""
    return (*claim.actors, *claim.recipients, *claim.said_by)


def with_names(claims: Iterable[Claim], call: Callable[[str], str]) -> Iterator[Claim]:
    """The claims with everybody called as `call` says; one who comes to stand in a part twice stands there once."""
    for claim in claims:
        parts = (claim.actors, claim.recipients, claim.said_by)
        named = [_rename(part, call) for part in parts]
        if all(new is old for new, old in zip(named, parts, strict=True)):
            yield claim
        else:
            yield replace(claim, actors=named[0], recipients=named[1], said_by=named[2])


def _rename(fillers: tuple[Filler, ...], call: Callable[[str], str]) -> tuple[Filler, ...]:
    names = [call(f.name) for f in fillers]
    if len({*names}) == len(names) and all(n == f.name for n, f in zip(names, fillers, strict=True)):
        return fillers
    named = [f if f.name == n else replace(f, name=n) for f, n in zip(fillers, names, strict=True)]
    return tuple({f.name: f for f in reversed(named)}.values())[::-1]
