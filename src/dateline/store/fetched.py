"""What addresses answered last, so that nothing is fetched twice; and when watched sources were asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from dateline.store.database import Database
from dateline.store.tables import fetched, polled


@dataclass(frozen=True, slots=True)
class Answer:
    """The marks of the version that was taken in: two of its server's, and what the listing said of its change."""

    etag: str | None = None
    last_modified: str | None = None
    stamp: str | None = None


class Fetched:
    """Addresses that were asked before. ``Captures.add`` writes their answers, together with what they gave."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, url: str) -> Answer | None:
        """The last answer of an address, None where it was never taken in."""
        chosen = select(fetched.c.etag, fetched.c.last_modified, fetched.c.stamp).where(fetched.c.url == url)
        with self._database.reading() as connection:
            row = connection.execute(chosen).one_or_none()
        return None if row is None else Answer(*row)

    def polled(self, source: str) -> datetime | None:
        """When a watched source was asked last, None where it never was."""
        with self._database.reading() as connection:
            return connection.scalar(select(polled.c.at).where(polled.c.source == source))

    def poll(self, source: str, at: datetime) -> None:
        """Write down that a watched source was asked."""
        with self._database.writing() as connection:
            connection.execute(delete(polled).where(polled.c.source == source))
            connection.execute(insert(polled), [{"source": source, "at": at}])


def put_answers(connection: Connection, answers: Mapping[str, Answer]) -> None:
    """Write answers over those that were there."""
    for url, answer in answers.items():
        connection.execute(delete(fetched).where(fetched.c.url == url))
        connection.execute(insert(fetched), [{"url": url, **asdict(answer)}])
