"""The pages of reports, without a browser."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.desk.report_page import is_safe
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.types import Status, Verdict
from dateline.workspace.ingest import add
from dateline.workspace.judging import Ruling, judge
from tests.desk.conftest import REPORTS


@pytest.fixture
def ids(store: Store) -> list[str]:
    return [report.id for report in store.reports.each()]


def test_every_character_of_a_report_stands_on_its_page_at_its_offset(
    client: TestClient, store: Store, ids: list[str]
) -> None:
    for report_id in ids:
        text = store.reports.get(report_id).text
        page = lxml.html.fromstring(client.get(f"/reports/{report_id}").text)
        at = 0
        for run in page.iterfind(".//*[@data-start]"):
            assert int(run.get("data-start", "")) == at
            at = int(run.get("data-end", ""))
            assert run.text == text[int(run.get("data-start", "")) : at]
        assert at == len(text)


def test_every_claim_has_a_card_and_a_sign_before_its_words(
    client: TestClient, store: Store, ids: list[str]
) -> None:
    for report_id in ids:
        page = client.get(f"/reports/{report_id}").text
        claims = {claim.id for claim in store.claims.of_report(report_id)}
        assert set(re.findall(r'id="c-([0-9a-f]+)"', page)) == claims
        assert set(re.findall(r'id="w-([0-9a-f]+)"', page)) == claims


def test_a_report_that_is_not_there_is_told(client: TestClient) -> None:
    assert client.get("/reports/nothing").status_code == 404


def test_what_is_known_of_a_report_is_told_with_where_it_was_read(client: TestClient, store: Store) -> None:
    post = next(head for head in store.reports.heads() if head.outlet == "The River Post")
    page = client.get(f"/reports/{post.id}").text
    assert "by Leila Marsh" in page
    assert "<tr><td>published</td><td>2014-06-10</td><td>json-ld</td></tr>" in page


def test_reports_that_print_one_text_name_each_other(
    client: TestClient, store: Store, pipeline: Pipeline, tmp_path: Path
) -> None:
    printed = (REPORTS / "tikrit-northern-mail.txt").read_text()
    again = tmp_path / "again.txt"
    again.write_text(printed + "\nMore tomorrow.\n")
    before = {head.id for head in store.reports.heads()}
    add(store, [str(again)], pipeline, versions={})
    store.copies.group()
    (copy,) = {head.id for head in store.reports.heads()} - before
    (original,) = store.copies.beside(copy)
    assert "1 more report prints this text" in client.get(f"/reports/{original}").text
    assert f'href="/reports/{original}"' in client.get(f"/reports/{copy}").text
    assert store.copies.beside("nothing") == []


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://news.example/a", True),
        ("http://news.example/a", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//news.example", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(address: str | None, safe: bool) -> None:
    assert is_safe(address) is safe


def test_judgements_stand_on_the_card_until_they_are_withdrawn(client: TestClient, store: Store) -> None:
    claim = next(claim for claim in store.claims.each() if claim.place and claim.status.countable)
    detail = '{"name": "Balad", "country": "IRQ"}'
    accepted = judge(store, Ruling(Verdict.ACCEPT, (claim.id,), "read twice"), "anna")
    judge(store, Ruling(Verdict.CORRECT, (claim.id,), "the report says so", "place", detail), "ben")
    page = client.get(f"/reports/{claim.report_id}").text
    assert "<b>accepted</b>: read twice" in page
    assert "<b>place corrected to Balad, IRQ (not on the map) (read: " in page
    assert "<dd>Balad, IRQ (not on the map)" in page
    judge(store, Ruling(Verdict.WITHDRAW, (accepted.id,), "a slip"), "anna")
    assert "read twice" not in client.get(f"/reports/{claim.report_id}").text


def test_a_rejected_claim_is_not_counted(client: TestClient, store: Store) -> None:
    claim = next(claim for claim in store.claims.each() if claim.status.countable)
    page = f"/reports/{claim.report_id}"
    assert "rejected, not counted" not in client.get(page).text
    judge(store, Ruling(Verdict.REJECT, (claim.id,), "no event"), "anna")
    assert client.get(page).text.count("rejected, not counted") == 1


def test_a_corrected_voice_and_status_are_what_the_card_says(client: TestClient, store: Store) -> None:
    claim = next(claim for claim in store.claims.each() if claim.status is Status.ASSERTED)
    judge(store, Ruling(Verdict.CORRECT, (claim.id,), "a rumour", "status", '"denied"'), "anna")
    judge(store, Ruling(Verdict.CORRECT, (claim.id,), "she says it", "source", '"Ann Ray"'), "anna")
    page = client.get(f"/reports/{claim.report_id}").text
    assert "status corrected to denied (read: asserted)" in page
    assert "source corrected to Ann Ray (read: the reporter)" in page
    assert "said by <b>Ann Ray</b>" in page
    assert re.search(rf'id="w-{claim.id}"[^>]*aria-label="Claim \d+, denied, said by Ann Ray"', page)


def test_the_chosen_claim_is_one_of_the_report(client: TestClient, store: Store) -> None:
    claim = next(store.claims.each())
    address = f"/reports/{claim.report_id}"
    assert f'data-chosen="{claim.id}"' in client.get(address, params={"claim": claim.id}).text
    assert "data-chosen" not in client.get(address, params={"claim": '"><script>'}).text
