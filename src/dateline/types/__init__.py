"""The types that flow up the staircase: frozen, without I/O, importing nothing else of Dateline."""

from dateline.types.capture import Capture
from dateline.types.claim import (
    Absence,
    Claim,
    Count,
    CountKind,
    Located,
    Place,
    PlaceRole,
    Precision,
    Status,
    Value,
    When,
)
from dateline.types.incident import Figure, Incident, Judgement
from dateline.types.reading import (
    Layer,
    Mark,
    Passage,
    Quantity,
    Reading,
    Reference,
    Standing,
    TimeExpression,
    Voice,
)
from dateline.types.report import Block, BlockKind, Report, Span

__all__ = [
    "Absence",
    "Block",
    "BlockKind",
    "Capture",
    "Claim",
    "Count",
    "CountKind",
    "Figure",
    "Incident",
    "Judgement",
    "Layer",
    "Located",
    "Mark",
    "Passage",
    "Place",
    "PlaceRole",
    "Precision",
    "Quantity",
    "Reading",
    "Reference",
    "Report",
    "Span",
    "Standing",
    "Status",
    "TimeExpression",
    "Value",
    "Voice",
    "When",
]
