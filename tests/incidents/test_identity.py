"""Ids that stay over joins, splits, additions and losses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.incidents.identity import Kept, incident_id, keep_ids
from dateline.types import Forwarding

CLAIMS = [f"c{number:02}" for number in range(12)]


def members(groups: list[list[str]], kept: Kept) -> dict[str, str]:
    return {claim: id for claims, id in zip(groups, kept.ids, strict=True) for claim in claims}


def test_a_new_incident_is_named_by_its_first_claim() -> None:
    kept = keep_ids([["a", "b"], ["c"]], {})
    assert kept == Kept((incident_id("a"), incident_id("c")), ())
    assert len(kept.ids[0]) == 16


def test_an_earlier_report_added_later_changes_no_id() -> None:
    first = keep_ids([["b", "c"]], {})
    then = keep_ids([["a", "b", "c"]], members([["b", "c"]], first))
    assert then.ids == first.ids
    assert then.forwardings == ()


def test_merging_leaves_a_forwarding_from_the_smaller() -> None:
    groups = [["a"], ["b", "c"]]
    kept = keep_ids(groups, {})
    merged = keep_ids([["a", "b", "c"]], members(groups, kept))
    assert merged.ids == (kept.ids[1],)
    assert merged.forwardings == (Forwarding(kept.ids[0], kept.ids[1], f"merged into {kept.ids[1]}"),)


def test_a_split_keeps_the_id_with_the_founding_claim() -> None:
    kept = keep_ids([["a", "b", "c"]], {})
    split = keep_ids([["b", "c"], ["a"]], members([["a", "b", "c"]], kept))
    assert split.ids == (incident_id("b"), kept.ids[0])
    assert split.forwardings == ()


def test_a_merge_taken_back_gives_both_their_ids_again() -> None:
    groups = [["a"], ["b", "c"]]
    kept = keep_ids(groups, {})
    merged = keep_ids([["a", "b", "c"]], members(groups, kept))
    again = keep_ids(groups, members([["a", "b", "c"]], merged), merged.forwardings)
    assert again.ids == kept.ids
    assert again.forwardings == ()


def test_an_id_outlives_its_founding_claim_where_most_of_its_claims_are() -> None:
    kept = keep_ids([["a", "b", "c", "d"]], {})
    then = keep_ids([["b"], ["c", "d"]], members([["a", "b", "c", "d"]], kept))
    assert then.ids == (incident_id("b"), kept.ids[0])


def test_what_vanished_leads_nowhere_and_says_so() -> None:
    kept = keep_ids([["a"], ["b"]], {})
    then = keep_ids([["b"]], members([["a"], ["b"]], kept))
    assert then.forwardings == (Forwarding(kept.ids[0], None, "none of its claims is left"),)
    later = keep_ids([["b"]], members([["b"]], then), then.forwardings)
    assert later.forwardings == then.forwardings


def test_a_claim_that_comes_back_brings_its_id_back() -> None:
    kept = keep_ids([["a"], ["b"]], {})
    gone = keep_ids([["b"]], members([["a"], ["b"]], kept))
    back = keep_ids([["a"], ["b"]], members([["b"]], gone), gone.forwardings)
    assert back == kept


def test_a_split_that_is_swallowed_tells_where_the_others_went() -> None:
    groups = [["a", "x"], ["b", "c", "d"]]
    kept = keep_ids(groups, {})
    then = keep_ids([["a", "b", "c", "d"], ["x"]], members(groups, kept))
    [one] = then.forwardings
    assert one.new == kept.ids[1]
    assert one.reason == f"split: its founding claim is now in {kept.ids[1]}, others in {incident_id('x')}"


def test_forwardings_are_led_on_to_the_living() -> None:
    first = [["a"], ["b", "c"], ["d", "e", "f", "g"]]
    one = keep_ids(first, {})
    second = [["a", "b", "c"], ["d", "e", "f", "g"]]
    two = keep_ids(second, members(first, one))
    third = [["b", "c", "d", "e", "f", "g"]]
    three = keep_ids(third, members(second, two), two.forwardings)
    assert {way.old: way.new for way in three.forwardings} == {one.ids[0]: one.ids[2], one.ids[1]: one.ids[2]}


def test_a_claim_in_two_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="in two incidents"):
        keep_ids([["a"], ["a", "b"]], {})


def partition(labels: list[int]) -> list[list[str]]:
    """Claims by the group each is in; a label of 0 leaves a claim out."""
    groups: dict[int, list[str]] = {}
    for claim, label in zip(CLAIMS, labels, strict=True):
        if label:
            groups.setdefault(label, []).append(claim)
    return list(groups.values())


PARTITIONS = st.lists(
    st.lists(st.integers(0, 4), min_size=len(CLAIMS), max_size=len(CLAIMS)), min_size=1, max_size=6
)


@settings(max_examples=300, deadline=None)
@given(PARTITIONS)
def test_no_id_is_ever_lost(runs: list[list[int]]) -> None:
    memberships: dict[str, str] = {}
    forwardings: tuple[Forwarding, ...] = ()
    ever: set[str] = set()
    for labels in runs:
        groups = partition(labels)
        kept = keep_ids(groups, memberships, forwardings)
        alive, ways = set(kept.ids), {one.old: one for one in kept.forwardings}
        assert len(alive) == len(groups)
        assert not alive & set(ways)
        assert len(ways) == len(kept.forwardings)
        ever |= alive
        assert ever == alive | set(ways)
        for one in ways.values():
            assert one.reason
            assert one.new is None or one.new in alive
        founders = {incident_id(claim): claim for claims in groups for claim in claims}
        of = members(groups, kept)
        for id in ever & set(founders):
            assert of[founders[id]] == (id if id in alive else ways[id].new)
        memberships, forwardings = of, kept.forwardings


@settings(max_examples=100, deadline=None)
@given(PARTITIONS)
def test_a_second_run_over_the_same_groups_changes_nothing(runs: list[list[int]]) -> None:
    memberships: dict[str, str] = {}
    forwardings: tuple[Forwarding, ...] = ()
    for labels in runs:
        groups = partition(labels)
        kept = keep_ids(groups, memberships, forwardings)
        memberships, forwardings = members(groups, kept), kept.forwardings
        again = keep_ids(list(reversed(groups)), memberships, forwardings)
        assert members(list(reversed(groups)), again) == memberships
        assert again.forwardings == forwardings
