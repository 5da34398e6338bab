"""What our pipeline really reads comes back from both databases as it was read."""

from __future__ import annotations

from pathlib import Path

from dateline.collect import capture
from dateline.pipeline import Pipeline
from dateline.store import Coded, Store
from tests.store import made

PAGE = Path(__file__).parents[2] / "examples" / "reports" / "mosul-river-post.html"


def test_what_is_read_comes_back_whole(store: Store, pipeline: Pipeline) -> None:
    run = made.run(store)
    store.captures.add([capture(PAGE)], source="examples", run=run)
    (waiting,) = store.captures.waiting(1)
    reading = pipeline(waiting.capture)
    assert len(reading.claims) > 5
    store.reports.save([Coded(waiting.id, reading.report, reading.claims)], run=run)
    (coded,) = store.reports.coded()
    assert coded == Coded(waiting.id, reading.report, reading.claims)
    for claim in coded.claims:
        claim.check(coded.report)
