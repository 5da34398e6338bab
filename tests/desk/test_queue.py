"""The queue asked without a browser: what is kept, who has what, and what becomes of wrong requests."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from dateline.desk import Settings
from dateline.desk.queue.sittings import HELD_SECONDS, Deed, Sittings
from dateline.incidents import in_force
from dateline.store import Store
from dateline.types import Judgement, Role, Verdict
from tests.desk.team import gather, logged_in

Post = Callable[..., Response]
_TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


@pytest.fixture
def post(client: TestClient) -> Post:
    """Send a form as the page would."""
    return lambda path, **fields: sent(client, path, **fields)


def sent(client: TestClient, path: str, *, hx: bool = False, **fields: object) -> Response:
    token = _TOKEN.search(client.get("/queue").text)
    assert token is not None
    headers = {"hx-request": "true"} if hx else {}
    answer: Response = client.post(
        path, data={"csrf": token[1], **fields}, headers=headers, follow_redirects=False
    )
    return answer


def standing(store: Store) -> list[Judgement]:
    return list(in_force(store.judgements.each()))


@pytest.fixture
def claim(store: Store) -> str:
    """The claim that most needs a person."""
    row = store.queue.next()
    assert row is not None
    return row.claim_id


def test_the_queue_leads_to_the_claim_that_most_needs_a_person(
    client: TestClient, store: Store, claim: str
) -> None:
    answer = client.get("/queue", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/queue/{claim}")
    page = client.get(f"/queue/{claim}").text
    assert f"{store.queue.left()}</b> left" in page
    row = store.queue.get(claim)
    assert row is not None
    assert ", ".join(row.reasons) in page


def test_an_accepted_claim_leads_to_the_next_and_is_waited_for_no_more(
    post: Post, store: Store, claim: str
) -> None:
    left = store.queue.left()
    answer = post(f"/queue/{claim}/judge", verdict="accept")
    assert answer.status_code == 303
    assert answer.headers["location"] != f"/queue/{claim}"
    assert store.queue.left() == left - 1
    [made] = standing(store)
    assert (made.verdict, made.subjects, made.why) == (Verdict.ACCEPT, (claim,), "accepted at the desk")


@pytest.mark.parametrize(("why", "own", "kept"), [("a", "", "a"), ("a", " b ", "b"), ("", "b", "b")])
def test_a_rejected_claim_leaves_its_incident_at_once(
    post: Post, store: Store, claim: str, why: str, own: str, kept: str
) -> None:
    assert claim in store.incidents.holding([claim])
    post(f"/queue/{claim}/judge", verdict="reject", why=why, own=own)
    assert [one.why for one in standing(store)] == [kept]
    assert claim not in store.incidents.holding([claim])


def test_a_script_is_given_the_part_that_changes(post: Post, claim: str) -> None:
    answer = post(f"/queue/{claim}/judge", hx=True, verdict="accept")
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div id="work"')
    assert answer.headers["hx-replace-url"].startswith("/queue/")
    assert claim not in answer.headers["hx-replace-url"]


def test_a_correction_keeps_the_words_and_the_claim_stays(post: Post, store: Store, claim: str) -> None:
    report = store.reports.get(store.claims.get(claim).report_id)
    found = re.search(r"\w+ \w+", report.text)
    assert found is not None
    start, end = found.span()
    page = post(f"/queue/{claim}/read", field="weapon", start=start, end=end).text
    assert f"from “{found[0]}”" in page
    answer = post(f"/queue/{claim}/correct", field="weapon", detail=json.dumps("x"), start=start, end=end)
    assert answer.headers["location"] == f"/queue/{claim}"
    [made] = standing(store)
    assert (made.original, made.why) == (found[0], "the words say so")
    assert [(span.start, span.end) for span in made.evidence] == [(start, end)]


def test_what_is_done_is_taken_back_in_the_order_of_being_done(post: Post, store: Store, claim: str) -> None:
    report = store.claims.get(claim).report_id
    post(f"/queue/{claim}/correct", field="weapon", detail='"mortar"')
    post(f"/queue/add?report={report}", kind="air strike", status="denied", start=0, end=10)
    assert [one.verdict for one in standing(store)] == [Verdict.CORRECT, Verdict.ADD, Verdict.ACCEPT]
    [added] = [one.subjects[0] for one in standing(store) if one.verdict is Verdict.ADD]
    assert store.claims.get(added).kind == "air_strike"
    assert post("/queue/undo").headers["location"] == f"/queue?report={report}"
    assert added not in {one.id for one in store.claims.each()}
    assert post("/queue/undo").headers["location"] == f"/queue/{claim}"
    assert standing(store) == []
    assert "nothing to take back" in post("/queue/undo").text


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("/judge", {"verdict": "reject"}, "Say why"),
        ("/judge", {"verdict": "same"}, "a claim is judged"),
        ("/judge", {"verdict": "perhaps"}, "verdict"),
        ("/judge", {"verdict": "accept", "why": "w" * 3_000}, "why"),
        ("/judge", {"verdict": "accept", "seen": "-1"}, "seen"),
        ("/read", {"field": "colour"}, "no field"),
        ("/read", {"field": "place", "start": "0", "end": "9999999"}, "not in the report"),
        ("/read", {"field": "place", "start": "9", "end": "3"}, "not in the report"),
        ("/read", {"field": "place", "start": "x", "end": "3"}, "start"),
        ("/correct", {"field": "killed", "detail": "many"}, "no value for killed"),
        ("/correct", {"field": "killed", "detail": '{"best": -1}'}, "no value for killed"),
        ("/correct", {"field": "kind", "detail": '"picnic"'}, "no kind of the codebook"),
        ("/correct", {"field": "place", "detail": '{"name": "X", "lat": 1e999}'}, "no value for place"),
        ("/correct", {"field": "date", "detail": '"2014-02-31"'}, "no value for date"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_kept(
    post: Post, store: Store, claim: str, path: str, fields: dict[str, str], told: str
) -> None:
    answer = post(f"/queue/{claim}{path}", **fields)
    assert 400 <= answer.status_code < 500
    assert told in answer.text
    assert store.judgements.count() == 0


def test_a_claim_or_report_that_is_not_there_is_said_so(client: TestClient, post: Post) -> None:
    assert client.get("/queue/nothing").status_code == 404
    assert client.get("/queue?report=nothing").status_code == 404
    assert post("/queue/nothing/judge", verdict="accept").status_code == 404
    assert post("/queue/add?report=nothing", kind="arrest", start=0, end=3).status_code == 404


def test_missed_claims_need_their_words_and_a_kind(post: Post, store: Store, claim: str) -> None:
    report = store.claims.get(claim).report_id
    path = f"/queue/add?report={report}"
    assert "Select the words" in post(path, kind="arrest").text
    assert "no kind of the codebook" in post(path, kind="picnic", start=0, end=9).text
    assert "A status is one of" in post(path, kind="arrest", status="sure", start=0, end=9).text
    assert "not in the report" in post(path, kind="arrest", start=0, end=9**9).text
    assert f'data-claim-now="{claim}"' in post(path, kind="picnic", start=0, end=9, at=claim).text
    post(path, kind="arrest", start=0, end=9)
    assert "added already" in post(path, kind="arrest", start=0, end=9).text
    assert [one.verdict for one in standing(store)] == [Verdict.ADD, Verdict.ACCEPT]


def test_a_whole_report_is_gone_through_in_order(
    client: TestClient, post: Post, store: Store, claim: str
) -> None:
    report = store.claims.get(claim).report_id
    ids = [one.id for one in store.claims.of_report(report)]
    at = f"/queue/{ids[0]}?report={report}"
    assert client.get(f"/queue?report={report}", follow_redirects=False).headers["location"] == at
    for number, one in enumerate(ids):
        page = post(f"/queue/{one}/judge?report={report}", hx=True, verdict="accept").text
        assert f"{len(ids) - number - 1} left" in page
    assert "every claim of this report is judged" in page


def test_nothing_waits_once_all_is_judged(client: TestClient, post: Post, store: Store) -> None:
    while (row := store.queue.next()) is not None:
        post_to = f"/queue/{row.claim_id}/judge"
        if store.queue.left() == 1:
            page = post(post_to, hx=True, verdict="unsure").text
            break
        sent_quickly(store, row.claim_id)
    assert "Nothing waits" in page
    assert "Nothing waits" in client.get("/queue").text


def sent_quickly(store: Store, claim_id: str) -> None:
    """Judge without the desk, which would make incidents again each time."""
    from dateline.workspace.judging import Ruling, judge

    judge(store, Ruling(Verdict.ACCEPT, (claim_id,), "seen"), "R. Vane")


@pytest.fixture
def two(workspace: Path, store: Store) -> Iterator[tuple[TestClient, TestClient]]:
    """Two coders at one desk."""
    gather(store)
    settings = Settings(workspace)
    with ExitStack() as stack:
        jo = stack.enter_context(logged_in(settings, store, Role.ADJUDICATOR))
        carl = stack.enter_context(logged_in(settings, store, Role.CODER))
        carl.app = jo.app
        carl._transport = jo._transport
        yield jo, carl


def test_two_reviewers_are_given_different_claims(two: tuple[TestClient, TestClient]) -> None:
    jo, carl = two
    assert jo.get("/queue").headers["location"] != carl.get("/queue").headers["location"]


def test_who_comes_second_is_told_and_loses_nothing(
    two: tuple[TestClient, TestClient], store: Store, claim: str
) -> None:
    jo, carl = two
    for client in two:
        assert client.get(f"/queue/{claim}").status_code == 200
    assert "jo has this claim open too" in carl.get(f"/queue/{claim}").text
    sent_by(jo, claim, verdict="reject", own="a misprint")
    answer = sent_by(carl, claim, verdict="accept", own="quite right", seen=0)
    assert "<b>jo</b> judged this claim meanwhile: <b>reject</b>, “a misprint”" in plain(answer.text)
    assert "Yours is not kept yet: <b>accept</b>, “quite right”" in plain(answer.text)
    assert [one.who for one in standing(store)] == ["jo"]
    sent_by(carl, claim, verdict="accept", own="quite right", seen=1)
    assert [(one.who, one.why) for one in standing(store)] == [("carl", "quite right")]
    assert store.judgements.count() == 2


def test_a_field_that_somebody_corrected_meanwhile_is_not_overruled_unseen(
    two: tuple[TestClient, TestClient], store: Store, claim: str
) -> None:
    jo, carl = two
    for client, value in ((jo, "mortar"), (carl, "shell")):
        token = _TOKEN.search(client.get(f"/queue/{claim}").text)
        assert token is not None
        form = {"csrf": token[1], "field": "weapon", "detail": json.dumps(value), "seen": 0}
        answer = client.post(f"/queue/{claim}/correct", data=form)
    assert answer.status_code == 422
    assert "jo judged this claim meanwhile (correct weapon: given at the desk)" in plain(answer.text)
    assert [(one.who, one.detail) for one in standing(store)] == [("jo", '"mortar"')]


def plain(text: str) -> str:
    return " ".join(text.split())


def sent_by(client: TestClient, claim: str, **fields: object) -> Response:
    token = _TOKEN.search(client.get(f"/queue/{claim}").text)
    assert token is not None
    answer: Response = client.post(f"/queue/{claim}/judge", data={"csrf": token[1], **fields})
    return answer


def test_a_reader_may_not_judge(workspace: Path, store: Store, claim: str) -> None:
    gather(store)
    with logged_in(Settings(workspace), store, Role.READER) as rita:
        assert rita.get("/queue").status_code == 403
        assert rita.get(f"/queue/{claim}").status_code == 403


def test_a_claim_is_held_for_some_minutes_and_then_given_to_another() -> None:
    now = [0.0]
    at = Sittings(lambda: now[0])

    def first(skip: Collection[str]) -> str | None:
        return next((one for one in ("a", "b", "c") if one not in skip), None)

    assert (at.next("jo", first), at.next("carl", first)) == ("a", "b")
    assert at.next("carl", first) == "c"
    assert at.show("rita", "a") == "jo"
    now[0] = HELD_SECONDS + 1
    assert at.next("eve", first) == "a"
    assert at.show("rita", "c") is None


def test_passed_claims_come_back_when_nothing_else_is_left() -> None:
    at = Sittings(lambda: 0.0)

    def first(skip: Collection[str]) -> str | None:
        return next((one for one in ("a", "b") if one not in skip), None)

    assert [at.next("jo", first) for _ in range(3)] == ["a", "b", "a"]
    assert at.before("jo", "a") is None
    at.next("jo", first)
    assert at.before("jo", "b") == "a"
    assert at.next("jo", lambda _: None) is None


def test_what_was_taken_back_is_forgotten() -> None:
    at = Sittings(lambda: 0.0)
    assert at.last("jo") is None
    at.done("jo", Deed("1", "a", "accepted"))
    at.done("jo", Deed("2", "b", "rejected"))
    at.taken_back("jo", "2")
    assert at.last("jo") == Deed("1", "a", "accepted")
    assert at.last("carl") is None
