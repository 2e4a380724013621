"""What reports call an actor gets a table of its own, so that one more report does not write again what all the others say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op

from dateline.store.schema import Words

revision = "0003"
down_revision = "0002"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Sorted by code points."""

AT_ONCE = 1000
"""Rows that are written at once."""

_ACTORS = sa.table("actors", *(sa.column(name, Words) for name in ("name", "record")))
_MENTIONS = sa.table("mentions", *(sa.column(name, Words) for name in ("actor", "words", "article")))


def upgrade() -> None:
    """Make the table, and move there what the records of the actors hold."""
    op.create_table(
        "mentions",
        sa.Column("actor", TEXT, primary_key=True),
        sa.Column("words", TEXT, primary_key=True),
        sa.Column("article", TEXT, primary_key=True),
    )
    connection = op.get_bind()
    for name in connection.scalars(sa.select(_ACTORS.c.name)).all():
        record = json.loads(connection.scalar(sa.select(_ACTORS.c.record).where(_ACTORS.c.name == name)) or "")
        found = _mentions(name, record)
        while some := list(islice(found, AT_ONCE)):
            connection.execute(sa.insert(_MENTIONS), some)
        record["aliases"] = [alias for alias in record["aliases"] if not alias[1]]
        bare = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        connection.execute(sa.update(_ACTORS).where(_ACTORS.c.name == name).values(record=bare))


def _mentions(name: str, record: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Each report and the words that it uses for an actor."""
    return (
        {"actor": name, "words": words, "article": article} for words, articles in record["aliases"] for article in articles
    )
