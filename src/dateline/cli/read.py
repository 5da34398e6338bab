"""``dateline read``: the claims of one report, or of every report of a JSONL file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import complain, show, write_json
from dateline.cli.reading_options import (
    Engine,
    EngineCache,
    Fast,
    OwnActors,
    OwnCodebook,
    PriceOption,
    ReaderName,
    choose,
)
from dateline.errors import CaptureError

if TYPE_CHECKING:
    from dateline.collect import Dropped
    from dateline.pipeline import Pipeline
    from dateline.types import Reading

MOST_REASONS = 8
"""Why values of a language model were dropped: as many as are told."""


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
    engine: Engine = None,
    engine_cache: EngineCache = None,
    price: PriceOption = None,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Say what the model would take to read it, and end.")
    ] = False,
) -> None:
    """Read a report and print its claims, each with the words it came from, its status and its source."""
    from dateline.api import read_each
    from dateline.cli.estimates import need_engine
    from dateline.cli.show import draw
    from dateline.engine.dropped import dropped_from
    from dateline.record import record

    if as_json and explain is not None:
        raise typer.BadParameter("--json and --explain cannot go together")

    need_engine(engine, ("--price", price), ("--estimate", estimate))
    wanted = fast or engine is not None or engine_cache is not None
    line = choose(reader, codebook, actors, fast, engine, engine_cache)[0] if wanted else None
    if estimate and line is not None:
        _estimate(source, published, line, price)
        return

    def drop(one: Dropped) -> None:
        complain(f"dropped {one.reason}")

    number = explained = 0
    left_out: Counter[str] = Counter()
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
        left_out.update(dropped_from(reading))
        if as_json:
            write_json(record(reading))
        elif explain is not None:
            explained += _explain(reading, explain)
        else:
            show(*draw(reading, first=number == 1))
    if left_out:
        complain(f"of what the model proposed was dropped: {_reasons(left_out)}")
    if number == 0:
        raise CaptureError(f"{source} holds no report that can be read")
    if explain is not None and not explained:
        raise typer.BadParameter(f"{source} has no sentence {explain!r}")


def _estimate(source: str, published: str | None, line: Pipeline, price: str | None) -> None:
    """Say what reading a source will take, from its pages alone."""
    from dateline.cli.estimates import in_words, price_of
    from dateline.collect import numbered_captures
    from dateline.workspace.estimating import estimate_captures

    taken = (one for _, one in numbered_captures(source, published=published, on_dropped=lambda _: None))
    found = estimate_captures(taken, line)
    if found is not None:
        complain(in_words(found, price_of(price)))


def _reasons(left_out: Counter[str]) -> str:
    """The commonest reasons, with how often each."""
    named = [f"{number} × {reason}" for reason, number in left_out.most_common(MOST_REASONS)]
    others = len(left_out) - len(named)
    return "; ".join([*named, *([f"{others} other reasons"] if others > 0 else [])])


def _explain(reading: Reading, wanted: str) -> bool:
    """Draw the sentence wanted; False where the report has none such."""
    from dateline.cli.explain import draw_sentence, find_sentence

    found = find_sentence(reading, wanted)
    if found is not None:
        show(*draw_sentence(reading, *found))
    return found is not None
