"""``dateline watch``: feeds, sitemaps and pages, asked again and again."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import complain, write
from dateline.cli.processes import Processes, how_many
from dateline.cli.reading_options import (
    AllowPrivate,
    Engine,
    EngineCache,
    Fast,
    OwnActors,
    OwnCodebook,
    ReaderName,
    choose,
    place_of,
)

if TYPE_CHECKING:
    from dateline.collect import Dropped

LONGEST_SLEEP = 60.0
"""Seconds; a machine that slept itself finds what became due in the meantime no later than this."""


def watch(
    sources: Annotated[
        Path, typer.Argument(metavar="SOURCES", help="A TOML file that lists feeds, sitemaps and pages.")
    ],
    into: Annotated[
        str, typer.Option(metavar="WORKSPACE", help="A file, made where there is none, or postgresql://...")
    ],
    once: Annotated[bool, typer.Option("--once", help="Ask the sources that are due now, and end.")] = False,
    allow_private: AllowPrivate = False,
    reader: ReaderName = "dateline",
    codebook: OwnCodebook = None,
    actors: OwnActors = None,
    fast: Fast = False,
    engine: Engine = None,
    engine_cache: EngineCache = None,
    processes: Processes = None,
) -> None:
    """Ask sources whenever they are due, and take what is new in them into a workspace."""
    from dateline.cli.progress import stoppable, summary
    from dateline.store import Store
    from dateline.workspace.watching import poll, seconds_until
    from dateline.workspace.watchlist import load_watchlist

    watchlist = load_watchlist(sources, allow_private=allow_private)
    pipeline, versions = choose(reader, codebook, actors, fast, engine, engine_cache)
    with Store.open(place_of(into), create=True) as store:
        while True:
            with stoppable(store) as on_progress:
                tally = poll(
                    store,
                    watchlist,
                    pipeline,
                    versions=versions,
                    on_progress=on_progress,
                    on_dropped=_told,
                    processes=how_many(processes),
                )
            if tally is not None:
                write(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n{summary(tally, waiting=0)}")
            elif once:
                write("no source is due\n")
            if once:
                return
            time.sleep(max(0.0, min(seconds_until(store, watchlist, datetime.now(UTC)), LONGEST_SLEEP)))


def _told(dropped: Dropped) -> None:
    """Say what could not be had, as it happens: nobody may be there for the summary."""
    named = dropped.source in dropped.reason
    complain(dropped.reason if named else f"{dropped.source}: {dropped.reason}")
