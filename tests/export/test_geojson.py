"""GeoJSON: what geopandas makes of it, and honest geometry."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ExportError
from dateline.export.formats import format_named
from dateline.export.geojson import CORNERS, circle
from dateline.export.make import make
from dateline.gazetteer.geometry import kilometres
from dateline.types import Place
from tests.export.made import TOWN, Memory, Told, told

NINEVEH = Place("Nineveh", "admin1:IQ.15", None, 36.0, 42.5, "IRQ", "Nineveh", None, 4)
IRAQ = Place("Iraq", "geonames:99237", 99237, 33.0, 44.0, "IRQ", None, None, 6)
TIGRIS = Place("Tigris", "ours:tigris", None, 34.0, 43.0, None, None, None, 5)
ROAD = Place("road to Ravenna", None, None, 44.4, 12.2, "ITA", None, None, 5)
PLACES = (TOWN, NINEVEH, IRAQ, TIGRIS, ROAD, None)


def written(tmp_path: Path, name: str, *made: Told) -> Path:
    memory = Memory()
    for one in made:
        memory.add(one)
    form = format_named(name)
    make(memory, form, tmp_path / "out")
    return tmp_path / "out" / form.tables[0].file


def everywhere() -> tuple[Told, ...]:
    return tuple(told(f"i{number}", place=place) for number, place in enumerate(PLACES))


def test_geopandas_reads_it(tmp_path: Path) -> None:
    frame = gpd.read_file(written(tmp_path, "geojson", *everywhere()))
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.geom_type.tolist()[:2] == ["Point", "Polygon"]
    assert frame.geometry.isna().tolist() == [False, False, True, True, True, True]
    assert frame["shown_as"].tolist() == ["point", "area", "nothing", "nothing", "nothing", "nothing"]
    assert frame.geometry[1].is_valid
    assert frame.geometry[1].exterior.is_ccw
    assert frame["killed_best"].tolist() == [12] * 6


def test_it_is_geojson_after_rfc_7946(tmp_path: Path) -> None:
    found: dict[str, Any] = json.loads(
        written(tmp_path, "geojson", *everywhere()).read_text(encoding="utf-8")
    )
    assert found.keys() == {"type", "features"}
    for feature in found["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [12.20121, 44.41344]}


def test_an_empty_workspace_is_an_empty_collection(tmp_path: Path) -> None:
    path = written(tmp_path, "geojson")
    assert json.loads(path.read_text(encoding="utf-8")) == {"type": "FeatureCollection", "features": []}
    assert gpd.read_file(path).empty


def test_an_incident_without_a_geometry_is_counted(tmp_path: Path) -> None:
    written(tmp_path, "geojson", *everywhere())
    lines = (tmp_path / "out" / "losses.jsonl").read_text(encoding="utf-8").splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    assert kinds.count("place without a geometry") == 3


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    table = format_named("geojson").tables[0]
    path = tmp_path / "x.geojson"
    path.write_text('{"type": "FeatureCollection", "features": [\n[1]\n]}\n', encoding="utf-8")
    with pytest.raises(ExportError, match=r"x\.geojson:2 is no feature"):
        list(table.kind.read(path, table.columns))


@given(st.floats(-60, 60), st.floats(-150, 150), st.floats(1, 900))
def test_a_circle_is_closed_and_round(lat: float, lon: float, km: float) -> None:
    ring = circle(lat, lon, km)
    assert ring is not None
    assert ring[0] == ring[-1]
    assert len(ring) == CORNERS + 1
    assert all(abs(kilometres(lat, lon, corner[1], corner[0]) - km) < 0.01 for corner in ring)


@pytest.mark.parametrize(("lat", "lon"), [(0.0, 179.0), (0.0, -179.0), (88.0, 10.0)])
def test_no_circle_crosses_the_date_line_or_a_pole(lat: float, lon: float) -> None:
    assert circle(lat, lon, 400) is None


@pytest.mark.parametrize("name", ["geojson", "hxl"])
def test_disputes_are_told(tmp_path: Path, name: str) -> None:
    made = told()
    figure = replace(made.incident.figures[0], disputed=True)
    path = written(tmp_path, name, replace(made, incident=replace(made.incident, figures=(figure,))))
    assert "killed" in path.read_text(encoding="utf-8").splitlines()[-2 if name == "geojson" else -1]


@pytest.mark.parametrize("name", ["geojson", "hxl", "polecat", "plover"])
def test_the_same_store_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    found = []
    for number in range(2):
        out = tmp_path / str(number)
        memory = Memory()
        for one in everywhere():
            memory.add(one)
        make(memory, format_named(name), out)
        found.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert found[0] == found[1]
