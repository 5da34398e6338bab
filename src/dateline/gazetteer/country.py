"""Makes places of the rows of a GeoNames country file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dateline.errors import GazetteerError
from dateline.gazetteer.entry import Entry, Sort
from dateline.gazetteer.features import Feature
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.gazetteer.geometry import town_radius, unit_radius
from dateline.gazetteer.rows import Row, read_row
from dateline.gazetteer.spelling import english
from dateline.gazetteer.store import Named

_MOST_BROKEN = 0.01  # GeoNames' own files have none; more means that it is another kind of file
_HOPELESS = 200_000  # broken rows: 1 % of more rows than fit into the largest file that is read
_TOLD = 3
_EVERY = 5_000
_UNITS = {Sort.ADMIN1: 1, Sort.ADMIN2: 2}
OnRows = Callable[[int], None]
"""Told now and then how many rows have been read."""


@dataclass
class Rows:
    """What was read of one file. ``broken`` rows are left out, ``reasons`` says why the first of them are."""

    kept: list[Row] = field(default_factory=list)
    read: int = 0
    broken: int = 0
    reasons: list[str] = field(default_factory=list)

    def drop(self, line: int, reason: str, file: str) -> None:
        """Count a broken row."""
        self.broken += 1
        if len(self.reasons) < _TOLD:
            self.reasons.append(f"{file}:{line} {reason}")


def read_rows(lines: Iterable[bytes], code: str, features: Mapping[str, Feature], on_rows: OnRows) -> Rows:
    """Read the features of a country that the gazetteer takes.

    A broken row is dropped with its reason; raises GazetteerError for an empty file, and for one with too many of them.
    """
    rows, seen = Rows(), set[int]()
    for rows.read, line in enumerate(lines, start=1):
        row = read_row(line, code)
        if isinstance(row, str):
            rows.drop(rows.read, row, f"{code}.txt")
        elif row.number in seen:
            rows.drop(rows.read, f"has the number {row.number} of an earlier row", f"{code}.txt")
        else:
            seen.add(row.number)
            if row.feature in features:
                rows.kept.append(row)
        if rows.broken > _HOPELESS:
            break
        if rows.read % _EVERY == 0:
            on_rows(rows.read)
    on_rows(rows.read)
    _check(rows, code)
    return rows


def _check(rows: Rows, code: str) -> None:
    if not rows.read:
        raise GazetteerError(f"{code}.txt is empty")
    if rows.broken > _MOST_BROKEN * rows.read:
        raise GazetteerError(
            f"{rows.broken} of {rows.read} rows of {code}.txt are broken; the first: {rows.reasons[0]}"
        )
    if not rows.kept:
        raise GazetteerError(f"{code}.txt has no place that the gazetteer takes")


def places_of(
    rows: Iterable[Row],
    country: str,
    features: Mapping[str, Feature],
    titles: Mapping[str, str],
    base: Gazetteer,
) -> Iterator[Named]:
    """The places of a country's rows; ``country`` is its alpha-3 code.

    Units take the key that they have in the base and, where it has them, its English name; ``titles`` are names of
    units by code, for those that it lacks. Of two rows of one unit the first counts.
    """
    kept = list(rows)
    towns = _towns(kept, features)
    seen: set[str] = set()
    for row in kept:
        feature = features[row.feature]
        level = _UNITS.get(feature.sort)
        unit = (row.admin1, row.admin2)[level - 1] if level else None
        if unit is None:
            yield _place(row, country, feature)
        elif unit not in seen:
            seen.add(unit)
            known = base.unit(unit)
            yield _unit(row, country, feature, unit, known, titles.get(unit), towns.get(unit, []))


def _towns(rows: Iterable[Row], features: Mapping[str, Feature]) -> dict[str, list[tuple[float, float]]]:
    """The points of the towns in each unit, by its code."""
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        if features[row.feature].sort is Sort.TOWN:
            for unit in filter(None, (row.admin1, row.admin2)):
                found[unit].append((row.lat, row.lon))
    return found


def _place(row: Row, country: str, feature: Feature) -> Named:
    entry = Entry(
        key=f"geonames:{row.number}",
        name=row.name,
        sort=feature.sort,
        lat=row.lat,
        lon=row.lon,
        country=country,
        admin1=row.admin1,
        admin2=row.admin2,
        population=row.population,
        radius_km=feature.radius_km or town_radius(row.population),
        capital=row.feature == "PPLC",
    )
    return Named(entry, tuple(english(row.others)))


def _unit(
    row: Row,
    country: str,
    feature: Feature,
    code: str,
    known: Entry | None,
    title: str | None,
    towns: list[tuple[float, float]],
) -> Named:
    level = _UNITS[feature.sort]
    entry = Entry(
        key=f"admin{level}:{code}",
        name=known.name if known else title or row.name,
        sort=feature.sort,
        lat=row.lat,
        lon=row.lon,
        country=country,
        admin1=row.admin1,
        admin2=row.admin2 if feature.sort is Sort.ADMIN2 else None,
        population=max(row.population, known.population if known else 0),
        radius_km=unit_radius(row.lat, row.lon, towns) if towns else feature.radius_km,
        number=row.number,
    )
    others = (row.name, *row.others, *((title,) if title else ()))
    return Named(entry, tuple(english(others)))
