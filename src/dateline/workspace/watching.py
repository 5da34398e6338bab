"""Sources that are asked again and again: what is new in them goes into the workspace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import count

from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.workspace.answers import Answers
from dateline.workspace.intake import OnDropped, OpenFetcher, polite, take_source
from dateline.workspace.progress import Doing, OnProgress, Progress, untold
from dateline.workspace.reading import read_waiting
from dateline.workspace.running import Tally, running
from dateline.workspace.watchlist import Watched

Now = Callable[[], datetime]


def utc_now() -> datetime:
    """The moment."""
    return datetime.now(UTC)


def poll(
    store: Store,
    watchlist: Sequence[Watched],
    pipeline: Pipeline,
    *,
    versions: Mapping[str, str],
    on_progress: OnProgress = untold,
    on_dropped: OnDropped | None = None,
    fetcher: OpenFetcher = polite,
    now: Now = utc_now,
    processes: int = 0,
) -> Tally | None:
    """Ask every source that is due and read what is new; None where none is due, and then nothing is done.

    A source that cannot be had goes to ``on_dropped``, as whatever else cannot be taken in, and the rest goes on;
    it is asked again when it is due again. All are of one list, so that their hosts are asked in one way.
    """
    due = [one for one in watchlist if seconds_until(store, [one], now()) <= 0]
    if not due:
        return None
    numbers = count(1)
    answers = Answers(store)
    with running(store, "watch", versions) as tally, closing(fetcher(due[0].options, answers)) as opened:
        for one in due:

            def tell(url: str = one.url) -> None:
                on_progress(Progress(Doing.TAKING, next(numbers), source=url))

            take_source(
                store,
                one.url,
                one.options,
                tally,
                tell,
                opened=opened,
                answers=answers,
                on_dropped=on_dropped,
            )
            store.fetched.poll(one.url, now())
        read_waiting(store, pipeline, tally, on_progress, processes=processes)
    return tally


def seconds_until(store: Store, watchlist: Sequence[Watched], now: datetime) -> float:
    """How long it is until the first of these sources is due; 0 or less where one is."""
    waits = []
    for one in watchlist:
        polled = store.fetched.polled(one.url)
        waits.append(0.0 if polled is None else (polled + one.every - now).total_seconds())
    return min(waits)
