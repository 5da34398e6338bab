"""How the cost of joining grows: ``joining.py [SIZE …]``, made-up reports in all sizes, 1,000 to 100,000.

Outlines are made from what the reports are about, without reading them, which takes time in proportion to their words.
Prints seconds of processor time, that time for each claim and doubling of their number (which does not grow where the
cost is n·log n), pairs weighed for each claim, the most memory held, and B³ of the claims against the truth.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date
from math import log2
from typing import Any

from benchmarks.synthetic import Synthetic, synthetic_reports
from dateline.evaluate.groups import group_scores
from dateline.incidents import Outline, Story
from dateline.incidents.join import Joining
from dateline.incidents.outline import Spot, Toll
from dateline.incidents.verdicts import Verdicts
from dateline.incidents.weights import load_weights
from dateline.incidents.words import LEAD, marked, number, packed, small_words
from dateline.types import CountKind

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)


def claims(report: Synthetic, row: int) -> Iterator[Outline]:
    """What a reader would find in a made-up report: the event, and in every other one its toll once more."""
    day = date.fromisoformat(report.day).toordinal()
    small = small_words(report.text)
    words = list(marked(report.text, small))
    name = f"r{row:06d}"
    story = Story(
        name, date.fromisoformat(report.published).toordinal(), report.outlet, None, packed(words, LEAD)
    )
    toll = (Toll(CountKind.KILLED, report.killed, report.killed),)
    places, spot = (number(report.place.casefold()),), Spot(None, None, 1, report.country)
    told = packed(words[: len(words) // 2])
    yield Outline(
        f"{name}a", story, report.kind, days=(day, day), spot=spot, places=places, tolls=toll, words=told
    )
    if row % 2:
        again = packed(words[len(words) // 2 :])
        yield Outline(
            f"{name}b", story, "casualties", start=300, spot=spot, places=places, tolls=toll, words=again
        )


def measure(size: int) -> dict[str, Any]:
    """Join the claims of that many reports."""
    outlines, truth = [], {}
    for row, report in enumerate(synthetic_reports(size)):
        for outline in claims(report, row):
            outlines.append(outline)
            truth[outline.claim_id] = report.incident
    start = time.process_time()
    outlines.sort(key=lambda one: (one.story.published or 0, one.story.report_id, one.start, one.claim_id))
    joining = Joining(outlines, Verdicts(), load_weights())
    found = {claim: at for at, group in enumerate(joining.groups()) for claim in group.claim_ids}
    seconds = time.process_time() - start
    scores = group_scores(truth, found)
    return {
        "reports": size,
        "claims": len(outlines),
        "seconds": round(seconds, 2),
        "microseconds_per_claim_and_doubling": round(1e6 * seconds / len(outlines) / log2(len(outlines)), 2),
        "pairs_per_claim": round(joining.weighed / len(outlines), 2),
        "most_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "b_cubed": scores["b_cubed"],
    }


def main() -> int:
    """Measure all sizes, the smallest first, so that the memory of each is its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of reports")
    options = parser.parse_args()
    for size in sorted(options.sizes):
        sys.stdout.write(json.dumps(measure(size)) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
