"""Figures as intervals on one scale: where each one stands, in percent of the width, so that any width will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from dateline.desk.pages import number

LOGARITHMIC_FROM = 10
"""Largest by smallest figure: from there on a linear scale would leave the smallest in the first tenth of its width."""
_ROOM = 0.94
"""Share of the width that the largest figure reaches, so that an open end can be drawn beyond it."""
_STEPS = (1, 2, 5, 10)
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure as it is told; a bound that nobody tells is None, never 0.

    Without ``low`` or ``high`` a ``best`` figure is exact, unless it is ``unbounded``: then nobody sets an upper end.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    unbounded: bool = False

    def known(self) -> tuple[int, ...]:
        """The figures that are told."""
        return tuple(one for one in (self.low, self.best, self.high) if one is not None)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale and its figure."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One interval in percent of the width. An open end has no bound: the line goes on to the rim, and says so.

    ``best`` is None where only bounds are told.
    """

    start: float
    end: float
    best: float | None
    open_low: bool
    open_high: bool

    @property
    def is_point(self) -> bool:
        """Whether there is nothing but one exact figure."""
        return self.start == self.end


@dataclass(frozen=True)
class Scale:
    """The scale that all intervals share; ``why`` says in words why it is as it is."""

    logarithmic: bool
    first: float
    last: float
    why: str
    ticks: tuple[Tick, ...]

    def at(self, figure: float) -> float:
        """Where a figure stands, in percent of the width."""
        low, high, here = self.first, self.last, figure
        if self.logarithmic:
            low, high, here = log10(low), log10(high), log10(max(figure, self.first))
        return round(100 * _ROOM * (here - low) / (high - low), 2) if high > low else 0.0

    def draw(self, bounds: Bounds) -> Drawn:
        """An interval on the scale; raises ValueError where no figure is told."""
        known = bounds.known()
        if not known:
            raise ValueError("an interval needs a figure")
        low = bounds.low if bounds.low is not None else bounds.best
        high = bounds.high if bounds.high is not None or bounds.unbounded else bounds.best
        return Drawn(
            0.0 if low is None else self.at(low),
            100.0 if high is None else self.at(high),
            None if bounds.best is None else self.at(bounds.best),
            low is None,
            high is None,
        )


def scale_of(figures: Sequence[Bounds]) -> Scale:
    """The scale for these figures; raises ValueError where none of them has any."""
    every = [one for bounds in figures for one in bounds.known()]
    if not every:
        raise ValueError("a scale needs a figure")
    low, high = min(every), max(every)
    if low > 0 and high >= LOGARITHMIC_FROM * low:
        return _logarithmic(low, high)
    why = "a linear scale from 0"
    if low == 0 and high >= LOGARITHMIC_FROM:
        why += ": a figure of 0 has no place on a logarithmic one"
    last = max(high, 1)
    step = _step(last)
    ticks = range(0, last + 1, step)
    return _with_ticks(Scale(False, 0, last, why, ()), ticks)


def _logarithmic(low: int, high: int) -> Scale:
    first, last = floor(log10(low)), ceil(log10(high))
    times = f"the largest figure is {number(round(high / low))} times the least"
    why = f"a logarithmic scale, each mark ten times the one before: {times}"
    scale = Scale(True, 10**first, max(high, 10 ** (first + 1)), why, ())
    return _with_ticks(scale, [10**power for power in range(first, last + 1) if 10**power <= scale.last])


def _with_ticks(scale: Scale, figures: Sequence[int]) -> Scale:
    ticks = tuple(Tick(scale.at(one), number(one)) for one in figures)
    return Scale(scale.logarithmic, scale.first, scale.last, scale.why, ticks)


def _step(last: int) -> int:
    """A round step that leaves at most a few marks."""
    power = int(10 ** max(0, floor(log10(last)) - 1))
    return next((one * power for one in _STEPS if last / (one * power) <= _TICKS), 20 * power)
