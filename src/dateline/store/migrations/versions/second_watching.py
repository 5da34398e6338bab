"""The second layout: how runs ended and which process is at them; what addresses answered last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.columns import Moment, Name, Words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add them; a run that ended before was done."""
    op.add_column("runs", sa.Column("process", Words()))
    op.add_column("runs", sa.Column("outcome", Words()))
    op.execute("UPDATE runs SET outcome = 'done' WHERE finished IS NOT NULL")
    op.create_table(
        "fetched",
        sa.Column("url", Name(), nullable=False),
        sa.Column("etag", Words()),
        sa.Column("last_modified", Words()),
        sa.Column("stamp", Words()),
        sa.PrimaryKeyConstraint("url", name="fetched_pkey"),
    )
    op.create_table(
        "polled",
        sa.Column("source", Name(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("source", name="polled_pkey"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("polled")
    op.drop_table("fetched")
    op.drop_column("runs", "outcome")
    op.drop_column("runs", "process")
