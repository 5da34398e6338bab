"""One process that reads captures for another: forked from it, it shares the weights and all knowledge with it.

It lives as long as the pipe to it is open: whoever forked it may be killed, and it ends.
"""

from __future__ import annotations

import os
import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from dateline.errors import DatelineError
from dateline.pipeline import Pipeline
from dateline.store import StoredCapture
from dateline.workspace.one_capture import Refused

MOST_SECONDS = 120
"""Processor time that one capture may take."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What stops a whole run: the message of an error that is not the capture's."""

    message: str


T = TypeVar("T")
Tell = Callable[[Pipeline, StoredCapture], T | Refused]
"""What a worker makes of a capture."""


class Worker(Generic[T]):
    """A process at work. ``at`` are the numbers of the captures that it was given and has not told of yet."""

    def __init__(
        self, pipeline: Pipeline, tell: Tell[T], others: Iterable[Worker[T]], most_seconds: int
    ) -> None:
        """Raises OSError where the system allows no more processes."""
        context = get_context("fork")
        self.connection, theirs = context.Pipe()
        inherited = [self.connection, *(other.connection for other in others)]
        self._process = context.Process(
            target=_serve, args=(pipeline, tell, theirs, inherited, most_seconds), daemon=True
        )
        with theirs, _held_back(signal.SIGINT):
            self._process.start()
        self.at: deque[int] = deque()
        self.given = 0

    @property
    def pid(self) -> int | None:
        """The number of its process."""
        return self._process.pid

    def give(self, captures: Sequence[StoredCapture]) -> bool:
        """Have captures read, while it is at none; False where the process is gone."""
        self.at.extend(stored.id for stored in captures)
        self.given += len(captures)
        try:
            self.connection.send(captures)
        except OSError:
            return False
        return True

    def answer(self) -> T | Refused | Fault | None:
        """What became of the capture that it is at; None where the process is gone."""
        try:
            told: T | Refused | Fault = self.connection.recv()
        except (EOFError, OSError):
            return None
        self.at.popleft()
        return told

    def end(self, *, at_once: bool = False) -> int:
        """End the process, which finishes what it is at unless it is to end at once, and give its exit code."""
        self.connection.close()
        if at_once:
            self._process.kill()
        self._process.join()
        return self._process.exitcode or 0


def _serve(
    pipeline: Pipeline,
    tell: Tell[T],
    connection: Connection,
    inherited: Sequence[Connection],
    most_seconds: int,
) -> None:
    """Read what comes in until nobody is at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops a run stops the process that began it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    for other in inherited:  # otherwise the others would not see that their pipe is closed
        other.close()
    try:
        while True:
            for stored in connection.recv():
                _limit(most_seconds)
                connection.send(_told(pipeline, tell, stored))
    except (EOFError, OSError):
        os._exit(0)  # without flushing what the other process has written to its streams


def _told(pipeline: Pipeline, tell: Tell[T], stored: StoredCapture) -> T | Refused | Fault:
    try:
        return tell(pipeline, stored)
    except DatelineError as error:
        return Fault(str(error))


def _limit(seconds: int) -> None:
    """Let the system end this process when it has taken that much more processor time; no core is written."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = ceil(time.process_time()) + seconds
    resource.setrlimit(
        resource.RLIMIT_CPU, (until if most == resource.RLIM_INFINITY else min(until, most), most)
    )


@contextmanager
def _held_back(number: signal.Signals) -> Iterator[None]:
    """Let a signal wait: it comes to this process afterwards, and to no process that is forked meanwhile."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [number])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
