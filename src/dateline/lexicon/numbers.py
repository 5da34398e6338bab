"""Vague numbers, bounds and units, compiled for the reader of quantities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from dateline.lexicon.sheet import Sheet, read_sheet
from dateline.lexicon.sheets import VagueNumber, Words


class Bounds(Sheet):
    """Words before a figure, by what the figure is kept as."""

    low: Words
    high: Words
    best: Words


class NumbersSheet(Sheet):
    """numbers.yaml."""

    vague: dict[str, VagueNumber]
    bounds: Bounds
    units: Words


@dataclass(frozen=True)
class Numbers:
    """``vague`` by words, ``bounds`` words -> "low" | "high" | "best", ``units`` that are never people."""

    vague: Mapping[str, VagueNumber]
    bounds: Mapping[str, str]
    units: frozenset[str]


def load_numbers(path: Traversable) -> Numbers:
    """Read numbers.yaml; raises CodebookError."""
    sheet = read_sheet(path, NumbersSheet)
    bounds = dict.fromkeys(sheet.bounds.low, "low")
    bounds |= dict.fromkeys(sheet.bounds.high, "high")
    bounds |= dict.fromkeys(sheet.bounds.best, "best")
    return Numbers(sheet.vague, bounds, frozenset(sheet.units))
