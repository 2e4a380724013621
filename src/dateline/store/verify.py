"""Whether a case keeps its laws, as far as they can be seen without linking it anew, and what was looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Table, func, select

from dateline.errors import CaseError
from dateline.store import rows, schema
from dateline.store.store import Store

_WHOLE: tuple[tuple[Table, str, Callable[[RowMapping], Any], Callable[[Any], Mapping[str, Any]]], ...] = (
    (schema.articles, "article", rows.article_of, rows.article_row),
    (schema.claims, "claim", rows.claim_of, rows.claim_row),
    (schema.events, "event", rows.event_of, rows.event_row),
    (schema.actors, "actor", rows.actor_of, rows.actor_row),
    (schema.judgements, "judgement", rows.judgement_of, rows.judgement_row),
)
"""Tables in which a row says what its noun says: how each is read and written."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at (name, how many), and what is wrong with it, in words."""

    at: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]


def look_over(store: Store) -> Looked:
    """Looks at the file and its search index, every row against its noun, every span against its text, the ends of links and
    events, and the stages. Never raises for what it finds: a case too damaged to read has that as its fault."""
    faults: list[str] = []
    for look in (store.check, lambda: list(_faults_of_rows(store)), lambda: list(_faults_between(store))):
        try:
            faults += look()
        except CaseError as error:
            faults.append(str(error))
        except (ValueError, TypeError, KeyError) as error:
            faults.append(f"something in the case cannot be read: {type(error).__name__}: {error}")
    try:
        return Looked(tuple(_counted(store)), tuple(dict.fromkeys(faults)))
    except CaseError as error:
        return Looked((), tuple(dict.fromkeys([*faults, str(error)])))


def _counted(store: Store) -> Iterator[tuple[str, int]]:
    names = {"articles": "reports", "set_asides": "things set aside"}
    for table in ("articles", "analyses", "claims", "links", "events", "actors", "judgements", "set_asides"):
        with store._read() as connection:
            found = connection.scalar(select(func.count()).select_from(schema.metadata.tables[table])) or 0
        yield names.get(table, table), found


def _faults_of_rows(store: Store) -> Iterator[str]:
    """Rows that are no noun, or whose columns say something else than their noun."""
    for table, what, read, write in _WHOLE:
        for row in store._nouns(select(table), dict):
            name = f"{what} {row.get('id', row.get('name'))}"
            try:
                again = write(read(row))  # type: ignore[arg-type]
            except (ValueError, TypeError, KeyError) as error:
                yield f"{name} cannot be read: {type(error).__name__}: {error}"
                continue
            # A row of an older version may lack a field that has a default, so what is kept as JSON is not compared as text.
            wrong = [key for key, value in again.items() if key != "record" and row[key] != value]
            if wrong:
                yield f"{name} says one thing and its columns {', '.join(wrong)} another"


def _faults_between(store: Store) -> Iterator[str]:
    """Tables that should say the same, and digests that should follow from what they name."""
    said = {(claim.id, row["role"], row["name"]) for claim in store.claims() for row in rows.actor_rows(claim)}
    yield from _differ("who stands in claims", said, set(store._nouns(select(schema.claim_actors), _cells)))
    actors = set(store._nouns(select(schema.actors.c.name), lambda row: row["name"]))
    for name in store._nouns(select(schema.mentions.c.actor).distinct(), lambda row: row["actor"]):
        if name not in actors:
            yield f"reports name {name}, who is no actor"
    pairs = {(event.id, claim) for event in store.events() for claim in event.claims}
    yield from _differ("which claims make up events", pairs, set(store._nouns(select(schema.event_claims), _cells)))
    done = schema.stages.c
    read = set(store._nouns(select(done.article).where(done.stage == "parse"), lambda row: row["article"]))
    kept = set(store._nouns(select(schema.analyses.c.article), lambda row: row["article"]))
    yield from _differ("which reports are read", read, kept)
    coded = set(store._nouns(select(done.article).where(done.stage == "extract"), lambda row: row["article"]))
    for claim in store.claims():
        if claim.article not in coded | kept:
            yield f"claim {claim.id}: its report was never read"


def _cells(row: RowMapping) -> tuple[Any, ...]:
    return tuple(row.values())


def _differ(what: str, one: set[Any], other: set[Any]) -> Iterator[str]:
    if one != other:
        example = min(one ^ other, key=str)
        yield f"{what} is kept in two places that differ in {len(one ^ other)} rows, such as {example}"
