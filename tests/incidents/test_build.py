"""From claims to an incident: dates, places, participants, weapons, judgements."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count, permutations

import pytest

from dateline.incidents.build import build
from dateline.incidents.corrected import parse_correction
from dateline.incidents.rulings import Rulings, in_force, rulings
from dateline.incidents.telling import Telling
from dateline.types import Incident, Judgement, Located, Place, PlaceRole, Precision, Status, Verdict, When
from tests.incidents.tellings import on, telling, value

_MADE = count(1)
ARDUN = Place(
    "Ardun", key="k:1", lat=10.0, lon=20.0, country="ORL", admin1="Tessaly", admin2="Low", precision=1
)
NEAR_ARDUN = Place("Ardun", key="k:1", lat=10.0, lon=20.0, country="ORL", admin1="Tessaly", precision=2)
TESSALY = Place(
    "Tessaly", key="admin1:ORL.1", lat=10.5, lon=20.5, country="ORL", admin1="Tessaly", precision=4
)
ORLIA = Place("Orlia", key="country:ORL", lat=12.0, lon=22.0, country="ORL", precision=6)
FAR = Place("Mersk", key="k:9", lat=14.0, lon=25.0, country="ORL", admin1="Hol", precision=1)
NOWHERE = Place("western districts")


def made(*tellings: Telling, judged: list[Judgement] | None = None) -> Incident:
    return build("i1", tellings, rulings=rulings(judged or []))


def judgement(
    verdict: Verdict, *subjects: str, field: str | None = None, detail: object = None, why: str = "seen"
) -> Judgement:
    text = None if detail is None else json.dumps(detail)
    when = datetime(2015, 4, 1, tzinfo=UTC)
    return Judgement(f"j{next(_MADE)}", verdict, subjects, "R. Vane", when, why, field, text)


def test_claims_stand_in_order_of_publication_whatever_the_order_they_come_in() -> None:
    tellings = [
        telling(3, day=12),
        telling(4, day=10, outlet="The Well"),
        telling(5, day=11, outlet="The Barn"),
    ]
    found = {build("i1", order) for order in permutations(tellings)}
    assert len(found) == 1
    assert found.pop().claim_ids == tuple(tellings[n].claim.id for n in (1, 2, 0))


@pytest.mark.parametrize("status", [Status.DENIED, Status.PLANNED, Status.HYPOTHETICAL, Status.BACKGROUND])
def test_what_did_not_happen_makes_no_incident(status: Status) -> None:
    with pytest.raises(ValueError, match="not countable"):
        made(telling(3, status=status))


def test_the_most_exact_date_that_nobody_contradicts() -> None:
    month = When(date(2015, 3, 1), date(2015, 3, 31), Precision.MONTH)
    found = made(telling(when=month), telling(when=9, outlet="The Well")).date
    assert (found.value, found.disputed) == (on(9), False)
    assert [said.reason for said in found.said] == ["leaves room for it", "says so"]


def test_two_days_are_disputed_and_the_surer_one_is_taken() -> None:
    found = made(telling(when=8, when_sure=0.8), telling(when=9, outlet="The Well")).date
    assert (found.value, found.disputed) == (on(9), True)
    unsure = made(telling(when=8, when_sure=0.4), telling(when=9, outlet="The Well")).date
    assert not unsure.disputed


def test_more_voices_outweigh_one() -> None:
    found = made(telling(when=8), telling(when=8, outlet="The Well"), telling(when=9, outlet="The Barn")).date
    assert found.value == on(8)
    assert found.rule.startswith("most voices: 2 of 3")


def test_a_stretch_stands_for_what_lasts_and_gives_way_to_a_day_for_what_does_not() -> None:
    days = [telling(when=on(6, 10), kind="battle"), telling(when=10, kind="battle", outlet="The Well")]
    assert made(*days).date.value == on(6, 10)
    blasts = [telling(when=on(6, 10)), telling(when=10, outlet="The Well")]
    assert made(*blasts).date.value == on(10)


def test_without_a_date_it_was_before_the_first_report() -> None:
    found = made(telling(day=12), telling(day=11, outlet="The Well")).date
    assert found.value == When(None, date(2015, 3, 11), Precision.BEFORE)
    assert "2015-03-11" in found.rule
    assert made(telling(day=None)).date.value is None


def test_a_town_within_the_province_is_taken_and_a_province_stays_one() -> None:
    both = made(
        telling(place=TESSALY),
        telling(place=ARDUN, outlet="The Well"),
        telling(place=ORLIA, outlet="The Barn"),
    )
    assert both.place.value == ARDUN
    assert not both.place.disputed
    alone = made(telling(place=TESSALY), telling(place=ORLIA, outlet="The Well"))
    assert alone.place.value == TESSALY


def test_far_places_are_disputed() -> None:
    found = made(telling(place=ARDUN), telling(place=FAR, outlet="The Well")).place
    assert found.disputed
    assert not made(
        telling(place=ARDUN), telling(place=FAR, outlet="The Well", place_sure=0.4)
    ).place.disputed


def test_a_claim_that_names_two_towns_does_not_contradict_who_names_one() -> None:
    one, other = telling(place=ARDUN), telling(place=FAR, outlet="The Well")
    both = replace(other, claim=replace(other.claim, place=(*one.claim.place, *other.claim.place)))
    found = made(one, both).place
    assert (found.value, found.disputed) == (ARDUN, False)
    [beside] = [said for said in found.said if said.value.value == FAR]
    assert (beside.used, beside.reason) == (True, "named by the same claim beside the value chosen")


def test_at_a_place_is_more_exact_than_near_it_and_unknown_words_never_win() -> None:
    found = made(
        telling(place=NEAR_ARDUN),
        telling(place=ARDUN, outlet="The Well"),
        telling(place=NOWHERE, outlet="The Barn"),
    )
    assert found.place.value == ARDUN
    assert made(telling(place=NOWHERE)).place.value == NOWHERE


def test_where_it_was_goes_before_where_it_came_from() -> None:
    found = made(telling(place=FAR, role=PlaceRole.FROM), telling(place=ARDUN, outlet="The Well"))
    assert len(found.place.said) == 2


def test_a_named_group_goes_before_gunmen_and_is_no_dispute() -> None:
    found = made(telling(actor=["gunmen"]), telling(actor=["Free Orlia Front"], outlet="The Well")).actors
    assert found.value == ("Free Orlia Front",)
    assert not found.disputed


def test_two_named_groups_are_disputed() -> None:
    found = made(
        telling(actor=["northern league"]), telling(actor=["Free Orlia Front"], outlet="The Well")
    ).actors
    assert found.disputed


def test_an_enemys_word_on_who_did_it_counts_only_where_nobody_else_says() -> None:
    blamed = telling(actor=["Free Orlia Front"], target=["soldiers"], by="army")
    alone = made(blamed).actors
    assert alone.value == ("Free Orlia Front",)
    assert alone.rule.startswith("partisan only")
    other = made(blamed, telling(actor=["northern league"], outlet="The Well")).actors
    assert other.value == ("northern league",)


def test_a_car_bomb_is_a_bomb_and_no_rifle() -> None:
    found = made(telling(weapon="bomb"), telling(weapon="car bomb", outlet="The Well")).weapon
    assert (found.value, found.disputed) == ("car bomb", False)
    assert made(telling(weapon="car bomb"), telling(weapon="rifles", outlet="The Well")).weapon.disputed


def test_the_kind_says_what_it_was_before_what_came_of_it() -> None:
    tellings = [
        telling(kind="casualties"),
        telling(kind="killing", outlet="The Well"),
        telling(outlet="The Barn"),
    ]
    assert made(*tellings).kind == "bombing"


def test_of_other_kinds_most_voices_decide_then_a_toll() -> None:
    taken, killed = telling(kind="territory_taken"), telling(5, kind="killing", outlet="The Well", day=12)
    assert made(taken, killed).kind == "killing"
    assert made(taken, killed, telling(kind="territory_taken", outlet="The Barn")).kind == "territory_taken"


def test_who_flees_leaves_the_place_where_it_happened() -> None:
    flight = telling(kind="displacement", place=FAR, role=PlaceRole.FROM)
    claim = flight.claim
    both = replace(flight, claim=replace(claim, place=(Located(PlaceRole.TO, value(ARDUN)), *claim.place)))
    assert made(both).place.value == FAR
    marched = replace(both, claim=replace(both.claim, kind="deployment"))
    assert made(marched).place.value == ARDUN


def test_words_that_are_on_no_map_stay_listed() -> None:
    found = made(telling(place=NOWHERE), telling(place=ARDUN, outlet="The Well")).place
    assert found.value == ARDUN
    assert [said.reason for said in found.said] == ["leaves room for it", "says so"]


def test_a_person_picks_a_date() -> None:
    one, two = telling(when=8, id="c-8"), telling(when=9, outlet="The Well", when_sure=0.7, id="c-9")
    found = made(one, two, judged=[judgement(Verdict.PICK, "c-9", field="date", why="the log says so")]).date
    assert found.value == on(9)
    assert found.rule.startswith("picked by R. Vane: the log says so (else, ")


def test_a_person_corrects_a_figure_and_the_machines_stays_beside() -> None:
    one = telling(120, id="c-120")
    figure = made(
        one, judged=[judgement(Verdict.CORRECT, "c-120", field="killed", detail=12, why="a misprint")]
    ).figures[0]
    assert (figure.low, figure.best, figure.high) == (12, 12, 12)
    assert [(said.value.value.best, said.used) for said in figure.said] == [(12, True), (120, False)]
    assert figure.said[1].reason == "corrected by R. Vane: a misprint"
    assert figure.said[0].value.evidence == one.claim.counts[0].evidence


@pytest.mark.parametrize(
    ("field", "detail"),
    [
        ("date", "2015-03-04"),
        ("date", {"start": "2015-03-04", "end": "2015-03-06"}),
        ("place", {"name": "Ardun", "lat": 10.0, "lon": 20.0}),
        ("actors", ["Free Orlia Front"]),
        ("targets", ["civilians"]),
        ("weapon", "mortar"),
        ("injured", {"low": 10}),
    ],
)
def test_every_field_can_be_corrected_also_one_that_the_report_does_not_tell(
    field: str, detail: object
) -> None:
    bare, full = (
        telling(id="c-b"),
        telling(3, id="c-f", place=FAR, when=9, actor=["army"], target=["rebels"], weapon="gun", injured=2),
    )
    for one in (bare, full):
        judged = [judgement(Verdict.CORRECT, one.claim.id, field=field, detail=detail)]
        found = made(one, judged=judged)
        chosen = found.figures[-1] if field == "injured" else getattr(found, field)
        assert chosen.said[0].value.origin == "given by R. Vane"
        assert chosen.said[0].value.original == ""
        assert len(chosen.said) == (1 if one is bare else 2)


@pytest.mark.parametrize(
    ("field", "detail"),
    [
        ("colour", '"red"'),
        ("date", '"the ides"'),
        ("date", None),
        ("place", '"Ardun"'),
        ("place", '{"name": "Ardun", "altitude": 3}'),
        ("place", '{"name": "Ardun", "lat": "north"}'),
        ("place", '{"name": "Ardun", "lat": 99}'),
        ("place", '{"name": "Ardun", "precision": 9}'),
        ("killed", "[1, 2]"),
        ("actors", '"army"'),
        ("actors", "[]"),
        ("weapon", "7"),
        ("killed", '"many"'),
        ("killed", '{"best": -3}'),
        ("killed", '{"most": 3}'),
        ("killed", "true"),
        ("actors", '[{"name": ""}]'),
        ("actors", '[{"name": "army", "rank": 1}]'),
        ("source", "[]"),
        ("kind", "null"),
        ("kind", '"Air Strike"'),
        ("status", '"sure"'),
        ("status", "null"),
    ],
)
def test_a_correction_that_fits_no_field_is_refused(field: str, detail: str | None) -> None:
    with pytest.raises(ValueError, match=r"no (value for|field)"):
        parse_correction(field, detail)


def test_the_later_judgement_overrules_and_a_withdrawn_one_does_not() -> None:
    same, different = judgement(Verdict.SAME, "a", "b"), judgement(Verdict.DIFFERENT, "b", "a")
    assert rulings([same, different]).different == (("a", "b"),)
    assert rulings([same, different]).same == ()
    assert rulings([same, different, judgement(Verdict.WITHDRAW, different.id)]).same == (("a", "b"),)
    back = judgement(Verdict.WITHDRAW, different.id)
    assert rulings([same, different, back, judgement(Verdict.WITHDRAW, back.id)]).same == ()


def test_a_rejected_claim_that_is_accepted_again_is_back() -> None:
    out = judgement(Verdict.REJECT, "a")
    assert rulings([out]).rejected == {"a"}
    assert rulings([out, judgement(Verdict.ACCEPT, "a")]).rejected == frozenset()


def test_judgements_on_claims_that_are_no_more_are_told() -> None:
    gone = judgement(Verdict.SAME, "a", "z")
    found: Rulings = rulings([gone, judgement(Verdict.REJECT, "a")])
    assert found.missing({"a", "b"}) == ((gone, "z"),)
    assert in_force([gone]) == (gone,)


def test_a_judgement_that_cannot_be_followed_is_told_and_does_nothing() -> None:
    one = telling(3, id="c-3")
    wrong = judgement(Verdict.CORRECT, "c-3", field="killed", detail="many")
    lost = judgement(Verdict.PICK, "c-3", field="colour")
    found = rulings([wrong, lost])
    assert [judged for judged, _ in found.unfit] == [wrong, lost]
    assert made(one, judged=[wrong, lost]).figures[0].best == 3
