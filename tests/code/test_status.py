"""How a claim stands: what is past, what is done by being said, what was tried."""

from __future__ import annotations

import pytest

from dateline.collect import capture_text
from dateline.pipeline import Pipeline
from dateline.types import Claim


def _claim(pipeline: Pipeline, text: str, kind: str, published: str | None = "2014-06-16") -> Claim:
    claims = pipeline(capture_text(text, published=published)).claims
    return next(claim for claim in claims if claim.kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("He served 20 years in prison before the election.", "arrest", "background"),
        ("The militia killed 640 people in its thirty years of war on the state.", "killing", "background"),
        (
            "Ten months since Bosaso was captured by rebels, the port is still closed.",
            "territory_taken",
            "background",
        ),
        ("The army captured Bosaso three years ago.", "territory_taken", "background"),
        ("Thousands of villages were destroyed under Saddam Hussein.", "destruction", "background"),
        ("Thousands of villages were destroyed under Bashar al-Assad.", "destruction", "asserted"),
        ("The priest has been detained in Turkey since October.", "arrest", "asserted"),
        ("Rebels captured Bosaso in January, the army said.", "territory_taken", "attributed"),
        (
            "The army said the talks failed. In January rebels captured Bosaso.",
            "territory_taken",
            "background",
        ),
        ("Gunmen tried to assassinate the mayor on Friday.", "killing", "asserted"),
        ("Police said gunmen tried to assassinate the mayor on Friday.", "killing", "attributed"),
        ("Gunmen plotted to assassinate the mayor.", "killing", "planned"),
        ("Rebels tried to capture Bosaso on Friday.", "territory_taken", "planned"),
        (
            "Canada is committed to supporting the government of Iraq, the minister said.",
            "support",
            "asserted",
        ),
        ("A spokesman said the ministers condemned the bombing of the market.", "accusation", "asserted"),
        (
            "A spokesman said the ministers had condemned the bombing of the market.",
            "accusation",
            "attributed",
        ),
        ("The mayor rejected reports that troops had withdrawn from Bosaso.", "withdrawal", "denied"),
        ("The army denied accusations that it had killed villagers.", "killing", "denied"),
        ("Officials dismissed claims that rebels had captured Bosaso.", "territory_taken", "denied"),
        ("Police arrested two men suspected of planning attacks on churches.", "killing", "planned"),
        ("I want to congratulate the soldiers who freed the town.", "support", "asserted"),
    ],
)
def test_status_of_the_claim(pipeline: Pipeline, text: str, kind: str, status: str) -> None:
    assert _claim(pipeline, text, kind).status.value == status


def test_a_year_beside_yearless_days_is_another_year(pipeline: Pipeline) -> None:
    text = "Police arrested five men on Thursday. In 2009 rebels captured Bosaso."
    assert _claim(pipeline, text, "territory_taken", None).status.value == "background"
    assert _claim(pipeline, text, "arrest", None).status.value == "asserted"


def test_a_year_alone_may_be_this_year(pipeline: Pipeline) -> None:
    assert (
        _claim(pipeline, "In 2009 rebels captured Bosaso.", "territory_taken", None).status.value
        == "asserted"
    )
    text = "The country has suffered a series of bombings in 2009. Police arrested five men on Thursday."
    assert _claim(pipeline, text, "bombing", None).status.value == "asserted"
