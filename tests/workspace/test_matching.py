"""Matching found claims to gold ones."""

from __future__ import annotations

from dateline.workspace.matching import Said, fits, match, overlaps


def test_half_of_the_shorter_is_enough() -> None:
    assert overlaps((0, 10), (5, 40))
    assert not overlaps((0, 10), (6, 40))
    assert not overlaps((0, 10), (10, 20))


def test_kinds_must_agree() -> None:
    gold = Said("killing", ((0, 10),))
    assert fits(gold, Said("killing", ((2, 8),)))
    assert not fits(gold, Said("bombing", ((2, 8),)))


def test_any_of_the_evidence_counts() -> None:
    assert fits(Said("killing", ((0, 10),)), Said("killing", ((50, 60), (0, 8))))


def test_the_matching_is_one_to_one_and_as_large_as_can_be() -> None:
    gold = [Said("killing", ((0, 10),)), Said("killing", ((0, 30),))]
    found = [Said("killing", ((0, 9),)), Said("killing", ((20, 30),))]
    assert match(gold, found, [0, 1]) == {0: 0, 1: 1}


def test_required_claims_are_served_first() -> None:
    gold = [Said("killing", ((0, 10),)), Said("killing", ((0, 10),))]
    found = [Said("killing", ((0, 10),))]
    assert match(gold, found, [1]) == {1: 0}
