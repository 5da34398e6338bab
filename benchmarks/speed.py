"""Words and reports per second, capture to claims, over a folder of reports: ``speed.py FOLDER``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from dateline.collect import captures
from dateline.errors import DatelineError
from dateline.pipeline import build

ENOUGH_SECONDS = 20.0
"""Rounds over the folder go on until this much time has been measured."""


def measure(folder: Path) -> dict[str, float | int]:
    """Time whole rounds over every file of a folder, after one round that is not counted."""
    started = time.perf_counter()
    pipeline = build()
    loaded = time.perf_counter() - started
    taken = [capture for path in sorted(folder.iterdir()) for capture in captures(path)]
    for capture in taken:
        pipeline(capture)
    words = reports = claims = 0
    started = time.perf_counter()
    while (spent := time.perf_counter() - started) < ENOUGH_SECONDS:
        for capture in taken:
            reading = pipeline(capture)
            words += len(reading.report.text.split())
            reports += 1
            claims += len(reading.claims)
    return {
        "load_seconds": round(loaded, 2),
        "seconds": round(spent, 2),
        "reports": reports,
        "words": words,
        "claims": claims,
        "reports_per_second": round(reports / spent, 2),
        "words_per_second": round(words / spent, 1),
    }


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    try:
        figures = measure(folder)
    except (DatelineError, OSError) as error:
        sys.stderr.write(f"speed: {error}\n")
        return 2
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
