"""A text of a gold set as a reading: no page around it, one block of body."""

from __future__ import annotations

from dateline.pipeline import Pipeline
from dateline.types import Block, BlockKind, Reading, Report


def read_text(line: Pipeline, name: str, text: str) -> Reading:
    """Read a text all the way to its claims; its characters stay where they are."""
    report = Report(name, "", text, (Block(BlockKind.BODY, 0, len(text), "gold"),))
    reading = line.reader.read(report)
    for stage in line.stages:
        reading = stage(reading)
    return reading
