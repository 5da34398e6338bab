"""A claim as rows: one for the claim itself, one for each of its values with the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dateline.store.codec import date_columns, encode, place_columns
from dateline.types import Claim, Count, Place, PlaceRole, Value, When


def claim_columns(claim: Claim, position: int, published: date | None) -> dict[str, Any]:
    """A claim as a row; ``position`` is its place among the claims of its report."""
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "position": position,
        "published": published,
        "kind": claim.kind,
        "status": claim.status.value,
        **date_columns(claim.date.value if claim.date else None),
        **place_columns(main_place(claim)),
        "confidence": claim.confidence,
        "document": encode(claim),
    }


def main_place(claim: Claim) -> Place | None:
    """Where it happened: the first place it is told to be at, else the first one told."""
    at = [located for located in claim.place if located.role is PlaceRole.AT]
    return next((located.place.value for located in (*at, *claim.place)), None)


def value_columns(claim: Claim) -> Iterator[dict[str, Any]]:
    """Every value of a claim as a row, in field order."""
    for number, (field, value) in enumerate(_fields(claim)):
        low, best, high = _bounds(value.value)
        yield {
            "claim_id": claim.id,
            "number": number,
            "field": field,
            "value": _plain(value.value),
            "low": low,
            "best": best,
            "high": high,
            "original": value.original,
            "span_start": value.evidence[0].start,
            "span_end": value.evidence[0].end,
            "origin": value.origin,
            "confidence": value.confidence,
        }


def _fields(claim: Claim) -> Iterator[tuple[str, Value[Any]]]:
    yield from (("actor", value) for value in claim.actor)
    yield from (("target", value) for value in claim.target)
    for located in claim.place:
        yield f"place {located.role.value}", located.place
        yield from (("anchor", value) for value in located.anchors if value != located.place)
        yield from (("within", value) for value in located.within)
    yield from ((value.value.what.value, value) for value in claim.counts)
    single = (("date", claim.date), ("weapon", claim.weapon), ("said by", claim.said_by))
    yield from ((field, value) for field, value in single if value is not None)


def _bounds(value: object) -> tuple[int | None, int | None, int | None]:
    return (value.low, value.best, value.high) if isinstance(value, Count) else (None, None, None)


def _plain(value: object) -> str:
    """A value as people write it; a range as ISO 8601 writes one, ".." where an end is open."""
    if isinstance(value, Place):
        return value.name
    if isinstance(value, When):
        return _range(value.start, value.end)
    if isinstance(value, Count):
        return str(value.best) if value.best is not None else _range(value.low, value.high)
    return str(value)


def _range(low: date | int | None, high: date | int | None) -> str:
    first, last = (".." if end is None else str(end) for end in (low, high))
    return first if first == last else f"{first}/{last}"
