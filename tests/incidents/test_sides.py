"""Who speaks as a party to the fight, and whose losses a figure counts."""

import pytest

from dateline.incidents.sides import CIVILIANS, NAMELESS, Sides, Victims
from dateline.incidents.telling import Telling
from dateline.incidents.voices import hear
from dateline.types import Place
from tests.incidents.tellings import KNOWN, telling

ARDUN = Place("Ardun", key="k:1", lat=10.0, lon=20.0, country="ORL", precision=1)


def sides(*tellings: Telling) -> Sides:
    return Sides(hear(tellings))


@pytest.mark.parametrize(
    ("by", "actor", "target", "toll", "deed"),
    [
        ("army", ["army"], ["militants"], True, False),
        ("Orlian army", ["soldiers"], ["Free Orlia Front"], True, False),
        ("army", ["Free Orlia Front"], ["soldiers"], False, True),
        ("army", ["army"], ["civilians"], False, False),
        ("Free Orlia Front", ["army"], ["civilians"], True, True),
        ("police", ["Free Orlia Front"], ["civilians"], False, False),
        ("police", ["Free Orlia Front"], ["policemen"], False, True),
        ("police", ["gunmen"], ["policemen"], False, False),
        ("governor of Tessaly", ["Free Orlia Front"], ["civilians"], False, False),
        ("The army's chief spokesman", ["soldiers"], ["militants"], True, False),
        ("spokesman for the defence ministry", ["soldiers"], ["militants"], True, False),
        ("hospital doctor", ["army"], ["civilians"], False, False),
        ("army", [], ["civilians"], False, False),
        (None, ["army"], ["militants"], False, False),
    ],
)
def test_a_party_that_speaks_of_its_enemy_is_partisan(
    by: str | None, actor: list[str], target: list[str], toll: bool, deed: bool
) -> None:
    one = telling(3, by=by, actor=actor, target=target, place=ARDUN)
    found = sides(one)
    assert (found.partisan_toll(one.claim), found.partisan_deed(one.claim)) == (toll, deed)


def test_a_claim_without_actor_is_judged_by_the_incidents_actors() -> None:
    lone = telling(30, by="army", target=["militants"])
    other = telling(12, actor=["army"], target=["militants"], outlet="The Well")
    assert sides(lone, other).partisan_toll(lone.claim)


def test_sides_by_what_is_known_of_a_party() -> None:
    found = sides(telling(place=ARDUN))
    assert found.of(KNOWN["soldiers"]) == found.of(KNOWN["Orlian army"]) == "state of ORL"
    assert found.of(KNOWN["gunmen"]) == NAMELESS
    assert found.of(KNOWN["Free Orlia Front"]) == "FOF"
    assert found.of(KNOWN["children"]) == CIVILIANS


def test_nameless_fighters_are_the_only_group_that_is_named() -> None:
    one = sides(telling(actor=["Free Orlia Front"]), telling(actor=["gunmen"]))
    assert one.of(KNOWN["gunmen"]) == "FOF"
    two = sides(telling(actor=["Free Orlia Front"], target=["northern league"]), telling(actor=["gunmen"]))
    assert two.of(KNOWN["gunmen"]) == NAMELESS


@pytest.mark.parametrize(
    ("target", "victims"),
    [
        ([], Victims()),
        (["people"], Victims()),
        (["market"], Victims()),
        (["soldiers", "militants"], Victims()),
        (["soldiers", "policemen"], Victims("state", False)),
        (["civilians", "children"], Victims(CIVILIANS, True)),
        (["gunmen"], Victims(NAMELESS, False)),
    ],
)
def test_whom_a_figure_counts(target: list[str], victims: Victims) -> None:
    one = telling(3, target=target)
    assert sides(one).victims(one.claim) == victims
