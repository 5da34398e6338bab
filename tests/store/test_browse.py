"""Lists, counts, time and map of incidents, and lists of reports, alike in both databases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.errors import CursorError
from dateline.store import Store
from dateline.store.days import Bar, Unit
from dateline.store.filters import Box, IncidentFilter
from tests.store import listed, made
from tests.store.listed import FIRST, dead

WANTED = {
    "everything": (IncidentFilter(), "abcdef"),
    "from a day": (IncidentFilter(start=FIRST + timedelta(days=30)), "cd"),
    "to a day": (IncidentFilter(end=FIRST), "ad"),
    "a span": (IncidentFilter(start=FIRST + timedelta(days=1), end=FIRST + timedelta(days=2)), "bd"),
    "kinds": (IncidentFilter(kinds=("bombing", "raid")), "c"),
    "statuses": (IncidentFilter(statuses=("unverified",)), ""),
    "an actor": (IncidentFilter(actor="militia"), "ac"),
    "a target": (IncidentFilter(target="militia"), "e"),
    "a country": (IncidentFilter(country="IRQ"), "abd"),
    "a province": (IncidentFilter(admin1="Nineveh", least_killed=1), "abd"),
    "a place": (IncidentFilter(place_key="geonames:3"), "c"),
    "an outlet": (IncidentFilter(outlet="nobody"), ""),
    "least killed": (IncidentFilter(least_killed=12), "ab"),
    "most killed": (IncidentFilter(most_killed=12), "bd"),
    "more than is stored": (IncidentFilter(least_killed=10**30), ""),
    "disputed": (IncidentFilter(disputed=True), "a"),
    "undisputed": (IncidentFilter(disputed=False, country="IRQ"), "bd"),
    "words": (IncidentFilter(words="HAMĀ  mortar"), "c"),
    "part of a word": (IncidentFilter(words="ombin"), "c"),
    "what would match all": (IncidentFilter(words="%"), ""),
    "a sign": (IncidentFilter(words="a_a"), ""),
    "no bytes": (IncidentFilter(words="\ud800\x00", actor="\x00"), ""),
    "a box": (IncidentFilter(box=Box(42, 36.1, 44, 37)), "ab"),
    "over the date line": (IncidentFilter(box=Box(43, 0, 37, 90)), "ac"),
    "two at once": (IncidentFilter(kinds=("shelling",), words="nineveh", most_killed=20), "bd"),
}


@pytest.mark.parametrize("name", WANTED)
def test_filter_leaves_what_is_wanted(store: Store, name: str) -> None:
    listed.fill(store)
    wanted, left = WANTED[name]
    found = store.browse.incidents(wanted)
    assert "".join(sorted(row.id for row in found.rows)) == left
    assert found.after is None
    assert store.browse.count(wanted) == len(left)
    clusters = store.browse.clusters(wanted)
    counted = [point.count for point in clusters.points] + [area.count for area in clusters.areas]
    assert sum(counted) + clusters.nowhere == len(left)


def test_a_row_holds_columns_and_parties(store: Store) -> None:
    listed.fill(store)
    (row,) = store.browse.incidents(IncidentFilter(place_key="geonames:3")).rows
    assert (row.id, row.kind, row.date_start, row.date_precision) == (
        "c",
        "bombing",
        date(2015, 4, 10),
        "day",
    )
    assert (row.place, row.country, row.where_prec, row.actors, row.targets) == (
        "Ḥamā",
        "SYR",
        1,
        ("army", "militia"),
        (),
    )
    assert (row.toll, row.killed_best, row.claims, row.status, row.confidence) == (
        None,
        None,
        1,
        "attributed",
        0.5,
    )


ORDERS = {"priority": "abdfec", "date": "dcfbae", "toll": "abdfec"}


@pytest.mark.parametrize("order", ["priority", "date", "toll"])
@pytest.mark.parametrize("limit", [1, 2, 5, 6])
def test_pages_give_each_row_once_and_in_order(store: Store, order: str, limit: int) -> None:
    listed.fill(store)
    names: list[str] = []
    after = None
    while True:
        page = store.browse.incidents(order=order, after=after, limit=limit)  # type: ignore[arg-type]
        assert 0 < len(page.rows) <= limit
        names.extend(row.id for row in page.rows)
        after = page.after
        if after is None:
            break
    assert sorted(names) == list("abcdef")
    if order != "priority":
        assert "".join(names) == ORDERS[order]
    else:
        priorities = {row.id: row.priority for row in store.browse.incidents().rows}
        assert [priorities[name] for name in names] == sorted(priorities.values(), reverse=True)


def test_what_comes_in_between_does_not_move_a_page(store: Store) -> None:
    found = listed.fill(store)
    first = store.browse.incidents(order="toll", limit=2)
    later = [*found.values(), listed.listed("z", "another", killed=dead(90))]
    store.incidents.replace(later, [], run=made.run(store))
    second = store.browse.incidents(order="toll", after=first.after, limit=2)
    assert [row.id for row in (*first.rows, *second.rows)] == ["a", "b", "d", "f"]


@pytest.mark.parametrize(
    "after",
    [
        "",
        "x",
        "é" * 9,
        "[" * 90,
        "bnVsbA",  # null
        "W10",  # []
        "WyJkYXRlIiwxLCJhIl0",  # ["date",1,"a"]
        "WyJwcmlvcml0eSIsIngiLCJhIl0",  # ["priority","x","a"]
        "WyJwcmlvcml0eSIsbnVsbCwiYSJd",  # ["priority",null,"a"]
        "WyJwcmlvcml0eSIsdHJ1ZSwiYSJd",  # ["priority",true,"a"]
        "WyJwcmlvcml0eSIsMSwyXQ",  # ["priority",1,2]
        "WyJwcmlvcml0eSIsTmFOLCJhIl0",  # ["priority",NaN,"a"]
    ],
)
def test_another_cursor_is_refused(store: Store, after: str) -> None:
    listed.fill(store)
    with pytest.raises(CursorError, match="begin again at its first page"):
        store.browse.incidents(after=after)


def test_a_cursor_of_another_order_or_list_is_refused(store: Store) -> None:
    listed.fill(store)
    page = store.browse.incidents(order="toll", limit=1)
    with pytest.raises(CursorError):
        store.browse.incidents(order="date", after=page.after)
    with pytest.raises(CursorError):
        store.browse.reports(after=page.after)
    with pytest.raises(CursorError, match="one row at least"):
        store.browse.incidents(limit=0)


@pytest.mark.parametrize(
    "sides", [(1, 2, 3, 1), (-181, 0, 0, 1), (0, -91, 0, 0), (0, 0, float("nan"), 1), (0, 0, 1, float("inf"))]
)
def test_a_box_lies_on_the_earth(sides: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="longitudes from -180"):
        Box(*sides)


def test_facets_count_what_there_is(store: Store) -> None:
    listed.fill(store)
    found = store.browse.facets()
    assert found.kinds == (("shelling", 5), ("bombing", 1))
    assert found.statuses == (("attributed", 6),)
    assert found.countries == (("IRQ", 3), ("SYR", 2))
    assert found.actors == (("militia", 2), ("army", 1))
    assert found.targets == (("militia", 1), ("residents", 1))
    assert found.outlets == ()
    assert store.browse.facets(IncidentFilter(country="SYR")).actors == (("army", 1), ("militia", 1))


def test_days_draw_no_date_more_exactly_than_it_is_known(store: Store) -> None:
    found = listed.fill(store)
    days = store.browse.days(IncidentFilter(country="IRQ"))
    assert (days.unit, days.wider, days.undated) == (Unit.DAY, 1, 0)
    assert days.bars == (
        Bar(FIRST, FIRST, 1),
        Bar(FIRST + timedelta(days=1), FIRST + timedelta(days=1), 1),
    )
    assert (days.start, days.end) == (FIRST, FIRST + timedelta(days=60))
    assert store.browse.days().undated == 1
    assert store.browse.days(IncidentFilter(kinds=("none",))).bars == ()
    late = listed.listed("h", "gone", day=date(2017, 12, 31))
    ancient = listed.listed("i", "gone", day=date(1999, 2, 3))
    store.incidents.replace([*found.values(), late], [], run=made.run(store))
    months = store.browse.days()
    assert (months.unit, months.bars[-1]) == (Unit.MONTH, Bar(date(2017, 12, 1), date(2017, 12, 31), 1))
    assert months.bars[0] == Bar(date(2015, 3, 1), date(2015, 3, 31), 3)
    store.incidents.replace([*found.values(), late, ancient], [], run=made.run(store))
    years = store.browse.days()
    assert (years.unit, years.bars[0]) == (Unit.YEAR, Bar(date(1999, 1, 1), date(1999, 12, 31), 1))
    assert (years.wider, sum(bar.count for bar in years.bars)) == (0, 7)


def test_a_province_is_no_point(store: Store) -> None:
    listed.fill(store)
    found = store.browse.clusters(zoom=10)
    assert [(one.place, one.count, one.where_prec, one.id) for one in found.points] == [
        ("Ḥamā", 1, 1, "c"),
        ("Mosul", 1, 1, "a"),
        ("Tal Afar", 1, 2, "b"),
    ]
    assert [(one.name, one.where_prec, one.count, one.killed_best) for one in found.areas] == [
        ("Nineveh", 4, 1, 3),
        ("Syria", 6, 1, None),
    ]
    assert found.nowhere == 1


def test_points_too_near_each_other_are_one(store: Store) -> None:
    listed.fill(store)
    world = store.browse.clusters(zoom=0)
    (one,) = world.points
    assert (one.count, one.killed_best, one.where_prec, one.place, one.id) == (3, 30, 2, None, None)
    assert (one.lat, one.lon) == pytest.approx((35.95, 40.77667), abs=1e-4)
    near = store.browse.clusters(zoom=10, box=Box(43, 36, 44, 37))
    assert [point.id for point in near.points] == ["a"]
    assert len(near.areas) == 2


def test_a_place_holds_all_its_incidents(store: Store) -> None:
    run = made.run(store)
    same = [
        listed.listed(f"i{number}", f"c{number}", killed=dead(number) if number else None)
        for number in range(3)
    ]
    store.incidents.replace(same, [], run=run)
    (point,) = store.browse.clusters(zoom=18).points
    assert (point.count, point.killed_best, point.place, point.id) == (3, 3, "Mosul", None)


def test_reports_come_the_latest_first(store: Store) -> None:
    made.filled(store, pages=3, claims=2)
    first = store.browse.reports(limit=2)
    rest = store.browse.reports(after=first.after, limit=2)
    rows = (*first.rows, *rest.rows)
    assert [row.published for row in rows] == [date(2015, 3, 4), date(2015, 3, 3), date(2015, 3, 2)]
    assert {(row.headline, row.claims) for row in rows} == {("Shells on a market", 2)}
    assert rest.after is None
    assert len(store.browse.reports("shells MARKET", start=date(2015, 3, 3), end=date(2015, 3, 3)).rows) == 1
    assert store.browse.reports("%").rows == store.browse.reports(outlet="nobody").rows == ()
