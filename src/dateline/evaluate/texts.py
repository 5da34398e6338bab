"""A text of a gold set as a report or reading: no page around it, all of it body."""

from __future__ import annotations

import re
from datetime import date

from dateline.pipeline import Pipeline
from dateline.types import Block, BlockKind, Reading, Report

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\n\s*\n|\s*\Z)", re.DOTALL)


def paragraphs(name: str, text: str, published: date | None = None) -> Report:
    """A text as a report of paragraphs, parted by blank lines; its characters stay where they are."""
    blocks = tuple(
        Block(BlockKind.BODY, match.start(), match.end(), "paragraph") for match in _PARAGRAPH.finditer(text)
    )
    return Report(name, "", text, blocks, published=published)


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
