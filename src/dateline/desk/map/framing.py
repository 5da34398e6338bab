"""The part of the world that a map shows at first: all that it has to show."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.desk.map.areas import box_of, country_area
from dateline.desk.map.extent import Form
from dateline.desk.map.sites import Box, Site

_WORLD: Box = (-170.0, -56.0, 190.0, 75.0)
_MARGIN = 0.5
"""Degrees around a single place."""


def framed(sites: Sequence[Site]) -> Box:
    """A box around all places, and around the whole land of one that is known only by its country."""
    boxes = [box for site in sites if (box := _box(site)) is not None]
    if not boxes:
        return _WORLD
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return west, south, east, north


def _box(site: Site) -> Box | None:
    if site.form is Form.COUNTRY and (land := country_area(site.country or "")) is not None:
        return box_of(land)
    if site.point is None:
        return None
    lat, lon = site.point
    return lon - _MARGIN, lat - _MARGIN, lon + _MARGIN, lat + _MARGIN
