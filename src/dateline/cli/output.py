"""What the command line writes: standard output as UTF-8 where it can be, one line per complaint."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

from rich.console import Console, RenderableType

MAX_WIDTH = 100
PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-"})


def write(text: str) -> None:
    """Write text to standard output; a terminal that lacks a character gets the nearest plain one."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(PLAIN).encode(encoding, "replace").decode(encoding)
    sys.stdout.write(text)


def write_json(record: dict[str, Any], *, indent: int | None = None) -> None:
    """Write one record as JSON in UTF-8, whatever the terminal speaks, and a line break."""
    text = json.dumps(record, ensure_ascii=False, indent=indent, allow_nan=False)
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()


def show(*parts: RenderableType) -> None:
    """Draw parts for the terminal there is: in colour for a person, plain for a pipe or with NO_COLOR."""
    screen = Console(highlight=False)
    drawn = io.StringIO()
    console = Console(
        file=drawn,
        force_terminal=screen.is_terminal,
        width=min(screen.width, MAX_WIDTH),
        highlight=False,
        emoji=False,
        markup=False,
    )
    for part in parts:
        console.print(part)
    write("\n".join(line.rstrip() for line in drawn.getvalue().split("\n")))


def is_plain() -> bool:
    """Whether standard output shows no styles, so that words must carry what underlining would."""
    screen = Console()
    return not screen.is_terminal or screen.is_dumb_terminal


def complain(message: str) -> None:
    """One line on standard error, whatever line breaks and odd characters the message holds."""
    line = " ".join(message.split())
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(f"dateline: {line}\n".encode(encoding, "backslashreplace").decode(encoding))
