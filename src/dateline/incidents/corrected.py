"""The values that people write in the place of a machine's."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec

from dateline.types import Count, CountKind, Place, Precision, When

FIELDS = ("date", "place", "actors", "targets", "weapon", *(what.value for what in CountKind))
"""The fields of an incident that a person may pick a value for or correct."""
_OF_PLACES = frozenset(
    {"name", "key", "geonames_id", "lat", "lon", "country", "admin1", "admin2", "precision"}
)
_MOST_EXACT, _LEAST_EXACT = 1, 7


def parse_correction(field: str, detail: str | None) -> Any:
    """The new value of a field from a judgement's JSON; ValueError in one line for what does not fit.

    A toll is a number or an object with ``low``, ``best`` and ``high``; a date "2014-06-16" or an object with
    ``start`` and ``end``; a place an object with ``name`` and what is known of it; actors and targets a list of
    names; a weapon a string.
    """
    if field not in FIELDS:
        raise ValueError(f"{field!r} is no field of an incident; there are: {', '.join(FIELDS)}")
    try:
        told = json.loads(detail or "")
        parse = _PARSERS.get(field) or _count_of(field)
        return parse(told)
    except (json.JSONDecodeError, msgspec.ValidationError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{detail!r} is no value for {field}: {error}") from error


def _date(told: Any) -> When:
    if isinstance(told, str):
        day = date.fromisoformat(told)
        return When(day, day, Precision.DAY)
    start, end = date.fromisoformat(told["start"]), date.fromisoformat(told["end"])
    return When(start, end, Precision.DAY if start == end else Precision.RANGE)


def _place(told: Any) -> Place:
    if not isinstance(told, dict) or not told.get("name"):
        raise ValueError('an object with a name is needed, as {"name": "Mosul", "lat": 36.34, "lon": 43.12}')
    unknown = sorted(set(told) - _OF_PLACES)
    if unknown:
        raise ValueError(f"a place has no {', '.join(unknown)}; it may have {', '.join(sorted(_OF_PLACES))}")
    place = msgspec.convert({"reason": "given by a person", **told}, Place)
    if not (-90 <= (place.lat or 0) <= 90 and -180 <= (place.lon or 0) <= 180):
        raise ValueError("no such point on the earth")
    if place.precision is not None and not _MOST_EXACT <= place.precision <= _LEAST_EXACT:
        raise ValueError("precision runs from 1 to 7, as UCDP's where_prec")
    return place


def _names(told: Any) -> tuple[str, ...]:
    if not isinstance(told, list) or not told or not all(isinstance(name, str) and name for name in told):
        raise ValueError("a list of names is needed")
    return tuple(told)


def _weapon(told: Any) -> str:
    if not isinstance(told, str) or not told:
        raise ValueError("words are needed")
    return told


def _count_of(field: str) -> Callable[[Any], Count]:
    def parse(told: Any) -> Count:
        bounds = {"best": told} if type(told) is int else told
        known = isinstance(bounds, dict) and set(bounds) <= {"low", "best", "high"}
        if not known or any(end is not None and type(end) is not int for end in bounds.values()):
            raise ValueError('a whole number is needed, or {"low": 10, "high": 15} with low, best or high')
        return Count(CountKind(field), **bounds)

    return parse


_PARSERS: Mapping[str, Callable[[Any], Any]] = {
    "date": _date,
    "place": _place,
    "actors": _names,
    "targets": _names,
    "weapon": _weapon,
}
