"""The list of reports: asked by words, outlet and days, in pages."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from dateline.desk.report_list import Asked
from dateline.desk.routes import reports
from dateline.store import Store


def listed(client: TestClient, address: str) -> list[str]:
    """The ids of the reports on that page of the list."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return re.findall(r'<a href="/reports/([0-9a-f]+)">', answer.text)


def test_every_report_stands_in_the_list_the_latest_first(client: TestClient, store: Store) -> None:
    heads = {head.id: head for head in store.reports.heads()}
    found = listed(client, "/reports")
    assert set(found) == set(heads)
    days = [heads[one].published for one in found]
    assert days == sorted(days, key=str, reverse=True)


def test_words_outlet_and_days_choose_among_them(client: TestClient, store: Store) -> None:
    heads = list(store.reports.heads())
    for params, fits in (
        ("words=mosul", lambda head: "mosul" in head.headline.lower()),
        (
            "words=MOSUL+army",
            lambda head: "mosul" in head.headline.lower() and "army" in head.headline.lower(),
        ),
        ("outlet=The+River+Post", lambda head: head.outlet == "The River Post"),
        ("start=2014-06-11&end=2014-06-16", lambda head: "2014-06-11" <= str(head.published) <= "2014-06-16"),
        ("words=%25", lambda _: False),
    ):
        assert set(listed(client, f"/reports?{params}")) == {head.id for head in heads if fits(head)}, params
    assert "No report is of these words" in client.get("/reports?words=nowhere").text


def test_pages_follow_each_other_and_keep_what_was_asked(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = listed(client, "/reports?start=2014-01-01")
    monkeypatch.setattr(reports, "_ROWS", 4)
    address, found = "/reports?start=2014-01-01", []
    while address:
        found += listed(client, address)
        further = re.search(r'<a href="([^"]+)" rel="next">', client.get(address).text)
        address = further[1].replace("&amp;", "&") if further else ""
        assert not address or "start=2014-01-01" in address
    assert found == everything


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("start=yesterday", "from: a day is written as 2014-06-16"),
        ("end=2014-02-30", "to: a day is written as 2014-06-16"),
        ("after=nonsense", "begin again at its first page"),
    ],
)
def test_what_does_not_fit_is_told(client: TestClient, query: str, told: str) -> None:
    answer = client.get(f"/reports?{query}")
    assert answer.status_code in {400, 422}
    assert told in answer.text


def test_what_was_asked_is_written_into_the_page_as_words(client: TestClient) -> None:
    answer = client.get("/reports", params={"words": '"><script>alert(1)</script>', "outlet": "a&b"})
    assert "<script>alert" not in answer.text
    assert 'value="a&amp;b"' in answer.text


def test_an_address_tells_only_what_is_asked() -> None:
    assert Asked().address() == "/reports"
    assert Asked(words="a b").address(outlet="X & Y") == "/reports?words=a+b&outlet=X+%26+Y"
    assert Asked(outlet="X").address(after="c") == "/reports?outlet=X&after=c"
    assert not Asked().anything
