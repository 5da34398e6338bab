"""Rows of Dateline's own tables that one incident gives: itself, its tolls, all that was said, and its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from dateline.export.shape import Cell, Content, Row
from dateline.types import Chosen, CountKind, Figure, Incident, Link, Place, Said, When

T = TypeVar("T")
TOLLS = (CountKind.KILLED, CountKind.INJURED)
"""Tolls that have columns of their own in the table of incidents; the table of figures has all."""


def row(table: str, incident_id: str, part: str, contents: Mapping[str, Content]) -> Row:
    """A row whose cells need no trace: the own tables hold their provenance themselves."""
    cells = {name: Cell(content) for name, content in contents.items() if content is not None}
    return Row(table, incident_id, cells, part)


def incident_rows(incident: Incident) -> Iterator[Row]:
    """All rows of one incident but those of its claims."""
    yield row("incidents", incident.id, "", incident_contents(incident))
    for figure in incident.figures:
        yield row("figures", incident.id, figure.what.value, _figure(incident.id, figure))
    for field, said in sayings(incident):
        for number, one in enumerate(said):
            yield row("said", incident.id, f"{field}/{number:04}", _said(incident.id, field, number, one))
    for link in incident.links:
        yield row("links", incident.id, f"{link.left}/{link.right}", _link(incident.id, link))


def sayings(incident: Incident) -> Iterator[tuple[str, tuple[Said[Any], ...]]]:
    """Every field and toll of an incident with what was said of it."""
    for field in ("date", "place", "actors", "targets", "weapon"):
        yield field, getattr(incident, field).said
    for figure in incident.figures:
        yield figure.what.value, figure.said


def incident_contents(incident: Incident) -> dict[str, Content]:
    """One incident as a row."""
    place = incident.place.value
    return {
        "id": incident.id,
        "kind": incident.kind,
        **_when(incident.date.value),
        "date_prec": incident.date.value.date_prec if incident.date.value else None,
        **_choice("date", incident.date),
        **(_place(place) if place else {}),
        **_choice("place", incident.place),
        "actors": list(incident.actors.value or ()),
        **_choice("actors", incident.actors),
        "targets": list(incident.targets.value or ()),
        **_choice("targets", incident.targets),
        "weapon": incident.weapon.value,
        **_choice("weapon", incident.weapon),
        **{name: figure for what in TOLLS for name, figure in _bounds(incident, what)},
        "voices": incident.voices,
        "disputed": incident.disputed,
        "claims": list(incident.claim_ids),
        "beside": list(incident.beside),
    }


def _choice(field: str, chosen: Chosen[T]) -> dict[str, Content]:
    return {f"{field}_rule": chosen.rule, f"{field}_disputed": chosen.disputed}


def _when(when: When | None) -> dict[str, Content]:
    if when is None:
        return {}
    return {"date_start": when.start, "date_end": when.end, "date_precision": when.precision.value}


def _place(place: Place) -> dict[str, Content]:
    return {
        "place": place.name,
        "place_key": place.key,
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "where_prec": place.precision,
    }


def _bounds(incident: Incident, what: CountKind) -> Iterator[tuple[str, Content]]:
    figure = incident.figure(what)
    for bound in ("low", "best", "high"):
        yield f"{what.value}_{bound}", getattr(figure, bound) if figure else None


def _figure(incident_id: str, figure: Figure) -> dict[str, Content]:
    return {
        "id": f"{incident_id}/{figure.what.value}",
        "incident": incident_id,
        "what": figure.what.value,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "rule": figure.rule,
        "disputed": figure.disputed,
        "shares": plain(figure.shares),
    }


def _said(incident_id: str, field: str, number: int, said: Said[Any]) -> dict[str, Content]:
    return {
        "id": f"{incident_id}/{field}/{number}",
        "incident": incident_id,
        "field": field,
        "claim": said.claim_id,
        "report": said.report_id,
        "voice": said.voice,
        "origin": said.origin,
        "status": said.status.value,
        "published": said.published,
        "value": plain(said.value.value),
        "partisan": said.partisan,
        "used": said.used,
        "reason": said.reason,
        "original": said.value.original,
        "spans": [[span.start, span.end] for span in said.value.evidence],
    }


def _link(incident_id: str, link: Link) -> dict[str, Content]:
    return {
        "id": f"{link.left}/{link.right}",
        "incident": incident_id,
        "left": link.left,
        "right": link.right,
        "score": float(link.score),
        "reason": link.reason,
        "points": dict(link.points),
    }


def plain(document: object) -> Any:
    """A document of ours as plain JSON values, just as the store keeps it."""
    return msgspec.to_builtins(document)
