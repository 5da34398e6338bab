"""Sources into a folder of shards: units are given to whoever executes them, and what comes back is written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from dateline.errors import ShardError
from dateline.scale.folder import Folder
from dateline.scale.job import Job, Unit
from dateline.scale.plan import count, units
from dateline.scale.work import Made, make, workers_of
from dateline.workspace.progress import Doing, OnProgress, Progress, untold


@dataclass(frozen=True, slots=True)
class Lost:
    """A unit whose workers died, however often it was tried."""

    unit: str
    reason: str


Execute = Callable[[Iterable[Unit], Job], Iterator[tuple[int, Made | Lost]]]
"""Makes the shards of units, in any order; gives each unit's number in their order with what became of it."""


@dataclass(frozen=True)
class Ran:
    """What a run did: shards, and how many of them were there before; ``counts`` and reasons are summed over them."""

    shards: int
    again: int
    counts: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    unquoted: Counter[str] = field(default_factory=Counter)


def here(found: Iterable[Unit], job: Job) -> Iterator[tuple[int, Made | Lost]]:
    """Make the shards on this machine, one after the other."""
    with workers_of(job) as workers:
        for number, unit in enumerate(found):
            yield number, make(unit, job, workers)


def run(job: Job, execute: Execute = here, *, on_progress: OnProgress = untold) -> Ran:
    """Make the shards of a job that are not there yet, then write down that it is done.

    Raises CaptureError where a source cannot be read, and ShardError where the folder is of other versions or
    a unit could not be done: what was made stays, and the same job again goes on with it.
    """
    total = count(job)
    folder = Folder(job.folder)
    folder.open_for(job.versions)
    made: dict[int, Made] = {}
    lost: list[Lost] = []
    for number, one in execute(units(job), job):
        if isinstance(one, Lost):
            lost.append(one)
        else:
            made[number] = one
        on_progress(Progress(Doing.SHARDS, len(made) + len(lost), total))
    if lost:
        raise ShardError(f"{_told(lost)}; {len(made):,} other shards are made")
    folder.finish(job, [made[number].entry for number in sorted(made)])
    return _summed(made.values())


def _told(lost: list[Lost]) -> str:
    more = f", and {len(lost) - 1:,} more," if len(lost) > 1 else ""
    return f"{lost[0].unit}{more} could not be read: {lost[0].reason}"


def _summed(made: Collection[Made]) -> Ran:
    ran = Ran(len(made), sum(one.again for one in made))
    for one in made:
        ran.counts.update(one.counts)
        ran.dropped.update(one.dropped)
        ran.refused.update(one.refused)
        ran.unquoted.update(one.unquoted)
    return ran
