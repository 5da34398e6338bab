"""The tables of a workspace; docs/reference/workspace.md says what each column holds.

What changes here needs a migration: a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
)

from dateline.store.columns import Moment, Name, Whole, Words
from dateline.store.heads import incident_heads, incident_outlets, incident_parties, queue
from dateline.store.metadata import METADATA
from dateline.store.people import accounts, assignment_coders, assignments, codings, keys, logins

__all__ = [
    "METADATA",
    "WAITING",
    "accounts",
    "assignment_coders",
    "assignments",
    "captures",
    "claim_values",
    "claims",
    "codings",
    "contents",
    "copies",
    "dropped",
    "fetched",
    "forwardings",
    "incident_claims",
    "incident_heads",
    "incident_outlets",
    "incident_parties",
    "incidents",
    "judgements",
    "keys",
    "logins",
    "neighbours",
    "polled",
    "queue",
    "rarities",
    "reports",
    "runs",
]

runs = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("what", Words, nullable=False),
    Column("code", Words),
    Column("codebook", Words),
    Column("weights", Words),
    Column("gazetteer", Words),
    Column("versions", Text, nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment),
    Column("counts", Text),
    Column("process", Words),
    Column("outcome", Words),
    sqlite_autoincrement=True,
)

fetched = Table(
    "fetched",
    METADATA,
    Column("url", Name, primary_key=True),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("stamp", Words),
)

polled = Table(
    "polled",
    METADATA,
    Column("source", Name, primary_key=True),
    Column("at", Moment, nullable=False),
)

contents = Table(
    "contents",
    METADATA,
    Column("sha256", Name, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("zstd", LargeBinary, nullable=False),
)

captures = Table(
    "captures",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("identity", Name, nullable=False, unique=True),
    Column("sha256", Name, ForeignKey("contents.sha256"), nullable=False, index=True),
    Column("url", Words),
    Column("fetched_at", Moment),
    Column("media_type", Words),
    Column("published", Words),
    Column("outlet", Words),
    Column("source", Words, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("report_id", Name, index=True),
    Column("refused", Words),
    Column("settled_by", Integer, ForeignKey("runs.id")),
    sqlite_autoincrement=True,
)
WAITING = captures.c.report_id.is_(None) & captures.c.refused.is_(None)
Index("captures_waiting", captures.c.id, sqlite_where=WAITING, postgresql_where=WAITING)

dropped = Table(
    "dropped",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("identity", Name, nullable=False, unique=True),
    Column("source", Words, nullable=False),
    Column("line", Whole),
    Column("reason", Words, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    sqlite_autoincrement=True,
)

reports = Table(
    "reports",
    METADATA,
    Column("id", Name, primary_key=True),
    Column("capture_id", Integer, ForeignKey("captures.id"), nullable=False, unique=True),
    Column("outlet", Words),
    Column("published", Date, index=True),
    Column("headline", Words),
    Column("language", Words),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("document", Text, nullable=False),
)

claims = Table(
    "claims",
    METADATA,
    Column("id", Name, primary_key=True),
    Column("report_id", Name, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("published", Date),
    Column("kind", Name, nullable=False),
    Column("status", Name, nullable=False),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("date_precision", Name),
    Column("place", Words),
    Column("place_key", Name),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", Name),
    Column("admin1", Words),
    Column("where_prec", SmallInteger),
    Column("confidence", Float, nullable=False),
    Column("document", Text, nullable=False),
    Index("claims_in_order", "published", "report_id", "position"),
    Index("claims_kind_date", "kind", "date_start"),
)

claim_values = Table(
    "claim_values",
    METADATA,
    Column("claim_id", Name, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("field", Name, nullable=False),
    Column("value", Words, nullable=False),
    Column("low", Whole),
    Column("best", Whole),
    Column("high", Whole),
    Column("original", Words, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("origin", Words, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("claim_values_field_best", "field", "best"),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    METADATA,
    Column("report_id", Name, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("signature", LargeBinary, nullable=False),
    Column("dispatch_id", Name, index=True),
)

incidents = Table(
    "incidents",
    METADATA,
    Column("id", Name, primary_key=True),
    Column("kind", Name, nullable=False),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("date_precision", Name),
    Column("place", Words),
    Column("place_key", Name),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", Name),
    Column("admin1", Words),
    Column("where_prec", SmallInteger),
    Column("killed_low", Whole),
    Column("killed_best", Whole),
    Column("killed_high", Whole),
    Column("claims", Integer, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False, index=True),
    Column("document", Text, nullable=False),
    Index("incidents_kind_date", "kind", "date_start"),
    Index("incidents_date", "date_start", "date_end"),
)

incident_claims = Table(
    "incident_claims",
    METADATA,
    Column("incident_id", Name, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("claim_id", Name, primary_key=True, index=True),
    Column("beside", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

forwardings = Table(
    "forwardings",
    METADATA,
    Column("old", Name, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("new", Name),
    Column("reason", Words, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
)

rarities = Table(
    "rarities",
    METADATA,
    Column("part", Name, primary_key=True),
    Column("ids", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("unknown", Float),
)

neighbours = Table(
    "neighbours",
    METADATA,
    Column("claim_id", Name, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("others", Text, nullable=False),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Name, nullable=False, unique=True),
    Column("verdict", Name, nullable=False),
    Column("subject", Name, nullable=False, index=True),
    Column("other", Name),
    Column("field", Name),
    Column("detail", Words),
    Column("who", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("why", Words, nullable=False),
    Column("document", Text, nullable=False),
    Column("action", Name, index=True),
    sqlite_autoincrement=True,
)
