"""Reports, claims, incidents and judgements as JSON documents, and back into the same dataclasses."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, TypeVar

import msgspec

from dateline.errors import StoreError
from dateline.types import CountKind, Incident, Place, When

D = TypeVar("D")


def encode(document: object) -> str:
    """The document as JSON, the same bytes for equal ones; raises StoreError where JSON cannot hold it."""
    try:
        return msgspec.json.encode(document).decode()
    except (ValueError, OverflowError, TypeError) as error:
        raise StoreError(f"{type(document).__name__.lower()} cannot be stored: {error}") from error


def decode(text: str, kind: type[D]) -> D:
    """The document of that kind; raises StoreError where the text is none, naming what is wrong."""
    try:
        found: D = _decoder(kind).decode(text)  # type: ignore[arg-type]  # a class is hashable
    except (msgspec.DecodeError, ValueError) as error:
        raise StoreError(f"a stored {kind.__name__.lower()} cannot be read: {error}") from error
    return found


@cache
def _decoder(kind: type[D]) -> msgspec.json.Decoder[D]:
    return msgspec.json.Decoder(kind)


def place_columns(place: Place | None) -> dict[str, Any]:
    """What the tables of claims and incidents repeat of a place."""
    return {
        "place": place.name if place else None,
        "place_key": place.key if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "where_prec": place.precision if place else None,
    }


def date_columns(when: When | None) -> dict[str, date | str | None]:
    """What the tables of claims and incidents repeat of a date."""
    return {
        "date_start": when.start if when else None,
        "date_end": when.end if when else None,
        "date_precision": when.precision.value if when else None,
    }


def incident_columns(incident: Incident) -> dict[str, Any]:
    """An incident as a row, without its run."""
    killed = incident.figure(CountKind.KILLED)
    return {
        "id": incident.id,
        "kind": incident.kind,
        **date_columns(incident.date.value),
        **place_columns(incident.place.value),
        "killed_low": killed.low if killed else None,
        "killed_best": killed.best if killed else None,
        "killed_high": killed.high if killed else None,
        "claims": len(incident.claim_ids),
        "voices": incident.voices,
        "disputed": incident.disputed,
        "document": encode(incident),
    }
