"""The routes of who holds what, without a browser."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def test_the_table_says_who_since_when_and_by_whom(client: TestClient) -> None:
    page = client.get("/holdings?day=2014-06-16")
    assert page.status_code == 200
    assert "Islamic State" in page.text
    assert "local officials" in page.text
    assert "somebody denies that it was taken" in page.text
    assert 'href="/reports/ae480fd9cc5bc3fe?claim=48de243908ca7e96#c-48de243908ca7e96"' in page.text


def test_each_day_has_its_own(client: TestClient) -> None:
    assert {one["name"] for one in client.get("/holdings/marks?day=2014-06-10").json()["dots"]} == {"Mosul"}
    later = client.get("/holdings/marks?day=2014-06-16").json()["dots"]
    assert {one["name"]: one["letter"] for one in later} == {"Mosul": "A", "Tal Afar": "A", "Tikrit": "A"}
    assert client.get("/holdings/marks?day=1900-01-01").json() == {"dots": [], "areas": []}
    assert "No claim says who took" in client.get("/holdings?day=1900-01-01").text


def test_without_a_day_it_is_that_of_the_last_claim(client: TestClient) -> None:
    page = client.get("/holdings").text
    assert "<time>2014-06-18</time>" in page
    assert 'href="/holdings?day=2014-06-16"' in page


@pytest.mark.parametrize(
    "day", ["tomorrow", "2014-6-1", "2014-02-30", "20140616", "0000-00-00", "99999-01-01"]
)
def test_a_day_that_is_none_is_told_beside_the_field(client: TestClient, day: str) -> None:
    page = client.get("/holdings", params={"day": day})
    assert page.status_code == 422
    assert '<span class="fault" id="fault-day">a day is written as 2014-06-10</span>' in page.text
    assert client.get("/holdings/marks", params={"day": day}).status_code == 422


def test_marks_without_a_day_are_refused(client: TestClient) -> None:
    assert client.get("/holdings/marks").status_code == 422
