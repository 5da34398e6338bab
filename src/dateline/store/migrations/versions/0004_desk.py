"""The fourth layout: what the desk browses, its queue, who works at it, and what two coders say of one report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.columns import Moment, Name, Whole, Words

revision = "0004"
down_revision = "0003"

_COLUMNS = ("status", "confidence", "injured_best", "toll", "priority", "words")
_INDEXES = {
    "incidents_run_id": ["run_id"],
    "incidents_by_day": ["date_end", "id"],
    "incidents_by_toll": ["toll", "id"],
    "incidents_by_priority": ["priority", "id"],
}


def upgrade() -> None:
    """Make the tables; whoever migrates fills what is derived, as a join does."""
    _extend()
    _make_browsed()
    _make_people()
    _make_coded()


def downgrade() -> None:
    """Take them away, with the accounts and codings in them."""
    for table in ("codings", "assignment_coders", "assignments", "keys", "logins", "accounts"):
        op.drop_table(table)
    for table in ("queue", "incident_outlets", "incident_parties"):
        op.drop_table(table)
    op.drop_index("judgements_action", "judgements")
    op.drop_column("judgements", "action")
    for index in _INDEXES:
        op.drop_index(index, "incidents")
    for column in _COLUMNS:
        op.drop_column("incidents", column)


def _extend() -> None:
    """Columns that incidents and judgements gain."""
    op.add_column("incidents", sa.Column("status", Name()))
    op.add_column("incidents", sa.Column("confidence", sa.Float()))
    op.add_column("incidents", sa.Column("injured_best", Whole()))
    op.add_column("incidents", sa.Column("toll", Whole()))
    op.add_column("incidents", sa.Column("priority", sa.Float(), nullable=False, server_default="0"))
    op.add_column("incidents", sa.Column("words", Words()))
    for index, columns in _INDEXES.items():
        op.create_index(index, "incidents", columns)
    op.add_column("judgements", sa.Column("action", Name()))
    op.create_index("judgements_action", "judgements", ["action"])


def _make_browsed() -> None:
    """Who and which outlets stand in an incident, and the claims that wait for a person."""
    op.create_table(
        "incident_parties",
        sa.Column("incident_id", Name(), nullable=False),
        sa.Column("side", Name(), nullable=False),
        sa.Column("name", Name(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name="incident_parties_incident_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("incident_id", "side", "name", name="incident_parties_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_parties_name", "incident_parties", ["name", "incident_id"])
    op.create_table(
        "incident_outlets",
        sa.Column("incident_id", Name(), nullable=False),
        sa.Column("outlet", Name(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name="incident_outlets_incident_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("incident_id", "outlet", name="incident_outlets_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_outlets_outlet", "incident_outlets", ["outlet", "incident_id"])
    op.create_table(
        "queue",
        sa.Column("claim_id", Name(), nullable=False),
        sa.Column("incident_id", Name(), nullable=False),
        sa.Column("report_id", Name(), nullable=False),
        sa.Column("priority", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("judged", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="queue_claim_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim_id", name="queue_pkey"),
    )
    op.create_index("queue_incident_id", "queue", ["incident_id"])
    op.create_index("queue_in_order", "queue", ["judged", "priority", "claim_id"])


def _make_people() -> None:
    """Accounts, who is logged in, and keys of programs."""
    op.create_table(
        "accounts",
        sa.Column("name", Name(), nullable=False),
        sa.Column("role", Name(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("disabled", Moment()),
        sa.PrimaryKeyConstraint("name", name="accounts_pkey"),
    )
    op.create_table(
        "logins",
        sa.Column("token_sha256", Name(), nullable=False),
        sa.Column("account", Name(), nullable=False),
        sa.Column("csrf", sa.Text(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("seen", Moment(), nullable=False),
        sa.Column("expires", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account"], ["accounts.name"], name="logins_account_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_sha256", name="logins_pkey"),
    )
    op.create_index("logins_account", "logins", ["account"])
    op.create_table(
        "keys",
        sa.Column("sha256", Name(), nullable=False),
        sa.Column("account", Name(), nullable=False),
        sa.Column("label", Words(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.name"], name="keys_account_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("sha256", name="keys_pkey"),
    )
    op.create_index("keys_account", "keys", ["account"])


def _make_coded() -> None:
    """Reports given to coders, and what each says."""
    op.create_table(
        "assignments",
        sa.Column("id", Name(), nullable=False),
        sa.Column("report_id", Name(), nullable=False),
        sa.Column("shown", Name(), nullable=False),
        sa.Column("made_by", Words(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("note", Words()),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", Words()),
        sa.PrimaryKeyConstraint("id", name="assignments_pkey"),
    )
    op.create_index("assignments_report_id", "assignments", ["report_id"])
    op.create_table(
        "assignment_coders",
        sa.Column("assignment_id", Name(), nullable=False),
        sa.Column("coder", Name(), nullable=False),
        sa.Column("handed_in", Moment()),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignments.id"],
            name="assignment_coders_assignment_id_fkey",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assignment_id", "coder", name="assignment_coders_pkey"),
    )
    op.create_index("assignment_coders_coder", "assignment_coders", ["coder"])
    op.create_table(
        "codings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", Name(), nullable=False),
        sa.Column("assignment_id", Name(), nullable=False),
        sa.Column("coder", Name(), nullable=False),
        sa.Column("claim_id", Name(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name="codings_assignment_id_fkey"),
        sa.PrimaryKeyConstraint("number", name="codings_pkey"),
        sa.UniqueConstraint("id", name="codings_id_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("codings_of_coder", "codings", ["assignment_id", "coder", "number"])
