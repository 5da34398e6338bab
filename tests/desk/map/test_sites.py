"""Which places are drawn as one mark, and what a mark's address holds."""

from __future__ import annotations

from dataclasses import replace
from math import cos, log, pi, radians, tan

import pytest

from dateline.desk.map.asked import read_at, read_box, read_zoom
from dateline.desk.map.listed import heading, places
from dateline.desk.map.marks import marks
from dateline.desk.map.sites import Site, clusters, counts_as_point, within
from dateline.gazetteer.added import open_gazetteer

WORLD = (-180.0, -85.0, 180.0, 85.0)


def site(
    key: str | None,
    name: str,
    precision: int | None,
    point: tuple[float, float] | None,
    incidents: int = 1,
    killed: int | None = None,
) -> Site:
    return Site(key, name, point, precision, "IRQ", incidents, killed)


MOSUL = site("geonames:99072", "Mosul", 1, (36.335, 43.119), 6, 12)
NEAR_MOSUL = site("geonames:99072", "Mosul", 2, (36.335, 43.119), 2)
TIKRIT = site("geonames:90150", "Tikrit", 1, (34.616, 43.679), 4, 100)
NINEVEH = site("admin1:IQ.15", "Nineveh", 4, (36.0, 42.4), 3)
IRAQ = site("geonames:99237", "Iraq", 6, (33.0, 44.0), 2)
NOWHERE = site(None, "", None, None, 5)
ALL = [MOSUL, NEAR_MOSUL, TIKRIT, NINEVEH, IRAQ, NOWHERE]


def test_towns_far_apart_on_the_screen_are_two_marks_and_close_ones_are_one() -> None:
    assert [one.incidents for one in clusters([MOSUL, TIKRIT], 1)] == [10]
    assert sorted(one.incidents for one in clusters([MOSUL, TIKRIT], 9)) == [4, 6]
    assert clusters([MOSUL, TIKRIT], 1)[0].killed == 112


def test_areas_are_no_part_of_a_cluster() -> None:
    assert clusters([NINEVEH, IRAQ, NOWHERE], 1) == []


def test_what_is_near_a_town_is_drawn_for_itself_where_its_circle_can_be_seen() -> None:
    assert counts_as_point(NEAR_MOSUL, 4)
    assert not counts_as_point(NEAR_MOSUL, 8)


@pytest.mark.parametrize("zoom", [0, 3, 6, 9, 13])
def test_every_incident_with_a_place_is_drawn_once_at_every_zoom(zoom: float) -> None:
    drawn = marks(ALL, WORLD, zoom, open_gazetteer())
    assert sum(one["incidents"] for one in (*drawn["dots"], *drawn["areas"])) == 17
    assert drawn["nowhere"] == 5
    assert {one["name"] for one in drawn["areas"]} >= {"Nineveh", "Iraq"}
    assert all(one["form"] != "point" for one in drawn["areas"])


def test_a_mark_says_what_of_it_is_only_near() -> None:
    (dot,) = marks([MOSUL, NEAR_MOSUL], WORLD, 4, open_gazetteer())["dots"]
    assert (dot["incidents"], dot["near"], dot["at"]) == (8, 2, "dots@geonames:99072")


def test_marks_outside_the_view_are_left_out() -> None:
    drawn = marks(ALL, (-10, 40, 10, 55), 5, open_gazetteer())
    assert drawn["dots"] == drawn["areas"] == []


def test_a_view_over_the_date_line_shows_both_sides() -> None:
    fiji = site("geonames:2198148", "Suva", 1, (-18.14, 178.44))
    samoa = site("geonames:4035413", "Apia", 1, (-13.83, -171.77))
    assert within(fiji.point or (0, 0), (170, -25, 195, -10))
    assert within(samoa.point or (0, 0), (170, -25, 195, -10))
    assert len(marks([fiji, samoa], (170, -25, 195, -10), 6, open_gazetteer())["dots"]) == 2


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("dots@geonames:99072", [MOSUL, NEAR_MOSUL]),
        ("point@geonames:99072", [MOSUL]),
        ("near@geonames:99072", [NEAR_MOSUL]),
        ("unit@admin1:IQ.15", [NINEVEH]),
        ("towns@admin1:IQ.15", [NINEVEH]),
        ("country@geonames:99237", [IRAQ]),
        ("dots@geonames:99072~1", [MOSUL, TIKRIT, NEAR_MOSUL]),
        ("dots@geonames:99072~9", [MOSUL]),
        ("dots@geonames:90150~1", []),
        ("point@34.616,43.679", [TIKRIT]),
    ],
)
def test_a_mark_holds_what_it_was_drawn_for(words: str, held: list[Site]) -> None:
    keyless = [replace(one, key=None) if one is TIKRIT and "34.616" in words else one for one in ALL]
    assert [one.name for one in read_at(words).of(keyless)] == [one.name for one in held]


@pytest.mark.parametrize("zoom", [0, 1, 4.3, 6, 8.9, 12])
def test_what_a_mark_leads_to_is_what_its_number_says(zoom: float) -> None:
    drawn = marks(ALL, WORLD, zoom, open_gazetteer())
    for one in (*drawn["dots"], *drawn["areas"]):
        assert sum(site.incidents for site in read_at(one["at"]).of(ALL)) == one["incidents"], one["at"]


def test_marks_never_cover_each_other() -> None:
    towns = [
        site(f"t:{i}", f"T{i}", 1, (10 + i * 0.37 % 20, 20 + i * 0.91 % 20), 1 + i % 7) for i in range(300)
    ]
    found = clusters(towns, 5)
    assert sum(one.incidents for one in found) == sum(one.incidents for one in towns)
    spots = [_pixels(*one.point, 5) for one in found]
    close = [
        (a, b) for a in spots for b in spots if a < b and abs(a[0] - b[0]) < 50 and abs(a[1] - b[1]) < 30
    ]
    assert close == []


def _pixels(lat: float, lon: float, zoom: int) -> tuple[float, float]:
    world = 512 * 2**zoom
    y = (1 - log(tan(radians(lat)) + 1 / cos(radians(lat))) / pi) / 2
    return (lon + 180) / 360 * world, y * world


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Mosul",
        "pin@geonames:1",
        "dots@",
        "dots@1,2,3",
        "dots@a,b",
        "dots@a:1~x",
        "dots@nan,nan",
        "dots@a:1~99",
    ],
)
def test_a_mark_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_at(words)


@pytest.mark.parametrize(
    "words", ["", "1,2,3", "10,0,5,9", "0,-91,1,0", "0,0,1,inf", "nan,nan,nan,nan", "a,b,c,d"]
)
def test_a_box_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_box(words)


@pytest.mark.parametrize("words", ["", "-1", "25", "nan", "inf", "1,2", "x"])
def test_a_zoom_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_zoom(words)


def test_the_list_names_each_place_once_with_how_exactly_it_is_known() -> None:
    found = places(ALL)
    assert [one.name for one in found] == ["Mosul", "Tikrit", "Nineveh", "Iraq"]
    assert found[0].words == "6 in the town; 2 near, within some 25 km"
    assert found[2].words == "somewhere in the province"
    assert heading([TIKRIT, NEAR_MOSUL, MOSUL])[0] == "Mosul and 1 more"
    assert heading([])[0] == "Nothing here"
