"""The places of incidents, and the incidents of a mark on the map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.store import Store
from dateline.store.filters import IncidentFilter
from dateline.types import Place, Status
from dateline.workspace.reconcile import reconcile
from tests.incidents.tellings import telling
from tests.workspace.told import keep

ARDUN = Place("Ardun", "ours:ardun", lat=36.0, lon=43.0, country="ORL", precision=1)
NEAR_ARDUN = Place("Ardun", "ours:ardun", lat=36.0, lon=43.0, country="ORL", precision=2)
TESSALY = Place("Tessaly", "admin1:OR.01", lat=35.0, lon=43.0, country="ORL", precision=4)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "work.db", create=True) as opened:
        keep(
            opened,
            [
                telling(4, place=ARDUN, when=1, kind="bombing"),
                telling(3, place=ARDUN, when=20, kind="shelling", status=Status.UNVERIFIED),
                telling(place=NEAR_ARDUN, when=9, kind="abduction"),
                telling(2, place=TESSALY, when=14, kind="killing"),
                telling(place=None, when=28, kind="protest"),
            ],
        )
        reconcile(opened)
        yield opened


def test_each_place_is_told_once_for_each_way_of_being_known(store: Store) -> None:
    found = [(one.name, one.precision, one.incidents, one.killed) for one in store.browse.sites()]
    assert found == [(None, None, 1, None), ("Tessaly", 4, 1, 2), ("Ardun", 1, 2, 7), ("Ardun", 2, 1, None)]
    assert [one.unverified for one in store.browse.sites()] == [0, 0, 1, 0]


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (IncidentFilter(precisions=(1,)), 2),
        (IncidentFilter(precisions=(1, 2)), 3),
        (IncidentFilter(precisions=(None, 4)), 2),
        (IncidentFilter(precisions=(None,), placed=True), 0),
        (IncidentFilter(placed=False), 1),
        (IncidentFilter(placed=True), 4),
        (IncidentFilter(spots=((36.0, 43.0),)), 3),
        (IncidentFilter(spots=((36.0, 43.0), (35.0, 43.0)), precisions=(1, 4)), 3),
        (IncidentFilter(place_key="ours:ardun", precisions=(2,)), 1),
    ],
)
def test_incidents_are_chosen_by_how_exactly_they_are_placed(
    store: Store, wanted: IncidentFilter, number: int
) -> None:
    assert store.browse.count(wanted) == number
    assert sum(one.incidents for one in store.browse.sites(wanted)) == number
