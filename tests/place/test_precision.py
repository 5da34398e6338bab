import pytest

from dateline.gazetteer import Entry, Sort
from dateline.gazetteer.geometry import kilometres
from dateline.place.precision import part_of, told_point, where_prec
from dateline.types import Place, Relation


def entry(sort: Sort, radius: float = 5, *, international: bool = False) -> Entry:
    return Entry("ours:x", "X", sort, 30, 40, radius_km=radius, international=international)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (entry(Sort.TOWN), 1),
        (entry(Sort.SITE), 1),
        (entry(Sort.RELIEF, 15), 2),
        (entry(Sort.ADMIN2), 3),
        (entry(Sort.ADMIN1), 4),
        (entry(Sort.RIVER, 300), 5),
        (entry(Sort.REGION, 300), 5),
        (entry(Sort.COUNTRY), 6),
        (entry(Sort.WATER, 300, international=True), 7),
        (entry(Sort.WORLD_REGION), None),
    ],
)
def test_a_place_has_the_precision_of_its_sort(place: Entry, code: int | None) -> None:
    assert where_prec(place, None) == code


def test_near_a_town_is_within_reach_of_a_known_point_and_near_a_province_is_wider_than_it() -> None:
    assert where_prec(entry(Sort.TOWN), Relation.NEAR) == 2
    assert where_prec(entry(Sort.TOWN), Relation.OUTSKIRTS) == 1
    assert where_prec(entry(Sort.ADMIN1), Relation.OUTSIDE) == 5
    assert where_prec(entry(Sort.COUNTRY), Relation.NEAR) == 6
    assert where_prec(entry(Sort.TOWN), Relation.ALONG) == 5


TOWN = Place("Kastel", lat=30.0, lon=40.0, precision=1)
OTHER = Place("Tarim", lat=30.3, lon=40.0, precision=1)
PROVINCE = Place("Tarim", lat=31.0, lon=41.0, precision=4)


def test_a_distance_and_a_direction_make_a_point() -> None:
    told = told_point(Relation.AWAY, (20.0, 20.0), "N", [TOWN])
    assert told is not None
    (lat, lon), precision = told
    assert kilometres(30, 40, lat, lon) == pytest.approx(20)
    assert lat > 30
    assert lon == pytest.approx(40)
    assert precision == 2


def test_a_wide_distance_is_a_line_more_than_a_point() -> None:
    told = told_point(Relation.AWAY, (97.0, 113.0), "N", [TOWN])
    assert told is not None
    (lat, lon), precision = told
    assert kilometres(30, 40, lat, lon) == pytest.approx(105)
    assert precision == 5


def test_a_distance_without_a_direction_stays_with_its_anchor() -> None:
    assert told_point(Relation.AWAY, (6.0, 6.0), None, [TOWN]) == ((30.0, 40.0), 2)
    assert told_point(Relation.AWAY, (60.0, 60.0), None, [TOWN]) == ((30.0, 40.0), 5)


def test_between_two_towns_is_half_way() -> None:
    told = told_point(Relation.BETWEEN, None, None, [TOWN, OTHER])
    assert told is not None
    (lat, _), precision = told
    assert lat == pytest.approx(30.15)
    assert precision == 2


@pytest.mark.parametrize("anchors", [[], [Place("Nowhere")], [PROVINCE], [TOWN, Place("Nowhere")]])
def test_without_a_known_town_no_point_is_told(anchors: list[Place]) -> None:
    assert told_point(Relation.AWAY, (20.0, 20.0), "N", anchors) is None


def test_outside_a_town_is_near_its_point() -> None:
    assert told_point(Relation.OUTSIDE, None, None, [TOWN]) == ((30.0, 40.0), 2)


def test_a_direction_alone_tells_no_point() -> None:
    assert told_point(Relation.AWAY, None, "N", [TOWN]) is None


def test_a_part_of_a_country_lies_half_way_to_its_rim() -> None:
    country = Entry("geonames:1", "Vesna", Sort.COUNTRY, 30, 40, "VES", radius_km=400)
    (lat, lon), precision = part_of(country, "N")
    assert kilometres(30, 40, lat, lon) == pytest.approx(200)
    assert (lat > 30, precision) == (True, 5)
    assert part_of(country, "C") == ((30, 40), 5)


def test_a_part_of_a_province_keeps_its_precision_and_of_a_town_its_point() -> None:
    assert part_of(entry(Sort.ADMIN1, 60), "N")[1] == 4
    assert part_of(entry(Sort.TOWN), "N") == ((30, 40), 1)
