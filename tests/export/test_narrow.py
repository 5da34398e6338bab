"""An export of some kinds and countries alone."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl

from dateline.export.formats import format_named
from dateline.export.make import make
from dateline.export.shape import Options
from tests.export.made import Memory, told


def store() -> Memory:
    """A killing and a shelling."""
    return Memory().add(told("i1", kind="killing")).add(told("i2", kind="shelling"))


def kinds(tmp_path: Path, options: Options) -> list[str]:
    """The kinds of the incidents that an export keeps."""
    make(store(), format_named("parquet"), tmp_path / "out", options)
    return sorted(pl.read_parquet(tmp_path / "out" / "incidents.parquet")["kind"].to_list())


def test_kinds_are_kept_alone_with_their_reports(tmp_path: Path) -> None:
    assert kinds(tmp_path, Options()) == ["killing", "shelling"]
    assert kinds(tmp_path, Options(kinds=("shelling",))) == ["shelling"]
    assert len(pl.read_parquet(tmp_path / "out" / "reports.parquet")) == 1
    assert kinds(tmp_path, Options(kinds=("siege",))) == []


def test_countries_are_kept_alone(tmp_path: Path) -> None:
    place = told("i1").incident.place.value
    assert place is not None and place.country is not None
    assert kinds(tmp_path, Options(countries=(place.country,))) == ["killing", "shelling"]
    assert kinds(tmp_path, Options(countries=("FRA",))) == []


def test_the_manifest_says_what_was_kept(tmp_path: Path) -> None:
    kinds(tmp_path, Options(kinds=("siege", "battle"), countries=("IRQ",)))
    filters = json.loads((tmp_path / "out" / "manifest.json").read_text())["filters"]
    assert (filters["kinds"], filters["countries"]) == (["battle", "siege"], ["IRQ"])
    assert "kinds" not in Options().record()
