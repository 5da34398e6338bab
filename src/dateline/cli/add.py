"""``dateline add``: sources into a workspace."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

import typer

from dateline.cli.output import write
from dateline.cli.processes import Processes, how_many
from dateline.cli.reading_options import (
    AllowPrivate,
    Columns,
    Engine,
    EngineCache,
    Fast,
    Outlet,
    OwnActors,
    OwnCodebook,
    PriceOption,
    Published,
    ReaderName,
    choose,
    place_of,
)
from dateline.errors import CaptureError
from dateline.version import __version__

NO_VERSIONS: Mapping[str, str] = MappingProxyType({"code": __version__})
"""Of a run that reads nothing."""


def add(
    into: Annotated[
        str, typer.Option(metavar="WORKSPACE", help="A file, made where there is none, or postgresql://...")
    ],
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="Files, folders, URLs, feeds, or - for standard input; without one only what waits is read.",
        ),
    ] = None,
    no_read: Annotated[
        bool, typer.Option("--no-read", help="Keep the captures only; they are read later.")
    ] = False,
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
    price: PriceOption = None,
    estimate: Annotated[
        bool,
        typer.Option(
            "--estimate", help="Keep the captures, say what the model would take to read them, and end."
        ),
    ] = False,
    processes: Processes = None,
) -> None:
    """Take sources into a workspace and read them: run it again to go on where it broke off; nothing is kept twice."""
    from dateline.cli.estimates import need_engine, telling
    from dateline.cli.progress import stoppable, summary
    from dateline.collect import Options, read_columns
    from dateline.store import Store
    from dateline.workspace import ingest

    need_engine(engine, ("--price", price), ("--estimate", estimate))
    options = Options(read_columns(column or ()), published, outlet, allow_private)
    pipeline, versions = (
        (None, NO_VERSIONS) if no_read else choose(reader, codebook, actors, fast, engine, engine_cache)
    )
    with Store.open(place_of(into), create=bool(sources)) as store, stoppable(store) as on_progress:
        tally = ingest.add(
            store,
            sources or (),
            None if estimate else pipeline,
            versions=versions,
            options=options,
            on_progress=on_progress,
            processes=how_many(processes),
            before_reading=telling(store, pipeline, price),
        )
        if estimate:
            telling(store, pipeline, price)()
        waiting = store.captures.waiting_count()
    write(summary(tally, waiting=waiting))
    if tally.dropped and not tally.counts.keys() & {"new", "known", "reports", "refused"}:
        raise CaptureError("nothing could be taken in")
