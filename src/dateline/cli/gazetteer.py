"""``dateline gazetteer``: the places that Dateline knows."""

from __future__ import annotations

import typer

from dateline.cli.output import write

app = typer.Typer(help="Build, search and extend the list of places.", no_args_is_help=True)


@app.command("build")
def build() -> None:
    """Build the list of places from its packages and pages, where they changed; installing does it by itself."""
    from dateline.gazetteer.build import build as make
    from dateline.gazetteer.build import is_current
    from dateline.gazetteer.gazetteer import base_path

    path = base_path()
    if not is_current(path):
        make(path)
    write(f"The gazetteer is built: {path.stat().st_size / 1e6:.0f} MB.\n")
