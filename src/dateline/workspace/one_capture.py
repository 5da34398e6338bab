"""What one capture gives: a report with its claims, laid out as rows, or the reason why it gives none."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.engine.dropped import dropped_from
from dateline.errors import CaptureError, PageError, ReadingError
from dateline.pipeline import Pipeline
from dateline.store import Coded, Laid, StoredCapture, laid

UNREADABLE = (PageError, CaptureError, ReadingError)
FAULTS = (ValueError, LookupError, RecursionError)
"""Faults of ours that one page may lead to: stored as the reason, they do not hold up a corpus for good."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A capture that cannot be read, and why."""

    capture_id: int
    reason: str


Told = Laid | Refused
"""What became of one capture."""


def read_one(pipeline: Pipeline, stored: StoredCapture) -> Coded | Refused:
    """What one capture gives: its report and claims, or the reason why it gives none."""
    try:
        reading = pipeline(stored.capture)
    except UNREADABLE as error:
        return Refused(stored.id, str(error))
    except FAULTS as error:
        return Refused(stored.id, f"reading it failed: {type(error).__name__}: {error}")
    return Coded(stored.id, reading.report, reading.claims, dropped_from(reading))


def lay_one(pipeline: Pipeline, stored: StoredCapture) -> Told:
    """The same as rows, ready to be saved; raises StoreError for what no workspace can hold."""
    read = read_one(pipeline, stored)
    return read if isinstance(read, Refused) else laid(read)
