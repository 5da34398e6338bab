"""What a person is asked first, and why."""

from __future__ import annotations

from math import inf

import pytest

from dateline.incidents.priority import Priority, load_priorities, priority


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        (priority(0.9), ()),
        (priority(0.7), ()),
        (priority(0.69), ("low confidence",)),
        (priority(0.9, disputed=True), ("disputed",)),
        (priority(0.9, killed=24), ()),
        (priority(0.9, killed=25), ("high toll",)),
        (priority(0.9, unresolved=True), ("unresolved place",)),
        (
            priority(0.1, disputed=True, killed=900, unresolved=True),
            ("low confidence", "disputed", "high toll", "unresolved place"),
        ),
    ],
)
def test_reasons_are_told(told: Priority, reasons: tuple[str, ...]) -> None:
    assert told.reasons == reasons


def test_each_reason_asks_sooner() -> None:
    plain = priority(0.9).points
    for more in (
        priority(0.8),
        priority(0.9, disputed=True),
        priority(0.9, killed=1),
        priority(0.9, unresolved=True),
    ):
        assert plain < more.points < inf
    assert priority(0.9, killed=100).points > priority(0.9, killed=10).points
    assert priority(0.5).points > priority(0.9, disputed=True).points > priority(0.9, unresolved=True).points
    assert priority(1.0).points == 0


def test_every_word_is_told_in_the_reference() -> None:
    assert load_priorities().words == ("low confidence", "disputed", "high toll", "unresolved place")
