"""Links are looked up by their first claim alone: the index by the second, which nothing asked, was a third of writing them."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Drop the index, if nobody has."""
    op.drop_index("ix_links_right", table_name="links", if_exists=True)
