"""Lists a page at a time, with the filters that programs use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.store import Store
from dateline.store.listed import Asked, ClaimFilter
from tests.export.made import ARMY, REBELS, stored, told


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A battle of the tenth with twelve dead, and a disputed shelling of July without a figure."""
    path = stored(
        tmp_path / "work.db",
        told("i1", killed=(10, 12, 15), outlet="Adria Post"),
        told(
            "i2",
            kind="shelling",
            actors=(REBELS,),
            targets=(),
            killed=None,
            outlet="Lagoon Mail",
            disputed=True,
        ),
    )
    with Store.open(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (Asked(), ["i1", "i2"]),
        (Asked(kind="shelling"), ["i2"]),
        (Asked(kinds=("shelling", "siege")), ["i2"]),
        (Asked(actor=ARMY.name), ["i1"]),
        (Asked(actor=REBELS.name), ["i1", "i2"]),
        (Asked(outlet="Lagoon Mail"), ["i2"]),
        (Asked(disputed=True), ["i2"]),
        (Asked(killed=15), ["i1"]),
        (Asked(killed=16), []),
        (Asked(status="attributed"), ["i1", "i2"]),
        (Asked(status="asserted"), []),
        (Asked(country="FRA"), []),
        (Asked(countries=("FRA", "ITA")), ["i1", "i2"]),
        (Asked(start=date(2014, 6, 16), end=date(2014, 6, 16)), ["i1", "i2"]),
        (Asked(start=date(2014, 6, 17)), []),
        (Asked(end=date(2014, 6, 15)), []),
    ],
)
def test_incidents_are_those_that_fit(store: Store, asked: Asked, ids: list[str]) -> None:
    assert [one.id for one in store.listed.incidents(asked, limit=10)] == ids


def test_a_page_begins_after_an_id_and_ends_at_its_limit(store: Store) -> None:
    assert [one.id for one in store.listed.incidents(Asked(), "i1", limit=10)] == ["i2"]
    assert [one.id for one in store.listed.incidents(Asked(), limit=1)] == ["i1"]
    assert [one.id for one in store.listed.reports("r-i1", limit=10)] == ["r-i2"]
    assert [one.report_id for one in store.listed.claims(ClaimFilter(), limit=1)] == ["r-i1"]


def test_claims_and_reports_are_those_that_fit(store: Store) -> None:
    assert [one.kind for one in store.listed.claims(ClaimFilter(report="r-i2"), limit=10)] == ["shelling"]
    assert store.listed.claims(ClaimFilter(kind="siege"), limit=10) == []
    assert [one.id for one in store.listed.reports(outlet="Adria Post", limit=10)] == ["r-i1"]
    assert store.listed.reports(start=date(2014, 6, 18), limit=10) == []
    assert store.listed.judgements("none", limit=10) == []
