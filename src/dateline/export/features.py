"""Tables as GeoJSON: one feature a row, one feature a line, after RFC 7946."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import ExportError
from dateline.export.lines import dumped
from dateline.export.shape import Column, Content
from dateline.export.text import as_text

GEOMETRY = "geometry"
"""The column that holds a feature's geometry; all others are its properties, and the first of them its id."""
_HEAD = '{"type": "FeatureCollection", "features": ['
_FOOT = "]}"


@dataclass(frozen=True, slots=True)
class GeoJson:
    """A FeatureCollection in WGS 84, longitude first, without the ``crs`` member that RFC 7946 took out."""

    def create(self, path: Path, columns: Sequence[Column]) -> GeoJsonWriter:
        """A writer of a new file."""
        return GeoJsonWriter(path, columns)

    def read(self, path: Path, columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
        """The rows of such a file as text."""
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                text = line.strip().removesuffix(",")
                if text in {_HEAD, _FOOT}:
                    continue
                try:
                    feature = json.loads(text)
                    cells = feature["properties"] | {GEOMETRY: feature["geometry"]}
                except (ValueError, KeyError, TypeError) as error:
                    raise ExportError(f"{path.name}:{number} is no feature") from error
                yield tuple(as_text(cells.get(column.name)) for column in columns)


class GeoJsonWriter:
    """Writes one table as a FeatureCollection."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._names = tuple(column.name for column in columns)
        self._file = path.open("w", encoding="utf-8", newline="")
        self._file.write(_HEAD)
        self._first = True

    def write(self, contents: Sequence[Content]) -> None:
        """Write one feature."""
        cells = dict(zip(self._names, contents, strict=True))
        geometry = cells.pop(GEOMETRY)
        feature = {"type": "Feature", "id": contents[0], "geometry": geometry, "properties": cells}
        self._file.write(("\n" if self._first else ",\n") + dumped(feature))
        self._first = False

    def close(self) -> None:
        """Finish the file."""
        self._file.write(f"\n{_FOOT}\n")
        self._file.close()


GEOJSON = GeoJson()
