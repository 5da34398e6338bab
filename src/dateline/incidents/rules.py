"""The written rules of ``rules.yaml``: the words beside every value, and the few numbers behind them."""

from __future__ import annotations

from functools import cache
from importlib import resources

from dateline.sheet import Sheet, read_sheet


class FigureRules(Sheet):
    """How the best figure of a toll was found."""

    only: str
    agree: str
    most: str
    lowest: str
    unverified: str
    partisan: str
    none: str
    sum: str
    picked: str


class Notes(Sheet):
    """What is added behind a rule."""

    bound: str
    overtaken: str
    widened: str
    beyond: str
    lower: str


class Reasons(Sheet):
    """What became of each figure."""

    best: str
    leaves_room: str
    low: str
    high: str
    within: str
    unverified: str
    partisan: str
    below: str
    copy_of: str
    same_voice: str
    later_voice: str
    corrected: str
    part: str
    added: str
    picked: str
    replaced: str


class ValueRules(Sheet):
    """How dates, places, parties and weapons were chosen."""

    nobody: str
    before: str
    only: str
    agree: str
    most: str
    exact: str
    partisan: str
    picked: str
    chosen: str
    room: str
    beside: str
    differs: str


class Rules(Sheet):
    """The sheet ``rules.yaml``, which explains its fields."""

    figures: FigureRules
    notes: Notes
    reasons: Reasons
    values: ValueRules
    deeds: frozenset[str]
    leaving: frozenset[str]
    lasting: frozenset[str]
    weapons: dict[str, frozenset[str]]
    same_place_km: float
    other_place_km: float
    sure: float


@cache
def load_rules() -> Rules:
    """The rules that are shipped; raises CodebookError where the sheet is wrong."""
    return read_sheet(resources.files("dateline.incidents") / "rules.yaml", Rules)
