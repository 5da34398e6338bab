"""Captures that wait into reports and claims, some in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.errors import DatelineError
from dateline.pipeline import Pipeline
from dateline.store import Laid, Store, StoredCapture
from dateline.workspace.one_capture import Refused, Told, lay_one, read_one
from dateline.workspace.progress import Doing, OnProgress, Progress
from dateline.workspace.running import Tally
from dateline.workspace.workers import Workers

__all__ = ["READ_AT_ONCE", "Refused", "read_one", "read_waiting"]

UNQUOTED = "unquoted:"
"""How a run's count of values that a language model proposed in vain begins, before its reason."""

READ_AT_ONCE = 20
"""Reports that are saved in one transaction: no more is read again after a kill."""

COUNTED_AFTER = 50 * READ_AT_ONCE
"""Captures after which it is counted again how many wait: of 100,000 that alone takes 28 milliseconds."""


def read_waiting(
    store: Store, pipeline: Pipeline, tally: Tally, on_progress: OnProgress, *, processes: int = 0
) -> None:
    """Read and code every capture that waits, also those of runs that broke off; what cannot be read is refused.

    Runs with even numbers begin at the end, so that two at a time meet in the middle instead of doing all twice.
    However many processes read, this one alone writes, in the order of the captures; with 0 it reads as well.
    """
    from_end = int(tally.run) % 2 == 0
    with Workers(pipeline, lay_one, processes) as workers:
        while store.captures.waiting(1):
            read = workers.read(_waiting(store, from_end))
            told = _counted(store, read, tally.counts["reports"], on_progress)
            _save_all(store, told, tally)


def _waiting(store: Store, from_end: bool) -> Iterator[StoredCapture]:
    """Every capture that waits, in order; of those that come in behind it, the next round takes care."""
    beyond: int | None = None
    while batch := store.captures.waiting(READ_AT_ONCE, from_end=from_end, beyond=beyond):
        yield from batch
        beyond = batch[-1].id


def _counted(store: Store, told: Iterable[Told], done: int, on_progress: OnProgress) -> Iterator[Told]:
    """What became of captures, while whoever watches is told; ``done`` reports were read before."""
    for number, one in enumerate(told):
        if number % COUNTED_AFTER == 0:  # all before it are saved
            on_progress(Progress(Doing.READING, done, done + store.captures.waiting_count()))
        if isinstance(one, Laid):
            done += 1
            on_progress(Progress(Doing.READING, done))
        yield one


def _save_all(store: Store, told: Iterable[Told], tally: Tally) -> None:
    """Save what is told, some at a time; also what was told before a run is stopped, as it may have cost money."""
    batch: list[Told] = []
    try:
        for one in told:
            batch.append(one)
            if len(batch) == READ_AT_ONCE:
                full, batch = batch, []
                _save(store, full, tally)
    except (DatelineError, KeyboardInterrupt):
        _save(store, batch, tally)
        raise
    _save(store, batch, tally)


def _save(store: Store, batch: list[Told], tally: Tally) -> None:
    read = [one for one in batch if isinstance(one, Laid)]
    for one in batch:
        if isinstance(one, Refused):
            store.reports.refuse(one.capture_id, one.reason, tally.run)
            tally.counts["refused"] += 1
            tally.refused[one.reason] += 1
    store.reports.save(read, run=tally.run)
    tally.counts["reports"] += len(read)
    tally.counts["claims"] += sum(one.claims for one in read)
    for reason in (reason for one in read for reason in one.dropped):
        tally.unquoted[reason] += 1
        tally.counts[f"{UNQUOTED} {reason}"] += 1
