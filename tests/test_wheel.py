"""What goes into a wheel: whoever installs one has all of Dateline, and the desk opens from it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.console import ROOT

NEEDED = (
    "dateline/desk/templates/base.html",
    "dateline/desk/static/css/desk.css",
    "dateline/desk/static/vendor/htmx.js",
    "dateline/desk/static/vendor/maplibre-gl.mjs",
    "dateline/desk/static/vendor/countries.json",
    "dateline/desk/map/areas.json.gz",
    "dateline/codebook/kinds/bombing.yaml",
    "dateline/lexicon/cues.yaml",
    "dateline/gazetteer/places.sqlite",
    "dateline/page/weights/lines.onnx",
    "dateline/read/weights/reader.onnx",
    "dateline/read/weights/tokenizer.json",
    "dateline/store/migrations/versions/0006_views.py",
    "dateline/brief/templates/brief.html.j2",
    "dateline/examples/wire.jsonl",
)
"""One file of each sort that an installed Dateline loads by its name."""


@cache
def held() -> frozenset[str]:
    """The files of a wheel, listed as its builder would put them in, and none of them packed."""
    builder = WheelBuilder(str(ROOT))
    data = builder.get_default_build_data()
    builder.set_build_data_defaults(data)
    for hook in builder.get_build_hooks(str(ROOT / "dist")).values():
        hook.initialize("standard", data)
    with builder.config.set_build_data(data):
        return frozenset(file.distribution_path for file in builder.recurse_included_files()) | frozenset(
            file.distribution_path
            for file in builder.recurse_forced_files(builder.get_forced_inclusion_map(data))
        )


def test_a_wheel_holds_every_file_of_the_package() -> None:
    source = ROOT / "src"
    there = {path for path in (source / "dateline").rglob("*") if path.is_file()}
    wanted = {path.relative_to(source).as_posix() for path in there if "__pycache__" not in path.parts}
    assert len(wanted) > 500
    assert sorted(wanted - held()) == []


@pytest.mark.parametrize("name", NEEDED)
def test_a_wheel_holds_what_is_loaded_by_its_name(name: str) -> None:
    assert name in held()


def test_a_wheel_holds_the_example_reports() -> None:
    reports = {path.name for path in Path(ROOT / "examples" / "reports").iterdir()}
    assert reports == {Path(name).name for name in held() if name.startswith("dateline/examples/")}
