"""Losses and cells that several shapes share."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.export.shape import Loss
from dateline.types import CountKind, Figure, Incident, Status


def told(figure: Figure) -> str:
    """A toll in words: "12 killed (10 to 15)", "at least 20 killed", "up to 30 injured"."""
    low, best, high, what = figure.low, figure.best, figure.high, figure.what.value
    middle = best if best is not None else low
    if middle is None:
        return f"up to {high} {what}"
    if high is None:
        return f"at least {low if low is not None else middle} {what}"
    least = low if low is not None else middle
    return f"{middle} {what}" if least == middle == high else f"{middle} {what} ({least} to {high})"


def is_unsure(figure: Figure) -> bool:
    """Whether a toll rests on nothing but unverified words, or a party's words of its enemy."""
    used = [one for one in figure.said if one.used]
    return bool(used) and all(one.partisan or one.status is Status.UNVERIFIED for one in used)


def common_losses(incident: Incident, *, tolls: Collection[CountKind], weapon: bool) -> Iterator[Loss]:
    """What no flat shape of one row an event holds: other voices' figures, other places, denials, other tolls.

    ``tolls`` are those that the shape has columns for; ``weapon`` whether it has one for weapons.
    """
    yield from _other_figures(incident)
    for figure in incident.figures:
        if is_unsure(figure):
            yield Loss("toll that is unverified or partisan", incident.id, told(figure))
        if figure.what not in tolls:
            yield Loss(f"{figure.what.value} has no column", incident.id, told(figure))
    if incident.weapon.value is not None and not weapon:
        yield Loss("weapon has no column", incident.id, incident.weapon.value)
    for name in ("date", "place", "actors", "targets"):
        if getattr(incident, name).disputed:
            yield Loss(
                "disagreement of voices",
                incident.id,
                f"{name}: one value is kept, by {getattr(incident, name).rule}",
            )
    if incident.beside:
        number = len(incident.beside)
        yield Loss("denials and later mentions", incident.id, f"{number} claims stand beside the incident")


def _other_figures(incident: Incident) -> Iterator[Loss]:
    for figure in incident.figures:
        counts = {(one.value.value.low, one.value.value.best, one.value.value.high) for one in figure.said}
        if len(counts) > 1:
            voices = "; ".join(
                f"{one.voice or 'unknown'}: {one.value.value.low}/{one.value.value.best}/{one.value.value.high}"
                for one in figure.said
            )
            yield Loss(
                "figures of single voices", incident.id, f"{figure.what.value}, low/best/high: {voices}"
            )


def other_places(incident: Incident) -> Iterator[Loss]:
    """The places that the incident's voices tell beside the chosen one."""
    names = dict.fromkeys(one.value.value.name for one in incident.place.said)
    chosen = incident.place.value
    others = [name for name in names if chosen is None or name != chosen.name]
    if chosen is not None and others:
        yield Loss("several places", incident.id, f"{chosen.name} is kept of {', '.join(names)}")
