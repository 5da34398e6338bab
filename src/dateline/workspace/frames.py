"""Claims and incidents as frames: a row each, built in pieces so that documents never stand in memory together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

import polars as pl

from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.columns import LARGEST
from dateline.store.values import main_place
from dateline.types import Claim, Count, CountKind, Figure, Incident, Place, Report, When

_PIECE = 5000
"""Rows turned into columns at a time."""

_NAMES = pl.List(pl.String)
_COUNTED = (CountKind.KILLED, CountKind.INJURED, CountKind.CAPTURED, CountKind.DISPLACED)
_TOLLS = {f"{what}_{bound}": pl.Int64 for what in _COUNTED for bound in ("low", "best", "high")}
_WHEN: Mapping[str, Any] = {
    "date_start": pl.Date,
    "date_end": pl.Date,
    "date_precision": pl.String,
    "date_prec": pl.Int8,
}
_WHERE: Mapping[str, Any] = {
    "place": pl.String,
    "place_key": pl.String,
    "lat": pl.Float64,
    "lon": pl.Float64,
    "country": pl.String,
    "admin1": pl.String,
    "admin2": pl.String,
    "where_prec": pl.Int8,
}
CLAIMS: Mapping[str, Any] = {
    "id": pl.String,
    "report_id": pl.String,
    "incident_id": pl.String,
    "dispatch_id": pl.String,
    "outlet": pl.String,
    "published": pl.Date,
    "headline": pl.String,
    "kind": pl.String,
    "status": pl.String,
    **_WHEN,
    **_WHERE,
    "actor": _NAMES,
    "target": _NAMES,
    "weapon": pl.String,
    "said_by": pl.String,
    **_TOLLS,
    "quote": pl.String,
    "quote_start": pl.Int64,
    "quote_end": pl.Int64,
    "confidence": pl.Float64,
}
"""The columns of the claims' frame."""

INCIDENTS: Mapping[str, Any] = {
    "id": pl.String,
    "kind": pl.String,
    **_WHEN,
    **_WHERE,
    "actors": _NAMES,
    "targets": _NAMES,
    "weapon": pl.String,
    **_TOLLS,
    "disputed": pl.Boolean,
    "voices": pl.Int64,
    "claim_ids": _NAMES,
    "beside": _NAMES,
}
"""The columns of the incidents' frame."""


def claims_frame(store: Store) -> pl.DataFrame:
    """Every claim with the words that tell it, its report's head, and the incident it is in."""
    member = dict(store.incidents.memberships())
    dispatch = dict(store.copies.each())
    rows = (
        _claim(claim, coded.report, member.get(claim.id), dispatch.get(claim.report_id, claim.report_id))
        for coded in store.reports.coded()
        for claim in coded.claims
    )
    return _frame(rows, CLAIMS)


def incidents_frame(store: Store) -> pl.DataFrame:
    """Every incident with the values chosen."""
    return _frame((_incident(incident) for incident in store.incidents.each()), INCIDENTS)


def to_pandas(frame: pl.DataFrame) -> Any:
    """The same frame for pandas; StoreError where pandas or pyarrow is not installed."""
    try:
        return frame.to_pandas()
    except ImportError as error:
        raise StoreError(f"frames for pandas need pandas and pyarrow: {error}") from error


def _frame(rows: Iterable[dict[str, Any]], schema: Mapping[str, Any]) -> pl.DataFrame:
    remaining = iter(rows)
    pieces = [pl.DataFrame(schema=schema)]
    while some := list(islice(remaining, _PIECE)):
        pieces.append(pl.DataFrame(some, schema=schema, orient="row"))
    return pl.concat(pieces)


def _claim(claim: Claim, report: Report, incident_id: str | None, dispatch_id: str) -> dict[str, Any]:
    span = claim.evidence[0]
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "incident_id": incident_id,
        "dispatch_id": dispatch_id,
        "outlet": report.outlet,
        "published": report.published,
        "headline": report.headline,
        "kind": claim.kind,
        "status": claim.status.value,
        **_when(claim.date.value if claim.date else None),
        **_where(main_place(claim)),
        "actor": [value.value for value in claim.actor],
        "target": [value.value for value in claim.target],
        "weapon": claim.weapon.value if claim.weapon else None,
        "said_by": claim.said_by.value if claim.said_by else None,
        **_tolls((value.value.what, value.value) for value in claim.counts),
        "quote": report.quote(span),
        "quote_start": span.start,
        "quote_end": span.end,
        "confidence": claim.confidence,
    }


def _incident(incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id,
        "kind": incident.kind,
        **_when(incident.date.value),
        **_where(incident.place.value),
        "actors": list(incident.actors.value or ()),
        "targets": list(incident.targets.value or ()),
        "weapon": incident.weapon.value,
        **_tolls((figure.what, figure) for figure in incident.figures),
        "disputed": incident.disputed,
        "voices": incident.voices,
        "claim_ids": list(incident.claim_ids),
        "beside": list(incident.beside),
    }


def _when(when: When | None) -> dict[str, Any]:
    return {
        "date_start": when.start if when else None,
        "date_end": when.end if when else None,
        "date_precision": when.precision.value if when else None,
        "date_prec": when.date_prec if when else None,
    }


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return dict.fromkeys(_WHERE)
    return {
        "place": place.name,
        "place_key": place.key,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "where_prec": place.precision,
    }


def _tolls(told: Iterable[tuple[CountKind, Count | Figure]]) -> dict[str, int | None]:
    """The bounds of each kind of toll; of two figures of one kind the first."""
    found: dict[str, int | None] = dict.fromkeys(_TOLLS)
    seen: set[CountKind] = set()
    for what, count in told:
        if what in _COUNTED and what not in seen:
            seen.add(what)
            found |= {f"{what}_{bound}": _held(getattr(count, bound)) for bound in ("low", "best", "high")}
    return found


def _held(figure: int | None) -> int | None:
    """The figure, None for one that no column of 64 bits holds."""
    return None if figure is None or figure > LARGEST else figure
