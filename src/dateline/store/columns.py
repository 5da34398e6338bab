"""Kinds of columns that both databases keep alike."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, TypeEngine

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

LARGEST = 2**63 - 1
"""The largest whole number that both databases hold."""


class Words(TypeDecorator[str]):
    """Text as a page gave it: a NUL or half a surrogate pair, which no database takes, becomes U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text without what cannot be stored."""
        return None if value is None else storable(value)


class Name(TypeDecorator[str]):
    """An id, sorted by its bytes in both databases."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text; PostgreSQL would otherwise sort it as its locale does."""
        plain: TypeEngine[Any] = postgresql.TEXT(collation="C") if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(plain)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The id without what cannot be stored: one that a person typed may hold anything."""
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A time in UTC; one without a zone is taken for UTC, which SQLite keeps without saying so."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same time in UTC."""
        if value is None:
            return None
        moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The time with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Whole(TypeDecorator[int]):
    """A whole number; one that no database holds is left out here, and stands in the document alone."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """The number where it can be stored."""
        return None if value is None or abs(value) > LARGEST else value


def storable(text: str) -> str:
    """The text with U+FFFD in place of what neither database takes."""
    return _UNSTORABLE.sub("\ufffd", text)
