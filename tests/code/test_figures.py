"""Figures of claims: who was killed and who was wounded do not change places."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Ten villagers were killed and dozens more wounded in raids on Sunday.",
            [("killed", None, 10, None), ("injured", 24, None, 99)],
        ),
        (
            "Twelve people were killed and another 20 wounded in the town.",
            [("killed", None, 12, None), ("injured", None, 20, None)],
        ),
        ("A 12-year-old boy was killed in the first attack.", [("killed", None, 1, None)]),
        ("Gunmen shot dead a herder and his son.", [("killed", None, 2, None)]),
        ("A family of six was killed in Gao.", [("killed", None, 6, None)]),
        ("A couple and their three children were killed in Gao.", [("killed", None, 5, None)]),
        (
            "Gunmen killed three officers and wounded a fourth.",
            [("killed", None, 3, None), ("injured", None, 1, None)],
        ),
        ("A policeman fatally shot the ambassador on Monday.", [("killed", None, 1, None)]),
        ("He plotted to kill a teacher in Gao.", []),
        ("Rebels killed 10**400 people in Gao.", []),
        ("At least 12 villagers were killed 20km away.", [("killed", 12, None, None)]),
    ],
)
def test_each_figure_goes_to_its_fate(
    pipeline: Pipeline, text: str, figures: list[tuple[str, int | None, int | None, int | None]]
) -> None:
    counts = [value.value for claim in pipeline(capture_text(text)).claims for value in claim.counts]
    found = [(count.what.value, count.low, count.best, count.high) for count in counts]
    assert list(dict.fromkeys(found)) == figures


def test_a_figure_that_is_no_whole_number_counts_nobody(pipeline: Pipeline) -> None:
    (claim,) = pipeline(capture_text("Gunmen killed 2.5 villagers a day in Kano.")).claims
    assert claim.counts == ()
