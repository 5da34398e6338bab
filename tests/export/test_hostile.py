"""Text that breaks tables or runs in spreadsheets goes into every text cell, and comes back harmless."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest

from dateline.export.formats import format_named
from dateline.export.make import make
from dateline.types import Party, Place
from tests.export.made import Memory, told

HOSTILE = [
    '=cmd|" /C calc"!A0',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    'a "quoted", name;\nof two\r\nlines',
    "\x00nul\x1b[31m",
    "\u202eesrever\u2066",
    "\u200f\u0645\u062f\u064a\u0646\u0629",
    "\ud83d",
    "12",
    "N/A",
]


def store_of(words: list[str]) -> Memory:
    store = Memory()
    for number, text in enumerate(words * 10):
        place = Place(text, None, None, 44.0, 12.0, "ITA", text, text, 1)
        party = Party(text, True, "rebel", "ITA", "REB", text)
        one = told(f"i{number:03}", actors=(party,), place=place, outlet=text, headline=text, said_by=text)
        store.add(one)
    return store


@pytest.mark.parametrize(("shape", "file"), [("ucdp", "ged.csv"), ("acled", "acled.csv")])
def test_hostile_text_is_harmless(tmp_path: Path, shape: str, file: str) -> None:
    store = store_of(HOSTILE)
    make(store, format_named(shape), tmp_path / "out")
    frame = pl.read_csv(tmp_path / "out" / file)
    assert frame.height == len(HOSTILE) * 10
    for name in frame.select(pl.col(pl.String)).columns:
        for cell in frame[name].drop_nulls():
            assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r"), (name, cell)
            assert not set(cell) & set("\x00\x1b\n\r\t\u202e\u2066"), (name, cell)
    with (tmp_path / "out" / file).open(encoding="utf-8", newline="") as text:
        assert {len(row) for row in csv.reader(text)} == {len(frame.columns)}
    again = make(store, format_named(shape), tmp_path / "new", since=tmp_path / "out")
    assert again.delta == {"additions": 0, "changes": 0, "deletions": 0}
