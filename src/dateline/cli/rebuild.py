"""``dateline rebuild``: everything derived, made again."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.output import write
from dateline.cli.reading_options import Fast, OwnActors, OwnCodebook, ReaderName, choose, place_of


def rebuild(
    workspace: Annotated[
        str, typer.Argument(metavar="WORKSPACE", help="A workspace: a file, or postgresql://...")
    ],
    reader: ReaderName = "dateline",
    codebook: OwnCodebook = None,
    actors: OwnActors = None,
    fast: Fast = False,
) -> None:
    """Make reports, claims and incidents again from the captures, with the code and codebook of today."""
    from dateline.cli.progress import stoppable, summary
    from dateline.cli.reconcile import tell
    from dateline.store import Store
    from dateline.workspace import rebuild as again

    with Store.open(place_of(workspace)) as store, stoppable(store) as on_progress:
        pipeline, versions = choose(reader, codebook, actors, fast)
        tally, joined = again.rebuild(store, pipeline, versions=versions, on_progress=on_progress)
        waiting = store.captures.waiting_count()
    write(summary(tally, waiting=waiting, again=True))
    tell(joined)
