"""Which incidents somebody wants to see."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, func, null, select, tuple_

from dateline.store.columns import LARGEST
from dateline.store.searched import searched
from dateline.store.tables import incident_heads, incident_outlets, incident_parties

_HEADS = incident_heads.c
_ESCAPE = "\\"


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the earth in degrees; ``west`` is larger than ``east`` where it reaches over the date line."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        wide = all(-180 <= side <= 180 for side in (self.west, self.east))
        if not (wide and -90 <= self.south <= self.north <= 90):
            raise ValueError(
                "a box needs longitudes from -180 to 180 and latitudes from -90 to 90, south before north"
            )


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """What an incident must be to be shown; what is not given does not matter, and all that is given must hold.

    ``start`` and ``end`` leave those that may lie on or between these days. ``least_killed`` and ``most_killed``
    are of the best figure, else the lower bound, else the upper. ``words`` must all stand in kind, place, parties
    or weapon, as the beginning, middle or end of a word. ``precisions`` are UCDP's where_prec, None for a place
    without one; ``placed`` is whether anybody found where the place lies, ``spots`` are latitudes and longitudes.
    """

    start: date | None = None
    end: date | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str | None = None
    target: str | None = None
    country: str | None = None
    admin1: str | None = None
    place_key: str | None = None
    outlet: str | None = None
    least_killed: int | None = None
    most_killed: int | None = None
    disputed: bool | None = None
    words: str | None = None
    box: Box | None = None
    precisions: tuple[int | None, ...] = ()
    placed: bool | None = None
    spots: tuple[tuple[float, float], ...] = ()


def filtered(chosen: Select[Any], wanted: IncidentFilter) -> Select[Any]:
    """What is selected of ``incident_heads``, of the incidents that are wanted alone."""
    what = (*_time(wanted), *_what(wanted), *_who(wanted), *_words(wanted.words))
    return chosen.where(*what, *_where(wanted), *_exactness(wanted))


def in_order(
    columns: Sequence[Column[Any]], wanted: IncidentFilter, known: Set[str]
) -> list[ColumnElement[Any]]:
    """Columns to select and group by, as an index has them in order; in none where it does not know what is asked.

    SQLite would otherwise walk the index and look up a row for every entry, which takes thrice as long as to read
    the rows as they lie and sort the groups. ``known`` are the fields of the filter that stand in the index.
    """
    asked = {one.name for one in fields(wanted) if getattr(wanted, one.name) != one.default}
    if asked <= known:
        return list(columns)
    first, *rest = columns
    return [func.coalesce(first, null()).label(first.name), *rest]


def words_in(column: ColumnElement[str], words: str | None) -> list[ColumnElement[bool]]:
    """That all words stand in a column that holds text as ``searched`` gives it."""
    return [column.contains(_plain(word), escape=_ESCAPE) for word in searched(words or "").split()]


def _time(wanted: IncidentFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.end is None and wanted.start is not None:
        found.append(_HEADS.date_end >= wanted.start)
    if wanted.end is not None:
        # Not the bare column: the index of last days would be walked from the first day to today for a span long ago.
        last = func.coalesce(_HEADS.date_end, _HEADS.date_start)
        found.append(last >= wanted.start if wanted.start is not None else last.is_not(None))
        found.append(_HEADS.date_start.is_(None) | (_HEADS.date_start <= wanted.end))
    return found


def _what(wanted: IncidentFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.kinds:
        found.append(_HEADS.kind.in_(wanted.kinds))
    if wanted.statuses:
        found.append(_HEADS.status.in_(wanted.statuses))
    if wanted.least_killed is not None:
        found.append(_HEADS.toll >= _bounded(wanted.least_killed))
    if wanted.most_killed is not None:
        found.append(_HEADS.toll <= _bounded(wanted.most_killed))
    if wanted.disputed is not None:
        found.append(_HEADS.disputed.is_(wanted.disputed))
    return found


def _who(wanted: IncidentFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for side, name in (("actor", wanted.actor), ("target", wanted.target)):
        if name is not None:
            of_side = incident_parties.c.side == side
            named = select(incident_parties.c.incident_id).where(incident_parties.c.name == name, of_side)
            found.append(_HEADS.id.in_(named))
    if wanted.outlet is not None:
        telling = select(incident_outlets.c.incident_id).where(incident_outlets.c.outlet == wanted.outlet)
        found.append(_HEADS.id.in_(telling))
    return found


def _where(wanted: IncidentFilter) -> list[ColumnElement[bool]]:
    pairs = (
        (_HEADS.country, wanted.country),
        (_HEADS.admin1, wanted.admin1),
        (_HEADS.place_key, wanted.place_key),
    )
    found: list[ColumnElement[bool]] = [column == value for column, value in pairs if value is not None]
    if wanted.box is not None:
        box = wanted.box
        found.append(_HEADS.lat.between(box.south, box.north))
        if box.west <= box.east:
            found.append(_HEADS.lon.between(box.west, box.east))
        else:
            found.append((_HEADS.lon >= box.west) | (_HEADS.lon <= box.east))
    return found


def _exactness(wanted: IncidentFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.precisions:
        known = _HEADS.where_prec.in_([one for one in wanted.precisions if one is not None])
        found.append(known | _HEADS.where_prec.is_(None) if None in wanted.precisions else known)
    if wanted.placed is not None:
        found.append(_HEADS.lat.is_not(None) if wanted.placed else _HEADS.lat.is_(None))
    if wanted.spots:
        found.append(tuple_(_HEADS.lat, _HEADS.lon).in_(wanted.spots))
    return found


def _words(words: str | None) -> list[ColumnElement[bool]]:
    return words_in(_HEADS.words, words)


def _bounded(number: int) -> int:
    """A number that both databases can compare with."""
    return max(-LARGEST, min(number, LARGEST))


def _plain(word: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        word = word.replace(sign, _ESCAPE + sign)
    return word
