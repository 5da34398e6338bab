"""Made-up reports into a new workspace, end to end: how many a second, and how much memory: ``ingest.py N``.

python -m benchmarks.ingest 100000 --into work.db
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.synthetic import jsonl, synthetic_reports
from dateline.api import standard_pipeline
from dateline.errors import DatelineError
from dateline.read.reader import OURS
from dateline.store import Store
from dateline.workspace.ingest import add
from dateline.workspace.progress import Doing, Progress
from dateline.workspace.versions import versions_of

STEPS = 20
"""How often the memory is looked at while the reports are read."""


class Memory:
    """The most memory held so far, in megabytes, at some numbers of reports read; each at its first moment."""

    def __init__(self, reports: int) -> None:
        self._step = max(1, reports // STEPS)
        self.peaks: dict[int, int] = {}
        self.reading_since = 0.0

    def look(self, progress: Progress) -> None:
        """Look at the memory where it is time to."""
        if progress.doing is Doing.READING:
            self.reading_since = self.reading_since or time.perf_counter()
            if progress.done % self._step == 0:
                self.peaks.setdefault(progress.done, peak())


def peak() -> int:
    """The most memory that this process ever held, in megabytes."""
    unit = 1024 if sys.platform == "linux" else 2**20
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)


def measure(reports: int, work: Path, *, short: bool = True) -> dict[str, object]:
    """Take in and read that many reports; raises StoreError where the workspace cannot be made."""
    pipeline = standard_pipeline(OURS).fast()
    memory = Memory(reports)
    with TemporaryDirectory() as folder, Store.open(work, create=True) as store:
        source = Path(folder) / "reports.jsonl"
        with source.open("w", encoding="utf-8") as file:
            file.writelines(f"{jsonl(report)}\n" for report in synthetic_reports(reports, short=short))
        started = time.perf_counter()
        tally = add(store, [str(source)], pipeline, versions=versions_of(pipeline), on_progress=memory.look)
    ended = time.perf_counter()
    return {
        **tally.counts,
        "captures_per_second": round(reports / (memory.reading_since - started)),
        "reports_per_second": round(tally.counts["reports"] / (ended - memory.reading_since), 1),
        "megabytes_after_reports": memory.peaks,
        "peak_megabytes": peak(),
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
        "--long", action="store_true", help="two to five sentences a report, and not one or two"
    )
    options = parser.parse_args(arguments)
    try:
        with TemporaryDirectory() as folder:
            work = options.into or Path(folder) / "work.db"
            figures = measure(options.reports, work, short=not options.long)
    except (DatelineError, OSError) as error:
        sys.stderr.write(f"ingest: {error}\n")
        return 2
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
