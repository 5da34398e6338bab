"""``dateline brief``: a situation report as HTML and PDF."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from dateline.cli.output import complain, write


def brief(
    workspace: Annotated[
        str, typer.Argument(metavar="WORKSPACE", help="A workspace: a SQLite file or postgresql://… address.")
    ],
    out: Annotated[
        str,
        typer.Argument(metavar="OUT", help="OUT.html and OUT.pdf are written; one alone where OUT ends so."),
    ],
    start: Annotated[
        str, typer.Option("--from", metavar="DATE", help="The first day of the window, as 2014-06-09.")
    ],
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day of the window, included.")],
    where: Annotated[
        str | None,
        typer.Option(
            metavar="PLACE",
            help="A country, province or place, by its name (Aleppo, Syria) or key (admin1:SY.09).",
        ),
    ] = None,
) -> None:
    """Write what is said to have happened, where, and who says so, with every sentence footnoted."""
    from pathlib import Path

    from dateline.brief import StoreRecords, compose, find_scope
    from dateline.brief.write import write_brief
    from dateline.gazetteer.added import open_gazetteer
    from dateline.store import Store

    first, last = _day(start, "--from"), _day(end, "--to")
    if first > last:
        raise typer.BadParameter(f"--from {first} is later than --to {last}")
    gazetteer = open_gazetteer()
    scope = find_scope(where, gazetteer)
    with Store.open(workspace) as store:
        if not store.incidents.count() and store.claims.count():
            complain(f"{store.name} has no incidents yet: dateline reconcile {store.name} makes them")
        made = compose(StoreRecords(store), scope, first, last)
    for path in write_brief(made, gazetteer, Path(out)):
        write(f"{path}\n")


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"{option} {text!r} is no day: write it as 2014-06-16") from error
