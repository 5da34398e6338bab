"""The values that people write in the place of a machine's."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from dateline.types import Count, CountKind, Party, Place, Precision, Status, When

FIELDS = ("date", "place", "actors", "targets", "weapon", *(what.value for what in CountKind))
"""The fields of an incident, each of which a person may pick a value for."""
CORRECTABLE = ("kind", "status", "source", *FIELDS)
"""The fields of a claim that a person may correct."""
_NEVER_EMPTY = frozenset({"kind", "status"})
_OF_PLACES = frozenset(
    {"name", "key", "geonames_id", "lat", "lon", "country", "admin1", "admin2", "precision"}
)
_KIND = re.compile(r"[a-z][a-z0-9_]*")
_MOST_EXACT, _LEAST_EXACT = 1, 7
_MOST_PEOPLE = 10_000_000_000
"""More than there are; figures of any length would not fit what reckons with them."""


def parse_correction(field: str, detail: str | None) -> Any:
    """The new value of a field from a judgement's JSON; ValueError in one line for what does not fit.

    A toll is a number or an object with ``low``, ``best`` and ``high``; a date "2014-06-16" or an object with
    ``start`` (null for "before"), ``end`` and perhaps ``precision``; a place an object with ``name`` and what is
    known of it; actors and targets a list of names, or of objects with ``name`` and what is known of it (``Party``);
    a source one such name or object, or "" for the reporter's own voice; a weapon, a kind and a status a string.
    ``null`` is that the report does not tell it, for every field but kind and status: None then.
    """
    if field not in CORRECTABLE:
        raise ValueError(f"{field!r} is no field of a claim; there are: {', '.join(CORRECTABLE)}")
    try:
        told = json.loads(detail or "")
        if told is None and field not in _NEVER_EMPTY:
            return None
        parse = _PARSERS.get(field) or _count_of(field)
        return parse(told)
    except (
        json.JSONDecodeError,
        msgspec.ValidationError,
        KeyError,
        TypeError,
        ValueError,
        RecursionError,
    ) as error:
        raise ValueError(f"{detail!r} is no value for {field}: {error}") from error


def write_correction(value: When | Place | Count | Party | Sequence[Party] | str | None) -> str:
    """A value as ``parse_correction`` reads it, without what is not known; the same JSON for equal values."""
    plain = msgspec.to_builtins(value)
    if isinstance(value, Count):
        plain.pop("what")
    if isinstance(value, Place):
        plain = {name: told for name, told in plain.items() if name in _OF_PLACES}
    if isinstance(plain, dict) and not isinstance(value, When):
        plain = _known(plain)
    if isinstance(plain, list | tuple):
        plain = list(map(_known, plain))
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _known(plain: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told for name, told in plain.items() if told is not None}


def _date(told: Any) -> When:
    if isinstance(told, str):
        day = date.fromisoformat(told)
        return When(day, day, Precision.DAY)
    end = date.fromisoformat(told["end"])
    if told["start"] is None:
        return When(None, end, Precision.BEFORE)
    start = date.fromisoformat(told["start"])
    exact = Precision.DAY if start == end else Precision.RANGE
    return When(start, end, Precision(told.get("precision", exact)))


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


def _parties(told: Any) -> tuple[Party, ...]:
    if not isinstance(told, list) or not told:
        raise ValueError("a list of names is needed")
    return tuple(map(_party, told))


def _party(told: Any) -> Party:
    known = {"name": told, "known": False} if isinstance(told, str) else told
    if not isinstance(known, dict) or not isinstance(known.get("name"), str) or not known["name"].strip():
        raise ValueError("a name is needed")
    unknown = sorted(set(known) - set(Party.__slots__))
    if unknown:
        raise ValueError(f"a party has no {', '.join(unknown)}; it may have {', '.join(Party.__slots__)}")
    return msgspec.convert({"known": False, **known}, Party)


def _source(told: Any) -> Party | None:
    return _party(told) if told != "" else None


def _kind(told: Any) -> str:
    if not isinstance(told, str) or not _KIND.fullmatch(told):
        raise ValueError("the name of a kind is needed, as air_strike")
    return told


def _status(told: Any) -> Status:
    if told not in list(Status):
        raise ValueError(f"a status is one of {', '.join(Status)}")
    return Status(told)


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
        if any(end is not None and end > _MOST_PEOPLE for end in bounds.values()):
            raise ValueError("there are not so many people")
        return Count(CountKind(field), **bounds)

    return parse


_PARSERS: Mapping[str, Callable[[Any], Any]] = {
    "kind": _kind,
    "status": _status,
    "source": _source,
    "date": _date,
    "place": _place,
    "actors": _parties,
    "targets": _parties,
    "weapon": _weapon,
}
