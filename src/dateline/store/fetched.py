"""What watched addresses answered last, so that the next poll asks only for what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from dateline.store.database import Database
from dateline.store.tables import fetched


@dataclass(frozen=True, slots=True)
class Polled:
    """When an address was asked last, and the two marks of its answer that the next request carries."""

    polled_at: datetime
    etag: str | None = None
    last_modified: str | None = None


class Fetched:
    """The last answer of each watched address."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, url: str) -> Polled | None:
        """What is known of an address, None where it was never asked."""
        chosen = select(fetched.c.polled_at, fetched.c.etag, fetched.c.last_modified)
        with self._database.reading() as connection:
            row = connection.execute(chosen.where(fetched.c.url == url)).one_or_none()
        return None if row is None else Polled(row.polled_at, row.etag, row.last_modified)

    def note(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """Write down that an address was asked now, and what its answer was marked with."""
        row = {"url": url, "etag": etag, "last_modified": last_modified, "polled_at": datetime.now(UTC)}
        with self._database.writing() as connection:
            connection.execute(delete(fetched).where(fetched.c.url == url))
            connection.execute(insert(fetched), [row])
