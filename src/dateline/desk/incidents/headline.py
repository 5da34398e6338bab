"""An incident in one line: what, where, when, and how many."""

from __future__ import annotations

from dateline.brief.clause import day_label
from dateline.brief.entry import place_words
from dateline.brief.phrases import load_wording
from dateline.desk.pages import number
from dateline.types import CountKind, Figure, Incident


def headline(incident: Incident) -> str:
    """ "Killing near Mosul, 2014-06-09": kind, place and day, as far as they are known."""
    wording = load_wording()
    place = place_words(incident.place.value, wording)
    where = "" if not place else f" {place}" if place.startswith(("in ", "near ")) else f" in {place}"
    day = day_label(incident.date.value)
    return f"{wording.phrase(incident.kind).title}{where}" + (f", {day}" if day else "")


def main_figure(incident: Incident) -> Figure | None:
    """The toll that tells most of an incident: the dead, else the first there is."""
    return incident.figure(CountKind.KILLED) or next(iter(incident.figures), None)


def toll_in_words(figure: Figure | None) -> str:
    """ "12 killed (12 to 30)"; empty where nobody tells a figure."""
    if figure is None:
        return ""
    return f"{range_in_words(figure.low, figure.best, figure.high, figure.what.value)}"


def range_in_words(low: int | None, best: int | None, high: int | None, what: str) -> str:
    """ "12 killed (12 to 30)", "at least 10 killed", "12 killed (12 or more)"."""
    if best is None:
        return f"up to {number(high)} {what}" if high is not None else f"{what}: no figure"
    if high is None:
        return (
            f"at least {number(best)} {what}"
            if low == best
            else f"{number(best)} {what} ({number(low)} or more)"
        )
    return (
        f"{number(best)} {what}"
        if low == high
        else f"{number(best)} {what} ({number(low)} to {number(high)})"
    )
