"""``dateline desk``: the web app on which people read, judge and see."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.example import example
from dateline.cli.output import complain, write
from dateline.cli.reading_options import place_of


def desk(
    workspace: Annotated[
        str | None,
        typer.Argument(
            metavar="WORKSPACE",
            help="A workspace: a file, or postgresql://...; without one an example opens.",
        ),
    ] = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to serve at.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="NUMBER", min=1, max=65535, help="The port to serve at.")
    ] = 8350,
    tiles: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="An online tile source for the map, as https://.../{z}/{x}/{y}.png."
        ),
    ] = None,
    tiles_credit: Annotated[
        str, typer.Option(metavar="WORDS", help="The credit line that the tile source asks for.")
    ] = "",
    secure: Annotated[
        bool, typer.Option("--secure", help="It stands behind a proxy of this computer that speaks https.")
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A host name that it is asked by; may be given again."),
    ] = None,
) -> None:
    """Serve the desk over a workspace; Ctrl-C ends it. Without accounts it serves this computer alone."""
    import uvicorn

    from dateline.desk import Settings, create_app
    from dateline.desk.logs import logging_config

    where = example() if workspace is None else place_of(workspace)
    names = tuple(one.lower() for one in name or ())
    settings = Settings(where, host, port, tiles, tiles_credit, secure, names)
    app = create_app(settings)
    if settings.is_open and not secure:
        complain(
            "passwords go over the network as they are typed: put a proxy with https before it, --secure"
        )
    write(f"The desk is at {settings.address} until Ctrl-C.\n")
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_config=logging_config(),
        server_header=False,
        proxy_headers=secure,
        forwarded_allow_ips="127.0.0.1,::1",
    )
