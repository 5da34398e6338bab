"""Agreement of coders, drawn for a person."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.workspace.agreement import RELIABLE, TENTATIVE
from dateline.workspace.reliability import Reliability, Row


def draw_agreement(found: Reliability) -> Iterator[RenderableType]:
    """A line for each field, and below it how to read it."""
    reports = "report" if found.reports == 1 else "reports"
    yield Text(f"{found.reports} {reports} coded by several people, each alone", style="bold")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("field")
    for name in ("alpha", "95 %", "alike", "claims", "pairs"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("")
    for row in found.rows:
        table.add_row(*_cells(row))
    yield table
    yield Text(
        f"\nRely on an alpha from {RELIABLE:.3f}; draw tentative conclusions at most from {TENTATIVE:.3f} on"
        " (Krippendorff 2004).",
        style="dim",
    )


def _cells(row: Row) -> Iterator[str]:
    one = row.agreement
    yield row.field
    yield "-" if one.alpha is None else f"{one.alpha:.3f}"
    yield "" if one.low is None or one.high is None else f"{one.low:.2f} to {one.high:.2f}"
    yield "-" if one.alike is None else f"{one.alike:.0%}"
    yield str(one.units)
    yield str(one.pairs)
    sided = f"{one.reading}; {row.one_sided} told by one coder alone" if row.one_sided else one.reading
    yield one.reason or sided
