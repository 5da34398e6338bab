"""Pages of a long list: each begins behind the last row of the one before, however much has changed since."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, Connection, Row, Select, literal, tuple_

from dateline.errors import CursorError
from dateline.store.columns import LARGEST

R = TypeVar("R")
_MOST = 500
"""Rows of the largest page."""


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Some rows in order; ``after`` is what gives the next page, None where there is none."""

    rows: tuple[R, ...]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """By what rows are ordered: downwards by a column, those without a value last, and within one value by id."""

    name: str
    column: Column[Any]
    id: Column[Any]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page ended: the value of its last row's column and that row's id."""

    value: Any
    id: str


def paged(
    connection: Connection, chosen: Select[Any], order: Order, after: str | None, limit: int
) -> Page[Row[Any]]:
    """The rows behind ``after``, at most ``limit``; the column and the id must be among those selected.

    Raises CursorError for an ``after`` that no page of this order gave, and for a limit below one.
    """
    if limit < 1:
        raise CursorError("a page has one row at least")
    limit = min(limit, _MOST)
    place = _opened(after, order) if after is not None else None
    rows: list[Row[Any]] = []
    if place is None or place.value is not None:
        rows.extend(connection.execute(_valued(chosen, order, place).limit(limit + 1)))
    if order.column.nullable and len(rows) <= limit:
        blank = _blank(chosen, order, place if place and place.value is None else None)
        rows.extend(connection.execute(blank.limit(limit + 1 - len(rows))))
    if len(rows) <= limit:
        return Page(tuple(rows))
    return Page(tuple(rows[:limit]), _closed(rows[limit - 1], order))


def _valued(chosen: Select[Any], order: Order, place: _Place | None) -> Select[Any]:
    if order.column.nullable:
        chosen = chosen.where(order.column.is_not(None))
    if place is not None:
        behind = tuple_(literal(place.value, order.column.type), literal(place.id, order.id.type))
        chosen = chosen.where(tuple_(order.column, order.id) < behind)
    return chosen.order_by(order.column.desc(), order.id.desc())


def _blank(chosen: Select[Any], order: Order, place: _Place | None) -> Select[Any]:
    chosen = chosen.where(order.column.is_(None))
    return (chosen.where(order.id < place.id) if place else chosen).order_by(order.id.desc())


def _closed(row: Row[Any], order: Order) -> str:
    value = row._mapping[order.column]
    told = value.isoformat() if isinstance(value, date) else value
    text = json.dumps([order.name, told, row._mapping[order.id]], separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _opened(after: str, order: Order) -> _Place:
    try:
        padded = after.encode("ascii") + b"=" * (-len(after) % 4)
        name, value, id = json.loads(urlsafe_b64decode(padded))
        kind = order.column.type.python_type
        if value is not None and kind is date:
            value = date.fromisoformat(value)
        fits = value is None if order.column.nullable and value is None else _is(value, kind)
        if name != order.name or not isinstance(id, str) or not fits:
            raise ValueError
    except (Error, ValueError, TypeError, RecursionError) as error:
        raise CursorError("this is no page of the list: begin again at its first page") from error
    return _Place(value, id)


def _is(value: object, kind: type) -> bool:
    """Whether a value read from JSON is one of a column's; true and false are no numbers."""
    if isinstance(value, bool):
        return False
    if kind is float:
        return isinstance(value, int | float) and abs(value) < inf
    return isinstance(value, kind) and not (isinstance(value, int) and abs(value) > LARGEST)
