"""The gazetteer's file: how it is laid out, written and opened."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import GazetteerError
from dateline.gazetteer.entry import Entry, Found, Match, Sort
from dateline.gazetteer.spelling import fold, sound

LAYOUT = "1"
BASE_NAME = "places.sqlite"
_TABLES = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, key TEXT, name TEXT NOT NULL, sort TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    country TEXT, countries TEXT, admin1 TEXT, admin2 TEXT, population INTEGER, radius REAL, flags INTEGER);
CREATE UNIQUE INDEX place_key ON place (key) WHERE key IS NOT NULL;
CREATE TABLE name (folded TEXT NOT NULL, id INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (folded, id))
    WITHOUT ROWID;
CREATE TABLE sound (sound TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (sound, folded)) WITHOUT ROWID;
CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_CAPITAL, _INTERNATIONAL = 1, 2
_COLUMNS = (
    "place.id, key, place.name, sort, lat, lon, country, countries, admin1, admin2, population, radius, flags"
)
Row = tuple[
    int, str | None, str, str, float, float, str | None, str | None, str | None, str | None, int, float, int
]


_MATCHES = (Match.SHORT, Match.LOOSE, Match.OTHER, Match.MAIN)
"""How a name meets its place, by the rank that stands in the file."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place with its other names, as it goes into the file."""

    entry: Entry
    others: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    short: tuple[str, ...] = ()

    def names(self) -> Iterator[tuple[int, str]]:
        """Every name with its rank in the file, the weakest first."""
        for rank, names in enumerate((self.short, self.loose, self.others, (self.entry.name,))):
            yield from ((rank, name) for name in names)


def write(path: Path, places: Iterable[Named], about: Mapping[str, str]) -> None:
    """Write a new file, the same bytes for the same places; an old one stays until the new one is whole.

    Raises GazetteerError where it cannot be written.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        _write_new(new, places, about)
        new.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"{path} cannot be written: {error}") from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _write_new(new: Path, places: Iterable[Named], about: Mapping[str, str]) -> None:
    with closing(sqlite3.connect(new)) as connection:
        connection.execute("PRAGMA page_size = 8192")
        connection.executescript(_TABLES)
        with connection:
            _fill(connection, places)
            connection.executemany(
                "INSERT INTO about VALUES (?, ?)", sorted({**about, "layout": LAYOUT}.items())
            )
        connection.execute("VACUUM")


def _fill(connection: sqlite3.Connection, places: Iterable[Named]) -> None:
    names: dict[tuple[str, int], int] = {}
    sounds: set[tuple[str, str]] = set()
    rows: dict[int, Row] = {}
    for number, place in enumerate(sorted(places, key=lambda one: one.entry.key), start=1):
        id = place.entry.geonames_id or -number
        rows[id] = _row(id, place.entry)
        for rank, name in place.names():
            folded = fold(name)
            if folded:
                names[folded, id] = rank
                if rank > 1 and sound(folded):
                    sounds.add((sound(folded), folded))
    connection.executemany(f"INSERT INTO place VALUES ({', '.join('?' * 13)})", sorted(rows.values()))
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?)", ((*key, rank) for key, rank in sorted(names.items()))
    )
    connection.executemany("INSERT INTO sound VALUES (?, ?)", sorted(sounds))


def _row(id: int, entry: Entry) -> Row:
    flags = _CAPITAL * entry.capital | _INTERNATIONAL * entry.international
    return (
        id,
        None if entry.key == f"geonames:{id}" else entry.key,
        entry.name,
        entry.sort.value,
        round(entry.lat, 5),
        round(entry.lon, 5),
        entry.country,
        " ".join(entry.countries) or None,
        entry.admin1,
        entry.admin2,
        entry.population,
        round(entry.radius_km, 1),
        flags,
    )


class Store:
    """One open file, read only. Not to be shared between threads; a forked process opens the file for itself."""

    def __init__(self, path: Path) -> None:
        """Raises GazetteerError for a file that is missing, broken or of another layout."""
        self.path = path
        self._files: dict[
            int, sqlite3.Connection
        ] = {}  # by process: two that share one read at each other's place
        self.about: dict[str, str] = dict(self._ask("SELECT what, value FROM about"))
        if self.about.get("layout") != LAYOUT:
            layout = self.about.get("layout")
            raise GazetteerError(
                f"{path.name} has layout {layout}, this version reads {LAYOUT}; {self._cure()}"
            )

    def named(self, folded: str) -> list[Found]:
        """Places of a folded name."""
        found = self._ask(f"SELECT {_COLUMNS}, rank FROM name JOIN place USING (id) WHERE folded = ?", folded)
        return [Found(_entry(row[:-1]), _MATCHES[row[-1]]) for row in found]

    def sounding(self, key: str) -> list[str]:
        """The folded names of that sound."""
        return [folded for (folded,) in self._ask("SELECT folded FROM sound WHERE sound = ?", key)]

    def entry(self, key: str) -> Entry | None:
        """The place with that key, or of the GeoNames number in it; None where there is none."""
        scheme, _, number = key.partition(":")
        column, value = ("id", int(number)) if scheme == "geonames" and number.isdigit() else ("key", key)
        rows = self._ask(f"SELECT {_COLUMNS} FROM place WHERE {column} = ?", value)
        return _entry(rows[0]) if rows else None

    def names(self) -> list[str]:
        """Every folded name, in order; 0.5 s for the base."""
        return [folded for (folded,) in self._ask("SELECT DISTINCT folded FROM name ORDER BY folded")]

    def size(self) -> int:
        """How many places there are."""
        return int(self._ask("SELECT count(*) FROM place")[0][0])

    def is_whole(self) -> bool:
        """Whether nothing in the file is damaged; reads all of it."""
        try:
            return self._ask("PRAGMA quick_check") == [("ok",)]
        except GazetteerError:
            return False

    def _ask(self, query: str, *values: str | int) -> list[Any]:
        try:
            file = self._files.get(os.getpid()) or self._open()
            return file.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._broken(error) from error

    def _open(self) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        file = sqlite3.connect(
            address, uri=True, check_same_thread=False
        )  # only read, so that any thread may
        self._files[os.getpid()] = file
        return file

    def _broken(self, error: sqlite3.Error) -> GazetteerError:
        return GazetteerError(f"the gazetteer {self.path.name} cannot be read: {error}; {self._cure()}")

    def _cure(self) -> str:
        base = self.path.name == BASE_NAME
        return f"run: dateline gazetteer {'build' if base else f'remove {self.path.stem}'}"


def _entry(row: Row) -> Entry:
    id, key, name, sort, lat, lon, country, countries, admin1, admin2, population, radius, flags = row
    return Entry(
        key=key or f"geonames:{id}",
        name=name,
        sort=Sort(sort),
        lat=lat,
        lon=lon,
        country=country,
        countries=tuple(countries.split()) if countries else (country,) if country else (),
        admin1=admin1,
        admin2=admin2,
        population=population,
        radius_km=radius,
        capital=bool(flags & _CAPITAL),
        international=bool(flags & _INTERNATIONAL),
        number=id if key and id > 0 else None,
    )
