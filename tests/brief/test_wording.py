"""Sentences: never more certain than the claim, in plain English, victims without their names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from dateline.brief.clause import day_words
from dateline.brief.figures import bounds, told, vague
from dateline.brief.naming import may_be_private
from dateline.brief.phrases import load_wording
from dateline.brief.wording import sentence
from dateline.codebook import load_codebook
from dateline.types import Count, CountKind, Party, Precision, Status, When
from tests.brief.made import GAO, KIDAL, claim, report, value

WORDING = load_wording()
TEXT = (
    "In Gao gunmen killed 12 soldiers. Amadou Keita was shot. A doctor spoke. Dozens of people fled. "
    "The army took Gao from rebels. They shelled it."
)
PAGE = report("page", TEXT)


def said(**how: object) -> str:
    one = claim(PAGE, 1, "In Gao gunmen killed 12 soldiers", **how)  # type: ignore[arg-type]
    return sentence(one, "Dune Courier", WORDING)


def test_every_kind_of_the_codebook_has_words() -> None:
    assert set(WORDING.kinds) == set(load_codebook().pages)
    assert set(WORDING.counts) == set(CountKind)
    assert set(WORDING.standings) == set(Status)
    assert set(WORDING.counted) <= set(WORDING.kinds)


@pytest.mark.parametrize("kind", sorted(WORDING.kinds))
@pytest.mark.parametrize("status", list(Status))
def test_every_kind_can_be_said_in_every_status_with_any_side(kind: str, status: Status) -> None:
    for sides in (
        {},
        {"actor": ["gunmen"]},
        {"target": ["soldiers"]},
        {"actor": ["gunmen"], "target": ["soldiers"]},
    ):
        text = said(kind=kind, status=status, **sides)
        assert re.fullmatch(r"Dune Courier reported(, [a-z ]+,)? that [^{}]+\.", text), text
        assert "  " not in text
        assert all(name in text for names in sides.values() for name in names if kind != "withdrawal"), text


@pytest.mark.parametrize(
    ("status", "by", "text"),
    [
        (Status.ASSERTED, None, "Dune Courier reported that a bomb was set off in Gao on 2013-03-05."),
        (
            Status.ATTRIBUTED,
            "doctor",
            "A doctor said that a bomb was set off in Gao on 2013-03-05 (Dune Courier).",
        ),
        (
            Status.ATTRIBUTED,
            None,
            "Dune Courier reported, from a source that it does not name, that a bomb was set off in Gao on 2013-03-05.",
        ),
        (
            Status.UNVERIFIED,
            "doctor",
            "A doctor said, without verification, that a bomb was set off in Gao on 2013-03-05 (Dune Courier).",
        ),
        (
            Status.DENIED,
            "doctor",
            "A doctor said that there was no bombing in Gao on 2013-03-05 (Dune Courier).",
        ),
        (Status.PLANNED, None, "Dune Courier reported that a bombing in Gao on 2013-03-05 was planned."),
        (
            Status.HYPOTHETICAL,
            None,
            "Dune Courier reported that a bombing in Gao on 2013-03-05 was possible.",
        ),
        (
            Status.BACKGROUND,
            None,
            "Dune Courier reported that earlier a bomb was set off in Gao on 2013-03-05.",
        ),
    ],
)
def test_a_sentence_is_as_sure_as_its_claim(status: Status, by: str | None, text: str) -> None:
    assert said(status=status, by=by) == text


def test_a_figure_right_before_the_victims_counts_them() -> None:
    text = said(kind="killing", actor=["gunmen"], target=["soldiers"], killed=(None, 12, None, "12"))
    assert text == "Dune Courier reported that gunmen killed 12 soldiers in Gao on 2013-03-05."


def test_a_figure_elsewhere_is_put_behind() -> None:
    text = said(kind="battle", actor=["gunmen"], target=["soldiers"], killed=(None, 12, None, "12"))
    assert text == "Dune Courier reported that gunmen fought soldiers in Gao on 2013-03-05, with 12 killed."


def test_a_vague_figure_keeps_its_words() -> None:
    text = said(kind="displacement", displaced=(24, None, 99, "Dozens"))
    assert (
        text
        == "Dune Courier reported that 24 to 99 people (“dozens”) fled or were displaced in Gao on 2013-03-05."
    )


def test_a_place_that_was_taken_is_what_is_acted_on() -> None:
    text = said(kind="territory_taken", actor=["army"], target=["rebels"])
    assert text == "Dune Courier reported that the army took Gao from rebels on 2013-03-05."


def test_a_pronoun_names_nobody() -> None:
    assert (
        said(kind="shelling", actor=["They"])
        == "Dune Courier reported that there was shelling in Gao on 2013-03-05."
    )


def test_a_victim_who_may_be_private_is_not_named() -> None:
    text = said(kind="killing", target=["Amadou Keita"])
    assert "Keita" not in text
    assert "a target named in the report" in text


@pytest.mark.parametrize(
    ("name", "party", "private"),
    [
        ("Amadou Keita", None, True),
        ("Keita", Party("Keita", False), True),
        ("Omar al-Keita", Party("Omar al-Keita", False, "civilians"), True),
        ("reporter Amadou Keita", None, True),
        ("soldiers", None, False),
        ("Malian soldiers", None, False),
        ("Malians", None, False),
        ("Grand Hotel", None, False),
        ("Islamic State", Party("Islamic State", True, "rebel"), False),
        ("Golden Brigade", Party("Golden Brigade", False, "state forces"), False),
    ],
)
def test_who_may_be_private(name: str, party: Party | None, private: bool) -> None:
    assert may_be_private(name, party, WORDING) is private


@pytest.mark.parametrize(
    ("by", "voice"),
    [
        ("army", "The army said"),
        ("doctor", "A doctor said"),
        ("officials", "Officials said"),
        ("Police", "Police said"),
        ("Amadou Keita", "Amadou Keita said"),
    ],
)
def test_voices_have_the_article_that_english_wants(by: str, voice: str) -> None:
    page = report("voices", f"{TEXT} {by}")
    one = claim(page, 1, "A doctor spoke", by=by, status=Status.ATTRIBUTED)
    assert sentence(one, "Dune Courier", WORDING).startswith(voice)


def test_figures_are_no_more_exact_than_told() -> None:
    counts = {
        (None, 9, None): "9",
        (9, None, None): "at least 9",
        (None, None, 1200): "up to 1,200",
        (9, None, 12): "9 to 12",
    }
    assert {told(Count(CountKind.KILLED, *ends)) for ends in counts} == set(counts.values())
    assert bounds(9, 10, 12) == "10 (9 to 12)"
    assert bounds(None, None, None) == "not told"
    assert vague(Count(CountKind.KILLED, 9, None, None), "at least 9") == ""


def test_days_are_no_more_exact_than_told() -> None:
    first, last = date(2013, 3, 1), date(2013, 3, 31)
    assert day_words(When(first, first, Precision.DAY)) == "on 2013-03-01"
    assert day_words(When(first, last, Precision.MONTH)) == "in 2013-03"
    assert day_words(When(first, last, Precision.RANGE)) == "between 2013-03-01 and 2013-03-31"
    assert day_words(When(date(2013, 1, 1), date(2013, 12, 31), Precision.YEAR)) == "in 2013"
    assert day_words(When(None, last, Precision.BEFORE)) == "before 2013-04-01"


def test_a_place_without_a_name_is_left_to_the_quote() -> None:
    one = claim(PAGE, 1, "In Gao gunmen killed 12 soldiers")
    located = replace(
        one.place[0], place=value(PAGE, replace(GAO, name="the plant", key=None, lat=None), "Gao")
    )
    assert "plant" not in sentence(replace(one, place=(located,)), "Dune Courier", WORDING)
    assert "in Kidal" in said(place=KIDAL)
