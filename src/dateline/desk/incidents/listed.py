"""One incident as a row of the list."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.brief.clause import day_label
from dateline.brief.phrases import load_wording
from dateline.store.shown import IncidentRow
from dateline.types import Precision, When


@dataclass(frozen=True, slots=True)
class Row:
    """What the list shows of an incident, in words; a bound of the toll that nobody tells is None."""

    id: str
    title: str
    day: str
    where: str
    actors: str
    targets: str
    low: int | None
    best: int | None
    high: int | None
    voices: int
    status: str | None
    disputed: bool

    @property
    def toll_told(self) -> bool:
        """Whether anybody tells how many were killed."""
        return any(figure is not None for figure in (self.low, self.best, self.high))


def row_of(found: IncidentRow) -> Row:
    """The incident in words."""
    wording = load_wording()
    names = [found.place, found.admin1, found.country]
    where = ", ".join(dict.fromkeys(name for name in names if name))
    exact = wording.exactness.get(found.where_prec or 1, "")
    return Row(
        found.id,
        wording.phrase(found.kind).title,
        day_label(_when(found)) or "–",
        f"{where} ({exact})" if exact and where else where,
        ", ".join(found.actors),
        ", ".join(found.targets),
        found.killed_low,
        found.killed_best,
        found.killed_high,
        found.voices,
        found.status,
        found.disputed,
    )


def _when(found: IncidentRow) -> When | None:
    if found.date_end is None:
        return None
    precision = Precision(found.date_precision) if found.date_precision else Precision.RANGE
    return When(found.date_start, found.date_end, precision)
