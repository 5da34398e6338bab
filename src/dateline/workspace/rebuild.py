"""Everything derived, made again from the captures by the code and knowledge at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.store.runs import DONE
from dateline.workspace.progress import OnProgress, untold
from dateline.workspace.reading import read_waiting
from dateline.workspace.reconcile import Reconciled, reconcile
from dateline.workspace.running import Tally, running

WHAT = "rebuild"


def rebuild(
    store: Store,
    pipeline: Pipeline,
    *,
    versions: Mapping[str, str],
    on_progress: OnProgress = untold,
    processes: int = 0,
    before_reading: Callable[[], None] | None = None,
) -> tuple[Tally, Reconciled]:
    """Read and code every capture again, and join the claims anew; captures, judgements and ids stay.

    A report and its claims are swapped for the new ones together, so that the workspace is whole at every moment.
    One that broke off, begun with the same versions, is gone on with.
    """
    broken_off = _broken_off(store, versions)
    with running(store, WHAT, versions) as tally:
        store.captures.read_again(but_by=[*broken_off, tally.run])
        if before_reading is not None:
            before_reading()
        read_waiting(store, pipeline, tally, on_progress, processes=processes)
        joined = reconcile(store, on_progress=on_progress)
    return tally, joined


def _broken_off(store: Store, versions: Mapping[str, str]) -> list[str]:
    """Rebuilds with these versions that did not come to their end, since the last rebuild that did or had others."""
    found: list[str] = []
    for run in store.runs.each():
        if run.what == WHAT and run.outcome != DONE and run.versions == versions:
            found.append(run.id)
        elif run.what == WHAT:
            found.clear()
    return found
