"""The key below a map: a scale bar, and the shapes and sizes that stand on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log10

from matplotlib.axes import Axes
from matplotlib.patches import Ellipse, Rectangle

from dateline.brief.picture import INK, LAND, MUTED, POINT, SOFT, STRONG, WIDTH, write
from dateline.brief.sites import Shape, Site

_ROUND = (1, 10, 100, 1000)
_WORDS = {
    Shape.DOT: "town",
    Shape.NEAR: "in or near a town",
    Shape.AREA: "area only, not a point",
    Shape.COUNTRY: "country only",
}


def draw_legend(
    axes: Axes, sites: Sequence[Site], km_wide: float, height: float, size: Callable[[int], float]
) -> None:
    """Draw the key from left to right in one row; ``height`` of the axes in inches."""
    axes.set_xlim(0, WIDTH * 72)
    axes.set_ylim(0, height * 72)
    axes.axis("off")
    middle, x = height * 36, 4.0
    km = _round_down(km_wide / 6)
    long = km / km_wide * WIDTH * 72
    axes.plot(
        [x, x, x + long, x + long], [middle + 2, middle - 2, middle - 2, middle + 2], color=INK, linewidth=0.8
    )
    x += long
    x = _word(axes, x + 5, middle, f"{km:,.0f} km") + 16
    present = {site.shape for site in sites}
    for shape, words in _WORDS.items():
        if shape in present:
            _key(axes, shape, x + 6, middle, size(0))
            x = _word(axes, x + 16, middle, words) + 14
    for killed in _sizes(sites):
        axes.scatter([x + 8], [middle], s=size(killed), color=STRONG, linewidths=0)
        x = _word(axes, x + 18, middle, f"{killed:,} killed") + 12


def _word(axes: Axes, x: float, y: float, text: str) -> float:
    """Write a word and give the point where it ends."""
    write(axes, x, y, text, va="center", color=SOFT)
    return x + len(text) * POINT * 0.57


def _key(axes: Axes, shape: Shape, x: float, y: float, dot: float) -> None:
    dashed = (0, (2, 1.5))
    if shape is Shape.COUNTRY:
        axes.add_patch(
            Rectangle((x - 7, y - 4), 14, 8, facecolor=LAND, edgecolor=MUTED, hatch="/////", linewidth=0.4)
        )
        return
    if shape in {Shape.NEAR, Shape.AREA}:
        axes.add_patch(
            Ellipse((x, y), 13, 13, facecolor="none", edgecolor=STRONG, linewidth=0.8, linestyle=dashed)
        )
    if shape in {Shape.DOT, Shape.NEAR}:
        face = STRONG if shape is Shape.DOT else "none"
        axes.scatter([x], [y], s=dot, facecolor=face, edgecolors=STRONG, linewidths=0.8)


def _sizes(sites: Sequence[Site]) -> list[int]:
    """Round figures for the key, no larger than the largest that is drawn to size."""
    top = max((site.killed for site in sites if site.shape in {Shape.DOT, Shape.NEAR}), default=0)
    return [number for number in _ROUND if number <= top][-2:]


def _round_down(km: float) -> float:
    """The largest of 1, 2, 5, 10, 20, … that is no more."""
    power = 10 ** int(log10(max(km, 1)))
    return float(max(step * power for step in (1, 2, 5) if step * power <= max(km, 1)))
