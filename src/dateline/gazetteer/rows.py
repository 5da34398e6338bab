"""Reads the rows of a GeoNames country file: tab-separated UTF-8, 19 columns, no head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite

COLUMNS = 19
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_NO_UNIT = frozenset({"", "00"})  # GeoNames' marks of a place in no known unit


@dataclass(frozen=True, slots=True)
class Row:
    """One feature. ``lat`` and ``lon`` are degrees (WGS 84), ``admin1`` and ``admin2`` the units' full codes.

    ``population`` is 0 where unknown; ``changed`` is the day of the last change ("2024-05-31"), "" where unknown.
    """

    number: int
    name: str
    others: tuple[str, ...]
    lat: float
    lon: float
    feature: str
    admin1: str | None
    admin2: str | None
    population: int
    changed: str


def read_row(line: bytes, code: str) -> Row | str:
    """The feature on a line of the file of the country ``code``, or in words why the line is broken."""
    try:
        columns = line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        return "is not UTF-8 text"
    if len(columns) != COLUMNS:
        return f"has {len(columns)} columns instead of {COLUMNS}"
    return _faults(columns, code) or _row(columns, code)


def _faults(columns: list[str], code: str) -> str | None:
    """What is wrong with the columns, None for nothing."""
    if columns[8] != code:
        return (
            f"has the country code {columns[8]!r} instead of {code}" if columns[8] else "has no country code"
        )
    if not _is_whole(columns[0]) or int(columns[0]) == 0:
        return f"has the number {columns[0][:20]!r}"
    if not columns[1].strip():
        return "has no name"
    if not _is_degrees(columns[4], 90):
        return f"has the latitude {columns[4][:20]!r}"
    if not _is_degrees(columns[5], 180):
        return f"has the longitude {columns[5][:20]!r}"
    if columns[14] and not _is_whole(columns[14]):
        return f"has the population {columns[14][:20]!r}"
    return None


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12


def _is_degrees(text: str, most: float) -> bool:
    try:
        degrees = float(text)
    except ValueError:
        return False
    return isfinite(degrees) and abs(degrees) <= most


def _row(columns: list[str], code: str) -> Row:
    admin1 = None if columns[10] in _NO_UNIT else f"{code}.{columns[10]}"
    return Row(
        number=int(columns[0]),
        name=columns[1].strip(),
        others=tuple(filter(None, (columns[2].strip(), *map(str.strip, columns[3].split(","))))),
        lat=float(columns[4]),
        lon=float(columns[5]),
        feature=columns[7],
        admin1=admin1,
        admin2=f"{admin1}.{columns[11]}" if admin1 and columns[11] not in _NO_UNIT else None,
        population=int(columns[14] or 0),
        changed=columns[18] if _DAY.match(columns[18]) else "",
    )
