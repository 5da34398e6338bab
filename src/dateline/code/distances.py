"""Relative places: how far a place lies and in which direction, as the words say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

DIRECTION = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_RELATIVE = re.compile(
    rf"(?:(?P<low>\d[\d,.]*)(?:\s?(?:or|to|-|–)\s?(?P<high>\d[\d,.]*))?\s?(?P<unit>miles?|km|kilomet(?:re|er)s?)"
    rf"(?:\s\([^)]*\))?\s(?:(?P<bearing>{DIRECTION})\sof|from|outside|away\sfrom)|(?P<only>{DIRECTION})\sof)\s",
    re.IGNORECASE,
)
_KM = {"m": 1.609344, "k": 1.0}
Distance = tuple[int, tuple[float, float] | None, str | None]


def distances(text: str, start: int, end: int) -> Iterator[Distance]:
    """Each distance of a stretch: where the place behind it starts, its kilometres (low, high), the bearing.

    "North of the capital" has a bearing alone, "6 km from the port" kilometres alone.
    """
    for match in _RELATIVE.finditer(text, start, end):
        bearing = match["bearing"] or match["only"]
        yield match.end(), _kilometres(match), _compass(bearing) if bearing else None


def _kilometres(match: re.Match[str]) -> tuple[float, float] | None:
    if match["low"] is None:
        return None
    low = float(match["low"].replace(",", ""))
    high = float((match["high"] or match["low"]).replace(",", ""))
    factor = _KM[match["unit"][0].lower()]
    return round(low * factor, 1), round(high * factor, 1)


def _compass(bearing: str) -> str:
    bare = bearing.lower().replace("-", "")
    return "".join(part[0].upper() for part in re.findall("north|south|east|west", bare))
