"""The accuracy card: for each column of a data set what was measured, on which gold data, beside a naive baseline.

What each figure means stands in accuracy.yaml, the figures themselves in measured.json, which evals/measure.py writes
out of the results of the gate. A figure is never written by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from dateline.sheet import Sheet, read_sheet

_CLAIMS = "claims"
_PERCENT = 100


class GoldSheet(Sheet):
    """Gold data: their name, how many there are, and what to keep in mind."""

    name: str
    size: str
    caution: str


class FigureSheet(Sheet):
    """One figure: where it stands in a stage's scores, and what a score of ``per`` means all of it."""

    stage: str
    path: str
    says: str
    gold: str
    baseline: str | None = None
    against: str | None = None
    per: Literal[1, 100]


class ColumnSheet(Sheet):
    """One column: what is asked of it, and what of it nobody has measured."""

    about: str
    missing: str
    figures: tuple[FigureSheet, ...]


class CardSheet(Sheet):
    """accuracy.yaml."""

    golds: dict[str, GoldSheet]
    columns: dict[str, ColumnSheet]


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure in percent, and what the baseline ``against`` reaches on the same gold; None where none was run."""

    percent: float
    says: str
    gold: GoldSheet
    baseline: float | None
    against: str | None


@dataclass(frozen=True, slots=True)
class ColumnCard:
    """What was measured of one column, and what was not."""

    name: str
    about: str
    missing: str
    figures: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class KindScore:
    """Claims of one kind in our coded reports: right ones, ones too many, and ones that were missed."""

    found: int
    wrong: int
    missed: int

    @property
    def gold(self) -> int:
        """How many a careful coder has."""
        return self.found + self.missed


@dataclass(frozen=True, slots=True)
class Card:
    """The whole card; ``kinds`` has those that the coded reports tell or the machine found there."""

    columns: tuple[ColumnCard, ...]
    kinds: Mapping[str, KindScore]
    golds: Mapping[str, GoldSheet]


def card_sheet() -> CardSheet:
    """What the card's figures mean; raises CodebookError where the sheet is wrong."""
    return read_sheet(resources.files("dateline.evaluate") / "accuracy.yaml", CardSheet)


def measured() -> dict[str, Any]:
    """The figures by stage and path, with the sha256 of the gold data that each stage was measured on."""
    text = (resources.files("dateline.evaluate") / "measured.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)["stages"]
    return found


@cache
def load_card() -> Card:
    """The card that is shipped."""
    sheet, stages = card_sheet(), measured()
    columns = tuple(
        ColumnCard(name, one.about, one.missing, tuple(_figures(one, sheet, stages)))
        for name, one in sheet.columns.items()
    )
    return Card(columns, _kinds(stages[_CLAIMS]["figures"]), sheet.golds)


def paths_of(sheet: CardSheet) -> Iterator[tuple[str, str]]:
    """Stage and path of every figure that the card shows."""
    for column in sheet.columns.values():
        for figure in column.figures:
            yield figure.stage, figure.path
            if figure.baseline is not None:
                yield figure.stage, figure.baseline


def _figures(column: ColumnSheet, sheet: CardSheet, stages: Mapping[str, Any]) -> Iterator[Measured]:
    for one in column.figures:
        figures, scale = stages[one.stage]["figures"], _PERCENT / one.per
        baseline = figures[one.baseline] * scale if one.baseline is not None else None
        yield Measured(figures[one.path] * scale, one.says, sheet.golds[one.gold], baseline, one.against)


def _kinds(figures: Mapping[str, Any]) -> dict[str, KindScore]:
    """The counts of each kind, which stand under "by_kind.KIND.found" and so on."""
    kinds = sorted({path.split(".")[1] for path in figures if path.startswith("by_kind.")})
    return {
        kind: KindScore(*(int(figures[f"by_kind.{kind}.{name}"]) for name in ("found", "wrong", "missed")))
        for kind in kinds
    }
