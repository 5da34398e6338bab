"""Words per second of each floor, the bare encoder beside them, over a folder of reports: ``speed.py FOLDER``."""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path

from dateline.collect import captures
from dateline.errors import DatelineError
from dateline.pipeline import Pipeline, Stage, build
from dateline.read.encoder import Encoder
from dateline.types import Reading

ENOUGH_SECONDS = 9.0
"""Rounds over the folder go on until this much time has been measured, for each thing measured."""


def measure(folder: Path) -> dict[str, object]:
    """Time page, reading, coding and the whole, each after one round that is not counted."""
    started = time.perf_counter()
    pipeline = build()
    loaded = time.perf_counter() - started
    taken = [capture for path in sorted(folder.iterdir()) for capture in captures(path)]
    reports = [pipeline.page(capture) for capture in taken]
    readings = [read(pipeline, pipeline.reader.read(report)) for report in reports]
    words = sum(len(report.text.split()) for report in reports)
    encoder = Encoder()
    sentences = [words_of(reading) for reading in readings]

    def code() -> None:
        for reading in readings:
            pipeline.stages[-1](reading)

    rates = {
        "page": rate(lambda: [pipeline.page(capture) for capture in taken], words),
        "read": rate(lambda: [read(pipeline, pipeline.reader.read(report)) for report in reports], words),
        "code": rate(code, words),
        "whole": rate(lambda: [pipeline(capture) for capture in taken], words),
        "bare encoder": rate(lambda: [list(encoder.score(some)) for some in sentences], words),
    }
    return {
        "load_seconds": round(loaded, 2),
        "reports": len(reports),
        "words": words,
        "words_per_second": {name: round(value) for name, value in rates.items()},
        "read_to_bare_encoder": round(rates["read"] / rates["bare encoder"], 3),
        "reports_per_second": round(rates["whole"] * len(reports) / words, 2),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def read(pipeline: Pipeline, reading: Reading) -> Reading:
    """All layers that stand on the parse: every stage but the last, which codes."""

    def apply(reading: Reading, stage: Stage) -> Reading:
        return stage(reading)

    return reduce(apply, pipeline.stages[:-1], reading)


def words_of(reading: Reading) -> list[list[str]]:
    """The words of each sentence, as the encoder takes them."""
    return [[token.text for token in sentence if not token.is_space] for _, sentence in reading.sentences()]


def rate(work: Callable[[], Sequence[object] | None], words: int) -> float:
    """Words per second of work that covers ``words`` words each time."""
    work()
    rounds = 0
    started = time.perf_counter()
    while (spent := time.perf_counter() - started) < ENOUGH_SECONDS:
        work()
        rounds += 1
    return rounds * words / spent


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
