"""The countries that a person has added: where their files lie, how they are made, the gazetteer that has them too."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path

from dateline.errors import GazetteerError
from dateline.gazetteer.archive import Source, country_file
from dateline.gazetteer.countries import alpha2, alpha3
from dateline.gazetteer.country import Rows, places_of, read_rows
from dateline.gazetteer.features import load_features
from dateline.gazetteer.gazetteer import Gazetteer, base_file
from dateline.gazetteer.store import Named, write
from dateline.version import __version__

FOLDER_VARIABLE = "DATELINE_GAZETTEER"
_TITLES = ("admin1CodesASCII.txt", "admin2Codes.txt")
_TITLE_COLUMNS = 4
OnRows = Callable[[str, int], None]
"""Told now and then of which country how many rows have been read."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one country's file; ``places`` went into the gazetteer."""

    code: str
    path: Path
    places: int
    rows: Rows


def added_folder() -> Path:
    """The folder of added countries: what DATELINE_GAZETTEER names, else one in the person's own data."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else user_data_path("dateline", appauthor=False) / "gazetteer"


def added_files() -> tuple[Path, ...]:
    """The files of added countries, by code."""
    return tuple(sorted(added_folder().glob("*.sqlite")))


def open_gazetteer() -> Gazetteer:
    """The base with all added countries; raises GazetteerError where a file is missing or broken."""
    return Gazetteer([base_file(), *added_files()])


def add(codes: Iterable[str], source: Source, origin: str, on_rows: OnRows) -> list[Added]:
    """Load GeoNames' files of countries, by alpha-2 codes, from ``source``; ``origin`` says in words where that is.

    All are read before the first is written: raises GazetteerError, and leaves what was added before, where one of
    them cannot be loaded.
    """
    base = Gazetteer([base_file()])
    made = [_Made.of(alpha2(code), source, origin, base, on_rows) for code in codes]
    return [country.write() for country in made]


def remove(code: str) -> None:
    """Take an added country away; raises GazetteerError where it is not there or cannot be removed."""
    try:
        (added_folder() / f"{code}.sqlite").unlink()
    except FileNotFoundError as error:
        there = ", ".join(path.stem for path in added_files())
        raise GazetteerError(f"{code} is not added; added are: {there or 'none'}") from error
    except OSError as error:
        raise GazetteerError(f"{code} cannot be removed: {error}") from error


@dataclass(frozen=True)
class _Made:
    """A country, read and not yet written. ``digest`` is of all that it was made from."""

    code: str
    origin: str
    places: tuple[Named, ...]
    rows: Rows
    digest: str

    @classmethod
    def of(cls, code: str, source: Source, origin: str, base: Gazetteer, on_rows: OnRows) -> _Made:
        page = files("dateline.gazetteer") / "features.yaml"
        features, titles = load_features(page), _titles(code, source)
        digest = hashlib.sha256(page.read_bytes())
        digest.update(repr((base.version, sorted(titles.items()))).encode())
        with country_file(code, source, origin) as lines:
            rows = read_rows(
                _digested(lines, digest.update), code, features, lambda done: on_rows(code, done)
            )
        places = tuple(places_of(rows.kept, alpha3(code), features, titles, base))
        return cls(code, origin, places, rows, digest.hexdigest())

    def write(self) -> Added:
        path = added_folder() / f"{self.code}.sqlite"
        about = {
            "version": f"{self.code}-{self.digest[:12]}",
            "made by": __version__,
            "from": self.origin,
            "as of": max(row.changed for row in self.rows.kept),
            "places": str(len(self.places)),
        }
        write(path, self.places, about)
        return Added(self.code, path, len(self.places), self.rows)


def _digested(lines: Iterable[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    for line in lines:
        update(line)
        yield line


def _titles(code: str, source: Source) -> Mapping[str, str]:
    """GeoNames' names of a country's units by code, from the files of units where they lie beside the country's."""
    found: dict[str, str] = {}
    for name in _TITLES:
        stream = source(name)
        if stream is None:
            continue
        with stream:
            for number, line in enumerate(stream, start=1):
                if line.startswith(f"{code}.".encode()):
                    columns = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
                    if len(columns) != _TITLE_COLUMNS:
                        raise GazetteerError(
                            f"{name}:{number} has {len(columns)} columns instead of {_TITLE_COLUMNS}"
                        )
                    found[columns[0]] = columns[1]
    return found
