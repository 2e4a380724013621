"""The first layout of a case."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


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


def _create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("outlet_known", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("published_earliest", sa.Date),
        sa.Column("published_latest", sa.Date),
        sa.Column("published_precision", sa.Text, nullable=False),
        sa.Column("published_reason", sa.Text, nullable=False),
        sa.Column("published_known", sa.Text, nullable=False),
        sa.Column("dateline", sa.Text),
        sa.Column("dateline_known", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("language_known", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("credits", sa.Text, nullable=False),
        sa.Column("furniture", sa.Text, nullable=False),
        sa.Column("extra", sa.Text, nullable=False),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("digest"),
    )


def _create_stages() -> None:
    op.create_table(
        "stages",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("stage", sa.Text, primary_key=True),
        sa.Column("version", sa.Text, nullable=False),
    )
    op.create_table(
        "analyses",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )


def _create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("quote_start", sa.Integer, nullable=False),
        sa.Column("quote_end", sa.Integer, nullable=False),
        sa.Column("trigger_start", sa.Integer, nullable=False),
        sa.Column("trigger_end", sa.Integer, nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("precision", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("ix_claims_article_quote_start_id", "claims", ["article", "quote_start", "id"])
    op.create_index("ix_claims_type", "claims", ["type"])
    op.create_index("ix_claims_earliest_latest", "claims", ["earliest", "latest"])
    op.create_table(
        "claim_actors",
        sa.Column("claim", sa.Text, sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
    )
    op.create_index("ix_claim_actors_name_role", "claim_actors", ["name", "role"])


def _create_links() -> None:
    op.create_table(
        "links",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("left", sa.Text, nullable=False),
        sa.Column("right", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("decided_by", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("superseded_by", sa.Text),
    )
    op.create_index("ix_links_left_right", "links", ["left", "right"])
    op.create_index("ix_links_right", "links", ["right"])


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("precision", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("independent_sources", sa.Integer, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("ix_events_earliest_latest", "events", ["earliest", "latest"])
    op.create_table(
        "event_claims",
        sa.Column("event", sa.Text, sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("claim", sa.Text, primary_key=True),
    )
    op.create_index("ix_event_claims_claim", "event_claims", ["claim"])
    op.create_table(
        "actors",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("country", sa.Text),
        sa.Column("sector", sa.Text),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "origins",
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("origin", sa.Text, nullable=False),
    )
    op.create_table(
        "dated",
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("precision", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )


def _create_kept_apart() -> None:
    op.create_table(
        "set_asides",
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("stage", sa.Text, primary_key=True),
        sa.Column("reason", sa.Text, primary_key=True),
        sa.Column("remedy", sa.Text, nullable=False),
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("verb", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_table(
        "notes",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _create_search_index() -> None:
    # The index holds no copy of the articles: it reads them by number.
    op.execute(
        "CREATE VIRTUAL TABLE article_words USING fts5 (title, text, content='articles', content_rowid='number',"
        ' tokenize="unicode61 remove_diacritics 2")'
    )
