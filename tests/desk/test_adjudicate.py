"""Deciding at the desk where coders differ: side by side, one or a third, closed and opened again."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dateline.store import Store
from dateline.types import Assignment, Claim, CountKind, Verdict
from dateline.workspace.assigning import assign
from dateline.workspace.coding import hand_in
from dateline.workspace.hearing import hearing
from tests.desk.double import CODERS, As, answers, corrects, given, report_with


@pytest.fixture
def claims(team: Store) -> list[Claim]:
    """The claims of the report that was coded."""
    return list(report_with(team, 3)[1])


@pytest.fixture
def of(team: Store, claims: list[Claim]) -> Assignment:
    """Coded by both: bert has 77 killed in the first claim, and rejects the second."""
    [made] = given(team, claims[0].report_id)
    for coder in CODERS:
        for claim in claims:
            answers(team, made, coder, Verdict.ACCEPT, claim.id)
    answers(team, made, "bert", Verdict.REJECT, claims[1].id, "no event")
    corrects(team, made, "bert", claims[0].id, "killed", 77)
    for coder in CODERS:
        hand_in(team, made.id, coder)
    return made


def decides(client: TestClient, of: Assignment, claim: Claim, field: str, take: str, **more: object) -> int:
    form = {"claim": claim.id, "field": field, "take": take, "why": "seen", **more}
    return client.post(f"/coding/{of.id}/decide", data=form).status_code


def killed(store: Store, claim: Claim) -> int | None:
    held = store.incidents.holding([claim.id])
    figure = store.incidents.get(held[claim.id]).figure(CountKind.KILLED)
    return figure.best if figure else None


def test_until_all_have_handed_in_only_progress_is_told(people: As, team: Store, claims: list[Claim]) -> None:
    [other] = given(team, claims[0].report_id)
    answers(team, other, "anna", Verdict.REJECT, claims[0].id, "annas own reason")
    jo = people("jo")
    page = jo.get(f"/coding/{other.id}/adjudicate").text
    assert f"1</span> of {len(claims)} claims" in page
    assert "annas own reason" not in page
    assert decides(jo, other, claims[0], "claim", "accept") == 400
    assert jo.post(f"/coding/{other.id}/close").status_code == 400


def test_both_values_stand_side_by_side_with_their_words(people: As, of: Assignment) -> None:
    page = people("jo").get(f"/coding/{of.id}/adjudicate").text
    assert "2 differences" in page
    assert '<span class="coder">bert</span> <b>77</b>' in page
    assert "no event" in page
    assert page.count('class="question"') == 2
    assert 'id="close"' in page
    assert "disabled>Close" in page


def test_it_is_decided_closed_and_opened_again(
    people: As, team: Store, of: Assignment, claims: list[Claim]
) -> None:
    jo, before = people("jo"), killed(team, claims[0])
    assert decides(jo, of, claims[0], "killed", "bert") == 303
    assert decides(jo, of, claims[1], "claim", "reject") == 303
    page = jo.get(f"/coding/{of.id}/adjudicate").text
    assert "Taken: <b>77</b>, because seen" in page
    assert jo.post(f"/coding/{of.id}/close").status_code == 303
    assert killed(team, claims[0]) == 77
    assert team.incidents.holding([claims[1].id]) == {}
    assert "Closed by jo" in jo.get(f"/coding/{of.id}/adjudicate").text
    assert jo.post(f"/coding/{of.id}/close").status_code == 400
    assert "It was decided by jo" in people("anna").get(f"/coding/{of.id}").text
    assert jo.post(f"/coding/{of.id}/reopen").status_code == 303
    assert killed(team, claims[0]) == before


def test_a_third_value_is_typed_or_selected(
    people: As, team: Store, of: Assignment, claims: list[Claim]
) -> None:
    jo = people("jo")
    assert decides(jo, of, claims[0], "killed", "own", own="twelve") == 303
    page = jo.get(f"/coding/{of.id}/adjudicate").text
    assert "Taken: <b>12</b>" in page
    text = team.reports.get(of.report_id).text
    at = text.index("30 soldiers")
    assert decides(jo, of, claims[0], "killed", "own", own="30", start=at, end=at + 2) == 303
    case = hearing(team, of.id).case(claims[0].id)
    question = case.question("killed")
    assert question is not None
    assert question.decision is not None
    assert question.decision.original == "30"
    assert decides(jo, of, claims[0], "killed", "own", own="-") == 303
    assert "Taken: <b>nothing told</b>" in jo.get(f"/coding/{of.id}/adjudicate").text


def test_what_does_not_fit_is_told_where_it_was_filled_in(
    people: As, of: Assignment, claims: list[Claim]
) -> None:
    jo = people("jo")
    cases: list[tuple[dict[str, str], str]] = [
        ({"take": ""}, "choose one of the values"),
        ({"take": "own"}, "say what the killed is"),
        ({"take": "own", "own": "a song"}, "is no killed that can be read"),
        ({"take": "carl"}, "carl has no value"),
        ({"take": "bert", "why": " "}, "say why"),
        ({"take": "own", "own": "12", "start": "5", "end": "2"}, "not in the report"),
        ({"field": "place", "take": "bert"}, "do not differ on the place"),
        ({"field": "claim", "take": "maybe"}, "choose whether it is a claim"),
    ]
    for form, told in cases:
        sent = {"claim": claims[0].id, "field": "killed", "why": "seen", **form}
        answer = jo.post(f"/coding/{of.id}/decide", data=sent)
        assert answer.status_code == 400
        assert told in answer.text


def test_who_coded_it_is_not_let_decide(people: As, team: Store, claims: list[Claim]) -> None:
    [of] = assign(team, [claims[0].report_id], ["anna", "jo"], "ada")
    for coder in of.coders:
        for claim in claims:
            verdict = Verdict.ACCEPT if coder == "jo" else Verdict.UNSURE
            answers(team, of, coder, verdict, claim.id)
        hand_in(team, of.id, coder)
    jo = people("jo")
    page = jo.get(f"/coding/{of.id}/adjudicate").text
    assert "somebody else decides it" in page
    assert 'type="radio"' not in page
    assert decides(jo, of, claims[0], "claim", "accept") == 400
    assert decides(people("ada"), of, claims[0], "claim", "accept") == 303
