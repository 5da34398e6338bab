"""The store: one object, with a named part for each thing it keeps."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from dateline.store.accounts import Accounts
from dateline.store.assignments import Assignments
from dateline.store.browse import Browse
from dateline.store.captures import Captures
from dateline.store.claims import Claims
from dateline.store.copies import Copies
from dateline.store.database import WAIT_SECONDS, Database
from dateline.store.fetched import Fetched
from dateline.store.incidents import Incidents
from dateline.store.joined import Joined
from dateline.store.judgements import Judgements
from dateline.store.listed import Listed
from dateline.store.logins import Keys, Logins
from dateline.store.open import open_database
from dateline.store.queue import Queue
from dateline.store.reports import Reports
from dateline.store.runs import Runs


class Store:
    """A workspace's tables. What each part gives as an iterator is streamed and sees one state of the workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.captures = Captures(database)
        self.reports = Reports(database)
        self.claims = Claims(database)
        self.copies = Copies(database)
        self.incidents = Incidents(database)
        self.joined = Joined(database)
        self.judgements = Judgements(database)
        self.listed = Listed(database)
        self.browse = Browse(database)
        self.queue = Queue(database)
        self.runs = Runs(database)
        self.fetched = Fetched(database)
        self.assignments = Assignments(database)
        self.accounts = Accounts(database)
        self.logins = Logins(database)
        self.keys = Keys(database)

    @classmethod
    def open(cls, where: str | Path, create: bool = False, *, wait: float = WAIT_SECONDS) -> Store:
        """Open a workspace: a SQLite file, or a PostgreSQL database at ``postgresql://…``.

        With ``create`` one that is not there is made. One of an older layout is brought up to date first.
        ``wait`` is how many seconds a write waits for another process that writes. Raises StoreError in one line.
        """
        return cls(open_database(where, create=create, wait=wait))

    @property
    def name(self) -> str:
        """The path or address, without a password."""
        return self._database.name

    def close(self) -> None:
        """Close the workspace."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
