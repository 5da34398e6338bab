"""The option of commands that read many captures: by how many processes."""

from __future__ import annotations

from typing import Annotated

import typer

Processes = Annotated[
    int | None,
    typer.Option(
        "--processes",
        metavar="N",
        min=0,
        max=256,
        help="How many processes read, as many as there are cores unless given; with 0 nothing is forked.",
    ),
]


def how_many(wanted: int | None) -> int:
    """As many as were asked for, else one for each core; none but this one where the system cannot fork."""
    from dateline.workspace.cores import can_fork, usable_cores

    if not can_fork():
        return 0
    return usable_cores() if wanted is None else wanted
