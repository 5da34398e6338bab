"""``dateline merge``: shards into a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.output import complain, write
from dateline.cli.reading_options import place_of

INTERRUPTED = 130


def merge(
    folders: Annotated[
        list[Path], typer.Argument(metavar="FOLDER...", help="Folders of shards that `dateline run` made.")
    ],
    into: Annotated[
        str, typer.Option(metavar="WORKSPACE", help="A file, made where there is none, or postgresql://...")
    ],
) -> None:
    """Put shards into a workspace, as if it had taken in the sources itself; nothing is kept twice."""
    from dateline.cli.progress import summary, watched
    from dateline.scale.folder import Folder
    from dateline.scale.merge import merge as put_together
    from dateline.store import Store

    for folder in folders:
        Folder(folder).finished()
    with Store.open(place_of(into), create=True) as store:
        for folder in folders:
            try:
                with watched() as on_progress:
                    tally = put_together(store, Folder(folder), on_progress=on_progress)
            except KeyboardInterrupt:
                complain("stopped: what was merged is kept; run the same command again to go on")
                raise typer.Exit(INTERRUPTED) from None
            write((f"{folder}:\n" if len(folders) > 1 else "") + summary(tally, waiting=0))
