"""Who holds what, drawn for a person: one block per place, its latest holder first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from dateline.cli.sentence import join
from dateline.cli.show import SIGNS
from dateline.types import Control, Holding, Report, When

_BY = {Control.HELD: "held by", Control.LEFT: "left by", Control.BESIEGED: "besieged by"}
_OTHER = {Control.HELD: "lost by", Control.LEFT: "to", Control.BESIEGED: "in it"}


def draw_holdings(holdings: Sequence[Holding], reports: Mapping[str, Report]) -> Iterator[RenderableType]:
    """Every place with what is said of it, newest first; ``reports`` by their ids."""
    if not holdings:
        yield Text("Nobody is said to have taken, left or besieged a place.")
    for place, told in groupby(holdings, key=lambda holding: holding.place):
        yield Text(place, style="bold")
        for holding in reversed(list(told)):
            yield Padding(_line(holding, reports[holding.report_id]), (0, 0, 0, 2))
        yield Text()


def _line(holding: Holding, report: Report) -> Text:
    sign, colour = SIGNS[holding.status]
    line = Text(f"[{sign}] ", style=colour)
    who = (
        f"{_BY[holding.state]} {join(holding.by)}"
        if holding.by
        else f"{holding.state.value}, not said by whom"
    )
    line.append(who, style="bold" if holding.latest else "")
    if holding.other:
        line.append(f" ({_OTHER[holding.state]}: {join(holding.other)})")
    line.append(f" · {_since(holding.since)} · according to {_voice(holding, report)}", style="dim")
    return line


def _since(when: When | None) -> str:
    if when is None:
        return "day not said"
    if when.start is None:
        return f"before {when.end}"
    return f"since {when.start}" if when.start == when.end else f"since {when.start} to {when.end}"


def _voice(holding: Holding, report: Report) -> str:
    paper = report.outlet or report.headline or "the report"
    day = f", {report.published}" if report.published else ""
    return f"{holding.said_by} in {paper}{day}" if holding.said_by else f"{paper}{day}"
