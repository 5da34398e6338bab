"""The incidents that a map is asked for, from the workspace: their places, their days, and the rows of a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.desk.desk import Desk
from dateline.desk.map.asked import DOTS, At
from dateline.desk.map.days import Bucket
from dateline.desk.map.extent import Form, form_of
from dateline.desk.map.sites import Site
from dateline.store.days import Days
from dateline.store.facets import Facets
from dateline.store.filters import Box, IncidentFilter
from dateline.store.sites import SiteRow

_PRECISIONS = (None, 1, 2, 3, 4, 5, 6, 7)
_NIGH = 1e-6
"""Degrees: what two ways of writing one number may differ by."""


def find_sites(desk: Desk, wanted: IncidentFilter) -> tuple[Site, ...]:
    """The places of the incidents wanted, each once for each precision."""
    browse = desk.store.browse
    return desk.kept.get(desk.store, ("sites", wanted), lambda: tuple(map(_site, browse.sites(wanted))))


def find_days(desk: Desk, wanted: IncidentFilter) -> Days:
    """How many there are by day, month or year."""
    return desk.kept.get(desk.store, ("days", wanted), lambda: desk.store.browse.days(wanted))


def find_facets(desk: Desk) -> Facets:
    """What all incidents are made of, to choose from."""
    return desk.kept.get(desk.store, "facets", desk.store.browse.facets)


def buckets(days: Days) -> Iterator[Bucket]:
    """The columns of a time line that hold something."""
    return (Bucket(bar.start, bar.end, bar.count) for bar in days.bars)


def at_mark(wanted: IncidentFilter, at: At | None) -> IncidentFilter:
    """The incidents that a mark stands for; those that no mark can show for None."""
    if at is None:
        return replace(wanted, placed=False)
    wanted = replace(wanted, placed=True, precisions=_precisions(at.form))
    if at.key is not None:
        return replace(wanted, place_key=at.key)
    if at.point is not None:
        lat, lon = at.point
        return replace(wanted, box=Box(lon - _NIGH, lat - _NIGH, lon + _NIGH, lat + _NIGH))
    if at.box is None or at.box[2] - at.box[0] >= 360:
        return wanted
    west, south, east, north = at.box
    return replace(wanted, box=Box(_turned(west), south, _turned(east), north))


def _precisions(form: str) -> tuple[int | None, ...]:
    """UCDP's codes of the places that such a mark stands for: areas of every sort are one."""
    exact = {DOTS: {Form.POINT, Form.NEAR}, Form.POINT: {Form.POINT}, Form.NEAR: {Form.NEAR}}
    if form in exact:
        return tuple(one for one in _PRECISIONS if form_of(one) in exact[form])
    return tuple(one for one in _PRECISIONS if form_of(one) not in exact[DOTS])


def _site(row: SiteRow) -> Site:
    point = (row.lat, row.lon) if row.lat is not None and row.lon is not None else None
    return Site(
        row.key,
        row.name or "",
        point,
        row.precision,
        row.country,
        row.incidents,
        row.killed,
        row.disputed,
        row.unverified,
    )


def _turned(lon: float) -> float:
    """The same meridian, counted from -180 to 180."""
    return (lon + 180) % 360 - 180
