"""Places of the gazetteer and its files, drawn for a person or as records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.gazetteer import Entry, Found, Gazetteer, Match, Sort

_MOST_COUNTRIES = 3
_UNITS = {Sort.ADMIN1: "province", Sort.ADMIN2: "district"}


def draw_places(gazetteer: Gazetteer, found: Sequence[Found]) -> Iterator[RenderableType]:
    """One row for each place, in the order given."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("place", overflow="fold", ratio=3)
    table.add_column("lies in", overflow="fold", ratio=3)
    table.add_column("at", no_wrap=True)
    table.add_column("people", justify="right", no_wrap=True)
    table.add_column("key", overflow="fold", ratio=2)
    for one in found:
        entry = one.entry
        name = Text(entry.name, style="bold").append(f", {_sort(entry)}", style="not bold")
        if one.match is not Match.MAIN:
            name.append(f" ({_met(one)})", style="not bold dim")
        people = f"{entry.population:,}" if entry.population else ""
        table.add_row(name, _lies_in(gazetteer, entry), _at(entry), people, entry.key)
    yield table


def nothing_found(gazetteer: Gazetteer, name: str, country: str | None, anywhere: Sequence[Found]) -> str:
    """One line that says so, with where else the name lies or the closest spellings."""
    where = f" in {country}" if country else ""
    said = f"No place{where} is called “{name.strip()}”"
    if anywhere:
        countries = dict.fromkeys(code for one in anywhere for code in one.entry.countries)
        return f"{said}; elsewhere: {_countries(list(countries))}."
    near = [spelling.title() for spelling in gazetteer.nearest(name)]
    return f"{said}; the closest spellings: {', '.join(near)}." if near else f"{said}, nor like it."


def place_record(gazetteer: Gazetteer, found: Found) -> dict[str, Any]:
    """One place for scripts; what is unknown is None."""
    entry = found.entry
    units = [gazetteer.unit(code) for code in (entry.admin1, entry.admin2)]
    return {
        "key": entry.key,
        "geonames_id": entry.geonames_id,
        "name": entry.name,
        "sort": entry.sort.value,
        "lat": entry.lat,
        "lon": entry.lon,
        "radius_km": entry.radius_km,
        "country": entry.country,
        "countries": list(entry.countries),
        "admin1": entry.admin1,
        "admin1_name": units[0].name if units[0] else None,
        "admin2": entry.admin2,
        "admin2_name": units[1].name if units[1] else None,
        "population": entry.population or None,
        "match": found.match.value,
        "likeness": found.likeness,
    }


def draw_files(gazetteer: Gazetteer, folder: Path) -> Iterator[RenderableType]:
    """The base and each added country with places and version, and the folder of those that are added."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for head in ("file", "places", "as of", "from", "version"):
        table.add_column(head, overflow="fold", justify="right" if head == "places" else "left")
    for store in gazetteer.stores:
        about = store.about
        table.add_row(
            store.path.stem if store is not gazetteer.stores[0] else "base",
            f"{store.size():,}",
            about.get("as of", ""),
            about.get("from", "Dateline"),
            about["version"],
        )
    yield table
    yield Text(f"Added countries lie in {folder}", style="dim", overflow="fold")


def _sort(entry: Entry) -> str:
    return _UNITS.get(entry.sort, "capital" if entry.capital else entry.sort.value)


def _met(found: Found) -> str:
    return f"spelt {found.likeness:.0%} alike" if found.match is Match.CLOSE else found.match.value


def _lies_in(gazetteer: Gazetteer, entry: Entry) -> str:
    """Units by name and the country, from the narrowest on: "Hawija District, Kirkuk, IRQ"."""
    codes = [entry.admin2, entry.admin1]
    units = [unit for code in codes if (unit := gazetteer.unit(code)) and unit.key != entry.key]
    if entry.sort is Sort.COUNTRY:
        return entry.country or ""
    return ", ".join(filter(None, (*(unit.name for unit in units), _countries(entry.countries))))


def _countries(codes: Sequence[str]) -> str:
    more = len(codes) - _MOST_COUNTRIES
    return " ".join(codes[:_MOST_COUNTRIES]) + (f" and {more} more" if more > 0 else "")


def _at(entry: Entry) -> str:
    north, east = "N" if entry.lat >= 0 else "S", "E" if entry.lon >= 0 else "W"
    return f"{abs(entry.lat):.2f}{north} {abs(entry.lon):.2f}{east}"
