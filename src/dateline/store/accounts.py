"""Accounts: who may work on a workspace, and what each may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from dateline.errors import AccountError, NotThereError
from dateline.store.database import Database
from dateline.store.people import accounts, keys, logins
from dateline.types import Role


@dataclass(frozen=True, slots=True)
class Account:
    """A person's account; ``disabled`` is since when it opens nothing, None while it does."""

    name: str
    role: Role
    created: datetime
    disabled: datetime | None = None


class Accounts:
    """Accounts by name. None is ever deleted, for judgements name them; one admin is always left."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def any(self) -> bool:
        """Whether there is an account, disabled or not: from the first on everybody must log in."""
        with self._database.reading() as connection:
            return _is_there(connection, accounts.c.name.is_not(None))

    def each(self) -> tuple[Account, ...]:
        """Every account by name."""
        with self._database.reading() as connection:
            return tuple(_account(row) for row in connection.execute(_SELECTED.order_by(accounts.c.name)))

    def get(self, name: str) -> Account:
        """The account of that name; NotThereError where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(_SELECTED.where(accounts.c.name == name)).one_or_none()
        if row is None:
            raise self._missing(name)
        return _account(row)

    def secret(self, name: str) -> str | None:
        """The hash of its password; None for an account that is disabled or not there."""
        chosen = select(accounts.c.secret).where(accounts.c.name == name, accounts.c.disabled.is_(None))
        with self._database.reading() as connection:
            return connection.scalar(chosen)

    def add(self, name: str, role: Role, secret: str, at: datetime) -> None:
        """Keep a new account with the hash of its password; the first is an admin's, AccountError else."""
        with self._database.writing() as connection:
            if _is_there(connection, accounts.c.name == name):
                raise AccountError(f"there is an account {name} already")
            if role is not Role.ADMIN and not _is_there(connection, accounts.c.name.is_not(None)):
                raise AccountError("the first account is an admin's, who keeps the others")
            row = {"name": name, "role": role.value, "secret": secret, "created": at}
            connection.execute(insert(accounts), [row])

    def set_role(self, name: str, role: Role) -> None:
        """Give an account another role; its logins end."""
        with self._database.writing() as connection:
            self._change(connection, name, role=role.value)
            _end_logins(connection, name)

    def set_secret(self, name: str, secret: str) -> None:
        """Keep the hash of a new password; its logins end."""
        with self._database.writing() as connection:
            self._change(connection, name, secret=secret)
            _end_logins(connection, name)

    def renew_secret(self, name: str, old: str, new: str) -> None:
        """Keep a better hash of the same password, unless it was changed meanwhile."""
        renewed = update(accounts).where(accounts.c.name == name, accounts.c.secret == old)
        with self._database.writing() as connection:
            connection.execute(renewed.values(secret=new))

    def disable(self, name: str, at: datetime) -> None:
        """Let an account open nothing any more: its logins end and its keys are deleted."""
        with self._database.writing() as connection:
            self._change(connection, name, disabled=at)
            _end_logins(connection, name)
            connection.execute(delete(keys).where(keys.c.account == name))

    def enable(self, name: str) -> None:
        """Let a disabled account open again what its role may."""
        with self._database.writing() as connection:
            self._change(connection, name, disabled=None)

    def _change(self, connection: Connection, name: str, **columns: object) -> None:
        """Change an account; AccountError where no admin would be left to keep them."""
        changed = connection.execute(update(accounts).where(accounts.c.name == name).values(**columns))
        if not changed.rowcount:
            raise self._missing(name)
        if not _is_there(connection, accounts.c.role == Role.ADMIN.value, accounts.c.disabled.is_(None)):
            raise AccountError(f"{name} is the last admin: make another one first")

    def _missing(self, name: str) -> NotThereError:
        return NotThereError(f"{self._database.name} has no account {name}")


_SELECTED = select(accounts.c.name, accounts.c.role, accounts.c.created, accounts.c.disabled)


def _account(row: Row[Any, Any, Any, Any]) -> Account:
    return Account(row.name, Role(row.role), row.created, row.disabled)


def _is_there(connection: Connection, *conditions: ColumnElement[bool]) -> bool:
    return bool(connection.scalar(select(exists().where(*conditions))))


def _end_logins(connection: Connection, name: str) -> None:
    connection.execute(delete(logins).where(logins.c.account == name))
