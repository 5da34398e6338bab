"""The blocks of a page of documentation, and the commands and expected lines in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / name / "README.md" for name in ("evals", "examples")),
)
"""Every page that a person reads, but for the cards beside the weights."""
ANYTHING = "…"
"""Stands for what a page leaves out: whole lines where it stands alone, else any words."""


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its lines, and where the first of them stands in the page."""

    page: Path
    language: str
    line: int
    lines: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where it is, for a message."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


@dataclass(frozen=True)
class Command:
    """A line that a person types, and what the page says comes of it."""

    block: Block
    typed: str
    shown: tuple[str, ...]


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page."""
    opened: tuple[int, str, int] | None = None
    lines = page.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        fence = re.fullmatch(r"( *)```(\w*)", line)
        if fence and opened is None:
            opened = number + 1, fence[2], len(fence[1])
        elif fence and opened is not None:
            start, language, indent = opened
            yield Block(page, language, start, tuple(one[indent:] for one in lines[start - 1 : number - 1]))
            opened = None
    assert opened is None, f"{page.name}:{opened}: a block that does not end"


def commands(block: Block) -> Iterator[Command]:
    """The commands of a block of language "console": lines after "$ ", with the lines below them."""
    typed, shown = "", list[str]()
    for line in block.lines:
        if line.startswith("$ "):
            if typed:
                yield Command(block, typed, tuple(shown))
            typed, shown = line.removeprefix("$ "), []
        else:
            shown.append(line)
    if typed:
        yield Command(block, typed, tuple(shown))


def is_as_shown(shown: Sequence[str], found: Sequence[str]) -> bool:
    """Whether lines came as a page shows them; blank lines at both ends do not count."""
    parts = []
    for line in shown:
        words = ".*".join(re.escape(part) for part in line.rstrip().split(ANYTHING))
        parts.append(r"(?:[^\n]*\n)*?" if line.strip() == ANYTHING else f"{words}\\n")
    written = "".join(f"{line.rstrip()}\n" for line in found).strip("\n") + "\n"
    return re.fullmatch("".join(parts), written) is not None
