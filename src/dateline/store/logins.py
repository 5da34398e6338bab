"""Logins and keys: what lets a browser and a program in, kept as hashes alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from dateline.errors import NotThereError
from dateline.store.database import Database
from dateline.store.people import accounts, keys, logins
from dateline.types import Person, Role


@dataclass(frozen=True, slots=True)
class Login:
    """One browser that is logged in: ``csrf`` guards its forms, ``seen`` is when it last asked for something."""

    person: Person
    csrf: str
    created: datetime
    seen: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class Key:
    """A program's key: ``sha256`` names it and does not open anything."""

    sha256: str
    account: str
    label: str
    created: datetime


class Logins:
    """Logins by the SHA-256 of the token in the browser's cookie."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, sha256: str, account: str, csrf: str, at: datetime, expires: datetime) -> None:
        """Keep a login; those that have expired are cleared away."""
        row = {"token_sha256": sha256, "account": account, "csrf": csrf, "created": at}
        with self._database.writing() as connection:
            connection.execute(delete(logins).where(logins.c.expires <= at))
            connection.execute(insert(logins), [{**row, "seen": at, "expires": expires}])

    def get(self, sha256: str) -> Login | None:
        """The login of that token, however old; None where there is none or its account is disabled."""
        chosen = (
            select(accounts.c.name, accounts.c.role)
            .add_columns(logins.c.csrf, logins.c.created, logins.c.seen, logins.c.expires)
            .join(logins, logins.c.account == accounts.c.name)
            .where(logins.c.token_sha256 == sha256, accounts.c.disabled.is_(None))
        )
        with self._database.reading() as connection:
            row = connection.execute(chosen).one_or_none()
        if row is None:
            return None
        return Login(Person(row.name, Role(row.role)), row.csrf, row.created, row.seen, row.expires)

    def saw(self, sha256: str, at: datetime) -> None:
        """Keep when a login last asked for something."""
        with self._database.writing() as connection:
            connection.execute(update(logins).where(logins.c.token_sha256 == sha256).values(seen=at))

    def end(self, sha256: str) -> None:
        """End one login; one that is not there is nothing to end."""
        with self._database.writing() as connection:
            connection.execute(delete(logins).where(logins.c.token_sha256 == sha256))

    def end_all(self, account: str) -> None:
        """End every login of an account."""
        with self._database.writing() as connection:
            connection.execute(delete(logins).where(logins.c.account == account))


class Keys:
    """Keys of programs by their SHA-256."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, key: Key) -> None:
        """Keep a key; NotThereError where there is no such account that is not disabled."""
        usable = select(accounts.c.name).where(accounts.c.name == key.account, accounts.c.disabled.is_(None))
        row = {"sha256": key.sha256, "account": key.account, "label": key.label, "created": key.created}
        with self._database.writing() as connection:
            if connection.scalar(usable) is None:
                raise NotThereError(f"{self._database.name} has no account {key.account} in use")
            connection.execute(insert(keys), [row])

    def person(self, sha256: str) -> Person | None:
        """Whose key that is; None where there is none or its account is disabled."""
        chosen = (
            select(accounts.c.name, accounts.c.role)
            .join(keys, keys.c.account == accounts.c.name)
            .where(keys.c.sha256 == sha256, accounts.c.disabled.is_(None))
        )
        with self._database.reading() as connection:
            row = connection.execute(chosen).one_or_none()
        return None if row is None else Person(row.name, Role(row.role))

    def each(self) -> tuple[Key, ...]:
        """Every key, by account and age."""
        chosen = select(keys.c.sha256, keys.c.account, keys.c.label, keys.c.created)
        with self._database.reading() as connection:
            rows = connection.execute(chosen.order_by(keys.c.account, keys.c.created, keys.c.sha256))
            return tuple(Key(row.sha256, row.account, row.label, row.created) for row in rows)

    def remove(self, account: str, sha256: str) -> None:
        """Delete a key of an account; NotThereError where it has none such."""
        gone = delete(keys).where(keys.c.account == account, keys.c.sha256 == sha256)
        with self._database.writing() as connection:
            if not connection.execute(gone).rowcount:
                raise NotThereError(f"account {account} has no such key")
