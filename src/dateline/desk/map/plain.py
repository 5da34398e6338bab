"""The map as one picture made on the server, for a browser without a script or without WebGL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import cos, log2, radians, sqrt
from xml.sax.saxutils import escape, quoteattr

from dateline.brief.outlines import load_outlines
from dateline.desk.map.areas import Shape
from dateline.desk.map.framing import framed
from dateline.desk.map.marks import marks
from dateline.desk.map.sites import TILE, Box, Site
from dateline.gazetteer import Gazetteer

WIDE, HIGH = 960, 560
_MARGIN = 1.15
_LEAST = 4.0
"""Degrees: the smallest part of the world that is drawn."""
_SEA, _LAND, _BORDER, _INK, _AREA = "#e9ecea", "#fbf9f4", "#cbc4b5", "#211f1b", "#5c4a2f"

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, and a page may: a picture with one of them is none."""


class _Paper:
    """Where degrees lie on the picture: a degree of longitude is narrowed as it is in the middle."""

    def __init__(self, box: Box) -> None:
        west, south, east, north = box
        self._squeeze = max(0.2, cos(radians((south + north) / 2)))
        wide, high = (east - west) * self._squeeze * _MARGIN, (north - south) * _MARGIN
        self._scale = min(WIDE / max(wide, _LEAST), HIGH / max(high, _LEAST))
        self._x, self._y = (west + east) / 2, (south + north) / 2

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        x = WIDE / 2 + (lon - self._x) * self._squeeze * self._scale
        return round(x, 1), round(HIGH / 2 - (lat - self._y) * self._scale, 1)

    def path(self, rings: Sequence[Sequence[Sequence[float]]]) -> str:
        return " ".join(
            "M" + "L".join("{} {}".format(*self.at(*point[:2])) for point in ring) + "Z" for ring in rings
        )

    @property
    def zoom(self) -> float:
        """The zoom at which a map of the browser is as near."""
        return max(0.0, log2(self._scale * 360 / TILE))

    @property
    def box(self) -> Box:
        across, up = WIDE / 2 / self._scale / self._squeeze, HIGH / 2 / self._scale
        return self._x - across, self._y - up, self._x + across, self._y + up


def plain_map(sites: Sequence[Site], gazetteer: Gazetteer) -> str:
    """The picture as SVG: land, areas with their number, dots with theirs and the name of the place."""
    paper = _Paper(framed(sites))
    drawn = marks(sites, (-180, -90, 180, 90), paper.zoom, gazetteer)
    parts = [f'<rect width="{WIDE}" height="{HIGH}" fill="{_SEA}"/>', *_land(paper)]
    for area in drawn["areas"]:
        dash = "" if area["form"] in {"unit", "country"} else ' stroke-dasharray="4 3"'
        parts.append(
            f'<path d="{paper.path(_rings(area["shape"]))}" fill="{_AREA}" fill-opacity="0.12" stroke="{_AREA}"{dash}/>'
        )
    for area in drawn["areas"]:
        parts.append(
            _words(*paper.at(area["lon"], area["lat"]), f"{area['name']} {area['incidents']}", "middle")
        )
    for dot in drawn["dots"]:
        x, y = paper.at(dot["lon"], dot["lat"])
        radius = round(4 + min(10.0, sqrt(dot["incidents"])), 1)
        hollow = dot["near"] == dot["incidents"]
        fill, dash = (_LAND, ' stroke-dasharray="3 2"') if hollow else (_INK, "")
        parts.append(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" stroke="{_INK}"{dash}/>')
        parts.append(_words(x + radius + 3, y + 4, f"{dot['name']} {dot['incidents']}"))
    inner = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">{inner}</svg>'


def _land(paper: _Paper) -> Iterator[str]:
    west, south, east, north = paper.box
    for outline in load_outlines():
        rings = [
            ring
            for ring in outline.rings
            if max(x for x, _ in ring) >= west
            and min(x for x, _ in ring) <= east
            and max(y for _, y in ring) >= south
            and min(y for _, y in ring) <= north
        ]
        if rings:
            yield f'<path d="{paper.path(rings)}" fill="{_LAND}" fill-rule="evenodd" stroke="{_BORDER}"/>'


def _rings(shape: Shape) -> list[Sequence[Sequence[float]]]:
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [ring for part in parts for ring in part]


def _words(x: float, y: float, words: str, anchor: str = "start") -> str:
    face = f"font-family={quoteattr('Source Sans, sans-serif')}"
    said = escape(_NO_XML.sub("\ufffd", words))
    return f'<text x="{x}" y="{y}" font-size="13" {face} text-anchor="{anchor}" fill="{_INK}">{said}</text>'
