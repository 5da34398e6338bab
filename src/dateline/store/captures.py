"""Captures: kept whole, each content once, in order of arrival."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any

import zstandard
from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, insert, select, update

from dateline.errors import NotThereError, StoreError
from dateline.store.database import Database
from dateline.store.fetched import Answer, put_answers
from dateline.store.runs import run_number
from dateline.store.tables import WAITING, captures, claims, contents, dropped, reports
from dateline.types import Capture

_LEVEL = 6
"""zstd's level. 250 saved news pages come to .16 of their size at 90 MB a second; level 19 makes that .15 at 2.5 MB."""

NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})
_WITH_CONTENT = select(captures, contents.c.zstd).join(contents, captures.c.sha256 == contents.c.sha256)


@dataclass(frozen=True)
class StoredCapture:
    """A capture with its number in the workspace: the earlier it arrived, the lower."""

    id: int
    capture: Capture


@dataclass(frozen=True, slots=True)
class Refused:
    """What was left out and why: ``where`` is a capture's URL or source, or a source and line."""

    where: str
    line: int | None
    reason: str


class Captures:
    """What was collected. The same bytes, URL, day and outlet are one capture, however often they come."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, batch: Sequence[Capture], *, source: str, run: str, answers: Mapping[str, Answer] = NO_ANSWERS
    ) -> int:
        """Keep captures, all or none of them; gives how many were new.

        ``answers`` of the addresses that gave them are kept with them, so that neither is lost without the other.
        Of captures of one identity the first is kept.
        """
        found: dict[str, Capture] = {}
        for capture in batch:
            found.setdefault(capture.identity, capture)
        return self.put(found, source=source, run=run, answers=answers)

    def put(
        self,
        found: Mapping[str, Capture],
        *,
        source: str,
        run: str,
        answers: Mapping[str, Answer] = NO_ANSWERS,
    ) -> int:
        """Keep captures under identities that they came with, all or none of them; gives how many were new."""
        number = run_number(run)
        with self._database.writing() as connection:
            known = _known(connection, captures.c.identity, list(found))
            new = {key: capture for key, capture in found.items() if key not in known}
            _add_contents(connection, {capture.sha256: capture.content for capture in new.values()})
            if new:
                rows = [_row(key, capture, source, number) for key, capture in new.items()]
                connection.execute(insert(captures), rows)
            put_answers(connection, answers)
        return len(new)

    def drop(self, source: str, line: int | None, reason: str, run: str) -> None:
        """Keep why a record could not be taken in; the same once, however often it is tried."""
        identity = _digest(source, line, reason)
        row = {
            "identity": identity,
            "source": source,
            "line": line,
            "reason": reason,
            "run_id": run_number(run),
        }
        with self._database.writing() as connection:
            if not _known(connection, dropped.c.identity, [identity]):
                connection.execute(insert(dropped), [row])

    def waiting(
        self, limit: int, *, from_end: bool = False, beyond: int | None = None
    ) -> list[StoredCapture]:
        """The first captures that are neither read nor refused, in order of arrival; or the last, backwards.

        ``beyond`` is the number of a capture that comes before all of them in that order.
        """
        chosen = _WITH_CONTENT.where(WAITING).order_by(captures.c.id.desc() if from_end else captures.c.id)
        if beyond is not None:
            chosen = chosen.where(captures.c.id < beyond if from_end else captures.c.id > beyond)
        with self._database.reading() as connection:
            return [_stored(row) for row in connection.execute(chosen.limit(limit))]

    def settled(self, identities: Sequence[str]) -> set[str]:
        """Those of the identities whose captures are read or refused."""
        return set(self._of(identities, ~WAITING))

    def unread(self, identities: Sequence[str]) -> dict[str, int]:
        """Those of the identities whose captures wait, with their numbers."""
        return self._of(identities, WAITING)

    def each(self) -> Iterator[StoredCapture]:
        """Every capture in order of arrival, streamed."""
        for row in self._database.rows(_WITH_CONTENT.order_by(captures.c.id)):
            yield _stored(row)

    def content(self, digest: str) -> bytes:
        """The bytes of that SHA-256; NotThereError where there are none, StoreError where they are damaged."""
        with self._database.reading() as connection:
            packed = connection.scalar(select(contents.c.zstd).where(contents.c.sha256 == digest))
        if packed is None:
            raise NotThereError(f"{self._database.name} has no capture {digest}")
        return _unpacked(packed, digest)

    def read_again(self, *, but_by: Sequence[str] = ()) -> int:
        """Let every capture wait to be read again, but those that one of these runs read; gives how many there are.

        Their reports and claims stay until each is saved or refused anew.
        """
        others = captures.c.settled_by.is_not(None) & captures.c.settled_by.not_in(
            [run_number(run) for run in but_by]
        )
        with self._database.writing() as connection:
            again = update(captures).where(others)
            connection.execute(again.values(report_id=None, refused=None, settled_by=None))
            return connection.scalar(select(func.count()).select_from(captures)) or 0

    def count(self) -> int:
        """How many captures there are."""
        return self._count(select(func.count()).select_from(captures))

    def waiting_count(self) -> int:
        """How many captures are neither read nor refused."""
        return self._count(select(func.count()).select_from(captures).where(WAITING))

    def refused(self) -> Iterator[Refused]:
        """Captures that could not be read, in order of arrival, streamed."""
        chosen = select(captures.c.url, captures.c.source, captures.c.refused).order_by(captures.c.id)
        for row in self._database.rows(chosen.where(captures.c.refused.is_not(None))):
            yield Refused(row.url or row.source, None, row.refused)

    def dropped(self) -> Iterator[Refused]:
        """Records that could not be taken in, in order, streamed."""
        for row in self._database.rows(select(dropped).order_by(dropped.c.id)):
            yield Refused(row.source, row.line, row.reason)

    def _of(self, identities: Sequence[str], condition: ColumnElement[bool]) -> dict[str, int]:
        found: dict[str, int] = {}
        chosen = select(captures.c.identity, captures.c.id).where(condition)
        with self._database.reading() as connection:
            for start in range(0, len(identities), 500):
                some = chosen.where(captures.c.identity.in_(identities[start : start + 500]))
                found.update((row.identity, row.id) for row in connection.execute(some))
        return found

    def _count(self, counting: Select[Any]) -> int:
        with self._database.reading() as connection:
            return connection.scalar(counting) or 0


def refuse_capture(connection: Connection, capture_id: int, reason: str, run: str) -> None:
    """Store why a capture gives no report, and take away one that it gave before."""
    old = select(reports.c.id).where(reports.c.capture_id == capture_id).scalar_subquery()
    connection.execute(delete(claims).where(claims.c.report_id == old))
    connection.execute(delete(reports).where(reports.c.capture_id == capture_id))
    changed = connection.execute(
        update(captures)
        .where(captures.c.id == capture_id)
        .values(report_id=None, refused=reason, settled_by=run_number(run))
    )
    if not changed.rowcount:
        raise NotThereError(f"there is no capture {capture_id}")


def _known(connection: Connection, column: Any, keys: list[str]) -> set[str]:
    """Those of the keys that stand in the column already."""
    found: set[str] = set()
    for start in range(0, len(keys), 500):
        found.update(connection.scalars(select(column).where(column.in_(keys[start : start + 500]))))
    return found


def _add_contents(connection: Connection, found: dict[str, bytes]) -> None:
    known = _known(connection, contents.c.sha256, list(found))
    packer = zstandard.ZstdCompressor(level=_LEVEL)
    rows = [
        {"sha256": digest, "size": len(content), "zstd": packer.compress(content)}
        for digest, content in found.items()
        if digest not in known
    ]
    if rows:
        connection.execute(insert(contents), rows)


def _row(identity: str, capture: Capture, source: str, run: int) -> dict[str, Any]:
    return {
        "identity": identity,
        "sha256": capture.sha256,
        "url": capture.url,
        "fetched_at": capture.fetched_at,
        "media_type": capture.media_type,
        "published": capture.published,
        "outlet": capture.outlet,
        "source": source,
        "run_id": run,
    }


def _digest(*parts: str | int | None) -> str:
    return sha256(json.dumps(parts).encode()).hexdigest()


def _stored(row: Row[Any]) -> StoredCapture:
    content = _unpacked(row.zstd, row.sha256)
    return StoredCapture(
        row.id, Capture(content, row.url, row.fetched_at, row.media_type, row.published, row.outlet)
    )


def _unpacked(packed: bytes, digest: str) -> bytes:
    try:
        content = zstandard.ZstdDecompressor().decompress(packed)
    except zstandard.ZstdError as error:
        raise StoreError(f"the capture {digest} is damaged: {error}") from error
    if sha256(content).hexdigest() != digest:
        raise StoreError(f"the capture {digest} is damaged: its bytes have another sha256")
    return content
