"""The map of a brief: places drawn as exactly as they are known, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Ellipse, PathPatch, Rectangle
from matplotlib.path import Path

from dateline.brief.frame import KM, Frame, framed
from dateline.brief.legend import draw_legend
from dateline.brief.naming import joined
from dateline.brief.outlines import Outline, load_outlines
from dateline.brief.picture import (
    FAINT,
    LAND,
    MUTED,
    NEAR,
    POINT,
    SEA,
    SOFT,
    STRONG,
    WIDTH,
    Picture,
    drawing,
    finished,
    write,
)
from dateline.brief.scope import country_name
from dateline.brief.sites import Shape, Site
from dateline.gazetteer import Gazetteer

_STRIP = 0.34
"""Inches below the map for the key."""
_LABELS = 24
_NAMED = 12
_LONGEST = 28
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""Where a label may stand to its symbol, right and up being positive; the first that is free is taken."""
Box = tuple[float, float, float, float]


def draw_map(sites: Sequence[Site], title: str, gazetteer: Gazetteer) -> Picture | None:
    """The map of these sites, None where there are none. ``gazetteer`` tells where countries' names stand."""
    if not sites:
        return None
    outlines = load_outlines()
    frame = framed(sites, outlines)
    land = WIDTH * frame.shape
    with drawing(WIDTH, land + _STRIP) as figure:
        axes = figure.add_axes((0, _STRIP / (land + _STRIP), 1, land / (land + _STRIP)))
        axes.set_xlim(frame.west, frame.east)
        axes.set_ylim(frame.south, frame.north)
        axes.axis("off")
        axes.add_patch(Rectangle((0, 0), 1, 1, transform=axes.transAxes, facecolor=SEA, zorder=0))
        _land(axes, outlines, sites, frame)
        for site in reversed(sites):
            _symbol(axes, site, frame)
        taken = _names(axes, sites, frame)
        _countries(axes, outlines, frame, gazetteer, taken)
        draw_legend(figure.add_axes((0, 0, 1, _STRIP / (land + _STRIP))), sites, frame.km_wide, _STRIP, size)
        names = [site.name for site in sites[:_NAMED]]
        more = " and other places" if len(sites) > _NAMED else ""
        return finished(figure, f"{title}: map with {joined(names)}{more}.")


def size(killed: int) -> float:
    """The area of a symbol in square points: grows with the root of the figure, so that 1,000 still fit."""
    return 18.0 + 16.0 * sqrt(killed)


def _land(axes: Axes, outlines: Sequence[Outline], sites: Sequence[Site], frame: Frame) -> None:
    """Countries, those with a site on top, so that their borders are not painted over."""
    hatched = {site.country for site in sites if site.shape is Shape.COUNTRY} - {None}
    home = {site.country for site in sites} - {None}
    for outline in sorted(outlines, key=lambda one: one.code in home):
        rings = [ring for ring in outline.rings if frame.meets(ring)]
        if not rings:
            continue
        path = Path.make_compound_path(*(Path(list(ring), closed=False) for ring in rings))
        own = outline.code in home
        colours = (LAND, SOFT, 0.7) if own else (NEAR, FAINT, 0.6)
        axes.add_patch(
            PathPatch(path, facecolor=colours[0], edgecolor=colours[1], linewidth=colours[2], zorder=1)
        )
        if outline.code in hatched:
            axes.add_patch(
                PathPatch(path, facecolor="none", edgecolor=MUTED, linewidth=0, hatch="////", zorder=2)
            )


def _symbol(axes: Axes, site: Site, frame: Frame) -> None:
    """A dot for a town, a ring within a circle for what is near one, a circle alone for an area."""
    if site.radius_km:
        high = 2 * site.radius_km / KM
        fill: dict[str, Any] = {"facecolor": STRONG, "alpha": 0.09, "linewidth": 0.0}
        line: dict[str, Any] = {
            "facecolor": "none",
            "edgecolor": STRONG,
            "linewidth": 0.8,
            "linestyle": (0, (3, 2)),
        }
        for style in (fill, line):
            axes.add_patch(Ellipse((site.lon, site.lat), high / frame.squeeze, high, zorder=3, **style))
    if site.shape in {Shape.DOT, Shape.NEAR}:
        face = STRONG if site.shape is Shape.DOT else "none"
        edge = "white" if site.shape is Shape.DOT else STRONG
        axes.scatter(
            [site.lon],
            [site.lat],
            s=size(site.killed),
            facecolor=face,
            edgecolors=edge,
            linewidths=0.8,
            zorder=5,
        )


def _names(axes: Axes, sites: Sequence[Site], frame: Frame) -> list[Box]:
    """Labels beside the symbols where they cover no other; one that finds no room is left out."""
    x_point, y_point = frame.per_point(WIDTH)
    taken = [
        _box(site.lon, site.lat, 2 * _reach(site) * x_point, 2 * _reach(site) * y_point)
        for site in sites
        if site.shape in {Shape.DOT, Shape.NEAR}
    ]
    named: set[str] = set()
    for site in sites[:_LABELS]:
        if not site.killed and (site.name in named or site.shape is Shape.COUNTRY):
            continue
        named.add(site.name)
        text = _label(site)
        wide, high = len(text) * POINT * 0.60 * x_point, POINT * 1.3 * y_point
        for dx, dy in _SIDES:
            reach = _reach(site) + 2.5
            x = site.lon + dx * (reach * x_point + wide / 2)
            y = site.lat + dy * (reach + POINT * 0.6) * y_point
            box = _box(x, y, wide, high)
            if frame.holds(box) and not any(_cross(box, other) for other in taken):
                taken.append(box)
                bold = site.killed > 0
                write(axes, x - dx * wide / 2, y, text, ha=_ALIGN[dx], va="center", zorder=7, bold=bold)
                break
    return taken


_ALIGN = {1: "left", 0: "center", -1: "right"}


def _countries(
    axes: Axes, outlines: Sequence[Outline], frame: Frame, gazetteer: Gazetteer, taken: list[Box]
) -> None:
    """Names of countries, pale, where they stand free."""
    x_point, y_point = frame.per_point(WIDTH)
    for outline in outlines:
        found = frame.middle_of(outline)
        name = country_name(outline.code, gazetteer).upper()
        if found is None or not name:
            continue
        box = _box(*found, len(name) * POINT * 0.75 * x_point, POINT * 1.4 * y_point)
        if frame.holds(box) and not any(_cross(box, other) for other in taken):
            taken.append(box)
            write(axes, *found, name, ha="center", va="center", zorder=4, color="#93a0ad")


def _reach(site: Site) -> float:
    """Points from the middle of a symbol to its edge; an area is named in its middle."""
    return sqrt(size(site.killed)) / 2 if site.shape in {Shape.DOT, Shape.NEAR} else 0.0


def _label(site: Site) -> str:
    name = site.name if len(site.name) <= _LONGEST else f"{site.name[: _LONGEST - 1]}…"
    if site.shape is Shape.COUNTRY:
        name = f"{name}, country only:"
    return f"{name} {site.killed:,}" if site.killed else name


def _box(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _cross(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
