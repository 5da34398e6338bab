"""Captures that wait into reports and claims, some in one transaction."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import CaptureError, PageError, ReadingError
from dateline.pipeline import Pipeline
from dateline.store import Coded, Store, StoredCapture
from dateline.workspace.progress import Doing, OnProgress, Progress
from dateline.workspace.running import Tally

READ_AT_ONCE = 20
"""Reports that are saved in one transaction: no more is read again after a kill."""

UNREADABLE = (PageError, CaptureError, ReadingError)
FAULTS = (ValueError, LookupError, RecursionError)
"""Faults of ours that one page may lead to: stored as the reason, they do not hold up a corpus for good."""


def read_waiting(store: Store, pipeline: Pipeline, tally: Tally, on_progress: OnProgress) -> None:
    """Read and code every capture that waits, also those of runs that broke off; what cannot be read is refused.

    Runs with even numbers begin at the end, so that two at a time meet in the middle instead of doing all twice.
    """
    from_end = int(tally.run) % 2 == 0
    done = 0
    while batch := store.captures.waiting(READ_AT_ONCE, from_end=from_end):
        on_progress(Progress(Doing.READING, done, done + store.captures.waiting_count()))
        coded = []
        for one in _coded(store, pipeline, batch, tally):
            coded.append(one)
            done += 1
            on_progress(Progress(Doing.READING, done))
        store.reports.save(coded, run=tally.run)
        tally.counts["reports"] += len(coded)
        tally.counts["claims"] += sum(len(one.claims) for one in coded)


def _coded(store: Store, pipeline: Pipeline, batch: list[StoredCapture], tally: Tally) -> Iterator[Coded]:
    """What each capture gives; the reason is kept of one that gives nothing."""
    for stored in batch:
        try:
            reading = pipeline(stored.capture)
        except UNREADABLE as error:
            reason = str(error)
        except FAULTS as error:
            reason = f"reading it failed: {type(error).__name__}: {error}"
        else:
            yield Coded(stored.id, reading.report, reading.claims)
            continue
        store.reports.refuse(stored.id, reason, tally.run)
        tally.counts["refused"] += 1
        tally.refused[reason] += 1
