"""The versions of a workspace's layout, and bringing an older one up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

LAYOUTS = ("0001", "0002", "0003", "0004", "0005", "0006")
"""Every layout that this Dateline knows, the present one last; a test compares with the migrations."""

VERSION_TABLE = "dateline_version"
"""Where the layout is written down; a database without it is no workspace."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def layout_of(connection: Connection) -> str | None:
    """The layout of a workspace, None for a database that is none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return found


def migrate(connection: Connection, layout: str = LAYOUTS[-1]) -> None:
    """Bring a workspace or an empty database to a layout, inside the transaction that the connection has begun."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, layout)
