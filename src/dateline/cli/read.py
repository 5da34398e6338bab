"""``dateline read``: the claims of one report, or of every report of a JSONL file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import complain, show, write_json
from dateline.cli.reading_options import Fast, OwnActors, OwnCodebook, ReaderName
from dateline.errors import CaptureError

if TYPE_CHECKING:
    from dateline.collect import Dropped
    from dateline.types import Reading


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
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="N|WORDS",
            help="Print what every layer says of one sentence, by its number or by words in it, instead of claims.",
        ),
    ] = None,
    reader: ReaderName = "dateline",
    codebook: OwnCodebook = None,
    actors: OwnActors = None,
    fast: Fast = False,
) -> None:
    """Read a report and print its claims, each with the words it came from, its status and its source."""
    from dateline.api import chosen_pipeline, read_each
    from dateline.cli.show import draw
    from dateline.record import record

    if as_json and explain is not None:
        raise typer.BadParameter("--json and --explain cannot go together")

    def drop(one: Dropped) -> None:
        complain(f"dropped {one.reason}")

    number = explained = 0
    line = chosen_pipeline(reader, codebook, actors).fast() if fast else None
    readings = read_each(
        source,
        published=published,
        reader=reader,
        codebook=codebook,
        actors=actors,
        pipeline=line,
        on_dropped=drop,
    )
    for number, reading in enumerate(readings, start=1):
        if as_json:
            write_json(record(reading))
        elif explain is not None:
            explained += _explain(reading, explain)
        else:
            show(*draw(reading, first=number == 1))
    if number == 0:
        raise CaptureError(f"{source} holds no report that can be read")
    if explain is not None and not explained:
        raise typer.BadParameter(f"{source} has no sentence {explain!r}")


def _explain(reading: Reading, wanted: str) -> bool:
    """Draw the sentence wanted; False where the report has none such."""
    from dateline.cli.explain import draw_sentence, find_sentence

    found = find_sentence(reading, wanted)
    if found is not None:
        show(*draw_sentence(reading, *found))
    return found is not None
