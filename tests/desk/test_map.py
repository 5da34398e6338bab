"""The routes of the map, without a browser."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient


def test_the_page_lists_its_places_without_a_script(client: TestClient) -> None:
    page = client.get("/map")
    assert page.status_code == 200
    assert 'href="/map?at=dots%40geonames%3A99072">Mosul</a>' in page.text
    assert "somewhere in the country" in page.text
    assert '<noscript><img class="plain-map"' in page.text


def test_what_is_chosen_and_filtered_is_in_the_list(client: TestClient) -> None:
    beside = client.get("/map/beside?at=dots@geonames:99072").text
    assert '<h2 tabindex="-1">Mosul</h2>' in beside
    assert 'href="/incidents/' in beside
    assert client.get("/map?killed=100").text.count("<li>") == 1
    assert "Tikrit" in client.get("/map?killed=100").text
    assert "Nothing here" in client.get("/map/beside?at=dots@geonames:1").text
    assert "Without a place" in client.get("/map/beside?at=nowhere").text


def test_only_towns_are_dots(client: TestClient) -> None:
    drawn = client.get("/map/marks?zoom=6&box=38,30,48,38").json()
    assert {one["name"] for one in drawn["dots"]} >= {"Mosul", "Tikrit"}
    assert "Iraq" not in {one["name"] for one in drawn["dots"]}
    (iraq,) = [one for one in drawn["areas"] if one["name"] == "Iraq"]
    assert iraq["form"] == "country"
    assert iraq["shape"]["type"] == "MultiPolygon"


def test_days_leave_out_what_lies_outside_them(client: TestClient) -> None:
    drawn = client.get("/map/marks?from=2014-06-15&to=2014-06-15&zoom=8").json()
    names = {one["name"] for one in (*drawn["dots"], *drawn["areas"])}
    assert "Samarra" in names
    assert "Sinjar" not in names, "what was there was on the next day"


def test_the_plain_picture_is_a_drawing_that_names_its_places(client: TestClient) -> None:
    answer = client.get("/map/plain.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    words = [node.text for node in ElementTree.fromstring(answer.text).iter() if node.tag.endswith("text")]
    assert any(word and word.startswith("Iraq ") for word in words)


@pytest.mark.parametrize(
    "query",
    [
        "box=1,2,3",
        "box=nan,0,0,0",
        "box=a",
        "box=20,0,10,5",
        "zoom=99",
        "zoom=nan",
        "zoom=x",
        "at=pin",
        "from=yesterday",
        "killed=-1",
    ],
)
def test_what_does_not_fit_is_refused(client: TestClient, query: str) -> None:
    answer = client.get(f"/map/marks?{query}")
    assert answer.status_code == 422
    assert "That does not fit" in answer.text


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("from=10.06.2014", "a day is written as 2014-06-10"),
        ("from=2014-06-31", "a day is written as 2014-06-10"),
        ("from=2014-06-20&to=2014-06-01", "the last day lies before the first"),
        ("killed=many", "a whole number, 0 or more"),
    ],
)
def test_a_field_that_does_not_fit_says_so_beside_it(client: TestClient, query: str, fault: str) -> None:
    page = client.get(f"/map?{query}")
    assert page.status_code == 422
    assert f">{fault}</span>" in page.text
    assert "<h2" in page.text
