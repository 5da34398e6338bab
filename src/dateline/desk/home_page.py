"""What the first page tells: what the workspace holds, what was done to it last, and what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from dateline.desk.pages import number
from dateline.store import Store
from dateline.store.runs import Run
from dateline.workspace.example_place import example_path

_MOST_RUNS = 6
_LOOKED_AT = 200
"""Runs looked at: a day of judging makes a run for each judgement."""
_COUNTED = {
    "new": "new captures",
    "refused": "refused",
    "dropped": "dropped",
    "reports": "reports",
    "claims": "claims",
    "incidents": "incidents",
    "disputed": "of them disputed",
}
"""The counts of a run that are told, and in which words."""
_JUDGED = "rejoin"
"""What a run is called that makes the incidents of one judgement again."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a workspace holds. ``waiting`` captures are not read yet, ``left`` claims wait for a person.

    ``stale`` is true where reports were read after incidents were last made.
    """

    captures: int
    waiting: int
    reports: int
    claims: int
    incidents: int
    judgements: int
    left: int
    stale: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: why, and the command that does it or the page where it is done."""

    words: str
    command: str = ""
    address: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, when, and what came of it in words; ``outcome`` None is under way."""

    what: str
    started: datetime
    outcome: str | None
    counts: str


def held_by(store: Store) -> Held:
    """What the workspace holds now."""
    return Held(
        captures=store.captures.count(),
        waiting=store.captures.waiting_count(),
        reports=store.reports.count(),
        claims=store.claims.count(),
        incidents=store.incidents.count(),
        judgements=store.judgements.count(),
        left=store.queue.left(),
        stale=_is_stale(store.runs.last(_LOOKED_AT)),
    )


def steps(held: Held, workspace: str) -> Iterator[Step]:
    """What to do next, the most needed first; ``workspace`` is how commands name it."""
    name = shlex.quote(workspace)
    if not held.captures:
        yield Step(
            "Nothing is here yet. Take in pages that you have saved, feeds or addresses; "
            "they are read for claims at once.",
            f"dateline add FOLDER --into {name}",
        )
        return
    if held.waiting:
        pages = "page was" if held.waiting == 1 else "pages were"
        yield Step(
            f"{number(held.waiting)} {pages} taken in and not read yet.", f"dateline add --into {name}"
        )
    elif not held.reports:
        yield Step(
            "Nothing of what was taken in is a report: the terminal said why of each.",
            f"dateline add FOLDER --into {name}",
        )
    if held.claims and not held.incidents:
        yield Step("Claims that tell one happening are joined into incidents.", f"dateline reconcile {name}")
    elif held.stale:
        yield Step("Reports were read since incidents were last made.", f"dateline reconcile {name}")
    if held.left:
        claims = "claim waits" if held.left == 1 else "claims wait"
        why = f"{number(held.left)} {claims} for a person, those first that most need one."
        yield Step(why, address="/queue", link="Queue")
    if held.reports:
        yield Step("Read a report, with the words behind each claim.", address="/reports", link="Reports")
    if held.incidents:
        yield Step("See what happened where and when.", address="/map", link="Map")
        yield Step("Take the incidents away as a data set.", address="/data", link="Data")


def last_done(store: Store) -> Iterator[Done]:
    """The last runs, the latest first; judgements that follow each other are told together."""
    shown = 0
    for judged, runs in groupby(store.runs.last(_LOOKED_AT), key=lambda run: run.what == _JUDGED):
        several = list(runs)
        if judged:
            times = "judgement" if len(several) == 1 else "judgements"
            some = [Done("judge", several[0].started, several[0].outcome, f"{number(len(several))} {times}")]
        else:
            some = [Done(run.what, run.started, run.outcome, _counts(run)) for run in several]
        yield from some[: _MOST_RUNS - shown]
        shown += len(some)
        if shown >= _MOST_RUNS:
            return


def is_example(workspace: str) -> bool:
    """Whether that is the example which opens where a person names no workspace."""
    return Path(workspace).absolute() == example_path().absolute()


def _is_stale(runs: list[Run]) -> bool:
    """Whether a run among the last read reports, and none after it made incidents. The latest comes first."""
    for run in runs:
        if run.what == "reconcile" and run.outcome == "done":
            return False
        if run.counts.get("reports"):
            return True
    return False


def _counts(run: Run) -> str:
    return ", ".join(
        f"{number(run.counts[name])} {words}" for name, words in _COUNTED.items() if run.counts.get(name)
    )
