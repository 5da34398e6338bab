"""``dateline reconcile``: the claims of a workspace into incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import complain, write
from dateline.cli.reading_options import place_of

if TYPE_CHECKING:
    from dateline.workspace.reconcile import Reconciled


def reconcile(
    workspace: Annotated[
        str, typer.Argument(metavar="WORKSPACE", help="A workspace: a file, or postgresql://...")
    ],
) -> None:
    """Join the claims of a workspace that tell one happening; ids and people's judgements hold."""
    from dateline.cli.progress import watched
    from dateline.store import Store
    from dateline.workspace import reconcile as again

    with Store.open(place_of(workspace)) as store, watched() as on_progress:
        found = again.reconcile(store, on_progress=on_progress)
    tell(found)


def tell(found: Reconciled) -> None:
    """Say what became of the claims."""
    write(_summary(found))
    for one, claim in found.missing:
        complain(
            f"judgement {one.id} ({one.verdict.value}, {one.who}) names claim {claim}, which is no more:"
            " it does nothing"
        )
    for one, wrong in found.unfit:
        complain(f"judgement {one.id} ({one.verdict.value}, {one.who}) does nothing: {wrong}")


def _summary(found: Reconciled) -> str:
    left_out = ", ".join(f"{number:,} {name}" for name, number in sorted(found.left_out.items()))
    rows = [
        f"copies     {found.copies:,} reports carry the text of an earlier one" if found.copies else "",
        f"claims     {found.claims:,}, of which {found.countable:,} say that something happened",
        f"left out   {left_out}" if left_out else "",
        f"incidents  {found.incidents:,}: {found.single_voice:,} rest on one voice, {found.disputed:,} are disputed",
    ]
    return "".join(f"{row}\n" for row in rows if row)
