"""The options of every command that reads, and the pipeline that they choose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.pipeline import Pipeline

ReaderName = Annotated[
    str,
    typer.Option(
        "--reader", metavar="NAME", help="A spaCy pipeline with UD labels to parse with, by name or path."
    ),
]
OwnCodebook = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="DIR", help="A codebook folder of your own, laid over ours."),
]
OwnActors = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE", help="A page of actors of your own, laid over ours."),
]
Fast = Annotated[
    bool, typer.Option("--fast", help="Leave sentences unparsed that hold no words for an event.")
]

Engine = Annotated[
    str | None,
    typer.Option(
        "--engine", metavar="openai:MODEL@URL", help="Have a language model code instead of our own coder."
    ),
]
EngineCache = Annotated[
    Path | None,
    typer.Option(
        "--engine-cache", metavar="DIR", help="Keep the model's answers there: none is asked for twice."
    ),
]
PriceOption = Annotated[
    str | None,
    typer.Option(
        "--price", metavar="IN,OUT", help="What a million tokens cost, for the estimate before a run."
    ),
]

Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=COLUMN",
        help="Which column of a table holds what, as text=body; may be repeated.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Day of publication where a source does not say it."),
]
Outlet = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="The outlet where a source does not say it."),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses inside this network too.")
]


def choose(
    reader: str,
    codebook: Path | None,
    actors: Path | None,
    fast: bool,
    engine: str | None = None,
    engine_cache: Path | None = None,
) -> tuple[Pipeline, dict[str, str]]:
    """The pipeline of these options, and the versions that its readings depend on."""
    from dateline.api import chosen_pipeline
    from dateline.workspace.versions import versions_of

    line = chosen_pipeline(reader, codebook, actors)
    pipeline = line.fast() if fast else line
    if engine is not None:
        pipeline = _with_model(pipeline, engine, engine_cache)
    elif engine_cache is not None:
        raise typer.BadParameter("--engine-cache is of use with --engine only")
    return pipeline, versions_of(pipeline, actors)


def _with_model(pipeline: Pipeline, engine: str, cache: Path | None) -> Pipeline:
    """The pipeline with a language model in the place of our coder."""
    from dateline.cli.output import complain
    from dateline.engine import ModelCoder, read_address

    coder = ModelCoder.at(
        read_address(engine), pipeline.codebook, pipeline.lexicon, cache=cache, tell=complain
    )
    return pipeline.coding_with(coder)


def place_of(workspace: str) -> str | Path:
    """A workspace as the store takes it: an address as it is, anything else a path."""
    return workspace if "://" in workspace else Path(workspace)
