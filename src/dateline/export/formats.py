"""The formats by name; each is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module

from dateline.errors import ExportError
from dateline.export.shape import Format

FORMATS: dict[str, str] = {
    "ucdp": "ucdp:UCDP",
    "acled": "acled:ACLED",
    "polecat": "polecat:POLECAT",
    "plover": "plover:PLOVER",
    "geojson": "geojson:GEOJSON",
    "hxl": "hxl:HXL",
    "csv": "own:CSV_TABLES",
    "parquet": "own:PARQUET_TABLES",
    "jsonl": "nested:NESTED",
}
"""Name of a format, and "module:object" where it is made."""


def format_named(name: str) -> Format:
    """The format of that name; ExportError, with the names there are, for another."""
    if name not in FORMATS:
        raise ExportError(f"there is no format {name!r}; there are: {', '.join(FORMATS)}")
    module, _, attribute = FORMATS[name].partition(":")
    form: Format = getattr(import_module(f"dateline.export.{module}"), attribute)
    return form
