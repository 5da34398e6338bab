"""Data sets made aside, one at a time, and kept for a while in a folder that is gone when the desk is closed."""

from __future__ import annotations

import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event, Lock
from typing import BinaryIO
from weakref import finalize

from dateline.desk.data.facts import Facts, facts
from dateline.desk.data.wanted import Wanted
from dateline.desk.data.watched import watched
from dateline.errors import DatelineError, ExportError
from dateline.export.formats import format_named
from dateline.export.make import make
from dateline.export.shape import Wider
from dateline.store import Store

MOST_WAITING = 4
"""Data sets that wait their turn: whoever asks for more is told to come again."""

MOST_KEPT = 8
"""Finished data sets that are kept; the one that was asked for longest ago goes first."""


class Stage(StrEnum):
    """How far a data set is."""

    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a data set is: what was read of the workspace out of ``total``, and what is known once it is there."""

    stage: Stage
    done: int = 0
    total: int = 0
    facts: Facts | None = None
    fault: str = ""

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.stage in {Stage.READY, Stage.FAILED}


class BusyError(ExportError):
    """Too many data sets are waiting."""


class Job:
    """One data set being made; what others ask of it is read without waiting for it."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._progress = Progress(Stage.WAITING)
        self._ended = Event()

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        return self._progress

    def wait(self, seconds: float) -> Progress:
        """How far it is when it has come to its end, or when the seconds are over."""
        self._ended.wait(seconds)
        return self._progress

    def make(self, store: Store, path: Path, closing: Event) -> None:
        """Make it; a fault is kept in one line."""
        form = format_named(self.wanted.format)
        total = store.incidents.count() + (store.reports.count() if isinstance(form, Wider) else 0)
        done = 0

        def seen() -> None:
            nonlocal done
            done += 1
            self._progress = Progress(Stage.MAKING, min(done, total), total)

        self._progress = Progress(Stage.MAKING, 0, total)
        try:
            made = make(watched(store, seen, closing), form, path, self.wanted.options)
            self._progress = Progress(Stage.READY, total, total, facts(path, made))
        except (DatelineError, OSError) as error:
            fault = (
                str(error).replace(str(path.parent), "the desk's folder").replace(store.name, "the workspace")
            )
            self._progress = Progress(Stage.FAILED, done, total, fault=fault)

    def settle(self, future: Future[None]) -> None:
        """Take note that nothing more will come, also where it was never begun or broke off by a fault of ours."""
        if not self._progress.ended:
            fault = "the desk was closed" if future.cancelled() else "it broke off by a fault of ours"
            self._progress = Progress(Stage.FAILED, fault=fault)
        self._ended.set()


class Jobs:
    """The data sets of one desk. Nothing is set up before the first is asked for."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._closing = Event()
        self._folder: Path | None = None
        self._remove: Callable[[], object] | None = None  # runs by itself where nobody closes the desk
        self._worker: ThreadPoolExecutor | None = None

    def ask(self, store: Store, wanted: Wanted) -> Job:
        """The job of that data set, begun where it is new or failed before; BusyError where too many wait."""
        with self._lock:
            job = self._jobs.get(wanted.id)
            if job is not None and job.progress.stage is not Stage.FAILED:
                self._jobs.move_to_end(wanted.id)
                return job
            waiting = sum(not one.progress.ended for one in self._jobs.values())
            if waiting > MOST_WAITING:
                raise BusyError("Too many data sets are being made: ask again in a minute.")
            return self._begin(store, wanted)

    def known(self, wanted_id: str) -> Job | None:
        """A job by its id, None where it was never asked for or is no longer kept."""
        with self._lock:
            return self._jobs.get(wanted_id)

    def recent(self) -> tuple[Job, ...]:
        """All that are kept, the latest asked for first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def opened(self, job: Job) -> BinaryIO | None:
        """The file of a finished data set, open, so that it can be read to its end; None where it is gone."""
        with self._lock:
            if self._folder is None or job.progress.stage is not Stage.READY:
                return None
            path = self._path(job.wanted)
            return path.open("rb") if path.exists() else None

    def close(self) -> None:
        """Stop what is being made and remove the folder."""
        self._closing.set()
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
        if self._remove is not None:
            self._remove()

    def _begin(self, store: Store, wanted: Wanted) -> Job:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="dateline-desk-"))
            self._remove = finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        if self._worker is None:
            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="data")
        job = Job(wanted)
        self._jobs[wanted.id] = job
        self._jobs.move_to_end(wanted.id)
        self._forget()
        future = self._worker.submit(job.make, store, self._path(wanted), self._closing)
        future.add_done_callback(job.settle)
        return job

    def _forget(self) -> None:
        """Let go of what was asked for longest ago."""
        ended = [one for one, job in self._jobs.items() if job.progress.ended]
        for one in ended[: max(0, len(self._jobs) - MOST_KEPT)]:
            self._path(self._jobs.pop(one).wanted).unlink(missing_ok=True)

    def _path(self, wanted: Wanted) -> Path:
        assert self._folder is not None
        return self._folder / f"{wanted.id}.zip"
