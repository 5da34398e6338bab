"""The fourth layout: what the desk browses, its queue, who works at it, and what two coders say of one report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.columns import Moment, Name, Whole, Words

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables; whoever migrates fills what is derived, as a join does."""
    _extend()
    _make_heads()
    _make_browsed()
    _make_people()
    _make_coded()


def downgrade() -> None:
    """Take them away, with the accounts and codings in them."""
    for table in ("codings", "assignment_coders", "assignments", "keys", "logins", "accounts"):
        op.drop_table(table)
    for table in ("queue", "incident_outlets", "incident_parties", "incident_heads"):
        op.drop_table(table)
    op.drop_index("judgements_action", "judgements")
    op.drop_column("judgements", "action")
    op.drop_index("incidents_run_id", "incidents")


def _extend() -> None:
    """What incidents and judgements gain."""
    op.create_index("incidents_run_id", "incidents", ["run_id"])
    op.add_column("judgements", sa.Column("action", Name()))
    op.create_index("judgements_action", "judgements", ["action"])


def _make_heads() -> None:
    """Incidents without their documents."""
    op.create_table(
        "incident_heads",
        sa.Column("id", Name(), nullable=False),
        sa.Column("kind", Name(), nullable=False),
        sa.Column("date_start", sa.Date()),
        sa.Column("date_end", sa.Date()),
        sa.Column("date_precision", Name()),
        sa.Column("place", Words()),
        sa.Column("place_key", Name()),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("country", Name()),
        sa.Column("admin1", Words()),
        sa.Column("where_prec", sa.SmallInteger()),
        sa.Column("killed_low", Whole()),
        sa.Column("killed_best", Whole()),
        sa.Column("killed_high", Whole()),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("status", Name()),
        sa.Column("confidence", sa.Float()),
        sa.Column("injured_best", Whole()),
        sa.Column("toll", Whole()),
        sa.Column("priority", sa.Float(), nullable=False),
        sa.Column("words", Words(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["incidents.id"], name="incident_heads_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="incident_heads_pkey"),
    )
    op.create_index("incident_heads_by_day", "incident_heads", ["date_end", "id"])
    op.create_index("incident_heads_by_toll", "incident_heads", ["toll", "id"])
    op.create_index("incident_heads_by_priority", "incident_heads", ["priority", "id"])


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
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name="queue_incident_id_fkey", ondelete="CASCADE"
        ),
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
