"""Draw ``claims.svg``, the picture of a run in the README (``make reference``); a test compares the two."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

import dateline
from dateline.cli.show import draw

HERE = Path(__file__).parent
REPORT = HERE.parents[1] / "examples" / "reports" / "tikrit-northern-mail.txt"
WIDTH = 88


def picture() -> str:
    """What the command prints, as a picture without fonts from elsewhere."""
    console = Console(
        file=io.StringIO(),
        record=True,
        width=WIDTH,
        highlight=False,
        force_terminal=True,
        _environ={},  # whatever terminal this is run in
    )
    for part in draw(dateline.read(REPORT), plain=False):
        console.print(part)
    drawn = console.export_svg(
        title="dateline read tikrit-northern-mail.txt", theme=DIMMED_MONOKAI, unique_id="claims"
    )
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL).replace("Fira Code, ", "")
    return re.sub(r"<!--.*?-->\s*", "", drawn, flags=re.DOTALL)


if __name__ == "__main__":
    (HERE / "claims.svg").write_text(picture(), encoding="utf-8")
