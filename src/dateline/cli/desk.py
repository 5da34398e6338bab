"""``dateline desk``: the web app on which people read, judge and see."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.output import write
from dateline.cli.reading_options import place_of


def desk(
    workspace: Annotated[
        str, typer.Argument(metavar="WORKSPACE", help="A workspace: a file, or postgresql://...")
    ],
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to serve at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="NUMBER", help="The port to serve at.")] = 8350,
    tiles: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="An online tile source for the map, as https://.../{z}/{x}/{y}.png."
        ),
    ] = None,
    tiles_credit: Annotated[
        str, typer.Option(metavar="WORDS", help="The credit line that the tile source asks for.")
    ] = "",
) -> None:
    """Serve the desk over a workspace, on this computer alone; Ctrl-C ends it."""
    import uvicorn

    from dateline.desk import Settings, create_app

    settings = Settings(place_of(workspace), host, port, tiles, tiles_credit)
    app = create_app(settings)
    write(f"The desk is at http://{host}:{port}/ until Ctrl-C.\n")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
