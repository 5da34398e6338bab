"""The pages of reports, without a browser."""

from __future__ import annotations

import re

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.store import Store


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
