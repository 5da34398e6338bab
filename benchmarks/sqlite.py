"""The benchmark's pages into a new SQLite workspace, by the clock: ``python -m benchmarks.sqlite PAGES PROCESSES``.

In a process of its own, so that its memory is that of ``dateline add`` and of nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.memory import peak, peak_of_children
from benchmarks.texts import Page, at_least_one, pages
from dateline.api import standard_pipeline
from dateline.errors import DatelineError
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.workspace.ingest import add
from dateline.workspace.versions import versions_of


def into_sqlite(wanted: int, processes: int) -> Mapping[str, Mapping[str, Any]]:
    """Figures of so many pages with every sentence read and with --fast; raises DatelineError where it fails."""
    command = [sys.executable, "-m", "benchmarks.sqlite", str(wanted), str(processes)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DatelineError(f"the workspace could not be filled: {done.stderr.strip()}")
    told: Mapping[str, Mapping[str, Any]] = json.loads(done.stdout)
    return told


def fill(some: Sequence[Page], pipeline: Pipeline, processes: int) -> dict[str, Any]:
    """Take in and read the pages, end to end, and tell how long it took."""
    more: dict[str, Any] = {"processes": processes} if processes > 1 else {}
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "work.db", create=True) as store:
        source = Path(folder) / "pages.jsonl"
        source.write_text("".join(f"{_record(page)}\n" for page in some), encoding="utf-8")
        started, spent = time.perf_counter(), _processor()
        tally = add(store, [str(source)], pipeline, versions=versions_of(pipeline), **more)
        seconds, worked = time.perf_counter() - started, _processor() - spent
    reports = tally.counts["reports"]
    return {
        "processes": processes,
        "reports": reports,
        "claims": tally.counts["claims"],
        "seconds": round(seconds, 2),
        "processor_seconds": round(worked, 2),
        "reports_per_second": round(reports / seconds, 2),
        "reports_per_second_of_two_cores": round(2 * reports / worked, 2),
        "megabytes": peak(),
        "megabytes_of_a_worker": peak_of_children(),
    }


def _record(page: Page) -> str:
    return json.dumps({"url": page.url, "html": page.html.decode(), "published": page.published})


def _processor() -> float:
    """Seconds that this process and those of its children that ended have worked."""
    return sum(os.times()[:4])


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill one workspace with every sentence read and one with --fast, and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pages", type=at_least_one, help="how many")
    parser.add_argument("processes", type=at_least_one)
    options = parser.parse_args(arguments)
    some = pages(options.pages)
    try:
        pipeline = standard_pipeline()
        for page in some[:2]:
            pipeline(page.capture)
        lines = {"every sentence": pipeline, "--fast": pipeline.fast()}
        told = {name: fill(some, line, options.processes) for name, line in lines.items()}
    except (DatelineError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
