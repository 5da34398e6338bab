"""What a map draws of the places in its view, as JSON: dots with numbers, and areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.desk.map.areas import box_of, middle_of
from dateline.desk.map.asked import DOTS
from dateline.desk.map.extent import Extent, Form, extent
from dateline.desk.map.sites import Box, Cluster, Site, clusters, counts_as_point, within
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.geometry import away

MOST = 1_000
"""Marks of each sort in one answer, the largest ones: what a browser still moves without a stutter."""
_STEPS = 4
"""Steps of the zoom between two levels."""
Record = dict[str, Any]


def stepped(zoom: float) -> float:
    """The zoom that marks are made for: what is one mark changes at its steps alone."""
    return round(zoom * _STEPS) / _STEPS


def marks(
    sites: Sequence[Site],
    box: Box,
    zoom: float,
    gazetteer: Gazetteer,
    made: Sequence[Cluster] | None = None,
) -> Record:
    """The dots and areas to be drawn in a box, and how many incidents stand where no map can show them.

    ``made`` are the clusters of all these places at the stepped zoom, where somebody has them: they do not
    depend on the box, so that nothing changes where a map is only moved.
    """
    drawn_at, wide = stepped(zoom), _wider(box)
    dots = [one for one in made or clusters(sites, drawn_at) if within(one.point, wide)]
    roughly = _areas((site for site in sites if not counts_as_point(site, drawn_at)), box, gazetteer)
    left_out = max(0, len(dots) - MOST) + max(0, len(roughly) - MOST)
    return {
        "dots": [_dot(one, drawn_at) for one in dots[:MOST]],
        "areas": roughly[:MOST],
        "left_out": left_out,
        "nowhere": sum(site.incidents for site in sites if site.point is None),
    }


def _dot(cluster: Cluster, zoom: float) -> Record:
    first = cluster.sites[0]
    places = {site.key or site.point for site in cluster.sites}
    near = sum(site.incidents for site in cluster.sites if site.form is Form.NEAR)
    lat, lon = cluster.point
    place = first.key or f"{lat},{lon}"
    return {
        "at": f"{DOTS}@{place}~{zoom:g}"
        if len(places) > 1
        else f"{first.form if near == 0 else DOTS}@{place}",
        "lat": lat,
        "lon": lon,
        "name": first.name,
        "more": len(places) - 1,
        "incidents": cluster.incidents,
        "near": near,
        "killed": cluster.killed,
        "disputed": sum(site.disputed for site in cluster.sites),
        "unverified": sum(site.unverified for site in cluster.sites),
    }


def _areas(sites: Iterable[Site], box: Box, gazetteer: Gazetteer) -> list[Record]:
    """Areas that meet the box, the one with most incidents first."""
    about = _by_degrees(box)
    together: defaultdict[tuple[object, ...], list[Site]] = defaultdict(list)
    for site in sites:
        if site.point is not None and (site.form is not Form.NEAR or within(site.point, about)):
            together[site.form is Form.NEAR, site.key or site.point].append(site)
    made: list[Record] = []
    for found in together.values():
        first = min(found, key=lambda site: site.precision or 9)
        assert first.point is not None
        drawn = extent(first.precision, first.key, first.country, first.point, gazetteer)
        if drawn.shape is not None and _meet(box_of(drawn.shape), box):
            made.append(_area(found, drawn, first.point))
    return sorted(made, key=lambda one: (-one["incidents"], one["name"], one["at"]))


def _area(sites: Sequence[Site], drawn: Extent, point: tuple[float, float]) -> Record:
    assert drawn.shape is not None
    lat, lon = point
    if drawn.form in {Form.UNIT, Form.TOWNS, Form.COUNTRY}:
        lat, lon = middle_of(drawn.shape)
    elif drawn.form is Form.NEAR and drawn.km:
        lat, lon = away(lat, lon, drawn.km, 0.0)  # on the rim: the dot of the town has the middle
    killed = [site.killed for site in sites if site.killed is not None]
    return {
        "at": f"{drawn.form}@{sites[0].key or f'{point[0]},{point[1]}'}",
        "form": drawn.form.value,
        "words": drawn.words,
        "lat": round(lat, 4),
        "lon": round(lon, 4),
        "name": sites[0].name,
        "incidents": sum(site.incidents for site in sites),
        "killed": sum(killed) if killed else None,
        "disputed": sum(site.disputed for site in sites),
        "unverified": sum(site.unverified for site in sites),
        "shape": drawn.shape,
    }


def _meet(one: Box, other: Box) -> bool:
    """Whether two boxes share a part, whichever way around the earth their longitudes are counted."""
    if one[1] > other[3] or other[1] > one[3]:
        return False
    return (other[0] - one[0]) % 360 <= one[2] - one[0] or (one[0] - other[0]) % 360 <= other[2] - other[0]


def _by_degrees(box: Box) -> Box:
    """A box with so much around it that a circle of 25 km outside does not reach in, but at the very poles."""
    west, south, east, north = box
    return west - 3, south - 0.3, min(east + 3, west + 357), north + 0.3


def _wider(box: Box) -> Box:
    """A box with a fifth on every side, so that marks are there when the map is moved a little."""
    west, south, east, north = box
    x, y = (east - west) / 5, (north - south) / 5
    return west - x, south - y, min(east + x, west - x + 360), north + y
