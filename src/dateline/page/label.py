"""Labelled lines, and the report they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.types import Block, BlockKind, Capture, Report


@dataclass(frozen=True, slots=True)
class Labelled:
    """One block of a page as text, with its kind and the reason for it."""

    text: str
    kind: BlockKind
    reason: str


@dataclass(frozen=True)
class Head:
    """What a page says of itself. ``origins`` names for each filled field where it was read."""

    headline: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    dateline: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None
    origins: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = field(default=())


def build_report(capture: Capture, labelled: Sequence[Labelled], head: Head) -> Report:
    """The report of a capture: the labelled blocks, one newline between them."""
    blocks: list[Block] = []
    start = 0
    for block in labelled:
        blocks.append(Block(block.kind, start, start + len(block.text), block.reason))
        start += len(block.text) + 1
    return Report(
        id=capture.identity[:16],
        capture_sha256=capture.sha256,
        text="\n".join(block.text for block in labelled),
        blocks=tuple(blocks),
        headline=head.headline,
        standfirst=head.standfirst,
        authors=head.authors,
        contributors=head.contributors,
        dateline=head.dateline,
        outlet=head.outlet,
        published=head.published,
        language=head.language,
        origins=head.origins,
        notes=head.notes,
    )
