"""Draw ``claims.svg``, the picture of a run in the README: ``python docs/pictures/draw_claims.py``."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

import dateline
from dateline.cli.show import draw

HERE = Path(__file__).parent
REPORT = HERE.parents[1] / "examples" / "reports" / "tikrit-northern-mail.txt"
SHOWN = ("territory_taken", "air_strike", "killing")
WIDTH = 88


def main() -> None:
    """Read the report and draw a few of its claims, without fonts from elsewhere."""
    reading = dateline.read(REPORT)
    claims = tuple(claim for claim in reading.claims if claim.kind in SHOWN)[:4]
    console = Console(file=io.StringIO(), record=True, width=WIDTH, highlight=False, force_terminal=True)
    for part in draw(replace(reading, claims=claims), plain=False):
        console.print(part)
    picture = console.export_svg(
        title="dateline read tikrit-northern-mail.txt", theme=DIMMED_MONOKAI, unique_id="claims"
    )
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL).replace("Fira Code, ", "")
    picture = re.sub(r"<!--.*?-->\s*", "", picture, flags=re.DOTALL)
    (HERE / "claims.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
