"""``dateline holdings``: who holds which place, since when, and according to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import complain, show, write_json

if TYPE_CHECKING:
    from dateline.collect import Dropped


def holdings(
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE|URL...", help="Pages, JSONL files or URLs of one region.")
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day the reports were published, where it is known and the same."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON record per holding and line instead of a table.")
    ] = False,
) -> None:
    """Say who holds, left or besieges which place, by the claims of these reports."""
    from dateline.api import read_each
    from dateline.cli.holdings_table import draw_holdings
    from dateline.codebook import load_codebook
    from dateline.holdings import holdings as held
    from dateline.record import holding_record

    def drop(one: Dropped) -> None:
        complain(f"dropped {one.reason}")

    readings = [
        reading for source in sources for reading in read_each(source, published=published, on_dropped=drop)
    ]
    told = held(readings, load_codebook())
    reports = {reading.report.id: reading.report for reading in readings}
    if as_json:
        for holding in told:
            write_json(holding_record(reports[holding.report_id], holding))
    else:
        show(*draw_holdings(told, reports))
