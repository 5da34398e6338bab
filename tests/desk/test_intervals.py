"""Figures on one scale: which scale, where marks stand, and open ends."""

from __future__ import annotations

import pytest

from dateline.desk.intervals import Bounds, Drawn, scale_of


def test_a_few_figures_stand_on_a_linear_scale_from_nought() -> None:
    scale = scale_of([Bounds(best=12), Bounds(low=30)])
    assert not scale.logarithmic
    assert (scale.at(0), scale.at(30)) == (0.0, 94.0)
    assert scale.at(12) == pytest.approx(94 * 12 / 30, abs=0.01)
    assert [tick.label for tick in scale.ticks] == ["0", "10", "20", "30"]
    assert scale.why == "a linear scale from 0"


def test_figures_far_apart_stand_on_a_logarithmic_scale_that_says_why() -> None:
    scale = scale_of([Bounds(best=160), Bounds(low=160, high=1700)])
    assert scale.logarithmic
    assert "11 times the least" in scale.why
    assert [tick.label for tick in scale.ticks] == ["100", "1000"]
    assert 0 < scale.at(160) < scale.at(1000) < scale.at(1700) == 94.0


def test_the_scale_turns_where_the_smallest_would_lie_in_the_first_tenth() -> None:
    assert not scale_of([Bounds(best=10), Bounds(best=99)]).logarithmic
    assert scale_of([Bounds(best=10), Bounds(best=100)]).logarithmic


def test_nought_stays_on_a_linear_scale() -> None:
    scale = scale_of([Bounds(best=0), Bounds(best=400)])
    assert not scale.logarithmic
    assert "0 has no place" in scale.why


@pytest.mark.parametrize(
    ("bounds", "drawn"),
    [
        (Bounds(best=50), Drawn(47.0, 47.0, 47.0, False, False)),
        (Bounds(low=50), Drawn(47.0, 100.0, None, False, True)),
        (Bounds(high=50), Drawn(0.0, 47.0, None, True, False)),
        (Bounds(low=50, high=100), Drawn(47.0, 94.0, None, False, False)),
        (Bounds(50, 50, 100), Drawn(47.0, 94.0, 47.0, False, False)),
        (Bounds(25, 50, None, unbounded=True), Drawn(23.5, 100.0, 47.0, False, True)),
    ],
)
def test_open_ends_go_on_to_the_rim(bounds: Bounds, drawn: Drawn) -> None:
    assert scale_of([Bounds(best=100), bounds]).draw(bounds) == drawn


def test_without_a_figure_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="needs a figure"):
        scale_of([Bounds()])
    with pytest.raises(ValueError, match="needs a figure"):
        scale_of([Bounds(best=1)]).draw(Bounds())


@pytest.mark.parametrize("largest", [1, 2, 7, 13, 49, 99, 100_000, 123_456_789])
def test_there_are_never_more_than_a_few_marks(largest: int) -> None:
    scale = scale_of([Bounds(best=0), Bounds(best=largest)])
    assert 2 <= len(scale.ticks) <= 7
    assert all(0 <= tick.at <= 94.0 for tick in scale.ticks)
