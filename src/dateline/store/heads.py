"""Tables of what stands beside incidents for whoever browses them.

A row of ``incidents`` carries its document of some kilobytes, which a database would read past for every one that a
filter leaves out; here everything that is filtered, sorted and drawn stands close together.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, SmallInteger, Table, Text

from dateline.store.columns import Name, Whole, Words
from dateline.store.metadata import METADATA

PLACE = ("place_key", "lat", "lon", "where_prec")
"""What tells one place of a map from another."""
COUNTED = ("date_end", "date_start", "country", "killed_best", "disputed", "status", "id")
"""What a map counts at a place or cuts it by: with these in its index no row is read, and none sorted.

Nothing that a page writes as long as it likes is among them: PostgreSQL keeps no more than 2,704 bytes in an index.
"""

incident_heads = Table(
    "incident_heads",
    METADATA,
    Column("id", Name, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
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
    Column("status", Name),
    Column("confidence", Float),
    Column("injured_best", Whole),
    Column("toll", Whole),
    Column("priority", Float, nullable=False),
    Column("words", Words, nullable=False),
    Index("incident_heads_by_day", "date_end", "id"),
    Index("incident_heads_by_toll", "toll", "id"),
    Index("incident_heads_by_priority", "priority", "id"),
    Index("incident_heads_by_place", *PLACE, *COUNTED),
    Index("incident_heads_by_days", "date_end", "date_start"),
    Index("incident_heads_by_kind", "kind", "status", "country"),
)

incident_parties = Table(
    "incident_parties",
    METADATA,
    Column("incident_id", Name, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("side", Name, primary_key=True),
    Column("name", Name, primary_key=True),
    Index("incident_parties_name", "name", "side", "incident_id"),
    sqlite_with_rowid=False,
)

incident_outlets = Table(
    "incident_outlets",
    METADATA,
    Column("incident_id", Name, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("outlet", Name, primary_key=True),
    Index("incident_outlets_outlet", "outlet", "incident_id"),
    sqlite_with_rowid=False,
)

queue = Table(
    "queue",
    METADATA,
    Column("claim_id", Name, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("incident_id", Name, ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("report_id", Name, nullable=False),
    Column("priority", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("judged", Boolean, nullable=False),
    Index("queue_in_order", "judged", "priority", "claim_id"),
)
