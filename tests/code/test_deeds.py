"""Which deeds a sentence tells, and of which kind: two deeds of one subject, raids, undone sieges, whoever does it."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline

BEFORE = "The shops near the river had few customers that day, and the weather was cold.\n\n"


def _told(pipeline: Pipeline, text: str) -> list[tuple[str, list[str], list[str]]]:
    claims = pipeline(capture_text(BEFORE + text, published="2014-06-16")).claims
    return [(one.kind, [v.value for v in one.actor], [v.value for v in one.target]) for one in claims]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bandits killed nine herders and burned granaries in Gusau.", ["killing", "destruction"]),
        ("Rebels blew up a bridge and ambushed an army patrol near Kidal.", ["destruction", "battle"]),
        ("Shells killed nine herders and destroyed a school in Kidal.", ["shelling"]),
        ("Soldiers killed six rebels and captured a commander in a raid in Kidal.", ["battle", "arrest"]),
    ],
)
def test_deeds_of_one_subject_stay_apart_where_each_has_a_victim(
    pipeline: Pipeline, text: str, kinds: list[str]
) -> None:
    assert [kind for kind, _, _ in _told(pipeline, text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("At least 30 people were killed in two raids on villages near Goz.", "killing"),
        ("Rebels raided the town of Goz, killing dozens of villagers and wounding others.", "killing"),
        ("Rebels attacked an army base near Goz, killing ten people.", "battle"),
        ("Rebels attacked the village of Goz, killing two soldiers.", "battle"),
        ("Ten people were killed in clashes between the army and rebels near Goz.", "battle"),
    ],
)
def test_a_raid_that_kills_the_helpless_is_no_battle(pipeline: Pipeline, text: str, kind: str) -> None:
    assert [one for one, _, _ in _told(pipeline, text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Six insurgents were killed when a bomb they were carrying went off near Ghazni.",
        "Six insurgents were killed in an accidental explosion near Ghazni.",
        "Six soldiers were killed by a booby-trapped door near Ghazni.",
    ],
)
def test_fighters_killed_by_a_bomb_fell_in_no_battle(pipeline: Pipeline, text: str) -> None:
    assert [kind for kind, _, _ in _told(pipeline, text)] == ["bombing"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The army ended the siege of Amerli on Sunday.", ["concession"]),
        ("President Joseph Ndala declared a state of siege in the province.", ["restriction"]),
        ("The siege of Amerli went on.", ["siege"]),
    ],
)
def test_a_siege_that_another_act_undoes_or_declares_is_no_siege(
    pipeline: Pipeline, text: str, kinds: list[str]
) -> None:
    assert [kind for kind, _, _ in _told(pipeline, text)] == kinds


def test_who_denies_it_is_said_to_have_done_it(pipeline: Pipeline) -> None:
    assert _told(pipeline, "The army denied shelling the market.") == [("shelling", ["army"], ["market"])]


def test_who_was_taken_is_the_person_named_last(pipeline: Pipeline) -> None:
    told = _told(pipeline, "The murder of Governor Luis Marin, who was kidnapped in May, shocked Bogota.")
    assert ("abduction", [], ["Luis Marin"]) in told
