"""How long the desk takes for its pages over 100,000 incidents: ``desk.py [--workspace WORK.db] [--incidents N]``.

Prints one line for each question to the store and each page: the median and the 95th in a hundred, in milliseconds of
the server's time. Ends with 1 where a median is not below 200. Without a workspace a made-up one is made first, which
takes some minutes; ``--workspace`` keeps it, and uses it where it is there.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from benchmarks.large import INCIDENTS, make
from dateline.desk import Settings, create_app
from dateline.store import Store
from dateline.store.filters import Box, IncidentFilter

MOST = 200.0
"""Milliseconds that a page may take."""
_SECONDS = 3.0
_LEAST, _TIMES = 5, 20
FILTERS = {
    "none": IncidentFilter(),
    "day": IncidentFilter(start=date(2016, 3, 1), end=date(2016, 9, 1)),
    "kind": IncidentFilter(kinds=("bombing", "shelling")),
    "status": IncidentFilter(statuses=("unverified",)),
    "actor": IncidentFilter(actor="rebels"),
    "country": IncidentFilter(country="Iraq"),
    "place": IncidentFilter(words="mosul"),
    "toll": IncidentFilter(least_killed=20, most_killed=60),
    "disputed": IncidentFilter(disputed=True),
    "outlet": IncidentFilter(outlet="Harbour Times"),
    "words": IncidentFilter(words="army bomb"),
    "all": IncidentFilter(start=date(2016, 1, 1), kinds=("bombing",), actor="army", least_killed=5),
}
Question = tuple[str, Callable[[], object]]


def of_store(store: Store) -> Iterator[Question]:
    """What the desk asks the store."""
    browse, queue = store.browse, store.queue
    yield "queue: first page", queue.page
    yield "queue: next claim", partial(queue.next, ["none"])
    yield "queue: left", queue.left
    for name, wanted in FILTERS.items():
        yield f"incidents by {name}", partial(browse.incidents, wanted, order="date")
        yield f"count by {name}", partial(browse.count, wanted)
        yield f"days by {name}", partial(browse.days, wanted)
        yield f"facets by {name}", partial(browse.facets, wanted)
        yield f"map by {name}", partial(browse.clusters, wanted, zoom=1)
    yield "incidents in order of priority", partial(browse.incidents, order="priority")
    yield "incidents in order of toll", partial(browse.incidents, order="toll")
    yield "map: near", partial(browse.clusters, box=Box(30, 20, 60, 40), zoom=6)
    yield "reports", browse.reports


def of_desk(client: TestClient, store: Store) -> Iterator[Question]:
    """What a browser asks the desk."""
    waiting = store.queue.next()
    largest = store.browse.incidents(order="toll").rows
    many = max(largest, key=lambda row: row.claims)
    paths = {
        "first page": "/",
        "queue": f"/queue/{waiting.claim_id}" if waiting else "/queue",
        "incident": f"/incidents/{largest[0].id}",
        f"incident of {many.claims} claims": f"/incidents/{many.id}",
        "incident list": "/incidents",
        "incident list, filtered": "/incidents?kind=bombing&killed=10&words=army",
        "map": "/map",
        "map marks of the world": "/map/marks?zoom=1",
        "map marks near": "/map/marks?zoom=6&box=30,20,60,40",
        "map marks, filtered": "/map/marks?zoom=1&kind=bombing&killed=10",
        "report list": "/reports",
    }
    for name, path in paths.items():
        yield f"GET {name}", partial(_got, client, path)


def measure(ask: Callable[[], object]) -> tuple[float, float]:
    """Median and 95th of many times in milliseconds; the first, which reads the disk, is left out."""
    ask()
    taken: list[float] = []
    until = time.monotonic() + _SECONDS
    while len(taken) < _LEAST or (len(taken) < _TIMES and time.monotonic() < until):
        began = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def _got(client: TestClient, path: str) -> object:
    answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    return answer


def tell(questions: Iterator[Question]) -> int:
    """Measure and print each; gives how many are too slow."""
    slow = 0
    for name, ask in questions:
        median, most = measure(ask)
        slow += median >= MOST
        told = {"asked": name, "median_ms": round(median, 1), "p95_ms": round(most, 1)}
        print(json.dumps(told), flush=True)  # noqa: T201
    return slow


def bench(workspace: Path, incidents: int) -> int:
    """Measure all of it, on a workspace that is made where it is not there."""
    if not workspace.exists():
        make(workspace, incidents)
    with Store.open(workspace) as store, TestClient(create_app(Settings(workspace))) as client:
        client.base_url = "http://127.0.0.1"
        slow = tell(of_store(store)) + tell(of_desk(client, store))
    return 1 if slow else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, on a workspace of one's own or in a temporary folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--incidents", type=int, default=INCIDENTS)
    options = parser.parse_args(arguments)
    if options.workspace:
        return bench(options.workspace, options.incidents)
    with TemporaryDirectory() as folder:
        return bench(Path(folder) / "work.db", options.incidents)


if __name__ == "__main__":
    sys.exit(main())
