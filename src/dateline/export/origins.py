"""Where the cells of formats came from whose columns are named after the fields of an incident."""

from __future__ import annotations

from dateline.export.context import traces
from dateline.export.shape import Trace
from dateline.types import Incident

_FIELDS = {
    "date": {"date_start", "date_end", "date_precision"},
    "place": {
        "place", "country", "country_name", "admin1", "admin2", "where_prec", "lat", "lon", "shown_as", "radius_km",
        "geometry",
    },
    "actors": {"actors"},
    "targets": {"targets"},
    "weapon": {"weapon"},
}  # fmt: skip
_TOLLS = {"abducted": "captured"}


def came(column: str, incident: Incident) -> tuple[Trace, ...]:
    """What a column was made from: its field or toll with all that was used of it, else the incident as a whole."""
    toll = column.partition("_")[0]
    figure = next((one for one in incident.figures if one.what.value == _TOLLS.get(toll, toll)), None)
    if figure is not None:
        return traces(figure.said, figure.rule)
    for field, columns in _FIELDS.items():
        if column in columns:
            chosen = getattr(incident, field)
            return traces(chosen.said, chosen.rule)
    return (Trace("the incident as a whole"),)
