"""Sources into captures: kept in batches, the same one once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from dateline.collect import Dropped, Options, gather
from dateline.collect.gather import is_url
from dateline.collect.source import existing
from dateline.store import Store
from dateline.types import Capture
from dateline.workspace.progress import Doing, OnProgress, Progress
from dateline.workspace.running import Tally

TAKEN_AT_ONCE = 200
BYTES_AT_ONCE = 16_000_000
"""Captures, and bytes of them, that are kept in one transaction."""


def take_in(
    store: Store, sources: Sequence[str], options: Options, tally: Tally, on_progress: OnProgress
) -> None:
    """Keep every capture of the sources; raises CaptureError where one does not exist, before any is taken in."""
    for source in sources:
        if not is_url(source) and source != "-":
            existing(source)
    numbers = count(1)
    for source in sources:

        def tell(source: str = source) -> None:
            on_progress(Progress(Doing.TAKING, next(numbers), source=source))

        keep(store, gather([source], options), source, tally, tell)


def keep(
    store: Store, found: Iterable[Capture | Dropped], source: str, tally: Tally, tell: Callable[[], None]
) -> None:
    """Keep what comes from one source, and the reasons for what does not; ``tell`` is called for each."""
    for batch in _batches(_captures(store, found, tally, tell)):
        new = store.captures.add(batch, source=source, run=tally.run)
        tally.counts["new"] += new
        tally.counts["known"] += len(batch) - new


def _captures(
    store: Store, found: Iterable[Capture | Dropped], tally: Tally, tell: Callable[[], None]
) -> Iterator[Capture]:
    for one in found:
        if isinstance(one, Capture):
            yield one
        else:
            store.captures.drop(one.source, one.line, one.reason, tally.run)
            tally.counts["dropped"] += 1
            tally.dropped[said_of_any(one)] += 1
        tell()


def _batches(captures: Iterable[Capture]) -> Iterator[list[Capture]]:
    """As many captures together as one transaction takes."""
    batch: list[Capture] = []
    size = 0
    for capture in captures:
        batch.append(capture)
        size += len(capture.content)
        if len(batch) >= TAKEN_AT_ONCE or size >= BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def said_of_any(dropped: Dropped) -> str:
    """A reason without the name and line that it begins with, so that like reasons count together."""
    reason = dropped.reason
    for name in (dropped.source, Path(dropped.source).name):
        reason = reason.removeprefix(name)
    return reason.removeprefix(f":{dropped.line}").lstrip(": ")
