"""Giving reports to several coders: chosen reports, or a sample that the same seed draws again."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

from dateline.errors import JudgementError
from dateline.store import Store
from dateline.types import Assignment, Part, Role, Shown

MOST = 1_000
"""Reports assigned in one go; nobody codes more, and a wrong filter should not assign a whole workspace."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Which reports: ``number`` of those that fit, drawn by ``seed``.

    A report fits that was never assigned, was published from ``start`` to ``end`` by ``outlet``, has a claim in the
    queue where ``queued`` is set, and holds a claim unless ``empty`` lets in those in which the machine found none.
    """

    number: int
    seed: int = 1
    start: date | None = None
    end: date | None = None
    outlet: str | None = None
    queued: bool = False
    empty: bool = False


def draw(store: Store, sample: Sample) -> tuple[str, ...]:
    """The ids of a sample's reports: fewer where fewer fit.

    The order of a draw hangs on the seed and on each report alone, so that reports added later do not change
    which of the others stand before which.
    """
    fitting = store.assignments.free(
        start=sample.start, end=sample.end, outlet=sample.outlet, queued=sample.queued, empty=sample.empty
    )
    drawn = sorted(fitting, key=lambda one: sha256(f"{sample.seed}|{one}".encode()).digest())
    return tuple(drawn[: sample.number])


def assign(
    store: Store,
    report_ids: Iterable[str],
    coders: Sequence[str],
    who: str,
    *,
    shown: Shown = Shown.PREFILLED,
    note: str = "",
) -> tuple[Assignment, ...]:
    """Give reports to coders, all or none; JudgementError for coders who cannot code, NotThereError for no report."""
    names = tuple(sorted(set(coders)))
    unfit = [name for name in names if name not in coders_of(store)]
    if unfit:
        raise JudgementError(f"no account of a coder: {', '.join(unfit)}")
    if len(names) < 2:
        raise JudgementError("at least two coders are needed")
    wanted = tuple(dict.fromkeys(report_ids))
    if not wanted or len(wanted) > MOST:
        raise JudgementError(f"1 to {MOST} reports can be assigned in one go, not {len(wanted)}")
    at = datetime.now(UTC).replace(microsecond=0)
    made = []
    for report_id in wanted:
        store.reports.origin(report_id)
        parts = tuple(map(Part, names))
        made.append(Assignment(secrets.token_hex(8), report_id, shown, parts, who, at, note.strip()))
    store.assignments.add(made)
    return tuple(made)


def coders_of(store: Store) -> tuple[str, ...]:
    """Who can code: the accounts that are open and may, by name."""
    return tuple(one.name for one in store.accounts.each() if one.role.may(Role.CODER) and not one.disabled)
