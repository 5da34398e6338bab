"""Agreement over all that was coded twice: for each field, for each pair of coders, and month by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.workspace.agreement import Agreement, Scale, agreement
from dateline.workspace.units import COLUMNS, Round, one_sided, units


@dataclass(frozen=True, slots=True)
class Row:
    """Agreement on one field; ``one_sided`` claims have a number from one coder alone, and are no units."""

    field: str
    scale: Scale
    agreement: Agreement
    one_sided: int


@dataclass(frozen=True)
class Reliability:
    """How far coders agree: all of them by field, two by two, and by the month in which they handed in."""

    reports: int
    rows: tuple[Row, ...]
    pairs: Mapping[tuple[str, str], Mapping[str, Agreement]]
    months: Mapping[str, Mapping[str, Agreement]]


def reliability(done: Sequence[Round]) -> Reliability:
    """How far coders agree in these rounds; only the figures over all have an interval."""
    rows = tuple(
        Row(field, scale, agreement(units(done, field), scale), one_sided(done, field))
        for field, scale in COLUMNS.items()
    )
    coders = sorted({coder for one in done for coder in one.assignment.coders})
    worked = [pair for pair in combinations(coders, 2) if any(_both(one, pair) for one in done)]
    months = sorted({one.month for one in done})
    return Reliability(
        reports=len(done),
        rows=rows,
        pairs={pair: _by_field([one for one in done if _both(one, pair)], pair) for pair in worked},
        months={month: _by_field(one for one in done if one.month == month) for month in months},
    )


def _by_field(done: Iterable[Round], pair: Sequence[str] = ()) -> dict[str, Agreement]:
    some = tuple(done)
    return {
        field: agreement(units(some, field, pair), scale, interval=False) for field, scale in COLUMNS.items()
    }


def _both(one: Round, pair: Sequence[str]) -> bool:
    return set(pair) <= set(one.assignment.coders)
