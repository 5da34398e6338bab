import pytest

from dateline.cli.spots import on_the_map
from dateline.types import Claim, Located, Place, PlaceRole, Span, Status, Value


def claim(*places: tuple[PlaceRole, Place]) -> Claim:
    span = Span("r", 0, 4)
    located = tuple(Located(role, Value(place, place.name, (span,), "test")) for role, place in places)
    return Claim("c", "r", "battle", Status.ASSERTED, (span,), place=located)


MOSUL = Place("Mosul", "geonames:1", 1, 36.3, 43.1, "IRQ", "Nineveh", None, 1)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (MOSUL, "mapped to the place (Nineveh, IRQ)"),
        (
            Place("Nineveh", "admin1:IQ.15", None, 36, 42, "IRQ", "Nineveh", None, 4),
            "mapped to the province (IRQ)",
        ),
        (Place("Iraq", lat=33, lon=44, country="IRQ", precision=6), "mapped to the country (IRQ)"),
        (Place("Gulf of Aden", lat=12, lon=47, precision=7), "mapped to international waters"),
        (Place("Africa", lat=7, lon=21), "mapped to more than a country"),
        (Place("Nowhere"), "not on the map"),
    ],
)
def test_a_place_is_told_no_more_exactly_than_it_is_known(place: Place, words: str) -> None:
    assert on_the_map(claim((PlaceRole.AT, place))) == words


def test_a_movement_is_put_where_it_went() -> None:
    left = Place("Baghdad", lat=33, lon=44, country="IRQ", precision=6)
    assert "Nineveh" in on_the_map(claim((PlaceRole.FROM, left), (PlaceRole.TO, MOSUL)))


def test_a_claim_without_a_place_says_so() -> None:
    assert on_the_map(claim()) == "no place"
