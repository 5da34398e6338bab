"""The first layout: captures, reports, claims, incidents, judgements and runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.store.columns import Moment, Name, Whole, Words

revision = "0001"
down_revision = None

_ONLY_ADDED = "judgements are only added"
_SQLITE = (
    f"CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, '{_ONLY_ADDED}'); END",
    f"CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, '{_ONLY_ADDED}'); END",
    "CREATE TRIGGER judgements_once BEFORE INSERT ON judgements WHEN EXISTS "
    "(SELECT 1 FROM judgements WHERE id = NEW.id OR number = NEW.number) "
    f"BEGIN SELECT RAISE(ABORT, '{_ONLY_ADDED}'); END",
)
"""The last one is for INSERT OR REPLACE, which deletes without asking the trigger for deletions."""

_POSTGRESQL = (
    "CREATE FUNCTION judgements_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_ONLY_ADDED}'; END $$",
    "CREATE TRIGGER judgements_stay BEFORE UPDATE OR DELETE ON judgements "
    "FOR EACH ROW EXECUTE FUNCTION judgements_refuse()",
    "CREATE TRIGGER judgements_remain BEFORE TRUNCATE ON judgements "
    "FOR EACH STATEMENT EXECUTE FUNCTION judgements_refuse()",
)


def upgrade() -> None:
    """Make the tables."""
    _make_collected()
    _make_read()
    _make_joined()
    _make_judged()


def downgrade() -> None:
    """There is nothing before the first layout."""
    raise NotImplementedError("the first layout has none before it")


def _make_collected() -> None:
    """What was collected, and the runs that did it."""
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", Words(), nullable=False),
        sa.Column("code", Words()),
        sa.Column("codebook", Words()),
        sa.Column("weights", Words()),
        sa.Column("gazetteer", Words()),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("started", Moment(), nullable=False),
        sa.Column("finished", Moment()),
        sa.Column("counts", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="runs_pkey"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "contents",
        sa.Column("sha256", Name(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("zstd", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="contents_pkey"),
    )
    op.create_table(
        "captures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identity", Name(), nullable=False),
        sa.Column("sha256", Name(), nullable=False),
        sa.Column("url", Words()),
        sa.Column("fetched_at", Moment()),
        sa.Column("media_type", Words()),
        sa.Column("published", Words()),
        sa.Column("outlet", Words()),
        sa.Column("source", Words(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("report_id", Name()),
        sa.Column("refused", Words()),
        sa.Column("settled_by", sa.Integer()),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="captures_run_id_fkey"),
        sa.ForeignKeyConstraint(["settled_by"], ["runs.id"], name="captures_settled_by_fkey"),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name="captures_sha256_fkey"),
        sa.PrimaryKeyConstraint("id", name="captures_pkey"),
        sa.UniqueConstraint("identity", name="captures_identity_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("captures_report_id", "captures", ["report_id"])
    op.create_index("captures_sha256", "captures", ["sha256"])
    op.create_index(
        "captures_waiting",
        "captures",
        ["id"],
        sqlite_where=sa.text("report_id IS NULL AND refused IS NULL"),
        postgresql_where=sa.text("report_id IS NULL AND refused IS NULL"),
    )
    op.create_table(
        "dropped",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("identity", Name(), nullable=False),
        sa.Column("source", Words(), nullable=False),
        sa.Column("line", Whole()),
        sa.Column("reason", Words(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="dropped_run_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="dropped_pkey"),
        sa.UniqueConstraint("identity", name="dropped_identity_key"),
        sqlite_autoincrement=True,
    )


def _make_read() -> None:
    """Reports, claims and their values."""
    op.create_table(
        "reports",
        sa.Column("id", Name(), nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=False),
        sa.Column("outlet", Words()),
        sa.Column("published", sa.Date()),
        sa.Column("headline", Words()),
        sa.Column("language", Words()),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["capture_id"], ["captures.id"], name="reports_capture_id_fkey"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="reports_run_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="reports_pkey"),
        sa.UniqueConstraint("capture_id", name="reports_capture_id_key"),
    )
    op.create_index("reports_published", "reports", ["published"])
    op.create_table(
        "claims",
        sa.Column("id", Name(), nullable=False),
        sa.Column("report_id", Name(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("kind", Name(), nullable=False),
        sa.Column("status", Name(), nullable=False),
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
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="claims_report_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="claims_pkey"),
    )
    op.create_index("claims_in_order", "claims", ["published", "report_id", "position"])
    op.create_index("claims_kind_date", "claims", ["kind", "date_start"])
    op.create_index("claims_report_id", "claims", ["report_id"])
    op.create_table(
        "claim_values",
        sa.Column("claim_id", Name(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", Name(), nullable=False),
        sa.Column("value", Words(), nullable=False),
        sa.Column("low", Whole()),
        sa.Column("best", Whole()),
        sa.Column("high", Whole()),
        sa.Column("original", Words(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("origin", Words(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.id"], name="claim_values_claim_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", "number", name="claim_values_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_values_field_best", "claim_values", ["field", "best"])


def _make_joined() -> None:
    """Incidents, their claims, and where ids lead."""
    op.create_table(
        "incidents",
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
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="incidents_run_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="incidents_pkey"),
    )
    op.create_index("incidents_date", "incidents", ["date_start", "date_end"])
    op.create_index("incidents_kind_date", "incidents", ["kind", "date_start"])
    op.create_table(
        "incident_claims",
        sa.Column("incident_id", Name(), nullable=False),
        sa.Column("claim_id", Name(), nullable=False),
        sa.Column("beside", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name="incident_claims_incident_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("incident_id", "claim_id", name="incident_claims_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_claims_claim_id", "incident_claims", ["claim_id"])
    op.create_table(
        "forwardings",
        sa.Column("old", Name(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("new", Name()),
        sa.Column("reason", Words(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="forwardings_run_id_fkey"),
        sa.PrimaryKeyConstraint("old", "number", name="forwardings_pkey"),
    )


def _make_judged() -> None:
    """Judgements, which the database keeps from being changed."""
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", Name(), nullable=False),
        sa.Column("verdict", Name(), nullable=False),
        sa.Column("subject", Name(), nullable=False),
        sa.Column("other", Name()),
        sa.Column("field", Name()),
        sa.Column("detail", Words()),
        sa.Column("who", Words(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("why", Words(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="judgements_pkey"),
        sa.UniqueConstraint("id", name="judgements_id_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("judgements_subject", "judgements", ["subject"])
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)
