"""Sources into a workspace: captures are kept first, whole, then those that wait are read and coded.

Each step is one transaction, and is known by its content: a run that is killed at any moment is run again, finds
what was kept and takes in what was not, and nothing stands twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dateline.collect import Options
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.workspace.intake import OpenFetcher, polite, take_in
from dateline.workspace.progress import OnProgress, untold
from dateline.workspace.reading import read_waiting
from dateline.workspace.running import Tally, running


def add(
    store: Store,
    sources: Sequence[str],
    pipeline: Pipeline | None,
    *,
    versions: Mapping[str, str],
    options: Options | None = None,
    on_progress: OnProgress = untold,
    fetcher: OpenFetcher = polite,
    processes: int = 0,
    before_reading: Callable[[], None] | None = None,
) -> Tally:
    """Take in the sources, then read whatever waits in the workspace; without a pipeline nothing is read.

    ``versions`` are the pipeline's, as ``versions_of`` gives them. ``processes`` that read keep the same, sooner: they
    are forked from this one, where no thread may hold a lock that reading needs. Raises CaptureError where a source
    does not exist or a table lacks a column, and StoreError where the workspace cannot be written: what was kept
    stays.
    """
    with running(store, "add", versions) as tally:
        take_in(store, sources, options or Options(), tally, on_progress, fetcher=fetcher)
        if pipeline is not None:
            if before_reading is not None:
                before_reading()
            read_waiting(store, pipeline, tally, on_progress, processes=processes)
    return tally
