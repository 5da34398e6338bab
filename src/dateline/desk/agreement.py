"""How far coders agree, as the page shows it: words for each figure, and alpha drawn on one line from nought to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.workspace.agreement import RELIABLE, TENTATIVE, Agreement, Scale
from dateline.workspace.reliability import Reliability, Row

WIDTH = 160.0
"""The line from nought to one, in the drawing's own units."""

SCALES: Mapping[Scale, str] = {
    Scale.NOMINAL: "the same or not",
    Scale.INTERVAL: "by days",
    Scale.RATIO: "by proportion",
}
LABELS = {"claim": "is it a claim", "source": "voice"}
THRESHOLDS = (TENTATIVE * WIDTH, RELIABLE * WIDTH)


@dataclass(frozen=True, slots=True)
class Line:
    """One field in words. ``dot`` and ``reach`` are where alpha and its interval stand on the line, cut at nought."""

    label: str
    scale: str
    agreement: Agreement
    one_sided: int
    dot: float | None
    reach: tuple[float, float] | None

    @property
    def alpha(self) -> str:
        """Alpha with three digits; a dash where it has no value."""
        return figure(self.agreement)

    @property
    def interval(self) -> str:
        """Its interval in words; empty where there is none."""
        low, high = self.agreement.low, self.agreement.high
        return "" if low is None or high is None else f"{low:.2f} to {high:.2f}".replace("-", "−")

    @property
    def alike(self) -> str:
        """The share of pairs that are alike."""
        share = self.agreement.alike
        return "–" if share is None else f"{share:.0%}".replace("%", " %")


def lines_of(found: Reliability) -> Iterator[Line]:
    """A line for each field that anybody coded."""
    for row in found.rows:
        if row.agreement.units or row.one_sided:
            yield _line(row)


def label_of(field: str) -> str:
    """The word for a field."""
    return LABELS.get(field, field)


def figure(agreement: Agreement) -> str:
    """Alpha with three digits, a dash where it has no value."""
    return "–" if agreement.alpha is None else f"{agreement.alpha:.3f}".replace("-", "−")


def fields_in(tables: Iterable[Mapping[str, Agreement]]) -> list[str]:
    """The fields that any of these tables has a claim for, in their order."""
    some = list(tables)
    return [field for field in (some[0] if some else ()) if any(table[field].units for table in some)]


def _line(row: Row) -> Line:
    one = row.agreement
    reach = None if one.low is None or one.high is None else (_at(one.low), _at(one.high))
    dot = None if one.alpha is None else _at(one.alpha)
    return Line(label_of(row.field), SCALES[row.scale], one, row.one_sided, dot, reach)


def _at(alpha: float) -> float:
    return round(min(1.0, max(0.0, alpha)) * WIDTH, 1)
