"""The dead and wounded that stand beside the one violent event of a sentence."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline


def _figures(pipeline: Pipeline, text: str) -> list[dict[str, tuple[int | None, int | None, int | None]]]:
    claims = pipeline(capture_text(text, published="2018-03-12")).claims
    return [
        {
            value.value.what.value: (value.value.low, value.value.best, value.value.high)
            for value in one.counts
        }
        for one in claims
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "A shooting spree in Malmo left two dead and 18 injured.",
            {"killed": (None, 2, None), "injured": (None, 18, None)},
        ),
        ("A shootout in Gao left four smugglers killed.", {"killed": (None, 4, None)}),
        ("He was killed in a drone strike.", {"killed": (None, 1, None)}),
        ("The airstrike destroyed eight oil pumps.", {}),
        ("The airstrike wounded three smugglers.", {"injured": (None, 3, None)}),
        (
            "At least 14 miners are dead and dozens hurt, the mayor said.",
            {"killed": (14, None, None), "injured": (24, None, 99)},
        ),
    ],
)
def test_figures_of_the_only_violence_told(
    pipeline: Pipeline, text: str, figures: dict[str, tuple[int | None, int | None, int | None]]
) -> None:
    assert _figures(pipeline, text) == [figures]


def test_two_events_of_a_sentence_keep_their_own_dead(pipeline: Pipeline) -> None:
    text = "A bombing killed four guards in Kano, a week after gunmen killed nine traders in Jos."
    assert _figures(pipeline, text) == [{"killed": (None, 4, None)}, {"killed": (None, 9, None)}]


def test_one_who_fled_is_no_figure(pipeline: Pipeline) -> None:
    assert _figures(pipeline, "The mayor has fled the city.") in ([], [{}])


def test_a_word_of_the_lexicon_tells_what_befell_those_counted(pipeline: Pipeline) -> None:
    text = "A grenade attack in Lome left at least six people maimed."
    assert _figures(pipeline, text) == [{"injured": (6, None, None)}]
