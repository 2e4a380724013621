"""The tables of a case. What is asked for or sorted by is a column; the rest of a noun is JSON beside it.

A change here needs a new script in `migrations/versions` and the next `VERSION`; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

VERSION = "0004"
"""The newest migration, and what this program writes. Versions are numbers in four digits, so that they sort."""


class Words(TypeDecorator[str]):
    """Text that comes back as it went in and is sorted by code points, in every database. PostgreSQL takes no zero character,
    so two control characters are written as pairs there, which keeps the order."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """SQLite sorts by code points anyway."""
        return Text(collation="C" if dialect.name == "postgresql" else None)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """None where the driver takes text as it is."""
        return _without_zero if dialect.name == "postgresql" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:  # noqa: ARG002
        """None where the driver gives text as it was."""
        return _with_zero if dialect.name == "postgresql" else None


def _without_zero(value: str | None) -> str | None:
    if value is None or ("\x00" not in value and "\x01" not in value):
        return value
    return value.replace("\x01", "\x01\x02").replace("\x00", "\x01\x01")


def _with_zero(value: str | None) -> str | None:
    if value is None or "\x01" not in value:
        return value
    return re.sub("\x01([\x01\x02])", lambda pair: "\x00" if pair[1] == "\x01" else "\x01", value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

articles = Table(
    "articles",
    metadata,
    # The number only ties the search index to the row: it says when an article came, never what it is.
    Column("number", Integer, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("digest", Words, nullable=False, unique=True),
    Column("title", Words),
    Column("text", Words, nullable=False),
    Column("outlet", Words),
    Column("outlet_known", Words, nullable=False),
    Column("url", Words),
    Column("published_earliest", Date),
    Column("published_latest", Date),
    Column("published_precision", Words, nullable=False),
    Column("published_reason", Words, nullable=False),
    Column("published_known", Words, nullable=False),
    Column("dateline", Words),
    Column("dateline_known", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("language_known", Words, nullable=False),
    Column("origin", Words, nullable=False),
    Column("credits", Words, nullable=False),
    Column("furniture", Words, nullable=False),
    Column("extra", Words, nullable=False),
)

stages = Table(
    "stages",
    metadata,
    Column("article", Words, ForeignKey("articles.id"), primary_key=True),
    Column("stage", Words, primary_key=True),
    Column("version", Words, nullable=False),
)

analyses = Table(
    "analyses",
    metadata,
    Column("article", Words, ForeignKey("articles.id"), primary_key=True),
    Column("reader", Words, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Words, primary_key=True),
    Column("article", Words, ForeignKey("articles.id"), nullable=False),
    Column("type", Words, nullable=False),
    Column("mode", Words),
    Column("status", Words, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("precision", Words, nullable=False),
    Column("place", Words),
    Column("lat", Float),
    Column("lon", Float),
    Column("score", Float, nullable=False),
    Column("record", Words, nullable=False),
    Index(None, "article", "quote_start", "id"),
    Index(None, "type"),
    Index(None, "earliest", "latest"),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    Column("claim", Words, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Words, primary_key=True),
    Column("name", Words, primary_key=True),
    Index(None, "name", "role"),
)

# Links, events and what hangs on them name claims without a foreign key: links outlive the claims they join, and
# events stand, marked as out of date, until they are composed again.
links = Table(
    "links",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("left", Words, nullable=False),
    Column("right", Words, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Words, nullable=False),
    Column("decided_by", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("superseded_by", Words),
    Index(None, "left", "right"),
)

events = Table(
    "events",
    metadata,
    Column("id", Words, primary_key=True),
    Column("headline", Words, nullable=False),
    Column("type", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("precision", Words, nullable=False),
    Column("place", Words),
    Column("lat", Float),
    Column("lon", Float),
    Column("independent_sources", Integer, nullable=False),
    Column("record", Words, nullable=False),
    Index(None, "earliest", "latest"),
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("event", Words, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("claim", Words, primary_key=True),
    Index(None, "claim"),
)

actors = Table(
    "actors",
    metadata,
    Column("name", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("country", Words),
    Column("sector", Words),
    Column("record", Words, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    # Whom a report names, in which words: apart from the actor, so that one more report does not write again what all the
    # others say.
    Column("actor", Words, primary_key=True),
    Column("words", Words, primary_key=True),
    Column("article", Words, primary_key=True),
)

origins = Table(
    "origins",
    metadata,
    Column("article", Words, ForeignKey("articles.id"), primary_key=True),
    Column("origin", Words, nullable=False),
)

dated = Table(
    "dated",
    metadata,
    Column("item", Words, primary_key=True),
    Column("earliest", Date),
    Column("latest", Date),
    Column("precision", Words, nullable=False),
    Column("reason", Words, nullable=False),
)

set_asides = Table(
    "set_asides",
    metadata,
    Column("item", Words, primary_key=True),
    Column("stage", Words, primary_key=True),
    Column("reason", Words, primary_key=True),
    Column("remedy", Words, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Words, primary_key=True),
    Column("verb", Words, nullable=False),
    Column("target", Words, nullable=False),
    Column("value", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("at", Words, nullable=False),
    Column("record", Words, nullable=False, server_default="{}"),
)

notes = Table(
    "notes",
    metadata,
    Column("key", Words, primary_key=True),
    Column("value", Words, nullable=False),
)

CHANGES = "changes"
"""The note that counts how often claims or judgements changed."""

DERIVED = (event_claims, events, actors, mentions, origins, dated)
"""What a linking writes whole; children before parents, the order to empty them in."""
