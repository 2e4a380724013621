"""The tables of a case. What is asked for or sorted by is a column; the rest of a noun is JSON beside it.

A change here needs a new script in `migrations/versions` and the next `VERSION`; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

VERSION = "0002"
"""The newest migration, and what this program writes. Versions are numbers in four digits, so that they sort."""

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
    Column("id", Text, nullable=False, unique=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("outlet", Text),
    Column("outlet_known", Text, nullable=False),
    Column("url", Text),
    Column("published_earliest", Date),
    Column("published_latest", Date),
    Column("published_precision", Text, nullable=False),
    Column("published_reason", Text, nullable=False),
    Column("published_known", Text, nullable=False),
    Column("dateline", Text),
    Column("dateline_known", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("language_known", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("credits", Text, nullable=False),
    Column("furniture", Text, nullable=False),
    Column("extra", Text, nullable=False),
)

stages = Table(
    "stages",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("version", Text, nullable=False),
)

analyses = Table(
    "analyses",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("reader", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("precision", Text, nullable=False),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("score", Float, nullable=False),
    Column("record", Text, nullable=False),
    Index(None, "article", "quote_start", "id"),
    Index(None, "type"),
    Index(None, "earliest", "latest"),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    Column("claim", Text, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Index(None, "name", "role"),
)

# Links, events and what hangs on them name claims without a foreign key: links outlive the claims they join, and
# events stand, marked as out of date, until they are composed again.
links = Table(
    "links",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("superseded_by", Text),
    Index(None, "left", "right"),
    Index(None, "right"),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("headline", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("precision", Text, nullable=False),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("independent_sources", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Index(None, "earliest", "latest"),
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("claim", Text, primary_key=True),
    Index(None, "claim"),
)

actors = Table(
    "actors",
    metadata,
    Column("name", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("record", Text, nullable=False),
)

origins = Table(
    "origins",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("origin", Text, nullable=False),
)

dated = Table(
    "dated",
    metadata,
    Column("item", Text, primary_key=True),
    Column("earliest", Date),
    Column("latest", Date),
    Column("precision", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

set_asides = Table(
    "set_asides",
    metadata,
    Column("item", Text, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("remedy", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("verb", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("record", Text, nullable=False, server_default="{}"),
)

notes = Table(
    "notes",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

DERIVED = (event_claims, events, actors, origins, dated)
"""What a linking writes whole; children before parents, the order to empty them in."""
