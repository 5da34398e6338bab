"""``dateline run``: sources into shards, in this process or on a cluster."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import complain, write
from dateline.cli.reading_options import (
    AllowPrivate,
    Columns,
    Engine,
    EngineCache,
    Fast,
    Outlet,
    OwnActors,
    OwnCodebook,
    Published,
    ReaderName,
)
from dateline.errors import CaptureError, ShardError

if TYPE_CHECKING:
    from dateline.scale.run import Execute, Ran

INTERRUPTED = 130


class Where(StrEnum):
    """Who does the work."""

    HERE = "here"
    RAY = "ray"


def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, URLs, or - for standard input.")
    ],
    into: Annotated[
        Path, typer.Option(metavar="FOLDER", help="A folder for the shards, made where there is none.")
    ],
    on: Annotated[Where, typer.Option("--on", help="Who does the work.")] = Where.HERE,
    address: Annotated[
        str | None,
        typer.Option(
            metavar="HOST:PORT",
            help="Head of a Ray cluster, or auto for the one that this machine is part of; without it its own cores.",
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Ray's workers at a time, as many as cores unless given."),
    ] = None,
    column: Columns = None,
    published: Published = None,
    outlet: Outlet = None,
    allow_private: AllowPrivate = False,
    reader: ReaderName = "dateline",
    codebook: OwnCodebook = None,
    actors: OwnActors = None,
    fast: Fast = False,
    engine: Engine = None,
    engine_cache: EngineCache = None,
) -> None:
    """Read sources into shards that `dateline merge` puts into a workspace; run it again to go on."""
    from dateline.cli.progress import watched
    from dateline.collect import Options, read_columns
    from dateline.scale import run as again
    from dateline.scale.job import Job, Recipe
    from dateline.scale.work import pipeline_of

    who = _who(on, address, workers)
    options = Options(read_columns(column or ()), published, outlet, allow_private)
    if engine is None and engine_cache is not None:
        raise typer.BadParameter("--engine-cache is of use with --engine only")
    paths = [path and path.absolute() for path in (codebook, actors, engine_cache)]
    recipe = Recipe(reader, paths[0], paths[1], fast, engine, paths[2])
    _, versions = pipeline_of(recipe)
    job = Job(tuple(dict.fromkeys(sources)), into.absolute(), recipe, versions, options)
    try:
        with watched() as on_progress:
            ran = again.run(job, who, on_progress=on_progress)
    except KeyboardInterrupt:
        complain("stopped: the shards that were made stay; run the same command again to go on")
        raise typer.Exit(INTERRUPTED) from None
    write(_summary(ran, into))
    if ran.dropped and not ran.counts.keys() & {"reports", "refused"}:
        raise CaptureError("nothing could be taken in")


def _who(on: Where, address: str | None, workers: int | None) -> Execute:
    from dateline.scale.cluster import on_ray
    from dateline.scale.run import here

    if on is Where.RAY:
        return on_ray(address, workers=workers)
    if address is not None or workers is not None:
        raise ShardError("--address and --workers are for --on ray")
    return here


def _summary(ran: Ran, into: Path) -> str:
    from dateline.cli.progress import summary
    from dateline.workspace.running import Tally

    before = f", {ran.again:,} of them made before" if ran.again else ""
    tally = Tally("", ran.counts, ran.dropped, ran.refused, ran.unquoted)
    return f"shards     {ran.shards:,} in {into}{before}\n{summary(tally, waiting=0, again=True)}"
