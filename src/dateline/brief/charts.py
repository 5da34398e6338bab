"""The charts of a brief: incidents and killed day by day, and disputed figures voice by voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from dateline.brief.model import Dispute, Entry, VoiceLine
from dateline.brief.picture import (
    FAINT,
    INK,
    SOFT,
    STRONG,
    WIDTH,
    Picture,
    drawing,
    finished,
    font,
    quiet,
    write,
)
from dateline.types import CountKind

_DAYS = 62
"""Up to so many days a bar is a day; beyond, a week or as many weeks as leave ``_BARS`` bars."""
_BARS = 62
_TICKS = 10
_DRAWN = 6
_VOICES = 8
_LEFT, _RIGHT = 0.40, 0.97
_EDGE = -(_LEFT - 0.004) / (_RIGHT - _LEFT)
"""The left edge of the figure, in widths of a panel."""
_WIDE = 25
"""Where the largest figure is so many times the smallest, the axis counts in powers of ten."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The incidents of a stretch of days; ``low`` ≤ ``best`` ≤ ``high`` are sums of killed."""

    start: date
    incidents: int
    low: int
    best: int
    high: int


def bins(entries: Sequence[Entry], start: date, end: date) -> tuple[Bin, ...]:
    """The window cut into days, weeks or more; an incident counts on the first of its days in the window."""
    days = (end - start).days + 1
    step = 1 if days <= _DAYS else 7 * -(-days // (7 * _BARS))
    made = [[0, 0, 0, 0] for _ in range(-(-days // step))]
    for entry in entries:
        when = entry.incident.date.value
        if when is None:
            continue
        first = max(when.start or when.end, start)
        slot = made[min((first - start).days // step, len(made) - 1)]
        slot[0] += 1
        figure = entry.incident.figure(CountKind.KILLED)
        if figure is not None:
            known = [one for one in (figure.low, figure.best, figure.high) if one is not None] or [0]
            slot[1] += figure.low if figure.low is not None else 0
            slot[2] += figure.best if figure.best is not None else known[0]
            slot[3] += known[-1]
    return tuple(Bin(start + timedelta(days=step * i), *slot) for i, slot in enumerate(made))


def draw_timeline(entries: Sequence[Entry], start: date, end: date) -> Picture | None:
    """Incidents as bars, killed as dots with whiskers from low to high; None without a dated incident."""
    rows = bins(entries, start, end)
    if not any(row.incidents for row in rows):
        return None
    deadly = any(row.high for row in rows)
    with drawing(WIDTH, 2.3 if deadly else 1.3) as figure:
        panels = figure.subplots(2 if deadly else 1, 1, sharex=True, squeeze=False)[:, 0]
        figure.subplots_adjust(left=0.075, right=0.99, top=0.91, bottom=0.13 if deadly else 0.22, hspace=0.42)
        x = range(len(rows))
        panels[0].bar(x, [row.incidents for row in rows], width=0.62, color=SOFT, linewidth=0)
        _panel(panels[0], "Incidents", rows)
        if deadly:
            _whiskers(panels[1], rows)
            _panel(panels[1], "Killed: best figure, with whiskers from low to high", rows)
        if len(rows) > 1:
            _ticks(panels[-1], rows)
        top = max(rows, key=lambda row: row.incidents)
        alt = f"Incidents from {start} to {end}; most, {top.incidents}, from {top.start}."
        return finished(figure, alt)


def _panel(axes: Axes, title: str, rows: Sequence[Bin]) -> None:
    axes.set_xlim(-0.6, len(rows) - 0.4)
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=1))
    axes.yaxis.grid(True, color=FAINT, linewidth=0.4)
    axes.set_axisbelow(True)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.set_xticks(range(len(rows)), [str(row.start) for row in rows])
    quiet(axes)
    axes.tick_params(labelbottom=False)
    write(axes, 0, 1.06, title, transform=axes.transAxes, va="bottom", bold=True)


def _whiskers(axes: Axes, rows: Sequence[Bin]) -> None:
    for x, row in enumerate(rows):
        if not row.high:
            continue
        if row.low != row.high:
            axes.plot([x, x], [row.low, row.high], color=STRONG, linewidth=1.0, zorder=2)
            for end in (row.low, row.high):
                axes.plot([x - 0.12, x + 0.12], [end, end], color=STRONG, linewidth=1.0, zorder=2)
        axes.scatter([x], [row.best], s=16, color=STRONG, zorder=3, linewidths=0)
        write(axes, x + 0.14, row.best, f"{row.best:,}", va="center", ha="left", size=6, zorder=4)
    axes.margins(y=0.12)


def _ticks(axes: Axes, rows: Sequence[Bin]) -> None:
    """Days under the lowest panel, at most ``_TICKS`` of them."""
    step = max(1, -(-len(rows) // _TICKS))
    axes.tick_params(labelbottom=True)
    axes.set_xticks(range(0, len(rows), step), [str(row.start) for row in rows[::step]])
    for label in axes.get_xticklabels():
        label.set_fontproperties(font(6))
        label.set_color(SOFT)


def draw_disputes(disputes: Sequence[Dispute]) -> Picture | None:
    """The figures of each voice on a line of its own: dots, or bars where a voice gives a range."""
    shown = [one for one in disputes if one.figure is not None and len(_drawable(one)) > 1][:_DRAWN]
    if not shown:
        return None
    rows = [len(_drawable(one)) for one in shown]
    height = 0.34 * len(shown) + 0.165 * sum(rows) + 0.30
    with drawing(WIDTH, height) as figure:
        panels = figure.subplots(
            len(shown), 1, squeeze=False, gridspec_kw={"height_ratios": [row + 1.0 for row in rows]}
        )[:, 0]
        figure.subplots_adjust(left=_LEFT, right=_RIGHT, top=0.985, bottom=0.14 / height + 0.012, hspace=0.72)
        for axes, dispute in zip(panels, shown, strict=True):
            _voices(axes, dispute)
        names = "; ".join(f"{one.title}: {one.chosen}" for one in shown)
        return finished(figure, f"Disputed figures voice by voice. {names}.")


def _drawable(dispute: Dispute) -> list[VoiceLine]:
    return [line for line in dispute.lines if line.high is not None][:_VOICES]


def _voices(axes: Axes, dispute: Dispute) -> None:
    lines = _drawable(dispute)
    most = max(line.high or 1 for line in lines)
    least = max(1, min(line.low or 1 for line in lines))
    if most / least >= _WIDE:
        axes.set_xscale("log")
        axes.set_xlim(least / 1.6, most * 1.6)
        axes.minorticks_off()
    else:
        axes.set_xlim(0, most * 1.12)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.set_ylim(len(lines) - 0.4, -0.9)
    axes.set_yticks([])
    quiet(axes)
    figure = dispute.figure
    if figure is not None and figure.best is not None:
        axes.plot(
            [figure.best] * 2,
            [-0.55, len(lines) - 0.4],
            color=INK,
            linewidth=0.7,
            linestyle=(0, (2, 2)),
            zorder=1,
        )
        write(axes, figure.best, -0.72, f" best {figure.best:,}", va="center", size=6, color=SOFT)
    for y, line in enumerate(lines):
        low, high = line.low or line.high or 0, line.high or 0
        if low != high:
            axes.plot(
                [low, high], [y, y], color=STRONG, linewidth=1.4, zorder=2, alpha=1 if line.used else 0.5
            )
        for end in {low, high}:
            face = STRONG if line.used else "white"
            marker = "^" if line.partisan else "o"
            axes.scatter(
                [end], [y], s=18, marker=marker, facecolor=face, edgecolors=STRONG, linewidths=0.9, zorder=3
            )
        name = line.voice if len(line.voice) <= 50 else f"{line.voice[:49]}…"
        write(axes, -0.02, y, name, transform=axes.get_yaxis_transform(), ha="right", va="center")
    title = dispute.title if len(dispute.title) <= 90 else f"{dispute.title[:89]}…"
    write(
        axes,
        _EDGE,
        -0.75,
        f"{dispute.number}  {title}",
        transform=axes.get_yaxis_transform(),
        va="center",
        bold=True,
    )
