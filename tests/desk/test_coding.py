"""The list of assignments, giving reports to coders, and the page of agreement."""

from __future__ import annotations

import re
from dataclasses import replace

from starlette.testclient import TestClient

from dateline.store import Coded, Store
from dateline.types import Shown, Verdict
from dateline.workspace.coding import hand_in
from tests.desk.double import CODERS, As, answers, code_all, corrects, given, report_with, settle


def test_alone_the_page_says_what_double_coding_takes(client: TestClient) -> None:
    page = client.get("/coding").text
    assert "dateline accounts add work.db ada --role admin" in page
    assert "Assign reports" not in page
    assert "Two accounts that can code are needed" in client.get("/coding/new").text


def test_an_adjudicator_assigns_a_report(people: As, team: Store) -> None:
    report, _ = report_with(team, 3)
    jo = people("jo")
    assert f'value="{report}"' in jo.get("/coding/new", params={"report": report}).text
    form = {"coders": CODERS, "which": "one", "report": report, "shown": "words", "note": "a trial"}
    assert jo.post("/coding/new", data=form).status_code == 303
    [made] = team.assignments.each()
    assert (made.report_id, made.coders, made.shown, made.note, made.made_by) == (
        report,
        CODERS,
        Shown.WORDS,
        "a trial",
        "jo",
    )
    assert "from the words" in people("anna").get("/coding").text


def test_who_may_assign_is_led_there_from_a_report(people: As, team: Store) -> None:
    report, _ = report_with(team, 3)
    assert f'href="/coding/new?report={report}"' in people("jo").get(f"/reports/{report}").text
    assert "/coding/new" not in people("anna").get(f"/reports/{report}").text


def test_a_sample_is_drawn_and_nobody_draws_it_twice(people: As, team: Store) -> None:
    jo = people("jo")
    for number in (2, 99):
        assert jo.post("/coding/new", data={"coders": CODERS, "number": str(number)}).status_code == 303
    reports = [one.report_id for one in team.assignments.each()]
    assert len(reports) == len(set(reports))
    answer = jo.post("/coding/new", data={"coders": CODERS, "number": "1"})
    assert answer.status_code == 400
    assert "no report fits" in answer.text


def test_what_does_not_fit_is_told_beside_the_form(people: As, team: Store) -> None:
    jo = people("jo")
    cases: list[tuple[dict[str, object], str]] = [
        ({"coders": ["anna"]}, "at least two coders"),
        ({}, "at least two coders"),
        ({"coders": ["anna", "rita"]}, "no account of a coder: rita"),
        ({"coders": CODERS, "number": "many"}, "the number of reports is a whole number"),
        ({"coders": CODERS, "number": "-1"}, "the number of reports is a whole number"),
        ({"coders": CODERS, "number": "9999"}, "the number of reports is a whole number"),
        ({"coders": CODERS, "start": "last week"}, "the first day is written as"),
        ({"coders": CODERS, "start": "2015-01-02", "end": "2015-01-01"}, "comes after the last"),
        ({"coders": CODERS, "which": "one"}, "say which report"),
        ({"coders": CODERS, "which": "one", "report": "<script>"}, "has no report &lt;script&gt;"),
    ]
    for form, told in cases:
        answer = jo.post("/coding/new", data=form)
        assert answer.status_code == 400
        assert told in answer.text
        assert "<form" in answer.text
    assert team.assignments.each() == []


def test_a_coder_sees_their_own_work_and_of_others_only_who_they_are(people: As, team: Store) -> None:
    report, claims = report_with(team, 3)
    [of] = given(team, report)
    for claim in claims:
        answers(team, of, "anna", Verdict.REJECT, claim.id, "annas own reason")
    assert f"{len(claims)}</span> of {len(claims)}" in people("anna").get("/coding").text
    seen = people("bert").get("/coding").text
    assert f"0</span> of {len(claims)}" in seen
    assert "annas own reason" not in seen
    assert "All assignments" not in seen
    hand_in(team, of.id, "anna")
    assert "waits for the others" in people("anna").get("/coding").text
    assert "handed in" not in people("bert").get("/coding").text


def test_an_adjudicator_sees_how_far_each_is_and_what_differs_once_all_are_in(
    people: As, team: Store
) -> None:
    report, claims = report_with(team, 3)
    [of] = given(team, report)
    for coder in CODERS:
        for claim in claims:
            answers(team, of, coder, Verdict.ACCEPT, claim.id)
    corrects(team, of, "bert", claims[0].id, "killed", 77)
    hand_in(team, of.id, "anna")
    seen = people("jo").get("/coding").text
    assert "not before all have handed in" in seen
    assert "killed" not in seen
    hand_in(team, of.id, "bert")
    seen = people("jo").get("/coding").text
    assert re.search(r"1</span>, 0 decided<br><span [^>]*>killed<", seen)
    settle(team, of)
    assert "closed by jo" in people("jo").get("/coding").text


def test_only_what_nobody_began_is_removed(people: As, team: Store) -> None:
    first, claims = report_with(team, 3)
    [of] = given(team, first)
    assert people("anna").post(f"/coding/{of.id}/remove").status_code == 403
    answers(team, of, "anna", Verdict.ACCEPT, claims[0].id)
    assert people("jo").post(f"/coding/{of.id}/remove").status_code == 400
    [other] = given(team, first)
    assert people("jo").post(f"/coding/{other.id}/remove").status_code == 303
    assert [one.id for one in team.assignments.each()] == [of.id]


def test_agreement_has_a_line_for_each_field(people: As, team: Store) -> None:
    assert "No report has been coded by two people" in people("rita").get("/agreement").text
    code_all(team)
    page = people("rita").get("/agreement").text
    assert re.search(r'<th scope="row">kind</th>\s*<td class="right figure">1.000</td>', page)
    assert "nobody varies" in page
    assert "anna and bert" in page
    assert "page 241" in page


def test_a_long_list_has_pages(people: As, team: Store) -> None:
    report, _ = report_with(team, 3)
    for _ in range(26):
        given(team, report)
    anna = people("anna")
    assert "page 1 of 2" in anna.get("/coding").text
    assert anna.get("/coding", params={"page": 2}).text.count('class="report"') == 1
    assert anna.get("/coding", params={"page": "0"}).status_code == 422


def test_a_report_that_is_there_no_more_is_told(people: As, team: Store) -> None:
    report, _ = report_with(team, 3)
    given(team, report)
    run = team.runs.begin("rebuild", {})
    [coded] = [one for one in team.reports.coded() if one.report.id == report]
    moved = replace(coded.report, id="another")
    team.reports.save([Coded(coded.capture_id, moved, ())], run=run)
    for name in ("anna", "jo"):
        assert "this report is there no more" in people(name).get("/coding").text
