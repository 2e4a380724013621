"""Judgements keep where the claims that they are about stand, so that they find them again when these are coded anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from dateline.model import digest

revision = "0002"
down_revision = "0001"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Sorted by code points."""

_JUDGEMENTS = sa.table("judgements", *map(sa.column, ("id", "verb", "target", "value", "author", "at", "record")))
_CLAIMS = sa.table("claims", *map(sa.column, ("id", "article", "type", "trigger_start", "trigger_end", "record")))
_ARTICLES = sa.table("articles", *map(sa.column, ("id", "digest")))
_KEPT = ("id", "verb", "target", "value", "author", "at")


def upgrade() -> None:
    """Add the column, and write down where each claim that was judged stands now."""
    op.add_column("judgements", sa.Column("record", TEXT, nullable=False, server_default="{}"))
    connection = op.get_bind()
    rows = connection.execute(sa.select(_JUDGEMENTS)).mappings().all()
    anchors = dict(_anchors(connection)) if rows else {}
    for row in rows:
        at = {f"{part}_at": anchors.get(row[part], []) for part in ("target", "value")}
        record = json.dumps(
            {**{name: row[name] for name in _KEPT}, "note": "", **at}, ensure_ascii=False, separators=(",", ":")
        )
        connection.execute(sa.update(_JUDGEMENTS).where(_JUDGEMENTS.c.id == row["id"]).values(record=record))


def _anchors(connection: sa.Connection) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The ids of each claim and of the event that is named after it, with where the claim stands."""
    joined = sa.select(_CLAIMS, _ARTICLES.c.digest).join(_ARTICLES, _ARTICLES.c.id == _CLAIMS.c.article)
    for row in connection.execute(joined).mappings():
        anchor = {
            "claim": row["id"],
            "article": row["digest"],
            "start": row["trigger_start"],
            "end": row["trigger_end"],
            "words": json.loads(row["record"])["trigger_text"],
            "type": row["type"],
        }
        yield row["id"], [anchor]
        yield digest("event", row["id"]), [anchor]
