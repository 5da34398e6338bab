"""Maps and charts: no place is drawn more exactly than it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from dateline.brief import Brief, Scope, compose
from dateline.brief.charts import bins, draw_disputes, draw_timeline
from dateline.brief.frame import framed
from dateline.brief.map import draw_map
from dateline.brief.outlines import load_outlines
from dateline.brief.sites import Shape, Site, sites
from dateline.gazetteer import Gazetteer
from dateline.types import Place
from tests.brief.made import FIRST, GAO, KIDAL, LAST, MALI, NEAR_GAO, Made, claim, incident, many, report


def at(places: Sequence[Place], world: Scope) -> Brief:
    page = report("page", "A bomb went off.")
    made = Made()
    for number, place in enumerate(places):
        one = claim(page, number, "A bomb went off", place=place)
        made.add([page], [one], [incident(f"i{number}", [one])])
    return compose(made, world, FIRST, LAST)


@pytest.mark.parametrize(
    ("place", "shape"),
    [
        (GAO, Shape.DOT),
        (NEAR_GAO, Shape.NEAR),
        (KIDAL, Shape.AREA),
        (replace(KIDAL, precision=3), Shape.AREA),
        (replace(KIDAL, precision=5, key=None), Shape.AREA),
        (replace(KIDAL, precision=7), Shape.AREA),
        (replace(KIDAL, precision=None), Shape.AREA),
        (MALI, Shape.COUNTRY),
    ],
)
def test_a_place_is_drawn_as_exactly_as_it_is_known(
    place: Place, shape: Shape, world: Scope, gazetteer: Gazetteer
) -> None:
    site = sites(at([place], world).main, gazetteer)[0]
    assert site.shape is shape
    assert (site.radius_km > 0) is (shape in {Shape.NEAR, Shape.AREA})


def test_a_province_and_a_country_have_no_pin(world: Scope, gazetteer: Gazetteer) -> None:
    wide = draw_map(sites(at([KIDAL, MALI], world).main, gazetteer), "wide", gazetteer)
    town = draw_map(sites(at([GAO], world).main, gazetteer), "town", gazetteer)
    assert wide is not None
    assert town is not None
    assert b"PathCollection" not in wide.svg
    assert b"PathCollection" in town.svg
    assert b"pattern" in wide.svg
    assert b"pattern" not in town.svg


def test_a_place_without_a_point_is_not_on_the_map(world: Scope, gazetteer: Gazetteer) -> None:
    found = sites(at([Place("nowhere", country="MLI")], world).main, gazetteer)
    assert found == ()
    assert draw_map(found, "none", gazetteer) is None


def test_incidents_at_one_place_are_one_site(world: Scope, gazetteer: Gazetteer) -> None:
    assert [site.incidents for site in sites(at([GAO, GAO, KIDAL], world).main, gazetteer)] == [2, 1]


@pytest.mark.parametrize(("lat", "lon"), [(0.0, 179.9), (89.0, 0.0), (-78.0, -179.9), (65.0, 100.0)])
def test_any_point_of_the_earth_can_be_drawn(lat: float, lon: float, gazetteer: Gazetteer) -> None:
    site = Site("far", Shape.DOT, lat, lon, 0.0, None, 1, 3)
    assert draw_map([site], "far", gazetteer) is not None


def test_a_frame_holds_its_sites() -> None:
    found = [
        Site("a", Shape.DOT, 10.0, 5.0, 0, None, 1, 0),
        Site("b", Shape.AREA, 14.0, 20.0, 80, None, 1, 0),
    ]
    frame = framed(found, load_outlines())
    assert all(frame.holds((site.lon, site.lat, site.lon, site.lat)) for site in found)
    assert 0.4 < frame.shape < 0.6


def test_outlines_have_the_countries_of_the_world() -> None:
    codes = {outline.code for outline in load_outlines()}
    assert {"MLI", "IRQ", "SYR", "UKR", "XKX", "PSE", "SSD"} <= codes
    assert len(codes) > 200


def test_no_outline_runs_across_the_map() -> None:
    rings = [ring for outline in load_outlines() for ring in outline.rings]
    assert max(abs(a[0] - b[0]) for ring in rings for a, b in pairwise(ring) if abs(a[1]) < 90) < 30


def test_a_day_is_a_bin_and_a_long_window_is_cut_in_weeks(world: Scope) -> None:
    brief = compose(many(7), world, FIRST, LAST)
    days = bins(brief.main, FIRST, LAST)
    assert [one.incidents for one in days] == [1] * 7
    assert [one.best for one in days] == list(range(1, 8))
    weeks = bins(brief.main, date(2013, 1, 1), date(2013, 6, 30))
    assert sum(one.incidents for one in weeks) == 7
    assert len(weeks) == 26
    ages = bins(brief.main, date.min, date.max)
    assert sum(one.incidents for one in ages) == 7
    assert len(ages) <= 62


def test_charts_are_drawn_only_of_what_there_is(bombing: Brief) -> None:
    assert draw_disputes(bombing.disputes) is not None
    assert draw_disputes(()) is None
    assert draw_timeline(bombing.main, FIRST, LAST) is not None
    assert draw_timeline((), FIRST, LAST) is None
    alone = draw_timeline(bombing.main, date(2013, 3, 5), date(2013, 3, 5))
    assert alone is not None
    assert "most, 1" in alone.alt
