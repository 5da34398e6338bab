"""The third layout: which reports carry the text of one dispatch."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.columns import Name

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; reports that are there are signed at the next join."""
    op.create_table(
        "copies",
        sa.Column("report_id", Name(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("dispatch_id", Name()),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="copies_report_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_id", name="copies_pkey"),
    )
    op.create_index("copies_dispatch_id", "copies", ["dispatch_id"])


def downgrade() -> None:
    """Forget the signatures: they are made again."""
    op.drop_table("copies")
