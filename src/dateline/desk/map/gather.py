"""The incidents that a map is asked for, from the workspace: their places, their days, and the rows of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.desk.desk import Desk
from dateline.desk.map.days import Bucket
from dateline.desk.map.sites import Cluster, Site, clusters
from dateline.store.days import Days
from dateline.store.facets import Facets
from dateline.store.filters import IncidentFilter
from dateline.store.sites import SiteRow

_SPOTS = 5_000
"""Places that one question to a database may name."""


def find_sites(desk: Desk, wanted: IncidentFilter) -> tuple[Site, ...]:
    """The places of the incidents wanted, each once for each precision."""
    browse = desk.store.browse
    return desk.kept.get(desk.store, ("sites", wanted), lambda: tuple(map(_site, browse.sites(wanted))))


def find_clusters(desk: Desk, wanted: IncidentFilter, zoom: float) -> list[Cluster]:
    """The dots of all their places at that zoom."""
    return desk.kept.get(desk.store, ("dots", wanted, zoom), lambda: clusters(find_sites(desk, wanted), zoom))


def find_days(desk: Desk, wanted: IncidentFilter) -> Days:
    """How many there are by day, month or year."""
    return desk.kept.get(desk.store, ("days", wanted), lambda: desk.store.browse.days(wanted))


def find_facets(desk: Desk) -> Facets:
    """What all incidents are made of, to choose from."""
    return desk.kept.get(desk.store, "facets", desk.store.browse.facets)


def buckets(days: Days) -> Iterator[Bucket]:
    """The columns of a time line that hold something."""
    return (Bucket(bar.start, bar.end, bar.count) for bar in days.bars)


def at_places(wanted: IncidentFilter, sites: Sequence[Site]) -> IncidentFilter:
    """The incidents at these places; those that no mark can show for none."""
    spots = tuple(dict.fromkeys(site.point for site in sites if site.point is not None))
    if not spots:
        return replace(wanted, placed=False)
    precisions = tuple({site.precision: None for site in sites})
    keys = {site.key for site in sites}
    key = keys.pop() if len(keys) == 1 else None
    return replace(wanted, placed=True, precisions=precisions, place_key=key, spots=spots[:_SPOTS])


def _site(row: SiteRow) -> Site:
    point = (row.lat, row.lon) if row.lat is not None and row.lon is not None else None
    return Site(
        row.key,
        row.name or "",
        point,
        row.precision,
        row.country,
        row.incidents,
        row.killed,
        row.disputed,
        row.unverified,
    )
