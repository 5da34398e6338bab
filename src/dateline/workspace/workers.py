"""Captures read by several processes, and given back in the order they came: the same as one process would."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from signal import SIGXCPU, Signals
from types import TracebackType
from typing import Generic, Self, TypeVar

from dateline.errors import DatelineError
from dateline.pipeline import Pipeline
from dateline.store import StoredCapture
from dateline.workspace.one_capture import Refused
from dateline.workspace.worker import MOST_SECONDS, Fault, Tell, Worker

GIVEN_AT_ONCE = 4
"""Captures that a worker gets in one go: it stands still while its next ones are being found."""

AHEAD = 32
BYTES_AHEAD = 40_000_000
"""Captures for each worker, and bytes of all, that are under way at most: others go on while one takes long."""

RENEWED_AFTER = 1_000
"""Captures after which a worker makes room for a new one, which has none of the words that the old one has met."""

DEATHS = 2
"""Workers that a capture may cost: the first may have been killed from outside."""


T = TypeVar("T")


@dataclass(slots=True)
class _Slot(Generic[T]):
    """A capture under way, and what became of it."""

    stored: StoredCapture
    told: T | Refused | Fault | None = None
    deaths: int = 0


class Workers(Generic[T]):
    """Reads captures by so many processes, by none but this one where it is told 0.

    ``tell`` makes of a capture what is given back; what it gives travels between processes. What a worker that dies
    was at is read again by another. As a context it ends its processes when it is left. They are forked from this one
    when they are first needed and share its memory, so there is one copy of the weights. In this process nothing
    guards it from a page that ends it.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        tell: Tell[T],
        processes: int = 0,
        *,
        renewed_after: int = RENEWED_AFTER,
        most_seconds: int = MOST_SECONDS,
    ) -> None:
        self._pipeline = pipeline
        self._tell = tell
        self._processes = processes
        self._renewed_after = renewed_after
        self._most_seconds = most_seconds
        self._workers: list[Worker[T]] = []

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes that are at work."""
        return [worker.pid for worker in self._workers if worker.pid is not None]

    def read(self, captures: Iterable[StoredCapture]) -> Iterator[T | Refused]:
        """What became of each capture, in their order; only some are held at a time.

        Raises DatelineError for what is no fault of a capture.
        """
        if self._processes == 0:
            return (self._tell(self._pipeline, stored) for stored in captures)
        return self._read(_Line[T](captures, AHEAD * self._processes))

    def _read(self, line: _Line[T]) -> Iterator[T | Refused]:
        while line.fill():
            self._hand_out(line)
            first = line.first
            self._collect(line, patient=first is None)
            if isinstance(first, Fault):
                raise DatelineError(first.message)
            if first is not None:
                line.leave()
                yield first

    def _hand_out(self, line: _Line[T]) -> None:
        """Give every worker that has nothing to do some captures, as long as there are any."""
        while line.waiting and (worker := self._idle()):
            number = min(GIVEN_AT_ONCE, max(1, len(line.waiting) // (2 * self._processes)))
            group = [line.waiting.popleft() for _ in range(min(number, len(line.waiting)))]
            if not worker.give([slot.stored for slot in group]):
                self._lose(worker, line)

    def _idle(self) -> Worker[T] | None:
        """A worker with nothing to do, or a new one where there may be one more."""
        for worker in [worker for worker in self._workers if not worker.at]:
            if worker.given < self._renewed_after:
                return worker
            self._drop(worker)
        return self._new() if len(self._workers) < self._processes else None

    def _new(self) -> Worker[T] | None:
        """One more worker, None where the system allows no more; raises DatelineError where it allows none."""
        if not self._workers:
            gc.freeze()  # what is there already is not looked through, and so not copied, in any of them
        try:
            worker = Worker(self._pipeline, self._tell, self._workers, self._most_seconds)
        except OSError as error:
            if not self._workers:
                raise DatelineError(
                    f"no process can be started: {error.strerror}; try --processes 0"
                ) from error
            self._processes = len(self._workers)
            return None
        self._workers.append(worker)
        return worker

    def _collect(self, line: _Line[T], *, patient: bool) -> None:
        """Take what the workers tell; a patient one waits until there is something."""
        busy = {worker.connection: worker for worker in self._workers if worker.at}
        for connection in wait(list(busy), timeout=None if patient else 0):
            worker = busy[connection]  # type: ignore[index]
            number = worker.at[0]
            told = worker.answer()
            if told is None:
                self._lose(worker, line)
            else:
                line.under_way[number].told = told

    def _lose(self, worker: Worker[T], line: _Line[T]) -> None:
        """See to what a worker was at that is gone."""
        code = self._drop(worker)
        line.again(worker.at, _reason(code, self._most_seconds), surely=code == -SIGXCPU)

    def _drop(self, worker: Worker[T]) -> int:
        self._workers.remove(worker)
        return worker.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._workers:
            self._workers.pop().end(at_once=True)
        gc.unfreeze()


class _Line(Generic[T]):
    """Captures under way, in their order."""

    def __init__(self, captures: Iterable[StoredCapture], most: int) -> None:
        self._captures = iter(captures)
        self._most = most
        self._bytes = 0
        self.under_way: dict[int, _Slot[T]] = {}
        self.waiting: deque[_Slot[T]] = deque()

    @property
    def first(self) -> T | Refused | Fault | None:
        """What became of the first one, None as long as it is not known."""
        return next(iter(self.under_way.values())).told

    def fill(self) -> bool:
        """Let captures in as long as there is room; False where there are none any more."""
        while len(self.under_way) < self._most and self._bytes < BYTES_AHEAD:
            stored = next(self._captures, None)
            if stored is None:
                break
            slot = self.under_way[stored.id] = _Slot(stored)
            self.waiting.append(slot)
            self._bytes += len(stored.capture.content)
        return bool(self.under_way)

    def leave(self) -> None:
        """Let the first one go."""
        slot = self.under_way.pop(next(iter(self.under_way)))
        self._bytes -= len(slot.stored.capture.content)

    def again(self, numbers: Iterable[int], reason: str, *, surely: bool) -> None:
        """Have captures read by another worker; their first, maybe or surely, ended the one that had them."""
        slots = [self.under_way[number] for number in numbers]
        suspect = slots[0]
        suspect.deaths += 1
        if surely or suspect.deaths == DEATHS:
            suspect.told = Refused(suspect.stored.id, reason)
            del slots[0]
        self.waiting.extendleft(reversed(slots))


def _reason(code: int, most_seconds: int) -> str:
    """Why a process ended, as the reason of the capture that it was at."""
    if code == -SIGXCPU:
        return f"reading it took more than {most_seconds} seconds of processor time"
    how = Signals(-code).name if code < 0 else f"exit code {code}"
    return f"reading it ended the process ({how})"
