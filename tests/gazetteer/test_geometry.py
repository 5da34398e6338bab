import pytest

from dateline.gazetteer.geometry import COMPASS, away, kilometres, middle

BAGHDAD, BASRA = (33.34, 44.40), (30.51, 47.78)


def test_a_known_distance() -> None:
    assert kilometres(*BAGHDAD, *BASRA) == pytest.approx(449, abs=3)
    assert kilometres(*BAGHDAD, *BAGHDAD) == 0


@pytest.mark.parametrize("point", COMPASS)
def test_the_point_away_lies_that_far_away(point: str) -> None:
    assert kilometres(*BAGHDAD, *away(*BAGHDAD, 105, COMPASS[point])) == pytest.approx(105, abs=0.01)


def test_north_is_up_and_east_is_right() -> None:
    lat, lon = away(*BAGHDAD, 100, COMPASS["N"])
    assert lat == pytest.approx(34.24, abs=0.01)
    assert lon == pytest.approx(44.40)
    lat, lon = away(0, 179.9, 100, COMPASS["E"])
    assert lon == pytest.approx(-179.2, abs=0.01)


def test_the_middle_is_as_far_from_both() -> None:
    half = middle(*BAGHDAD, *BASRA)
    assert kilometres(*BAGHDAD, *half) == pytest.approx(kilometres(*BASRA, *half))
    assert kilometres(*BAGHDAD, *half) == pytest.approx(kilometres(*BAGHDAD, *BASRA) / 2)


def test_distances_along_a_meridian_and_around_the_globe() -> None:
    assert kilometres(33.0, 44.0, 34.0, 44.0) == pytest.approx(111.19, abs=0.01)
    assert kilometres(0.0, 0.0, 0.0, 180.0) == pytest.approx(20015.1, abs=0.1)
