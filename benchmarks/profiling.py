"""Where the time of the whole goes: the ten functions that take longest by themselves.

Sampled by processor time: watching every call would slow Python down several times, and the encoder not at all.
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType

from benchmarks.texts import Page
from dateline.pipeline import Pipeline

TOP = 10
WARMING = 2
"""Pages that are read before anything is watched, so that loading is not in it."""
EVERY = 0.001
"""Seconds of processor time between two looks; what runs longer without Python is weighed by its time."""


class Samples:
    """Seconds of processor time by function; what a function calls that is not Python counts as its own."""

    def __init__(self) -> None:
        self.seconds: Counter[CodeType] = Counter()
        self._last = 0.0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look at what runs, for as long as the context lasts."""
        before = signal.signal(signal.SIGPROF, self._look)
        self._last = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    def _look(self, _: int, frame: FrameType | None) -> None:
        now = time.process_time()
        if frame is not None:
            self.seconds[frame.f_code] += now - self._last  # type: ignore[assignment]
        self._last = now


def profile(pipeline: Pipeline, some: Sequence[Page]) -> str:
    """A table of the functions, with the share of all time that each takes by itself."""
    for page in some[:WARMING]:
        pipeline(page.capture)
    samples = Samples()
    with samples.watching():
        for page in some:
            pipeline(page.capture)
    return _table(samples.seconds, len(some))


def _table(seconds: Counter[CodeType], read: int) -> str:
    total = sum(seconds.values())
    lines = [
        f"{read} reports in {total:.1f} s of processor time; a function's own includes what it calls outside Python",
        "",
        f"{'share':>6}  {'ms a report':>11}  function",
    ]
    for code, own in seconds.most_common(TOP):
        lines.append(f"{own / total:>6.1%}  {1000 * own / read:>11.1f}  {_name(code)}")
    return "\n".join(lines) + "\n"


def _name(code: CodeType) -> str:
    """A function's name with its file and the folder of that."""
    path = Path(code.co_filename)
    return f"{path.parent.name}/{path.name}:{code.co_firstlineno} {code.co_qualname}"
