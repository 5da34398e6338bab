"""``dateline rebuild``: everything derived, made again."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.output import write
from dateline.cli.processes import Processes, how_many
from dateline.cli.reading_options import (
    Engine,
    EngineCache,
    Fast,
    OwnActors,
    OwnCodebook,
    PriceOption,
    ReaderName,
    choose,
    place_of,
)


def rebuild(
    workspace: Annotated[
        str, typer.Argument(metavar="WORKSPACE", help="A workspace: a file, or postgresql://...")
    ],
    reader: ReaderName = "dateline",
    codebook: OwnCodebook = None,
    actors: OwnActors = None,
    fast: Fast = False,
    engine: Engine = None,
    engine_cache: EngineCache = None,
    price: PriceOption = None,
    processes: Processes = None,
) -> None:
    """Make reports, claims and incidents again from the captures, with the code and codebook of today."""
    from dateline.cli.estimates import need_engine, telling
    from dateline.cli.progress import stoppable, summary
    from dateline.cli.reconcile import tell
    from dateline.store import Store
    from dateline.workspace import rebuild as again

    need_engine(engine, ("--price", price))
    with Store.open(place_of(workspace)) as store, stoppable(store) as on_progress:
        pipeline, versions = choose(reader, codebook, actors, fast, engine, engine_cache)
        tally, joined = again.rebuild(
            store,
            pipeline,
            versions=versions,
            on_progress=on_progress,
            processes=how_many(processes),
            before_reading=telling(store, pipeline, price),
        )
        waiting = store.captures.waiting_count()
    write(summary(tally, waiting=waiting, again=True))
    tell(joined)
