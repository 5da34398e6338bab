"""The pages of incidents, and what a coder may change of them, without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.store import Store
from dateline.types import CountKind, Incident, Verdict

TOKEN = re.compile(r'name="csrf" value="([^"]+)"')
SEEN = re.compile(r'name="seen" value="([^"]+)"')


@pytest.fixture
def mosul(store: Store) -> Incident:
    """Twelve dead by a police colonel, at least thirty by a hospital doctor."""
    found = [
        one for one in store.incidents.each() if len(_killed(one)) == 2 and one.voices == 2 and one.disputed
    ]
    return next(one for one in found if one.place.value and one.place.value.name == "Mosul")


@pytest.fixture
def afar(store: Store) -> Incident:
    """Four claims of one report, by three voices."""
    return next(one for one in store.incidents.each() if len(one.claim_ids) == 4)


def _killed(incident: Incident) -> list[str]:
    figure = incident.figure(CountKind.KILLED)
    return [one.claim_id for one in figure.said] if figure else []


class Hand:
    """A person without a browser: looks at what a change makes, then keeps it."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def look(self, path: str, **asked: str | list[str]) -> str:
        answer = self.client.get(path, params=asked)
        assert answer.status_code == 200, answer.text
        return answer.text

    def form(self, page: str, **more: str | list[str]) -> dict[str, str | list[str]]:
        token, seen = TOKEN.search(page), SEEN.search(page)
        assert token and seen
        return {"csrf": token[1], "seen": seen[1], **more}

    def keep(self, path: str, why: str = "seen", **asked: str | list[str]) -> str:
        """The path of the page that follows."""
        page = self.look(path, **asked)
        answer = self.client.post(path, data=self.form(page, why=why, **asked), follow_redirects=False)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]


@pytest.fixture
def hand(client: TestClient) -> Iterator[Hand]:
    yield Hand(client)


def test_an_incident_says_what_was_chosen_and_what_every_voice_says(hand: Hand, mosul: Incident) -> None:
    page = hand.look(f"/incidents/{mosul.id}")
    assert "<h1>Killing in or near Mosul, 2014-06-09</h1>" in page
    assert "12 killed (12 to 30)" in page
    assert "lowest: 2 independent voices differ" in page
    for voice in ("police colonel in Harbour Times", "hospital doctor in The River Post"):
        assert voice in page
    assert "a linear scale from 0" in page
    assert "(0 to" not in page
    assert "logarithm)" not in page
    assert page.count("take this") == 3


def test_an_id_from_before_leads_on_and_one_that_never_was_is_told(
    hand: Hand, afar: Incident, mosul: Incident
) -> None:
    hand.keep(f"/incidents/{mosul.id}/merge", **{"with": afar.id})
    gone = hand.client.get(f"/incidents/{mosul.id}")
    assert gone.url.path == f"/incidents/{afar.id}"
    assert f"Incident {mosul.id} is now this one." in gone.text
    assert hand.client.get("/incidents/0123456789abcdef").status_code == 404


def test_taking_another_figure_is_shown_kept_and_undone(hand: Hand, mosul: Incident, store: Store) -> None:
    doctor = next(one.claim_id for one in mosul.figures[0].said if one.value.value.low == 30)
    path = f"/incidents/{mosul.id}/pick"
    preview = hand.look(path, field="killed", claim=doctor)
    assert "picked by" in preview
    assert store.judgements.count() == 0
    after = hand.keep(path, "the hospital counted", field="killed", claim=doctor)
    assert store.incidents.get(mosul.id).figures[0].best == 30
    page = hand.look(after)
    assert "the hospital counted" in page
    [judgement] = store.judgements.each()
    token = TOKEN.search(page)
    assert token
    hand.client.post(f"/incidents/{mosul.id}/undo", data={"csrf": token[1], "judgement": judgement.id})
    assert store.incidents.get(mosul.id) == mosul
    assert "Taken back" in hand.look(f"/incidents/{mosul.id}")


def test_merging_and_undoing_gives_both_back(
    hand: Hand, mosul: Incident, afar: Incident, store: Store
) -> None:
    before = list(store.incidents.each())
    assert hand.look(f"/incidents/{mosul.id}/merge", **{"with": afar.id}).count('class="card side"') == 3
    after = hand.keep(f"/incidents/{mosul.id}/merge", **{"with": afar.id})
    assert set(store.incidents.get(mosul.id).claim_ids) == {*mosul.claim_ids, *afar.claim_ids}
    page = hand.look(after)
    token = TOKEN.search(page)
    assert token
    form = {"csrf": token[1], "judgement": [one.id for one in store.judgements.each()]}
    hand.client.post(f"/incidents/{mosul.id}/undo", data=form)
    assert list(store.incidents.each()) == before


