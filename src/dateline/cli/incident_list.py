"""Incidents as a list for a person: one after the other by their days, those without a day last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.incident_words import main_figure, told
from dateline.export.countries import load_countries
from dateline.types import Incident, Place


@dataclass(frozen=True, slots=True)
class Line:
    """What the list shows of one incident."""

    day: date | None
    id: str
    told: str
    figure: str
    voices: int
    disputed: bool


@dataclass(frozen=True)
class Filter:
    """Which incidents are shown; None or False asks nothing."""

    where: str | None = None
    kind: str | None = None
    disputed: bool = False

    def __call__(self, incident: Incident) -> bool:
        """Whether an incident is one of those wanted."""
        if self.disputed and not incident.disputed:
            return False
        if self.kind is not None and incident.kind != self.kind:
            return False
        return self.where is None or _lies_in(incident.place.value, self.where)


def lines(incidents: Iterable[Incident], wanted: Callable[[Incident], bool]) -> list[Line]:
    """The lines of the incidents that are wanted, by day; only these are held."""
    found = [_line(incident) for incident in incidents if wanted(incident)]
    return sorted(found, key=lambda line: (line.day or date.max, line.id))


def draw_list(lines: Iterable[Line]) -> Iterator[RenderableType]:
    """The list, one incident after the other."""
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    for line in lines:
        text = Text(line.told)
        facts = [line.figure, f"{line.voices} voice{'' if line.voices == 1 else 's'}"]
        text.append(f" {' · '.join(fact for fact in facts if fact)}", style="dim")
        if line.disputed:
            text.append(" · disputed", style="red")
        rows.add_row(Text(line.id, style="dim"), text)
    yield rows


def _line(incident: Incident) -> Line:
    when = incident.date.value
    return Line(
        day=when.end if when is not None else None,
        id=incident.id,
        told=told(incident),
        figure=main_figure(incident),
        voices=incident.voices,
        disputed=incident.disputed,
    )


def _lies_in(place: Place | None, where: str) -> bool:
    """Whether a place, or a unit or country that it lies in, goes by that name."""
    if place is None:
        return False
    names = (place.name, place.admin2, place.admin1, place.country, load_countries().name(place.country))
    return where.casefold() in {name.casefold() for name in names if name}
