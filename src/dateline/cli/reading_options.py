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

AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses inside this network too.")
]


def choose(
    reader: str, codebook: Path | None, actors: Path | None, fast: bool
) -> tuple[Pipeline, dict[str, str]]:
    """The pipeline of these options, and the versions that its readings depend on."""
    from dateline.api import chosen_pipeline
    from dateline.workspace.versions import versions_of

    line = chosen_pipeline(reader, codebook, actors)
    pipeline = line.fast() if fast else line
    return pipeline, versions_of(pipeline, actors)


def place_of(workspace: str) -> str | Path:
    """A workspace as the store takes it: an address as it is, anything else a path."""
    return workspace if "://" in workspace else Path(workspace)
