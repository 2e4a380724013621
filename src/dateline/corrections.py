"""Corrections that came back in a file, made into judgements.

Law: what the case says already, and what its author has said before, becomes no judgement; so the same file says nothing the
second time. What cannot be carried out is set aside with its place in the file, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.errors import InputError
from dateline.export.corrections import NOBODY, VERBS, Correction, Corrections, Slot, set_aside, write_time, written_values
from dateline.judging import FEWEST, Bench
from dateline.knowledge.spelling import fold
from dateline.link import SLOTS, event_id, read_names, read_place, read_time
from dateline.model import Claim, Event, Judgement, SetAside


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file brought: the new judgements, how many changes the case had already, and what cannot be carried out."""

    judgements: tuple[Judgement, ...]
    known: int
    set_aside: tuple[SetAside, ...]


def weigh(bench: Bench, given: Corrections, file: Path, *, author: str, at: str) -> Taken:
    """The judgements to keep of what a file says, all of one time; `author` signs where the file does not say who does."""
    things: dict[str, Claim | Event] = {c.id: c for c in bench.told.claims}
    things |= {e.id: e for e in bench.told.events}
    before = _said_before(bench)
    made: dict[tuple[str, Hashable], Judgement] = {}
    aside, known = list(given.set_aside), 0
    said = [s.judgement for s in bench.standings]
    judged = {j.id for j in said}
    # An id that was one when the file was first read is one still: the same file says nothing the second time.
    ids = {*things, *(event_id(c.id) for c in bench.told.claims), *(id_ for j in said for id_ in (j.target, j.value))}
    for one in (_with_whole_ids(one, judged if one.verb == "undo" else ids) for one in given.found):
        signed = " ".join((one.author or author).split())
        slot = (signed, _slot_of(one.verb, one.target, one.value))
        try:
            if _is_said(one, before.get(slot)) or _stands(one, things.get(one.target)):
                known += 1
                continue
            judgement = bench.prepare(one.verb, one.target, one.value, author=signed, at=at, note=one.note)
        except InputError as error:
            aside.append(set_aside(file, one.place, error.message, error.remedy))
            continue
        same = made.setdefault(slot, judgement)
        if same is not judgement and (same.verb, same.value) != (judgement.verb, judgement.value):
            aside.append(set_aside(file, one.place, "the file says something else of this before", "leave one of the two"))
    return Taken(tuple(made.values()), known, tuple(aside))


def _with_whole_ids(one: Correction, ids: Collection[str]) -> Correction:
    """The same with the ids of which it has the beginnings, as on the command line; what begins none or several as it is."""

    def whole(text: str) -> str:
        near = [i for i in ids if i.startswith(text.lower())] if len(text) >= FEWEST and text not in ids else []
        return near[0] if len(near) == 1 else text

    if one.verb in ("same", "apart"):
        return one
    pair = one.verb in ("link", "unlink", "confirm", "reject")
    return replace(one, target=whole(one.target), value=whole(one.value) if pair else one.value)


def _said_before(bench: Bench) -> dict[tuple[str, Hashable], Judgement]:
    """What each author said last of each slot of each thing, whether it holds or not."""
    found = {}
    for j in (s.judgement for s in bench.standings):
        # Who sets a claim apart names no other side; the event that it was in is written down as the other.
        for value in {j.value, ""} if j.verb == "unlink" else {j.value}:
            found[j.author, _slot_of(j.verb, j.target, value)] = j
    return found


def _slot_of(verb: str, target: str, value: str) -> Hashable:
    """What a decision is about: a slot of a thing, two things, or a judgement."""
    if verb in SLOTS and not (verb in ("confirm", "reject") and value):
        return SLOTS[verb], fold(target)
    if verb == "undo":
        return verb, target
    return frozenset((fold(target), fold(value)))


def _is_said(one: Correction, before: Judgement | None) -> bool:
    """Whether its author said the same last time."""
    if before is None:
        return False
    if before.verb != one.verb:
        return {before.verb, one.verb} in ({"link", "confirm"}, {"unlink", "reject"}) and bool(one.value)
    return one.verb not in (*VERBS.values(), "rename") or _written(one.verb, before.value) == _written(one.verb, one.value)


def _stands(one: Correction, thing: Claim | Event | None) -> bool:
    """Whether the case has the value already."""
    if thing is None:
        return False
    if one.verb == "rename":
        return isinstance(thing, Event) and thing.headline == one.value
    slot = _SLOTS.get(one.verb)
    return slot is not None and _written(one.verb, written_values(thing)[slot]) == _written(one.verb, one.value)


_SLOTS: Mapping[str, Slot] = {verb: slot for slot, verb in VERBS.items()}


def _written(verb: str, value: str) -> object:
    """A value in the form in which equal ones are equal. Raises InputError for a date that is none."""
    if verb == "redate":
        return write_time(read_time(value.lower(), reason=""))
    if verb in ("recast", "readdress"):
        return frozenset(map(fold, read_names(value))) or NOBODY
    if verb == "relocate":
        place = read_place(value, rule="")
        return fold(place.name) if place else None
    return fold(value.replace("_", " "))
