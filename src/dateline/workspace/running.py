"""One run on a workspace: written down when it begins, closed when it ends, however it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from dateline.errors import DatelineError, StoreError
from dateline.store import Store
from dateline.store.runs import STOPPED


@dataclass(frozen=True)
class Tally:
    """What a run has done so far; it grows until the run ends.

    ``counts`` has "new" and "known" captures, "dropped" records, "reports", "claims" and "refused" captures.
    ``dropped`` and ``refused`` count what could not be taken in or read, by reason, and ``unquoted`` the values that
    a language model proposed and the report does not bear out.
    """

    run: str
    counts: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    unquoted: Counter[str] = field(default_factory=Counter)


@contextmanager
def running(store: Store, what: str, versions: Mapping[str, str]) -> Iterator[Tally]:
    """A run under its own id. Runs whose process is gone are closed as broken off; one that raises, as stopped."""
    store.runs.break_off()
    tally = Tally(store.runs.begin(what, versions))
    try:
        yield tally
    except (DatelineError, KeyboardInterrupt):
        with suppress(StoreError):  # a full disk takes no row: the next run closes this one
            store.runs.finish(tally.run, tally.counts, outcome=STOPPED)
        raise
    store.runs.finish(tally.run, tally.counts)
