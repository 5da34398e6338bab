"""``dateline read``: the claims of one report, or of every report of a JSONL file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import complain, show, write_json
from dateline.errors import CaptureError

if TYPE_CHECKING:
    from dateline.collect import Dropped


def read(
    source: Annotated[
        str,
        typer.Argument(metavar="FILE|URL|-", help="A page, a JSONL file, a URL, or - for standard input."),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day the report was published (2014-06-16), where it is known."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON record per report and line instead of text.")
    ] = False,
) -> None:
    """Read a report and print its claims, each with the words it came from, its status and its source."""
    from dateline.api import read_each
    from dateline.cli.show import draw
    from dateline.record import record

    def drop(one: Dropped) -> None:
        complain(f"dropped {one.reason}")

    number = 0
    for number, reading in enumerate(read_each(source, published=published, on_dropped=drop), start=1):
        if as_json:
            write_json(record(reading))
        else:
            show(*draw(reading, first=number == 1))
    if number == 0:
        raise CaptureError(f"{source} holds no report that can be read")
