"""Everything that a codebook lacks or has too much of, with file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dateline.codebook.check import class_faults, gaps, page_faults
from dateline.codebook.dead import dead_frames, ties
from dateline.codebook.load import Codebook, Layers


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend, or a note: what a person may want to know and need not mend."""

    file: str
    line: int
    message: str
    is_note: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {'note: ' if self.is_note else ''}{self.message}"


def review(layers: Layers, classes: Collection[str]) -> list[Finding]:
    """What is wrong with the pages, by file and line; ``classes`` are those of the lexicon.

    What a user's page does to one of ours is a note: it may well be meant.
    """
    codebook = layers.unchecked()
    found = {*_page_findings(layers, classes), *_gap_findings(codebook), *_frame_findings(codebook)}
    return sorted(found)


def _page_findings(layers: Layers, classes: Collection[str]) -> Iterator[Finding]:
    for file in layers.files:
        for loc, message in (*page_faults(file.page, layers.kinds), *class_faults(file.page, classes)):
            yield Finding(file.name, file.line(loc), message)


def _gap_findings(codebook: Codebook) -> Iterator[Finding]:
    last = {file.page.kind: file for file in codebook.files}
    for kind, page in codebook.pages.items():
        for loc, message in gaps(page):
            yield Finding(last[kind].name, last[kind].line(loc), message)


def _frame_findings(codebook: Codebook) -> Iterator[Finding]:
    own = any(not file.ours for file in codebook.files)
    for entry, reason in (*dead_frames(codebook), *ties(codebook)):
        if entry.file is not None:
            sort = "negative frame" if entry.negative else "frame"
            message = f"{entry.trigger!r} of {sort} {entry.number}: {reason}"
            yield Finding(
                entry.file.name, entry.file.line(entry.loc), message, is_note=own and entry.file.ours
            )
