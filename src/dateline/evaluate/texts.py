"""A text of a gold set as a reading: no page around it, one block of body."""

from __future__ import annotations

from datetime import date

from dateline.pipeline import Pipeline
from dateline.types import Block, BlockKind, Reading, Report


def read_text(line: Pipeline, name: str, text: str, published: date | None = None) -> Reading:
    """Read a text all the way to its claims; its characters stay where they are."""
    blocks = (Block(BlockKind.BODY, 0, len(text), "gold"),)
    return read_report(line, Report(name, "", text, blocks, published=published))


def read_report(line: Pipeline, report: Report) -> Reading:
    """Read a report whose blocks are known all the way to its claims."""
    reading = line.reader.read(report)
    for stage in line.stages:
        reading = stage(reading)
    return reading
