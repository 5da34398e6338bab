"""Incidents as CSV with HXL hashtags under the headers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.common import common_losses, other_places
from dateline.export.context import Context
from dateline.export.delimited import Delimited
from dateline.export.geojson import disputed_fields, joined, properties
from dateline.export.origins import came
from dateline.export.parties import range_losses
from dateline.export.plover_codes import is_point
from dateline.export.shape import Cell, Content, Loss, Row, Table
from dateline.export.sheets import hashtags, load_tables, table_of
from dateline.types import CountKind, Incident


@dataclass(frozen=True)
class Hxl:
    """HXL 1.1."""

    name: str = "hxl"
    title: str = "HXL"
    edition: str = "1.1"

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table of hxl.yaml."""
        sheet = load_tables("hxl")
        kind = Delimited(under=hashtags(sheet, "incidents"))
        return (table_of(sheet, "incidents", "incidents.csv", kind),)

    def rows(self, incident: Incident, context: Context) -> Iterator[Row | Loss]:
        """The row of one incident, and what it could not hold."""
        contents = _contents(incident, context)
        names = (column.name for column in self.tables[0].columns)
        cells = {name: Cell(contents.get(name), came(name, incident)) for name in names}
        yield Row("incidents", incident.id, cells)
        yield from _losses(incident)


def _contents(incident: Incident, context: Context) -> dict[str, Content]:
    place = incident.place.value
    reports = context.reports(incident)
    published = [report.published for report in reports if report.published]
    urls = dict.fromkeys(url for report in reports if (url := context.url(report.id)))
    point = place if place is not None and is_point(place) else None
    return properties(incident, context) | {
        "country_name": context.countries.name(place.country) if place else None,
        "lat": point.lat if point else None,
        "lon": point.lon if point else None,
        "abducted_best": _best(incident, CountKind.CAPTURED) if incident.kind == "abduction" else None,
        "displaced_best": _best(incident, CountKind.DISPLACED),
        "disputed": joined(disputed_fields(incident)),
        "urls": " ".join(urls) or None,
        "published": min(published) if published else None,
    }


def _best(incident: Incident, what: CountKind) -> int | None:
    figure = incident.figure(what)
    return figure.best if figure else None


def _losses(incident: Incident) -> Iterator[Loss]:
    only_best = {CountKind.DISPLACED} | ({CountKind.CAPTURED} if incident.kind == "abduction" else set())
    yield from range_losses(incident, frozenset(only_best))
    held = (CountKind.KILLED, CountKind.INJURED, *only_best)
    yield from common_losses(incident, tolls=held, weapon=True)
    yield from other_places(incident)
    place = incident.place.value
    if place is not None and place.lat is not None and not is_point(place):
        yield Loss("area without a point", incident.id, f"{place.name}, where_prec {place.precision}")


HXL = Hxl()
