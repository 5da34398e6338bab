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


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Rockets struck a flat in Sumy, killing seven people and wounding 23, three of them critically.",
            {"killed": (None, 7, None), "injured": (None, 23, None)},
        ),
        (
            "The blast left four traders dead and 18 wounded.",
            {"killed": (None, 4, None), "injured": (None, 18, None)},
        ),
        (
            "The attack left 12 dead, 30 injured and dozens missing.",
            {"killed": (None, 12, None), "injured": (None, 30, None)},
        ),
        ("Shells fell on a bus stop in Gao and left six dead.", {"killed": (None, 6, None)}),
        ("A roadside bomb claimed five lives in Lome.", {"killed": (None, 5, None)}),
        ("The bodies of five men were found in a grave outside Gao.", {"killed": (None, 5, None)}),
        ("Police killed 12 wounded rebels.", {"killed": (None, 12, None)}),
        (
            "Two women died and three people were injured in shelling in Gao.",
            {"killed": (None, 2, None), "injured": (None, 3, None)},
        ),
        (
            "Rebels killed nine people in Gao, bringing to 46 the number of people killed this week.",
            {"killed": (None, 9, None)},
        ),
    ],
)
def test_the_halves_of_a_toll_are_one_claim(
    pipeline: Pipeline, text: str, figures: dict[str, tuple[int | None, int | None, int | None]]
) -> None:
    assert _figures(pipeline, text) == [figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Gunmen fired on a patrol in Gao, causing no injuries.", {"injured": (None, 0, None)}),
        ("Nobody was hurt in a strike on a depot at Gao, the mayor added.", {"injured": (None, 0, None)}),
        ("A mine exploded near Gao but no one was injured.", {"injured": (None, 0, None)}),
        ("No casualties were reported when a mine exploded near Gao.", {}),
    ],
)
def test_an_attack_that_hurt_nobody_did_happen(
    pipeline: Pipeline, text: str, figures: dict[str, tuple[int | None, int | None, int | None]]
) -> None:
    (claim,) = pipeline(capture_text(text)).claims
    assert claim.status.countable
    assert _figures(pipeline, text) == [figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The death toll rose from seven to nine.", {"killed": (None, 9, None)}),
        ("The number of wounded rose to 40.", {"injured": (None, 40, None)}),
        ("The number of people killed in Gao rose to 12.", {"killed": (None, 12, None)}),
        ("Doctors put the number of wounded at 11.", {"injured": (None, 11, None)}),
        ("Two more bodies were found, bringing the toll to 12.", {"killed": (None, 12, None)}),
    ],
)
def test_a_toll_that_changes_is_what_it_came_to(
    pipeline: Pipeline, text: str, figures: dict[str, tuple[int | None, int | None, int | None]]
) -> None:
    assert _figures(pipeline, text) == [figures]


def test_who_was_killed_is_no_second_killing(pipeline: Pipeline) -> None:
    assert _figures(pipeline, "More than half of those killed were women.") == []


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Police put the toll at 8; the hospital said 11.", {"Police": 8, "hospital": 11}),
        (
            "The army said 12 people were killed in the strike but doctors put it at 20.",
            {"army": 12, "doctors": 20},
        ),
    ],
)
def test_each_voice_has_its_own_figure(pipeline: Pipeline, text: str, tolls: dict[str, int]) -> None:
    claims = pipeline(capture_text(text)).claims
    assert {one.said_by.value: one.counts[0].value.best for one in claims if one.said_by} == tolls


def test_a_figure_of_another_sort_is_no_other_voices_toll(pipeline: Pipeline) -> None:
    text = "Police put the toll at 8, and the minister said 20 tents had arrived."
    assert _figures(pipeline, text)[0] == {"killed": (None, 8, None)}
    assert all(20 not in (figure[1],) for one in _figures(pipeline, text) for figure in one.values())


def test_two_events_of_a_sentence_keep_their_own_dead(pipeline: Pipeline) -> None:
    text = "A bombing killed four guards in Kano, a week after gunmen killed nine traders in Jos."
    assert _figures(pipeline, text) == [{"killed": (None, 4, None)}, {"killed": (None, 9, None)}]


def test_one_who_fled_is_no_figure(pipeline: Pipeline) -> None:
    assert _figures(pipeline, "The mayor has fled the city.") in ([], [{}])


def test_a_word_of_the_lexicon_tells_what_befell_those_counted(pipeline: Pipeline) -> None:
    text = "A grenade attack in Lome left at least six people maimed."
    assert _figures(pipeline, text) == [{"injured": (6, None, None)}]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The toll from the bombing in Kabul rose from seven to nine.", 9),
        ("The death toll rose from 12 to 15 after three people died in hospital.", 15),
        ("Officials raised the toll from 40 to 52.", 52),
    ],
)
def test_a_toll_that_rose_is_the_last_figure(pipeline: Pipeline, text: str, killed: int) -> None:
    assert _figures(pipeline, text) == [{"killed": (None, killed, None)}]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("None of the 30 people aboard was hurt, police said.", [{"injured": (None, 0, None)}]),
        ("The bus had 40 passengers on board and none of them was injured.", [{"injured": (None, 0, None)}]),
        ("The ship was carrying 710 troops; no one was hurt.", [{"injured": (None, 0, None)}]),
    ],
)
def test_none_of_them_is_nobody(
    pipeline: Pipeline, text: str, figures: list[dict[str, tuple[int | None, int | None, int | None]]]
) -> None:
    assert _figures(pipeline, text) == figures


@pytest.mark.parametrize(
    ("text", "kind", "figures"),
    [
        (
            "Two soldiers were killed and three others wounded when their vehicle hit a roadside bomb.",
            "bombing",
            {"killed": 2, "injured": 3},
        ),
        (
            "An attack on a police station in Gao that left nine officers dead began at dawn.",
            "killing",
            {"killed": 9},
        ),
        ("The blast wounded 12 people but killed no one.", "bombing", {"injured": 12}),
    ],
)
def test_one_event_with_its_toll(pipeline: Pipeline, text: str, kind: str, figures: dict[str, int]) -> None:
    (claim,) = pipeline(capture_text(text, published="2018-03-12")).claims
    assert (claim.kind, claim.status.value) == (kind, "asserted")
    told = {value.value.what.value: value.value.best for value in claim.counts}
    assert {what: best for what, best in told.items() if best} == figures
