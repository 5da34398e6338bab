"""Made-up reports into a new workspace, end to end: how many a second, and how much memory: ``ingest.py N``.

python -m benchmarks.ingest 100000 --into work.db
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.synthetic import Synthetic, jsonl, one_sentence, synthetic_reports
from dateline.api import standard_pipeline
from dateline.errors import DatelineError
from dateline.read.reader import OURS
from dateline.store import Store
from dateline.workspace.ingest import add
from dateline.workspace.progress import Doing, Progress
from dateline.workspace.versions import versions_of

EVERY = 1_000
"""Reports after which the memory is looked at while they are read; of fewer than 20,000, a twentieth of them."""
STATUS = Path("/proc")
"""Where Linux tells of every process what memory it holds."""


class Length(StrEnum):
    """Of a report: one sentence alone, a headline and one or two, or a headline and two to five."""

    SENTENCE = "sentence"
    SHORT = "short"
    LONG = "long"


class Memory:
    """What memory is held in megabytes, by numbers of reports read: by this process, and by the largest that reads.

    Linux tells what is held at that moment; elsewhere it is the most that was held so far, and of processes that
    read only of those that have ended.
    """

    def __init__(self, reports: int) -> None:
        self._step = max(1, min(EVERY, reports // 20))
        self._next = 0
        self.own: dict[int, int] = {}
        self.readers: dict[int, int] = {}
        self.reading_since = 0.0

    def look(self, progress: Progress) -> None:
        """Look at the memory where it is time to."""
        if progress.doing is not Doing.READING:
            return
        self.reading_since = self.reading_since or time.perf_counter()
        if progress.done >= self._next:
            self._next = progress.done + self._step
            readers = [pid for one in multiprocessing.active_children() if (pid := one.pid) is not None]
            self.own[progress.done] = held(os.getpid()) or peak()
            self.readers[progress.done] = max(map(held, readers), default=0) or peak(resource.RUSAGE_CHILDREN)


def held(process: int) -> int:
    """The memory that a process holds now, in megabytes, what it shares included; 0 where nobody tells."""
    try:
        lines = (STATUS / str(process) / "status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((round(int(line.split()[1]) / 1024) for line in lines if line.startswith("VmRSS")), 0)


def peak(whose: int = resource.RUSAGE_SELF) -> int:
    """The most memory that this process ever held, or any one of those that it began, in megabytes."""
    unit = 1024 if sys.platform == "linux" else 2**20
    return round(resource.getrusage(whose).ru_maxrss / unit)


def made(reports: int, length: Length) -> Iterator[Synthetic]:
    """That many reports of a length."""
    told = synthetic_reports(reports, short=length is not Length.LONG)
    return map(one_sentence, told) if length is Length.SENTENCE else told


def seconds(whose: int) -> float:
    """Processor time of this process, or of those that it began and that have ended."""
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def measure(
    reports: int, work: Path, *, length: Length = Length.SHORT, processes: int = 0
) -> dict[str, object]:
    """Take in and read that many reports; raises StoreError where the workspace cannot be made."""
    pipeline = standard_pipeline(OURS).fast()
    memory = Memory(reports)
    with TemporaryDirectory() as folder, Store.open(work, create=True) as store:
        source = Path(folder) / "reports.jsonl"
        with source.open("w", encoding="utf-8") as file:
            file.writelines(f"{jsonl(report)}\n" for report in made(reports, length))
        before = [seconds(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        versions = versions_of(pipeline)
        started = time.perf_counter()
        tally = add(
            store, [str(source)], pipeline, versions=versions, on_progress=memory.look, processes=processes
        )
    ended = time.perf_counter()
    own, readers = (
        seconds(whose) - earlier
        for whose, earlier in zip((resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN), before, strict=True)
    )
    return {
        **tally.counts,
        "captures_per_second": round(reports / (memory.reading_since - started)),
        "reports_per_second": round(tally.counts["reports"] / (ended - memory.reading_since), 1),
        "processes": processes,
        "processor_seconds": {"writer": round(own, 1), "readers": round(readers, 1)},
        "megabytes_after_reports": memory.own,
        "peak_megabytes": peak(),
        "readers_megabytes_after_reports": memory.readers,
        "peak_megabytes_of_a_reader": peak(resource.RUSAGE_CHILDREN),
        "workspace_megabytes": round(work.stat().st_size / 1e6),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=int, help="how many")
    parser.add_argument(
        "--into", type=Path, help="the workspace, kept afterwards; a temporary one unless given"
    )
    parser.add_argument(
        "--length", type=Length, choices=list(Length), default=Length.SHORT, help="of a report: see Length"
    )
    parser.add_argument(
        "--processes", type=int, default=0, help="how many read; none but this one unless given"
    )
    options = parser.parse_args(arguments)
    try:
        with TemporaryDirectory() as folder:
            work = options.into or Path(folder) / "work.db"
            figures = measure(options.reports, work, length=options.length, processes=options.processes)
    except (DatelineError, OSError) as error:
        sys.stderr.write(f"ingest: {error}\n")
        return 2
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
