"""Sources into captures: kept in batches, the same one once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path

from dateline.collect import Dropped, Options, gather, total
from dateline.collect.gather import STDIN, is_url
from dateline.collect.polite import Fetcher
from dateline.collect.remembered import Remembered
from dateline.collect.source import existing
from dateline.store import Store
from dateline.types import Capture
from dateline.workspace.answers import Answers
from dateline.workspace.progress import Doing, OnProgress, Progress
from dateline.workspace.running import Tally

KEPT_AT_ONCE = 200
FETCHED_AT_ONCE = 10
BYTES_AT_ONCE = 16_000_000
"""Captures from files and from the web, and bytes of them, that are kept in one transaction; what is fetched costs
its server a request, and is not to be lost."""

OpenFetcher = Callable[[Options, Remembered], Fetcher]
OnDropped = Callable[[Dropped], None]


def polite(options: Options, remembered: Remembered) -> Fetcher:
    """A fetcher of the open web."""
    return Fetcher(options, remembered=remembered)


def take_in(
    store: Store,
    sources: Sequence[str],
    options: Options,
    tally: Tally,
    on_progress: OnProgress,
    *,
    fetcher: OpenFetcher = polite,
) -> None:
    """Keep every capture of the sources; raises CaptureError where one does not exist, before any is taken in."""
    for source in sources:
        if not is_url(source) and source != STDIN:
            existing(source)
    numbers, most = count(1), total(sources)
    answers = Answers(store)
    with closing(fetcher(options, answers)) as opened:
        for source in sources:

            def tell(source: str = source) -> None:
                on_progress(Progress(Doing.TAKING, next(numbers), most, source))

            take_source(store, source, options, tally, tell, opened=opened, answers=answers)


def take_source(
    store: Store,
    source: str,
    options: Options,
    tally: Tally,
    tell: Callable[[], None],
    *,
    opened: Fetcher,
    answers: Answers,
    on_dropped: OnDropped | None = None,
) -> None:
    """Keep what comes from one source, and the reasons for what does not; ``tell`` is called for each.

    What was fetched before is not fetched again where its server says that it is the same: ``opened`` remembers
    by ``answers``. It serves all sources of a run, so that no host is asked faster for being named twice.
    """
    most = FETCHED_AT_ONCE if is_url(source) else KEPT_AT_ONCE
    found = _captures(store, gather([source], options, fetcher=opened), tally, tell, on_dropped)
    for batch in _batches(found, most):
        new = store.captures.add(batch, source=source, run=tally.run, answers=answers.take())
        tally.counts["new"] += new
        tally.counts["known"] += len(batch) - new
    if left := answers.take():  # of a feed whose every page is kept, or is known already
        store.captures.add([], source=source, run=tally.run, answers=left)


def _captures(
    store: Store,
    found: Iterable[Capture | Dropped],
    tally: Tally,
    tell: Callable[[], None],
    on_dropped: OnDropped | None,
) -> Iterator[Capture]:
    """The captures among what was found; of the rest the reasons are kept."""
    for one in found:
        if isinstance(one, Capture):
            yield one
        else:
            store.captures.drop(one.source, one.line, one.reason, tally.run)
            tally.counts["dropped"] += 1
            tally.dropped[said_of_any(one)] += 1
            if on_dropped is not None:
                on_dropped(one)
        tell()


def _batches(captures: Iterable[Capture], most: int) -> Iterator[list[Capture]]:
    """As many captures together as one transaction takes."""
    batch: list[Capture] = []
    size = 0
    for capture in captures:
        batch.append(capture)
        size += len(capture.content)
        if len(batch) >= most or size >= BYTES_AT_ONCE:
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
