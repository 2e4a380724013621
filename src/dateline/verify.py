"""Whether a case keeps every law of Dateline: what is stored is sound, and what is derived is what follows from it."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline import pipeline
from dateline.errors import CaseError
from dateline.model import as_record
from dateline.store import Store
from dateline.store.backup import copy_case
from dateline.store.store import LINKED
from dateline.store.verify import Looked, look_over

SHOWN = 20
"""Faults of one kind that are told one by one."""

_DERIVED: dict[str, Callable[[Store], Iterable[object]]] = {
    "links": lambda store: store.links(),
    "events": lambda store: store.events(),
    "actors": lambda store: store.actors(),
    "origins": lambda store: store.origins().items(),
    "worked-out dates": lambda store: store.dated().items(),
}
"""What a linking makes, by name."""


def verify(store: Store) -> Looked:
    """What was looked at, and what is wrong with it, in words; no faults when the case is sound.

    The case itself is not changed, and may be read and written meanwhile: a copy of it, as it was at one moment, is looked over
    and linked anew. That takes as long as linking does, and as much disk as the case.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder, "copy.dateline")
        try:
            copy_case(store, path)
            with Store.open(path, create=False) as copy:
                looked = look_over(copy)
                at, faults = [*looked.at], [*looked.faults, *_faults_of_database(store)]
                if not faults:
                    at += sorted(Counter(f"judgements {s.state}" for s in pipeline.review(copy)).items())
                    faults += _faults_of_rebuild(copy)
                    at += [("reports that no build has read", len(waiting))] if (waiting := pipeline.unread(copy)) else []
        except CaseError as error:
            at, faults = [], [str(error)]
    faults = [fault.replace(str(path), store.location) for fault in faults]
    more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
    return Looked(tuple(at), (*faults[:SHOWN], *more))


def _faults_of_database(store: Store) -> list[str]:
    """What a copy does not show: it has a search index of its own where the case is in a database."""
    return [] if store.place.address is None else store.check_database()


def _faults_of_rebuild(copy: Store) -> Iterator[str]:
    """What is otherwise once the case is linked anew from its claims and judgements. Nothing is said of events that are out of
    date: reports were added since, or claims or judgements changed, and the next build makes them anew."""
    version, state = copy.noted(pipeline.READ_BY), copy.linked_version()
    if version is None or state is None:
        return
    before = {name: _kept(copy, name) for name in _DERIVED}
    copy.note(LINKED, "being made anew")
    pipeline.relink(copy, version=version)
    if copy.linked_version() != state:
        return
    for name, here in before.items():
        there = _kept(copy, name)
        if here != there:
            extra, missing = len(here - there), len(there - here)
            yield f"{extra} of the {name} do not follow from the claims, and {missing} that follow are missing"


def _kept(store: Store, name: str) -> set[str]:
    return {str(as_record(thing)) for thing in _DERIVED[name](store)}
