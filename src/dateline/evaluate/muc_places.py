"""Places as MUC writes them: country, then names from the larger to the smaller, each with its type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import GoldError

LINE = re.compile(r"^(?P<country>[A-Z][A-Z .]+): (?P<areas>[A-Z0-9][^*]*?)\s*\*")
AREA = re.compile(r"\s*(?P<name>[^():]+?)\s*(?:\((?P<type>[^)?]+)\??\))?\s*$")
FILE = "guidelines/templ-doc-more/containing-areas-part1"


@dataclass(frozen=True)
class Area:
    """One place of the set list."""

    country: str
    name: str
    type: str | None

    @property
    def written(self) -> str:
        """ "MEDELLIN (CITY)"."""
        return f"{self.name} ({self.type})" if self.type else self.name


@dataclass(frozen=True)
class Areas:
    """The set list by name in capitals; empty where the guidelines do not lie beside the texts."""

    by_name: dict[str, tuple[Area, ...]]

    def location(self, places: Iterable[str], dateline: str | None) -> str | None:
        """The filler of slot 3 for the names of an incident's places; the dateline's country where they tell none."""
        names = [name.upper() for name in places]
        origin = self.country_of(dateline)
        found = [area for name in names if (area := self._area(name, origin)) is not None]
        if found:
            first = found[0]
            same = [area for area in dict.fromkeys(found) if area.country == first.country]
            return ": ".join((first.country, *(area.written for area in same[-1:])))
        countries = {area.country for areas in self.by_name.values() for area in areas}
        return next((name for name in names if name in countries), origin)

    def country_of(self, dateline: str | None) -> str | None:
        """The country of a dateline: in brackets after the city, or the city's."""
        if dateline is None:
            return None
        city, bracket, country = dateline.upper().partition("(")
        if bracket:
            return country.strip(" )")
        area = self._area(city.strip(" ,"), None)
        return area.country if area is not None else None

    def _area(self, name: str, country: str | None) -> Area | None:
        bare = re.sub(r"^THE | (?:CITY|DEPARTMENT|PROVINCE|MUNICIPALITY|NEIGHBORHOOD)$", "", name)
        areas = self.by_name.get(name) or self.by_name.get(bare) or ()
        at_home = [area for area in areas if area.country == country]
        return next(iter(at_home or areas), None)


def load_areas(root: Path) -> Areas:
    """Read the set list of places below the folder of the set; none where it is not there."""
    by_name: dict[str, dict[Area, None]] = {}
    for file in sorted(root.glob(f"{FILE}*")):
        try:
            lines = file.read_text("latin-1").splitlines()
        except OSError as error:
            raise GoldError(f"{file} cannot be read: {error}") from error
        for line in lines:
            found = LINE.match(line)
            area = AREA.match(found.group("areas").split(":")[-1]) if found else None
            if found and area:
                one = Area(found.group("country"), area.group("name"), area.group("type"))
                by_name.setdefault(one.name, {})[one] = None
    return Areas({name: tuple(areas) for name, areas in by_name.items()})
