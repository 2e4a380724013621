"""The contents of a case as text, to compare two cases: same contents, same lines, whatever the database did inside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select

from dateline.model import as_record
from dateline.store import schema
from dateline.store.store import Store


def dump(store: Store) -> Iterator[str]:
    """One line of canonical JSON, `[kind, contents]`, for each thing a case holds, in a fixed order.

    Links that were superseded, and the count of changes, are left out: they say how a case came about, not what it holds.
    """
    kinds: dict[str, Iterable[Any]] = {
        "article": store.articles(),
        "stage": _table(store, schema.stages),
        "analysis": store.analyses(),
        "claim": store.claims(),
        "link": store.links(),
        "event": store.events(),
        "actor": store.actors(),
        "origin": store.origins().items(),
        "dated": store.dated().items(),
        "set aside": store.set_asides(),
        "judgement": store.judgements(),
        "note": (note for note in _table(store, schema.notes) if note["key"] != schema.CHANGES),
    }
    for kind, things in kinds.items():
        for thing in things:
            yield json.dumps([kind, as_record(thing)], ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _table(store: Store, table: Any) -> Iterator[Any]:
    return store._nouns(select(table).order_by(*table.primary_key.columns), dict)
