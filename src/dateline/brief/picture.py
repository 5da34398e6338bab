"""What all still pictures share: colours, type, and SVG that is the same for the same drawing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from dateline.brief.show import shown

INK = "#1d2733"
SOFT = "#5d6b7a"
FAINT = "#c9d1d9"
LAND = "#f4f1ea"
NEAR = "#faf8f4"
SEA = "#e6edf2"
STRONG = "#8c2f2b"
MUTED = "#d9a5a0"
POINT = 6.6
"""Size of type in a picture, in points, at the width of a page."""
WIDTH = 6.9
"""Inches: the width of the text on a page of A4."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A still picture as SVG, and what it shows in words, for those who cannot see it."""

    svg: bytes
    alt: str
    width: float
    height: float


@contextmanager
def drawing(width: float, height: float) -> Iterator[Figure]:
    """A figure of so many inches, drawn with matplotlib's own settings whatever a person's settings are."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({"svg.hashsalt": "dateline", "svg.fonttype": "path", "path.snap": False})
        figure = Figure(figsize=(width, height))
        FigureCanvasSVG(figure)
        yield figure


def finished(figure: Figure, alt: str) -> Picture:
    """The drawing as SVG without a date; to be called inside ``drawing``."""
    out = io.BytesIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    figure.savefig(out, format="svg", metadata=nothing, transparent=True)
    width, height = figure.get_size_inches()
    return Picture(out.getvalue(), shown(alt), float(width), float(height))


@cache
def font(size: float = POINT, *, bold: bool = False) -> FontProperties:
    """The type that comes with matplotlib, so that it is the same on every machine."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name), size=size)


def write(axes: Axes, x: float, y: float, text: str, **how: Any) -> Any:
    """Text that is never taken for mathematics, whatever it holds."""
    size, bold = how.pop("size", POINT), how.pop("bold", False)
    how.setdefault("color", INK)
    return axes.text(x, y, shown(text), fontproperties=font(size, bold=bold), parse_math=False, **how)


def quiet(axes: Axes, *, left: bool = False) -> None:
    """Take away every line of the frame but the lower one."""
    for side in ("top", "right", *(() if left else ("left",))):
        axes.spines[side].set_visible(False)
    for spine in axes.spines.values():
        spine.set_color(FAINT)
        spine.set_linewidth(0.6)
    axes.tick_params(length=2, width=0.5, color=FAINT, labelcolor=SOFT)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(font())
