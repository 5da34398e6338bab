"""What is streamed does not stand in memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator

from dateline.store import Coded, Store
from tests.store import made

REPORTS = 400
STREAMS: dict[str, Callable[[Store], Iterator[object]]] = {
    "captures": lambda store: store.captures.each(),
    "reports": lambda store: store.reports.each(),
    "coded": lambda store: store.reports.coded(),
    "claims": lambda store: store.claims.each(),
}


def test_streams_hold_a_piece_at_a_time(store: Store) -> None:
    run = made.run(store)
    for at in range(0, REPORTS, 200):
        pages = [made.page(number, size=20_000) for number in range(at, at + 200)]
        store.captures.add(pages, source="s", run=run)
        batch = []
        for one in store.captures.waiting(200):
            report = made.report(one.capture, padding=20_000)
            batch.append(
                Coded(
                    one.id, report, tuple(made.claim(report, number, padding=10_000) for number in range(2))
                )
            )
        store.reports.save(batch, run=run)
    for name, stream in STREAMS.items():
        tracemalloc.start()
        count = sum(1 for _ in stream(store))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert count >= REPORTS, name
        assert peak < 6_000_000, f"{name}: {peak} bytes"
