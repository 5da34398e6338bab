"""Tables of the people at a desk: accounts, and reports that several of them code."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from dateline.store.columns import Moment, Name, Words
from dateline.store.metadata import METADATA

accounts = Table(
    "accounts",
    METADATA,
    Column("name", Name, primary_key=True),
    Column("role", Name, nullable=False),
    Column("secret", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("disabled", Moment),
)

logins = Table(
    "logins",
    METADATA,
    Column("token_sha256", Name, primary_key=True),
    Column("account", Name, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("csrf", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
)

keys = Table(
    "keys",
    METADATA,
    Column("sha256", Name, primary_key=True),
    Column("account", Name, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("label", Words, nullable=False),
    Column("created", Moment, nullable=False),
)

assignments = Table(
    "assignments",
    METADATA,
    Column("id", Name, primary_key=True),
    Column("report_id", Name, nullable=False, index=True),
    Column("shown", Name, nullable=False),
    Column("made_by", Words, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("note", Words),
    Column("closed_at", Moment),
    Column("closed_by", Words),
)

assignment_coders = Table(
    "assignment_coders",
    METADATA,
    Column("assignment_id", Name, ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True),
    Column("coder", Name, primary_key=True, index=True),
    Column("handed_in", Moment),
)

codings = Table(
    "codings",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Name, nullable=False, unique=True),
    Column("assignment_id", Name, ForeignKey("assignments.id"), nullable=False),
    Column("coder", Name, nullable=False),
    Column("claim_id", Name, nullable=False),
    Column("at", Moment, nullable=False),
    Column("document", Text, nullable=False),
    Index("codings_of_coder", "assignment_id", "coder", "number"),
    sqlite_autoincrement=True,
)
