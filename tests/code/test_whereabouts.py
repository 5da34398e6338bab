"""What a sentence tells of where a place lies."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Located, PlaceRole, Relation


def _places(pipeline: Pipeline, text: str) -> tuple[Located, ...]:
    return pipeline(capture_text(text, published="2014-06-16")).claims[0].place


@pytest.mark.parametrize(
    ("where", "relation", "anchors"),
    [
        ("on the road from Aden to Taiz", Relation.ALONG, ["Aden", "Taiz"]),
        ("on the southern outskirts of Homs", Relation.OUTSKIRTS, ["Homs"]),
        ("between Aden and Taiz", Relation.BETWEEN, ["Aden", "Taiz"]),
        ("along the border between Chad and Sudan", Relation.BORDER, ["Chad", "Sudan"]),
        ("about an hour's drive from Sanaa", Relation.NEAR, ["Sanaa"]),
    ],
)
def test_place_without_a_name(where: str, relation: Relation, anchors: list[str], pipeline: Pipeline) -> None:
    [found] = _places(pipeline, f"Gunmen attacked a convoy of trucks {where} on Friday.")
    assert found.unnamed
    assert found.role is PlaceRole.NEAR
    assert (found.relation, [anchor.value.name for anchor in found.anchors]) == (relation, anchors)


@pytest.mark.parametrize(
    ("where", "name", "relation", "anchors"),
    [
        ("on the Aden-Taiz road", "Aden-Taiz road", Relation.ALONG, ["Aden", "Taiz"]),
        ("near the Chadian-Sudanese border", "Chadian-Sudanese border", Relation.BORDER, ["Chad", "Sudan"]),
        ("in Radaa, 30 km west of Bayda", "Radaa", Relation.AWAY, ["Bayda"]),
    ],
)
def test_named_place_is_told_by_others(
    where: str, name: str, relation: Relation, anchors: list[str], pipeline: Pipeline
) -> None:
    [found] = _places(pipeline, f"Gunmen attacked a convoy of trucks {where} on Friday.")
    assert not found.unnamed
    assert found.place.value.name == name
    assert (found.relation, [anchor.value.name for anchor in found.anchors]) == (relation, anchors)


@pytest.mark.parametrize(
    ("where", "names", "within"),
    [
        ("in the Yemeni town of Radaa", ["Radaa"], ["Yemen"]),
        ("in Radaa, Bayda province, Yemen", ["Radaa"], ["Bayda province", "Yemen"]),
        ("in Radaa, in the province of Bayda", ["Radaa"], ["Bayda"]),
        ("in Radaa, in south-eastern Yemen", ["Radaa"], ["south-eastern Yemen"]),
        ("in the Crater district of Aden", ["Crater district"], ["Aden"]),
        ("in Aden's Crater district", ["Crater district"], ["Aden"]),
        ("in Aden, Taiz and Hodeidah", ["Aden", "Taiz", "Hodeidah"], []),
        ("between Aden and Taiz, in Lahij province", ["Aden"], ["Lahij province"]),
    ],
)
def test_what_holds_a_place(where: str, names: list[str], within: list[str], pipeline: Pipeline) -> None:
    found = _places(pipeline, f"Gunmen attacked a convoy of trucks {where} on Friday.")
    assert [located.place.value.name for located in found] == names
    assert [value.value.name for value in found[0].within] == within


def test_who_holds_a_position_does_not_name_it(pipeline: Pipeline) -> None:
    [found] = _places(
        pipeline, "Gunmen fired mortars at a Hezbollah position about 6km from Zahle on Friday."
    )
    assert (found.place.value.name, found.km) == ("Zahle", (6.0, 6.0))


def test_what_is_outside_a_mosque_is_not_outside_its_town(pipeline: Pipeline) -> None:
    [found] = _places(pipeline, "A bomber blew himself up outside a mosque in Radaa on Friday.")
    assert (found.role, found.place.value.name, found.relation) == (PlaceRole.AT, "Radaa", None)


def test_a_war_between_countries_is_not_told_to_lie_there(pipeline: Pipeline) -> None:
    found = _places(pipeline, "Fighting between Chad and Sudan killed nine soldiers on Friday.")
    assert all(located.relation is not Relation.BETWEEN for located in found)


def test_those_who_leave_go_as_far_as_is_told(pipeline: Pipeline) -> None:
    text = "Militiamen are pouring out of Aden to form a new line 60 or 70 miles north of the port of Mocha."
    found = _places(pipeline, text)
    assert [(one.role, one.place.value.name, one.bearing) for one in found] == [
        (PlaceRole.FROM, "Aden", None),
        (PlaceRole.NEAR, "Mocha", "N"),
    ]


def test_what_tells_of_a_named_place_is_no_place_of_its_own(pipeline: Pipeline) -> None:
    found = _places(pipeline, "Gunmen attacked a convoy of trucks in Radaa, south-east of Sanaa, on Friday.")
    assert [one.place.value.name for one in found] == ["Radaa"]


def test_a_place_does_not_lie_north_of_itself(pipeline: Pipeline) -> None:
    text = "Gunmen killed nine men near Maiduguri. They shot 12 others in Zabarmari, 20 km north of the city."
    found = pipeline(capture_text(text)).claims[-1].place[0]
    assert found.place.value.name == "Zabarmari"
    assert [anchor.value.name for anchor in found.anchors] == ["Maiduguri"]
