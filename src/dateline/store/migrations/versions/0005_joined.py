"""The fifth layout: what the last join knew, so that a judgement joins a few claims as a join of all would."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.columns import Name

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables; the next join fills them."""
    op.create_table(
        "rarities",
        sa.Column("part", Name(), nullable=False),
        sa.Column("ids", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("unknown", sa.Float()),
        sa.PrimaryKeyConstraint("part", name="rarities_pkey"),
    )
    op.create_table(
        "neighbours",
        sa.Column("claim_id", Name(), nullable=False),
        sa.Column("others", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.id"], name="neighbours_claim_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", name="neighbours_pkey"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("neighbours")
    op.drop_table("rarities")
