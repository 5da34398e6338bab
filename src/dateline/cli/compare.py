"""``dateline compare``: where two readings of the same captures differ, claim by claim."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import show, write_json

if TYPE_CHECKING:
    from dateline.workspace.comparing import Lone, Tally
    from dateline.workspace.meeting import Met
    from dateline.workspace.spool import Spool

_SIDE = "A workspace, or a file or folder of what `dateline read --json` wrote."


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help=_SIDE)],
    b: Annotated[str, typer.Argument(metavar="B", help="The other, of the same reports.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON: a line of figures, then one for each report.")
    ] = False,
    only_different: Annotated[
        bool, typer.Option("--only-different", help="Leave out the claims and reports that are alike.")
    ] = False,
) -> None:
    """Show where two readings of the same reports differ: by two engines, versions or codebooks."""
    from dateline.workspace.comparing import Lone
    from dateline.workspace.comparing import compare as compared
    from dateline.workspace.meeting import Met
    from dateline.workspace.sides import opened
    from dateline.workspace.spool import Spool

    with ExitStack() as open_:
        side_a, side_b = open_.enter_context(opened(a)), open_.enter_context(opened(b))
        found, lone = open_.enter_context(Spool(Met)), open_.enter_context(Spool(Lone))
        tally = compared(side_a, side_b, found, lone)
        tell = _as_records if as_json else _as_text
        tell((a, b), tally, found, lone, only_different)


def _as_text(
    names: tuple[str, str], tally: Tally, found: Spool[Met], lone: Spool[Lone], only_different: bool
) -> None:
    from dateline.cli.compare_claims import draw_lone, draw_met
    from dateline.cli.compare_table import draw_tally

    show(*draw_tally(*names, tally))
    for met in found:
        if met.differs or not only_different:
            show(*draw_met(met, only_different=only_different))
    for one in lone:
        show(*draw_lone(one))


def _as_records(
    names: tuple[str, str], tally: Tally, found: Spool[Met], lone: Spool[Lone], only_different: bool
) -> None:
    from dateline.cli.compare_records import lone_record, met_record, tally_record

    write_json(tally_record(*names, tally))
    for met in found:
        if met.differs or not only_different:
            write_json(met_record(met, only_different=only_different))
    for one in lone:
        write_json(lone_record(one))
