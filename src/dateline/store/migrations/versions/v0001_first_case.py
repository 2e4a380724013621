"""The first layout of a case."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Sorted by code points."""


def upgrade() -> None:
    """Make every table and the search index."""
    _create_articles()
    _create_stages()
    _create_claims()
    _create_links()
    _create_events()
    _create_kept_apart()
    if op.get_bind().dialect.name == "sqlite":
        _create_search_index()
    else:
        _create_table_of_words()


def _create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("title", TEXT),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("outlet", TEXT),
        sa.Column("outlet_known", TEXT, nullable=False),
        sa.Column("url", TEXT),
        sa.Column("published_earliest", sa.Date),
        sa.Column("published_latest", sa.Date),
        sa.Column("published_precision", TEXT, nullable=False),
        sa.Column("published_reason", TEXT, nullable=False),
        sa.Column("published_known", TEXT, nullable=False),
        sa.Column("dateline", TEXT),
        sa.Column("dateline_known", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("language_known", TEXT, nullable=False),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("credits", TEXT, nullable=False),
        sa.Column("furniture", TEXT, nullable=False),
        sa.Column("extra", TEXT, nullable=False),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("digest"),
    )


def _create_stages() -> None:
    op.create_table(
        "stages",
        sa.Column("article", TEXT, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("stage", TEXT, primary_key=True),
        sa.Column("version", TEXT, nullable=False),
    )
    op.create_table(
        "analyses",
        sa.Column("article", TEXT, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("reader", TEXT, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )


def _create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("article", TEXT, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("mode", TEXT),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("quote_start", sa.Integer, nullable=False),
        sa.Column("quote_end", sa.Integer, nullable=False),
        sa.Column("trigger_start", sa.Integer, nullable=False),
        sa.Column("trigger_end", sa.Integer, nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("precision", TEXT, nullable=False),
        sa.Column("place", TEXT),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("record", TEXT, nullable=False),
    )
    op.create_index("ix_claims_article_quote_start_id", "claims", ["article", "quote_start", "id"])
    op.create_index("ix_claims_type", "claims", ["type"])
    op.create_index("ix_claims_earliest_latest", "claims", ["earliest", "latest"])
    op.create_table(
        "claim_actors",
        sa.Column("claim", TEXT, sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("role", TEXT, primary_key=True),
        sa.Column("name", TEXT, primary_key=True),
    )
    op.create_index("ix_claim_actors_name_role", "claim_actors", ["name", "role"])


def _create_links() -> None:
    op.create_table(
        "links",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("left", TEXT, nullable=False),
        sa.Column("right", TEXT, nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", TEXT, nullable=False),
        sa.Column("decided_by", TEXT, nullable=False),
        sa.Column("version", TEXT, nullable=False),
        sa.Column("superseded_by", TEXT),
    )
    op.create_index("ix_links_left_right", "links", ["left", "right"])
    op.create_index("ix_links_right", "links", ["right"])


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("headline", TEXT, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("precision", TEXT, nullable=False),
        sa.Column("place", TEXT),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("independent_sources", sa.Integer, nullable=False),
        sa.Column("record", TEXT, nullable=False),
    )
    op.create_index("ix_events_earliest_latest", "events", ["earliest", "latest"])
    op.create_table(
        "event_claims",
        sa.Column("event", TEXT, sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("claim", TEXT, primary_key=True),
    )
    op.create_index("ix_event_claims_claim", "event_claims", ["claim"])
    op.create_table(
        "actors",
        sa.Column("name", TEXT, primary_key=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("country", TEXT),
        sa.Column("sector", TEXT),
        sa.Column("record", TEXT, nullable=False),
    )
    op.create_table(
        "origins",
        sa.Column("article", TEXT, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("origin", TEXT, nullable=False),
    )
    op.create_table(
        "dated",
        sa.Column("item", TEXT, primary_key=True),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("precision", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
    )


def _create_kept_apart() -> None:
    op.create_table(
        "set_asides",
        sa.Column("item", TEXT, primary_key=True),
        sa.Column("stage", TEXT, primary_key=True),
        sa.Column("reason", TEXT, primary_key=True),
        sa.Column("remedy", TEXT, nullable=False),
    )
    op.create_table(
        "judgements",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("verb", TEXT, nullable=False),
        sa.Column("target", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.Column("author", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
    )
    op.create_table(
        "notes",
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("value", TEXT, nullable=False),
    )


def _create_search_index() -> None:
    # The index holds no copy of the articles: it reads them by number.
    op.execute(
        "CREATE VIRTUAL TABLE article_words USING fts5 (title, text, content='articles', content_rowid='number',"
        ' tokenize="unicode61 remove_diacritics 2")'
    )


def _create_table_of_words() -> None:
    op.create_table(
        "article_words",
        sa.Column("number", sa.Integer, sa.ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("words", postgresql.TSVECTOR, nullable=False),
    )
    op.create_index("ix_article_words_words", "article_words", ["words"], postgresql_using="gin")
