"""A small gazetteer of countries that are not, for tests."""

from __future__ import annotations

from pathlib import Path

from dateline.gazetteer import Entry, Gazetteer, Sort
from dateline.gazetteer.store import Named, write

PLACES = (
    Named(
        Entry("geonames:1", "Vesna", Sort.COUNTRY, 30, 40, "VES", population=9_000_000, radius_km=400),
        ("Vesnia",),
    ),
    Named(Entry("geonames:2", "Orland", Sort.COUNTRY, 50, 10, "ORL", population=90_000_000, radius_km=500)),
    Named(
        Entry(
            "admin1:VE.01",
            "Tarim",
            Sort.ADMIN1,
            31,
            41,
            "VES",
            admin1="VE.01",
            population=700_000,
            radius_km=60,
        )
    ),
    Named(Entry("admin1:OR.09", "Upper Lenn", Sort.ADMIN1, 51, 11, "ORL", admin1="OR.09"), short=("Lenn.",)),
    Named(
        Entry("geonames:3", "Kastel", Sort.TOWN, 30.5, 40.5, "VES", admin1="VE.01", population=40_000),
        ("Qastal",),
    ),
    Named(Entry("geonames:4", "Kastel", Sort.TOWN, 50.5, 10.5, "ORL", admin1="OR.09", population=400_000)),
    Named(Entry("geonames:5", "Tarim", Sort.TOWN, 31.1, 41.2, "VES", admin1="VE.01", population=600_000)),
    Named(Entry("geonames:6", "Old Tarim", Sort.TOWN, 31.2, 41.3, "VES", admin1="VE.01", population=6_000)),
    Named(Entry("ours:sea-of-ves", "Sea of Ves", Sort.WATER, 28, 42, radius_km=300, international=True)),
    Named(Entry("ours:reed-valley", "Reed Valley", Sort.RELIEF, 30.2, 40.1, "VES", radius_km=15)),
    Named(
        Entry("geonames:7", "The Levels", Sort.WORLD_REGION, 40, 30, countries=("VES", "ORL"), radius_km=3000)
    ),
)


def gazetteer_in(folder: Path) -> Gazetteer:
    """The places above, in a file of their own."""
    path = folder / "places.sqlite"
    write(path, PLACES, {"version": "test"})
    return Gazetteer([path])
