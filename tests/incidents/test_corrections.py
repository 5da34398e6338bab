"""What people put into claims: every field, with the words they selected, or none at all."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import count

import pytest

from dateline.incidents import as_corrected, build, rulings
from dateline.types import Claim, Judgement, Party, Span, Status, Verdict
from tests.incidents.tellings import telling

_MADE = count(1)
WORDS = (Span("r-1", 40, 52),)


def corrected(claim: Claim, field: str, detail: object, original: str = "") -> Claim:
    """The claim after one correction; with ``original`` its words were selected."""
    return as_corrected(claim, rulings([judgement(claim, field, detail, original)]))


def judgement(claim: Claim, field: str, detail: object, original: str = "") -> Judgement:
    return Judgement(
        f"j{next(_MADE)}",
        Verdict.CORRECT,
        (claim.id,),
        "R. Vane",
        datetime(2015, 4, 1, tzinfo=UTC),
        "seen",
        field,
        json.dumps(detail),
        WORDS if original else (),
        original=original,
    )


def full() -> Claim:
    return telling(
        3, report="r-1", by="police", actor=["army"], target=["rebels"], weapon="gun", when=9, injured=2
    ).claim


def test_selected_words_are_the_evidence_of_the_value_put_in() -> None:
    found = corrected(full(), "killed", 12, "a dozen dead")
    [killed] = [value for value in found.counts if value.value.what.value == "killed"]
    assert (killed.value.best, killed.original, killed.evidence) == (12, "a dozen dead", WORDS)
    assert killed.origin == "corrected by R. Vane"
    assert [value.value.best for value in found.counts] == [2, 12]


def test_a_typed_value_quotes_nothing() -> None:
    claim = full()
    found = corrected(claim, "weapon", "mortar").weapon
    assert found is not None
    assert claim.weapon is not None
    assert (found.value, found.original, found.origin) == ("mortar", "", "given by R. Vane")
    assert found.evidence == claim.weapon.evidence


@pytest.mark.parametrize("field", ["date", "place", "actors", "targets", "weapon", "killed", "source"])
def test_the_report_may_not_tell_a_field_after_all(field: str) -> None:
    found = corrected(full(), field, None)
    left = {
        "date": found.date,
        "place": found.place,
        "actors": found.actor,
        "targets": found.target,
        "weapon": found.weapon,
        "killed": [value for value in found.counts if value.value.what.value == "killed"],
        "source": found.said_by,
    }
    assert not left[field]
    assert sum(not value for value in left.values()) == (
        1 if field == "place" else 2
    )  # no place from the start


def test_kind_status_and_voice_are_corrected_too() -> None:
    assert corrected(full(), "kind", "shelling").kind == "shelling"
    assert corrected(full(), "status", "denied").status is Status.DENIED
    assert corrected(full(), "source", "").said_by is None
    told = corrected(full(), "source", "health ministry", "a dozen dead").said_by
    assert told is not None
    assert (told.value, told.evidence) == ("health ministry", WORDS)


def test_what_is_known_of_a_party_comes_with_it() -> None:
    front = {"name": "Free Orlia Front", "known": True, "kind": "rebel", "country": "ORL", "sector": "REB"}
    found = corrected(full(), "actors", [front], "the Front")
    assert found.party("Free Orlia Front") == Party("Free Orlia Front", True, "rebel", "ORL", "REB")


def test_an_actor_put_beside_another_leaves_its_words_alone() -> None:
    claim = full()
    found = corrected(claim, "actors", ["army", "northern league"], "the league")
    assert found.actor[0] == claim.actor[0]
    assert (found.actor[1].value, found.actor[1].original) == ("northern league", "the league")


def test_a_claim_corrected_to_a_denial_makes_no_incident_and_the_other_way_round() -> None:
    one, other = telling(3, id="c-1"), telling(3, id="c-2", status=Status.DENIED)
    denied = rulings([judgement(one.claim, "status", "denied")])
    with pytest.raises(ValueError, match="not countable"):
        build("i", [one], rulings=denied)
    asserted = rulings([judgement(other.claim, "status", "asserted")])
    assert build("i", [other], rulings=asserted).claim_ids == ("c-2",)


def test_an_emptied_toll_leaves_the_incident_without_one_and_its_kind_follows() -> None:
    one = telling(3, id="c-1", kind="bombing")
    judged = [judgement(one.claim, "killed", None), judgement(one.claim, "kind", "shelling")]
    found = build("i", [one], rulings=rulings(judged))
    assert found.figures == ()
    assert found.kind == "shelling"
