"""A workspace of many made-up incidents, made without reading: ``large.py WORK.db [INCIDENTS]``.

Its reports are those of ``synthetic.py``, in a row taken together as incidents, most of one report and every
thousandth of sixty. Places lie where their names put them, not where such places are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from zlib import crc32

from benchmarks.synthetic import Synthetic, synthetic_reports
from dateline.incidents import Telling, build
from dateline.store import Coded, Store
from dateline.types import (
    Block,
    BlockKind,
    Capture,
    Claim,
    Count,
    CountKind,
    Dated,
    Incident,
    Located,
    Place,
    PlaceRole,
    Precision,
    Report,
    Status,
    Value,
    When,
)

INCIDENTS = 100_000
_SIZES = (1, 1, 2, 1, 3, 1, 1, 2)
_LARGE, _EVERY = 60, 1_000
_BATCH = 1_000
_EXACT = (1, 1, 1, 1, 1, 1, 2, 1, 4, 6)
"""How exactly places are told, in turn, as UCDP's where_prec."""
_STATUSES = (Status.ASSERTED, Status.ATTRIBUTED, Status.ATTRIBUTED, Status.UNVERIFIED)
_ACTORS = ("army", "police", "rebels", "militia", "gunmen", "border guard")


@dataclass(frozen=True, slots=True)
class Made:
    """One report with its only claim."""

    capture: Capture
    report: Report
    claim: Claim
    outlet: str


def make(path: Path, incidents: int = INCIDENTS) -> None:
    """Make the workspace; nothing may be there yet."""
    with Store.open(path, create=True) as store:
        run = store.runs.begin("add", {})
        groups = _groups(incidents)
        store.incidents.replace(_saved(store, run, groups), [], run=run)
        store.runs.finish(run, {"incidents": incidents})


def _saved(store: Store, run: str, groups: Iterator[list[Made]]) -> Iterator[Incident]:
    """The incidents of each group, whose reports are then in the workspace."""
    while some := list(islice(groups, _BATCH)):
        made = {one.capture.identity: one for group in some for one in group}
        store.captures.add([one.capture for one in made.values()], source="made up", run=run)
        batch = []
        for waiting in store.captures.waiting(len(made)):
            one = made[waiting.capture.identity]
            batch.append(Coded(waiting.id, one.report, (one.claim,)))
        store.reports.save(batch, run=run)
        for group in some:
            tellings = [
                Telling(one.claim, one.outlet, one.report.published, one.report.headline, None)
                for one in group
            ]
            yield build(f"i{group[0].claim.id}", tellings)


def _groups(incidents: int) -> Iterator[list[Made]]:
    wanted = [
        size if (number + 1) % _EVERY else _LARGE
        for number, size in zip(range(incidents), cycle(_SIZES), strict=False)
    ]
    reports = enumerate(synthetic_reports(sum(wanted), short=True))
    for number, size in enumerate(wanted):
        some = list(islice(reports, size))
        yield [_made(row, one, some[0][1], number) for row, one in some]


def _made(row: int, told: Synthetic, first: Synthetic, number: int) -> Made:
    capture = Capture(told.text.encode(), url=told.url, published=told.published, outlet=told.outlet)
    id = capture.identity[:16]
    published = date.fromisoformat(told.published)
    blocks = (Block(BlockKind.BODY, 0, len(told.text), "made up"),)
    headline = told.text.partition("\n")[0]
    report = Report(id, capture.sha256, told.text, blocks, headline, outlet=told.outlet, published=published)
    return Made(capture, report, _claim(report, row, told, first, number), told.outlet)


def _claim(report: Report, row: int, told: Synthetic, first: Synthetic, number: int) -> Claim:
    words = (report.span(0, len(report.headline or " ")),)

    def read(value: Any) -> Value[Any]:
        return Value.read(report, value, words, "made up", 0.8)

    day = date.fromisoformat(first.day)
    when = read(When(day, day, Precision.DAY))
    counts = (Count(CountKind.KILLED, best=told.killed), Count(CountKind.INJURED, best=told.killed * 2))
    return Claim(
        f"{report.id}-0",
        report.id,
        first.kind,
        _STATUSES[row % len(_STATUSES)],
        words,
        actor=(read(_ACTORS[number % len(_ACTORS)]),),
        target=(read(_ACTORS[(number // 7) % len(_ACTORS)]),),
        place=(Located(PlaceRole.AT, read(_place(first, number))),),
        date=Dated(when.value, when.original, when.evidence, when.origin),
        counts=tuple(read(count) for count in counts),
        said_by=read(f"spokesman {row % 50}"),
        confidence=round(0.3 + row * 7 % 70 / 100, 2),
    )


def _place(told: Synthetic, number: int) -> Place:
    exact = _EXACT[number % len(_EXACT)]
    near = number % 40
    name = told.place if exact == 1 else f"{told.place} {near}"
    at = crc32(told.place.encode())
    lat, lon = at % 12_000 / 100 - 50, at // 12_000 % 34_000 / 100 - 170
    key = f"made:{told.place}" if exact in {1, 4, 6} else None
    if exact == 2:
        lat, lon = lat + near / 100, lon + near / 80
    return Place(
        name, key, None, round(lat, 4), round(lon, 4), told.country, told.place, None, exact, (), "made up"
    )


def main(arguments: Sequence[str]) -> int:
    """Make a workspace at the path that is given."""
    make(Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else INCIDENTS)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
