"""What a person sees of a run: a bar with rate and time left, then what it did. A pipe gets no bar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from dateline.cli.output import complain
from dateline.store import Store
from dateline.workspace.progress import Doing, OnProgress, Progress, untold
from dateline.workspace.running import Tally

INTERRUPTED = 130
MOST_REASONS = 10
"""Reasons that the summary names; the workspace keeps them all."""


class Rate(ProgressColumn):
    """Captures a second."""

    def render(self, task: Task) -> Text:
        """The rate of the last half minute, blank until there is one."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f}/s" if speed >= 10 else f"{speed:.1f}/s")


@contextmanager
def watched() -> Iterator[OnProgress]:
    """Draws what it is told of while it is open."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield untold
        return
    bars = Bars(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=console,
    )
    tasks: dict[Doing, TaskID] = {}

    def draw(progress: Progress) -> None:
        if progress.doing not in tasks:
            tasks[progress.doing] = bars.add_task(progress.doing.value, total=None)
        task = tasks[progress.doing]
        bars.update(task, completed=progress.done)
        if progress.total is not None:
            bars.update(task, total=progress.total)

    with bars:
        yield draw


@contextmanager
def stoppable(store: Store) -> Iterator[OnProgress]:
    """Draws a run; of one that a person stops, says how to go on."""
    try:
        with watched() as on_progress:
            yield on_progress
    except KeyboardInterrupt:
        waiting = store.captures.waiting_count()
        complain(
            f"stopped: what was done is kept, {waiting:,} captures wait; run the same command again to go on"
        )
        raise typer.Exit(INTERRUPTED) from None


def summary(tally: Tally, *, waiting: int, again: bool = False) -> str:
    """What a run did, with the commonest reasons for what was left out; one that reads ``again`` takes nothing in."""
    counts = tally.counts
    lines = [] if again else [f"captures   {counts['new']:,} new, {counts['known']:,} known"]
    lines.append(f"reports    {counts['reports']:,} read, {counts['claims']:,} claims")
    for name, reasons in (
        ("left out", tally.dropped),
        ("refused", tally.refused),
        ("unquoted", tally.unquoted),
    ):
        if reasons:
            lines.append(f"{name:10} {reasons.total():,}")
            lines += [f"{number:>10,} {reason}" for reason, number in reasons.most_common(MOST_REASONS)]
            if len(reasons) > MOST_REASONS:
                lines.append(f"{'':10} and {len(reasons) - MOST_REASONS:,} other reasons")
    if waiting:
        lines.append(f"waiting    {waiting:,} captures are not read yet")
    return "".join(f"{line}\n" for line in lines)
