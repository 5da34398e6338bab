"""How far coders agree, against figures that Krippendorff publishes and cases reckoned by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.workspace import agreement as module
from dateline.workspace.agreement import Agreement, Given, Scale, Unit, agreement, distances
from dateline.workspace.disagreement import Disagreement

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part C: four observers, twelve units, gaps.
FOUR = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
# The same, parts A and B: two observers with two values, and with five.
TWO_VALUES = ((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0))
FIVE_VALUES = ("aabbdcccedda", "babbbccceddd")


def units_of(*rows: object) -> list[Unit]:
    """Units from one row for each coder."""
    names = [f"coder {number}" for number in range(len(rows))]
    columns = zip(*rows, strict=True)
    return [
        {name: one for name, one in zip(names, column, strict=True) if one is not None} for column in columns
    ]


@pytest.mark.parametrize(
    ("scale", "alpha"), [(Scale.NOMINAL, 0.743), (Scale.INTERVAL, 0.849), (Scale.RATIO, 0.797)]
)
def test_the_published_example_with_gaps(scale: Scale, alpha: float) -> None:
    found = agreement(units_of(*FOUR), scale)
    assert found.alpha == pytest.approx(alpha, abs=0.0005)
    assert (found.units, found.pairs) == (11, 8 * 6 + 2 * 3 + 1)  # by 4, 3 and 2 observers


def test_the_published_examples_of_two_observers() -> None:
    assert agreement(units_of(*TWO_VALUES), Scale.NOMINAL).alpha == pytest.approx(0.095, abs=0.0005)
    assert agreement(units_of(*FIVE_VALUES), Scale.NOMINAL).alpha == pytest.approx(0.692, abs=0.0005)


def test_by_hand() -> None:
    # Pairs (a,a) (a,a) (a,b) (b,b): of 8 values 5 are a and 3 b. Observed 2/8, expected 2·5·3/(8·7) = 15/28.
    found = agreement(units_of("aaab", "aabb"), Scale.NOMINAL)
    assert found.alpha == pytest.approx(1 - (1 / 4) / (15 / 28))
    assert found.alike == 0.75
    assert (found.low, found.reading) == (None, "too few to say")


def test_a_ratio_by_hand() -> None:
    # (10, 10) and (20, 30): observed 2·(10/50)²/4; expected over the pairs of 10, 10, 20, 30.
    apart = {(10, 20): 1 / 9, (10, 30): 1 / 4, (20, 30): 1 / 25}
    expected = 2 * (2 * apart[10, 20] + 2 * apart[10, 30] + apart[20, 30]) / (4 * 3)
    found = agreement(units_of((10, 20), (10, 30)), Scale.RATIO)
    assert found.alpha == pytest.approx(1 - (2 * apart[20, 30] / 4) / expected)


def test_where_nobody_varies_there_is_no_figure() -> None:
    found = agreement(units_of("yyyy", "yyyy"), Scale.NOMINAL)
    assert (found.alpha, found.alike, found.reading) == (None, 1.0, "not computable")
    assert "nobody varies" in found.reason


def test_without_pairs_there_is_no_figure() -> None:
    assert agreement([{"a": "x"}, {"b": "y"}, {}], Scale.NOMINAL) == Agreement(
        0, 0, None, None, reason="no claim has values of two coders"
    )


def test_agreeing_always_is_one_and_never_is_below_nought() -> None:
    same = agreement(units_of("ab" * 6, "ab" * 6), Scale.NOMINAL)
    assert (same.alpha, same.low, same.high, same.reading) == (1.0, 1.0, 1.0, "reliable")
    crossed = agreement(units_of("ab" * 6, "ba" * 6), Scale.NOMINAL)
    assert crossed.alpha is not None
    assert crossed.alpha < 0
    assert crossed.reading == "not reliable"


def test_the_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    units = units_of("aabbccaabbccaaab", "aabbccabbbccacab")
    found = agreement(units, Scale.NOMINAL)
    assert found == agreement(units, Scale.NOMINAL)
    assert found.low is not None
    assert found.high is not None
    assert found.alpha is not None
    assert found.low < found.alpha < found.high
    assert found.reading.endswith("not sure")


def test_many_values_are_reckoned_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    by_library = agreement(units_of(*FOUR), Scale.RATIO).alpha
    monkeypatch.setattr(module, "_LARGEST", 0)
    assert agreement(units_of(*FOUR), Scale.RATIO).alpha == pytest.approx(by_library)


VALUES = st.integers(0, 4)


@given(st.lists(st.lists(VALUES, min_size=2, max_size=4), min_size=2, max_size=12), st.sampled_from(Scale))
def test_our_sums_are_the_library_s(rows: list[list[int]], scale: Scale) -> None:
    values: list[Given] = sorted({value for row in rows for value in row})
    if len(values) < 2:
        return
    units = [{str(number): float(value) for number, value in enumerate(row)} for row in rows]
    counts = np.array([[row.count(int(value)) for value in values] for row in rows])
    found = agreement(units, scale, interval=False)
    assert found.alpha == pytest.approx(Disagreement(counts, distances(values, scale)).alpha())
