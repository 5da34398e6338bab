"""Which day is the event's own."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Told


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Gunmen killed nine people in Kabul on Friday.", "killing", "2014-06-13"),
        ("The army said on Friday that gunmen had killed nine people in Kabul.", "killing", None),
        ("In 2009 the group said it had captured Bosaso.", "territory_taken", "2009-12-31"),
        ("Canada accused the rebels of the May 2 attack on the port.", "accusation", None),
        ("He had warned the rebels of an attack at a summit on May 2.", "threat", "2014-05-02"),
        ("A bomb was planted near the bakery at 1530 GMT.", "bombing", None),
        ("Two days after Thursday's raid, troops shelled the town.", "shelling", "2014-06-14"),
        ("Sunday's shelling came two days after gunmen killed the mayor.", "killing", "2014-06-13"),
        ("Rebels shelled the town on Sunday, the day before the army left.", "withdrawal", "2014-06-16"),
        ("“They shelled our street yesterday,” the baker said on Sunday.", "shelling", "2014-06-14"),
        ("“They shelled our street yesterday,” the baker said.", "shelling", "2014-06-15"),
        ("Police arrested him three weeks after the May 2 bombing.", "bombing", "2014-05-02"),
        ("Troops left the port after the announcement last month.", "withdrawal", None),
        ("Mourners remembered the bombing of the bakery on Friday.", "bombing", None),
        ("Sunday's statement accused the rebels of murder.", "accusation", "2014-06-15"),
        ("In a statement published on May 2 the ministry accused the rebels.", "accusation", "2014-05-02"),
        ("The army said in May that gunmen had killed nine people in Kabul.", "killing", None),
        (
            "They met before the rebels' surprise offensive last week that swept through northern Mali, "
            "capturing the towns of Gao and Kidal.",
            "territory_taken",
            "2014-06-15",
        ),
        ("The mayor's killing was reported before the offensive of May 2.", "killing", "2014-05-01"),
        (
            "Gunmen killed nine people in Koshobe, a village outside Kabul, on Friday, residents said.",
            "killing",
            "2014-06-13",
        ),
    ],
)
def test_day_of_the_event(pipeline: Pipeline, text: str, kind: str, day: str | None) -> None:
    claims = pipeline(capture_text(text, published="2014-06-16")).claims
    claim = next(claim for claim in claims if claim.kind == kind)
    assert (claim.date.value.end.isoformat() if claim.date else None) == day


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Gunmen killed nine people in Kabul on Friday.", "killing", Told.CLAUSE),
        ("On Friday a bus slowed down when gunmen killed the driver.", "killing", Told.SENTENCE),
    ],
)
def test_where_the_day_is_told(pipeline: Pipeline, text: str, kind: str, told: Told) -> None:
    claims = pipeline(capture_text(text, published="2014-06-16")).claims
    date = next(claim for claim in claims if claim.kind == kind).date
    assert date is not None
    assert (date.told, date.confidence < 1) == (told, told is not Told.CLAUSE)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The army said on Friday that gunmen had killed nine people in Kabul.", "tells when it was said"),
        ("Gunmen killed nine people in Kabul.", "no time is told"),
    ],
)
def test_why_there_is_no_date(pipeline: Pipeline, text: str, reason: str) -> None:
    [claim] = pipeline(capture_text(text, published="2014-06-16")).claims
    assert reason in next(one.reason for one in claim.absent if one.field == "date")


def test_the_day_of_publication_is_never_put_in(pipeline: Pipeline) -> None:
    [claim] = pipeline(capture_text("Gunmen killed nine people in Kabul on Friday.")).claims
    assert claim.date is None
    reason = next(one.reason for one in claim.absent if one.field == "date")
    assert reason == "“Friday” counts from the day of publication, which is not known"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Some 40 people have been killed in Gao since May.", "2014-05-01", "2014-06-16"),
        ("The mayor has been jailed since May.", "2014-05-01", "2014-05-31"),
    ],
)
def test_a_sum_since_a_day_runs_up_to_publication(
    text: str, start: str, end: str, pipeline: Pipeline
) -> None:
    date = pipeline(capture_text(text, published="2014-06-16")).claims[0].date
    assert date is not None
    assert (str(date.value.start), str(date.value.end)) == (start, end)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("two days before Friday", "2014-06-11", "2014-06-11"),
        ("three days before Christmas", "2013-12-22", "2013-12-22"),
        ("between Thursday and Friday", "2014-06-12", "2014-06-13"),
        ("from Saturday to Monday", "2014-06-14", "2014-06-16"),
        ("between late Friday and early Sunday", "2014-06-13", "2014-06-15"),
        ("from Sunday until Wednesday", "2014-06-08", "2014-06-11"),
    ],
)
def test_days_told_by_others(pipeline: Pipeline, words: str, first: str, last: str) -> None:
    (claim,) = pipeline(capture_text(f"Rebels shelled Azaz {words}.", published="2014-06-16")).claims
    assert claim.date is not None
    assert (str(claim.date.value.start), str(claim.date.value.end)) == (first, last)


@pytest.mark.parametrize(
    "words", ["on Friday, and on Sunday they left", "on Friday and soldiers met on Sunday"]
)
def test_two_days_that_bound_nothing(pipeline: Pipeline, words: str) -> None:
    claims = pipeline(capture_text(f"Rebels shelled Azaz {words}.", published="2014-06-16")).claims
    shelling = next(claim for claim in claims if claim.kind == "shelling")
    assert shelling.date is not None
    assert str(shelling.date.value.start) == str(shelling.date.value.end) == "2014-06-13"
