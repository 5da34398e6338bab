"""Who holds what, from claims of taking, leaving and besieging."""

from __future__ import annotations

import pytest

from dateline.codebook import load_codebook
from dateline.collect import capture_text
from dateline.holdings import holdings
from dateline.pipeline import Pipeline
from dateline.types import Control, Holding, Status


@pytest.fixture(scope="module")
def told(pipeline: Pipeline) -> tuple[Holding, ...]:
    early = (
        "Rebels captured the town of Palmyra on 3 May, residents said.\n\n"
        "The army besieged Homs. The rebels plan to seize Idlib. The army denied losing Harem.\n"
    )
    late = "The army recaptured Palmyra from the rebels on 9 May. Fighters withdrew from Homs on 8 May.\n"
    reports = [capture_text(early, published="2015-05-04"), capture_text(late, published="2015-05-10")]
    return holdings([pipeline(report) for report in reports], load_codebook())


def test_a_place_is_told_earliest_first_with_its_voice(told: tuple[Holding, ...]) -> None:
    palmyra = [holding for holding in told if holding.place == "Palmyra"]
    assert [(holding.state, holding.by) for holding in palmyra] == [
        (Control.HELD, ("Rebels",)),
        (Control.HELD, ("army",)),
    ]
    assert [holding.said_by for holding in palmyra] == ["residents", None]
    assert [str(holding.since.end) for holding in palmyra if holding.since] == ["2015-05-03", "2015-05-09"]
    assert palmyra[1].other == ("rebels",)


def test_a_siege_and_a_withdrawal_say_what_they_are(told: tuple[Holding, ...]) -> None:
    states = [(holding.state, holding.by) for holding in told if holding.place == "Homs"]
    assert states == [(Control.BESIEGED, ("army",)), (Control.LEFT, ("Fighters",))]


def test_what_is_planned_or_denied_moves_no_line(told: tuple[Holding, ...]) -> None:
    assert not {"Idlib", "Harem"} & {holding.place for holding in told}
    assert all(holding.status in {Status.ASSERTED, Status.ATTRIBUTED} for holding in told)


def test_only_the_last_word_of_a_voice_is_latest(pipeline: Pipeline) -> None:
    text = "Rebels captured Palmyra on 3 May. The army recaptured Palmyra on 9 May.\n"
    report = pipeline(capture_text(text, published="2015-05-10"))
    assert [holding.latest for holding in holdings([report], load_codebook())] == [False, True]
