"""A coder's own work at the desk, without a script, and that nobody sees it before all have handed in."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from dateline.store import Store
from dateline.types import Assignment, Claim, Shown, Verdict
from dateline.workspace.coding import hand_in, sheet
from dateline.workspace.judging import Ruling, judge
from tests.desk.double import As, answers, corrects, given, report_with

SECRET = "annas own reason"


@pytest.fixture
def claims(team: Store) -> list[Claim]:
    """The claims of the report that is coded."""
    return list(report_with(team, 3)[1])


@pytest.fixture
def of(team: Store, claims: list[Claim]) -> Assignment:
    """An assignment of anna and bert."""
    [made] = given(team, claims[0].report_id)
    return made


def post(client: TestClient, of: Assignment, what: str, **form: object) -> int:
    return client.post(f"/coding/{of.id}/{what}", data=form).status_code


def answer_all(client: TestClient, of: Assignment, claims: list[Claim]) -> None:
    for claim in claims:
        assert post(client, of, f"{claim.id}/judge", verdict="accept") == 303


def test_a_report_is_coded_and_handed_in_by_forms_alone(
    people: As, team: Store, of: Assignment, claims: list[Claim]
) -> None:
    anna = people("anna")
    page = anna.get(f"/coding/{of.id}").text
    assert f"Claim <b>1</b> of {len(claims)}, {len(claims)} left" in page
    first = claims[0].id
    assert post(anna, of, f"{first}/judge", verdict="accept") == 303
    assert post(anna, of, f"{first}/correct", field="killed", detail="7", start=0, end=4) == 303
    assert post(anna, of, f"{claims[1].id}/judge", verdict="reject") == 422
    assert post(anna, of, f"{claims[1].id}/judge", verdict="reject", own="a title") == 303
    assert post(anna, of, "hand-in") == 422
    for claim in claims[2:]:
        assert post(anna, of, f"{claim.id}/judge", verdict="unsure") == 303
    work = sheet(team, of.id, "anna")
    assert work.left == ()
    assert work.claims[0].corrections["killed"].evidence[0].end == 4
    assert (work.claims[1].verdict, work.claims[1].why) == (Verdict.REJECT, "a title")
    assert post(anna, of, "hand-in") == 303
    assert "You have handed this in" in anna.get(f"/coding/{of.id}").text
    assert post(anna, of, f"{first}/judge", verdict="unsure") == 422
    assert post(anna, of, "take-back") == 303
    assert team.judgements.count() == 0


def test_words_are_read_for_a_field(people: As, of: Assignment, claims: list[Claim]) -> None:
    anna = people("anna")
    address = f"/coding/{of.id}/{claims[0].id}/read"
    page = anna.post(address, data={"field": "killed", "typed": "twelve"}).text
    assert 'value="{&#34;best&#34;: 12}"' in page
    assert anna.post(address, data={"field": "colour", "typed": "red"}).status_code == 400
    assert anna.post(address, data={"field": "killed", "start": 0, "end": 999_999}).status_code == 400


def test_a_missed_claim_is_added_and_taken_back(people: As, team: Store, of: Assignment) -> None:
    anna = people("anna")
    before = len(sheet(team, of.id, "anna").claims)
    assert post(anna, of, "add", kind="arrest", status="asserted") == 422
    assert post(anna, of, "add", kind="no kind", status="asserted", start=0, end=9) == 422
    assert post(anna, of, "add", kind="arrest", status="sure", start=0, end=9) == 422
    assert post(anna, of, "add", kind="arrest", status="asserted", start=0, end=9) == 303
    assert len(sheet(team, of.id, "anna").claims) == before + 1
    assert (
        "you found it"
        in anna.get(f"/coding/{of.id}?claim={sheet(team, of.id, 'anna').claims[0].claim.id}").text
    )
    assert post(anna, of, "undo") == 303
    assert len(sheet(team, of.id, "anna").claims) == before
    assert post(anna, of, "undo") == 422


def test_from_the_words_the_page_tells_nothing_of_what_was_read(
    people: As, team: Store, claims: list[Claim]
) -> None:
    claim = next(one for one in claims if one.actor and one.place)
    [of] = given(team, claim.report_id, shown=Shown.WORDS)
    anna = people("anna")
    page = anna.get(f"/coding/{of.id}?claim={claim.id}").text
    side = page[page.index('<section class="side"') : page.index('id="correcting"')]
    assert "Which kind?" in side
    for told in (
        claim.actor[0].value,
        claim.place[0].place.value.name,
        "asserted",
        "attributed",
        "As the machine",
    ):
        assert told not in side
    assert {"attributed", "planned", "denied"}.isdisjoint(
        word
        for part in page.split('class="said ')[1:]
        for word in part.split('"')[0].replace("-", " ").split()
    )
    assert post(anna, of, f"{claim.id}/judge", verdict="accept") == 303
    assert "Say its kind and status too" in anna.get(f"/coding/{of.id}?claim={claim.id}").text


def test_nobody_elses_work_is_shown_on_any_page(
    people: As, team: Store, of: Assignment, claims: list[Claim]
) -> None:
    for claim in claims:
        answers(team, of, "anna", Verdict.REJECT, claim.id, SECRET)
    corrects(team, of, "anna", claims[0].id, "killed", 98_765)
    hand_in(team, of.id, "anna")
    incident = team.incidents.holding([claim.id for claim in claims])
    pages = [
        "/",
        "/coding",
        f"/coding/{of.id}",
        f"/coding/{of.id}/adjudicate",
        "/agreement",
        "/reports",
        f"/reports/{of.report_id}",
        "/queue",
        "/queue/next",
        *(f"/queue/{claim.id}" for claim in claims),
        f"/queue?report={of.report_id}",
        "/incidents",
        *(f"/incidents/{one}" for one in set(incident.values())),
        "/map",
        "/data",
        "/api/v1/judgements",
        f"/api/v1/reports/{of.report_id}",
        *(f"/api/v1/incidents/{one}" for one in set(incident.values())),
    ]
    for name in ("bert", "rita", "jo"):
        client = people(name)
        for page in pages:
            answer = client.get(page, follow_redirects=True)
            assert answer.status_code < 500, page
            for told in (SECRET, "98765", "98 765", "98\u202f765"):
                assert told not in answer.text, f"{page} tells {name} {told}"


def test_who_does_not_code_it_finds_nothing(
    people: As, team: Store, of: Assignment, claims: list[Claim]
) -> None:
    assert people("rita").get(f"/coding/{of.id}").status_code == 403
    [own] = given(team, claims[0].report_id)
    jo = people("jo")
    assert jo.get(f"/coding/{own.id}").headers["location"] == f"/coding/{own.id}/adjudicate"
    assert post(jo, own, f"{claims[0].id}/judge", verdict="accept") == 404
    assert people("anna").get("/coding/none").status_code == 404
    assert people("anna").get(f"/coding/{own.id}/adjudicate").status_code == 403


def test_what_others_judged_elsewhere_is_closed_to_who_codes_alone(
    people: As, team: Store, of: Assignment, claims: list[Claim]
) -> None:
    judge(team, Ruling(Verdict.REJECT, (claims[0].id,), "judged elsewhere"), "jo")
    held = team.incidents.holding([claim.id for claim in claims])
    closed = [
        f"/reports/{of.report_id}",
        f"/queue/{claims[0].id}",
        f"/queue?report={of.report_id}",
        f"/incidents/{next(iter(held.values()))}",
        f"/api/v1/incidents/{next(iter(held.values()))}",
        "/api/v1/exports/claims/file",
        "/data/set",
        "/api/v1/judgements",
        f"/api/v1/reports/{of.report_id}",
    ]
    bert, jo = people("bert"), people("jo")
    for page in closed:
        answer = bert.get(page)
        assert answer.status_code == 403, page
        assert f"/coding/{of.id}" in answer.text
        assert jo.get(page).status_code != 403, page
    form = {"verdict": "accept", "seen": "0"}
    assert bert.post(f"/queue/{claims[0].id}/judge", data=form).status_code == 403
    assert "judged elsewhere" not in bert.get(f"/coding/{of.id}").text
    for coder in ("anna", "bert"):
        for claim in claims:
            answers(team, of, coder, Verdict.ACCEPT, claim.id)
        hand_in(team, of.id, coder)
    assert bert.get(closed[0]).status_code == 200


def test_the_queue_passes_over_what_one_codes_alone(people: As, of: Assignment) -> None:
    bert = people("bert")
    for _ in range(3):
        shown = bert.get("/queue", follow_redirects=True)
        assert shown.status_code == 200
        assert f'data-report="{of.report_id}"' not in shown.text


def test_other_reports_stay_open(people: As, team: Store, of: Assignment) -> None:
    other = next(head.id for head in team.reports.heads() if head.id != of.report_id)
    assert people("bert").get(f"/reports/{other}").status_code == 200


def test_a_part_of_the_page_is_sent_to_a_script(people: As, of: Assignment, claims: list[Claim]) -> None:
    anna = people("anna")
    sent = {"hx-request": "true"}
    address = f"/coding/{of.id}/{claims[0].id}/judge"
    answer = anna.post(address, data={"verdict": "accept"}, headers=sent)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div id="work"')
    assert answer.headers["hx-push-url"] == f"/coding/{of.id}?claim={claims[1].id}"
    assert "<html" not in answer.text


def test_what_does_not_fit_is_told(people: As, of: Assignment, claims: list[Claim]) -> None:
    anna = people("anna")
    assert post(anna, of, f"{claims[0].id}/judge", verdict="same") == 400
    assert post(anna, of, f"{claims[0].id}/judge", verdict="sure") == 422
    assert post(anna, of, "none/judge", verdict="accept") == 404
    assert post(anna, of, f"{claims[0].id}/correct", field="killed", detail="many") == 422
    assert post(anna, of, f"{claims[0].id}/correct", field="colour", detail='"red"') == 422
    assert (
        post(anna, of, f"{claims[0].id}/correct", field="killed", detail=json.dumps(5), start=-1, end=4)
        == 422
    )
