"""Makes rows of GeoNames country files, for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dateline.gazetteer import Entry, Sort
from dateline.gazetteer.store import Named, write

BASE = (
    Named(
        Entry("geonames:94787", "Kirkuk", Sort.TOWN, 35.46, 44.39, "IRQ", admin1="IQ.13", population=900_000),
        ("Karkuk",),
    ),
    Named(
        Entry(
            "admin1:IQ.13",
            "Kirkuk",
            Sort.ADMIN1,
            35.4,
            44.2,
            "IRQ",
            admin1="IQ.13",
            population=1_000_000,
            radius_km=40,
        ),
        ("Tamim",),
    ),
    Named(Entry("geonames:99237", "Iraq", Sort.COUNTRY, 33, 44, "IRQ", population=38_000_000)),
    Named(Entry("geonames:163843", "Syria", Sort.COUNTRY, 35, 38, "SYR", population=17_000_000)),
)
"""A gazetteer without added countries."""


def write_base(path: Path) -> Path:
    """Write that gazetteer to a file."""
    write(path, BASE, {"version": "base"})
    return path


def line(number: int = 1, name: str = "Bashir", feature: str = "P.PPL", **columns: Any) -> str:
    """One row of a country file; columns by GeoNames' names."""
    kind, code = feature.split(".")
    values = {"lat": 35.32, "lon": 44.35, "country": "IQ", "admin1": "13", "day": "2026-03-01", **columns}
    return "\t".join(
        str(value)
        for value in (
            number,
            name,
            values.get("ascii", ""),
            values.get("others", ""),
            values["lat"],
            values["lon"],
            kind,
            code,
            values["country"],
            "",
            values["admin1"],
            values.get("admin2", ""),
            "",
            "",
            values.get("population", 0),
            "",
            300,
            "Asia/Baghdad",
            values["day"],
        )
    )


def lines(*rows: str) -> bytes:
    """A country file."""
    return "".join(f"{row}\n" for row in rows).encode()


def villages(count: int, **columns: Any) -> list[str]:
    """So many rows of villages, with numbers from 1000 on."""
    return [line(1000 + place, f"Tall Number {place}", **columns) for place in range(count)]