def test_splitting_parts_the_claims_that_were_ticked(hand: Hand, afar: Incident, store: Store) -> None:
    moved = [afar.claim_ids[0], afar.claim_ids[2]]
    hand.keep(f"/incidents/{afar.id}/split", claim=moved)
    held = store.incidents.holding(afar.claim_ids)
    assert held[moved[0]] == held[moved[1]]
    assert held[afar.claim_ids[1]] == held[afar.claim_ids[3]] != held[moved[0]]
    actions = {one.action for one in store.judgements.each()}
    assert len(actions) == 1
    assert {one.verdict for one in store.judgements.each()} <= {Verdict.SAME, Verdict.DIFFERENT}


def test_a_merge_after_a_split_overrules_it(hand: Hand, afar: Incident, store: Store) -> None:
    hand.keep(f"/incidents/{afar.id}/split", claim=[afar.claim_ids[0]])
    parts = sorted(set(store.incidents.holding(afar.claim_ids).values()))
    assert len(parts) == 2
    hand.keep(f"/incidents/{parts[0]}/merge", **{"with": parts[1]})
    assert len(set(store.incidents.holding(afar.claim_ids).values())) == 1


def test_who_comes_second_is_told_and_nothing_is_lost(
    hand: Hand, mosul: Incident, afar: Incident, store: Store
) -> None:
    path = f"/incidents/{mosul.id}/merge"
    page = hand.look(path, **{"with": afar.id})
    hand.keep(f"/incidents/{afar.id}/split", claim=[afar.claim_ids[0]])
    late = hand.client.post(path, data=hand.form(page, why="late", **{"with": afar.id}))
    assert late.status_code == 409
    assert "changed since you looked" in late.text
    assert "late" not in {one.why for one in store.judgements.each()}


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("pick", {"field": "colour", "claim": "CLAIM"}, 400),
        ("pick", {"field": "killed", "claim": "nothing"}, 400),
        ("pick", {"field": "weapon", "claim": "CLAIM"}, 400),
        ("pick", {}, 422),
        ("merge", {"with": "nothing"}, 404),
        ("merge", {"with": "SELF"}, 400),
        ("split", {"claim": "nothing"}, 400),
    ],
)
def test_what_does_not_fit_is_told(
    hand: Hand, mosul: Incident, path: str, asked: dict[str, str], status: int
) -> None:
    known = {"CLAIM": mosul.claim_ids[0], "SELF": mosul.id}
    answer = hand.client.get(
        f"/incidents/{mosul.id}/{path}",
        params={name: known.get(value, value) for name, value in asked.items()},
    )
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_change_without_a_reason_is_refused(hand: Hand, mosul: Incident, store: Store) -> None:
    path, asked = f"/incidents/{mosul.id}/pick", {"field": "killed", "claim": mosul.claim_ids[0]}
    page = hand.look(path, **asked)
    assert hand.client.post(path, data=hand.form(page, why="  ", **asked)).status_code == 400
    assert store.judgements.count() == 0


def test_near_incidents_are_offered_and_found_by_words(hand: Hand, mosul: Incident) -> None:
    path = f"/incidents/{mosul.id}/merge"
    assert "Mosul, Nineveh, IRQ, 2014-06-10" in hand.look(path)
    assert "Tal Afar" in hand.look(path, words="tal afar")
    assert "No other incident" in hand.look(path, words="nowhere at all")


def test_every_incident_of_the_example_has_a_page(hand: Hand, store: Store, workspace: Path) -> None:
    assert workspace.exists()
    for one in store.incidents.each():
        assert one.id in hand.look(f"/incidents/{one.id}")


def test_the_list_shows_what_is_asked_for(client: TestClient, store: Store) -> None:
    everything = client.get("/incidents").text
    assert everything.count('<td role="cell" class="day">') == store.incidents.count()
    killings = client.get("/incidents?kind=killing&disputed=1").text
    assert killings.count('<td role="cell" class="day">') == 1
    assert "Mosul, Nineveh, IRQ (in or near)" in killings
    assert "No incident is like that." in client.get("/incidents?words=atlantis").text
    most = client.get("/incidents?killed=20&most=40&order=toll").text
    assert 'class="figure">40</span>' in most
    assert 'class="figure">1700</span>' not in most


def test_a_wrong_value_is_told_beside_its_field(client: TestClient) -> None:
    page = client.get("/incidents?from=2014-13-01&killed=9&most=4&order=age&status=nope")
    assert page.status_code == 200
    assert 'id="fault-from">a day is written as 2014-06-10</span>' in page.text
    assert 'id="fault-most">fewer than at least</span>' in page.text


def test_a_page_that_no_list_gave_is_told(client: TestClient) -> None:
    answer = client.get("/incidents?after=nonsense")
    assert answer.status_code == 400
    assert "Traceback" not in answer.text
