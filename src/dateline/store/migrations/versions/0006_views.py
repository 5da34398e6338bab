"""The sixth layout: indexes that hold all that the desk's map, time line and filters count."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

_PLACE = ("place_key", "lat", "lon", "where_prec")
_COUNTED = ("date_end", "date_start", "country", "killed_best", "disputed", "status", "id")


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("incident_heads_by_place", "incident_heads", [*_PLACE, *_COUNTED])
    op.create_index("incident_heads_by_days", "incident_heads", ["date_end", "date_start"])
    op.create_index("incident_heads_by_kind", "incident_heads", ["kind", "status", "country"])
    op.drop_index("incident_parties_name", "incident_parties")
    op.create_index("incident_parties_name", "incident_parties", ["name", "side", "incident_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_index("incident_parties_name", "incident_parties")
    op.create_index("incident_parties_name", "incident_parties", ["name", "incident_id"])
    for name in ("kind", "days", "place"):
        op.drop_index(f"incident_heads_by_{name}", "incident_heads")
