"""``dateline judgements``: what people judged, as gold to score readings by."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.output import complain, write
from dateline.cli.reading_options import place_of

app = typer.Typer(help="What people judged of a workspace's claims.", no_args_is_help=True)


@app.callback()
def judgements() -> None:
    """What people judged of a workspace's claims."""


@app.command("export")
def export(
    workspace: Annotated[
        str, typer.Argument(metavar="WORKSPACE", help="A workspace: a file, or postgresql://…")
    ],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The folder to write; it must not be there yet.")
    ],
    partly: Annotated[
        bool,
        typer.Option("--partly", help="Also reports with claims that nobody judged, these as optional."),
    ] = False,
) -> None:
    """Write the reports that people went through as gold, for `dateline evaluate claims`."""
    from dateline.store import Store
    from dateline.workspace.gold_export import export_gold

    with Store.open(place_of(workspace)) as store:
        made = export_gold(store, out, partly=partly)
    for report_id, reason in made.left_out.items():
        complain(f"left out report {report_id}: {reason}")
    write(f"Reports written to {out}: {len(made.written)}, with {made.claims} claims.\n")
    write(f"The texts are other people's: read {out}/NOTICE before you pass them on.\n")
