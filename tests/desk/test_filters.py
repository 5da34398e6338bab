"""What an address asks for, and what is told of fields that do not fit."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.datastructures import QueryParams

from dateline.desk.filters import country_names, read_filter
from dateline.store.filters import IncidentFilter


def test_an_empty_address_asks_for_everything() -> None:
    assert read_filter(QueryParams("")).wanted == IncidentFilter()
    assert read_filter(QueryParams("from=&to=&kind=&status=&killed=&words=+")).wanted == IncidentFilter()


def test_every_field_is_read() -> None:
    asked = read_filter(
        QueryParams(
            "from=2014-06-09&to=2014-06-10&kind=bombing&kind=battle&status=asserted&actor=rebels&country=IRQ"
            "&outlet=The+Lamp&killed=5&most=9&disputed=yes&words=Mosul&admin1=Nineveh&place=geonames:99072"
        )
    )
    assert asked.faults == {}
    assert asked.wanted == IncidentFilter(
        start=date(2014, 6, 9),
        end=date(2014, 6, 10),
        kinds=("bombing", "battle"),
        statuses=("asserted",),
        actor="rebels",
        country="IRQ",
        outlet="The Lamp",
        least_killed=5,
        most_killed=9,
        admin1="Nineveh",
        place_key="geonames:99072",
        disputed=True,
        words="Mosul",
    )


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("from=10/06/2014", "from"),
        ("to=2014-06-31", "to"),
        ("from=2014-06-10&to=2014-06-09", "to"),
        ("killed=-1", "killed"),
        ("killed=1e3", "killed"),
        ("killed=٣", "killed"),
        ("killed=12345678901234567890", "killed"),
        ("most=many", "most"),
    ],
)
def test_what_does_not_fit_is_a_fault_and_asks_for_nothing(query: str, field: str) -> None:
    asked = read_filter(QueryParams(query))
    assert list(asked.faults) == [field]
    assert asked.wanted.end is None
    assert asked.wanted.least_killed is None


def test_a_status_that_there_is_none_of_asks_for_nothing() -> None:
    assert read_filter(QueryParams("status=true")).wanted.statuses == ()


def test_a_link_keeps_what_was_asked_and_changes_one_thing() -> None:
    asked = read_filter(QueryParams("kind=bombing&kind=battle&words=a%26b&at=x"))
    assert asked.link(at=None) == "kind=bombing&kind=battle&words=a%26b"
    assert asked.link(at="dots@1,2") == "kind=bombing&kind=battle&words=a%26b&at=dots%401%2C2"
    assert asked.told() == [("kind", "bombing"), ("kind", "battle")]


def test_countries_are_called_by_their_names() -> None:
    assert country_names(["IRQ", "XXX"]) == {"IRQ": "Iraq", "XXX": "XXX"}
