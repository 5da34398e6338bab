"""How fast Dateline reads, beside others on the same pages: ``python -m benchmarks.speed [--pages N] [--json FILE]``.

Reads made-up pages (``texts.py``) floor by floor, and has three others work on the same ones: our encoder without
anything around it, trafilatura, and a small CNN of spaCy's. All in processor time, page after page in turn, so that
the ratios hold on a busy machine too. Then puts the pages into SQLite by the clock. docs/reference/speed.md explains.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from benchmarks.memory import peaks
from benchmarks.profiling import profile
from benchmarks.sqlite import into_sqlite
from benchmarks.table import show
from benchmarks.texts import at_least_one, digest, pages
from benchmarks.timing import Bench
from dateline.errors import DatelineError
from dateline.pipeline import build

PAGES = 20
"""Enough for ratios that differ by some 2 % from those of 200, within the minute that ``make bench`` may take."""
WARMING = 4
"""Pages of another seed that are read first, so that no first call is timed."""
OTHER_SEED = 88


def measure(wanted: int, *, processes: int, sqlite: bool = True) -> dict[str, Any]:
    """All figures of so many pages."""
    began = time.perf_counter()
    some = pages(wanted)
    bench = Bench.load()
    loaded = time.perf_counter() - began
    for page in pages(WARMING, seed=OTHER_SEED):
        bench.turn(page)
    bench.forget()
    for page in some:
        bench.turn(page)
    figures: dict[str, Any] = {
        "machine": machine(),
        "texts": {"digest": digest(some), "reports": len(some), **bench.told},
        "load_seconds": round(loaded, 2),
        "lines": bench.lines(),
        "megabytes": peaks(),
    }
    if sqlite:
        figures["sqlite"] = into_sqlite(wanted, processes)
    return figures | {"took_seconds": round(time.perf_counter() - began, 1)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--pages", type=at_least_one, default=PAGES, help=f"how many pages; {PAGES} unless given"
    )
    parser.add_argument(
        "--processes", type=at_least_one, default=2, help="of those that fill the workspace; 2 unless given"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file as well")
    parser.add_argument("--no-sqlite", action="store_true", help="leave out the workspace")
    parser.add_argument(
        "--profile", action="store_true", help="the ten functions that take longest, instead of the table"
    )
    options = parser.parse_args(arguments)
    try:
        if options.profile:
            sys.stdout.write(profile(build(), pages(options.pages)))
            return 0
        if options.json is not None:
            options.json.touch()  # what cannot be written is told before the minute, not after it
        figures = measure(options.pages, processes=options.processes, sqlite=not options.no_sqlite)
        if options.json is not None:
            options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    except (DatelineError, OSError) as error:
        sys.stderr.write(f"speed: {error}\n")
        return 2
    sys.stdout.write(show(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
